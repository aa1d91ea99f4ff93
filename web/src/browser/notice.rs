//! Notes of the browser outside the page, and the number on the icon of an installed app.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Notification, NotificationPermission};

/// Asks for leave to show notes, unless the person has answered that before; whether there is leave.
pub(crate) async fn ask() -> bool {
    if !is_known() {
        return false;
    }
    if Notification::permission() == NotificationPermission::Default
        && let Ok(asked) = Notification::request_permission()
    {
        // Whatever comes of it is read below.
        JsFuture::from(asked).await.ok();
    }
    Notification::permission() == NotificationPermission::Granted
}

/// Shows a note, where there is leave.
pub(crate) fn show(title: &str) {
    if is_known() && Notification::permission() == NotificationPermission::Granted {
        // Phones show notes only through a service worker; there the number on the icon has to do.
        Notification::new(title).ok();
    }
}

/// Puts `number` on the app's icon; none where it is zero. Browsers that can't, don't.
pub(crate) fn badge(number: usize) {
    let navigator = gloo::utils::window().navigator();
    let name = if number == 0 { "clearAppBadge" } else { "setAppBadge" };
    let Ok(method) = Reflect::get(&navigator, &name.into()) else { return };
    let Ok(method) = method.dyn_into::<Function>() else { return };
    let called = match number {
        0 => method.call0(&navigator),
        _ => method.call1(&navigator, &JsValue::from_f64(number as f64)),
    };
    if let Some(set) = called.ok().and_then(|it| it.dyn_into::<Promise>().ok()) {
        // An app that is not installed has no icon to put it on.
        super::task::spawn(async move { _ = JsFuture::from(set).await });
    }
}

/// Whether the browser knows notes at all.
fn is_known() -> bool {
    Reflect::has(&gloo::utils::window(), &"Notification".into()).unwrap_or(false)
}
