//! Quick entry of an action: `Add query timeout @alice 2026-12-01 P1` read as what, who, when and how soon.

use crate::words::word;
use afterword_core::actions::{Action, ActionId, Priority};
use afterword_core::stamp::{Day, strip_day};
use chrono::{Datelike as _, Days, NaiveDate};

/// A line as it was typed, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) title: String,
    /// Without its mark; empty where nobody is named.
    pub(crate) owner: String,
    pub(crate) due: Option<NaiveDate>,
    pub(crate) priority: Option<Priority>,
}

/// Reads `line`. The first name, date and priority are taken out of it; whatever else it says is the title. A day without a year is the
/// next one from `today`.
pub(crate) fn read(line: &str, today: NaiveDate) -> Reading {
    let mut reading = Reading::default();
    let mut title: Vec<&str> = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() {
        let leads = title.last().is_some_and(|it| leads_to_a_day(it));
        let (word, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        if let Some((name, after)) = owner(rest).filter(|_| reading.owner.is_empty()) {
            (reading.owner, rest) = (name.to_owned(), after);
        } else if let Some((day, after)) = day(rest, today, leads).filter(|_| reading.due.is_none())
        {
            (reading.due, rest) = (Some(day), after);
            // “by 2026-12-01”: the date has taken the meaning of the word before it.
            title.pop_if(|it| leads_to_a_day(it));
        } else if let Some(priority) = priority(word).filter(|_| reading.priority.is_none()) {
            (reading.priority, rest) = (Some(priority), after);
        } else {
            title.push(word);
            rest = after;
        }
        rest = rest.trim_start();
    }
    reading.title = title.join(" ");
    reading
}

/// A name such as `@alice` or `@"Grace Hopper"` off the front of a text.
fn owner(text: &str) -> Option<(&str, &str)> {
    let name = text.strip_prefix('@')?;
    let quoted = name.strip_prefix(['"', '“', '„']).and_then(|it| {
        let (name, after) = it.split_once(['"', '”', '“'])?;
        Some((name.trim(), after))
    });
    let plain = || name.split_once(char::is_whitespace).unwrap_or((name, ""));
    Some(quoted.unwrap_or_else(plain)).filter(|it| !it.0.is_empty())
}

fn leads_to_a_day(word: &str) -> bool {
    ["by", "due", "until", "on", "bis", "am", "zum"].contains(&word.to_lowercase().as_str())
}

/// A day off the front of a text: `2026-12-01`, `1.12.2026`, `12 March`; where a word before it leads to one, `tomorrow` and `Friday`, too.
/// What can be read in two orders, such as `3/4/2026`, is none.
fn day(text: &str, today: NaiveDate, leads: bool) -> Option<(NaiveDate, &str)> {
    let (word, after) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    if leads && let Some(day) = named_day(word, today) {
        return Some((day, after));
    }
    let (day, rest) = strip_day(text)?;
    let written = &text[..text.len() - rest.len()];
    let is_clear = written.contains(|it: char| it.is_alphabetic() || it == '.')
        || written.chars().take_while(char::is_ascii_digit).count() == 4;
    let is_over =
        rest.is_empty() || rest.starts_with(|it: char| it.is_whitespace() || ",;)".contains(it));
    let day = match day {
        Day::OfYear(..) => {
            let this_year = day.date(Some(today.year())).filter(|it| *it >= today);
            this_year.or_else(|| day.date(Some(today.year() + 1)))
        }
        day => day.date(None),
    };
    day.filter(|_| is_clear && is_over).map(|it| (it, rest))
}

/// The day that a word means from `today` on.
fn named_day(word: &str, today: NaiveDate) -> Option<NaiveDate> {
    const WEEKDAYS: [[&str; 2]; 7] = [
        ["monday", "montag"],
        ["tuesday", "dienstag"],
        ["wednesday", "mittwoch"],
        ["thursday", "donnerstag"],
        ["friday", "freitag"],
        ["saturday", "samstag"],
        ["sunday", "sonntag"],
    ];
    let word = word.trim_end_matches([',', '.']).to_lowercase();
    let in_days = |n: u64| today.checked_add_days(Days::new(n));
    match word.as_str() {
        "today" | "heute" => in_days(0),
        "tomorrow" | "morgen" => in_days(1),
        word => {
            let at = WEEKDAYS.iter().position(|it| it.contains(&word))? as u64;
            let now = u64::from(today.weekday().num_days_from_monday());
            // The next one: on a Friday, “by Friday” is in a week.
            in_days((at + 6 - now) % 7 + 1)
        }
    }
}

fn priority(word: &str) -> Option<Priority> {
    Priority::ALL.into_iter().find(|it| it.key().eq_ignore_ascii_case(word))
}

impl Reading {
    /// Whether it says nothing of what is to be done: then there is nothing to add.
    pub(crate) fn is_blank(&self) -> bool {
        self.title.is_empty()
    }

    /// The action that was meant.
    pub(crate) fn action(self, id: ActionId, today: NaiveDate) -> Action {
        Action {
            owner: self.owner,
            due: self.due,
            created: Some(today),
            priority: self.priority,
            ..Action::new(id, self.title)
        }
    }

    /// How the line was understood: `Add query timeout · alice · due 1 Dec 2026 · P1`.
    pub(crate) fn understood(&self) -> String {
        let parts = [
            (!self.title.is_empty()).then(|| self.title.clone()),
            (!self.owner.is_empty()).then(|| self.owner.clone()),
            self.due.map(|it| word::DUE_ON.fill(&[("day", &word::DATE_DAY_MON_YEAR.day(it))])),
            self.priority.map(|it| it.to_string()),
        ];
        parts.into_iter().flatten().collect::<Vec<String>>().join(" · ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Sunday.
    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    fn read(line: &str) -> Reading {
        super::read(line, today())
    }

    #[track_caller]
    fn check(line: &str, understood: &str) {
        assert_eq!(read(line).understood(), understood, "{line:?}");
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        check(
            "Alert on pool size above 90 % 12 March",
            "Alert on pool size above 90 % · due 12 Mar 2027",
        );
        check("Rotate keys 1.12.2026 P1", "Rotate keys · due 1 Dec 2026 · P1");
        check("Rotate keys by Dec 1", "Rotate keys · due 1 Dec 2026");
        check("Rotate keys by Friday", "Rotate keys · due 27 Nov 2026");
        check("Schlüssel tauschen bis morgen @kim", "Schlüssel tauschen · kim · due 23 Nov 2026");
        check("Rotate keys by sunday", "Rotate keys · due 29 Nov 2026");
    }

    #[test]
    fn what_may_be_no_day_stays_in_the_title() {
        check("Fix the Monday report", "Fix the Monday report");
        check("Rotate keys 3/4/2026", "Rotate keys 3/4/2026");
        check("Staff the pager 24/7", "Staff the pager 24/7");
        check("Upgrade to 1.12.3", "Upgrade to 1.12.3");
        check("Cut latency by 20 %", "Cut latency by 20 %");
    }

    #[test]
    fn a_name_of_several_words_is_quoted() {
        check("Rotate keys @\"Grace Hopper\" P1", "Rotate keys · Grace Hopper · P1");
        check("Say @\"so", "Say · \"so");
    }

    #[test]
    fn name_date_and_priority_come_out_of_the_line() {
        check(
            "Add query timeout @alice 2026-12-01 P1",
            "Add query timeout · alice · due 1 Dec 2026 · P1",
        );
        check("p0 Rotate keys by 2026-12-01", "Rotate keys · due 1 Dec 2026 · P0");
        check("@team-search Reindex", "Reindex · team-search");
    }

    #[test]
    fn what_is_none_of_these_stays_in_the_title() {
        check("Mail ops@example.org about P9", "Mail ops@example.org about P9");
        check("Meet @ noon", "Meet @ noon");
        check("Pair @ann with @bob", "Pair with @bob · ann");
        check("Move 2026-12-01 to 2027-01-01 P2 P3", "Move to 2027-01-01 P3 · due 1 Dec 2026 · P2");
        check("Restore by 2026-13-40", "Restore by 2026-13-40");
    }

    #[test]
    fn nothing_is_nothing_to_add() {
        assert!(read("  ").is_blank());
        assert!(read("@alice 2026-12-01").is_blank());
        assert!(!read("Call @alice").is_blank());
    }
}
