//! Forms in which people say what is otherwise recorded, each beside honest sentences that look like it.

use super::*;

/// What is asked of a sentence where the impact was from 14:32 to 15:17 and detected at 14:40, and users were a fifth.
fn asked(sentence: &str) -> Vec<String> {
    let recorded = [
        (MomentKey::ImpactStarted, "14:32"),
        (MomentKey::Detected, "14:40"),
        (MomentKey::ImpactEnded, "15:17"),
        (MomentKey::Resolved, "15:30"),
    ];
    questions(&with(saying(sentence), &recorded))
}

#[track_caller]
fn check_asked(sentence: &str) {
    assert_eq!(asked(sentence).len(), 1, "{sentence:?} {:?}", topics(sentence));
}

#[track_caller]
fn check_silent(sentences: &[&str]) {
    for sentence in sentences {
        assert_eq!(asked(sentence), [""; 0], "{sentence:?}");
    }
}

#[test]
fn we_detected_it_is_about_the_detection() {
    check_asked("We detected the problem within 3 min.");
    check_asked("We detected the outage at 13:10.");
    check_asked("The issue went undetected for 30 minutes.");
    check_silent(&[
        "We detected the problem within 10 min.",
        "We detected the problem within 3 min of the second deploy.",
        "We detected the problem after 3 min of tests.",
        "We detected the second problem at 13:10.",
        "We detected the outage at 14:40.",
        "The issue went undetected for 8 minutes.",
        "The issue went undetected for two weeks.",
        "The bug went undetected for 30 minutes.",
        "On some nodes the issue went undetected for 30 minutes.",
    ]);
}

#[test]
fn what_users_could_not_do_is_the_impact() {
    for sentence in [
        "Users were unable to log in for 3 hours.",
        "Customers could not check out for 3 hours.",
        "Our users couldn't reach the site for about 3 hours.",
        "Nobody could log in for 3 hours.",
    ] {
        check_asked(sentence);
    }
    check_silent(&[
        "Users were unable to log in for 45 minutes.",
        "Some users were unable to log in for 3 hours.",
        "Users in one region were unable to log in for 3 hours.",
        "Customers could not check out for 3 hours each day.",
        "Customers could not book rooms for 2 days.",
        "Customers could not pay for 3 items.",
        "Users should be unable to log in for 3 hours.",
    ]);
}

#[test]
fn restored_and_recovered_are_the_repair() {
    check_asked("The service was restored after 3 hours.");
    check_asked("It took three hours to recover.");
    check_asked("It took us three hours to restore the service.");
    check_asked("It was resolved at 16:30 UTC.");
    check_silent(&[
        "The service was restored after 45 minutes.",
        "It took 37 minutes to recover.",
        "The service was restored after 3 hours of tests.",
        "It took three hours to write this report.",
        "It took three hours to recover the old index.",
        "It took the replica three hours to recover.",
        "The cache took three hours to recover.",
        "It took three hours to restore the service's dashboard.",
        "It was resolved at 15:30 UTC.",
        "A host failed at 16:00. It was resolved at 16:30 UTC.",
        "The issue of the vendor was known. It was fixed at 16:30.",
    ]);
}

#[test]
fn it_is_the_incident_only_where_the_sentence_before_is_about_it() {
    check_asked("It lasted 20 min.");
    check_asked("The outage began at 14:32. It lasted 20 min");
    check_asked("The outage began at 14:32. This was bad. It lasted 20 min");
    check_silent(&[
        "It lasted 45 min.",
        "The outage was over. The retry storm began again. It lasted 20 min.",
        "The retries began at 14:50. This lasted 20 min.",
        "The storm lasted 20 min.",
    ]);
    let mut postmortem = saying("");
    let entry = Entry::new(
        crate::id::Id::from_bits(1),
        EntryTime::Exact(at("14:50")),
        "It lasted 20 min".to_owned(),
    );
    postmortem.timeline.push(Rc::new(entry));
    assert_eq!(read(&postmortem), [], "“it” of an entry is what the entry tells");
}

#[test]
fn hours_with_a_colon_are_a_length_where_one_is_expected() {
    check_read("Downtime: 1:45", &["impact-duration: 1:45"]);
    check_asked("Downtime: 1:45");
    check_asked("Duration: ~2:10");
    check_silent(&[
        "Downtime: 0:45",
        "Downtime: 14:32",
        "Downtime: 1:45 UTC",
        "Downtime: 1:45 pm",
        "The ratio was 1:45",
    ]);
}

#[test]
fn a_day_is_that_of_the_moment() {
    let sentence = "On 3 December 2026 the outage began.";
    check_read(sentence, &["impact-started: 3 December 2026"]);
    assert_eq!(
        asked(sentence),
        [
            "The text says “3 December 2026” (impact started). It is recorded at 2025-10-01 14:32. Which is right?"
        ]
    );
    check_asked("The outage began on December 3rd, 2026 and hit everyone.");
    check_asked("The incident was resolved on 2025-10-02.");
    check_silent(&[
        "On 1 October 2025 the outage began.",
        "The outage began on 2025-10-01 at 14:32.",
        "On 3 December 2026 the freeze began.",
        "On 3 December 2024 the previous outage began.",
        "On 3 December 2026 the outage began to be reviewed.",
        "The outage began on 3 December.",
        "The outage began on 03/12/2026.",
        "A similar outage began on 3 December 2024.",
        "The report of 3 December 2026 says that the outage began.",
        "The last incident was resolved on 2025-09-02.",
    ]);
    check_read("On 31 February 2026 the outage began.", &[]);
}

/// Both sides may show 14:32; what differs is whose clocks showed it.
#[test]
fn a_time_on_other_clocks_is_recorded_in_a_zone() {
    let range = "Impact: 14:32–15:17 PST.";
    let elsewhere = "The text says “14:32–15:17 PST” (duration of the impact). It is recorded at 14:32 UTC, which is 06:32 \
                     by the clocks of the text. Which is right?";
    assert_eq!(asked(range), [elsewhere]);
    let mut postmortem = saying("The outage started at 14:32 UTC.");
    let start = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00+02:00").unwrap();
    postmortem.moments.insert(MomentKey::ImpactStarted, Moment::At(start));
    let asked = questions(&postmortem);
    assert_eq!(
        asked,
        [
            "The text says “14:32 UTC” (impact started). It is recorded at 14:32 +02:00, which is 12:32 by the clocks of the \
          text. Which is right?"
        ]
    );
    postmortem.summary = "The outage started at 14:50.".to_owned();
    let asked = questions(&postmortem);
    assert!(asked[0].contains("recorded at 14:32. "), "{asked:?}");
}

#[test]
fn a_couple_is_about_two() {
    check_read("The outage lasted a couple of hours.", &["impact-duration: a couple of hours"]);
    check_asked("The outage lasted a couple of hours.");
    check_hour("The outage lasted a couple of hours.", true);
    check_silent(&[
        "A couple of hours later the outage was over.",
        "We wrote this report in a couple of hours.",
        "A couple of users lost their drafts.",
    ]);
    let two_hours = [(MomentKey::ImpactStarted, "14:00"), (MomentKey::ImpactEnded, "16:25")];
    assert_eq!(questions(&with(saying("Down for a couple of hours."), &two_hours)), [""; 0]);
}

#[test]
fn what_failed_between_two_times_is_the_impact() {
    check_read("payments failed between 14:32 and 15:17", &["impact-duration: 14:32 and 15:17"]);
    check_asked("All payments failed between 13:32 and 15:17.");
    check_silent(&[
        "payments failed between 14:32 and 15:17",
        "Two payments failed between 14:35 and 14:36.",
        "Some payments failed between 14:35 and 14:36.",
        "Payments failed between 14:35 and 14:36 in one region.",
    ]);
}

#[test]
fn half_is_a_share_of_those_who_were_hit() {
    let half = "Half of our customers were affected;";
    check_read(half, &["users-share: Half"]);
    check_asked(&format!("{half} 20 % of customers could not pay."));
    check_silent(&[
        &format!("{half} 48 % of customers could not pay."),
        "Half of our customers pay by card; 20 % of customers could not pay.",
        "Half of our customers in Europe were affected; 20 % of customers could not pay.",
        "Half of the requests came from one client; 20 % of customers could not pay.",
        "Half our effort went into the cache; 20 % of customers could not pay.",
    ]);
    let mut postmortem = saying("About half the users were affected.");
    postmortem.impact.users_share = Some("20 %".parse().unwrap());
    assert_eq!(questions(&postmortem).len(), 1);
    postmortem.impact.users_share = Some("45 %".parse().unwrap());
    assert_eq!(questions(&postmortem), [""; 0]);
}
