//! What core names, in the language that is spoken: by the names that files know it by, else as core says it.

use std::fmt::Display;

use afterword_core::actions::{ActionKind, Priority, StateKind, Strength};
use afterword_core::causes::{Category, CauseKind, Confidence};
use afterword_core::maturity::{
    Agenda, AgendaPart, Confidence as MaturityConfidence, EffortSource, FigureProblem, Metric,
    ModelEditError, Phase, Refused,
};
use afterword_core::postmortem::{
    DataLoss, DetectionSource, EntryKind, FactorKind, MetricClock, MetricDefinition, MomentKey,
    Role, SectionKey, StatusKind,
};
use afterword_core::severity::{SeverityFact, SeverityLevel, SeverityRule};
use afterword_core::template::Template;
use afterword_core::toil::{
    Category as ToilCategory, Caveat, Criterion, Level, Method, Period, Quadrant, Stage,
};
use yew::AttrValue;

use super::{SPOKEN, table, template, word};

/// A choice or a name of the domain that can be said.
pub trait InWords {
    /// What people call it, as a word of its own.
    fn in_words(&self) -> AttrValue;

    /// The same in the middle of a sentence: languages differ in what they write small there.
    fn in_sentence(&self) -> AttrValue {
        let words = self.in_words();
        match SPOKEN.get().language.lowers_names() {
            true => AttrValue::from(small_first(&words)),
            false => words,
        }
    }
}

fn small_first(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|it| it.to_lowercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

/// The words for `group.key`, else those of core.
pub(super) fn named(group: &str, key: &str, core: &dyn Display) -> AttrValue {
    match SPOKEN.get().find(table::hash(&[group, ".", key])) {
        Some(words) => AttrValue::Static(words),
        None => AttrValue::from(core.to_string()),
    }
}

impl InWords for StatusKind {
    fn in_words(&self) -> AttrValue {
        named("status", self.key(), self)
    }
}

impl InWords for MomentKey {
    fn in_words(&self) -> AttrValue {
        match self {
            // A name that somebody gave is never translated, even if it is the key of another.
            Self::Custom(name) => AttrValue::from(name.clone()),
            _ => named("moment", self.key(), self),
        }
    }
}

impl InWords for EntryKind {
    /// Core has no words for it: Markdown shows its key.
    fn in_words(&self) -> AttrValue {
        AttrValue::Static(match self {
            Self::Trigger => word::ENTRY_KIND_TRIGGER.text(),
            Self::Symptom => word::ENTRY_KIND_SYMPTOM.text(),
            Self::Detection => word::ENTRY_KIND_DETECTION.text(),
            Self::Escalation => word::ENTRY_KIND_ESCALATION.text(),
            Self::Hypothesis => word::ENTRY_KIND_HYPOTHESIS.text(),
            Self::Decision => word::ENTRY_KIND_DECISION.text(),
            Self::Action => word::ENTRY_KIND_ACTION.text(),
            Self::Communication => word::ENTRY_KIND_COMMUNICATION.text(),
            Self::Mitigation => word::ENTRY_KIND_MITIGATION.text(),
            Self::Recovery => word::ENTRY_KIND_RECOVERY.text(),
            Self::Other => word::ENTRY_KIND_OTHER.text(),
        })
    }
}

impl InWords for SectionKey {
    /// What a part of the document is called where no template words its heading; a free section is called by its key.
    fn in_words(&self) -> AttrValue {
        match self {
            Self::Free(name) => AttrValue::from(name.clone()),
            field => named("field", field.key(), &field.plain_heading()),
        }
    }
}

impl InWords for Role {
    fn in_words(&self) -> AttrValue {
        named("role", self.key(), self)
    }
}

impl InWords for FactorKind {
    fn in_words(&self) -> AttrValue {
        named("factor-kind", self.key(), self)
    }
}

impl InWords for Category {
    fn in_words(&self) -> AttrValue {
        named("category", self.key(), self)
    }
}

impl InWords for CauseKind {
    fn in_words(&self) -> AttrValue {
        named("cause-kind", self.key(), self)
    }
}

impl InWords for Confidence {
    fn in_words(&self) -> AttrValue {
        named("confidence", self.key(), self)
    }
}

impl InWords for DataLoss {
    fn in_words(&self) -> AttrValue {
        named("data-loss", self.key(), self)
    }
}

impl InWords for DetectionSource {
    fn in_words(&self) -> AttrValue {
        named("detection-source", self.key(), self)
    }
}

impl InWords for StateKind {
    fn in_words(&self) -> AttrValue {
        named("action-state", self.key(), self)
    }
}

impl InWords for ActionKind {
    fn in_words(&self) -> AttrValue {
        named("action-kind", self.key(), self)
    }
}

impl InWords for Strength {
    fn in_words(&self) -> AttrValue {
        named("strength", self.key(), self)
    }
}

impl InWords for Priority {
    /// A mark rather than a word: the same everywhere.
    fn in_words(&self) -> AttrValue {
        AttrValue::Static(self.key())
    }
}

/// What a metric is called.
pub fn metric(definition: &MetricDefinition) -> AttrValue {
    named("metric", &definition.id, &definition.label)
}

/// Whose definition a metric follows, as the shipped definitions say it; one of the team's own says what it measures.
pub fn metric_source(definition: &MetricDefinition) -> AttrValue {
    let ends = [&definition.from, &definition.to];
    let [from, to] = ends.map(|it| it.first().map(InWords::in_sentence).unwrap_or_default());
    let whose = match definition.source.trim() {
        "" => word::METRIC_OWN.fill(&[("from", &from), ("to", &to)]).into(),
        source => named("metric-source", source, &source),
    };
    match definition.clock {
        MetricClock::Elapsed => whose,
        MetricClock::SupportHours(_) => {
            word::METRIC_IN_SUPPORT_HOURS.fill(&[("source", &whose)]).into()
        }
    }
}

/// What a moment is called where there is room for a word.
pub fn moment_in_short(key: &MomentKey) -> AttrValue {
    match key {
        MomentKey::Custom(name) => AttrValue::from(name.clone()),
        _ => named("moment-short", key.key(), &key.in_words()),
    }
}

/// A level of a scheme with its one word: “SEV2 high”.
pub fn level(level: &SeverityLevel) -> AttrValue {
    let word = named("severity-level", &level.name, &level.name);
    AttrValue::from(format!("{} {word}", level.key))
}

/// What a scheme of severities is called, where it is one that ships.
pub fn scheme(name: &str) -> AttrValue {
    named("severity-scheme", name, &name)
}

/// What a template is called in lists: one that ships by its id, any other as its workspace calls it. The headings in it are a
/// document's and stay in its language.
pub fn template_name(template: &Template) -> AttrValue {
    named("template-name", &template.id.0, &template.name)
}

/// What a template is for.
pub fn template_purpose(template: &Template) -> AttrValue {
    named("template-purpose", &template.id.0, &template.purpose)
}

/// What is written on keys that are pressed together: `Shift Tab`, `PgDn`.
pub fn on_keys(names: &str) -> String {
    let mut labels = String::new();
    for name in names.split(' ') {
        if !labels.is_empty() {
            labels.push(' ');
        }
        labels.push_str(SPOKEN.get().find(table::hash(&["key", ".", name])).unwrap_or(name));
    }
    labels
}

/// What a severity means, where a scheme that ships says it; a workspace's own words stay as they are.
pub fn meaning(words: &str) -> AttrValue {
    named("severity", words, &words)
}

impl InWords for SeverityFact {
    /// The question that asks for it.
    fn in_words(&self) -> AttrValue {
        named("severity-question", self.key(), &self.question())
    }
}

/// Why a rule proposes its level, where a scheme that ships says it; a workspace's own words stay as they are.
pub fn severity_rule(rule: &SeverityRule) -> AttrValue {
    let Some(words) = SPOKEN.get().find(table::hash(&["severity-rule.", &rule.text])) else {
        return AttrValue::from(rule.sentence());
    };
    let share = rule.when.users_share.map(|it| it.to_string()).unwrap_or_default();
    AttrValue::from(template::filled(words, &[("share", &share)]))
}

/// Why a metric can't be known.
pub fn reason(words: &'static str) -> AttrValue {
    named("reason", words, &words)
}

/// What an edit was about, by core's own label of it: “Undid: title”.
pub fn edited(label: &'static str) -> AttrValue {
    named("edit", label, &label)
}

/// The words in pictures.
pub fn drawing() -> afterword_core::draw::Words {
    afterword_core::draw::Words::english()
        .translated(|key| SPOKEN.get().find(table::hash(&["picture", ".", key])))
}

impl InWords for Refused {
    fn in_words(&self) -> AttrValue {
        named("maturity-refused", self.key(), self)
    }
}

impl InWords for ModelEditError {
    fn in_words(&self) -> AttrValue {
        named("model-edit", self.key(), self)
    }
}

impl InWords for MaturityConfidence {
    fn in_words(&self) -> AttrValue {
        named("maturity-confidence", self.key(), self)
    }
}

impl InWords for Phase {
    fn in_words(&self) -> AttrValue {
        named("maturity-phase", self.key(), self)
    }
}

impl InWords for EffortSource {
    fn in_words(&self) -> AttrValue {
        named("maturity-effort", self.key(), self)
    }
}

impl InWords for Metric {
    fn in_words(&self) -> AttrValue {
        named("maturity-metric", self.key(), self)
    }
}

impl InWords for FigureProblem {
    fn in_words(&self) -> AttrValue {
        named("maturity-figure", self.key(), self)
    }
}

impl InWords for ToilCategory {
    fn in_words(&self) -> AttrValue {
        named("toil-category", self.key(), self)
    }
}

impl InWords for Criterion {
    fn in_words(&self) -> AttrValue {
        named("toil-criterion", self.key(), self)
    }
}

impl InWords for Period {
    fn in_words(&self) -> AttrValue {
        named("toil-period", self.key(), self)
    }
}

impl InWords for Level {
    fn in_words(&self) -> AttrValue {
        named("toil-level", self.key(), self)
    }
}

impl InWords for Stage {
    fn in_words(&self) -> AttrValue {
        named("toil-stage", self.key(), self)
    }
}

impl InWords for Caveat {
    fn in_words(&self) -> AttrValue {
        named("toil-caveat", self.key(), self)
    }
}

impl InWords for Method {
    fn in_words(&self) -> AttrValue {
        named("toil-method", self.key(), self)
    }
}

impl InWords for Quadrant {
    fn in_words(&self) -> AttrValue {
        named("toil-quadrant", self.key(), self)
    }
}

impl InWords for Agenda {
    fn in_words(&self) -> AttrValue {
        named("agenda", self.key(), self)
    }
}

impl InWords for AgendaPart {
    fn in_words(&self) -> AttrValue {
        named("agenda-part", self.key(), self)
    }
}
