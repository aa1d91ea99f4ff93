//! Tests of claims: what is read out of a sentence, what is let alone, and the laws of comparing.

mod forms;

use std::rc::Rc;

use chrono::TimeDelta;
use proptest::prelude::*;

use super::*;
use crate::id::DocumentId;
use crate::postmortem::{Entry, EntryTime, MetricCatalogue, MetricValue, Moment, Section};

fn at(clock: &str) -> Instant {
    chrono::DateTime::parse_from_rfc3339(&format!("2025-10-01T{clock}:00Z")).unwrap()
}

fn saying(summary: &str) -> Postmortem {
    let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), at("00:00"));
    postmortem.summary = summary.to_owned();
    postmortem
}

fn topics(summary: &str) -> Vec<String> {
    let postmortem = saying(summary);
    let words = |it: &Claim| format!("{}: {}", it.topic.key(), &summary[it.range.clone()]);
    read(&postmortem).iter().map(words).collect()
}

#[track_caller]
fn check_read(summary: &str, expected: &[&str]) {
    assert_eq!(topics(summary), expected, "{summary:?}");
}

#[test]
fn lengths_are_read_with_what_they_are_lengths_of() {
    check_read("The outage lasted 45 minutes.", &["impact-duration: 45 minutes"]);
    check_read("**Duration**: 2 hours 15 minutes", &["impact-duration: 2 hours 15 minutes"]);
    check_read("- Duration: 1h23m", &["impact-duration: 1h23m"]);
    check_read("A two-hour outage of checkout", &["impact-duration: two-hour"]);
    check_read("an outage lasting an hour and a half.", &["impact-duration: an hour and a half"]);
    check_read("There was half an hour of downtime.", &["impact-duration: half an hour"]);
    check_read("The site was down for ~90 minutes", &["impact-duration: ~90 minutes"]);
    check_read("It was detected within 3 min.", &["time-to-detect: within 3 min"]);
    check_read(
        "It took approximately 2 hours to detect.",
        &["time-to-detect: approximately 2 hours"],
    );
    check_read("Time to acknowledge: 4 min", &["time-to-acknowledge: 4 min"]);
    check_read("Took 13 minutes to find the root cause", &["time-to-identify: 13 minutes"]);
    check_read("Time to repair: 0h 45m", &["time-to-mitigate: 0h 45m"]);
    check_read(
        "The issue was resolved after forty-five minutes.",
        &["time-to-resolve: forty-five minutes"],
    );
    check_read("MTTR: 12 min", &["time-to-resolve: 12 min"]);
    check_read("The outage lasted 10–15 minutes.", &["impact-duration: 10–15 minutes"]);
}

/// Each of these has a figure that is no statement about the whole incident.
#[test]
fn what_is_a_length_of_something_else_is_no_claim() {
    for sentence in [
        "The query ran for 40 minutes.",
        "A backup takes 3 hours.",
        "We wait five minutes between retries.",
        "The job's timeout is 30 seconds.",
        "The pod was down for 5 minutes.",
        "For some users the outage lasted 10 minutes.",
        "A typical outage would have lasted 2 hours.",
        "The previous incident lasted 4 hours.",
        "If the outage had lasted 2 hours, we would have known.",
        "The site was down for 5 minutes every hour.",
        "It was resolved 45 minutes later.",
        "The alert was detected 3 minutes after the deployment.",
        "`lasted 45 minutes`",
        "> The outage lasted 45 minutes.",
        "## A 45 minute outage",
        "```\nThe outage lasted 45 minutes.\n```",
        "| 10:00 | mitigation took 5 min | incident declared |",
        "- Restarted it, took 5 minutes – incident declared",
        "We restarted it in 5 minutes\nIncident declared",
        "See <https://status.example/outage-lasted-45-minutes>",
        "Time to detect: 5 m",
        "The disk holds 85 % of 3M files.",
        "Maximum outage of 30 minutes is allowed by the SLA.",
    ] {
        check_read(sentence, &[]);
    }
}

#[test]
fn lengths_in_quarters_and_at_the_front_of_a_sentence_are_read() {
    let check_length = |sentence: &str, figure: &str| {
        check_read(sentence, &[&format!("impact-duration: {figure}")]);
    };
    for figure in [
        "three quarters of an hour",
        "three-quarters of an hour",
        "a quarter of an hour",
        "an hour and a quarter",
        "two and a quarter hours",
        "one hour and a half",
    ] {
        check_length(&format!("The outage lasted {figure}."), figure);
        check_length(&format!("For {figure}, users could not check out."), figure);
    }
    check_length("For about 40 min checkout was down.", "about 40 min");
    check_length("The outage went on for 40 minutes.", "40 minutes");
    check_read(
        "It took three quarters of an hour to detect.",
        &["time-to-detect: three quarters of an hour"],
    );
    check_read("For 40 minutes, users could not check out in one region.", &[]);
    check_read("For 40 minutes after the rollback users could not check out.", &[]);
}

#[test]
fn ranges_say_from_when_until_when_it_was_down() {
    for (sentence, figure) in [
        ("Checkout was down from 14:32 to 15:17.", "14:32 to 15:17"),
        ("Between 14:32 and 15:17, checkout was unavailable.", "14:32 and 15:17"),
        ("From 14:32 to 15:17 UTC users could not log in.", "14:32 to 15:17 UTC"),
        ("The outage (14:32–15:17 UTC) hit everyone.", "14:32–15:17 UTC"),
        ("The outage lasted from 2pm to 3pm.", "2pm to 3pm"),
    ] {
        check_read(sentence, &[&format!("impact-duration: {figure}")]);
    }
    check_read("From 14:32 to 15:17 one node was down.", &[]);
    check_read("Checkout was down from 14:32 to 15:17 for some users.", &[]);
}

#[test]
fn one_half_of_the_day_is_that_of_both_times() {
    let range = |sentence: &str| match read(&saying(sentence))[0].said {
        Said::Clocks { from, to } => format!("{from} {to}"),
        _ => panic!("{sentence:?} has a range"),
    };
    assert_eq!(range("The outage lasted between 2:10 and 2:40 pm."), "14:10 14:40");
    assert_eq!(range("The outage lasted from 11:10 to 2:40 pm."), "11:10 14:40");
    assert_eq!(range("The outage lasted from 11:10 pm to 2:40 am."), "23:10 02:40");
    assert_eq!(range("The outage lasted from 12:10 to 12:40 pm."), "12:10 12:40");
}

#[test]
fn shares_counts_and_times_are_read() {
    check_read("30% of users could not check out.", &["users-share: 30%"]);
    check_read("It hit 12.5 percent of all requests.", &["requests-share: 12.5 percent"]);
    check_read("30 % of users in Europe were hit.", &[]);
    check_read("12% of checkout requests failed.", &[]);
    check_read("CPU was at 90 %.", &[]);
    check_read("Users affected: ~50,000", &["users: ~50,000"]);
    check_read("About 1.2 million users were affected.", &["users: About 1.2 million"]);
    check_read("150 users wrote to us.", &[]);
    check_read("The incident was resolved at 15:17 UTC.", &["resolved: 15:17 UTC"]);
    check_read("The incident was resolved at 15:17 XYZ.", &[]);
    check_read("The deployment started at 15:17.", &[]);
    check_read(
        "The outage lasted from 14:32 to 15:17 UTC.",
        &["impact-duration: 14:32 to 15:17 UTC"],
    );
    check_read("The freeze is from 14:32 to 15:17.", &[]);
}

#[test]
fn a_heading_says_what_its_only_figure_is() {
    let mut postmortem = saying("");
    let section = Section {
        id: crate::id::Id::from_bits(1),
        key: String::new(),
        heading: "Time to detect".to_owned(),
        text: "5 minutes".to_owned(),
    };
    postmortem.extra.push(Rc::new(section));
    let claims = read(&postmortem);
    assert_eq!(claims.iter().map(|it| it.topic.key()).collect::<Vec<_>>(), ["time-to-detect"]);
}

fn with(mut postmortem: Postmortem, moments: &[(MomentKey, &str)]) -> Postmortem {
    let entered = moments.iter().map(|(key, clock)| (key.clone(), Moment::At(at(clock))));
    postmortem.moments.extend(entered);
    postmortem
}

fn questions(postmortem: &Postmortem) -> Vec<String> {
    let found = check(postmortem, MetricCatalogue::shipped());
    found.iter().map(Contradiction::question).collect()
}

#[track_caller]
fn check_hour(sentence: &str, is_contradicted: bool) {
    let hour = [(MomentKey::ImpactStarted, "14:00"), (MomentKey::ImpactEnded, "15:00")];
    let found = questions(&with(saying(sentence), &hour));
    assert_eq!(!found.is_empty(), is_contradicted, "{sentence:?} {found:?}");
}

/// The impact lasted exactly one hour.
#[test]
fn tolerance_follows_the_precision_of_the_claim() {
    for agreed in [
        "1 hour",
        "60 minutes",
        "59 minutes and 30 seconds",
        "about 70 minutes",
        "over 50 minutes",
        "less than 2 hours",
        "50–70 minutes",
        "1.0 hours",
    ] {
        check_hour(&format!("The outage lasted {agreed}."), false);
    }
    for wrong in [
        "2 hours",
        "45 minutes",
        "57 minutes",
        "about 2 hours",
        "over 90 minutes",
        "less than 50 minutes",
        "10–15 minutes",
        "half an hour",
        "1 h 10 min",
    ] {
        check_hour(&format!("The outage lasted {wrong}."), true);
    }
    check_hour("The outage lasted from 14:00 to 15:00.", false);
    check_hour("The outage lasted from 14:00 to 16:00.", true);
    check_hour("The outage lasted 60 minutes, from 14:00 to 15:00.", false);
    check_hour("The outage started at 13:20.", true);
    check_hour("The outage started at 16:00 CEST.", false);
}

#[test]
fn a_length_and_the_times_beside_it_are_compared() {
    let found = questions(&saying("For 45 minutes, from 14:32 to 15:32, nothing worked."));
    assert_eq!(
        found,
        ["The text says “45 minutes” (length of the span). Recorded is 1 h. Which is right?"]
    );
    assert_eq!(questions(&saying("For 45 minutes, from 23:32 to 00:17, nothing worked.")), [""; 0]);
}

#[test]
fn two_figures_for_one_thing_are_asked_about_and_three_are_a_story() {
    let mut postmortem = saying("30% of users were hit.");
    postmortem.impact.text = "In all, 35% of users saw errors.".to_owned();
    assert_eq!(
        questions(&postmortem),
        ["The text says “35%” (share of users) here and “30%” elsewhere. Which is right?"]
    );
    postmortem.lessons = "60% of users wrote to us.".to_owned();
    assert_eq!(questions(&postmortem), [""; 0]);
}

#[test]
fn a_share_that_is_recorded_and_told_otherwise_is_asked_about() {
    let mut postmortem = saying("30% of users were hit, 30 percent of all users.");
    postmortem.impact.users_share = Some("30 %".parse().unwrap());
    postmortem.impact.text = "The error rate spiked to 35%.".to_owned();
    let asked = "The text says “30%” (share of users) here and “35%” (error rate) elsewhere. Do both measure the same?";
    assert_eq!(questions(&postmortem), [asked]);
}

#[test]
fn figures_of_the_impact_are_the_other_side() {
    let mut postmortem = saying("About 50,000 users were affected, 30 % of all users.");
    postmortem.impact.users = Some(52_000);
    postmortem.impact.users_share = Some("30 %".parse().unwrap());
    assert_eq!(questions(&postmortem), [""; 0]);
    postmortem.impact.users = Some(5_000);
    assert_eq!(questions(&postmortem).len(), 1);
}

#[test]
fn entries_stand_in_for_moments_that_nobody_recorded() {
    let mut postmortem = saying("The outage lasted 45 minutes.");
    let entry = |n, clock, text: &str| {
        Rc::new(Entry::new(
            crate::id::Id::from_bits(n),
            EntryTime::Exact(at(clock)),
            text.to_owned(),
        ))
    };
    postmortem.timeline = vec![
        entry(1, "14:00", "Error rate rose"),
        entry(2, "14:05", "Alert fired"),
        entry(3, "14:20", "Not resolved by a restart"),
        entry(4, "15:00", "Incident resolved"),
    ];
    assert_eq!(questions(&postmortem).len(), 1);
    let suggested: Vec<MomentKey> =
        suggested_moments(&postmortem).into_iter().map(|it| it.0).collect();
    assert_eq!(suggested, [MomentKey::ImpactStarted, MomentKey::Detected, MomentKey::Resolved]);
    postmortem.summary = "The outage lasted 1 hour.".to_owned();
    assert_eq!(questions(&postmortem), [""; 0]);
}

#[test]
fn every_word_of_the_data_is_used_and_every_question_filled() {
    let words = super::words::words();
    for (id, template) in words.questions.iter().chain(&words.oddities) {
        assert!(template.ends_with(['?', '.']), "{id}");
    }
    for cue in &words.lengths {
        assert!(!MetricCatalogue::shipped().definitions_of(&cue.of).is_empty(), "{}", cue.of);
        assert!(words.names.contains_key(&cue.of), "{}", cue.of);
    }
    let moments = words.moments.iter().map(|it| &it.of);
    for moment in moments.chain(words.entries.iter().map(|it| &it.moment)) {
        assert!(!matches!(MomentKey::from(moment.clone()), MomentKey::Custom(_)), "{moment}");
    }
}

/// Sentences about each metric, with a place for its length.
const WORDINGS: [(&str, MomentKey, MomentKey, &str); 14] = [
    ("impact-duration", MomentKey::ImpactStarted, MomentKey::ImpactEnded, "The outage lasted {}."),
    ("impact-duration", MomentKey::ImpactStarted, MomentKey::ImpactEnded, "**Duration**: {}"),
    (
        "impact-duration",
        MomentKey::ImpactStarted,
        MomentKey::ImpactEnded,
        "We had an outage of {} that day.",
    ),
    (
        "impact-duration",
        MomentKey::ImpactStarted,
        MomentKey::ImpactEnded,
        "The site was down for {}, at night.",
    ),
    (
        "impact-duration",
        MomentKey::ImpactStarted,
        MomentKey::Resolved,
        "The incident lasted about {}.",
    ),
    ("time-to-detect", MomentKey::ImpactStarted, MomentKey::Detected, "It took us {} to detect."),
    ("time-to-detect", MomentKey::ImpactStarted, MomentKey::Detected, "Time to detect: {}"),
    (
        "time-to-detect",
        MomentKey::ImpactStarted,
        MomentKey::Detected,
        "Detection was quick ({} from start to alert)",
    ),
    (
        "time-to-acknowledge",
        MomentKey::Detected,
        MomentKey::Acknowledged,
        "The page was acknowledged after {}.",
    ),
    (
        "time-to-identify",
        MomentKey::Detected,
        MomentKey::Identified,
        "It took {} to find the root cause",
    ),
    ("time-to-mitigate", MomentKey::Detected, MomentKey::Mitigated, "| Time to mitigate | {} |"),
    ("time-to-mitigate", MomentKey::Detected, MomentKey::Mitigated, "1. Time to mitigate: ~{}"),
    (
        "time-to-resolve",
        MomentKey::ImpactStarted,
        MomentKey::Resolved,
        "The incident was resolved in {}.",
    ),
    ("open-duration", MomentKey::Declared, MomentKey::Closed, "The incident was open for {}."),
];

/// A document with the two moments, and a sentence that gives `said` as the length between them.
fn claiming(wording: usize, recorded: TimeDelta, said: &str) -> Postmortem {
    let (_, from, to, sentence) = &WORDINGS[wording];
    let mut postmortem = saying(&sentence.replace("{}", said));
    postmortem.moments.insert(from.clone(), Moment::At(at("01:00")));
    postmortem.moments.insert(to.clone(), Moment::At(at("01:00") + recorded));
    postmortem
}

fn spellings(length: TimeDelta) -> Vec<String> {
    let minutes = length.num_minutes();
    vec![
        length_in_words(length),
        crate::time::human(length),
        format!("{minutes} minutes"),
        format!("{minutes} min"),
        format!("{}h{:02}m", minutes / 60, minutes % 60),
        format!("{:.1} hours", minutes as f64 / 60.0),
    ]
}

proptest! {
    #[test]
    fn what_is_derived_from_the_moments_never_contradicts_them(
        minutes in 20i64..1400, seconds in 0i64..60, wording in 0usize..14, spelling in 0usize..6,
    ) {
        let length = TimeDelta::seconds(minutes * 60 + seconds);
        let postmortem = claiming(wording, length, &spellings(length)[spelling]);
        prop_assert_eq!(read(&postmortem).len(), 1, "{}", postmortem.summary);
        prop_assert_eq!(questions(&postmortem), Vec::<String>::new());
    }

    #[test]
    fn twice_or_half_the_length_always_does(
        minutes in 20i64..700, is_twice: bool, wording in 0usize..14, spelling in 0usize..6,
    ) {
        let length = TimeDelta::minutes(minutes);
        let said = if is_twice { length * 2 } else { length / 2 };
        let said = &spellings(said)[spelling];
        let postmortem = claiming(wording, length, said);
        let catalogue = MetricCatalogue::shipped();
        let found = check(&postmortem, catalogue);
        prop_assert_eq!(found.len(), 1, "{}", postmortem.summary);
        let metric = catalogue.definitions_of(WORDINGS[wording].0)[0];
        let mut measured = [crate::postmortem::Metric { definition: metric.clone(), value: metric.measure(&postmortem) }];
        let was_recorded = matches!(measured[0].value, MetricValue::Recorded { .. });
        contradict(&mut measured, &found);
        prop_assert_eq!(was_recorded, matches!(measured[0].value, MetricValue::Contradicted { .. }));
    }

    #[test]
    fn any_text_is_read_without_harm(text: String, heading: String, entry: String) {
        let mut postmortem = saying(&text);
        postmortem.impact.text = format!("{text} lasted 45 minutes {entry}");
        let entry = Entry::new(crate::id::Id::from_bits(1), EntryTime::Exact(at("10:00")), entry);
        postmortem.timeline.push(Rc::new(entry));
        postmortem.extra.push(Rc::new(Section { id: crate::id::Id::from_bits(2), key: String::new(), heading, text }));
        for claim in read(&postmortem) {
            prop_assert!(claim.place.text(&postmortem).unwrap().get(claim.range).is_some());
        }
        check(&postmortem, MetricCatalogue::shipped());
    }

    #[test]
    fn any_mixture_of_words_and_figures_is_read_without_harm(
        pieces in proptest::collection::vec(proptest::sample::select(vec![
            "outage", "lasted", "for", "a", "half", "an", "hour", "and", "45", "1.5", "99999999999999999999", "m", "min",
            ":", "14:32", "–", "to", "%", "of", "users", "~", "+", "(", ")", ".", "\n", "- ", "|", "`", "[", "](", "<", "*",
            "é", "👩‍💻", "\u{301}", "\u{202e}", "\0", "UTC", "pm", "within", "detected", ",", "١٢", "½", "1,000", "k",
        ]), 0..40),
        spaces: bool,
    ) {
        let text = pieces.join(if spaces { " " } else { "" });
        let postmortem = with(saying(&text), &[(MomentKey::ImpactStarted, "14:00"), (MomentKey::ImpactEnded, "15:00")]);
        for claim in read(&postmortem) {
            prop_assert!(text.get(claim.range).is_some_and(|it| !it.is_empty()));
        }
        for contradiction in check(&postmortem, MetricCatalogue::shipped()) {
            let question = contradiction.question();
            prop_assert!(question.ends_with('?') && !question.contains("{}"), "{}", question);
        }
    }
}

#[test]
fn a_reader_that_remembers_reads_the_same() {
    let mut reader = ClaimReader::default();
    let mut postmortem = Postmortem::new(
        crate::id::DocumentId::v7(0, [0; 10]),
        "2025-10-01T00:00:00Z".parse().unwrap(),
    );
    for summary in
        ["The outage lasted 45 minutes.", "The outage lasted 2 hours.", "", "Lasted 3 hours."]
    {
        for heading in ["Time to detect", "Notes"] {
            postmortem.summary = summary.to_owned();
            let section = crate::postmortem::Section {
                id: crate::id::Id::from_bits(1),
                key: String::new(),
                heading: heading.to_owned(),
                text: "5 minutes".to_owned(),
            };
            postmortem.extra = [std::rc::Rc::new(section)].into_iter().collect();
            assert_eq!(reader.read(&postmortem), read(&postmortem));
        }
        postmortem.extra.clear();
        assert_eq!(reader.read(&postmortem), read(&postmortem));
    }
}
