//! What the metrics panel says, as values: each number with the moments that it comes from.

use afterword_core::Postmortem;
use afterword_core::postmortem::{
    Kept, MetricDefinition, MetricValue, MomentKey, budget_spent, response_kept,
};
use afterword_core::severity::SeverityScheme;
use afterword_core::time::{Instant, human};
use chrono::TimeDelta;

use super::response::cost_words;
use super::words::{capitalised, lower, percent};
use crate::shell::Shell;

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
}

/// What is known.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum State {
    /// The figure.
    Recorded(String),
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
) -> Vec<Fact> {
    let context = Context { postmortem, shell };
    let measured = definitions.iter().map(|it| context.metric(it));
    let promised = context.promises(scheme);
    measured.chain(promised).chain(context.budget()).chain(context.cost()).collect()
}

struct Context<'a> {
    postmortem: &'a Postmortem,
    shell: &'a Shell,
}

impl Context<'_> {
    fn metric(&self, definition: &MetricDefinition) -> Fact {
        let value = definition.measure(self.postmortem);
        let (state, words, moments) = match value {
            MetricValue::Recorded { length, from, to } => {
                let is_late = definition.id == "publish-lag" && length > PUBLISHED_WITHIN;
                let state = if is_late { State::Missed } else { State::Recorded };
                let late = if is_late { "; late after 48 h" } else { "" };
                (state(human(length)), format!("{}{late}", self.difference(&from, &to)), Vec::new())
            }
            MetricValue::Pending { missing } => self.pending(definition, missing),
            MetricValue::NotApplicable { reason } => {
                (State::NotApplicable, capitalised(reason), Vec::new())
            }
            MetricValue::Invalid { from, to } => {
                let words = format!("{} is before {}", self.named(&to), lower(&self.named(&from)));
                (State::Invalid, words, vec![from, to])
            }
            _ => (State::NotApplicable, String::new(), Vec::new()),
        };
        let (id, label) = (definition.id.clone(), definition.label.clone());
        Fact { id, label, state, words, source: definition.source.clone(), moments }
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
        (State::Pending, "Not known yet.".to_owned(), moments)
    }

    /// How long a finished incident has been waiting for its postmortem.
    fn unpublished(&self, definition: &MetricDefinition) -> (State, String, Vec<MomentKey>) {
        let start = self.postmortem.first_instant(&definition.from).map(|(_, start)| start);
        let waited = start.map(|start| self.shell.now() - start);
        match waited.filter(|it| *it > PUBLISHED_WITHIN) {
            Some(waited) => {
                let words = format!(
                    "Not published, {} after it was resolved; late after 48 h",
                    roughly(waited)
                );
                (State::Missed("Late".to_owned()), words, Vec::new())
            }
            None => (State::Pending, "Not published yet; late after 48 h".to_owned(), Vec::new()),
        }
    }

    /// `resolved 15:17 − impact started 14:32`
    fn difference(&self, from: &MomentKey, to: &MomentKey) -> String {
        let (start, end) = (self.instant(from), self.instant(to));
        let is_one_day = start.zip(end).is_some_and(|(a, b)| a.date_naive() == b.date_naive());
        let written = |key: &MomentKey, at: Option<Instant>| {
            let format = if is_one_day { "%H:%M" } else { "%-d %b %H:%M" };
            let at = at.map(|it| it.format(format).to_string()).unwrap_or_default();
            format!("{} {at}", lower(&key.to_string()))
        };
        format!("{} − {}", written(to, end), written(from, start))
    }

    fn named(&self, key: &MomentKey) -> String {
        let at = self.instant(key).map(|it| it.format(" (%-d %b %H:%M)").to_string());
        format!("{key}{}", at.unwrap_or_default())
    }

    fn instant(&self, key: &MomentKey) -> Option<Instant> {
        self.postmortem.instant_of(key).map(|it| self.shell.in_zone(it))
    }

    fn promises(&self, scheme: &SeverityScheme) -> Vec<Fact> {
        let (acknowledged, resolved) = response_kept(self.postmortem, scheme);
        let of = |id: &str, label: &str, kept: Kept| {
            let (state, words) = match kept {
                Kept::NoTarget => return None,
                Kept::Pending => (State::Pending, "Not known yet".to_owned()),
                Kept::Yes { target } => {
                    (State::Recorded("Kept".to_owned()), format!("within {}", human(target)))
                }
                Kept::No { target, over } => (
                    State::Missed("Missed".to_owned()),
                    format!("{} over the {} promised", human(over), human(target)),
                ),
            };
            let (id, label, source) = (id.to_owned(), label.to_owned(), scheme.name.clone());
            Some(Fact { id, label, state, words, source, moments: Vec::new() })
        };
        let acknowledged = of("acknowledge-kept", "Acknowledged in time", acknowledged);
        let resolved = of("resolve-kept", "Resolved in time", resolved);
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
            Some(_) => format!("of {} days at {}", slo.window_days, slo.objective),
            None => "Needs the impact's start and end, and the share of requests".to_owned(),
        };
        let source = "duration × share of requests, against the objective".to_owned();
        let (id, label) = ("budget-spent".to_owned(), "Error budget spent".to_owned());
        Some(Fact { id, label, state, words, source, moments: Vec::new() })
    }

    fn cost(&self) -> Option<Fact> {
        let response = &self.postmortem.response;
        let cost = response.cost().filter(|it| it.hundredths > 0)?;
        Some(Fact {
            id: "response-cost".to_owned(),
            label: "Cost of the response".to_owned(),
            state: State::Recorded(cost.to_string()),
            words: cost_words(response),
            source: "people × time × what an hour costs".to_owned(),
            moments: Vec::new(),
        })
    }
}

/// A long wait in whole days; nobody counts its minutes.
fn roughly(length: TimeDelta) -> String {
    format!("{} days", length.num_days())
}
