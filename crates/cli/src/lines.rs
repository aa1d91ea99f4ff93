//! On which line of a file a finding belongs.

use afterword_core::review::{Finding, Place};
use afterword_formats::markdown::{Preview, What};

/// How many characters of a text are looked for: enough to tell it from others, and few enough to stand on one line.
const MAX_SOUGHT: usize = 40;

/// A file with what is known of its lines.
pub(crate) struct Lines<'a> {
    lines: Vec<String>,
    preview: &'a Preview,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(text: &str, preview: &'a Preview) -> Self {
        Self { lines: text.lines().map(one_space).collect(), preview }
    }

    /// The line of `finding`, from 1: where its words stand, else where its part begins.
    pub(crate) fn line(&self, finding: &Finding) -> usize {
        let begin = self.begin(&finding.place);
        let sought = self.sought(finding);
        if sought.is_empty() {
            return begin;
        }
        let (before, after) = self.lines.split_at((begin - 1).min(self.lines.len()));
        let find = |lines: &[String]| lines.iter().position(|it| it.contains(&sought));
        let found = find(after).map(|at| before.len() + at).or_else(|| find(before));
        found.map_or(begin, |at| at + 1)
    }

    /// Where the part begins that `place` is in.
    fn begin(&self, place: &Place) -> usize {
        let found = |what: What| {
            self.preview.recognised.iter().find(|it| it.what == what).map(|it| it.line)
        };
        let row = match place {
            Place::Entry(id, _) => found(What::Entry(*id)),
            Place::Action(id, _) => found(What::Action(*id)),
            Place::Factor(id, _) => found(What::Factor(*id)),
            _ => None,
        };
        let section =
            || place.section(&self.preview.document).and_then(|it| found(What::Section(it)));
        row.or_else(section).or_else(|| found(What::Title)).unwrap_or(1).max(1)
    }

    /// The words to look for: those that the finding speaks of, or the beginning of the text that it is about.
    fn sought(&self, finding: &Finding) -> String {
        let Some(text) = finding.place.text(&self.preview.document) else { return String::new() };
        let range = finding.range.clone().and_then(|it| text.get(it));
        let line = range.unwrap_or(text).trim_start().lines().next().unwrap_or("");
        one_space(line).chars().take(MAX_SOUGHT).collect::<String>().trim_end().to_owned()
    }
}

fn one_space(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}
