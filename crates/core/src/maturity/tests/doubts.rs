//! Which answers an incident may disprove, and what is taken back.

use std::rc::Rc;

use serde_json::json;

use super::*;
use crate::postmortem::Postmortem;
use crate::postmortem::{Factor, FactorId};

fn incident(title: &str, factors: &[&str]) -> Postmortem {
    let mut it = Postmortem::new(DocumentId::v7(9, [0; 10]), now());
    it.title = title.into();
    it.factors = (1..)
        .zip(factors)
        .map(|(n, text)| Rc::new(Factor::new(FactorId::from_bits(n), (*text).into())))
        .collect();
    it
}

fn doubt(capability: &str, why: &str) -> Reopened {
    Reopened {
        capability: named(capability),
        postmortem: DocumentId::v7(9, [0; 10]),
        title: "Checkout outage".into(),
        on: day("2025-10-01"),
        why: why.into(),
        settled: None,
    }
}

/// An assessment of three capabilities, of which two say something of alerts.
fn told() -> Assessment {
    let text = json!({
        "id": "m", "version": "1", "name": "M", "levels": [{"name": "1"}, {"name": "2"}], "dimensions": [{"id": "d", "name": "D",
        "capabilities": [
            {"id": "paging", "name": "Alerts", "question": "Who hears an alert?", "statements": ["Somebody", "The one on call"]},
            {"id": "retries", "name": "Retries", "question": "Are retries capped?", "statements": ["Some", "All, and alerts say so"]},
            {"id": "backups", "name": "Backups", "statements": ["They exist", "A restore is rehearsed"]},
        ]}],
    });
    let edits = ["paging", "retries", "backups"].map(|it| score(it, 4));
    edited(&Assessment { model: Rc::new(model(&text)), ..blank() }, edits)
}

fn guessed(assessment: &Assessment, postmortem: &Postmortem) -> Vec<(String, Vec<String>)> {
    let told = assessment.doubtful(postmortem).into_iter();
    told.map(|it| (it.capability.to_string(), it.words)).collect()
}

#[test]
fn what_shares_the_rarest_words_is_guessed_first() {
    let incident = incident("An alert nobody heard", &["The retries were not capped"]);
    let found = guessed(&told(), &incident);
    let expected = [
        ("retries".to_owned(), vec!["retries".to_owned(), "capped".into(), "alert".into()]),
        ("paging".to_owned(), vec!["alert".to_owned()]),
    ];
    assert_eq!(found, expected);
}

#[test]
fn what_claims_nothing_or_is_in_doubt_already_is_not_guessed() {
    let incident = incident("Retries, alerts and backups", &[]);
    assert_eq!(guessed(&told(), &incident).len(), 3);
    let reopened = AssessmentEdit::Reopen(Box::new(doubt("retries", "They were not")));
    let it = edited(&told(), [score("paging", 0), reopened]);
    assert_eq!(guessed(&it, &incident).len(), 1);
    let settle = AssessmentEdit::Settle {
        capability: named("retries"),
        postmortem: incident.id,
        on: day("2025-11-01"),
    };
    assert_eq!(guessed(&edited(&it, [settle]), &incident).len(), 2);
    assert_eq!(guessed(&it, &Postmortem::new(incident.id, now())), []);
}

#[test]
fn a_claim_is_found_by_what_it_says_and_not_by_other_levels() {
    let it = told();
    let claims = it.claims();
    assert!(claims[2].has("rehears back") && claims[2].has("  "));
    assert!(!claims[2].has("exist"));
    assert_eq!(claims[2].statement(), "A restore is rehearsed");
    let half = edited(&it, [score("backups", 3)]);
    assert_eq!(half.claims()[2].statement(), "They exist");
    assert_eq!(blank().claims(), []);
}

#[test]
fn those_of_the_team_come_first_and_of_each_team_and_model_the_newest() {
    let of = |n: u64, team: &str, date: &str| {
        let id = DocumentId::v7(n, [0; 10]);
        let mut it = Assessment::new(id, String::new(), told().model, now());
        it.about.team = team.into();
        it.about.date = Some(day(date));
        Rc::new(it)
    };
    let all = [
        of(1, "Search", "2025-01-01"),
        of(2, "Payments", "2025-09-01"),
        of(3, " search ", "2025-06-01"),
        of(4, "Checkout", "2025-03-01"),
    ];
    let mut incident = incident("", &[]);
    let order = |incident: &Postmortem| -> Vec<u64> {
        let ranked = Assessment::concerned(&all, incident);
        let number = |it: &Rc<Assessment>| all.iter().position(|other| Rc::ptr_eq(it, other));
        ranked.iter().filter_map(number).map(|it| it as u64 + 1).collect()
    };
    assert_eq!(order(&incident), [2, 3, 4, 1]);
    incident.teams = vec!["Search".into()];
    incident.services = vec!["checkout".into()];
    assert_eq!(order(&incident), [3, 4, 1, 2]);
}

#[test]
fn an_answer_that_was_reopened_is_taken_back_as_if_nobody_had_said_so() {
    let reopened = edited(&told(), [AssessmentEdit::Reopen(Box::new(doubt("retries", "No cap")))]);
    let reclose = |it: &str| AssessmentEdit::Reclose {
        capability: named(it),
        postmortem: DocumentId::v7(9, [0; 10]),
    };
    assert_eq!(edited(&reopened, [reclose("retries")]), told());
    let mut reopened = reopened;
    assert_eq!(reopened.apply(reclose("paging")), Err(Refused::Gone));
    let gone = AssessmentEdit::Reopen(Box::new(doubt("gone", "")));
    assert_eq!(told().apply(gone), Err(Refused::Gone));
}
