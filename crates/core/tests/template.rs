//! Templates: changing one never hides a word, editing one undoes, and nothing a person types breaks either.
#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod arbitrary;

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::history::History;
use afterword_core::postmortem::{NameList, Role, Section, SectionId, SectionKey, StatusKind};
use afterword_core::severity::SeverityKey;
use afterword_core::template::{
    LaidOut, Placed, Requirement, Template, TemplateEdit, TemplateSection,
};
use arbitrary::{choices, empty, grown};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Every name that a free section has in a template, in none, and in the product's own fields.
fn key() -> impl Strategy<Value = String> {
    let mut keys: Vec<String> = Template::shipped()
        .iter()
        .flat_map(|it| &it.sections)
        .map(|it| it.section.key().to_owned())
        .collect();
    keys.extend([String::new(), "of-another-workspace".to_owned()]);
    select(keys)
}

fn document() -> impl Strategy<Value = Postmortem> {
    let section = (any::<u64>(), key(), "[a-c ]{0,6}", "[a-f ]{0,12}").prop_map(
        |(id, key, heading, text)| {
            Rc::new(Section { id: SectionId::from_bits(id), key, heading, text })
        },
    );
    (choices(0..40), vec(section, 0..12)).prop_map(|(choices, extra)| {
        let mut document = grown(empty(), &choices, 1);
        document.extra.extend(extra);
        document
    })
}

/// The words that a reader finds in a section, its heading aside.
fn words_of(it: &Postmortem, shown: &LaidOut) -> Vec<String> {
    let mut text = String::new();
    let mut add = |words: &str| {
        text.push_str(words);
        text.push('\n');
    };
    match (&shown.section, &shown.free) {
        (_, Some(section)) => add(&section.text),
        (SectionKey::Impact, _) => {
            add(&it.impact.text);
            it.impact.users.iter().for_each(|it| add(&it.to_string()));
            it.names(NameList::Regions).iter().for_each(|it| add(it));
        }
        (SectionKey::Timeline, _) => it.timeline.iter().for_each(|it| add(&it.text)),
        (SectionKey::Factors, _) => it.factors.iter().for_each(|it| add(&it.text)),
        (SectionKey::Actions, _) => it.actions.iter().for_each(|it| add(&it.title)),
        (SectionKey::Causes, _) => it.trees.iter().for_each(|tree| {
            add(&tree.problem);
            tree.walk().for_each(|it| add(&it.cause.text));
        }),
        (SectionKey::People, _) => {
            Role::ALL.into_iter().for_each(|role| add(it.roles.of(role)));
            it.authors.iter().chain(&it.reviewers).for_each(|it| add(it));
        }
        (key, _) => key.text_field().into_iter().for_each(|field| add(it.text(field))),
    }
    text.split_whitespace().map(str::to_owned).collect()
}

/// The words that a reader of the whole document finds, in the order of the alphabet.
fn words(document: &Postmortem, template: &Template) -> Vec<String> {
    let laid_out = template.lay_out(document);
    let mut words: Vec<String> = laid_out.iter().flat_map(|it| words_of(document, it)).collect();
    words.sort_unstable();
    words
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_template_shows_the_same_words(document in document()) {
        let expected = words(&document, &Template::plain());
        for template in Template::shipped() {
            prop_assert_eq!(words(&document, &template), expected.clone(), "{}", template.name);
        }
    }

    #[test]
    fn each_part_is_shown_once_and_the_groups_stand_in_order(document in document()) {
        for template in Template::shipped() {
            let laid_out = template.lay_out(&document);
            let mut keys: Vec<&str> = laid_out.iter().map(|it| it.section.key()).collect();
            keys.sort_unstable();
            prop_assert!(keys.windows(2).all(|it| it[0] != it[1]), "{keys:?}");
            prop_assert!(laid_out.is_sorted_by_key(|it| it.placed));
            for section in &document.extra {
                let n = laid_out.iter().filter(|it| it.free.as_ref() == Some(section)).count();
                let is_worth_it = section.key.is_empty() || !section.text.trim().is_empty();
                prop_assert!(n >= usize::from(is_worth_it), "{section:?}");
            }
            prop_assert!(laid_out.iter().all(|it| it.placed != Placed::LeftOver || it.is_filled));
        }
    }

    #[test]
    fn an_edited_template_keeps_one_section_for_each_part_and_undoes(
        edits in vec((0..9_u8, any::<u8>(), any::<u8>(), "\\PC{0,8}"), 0..40),
    ) {
        let mut history = History::new(Template::shipped().remove(0));
        let mut versions = vec![history.present().clone()];
        for (kind, at, to, text) in edits {
            let edit = edit(history.present(), kind, (at.into(), to.into()), text);
            if history.edit(edit).is_ok() {
                history.end_step();
                versions.push(history.present().clone());
            }
            let sections = &history.present().sections;
            let mut keys: Vec<&SectionKey> = sections.iter().map(|it| &it.section).collect();
            keys.sort_unstable();
            prop_assert!(keys.windows(2).all(|it| it[0] != it[1]), "{keys:?}");
        }
        for version in versions.iter().rev().skip(1) {
            prop_assert!(history.undo().is_some());
            prop_assert_eq!(history.present(), version);
        }
        prop_assert_eq!(history.undo(), None);
    }

    #[test]
    fn whatever_is_typed_is_checked_and_keyed_without_panic(text in any::<String>()) {
        let mut template = Template::shipped().remove(1);
        let key = template.free_key(&text);
        prop_assert!(matches!(&key, SectionKey::Free(name) if !name.is_empty()), "{key:?}");
        prop_assert_eq!(&SectionKey::from(key.to_string()), &key);
        template.apply(TemplateEdit::Add { section: section(key, &text), before: None }).unwrap();
        for problem in template.check() {
            prop_assert!(problem.path.starts_with("sections[6]."), "{}", problem);
        }
    }
}

fn section(section: SectionKey, text: &str) -> TemplateSection {
    let required = vec![Requirement {
        status: StatusKind::Approved,
        severities: vec![SeverityKey(text.to_owned())],
    }];
    TemplateSection { section, heading: text.to_owned(), guidance: text.to_owned(), required }
}

fn edit(it: &Template, kind: u8, (at, to): (usize, usize), text: String) -> TemplateEdit {
    let key = |n: usize| it.sections.get(n % (it.sections.len() + 1)).map(|it| it.section.clone());
    let gone = SectionKey::Free("gone".to_owned());
    let (section_key, before) = (key(at).unwrap_or(gone), key(to));
    match kind {
        0 => TemplateEdit::Name(text),
        1 => TemplateEdit::Purpose(text),
        2 => TemplateEdit::Add { section: section(it.free_key(&text), &text), before },
        3 => {
            TemplateEdit::Add { section: section(SectionKey::FIELDS[at % 15].clone(), ""), before }
        }
        4 => TemplateEdit::Remove(section_key),
        5 => TemplateEdit::Move { section: section_key, before },
        6 => TemplateEdit::Heading(section_key, text),
        7 => TemplateEdit::Guidance(section_key, text),
        _ => TemplateEdit::Required(section_key, Vec::new()),
    }
}

#[test]
fn typing_a_heading_is_one_step() {
    let mut history = History::new(Template::shipped().remove(0));
    for text in ["W", "Wh", "Why"] {
        history.edit(TemplateEdit::Heading(SectionKey::Causes, text.to_owned())).unwrap();
    }
    assert_eq!(history.undo(), Some("a heading"));
    assert_eq!(**history.present(), Template::shipped()[0]);
}

#[test]
fn a_section_is_added_once() {
    let mut template = Template::shipped().remove(0);
    let before = template.clone();
    let again = TemplateEdit::Add { section: section(SectionKey::Summary, "x"), before: None };
    assert!(template.apply(again).unwrap_err().to_string().contains("already"));
    assert_eq!(template, before);
    assert_eq!(template.fields_left(), []);
    template.apply(TemplateEdit::Remove(SectionKey::Summary)).unwrap();
    assert_eq!(template.fields_left(), [SectionKey::Summary]);
}
