//! The app: the frame around the pages, and what all of them share.

use std::rc::Rc;

use afterword_core::severity::SeverityScheme;
use afterword_core::template::Template;
use yew::prelude::*;

use crate::browser::{clock, hash, page, task};
use crate::changes::{use_changes, use_store_events};
use crate::frame::{Banners, Rail, Shortcuts, Toast, use_page_keys};
use crate::incoming::{Incoming, use_drops};
use crate::pages::{
    EditorPage, ImportPage, ListPage, MissingPage, RevisionsPage, SettingsPage, TrashPage,
};
use crate::route::Route;
use crate::session::{Preferences, Session};
use crate::store::{Store, StoreError, StoreEvent};

#[derive(PartialEq, Properties)]
pub(crate) struct AppProps {
    pub(crate) store: Rc<Store>,
    /// Why nothing is stored, if that is so.
    pub(crate) trouble: Option<StoreError>,
    pub(crate) preferences: Preferences,
}

/// The whole app.
#[component]
pub(crate) fn App(props: &AppProps) -> Html {
    let store = &props.store;
    let route = use_route();
    let trouble = use_state(|| props.trouble.clone());
    let (toast, say) = use_toast();
    let incoming = use_state(|| None::<Rc<Incoming>>);
    let session = use_session(store, &props.preferences, &say);
    {
        let trouble = trouble.setter();
        use_store_events(store, move |event| {
            if let StoreEvent::Ended(error) = event {
                trouble.set(Some(error.clone()));
            }
        });
    }
    use_effect_with(session.preferences.theme, |it| it.apply());
    use_effect_with(route, |route| page::set_title(&format!("{} – Afterword", route.title())));
    let on_incoming = use_callback(
        (incoming.setter(), session.go.clone()),
        |source: Rc<Incoming>, (incoming, go)| {
            incoming.set(Some(source));
            go.emit(Route::Import);
        },
    );
    let is_dropping = use_drops(&on_incoming, &say);
    let shortcuts = use_state(|| false);
    use_page_keys(&shortcuts);

    html! {
        <div class="frame" data-dropping={is_dropping.to_string()}>
            <Rail {route} />
            <div class="frame-page">
                <Banners session={session.clone()} trouble={(*trouble).clone()} />
                { page_of(route, &session, &incoming) }
            </div>
            <Toast words={toast} />
            <Shortcuts open={*shortcuts} on_close={
                let shortcuts = shortcuts.setter();
                Callback::from(move |()| shortcuts.set(false))
            } />
        </div>
    }
}

fn page_of(
    route: Route,
    session: &Session,
    incoming: &UseStateHandle<Option<Rc<Incoming>>>,
) -> Html {
    let session = session.clone();
    let page = match route {
        Route::Postmortems => html! { <ListPage {session} /> },
        Route::Postmortem(id) => html! { <EditorPage key={id.to_string()} {session} {id} /> },
        Route::Revisions(id) => html! { <RevisionsPage key={id.to_string()} {session} {id} /> },
        Route::Import => {
            let on_taken = {
                let incoming = incoming.setter();
                Callback::from(move |it| incoming.set(it))
            };
            html! { <ImportPage {session} incoming={(**incoming).clone()} on_incoming={on_taken} /> }
        }
        Route::Trash => html! { <TrashPage {session} /> },
        Route::Settings => html! { <SettingsPage {session} /> },
        Route::Unknown => html! { <MissingPage /> },
    };
    // A wrapper that is always there: Yew 0.23 loses its place among components that come and go.
    html! { <div class="page-slot" key={route.title()}>{ page }</div> }
}

#[hook]
fn use_route() -> Route {
    let route = use_state_eq(|| Route::parse(&hash::current()));
    let setter = route.setter();
    use_effect_with((), move |()| {
        let heard = hash::subscribe(move |fragment| setter.set(Route::parse(&fragment)));
        move || drop(heard)
    });
    *route
}

#[hook]
fn use_session(store: &Rc<Store>, preferences: &Preferences, say: &Callback<AttrValue>) -> Session {
    let preferences = use_state_eq(|| Rc::new(preferences.clone()));
    let set_preferences = {
        let (store, setter, say) = (store.clone(), preferences.setter(), say.clone());
        use_callback((*preferences).clone(), move |new: Preferences, old| {
            let (store, say, old) = (store.clone(), say.clone(), old.clone());
            setter.set(Rc::new(new.clone()));
            task::spawn(async move {
                if let Err(error) = new.keep(&old, &store).await {
                    say.emit(format!("Your settings could not be kept: {error}").into());
                }
            });
        })
    };
    let go = use_callback((), |route: Route, ()| hash::push(&route.to_string()));
    let reloads = use_state(|| 0_u32);
    let n_changes = use_changes(store);
    let reload = {
        let reloads = reloads.clone();
        use_callback(*reloads, move |(), n| reloads.set(n.wrapping_add(1)))
    };
    let scheme = use_memo((), |()| SeverityScheme::shipped());
    let templates = use_memo((), |()| Rc::<[Template]>::from(Template::shipped()));
    Session {
        store: store.clone(),
        preferences: (*preferences).clone(),
        set_preferences,
        today: clock::today(),
        scheme,
        templates: (*templates).clone(),
        say: say.clone(),
        go,
        n_changes: n_changes.wrapping_add(*reloads),
        reload,
    }
}

/// How long a sentence stays in the corner.
const TOAST_MILLIS: u32 = 6_000;

/// The sentence in the corner of the page, and a callback that sets it.
#[hook]
fn use_toast() -> (Option<AttrValue>, Callback<AttrValue>) {
    let toast = use_state(|| None::<AttrValue>);
    let setter = toast.setter();
    let say = use_callback((), move |words: AttrValue, ()| setter.set(Some(words)));
    let setter = toast.setter();
    use_effect_with((*toast).clone(), move |words| {
        let timer = words
            .is_some()
            .then(|| gloo::timers::callback::Timeout::new(TOAST_MILLIS, move || setter.set(None)));
        move || drop(timer)
    });
    ((*toast).clone(), say)
}
