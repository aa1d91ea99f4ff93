//! What the rubric of a model promises, proved: every level can be reached, a better answer never scores lower, every statement matters,
//! and nothing depends on itself or on what is higher.

mod depends;

use std::fmt;

use super::{Answer, Capability, CapabilityId, Direction, HalfSteps, Metric, Model};

/// Something that a good model has not. A model with flaws can be used all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// Where: `dimensions[2].capabilities[0].statements[3]`.
    pub path: String,
    /// What.
    pub kind: FlawKind,
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.kind)
    }
}

/// What is the matter at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FlawKind {
    /// With weight 0 it counts for nothing.
    NeverCounts,
    /// There is no statement by which anybody could tell that the level is reached.
    NoStatement(u8),
    /// The statement of a level is also that of a lower one.
    SameStatement {
        /// The level.
        level: u8,
        /// The lower one.
        first: u8,
    },
    /// No answer reaches the level: its checklist has not so many, or what it depends on can't be reached.
    Unreachable(u8),
    /// A better answer scores lower.
    ScoresLower,
    /// Whatever is answered, the score is the same.
    DoesNotMatter,
    /// A level depends on a higher one of another capability.
    OnHigherLevel {
        /// The other.
        capability: CapabilityId,
        /// Its level.
        level: u8,
        /// The level that needs it.
        for_level: u8,
    },
    /// A level depends on itself, by way of these levels, the first of which is the last again.
    Cycle(Vec<(CapabilityId, u8)>),
    /// Nobody here measures that: figures have to be typed in.
    UnknownMetric(String),
    /// The metric is in another unit.
    OtherUnit(&'static str),
    /// The metric is better the other way.
    OtherDirection(Direction),
}

impl FlawKind {
    /// Its name among the texts of a language.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NeverCounts => "never-counts",
            Self::NoStatement(_) => "no-statement",
            Self::SameStatement { .. } => "same-statement",
            Self::Unreachable(_) => "unreachable",
            Self::ScoresLower => "scores-lower",
            Self::DoesNotMatter => "does-not-matter",
            Self::OnHigherLevel { .. } => "on-higher-level",
            Self::Cycle(_) => "cycle",
            Self::UnknownMetric(_) => "unknown-metric",
            Self::OtherUnit(_) => "other-unit",
            Self::OtherDirection(_) => "other-direction",
        }
    }
}

impl fmt::Display for FlawKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NeverCounts => f.write_str("with weight 0 this counts for nothing"),
            Self::NoStatement(level) => write!(f, "nothing says how one knows level {level}"),
            Self::SameStatement { level, first } => {
                write!(f, "level {level} says the same as level {first}")
            }
            Self::Unreachable(level) => write!(f, "level {level} can't be reached"),
            Self::ScoresLower => f.write_str("a better answer scores lower"),
            Self::DoesNotMatter => f.write_str("whatever is answered, the score is the same"),
            Self::OnHigherLevel { capability, level, for_level } => {
                write!(f, "level {for_level} depends on the higher level {level} of {capability}")
            }
            Self::Cycle(way) => {
                f.write_str("this depends on itself:")?;
                for (at, (capability, level)) in way.iter().enumerate() {
                    let arrow = if at > 0 { " →" } else { "" };
                    write!(f, "{arrow} {capability} at {level}")?;
                }
                Ok(())
            }
            Self::UnknownMetric(name) => write!(f, "nothing here measures {name:?}"),
            Self::OtherUnit(unit) => write!(f, "this metric is in {unit}"),
            Self::OtherDirection(direction) => {
                write!(f, "this metric is better the other way: {}", direction.key())
            }
        }
    }
}

impl Model {
    /// What the model promises and does not keep: all at once, by dimension.
    ///
    /// That a better answer never scores lower and that each matters is tried on every capability: a rubric in every half step, a
    /// checklist item by item, the others at their worst and at their best. What a mean of non-negative weights makes of it never falls.
    pub fn lint(&self) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        for (at, dimension) in self.dimensions.iter().enumerate() {
            let path = format!("dimensions[{at}]");
            if dimension.weight.is_zero() {
                let path = format!("{path}.weight");
                flaws.push(Flaw { path, kind: FlawKind::NeverCounts });
            }
            for (at, capability) in dimension.capabilities.iter().enumerate() {
                let mut lint =
                    Lint { model: self, path: format!("{path}.capabilities[{at}]"), flaws };
                lint.capability(capability);
                flaws = lint.flaws;
            }
        }
        flaws.extend(depends::flaws(self));
        flaws
    }
}

struct Lint<'m> {
    model: &'m Model,
    path: String,
    flaws: Vec<Flaw>,
}

impl Lint<'_> {
    fn say(&mut self, place: &str, kind: FlawKind) {
        self.flaws.push(Flaw { path: format!("{}{place}", self.path), kind });
    }

    fn capability(&mut self, it: &Capability) {
        if it.weight.is_zero() {
            self.say(".weight", FlawKind::NeverCounts);
        }
        if it.is_checklist() {
            self.items(it);
        } else {
            self.statements(it);
            self.half_steps(it);
        }
        for (at, on) in it.depends.iter().enumerate().filter(|it| it.1.level > it.1.for_level) {
            let kind = FlawKind::OnHigherLevel {
                capability: on.capability.clone(),
                level: on.level,
                for_level: on.for_level,
            };
            self.say(&format!(".depends[{at}]"), kind);
        }
        let Some(measure) = &it.measure else { return };
        match Metric::named(&measure.metric) {
            None => self.say(".measure.metric", FlawKind::UnknownMetric(measure.metric.clone())),
            Some(metric) => {
                if metric.unit() != measure.unit {
                    self.say(".measure.unit", FlawKind::OtherUnit(metric.unit()));
                }
                if metric.direction() != measure.direction {
                    let kind = FlawKind::OtherDirection(metric.direction());
                    self.say(".measure.direction", kind);
                }
            }
        }
    }

    fn statements(&mut self, it: &Capability) {
        let plain = |text: &String| text.trim().trim_end_matches('.').to_lowercase();
        let texts: Vec<String> = it.statements.iter().map(plain).collect();
        for (at, text) in texts.iter().enumerate() {
            let place = format!(".statements[{at}]");
            let level = |at: usize| u8::try_from(at + 1).unwrap_or(u8::MAX);
            if text.is_empty() {
                self.say(&place, FlawKind::NoStatement(level(at)));
            } else if let Some(first) = texts[..at].iter().position(|it| it == text) {
                let kind = FlawKind::SameStatement { level: level(at), first: level(first) };
                self.say(&place, kind);
            }
        }
    }

    /// From half step to half step the score rises.
    fn half_steps(&mut self, it: &Capability) {
        let score =
            |half_steps| Answer::of(HalfSteps::new(half_steps)).found(it, self.model).score();
        let steps = (0..=HalfSteps::level(self.model.highest()).get()).map(score);
        let scores: Vec<Option<u32>> = steps.collect();
        if !scores.is_sorted() {
            self.say(".statements", FlawKind::ScoresLower);
        }
        if scores.windows(2).any(|it| it[0] == it[1]) {
            self.say(".statements", FlawKind::DoesNotMatter);
        }
    }

    /// From answer to answer the score rises, whatever the others are; with the best of all it is the highest level.
    fn items(&mut self, it: &Capability) {
        let n_choices = |at: usize| self.model.answers_to(&it.items[at]).len();
        let all = |of: fn(usize) -> usize| -> Vec<u8> {
            let choice = |at| u8::try_from(of(n_choices(at))).unwrap_or(u8::MAX);
            (0..it.items.len()).map(choice).collect()
        };
        let score = |choices: &[u8]| {
            let names = it.items.iter().map(|it| it.id.clone());
            let items = names.zip(choices.iter().copied()).collect();
            Answer { items, ..Answer::default() }.found(it, self.model).score()
        };
        let (worst, best) = (all(|_| 0), all(|n| n.saturating_sub(1)));
        let mut found = Vec::new();
        for at in 0..it.items.len() {
            for others in [&worst, &best] {
                let mut choices = others.clone();
                let mut scores = Vec::new();
                for choice in 0..n_choices(at) {
                    choices[at] = u8::try_from(choice).unwrap_or(u8::MAX);
                    scores.push(score(&choices));
                }
                let flaw = match () {
                    () if !scores.is_sorted() => Some(FlawKind::ScoresLower),
                    () if scores.windows(2).any(|it| it[0] == it[1]) => {
                        Some(FlawKind::DoesNotMatter)
                    }
                    () => None,
                };
                found.extend(flaw.map(|kind| (format!(".items[{at}]"), kind)));
            }
        }
        let reached = score(&best).map_or(0, |it| it / 1_000);
        found.dedup();
        for (place, kind) in found {
            self.say(&place, kind);
        }
        if reached < u32::from(self.model.highest()) {
            let level = u8::try_from(reached + 1).unwrap_or(u8::MAX);
            self.say(".items", FlawKind::Unreachable(level));
        }
    }
}

#[cfg(test)]
mod tests;
