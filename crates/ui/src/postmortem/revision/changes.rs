//! What changed between two versions, in sentences, under the headings of the sections that it is in.

use afterword_core::Postmortem;
use afterword_core::diff::{self, Change, TextDiff, Thing, Value, What};
use afterword_core::postmortem::{EntryTime, SectionKey};
use afterword_core::time::Instant;
use afterword_core::wording::Wording;
use yew::AttrValue;

use crate::postmortem::place::Headings;
use crate::postmortem::words::capitalised;
use crate::words::InWords;

/// The changes of one section.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    pub(super) heading: AttrValue,
    pub(super) lines: Vec<Line>,
}

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) sentence: String,
    /// The text word by word, where it is one that changed.
    pub(super) text: Option<TextDiff>,
}

/// What changed from `older` to `newer`, section by section in the order of the document; times as `in_zone` shows them.
pub(super) fn parts(
    older: &Postmortem,
    newer: &Postmortem,
    headings: &Headings,
    words: &Wording,
    in_zone: &dyn Fn(Instant) -> Instant,
) -> Vec<Part> {
    let mut parts: Vec<(Option<SectionKey>, Part)> = Vec::new();
    for change in diff::of(older, newer) {
        let section = change.section.clone();
        let line = line(change, headings, words, in_zone);
        match parts.iter_mut().find(|(it, _)| *it == section) {
            Some((_, part)) => part.lines.push(line),
            None => {
                let heading = headings.get(section.as_ref());
                parts.push((section, Part { heading, lines: vec![line] }));
            }
        }
    }
    parts.into_iter().map(|(_, part)| part).collect()
}

fn line(
    mut change: Change,
    headings: &Headings,
    words: &Wording,
    in_zone: &dyn Fn(Instant) -> Instant,
) -> Line {
    match &change.thing {
        Thing::Moment(key) => change.name = key.in_sentence().to_string(),
        Thing::Audience(key) => change.name = headings.get(Some(key)).to_string(),
        _ => {}
    }
    if let What::Value { from, to } = &mut change.what {
        [from, to].into_iter().for_each(|it| turn(it, in_zone));
    }
    let sentence = capitalised(&change.sentence(words));
    let text = match change.what {
        What::Text(diff) => Some(diff),
        _ => None,
    };
    Line { sentence, text }
}

/// Puts a time on the clocks of the document's zone.
fn turn(value: &mut Value, in_zone: &dyn Fn(Instant) -> Instant) {
    match value {
        Value::Instant(at) => *at = in_zone(*at),
        Value::Time(EntryTime::Exact(at) | EntryTime::Approximate(at)) => *at = in_zone(*at),
        Value::Time(EntryTime::Span { from, to }) => {
            (*from, *to) = (in_zone(*from), in_zone(*to));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use afterword_core::id::DocumentId;
    use afterword_core::postmortem::{Audience, Edit, Moment, MomentKey, TextField};
    use afterword_core::template::Template;
    use chrono::FixedOffset;

    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn shown(edits: impl IntoIterator<Item = Edit>) -> Vec<String> {
        let older = Postmortem::new(DocumentId::v7(0, [0; 10]), at("2025-10-01T14:32:00Z"));
        let mut newer = older.clone();
        edits.into_iter().for_each(|it| newer.apply(it).unwrap());
        let headings = Headings::of(&Template::shipped(), &[&newer, &older]);
        let berlin = FixedOffset::east_opt(2 * 3600).unwrap();
        let in_zone = |it: Instant| it.with_timezone(&berlin);
        let parts = parts(&older, &newer, &headings, diff::english(), &in_zone);
        let sentences = |it: Part| -> Vec<String> {
            it.lines.iter().map(|line| format!("{}: {}", it.heading, line.sentence)).collect()
        };
        parts.into_iter().flat_map(sentences).collect()
    }

    #[test]
    fn sections_hold_their_sentences_and_times_are_the_documents() {
        let changes = shown([
            Edit::Audience(SectionKey::Summary, Audience::Team),
            Edit::Text(TextField::Summary, "Payments failed".into()),
            Edit::Moment(MomentKey::Detected, Some(Moment::At(at("2025-10-01T14:35:00Z")))),
        ]);
        assert_eq!(
            changes,
            [
                "At the top: Detected set to 2025-10-01 16:35 +02:00",
                "Summary: Summary written",
                "Summary: Readers of “Summary” set to Team",
            ]
        );
    }

    #[test]
    fn versions_that_are_alike_have_no_parts() {
        assert_eq!(shown([]), Vec::<String>::new());
    }
}
