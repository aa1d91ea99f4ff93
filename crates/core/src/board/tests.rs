//! Cards of a handful of actions, counted by hand.

use chrono::{NaiveDate, Offset as _, Utc};
use proptest::prelude::*;

use super::*;
use crate::actions::{Action, ActionId, ActionKind, ActionState, Priority, StateChange, StateKind};
use crate::causes::{Cause, CauseId, CauseTree, Place, TreeId};
use crate::id::DocumentId;
use crate::postmortem::{Factor, FactorId, Postmortem};
use crate::trends::Period;
use crate::workflow::WorkflowPolicy;

fn day(n: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 10, 1).unwrap() + chrono::Days::new(n.into())
}

/// Agreed on day `from`, due on day `due`, done on day `done`.
fn action(n: u64, from: u32, due: Option<u32>, done: Option<u32>) -> Action {
    let mut action = Action::new(ActionId::from_bits(n), format!("Action {n}"));
    action.created = Some(day(from));
    action.due = due.map(day);
    if let Some(done) = done {
        let at = day(done).and_hms_opt(12, 0, 0).unwrap().and_utc().fixed_offset();
        action.state = ActionState::Done;
        action.history.push(StateChange { to: StateKind::Done, at, who: String::new() });
    }
    action
}

fn cards(actions: Vec<Action>) -> Vec<Card> {
    let at = chrono::DateTime::parse_from_rfc3339("2025-10-01T12:00:00Z").unwrap();
    let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), at);
    postmortem.title = "Checkout".into();
    postmortem.actions = actions.into_iter().map(Into::into).collect();
    Card::of(&postmortem, &Utc.fix())
}

fn overview(cards: &[Card], today: u32) -> Overview {
    let cards: Vec<&Card> = cards.iter().collect();
    Overview::of(&cards, &WorkflowPolicy::shipped(), day(today))
}

/// On day 40: 1 is done after 10 days, 2 after 35, 3 is open and 40 days old and 20 overdue, 4 is due in 3 days and 5 days old, 5 was decided
/// against.
fn handful() -> Vec<Card> {
    let mut actions = vec![
        action(1, 0, Some(9), Some(10)),
        action(2, 0, None, Some(35)),
        action(3, 0, Some(20), None),
        action(4, 35, Some(43), None),
        action(5, 0, None, None),
    ];
    actions[2].priority = Some(Priority::P1);
    actions[2].owner = "Team A".into();
    actions[2].kind = Some(ActionKind::Prevent);
    actions[3].owner = "team a ".into();
    actions[3].effort_minutes = Some(90);
    actions[4].state = ActionState::WontDo { reason: "Replaced".into() };
    cards(actions)
}

#[test]
fn a_handful_is_counted() {
    let overview = overview(&handful(), 40);
    assert_eq!((overview.open, overview.overdue, overview.at_risk), (2, 1, 1));
    assert_eq!(overview.over_target, 1, "P1 has 30 days, and is 40 old");
    // 1 in time, 2 late, 3 late while open; 4 has time, 5 counts nowhere.
    assert_eq!((overview.done_in_time.hits, overview.done_in_time.of), (1, 3));
    assert_eq!(overview.median_days, Ok(22.5), "halfway between 10 and 35");
    assert_eq!(overview.ages, [1, 0, 1, 0]);
    assert_eq!((overview.kinds[0], overview.kind_unknown), (1, 4));
    assert_eq!(overview.unowned, 0);
}

#[test]
fn what_agreed_and_closed_add_up_to_day_by_day() {
    let cards = handful();
    let cards: Vec<&Card> = cards.iter().collect();
    let points = burn_up(&cards, Period::new(day(0), day(41)), 20);
    let points: Vec<_> = points.iter().map(|it| (it.day, it.agreed, it.closed)).collect();
    // Nobody knows when 5 was closed.
    assert_eq!(points, [(day(0), 4, 1), (day(20), 4, 2), (day(40), 5, 3)]);
    assert_eq!(burn_up(&cards, Period::new(day(1), day(1)), 7), []);
}

#[test]
fn owners_are_one_whatever_their_case() {
    let cards = handful();
    let loads = owner_loads(&cards.iter().collect::<Vec<_>>(), day(40));
    let expected = OwnerLoad { owner: "Team A".into(), open: 2, overdue: 1, effort_minutes: 90 };
    assert_eq!(loads, [expected]);
}

#[test]
fn filters_hold_together() {
    let cards = handful();
    let shown = |filter: Filter| -> Vec<u64> {
        let shown = cards.iter().filter(|it| filter.holds(it, day(40)));
        shown.map(|it| it.action.title[7..].parse().unwrap()).collect()
    };
    let standing = |it| Filter { standing: Some(it), ..Filter::default() };
    assert_eq!(shown(Filter::default()), [1, 2, 3, 4, 5]);
    assert_eq!(shown(standing(Standing::Open)), [3, 4]);
    assert_eq!(shown(standing(Standing::Overdue)), [3]);
    assert_eq!(shown(standing(Standing::Pressing)), [3, 4]);
    assert_eq!(shown(standing(Standing::Closed)), [1, 2, 5]);
    let owner = |it: &str| Filter { owner: Some(it.into()), ..Filter::default() };
    assert_eq!(shown(owner("TEAM A")), [3, 4]);
    assert_eq!(shown(owner("")), [1, 2, 5]);
    assert_eq!(shown(Filter { words: "checkout ACTION 4".into(), ..Filter::default() }), [4]);
    let both = Filter { priorities: vec![Priority::P0, Priority::P1], ..owner("team a") };
    assert_eq!(shown(both), [3]);
    assert_eq!(shown(Filter { states: vec![StateKind::WontDo], ..Filter::default() }), [5]);
}

#[test]
fn what_says_nothing_comes_last_either_way() {
    let cards = handful();
    let cards: Vec<&Card> = cards.iter().collect();
    assert_eq!(in_order(&cards, Sort::Due, false, day(40)), [0, 2, 3, 1, 4]);
    assert_eq!(in_order(&cards, Sort::Due, true, day(40)), [3, 2, 0, 1, 4]);
    assert_eq!(in_order(&cards, Sort::Age, false, day(40)), [2, 1, 0, 3, 4]);
}

#[test]
fn a_card_says_what_it_is_to_change() {
    let at = chrono::DateTime::parse_from_rfc3339("2025-10-01T12:00:00Z").unwrap();
    let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), at);
    let cause = CauseId::from_bits(7);
    let mut tree = CauseTree::new(TreeId::from_bits(1), "Checkout failed".into());
    tree.add(Cause::new(cause, "The pool was full".into()), Place::LAST).unwrap();
    postmortem.trees.push(tree.into());
    let mut answer = action(1, 0, None, None);
    answer.causes.push(cause);
    let factor = FactorId::from_bits(3);
    let mut known = Factor::new(factor, "No limit by client".into());
    known.actions.push(answer.id);
    postmortem.factors.push(known.into());
    // The same reason once more: on the list of factors, as it stands in the tree.
    let mut same = Factor::new(FactorId::from_bits(4), " The pool was full".into());
    same.actions.push(answer.id);
    postmortem.factors.push(same.into());
    postmortem.actions.push(answer.into());
    let card = &Card::of(&postmortem, &Utc.fix())[0];
    let expected = [
        Ground::Cause(cause, "The pool was full".into()),
        Ground::Factor(factor, "No limit by client".into()),
    ];
    assert_eq!(card.grounds, expected);
    let stored = serde_json::to_string(card).unwrap();
    assert_eq!(serde_json::from_str::<Card>(&stored).unwrap(), *card);
}

#[test]
fn the_list_begins_with_what_is_late() {
    let mut cards = handful();
    cards[3].action.due = Some(day(47));
    let all: Vec<&Card> = cards.iter().collect();
    let order = in_order(&all, Sort::Title, true, day(40));
    assert_eq!(in_groups(&all, &order, day(40)), [vec![2], vec![3], vec![], vec![], vec![4, 1, 0]]);
    assert_eq!(in_lanes(&all, &order), [vec![3, 2], vec![], vec![], vec![1, 0], vec![4]]);
    // A week is seven days and not eight; what has no date is no less open.
    assert_eq!(Group::of(&cards[3], day(39)), Group::Later);
    cards[3].action.due = None;
    assert_eq!(Group::of(&cards[3], day(40)), Group::Undated);
}

#[test]
fn choices_count_what_they_would_leave() {
    let mut cards = handful();
    cards[0].services = vec!["Search".into(), "Payments".into()];
    cards[2].services = vec!["payments".into()];
    cards[3].action.source = " Audit ".into();
    let choice = |name: &str, n| Choice { name: name.into(), n };
    let cards: Vec<&Card> = cards.iter().collect();
    let all = Choices::of(&cards, &Filter::default(), day(40));
    assert_eq!(all.owners, [choice("", 3), choice("Team A", 2)]);
    assert_eq!(all.services, [choice("Payments", 2), choice("Search", 1)]);
    assert_eq!(all.sources, [choice("Audit", 1)]);
    // What is chosen is counted as if it were not; all else holds.
    let filter = Filter { owner: Some("team a".into()), ..Filter::default() };
    let some = Choices::of(&cards, &filter, day(40));
    assert_eq!(some.owners, all.owners);
    assert_eq!(some.services, [choice("payments", 1)]);
}

proptest! {
    #[test]
    fn each_card_is_in_one_group_and_in_one_lane(
        all in proptest::collection::vec((proptest::option::of(0..80_u32), proptest::option::of(0..60_u32)), 0..20),
    ) {
        let actions = (0..).zip(all).map(|(n, (due, done))| action(n, 0, due, done)).collect();
        let cards = cards(actions);
        let cards: Vec<&Card> = cards.iter().collect();
        let order = in_order(&cards, Sort::Due, false, day(40));
        let mut groups = in_groups(&cards, &order, day(40)).concat();
        // By date, the groups one behind the other are the order itself, but that what is closed comes last.
        let is_open = |it: &&usize| !cards[**it].action.state.is_closed();
        let open = |all: &[usize]| all.iter().filter(is_open).copied().collect::<Vec<usize>>();
        prop_assert_eq!(open(&groups), open(&order));
        let mut lanes = in_lanes(&cards, &order).concat();
        groups.sort_unstable();
        lanes.sort_unstable();
        prop_assert_eq!(&groups, &(0..cards.len()).collect::<Vec<usize>>());
        prop_assert_eq!(lanes, groups);
    }

    #[test]
    fn lines_of_a_burn_up_only_rise_and_never_cross(
        all in proptest::collection::vec((0..60_u32, proptest::option::of(0..60_u32)), 0..20),
        every in 0..20_u32,
    ) {
        let actions = (0..).zip(all).map(|(n, (from, done))| action(n, from, None, done)).collect();
        let cards = cards(actions);
        let cards: Vec<&Card> = cards.iter().collect();
        let points = burn_up(&cards, Period::new(day(0), day(60)), every);
        prop_assert_eq!(points.last().map(|it| it.day), Some(day(59)));
        prop_assert_eq!(points.last().map(|it| it.agreed), Some(cards.len()));
        prop_assert!(points.iter().all(|it| it.closed <= it.agreed));
        prop_assert!(points.is_sorted_by(|a, b| a.day < b.day && a.agreed <= b.agreed && a.closed <= b.closed));
    }
}
