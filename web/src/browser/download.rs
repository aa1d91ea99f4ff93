//! Files out of the app: a document that the browser saves where it saves downloads.

use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Offers `text` as a file called `name`. `mime` is such as `text/markdown`.
pub(crate) fn download(name: &str, mime: &str, text: &str) {
    put_out(name, &format!("{mime};charset=utf-8"), &text.into());
}

/// Offers `bytes` as a file called `name`.
pub(crate) fn download_bytes(name: &str, mime: &str, bytes: &[u8]) {
    put_out(name, mime, &Uint8Array::from(bytes));
}

fn put_out(name: &str, mime: &str, part: &JsValue) {
    // The only ways to fail are a page without a body and no memory left; neither has a place to say so.
    offer(name, mime, part).ok();
}

fn offer(name: &str, mime: &str, part: &JsValue) -> Result<(), JsValue> {
    let url = blob_url(mime, part)?;
    let anchor: HtmlAnchorElement = gloo::utils::document().create_element("a")?.dyn_into()?;
    anchor.set_href(&url);
    anchor.set_download(name);
    // Firefox follows only what is in the page.
    gloo::utils::body().append_child(&anchor)?;
    anchor.click();
    anchor.remove();
    release_later(url);
    Ok(())
}

/// An address for `part`, to be followed from this page until it is closed or the address is revoked.
pub(crate) fn blob_url(mime: &str, part: &JsValue) -> Result<String, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    // A sequence of buffers and strings is one function of JavaScript; web-sys names it after either.
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(part), &options)?;
    Url::create_object_url_with_blob(&blob)
}

/// The browser reads the file after the click; how long after, no event says.
fn release_later(url: String) {
    // Not dropped but let go: the timer frees its closure itself once it has run.
    Timeout::new(60_000, move || {
        Url::revoke_object_url(&url).ok();
    })
    .forget();
}
