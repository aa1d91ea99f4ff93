//! What trends need to know of a postmortem: a small record, so that none has to open the documents themselves.

use chrono::{NaiveDate, Offset as _, TimeDelta};
use serde::{Deserialize, Serialize};

use super::action_fact::ActionFact;
use super::measured::{Measured, ResponseTime};
use super::reason::{Reason, reasons};
use crate::actions::ActionId;
use crate::amount::Share;
use crate::id::DocumentId;
use crate::postmortem::{
    DetectionSource, Metric, MomentKey, Postmortem, StatusKind, budget_spent, response_lengths,
};
use crate::severity::SeverityKey;
use crate::time::{Instant, ZoneRules};
use crate::workflow::clocks_in;

/// One postmortem as trends see it: derived from the document whenever that is saved, and stored beside it.
///
/// Absent is unknown, never zero.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Incident {
    /// The document.
    pub id: DocumentId,
    /// Its headline; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// When it happened, by the clocks of the document's zone: its offset is the one that was in force there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub began: Option<Instant>,
    /// How bad it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<SeverityKey>,
    /// The services that were hit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<String>,
    /// The teams concerned.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub teams: Vec<String>,
    /// Free labels.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// How it was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detection: Option<DetectionSource>,
    /// The response times of [`ResponseTime::ALL`], by the definitions that the workspace has chosen.
    #[serde(default)]
    pub times: [Measured; 4],
    /// Seconds from detection to acknowledgement, in the definition of promises.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acknowledged_in: Option<u32>,
    /// Seconds from the start of the impact to the resolution, in the definition of promises.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolved_in: Option<u32>,
    /// When it was resolved, else closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolved: Option<Instant>,
    /// When its postmortem was first published, if it is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Instant>,
    /// How many errors of the review were open when it was, and overridden.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub overridden: u32,
    /// How many people wrote it.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub authors: u32,
    /// Its contributing factors, and the causes that were not ruled out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
    /// What was to change.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<ActionFact>,
    /// What it spent of an error budget.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<BudgetFact>,
}

fn is_zero(n: &u32) -> bool {
    *n == 0
}

/// What an incident spent of an error budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BudgetFact {
    /// The share of the window's budget, in millionths; it can exceed the whole.
    pub spent: u64,
    /// The length of the objective's window in days.
    pub window_days: u16,
}

impl Incident {
    /// The record of `postmortem`. `metrics` is what was measured of it, with the claims of its text held against it where somebody read
    /// them ([`contradict`](crate::claims::contradict)); `zone` is the document's.
    ///
    /// ```
    /// use afterword_core::postmortem::{Edit, MetricCatalogue, Moment, MomentKey};
    /// use afterword_core::trends::{Incident, Measured};
    /// # use afterword_core::{Postmortem, id::DocumentId};
    /// # let at = |text: &str| chrono::DateTime::parse_from_rfc3339(text).unwrap();
    /// # let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), at("2025-10-01T00:00:00Z"));
    /// let begun = Moment::At(at("2025-10-01T22:30:00Z"));
    /// postmortem.apply(Edit::Moment(MomentKey::ImpactStarted, Some(begun)))?;
    /// let berlin = chrono::FixedOffset::east_opt(7_200).unwrap();
    ///
    /// let metrics = MetricCatalogue::shipped().measure(&postmortem);
    /// let incident = Incident::of(&postmortem, &metrics, &berlin);
    /// assert_eq!(incident.began.unwrap().to_rfc3339(), "2025-10-02T00:30:00+02:00");
    /// assert_eq!(incident.times[0], Measured::Pending);
    /// # Ok::<(), afterword_core::postmortem::EditError>(())
    /// ```
    pub fn of(postmortem: &Postmortem, metrics: &[Metric], zone: &dyn ZoneRules) -> Self {
        let (acknowledged, resolved) = response_lengths(postmortem);
        let ends = [MomentKey::Resolved, MomentKey::Closed];
        let is_published = postmortem.status() == StatusKind::Published;
        let mut steps = postmortem.transitions.iter().filter(|_| is_published);
        let publication = steps.find(|it| it.to == StatusKind::Published);
        Self {
            id: postmortem.id,
            title: postmortem.title.trim().to_owned(),
            began: postmortem.happened_at().map(|it| in_zone(zone, it)),
            severity: postmortem.severity.clone(),
            services: named(&postmortem.services),
            teams: named(&postmortem.teams),
            tags: named(&postmortem.tags),
            detection: postmortem.detection,
            times: ResponseTime::ALL.map(|it| Measured::of(it, metrics)),
            acknowledged_in: acknowledged.and_then(seconds),
            resolved_in: resolved.and_then(seconds),
            resolved: postmortem.first_instant(&ends).map(|it| it.1),
            published: publication.map(|it| it.at),
            overridden: publication.map_or(0, |it| count(it.overrides.len())),
            authors: count(named(&postmortem.authors).len()),
            reasons: reasons(postmortem),
            actions: postmortem.actions.iter().map(|it| ActionFact::of(it, zone)).collect(),
            budget: budget(postmortem),
        }
    }

    /// The day it happened, by the clocks of its zone.
    pub fn day(&self) -> Option<NaiveDate> {
        self.began.map(|it| it.date_naive())
    }

    /// What is known of one of its response times.
    pub fn time(&self, time: ResponseTime) -> Measured {
        self.times[time as usize]
    }

    /// The action called `id`.
    pub fn action(&self, id: ActionId) -> Option<&ActionFact> {
        self.actions.iter().find(|it| it.id == id)
    }
}

/// `at` with the offset by which the zone's clocks went.
fn in_zone(zone: &dyn ZoneRules, at: Instant) -> Instant {
    let ahead = clocks_in(zone, at) - at.naive_utc();
    let offset = i32::try_from(ahead.num_seconds()).ok().and_then(chrono::FixedOffset::east_opt);
    at.with_timezone(&offset.unwrap_or_else(|| at.offset().fix()))
}

/// The names that say something, each once, whatever its case.
fn named(names: &[String]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for name in names.iter().map(|it| it.trim()).filter(|it| !it.is_empty()) {
        if !found.iter().any(|it| super::is_same_name(it, name)) {
            found.push(name.to_owned());
        }
    }
    found
}

pub(super) fn seconds(length: TimeDelta) -> Option<u32> {
    u32::try_from(length.num_seconds()).ok()
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// What was measured, else what follows from the impact.
fn budget(postmortem: &Postmortem) -> Option<BudgetFact> {
    let slo = postmortem.impact.slo?;
    let measured = || {
        let seconds = postmortem.impact.budget_minutes?.checked_mul(60)?;
        slo.spent(seconds, Share::ALL)
    };
    let spent = measured().or_else(|| budget_spent(postmortem))?;
    Some(BudgetFact { spent, window_days: slo.window_days })
}
