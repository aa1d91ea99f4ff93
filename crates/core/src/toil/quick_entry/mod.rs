//! Quick entry: `Certificate renewals 20 h monthly` read as an activity, how often it comes, and how long it takes.

use super::{Activity, ActivityId};
use crate::id::Mint;
use crate::stamp::{without_bullet, without_marks};
use length::length;
use often::{once, rhythm};

mod length;
mod often;
#[cfg(test)]
mod tests;

pub use length::{read_seconds, seconds_written};

/// What only leads to the time that each takes.
const EACH: [&str; 5] = ["à", "a", "je", "each", "takes"];

/// Reads a line as an activity: how often (`weekly`, `5x/day`, `50 requests a week`, `every 2 weeks`, `1 h per day`, `täglich`), how long each time
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
    let rhythm = often::last(&words);
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
    activity.seconds = activity.seconds.or(found.seconds);
    found.n
}

/// A word in lower case, without the marks behind it.
fn bare(word: &str) -> String {
    word.trim_end_matches([',', ';', '.']).to_lowercase()
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
