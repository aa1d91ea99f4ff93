//! How far a project is, and what came of it: the hours before and after, held against what was promised.

use std::rc::Rc;

use afterword_core::toil::{Measured, Project, Realised, Stage, ToilEdit};
use chrono::NaiveDate;
use yew::prelude::*;

use super::{hours, percent};
use crate::fields::{DateField, HoursField, Select};
use crate::icon::{Icon, IconName};
use crate::words::{InWords, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ProgressProps {
    pub project: Rc<Project>,
    /// What was measured, held against what was promised; `None` before anything was.
    pub realised: Option<Realised>,
    /// The day on which what is chosen now begins.
    pub today: NaiveDate,
    /// Who chooses, as they call themselves.
    pub who: AttrValue,
    /// The hours a month that its activities take today, offered as those before it.
    pub before_minutes: u32,
    pub on_edit: Callback<ToilEdit>,
}

/// The stage of a project with its history, and its measurements.
#[component]
pub fn Progress(props: &ProgressProps) -> Html {
    use_words();
    let it = &props.project;
    let stages: Vec<_> = Stage::ALL.iter().map(|it| (*it, it.in_words())).collect();
    let on_stage = {
        let (id, on, who) = (it.id, props.today, props.who.to_string());
        props.on_edit.reform(move |stage| ToilEdit::Stage { id, stage, on, who: who.clone() })
    };
    html! {
        <section class="toil-form" aria-label={word::TOIL_PROGRESS.text()}>
            <h3>{ word::TOIL_PROGRESS.text() }</h3>
            { Select::new(word::TOIL_STAGE.text(), it.stage, stages, on_stage).html() }
            if !it.history.is_empty() {
                <ol class="toil-history">{ for it.history.iter().map(|it| html! { <li>{ stage_change(it.to, it.on, &it.who) }</li> }) }</ol>
            }
            if let Some(realised) = &props.realised {
                <p class={classes!("toil-verdict", realised.was_off().then_some("is-off"))} role="status">{ came_of(realised) }</p>
            }
            if it.stage >= Stage::RolledOut || !it.measured.is_empty() {
                { measurements(props) }
            } else {
                <p class="quiet">{ word::TOIL_MEASURE_LATER.text() }</p>
            }
        </section>
    }
}

fn stage_change(to: Stage, on: NaiveDate, who: &str) -> String {
    let day = word::DATE_DAY_MON_YEAR.day(on);
    match who.trim() {
        "" => format!("{} · {day}", to.in_words()),
        who => format!("{} · {day} · {who}", to.in_words()),
    }
}

/// What a project saves, held against what it promised.
pub(super) fn came_of(it: &Realised) -> String {
    if it.realised < 0.0 {
        return word::TOIL_TAKES_MORE.fill(&[("more", &hours(-it.realised))]);
    }
    let realised = hours(it.realised);
    let Some((promised, share)) = it.promised.zip(it.share()) else {
        return word::TOIL_REALISED.fill(&[("realised", &realised)]);
    };
    let told = word::TOIL_REALISED_OF.fill(&[
        ("realised", &realised),
        ("promised", &hours(promised)),
        ("share", &percent((share * 100.0).round() / 100.0)),
    ]);
    if it.was_off() { format!("{told} {}", word::TOIL_WAS_OFF.text()) } else { told }
}

fn measurements(props: &ProgressProps) -> Html {
    let it = &props.project;
    let add = change(props, {
        let measured = Measured {
            on: props.today,
            before_minutes: it.measured.last().map_or(props.before_minutes, |it| it.before_minutes),
            after_minutes: it.measured.last().map_or(0, |it| it.after_minutes),
        };
        move |all, _: MouseEvent| all.push(measured)
    });
    html! {
        <fieldset class="toil-parts">
            <legend>{ word::TOIL_MEASURED.text() }</legend>
            for (at, measured) in it.measured.iter().enumerate() {
                { measurement(props, at, *measured) }
            }
            <button type="button" class="button" onclick={add}>
                <Icon name={IconName::Plus} />{ word::TOIL_MEASURE.text() }
            </button>
        </fieldset>
    }
}

/// Hears of a choice among the measurements, which is a step by itself.
fn change<T: 'static>(
    props: &ProgressProps,
    change: impl Fn(&mut Vec<Measured>, T) + 'static,
) -> Callback<T> {
    let project = props.project.clone();
    props.on_edit.reform(move |value| {
        let mut project = Project::clone(&project);
        change(&mut project.measured, value);
        ToilEdit::Project(Box::new(project))
    })
}

/// Hears of what is typed into the field of that name.
fn typed<T: 'static>(
    props: &ProgressProps,
    field: &'static str,
    change: impl Fn(&mut Vec<Measured>, T) + 'static,
) -> Callback<T> {
    let project = props.project.clone();
    props.on_edit.reform(move |value| {
        let mut project = Project::clone(&project);
        change(&mut project.measured, value);
        ToilEdit::Typed(Box::new(ToilEdit::Project(Box::new(project))), field)
    })
}

fn measurement(props: &ProgressProps, at: usize, it: Measured) -> Html {
    let field = |name: &'static str, set: fn(&mut Measured, u32)| {
        typed(props, name, move |all, minutes: Option<u32>| {
            if let Some((it, minutes)) = all.get_mut(at).zip(minutes) {
                set(it, minutes);
            }
        })
    };
    let on_day = change(props, move |all, day: Option<NaiveDate>| {
        if let Some((it, day)) = all.get_mut(at).zip(day) {
            it.on = day;
        }
    });
    let remove = change(props, move |all: &mut Vec<Measured>, _: MouseEvent| {
        if at < all.len() {
            all.remove(at);
        }
    });
    html! {
        <div class="toil-measured" key={at}>
            <DateField label={word::TOIL_MEASURED_ON.text()} value={Some(it.on)} on_change={on_day} />
            <HoursField
                label={word::TOIL_BEFORE.text()}
                value={Some(it.before_minutes)}
                on_change={field("before", |it, minutes| it.before_minutes = minutes)}
            />
            <HoursField
                label={word::TOIL_AFTERWARDS.text()}
                value={Some(it.after_minutes)}
                on_change={field("after", |it, minutes| it.after_minutes = minutes)}
            />
            <button
                type="button"
                class="button icon-only"
                aria-label={word::TOIL_MEASURED_REMOVE.fill(&[("day", &word::DATE_DAY_MON_YEAR.day(it.on))])}
                onclick={remove}
            >
                <Icon name={IconName::X} />
            </button>
        </div>
    }
}
