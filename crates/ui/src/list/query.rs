//! What a person asks of a list of postmortems: words, filters and an order.

use std::collections::BTreeSet;

use crate::words::word;
use afterword_core::postmortem::StatusKind;
use afterword_core::severity::SeverityKey;
use serde::{Deserialize, Serialize};

/// What to show, and in which order. Kept with the settings, so that the list is found as it was left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListQuery {
    /// Words that the title or the services have to hold, each of them somewhere.
    pub words: String,
    /// The severities to show; all of them where none is named.
    pub severities: BTreeSet<SeverityKey>,
    /// The statuses to show; all of them where none is named.
    pub statuses: BTreeSet<StatusKind>,
    /// What the order goes by.
    pub sort: SortKey,
    /// Whether the order is the other one of the two.
    pub reversed: bool,
    /// Whether somebody who looks for words wants another order than that of what fits best.
    #[serde(skip)]
    pub is_sorted: bool,
}

/// What a list can be ordered by. The order it starts with is the one that is asked for most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SortKey {
    /// When it happened, newest first.
    #[default]
    When,
    /// When it was last saved, newest first.
    Updated,
    /// How bad it was, worst first.
    Severity,
    /// How long people were affected, longest first.
    Duration,
    /// By title.
    Title,
    /// What fits the words best first; there is no such order without words.
    #[serde(skip)]
    Fit,
}

impl SortKey {
    /// Those that are there for any list, as they are offered.
    pub const ALL: [Self; 5] =
        [Self::When, Self::Updated, Self::Severity, Self::Duration, Self::Title];

    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::When => word::SORT_WHEN.text(),
            Self::Updated => word::SORT_UPDATED.text(),
            Self::Severity => word::SEVERITY.text(),
            Self::Duration => word::DURATION.text(),
            Self::Title => word::TITLE.text(),
            Self::Fit => word::SORT_FIT.text(),
        }
    }
}

impl ListQuery {
    /// Whether it leaves anything out.
    pub fn is_filtered(&self) -> bool {
        !self.words.trim().is_empty() || !self.severities.is_empty() || !self.statuses.is_empty()
    }

    /// What the order goes by.
    pub fn order(&self) -> SortKey {
        if self.words.trim().is_empty() || self.is_sorted { self.sort } else { SortKey::Fit }
    }

    /// Orders by `key`; by the other way round if that is the order already.
    pub fn sort_by(&mut self, key: SortKey) {
        self.reversed = self.order() == key && !self.reversed;
        self.choose(key);
    }

    /// Orders by `key`, as it begins.
    pub fn choose(&mut self, key: SortKey) {
        self.is_sorted = key != SortKey::Fit;
        if self.is_sorted {
            self.sort = key;
        }
    }

    /// Looks for other words; whoever begins to look for some gets what fits best.
    pub fn look_for(&mut self, words: String) {
        self.is_sorted &= !self.words.trim().is_empty();
        self.words = words;
    }

    /// The same order over everything.
    pub fn without_filters(&self) -> Self {
        Self { sort: self.sort, reversed: self.reversed, ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asking_for_one_order_twice_turns_it_round() {
        let mut query = ListQuery::default();
        query.sort_by(SortKey::Title);
        assert_eq!((query.sort, query.reversed), (SortKey::Title, false));
        query.sort_by(SortKey::Title);
        assert!(query.reversed);
        query.sort_by(SortKey::When);
        assert!(!query.reversed);
    }

    #[test]
    fn what_is_looked_for_comes_by_fit_until_somebody_wants_another_order() {
        let mut query = ListQuery { sort: SortKey::Title, ..ListQuery::default() };
        query.look_for("pool".into());
        assert_eq!(query.order(), SortKey::Fit);
        query.sort_by(SortKey::Title);
        query.look_for("pools".into());
        assert_eq!((query.order(), query.reversed), (SortKey::Title, false));
        query.choose(SortKey::Fit);
        assert_eq!((query.order(), query.sort), (SortKey::Fit, SortKey::Title));
        query.sort_by(SortKey::When);
        query.look_for(String::new());
        query.look_for("p".into());
        assert_eq!((query.order(), query.sort), (SortKey::Fit, SortKey::When));
    }

    #[test]
    fn a_query_from_an_older_program_reads() {
        let query: ListQuery = serde_json::from_str(r#"{"words":"x"}"#).unwrap();
        assert_eq!(query.words, "x");
        assert!(query.is_filtered());
        assert_eq!(query.without_filters(), ListQuery::default());
    }
}
