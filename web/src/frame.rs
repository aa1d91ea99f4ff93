//! The frame around the pages: the rail, the banners, the corner that speaks, and the keys that work everywhere.

use afterword_ui::dialog::Dialog;
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::words::{Text, use_words, word};
use wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::browser::page;
use crate::reminder::Reminder;
use crate::route::Route;
use crate::session::Session;
use crate::store::StoreError;

#[derive(PartialEq, Properties)]
pub(crate) struct RailProps {
    pub(crate) route: Route,
}

/// The way between the pages; on a phone at the bottom.
#[component]
pub(crate) fn Rail(props: &RailProps) -> Html {
    use_words();
    let is_postmortems =
        matches!(props.route, Route::Postmortems | Route::Postmortem(_) | Route::Revisions(_));
    let is_library = matches!(props.route, Route::Library | Route::Template(_));
    let link = |route: Route, icon: IconName, label: &'static str, is_here: bool| {
        html! {
            <a class="rail-link" href={route.to_string()} aria-current={is_here.then_some("page")}>
                <Icon name={icon} />
                <span>{ label }</span>
            </a>
        }
    };
    html! {
        <nav class="rail" aria-label={word::PAGES.text()}>
            <button type="button" class="skip-link" onclick={|_| page::skip_to("main")}>
                { word::SKIP.text() }
            </button>
            <a class="rail-mark" href={Route::Postmortems.to_string()} aria-label="Afterword">{ "A" }</a>
            { link(Route::Postmortems, IconName::FileText, word::POSTMORTEMS.text(), is_postmortems) }
            { link(Route::Library, IconName::Library, word::LIBRARY.text(), is_library) }
            { link(Route::Import, IconName::Upload, word::IMPORT.text(), props.route == Route::Import) }
            { link(Route::Trash, IconName::Trash, word::TRASH.text(), props.route == Route::Trash) }
            { link(Route::Settings, IconName::Settings, word::SETTINGS.text(), props.route == Route::Settings) }
        </nav>
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct BannersProps {
    pub(crate) session: Session,
    pub(crate) trouble: Option<StoreError>,
}

/// What a person has to know before anything else: that nothing is stored, or that a backup is due.
#[component]
pub(crate) fn Banners(props: &BannersProps) -> Html {
    use_words();
    html! {
        <div class="banners">
            if let Some(error) = &props.trouble {
                <div class="banner" data-kind="danger" role="alert">
                    <Icon name={IconName::Alert} />
                    <p><strong>{ word::NOT_STORED.text() }{ " " }</strong>{ format!("{error}.") }</p>
                </div>
            } else {
                <Reminder session={props.session.clone()} />
            }
        </div>
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct ToastProps {
    pub(crate) words: Option<AttrValue>,
}

/// The corner that speaks; screen readers hear it too.
#[component]
pub(crate) fn Toast(props: &ToastProps) -> Html {
    use_words();
    let words = props.words.clone().unwrap_or_default();
    html! {
        <div class="toast" role="status" aria-live="polite" data-empty={words.is_empty().to_string()}>
            { words }
        </div>
    }
}

/// The keys that work on every page: `/` searches, `?` lists the keys.
#[hook]
pub(crate) fn use_page_keys(shortcuts: &UseStateHandle<bool>) {
    let setter = shortcuts.setter();
    use_effect_with((), move |()| {
        let keys = page::on_key(move |event| {
            if is_typing(event) || event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            match event.key().as_str() {
                "?" => setter.set(true),
                "/" if page::focus("search") => event.prevent_default(),
                _ => {}
            }
        });
        move || drop(keys)
    });
}

fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
    target.is_some_and(|it| {
        matches!(it.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            || it.is_content_editable()
    })
}

#[derive(PartialEq, Properties)]
pub(crate) struct ShortcutsProps {
    pub(crate) open: bool,
    pub(crate) on_close: Callback<()>,
}

/// Every key with a meaning of its own, by the place where it works.
const SHORTCUTS: [(&Text, &[(Keys, &Text)]); 4] = [
    (
        &word::KEYS_EVERYWHERE,
        &[
            (Keys::Named("?"), &word::KEYS_THESE),
            (Keys::Named("/"), &word::KEYS_SEARCH),
            (Keys::Named("Ctrl Z, ⌘ Z"), &word::UNDO),
            (Keys::Named("Ctrl Shift Z, Ctrl Y, ⌘ Shift Z"), &word::REDO),
            (Keys::Named("Esc"), &word::KEYS_ESCAPE),
        ],
    ),
    (
        &word::KEYS_LIST,
        &[
            (Keys::Named("j k, ↓ ↑"), &word::KEYS_NEXT_PREVIOUS),
            (Keys::Named("Enter"), &word::KEYS_OPEN),
            (Keys::Named("Home, End"), &word::KEYS_FIRST_LAST),
        ],
    ),
    (
        &word::TIMELINE,
        &[
            (Keys::Said(&word::KEYS_LINE), &word::KEYS_ADD_ENTRY),
            (Keys::Named("Alt ↑ ↓"), &word::KEYS_MOVE_ENTRY),
        ],
    ),
    (
        &word::KEYS_CAUSES,
        &[
            (Keys::Named("Enter"), &word::KEYS_NEXT_CAUSE),
            (Keys::Named("Tab"), &word::KEYS_CAUSE_DEEPER),
            (Keys::Named("Shift Tab"), &word::KEYS_CAUSE_UP),
            (Keys::Named("Ctrl Enter"), &word::KEYS_CAUSE_BEHIND),
            (Keys::Named("Alt ↑ ↓"), &word::KEYS_CAUSE_MOVE),
            (Keys::Named("Alt R"), &word::KEYS_CAUSE_ROOT),
            (Keys::Said(&word::KEYS_BACKSPACE), &word::KEYS_CAUSE_REMOVE),
        ],
    ),
];

/// What to press.
#[derive(Clone, Copy)]
enum Keys {
    /// Keys by what is written on them.
    Named(&'static str),
    /// Keys that need a word.
    Said(&'static Text),
}

impl Keys {
    fn text(self) -> &'static str {
        match self {
            Self::Named(keys) => keys,
            Self::Said(words) => words.text(),
        }
    }
}

/// The list of keys.
#[component]
pub(crate) fn Shortcuts(props: &ShortcutsProps) -> Html {
    use_words();
    html! {
        <Dialog title={word::KEYS.text()} open={props.open} on_close={&props.on_close} class="shortcuts">
            for (place, keys) in SHORTCUTS {
                <section key={place.text()}>
                    <h3>{ place.text() }</h3>
                    <dl class="keys">
                        for (key, meaning) in keys {
                            <div key={meaning.text()}><dt><kbd>{ key.text() }</kbd></dt><dd>{ meaning.text() }</dd></div>
                        }
                    </dl>
                </section>
            }
        </Dialog>
    }
}
