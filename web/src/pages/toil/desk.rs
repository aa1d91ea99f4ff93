//! A register on the desk: the ledger, the activity that is open, and what is reckoned with.

use std::rc::Rc;

use afterword_core::id::Mint as _;
use afterword_core::toil::{Activity, ActivityId, ToilEdit, ToilRegister, merge, read_activity};
use afterword_ui::dialog::Dialog;
use afterword_ui::fields::TextField;
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::toil::{
    ActivityForm, AssumptionsForm, Ladder, Ledger, RegisterFigures, Worth, name_id,
};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::out;
use crate::autosave::{SaveEvent, SaveQueue, SaveState, use_autosave};
use crate::browser::{ids, page, task};
use crate::pages::versions::{Edited, save_line, use_versions};
use crate::palette::{Command, Group, use_commands};
use crate::route::Route;
use crate::session::Session;
use crate::store::Loaded;

#[derive(PartialEq, Properties)]
pub(super) struct DeskProps {
    pub(super) session: Session,
    pub(super) loaded: Rc<Loaded<ToilRegister>>,
}

/// A register, edited in place and saved as it is typed.
#[component]
pub(super) fn Desk(props: &DeskProps) -> Html {
    use_words();
    let DeskProps { session, loaded } = props;
    let edited = use_versions(session, || loaded.document.clone());
    let saving = use_saving(session, loaded, &edited);
    let present = edited.present().clone();
    let chosen = use_state_eq(|| None::<ActivityId>);
    let is_doomed = use_state_eq(|| false);
    let open = present.activities.iter().find(|it| Some(it.id) == *chosen).cloned();
    let on_choose = {
        let setter = chosen.setter();
        Callback::from(move |id: ActivityId| setter.set(Some(id)))
    };
    use_shown(&open);
    let on_edit = use_said(session, &edited.on_edit);
    {
        let (edited, doomed) = (edited.clone(), is_doomed.setter());
        use_commands(session, move || {
            let doomed = doomed.clone();
            let add = Callback::from(|()| {
                page::focus(NEXT_ID);
            });
            let own = [
                Command::new(Group::Document, "toil-add", word::TOIL_ADD.text(), add),
                Command::new(
                    Group::Document,
                    "toil-trash",
                    word::TOIL_TRASH.text(),
                    Callback::from(move |()| doomed.set(true)),
                ),
            ];
            edited.commands(Group::Document).into_iter().chain(own).collect()
        });
    }
    let on_doom = {
        let doomed = is_doomed.setter();
        Callback::from(move |it: bool| doomed.set(it))
    };
    html! {
        <>
            <header class="topbar">
                <nav class="topbar-path" aria-label={word::TOIL.text()}>
                    <span>{ word::TOIL.text() }</span>
                    <Icon name={IconName::ChevronRight} />
                    <span>{ title_of(&present) }</span>
                </nav>
                { save_line(Some(&saving.state)) }
                { edited.buttons() }
            </header>
            <main class="page toil-page" id="main" tabindex="-1">
                <header class="page-head">
                    <h1>{ title_of(&present) }</h1>
                </header>
                <RegisterFigures register={present.clone()} />
                { columns(&present, open, &on_choose, &on_edit) }
                <Ladder register={present.clone()} />
                <AssumptionsForm assumptions={present.assumptions.clone()} on_edit={&edited.on_edit} />
                <Worth assumptions={present.assumptions.clone()} />
                { register_section(session, &present, &edited.on_edit, &on_doom) }
            </main>
            { trash_dialog(session, &saving.queue, *is_doomed, &on_doom) }
        </>
    }
}

/// The element id of the field for the next activity.
const NEXT_ID: &str = "toil-next";

fn title_of(register: &ToilRegister) -> String {
    match register.title.trim() {
        "" => word::UNTITLED.text().to_owned(),
        title => title.to_owned(),
    }
}

/// The ledger, and the activity that is open beside it.
fn columns(
    present: &Rc<ToilRegister>,
    open: Option<Rc<Activity>>,
    on_choose: &Callback<ActivityId>,
    on_edit: &Callback<ToilEdit>,
) -> Html {
    let teams = {
        let mut teams: Vec<&str> = present.activities.iter().map(|it| it.team.trim()).collect();
        teams.retain(|it| !it.is_empty());
        teams.sort_unstable();
        teams.dedup();
        teams.into_iter().map(|it| AttrValue::from(it.to_owned())).collect::<Rc<[AttrValue]>>()
    };
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

/// What the register is called, and the way out of it.
fn register_section(
    session: &Session,
    present: &Rc<ToilRegister>,
    on_edit: &Callback<ToilEdit>,
    on_doom: &Callback<bool>,
) -> Html {
    html! {
        <section class="toil-section">
            <h2>{ word::TOIL_REGISTER.text() }</h2>
            <TextField
                label={word::TITLE.text()}
                value={present.title.clone()}
                on_change={on_edit.reform(|it| ToilEdit::Typed(Box::new(ToilEdit::Title(it)), "title"))}
            />
            <div class="button-row">
                { out::buttons(session, present) }
                <button type="button" class="button" onclick={on_doom.reform(|_: MouseEvent| true)}>
                    <Icon name={IconName::Trash} />{ word::TOIL_TRASH.text() }
                </button>
            </div>
        </section>
    }
}

fn trash_dialog(
    session: &Session,
    queue: &Rc<SaveQueue<ToilRegister>>,
    open: bool,
    on_doom: &Callback<bool>,
) -> Html {
    let on_close = on_doom.reform(|()| false);
    let trash = {
        let (session, queue) = (session.clone(), queue.clone());
        Callback::from(move |_: MouseEvent| task::spawn(trash(session.clone(), queue.clone())))
    };
    html! {
        <Dialog title={word::TOIL_TRASH_ASK.text()} {open} {on_close}>
            <p>{ word::TOIL_TRASH_SAFE.text() }</p>
            <div class="button-row">
                <button type="button" class="button primary" onclick={trash}>{ word::TOIL_TRASH.text() }</button>
            </div>
        </Dialog>
    }
}

async fn trash(session: Session, queue: Rc<SaveQueue<ToilRegister>>) {
    match queue.trash().await {
        Ok(()) => {
            session.say(word::TOIL_TRASHED.text());
            session.go.emit(Route::Trash);
        }
        Err(error) => session.say(word::TRASH_FAILED.fill(&[("error", &error)])),
    }
}

/// How the saving of a register stands.
struct Saving {
    state: SaveState,
    queue: Rc<SaveQueue<ToilRegister>>,
}

/// Saves the register as it is typed, and takes in what others save.
#[hook]
fn use_saving(
    session: &Session,
    loaded: &Loaded<ToilRegister>,
    edited: &Edited<ToilRegister>,
) -> Saving {
    let shown = use_state_eq(|| None::<SaveState>);
    let on_event = {
        let (shown, session) = (shown.setter(), session.clone());
        let on_merge = edited.on_merge.clone();
        use_callback((), move |event: SaveEvent<ToilRegister>, ()| match event {
            SaveEvent::State(state) => shown.set(Some(state)),
            SaveEvent::Theirs(theirs) => {
                let number = theirs.number;
                let merged = move |mine: &ToilRegister| {
                    ToilEdit::Replace(Rc::new(merge(&theirs.base, mine, &theirs.document)))
                };
                on_merge.emit((Rc::new(merged), number));
                session.say(word::TOIL_MERGED.text());
            }
            SaveEvent::Removed => session.say(word::TOIL_REMOVED_ELSEWHERE.text()),
        })
    };
    let queue = use_autosave(&session.store, loaded, edited.present(), edited.n_merged, &on_event);
    let state = (*shown).clone().unwrap_or_else(|| queue.state());
    Saving { state, queue }
}
