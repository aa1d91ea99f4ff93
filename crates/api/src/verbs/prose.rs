//! Markdown for pages.

use afterword_formats::html;
use serde::Deserialize;

use crate::arguments::optional;
use crate::failure::Failure;
use crate::host::Host;

/// How Markdown becomes HTML.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub(crate) struct RenderOptions {
    /// So many levels are added to headings: below 2, a first-level heading is an `h3`.
    headings_below: Option<u8>,
}

optional!(RenderOptions);

pub(super) fn render_markdown(
    _host: &Host<'_>,
    text: String,
    options: RenderOptions,
) -> Result<String, Failure> {
    Ok(html::prose(&text, options.headings_below.unwrap_or(0).into()))
}
