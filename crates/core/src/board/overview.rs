//! How the actions of a workspace stand on the whole.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Card;
use crate::actions::{ActionKind, Fate, StateKind};
use crate::order;
use crate::statistics::{Proportion, TooFew, median};
use crate::trends::{Period, is_same_name};
use crate::workflow::WorkflowPolicy;

/// The oldest day of each group of ages but the last, which has no end: up to a week, a month, a quarter, and more.
pub const OVERVIEW_AGES: [u32; 3] = [7, 30, 90];

/// How many open actions are so old: one group for each of [`OVERVIEW_AGES`], and one for those that are older.
pub type Ages = [usize; OVERVIEW_AGES.len() + 1];

/// How some actions stand on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Overview {
    /// Not closed.
    pub open: usize,
    /// Of these, past their date.
    pub overdue: usize,
    /// Of these, due within a week and not begun.
    pub at_risk: usize,
    /// Of these, older than the service target of their priority.
    pub over_target: usize,
    /// Of these, those that nobody sees to.
    pub unowned: usize,
    /// Done within the promised days of being agreed on, of those that are done or whose days are over. What was decided against counts
    /// nowhere.
    pub done_in_time: Proportion,
    /// How many days the middle one of those that are done took.
    pub median_days: Result<f64, TooFew>,
    /// The open ones by age.
    pub ages: Ages,
    /// All by what they are for, in the order of [`ActionKind::ALL`].
    pub kinds: [usize; ActionKind::ALL.len()],
    /// Those of which nobody said what they are for.
    pub kind_unknown: usize,
}

impl Overview {
    /// How `cards` stand on `today`, by the promises of `policy`.
    pub fn of(cards: &[&Card], policy: &WorkflowPolicy, today: NaiveDate) -> Self {
        let open: Vec<&Card> = cards.iter().copied().filter(|it| is_open(it)).collect();
        let count = |is_so: &dyn Fn(&Card) -> bool| open.iter().filter(|it| is_so(it)).count();
        let mut ages = Ages::default();
        for card in &open {
            let age = card.age_days(today).unwrap_or(0);
            ages[OVERVIEW_AGES.iter().filter(|it| age > **it).count()] += 1;
        }
        let mut kinds = [0; ActionKind::ALL.len()];
        cards.iter().filter_map(|it| it.action.kind).for_each(|it| kinds[it as usize] += 1);
        let is_done = |it: &&&Card| it.action.state.kind() == StateKind::Done;
        let took = cards.iter().filter(is_done).filter_map(|it| it.age_days(today));
        let took: Vec<f64> = took.map(f64::from).collect();
        Self {
            open: open.len(),
            overdue: count(&|it| matches!(it.fate(today), Fate::Overdue { .. })),
            at_risk: count(&|it| matches!(it.fate(today), Fate::AtRisk { .. })),
            over_target: count(&|it| it.days_over_target(today, policy).is_some()),
            unowned: count(&|it| it.action.owner.trim().is_empty()),
            done_in_time: Proportion::of(
                cards.iter().map(|it| done_in_time(it, policy.actions_within_days, today)),
            ),
            median_days: median(&took),
            ages,
            kinds,
            kind_unknown: cards.iter().filter(|it| it.action.kind.is_none()).count(),
        }
    }
}

fn is_open(card: &Card) -> bool {
    !card.action.state.is_closed()
}

/// `None` while there is time, and where nobody can tell.
fn done_in_time(card: &Card, days: u32, today: NaiveDate) -> Option<bool> {
    let age = card.age_days(today)?;
    match card.action.state.kind() {
        StateKind::WontDo => None,
        StateKind::Done => Some(age <= days),
        _ => (age > days).then_some(false),
    }
}

/// How many actions had been agreed on and closed by the end of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BurnUp {
    /// The day.
    pub day: NaiveDate,
    /// Agreed on up to then.
    pub agreed: usize,
    /// Of these, closed up to then. What was closed nobody knows when counts from the first day on, so that the two lines never part by it.
    pub closed: usize,
}

/// The two lines of a burn-up chart: a point every so many days of `period`, and one on its last day. None if the period has no days.
pub fn burn_up(cards: &[&Card], period: Period, every: u32) -> Vec<BurnUp> {
    let mut agreed: Vec<NaiveDate> = cards.iter().map(|it| it.agreed).collect();
    let closed = cards.iter().filter(|it| !is_open(it));
    let mut closed: Vec<NaiveDate> =
        closed.map(|it| it.closed.unwrap_or(it.agreed).max(it.agreed)).collect();
    order::sort(&mut agreed, NaiveDate::cmp);
    order::sort(&mut closed, NaiveDate::cmp);
    let up_to = |days: &[NaiveDate], day| days.partition_point(|it| *it <= day);
    let mut points = Vec::new();
    let mut day = period.from;
    while day < period.until {
        points.push(BurnUp { day, agreed: up_to(&agreed, day), closed: up_to(&closed, day) });
        let last = period.until.pred_opt().unwrap_or(day);
        let next = day.checked_add_days(Days::new(every.max(1).into())).unwrap_or(period.until);
        day = if day < last { next.min(last) } else { period.until };
    }
    points
}

/// What one owner has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnerLoad {
    /// Who, as the first of their actions spells it; empty for those that nobody sees to.
    pub owner: String,
    /// Not closed.
    pub open: usize,
    /// Of these, past their date.
    pub overdue: usize,
    /// The work that the open ones take in minutes, as far as it was estimated.
    pub effort_minutes: u64,
}

/// What each owner has on `today`, the most first.
pub fn owner_loads(cards: &[&Card], today: NaiveDate) -> Vec<OwnerLoad> {
    let mut loads: Vec<OwnerLoad> = Vec::new();
    let open: Vec<&Card> = cards.iter().copied().filter(|it| is_open(it)).collect();
    let by_name = order::order(open.len(), &|a, b| {
        let name = |at: usize| open[at].action.owner.trim().to_lowercase();
        name(a).cmp(&name(b))
    });
    for card in by_name.into_iter().map(|it| open[it]) {
        let owner = card.action.owner.trim();
        if loads.last().is_none_or(|it| !is_same_name(&it.owner, owner)) {
            loads.push(OwnerLoad {
                owner: owner.to_owned(),
                open: 0,
                overdue: 0,
                effort_minutes: 0,
            });
        }
        if let Some(load) = loads.last_mut() {
            load.open += 1;
            load.overdue += usize::from(matches!(card.fate(today), Fate::Overdue { .. }));
            load.effort_minutes += u64::from(card.action.effort_minutes.unwrap_or(0));
        }
    }
    order::sort(&mut loads, |a, b| b.open.cmp(&a.open).then(b.overdue.cmp(&a.overdue)));
    loads
}
