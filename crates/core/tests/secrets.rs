//! What is removed stays removed, and no text makes the scanner stumble.
#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod arbitrary;

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::actions::{Action, ActionState, StateChange, StateKind};
use afterword_core::causes::{Cause, CauseTree, Evidence, Place};
use afterword_core::history::Editable;
use afterword_core::id::Id;
use afterword_core::postmortem::{
    AcceptedRisk, Effort, Entry, EntryTime, Factor, Feedback, NamedRole, Section, StatusKind,
    TextPlace, Transition,
};
use afterword_core::secrets::{Grade, at, cleaned, english, of, redact, redact_all, scan};
use afterword_core::wording::Wording;
use arbitrary::{choices, empty, grown};
use proptest::collection::vec;
use proptest::prelude::*;

/// Pieces of which some are secrets, some are glue, and some only look like either.
fn piece() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "anna@corp.io",
        "AKIAQX7TPL2MNBV4RSWZ",
        "52.94.236.248",
        "10.0.0.7",
        "4539578763621486",
        "password=Tr4vel-Light",
        "postgres://a:9fKx2-Lm@",
        "db-1.corp.internal",
        "+49 30 901820",
        "2606:4700:4700::9a2f",
        "-----BEGIN PRIVATE KEY-----",
        "-----END PRIVATE KEY-----",
        "Bearer kD83mQpzR2vTnWbYs7JcUf3H",
        "secret ",
        "token: ",
        "=",
        ":",
        "@",
        ".",
        "-",
        " ",
        "\n",
        "[",
        "]",
        "'",
        "\"",
        "é",
        "名",
        "\u{301}",
        "\0",
        "7",
        "a",
        "://",
        "eyJhbGciOiJIUzI1NiJ9",
    ]);
    prop_oneof![4 => fixed.prop_map(str::to_owned), 1 => ".{0,6}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn hits_are_in_order_and_stand_apart(text in vec(piece(), 0..14).prop_map(|it| it.concat())) {
        let mut done = 0;
        for hit in scan(&text) {
            prop_assert!(done <= hit.range.start && hit.range.start < hit.range.end);
            prop_assert!(text.get(hit.range.clone()).is_some(), "within a character");
            done = hit.range.end;
        }
    }

    #[test]
    fn a_cleaned_text_is_clean(text in vec(piece(), 0..14).prop_map(|it| it.concat())) {
        for least in [Grade::Hint, Grade::Alarm] {
            let clean = cleaned(&text, least, english()).unwrap_or_else(|| text.clone());
            prop_assert_eq!(cleaned(&clean, least, english()), None, "of {:?}", text);
        }
    }

    #[test]
    fn redacting_a_clean_text_changes_nothing(text in vec(piece(), 0..14).prop_map(|it| it.concat())) {
        let clean = cleaned(&text, Grade::Hint, english()).unwrap_or(text);
        prop_assert_eq!(redact(&clean, &scan(&clean), english()), clean);
    }

    #[test]
    fn any_text_is_scanned(text in ".{0,400}") {
        redact(&text, &scan(&text), english());
    }

    #[test]
    fn every_text_of_a_document_is_looked_at(a in choices(0..60)) {
        let document = grown(empty(), &a, 1);
        let texts: Vec<&str> = document.texts().into_iter().map(|(_, text)| text).collect();
        for line in document.search_text().lines() {
            prop_assert!(texts.iter().any(|it| it.contains(line)), "{} is not among the texts", line);
        }
    }

    /// An edit and a direct write do the same, and touch nothing else.
    #[test]
    fn a_place_is_written_by_its_edit(a in choices(0..60)) {
        let document = grown(empty(), &a, 1);
        for (place, _) in document.texts() {
            let mut written = document.clone();
            written.set_text(place, "other".to_owned());
            prop_assert!(written.texts().contains(&(place, "other")), "{place:?}");
            if let Some(edit) = place.edit(&document, "other".to_owned()) {
                let mut edited = document.clone();
                edited.apply(edit).unwrap();
                prop_assert_eq!(edited, written, "{:?}", place);
            }
        }
    }
}

/// A document with the same text in each of its places.
fn filled(text: &str) -> Postmortem {
    let text = || text.to_owned();
    let now = arbitrary::at(0);
    let mut it = empty();
    for field in afterword_core::postmortem::TextField::ALL {
        *it.text_mut(field) = text();
    }
    for names in afterword_core::postmortem::NameList::ALL {
        it.names_mut(names).push(text());
    }
    for role in afterword_core::postmortem::Role::ALL {
        *it.roles.of_mut(role) = text();
    }
    it.roles.others.push(NamedRole { role: text(), person: text() });
    it.transitions.push(Transition {
        to: StatusKind::InReview,
        at: now,
        who: text(),
        note: text(),
        overrides: Vec::new(),
    });
    let entry = Entry::new(Id::from_bits(1), EntryTime::Unknown, text());
    it.timeline.push(Rc::new(Entry {
        stamp: text(),
        source: text(),
        links: vec![text()],
        ..entry
    }));
    let risk = AcceptedRisk { reason: text(), who: text(), at: None };
    let factor = Factor::new(Id::from_bits(2), text());
    it.factors.push(Rc::new(Factor { evidence: text(), accepted: Some(risk), ..factor }));
    let mut cause = Cause::new(Id::from_bits(3), text());
    cause.question = text();
    cause.evidence = vec![Evidence::Note(text()), Evidence::Link(text())];
    let mut tree = CauseTree::new(Id::from_bits(4), text());
    tree.add(cause, Place::LAST).unwrap();
    it.trees.push(Rc::new(tree));
    let mut action = Action::new(Id::from_bits(5), text());
    for slot in [&mut action.detail, &mut action.owner, &mut action.verification] {
        *slot = text();
    }
    (action.tracker, action.source) = (text(), text());
    action.state = ActionState::Blocked { reason: text() };
    action.history.push(StateChange { to: StateKind::Blocked, at: now, who: text() });
    it.actions.push(Rc::new(action));
    let id = Id::from_bits(6);
    it.extra.push(Rc::new(Section { id, key: String::new(), heading: text(), text: text() }));
    it.response.efforts.push(Effort { role: text(), people: 1, minutes: 1 });
    it.response.feedback.push(Feedback { score: None, text: text() });
    it
}

#[test]
fn no_text_of_a_document_escapes() {
    let mark = "anna@corp.io";
    let mut document = filled(mark);
    let stored = afterword_core::stored::write(&document);
    assert_eq!(of(&document).len(), stored.matches(mark).count());
    let edit = redact_all(&document, Grade::Alarm, english()).unwrap();
    assert_eq!(<Postmortem as Editable>::label(&edit), "removing secrets and personal data");
    document.apply(edit).unwrap();
    assert!(!afterword_core::stored::write(&document).contains(mark));
    assert_eq!(redact_all(&document, Grade::Alarm, english()), None);
}

#[test]
fn one_text_is_cleaned_by_an_edit_of_its_own() {
    let mut document = filled("anna@corp.io");
    let edit = at(&document, TextPlace::Entry(Id::from_bits(1)), Grade::Alarm, english()).unwrap();
    document.apply(edit).unwrap();
    assert_eq!(document.timeline[0].text, "[e-mail address removed]");
    assert_eq!(document.timeline[0].source, "anna@corp.io");
}

#[test]
fn markers_are_in_the_language_that_is_spoken() {
    let german =
        Wording::read(r#"{ "password": "Passwort", "marker": "[{what} entfernt]" }"#).unwrap();
    let text = "export PASSWORD=hunter2-blue-9";
    let clean = cleaned(text, Grade::Alarm, &german).unwrap();
    assert_eq!(clean, "export PASSWORD=[Passwort entfernt]");
    assert_eq!(cleaned(&clean, Grade::Hint, &german), None, "a marker is no secret");
}
