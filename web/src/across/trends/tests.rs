//! What the page of trends is sent, of a handful of documents.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::actions::{Action, ActionId};
use afterword_core::chart::Drawn;
use afterword_core::draw::Words;
use afterword_core::id::DocumentId;
use afterword_core::postmortem::{Factor, FactorId, MetricCatalogue, Moment, MomentKey};
use afterword_core::stored;
use afterword_core::time::Instant;
use afterword_core::trends::{Judgement, NotTaken, Period, Ruling};
use chrono::{Offset as _, TimeDelta, Utc};

use super::{Ask as _, Looked, Scope, Trends, TrendsChart, TrendsShown, answer, chart};
use crate::across::digest::Digest;
use crate::across::{Answered, Question, World};

const POOL: &str = "The payment database exhausted its connection pool";

fn now() -> Instant {
    "2026-10-01T12:00:00Z".parse().unwrap()
}

fn id(n: u8) -> DocumentId {
    DocumentId::v7(n.into(), [n; 10])
}

/// A document of an incident `days` ago that hit `service`, with one factor and an overdue action against it.
fn document(n: u8, days: i64, service: &str) -> Postmortem {
    let began = now() - TimeDelta::days(days);
    let mut document = Postmortem::new(id(n), began);
    document.title = format!("Outage {n}");
    document.moments.insert(MomentKey::ImpactStarted, Moment::At(began));
    document.services.push(service.to_owned());
    let mut action = Action::new(ActionId::from_bits(1), format!("Cap the pool {n}"));
    action.due = Some(began.date_naive() + TimeDelta::days(5));
    document.actions.push(action.into());
    let mut factor = Factor::new(FactorId::from_bits(2), POOL.to_owned());
    factor.actions.push(ActionId::from_bits(1));
    document.factors.push(factor.into());
    document
}

fn world(documents: &[Postmortem]) -> World {
    let mut world = World::default();
    for document in documents {
        let metrics = MetricCatalogue::shipped();
        world.put(Digest::by(&document.clone().into(), 1, metrics, &Utc.fix()));
    }
    world
}

fn three() -> World {
    world(&[document(1, 50, "Checkout"), document(2, 30, "search"), document(3, 10, "checkout")])
}

fn trends(scope: Scope) -> Trends {
    Trends {
        looked: Looked { scope, ..Looked::default() },
        now: now(),
        widths: [400, 800],
        most_returning: 5,
        most_warned: 5,
        rulings: Rc::default(),
        words: Rc::new(Words::english()),
    }
}

fn checkout() -> Scope {
    Scope { service: Some("checkout".to_owned()), ..Scope::default() }
}

fn charts(shown: &TrendsShown) -> impl Iterator<Item = &Drawn> {
    shown.charts.iter().flat_map(|it| &it.1).map(|it| &**it)
}

fn find<'a>(shown: &'a TrendsShown, key: &str) -> &'a Drawn {
    charts(shown).find(|it| it.key == key).unwrap()
}

/// The same through JSON, as it comes to the page.
fn sent(world: &World, ask: &Trends) -> TrendsShown {
    let question = format!("{{\"{}\":{}}}", Trends::NAME, serde_json::to_string(ask).unwrap());
    let question = stored::from_json::<Question>(&question).unwrap();
    assert!(matches!(question, Question::Trends(it) if it == *ask));
    let answered = Answered { is_whole: true, answer: Rc::new(answer(world, ask)) };
    let there: Answered<Rc<TrendsShown>> = Answered::read(&answered.write().unwrap()).unwrap();
    TrendsShown::clone(&there.answer)
}

#[test]
fn where_there_is_nothing_every_chart_says_so() {
    let shown = sent(&World::default(), &trends(Scope::default()));
    assert_eq!((shown.n, shown.of, shown.known), (0, 0, None));
    assert!(charts(&shown).all(|it| it.picture.is_err()), "nothing is drawn of nothing");
    assert!(shown.warned.is_empty() && shown.returning.is_empty() && shown.precision.is_empty());
}

#[test]
fn of_one_and_of_three_incidents_what_they_say_is_drawn() {
    let one = sent(&world(&[document(1, 40, "search")]), &trends(Scope::default()));
    assert_eq!((one.n, one.returning.len()), (1, 0));
    assert!(find(&one, "by-service").picture.is_ok());
    assert!(find(&one, "forecast").picture.is_err());
    let three = sent(&three(), &trends(Scope::default()));
    let over_time = find(&three, "by-period");
    // September is the one whole month; the first incident is of the twelfth of August.
    let rows: Vec<Vec<String>> = over_time
        .table
        .rows
        .iter()
        .map(|it| it[..2].iter().map(|it| it.plain()).collect())
        .collect();
    let expected = [
        ["Aug 2026 (from 12 Aug 2026)", "1"],
        ["Sep 2026", "2"],
        ["Oct 2026 (up to 1 Oct 2026)", "0"],
    ];
    assert_eq!(rows, expected);
    assert_eq!(over_time.n, "n = 3 incidents");
    assert!(over_time.notes.iter().any(|it| it.starts_with("1 of them is in a period")));
    assert!(over_time.notes.iter().any(|it| it.starts_with("Too few periods")), "{over_time:?}");
    let width = |key: &str| find(&three, key).picture.as_ref().map(|it| it.width);
    assert_eq!((width("by-period"), width("by-service")), (Ok(800.0), Ok(400.0)));
}

#[test]
fn the_count_of_a_chart_over_time_adds_up_with_what_it_leaves_out() {
    // One of today, one of which nobody knows when it was, and one of longer ago than there are columns for.
    let mut undated = document(9, 10, "search");
    undated.moments.clear();
    let mut ended = [document(1, 0, "x"), document(2, 30, "x"), document(3, 900, "x")];
    for document in &mut ended {
        let Some(Moment::At(began)) = document.moments.get(&MomentKey::ImpactStarted).copied()
        else {
            panic!("each of them began");
        };
        document.moments.insert(MomentKey::Resolved, Moment::At(began + TimeDelta::minutes(5)));
    }
    let shown = sent(&world(&[&ended[..], &[undated]].concat()), &trends(Scope::default()));
    let said = |key: &str| {
        let chart = find(&shown, key);
        (chart.n.as_str(), chart.notes.join(" "))
    };
    assert_eq!(shown.n, 4);
    let (n, notes) = said("by-period");
    assert_eq!(n, "n = 3 incidents");
    assert!(notes.contains("2 of them are in periods that are not whole"), "{notes}");
    assert!(notes.contains("Of 1 more nobody knows when it was."), "{notes}");
    let (n, notes) = said("response-time-to-resolve");
    assert_eq!(n, "n = 2 incidents");
    assert!(notes.contains("1 more is of a day outside these periods."), "{notes}");
}

#[test]
fn each_chart_has_a_name_of_its_own() {
    let shown = sent(&three(), &trends(Scope::default()));
    let mut keys: Vec<&str> = charts(&shown).map(|it| it.key.as_str()).collect();
    assert_eq!(keys.len(), 15);
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), 15);
}

#[test]
fn a_scope_narrows_what_is_seen_and_not_what_can_be_chosen() {
    let shown = sent(&three(), &trends(checkout()));
    assert_eq!((shown.n, shown.of), (2, 3));
    assert_eq!(find(&shown, "by-severity").n, "n = 2 incidents");
    assert_eq!(shown.choices.services, [("Checkout".to_owned(), 2), ("search".to_owned(), 1)]);
    let lately = Period::new("2026-09-15".parse().unwrap(), "2026-10-02".parse().unwrap());
    let scope = Scope { period: Some(lately), ..checkout() };
    let shown = sent(&three(), &trends(scope));
    assert_eq!(shown.n, 1);
    assert_eq!(shown.known.map(|it| it.from), Some(lately.from));
}

#[test]
fn a_forecast_knows_what_was_before_the_days_that_are_looked_at() {
    let documents: Vec<Postmortem> =
        (1..=12).map(|n| document(n, i64::from(n) * 30, "x")).collect();
    let lately = Period::new("2026-09-01".parse().unwrap(), "2026-10-02".parse().unwrap());
    let scope = Scope { period: Some(lately), ..Scope::default() };
    let shown = sent(&world(&documents), &trends(scope));
    assert!(shown.n < 3);
    let forecast = find(&shown, "forecast");
    assert!(forecast.table.rows.len() > 5);
    let says_so = |it: &Drawn| it.notes.iter().any(|it| it.starts_with("Forecasts know all"));
    assert!(says_so(forecast), "{:?}", forecast.notes);
    let all = sent(&world(&documents), &trends(Scope::default()));
    assert!(!says_so(find(&all, "forecast")));
}

#[test]
fn what_returns_names_its_documents_and_open_actions() {
    let shown = sent(&three(), &trends(checkout()));
    let [factor] = shown.returning.as_slice() else { panic!("{:?}", shown.returning) };
    assert_eq!((factor.text.as_str(), factor.here, factor.ever), (POOL, 2, 3));
    assert_eq!(factor.documents.iter().map(|it| it.id).collect::<Vec<_>>(), [id(3), id(1)]);
    let open: Vec<&str> = factor.open.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(open, ["Cap the pool 1", "Cap the pool 2", "Cap the pool 3"]);
    let none = Trends { most_returning: 0, most_warned: 0, ..trends(checkout()) };
    let shown = answer(&three(), &none);
    assert_eq!((shown.returning.len(), shown.n_returning), (0, 1));
    assert_eq!((shown.warned.len(), shown.n_warned), (0, 1));
}

#[test]
fn a_warning_is_dismissed_taken_back_and_found_right() {
    let world = three();
    let before = sent(&world, &trends(Scope::default()));
    let [warned] = before.warned.as_slice() else { panic!("{:?}", before.warned) };
    assert_eq!((warned.documents.len(), warned.more, warned.confirmed), (3, 0, None));
    let ruling = |judgement: Judgement| Ruling {
        key: warned.warning.key.clone(),
        kind: warned.warning.kind(),
        at: now(),
        judgement,
    };
    let accepted = Judgement::Dismissed { reason: NotTaken::Accepted, note: "for now".to_owned() };
    let ruled = |rulings: Vec<Ruling>| {
        sent(&world, &Trends { rulings: Rc::new(rulings), ..trends(Scope::default()) })
    };

    let dismissed = ruled(vec![ruling(accepted.clone())]);
    assert!(dismissed.warned.is_empty());
    let [gone] = dismissed.dismissed.as_slice() else { panic!("{:?}", dismissed.dismissed) };
    assert_eq!((gone.reason, gone.note.as_str()), (NotTaken::Accepted, "for now"));
    assert_eq!(gone.warned.as_ref(), Some(warned));
    assert_eq!(dismissed.precision.len(), 1);

    assert_eq!(ruled(Vec::new()), before);
    let right = ruled(vec![ruling(accepted), ruling(Judgement::Confirmed)]);
    assert_eq!((right.warned[0].confirmed, right.dismissed.len()), (Some(now()), 0));
}

#[test]
fn warnings_are_those_of_the_team_and_service_whichever_days_are_looked_at() {
    let elsewhere = Scope { service: Some("mail".to_owned()), ..Scope::default() };
    assert!(answer(&three(), &trends(elsewhere)).warned.is_empty());
    let long_ago = Period::new("2020-01-01".parse().unwrap(), "2020-02-01".parse().unwrap());
    let scope = Scope { period: Some(long_ago), ..checkout() };
    let shown = answer(&three(), &trends(scope));
    assert_eq!((shown.n, shown.warned.len()), (0, 1));
}

#[test]
fn a_chart_for_a_file_has_its_words_in_the_picture() {
    let ask = |key: &str| TrendsChart {
        looked: Looked::default(),
        now: now(),
        key: key.to_owned(),
        words: Rc::new(Words::english()),
    };
    let drawn = chart(&three(), &ask("by-service")).unwrap();
    let on_page = sent(&three(), &trends(Scope::default()));
    assert_eq!(drawn.table.header, find(&on_page, "by-service").table.header);
    let height = |it: &Drawn| it.picture.as_ref().map(|it| it.height).unwrap_or_default();
    assert!(height(&drawn) > height(find(&on_page, "by-service")));
    assert_eq!(chart(&three(), &ask("nothing")), None);
}
