//! Rules that make a risk of what was ticked, as the custom lenses of the AWS Well-Architected Tool have them, and what can be proved of them.
//!
//! A question has choices, of which any may be ticked; one may be “none of these”, which excludes the others. Rules are tried in their
//! order, and the first whose condition is true decides.

mod condition;
mod prove;

use std::fmt;

use condition::Condition;

pub use condition::{ConditionError, ConditionProblem};
pub use prove::{MOST_PROVED, RuleFlaw};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Risk {
    /// The worst.
    High,
    /// Between.
    Medium,
    /// The best.
    None,
}

impl Risk {
    /// All of them, the worst first.
    pub const ALL: [Self; 3] = [Self::High, Self::Medium, Self::None];

    /// Its name in the file of a lens.
    pub fn key(self) -> &'static str {
        match self {
            Self::High => "HIGH_RISK",
            Self::Medium => "MEDIUM_RISK",
            Self::None => "NO_RISK",
        }
    }

    /// The risk of that name.
    pub fn named(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.key() == key)
    }
}

impl fmt::Display for Risk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::High => "high risk",
            Self::Medium => "medium risk",
            Self::None => "no risk",
        })
    }
}

/// The rules of a question.
///
/// ```
/// use afterword_core::maturity::{Risk, RuleFlaw, RuleSet};
///
/// let choices = ["runbooks", "tested", "alarms_no"].map(str::to_owned);
/// let rules = [("runbooks && tested", Risk::None), ("!runbooks || !tested", Risk::Medium), ("default", Risk::High)];
/// let set = RuleSet::new(choices.into(), rules)?;
/// assert_eq!(set.risk(&["runbooks"]), Some(Risk::Medium));
/// let flaws = set.prove();
/// assert_eq!(flaws[0], RuleFlaw::NeverApplies { rule: 2 });
/// assert_eq!(flaws[1].to_string(), "high risk can't be reached");
/// assert_eq!(flaws[2].to_string(), "“none of these” is but medium risk");
/// # Ok::<(), Vec<afterword_core::maturity::ConditionError>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleSet {
    choices: Vec<String>,
    none: Option<usize>,
    rules: Vec<(Condition, Risk)>,
}

impl RuleSet {
    /// The rules over `choices`. What ends in `_no`, or is called `none` or `noneofthese`, is “none of these”.
    ///
    /// # Errors
    ///
    /// Every condition that can't be read, with its place.
    pub fn new<'r>(
        choices: Vec<String>,
        rules: impl IntoIterator<Item = (&'r str, Risk)>,
    ) -> Result<Self, Vec<ConditionError>> {
        let (mut read, mut errors) = (Vec::new(), Vec::new());
        for (rule, (text, risk)) in rules.into_iter().enumerate() {
            match Condition::read(text, &choices) {
                Ok(condition) => read.push((condition, risk)),
                Err((at, problem)) => errors.push(ConditionError { rule, at, problem }),
            }
        }
        let none = choices.iter().position(|it| is_none(it));
        if errors.is_empty() { Ok(Self { choices, none, rules: read }) } else { Err(errors) }
    }

    /// The names of the choices.
    pub fn choices(&self) -> &[String] {
        &self.choices
    }

    /// The name of the choice that is “none of these”, if there is one.
    pub fn none(&self) -> Option<&str> {
        self.none.map(|it| &*self.choices[it])
    }

    /// The risk where these choices are ticked and no others; `None` where no rule decides. Names that are no choice count for nothing.
    pub fn risk(&self, ticked: &[&str]) -> Option<Risk> {
        let ticked: Vec<bool> = self.choices.iter().map(|it| ticked.contains(&&**it)).collect();
        self.deciding(&ticked).map(|it| self.rules[it].1)
    }

    /// The first rule that is true.
    fn deciding(&self, ticked: &[bool]) -> Option<usize> {
        self.rules.iter().position(|it| it.0.is_true(ticked))
    }
}

fn is_none(choice: &str) -> bool {
    let letters: String = choice.chars().filter(|it| it.is_alphanumeric()).collect();
    choice.ends_with("_no") || matches!(&*letters.to_lowercase(), "none" | "noneofthese")
}

#[cfg(test)]
mod tests;
