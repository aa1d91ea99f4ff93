//! What was measured week by week: how toil stands against the budget, where it goes, and each week as a form.

use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::id::Mint as _;
use afterword_core::toil::{Every, ToilEdit, ToilRegister, Week, WeekId, monday_of};
use afterword_ui::fields::Select;
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::toil::{Standing, WeekForm, WeeksTable, week_id};
use afterword_ui::words::{use_words, word};
use chrono::{NaiveDate, TimeDelta};
use yew::prelude::*;

use super::bring::BringButton;
use super::chart::Shown;
use super::desk::{ViewProps, teams};
use super::team;
use crate::browser::{ids, page};
use crate::pages::desk::Chart;
use crate::palette::{Command, Group, use_commands};

/// The weeks of a register.
#[component]
pub(super) fn Weeks(props: &ViewProps) -> Html {
    use_words();
    let ViewProps { session, register, on_edit, .. } = props;
    let chosen = use_state_eq(|| None::<WeekId>);
    let team = use_state_eq(|| None::<AttrValue>);
    let every = use_state_eq(|| Every::Week);
    let open = register.weeks.iter().find(|it| Some(it.id) == *chosen).cloned();
    let teams_measured = use_memo(register.weeks.clone(), |weeks| team::of_weeks(weeks));
    // Whoever looks at a team whose last week is removed sees all again.
    let looked_at = team.as_ref().filter(|it| teams_measured.contains(it)).cloned();
    let known = (register.clone(), looked_at.clone());
    let shown = use_memo(known, |(register, team)| team::only(register, team.as_deref()));
    let shown = Rc::clone(&*shown);
    let trend = {
        let known = (shown.weeks.clone(), shown.assumptions.clone(), *every);
        let shown = shown.clone();
        use_memo(known, move |it| shown.trend(it.2))
    };
    let on_choose = {
        let setter = chosen.setter();
        Callback::from(move |id: WeekId| setter.set(Some(id)))
    };
    use_shown(open.as_deref());
    let monday = next_monday(&shown, session.today);
    let add = {
        let (shown, on_edit) = (shown.clone(), on_edit.clone());
        let on_choose = on_choose.clone();
        Callback::from(move |()| {
            let week = next_week(&shown, monday);
            let id = week.id;
            on_edit.emit(ToilEdit::Week(Box::new(week)));
            on_choose.emit(id);
        })
    };
    {
        let add = add.clone();
        use_commands(session, move || {
            let name = add_name(monday);
            vec![Command::new(Group::Document, "toil-week-add", name, add.clone())]
        });
    }
    let on_edit = {
        let (on_edit, say) = (on_edit.clone(), session.say.clone());
        Callback::from(move |edit: ToilEdit| {
            let is_removal = matches!(edit, ToilEdit::RemoveWeek(_));
            on_edit.emit(edit);
            if is_removal {
                page::focus(ADD_ID);
                say.emit(word::TOIL_WEEK_REMOVED.text().into());
            }
        })
    };
    let on_every = {
        let setter = every.setter();
        Callback::from(move |it| setter.set(it))
    };
    let on_team = {
        let setter = team.setter();
        Callback::from(move |it| setter.set(it))
    };
    html! {
        <>
            if teams_measured.len() > 1 {
                { team::choice(&teams_measured, looked_at, on_team) }
            }
            <Standing register={Rc::clone(&shown)} {trend} today={session.today} on_edit={&on_edit} />
            if !register.weeks.is_empty() {
                <Chart<Shown> session={session.clone()} of={Rc::clone(&shown)} shown={Shown::Share(*every)}>
                    { every_choice(*every, on_every) }
                </Chart<Shown>>
            }
            <div class={classes!("toil-columns", open.is_some().then_some("has-open"))}>
                <section class="toil-section" aria-label={word::TOIL_WEEKS.text()}>
                    <h2>{ word::TOIL_WEEKS.text() }</h2>
                    <button id={ADD_ID} type="button" class="button primary" onclick={add.reform(|_: MouseEvent| ())}>
                        <Icon name={IconName::Plus} />{ add_name(monday) }
                    </button>
                    <div class="button-row">
                        <BringButton session={session.clone()} register={register.clone()} on_edit={&on_edit} />
                    </div>
                    if !register.weeks.is_empty() {
                        <WeeksTable register={Rc::clone(&shown)} chosen={*chosen} {on_choose} />
                    }
                </section>
                if let Some(week) = &open {
                    <WeekForm
                        key={week.id.to_string()}
                        week={week.clone()}
                        is_repeated={register.repeated_weeks().iter().flatten().any(|it| *it == week.id)}
                        assumptions={register.assumptions.clone()}
                        teams={teams(register)}
                        {on_edit}
                    />
                }
            </div>
        </>
    }
}

/// The element id of the button that adds a week.
const ADD_ID: &str = "toil-week-add";

fn add_name(monday: NaiveDate) -> String {
    word::TOIL_WEEK_ADD.fill(&[("day", &word::DATE_DAY_MON_YEAR.day(monday))])
}

fn every_choice(every: Every, on_change: Callback<Every>) -> Html {
    let options = [
        (Every::Week, AttrValue::Static(word::TOIL_BY_WEEK.text())),
        (Every::Month, AttrValue::Static(word::TOIL_BY_MONTH.text())),
    ];
    Select::new(word::TOIL_EVERY.text(), every, options, on_change).hide_label(true).html()
}

/// Whoever opens a week goes on in it: on a phone it is below the table.
#[hook]
fn use_shown(open: Option<&Week>) {
    use_effect_with(open.map(week_id), |id| {
        if let Some(id) = id {
            page::focus(id);
        }
    });
}

/// The Monday that is measured next: the one after the last that is there, and once this week is there the last before it that is not.
fn next_monday(register: &ToilRegister, today: NaiveDate) -> NaiveDate {
    let now = monday_of(today);
    let team = register.weeks.last().map_or("", |it| it.team.trim());
    let own = register.weeks.iter().filter(|it| it.team.trim() == team && it.monday <= now);
    let there: BTreeSet<NaiveDate> = own.map(|it| it.monday).collect();
    let Some(last) = there.last() else { return now };
    let week = TimeDelta::days(7);
    let next = if *last < now { last.checked_add_signed(week) } else { None };
    let mut before =
        std::iter::successors(now.checked_sub_signed(week), |it| it.checked_sub_signed(week));
    next.or_else(|| before.find(|it| !there.contains(it))).unwrap_or(now)
}

/// The week that begins on `monday`: of the team whose week was entered last, which mostly works as many hours again.
fn next_week(register: &ToilRegister, monday: NaiveDate) -> Week {
    let mut week = Week::new(ids::Random.id(), monday);
    if let Some(last) = register.weeks.last() {
        week.team.clone_from(&last.team);
        week.source = last.source;
        week.all_minutes = last.all_minutes;
    }
    week
}
