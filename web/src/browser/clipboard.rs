//! The clipboard: text out of the page.

use afterword_ui::words::word;
use wasm_bindgen_futures::JsFuture;

/// Copies `text`.
///
/// # Errors
///
/// A sentence for the person, when the browser does not allow it.
pub(crate) async fn copy(text: &str) -> Result<(), CopyError> {
    let window = gloo::utils::window();
    // Pages that were not served securely have no clipboard, whatever the type says.
    if !window.is_secure_context() {
        return Err(CopyError);
    }
    let copied = window.navigator().clipboard().write_text(text);
    JsFuture::from(copied).await.map(drop).map_err(|_| CopyError)
}

/// The browser does not let the page copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CopyError;

impl std::fmt::Display for CopyError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(word::COPY_REFUSED.text())
    }
}

impl std::error::Error for CopyError {}
