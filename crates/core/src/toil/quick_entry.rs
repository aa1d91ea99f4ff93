//! Quick entry: `Certificate renewals 20 h monthly` read as an activity, how often it comes, and how long it takes.

use super::{Activity, ActivityId, Period, Rhythm};
use crate::amount::unit_seconds;
use crate::id::Mint;
use crate::stamp::{without_bullet, without_marks};

/// What stands between a count and its period.
const PER: [&str; 10] = ["a", "an", "per", "each", "every", "pro", "je", "im", "am", "/"];
/// What stands before a period that is meant each time.
const EVERY: [&str; 6] = ["every", "each", "alle", "jede", "jeden", "jedes"];
const TIMES: [&str; 5] = ["x", "×", "times", "mal", "-mal"];
const COUNTED: [(&str, u32); 6] =
    [("once", 1), ("einmal", 1), ("twice", 2), ("zweimal", 2), ("thrice", 3), ("dreimal", 3)];
/// What only leads to the time that each takes.
const EACH: [&str; 5] = ["à", "a", "je", "each", "takes"];

/// Reads a line as an activity: how often (`weekly`, `5x/day`, `50 requests a week`, `every 2 weeks`, `täglich`), how long each time
/// (`20 h`, `1 h 30 min`, `90 s`), which team (`@platform`), in any order; the rest is its name. Time and team are taken where they first
/// stand, how often where it last does.
///
/// ```
/// use afterword_core::toil::{ActivityId, Period, Rhythm, read_activity};
///
/// let read = |line| read_activity(line, ActivityId::from_bits(1));
/// let renewals = read("Certificate renewals 20 h monthly @platform");
/// assert_eq!((renewals.name.as_str(), renewals.team.as_str()), ("Certificate renewals", "platform"));
/// assert_eq!((renewals.rhythm, renewals.seconds), (Some(Rhythm { count: 1, per: Period::Month }), Some(72_000)));
///
/// let portal = read("50 environments a week, 2 h each");
/// assert_eq!((portal.name.as_str(), portal.seconds), ("environments", Some(7_200)));
/// assert_eq!(portal.rhythm, Some(Rhythm { count: 50, per: Period::Week }));
/// ```
pub fn read_activity(line: &str, id: ActivityId) -> Activity {
    let words: Vec<&str> = line.split_whitespace().collect();
    let mut activity = Activity::new(id, String::new());
    let mut name: Vec<&str> = Vec::new();
    // A yearly report that is written every quarter is one.
    let rhythm = (0..words.len()).rev().find(|at| rhythm(&words[*at..]).is_some());
    let mut at = 0;
    while at < words.len() {
        let rest = &words[at..];
        at += match () {
            () if take_team(rest, &mut activity) => 1,
            () if rhythm == Some(at) => take_rhythm(rest, &mut activity, &mut name),
            () => take_time(rest, &mut activity).unwrap_or_else(|| {
                name.push(rest[0]);
                1
            }),
        };
    }
    activity.name = name.join(" ").trim_end_matches([',', ';', ':', '–', '-']).trim().to_owned();
    activity
}

/// Reads each line of `text` as [an activity](read_activity), whatever it is marked with: a bullet, a number, a box, tabs between its
/// columns. Lines without a letter or digit are none.
///
/// ```
/// use afterword_core::id::Seeded;
/// use afterword_core::toil::read_activities;
///
/// let read = read_activities("1. Restart pods 5x/week 15 min\n\n2.\tReset passwords\tdaily\t5 min", &mut Seeded::new(7));
/// let names: Vec<&str> = read.iter().map(|it| it.name.as_str()).collect();
/// assert_eq!(names, ["Restart pods", "Reset passwords"]);
/// assert_eq!(read[1].seconds, Some(300));
/// ```
pub fn read_activities(text: &str, ids: &mut impl Mint) -> Vec<Activity> {
    let lines = text.lines().filter(|it| it.contains(char::is_alphanumeric));
    lines.map(|it| read_activity(unmarked(&it.replace('\t', " ")), ids.id())).collect()
}

/// A line without the marks of a list before it.
fn unmarked(line: &str) -> &str {
    let bare = without_marks(without_bullet(line.trim()));
    let boxes = ["[ ] ", "[x] ", "[X] "];
    boxes.iter().find_map(|it| bare.strip_prefix(it)).unwrap_or(bare)
}

/// The seconds that somebody wrote: `20 h`, `1 h 30 min`, `90 s`; a number alone is minutes. `None` for anything else.
///
/// ```
/// use afterword_core::toil::{read_seconds, seconds_written};
///
/// assert_eq!((read_seconds("1 h 30 min"), read_seconds("90s"), read_seconds("15")), (Some(5_400), Some(90), Some(900)));
/// assert_eq!(read_seconds("soon"), None);
/// assert_eq!((seconds_written(5_400), seconds_written(90)), ("1 h 30 min".into(), "1 min 30 s".into()));
/// ```
pub fn read_seconds(written: &str) -> Option<u32> {
    let words: Vec<&str> = written.split_whitespace().collect();
    if let [minutes] = words[..]
        && let Some(minutes) = number(minutes)
    {
        let seconds = minutes * 60.0;
        return (seconds <= f64::from(u32::MAX)).then(|| seconds.round() as u32);
    }
    length(&words).filter(|it| it.1 == words.len()).map(|it| it.0)
}

/// `seconds` in hours, minutes and seconds, as [`read_seconds`] reads them.
pub fn seconds_written(seconds: u32) -> String {
    let parts = [(seconds / 3_600, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")];
    let parts = parts.iter().filter(|it| it.0 > 0).map(|(n, unit)| format!("{n} {unit}"));
    let written: Vec<String> = parts.collect();
    if written.is_empty() { "0 min".to_owned() } else { written.join(" ") }
}

fn take_team(rest: &[&str], activity: &mut Activity) -> bool {
    let team = rest[0].strip_prefix('@').map(|it| it.trim_end_matches([',', ';']));
    let Some(team) = team.filter(|it| !it.is_empty() && activity.team.is_empty()) else {
        return false;
    };
    activity.team = team.to_owned();
    true
}

/// How many words say how often it comes. What is counted belongs to the name, and so does the first word: a weekly report is called so.
fn take_rhythm<'w>(rest: &[&'w str], activity: &mut Activity, name: &mut Vec<&'w str>) -> usize {
    let Some(found) = rhythm(rest) else { return 1 };
    let is_first = name.is_empty() && rest.len() > 1 && once(&bare(rest[0])).is_some();
    let noun = if is_first { Some(rest[0]) } else { found.noun };
    name.extend(noun.filter(|noun| !name.iter().any(|it| bare(it) == bare(noun))));
    activity.rhythm = Some(found.rhythm);
    found.n
}

/// How often, in how many words, and what was counted.
struct Often<'w> {
    rhythm: Rhythm,
    n: usize,
    noun: Option<&'w str>,
}

/// How often the first words say that it comes.
fn rhythm<'w>(rest: &[&'w str]) -> Option<Often<'w>> {
    let first = bare(rest[0]);
    let plain = once(&first).or_else(|| every(&first, rest));
    let plain = plain.map(|(rhythm, n)| Often { rhythm, n, noun: None });
    plain.or_else(|| counted(rest))
}

/// A word in lower case, without the marks behind it.
fn bare(word: &str) -> String {
    word.trim_end_matches([',', ';', '.']).to_lowercase()
}

/// `daily`.
fn once(word: &str) -> Option<(Rhythm, usize)> {
    Some((Rhythm { count: 1, per: Period::of_adverb(word)? }, 1))
}

/// `every day`, `alle 2 Wochen`; only what comes so often in a year that it can be counted.
fn every(first: &str, rest: &[&str]) -> Option<(Rhythm, usize)> {
    if !EVERY.contains(&first) {
        return None;
    }
    let second = bare(rest.get(1)?);
    if let Some(per) = Period::named(&second) {
        return Some((Rhythm { count: 1, per }, 2));
    }
    let n: u32 = second.parse().ok()?;
    let a_year = match Period::named(&bare(rest.get(2)?))? {
        Period::Day => 260,
        Period::Week => 52,
        Period::Month => 12,
        Period::Quarter => 4,
        Period::Year => 1,
    };
    let count = (n > 0 && a_year % n == 0).then(|| a_year / n)?;
    Some((Rhythm { count, per: Period::Year }, 3))
}

/// `5x/day`, `twice a week`, `3 times a month`, `50 requests a week`.
fn counted<'w>(rest: &[&'w str]) -> Option<Often<'w>> {
    let first = bare(rest[0]);
    if let Some((count, word)) = first.split_once('/') {
        let rhythm = Rhythm { count: times(count)?, per: Period::named(word)? };
        return Some(Often { rhythm, n: 1, noun: None });
    }
    let count = times(&first)?;
    let per = |at: usize, noun| {
        let word = bare(rest.get(at)?);
        if let Some(per) = word.strip_prefix('/').and_then(Period::named) {
            return Some(Often { rhythm: Rhythm { count, per }, n: at + 1, noun });
        }
        PER.contains(&word.as_str()).then_some(())?;
        let per = Period::named(&bare(rest.get(at + 1)?))?;
        Some(Often { rhythm: Rhythm { count, per }, n: at + 2, noun })
    };
    if rest.get(1).is_some_and(|it| TIMES.contains(&bare(it).as_str())) {
        return per(2, None);
    }
    per(1, None).or_else(|| per(2, rest.get(1).copied()))
}

fn times(word: &str) -> Option<u32> {
    if let Some((_, count)) = COUNTED.into_iter().find(|it| it.0 == word) {
        return Some(count);
    }
    let digits = word.trim_end_matches(|it: char| !it.is_ascii_digit());
    let (count, behind) = word.split_at(digits.len());
    (behind.is_empty() || TIMES.contains(&behind)).then(|| count.parse().ok())?
}

/// How many words say how long it takes.
fn take_time(rest: &[&str], activity: &mut Activity) -> Option<usize> {
    if activity.seconds.is_some() {
        return None;
    }
    let lead = usize::from(EACH.contains(&bare(rest[0]).as_str()));
    let (seconds, n) = length(&rest[lead..])?;
    activity.seconds = Some(seconds);
    let behind = rest.get(lead + n).is_some_and(|it| EACH[2..4].contains(&bare(it).as_str()));
    Some(lead + n + usize::from(behind))
}

/// The seconds that the first words say, and how many words they are.
fn length(rest: &[&str]) -> Option<(u32, usize)> {
    let (mut seconds, mut at, mut before) = (0.0, 0, f64::INFINITY);
    while let Some((amount, unit, n)) = part(&rest[at..]) {
        if unit >= before {
            break;
        }
        (seconds, before, at) = (seconds + amount * unit, unit, at + n);
    }
    let is_sound = at > 0 && seconds <= f64::from(u32::MAX);
    // The bound is checked, so that nothing is cut off.
    is_sound.then(|| (seconds.round() as u32, at))
}

/// `20h` or `20 h`: the amount, the seconds of its unit, and how many words that are.
fn part(rest: &[&str]) -> Option<(f64, f64, usize)> {
    let first = bare(rest.first()?);
    let end = first.find(|it: char| !it.is_ascii_digit() && !matches!(it, '.' | ','));
    let (amount, glued) = first.split_at(end.unwrap_or(first.len()));
    let amount = number(amount)?;
    let (unit, n) = match glued {
        "" => (bare(rest.get(1)?), 2),
        unit => (unit.to_owned(), 1),
    };
    Some((amount, f64::from(unit_seconds(&unit)?), n))
}

fn number(written: &str) -> Option<f64> {
    let starts = written.starts_with(|it: char| it.is_ascii_digit());
    starts.then(|| written.replace(',', ".").parse().ok())?
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
        check(
            "Rotate logs every 2 weeks 0.5 h",
            "Rotate logs",
            Some((26, Period::Year)),
            Some(1_800),
        );
        check("Check backups daily", "Check backups", Some((1, Period::Day)), None);
        check("Weekly report 1 h", "Weekly report", week(1), Some(3_600));
        check(
            "Yearly report 1 h quarterly",
            "Yearly report",
            Some((1, Period::Quarter)),
            Some(3_600),
        );
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
}
