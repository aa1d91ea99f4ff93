//! What comes in, beside what the register has: a row for each activity or week, and the edit that takes in those that are ticked.

use std::rc::Rc;

use afterword_core::toil::{
    Activity, Arrival, Assumptions, Standing, ToilEdit, ToilRegister, Week,
};
use afterword_formats::toil::{ToilTable, Unread};
use afterword_ui::toil::{hours, named, rhythm_and_time};
use afterword_ui::words::word;
use yew::prelude::*;

use crate::pages::import::picked::Row;
use crate::pages::import::table::{Shown, beginning};

/// How much of a note is shown, in characters.
const MAX_CHARS: usize = 120;

const MINUTES_AN_HOUR: f64 = 60.0;

impl Row for Standing {
    fn comes_in(self) -> bool {
        self == Self::New
    }

    fn is_there(self) -> bool {
        self == Self::Same
    }
}

/// What comes in.
#[derive(Clone, Debug)]
pub(in crate::pages::toil) struct Coming {
    pub(in crate::pages::toil) standings: Rc<Vec<Standing>>,
    /// The cells that were not understood.
    pub(super) unread: Vec<Unread>,
    arrivals: Arrivals,
    assumptions: Assumptions,
    /// What a note says below a name.
    below: fn(&str) -> String,
}

#[derive(Clone, Debug)]
enum Arrivals {
    Activities(Vec<Arrival<Activity>>),
    Weeks(Vec<Arrival<Week>>),
}

impl Coming {
    /// How what is in `table` stands to what `register` has.
    pub(super) fn of(table: &ToilTable, register: &ToilRegister) -> Self {
        let (arrivals, unread) = match table.clone() {
            ToilTable::Activities(it) => {
                (Arrivals::Activities(register.arriving_activities(it.activities)), it.unread)
            }
            ToilTable::Weeks(it) => (Arrivals::Weeks(register.arriving_weeks(it.weeks)), it.unread),
        };
        let standings = match &arrivals {
            Arrivals::Activities(all) => all.iter().map(|it| it.standing).collect(),
            Arrivals::Weeks(all) => all.iter().map(|it| it.standing).collect(),
        };
        let assumptions = register.assumptions.clone();
        Self { standings: Rc::new(standings), unread, arrivals, assumptions, below: in_short }
    }

    /// Those of `activities` that `register` has none of, each with the first sentence of its note.
    pub(in crate::pages::toil) fn new_of(
        activities: Vec<Activity>,
        register: &ToilRegister,
    ) -> Self {
        let mut arrivals = register.arriving_activities(activities);
        arrivals.retain(|it| it.standing == Standing::New);
        Self {
            standings: Rc::new(vec![Standing::New; arrivals.len()]),
            unread: Vec::new(),
            arrivals: Arrivals::Activities(arrivals),
            assumptions: register.assumptions.clone(),
            below: first_sentence,
        }
    }

    /// What the button says that takes in `n` of them.
    pub(super) fn take_in(&self, n: usize) -> String {
        match self.arrivals {
            Arrivals::Activities(_) => word::TOIL_BRING_ACTIVITIES.count(n),
            Arrivals::Weeks(_) => word::TOIL_BRING_WEEKS.count(n),
        }
    }

    /// What is said when `n` of them were taken in.
    pub(in crate::pages::toil) fn taken_in(&self, n: usize) -> String {
        match self.arrivals {
            Arrivals::Activities(_) => word::TOIL_BROUGHT_ACTIVITIES.count(n),
            Arrivals::Weeks(_) => word::TOIL_BROUGHT_WEEKS.count(n),
        }
    }

    /// The edit that takes in those of these numbers.
    pub(in crate::pages::toil) fn edit(&self, rows: &[usize]) -> ToilEdit {
        match &self.arrivals {
            Arrivals::Activities(all) => ToilEdit::Activities(members(all, rows)),
            Arrivals::Weeks(all) => ToilEdit::Weeks(members(all, rows)),
        }
    }

    /// What the columns are called.
    pub(in crate::pages::toil) fn names(&self) -> Vec<&'static str> {
        match self.arrivals {
            Arrivals::Activities(_) => vec![
                word::TOIL_ACTIVITY.text(),
                word::TOIL_HOW_OFTEN.text(),
                word::TOIL_EACH.text(),
                word::TOIL_A_YEAR_SHORT.text(),
            ],
            Arrivals::Weeks(_) => vec![
                word::TOIL_BRING_WEEK.text(),
                word::TOIL_TEAM.text(),
                word::TOIL.text(),
                word::TOIL_BRING_ALL.text(),
            ],
        }
    }

    /// What the row of that number shows.
    pub(in crate::pages::toil) fn shown(&self, at: usize) -> Shown {
        let (name, note, figures) = match &self.arrivals {
            Arrivals::Activities(all) => of_activity(&all[at].member, self),
            Arrivals::Weeks(all) => of_week(&all[at].member, self),
        };
        let (fate, said) = match self.standings[at] {
            Standing::New => ("new", ""),
            Standing::Same => ("known", word::FEED_KNOWN.text()),
            Standing::Other => ("changed", word::TOIL_BRING_OTHER.text()),
        };
        let cells = html! {
            <>
                <td class="feed-what">
                    { &name }
                    <span class="feed-notes">{ note }</span>
                    <span class="feed-fate">{ said }</span>
                </td>
                for (at, it) in figures.into_iter().enumerate() { <td key={at} class="number">{ it }</td> }
            </>
        };
        Shown { label: word::ACTIONS_BRING.fill(&[("what", &name)]), fate, cells }
    }
}

fn members<T: Clone>(arrivals: &[Arrival<T>], rows: &[usize]) -> Vec<T> {
    rows.iter().map(|at| arrivals[*at].member.clone()).collect()
}

/// The name of a row, what stands below it, and its figures.
type Cells = (String, String, [String; 3]);

fn of_activity(it: &Activity, coming: &Coming) -> Cells {
    let [often, each] = rhythm_and_time(it);
    let a_year = it.hours_a_year(&coming.assumptions).map_or_else(unknown, hours);
    let parts = [it.team.trim().to_owned(), (coming.below)(&it.note)];
    let below: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    (named(it).to_owned(), below.join(" · "), [often, each, a_year])
}

fn of_week(it: &Week, coming: &Coming) -> Cells {
    let in_hours =
        |minutes: Option<f64>| minutes.map_or_else(unknown, |it| hours(it / MINUTES_AN_HOUR));
    let toil = in_hours(it.minutes_of_toil().map(|it| it as f64));
    let all = in_hours(it.all_minutes.map(f64::from));
    let day = word::DATE_DAY_MON_YEAR.day(it.monday);
    (day, (coming.below)(&it.note), [it.team.clone(), toil, all])
}

fn in_short(note: &str) -> String {
    beginning(&note.split_whitespace().collect::<Vec<&str>>().join(" "), MAX_CHARS)
}

fn first_sentence(note: &str) -> String {
    note.split_inclusive(". ").next().unwrap_or_default().trim_end().to_owned()
}

fn unknown() -> String {
    word::TOIL_NOT_KNOWN.text().to_owned()
}
