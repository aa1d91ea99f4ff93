//! What the metrics panel says, as values: each number with the moments that it comes from.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::{
    Kept, MetricDefinition, MetricValue, MomentKey, budget_spent, response_kept,
};
use afterword_core::review::Finding;
use afterword_core::severity::SeverityScheme;
use afterword_core::time::{Instant, human};
use chrono::TimeDelta;

use super::response::cost_words;
use super::words::{capitalised, percent};
use crate::review::Report;
use crate::shell::Shell;
use crate::words::{self, InWords, decimal, money, word};

/// After how long a postmortem that is not published is late.
const PUBLISHED_WITHIN: TimeDelta = TimeDelta::hours(48);

/// One line of the panel.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fact {
    /// What it is called in files; the key of its row.
    pub(super) id: String,
    pub(super) label: String,
    pub(super) state: State,
    /// Where the figure comes from, or why there is none.
    pub(super) words: String,
    /// Whose definition it is.
    pub(super) source: String,
    /// The moments to look at: those that are missing, or in the wrong order.
    pub(super) moments: Vec<MomentKey>,
    /// What the text says otherwise.
    pub(super) contradiction: Option<Rc<Finding>>,
}

/// What is known.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum State {
    /// The figure.
    Recorded(String),
    /// The figure, and the text has another.
    Contradicted(String),
    /// The figure, which is worse than what was promised.
    Missed(String),
    /// Something is not known yet.
    Pending,
    /// It can't be known of this document.
    NotApplicable,
    /// It ends before it begins.
    Invalid,
}

/// All lines of the panel.
pub(super) fn facts(
    postmortem: &Postmortem,
    definitions: &[MetricDefinition],
    scheme: &SeverityScheme,
    shell: &Shell,
    report: Option<&Report>,
) -> Vec<Fact> {
    let context = Context { postmortem, shell, report };
    let measured = definitions.iter().map(|it| context.metric(it));
    let promised = context.promises(scheme);
    measured.chain(promised).chain(context.budget()).chain(context.cost()).collect()
}

struct Context<'a> {
    postmortem: &'a Postmortem,
    shell: &'a Shell,
    report: Option<&'a Report>,
}

impl Context<'_> {
    fn metric(&self, definition: &MetricDefinition) -> Fact {
        let value = definition.measure(self.postmortem);
        let (state, words, moments) = match value {
            MetricValue::Recorded { length, from, to } => {
                let is_late = definition.id == "publish-lag" && length > PUBLISHED_WITHIN;
                let state = if is_late { State::Missed } else { State::Recorded };
                let mut words = self.difference(&from, &to);
                if is_late {
                    words = word::METRIC_LATE_AFTER.fill(&[("difference", &words)]);
                }
                (state(human(length)), words, Vec::new())
            }
            MetricValue::Pending { missing } => self.pending(definition, missing),
            MetricValue::NotApplicable { reason } => {
                (State::NotApplicable, capitalised(&words::reason(reason)), Vec::new())
            }
            MetricValue::Invalid { from, to } => {
                let to_named = self.timed(&to.in_words(), &to);
                let from_named = self.timed(&from.in_sentence(), &from);
                let words = word::METRIC_BEFORE.fill(&[("to", &to_named), ("from", &from_named)]);
                (State::Invalid, words, vec![from, to])
            }
            _ => (State::NotApplicable, String::new(), Vec::new()),
        };
        let (id, label) = (definition.id.clone(), words::metric(definition).to_string());
        let source = words::metric_source(definition).to_string();
        let otherwise = self.report.and_then(|it| it.contradiction_of(definition.metric()));
        let (state, contradiction) = match (state, otherwise) {
            (State::Recorded(figure), Some(finding)) => {
                (State::Contradicted(figure), Some(finding.clone()))
            }
            (state, _) => (state, None),
        };
        Fact { id, label, state, words, source, moments, contradiction }
    }

    fn pending(
        &self,
        definition: &MetricDefinition,
        missing: Vec<MomentKey>,
    ) -> (State, String, Vec<MomentKey>) {
        if missing == [MomentKey::Published] {
            return self.unpublished(definition);
        }
        // *Published* has no field of its own: the status says it.
        let moments = missing.into_iter().filter(|it| *it != MomentKey::Published).collect();
        (State::Pending, word::METRIC_NOT_KNOWN.text().to_owned(), moments)
    }

    /// How long a finished incident has been waiting for its postmortem.
    fn unpublished(&self, definition: &MetricDefinition) -> (State, String, Vec<MomentKey>) {
        let start = self.postmortem.first_instant(&definition.from).map(|(_, start)| start);
        let waited = start.map(|start| self.shell.now() - start);
        match waited.filter(|it| *it > PUBLISHED_WITHIN) {
            Some(waited) => {
                // In whole days; nobody counts the minutes of a long wait.
                let days = usize::try_from(waited.num_days()).unwrap_or_default();
                let words = word::METRIC_NOT_PUBLISHED.count(days);
                (State::Missed(word::METRIC_LATE.text().to_owned()), words, Vec::new())
            }
            None => (State::Pending, word::METRIC_NOT_PUBLISHED_YET.text().to_owned(), Vec::new()),
        }
    }

    /// `resolved 15:17 − impact started 14:32`
    fn difference(&self, from: &MomentKey, to: &MomentKey) -> String {
        let (start, end) = (self.instant(from), self.instant(to));
        let is_one_day = start.zip(end).is_some_and(|(a, b)| a.date_naive() == b.date_naive());
        let written = |key: &MomentKey, at: Option<Instant>| {
            let at = at.map(|it| match is_one_day {
                true => it.format("%H:%M").to_string(),
                false => word::DATE_DAY_MON_TIME.date(it.naive_local()),
            });
            format!("{} {}", key.in_sentence(), at.unwrap_or_default())
        };
        format!("{} − {}", written(to, end), written(from, start))
    }

    /// `name` with the time of the moment `key` behind it.
    fn timed(&self, name: &str, key: &MomentKey) -> String {
        let at = self.instant(key).map(|it| word::DATE_DAY_MON_TIME.date(it.naive_local()));
        at.map_or_else(|| name.to_owned(), |at| format!("{name} ({at})"))
    }

    fn instant(&self, key: &MomentKey) -> Option<Instant> {
        self.postmortem.instant_of(key).map(|it| self.shell.in_zone(it))
    }

    fn promises(&self, scheme: &SeverityScheme) -> Vec<Fact> {
        let (acknowledged, resolved) = response_kept(self.postmortem, scheme);
        let of = |id: &str, label: &str, kept: Kept| {
            let (state, words) = match kept {
                Kept::NoTarget => return None,
                Kept::Pending => (State::Pending, word::NOT_KNOWN.text().to_owned()),
                Kept::Yes { target } => (
                    State::Recorded(word::METRIC_KEPT.text().to_owned()),
                    word::METRIC_WITHIN.fill(&[("target", &human(target))]),
                ),
                Kept::No { target, over } => (
                    State::Missed(word::METRIC_MISSED.text().to_owned()),
                    word::METRIC_OVER.fill(&[("over", &human(over)), ("target", &human(target))]),
                ),
            };
            let (id, label, source) =
                (id.to_owned(), label.to_owned(), words::scheme(&scheme.name).to_string());
            Some(Fact { id, label, state, words, source, moments: Vec::new(), contradiction: None })
        };
        let acknowledged =
            of("acknowledge-kept", word::METRIC_ACKNOWLEDGED_IN_TIME.text(), acknowledged);
        let resolved = of("resolve-kept", word::METRIC_RESOLVED_IN_TIME.text(), resolved);
        acknowledged.into_iter().chain(resolved).collect()
    }

    fn budget(&self) -> Option<Fact> {
        let slo = self.postmortem.impact.slo?;
        let spent = budget_spent(self.postmortem);
        let whole = 1_000_000;
        let state = match spent {
            Some(spent) if spent > whole => State::Missed(percent(spent)),
            Some(spent) => State::Recorded(percent(spent)),
            None => State::Pending,
        };
        let words = match spent {
            Some(_) => {
                let objective = decimal(&slo.objective.to_string());
                word::METRIC_BUDGET_OF
                    .fill(&[("days", &slo.window_days), ("objective", &objective)])
            }
            None => word::METRIC_BUDGET_NEEDS.text().to_owned(),
        };
        let source = word::METRIC_BUDGET_SOURCE.text().to_owned();
        let (id, label) = ("budget-spent".to_owned(), word::METRIC_BUDGET.text().to_owned());
        Some(Fact { id, label, state, words, source, moments: Vec::new(), contradiction: None })
    }

    fn cost(&self) -> Option<Fact> {
        let response = &self.postmortem.response;
        let cost = response.cost().filter(|it| it.hundredths > 0)?;
        Some(Fact {
            id: "response-cost".to_owned(),
            label: word::METRIC_COST.text().to_owned(),
            state: State::Recorded(money(cost)),
            words: cost_words(response),
            source: word::METRIC_COST_SOURCE.text().to_owned(),
            moments: Vec::new(),
            contradiction: None,
        })
    }
}
