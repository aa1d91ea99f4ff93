//! The frame around the pages: the rail, the banners, the corner that speaks, and the keys that work everywhere.

use afterword_ui::dialog::Dialog;
use afterword_ui::icon::{Icon, IconName};
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
    let is_postmortems =
        matches!(props.route, Route::Postmortems | Route::Postmortem(_) | Route::Revisions(_));
    let link = |route: Route, icon: IconName, label: &'static str, is_here: bool| {
        html! {
            <a class="rail-link" href={route.to_string()} aria-current={is_here.then_some("page")}>
                <Icon name={icon} />
                <span>{ label }</span>
            </a>
        }
    };
    html! {
        <nav class="rail" aria-label="Pages">
            <button type="button" class="skip-link" onclick={|_| page::skip_to("main")}>
                { "Skip to the content" }
            </button>
            <a class="rail-mark" href={Route::Postmortems.to_string()} aria-label="Afterword">{ "A" }</a>
            { link(Route::Postmortems, IconName::FileText, "Postmortems", is_postmortems) }
            { link(Route::Import, IconName::Upload, "Import", props.route == Route::Import) }
            { link(Route::Trash, IconName::Trash, "Trash", props.route == Route::Trash) }
            { link(Route::Settings, IconName::Settings, "Settings", props.route == Route::Settings) }
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
    html! {
        <div class="banners">
            if let Some(error) = &props.trouble {
                <div class="banner" data-kind="danger" role="alert">
                    <Icon name={IconName::Alert} />
                    <p><strong>{ "Not stored on this device. " }</strong>{ format!("{error}.") }</p>
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
const SHORTCUTS: [(&str, &[(&str, &str)]); 4] = [
    (
        "Everywhere",
        &[
            ("?", "These keys"),
            ("/", "Search the list"),
            ("Ctrl Z, ⌘ Z", "Undo"),
            ("Ctrl Shift Z, Ctrl Y, ⌘ Shift Z", "Redo"),
            ("Esc", "Leave a field or close what is open"),
        ],
    ),
    ("List", &[("j k, ↓ ↑", "Next, previous"), ("Enter", "Open"), ("Home, End", "First, last")]),
    (
        "Timeline",
        &[
            ("14:32 alert fired, Enter", "Add an entry"),
            ("Alt ↑ ↓", "Move an entry that has no time"),
        ],
    ),
    (
        "Why it happened",
        &[
            ("Enter", "Next cause"),
            ("Tab", "One deeper: it explains the cause above"),
            ("Shift Tab", "One up"),
            ("Ctrl Enter", "A cause behind this one"),
            ("Alt ↑ ↓", "Move among its siblings"),
            ("Alt R", "Mark as a root cause"),
            ("Backspace in an empty cause", "Remove it"),
        ],
    ),
];

/// The list of keys.
#[component]
pub(crate) fn Shortcuts(props: &ShortcutsProps) -> Html {
    html! {
        <Dialog title="Keys" open={props.open} on_close={&props.on_close} class="shortcuts">
            for (place, keys) in SHORTCUTS {
                <section key={place}>
                    <h3>{ place }</h3>
                    <dl class="keys">
                        for (key, meaning) in keys {
                            <div key={*meaning}><dt><kbd>{ *key }</kbd></dt><dd>{ *meaning }</dd></div>
                        }
                    </dl>
                </section>
            }
        </Dialog>
    }
}
