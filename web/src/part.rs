//! The two programs of the page (others run in workers): one for the pages that are seen first, and one for all of them.
//!
//! The first is small, so that the list is there at once; it hands over to the other as soon as a page is asked for that it does not
//! have, and does not come back. They share nothing but what is stored, the address, and what is said in handing over.

use std::cell::RefCell;
use std::rc::Rc;

use afterword_core::template::Template;
use gloo::utils::document;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};
use yew::prelude::*;

use crate::across;
use crate::app::{App, AppProps};
use crate::autosave::parting;
use crate::backup;
use crate::browser::{alone, clock, idle, task, words};
use crate::create;
use crate::errand::Errand;
use crate::folder;
use crate::incoming::Queue;
use crate::overlay::{Overlay, Overlays};
use crate::pages::{
    AssessmentPage, AssessmentsPage, BallotPage, BoardPage, EditorPage, FolderPage, FolderStatus,
    HomePage, ImportPage, LibraryPage, ListPage, MetricsPage, MissingPage, ModelPage, NewPage,
    ReportPage, ReturnedPage, RevisionsPage, RulesPage, SettingsPage, SeverityPage, SharedPage,
    TemplatePage, ToilPage, TrashPage, TrendsPage, remind_on_start,
};
use crate::panic;
use crate::route::Route;
use crate::session::{Preferences, Session};
use crate::single::SingleNote;
use crate::store::{self, Listing, Opened, Setting, Store, StoreError};
use crate::templates;

/// One of the two programs.
pub(crate) trait Part: 'static {
    /// Whether what is kept only in memory can be kept here: not where another program takes over.
    const KEEPS_MEMORY: bool;

    /// The templates that ship, as far as its pages need them.
    fn templates() -> Vec<Template>;

    /// The page of `view`; `None` if it is the other program's.
    fn page(view: View) -> Option<Html>;

    /// What lies above the page; `None` if it is the other program's.
    fn above(above: Above) -> Option<Html>;

    /// Lists what is stored; `None` where whole documents have to be read for that, which the other program does.
    fn list(store: &Store) -> impl Future<Output = Result<Option<Listing>, StoreError>>;

    /// Does what a page asked for; gives it back if it is the other program's.
    fn run(session: &Session, errand: Errand) -> Result<(), Errand>;

    /// What stands at the end of the rail.
    fn rail() -> Html {
        Html::default()
    }

    /// What stands above every page, below what has to be known first.
    fn note(_: &Session) -> Html {
        Html::default()
    }

    /// What has to be done before a page is shown.
    fn prepare(_: &Store) -> impl Future<Output = ()> {
        std::future::ready(())
    }

    /// Begins the work beside the pages.
    fn begin() {}

    /// The same where nothing can be stored.
    fn begin_in_memory() {}

    /// Says what is to be said when the app opens.
    fn greet(_: Rc<Store>) {}
}

/// What is to be shown.
pub(crate) struct View {
    pub(crate) route: Route,
    pub(crate) session: Session,
    pub(crate) incoming: Option<Queue>,
    pub(crate) on_incoming: Callback<Option<Queue>>,
}

/// What is to be opened above the page, and what opens and closes it.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Above {
    pub(crate) session: Session,
    pub(crate) overlay: Option<Overlay>,
    pub(crate) on_overlay: Callback<Option<Overlay>>,
}

/// The pages that are seen first.
pub(crate) struct Shelf;

impl Part for Shelf {
    const KEEPS_MEMORY: bool = false;

    fn templates() -> Vec<Template> {
        Template::shipped_covers()
    }

    fn page(view: View) -> Option<Html> {
        let session = view.session;
        Some(match view.route {
            Route::Postmortems => html! { <ListPage<Self> {session} /> },
            Route::Unknown => html! { <MissingPage /> },
            Route::Postmortem(_)
            | Route::PostmortemAt(..)
            | Route::Trash
            | Route::Settings
            | Route::New
            | Route::Home
            | Route::Actions
            | Route::ActionList(_)
            | Route::ActionListAt(..)
            | Route::Present(_)
            | Route::Revisions(_)
            | Route::Shared(_)
            | Route::Ballot(_)
            | Route::BallotCode(_)
            | Route::Import
            | Route::ImportInto(_)
            | Route::Toil
            | Route::ToilRegister(..)
            | Route::Maturity
            | Route::Assessment(..)
            | Route::Model(_)
            | Route::Trends
            | Route::Report
            | Route::Library
            | Route::Rules
            | Route::Severity
            | Route::Metrics
            | Route::Folder
            | Route::Template(_) => return None,
        })
    }

    fn above(above: Above) -> Option<Html> {
        above.overlay.is_none().then(Html::default)
    }

    async fn list(store: &Store) -> Result<Option<Listing>, StoreError> {
        store.glance().await
    }

    fn run(_: &Session, errand: Errand) -> Result<(), Errand> {
        Err(errand)
    }
}

/// All pages.
pub(crate) struct Whole;

impl Part for Whole {
    const KEEPS_MEMORY: bool = true;

    fn templates() -> Vec<Template> {
        Template::shipped()
    }

    fn page(view: View) -> Option<Html> {
        let View { route, session, incoming, on_incoming } = view;
        let here = |session| View { route, session, incoming: None, on_incoming: Callback::noop() };
        Some(match route {
            Route::Postmortem(id) | Route::PostmortemAt(id, _) | Route::Present(id) => {
                let is_presenting = matches!(route, Route::Present(_));
                let at = match route {
                    Route::PostmortemAt(_, part) => Some(part),
                    _ => None,
                };
                html! { <EditorPage key={id.to_string()} {session} {id} {at} {is_presenting} /> }
            }
            Route::Postmortems => html! { <ListPage<Self> {session} /> },
            Route::Trash => html! { <TrashPage {session} /> },
            Route::Settings => html! { <SettingsPage {session} /> },
            Route::New => html! { <NewPage {session} /> },
            Route::Home => html! { <HomePage {session} /> },
            Route::Actions => html! { <BoardPage key="all" {session} /> },
            Route::ActionListAt(id, at) => {
                html! { <BoardPage key={format!("{id}/{at}")} {session} list={id} at={at.to_string()} /> }
            }
            Route::ActionList(id) => {
                html! { <BoardPage key={id.to_string()} {session} list={id} /> }
            }
            Route::Revisions(id) => html! { <RevisionsPage key={id.to_string()} {session} {id} /> },
            Route::Rules => html! { <RulesPage {session} /> },
            Route::Severity => html! { <SeverityPage {session} /> },
            Route::Metrics => html! { <MetricsPage {session} /> },
            Route::Shared(digest) => {
                html! { <SharedPage key={digest} {session} {on_incoming} /> }
            }
            Route::Ballot(digest) => html! { <BallotPage key={digest} {session} /> },
            Route::BallotCode(digest) => html! { <ReturnedPage key={digest} {session} /> },
            Route::Import => html! { <ImportPage {session} {incoming} {on_incoming} /> },
            Route::ImportInto(id) => {
                html! { <ImportPage {session} {incoming} {on_incoming} beside={id} /> }
            }
            Route::Folder => html! { <FolderPage {session} {on_incoming} /> },
            Route::Toil => html! { <ToilPage key="newest" {session} /> },
            Route::ToilRegister(id, view) => {
                html! { <ToilPage key={id.to_string()} {session} {id} {view} /> }
            }
            Route::Maturity => html! { <AssessmentsPage {session} /> },
            Route::Model(address) => {
                html! { <ModelPage key={address.to_string()} {session} {address} /> }
            }
            Route::Assessment(id, view) => {
                html! { <AssessmentPage key={id.to_string()} {session} {id} {view} /> }
            }
            Route::Trends => html! { <TrendsPage {session} /> },
            Route::Report => html! { <ReportPage {session} /> },
            Route::Library => html! { <LibraryPage {session} /> },
            Route::Template(address) => {
                html! { <TemplatePage key={address.to_string()} {session} {address} /> }
            }
            _ => return Shelf::page(here(session)),
        })
    }

    fn above(above: Above) -> Option<Html> {
        Some(html! { <Overlays ..above /> })
    }

    async fn list(store: &Store) -> Result<Option<Listing>, StoreError> {
        store.list().await.map(Some)
    }

    fn run(session: &Session, errand: Errand) -> Result<(), Errand> {
        match errand {
            Errand::Begin(template) => create::begin(session, template),
            Errand::Examples => create::open_examples(session),
            Errand::Backup => backup::download(session),
            // This program lists all, and has been asked for nothing else.
            Errand::List => {}
        }
        Ok(())
    }

    fn rail() -> Html {
        html! { <FolderStatus /> }
    }

    fn note(session: &Session) -> Html {
        html! { <SingleNote session={session.clone()} /> }
    }

    fn greet(store: Rc<Store>) {
        remind_on_start(store);
    }

    async fn prepare(store: &Store) {
        alone::begin();
        // What the last visit had no time to store.
        parting::adopt(store).await;
    }

    fn begin() {
        folder::begin();
    }

    fn begin_in_memory() {
        across::give_memory();
    }
}

/// What one program hands to the other.
#[derive(Default)]
pub(crate) struct Handed {
    /// The sentence in the corner of the page.
    pub(crate) said: Option<AttrValue>,
    /// What is to be imported.
    pub(crate) incoming: Option<Queue>,
    /// What is to be opened above the page.
    pub(crate) overlay: Option<Overlay>,
    /// What is to be done.
    pub(crate) errand: Option<Errand>,
}

impl Handed {
    /// What the page's script brought over: texts that are empty where there is nothing.
    pub(crate) fn read(said: String, incoming: &JsValue, above: &str, errand: &str) -> Self {
        Self {
            said: (!said.is_empty()).then(|| said.into()),
            incoming: Queue::read(incoming),
            overlay: Overlay::ALL.into_iter().find(|it| it.name() == above),
            errand: Errand::read(errand),
        }
    }

    /// Asks the page's script to start the program that has all pages, and to stop this one.
    pub(crate) fn hand_over(&self) {
        let said = self.said.as_deref().unwrap_or_default();
        let incoming = self.incoming.as_ref().map(Queue::write).unwrap_or_default();
        let above = self.overlay.map_or("", Overlay::name);
        let init = CustomEventInit::new();
        let errand = self.errand.as_ref().map(Errand::written).unwrap_or_default();
        init.set_detail(&js_sys::Array::of4(
            &said.into(),
            &incoming,
            &above.into(),
            &errand.into(),
        ));
        let event = CustomEvent::new_with_event_init_dict("afterword:whole", &init);
        // Neither fails for an event of ours in a page of ours.
        event.and_then(|it| gloo::utils::window().dispatch_event(&it)).ok();
    }
}

thread_local! {
    /// Takes this program off the page.
    static STOP: RefCell<Option<Box<dyn FnOnce()>>> = const { RefCell::new(None) };
}

/// Starts a program in the page.
///
/// The store is opened and the settings are read first: until then the page shows what it showed before, and nothing shifts.
pub(crate) fn start<P: Part>(handed: Handed) {
    panic::install();
    task::spawn(async {
        let Opened { store, trouble } = store::open().await;
        if trouble.is_some() && !P::KEEPS_MEMORY {
            return handed.hand_over();
        }
        P::prepare(&store).await;
        let stored = store.stored_settings().await.unwrap_or_default();
        if stored.get::<String>(Setting::Folder).is_some() {
            if !P::KEEPS_MEMORY {
                // Files are kept in step by the program that has all pages.
                return handed.hand_over();
            }
            P::begin();
        }
        if trouble.is_some() {
            P::begin_in_memory();
        }
        let preferences = Preferences::of(&stored);
        templates::ship(P::templates());
        let own = templates::Own::of(&stored);
        preferences.theme.apply();
        words::begin(preferences.language);
        let Some(app) = document().get_element_by_id("app") else { return };
        // Each program has an element of its own: Yew leaves its listeners on it.
        let Ok(root) = document().create_element("div") else { return };
        app.replace_children_with_node_1(&root);
        let props = AppProps {
            store: store.clone(),
            trouble,
            preferences,
            own,
            said: handed.said,
            incoming: handed.incoming,
            overlay: handed.overlay,
            errand: handed.errand,
        };
        let handle = yew::Renderer::<App<P>>::with_root_and_props(root, props).render();
        STOP.set(Some(Box::new(move || handle.destroy())));
        let greeted = store.clone();
        idle::run(|| P::greet(greeted));
        // Late or never, it harms nobody: what has expired is not shown.
        idle::run(|| task::spawn(async move { _ = store.purge_expired(clock::now()).await }));
    });
}

/// Takes the program off the page, if it is there.
pub(crate) fn stop() {
    if let Some(stop) = STOP.take() {
        stop();
    }
}
