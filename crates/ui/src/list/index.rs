//! Finding and ordering among thousands of summaries.

use std::cmp::Ordering;
use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_core::severity::{SeverityKey, SeverityScheme};
use afterword_core::summary::Summary;

use super::query::{ListQuery, SortKey};
use crate::fold::fold;

/// Summaries with their words folded once, so that a key typed into the search only compares.
#[derive(Clone, Debug, Default)]
pub struct ListIndex {
    rows: Vec<Row>,
}

#[derive(Clone, Debug)]
struct Row {
    summary: Rc<Summary>,
    title: String,
    words: String,
}

impl ListIndex {
    /// Folds the words of all `summaries`.
    pub fn new(summaries: impl IntoIterator<Item = Rc<Summary>>) -> Self {
        Self { rows: summaries.into_iter().map(Row::new).collect() }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// What `query` asks for; severities are ordered by `scheme`. Documents of `ranks` have its words somewhere, and fit the better the
    /// smaller their number is.
    pub fn select(
        &self,
        query: &ListQuery,
        scheme: &SeverityScheme,
        ranks: Option<&Ranks>,
    ) -> Rc<[Rc<Summary>]> {
        let words = fold(&query.words);
        let words: Vec<&str> = words.split_whitespace().collect();
        let rank = |it: &Row| ranks.and_then(|ranks| ranks.of(it.summary.id));
        let is_meant =
            |it: &Row| it.is_shown(query) && (rank(it).is_some() || it.has_words(&words));
        let mut rows: Vec<&Row> = self.rows.iter().filter(|it| is_meant(it)).collect();
        rows.sort_by(|a, b| {
            let by_fit = match query.order() {
                SortKey::Fit => known_first(rank(a), rank(b), query.reversed),
                _ => Ordering::Equal,
            };
            by_fit.then_with(|| order(query, scheme, a, b))
        });
        rows.into_iter().map(|it| it.summary.clone()).collect()
    }
}

/// How well documents fit what is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranks(Vec<(DocumentId, usize)>);

impl Ranks {
    /// Those of documents of which the best is first.
    pub fn new(best_first: &[DocumentId]) -> Self {
        // A list in order, where a map would be kilobytes of what is loaded first.
        let mut ranks: Vec<_> = best_first.iter().enumerate().map(|(n, id)| (*id, n)).collect();
        ranks.sort_unstable();
        Self(ranks)
    }

    /// From 0 for the best.
    fn of(&self, id: DocumentId) -> Option<usize> {
        let at = self.0.binary_search_by(|it| it.0.cmp(&id)).ok()?;
        Some(self.0[at].1)
    }
}

impl Row {
    fn new(summary: Rc<Summary>) -> Self {
        let title = fold(&summary.title);
        let mut words = title.clone();
        for service in &summary.services {
            words.push('\n');
            words.push_str(&fold(service));
        }
        Self { summary, title, words }
    }

    fn sorted_title(&self) -> Option<&str> {
        (!self.title.is_empty()).then_some(&*self.title)
    }

    fn is_shown(&self, query: &ListQuery) -> bool {
        let it = &self.summary;
        let is_named = |key: &SeverityKey| query.severities.contains(key);
        (query.severities.is_empty() || it.severity.as_ref().is_some_and(is_named))
            && (query.statuses.is_empty() || query.statuses.contains(&it.status))
    }

    fn has_words(&self, words: &[&str]) -> bool {
        words.iter().all(|word| self.words.contains(word))
    }
}

fn order(query: &ListQuery, scheme: &SeverityScheme, a: &Row, b: &Row) -> Ordering {
    let (one, other) = (&a.summary, &b.summary);
    let key = query.order();
    let starts_with_least = matches!(key, SortKey::Severity | SortKey::Title);
    let greatest_first = starts_with_least == query.reversed;
    let by_key = match key {
        SortKey::When | SortKey::Fit => {
            known_first(one.happened_at, other.happened_at, greatest_first)
        }
        SortKey::Updated => {
            known_first(Some(one.updated_at), Some(other.updated_at), greatest_first)
        }
        SortKey::Severity => known_first(rank(one, scheme), rank(other, scheme), greatest_first),
        SortKey::Duration => known_first(one.impact_minutes, other.impact_minutes, greatest_first),
        SortKey::Title => known_first(a.sorted_title(), b.sorted_title(), greatest_first),
    };
    // What is equal keeps one order, whichever order the database returned it in.
    by_key.then(other.updated_at.cmp(&one.updated_at)).then(one.id.cmp(&other.id))
}

/// What is unknown comes last, whichever way round the rest is.
fn known_first<T: Ord>(a: Option<T>, b: Option<T>, greatest_first: bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if greatest_first => b.cmp(&a),
        (Some(a), Some(b)) => a.cmp(&b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

/// How bad, from 0 for the worst; a level that the scheme does not know is milder than all that it does.
fn rank(summary: &Summary, scheme: &SeverityScheme) -> Option<usize> {
    let key = summary.severity.as_ref()?;
    let levels = scheme.levels();
    Some(levels.iter().position(|level| level.key == *key).unwrap_or(levels.len()))
}

#[cfg(test)]
mod tests {
    use afterword_core::postmortem::StatusKind;
    use afterword_core::summary::Kind;
    use afterword_core::time::Instant;

    use super::*;

    fn day(day: u32) -> Instant {
        chrono::DateTime::parse_from_rfc3339(&format!("2025-10-{day:02}T12:00:00Z")).unwrap()
    }

    fn summary(n: u64, title: &str, change: impl FnOnce(&mut Summary)) -> Rc<Summary> {
        let mut summary = Summary {
            id: DocumentId::v7(n, [0; 10]),
            kind: Kind::Postmortem,
            title: title.to_owned(),
            severity: None,
            status: StatusKind::Draft,
            services: Vec::new(),
            happened_at: None,
            impact_minutes: None,
            open_actions: 0,
            actions: 0,
            created_at: day(1),
            updated_at: day(1),
        };
        change(&mut summary);
        Rc::new(summary)
    }

    fn sev(key: &str) -> SeverityKey {
        SeverityKey(key.to_owned())
    }

    fn shelf() -> ListIndex {
        ListIndex::new([
            summary(1, "Checkout outage", |it| {
                it.severity = Some(sev("SEV2"));
                it.happened_at = Some(day(3));
                it.impact_minutes = Some(23);
                it.services = vec!["Payments".to_owned()];
            }),
            summary(2, "Zürich region lost", |it| {
                it.severity = Some(sev("SEV1"));
                it.happened_at = Some(day(9));
                it.impact_minutes = Some(300);
                it.status = StatusKind::Published;
            }),
            summary(3, "", |it| it.updated_at = day(8)),
            summary(4, "alerts too late", |it| {
                it.severity = Some(sev("P9"));
                it.happened_at = Some(day(5));
                it.services = vec!["payments".to_owned(), "search".to_owned()];
            }),
        ])
    }

    #[track_caller]
    fn check(query: &ListQuery, expected: &[&str]) {
        let rows = shelf().select(query, &SeverityScheme::shipped(), None);
        let titles: Vec<&str> = rows.iter().map(|it| it.title.as_str()).collect();
        assert_eq!(titles, expected);
    }

    #[track_caller]
    fn check_sort(sort: SortKey, reversed: bool, expected: &[&str]) {
        check(&ListQuery { sort, reversed, ..ListQuery::default() }, expected);
    }

    fn words(words: &str) -> ListQuery {
        ListQuery { words: words.to_owned(), ..ListQuery::default() }
    }

    #[test]
    fn words_are_looked_for_in_title_and_services() {
        check(&words("zurich"), &["Zürich region lost"]);
        check(&words("PAYMENTS"), &["alerts too late", "Checkout outage"]);
        check(&words("pay check"), &["Checkout outage"]);
        check(&words("pay zurich"), &[]);
    }

    #[test]
    fn what_was_found_in_documents_comes_first_by_how_well_it_fits() {
        let id = |n| DocumentId::v7(n, [0; 10]);
        let ranks = Ranks::new(&[id(3), id(2)]);
        let rows = shelf().select(&words("pay"), &SeverityScheme::shipped(), Some(&ranks));
        let found: Vec<DocumentId> = rows.iter().map(|it| it.id).collect();
        assert_eq!(found, [id(3), id(2), id(4), id(1)]);
    }

    #[test]
    fn a_word_does_not_reach_from_the_title_into_a_service() {
        check(&words("outagepay"), &[]);
    }

    #[test]
    fn filters_name_what_to_show() {
        let severities = [sev("SEV1"), sev("SEV2")].into();
        check(
            &ListQuery { severities, ..ListQuery::default() },
            &["Zürich region lost", "Checkout outage"],
        );
        let statuses = [StatusKind::Published].into();
        check(&ListQuery { statuses, ..ListQuery::default() }, &["Zürich region lost"]);
    }

    #[test]
    fn what_is_unknown_comes_last_both_ways() {
        let (newest, oldest) = (
            ["Zürich region lost", "alerts too late", "Checkout outage", ""],
            ["Checkout outage", "alerts too late", "Zürich region lost", ""],
        );
        check_sort(SortKey::When, false, &newest);
        check_sort(SortKey::When, true, &oldest);
    }

    #[test]
    fn severities_follow_the_scheme() {
        let worst_first = ["Zürich region lost", "Checkout outage", "alerts too late", ""];
        check_sort(SortKey::Severity, false, &worst_first);
    }

    #[test]
    fn titles_are_sorted_as_they_are_read() {
        let a_to_z = ["alerts too late", "Checkout outage", "Zürich region lost", ""];
        check_sort(SortKey::Title, false, &a_to_z);
    }

    #[test]
    fn durations_and_last_changes_start_with_the_greatest() {
        let rows = shelf();
        let scheme = SeverityScheme::shipped();
        let first = |sort| {
            rows.select(&ListQuery { sort, ..ListQuery::default() }, &scheme, None)[0].title.clone()
        };
        assert_eq!(first(SortKey::Duration), "Zürich region lost");
        assert_eq!(first(SortKey::Updated), "");
    }
}
