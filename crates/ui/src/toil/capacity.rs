//! What a team has for reducing toil: its people, its sprints, and the share that is reserved.

use std::rc::Rc;

use afterword_core::amount::{Share, work_written};
use afterword_core::toil::{Assumptions, Capacity, ToilEdit};
use chrono::NaiveDate;
use yew::prelude::*;

use crate::fields::{DateField, NumberField, PercentField};
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CapacityFormProps {
    pub assumptions: Assumptions,
    /// The days on which its sprints begin.
    pub begins: Rc<[NaiveDate]>,
    pub on_edit: Callback<ToilEdit>,
}

impl CapacityFormProps {
    fn edit(&self, change: impl FnOnce(&mut Capacity)) -> ToilEdit {
        let mut assumptions = self.assumptions.clone();
        change(&mut assumptions.capacity);
        ToilEdit::Assumptions(Box::new(assumptions))
    }

    /// The same of a field of one sprint.
    fn typed_at<T: 'static>(
        &self,
        field: &'static str,
        at: usize,
        change: fn(&mut Capacity, usize, T),
    ) -> Callback<T> {
        let props = self.clone();
        self.on_edit.reform(move |value| {
            ToilEdit::Typed(Box::new(props.edit(|it| change(it, at, value))), field)
        })
    }

    /// Hears of what is typed into the field of that name.
    fn typed<T: 'static>(&self, field: &'static str, change: fn(&mut Capacity, T)) -> Callback<T> {
        let props = self.clone();
        self.on_edit.reform(move |value| {
            ToilEdit::Typed(Box::new(props.edit(|it| change(it, value))), field)
        })
    }
}

/// A number in a field of the model; an emptied one is as it ships. The field takes none that the model can't hold.
fn number<N: TryFrom<u64>>(n: Option<u64>, usual: N) -> N {
    n.and_then(|it| N::try_from(it).ok()).unwrap_or(usual)
}

/// Nobody plans for more people, or more hours a sprint.
const MANY: u64 = u16::MAX as u64;

/// More sprints than these are more than two years ahead.
const MOST_SPRINTS: u64 = 60;

/// The capacity of a team, and what it comes to each sprint.
#[component]
pub fn CapacityForm(props: &CapacityFormProps) -> Html {
    use_words();
    let it = &props.assumptions.capacity;
    let count = |label: &'static str, value: u64, range: (u64, u64), on_change| {
        html! { <NumberField {label} value={Some(value)} {range} {on_change} /> }
    };
    html! {
        <section class="toil-section" aria-label={word::TOIL_CAPACITY.text()}>
            <h2>{ word::TOIL_CAPACITY.text() }</h2>
            <p role="status">{ told(it) }</p>
            <div class="toil-fields is-narrow">
                { count(word::TOIL_TEAM_SIZE.text(), it.people.into(), (1, MANY), props.typed("people", |it, n| it.people = number(n, Capacity::default().people))) }
                { count(word::TOIL_SPRINT_HOURS.text(), it.hours.into(), (1, MANY), props.typed("sprint-hours", |it, n| it.hours = number(n, Capacity::default().hours))) }
                { count(word::TOIL_SPRINT_WEEKS.text(), it.weeks.into(), (1, MOST_WEEKS), props.typed("sprint-weeks", |it, n| it.weeks = number(n, Capacity::default().weeks))) }
                <PercentField
                    of_one=true
                    label={word::TOIL_RESERVED.text()}
                    value={Some(it.reserved.millionths())}
                    on_change={props.typed("reserved", |it, share: Option<u32>| it.reserved = share.and_then(Share::from_millionths).unwrap_or(Capacity::default().reserved))}
                />
                { count(word::TOIL_SPRINTS.text(), it.sprints.into(), (1, MOST_SPRINTS), props.typed("sprints", |it, n| it.sprints = number(n, Capacity::default().sprints))) }
                <DateField
                    label={word::TOIL_BEGINS.text()}
                    value={it.begins}
                    hint={word::TOIL_BEGINS_HINT.text()}
                    on_change={props.typed("begins", |it, day| it.begins = day)}
                />
            </div>
            { leave(props) }
        </section>
    }
}

/// No sprint is longer than a quarter.
const MOST_WEEKS: u64 = 13;

/// The hours that people are away, sprint by sprint.
fn leave(props: &CapacityFormProps) -> Html {
    let away = &props.assumptions.capacity.leave;
    let field = |(at, begins): (usize, &NaiveDate)| {
        let on_change = props.typed_at("leave", at, |it, at, hours: Option<u64>| {
            if it.leave.len() <= at {
                it.leave.resize(at + 1, 0);
            }
            it.leave[at] = number(hours, 0);
            while it.leave.last() == Some(&0) {
                it.leave.pop();
            }
        });
        let label = word::TOIL_LEAVE_OF.fill(&[("day", &word::DATE_DAY_MON.day(*begins))]);
        let value = away.get(at).copied().filter(|it| *it > 0).map(u64::from);
        html! { <NumberField key={at} {label} {value} placeholder="0" unit="h" range={(0, MANY)} {on_change} /> }
    };
    html! {
        <details class="toil-leave" open={!away.is_empty()}>
            <summary>{ word::TOIL_LEAVE.text() }</summary>
            <div class="toil-fields is-narrow">{ for props.begins.iter().enumerate().map(field) }</div>
        </details>
    }
}

/// What each sprint has for reducing toil.
fn told(it: &Capacity) -> String {
    let minutes = it.minutes();
    let (least, most) = (minutes.iter().min(), minutes.iter().max());
    let Some((least, most)) = least.zip(most) else { return String::new() };
    let written = |it: &u32| work_written((*it).into());
    match least == most {
        true => word::TOIL_EACH_SPRINT.fill(&[("hours", &written(most))]),
        false => word::TOIL_EACH_SPRINT_FROM
            .fill(&[("least", &written(least)), ("most", &written(most))]),
    }
}
