//! What a day begins with: what needs somebody now, what was learned lately, and how it goes.

use std::rc::Rc;

use afterword_core::board::{Card, Group, Overview, Sort, in_order};
use afterword_core::chart::{self, Chart, ChartStyle, Drawn};
use afterword_core::draw::Words;
use afterword_core::severity::SeverityKey;
use afterword_core::time::Instant;
use afterword_core::trends::{Incident, Period, ResponseTime, Ruling, Scope, Step};
use afterword_core::workflow::WorkflowPolicy;
use chrono::{Days, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::trends::{Basis, Looked, Named, Standing, Warned};
use super::{Ask, World};

/// What needs somebody now, and how does it go?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Home {
    /// The time; its day is today.
    pub(crate) now: Instant,
    /// How wide charts are drawn, in CSS pixels.
    pub(crate) width: u32,
    /// What people made of warnings.
    pub(crate) rulings: Rc<Vec<Ruling>>,
    /// The words of the language that is spoken.
    pub(crate) words: Rc<Words>,
}

/// What the page is sent: of each list the first few, and how many there are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct HomeShown {
    /// How many documents there are.
    pub(crate) n: usize,
    /// Actions past their date and due within a week, the latest first.
    pub(crate) pressing: Vec<Card>,
    pub(crate) n_overdue: usize,
    pub(crate) n_soon: usize,
    /// Postmortems that are past the day they were promised for, the most recent first.
    pub(crate) late: Vec<Late>,
    pub(crate) n_late: usize,
    pub(crate) warned: Vec<Warned>,
    pub(crate) n_warned: usize,
    /// What was published lately, the latest first.
    pub(crate) learned: Vec<Learned>,
    /// The charts.
    pub(crate) charts: Vec<Rc<Drawn>>,
}

/// A postmortem that is not published, though it was to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Late {
    pub(crate) document: Named,
    pub(crate) severity: Option<SeverityKey>,
    /// For how many days it has been due.
    pub(crate) days: i64,
}

/// A postmortem that was published lately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Learned {
    pub(crate) document: Named,
    pub(crate) severity: Option<SeverityKey>,
    pub(crate) published: NaiveDate,
    /// What it came from: the first of its factors and causes.
    pub(crate) reasons: Vec<String>,
    /// How many actions there are, and how many of them are closed.
    pub(crate) actions: usize,
    pub(crate) closed: usize,
}

impl Ask for Home {
    const NAME: &'static str = "home";
    type Answer = Rc<HomeShown>;
}

/// So many of each are shown; the pages that are about them show the rest.
const MOST_ACTIONS: usize = 7;
const MOST_LATE: usize = 5;
/// So many of them at least are such as are not late yet, where there are any.
const FEWEST_SOON: usize = 3;
const MOST_WARNED: usize = 3;
const MOST_LEARNED: usize = 4;
const MOST_REASONS: usize = 2;

/// What lies further back is for the page of trends.
const CHART_DAYS: u64 = 364;
/// A draft that was due longer ago is no longer a draft that is late: somebody let it be.
const LATE_DAYS: i64 = 180;

pub(super) fn home(world: &World, ask: &Home) -> HomeShown {
    let today = ask.now.date_naive();
    let policy = WorkflowPolicy::shipped().for_scheme(&world.scheme);
    let late = late(world, &policy, ask.now);
    let standing = Standing::of(world, &Scope::default(), &ask.rulings, today);
    let cards: Vec<&Card> = world.cards().collect();
    let in_group = |group| cards.iter().copied().filter(move |it| Group::of(it, today) == group);
    let overdue: Vec<&Card> = in_group(Group::Overdue).collect();
    let soon: Vec<&Card> = in_group(Group::ThisWeek).collect();
    // What is due within the week keeps a place beside what is late: it can still be on time.
    let room = MOST_ACTIONS.saturating_sub(overdue.len());
    let n_soon = soon.len().min(room.max(FEWEST_SOON));
    let late_first = first(&worst_first(&overdue, today), MOST_ACTIONS - n_soon);
    let pressing = [late_first, first(&by_date(&soon, today), n_soon)];
    HomeShown {
        n: world.incidents().len() + world.lists().count(),
        pressing: pressing.concat(),
        n_overdue: overdue.len(),
        n_soon: soon.len(),
        n_late: late.len(),
        late: late.into_iter().take(MOST_LATE).collect(),
        n_warned: standing.warned.len(),
        warned: standing.warned.into_iter().take(MOST_WARNED).collect(),
        learned: learned(world),
        charts: charts(world, &cards, &policy, ask),
    }
}

fn first(cards: &[&Card], n: usize) -> Vec<Card> {
    cards.iter().take(n).map(|it| Card::clone(it)).collect()
}

fn by_date<'a>(cards: &[&'a Card], today: NaiveDate) -> Vec<&'a Card> {
    in_order(cards, Sort::Due, false, today).into_iter().map(|it| cards[it]).collect()
}

/// The most urgent first, and of these what is late the longest; those that nobody gave a priority come last.
fn worst_first<'a>(cards: &[&'a Card], today: NaiveDate) -> Vec<&'a Card> {
    let mut cards = by_date(cards, today);
    cards.sort_by_key(|it| (it.action.priority.is_none(), it.action.priority));
    cards
}

/// The postmortems that were to be written by now, by the promise of the workflow.
fn late(world: &World, policy: &WorkflowPolicy, now: Instant) -> Vec<Late> {
    let limit = TimeDelta::hours(policy.written_within_hours.into());
    let late = |it: &Incident| {
        let due = it.resolved.filter(|_| it.published.is_none())? + limit;
        let days = (now - due).num_days();
        (due < now && days <= LATE_DAYS).then(|| Late {
            document: Named::of(it),
            severity: it.severity.clone(),
            days,
        })
    };
    let mut late: Vec<Late> = world.incidents().filter_map(late).collect();
    late.sort_by_key(|it| it.days);
    late
}

fn learned(world: &World) -> Vec<Learned> {
    let mut published: Vec<&Incident> =
        world.incidents().filter(|it| it.published.is_some()).collect();
    published.sort_by_key(|it| std::cmp::Reverse(it.published));
    let learned = |it: &&Incident| {
        let texts = it.reasons.iter().map(|it| it.text.trim()).filter(|it| !it.is_empty());
        Some(Learned {
            document: Named::of(it),
            severity: it.severity.clone(),
            published: it.published?.date_naive(),
            reasons: texts.take(MOST_REASONS).map(str::to_owned).collect(),
            actions: it.actions.len(),
            closed: it.actions.iter().filter(|it| it.is_closed()).count(),
        })
    };
    published.iter().take(MOST_LEARNED).filter_map(learned).collect()
}

/// How many incidents there are, how long they take, and how old what is to be done is.
fn charts(world: &World, cards: &[&Card], policy: &WorkflowPolicy, ask: &Home) -> Vec<Rc<Drawn>> {
    let (today, words) = (ask.now.date_naive(), &*ask.words);
    let year = today.checked_sub_days(Days::new(CHART_DAYS)).unwrap_or(today);
    let from = Step::Month.around(year).until;
    let lately = Period::new(from.min(today), today.succ_opt().unwrap_or(today));
    let scope = Scope { period: Some(lately), ..Scope::default() };
    let looked = Looked { scope, step: Step::Month, time: ResponseTime::Resolve };
    let basis = Basis::of(world, &looked, ask.now, words);
    let charts: [Chart; 3] = [
        basis.by_period(),
        basis.response_by_period(),
        chart::ages(&Overview::of(cards, policy, today).ages, words),
    ];
    let style = ChartStyle { width: f64::from(ask.width), has_text: false, words };
    charts.map(|it| Rc::new(Drawn::of(it, style))).into()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use afterword_core::Postmortem;
    use afterword_core::actions::{Action, ActionId, ActionState, Priority};
    use afterword_core::id::DocumentId;
    use afterword_core::postmortem::{Moment, MomentKey, StatusKind, Transition};

    use super::*;

    fn at(text: &str) -> Instant {
        chrono::DateTime::parse_from_rfc3339(text).unwrap()
    }

    fn document(n: u64, resolved: &str, published: Option<&str>) -> Postmortem {
        let mut document = Postmortem::new(DocumentId::v7(n, [0; 10]), at(resolved));
        document.title = format!("Outage {n}");
        document.moments.insert(MomentKey::ImpactStarted, Moment::At(at(resolved)));
        document.moments.insert(MomentKey::Resolved, Moment::At(at(resolved)));
        if let Some(published) = published {
            document.transitions.push(Transition {
                to: StatusKind::Published,
                at: at(published),
                who: String::new(),
                note: String::new(),
                overrides: Vec::new(),
            });
        }
        document
    }

    fn asked(documents: &[Postmortem]) -> HomeShown {
        let ask = Home {
            now: at("2025-10-20T12:00:00Z"),
            width: 400,
            rulings: Rc::default(),
            words: Rc::new(Words::english()),
        };
        home(&World::of(documents), &ask)
    }

    #[test]
    fn the_most_urgent_comes_first_and_what_can_still_be_on_time_keeps_a_place() {
        let mut document = document(1, "2025-10-19T12:00:00Z", None);
        let days = [(1, 2, None), (2, 18, Some(Priority::P0)), (3, 9, Some(Priority::P2))];
        // More than there is room for.
        let late = (10..20).map(|n| (n, 3, Some(Priority::P3)));
        for (n, due, priority) in days.into_iter().chain(late).chain([(4, 22, None), (5, 30, None)])
        {
            let mut action = Action::new(ActionId::from_bits(n), format!("action {n}"));
            action.due = NaiveDate::from_ymd_opt(2025, 10, due);
            action.priority = priority;
            document.actions.push(action.into());
        }
        let mut done = Action::new(ActionId::from_bits(9), "done".into());
        done.due = NaiveDate::from_ymd_opt(2025, 10, 1);
        done.state = ActionState::Done;
        document.actions.push(done.into());
        let shown = asked(&[document]);
        let titles: Vec<&str> = shown.pressing.iter().map(|it| it.action.title.as_str()).collect();
        assert_eq!(titles.len(), MOST_ACTIONS);
        assert_eq!(titles[..3], ["action 2", "action 3", "action 10"]);
        assert_eq!(titles.last(), Some(&"action 4"));
        assert_eq!((shown.n_overdue, shown.n_soon), (13, 1));
    }

    #[test]
    fn a_draft_is_late_when_its_hours_are_over_and_not_once_it_is_published_or_let_be() {
        let shown = asked(&[
            document(1, "2025-10-19T12:00:00Z", None),
            document(2, "2025-10-10T12:00:00Z", None),
            document(3, "2025-10-17T12:00:00Z", None),
            document(4, "2025-10-01T12:00:00Z", Some("2025-10-15T12:00:00Z")),
            document(5, "2024-10-01T12:00:00Z", None),
        ]);
        let late: Vec<(&str, i64)> =
            shown.late.iter().map(|it| (it.document.title.as_str(), it.days)).collect();
        assert_eq!(late, [("Outage 3", 1), ("Outage 2", 8)]);
        assert_eq!(shown.learned.len(), 1);
        assert_eq!(shown.learned[0].document.title, "Outage 4");
    }

    #[test]
    fn with_nothing_to_show_every_chart_says_why() {
        let shown = asked(&[]);
        assert_eq!((shown.n, shown.pressing.len(), shown.learned.len()), (0, 0, 0));
        assert!(shown.charts.iter().all(|it| it.picture.is_err()));
    }
}
