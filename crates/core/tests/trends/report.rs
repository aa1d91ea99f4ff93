//! The report of the second quarter of the twelve incidents, word for word; and what holds for every report.

use std::collections::BTreeSet;

use afterword_core::Postmortem;
use afterword_core::board::Card;
use afterword_core::postmortem::Moment;
use afterword_core::severity::SeverityScheme;
use afterword_core::time::Instant;
use afterword_core::trends::{
    Incident, LearningReport, Library, PartKind, REPORT_LANGUAGES, ReportQuestion, ReportSpan,
    Scope, report_words,
};
use afterword_core::workflow::WorkflowPolicy;
use chrono::{Offset as _, Utc};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::arbitrary::{choices, empty, grown};
use crate::workspace::{at, documents, id, record};

fn report_at(documents: &[Postmortem], span: &str, scope: &Scope, now: Instant) -> LearningReport {
    let incidents: Vec<Incident> = documents.iter().map(record).collect();
    let cards: Vec<Card> = documents.iter().flat_map(|it| Card::of(it, &Utc.fix())).collect();
    let question = ReportQuestion {
        span: ReportSpan::read(span, now.date_naive()).unwrap(),
        scope,
        now,
        policy: &WorkflowPolicy::shipped(),
        scheme: &SeverityScheme::shipped(),
        rulings: &[],
    };
    LearningReport::of(&Library::new(incidents), &cards, &question)
}

fn report(documents: &[Postmortem], span: &str) -> LearningReport {
    report_at(documents, span, &Scope::default(), at("07-10 12:00"))
}

/// The report as lines: parts as they are called, sentences with the numbers of their documents.
fn lines(report: &LearningReport, language: &str) -> Vec<String> {
    let words = report_words(language).unwrap();
    let mut lines = Vec::new();
    for part in &report.parts {
        lines.push(format!("## {}", part.kind.key()));
        for it in &part.sentences {
            let numbers =
                it.documents.iter().map(|id| (report.place(*id).unwrap() + 1).to_string());
            let numbers = numbers.collect::<Vec<_>>().join(" ");
            lines.push(format!("{} [{numbers}]", it.written(words)));
        }
    }
    lines
}

#[test]
fn the_second_quarter() {
    let report = report(&documents(), "2025-Q2");
    assert_eq!(
        lines(&report, "en").join("\n"),
        include_str!("report/second-quarter-en.txt").trim_end()
    );
    assert_eq!(
        lines(&report, "de").join("\n"),
        include_str!("report/second-quarter-de.txt").trim_end()
    );
    let ids: Vec<_> = report.documents.iter().map(|it| it.id).collect();
    // The six of the quarter, and those of before that are among the last five of a sentence.
    let expected = [1, 4, 6, 7, 8, 9, 10, 11, 12].map(id);
    assert_eq!(ids, expected, "in the order of time");
}

fn names(report: &LearningReport, kind: PartKind) -> Vec<&str> {
    let parts = report.parts.iter().filter(|it| it.kind == kind);
    parts.flat_map(|it| &it.sentences).map(|it| it.name.as_str()).collect()
}

#[test]
fn where_there_is_nothing_little_is_said() {
    let nothing = report(&[], "2025-06");
    assert_eq!(
        lines(&nothing, "en"),
        ["## happened", "No incident is on record, in June 2025 or at any other time. []"]
    );
    // The actions of other months are still due, and that is all there is.
    let before = report(&documents(), "2024-06");
    assert_eq!(names(&before, PartKind::Happened), ["happened.none"]);
    let kinds: Vec<PartKind> = before.parts.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [PartKind::Happened, PartKind::Overdue, PartKind::Next]);
    assert_eq!(names(&before, PartKind::Next), ["next.unowned"]);
    let later = report(&documents(), "2025-09");
    assert_eq!(names(&later, PartKind::Happened), ["happened.not-begun"]);
    assert_eq!(names(&later, PartKind::Next), [""; 0]);
}

#[test]
fn a_quarter_that_is_not_over_says_so_and_foretells_nothing() {
    let now = at("05-20 12:00");
    let report = report_at(&documents()[..9], "2025-Q2", &Scope::default(), now);
    assert!(report.lead.iter().any(|it| it.name == "lead.unfinished"));
    assert!(!names(&report, PartKind::Happened).contains(&"happened.not-foretold"));
    let words = report_words("en").unwrap();
    let number = report.parts.iter().flat_map(|it| &it.sentences);
    let number = number.filter(|it| it.name.starts_with("improved.number"));
    let number: Vec<String> = number.map(|it| it.written(words)).collect();
    // Fifty days of the quarter up to the twentieth of May, and the days from the sixth of January on.
    assert_eq!(
        number,
        ["3 incidents in 50 days, after 6 in 85: no evidence of change (p = 1.00)."]
    );
}

#[test]
fn a_scope_leaves_the_others_out() {
    let scope = Scope { service: Some("Search".into()), ..Scope::default() };
    let report = report_at(&documents(), "2025-Q2", &scope, at("07-10 12:00"));
    let ids: Vec<_> = report.documents.iter().map(|it| it.id).collect();
    assert!([9, 12].iter().all(|it| ids.contains(&id(*it))), "{ids:?}");
    assert!(![8, 10, 11].iter().any(|it| ids.contains(&id(*it))), "{ids:?}");
    assert_eq!(
        report.lead[1].written(report_words("en").unwrap()),
        "Only those that hit the service Search."
    );
    assert!(
        !names(&report, PartKind::Overdue).contains(&"overdue.count"),
        "no open action is of search"
    );
}

/// A copy of the first document, so many days later.
fn copy(n: u8, days: i64) -> Postmortem {
    let mut copy = documents().swap_remove(0);
    copy.id = id(n);
    let later = chrono::TimeDelta::days(days);
    for moment in copy.moments.values_mut() {
        if let Moment::At(at) = moment {
            *at += later;
        }
    }
    copy.transitions.clear();
    copy
}

#[test]
fn of_many_documents_the_last_five_are_named_and_all_are_listed() {
    let many: Vec<Postmortem> = (1..=40).map(|it| copy(it, i64::from(it) / 2)).collect();
    let report = report(&many, "2025-01");
    let count = &report.parts[0].sentences[0];
    let places: Vec<_> = count.documents.iter().map(|it| report.place(*it).unwrap() + 1).collect();
    assert_eq!((places, count.unnamed), (vec![36, 37, 38, 39, 40], 35));
    assert_eq!(report.documents.len(), 40);
}

/// The sentences called by a name that begins so, in English.
fn said(report: &LearningReport, name: &str) -> Vec<String> {
    let words = report_words("en").unwrap();
    let all = report.parts.iter().flat_map(|it| &it.sentences);
    all.filter(|it| it.name.starts_with(name)).map(|it| it.written(words)).collect()
}

#[test]
fn a_rate_is_of_the_days_that_somebody_recorded() {
    // The first incident is of the sixth of January; these are of the 16th of March and of the six days that follow.
    let late: Vec<Postmortem> = (1..=7).map(|it| copy(it, 68 + i64::from(it))).collect();
    assert_eq!(
        said(&report(&late, "2025-Q1"), "happened.rate"),
        [
            "How many that is a week is not said: only 16 days of it are known, of the 28 that it takes."
        ]
    );
    let earlier: Vec<Postmortem> = (1..=7).map(|it| copy(it, 33 + i64::from(it))).collect();
    let [rate] = &said(&report(&earlier, "2025-Q1"), "happened.rate")[..] else { panic!() };
    // Seven in 51 days.
    assert!(rate.starts_with("That is 0.96 a week since 2025-02-09, the day"), "{rate}");
    assert!(rate.contains("(7 in 7.3 weeks)"), "{rate}");
}

#[test]
fn what_was_done_is_not_held_against_days_that_nobody_recorded() {
    let done = said(&report(&documents(), "2025-Q1"), "improved.closed");
    assert!(!done.is_empty() && done.iter().all(|it| !it.contains("after")), "{done:?}");
}

#[test]
fn with_a_year_of_months_it_says_what_was_and_is_to_be_expected() {
    let one_a_month: Vec<Postmortem> = (0..14).map(|it| copy(it + 1, i64::from(it) * 30)).collect();
    let now = at("12-31 12:00") + chrono::TimeDelta::days(40);
    let report = report_at(&one_a_month, "2026-01", &Scope::default(), now);
    assert!(names(&report, PartKind::Happened).contains(&"happened.as-foretold"));
    assert!(names(&report, PartKind::Improved).contains(&"improved.trend.same"));
    let expected = names(&report, PartKind::Next).into_iter().filter(|it| it.contains("expected"));
    assert_eq!(expected.count(), 1);
    // In March, February is not to be expected any more.
    let later = now + chrono::TimeDelta::days(40);
    let report = report_at(&one_a_month, "2026-01", &Scope::default(), later);
    assert!(names(&report, PartKind::Next).iter().all(|it| !it.contains("expected")));
}

fn document() -> impl Strategy<Value = Postmortem> {
    choices(0..40).prop_map(|choices| grown(empty(), &choices, 1))
}

/// Those that say that there is nothing.
const WITHOUT_DOCUMENTS: [&str; 3] = ["happened.never", "happened.none", "happened.not-begun"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_sentence_is_whole_and_rests_on_documents(
        mut documents in vec(document(), 0..10), month in 7..12_u32, quarter in any::<bool>(),
    ) {
        (1..).zip(&mut documents).for_each(|(n, it)| it.id = id(n));
        let span = if quarter { "2025-Q4".to_owned() } else { format!("2025-{month:02}") };
        let now = at("11-20 12:00");
        let report = report_at(&documents, &span, &Scope::default(), now);
        for sentence in report.parts.iter().flat_map(|it| &it.sentences) {
            for language in REPORT_LANGUAGES {
                let words = report_words(language).unwrap();
                prop_assert!(words.get(&sentence.name).is_some(), "{}", sentence.name);
                let text = words.get(&sentence.name).unwrap();
                for name in text.split('{').skip(1).filter_map(|it| it.split('}').next()) {
                    let name = name.split('|').next().unwrap();
                    prop_assert!(sentence.figures.iter().any(|it| it.0 == name), "{text}");
                }
                let written = sentence.written(words);
                prop_assert!(!written.contains("NaN") && !written.contains("inf "), "{written}");
            }
            let has_none = WITHOUT_DOCUMENTS.contains(&sentence.name.as_str());
            prop_assert!(has_none || !sentence.documents.is_empty(), "{}", sentence.name);
            prop_assert!(sentence.documents.iter().all(|it| report.place(*it).is_some()));
        }
        let cited: BTreeSet<_> = report.documents.iter().map(|it| it.id).collect();
        prop_assert_eq!(cited.len(), report.documents.len());
        documents.reverse();
        let names = |it: &LearningReport| it.documents.iter().map(|it| it.id).collect::<Vec<_>>();
        let turned = report_at(&documents, &span, &Scope::default(), now);
        prop_assert_eq!(names(&turned), names(&report), "whatever their order");
    }
}
