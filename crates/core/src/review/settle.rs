//! The ways to settle a contradiction between text and record: change the words, or change what is recorded.

use std::ops::Range;

use chrono::TimeDelta;

use super::finding::Choice;
use super::{EntryPart, FactorPart, Place, Value};
use crate::amount::Share;
use crate::claims::{self, Bound, Clock, Contradiction, Recorded, Said, Topic};
use crate::postmortem::{Edit, ImpactEdit, Moment, MomentKey, Postmortem};
use crate::time::Instant;

/// Where the text of `place` is to be reviewed.
pub(super) fn place_of(place: claims::Place) -> Place {
    match place {
        claims::Place::Text(field) => Place::Text(field),
        claims::Place::Factor(id) => Place::Factor(id, FactorPart::Text),
        claims::Place::Entry(id) => Place::Entry(id, EntryPart::Text),
        claims::Place::Section(id) => Place::Free(id),
    }
}

/// The text follows what is recorded, or what it says elsewhere; `None` where other words would be wanted than another figure.
pub(super) fn by_words(postmortem: &Postmortem, it: &Contradiction) -> Option<Choice> {
    let (key, words) = match &it.recorded {
        Recorded::Claim(_, elsewhere) if is_same_thing(it) => ("write-here", elsewhere.clone()),
        Recorded::Claim(..) => return None,
        _ => ("write", as_recorded(it)?),
    };
    let edit = written(postmortem, it.claim.place, &it.claim.range, &words)?;
    Some(choice(key, vec![Value::Text(words)], edit))
}

/// What is recorded follows the text, each way in which it can; none where the text does not determine a value.
pub(super) fn by_record(postmortem: &Postmortem, it: &Contradiction) -> Vec<Choice> {
    match (&it.recorded, &it.claim.topic, it.claim.said) {
        (Recorded::Claim(other, _), ..) if is_same_thing(it) => {
            let edit = written(postmortem, other.place, &other.range, &it.written);
            let there = |edit| choice("write-there", vec![Value::Text(it.written.clone())], edit);
            edit.map(there).into_iter().collect()
        }
        (Recorded::Moment(key, at), Topic::Moment(_), Said::Clock(clock)) => {
            vec![moment(key, nearest(*at, clock), *at)]
        }
        (Recorded::Moment(key, at), Topic::Moment(_), Said::Day(day)) => {
            let moved = at.checked_add_signed(day - at.date_naive());
            moved.map(|it| moment(key, it, *at)).into_iter().collect()
        }
        (Recorded::Moment(key, at), Topic::Metric(_), Said::Clocks { from, to }) => {
            let clock = if *key == MomentKey::ImpactStarted { from } else { to };
            vec![moment(key, nearest(*at, clock), *at)]
        }
        (Recorded::Length { from, to, .. }, Topic::Metric(_), Said::Length(length))
            if it.fits.is_none() && is_one_figure(length.low, length.high, length.bound) =>
        {
            either_end(from, to, length.to_delta())
        }
        (Recorded::Figure(_), topic, said) => figure(topic, said).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// Two claims about one thing, rather than two things that look alike.
fn is_same_thing(it: &Contradiction) -> bool {
    matches!(&it.recorded, Recorded::Claim(other, _) if other.topic == it.claim.topic)
}

#[allow(clippy::float_cmp, reason = "both are what was read, and nothing was computed")]
fn is_one_figure(low: f64, high: f64, bound: Bound) -> bool {
    low == high && matches!(bound, Bound::Exact | Bound::About)
}

fn choice(key: &'static str, values: Vec<Value>, edit: Edit) -> Choice {
    Choice { words: Value::Phrase("settle", key, values), edits: vec![edit] }
}

/// The edit that puts `words` in place of a stretch of a text.
fn written(
    postmortem: &Postmortem,
    place: claims::Place,
    range: &Range<usize>,
    words: &str,
) -> Option<Edit> {
    let text = place.text(postmortem)?;
    let (before, after) = (text.get(..range.start)?, text.get(range.end..)?);
    place_of(place).write(format!("{before}{words}{after}"))
}

/// The later end moved, or the earlier one; a publication is not moved by a sentence.
fn either_end(
    from: &(MomentKey, Instant),
    to: &(MomentKey, Instant),
    length: TimeDelta,
) -> Vec<Choice> {
    let ends = [
        (&to.0, from.1.checked_add_signed(length), to.1),
        (&from.0, to.1.checked_sub_signed(length), from.1),
    ];
    let movable = ends.into_iter().filter(|it| *it.0 != MomentKey::Published);
    movable
        .filter_map(|(key, at, before)| {
            let at = at?.with_timezone(before.offset());
            Some(moment(key, at, before))
        })
        .collect()
}

/// Records `key` at `at`; the day is said where it is another than `before`.
fn moment(key: &MomentKey, at: Instant, before: Instant) -> Choice {
    let is_same_day = at.date_naive() == before.date_naive();
    let time = at.format(if is_same_day { "%H:%M" } else { "%Y-%m-%d %H:%M" }).to_string();
    let values = vec![Value::Moment(key.clone()), Value::Text(time)];
    choice("moment", values, Edit::Moment(key.clone(), Some(Moment::At(at))))
}

/// The instant nearest to `before` at which a clock showed `clock`: in the zone that the text names, else in its own.
fn nearest(before: Instant, clock: Clock) -> Instant {
    const DAY: i64 = 24 * 60;
    let offset = clock.offset.unwrap_or_else(|| before.offset().local_minus_utc() / 60);
    let shown = before.timestamp().div_euclid(60) + i64::from(offset);
    let apart = (i64::from(clock.minutes) - shown).rem_euclid(DAY);
    let apart = if apart > DAY / 2 { apart - DAY } else { apart };
    let whole = before - TimeDelta::seconds(before.timestamp().rem_euclid(60));
    whole.checked_add_signed(TimeDelta::minutes(apart)).unwrap_or(before)
}

/// Records the share or the count that the text states.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share is at most a million millionths, and a count is a whole number that was read"
)]
fn figure(topic: &Topic, said: Said) -> Option<Choice> {
    let share = |percent: f64| Share::from_millionths((percent * 10_000.0).round() as u32);
    let (words, edit) = match (topic, said) {
        (Topic::UsersShare | Topic::RequestsShare, Said::Share(it))
            if is_one_figure(it.low, it.high, it.bound) =>
        {
            let share = Some(share(it.low)?);
            let edit = match topic {
                Topic::UsersShare => ImpactEdit::UsersShare(share),
                _ => ImpactEdit::RequestsShare(share),
            };
            (format!("{} %", it.low), edit)
        }
        (Topic::Users, Said::Count(it)) if is_one_figure(it.low, it.high, it.bound) => {
            (format!("{}", it.low), ImpactEdit::Users(Some(it.low as u64)))
        }
        _ => return None,
    };
    Some(choice("figure", vec![Value::Text(words)], Edit::Impact(edit)))
}

/// The words of the claim with the recorded figure in place of their own.
fn as_recorded(it: &Contradiction) -> Option<String> {
    match (&it.recorded, it.claim.said) {
        (Recorded::Length { length, .. }, Said::Length(_)) if it.fits.is_none() => {
            in_the_way_of(&it.written, *length)
        }
        (Recorded::Figure(seconds), Said::Length(_)) => {
            #[allow(clippy::cast_possible_truncation, reason = "less than a day of seconds")]
            let length = TimeDelta::seconds(*seconds as i64);
            in_the_way_of(&it.written, length)
        }
        (Recorded::Figure(figure), Said::Share(_) | Said::Count(_)) => {
            with_number(&it.written, *figure)
        }
        (Recorded::Moment(_, at), Said::Clock(clock)) => with_clock(&it.written, 0, *at, clock),
        (Recorded::Moment(key, at), Said::Clocks { from, to }) => match key {
            MomentKey::ImpactStarted => with_clock(&it.written, 0, *at, from),
            _ => with_clock(&it.written, 1, *at, to),
        },
        _ => None,
    }
}

/// `length` as `written` has its own: “23-minute” for “45-minute”, else in words; `None` for words of another kind.
fn in_the_way_of(written: &str, length: TimeDelta) -> Option<String> {
    match written.split_once('-') {
        None if written.contains(' ') => Some(claims::length_in_words(length)),
        Some((number, unit))
            if number.bytes().all(|it| it.is_ascii_digit())
                && unit.bytes().all(|it| it.is_ascii_alphabetic()) =>
        {
            let minutes = length.num_minutes();
            Some(match minutes % 60 {
                0 if minutes > 0 && unit.starts_with("hour") => format!("{}-hour", minutes / 60),
                _ => format!("{minutes}-minute"),
            })
        }
        _ => None,
    }
}

/// `written` with `figure` in place of its only number; `None` where it has another number of them, or a word that multiplies.
fn with_number(written: &str, figure: f64) -> Option<String> {
    const MULTIPLIES: [&str; 6] = ["k", "m", "hundred", "thousand", "million", "billion"];
    let lower = written.to_lowercase();
    let mut words = lower.split(|it: char| !it.is_alphabetic());
    if words.any(|it| MULTIPLIES.contains(&it)) {
        return None;
    }
    let start = written.find(|it: char| it.is_ascii_digit())?;
    let is_of_number = |it: char| it.is_ascii_digit() || ".,".contains(it);
    let length = written[start..].find(|it| !is_of_number(it)).unwrap_or(written.len() - start);
    let number = written[start..start + length].trim_end_matches(['.', ',']);
    let rest = &written[start + number.len()..];
    if rest.contains(|it: char| it.is_ascii_digit()) {
        return None;
    }
    let figure = format!("{figure}");
    let figure = if number.contains(',') { in_thousands(&figure) } else { figure };
    Some(format!("{}{figure}{rest}", &written[..start]))
}

/// A whole number with a comma before each three digits; others stay as they are.
fn in_thousands(number: &str) -> String {
    if !number.bytes().all(|it| it.is_ascii_digit()) {
        return number.to_owned();
    }
    let mut out = String::with_capacity(number.len() + number.len() / 3);
    for (at, digit) in number.chars().enumerate() {
        if at > 0 && (number.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `written` with the clock of `at` in place of its `nth` time of day; `None` where it is not written as `14:32`.
fn with_clock(written: &str, nth: usize, at: Instant, as_said: Clock) -> Option<String> {
    let lower = written.to_lowercase();
    if lower.contains("am") || lower.contains("pm") || lower.contains("m.") {
        return None;
    }
    let colon = written.match_indices(':').nth(nth)?.0;
    let is_digit = |it: &u8| it.is_ascii_digit();
    let bytes = written.as_bytes();
    let n_before = bytes[..colon].iter().rev().take_while(|it| is_digit(it)).count();
    let n_after = bytes[colon + 1..].iter().take_while(|it| is_digit(it)).count();
    if !(1..=2).contains(&n_before) || n_after != 2 || bytes.get(colon + 3) == Some(&b':') {
        return None;
    }
    let zone = as_said.offset.and_then(|it| chrono::FixedOffset::east_opt(it * 60));
    let shown = at.with_timezone(&zone.unwrap_or(*at.offset())).format("%H:%M");
    Some(format!("{}{shown}{}", &written[..colon - n_before], &written[colon + 3..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[test]
    fn a_figure_takes_the_place_of_the_only_number() {
        let check = |written: &str, figure: f64, expected: Option<&str>| {
            assert_eq!(with_number(written, figure).as_deref(), expected, "{written}");
        };
        check("30%", 12.5, Some("12.5%"));
        check("30 percent", 12.0, Some("12 percent"));
        check("20,000 users", 1_500_000.0, Some("1,500,000 users"));
        check("20000", 15.0, Some("15"));
        check("10–15%", 12.0, None);
        check("2 million", 12.0, None);
        check("half", 12.0, None);
        check("é 7", 8.0, Some("é 8"));
    }

    #[test]
    fn a_length_is_written_as_the_one_before_it() {
        let check = |written: &str, minutes: i64, expected: Option<&str>| {
            let length = TimeDelta::minutes(minutes);
            assert_eq!(in_the_way_of(written, length).as_deref(), expected, "{written}");
        };
        check("45 minutes", 23, Some("23 minutes"));
        check("45-minute", 23, Some("23-minute"));
        check("2-hour", 180, Some("3-hour"));
        check("2-hour", 100, Some("100-minute"));
        check("hour-long", 23, None);
        check("45min", 23, None);
    }

    #[test]
    fn a_clock_is_written_where_one_stands() {
        let clock = Clock { minutes: 870, offset: None, about: false };
        let check = |written: &str, nth: usize, expected: Option<&str>| {
            let shown = with_clock(written, nth, at("2025-10-01T16:05:00+02:00"), clock);
            assert_eq!(shown.as_deref(), expected, "{written}");
        };
        check("14:30", 0, Some("16:05"));
        check("14:32 – 15:17 UTC", 1, Some("14:32 – 16:05 UTC"));
        check("2:30 pm", 0, None);
        check("14:30:10", 0, None);
        check("1430", 0, None);
        let utc = Clock { offset: Some(0), ..clock };
        let shown = with_clock("14:30 UTC", 0, at("2025-10-01T16:05:00+02:00"), utc);
        assert_eq!(shown.as_deref(), Some("14:05 UTC"));
    }

    #[test]
    fn the_nearest_day_is_taken() {
        let check = |before: &str, minutes: u16, offset: Option<i32>, expected: &str| {
            let clock = Clock { minutes, offset, about: false };
            assert_eq!(nearest(at(before), clock), at(expected), "{before} {minutes}");
        };
        check("2025-10-01T14:32:00Z", 14 * 60 + 45, None, "2025-10-01T14:45:00Z");
        check("2025-10-01T23:50:00Z", 10, None, "2025-10-02T00:10:00Z");
        check("2025-10-01T00:10:30+02:00", 23 * 60, None, "2025-09-30T23:00:00+02:00");
        check("2025-10-01T16:32:00+02:00", 14 * 60 + 45, Some(0), "2025-10-01T16:45:00+02:00");
    }
}
