//! Frames: pages of ours inside the page, what they say of their height, and pictures that stand in their address.

use gloo::events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{HtmlIFrameElement, MessageEvent};

use super::page;

/// Bounds of the height of a frame, in pixels.
const LEAST: f64 = 40.0;
const MOST: f64 = 20_000.0;

/// Leads `frame` to `address`, which is on this host. Whoever goes back does not come by the addresses that it had before.
pub(crate) fn lead(frame: &HtmlIFrameElement, address: &str) {
    match frame.content_window() {
        Some(window) if frame.has_attribute("src") => {
            // Fails only for what is no address.
            window.location().replace(address).ok();
        }
        _ => frame.set_src(address),
    }
}

/// Gives `frame` the height that the page in it says it has, until the listener is dropped, and tells `on_heard` of each. Nobody else
/// is heard.
#[must_use = "dropping the listener ends it"]
pub(crate) fn follow_height(
    frame: HtmlIFrameElement,
    on_heard: impl Fn() + 'static,
) -> EventListener {
    EventListener::new(&gloo::utils::window(), "message", move |event| {
        let Some(message) = event.dyn_ref::<MessageEvent>() else { return };
        let source = message.source().map(JsValue::from);
        let is_its = source.is_some() && source == frame.content_window().map(JsValue::from);
        if !is_its || message.origin() != page::origin() {
            return;
        }
        let member = |name: &str| Reflect::get(&message.data(), &name.into()).ok();
        if member("type").and_then(|it| it.as_string()).as_deref() != Some("afterword:height") {
            return;
        }
        let height = member("height").and_then(|it| it.as_f64()).filter(|it| it.is_finite());
        if let Some(height) = height {
            on_heard();
            frame.set_height(&(height.clamp(LEAST, MOST).ceil() as u32).to_string());
        }
    })
}

/// The address of a picture that has all of it in it.
pub(crate) fn picture_address(svg: &str) -> String {
    format!("data:image/svg+xml,{}", js_sys::encode_uri_component(svg))
}
