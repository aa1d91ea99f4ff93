//! The gate before publication: errors close it, and somebody may open it for a reason that is recorded.

use std::fmt;

use super::{Context, Finding, Level, Place, Reviewer, RuleId, Value};
use crate::postmortem::{Postmortem, StatusKind, Transition};

/// Whether a document may be published, and what keeps it from being.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// The errors that the document would have if it were published now.
    pub blocking: Vec<Finding>,
}

/// The gate of `postmortem`. Whoever asks again and again asks [`Reviewer::gate`].
pub fn gate(postmortem: &Postmortem, context: &Context<'_>) -> Gate {
    Reviewer::default().gate(postmortem, context)
}

impl Reviewer {
    /// What [`gate`] returns, at the cost of what changed since the last time.
    pub fn gate(&mut self, postmortem: &Postmortem, context: &Context<'_>) -> Gate {
        Gate { blocking: self.missing(postmortem, context, StatusKind::Published) }
    }

    /// The errors that `postmortem` would have if its status were `status` now: what the template and the rules require by then.
    ///
    /// Only those at *published* block; before that they are said, and people decide.
    pub fn missing(
        &mut self,
        postmortem: &Postmortem,
        context: &Context<'_>,
        status: StatusKind,
    ) -> Vec<Finding> {
        let it = self.subject(postmortem, context).judged_at(status);
        let mut errors = self.findings(&it);
        errors.retain(|it| it.level == Level::Error);
        errors
    }
}

impl Gate {
    /// Whether nothing blocks.
    pub fn is_open(&self) -> bool {
        self.blocking.is_empty()
    }

    /// The rules whose errors block, each once, by name.
    pub fn rules(&self) -> Vec<RuleId> {
        let mut rules: Vec<RuleId> = self.blocking.iter().map(|it| it.rule).collect();
        crate::order::sort(&mut rules, RuleId::cmp);
        rules.dedup();
        rules
    }

    /// What [`Transition::overrides`] has to say if somebody opens the gate, each once and in the order of the errors: the name of
    /// the rule, with what the error is about where that is a section.
    pub fn overrides(&self) -> Vec<String> {
        let mut overrides: Vec<String> = Vec::new();
        for error in self.blocking.iter().map(overriding) {
            if !overrides.contains(&error) {
                overrides.push(error);
            }
        }
        overrides
    }

    /// Whether `transition` may be made.
    ///
    /// Only the step to *published* is guarded; everything else is a matter between people.
    ///
    /// # Errors
    ///
    /// When errors block that the transition does not override, or when it overrides errors without a name and a reason.
    pub fn check(&self, transition: &Transition) -> Result<(), Refusal> {
        if transition.to != StatusKind::Published || self.is_open() {
            return Ok(());
        }
        let is_overridden = |it: &RuleId| transition.overridden().any(|(id, _)| id == it.as_str());
        let rules: Vec<RuleId> = self.rules().into_iter().filter(|it| !is_overridden(it)).collect();
        let is_signed = !transition.note.trim().is_empty() && !transition.who.trim().is_empty();
        match (rules.is_empty(), is_signed) {
            (false, _) => Err(Refusal::Errors(rules)),
            (true, false) => Err(Refusal::Unsigned),
            (true, true) => Ok(()),
        }
    }
}

fn overriding(error: &Finding) -> String {
    let rule = error.rule.as_str();
    match (&error.place, error.values.first()) {
        (Place::Section(_), Some(Value::Text(heading))) => Transition::overriding(rule, heading),
        _ => rule.to_owned(),
    }
}

/// Why a document may not be published yet.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// Errors of these rules block.
    Errors(Vec<RuleId>),
    /// Errors are overridden, but nobody says who decided that, or why.
    Unsigned,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Errors(_) => "errors are left; mend them, or publish anyway and say why",
            Self::Unsigned => "publishing with errors needs a name and a reason",
        })
    }
}

impl std::error::Error for Refusal {}
