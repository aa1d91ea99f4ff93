//! What a text says by itself, whatever stands around it: everything that can be remembered while the text stays as it is.

use std::ops::Range;

use super::completeness::has_content;
use super::lexicon::Lexicon;
use super::subject::Subject;
use super::{
    ActionPart, CausePart, EntryPart, FactorPart, Family, Level, Need, Place, Rule, RuleId, Value,
};
use crate::causes::CauseTree;
use crate::language;
use crate::postmortem::{Factor, Postmortem, SectionKey, StatusKind, TextField};
use crate::prose::prose_lines;
use crate::secrets;
use crate::wording::Wording;

pub(super) const RULES: [Rule; 4] = [
    row("placeholder-left", Family::Completeness, Level::Warning, 2),
    row("secret", Family::Secrets, Level::Error, 3),
    row("personal-data", Family::Secrets, Level::Warning, 2),
    row("internal-address", Family::Secrets, Level::Hint, 0),
];

/// How much a note matters once the document is `status`: what opens something must be gone before anybody else reads it.
pub(super) fn level_at(note: &Note, status: StatusKind) -> Level {
    let is_early = note.level == Level::Error && status < StatusKind::Published;
    if is_early { Level::Warning } else { note.level }
}

/// A rule that is asked about each text and never about the document.
const fn row(id: &'static str, family: Family, level: Level, weight: u32) -> Rule {
    Rule::new(id, family, level, weight, |_, _| {}).waiting_for(nothing_told)
}

/// Whether there are no sentences to judge yet. Where the template asks for none, a timeline is all there is to read.
pub(super) fn nothing_told(it: &Subject<'_>) -> Option<Need> {
    const STORY: [SectionKey; 2] = [SectionKey::Summary, SectionKey::WhatHappened];
    if !it.context.template.sections.iter().any(|it| STORY.contains(&it.section)) {
        return no_timeline(it);
    }
    let is_told = STORY.iter().any(|section| has_content(it.postmortem, section));
    (!is_told).then_some(Need::Story)
}

/// Whether the template has room for a timeline, and there are no entries to judge yet.
pub(super) fn no_timeline(it: &Subject<'_>) -> Option<Need> {
    let timeline = &SectionKey::Timeline;
    let has_room = it.context.template.sections.iter().any(|it| it.section == *timeline);
    (has_room && !has_content(it.postmortem, timeline)).then_some(Need::Timeline)
}

/// The rules of blameless language, as their own file has them.
pub(super) fn language_rules() -> impl Iterator<Item = Rule> {
    let rules = language::Rules::english().rules().iter();
    // There are many, and together they count like any other family.
    let rule = |id| Rule { weight: 3, ..row(id, Family::Language, Level::Warning, 0) };
    rules.map(move |it| rule(&it.id))
}

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextKind {
    /// The team tells what happened, or what it learned.
    Story,
    /// It says what caused something.
    Cause,
    /// A title, a source, a person's own words.
    Other,
}

/// A text, and what it takes to read it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading<'a> {
    pub(super) text: &'a str,
    pub(super) kind: TextKind,
    /// The people that the document names.
    pub(super) people: &'a [&'a str],
    /// What stands in place of a secret that is taken out.
    pub(super) markers: &'a Wording,
}

/// A remark about a text alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Note {
    pub(super) rule: RuleId,
    pub(super) level: Level,
    pub(super) range: Range<usize>,
    pub(super) values: Vec<Value>,
    /// What may stand there instead, where that needs no judgement.
    pub(super) instead: Option<String>,
}

/// Reads a text and adds what it notes, in any order.
type Reader = fn(&Reading<'_>, &mut Vec<Note>);

/// Whoever reads texts. Each is asked once for each version of each text.
const READERS: [Reader; 3] = [placeholders, blame, secrets];

/// Everything that is to be said about a text alone, in its order.
pub(super) fn read(reading: &Reading<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    for reader in READERS {
        reader(reading, &mut notes);
    }
    crate::order::sort(&mut notes, |a, b| a.range.start.cmp(&b.range.start));
    notes
}

/// Calls `visit` with every text that a person typed for others to read.
pub(super) fn texts<'a>(it: &'a Postmortem, visit: &mut dyn FnMut(Place, &'a str, TextKind)) {
    visit(Place::Text(TextField::Title), &it.title, TextKind::Other);
    for field in TextField::ALL.into_iter().skip(2) {
        visit(Place::Text(field), it.text(field), TextKind::Story);
    }
    for entry in &it.timeline {
        visit(Place::Entry(entry.id, EntryPart::Text), &entry.text, TextKind::Story);
        visit(Place::Entry(entry.id, EntryPart::Source), &entry.source, TextKind::Other);
    }
    it.factors.iter().for_each(|factor| factor_texts(factor, visit));
    it.trees.iter().for_each(|tree| tree_texts(tree, visit));
    for action in &it.actions {
        let at = |part| Place::Action(action.id, part);
        visit(at(ActionPart::Title), &action.title, TextKind::Other);
        visit(at(ActionPart::Detail), &action.detail, TextKind::Story);
        visit(at(ActionPart::Verification), &action.verification, TextKind::Other);
        visit(at(ActionPart::Tracker), &action.tracker, TextKind::Other);
    }
    for section in &it.extra {
        let is_cause = section.section_key() == SectionKey::Free("root-cause".to_owned());
        let kind = if is_cause { TextKind::Cause } else { TextKind::Story };
        visit(Place::Heading(section.id), &section.heading, TextKind::Other);
        visit(Place::Free(section.id), &section.text, kind);
    }
    for (at, answer) in it.response.feedback.iter().enumerate() {
        visit(Place::Feedback(at), &answer.text, TextKind::Other);
    }
}

fn factor_texts<'a>(factor: &'a Factor, visit: &mut dyn FnMut(Place, &'a str, TextKind)) {
    let at = |part| Place::Factor(factor.id, part);
    visit(at(FactorPart::Text), &factor.text, TextKind::Cause);
    visit(at(FactorPart::Evidence), &factor.evidence, TextKind::Story);
    if let Some(risk) = &factor.accepted {
        visit(at(FactorPart::Risk), &risk.reason, TextKind::Story);
    }
}

fn tree_texts<'a>(tree: &'a CauseTree, visit: &mut dyn FnMut(Place, &'a str, TextKind)) {
    visit(Place::Tree(tree.id()), &tree.problem, TextKind::Story);
    for cause in tree.walk().map(|it| it.cause) {
        let at = |part| Place::Cause(tree.id(), cause.id(), part);
        visit(at(CausePart::Question), &cause.question, TextKind::Cause);
        visit(at(CausePart::Text), &cause.text, TextKind::Cause);
    }
}

/// `TODO`, `TBD`, `???`, `lorem ipsum`: in capitals where the word has another meaning, and never in code, where it is quoted.
fn placeholders(reading: &Reading<'_>, notes: &mut Vec<Note>) {
    let (text, lexicon) = (reading.text, Lexicon::english());
    let mut add = |range: Range<usize>| {
        let values = vec![Value::excerpt(&text[range.clone()])];
        notes.push(Note { rule: RULES[0].id, level: RULES[0].level, range, values, instead: None });
    };
    for line in prose_lines(text) {
        find_words(text, line.clone(), &lexicon.placeholders, &mut add);
        let marks = text[line.clone()].match_indices("???");
        // A run of marks is one.
        let first = marks.filter(|(at, _)| !text[line.start..line.start + at].ends_with('?'));
        first.for_each(|(at, _)| add(line.start + at..line.start + at + 3));
    }
}

/// Wording that blames people, in what the team says itself.
fn blame(reading: &Reading<'_>, notes: &mut Vec<Note>) {
    let field = match reading.kind {
        TextKind::Story => language::Field::Story,
        TextKind::Cause => language::Field::Cause,
        TextKind::Other => return,
    };
    for hit in language::read(reading.text, field, reading.people) {
        let values = vec![Value::excerpt(&reading.text[hit.range.clone()])];
        let (rule, level, range) = (RuleId(&hit.rule.id), Level::Warning, hit.range);
        notes.push(Note { rule, level, range, values, instead: None });
    }
}

/// Secrets and personal data. The finding names what it is and never repeats it.
fn secrets(reading: &Reading<'_>, notes: &mut Vec<Note>) {
    for hit in secrets::scan(reading.text) {
        let rule = match (hit.kind.is_secret(), hit.kind.grade()) {
            (true, _) => &RULES[1],
            (false, secrets::Grade::Alarm) => &RULES[2],
            (false, secrets::Grade::Hint) => &RULES[3],
        };
        let values = vec![Value::Secret(hit.kind.key(), hit.vendor)];
        let instead = Some(hit.marker(reading.markers));
        notes.push(Note { rule: rule.id, level: rule.level, range: hit.range, values, instead });
    }
}

/// Finds `words`, written in capitals, or in any case where they are several.
fn find_words(text: &str, line: Range<usize>, words: &[String], add: &mut dyn FnMut(Range<usize>)) {
    let bytes = &text.as_bytes()[line.clone()];
    let is_letter = |it: &u8| it.is_ascii_alphanumeric() || *it == b'_';
    let is_at = |at: usize, word: &str| {
        let written = |part: &[u8]| {
            part.eq_ignore_ascii_case(word.as_bytes())
                && (word.contains(' ') || part.iter().all(u8::is_ascii_uppercase))
        };
        bytes.get(at..at + word.len()).is_some_and(written)
            && !bytes.get(at + word.len()).is_some_and(is_letter)
    };
    let mut is_inside = false;
    for (at, byte) in bytes.iter().enumerate() {
        let begins = is_letter(byte) && !is_inside;
        is_inside = is_letter(byte);
        if begins && let Some(word) = words.iter().find(|it| is_at(at, it)) {
            add(line.start + at..line.start + at + word.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn notes(text: &str) -> Vec<Note> {
        read(&Reading {
            text,
            kind: TextKind::Cause,
            people: &["Ann"],
            markers: secrets::english(),
        })
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let notes = notes(text);
        let found: Vec<&str> = notes.iter().map(|it| &text[it.range.clone()]).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn what_is_still_to_be_written_is_found() {
        check("Users affected: TBD", &["TBD"]);
        check("TODO: add the graph\n\nSee ??? above", &["TODO", "???"]);
        check("Lorem ipsum dolor", &["Lorem ipsum"]);
        check("at ?????", &["???"]);
        check("ä TODO ö", &["TODO"]);
    }

    #[test]
    fn what_only_looks_like_it_is_left_alone() {
        check("The todo service was down, and TODOS grew", &[]);
        check("The log said `TODO: remove` at 14:32", &[]);
        check("```\n// TODO later\n```\nThen it came back", &[]);
        check("Why??", &[]);
        check("MY_TODO", &[]);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in any::<String>()) {
            for note in notes(&text) {
                prop_assert!(text.get(note.range).is_some());
            }
        }
    }
}
