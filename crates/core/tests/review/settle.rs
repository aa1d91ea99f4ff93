//! A contradiction can be settled on either side, and each offer settles it.

use afterword_core::Postmortem;
use afterword_core::amount::Share;
use afterword_core::postmortem::MomentKey;
use afterword_core::review::{Finding, Texts, plain};

use crate::case::{Workspace, moments, sound};

/// The incident of 14:32 to 14:55 with `summary` about it.
fn told(summary: &str) -> Postmortem {
    let mut postmortem = sound();
    let times = [(MomentKey::ImpactStarted, "14:32"), (MomentKey::ImpactEnded, "14:55")];
    moments(&mut postmortem, &times);
    postmortem.impact.users_share = Share::from_millionths(300_000);
    postmortem.impact.users = Some(20_000);
    postmortem.summary = summary.to_owned();
    postmortem
}

fn contradictions(postmortem: &Postmortem) -> Vec<Finding> {
    let mut findings = Workspace::default().review(postmortem);
    findings.retain(|it| it.rule.as_str() == "claim-contradicted");
    findings
}

/// What is offered for the first contradiction of `summary`; each offer is taken, and settles it.
#[track_caller]
fn offers(summary: &str) -> Vec<String> {
    let postmortem = told(summary);
    let found = contradictions(&postmortem);
    let first = found.first().unwrap_or_else(|| panic!("{summary:?} contradicts nothing"));
    let texts = Texts::english();
    let fix = first.fix.iter().map(|it| (texts.mend_with(first, &plain).unwrap(), &it.edits));
    let choices = first.choices.iter().map(|it| (texts.choice(it, &plain), &it.edits));
    let offers: Vec<_> = fix.chain(choices).collect();
    for (words, edits) in &offers {
        let mut settled = postmortem.clone();
        for edit in *edits {
            settled.apply(edit.clone()).unwrap();
        }
        let left = contradictions(&settled);
        assert!(left.len() < found.len(), "{words:?} leaves {left:#?}");
    }
    offers.into_iter().map(|(words, _)| words).collect()
}

#[test]
fn a_length_is_put_right_in_the_text_or_at_either_end() {
    let expected = [
        "The record is right: write “23 minutes”",
        "The text is right: set “impact ended” to 16:32",
        "The text is right: set “impact started” to 12:55",
    ];
    assert_eq!(offers("The outage lasted 2 hours."), expected);
    assert_eq!(offers("It was a 2-hour outage.")[0], "The record is right: write “23-minute”");
}

#[test]
fn a_time_of_day_is_put_right_in_the_text_or_as_a_moment() {
    let expected =
        ["The record is right: write “14:32”", "The text is right: set “impact started” to 13:05"];
    assert_eq!(offers("The outage began at 13:05."), expected);
    let expected = [
        "The record is right: write “14:32 to 14:55”",
        "The text is right: set “impact ended” to 15:40",
    ];
    assert_eq!(offers("The outage lasted from 14:32 to 15:40."), expected);
}

#[test]
fn a_figure_is_put_right_in_the_text_or_in_the_impact() {
    let expected = ["The record is right: write “30%”", "The text is right: record 45 %"];
    assert_eq!(offers("45% of users were affected."), expected);
    let expected = ["The record is right: write “20,000 users”", "The text is right: record 55000"];
    let offered = offers("55,000 users were affected.");
    assert_eq!(offered[1], expected[1]);
    assert!(offered[0].contains("20,000"), "{offered:?}");
}

#[test]
fn of_two_sentences_either_may_be_right() {
    let mut postmortem = told("35% of users were affected.");
    postmortem.impact.users_share = None;
    postmortem.what_happened = "In the end 60% of users were affected.".to_owned();
    let found = contradictions(&postmortem);
    let [finding] = found.as_slice() else { panic!("{found:#?}") };
    for edits in [&finding.fix.as_ref().unwrap().edits, &finding.choices[0].edits] {
        let mut settled = postmortem.clone();
        settled.apply(edits[0].clone()).unwrap();
        assert!(contradictions(&settled).is_empty());
    }
}

#[test]
fn what_fits_two_other_moments_is_not_taken_for_a_record() {
    // “3 minutes” is alert to acknowledgement: neither end of the metric is wrong.
    let mut postmortem = told("Time to detect: 3 minutes.");
    let times = [(MomentKey::Detected, "14:50"), (MomentKey::Acknowledged, "14:53")];
    moments(&mut postmortem, &times);
    for finding in contradictions(&postmortem) {
        assert!(finding.fix.is_none() && finding.choices.is_empty(), "{finding:#?}");
    }
}

#[test]
fn days_halves_and_lengths_with_a_colon_are_put_right_in_the_record() {
    assert_eq!(
        offers("On 3 December 2026 the outage began."),
        ["The text is right: set “impact started” to 2026-12-03 14:32"]
    );
    assert_eq!(offers("Half of our users were affected."), ["The text is right: record 50 %"]);
    assert_eq!(
        offers("Downtime: 1:45"),
        [
            "The text is right: set “impact ended” to 16:17",
            "The text is right: set “impact started” to 13:10"
        ]
    );
    assert_eq!(
        offers("Users were unable to log in for a couple of hours.")[0],
        "The record is right: write “23 minutes”"
    );
}
