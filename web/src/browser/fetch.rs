//! Files of our own that are fetched when they are needed.

use afterword_ui::words::word;
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The text of the file at `path`, which is relative to the page.
///
/// # Errors
///
/// A sentence for the person, when there is no network or no such file.
pub(crate) async fn text(path: &str) -> Result<String, String> {
    let failed = |_| word::FETCH_FAILED.fill(&[("path", &path)]);
    let response =
        JsFuture::from(window().fetch_with_str(&of_this_version(path))).await.map_err(failed)?;
    let response: Response = response.dyn_into().map_err(failed)?;
    if !response.ok() {
        return Err(word::FETCH_MISSING.fill(&[("path", &path), ("status", &response.status())]));
    }
    let text = JsFuture::from(response.text().map_err(failed)?).await.map_err(failed)?;
    Ok(text.as_string().unwrap_or_default())
}

/// The file as the running version has it. Its name says nothing of that, so where a newer version is at hand (see `web/sw.js`) the
/// address has to.
fn of_this_version(path: &str) -> String {
    let tag = document().query_selector("meta[name=afterword-build]").ok().flatten();
    let said = tag.and_then(|it| it.get_attribute("content")).unwrap_or_default();
    match said.split(' ').next() {
        Some(version) if !version.is_empty() => [path, "?", version].concat(),
        _ => path.to_owned(),
    }
}
