//! Quick entry of an action: `Add query timeout @alice 2026-12-01 P1` read as what, who, when and how soon.

use crate::words::word;
use afterword_core::actions::{Action, ActionId, Priority};
use chrono::NaiveDate;

/// A line as it was typed, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) title: String,
    /// Without its mark; empty where nobody is named.
    pub(crate) owner: String,
    pub(crate) due: Option<NaiveDate>,
    pub(crate) priority: Option<Priority>,
}

/// Reads `line`. The first name, date and priority are taken out of it; whatever else it says is the title.
pub(crate) fn read(line: &str) -> Reading {
    let mut reading = Reading::default();
    let mut title: Vec<&str> = Vec::new();
    for word in line.split_whitespace() {
        if reading.owner.is_empty() && owner(word).is_some() {
            reading.owner = owner(word).unwrap_or_default().to_owned();
        } else if reading.due.is_none() && word.parse::<NaiveDate>().is_ok() {
            reading.due = word.parse().ok();
            // “by 2026-12-01”: the date has taken the meaning of the word before it.
            title.pop_if(|it| ["by", "due", "until", "bis"].contains(&it.to_lowercase().as_str()));
        } else if reading.priority.is_none() && priority(word).is_some() {
            reading.priority = priority(word);
        } else {
            title.push(word);
        }
    }
    reading.title = title.join(" ");
    reading
}

fn owner(word: &str) -> Option<&str> {
    word.strip_prefix('@').filter(|it| !it.is_empty())
}

fn priority(word: &str) -> Option<Priority> {
    Priority::ALL.into_iter().find(|it| it.key().eq_ignore_ascii_case(word))
}

impl Reading {
    /// Whether there is nothing to add.
    pub(crate) fn is_blank(&self) -> bool {
        *self == Self::default()
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

    #[track_caller]
    fn check(line: &str, understood: &str) {
        assert_eq!(read(line).understood(), understood, "{line:?}");
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
        assert!(!read("@alice").is_blank());
    }
}
