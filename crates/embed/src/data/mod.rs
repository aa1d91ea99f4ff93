//! Data as widgets read it: the documents that Afterword writes, and what somebody writes by hand for a page of a wiki.
//!
//! Every field may be missing, and what has another form than expected is passed over: a widget shows what it understands. The core's
//! own readers refuse what they don't know, because they must not lose any of it; here nothing is ever written back.

mod actions;
mod causes;
mod entries;
mod error_budget;
mod fields;
mod metrics;
mod model;
mod postmortem;
mod severity;

pub use actions::{actions, actions_of};
pub use causes::{tree, trees_of, value_of};
pub use entries::{entries, instant};
pub use error_budget::error_budget;
pub use fields::Fields;
pub use metrics::metrics;
pub use model::assessment;
pub use postmortem::postmortem;
pub use severity::scheme;

use serde_json::Value;

/// Reads JSON.
///
/// # Errors
///
/// What was expected, and at which line and column.
pub fn read(text: &str) -> Result<Value, String> {
    let text = text.trim_start_matches('\u{feff}');
    serde_json::from_str(text).map_err(|error| error.to_string())
}
