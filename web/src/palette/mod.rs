//! The command palette of the app: `Ctrl K`, and everything that can be done.
//!
//! A command is a line. One that is there on every page stands in [`everywhere`]. One that belongs to a page is lent by it, for as
//! long as the page is there:
//!
//! ```ignore
//! use_commands(&session, move || vec![
//!     Command::go(Group::Document, word::PRESENT.text(), Route::Present(id)),
//!     Command::new(Group::Document, "redact", word::REDACT.text(), on_redact.clone()).when(has_secrets),
//! ]);
//! ```
//!
//! `id` is what is remembered of a command that was used, so it never changes; `keys` shows its shortcut, `when` says whether it
//! applies. Lending costs nothing until the palette opens.

mod command;
mod everywhere;
mod lent;
mod texts;

use std::cmp::Reverse;
use std::rc::Rc;

use afterword_core::summary::{Kind, Summary};
use afterword_ui::palette::{Choice, Palette};
use afterword_ui::words::{use_words, word};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

pub(crate) use command::{Command, Group};
pub(crate) use lent::{Lenders, use_commands};

use crate::browser::{page, task};
use crate::route::Route;
use crate::session::{Preferences, Session};
use crate::store::Listing;
use command::Run;

/// How many commands are remembered as used lately.
const REMEMBERED: usize = 6;

#[derive(PartialEq, Properties)]
pub(crate) struct CommandsProps {
    pub(crate) session: Session,
    pub(crate) open: bool,
    pub(crate) on_close: Callback<()>,
    /// Shows the list of keys.
    pub(crate) on_help: Callback<()>,
    /// Asks for the tag of a calculator.
    pub(crate) on_tag: Callback<()>,
}

/// The palette with the commands that apply here and now.
#[component]
pub(crate) fn Commands(props: &CommandsProps) -> Html {
    use_words();
    let CommandsProps { session, open, on_close, on_help, on_tag } = props;
    let commands = use_offered(session, *open, on_help, on_tag);
    let choices = use_memo(commands.clone(), |commands| {
        commands.0.iter().map(Command::choice).collect::<Rc<[Choice]>>()
    });
    let lately = use_memo(session.preferences.commands.clone(), |ids| {
        ids.lines().map(|it| AttrValue::from(it.to_owned())).collect::<Rc<[AttrValue]>>()
    });
    let (found, on_query) = texts::use_found(session, *open, &choices);
    let on_choose = {
        let (session, on_close) = (session.clone(), on_close.clone());
        Callback::from(move |id: AttrValue| {
            on_close.emit(());
            let command = commands.0.iter().find(|it| it.id == id);
            // What was found in a text is no command, and leads where it says.
            let run = command.map_or_else(|| Run::Go(Route::parse(&id)), |it| it.run.clone());
            command.into_iter().for_each(|it| remember(&session, it));
            run_when_closed(session.go.clone(), run);
        })
    };
    html! {
        <Palette
            open={*open}
            choices={(*choices).clone()}
            lately={(*lately).clone()}
            {found}
            {on_query}
            {on_choose}
            {on_close}
        />
    }
}

/// Does what was chosen once the focus is back where it was: what is chosen may move it on, or ask for another dialog.
fn run_when_closed(go: Callback<Route>, run: Run) {
    let check = Timeout::new(0, move || match run {
        run if page::has_dialog() => run_when_closed(go, run),
        Run::Go(route) => go.emit(route),
        Run::Do(run) => run.emit(()),
    });
    check.forget();
}

/// What is offered, compared by address: it is made once an opening, and once more when the documents are there.
#[derive(Clone)]
struct Offered(Rc<[Command]>);

impl PartialEq for Offered {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The commands that apply, from when the palette opens until it opens again; the documents follow as soon as they are read.
#[hook]
fn use_offered(
    session: &Session,
    open: bool,
    on_help: &Callback<()>,
    on_tag: &Callback<()>,
) -> Offered {
    let offered = use_state(|| Offered(Rc::new([])));
    let (setter, session) = (offered.setter(), session.clone());
    let (on_help, on_tag) = (on_help.clone(), on_tag.clone());
    use_effect_with(open, move |open| {
        if !open {
            return;
        }
        let mut commands = session.lenders.commands();
        commands.extend(everywhere::commands(&session, &on_help, &on_tag));
        commands.retain(|it| it.applies);
        commands.sort_by_key(|it| it.group);
        setter.set(Offered(commands.as_slice().into()));
        task::spawn(async move {
            // Without them everything else can still be found, and the list says what is wrong.
            let Ok(listing) = session.store.list().await else { return };
            let Listing { summaries, lists, registers, assessments, .. } = listing;
            commands.extend(documents([summaries, lists, registers, assessments].concat()));
            setter.set(Offered(commands.into()));
        });
    });
    (*offered).clone()
}

/// The way to every document, the last changed first.
fn documents(mut summaries: Vec<Summary>) -> impl Iterator<Item = Command> {
    summaries.sort_by_key(|it| Reverse(it.updated_at));
    summaries.into_iter().map(|it| {
        let is_untitled = it.title.trim().is_empty();
        let title = if is_untitled { word::UNTITLED.text().to_owned() } else { it.title };
        let title = match it.kind {
            Kind::Postmortem => title,
            Kind::ActionList => word::ACTIONS_IN_LIST.fill(&[("title", &title)]),
            Kind::ToilRegister => word::TOIL_NAMED.fill(&[("title", &title)]),
            Kind::Assessment => word::MATURITY_NAMED.fill(&[("title", &title)]),
        };
        Command::go(Group::Postmortems, title, Route::of_document(it.kind, it.id))
    })
}

/// Notes what was used; documents are in order of their use anyway.
fn remember(session: &Session, command: &Command) {
    if command.group == Group::Postmortems {
        return;
    }
    let others = session.preferences.commands.lines().filter(|it| *it != &*command.id);
    let ids: Vec<&str> = [&*command.id].into_iter().chain(others).take(REMEMBERED).collect();
    let commands = ids.join("\n");
    let preferences = Preferences { commands, ..Preferences::clone(&session.preferences) };
    session.set_preferences.emit(preferences);
}
