//! Trees that come in as text.

use afterword_core::causes::CauseTree;
use afterword_formats::{ReadError, mermaid, outline};
use afterword_ui::NoTree;

use crate::browser::ids;

/// Reads a tree out of `text`: a flowchart if it begins as one, else whatever people write.
pub(super) fn read_tree(text: &str) -> Result<CauseTree, NoTree> {
    let mut ids = ids::Random;
    let read = if is_flowchart(text) {
        mermaid::read(text, &mut ids)
    } else {
        outline::read(text, &mut ids)
    };
    read.map_err(|ReadError { at, message, .. }| NoTree { line: at.map(|it| it.line), message })
}

/// Whether the first line that says anything begins a flowchart, in a fence or not.
fn is_flowchart(text: &str) -> bool {
    let says = |it: &&str| !it.is_empty() && !it.starts_with("%%") && !it.starts_with("```");
    let first = text.trim_start_matches('\u{feff}').lines().map(str::trim).find(says);
    first.is_some_and(|it| it.starts_with("graph") || it.starts_with("flowchart") || it == "---")
}
