//! Documents and their files: whatever is edited on either side, and whatever fails meanwhile, nothing typed is lost.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use afterword_core::Postmortem;
use afterword_core::id::DocumentId;
use afterword_core::merge::Conflict;
use afterword_core::postmortem::{Edit, MetricCatalogue, TextField};
use afterword_core::template::Template;
use afterword_formats::folder::{Base, Step, in_step, read};
use afterword_formats::{json, markdown};
use proptest::prelude::*;

fn write(postmortem: &Postmortem) -> String {
    markdown::write(postmortem, &Template::shipped()[0], MetricCatalogue::shipped())
}

fn sample() -> Postmortem {
    let now = chrono::DateTime::parse_from_rfc3339("2026-03-14T10:00:00Z").unwrap();
    let mut document = Postmortem::new(DocumentId::v7(1, [1; 10]), now);
    for (field, text) in [
        (TextField::Title, "Checkout outage"),
        (TextField::Summary, "Checkout was down."),
        (TextField::Lessons, "Look first."),
    ] {
        document.apply(Edit::Text(field, text.into())).unwrap();
    }
    document
}

/// A document in the app, its file, and the base, as whoever keeps them in step has them.
struct World {
    document: Postmortem,
    file: Option<String>,
    base: Option<Base>,
    /// What the person was asked about, or finds among the revisions.
    shown: Vec<Conflict>,
}

/// What fails in the middle of a step.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    None,
    /// The document could not be saved, or was saved by somebody else meanwhile.
    Save,
    /// The document was saved, and the tab was closed before the base was.
    Base,
    /// The file could not be written.
    File,
}

impl World {
    fn new(document: Postmortem) -> Self {
        Self { document, file: None, base: None, shown: Vec::new() }
    }

    /// One step; whether there was nothing to do.
    fn step(&mut self, fault: Fault) -> bool {
        match in_step(self.base.as_ref(), &self.document, self.file.as_deref(), write).unwrap() {
            Step::Rest => return true,
            Step::Gone => panic!("nobody deletes it"),
            Step::Write(text) if fault != Fault::File => {
                self.file = Some(text.clone());
                if fault != Fault::Base {
                    self.base = Some(Base { text, document: self.document.clone() });
                }
            }
            Step::Take(taken) if fault != Fault::Save => {
                self.document = taken.merged;
                self.shown.extend(taken.conflicts);
                if fault != Fault::Base {
                    self.base = Some(taken.base);
                }
            }
            _ => {}
        }
        false
    }

    fn settle(&mut self) {
        let is_settled = (0..4).any(|_| self.step(Fault::None));
        assert!(is_settled, "it goes on and on");
    }
}

#[track_caller]
fn unreadable(text: &str, line: usize, expected: &str) {
    let error = read(text).unwrap_err();
    assert_eq!(error.at.map(|it| it.line), Some(line), "{error}");
    assert!(error.message.contains(expected), "{error}");
}

#[test]
fn a_file_that_only_looks_different_is_left_as_it_is() {
    let mut world = World::new(sample());
    world.settle();
    let laid_out = world
        .file
        .clone()
        .unwrap()
        .replace("## Summary\n\n", "## Summary\n\n\n\n")
        .replace('\n', "\r\n");
    world.file = Some(laid_out.clone());
    world.settle();
    assert_eq!((world.file.as_deref(), &world.document), (Some(laid_out.as_str()), &sample()));
    // Only when there is something to say is it written.
    world.document.apply(Edit::Text(TextField::Summary, "Down for long.".into())).unwrap();
    world.settle();
    assert_eq!(world.file, Some(write(&world.document)));
}

#[test]
fn both_sides_come_together_and_what_both_changed_is_asked_about() {
    let mut world = World::new(sample());
    world.settle();
    let file = world.file.take().unwrap();
    world.file = Some(file.replace("Look first.", "Look twice.").replace("was down", "was slow"));
    world.document.apply(Edit::Text(TextField::Summary, "Checkout was dead.".into())).unwrap();
    world.settle();
    assert_eq!(world.document.text(TextField::Lessons), "Look twice.");
    assert_eq!(world.document.text(TextField::Summary), "Checkout was dead.");
    assert!(world.file.unwrap().contains("Checkout was dead."));
    let [conflict] = world.shown.as_slice() else { panic!("{:?}", world.shown) };
    assert_eq!(conflict.theirs, "Checkout was slow.");
}

#[test]
fn copies_of_which_nothing_is_known_in_common_are_both_kept() {
    let mut theirs = sample();
    theirs.apply(Edit::Text(TextField::Summary, "Another summary.".into())).unwrap();
    let mut world = World { file: Some(write(&theirs)), ..World::new(sample()) };
    world.settle();
    assert_eq!(world.document.text(TextField::Summary), "Checkout was down.");
    assert_eq!(world.shown[0].theirs, "Another summary.");
    let mut same = World { file: Some(write(&sample())), ..World::new(sample()) };
    same.settle();
    assert_eq!(same.shown, []);
}

#[test]
fn a_file_that_is_gone_is_not_written_anew_unasked() {
    let mut world = World::new(sample());
    world.settle();
    let step = in_step(world.base.as_ref(), &world.document, None, write);
    assert_eq!(step, Ok(Step::Gone));
}

#[test]
fn a_file_of_another_document_is_left_alone() {
    let mut other = sample();
    other.id = DocumentId::v7(2, [2; 10]);
    let error = in_step(None, &sample(), Some(&write(&other)), write).unwrap_err();
    assert!(error.message.contains("another postmortem"), "{error}");
}

#[test]
fn what_cannot_be_read_is_named_with_its_line() {
    let text = write(&sample());
    let line = |part: &str| text.lines().position(|it| it.starts_with(part)).unwrap() + 1;
    unreadable("# Notes\n", 1, "this file has none");
    unreadable(&text.replacen("\n---\n", "\n", 1), 1, "has no end");
    unreadable(
        &text.replace("afterword-postmortem/1", "afterword-postmortem/9"),
        line("schema"),
        "expected `schema: afterword-postmortem/1`",
    );
    unreadable(
        &text.replacen("id: ", "id: x", 1),
        line("id"),
        "`id` can't be read: a document id is a UUID",
    );
    unreadable(
        &text.replacen("createdAt: ", "createdAt: noon ", 1),
        line("createdAt"),
        "`createdAt`",
    );
    unreadable(
        &text.replacen("sections:\n", "moments: [1]\nsections:\n", 1),
        line("sections"),
        "`moments`",
    );
    let half = text
        .replace("Look first.", "<<<<<<< HEAD\nLook first.\n=======\nLook twice.\n>>>>>>> main");
    unreadable(&half, line("Look first."), "Git could not merge");
}

#[test]
fn a_file_that_is_read_twice_says_a_thing_once() {
    let text = write(&sample())
        .replace("## Lessons", "## Action items\n\n- [ ] Alert on errors\n\n## Lessons");
    assert_eq!(json::write(&read(&text).unwrap()), json::write(&read(&text).unwrap()));
}

/// What somebody does.
#[derive(Clone, Debug)]
enum Deed {
    /// Types a word in the app, at the end of a text.
    Type(TextField),
    /// Types a word into the file, in place of this text or behind it.
    Edit(&'static str, bool),
    /// Adds a section to the file.
    Section,
    /// Adds an action to the file.
    Action,
    /// Takes a step.
    Step(Fault),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let field = prop::sample::select(vec![
        TextField::Title,
        TextField::Summary,
        TextField::Lessons,
        TextField::Trigger,
    ]);
    let place = prop::sample::select(vec!["Checkout outage", "Checkout was down.", "Look first."]);
    let fault =
        prop::sample::select(vec![Fault::None, Fault::None, Fault::Save, Fault::Base, Fault::File]);
    prop::collection::vec(
        prop_oneof![
            3 => field.prop_map(Deed::Type),
            3 => (place, any::<bool>()).prop_map(|(it, is_line)| Deed::Edit(it, is_line)),
            1 => Just(Deed::Section),
            1 => Just(Deed::Action),
            4 => fault.prop_map(Deed::Step),
        ],
        1..16,
    )
}

fn edit_file(world: &mut World, change: impl Fn(&str) -> String) {
    if let Some(file) = &mut world.file {
        *file = change(file);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_typed_is_lost_and_they_end_in_step(deeds in deeds()) {
        let mut world = World::new(sample());
        let mut typed = Vec::new();
        for (n, deed) in deeds.into_iter().enumerate() {
            let word = format!("word{n}x");
            if !matches!(deed, Deed::Step(_)) && world.file.is_none() && !matches!(deed, Deed::Type(_)) {
                continue;
            }
            match deed {
                Deed::Type(field) => {
                    let text = format!("{} {word}", world.document.text(field));
                    world.document.apply(Edit::Text(field, text.trim().into())).unwrap();
                }
                Deed::Edit(place, is_line) => {
                    if !world.file.as_ref().is_some_and(|it| it.contains(place)) {
                        continue;
                    }
                    let gap = if is_line && !place.ends_with("outage") { "\n\n" } else { " " };
                    edit_file(&mut world, |it| it.replace(place, &format!("{place}{gap}{word}")));
                }
                Deed::Section => edit_file(&mut world, |it| format!("{it}\n## Part {n}\n\n{word}\n")),
                Deed::Action => edit_file(&mut world, |it| match it.contains("\n## Action items\n\n") {
                    true => it.replace("\n## Action items\n\n", &format!("\n## Action items\n\n- [ ] {word}\n")),
                    false => format!("{it}\n## Action items\n\n- [ ] {word}\n"),
                }),
                Deed::Step(fault) => {
                    world.step(fault);
                    continue;
                }
            }
            typed.push(word);
        }
        world.settle();
        let file = world.file.clone().unwrap();
        prop_assert_eq!(&read(&file).unwrap(), &world.document, "in step");
        let said = json::write(&world.document);
        for word in typed {
            let is_shown = || world.shown.iter().any(|it| it.theirs.contains(&word) || it.mine.contains(&word));
            prop_assert!(said.contains(&word) || is_shown(), "{} is lost:\n{}", word, file);
        }
    }

    #[test]
    fn any_file_is_read_or_named(text in any::<String>(), at in any::<prop::sample::Index>()) {
        drop(read(&text));
        let mut file = write(&sample());
        let at = (0..=at.index(file.len())).rev().find(|it| file.is_char_boundary(*it)).unwrap_or(0);
        file.insert_str(at, &text);
        if let Err(error) = read(&file) {
            prop_assert!(!error.message.is_empty());
        }
    }
}
