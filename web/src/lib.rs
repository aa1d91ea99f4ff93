//! The app: pages, routes, the store, and the corners where it touches the browser.

mod app;
mod autosave;
mod backup;
mod browser;
mod changes;
mod create;
mod frame;
mod incoming;
mod loading;
mod pages;
mod panic;
mod reading;
mod reminder;
mod route;
mod session;
mod store;
mod unsaved;

#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

use app::{App, AppProps};
use browser::{clock, task};
use session::Preferences;
use store::Opened;

/// Starts the app in the page.
///
/// The store is opened and the settings are read first: until then the page shows its static frame, and nothing shifts.
pub fn run() {
    panic::install();
    task::spawn(async {
        let Opened { store, trouble } = store::open().await;
        let preferences = Preferences::load(&store).await;
        preferences.theme.apply();
        let Some(root) = gloo::utils::document().get_element_by_id("app") else { return };
        let props = AppProps { store: store.clone(), trouble, preferences };
        yew::Renderer::<App>::with_root_and_props(root, props).render();
        // Late or never, it harms nobody: what has expired is not shown.
        store.purge_expired(clock::now()).await.ok();
    });
}
