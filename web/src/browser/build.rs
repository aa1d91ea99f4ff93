//! Which build of the app this is, and what its script (`web/offline.js`) knows of the app without a network.
//!
//! A built page says its version in a tag. The folder of files names the script beside it; the app in one file has none, and needs none.

use gloo::events::EventListener;
use gloo::utils::{document, window};
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use yew::prelude::*;

/// How the app came here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Build {
    /// Served while it is worked on.
    Served,
    /// As a folder of files on a host.
    Folder { version: String },
    /// As one file.
    Single { version: String },
}

impl Build {
    /// This one.
    pub(crate) fn here() -> Self {
        let Some(said) = said() else { return Self::Served };
        match said.split_once(' ') {
            Some((version, _)) => Self::Folder { version: version.to_owned() },
            None => Self::Single { version: said },
        }
    }

    /// Its name; that of the package where it is only served.
    pub(crate) fn version(&self) -> &str {
        match self {
            Self::Served => env!("CARGO_PKG_VERSION"),
            Self::Folder { version } | Self::Single { version } => version,
        }
    }
}

/// What the page says of its build; `None` while the app is worked on.
fn said() -> Option<String> {
    document().query_selector("meta[name=afterword-build]").ok()??.get_attribute("content")
}

/// Whether the page was opened from a disk, where no site stands between one page and another.
pub(crate) fn is_from_disk() -> bool {
    window().location().protocol().is_ok_and(|it| it == "file:")
}

/// The host that the page is from.
pub(crate) fn host() -> String {
    window().location().host().unwrap_or_default()
}

/// How far the app can do without a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It is being put into this browser, or will be in a moment.
    Coming,
    /// All of it is in this browser.
    Here,
    /// The browser keeps none of it.
    Not,
}

/// What the script knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Offline {
    pub(crate) standing: Standing,
    /// Whether another version is here, whole.
    pub(crate) has_news: bool,
    /// Whether the browser has offered to install the app.
    pub(crate) can_install: bool,
}

impl Offline {
    /// As it is now.
    pub(crate) fn now() -> Self {
        let known = known();
        let get = |name: &str| Reflect::get(&known, &name.into()).unwrap_or_default();
        let standing = match get("standing").as_string().as_deref() {
            Some("here") => Standing::Here,
            Some("not") => Standing::Not,
            _ => Standing::Coming,
        };
        Self {
            standing,
            has_news: get("update").is_function(),
            can_install: get("install").is_function(),
        }
    }
}

/// What the script knows; undefined before it has come.
fn known() -> JsValue {
    Reflect::get(&window(), &"afterwordOffline".into()).unwrap_or_default()
}

/// What the script knows, for as long as the component is there.
#[hook]
pub(crate) fn use_offline() -> Offline {
    let known = use_state_eq(Offline::now);
    let setter = known.setter();
    use_effect_with((), move |()| {
        setter.set(Offline::now());
        let listener = EventListener::new(&window(), "afterword:offline", move |_| {
            setter.set(Offline::now());
        });
        move || drop(listener)
    });
    *known
}

/// Has the browser ask whether to install the app.
pub(crate) fn install() {
    call("install");
}

/// Saves what is typed, in every tab, and begins anew with the version that has come.
pub(crate) fn update() {
    call("update");
}

fn call(name: &str) {
    let known = known();
    let method = Reflect::get(&known, &name.into()).unwrap_or_default();
    if let Some(method) = method.dyn_ref::<Function>() {
        // What it can't do, the browser says.
        method.call0(&known).ok();
    }
}
