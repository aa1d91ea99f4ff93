//! Views say no name, invent no word, and a view of a view is the same view.
#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod arbitrary;

use std::collections::BTreeSet;

use afterword_core::Postmortem;
use afterword_core::postmortem::{
    Audience, Edit, Entry, EntryId, EntryTime, Moment, MomentKey, NameList, NamedRole, Role,
    SectionKey, TextField, TimelineEdit,
};
use afterword_core::secrets;
use afterword_core::view::{self, Audiences, LeakKind, View, english};
use arbitrary::{at, choices, empty, grown};
use proptest::collection::vec;
use proptest::prelude::*;

fn public(document: &Postmortem) -> View {
    view::of(document, Audience::Public, Audiences::shipped(), english())
}

/// Names of several forms, some of which share a part or are words.
fn name() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "Anna Schmidt",
        "Anna Lind",
        "ben",
        "Ben Okafor",
        "Will",
        "Mark Day",
        "José Álvarez",
        "A",
        "@cara",
        "dora.k@corp.io",
        "Zoë",
        "李 小龙",
        "O'Neil",
        "on-call engineer",
        "Ann-Kathrin B.",
        "Technical lead",
        "Eve, Finn and Gus",
        "Hal (IC)",
        "Hub software",
        "Ben – Platform",
        "t5",
        "",
        "!!",
        "\u{301}x",
    ])
    .prop_map(str::to_owned)
}

fn prose() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Anna",
        "Schmidt",
        "anna.schmidt",
        "@ben",
        "Ben's",
        "Will",
        "will",
        "the",
        "alert",
        ". ",
        ",",
        "Okafor",
        "José",
        "Álvarez",
        "cara",
        "dora.k@corp.io",
        "Zoë",
        "Hal",
        "t5",
        "A",
        "\n\n",
        "O'Neil",
        "Eve",
        "Finn",
        "lead",
        "Engineer",
        "1",
        "李",
        "小龙",
        "(Gus)",
        "_Anna_",
        "Day",
        "Mark",
        "l1",
    ]);
    vec(word, 0..16).prop_map(|it| it.join(" "))
}

fn document() -> impl Strategy<Value = Postmortem> {
    (choices(0..40), vec(name(), 8), vec(prose(), 4)).prop_map(|(a, names, texts)| {
        let mut it = grown(empty(), &a, 1);
        it.audience.clear();
        for (role, name) in Role::ALL.into_iter().zip(&names) {
            *it.roles.of_mut(role) = name.clone();
        }
        it.authors = names[4..6].to_vec();
        it.roles.others =
            vec![NamedRole { role: "Database lead".to_owned(), person: names[6].clone() }];
        it.summary.clone_from(&texts[0]);
        it.what_happened.clone_from(&texts[1]);
        it.title.clone_from(&texts[2]);
        it.impact.text.clone_from(&texts[3]);
        it
    })
}

fn has_whole_word(text: &str, name: &str) -> bool {
    let is_part = |it: Option<char>| {
        it.is_some_and(|it| it.is_alphanumeric() || ('\u{300}'..'\u{370}').contains(&it))
    };
    text.match_indices(name).any(|(at, _)| {
        let (before, after) =
            (text[..at].chars().next_back(), text[at + name.len()..].chars().next());
        !is_part(before) && !is_part(after)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nobody_is_named_in_public(document in document()) {
        let names: Vec<String> = view::people(&document, english())
            .into_iter()
            .flat_map(|it| it.aliases.into_iter().chain([it.name]))
            .collect();
        for audience in [Audience::Organisation, Audience::Public] {
            let view = view::of(&document, audience, Audiences::shipped(), english());
            for (place, text) in view.document.texts() {
                for name in &names {
                    prop_assert!(!has_whole_word(text, name), "{} is in {:?}: {}", name, place, text);
                }
            }
        }
    }

    #[test]
    fn the_team_gets_the_document_itself(document in document()) {
        let view = view::of(&document, Audience::Team, Audiences::shipped(), english());
        prop_assert_eq!(view.document, document);
    }

    #[test]
    fn what_is_removed_is_gone_and_what_is_kept_stays(document in document(), picks in any::<u64>()) {
        for audience in Audience::ALL {
            let view = view::of(&document, audience, Audiences::shipped(), english());
            let kept = view.redacted(&|_| false, english(), secrets::english());
            prop_assert_eq!(&kept, &view.document);
            // Any choice of them is taken without a panic.
            let some = view.redacted(&|at| picks >> (at % 64) & 1 == 1, english(), secrets::english());
            prop_assert_eq!(some.timeline.len(), view.document.timeline.len());
            let clean = view.redacted(&|_| true, english(), secrets::english());
            let left = secrets::of(&clean);
            let is_alarm = |it: &secrets::Hit| it.kind.grade() == secrets::Grade::Alarm;
            prop_assert!(!left.iter().any(|(_, it)| is_alarm(it)), "{:?}", left);
        }
    }

    #[test]
    fn a_view_of_a_view_is_the_same(document in document()) {
        for audience in Audience::ALL {
            let once = view::of(&document, audience, Audiences::shipped(), english()).document;
            let twice = view::of(&once, audience, Audiences::shipped(), english()).document;
            prop_assert_eq!(&twice, &once, "{}", audience);
        }
    }

    #[test]
    fn a_view_invents_no_word(document in document()) {
        let view = public(&document);
        let words = |text: &str| -> BTreeSet<String> {
            text.split(|it: char| !it.is_alphanumeric()).map(str::to_owned).collect()
        };
        let mut known = BTreeSet::new();
        document.texts().iter().for_each(|(_, it)| known.extend(words(it)));
        view.people.iter().for_each(|it| known.extend(words(&it.pseudonym)));
        for (_, text) in view.document.texts() {
            prop_assert!(words(text).is_subset(&known), "{}", text);
        }
    }

    #[test]
    fn pseudonyms_are_apart(document in document()) {
        let people = view::people(&document, english());
        let pseudonyms: BTreeSet<&str> = people.iter().map(|it| it.pseudonym.as_str()).collect();
        prop_assert_eq!(pseudonyms.len(), people.len());
    }
}

fn told(edits: impl IntoIterator<Item = Edit>) -> Postmortem {
    let mut document = empty();
    edits.into_iter().for_each(|it| document.apply(it).unwrap());
    document
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let document = told([
        Edit::Role(Role::Commander, "Anna Schmidt".to_owned()),
        Edit::Role(Role::Scribe, "Ben Okafor".to_owned()),
        Edit::Names(NameList::Authors, vec!["Will Day".to_owned(), "Ben".to_owned()]),
        Edit::Text(TextField::Summary, text.to_owned()),
    ]);
    assert_eq!(public(&document).document.summary, expected);
}

#[test]
fn names_are_replaced_in_all_their_forms() {
    check("Anna Schmidt's fix", "Incident commander's fix");
    check("Ben paged Anna", "Scribe paged Incident commander");
    check(
        "Ask @aschmidt or anna.schmidt@corp.io.",
        "Ask Incident commander or Incident commander.",
    );
    check("A. Schmidt agreed", "Incident commander agreed");
    check("ANNA SCHMIDT agreed", "Incident commander agreed");
    check("Will Day will look", "Engineer 1 will look");
    check("Hannah and Benjamin stay", "Hannah and Benjamin stay");
}

#[test]
fn a_field_may_hold_more_than_a_name() {
    for (field, name) in [
        ("[Katharine Berry](https://github.com/kb)", "Katharine Berry"),
        ("Ben Elder <ben@corp.io>", "Ben Elder"),
        ("@cara (IC)", "cara"),
        ("dora.k@corp.io", "dora.k"),
    ] {
        let document = told([Edit::Role(Role::Scribe, field.to_owned())]);
        let names: Vec<String> =
            view::people(&document, english()).into_iter().map(|it| it.name).collect();
        assert_eq!(names, [name]);
    }
}

#[test]
fn teams_and_services_are_nobody() {
    let teams = [
        "Hub software",
        "Network Operations",
        "payments team",
        "Partner desk",
        "billing-api",
        "Platform",
    ];
    let mut document = told([
        Edit::Names(NameList::Teams, vec!["Partner desk".to_owned()]),
        Edit::Names(NameList::Services, vec!["billing-api".to_owned()]),
        Edit::Names(NameList::Reviewers, teams.map(str::to_owned).to_vec()),
        Edit::Text(TextField::Summary, "Hub management told Ben and Cara.".to_owned()),
    ]);
    assert_eq!(view::people(&document, english()), []);
    let fields = ["Ben – Platform".to_owned(), "Cara Ann Software".to_owned()];
    document.apply(Edit::Names(NameList::Authors, fields.to_vec())).unwrap();
    let named: Vec<String> =
        view::people(&document, english()).into_iter().map(|it| it.name).collect();
    assert_eq!(named, ["Ben", "Cara Ann Software"], "who is doubtful is a person");
    let summary = public(&document).document.summary;
    assert_eq!(summary, "Hub management told Engineer 1 and Engineer 2.");
}

#[test]
fn a_name_that_is_a_word_is_pointed_out() {
    let document = told([
        Edit::Names(NameList::Authors, vec!["Will Day".to_owned()]),
        Edit::Text(TextField::Summary, "Will it hold? We asked Will.".to_owned()),
    ]);
    let view = public(&document);
    assert_eq!(view.document.summary, document.summary);
    let names: Vec<usize> = view.leaks.iter().map(|it| it.range.start).collect();
    assert_eq!(names, [document.summary.rfind("Will").unwrap()]);
    assert_eq!(view.leaks[0].kind, LeakKind::Name("Will".to_owned()));
    assert_eq!(view.leaks[0].message(english(), secrets::english()), "Will is still named");
    let clean = view.redacted(&|_| true, english(), secrets::english());
    assert_eq!(clean.summary, "Will it hold? We asked [name removed].");
}

/// What of a summary may name somebody, whom no field names.
fn doubts(summary: &str) -> Vec<String> {
    let document = told([Edit::Text(TextField::Summary, summary.to_owned())]);
    let name = |it: view::Leak| match it.kind {
        LeakKind::Doubt(name) => Some(name),
        _ => None,
    };
    public(&document).leaks.into_iter().filter_map(name).collect()
}

#[test]
fn who_is_only_in_the_text_is_asked_about() {
    let told = "Sarah Connor from payments called. Thanks to Jane Doe and Peter. @bob did.";
    assert_eq!(doubts(told), ["Sarah Connor", "Jane Doe", "Peter", "@bob"].map(str::to_owned));
    let told = "We asked Zbigniew Brzezinski, and Anne-Marie O'Neil (cc @j.smith).";
    let all = doubts(told);
    assert!(all.contains(&"Zbigniew Brzezinski".to_owned()), "{all:?}");
    assert!(all.iter().any(|it| it.starts_with("Anne-Marie")), "{all:?}");
    assert!(all.contains(&"@j.smith".to_owned()), "{all:?}");
}

#[test]
fn what_only_looks_like_a_name_is_let_alone() {
    for summary in [
        "We moved to Amazon Aurora and told Site Reliability.",
        "Mail ops@corp.io, and page @sre-oncall or @here about it.",
        "We ran `@alice` and pinned @types/node to 4.",
        "```\nJane Doe\n```",
        "Travis CI failed on Black Friday in New York.",
        "Der Dienst fiel aus, weil die Datenbank Verbindungen verlor. Ein Kollege war im Urlaub, der Alarm kam in der Nacht, und der Neustart half.",
    ] {
        assert_eq!(doubts(summary), Vec::<String>::new(), "{summary}");
    }
    let mut document =
        told([Edit::Text(TextField::Summary, "That day Falcon Bridges fell.".into())]);
    assert_eq!(public(&document).leaks.len(), 1);
    document.services = vec!["Falcon Bridges".to_owned()];
    assert_eq!(public(&document).leaks, [], "it is a service");
}

#[test]
fn what_is_for_fewer_is_left_out_and_nothing_points_at_it() {
    let entry = Entry::new(EntryId::from_bits(1), EntryTime::Exact(at(5)), "alert".to_owned());
    let document = told([
        Edit::Timeline(TimelineEdit::Add(vec![entry])),
        Edit::Moment(MomentKey::Detected, Some(Moment::Entry(EntryId::from_bits(1)))),
        Edit::Text(TextField::Lessons, "for us".to_owned()),
        Edit::Audience(SectionKey::Lessons, Audience::Team),
    ]);
    let view = public(&document);
    assert_eq!(view.omitted, [SectionKey::Timeline, SectionKey::Lessons]);
    assert!(view.document.timeline.is_empty() && view.document.lessons.is_empty());
    assert_eq!(view.document.instant_of(&MomentKey::Detected), Some(at(5)));
}

#[test]
fn the_scan_runs_on_what_is_left() {
    let document =
        told([Edit::Text(TextField::Summary, "db-1.prod.internal, jo@corp.io".to_owned())]);
    let leaks = public(&document).leaks;
    assert_eq!(leaks.len(), 2);
    let team = view::of(&document, Audience::Team, Audiences::shipped(), english());
    assert_eq!(team.leaks.len(), 1, "a host inside is no news to the team");
}
