//! Key events: labels with a time, such as `First detected: 2023-07-25 14:05`.

use afterword_core::postmortem::Moment;
use afterword_core::stamp::{self, Manner};

use super::super::{Confidence, What};
use super::split::Part;
use super::timeline::Clockwork;
use super::{Reader, headings};
use crate::markdown::lines::item_marker;

impl Reader<'_> {
    /// Takes the moments that the lines of `part` name; the lines themselves are kept by the caller.
    pub(super) fn read_moments(&mut self, part: &Part<'_>) {
        let mut clockwork = Clockwork::new(part, self);
        for line in &part.lines {
            let text = item_marker(line.text).map_or(line.text.trim(), |(_, it)| it);
            let Some((label, stamp)) = label_and_stamp(text, self.manner()) else { continue };
            let Some(key) = headings::moment(label) else { continue };
            let Some(at) = clockwork.time_of(&stamp, &self.context).start() else { continue };
            if !self.preview.document.moments.contains_key(&key) {
                self.preview.document.moments.insert(key.clone(), Moment::At(at));
                self.preview.recognise(What::Moment(key), line.number, Confidence::Medium, text);
            }
        }
    }
}

/// Splits `First detected: 2023-07-25 14:05`; the colon is often left out.
fn label_and_stamp(text: &str, manner: Manner) -> Option<(&str, stamp::Stamp)> {
    let starts = text.match_indices([' ', ':']).map(|(at, _)| at);
    for at in starts {
        let rest = text[at..].trim_start_matches([' ', ':']);
        if rest.starts_with(|it: char| it.is_ascii_digit()) {
            let stamp = stamp::read_in(rest, manner).filter(|it| it.clock.is_some())?;
            return Some((&text[..at], stamp));
        }
    }
    None
}
