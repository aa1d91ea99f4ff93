//! The review: each rule flags what it is for, and leaves alone what only looks like it.

#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod analysis;
#[path = "../arbitrary/mod.rs"]
mod arbitrary;
mod case;
mod document;
mod laws;
mod publish;
mod settle;

use std::collections::BTreeSet;

use afterword_core::language::Rules;
use afterword_core::review::{Family, Texts, plain, rules};
use afterword_core::template::Template;

use case::{Case, Workspace, sound};

fn cases() -> Vec<Case> {
    let families = [
        document::completeness(),
        document::consistency(),
        document::timeliness(),
        analysis::depth(),
        analysis::actions(),
    ];
    families.into_iter().flatten().collect()
}

/// The workspace of a case: a document says which of the shipped templates lays it out.
fn workspace(postmortem: &afterword_core::Postmortem) -> Workspace {
    let mut templates = Template::shipped().into_iter();
    let template = templates.find(|it| it.id == postmortem.template).unwrap();
    Workspace { template, ..Workspace::default() }
}

#[test]
fn a_sound_document_has_no_findings() {
    let messages: Vec<String> = Workspace::default()
        .review(&sound())
        .iter()
        .map(|it| format!("{}: {}", it.rule, Texts::english().message(it)))
        .collect();
    assert_eq!(messages, [""; 0]);
}

#[test]
fn rules_flag_what_they_are_for_and_nothing_that_looks_like_it() {
    for case in cases() {
        let mut postmortem = sound();
        (case.change)(&mut postmortem);
        let findings = workspace(&postmortem).review(&postmortem);
        let is_flagged = findings.iter().any(|it| it.rule.as_str() == case.rule);
        assert_eq!(is_flagged, case.is_flagged, "{}: {}: {findings:#?}", case.rule, case.what);
        for finding in findings {
            let message = Texts::english().message(&finding);
            assert!(!message.contains(['{', '}']), "{}: {message}", finding.rule);
            let mend = Texts::english().mend_with(&finding, &plain);
            assert!(mend.is_none_or(|it| !it.is_empty() && !it.contains('{')), "{}", finding.rule);
        }
    }
}

#[test]
fn every_rule_has_a_case_that_flags_and_one_that_must_not() {
    let with = |is_flagged| -> BTreeSet<&str> {
        cases().iter().filter(|it| it.is_flagged == is_flagged).map(|it| it.rule).collect()
    };
    // Those of language have their own in their data.
    let own = rules().iter().filter(|it| it.family != Family::Language);
    let all: BTreeSet<&str> = own.map(|it| it.id.as_str()).collect();
    assert_eq!(with(true), all);
    assert_eq!(with(false), all);
}

#[test]
fn a_rule_that_is_switched_off_is_silent() {
    for case in cases().iter().filter(|it| it.is_flagged) {
        let mut postmortem = sound();
        (case.change)(&mut postmortem);
        let mut workspace = workspace(&postmortem);
        workspace.off.insert(case.rule.to_owned());
        assert!(workspace.review(&postmortem).iter().all(|it| it.rule.as_str() != case.rule));
    }
}

#[test]
fn the_language_of_stories_and_causes_is_read() {
    let workspace = Workspace::default();
    let found = |rule: &str, story: &str, cause: &str| {
        let mut postmortem = sound();
        postmortem.summary = story.to_owned();
        case::fact(&mut postmortem, 0).text = cause.to_owned();
        let findings = workspace.review(&postmortem);
        findings.iter().any(|it| it.rule.as_str() == rule && it.range.is_some())
    };
    for rule in Rules::english().rules() {
        let fine = "The disk was full.";
        let is_for_causes = Rules::english().is_for_causes(rule);
        assert!(found(&rule.id, fine, &rule.flagged[0]) || !is_for_causes, "{}", rule.id);
        assert!(found(&rule.id, &rule.flagged[0], fine) || is_for_causes, "{}", rule.id);
        assert!(!found(&rule.id, &rule.not_flagged[0], fine), "{}", rule.id);
    }
}
