//! The severity scheme of the workspace, edited where it is read.

use std::rc::Rc;

use afterword_core::severity::{SchemeDraft, SchemeEdit, SeverityScheme};
use afterword_formats::severity;
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::severity::SchemeForm;
use afterword_ui::words::{use_words, word};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::versions::{save_line, use_versions};
use crate::autosave::SaveState;
use crate::browser::{clock, download, page, task};
use crate::changes::use_store_events;
use crate::incoming::{self, Incoming};
use crate::palette::{Command, Group, use_commands};
use crate::route::Route;
use crate::session::Session;
use crate::store::{Change, Setting, StoreEvent};

#[derive(PartialEq, Properties)]
pub(crate) struct SeverityPageProps {
    pub(crate) session: Session,
}

/// The scheme, with its past.
#[component]
pub(crate) fn SeverityPage(props: &SeverityPageProps) -> Html {
    use_words();
    let session = &props.session;
    let edited = use_versions(session, || SchemeDraft::of(&session.scheme));
    let (present, on_edit) = (edited.present().clone(), edited.on_edit.clone());
    let saved = use_saving(session, &present);
    use_theirs(session, &present, edited.on_theirs.clone());
    let deeds =
        Deeds { session: session.clone(), present: present.clone(), on_edit: on_edit.clone() };
    {
        let (deeds, edited) = (deeds.clone(), edited.clone());
        use_commands(session, move || {
            edited.commands(Group::Settings).into_iter().chain(deeds.commands()).collect()
        });
    }
    let problems = match present.check().len() {
        0 => String::new(),
        n => word::SCHEME_NOT_KEPT.count(n),
    };
    html! {
        <>
            <header class="topbar">
                <nav class="topbar-path" aria-label={word::SETTINGS.text()}>
                    <a href={Route::Settings.to_string()}>{ word::SETTINGS.text() }</a>
                    <Icon name={IconName::ChevronRight} />
                    <span>{ word::SCHEME.text() }</span>
                </nav>
                { save_line(saved.as_ref()) }
                { edited.buttons() }
            </header>
            <main class="page template-page" id="main" tabindex="-1">
                <h1>{ word::SCHEME.text() }</h1>
                <p class="lead">{ word::SCHEME_LEAD.text() }</p>
                <p class="template-problem" role="status">{ problems }</p>
                <SchemeForm draft={&present} {on_edit} announce={session.say_here.clone()} />
                { deeds.buttons() }
            </main>
        </>
    }
}

/// The field of the browser's own choice of a file, for the command that leads to it.
const CHOOSE_FILE: &str = "scheme-file";

/// What is done with the scheme as a whole.
#[derive(Clone)]
struct Deeds {
    session: Session,
    present: Rc<SchemeDraft>,
    on_edit: Callback<SchemeEdit>,
}

impl Deeds {
    /// Offers the scheme as a file: the one that holds, where the draft is unfinished.
    fn export(&self) {
        let scheme = self.present.scheme();
        let scheme = scheme.as_ref().unwrap_or(&self.session.scheme);
        download::download(FILE_NAME, "application/json", &severity::write(scheme));
        self.session.say(word::DOWNLOADED.fill(&[("name", &FILE_NAME)]));
    }

    fn back_to_shipped(&self) {
        self.on_edit.emit(SchemeEdit::Replace(SeverityScheme::shipped()));
        self.session.say(word::SCHEME_SHIPPED_SAID.text());
    }

    /// Takes a file for the scheme, which undo takes back; what can't be read changes nothing.
    fn import(&self, incoming: &Incoming) {
        match severity::read(incoming.text()) {
            Ok(scheme) => {
                self.session.say(word::SCHEME_IMPORTED.fill(&[("name", &scheme.name)]));
                self.on_edit.emit(SchemeEdit::Replace(scheme));
            }
            Err(error) => {
                let values: [(&str, &dyn std::fmt::Display); 2] =
                    [("name", &incoming.name), ("error", &error)];
                self.session.say(word::FILE_NOT_READ.fill(&values));
            }
        }
    }

    fn act(&self, act: fn(&Self)) -> Callback<()> {
        let deeds = self.clone();
        Callback::from(move |()| act(&deeds))
    }

    fn commands(&self) -> Vec<Command> {
        let own = |id: &'static str, label: &'static str, run: Callback<()>| {
            Command::new(Group::Settings, id, label, run)
        };
        let choose = Callback::from(|()| page::press(CHOOSE_FILE));
        let add = self.act(|it| it.on_edit.emit(SchemeEdit::Add));
        vec![
            own("scheme-add", word::SCHEME_ADD.text(), add),
            own("scheme-import", word::SCHEME_IMPORT.text(), choose),
            own("scheme-export", word::SCHEME_EXPORT.text(), self.act(Self::export)),
            own("scheme-shipped", word::SCHEME_SHIPPED.text(), self.act(Self::back_to_shipped)),
        ]
    }

    fn buttons(&self) -> Html {
        let button = |label: &'static str, act: fn(&Self)| {
            let onclick = self.act(act).reform(|_: MouseEvent| ());
            html! { <button type="button" class="button" {onclick}>{ label }</button> }
        };
        html! {
            <div class="button-row">
                { self.choose_file() }
                { button(word::SCHEME_EXPORT.text(), Self::export) }
                { button(word::SCHEME_SHIPPED.text(), Self::back_to_shipped) }
            </div>
        }
    }

    fn choose_file(&self) -> Html {
        let deeds = self.clone();
        let onchange = Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            if let Some(file) = input.files().and_then(|it| it.get(0)) {
                let (on_read, say) = (deeds.clone(), deeds.session.say.clone());
                let on_incoming = Callback::from(move |it: Rc<Incoming>| on_read.import(&it));
                incoming::read(file, on_incoming, say);
            }
            // Or the same file, mended, could not be chosen again.
            input.set_value("");
        });
        html! {
            <label class="button file-button">
                <Icon name={IconName::Upload} />{ word::SCHEME_IMPORT.text() }
                <input id={CHOOSE_FILE} type="file" class="visually-hidden" accept=".json,application/json" {onchange} />
            </label>
        }
    }
}

const FILE_NAME: &str = "severity-scheme.json";

/// Keeps each sound version as it comes; writes go to the database one after the other. Says how that stands.
#[hook]
fn use_saving(session: &Session, present: &Rc<SchemeDraft>) -> Option<SaveState> {
    let shown = use_state(|| None::<SaveState>);
    let kept = use_mut_ref(|| session.scheme.clone());
    let (session, setter) = (session.clone(), shown.setter());
    use_effect_with(present.clone(), move |present| {
        let Some(scheme) = present.scheme() else { return };
        if **kept.borrow() == scheme {
            return;
        }
        *kept.borrow_mut() = Rc::new(scheme.clone());
        setter.set(Some(SaveState::Saving));
        task::spawn(async move {
            // Whoever goes back to what ships gets what later versions ship.
            let own = (scheme != SeverityScheme::shipped()).then_some(scheme);
            setter.set(Some(match session.store.set_own(Setting::Severity, &own).await {
                Ok(()) if session.store.is_durable() => SaveState::Saved { at: clock::now() },
                Ok(()) => SaveState::InMemory,
                Err(error) => SaveState::Failed(error),
            }));
            session.reload.emit(());
        });
    });
    (*shown).clone()
}

/// Takes what another tab has made of the scheme.
#[hook]
fn use_theirs(session: &Session, present: &Rc<SchemeDraft>, on_theirs: Callback<SchemeDraft>) {
    let (session, present) = (session.clone(), present.clone());
    let store = session.store.clone();
    use_store_events(&store, move |event| {
        if !matches!(event, StoreEvent::Changed(Change::Templates | Change::Imported)) {
            return;
        }
        let (session, present, on_theirs) = (session.clone(), present.clone(), on_theirs.clone());
        task::spawn(async move {
            let stored = session.store.setting(Setting::Severity).await.ok().flatten();
            let theirs: SeverityScheme = stored.flatten().unwrap_or_else(SeverityScheme::shipped);
            // What is unfinished here is mended, and then holds.
            if present.scheme().is_some_and(|it| it != theirs) {
                session.say(word::SCHEME_ADOPTED.text());
                on_theirs.emit(SchemeDraft::of(&theirs));
            }
        });
    });
}
