//! The labelled facts that stand above the first section: date, severity, authors.

use afterword_core::severity::SeverityKey;
use afterword_core::stamp;

use super::super::preview::FoundDate;
use super::super::{Confidence, What};
use super::split::{Line, Part, bold_label};
use super::{Reader, headings};
use crate::markdown::text::one_line;

impl Reader<'_> {
    /// Takes what labels say out of the lines above the first section.
    pub(super) fn read_labels(&mut self, parts: &mut [Part<'_>]) {
        for part in parts.iter_mut().filter(|it| it.is_title || it.heading.is_empty()) {
            let mut lines = std::mem::take(&mut part.lines);
            lines.retain(|it| it.choice.is_some() || !self.read_label(it));
            part.lines = lines;
        }
    }

    /// Whether the line is now in the document, whole.
    fn read_label(&mut self, line: &Line<'_>) -> bool {
        let Some((label, value)) = bold_label(line.text).or_else(|| plain_label(line.text)) else {
            return false;
        };
        let value = one_line(value);
        match headings::normal(label).as_str() {
            // What is said a second time stays where it is said.
            "severity" | "sev" if !value.is_empty() && self.takes_severity(&value) => {
                self.preview.recognise(
                    What::Severity,
                    line.number,
                    Confidence::High,
                    line.text.trim(),
                );
                self.preview.document.severity = Some(SeverityKey(value));
                true
            }
            "author" | "authors" | "created by" | "written by"
                if !value.is_empty() && self.preview.document.authors.is_empty() =>
            {
                self.preview.recognise(
                    What::Authors,
                    line.number,
                    Confidence::Medium,
                    line.text.trim(),
                );
                self.preview.document.authors = value.split(", ").map(str::to_owned).collect();
                true
            }
            "date" | "incident date" | "date of incident" => {
                if let Some((date, written)) = stamp::find_day_in(&value, self.order) {
                    let found = FoundDate {
                        date,
                        line: line.number,
                        as_written: written.to_owned(),
                        confidence: Confidence::High,
                    };
                    self.preview.date = Some(found);
                }
                false
            }
            _ => false,
        }
    }
}

/// Splits `Label: value` where the label is a word or two.
pub(super) fn plain_label(text: &str) -> Option<(&str, &str)> {
    let (label, value) = text.trim().split_once(':')?;
    let is_label = label.split_whitespace().count() <= 3 && label.len() <= 24;
    (is_label && value.starts_with([' ', '\t'])).then(|| (label, value.trim()))
}
