//! The board: the actions of all documents, and what leaves it.

use std::collections::BTreeMap;
use std::ops::Range;

use afterword_core::actions::ActionId;
use afterword_core::board::{
    BurnUp, Card, CardKey, Choices, Filter, Group, Overview, OwnerLoad, Sort, board_words, burn_up,
    in_groups, in_lanes, in_order, owner_loads,
};
use afterword_core::id::DocumentId;
use afterword_core::secrets;
use afterword_core::time::Instant;
use afterword_core::trends::Period;
use afterword_core::workflow::WorkflowPolicy;
use afterword_formats::board::{Setting, Tracker, csv, digest, due_dates, json, markdown_table};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Ask, World};
use crate::route::Route;

/// How do the actions stand, and which are to be seen?
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Board {
    pub(crate) wanted: Wanted,
    pub(crate) layout: Layout,
}

/// Which actions, and in which order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Wanted {
    pub(crate) filter: Filter,
    pub(crate) sort: Sort,
    pub(crate) reversed: bool,
    pub(crate) today: NaiveDate,
}

/// How they are laid out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Layout {
    /// One below the other, by [`Group`]: those at these places, of all that the filter leaves.
    List(Range<usize>),
    /// Side by side, by state: so many of each.
    Columns(usize),
}

/// What is to be seen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Shown {
    /// How many there are in all documents.
    pub(crate) n_all: usize,
    /// How many the filter leaves, by [`Group::ALL`] or by [`StateKind::ALL`](afterword_core::actions::StateKind::ALL).
    pub(crate) counts: [usize; 5],
    /// The cards: one part for a list, one a state for columns.
    pub(crate) parts: Vec<Vec<Card>>,
    /// The place of the first card of a list among all that the filter leaves.
    pub(crate) from: usize,
    /// How those stand for which all but the state is as asked for.
    pub(crate) overview: Overview,
    /// Agreed on and closed over time, of the same.
    pub(crate) burn_up: Vec<BurnUp>,
    /// Who has how many, of the same.
    pub(crate) owners: Vec<OwnerLoad>,
    pub(crate) choices: Choices,
    /// The lists of actions that belong to no postmortem, the newest first.
    pub(crate) lists: Vec<Listed>,
}

/// A list of actions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Listed {
    pub(crate) id: DocumentId,
    pub(crate) title: String,
    pub(crate) n: usize,
    pub(crate) n_open: usize,
}

impl Ask for Board {
    const NAME: &'static str = "board";
    type Answer = Shown;
}

/// How far back agreed and closed actions are shown, and how many days lie between two points.
const BURN_UP_DAYS: u64 = 364;
const BURN_UP_STEP: u32 = 7;

pub(super) fn board(world: &World, ask: &Board) -> Shown {
    let Wanted { filter, sort, reversed, today } = &ask.wanted;
    let all: Vec<&Card> = world.cards().collect();
    let shown = kept(&all, filter, *today);
    // The figures are about what was agreed on, whether it is closed or not.
    let whole = Filter { standing: None, states: Vec::new(), ..filter.clone() };
    let counted = kept(&all, &whole, *today);
    let order = in_order(&shown, *sort, *reversed, *today);
    let cards = |places: &[usize]| places.iter().map(|it| shown[*it].clone()).collect();
    let (counts, from, parts) = match &ask.layout {
        Layout::List(window) => {
            let groups = in_groups(&shown, &order, *today);
            let from = window.start.min(shown.len());
            let until = window.end.clamp(from, shown.len());
            (groups.each_ref().map(Vec::len), from, vec![cards(&groups.concat()[from..until])])
        }
        Layout::Columns(most) => {
            let lanes = in_lanes(&shown, &order);
            let first = |it: &Vec<usize>| cards(&it[..it.len().min(*most)]);
            (lanes.each_ref().map(Vec::len), 0, lanes.iter().map(first).collect())
        }
    };
    Shown {
        n_all: all.len(),
        counts,
        parts,
        from,
        overview: Overview::of(&counted, &WorkflowPolicy::shipped(), *today),
        burn_up: burn_up(&counted, span(&counted, *today), BURN_UP_STEP),
        owners: owner_loads(&counted, *today),
        choices: Choices::of(&all, filter, *today),
        lists: listed(world),
    }
}

fn listed(world: &World) -> Vec<Listed> {
    let lists = world.lists().map(|(id, it)| Listed {
        id,
        title: it.title.clone(),
        n: it.cards.len(),
        n_open: it.cards.iter().filter(|it| !it.action.state.is_closed()).count(),
    });
    let mut lists: Vec<Listed> = lists.collect();
    lists.reverse();
    lists
}

fn kept<'a>(cards: &[&'a Card], filter: &Filter, today: NaiveDate) -> Vec<&'a Card> {
    cards.iter().copied().filter(|it| filter.holds(it, today)).collect()
}

/// A year up to today, or since the first was agreed on if that is less.
fn span(cards: &[&Card], today: NaiveDate) -> Period {
    let year = today.checked_sub_days(Days::new(BURN_UP_DAYS)).unwrap_or(today);
    let first = cards.iter().map(|it| it.agreed).min().unwrap_or(today);
    let until = today.succ_opt().unwrap_or(today);
    Period::new(first.max(year).min(today), until)
}

/// Which actions does a filter leave, all of them and not only those that are to be seen?
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Keys {
    pub(crate) wanted: Wanted,
}

impl Ask for Keys {
    const NAME: &'static str = "keys";
    type Answer = Vec<CardKey>;
}

pub(super) fn keys(world: &World, ask: &Keys) -> Vec<CardKey> {
    let Wanted { filter, today, .. } = &ask.wanted;
    world.cards().filter(|it| filter.holds(it, *today)).map(Card::key).collect()
}

/// What is to be written of the actions that a filter leaves?
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Taken {
    pub(crate) wanted: Wanted,
    pub(crate) form: Form,
    /// The tag of the language to write it in.
    pub(crate) language: String,
    /// The address of the app, before its fragment.
    pub(crate) base: String,
    /// When it is written.
    pub(crate) now: Instant,
}

/// What leaves the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Form {
    /// What is overdue and due soon, for a chat or a mail.
    Digest,
    /// The days on which actions are due.
    Calendar,
    /// A table for a tracker.
    Csv(Tracker),
    /// A Markdown table.
    Markdown,
    /// For programs.
    Json,
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Written {
    pub(crate) text: String,
    /// How many keys, tokens and passwords were left out.
    pub(crate) n_secrets: usize,
}

impl Ask for Taken {
    const NAME: &'static str = "taken";
    /// What was written, or why nothing was.
    type Answer = Result<Written, String>;
}

pub(super) fn taken(world: &World, ask: &Taken) -> Result<Written, String> {
    let Wanted { filter, sort, reversed, today } = &ask.wanted;
    let all: Vec<&Card> = world.cards().collect();
    let shown = kept(&all, filter, *today);
    let order = in_order(&shown, *sort, *reversed, *today);
    // As they are seen: what is late comes first.
    let groups = in_groups(&shown, &order, *today);
    let mut n_secrets = 0;
    let clean: Vec<Card> = groups
        .iter()
        .flatten()
        .map(|it| {
            let (clean, n) = shown[*it].without_secrets(secrets::english());
            n_secrets += n;
            clean
        })
        .collect();
    let cards: Vec<&Card> = clean.iter().collect();
    let find = |id: DocumentId| {
        let route = Route::of_document(world.kind(id), id);
        Some(format!("{}{route}", ask.base))
    };
    let setting = Setting { today: *today, words: board_words(&ask.language), find: &find };
    let text = match ask.form {
        Form::Digest => digest(&cards, setting),
        Form::Calendar => due_dates(&cards, ask.now, setting).map_err(|it| it.to_string())?,
        Form::Csv(tracker) => csv(&cards, tracker, setting),
        Form::Markdown => markdown_table(&cards, setting),
        Form::Json => json(&cards, *today),
    };
    Ok(Written { text, n_secrets })
}

/// Which of these actions, from elsewhere, stand somewhere already?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Here {
    pub(crate) actions: Vec<Told>,
}

/// What tells an action from others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Told {
    pub(crate) id: ActionId,
    pub(crate) title: String,
    pub(crate) owner: String,
    /// Its address in a tracker.
    pub(crate) tracker: String,
}

impl Ask for Here {
    const NAME: &'static str = "here";
    /// The document in which each stands.
    type Answer = Vec<Option<DocumentId>>;
}

/// An action is the same by its id, by its address in a tracker, or by what it says and who sees to it.
pub(super) fn here(world: &World, ask: &Here) -> Vec<Option<DocumentId>> {
    let said = |title: &str, owner: &str| {
        [title, owner].map(|it| it.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase())
    };
    let (mut ids, mut trackers, mut texts) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for card in world.cards() {
        let action = &card.action;
        ids.insert(action.id, card.document);
        trackers.insert(action.tracker.trim(), card.document);
        texts.insert(said(&action.title, &action.owner), card.document);
    }
    trackers.remove("");
    let place = |it: &Told| {
        let by_words = || {
            let is_told = !it.title.trim().is_empty();
            texts.get(&said(&it.title, &it.owner)).filter(|_| is_told)
        };
        let by_address = || trackers.get(it.tracker.trim());
        ids.get(&it.id).or_else(by_address).or_else(by_words).copied()
    };
    ask.actions.iter().map(place).collect()
}

/// How many actions are overdue, for the mark on the app and the note when it opens?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Pressing {
    pub(crate) today: NaiveDate,
}

/// Those that are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Pressed {
    pub(crate) overdue: usize,
    /// Due within a week.
    pub(crate) soon: usize,
}

impl Ask for Pressing {
    const NAME: &'static str = "pressing";
    type Answer = Pressed;
}

pub(super) fn pressing(world: &World, ask: Pressing) -> Pressed {
    let count = |group: Group| world.cards().filter(|it| Group::of(it, ask.today) == group).count();
    Pressed { overdue: count(Group::Overdue), soon: count(Group::ThisWeek) }
}

#[cfg(test)]
mod tests {
    use afterword_core::Postmortem;
    use afterword_core::actions::{Action, ActionId, ActionState};
    use afterword_core::board::Standing;
    use afterword_core::postmortem::MetricCatalogue;
    use chrono::{DateTime, Offset as _, Utc};

    use super::super::digest::Digest;
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, 10, day).unwrap()
    }

    fn now() -> Instant {
        DateTime::parse_from_rfc3339("2025-10-01T12:00:00Z").unwrap()
    }

    /// Two documents: of each, action n is due on day 5·n, and the last is done.
    fn world() -> World {
        let mut world = World::default();
        for document in 1..=2 {
            let mut it = Postmortem::new(DocumentId::v7(document, [0; 10]), now());
            it.title = format!("Outage {document}");
            for n in 1..=4 {
                let mut action = Action::new(ActionId::from_bits(n), format!("{document}.{n}"));
                action.due = Some(day(5 * n as u32));
                action.owner = ["", "ada", "kim"][document as usize].to_owned();
                if n == 4 {
                    action.state = ActionState::Done;
                }
                it.actions.push(action.into());
            }
            let metrics = MetricCatalogue::shipped();
            world.put(Digest::by(&it.into(), 1, metrics, &Utc.fix()));
        }
        world
    }

    fn wanted(filter: Filter) -> Wanted {
        Wanted { filter, sort: Sort::Due, reversed: false, today: day(6) }
    }

    fn titles(cards: &[Card]) -> Vec<&str> {
        cards.iter().map(|it| it.action.title.as_str()).collect()
    }

    #[test]
    fn a_window_of_the_list_is_sent_and_the_whole_is_counted() {
        let layout = Layout::List(1..4);
        let shown = board(&world(), &Board { wanted: wanted(Filter::default()), layout });
        assert_eq!((shown.n_all, shown.from), (8, 1));
        // Overdue, this week, later, without a date, closed.
        assert_eq!(shown.counts, [2, 2, 2, 0, 2]);
        assert_eq!(titles(&shown.parts[0]), ["2.1", "1.2", "2.2"]);
        assert_eq!((shown.overview.open, shown.overview.overdue), (6, 2));
        assert_eq!(shown.owners.iter().map(|it| it.open).collect::<Vec<_>>(), [3, 3]);
        assert_eq!(shown.burn_up.last().map(|it| (it.agreed, it.closed)), Some((8, 2)));
        // A window that ends behind the end, or begins there, is cut.
        for (window, n) in [(6..90, 2), (90..99, 0), (0..0, 0)] {
            let layout = Layout::List(window);
            let shown = board(&world(), &Board { wanted: wanted(Filter::default()), layout });
            assert_eq!(shown.parts[0].len(), n);
        }
    }

    #[test]
    fn figures_are_of_what_is_closed_too() {
        let filter = Filter {
            owner: Some("kim".into()),
            standing: Some(Standing::Overdue),
            ..Filter::default()
        };
        let layout = Layout::Columns(1);
        let shown = board(&world(), &Board { wanted: wanted(filter), layout });
        assert_eq!(shown.counts, [1, 0, 0, 0, 0]);
        assert_eq!(shown.parts.iter().map(Vec::len).collect::<Vec<_>>(), [1, 0, 0, 0, 0]);
        assert_eq!((shown.overview.open, shown.overview.overdue), (3, 1));
        assert_eq!(shown.choices.owners.len(), 2, "the other owner can still be chosen");
    }

    #[test]
    fn what_comes_from_elsewhere_is_known_by_its_id_its_address_or_its_words() {
        let told = |id, title: &str, owner: &str| Told {
            id: ActionId::from_bits(id),
            title: title.into(),
            owner: owner.into(),
            tracker: String::new(),
        };
        let elsewhere = Told { tracker: "https://x.example/1".into(), ..told(9, "2.1", "kim") };
        let actions = vec![
            told(1, "otherwise", ""),
            told(9, " 1.2 ", "ADA"),
            told(9, "1.2", "kim"),
            told(9, "", ""),
            elsewhere,
        ];
        let [one, two] = [1, 2].map(|it| Some(DocumentId::v7(it, [0; 10])));
        let places = here(&world(), &Here { actions });
        assert_eq!(places[1..], [one, None, None, two]);
        assert!(places[0].is_some(), "both documents have an action of that id");
    }

    #[test]
    fn all_that_the_filter_leaves_is_written() {
        let written = |form| {
            let ask = Taken {
                wanted: wanted(Filter { owner: Some("ada".into()), ..Filter::default() }),
                form,
                language: "en".into(),
                base: "https://example.org/app/".into(),
                now: now(),
            };
            taken(&world(), &ask).unwrap().text
        };
        assert!(written(Form::Digest).contains("**ada (2)**"));
        assert!(written(Form::Digest).contains("](https://example.org/app/#/postmortem/"));
        assert_eq!(written(Form::Calendar).matches("BEGIN:VEVENT").count(), 3);
        assert_eq!(written(Form::Csv(Tracker::GitLab)).matches("2025-10-").count(), 2 * 4);
        assert_eq!(written(Form::Markdown).lines().count(), 2 + 4);
        assert_eq!(written(Form::Json).matches("\"document\"").count(), 4);
        let ask =
            Keys { wanted: wanted(Filter { owner: Some("ada".into()), ..Filter::default() }) };
        assert_eq!(keys(&world(), &ask).len(), 4);
        let pressed = pressing(&world(), Pressing { today: day(6) });
        assert_eq!(pressed, Pressed { overdue: 2, soon: 2 });
    }
}
