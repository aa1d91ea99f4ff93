//! The frame around the pages: the rail, the banners, the corner that speaks, and the keys that work everywhere.

use afterword_ui::dialog::Dialog;
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::shortcut::key;
use afterword_ui::words::{use_words, word};
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
    /// Opens the palette.
    pub(crate) on_palette: Callback<()>,
}

/// The way between the pages; on a phone at the bottom.
#[component]
pub(crate) fn Rail(props: &RailProps) -> Html {
    use_words();
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
        <nav class="rail" aria-label={word::PAGES.text()}>
            <button type="button" class="skip-link" onclick={|_| page::skip_to("main")}>
                { word::SKIP.text() }
            </button>
            <a class="rail-mark" href={Route::Postmortems.to_string()} aria-label="Afterword">{ "A" }</a>
            <button
                type="button"
                class="rail-link"
                title={key::PALETTE.keys()}
                aria-haspopup="dialog"
                onclick={props.on_palette.reform(|_: MouseEvent| ())}
            >
                <Icon name={IconName::Search} />
                <span>{ word::PALETTE.text() }</span>
            </button>
            { link(Route::Postmortems, IconName::FileText, word::POSTMORTEMS.text(), is_postmortems) }
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

/// What a key that works on every page opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Overlay {
    Palette,
    Keys,
}

/// The keys that work on every page: `/` searches, `?` lists the keys, `Ctrl K` opens the palette, also where somebody is typing.
#[hook]
pub(crate) fn use_page_keys(overlay: &UseStateHandle<Option<Overlay>>) {
    let (setter, open) = (overlay.setter(), **overlay);
    use_effect_with(open, move |open| {
        let open = *open;
        let keys = page::on_key(move |event| {
            if key::PALETTE.hears(event) {
                // In some browsers the same keys lead to a search of the web.
                event.prevent_default();
                event.stop_propagation();
                match open {
                    Some(Overlay::Palette) => setter.set(None),
                    // A dialog asks something; it comes first.
                    _ if page::has_dialog() => {}
                    _ => setter.set(Some(Overlay::Palette)),
                }
                return;
            }
            if is_typing(event) || page::has_dialog() {
                return;
            }
            if key::HELP.hears(event) {
                setter.set(Some(Overlay::Keys));
            } else if key::SEARCH.hears(event) && page::focus("search") {
                event.prevent_default();
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

/// The list of keys.
#[component]
pub(crate) fn Shortcuts(props: &ShortcutsProps) -> Html {
    use_words();
    html! {
        <Dialog title={word::KEYS.text()} open={props.open} on_close={&props.on_close} class="shortcuts">
            for (place, shortcuts) in key::ALL {
                <section key={place.text()}>
                    <h3>{ place.text() }</h3>
                    <dl class="keys">
                        for it in shortcuts {
                            <div key={it.keys()}><dt><kbd>{ it.keys() }</kbd></dt><dd>{ it.meaning() }</dd></div>
                        }
                    </dl>
                </section>
            }
        </Dialog>
    }
}
