//! What people do by hand: the ledger, and the activity that is open beside it.

use std::rc::Rc;

use afterword_core::id::Mint as _;
use afterword_core::toil::{Activity, ActivityId, ToilEdit, ToilRegister, read_activity};
use afterword_ui::fields::TextField;
use afterword_ui::toil::{ActivityForm, Ladder, Ledger, RegisterFigures, Worth, name_id};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::desk::{ViewProps, teams};
use crate::browser::{ids, page};
use crate::palette::{Command, Group, use_commands};
use crate::session::Session;

/// Every activity on a line, what they take together, and the calculator beside them.
#[component]
pub(super) fn Activities(props: &ViewProps) -> Html {
    use_words();
    let ViewProps { session, register, on_edit } = props;
    let chosen = use_state_eq(|| None::<ActivityId>);
    let open = register.activities.iter().find(|it| Some(it.id) == *chosen).cloned();
    let on_choose = {
        let setter = chosen.setter();
        Callback::from(move |id: ActivityId| setter.set(Some(id)))
    };
    use_shown(&open);
    let on_edit = use_said(session, on_edit);
    use_commands(session, || {
        let add = Callback::from(|()| {
            page::focus(NEXT_ID);
        });
        vec![Command::new(Group::Document, "toil-add", word::TOIL_ADD.text(), add)]
    });
    html! {
        <>
            <RegisterFigures register={register.clone()} />
            { columns(register, open, &on_choose, &on_edit) }
            <Ladder register={register.clone()} />
            <Worth assumptions={register.assumptions.clone()} />
        </>
    }
}

/// The element id of the field for the next activity.
const NEXT_ID: &str = "toil-next";

/// The ledger, and the activity that is open beside it.
fn columns(
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
                }
                <Next {on_edit} />
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

#[derive(PartialEq, Properties)]
struct NextProps {
    on_edit: Callback<ToilEdit>,
}

/// The line for the next activity: Enter adds it, and the line is empty for one more.
#[component]
fn Next(props: &NextProps) -> Html {
    use_words();
    let line = use_state_eq(String::new);
    let setter = line.setter();
    let on_change = Callback::from(move |it| setter.set(it));
    let onkeydown = {
        let (line, on_edit) = (line.clone(), props.on_edit.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() != "Enter" || event.is_composing() || line.trim().is_empty() {
                return;
            }
            event.prevent_default();
            let activity = read_activity(&line, ids::Random.id());
            on_edit.emit(ToilEdit::Activity(Box::new(activity)));
            line.set(String::new());
        })
    };
    html! {
        <TextField
            id={Some(AttrValue::Static(NEXT_ID))}
            label={word::TOIL_NEXT.text()}
            placeholder={word::TOIL_NEXT_PLACEHOLDER.text()}
            hint={word::TOIL_NEXT_HINT.text()}
            value={(*line).clone()}
            {on_change}
            {onkeydown}
        />
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
fn use_said(session: &Session, on_edit: &Callback<ToilEdit>) -> Callback<ToilEdit> {
    let (on_edit, say) = (on_edit.clone(), session.say.clone());
    use_callback((), move |edit: ToilEdit, ()| {
        let is_removal = matches!(edit, ToilEdit::RemoveActivity(_));
        on_edit.emit(edit);
        if is_removal {
            page::focus(NEXT_ID);
            say.emit(word::TOIL_ACTIVITY_REMOVED.text().into());
        }
    })
}
