//! Durations with what they are derived from, and the figures of a text that disagree with them.

use afterword_core::Postmortem;
use afterword_core::claims::{self, Contradiction, OddityPlace, Place};
use afterword_core::postmortem::{Metric, MetricCatalogue, MetricValue, MomentKey};
use afterword_core::time::{Instant, human};
use chrono::TimeDelta;
use serde::Serialize;

use super::review::TextRange;
use crate::failure::Failure;
use crate::host::Host;
use crate::whole::Whole;

/// The figures of an incident.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) struct Measured {
    /// The durations, one a metric.
    metrics: Vec<MetricAnswer>,
    /// Where the text disagrees with what is recorded, or with itself.
    contradictions: Vec<ContradictionAnswer>,
    /// Times that look mistyped.
    oddities: Vec<OddityAnswer>,
}

/// A duration, and whose definition it follows.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Metric"))]
pub(crate) struct MetricAnswer {
    /// The metric: time-to-detect and the like.
    metric: String,
    /// The definition that is followed.
    definition: String,
    /// Its name for people.
    label: String,
    /// Whose definition it is.
    source: String,
    /// What came out.
    value: ValueAnswer,
}

/// A moment, and when it was.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) struct MomentAt {
    /// The moment.
    moment: MomentKey,
    /// When it was.
    #[cfg_attr(feature = "typescript", ts(type = "Instant | null"))]
    at: Option<Instant>,
    /// Whether that is only about right.
    approximate: bool,
}

/// What a duration came out as. Unknown is never zero.
#[derive(Debug, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "MetricValue"))]
pub(crate) enum ValueAnswer {
    /// Both ends are known.
    Recorded {
        /// How long it was.
        seconds: i64,
        /// The same for people.
        text: String,
        /// Where it begins.
        from: MomentAt,
        /// Where it ends.
        to: MomentAt,
    },
    /// Both ends are known, and the text says another length.
    Contradicted {
        /// How long it was, by the moments.
        seconds: i64,
        /// The same for people.
        text: String,
        /// Where it begins.
        from: MomentAt,
        /// Where it ends.
        to: MomentAt,
        /// How long the text says that it was, in seconds.
        claimed: i64,
    },
    /// An end is not known yet.
    Pending {
        /// The moments that would complete it.
        missing: Vec<MomentKey>,
    },
    /// It can't be known of this document.
    NotApplicable {
        /// Why.
        reason: String,
    },
    /// It ends before it begins.
    Invalid {
        /// Where it begins.
        from: MomentAt,
        /// Where it ends, which is earlier.
        to: MomentAt,
    },
}

/// A figure of the text that disagrees.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Contradiction"))]
pub(crate) struct ContradictionAnswer {
    /// The words that state it.
    written: String,
    /// What it is about: a metric, a moment, or what is counted.
    about: String,
    /// Where it stands: the name of a text, or the id of a factor, an entry or a section.
    place: String,
    /// The letters of that text, as JavaScript counts them.
    range: TextRange,
    /// Both sides, as a question.
    question: String,
}

/// A time that looks mistyped.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Oddity"))]
pub(crate) struct OddityAnswer {
    /// The id of the entry, or the name of the moment; none where it is the timeline as a whole.
    place: Option<String>,
    /// What is odd about it, as a question.
    question: String,
}

pub(super) fn metrics(
    host: &Host<'_>,
    Whole(postmortem): Whole<Postmortem>,
) -> Result<Measured, Failure> {
    if !host.knows(&postmortem.zone) {
        return Err(Failure::no_zone("postmortem.zone", &postmortem.zone));
    }
    let catalogue = MetricCatalogue::shipped();
    let contradictions = claims::check(&postmortem, catalogue);
    let mut metrics = catalogue.measure(&postmortem);
    claims::contradict(&mut metrics, &contradictions);
    let clocks = host.clocks(&postmortem.zone);
    let oddity = |it: &claims::Oddity| OddityAnswer {
        place: match &it.place {
            OddityPlace::Entry(id) => Some(id.to_string()),
            OddityPlace::Moment(key) => Some(key.key().to_owned()),
            OddityPlace::Timeline => None,
        },
        question: it.question(postmortem.zone.name()),
    };
    Ok(Measured {
        metrics: metrics.iter().map(|it| answer(it, &postmortem)).collect(),
        contradictions: contradictions.iter().map(|it| contradiction(it, &postmortem)).collect(),
        oddities: claims::oddities(&postmortem, &clocks).iter().map(oddity).collect(),
    })
}

fn answer(Metric { definition, value }: &Metric, postmortem: &Postmortem) -> MetricAnswer {
    let at = |key: &MomentKey| MomentAt {
        moment: key.clone(),
        at: postmortem.instant_of(key),
        approximate: postmortem.is_approximate(key),
    };
    let seconds = TimeDelta::num_seconds;
    let value = match value {
        MetricValue::Recorded { length, from, to } => ValueAnswer::Recorded {
            seconds: seconds(length),
            text: human(*length),
            from: at(from),
            to: at(to),
        },
        MetricValue::Contradicted { length, from, to, claimed } => ValueAnswer::Contradicted {
            seconds: seconds(length),
            text: human(*length),
            from: at(from),
            to: at(to),
            claimed: seconds(claimed),
        },
        MetricValue::Pending { missing } => ValueAnswer::Pending { missing: missing.clone() },
        MetricValue::NotApplicable { reason } => {
            ValueAnswer::NotApplicable { reason: (*reason).to_owned() }
        }
        MetricValue::Invalid { from, to } => ValueAnswer::Invalid { from: at(from), to: at(to) },
        _ => ValueAnswer::NotApplicable {
            reason: "it is of a kind that is not known here".to_owned(),
        },
    };
    MetricAnswer {
        metric: definition.metric().to_owned(),
        definition: definition.id.clone(),
        label: definition.label.clone(),
        source: definition.source.clone(),
        value,
    }
}

fn contradiction(it: &Contradiction, postmortem: &Postmortem) -> ContradictionAnswer {
    let text = it.claim.place.text(postmortem).unwrap_or_default();
    let name = |it: serde_json::Result<serde_json::Value>| {
        it.ok().and_then(|it| it.as_str().map(str::to_owned)).unwrap_or_default()
    };
    ContradictionAnswer {
        written: it.written.clone(),
        about: it.claim.topic.key().to_owned(),
        place: match it.claim.place {
            Place::Text(field) => name(serde_json::to_value(field)),
            Place::Factor(id) => id.to_string(),
            Place::Entry(id) => id.to_string(),
            Place::Section(id) => id.to_string(),
        },
        range: TextRange::of(text, &it.claim.range),
        question: it.question(),
    }
}
