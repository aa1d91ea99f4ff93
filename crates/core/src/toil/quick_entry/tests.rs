//! Lines as people write them, read as activities.

use proptest::prelude::*;

use super::super::{ActivityId, Period, Rhythm};
use super::*;
use crate::id::Seeded;

#[track_caller]
fn check(line: &str, name: &str, rhythm: Option<(u32, Period)>, seconds: Option<u32>) {
    let read = read_activity(line, ActivityId::from_bits(1));
    let rhythm = rhythm.map(|(count, per)| Rhythm { count, per });
    assert_eq!(
        (read.name.as_str(), read.rhythm, read.seconds),
        (name, rhythm, seconds),
        "{line:?}"
    );
}

#[test]
fn activities_are_read_as_people_write_them() {
    let week = |n| Some((n, Period::Week));
    check(
        "Manual deployments 2x/day 1h",
        "Manual deployments",
        Some((2, Period::Day)),
        Some(3_600),
    );
    check("Restart pods, 5 times a week, 90 s", "Restart pods", week(5), Some(90));
    check("Reset passwords 30 a week à 5 min", "Reset passwords", week(30), Some(300));
    check(
        "Scale the cluster twice a month 1 h 30 min",
        "Scale the cluster",
        Some((2, Period::Month)),
        Some(5_400),
    );
    check("Rotate logs every 2 weeks 0.5 h", "Rotate logs", Some((26, Period::Year)), Some(1_800));
    check("Check backups daily", "Check backups", Some((1, Period::Day)), None);
    check("Weekly report 1 h", "Weekly report", week(1), Some(3_600));
    check("Yearly report 1 h quarterly", "Yearly report", Some((1, Period::Quarter)), Some(3_600));
    check("Yearly audit 2 d", "Yearly audit", Some((1, Period::Year)), Some(57_600));
}

#[test]
fn german_is_read_as_well() {
    check(
        "Zertifikate erneuern, monatlich 20 Std",
        "Zertifikate erneuern",
        Some((1, Period::Month)),
        Some(72_000),
    );
    check(
        "Passwörter zurücksetzen 30-mal pro Woche je 5 Minuten",
        "Passwörter zurücksetzen",
        Some((30, Period::Week)),
        Some(300),
    );
    check(
        "Logs rotieren alle 3 Monate 1,5 Stunden",
        "Logs rotieren",
        Some((4, Period::Year)),
        Some(5_400),
    );
    check(
        "Sicherungen prüfen jeden Tag 10 min",
        "Sicherungen prüfen",
        Some((1, Period::Day)),
        Some(600),
    );
}

#[test]
fn a_count_of_times_belongs_to_the_adverb_behind_it() {
    check("Failover 2x yearly 4h", "Failover", Some((2, Period::Year)), Some(14_400));
    check("Deploys 3 times weekly 1h", "Deploys", Some((3, Period::Week)), Some(3_600));
    check("Pings 2x daily 10 min", "Pings", Some((2, Period::Day)), Some(600));
    check("Check 3x monthly 5 min", "Check", Some((3, Period::Month)), Some(300));
    check("Restore twice yearly", "Restore", Some((2, Period::Year)), None);
    check("2x täglich Pods neu starten", "Pods neu starten", Some((2, Period::Day)), None);
    check("Berichte 3 mal wöchentlich", "Berichte", Some((3, Period::Week)), None);
    check("Berichte dreimal wöchentlich", "Berichte", Some((3, Period::Week)), None);
    check("Weekly report 2x monthly", "Weekly report", Some((2, Period::Month)), None);
    check("Restart pods 5 times every week", "Restart pods", Some((5, Period::Week)), None);
    check("Upgrade 2 clusters every week", "Upgrade 2 clusters", Some((1, Period::Week)), None);
    check("Audit for ISO 27001 yearly", "Audit for ISO 27001", Some((1, Period::Year)), None);
}

#[test]
fn a_time_in_a_period_is_both() {
    let day = |n| Some((n, Period::Day));
    check("Answer questions 1h per day", "Answer questions", day(1), Some(3_600));
    check("Answer questions 1.5h/day", "Answer questions", day(1), Some(5_400));
    check("Answer questions 1,5 h/day", "Answer questions", day(1), Some(5_400));
    check("Answer questions 1 h 30 min a day", "Answer questions", day(1), Some(5_400));
    check(
        "Fragen beantworten 2 h pro Woche",
        "Fragen beantworten",
        Some((1, Period::Week)),
        Some(7_200),
    );
    check("CI/CD fixes 2x/day 10 min", "CI/CD fixes", day(2), Some(600));
}

#[test]
fn about_so_many_and_every_second_week_are_read() {
    let year = Some((26, Period::Year));
    check("Restart pods ~5x per week ~10 min", "Restart pods", Some((5, Period::Week)), Some(600));
    check("200 alerts/week 2 min", "alerts", Some((200, Period::Week)), Some(120));
    check("Rotate logs fortnightly 1 h", "Rotate logs", year, Some(3_600));
    check("Bi-weekly report 1 h", "Bi-weekly report", year, Some(3_600));
    check("Rotate logs 2x fortnightly", "Rotate logs", Some((52, Period::Year)), None);
    check("Rotate logs every second week", "Rotate logs", year, None);
    check("Logs rotieren jede zweite Woche", "Logs rotieren", year, None);
    check("Patch every Friday half an hour", "Patch", Some((1, Period::Week)), Some(1_800));
    check(
        "Patchen jeden Freitag, eine halbe Stunde",
        "Patchen",
        Some((1, Period::Week)),
        Some(1_800),
    );
    check("Half of all restarts", "Half of all restarts", None, None);
}

#[test]
fn what_says_neither_is_the_name() {
    check("Answer a page at 3 am", "Answer a page at 3 am", None, None);
    check("Upgrade 2 clusters", "Upgrade 2 clusters", None, None);
    check("every 7 weeks", "every 7 weeks", None, None);
    check("", "", None, None);
    check("20 h 30 h monthly monthly", "30 h monthly", Some((1, Period::Month)), Some(72_000));
}

#[test]
fn lists_are_read_line_by_line_as_they_are_pasted() {
    let text = "# Toil\r\n\n- [ ] Restart pods 5x/week\n\t* [x] Rotate logs\n---\n  3) Check backups daily\n50 environments a week\n2. 3 times a day restart\n•\t90 s each";
    let read = read_activities(text, &mut Seeded::new(1));
    let names: Vec<&str> = read.iter().map(|it| it.name.as_str()).collect();
    let expected =
        ["Toil", "Restart pods", "Rotate logs", "Check backups", "environments", "restart", ""];
    assert_eq!(names, expected);
    assert_eq!(read[4].rhythm, Some(Rhythm { count: 50, per: Period::Week }));
    assert_eq!(read[6].seconds, Some(90));
    assert_ne!(read[0].id, read[1].id);
}

proptest! {
    #[test]
    fn any_lines_are_read(text in "[-*•0-9.) \\[\\]x\\t\\na-c]{0,80}") {
        let n = text.lines().filter(|it| it.contains(char::is_alphanumeric)).count();
        prop_assert_eq!(read_activities(&text, &mut Seeded::new(1)).len(), n);
    }

    #[test]
    fn any_line_is_read(line in "\\PC{0,60}|[0-9a-z@/x×à ,.]{0,40}") {
        read_activity(&line, ActivityId::from_bits(1));
    }

    #[test]
    fn what_is_written_of_seconds_reads_back(seconds in any::<u32>()) {
        prop_assert_eq!(read_seconds(&seconds_written(seconds)), Some(seconds));
    }

    #[test]
    fn a_line_of_plain_words_is_a_name(words in proptest::collection::vec("[b-g]{3,8}", 1..6)) {
        let line = words.join(" ");
        prop_assert_eq!(read_activity(&line, ActivityId::from_bits(1)).name, line);
    }
}
