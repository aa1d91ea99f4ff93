//! The app: the frame around the pages, and what all of them share.

use std::rc::Rc;

use afterword_ui::shortcut;
use afterword_ui::words::{Words, word};
use yew::prelude::*;

use crate::browser::words::use_language;
use crate::browser::{clock, hash, lifecycle, page, scroll, task};
use crate::changes::{use_changes, use_count, use_store_events};
use crate::errand::{Errand, use_errands};
use crate::frame::{Banners, Rail};
use crate::incoming::{Queue, use_drops, use_pastes};
use crate::overlay::{Overlay, use_page_keys};
use crate::palette::Lenders;
use crate::part::{Above, Handed, Part, View};
use crate::route::Route;
use crate::session::{Preferences, Session};
use crate::store::{Store, StoreError, StoreEvent};
use crate::templates::{Own, use_own};
use crate::toast::{Said, Toast, use_toast};

#[derive(PartialEq, Properties)]
pub(crate) struct AppProps {
    pub(crate) store: Rc<Store>,
    /// Why nothing is stored, if that is so.
    pub(crate) trouble: Option<StoreError>,
    pub(crate) preferences: Preferences,
    /// What the workspace made its own.
    pub(crate) own: Own,
    /// What the program before this one said last.
    pub(crate) said: Option<AttrValue>,
    /// What was given to it to import.
    pub(crate) incoming: Option<Queue>,
    /// What is to be opened above the page.
    pub(crate) overlay: Option<Overlay>,
    /// What is to be done.
    pub(crate) errand: Option<Errand>,
}

/// The app, with the pages of `P`.
#[component]
pub(crate) fn App<P: Part>(props: &AppProps) -> Html {
    let store = &props.store;
    let route = use_route();
    let trouble = use_state(|| props.trouble.clone());
    let (toast, speak) = use_toast(&props.said, route);
    let say = use_callback(speak.clone(), |words: AttrValue, speak| speak.emit(words.into()));
    let incoming = use_state(|| props.incoming.clone());
    let errand = use_state(|| props.errand.clone());
    let session = use_session(props, &say, &speak, &errand);
    let words = use_language(session.preferences.language, &say);
    {
        let trouble = trouble.setter();
        use_store_events(store, move |event| {
            if let StoreEvent::Ended(error) = event {
                trouble.set(Some(error.clone()));
            }
        });
    }
    use_effect_with(trouble.is_some(), |is_only_here| {
        // What is only in this tab goes with it.
        let asks = is_only_here.then(lifecycle::ask_before_closing);
        move || drop(asks)
    });
    use_effect_with(session.preferences.theme, |it| it.apply());
    use_effect_with(session.preferences.is_without_signs, |it| shortcut::set_signs(!it));
    use_effect_with((route, words), |(route, _)| {
        page::set_title(&format!("{} – Afterword", route.title()));
    });
    let shown = use_mut_ref(|| None::<Route>);
    use_effect_with(route, move |route| {
        let before = shown.replace(Some(*route));
        // Who goes back is brought by the browser to where it was left.
        if hash::is_new() && before.is_none_or(|it| !it.is_beside(*route)) {
            scroll::to_top();
        }
        // The first page leaves the focus where the browser begins.
        if before.is_some() {
            page::arrive();
        }
    });
    let on_incoming = use_callback(
        (incoming.setter(), route, session.go.clone()),
        |queue: Queue, (incoming, route, go)| {
            incoming.set(Some(queue));
            go.emit(route.import());
        },
    );
    let is_dropping = use_drops(&on_incoming);
    use_pastes(&on_incoming, matches!(route, Route::Postmortems | Route::Import));
    let overlay = use_state_eq(|| props.overlay);
    use_page_keys(&overlay);
    let on_overlay = use_callback(overlay.setter(), |it: Option<Overlay>, overlay| overlay.set(it));
    let on_palette = use_callback(on_overlay.clone(), |(), it| it.emit(Some(Overlay::Palette)));
    let above = P::above(Above { session: session.clone(), overlay: *overlay, on_overlay });
    let page = P::page(View {
        route,
        session: session.clone(),
        incoming: (*incoming).clone(),
        on_incoming: {
            let incoming = incoming.setter();
            Callback::from(move |it| incoming.set(it))
        },
    });
    {
        let said = toast.as_ref().map(|it| it.words().clone());
        let handed = || Handed {
            said: said.clone(),
            incoming: (*incoming).clone(),
            overlay: *overlay,
            errand: None,
        };
        use_errands::<P>(&errand, &session, handed());
        let handed = handed();
        use_effect_with(page.is_none() || above.is_none(), move |is_elsewhere| {
            if *is_elsewhere {
                handed.hand_over();
            }
        });
    }

    html! {
        // What is drawn again when another language is spoken; nothing goes and comes back.
        <ContextProvider<Words> context={words}>
        <div class="frame" data-dropping={is_dropping.to_string()}>
            <Rail {route} {on_palette} end={P::rail()} />
            <div class="frame-page">
                <Banners session={session.clone()} trouble={(*trouble).clone()} note={P::note(&session)} />
                // A wrapper that is always there: Yew 0.23 loses its place among components that come and go.
                <div class="page-slot" key={route.name()}>{ page.unwrap_or_else(waiting) }</div>
            </div>
            <Toast said={toast} />
            <div class="overlays">{ above.unwrap_or_default() }</div>
            <div class="drop-veil" aria-hidden="true">{ word::DROP_TO_IMPORT.text() }</div>
        </div>
        </ContextProvider<Words>>
    }
}

/// While the program that has the page is on its way.
fn waiting() -> Html {
    html! { <main id="main" class="page" aria-busy="true"></main> }
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
fn use_session(
    props: &AppProps,
    say: &Callback<AttrValue>,
    speak: &Callback<Said>,
    errand: &UseStateHandle<Option<Errand>>,
) -> Session {
    let store = &props.store;
    let preferences = use_state_eq(|| Rc::new(props.preferences.clone()));
    let set_preferences = {
        let (store, setter, say) = (store.clone(), preferences.setter(), say.clone());
        use_callback((*preferences).clone(), move |new: Preferences, old| {
            let (store, say, old) = (store.clone(), say.clone(), old.clone());
            setter.set(Rc::new(new.clone()));
            task::spawn(async move {
                if let Err(error) = new.keep(&old, &store).await {
                    say.emit(word::SETTINGS_NOT_KEPT.fill(&[("error", &error)]).into());
                }
            });
        })
    };
    let go = use_callback((), |route: Route, ()| hash::push(&route.to_string()));
    let ask = use_callback(errand.setter(), |it: Errand, errand| errand.set(Some(it)));
    let say_here = use_callback(speak.clone(), |words: AttrValue, it| it.emit(Said::here(words)));
    let (n_reloads, reload) = use_count();
    let n_changes = use_changes(store);
    let lenders = use_memo((), |()| Lenders::default());
    let Own { templates, scheme } = use_own(store, &props.own, n_reloads);
    Session {
        store: store.clone(),
        preferences: (*preferences).clone(),
        set_preferences,
        today: clock::today(),
        scheme,
        templates,
        say: say.clone(),
        say_here,
        speak: speak.clone(),
        go,
        ask,
        lenders: (*lenders).clone(),
        n_changes: n_changes.wrapping_add(n_reloads),
        reload,
    }
}
