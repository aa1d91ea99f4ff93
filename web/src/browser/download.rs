//! Files out of the app: a document that the browser saves where it saves downloads.

use gloo::timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Offers `text` as a file called `name`. `mime` is such as `text/markdown`.
pub(crate) fn download(name: &str, mime: &str, text: &str) {
    // The only ways to fail are a page without a body and no memory left; neither has a place to say so.
    offer(name, &format!("{mime};charset=utf-8"), text).ok();
}

/// Offers a table as a file called `name`, with the mark without which Excel reads it in the alphabet of the country that it was bought in.
pub(crate) fn download_table(name: &str, csv: &str) {
    download(name, "text/csv", &format!("\u{feff}{csv}"));
}

/// Offers `bytes` as a file called `name`.
pub(crate) fn download_bytes(name: &str, mime: &str, bytes: &[u8]) {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&js_sys::Uint8Array::from(bytes));
    // No memory left, which has no place to be said.
    if let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &options) {
        download_blob(name, &blob);
    }
}

/// Offers `blob` as a file called `name`.
pub(crate) fn download_blob(name: &str, blob: &Blob) {
    // As above.
    Url::create_object_url_with_blob(blob).and_then(|url| follow(name, url)).ok();
}

fn offer(name: &str, mime: &str, text: &str) -> Result<(), JsValue> {
    follow(name, blob_url(mime, text)?)
}

fn follow(name: &str, url: String) -> Result<(), JsValue> {
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

/// An address for `text`, to be followed from this page until it is closed or the address is revoked.
pub(crate) fn blob_url(mime: &str, text: &str) -> Result<String, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
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
