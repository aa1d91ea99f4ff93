//! Days that are named as seen from today: `yesterday 10:00`.

use chrono::Days;

use super::ReadBy;
use crate::stamp::{self, Day, Stamp};

const DAYS_AGO: [(&str, u64); 5] =
    [("today", 0), ("yesterday", 1), ("heute", 0), ("gestern", 1), ("vorgestern", 2)];

/// The stamp at the front of `bare`, if it is such a word and a time of day.
pub(super) fn stamp_of(bare: &str, by: ReadBy) -> Option<Stamp> {
    let marks = bare.len() - bare.trim_start_matches(['*', '_', '`', '[', '#', '>', ' ']).len();
    let (opening, text) = bare.split_at(marks);
    let end = text.find(|it: char| !it.is_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let (_, ago) = DAYS_AGO.iter().find(|it| it.0.eq_ignore_ascii_case(word))?;
    let between = [", ", " at ", " um ", " "].iter().find(|it| rest.starts_with(**it))?;
    let opening = opening.trim_start_matches(['#', '>', ' ']);
    let timed = format!("{opening}{}", &rest[between.len()..]);
    let stamp = stamp::read_in(&timed, by.manner()).filter(|it| it.day.is_none())?;
    let day = by.today?.checked_sub_days(Days::new(*ago))?;
    let written = format!("{word}{between}{}", stamp.written);
    Some(Stamp { day: Some(Day::Full(day)), written, ..stamp })
}
