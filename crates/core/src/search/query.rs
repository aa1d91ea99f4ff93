//! What somebody looks for: words, and fields that narrow them down.

use chrono::{Datelike, NaiveDate};

use super::part::Part;
use super::words::{Humps, cut, folded, words};

/// The clauses of a query that count; nobody types more of them by hand.
const MAX_CLAUSES: usize = 16;

/// The bytes of a value that count.
const MAX_VALUE: usize = 200;

/// Stands behind a whole value.
const END: char = '\u{1f}';

/// A query: every clause has to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub(super) clauses: Vec<Clause>,
    /// Nothing of before this day, and nothing of this day or after it; days since year 1.
    pub(super) days: (Option<i32>, Option<i32>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    pub(super) wanted: Wanted,
    /// Whether it must not hold.
    pub(super) is_excluded: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A word, in one part or in any.
    Word(String, Option<Part>),
    /// A value that a field has, as the index knows it.
    Value(String),
}

/// A field of a document with one or some values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// How bad it was: `sev:1`.
    Severity,
    /// A service that was hit.
    Service,
    /// A team concerned.
    Team,
    /// A label.
    Tag,
    /// Who owns an action.
    Owner,
    /// Who wrote it.
    Author,
    /// Where it stands: `status:draft`.
    Status,
    /// What is not closed: `open:actions`.
    Open,
}

/// What queries call the fields. The first name of each is the one that is offered.
const FACETS: [(&str, Facet); 12] = [
    ("sev", Facet::Severity),
    ("severity", Facet::Severity),
    ("service", Facet::Service),
    ("team", Facet::Team),
    ("tag", Facet::Tag),
    ("label", Facet::Tag),
    ("owner", Facet::Owner),
    ("author", Facet::Author),
    ("status", Facet::Status),
    ("is", Facet::Status),
    ("open", Facet::Open),
    ("has", Facet::Open),
];

impl Facet {
    /// The word of the index that a query for `value` looks for. No word of a text begins so, for it begins with no letter.
    ///
    /// Severities are compared whole and without what is between their letters: `sev:1` is not SEV-10, and `SEV-1` is `sev1`.
    pub(super) fn word(self, value: &str) -> String {
        let value = match self {
            Self::Severity => folded(value).replace(' ', "") + &END.to_string(),
            _ => folded(value),
        };
        format!("{}{value}", self.mark())
    }

    /// Calls `each` with the words of the index that stand for `value`: it can be asked for from the beginning of any of its words, and a
    /// severity by its number.
    pub(super) fn words(self, value: &str, each: &mut dyn FnMut(&str)) {
        if self == Self::Severity {
            each(&self.word(value));
            let number: String = value.chars().filter(char::is_ascii_digit).collect();
            if !number.is_empty() {
                each(&self.word(&number));
            }
            return;
        }
        let value = folded(value);
        let mut rest = cut(&value, MAX_VALUE);
        while !rest.is_empty() {
            each(&format!("{}{rest}{END}", self.mark()));
            rest = rest.split_once(' ').map_or("", |(_, rest)| rest);
        }
    }

    fn mark(self) -> char {
        char::from(1 + self as u8)
    }
}

impl Query {
    /// Reads what was typed. Nothing is wrong: a field that there is none of is words like others.
    ///
    /// ```
    /// use afterword_core::search::Query;
    ///
    /// let query = Query::read("sev:1 service:checkout \"pool size\" -staging after:2025-03");
    /// assert!(!query.is_empty());
    /// assert_eq!(query.words(), ["pool", "size"]);
    /// ```
    pub fn read(text: &str) -> Self {
        let mut query = Self::default();
        for token in tokens(text) {
            let (is_excluded, token) = match token.strip_prefix('-') {
                Some(rest) if !rest.is_empty() => (true, rest),
                _ => (false, token),
            };
            if is_excluded || !query.narrow(token) {
                query.clause(token, is_excluded);
            }
        }
        query.clauses.truncate(MAX_CLAUSES);
        query
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.clauses.iter().all(|it| it.is_excluded) && self.days == (None, None)
    }

    /// The words that are looked for in texts, as they are compared.
    pub fn words(&self) -> Vec<&str> {
        self.clauses
            .iter()
            .filter(|it| !it.is_excluded)
            .filter_map(|it| match &it.wanted {
                Wanted::Word(word, _) => Some(word.as_str()),
                Wanted::Value(_) => None,
            })
            .collect()
    }

    /// Takes `after:2025-03` and `before:2025`; `false` if it is neither.
    fn narrow(&mut self, token: &str) -> bool {
        let Some((name, value)) = token.split_once(':') else { return false };
        let slot = match name.to_ascii_lowercase().as_str() {
            "after" | "since" => &mut self.days.0,
            "before" | "until" => &mut self.days.1,
            _ => return false,
        };
        let Some(day) = day(value) else { return false };
        *slot = Some(day.num_days_from_ce());
        true
    }

    fn clause(&mut self, token: &str, is_excluded: bool) {
        if let Some((name, value)) = token.split_once(':') {
            let (name, value) = (name.to_ascii_lowercase(), unquoted(value));
            let is_value = value.chars().any(char::is_alphanumeric);
            if let Some((_, facet)) = FACETS.iter().find(|(it, _)| *it == name && is_value) {
                let wanted = Wanted::Value(facet.word(value));
                return self.clauses.push(Clause { wanted, is_excluded });
            }
            if let Some(part) = Part::ALL.into_iter().find(|it| it.name() == name && is_value) {
                return self.add_words(value, Some(part), is_excluded);
            }
        }
        self.add_words(unquoted(token), None, is_excluded);
    }

    fn add_words(&mut self, text: &str, part: Option<Part>, is_excluded: bool) {
        words(text, Humps::Joined, &mut |_, word| {
            let wanted = Wanted::Word(word.to_owned(), part);
            let clause = Clause { wanted, is_excluded };
            if !self.clauses.contains(&clause) {
                self.clauses.push(clause);
            }
        });
    }
}

/// What stands between spaces that are not in quotation marks.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let mut is_quoted = false;
    text.split(move |it: char| {
        is_quoted ^= it == '"';
        it.is_whitespace() && !is_quoted
    })
    .filter(|it| !it.is_empty())
}

fn unquoted(text: &str) -> &str {
    text.trim_matches('"')
}

/// The day that `2025`, `2025-03` or `2025-03-09` begins with.
fn day(text: &str) -> Option<NaiveDate> {
    let mut numbers = text.split('-').map(str::parse::<u32>);
    let year = i32::try_from(numbers.next()?.ok()?).ok()?;
    let month = numbers.next().unwrap_or(Ok(1)).ok()?;
    let day = numbers.next().unwrap_or(Ok(1)).ok()?;
    NaiveDate::from_ymd_opt(year, month, day).filter(|_| numbers.next().is_none())
}
