//! What a person decides about how a text is read, where the reader would have read it otherwise.

use std::collections::BTreeMap;

use afterword_core::postmortem::SectionKey;
use afterword_core::severity::SeverityKey;
use afterword_core::stamp::DayOrder;
use afterword_core::time::Zone;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Decisions about one text. Without any, it is read as the reader thinks best.
///
/// ```
/// use afterword_core::postmortem::SectionKey;
/// use afterword_formats::markdown::{Choices, LineChoice};
///
/// let mut choices = Choices::default();
/// choices.lines.insert(3, LineChoice::Section(SectionKey::Impact));
/// let written = serde_json::to_string(&choices)?;
/// assert_eq!(written, r#"{"lines":{"3":{"section":"impact"}}}"#);
/// assert_eq!(serde_json::from_str::<Choices>(&written)?, choices);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Choices {
    /// What lines are, by their numbers, counted from one.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub lines: BTreeMap<usize, LineChoice>,
    /// The line that is the title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<usize>,
    /// The day of the incident.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// The order of the numbers in dates that can be read in both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<DayOrder>,
    /// The zone of the times that don't say theirs themselves, whatever else the text says of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<Zone>,
    /// How bad it was, whatever the text says of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<SeverityChoice>,
}

impl Choices {
    /// Whether nothing was decided.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What a line is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineChoice {
    /// The heading of that part of a document; the timeline and the actions are parts, too.
    Section(SectionKey),
    /// No heading: it belongs to the text above it.
    Above,
    /// An entry of the timeline.
    Entry,
    /// An action.
    Action,
    /// A cause.
    Cause,
    /// Text, kept as it is; of a heading: that of a section of its own.
    Text,
}

/// How bad it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SeverityChoice {
    /// It is left open: what the text says stays text.
    NotSaid,
    /// It was of that level. Where the text says another, its words stay.
    Level(SeverityKey),
}
