//! What holds for the review of any document.

use std::collections::BTreeMap;

use afterword_core::Postmortem;
use afterword_core::actions::{Action, ActionId, ActionKind, Priority};
use afterword_core::list;
use afterword_core::review::{
    ActionPart, CausePart, FactorPart, Finding, Level, Place, Reviewer, Texts, gate, readiness,
};
use afterword_core::severity::SeverityKey;
use proptest::prelude::*;

use crate::arbitrary::{Author, Choice, choices, empty, grown};
use crate::case::Workspace;

/// Documents that have something wrong in many places, worded so that rules have something to say.
fn faulty(choices: &[Choice]) -> Postmortem {
    let mut it = grown(empty(), choices, 1);
    let words = [
        "",
        "TODO a@corp.io, b@corp.io",
        "Human error",
        "Improve things",
        "Add a cap and remove the lag",
        "a; b",
    ];
    let word = |n: usize| words[n % words.len()].to_owned();
    for (n, action) in it.actions.iter_mut().enumerate() {
        let action = std::rc::Rc::make_mut(action);
        action.title = word(n + choices.len());
        action.owner = ["@ann, @bob", "", "Platform", "A; B; C"][n % 4].to_owned();
        action.due = chrono::NaiveDate::from_ymd_opt(2025, 10, 1 + n as u32 % 28);
    }
    for (n, factor) in it.factors.iter_mut().enumerate() {
        std::rc::Rc::make_mut(factor).text = word(n);
    }
    for tree in &mut it.trees {
        let ids: Vec<_> = tree.walk().map(|it| it.cause.id()).collect();
        for (n, id) in ids.into_iter().enumerate().filter(|(n, _)| n % 3 == 0) {
            std::rc::Rc::make_mut(tree).get_mut(id).unwrap().text = word(n / 3);
        }
    }
    for (n, entry) in it.timeline.iter_mut().enumerate().filter(|(n, _)| n % 4 == 0) {
        use afterword_core::postmortem::EntryTime;
        let (from, to) = (crate::arbitrary::at(900), crate::arbitrary::at(800 + n as u16));
        std::rc::Rc::make_mut(entry).time = EntryTime::Span { from, to };
    }
    it.severity = it.severity.or(Some(SeverityKey("SEV1".to_owned())));
    it
}

fn errors(findings: &[Finding]) -> BTreeMap<(&'static str, Place), usize> {
    let mut counted = BTreeMap::new();
    for it in findings.iter().filter(|it| it.level == Level::Error) {
        *counted.entry((it.rule.as_str(), it.place.clone())).or_default() += 1;
    }
    counted
}

fn same(a: &Finding, b: &Finding) -> bool {
    (a.rule, &a.place, &a.range) == (b.rule, &b.place, &b.range)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_document_is_reviewed_the_same_each_time(choices in choices(0..80)) {
        let workspace = Workspace::default();
        for postmortem in [grown(empty(), &choices, 1), faulty(&choices)] {
            let findings = workspace.review(&postmortem);
            prop_assert_eq!(&findings, &workspace.review(&postmortem));
            for finding in &findings {
                prop_assert!(finding.rule.rule().is_some());
            }
        }
    }

    #[test]
    fn a_reviewer_that_remembers_finds_what_a_fresh_one_finds(choices in choices(1..60)) {
        let workspace = Workspace::default();
        let mut reviewer = Reviewer::default();
        let mut postmortem = faulty(&[]);
        for edit in Author::new(1).edits(&postmortem.clone(), &choices) {
            postmortem.apply(edit).ok();
            let (remembered, ready) = reviewer.report(&postmortem, &workspace.context());
            prop_assert_eq!(remembered, workspace.review(&postmortem));
            prop_assert_eq!(ready, readiness(&postmortem, &workspace.context()));
        }
    }

    #[test]
    fn a_fix_takes_its_finding_away_and_brings_no_error(choices in choices(0..60)) {
        let workspace = Workspace::default();
        let postmortem = faulty(&choices);
        let findings = workspace.review(&postmortem);
        let before = errors(&findings);
        let ready = readiness(&postmortem, &workspace.context()).thousandths;
        for finding in &findings {
            let Some(fix) = &finding.fix else { continue };
            let mut mended = postmortem.clone();
            for edit in &fix.edits {
                prop_assert_eq!(mended.apply(edit.clone()), Ok(()));
            }
            let left = workspace.review(&mended);
            let still = left.iter().filter(|it| same(it, finding)).count();
            let was = findings.iter().filter(|it| same(it, finding)).count();
            prop_assert!(still < was, "{:?} is still there", finding);
            for (error, n) in errors(&left) {
                prop_assert!(before.get(&error).is_some_and(|had| *had >= n), "{:?} is new", error);
            }
            let now = readiness(&mended, &workspace.context()).thousandths;
            prop_assert!(now >= ready, "{now} < {ready} after {:?}", finding);
        }
    }

    #[test]
    fn a_bad_action_is_never_better_than_none(
        choices in choices(0..60),
        title in proptest::sample::select(vec!["x", "Improve monitoring", "Be more careful", "Update the wiki"]),
        owner in proptest::sample::select(vec!["", "A; B", "TBD"]),
        priority in proptest::option::of(proptest::sample::select(Priority::ALL.to_vec())),
        kind in proptest::option::of(proptest::sample::select(ActionKind::ALL.to_vec())),
        is_linked in any::<bool>(),
    ) {
        let workspace = Workspace::default();
        for before in [grown(empty(), &choices, 1), faulty(&choices), crate::case::sound()] {
            let mut after = before.clone();
            let mut action = Action::new(ActionId::from_bits(999_999), title.into());
            (action.owner, action.priority, action.kind) = (owner.into(), priority, kind);
            if is_linked {
                let roots = before.trees.iter().flat_map(|it| it.roots());
                action.causes = roots.map(|it| it.id()).collect();
            }
            after.actions.push(action.into());
            let ready = |it: &Postmortem| readiness(it, &workspace.context()).thousandths;
            prop_assert!(ready(&after) <= ready(&before), "{} > {}", ready(&after), ready(&before));
        }
    }

    #[test]
    fn what_is_said_of_a_row_names_it(choices in choices(0..80)) {
        let workspace = Workspace::default();
        let postmortem = faulty(&choices);
        for finding in workspace.review(&postmortem).iter().filter(|it| it.range.is_none()) {
            let text = match &finding.place {
                Place::Entry(id, _) => &list::find(&postmortem.timeline, *id).unwrap().text,
                Place::Factor(id, _) => &list::find(&postmortem.factors, *id).unwrap().text,
                Place::Action(id, _) => &list::find(&postmortem.actions, *id).unwrap().title,
                Place::Cause(tree, id, _) => {
                    let tree = postmortem.trees.iter().find(|it| it.id() == *tree).unwrap();
                    &tree.walk().find(|it| it.cause.id() == *id).unwrap().cause.text
                }
                _ => continue,
            };
            let start = text.split_whitespace().next().unwrap_or("words");
            let message = Texts::english().message(finding);
            prop_assert!(message.contains(start), "{message:?} of {text:?}");
        }
    }

    #[test]
    fn no_text_is_too_strange(text in "\\PC{0,40}|[\\u{0}-\\u{2ff}\\u{300}-\\u{36f}\\u{590}-\\u{6ff}`#@;,\\n]{0,40}") {
        let mut postmortem = crate::case::sound();
        let write = |it: &mut Postmortem, place: Place| {
            if let Some(edit) = place.write(text.clone()) {
                it.apply(edit).unwrap();
            }
        };
        use crate::case::{ALERT, FULL, LIMIT, REGION, ROTATION, TREE};
        for field in afterword_core::postmortem::TextField::ALL {
            write(&mut postmortem, Place::Text(field));
        }
        for place in [
            Place::Tree(TREE),
            Place::Cause(TREE, FULL, CausePart::Text),
            Place::Cause(TREE, ROTATION, CausePart::Text),
            Place::Factor(REGION, FactorPart::Text),
            Place::Action(LIMIT, ActionPart::Title),
            Place::Action(ALERT, ActionPart::Owner),
        ] {
            write(&mut postmortem, place);
        }
        let workspace = Workspace::default();
        for finding in workspace.review(&postmortem) {
            let message = Texts::english().message(&finding);
            prop_assert!(!message.is_empty());
        }
        readiness(&postmortem, &workspace.context());
        gate(&postmortem, &workspace.context());
    }

    #[test]
    fn findings_come_in_the_order_of_the_document(choices in choices(0..60)) {
        let workspace = Workspace::default();
        let postmortem = faulty(&choices);
        let rank = |place: &Place| match place {
            Place::Text(afterword_core::postmortem::TextField::Title) => 0,
            place => place.section(&postmortem).map_or(1, |section| {
                let sections = &workspace.template.sections;
                2 + sections.iter().position(|it| it.section == section).unwrap_or(sections.len())
            }),
        };
        let ranks: Vec<usize> =
            workspace.review(&postmortem).iter().map(|it| rank(&it.place)).collect();
        prop_assert!(ranks.is_sorted(), "{:?}", ranks);
    }
}
