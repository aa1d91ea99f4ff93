//! What people do by hand: the ledger, and the activity that is open beside it.

use std::rc::Rc;

use afterword_core::toil::{Activity, ActivityId, Criterion, Project, ToilEdit, ToilRegister};
use afterword_ui::toil::{ActivityForm, Ladder, Ledger, RegisterFigures, Worth, name_id};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::bring::{BringButton, CommonButton};
use super::desk::{ViewProps, teams};
use super::next::{NEXT_ID, Next};
use crate::browser::page;
use crate::palette::{Command, Group, use_commands};
use crate::session::Session;

/// Every activity on a line, what they take together, and the calculator beside them.
#[component]
pub(super) fn Activities(props: &ViewProps) -> Html {
    use_words();
    let ViewProps { session, register, on_edit, .. } = props;
    let chosen = use_state_eq(|| None::<ActivityId>);
    let open = register.activities.iter().find(|it| Some(it.id) == *chosen).cloned();
    let on_choose = {
        let setter = chosen.setter();
        Callback::from(move |id: ActivityId| setter.set(Some(id)))
    };
    use_shown(&open);
    let on_edit = use_said(session, register, on_edit);
    use_commands(session, || {
        let add = Callback::from(|()| {
            page::focus(NEXT_ID);
        });
        vec![Command::new(Group::Document, "toil-add", word::TOIL_ADD.text(), add)]
    });
    html! {
        <>
            <RegisterFigures register={register.clone()} />
            { columns(session, register, open, &on_choose, &on_edit) }
            <Ladder register={register.clone()} />
            <Worth assumptions={register.assumptions.clone()} />
        </>
    }
}

/// The ledger, and the activity that is open beside it.
fn columns(
    session: &Session,
    present: &Rc<ToilRegister>,
    open: Option<Rc<Activity>>,
    on_choose: &Callback<ActivityId>,
    on_edit: &Callback<ToilEdit>,
) -> Html {
    let teams = teams(present);
    let chosen = open.as_ref().map(|it| it.id);
    html! {
        <div class={classes!("toil-columns", open.is_some().then_some("has-open"))}>
            <section class="toil-section" aria-label={word::TOIL_ACTIVITIES.text()}>
                <h2>{ word::TOIL_ACTIVITIES.text() }</h2>
                if present.activities.is_empty() {
                    <p class="quiet">{ word::TOIL_EXAMPLE.text() }</p>
                } else {
                    <Ledger register={present.clone()} {chosen} {on_choose} />
                    { unjudged(present, on_edit) }
                }
                <Next session={session.clone()} register={present.clone()} {on_edit} />
                <div class="button-row">
                    <CommonButton session={session.clone()} register={present.clone()} {on_edit} />
                    <BringButton session={session.clone()} register={present.clone()} {on_edit} />
                </div>
            </section>
            if let Some(activity) = &open {
                <ActivityForm
                    key={activity.id.to_string()}
                    activity={activity.clone()}
                    assumptions={present.assumptions.clone()}
                    {teams}
                    {on_edit}
                />
            }
        </div>
    }
}

/// Says how many activities nobody has judged yet, and takes the usual judgement: what stands in a register of toil is mostly toil.
fn unjudged(register: &ToilRegister, on_edit: &Callback<ToilEdit>) -> Html {
    let all: Vec<&Rc<Activity>> =
        register.activities.iter().filter(|it| it.criteria.is_empty()).collect();
    let n = all.len();
    if n == 0 {
        return Html::default();
    }
    let judged: Vec<Activity> = all
        .into_iter()
        .map(|it| Activity { criteria: Criterion::ALL.into(), ..Activity::clone(it) })
        .collect();
    let on_click = on_edit.reform(move |_: MouseEvent| ToilEdit::Activities(judged.clone()));
    html! {
        <div class="toil-unjudged">
            <p>{ word::TOIL_UNJUDGED.count(n) }</p>
            <button type="button" class="button" onclick={on_click}>{ word::TOIL_ALL_HOLD.count(n) }</button>
        </div>
    }
}

/// Whoever opens an activity goes on in it: on a phone it is below the ledger.
#[hook]
fn use_shown(open: &Option<Rc<Activity>>) {
    let id = open.as_ref().map(|it| it.id);
    use_effect_with(id, |id| {
        if let Some(id) = id {
            page::focus(&name_id(*id));
        }
    });
}

/// Says that an activity was removed, and goes on where the next one is typed: the button that was pressed has gone with it.
#[hook]
fn use_said(
    session: &Session,
    register: &Rc<ToilRegister>,
    on_edit: &Callback<ToilEdit>,
) -> Callback<ToilEdit> {
    let (on_edit, say) = (on_edit.clone(), session.say.clone());
    use_callback(register.clone(), move |edit: ToilEdit, register| {
        let removed = match edit {
            ToilEdit::RemoveActivity(id) => Some(n_taking_away(register, id)),
            _ => None,
        };
        on_edit.emit(edit);
        if let Some(n) = removed {
            page::focus(NEXT_ID);
            say.emit(match n {
                0 => word::TOIL_ACTIVITY_REMOVED.text().into(),
                n => word::TOIL_ACTIVITY_REMOVED_FROM.count(n).into(),
            });
        }
    })
}

/// How many projects take an activity away.
fn n_taking_away(register: &ToilRegister, id: ActivityId) -> usize {
    let takes = |it: &&Rc<Project>| it.parts.iter().any(|it| it.activity == id);
    register.projects.iter().filter(takes).count()
}
