//! What can be proved of rules, by trying everything that can be ticked.

use std::fmt;

use super::{Risk, RuleSet};

/// With more choices, not everything is tried.
pub const MOST_PROVED: usize = 12;

/// Something that good rules have not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleFlaw {
    /// There are too many choices to try everything: nothing was proved.
    NotProved {
        /// So many.
        choices: usize,
    },
    /// A rule never decides, because another always does before.
    NeverApplies {
        /// Which, from 0 on.
        rule: usize,
    },
    /// No rule decides.
    Undecided {
        /// Where these are ticked.
        ticked: Vec<String>,
    },
    /// Nothing that can be ticked comes to this.
    Unreachable(Risk),
    /// “None of these” is better than the worst.
    NoneIsBetter(Risk),
    /// Ticking everything is worse than the best.
    AllIsWorse(Risk),
    /// Ticking one more makes it worse.
    Worsens {
        /// Which.
        choice: String,
        /// Where these are ticked already.
        ticked: Vec<String>,
    },
    /// Whether it is ticked or not, it comes to the same.
    NeverMatters {
        /// Which.
        choice: String,
    },
}

impl RuleFlaw {
    /// Its name among the texts of a language.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotProved { .. } => "not-proved",
            Self::NeverApplies { .. } => "never-applies",
            Self::Undecided { .. } => "undecided",
            Self::Unreachable(_) => "unreachable",
            Self::NoneIsBetter(_) => "none-is-better",
            Self::AllIsWorse(_) => "all-is-worse",
            Self::Worsens { .. } => "worsens",
            Self::NeverMatters { .. } => "never-matters",
        }
    }
}

impl fmt::Display for RuleFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let listed = |names: &[String]| match names {
            [] => "nothing".to_owned(),
            names => names.join(", "),
        };
        match self {
            Self::NotProved { choices } => {
                write!(f, "{choices} choices are too many to try all: nothing was proved")
            }
            Self::NeverApplies { rule } => write!(f, "rule {} never decides", rule + 1),
            Self::Undecided { ticked } => write!(f, "no rule decides on {}", listed(ticked)),
            Self::Unreachable(risk) => write!(f, "{risk} can't be reached"),
            Self::NoneIsBetter(risk) => write!(f, "“none of these” is but {risk}"),
            Self::AllIsWorse(risk) => write!(f, "everything together is still {risk}"),
            Self::Worsens { choice, ticked } => {
                write!(f, "{choice} makes it worse beside {}", listed(ticked))
            }
            Self::NeverMatters { choice } => write!(f, "{choice} never matters"),
        }
    }
}

impl RuleSet {
    /// What good rules would not have: all at once. “None of these” is tried by itself, and all else in every combination.
    pub fn prove(&self) -> Vec<RuleFlaw> {
        let choices: Vec<usize> =
            (0..self.choices().len()).filter(|it| Some(*it) != self.none).collect();
        if choices.len() > MOST_PROVED {
            return vec![RuleFlaw::NotProved { choices: choices.len() }];
        }
        let ticked = |subset: usize| {
            let mut ticked = vec![false; self.choices().len()];
            choices.iter().enumerate().for_each(|(n, at)| ticked[*at] = subset >> n & 1 == 1);
            ticked
        };
        let all: Vec<Option<usize>> =
            (0..1_usize << choices.len()).map(|it| self.deciding(&ticked(it))).collect();
        let none = self.none.map(|none| {
            let mut ticked = vec![false; self.choices().len()];
            ticked[none] = true;
            self.deciding(&ticked)
        });
        let risk = |rule: Option<usize>| rule.map(|it| self.rules[it].1);
        let names = |subset: usize| -> Vec<String> {
            let own = choices.iter().enumerate().filter(|it| subset >> it.0 & 1 == 1);
            own.map(|it| self.choices()[*it.1].clone()).collect()
        };

        let mut flaws = Vec::new();
        let every = || all.iter().copied().chain(none);
        let unused = (0..self.rules.len()).filter(|rule| every().all(|it| it != Some(*rule)));
        flaws.extend(unused.map(|rule| RuleFlaw::NeverApplies { rule }));
        if let Some(subset) = all.iter().position(Option::is_none) {
            flaws.push(RuleFlaw::Undecided { ticked: names(subset) });
        } else if none == Some(None) {
            let ticked = self.none().map(str::to_owned).into_iter().collect();
            flaws.push(RuleFlaw::Undecided { ticked });
        }
        let unreached =
            Risk::ALL.into_iter().filter(|it| every().all(|rule| risk(rule) != Some(*it)));
        flaws.extend(unreached.map(RuleFlaw::Unreachable));
        flaws.extend(none.and_then(risk).filter(|it| *it > Risk::High).map(RuleFlaw::NoneIsBetter));
        let everything = all.last().copied().and_then(risk);
        flaws.extend(everything.filter(|it| *it < Risk::None).map(RuleFlaw::AllIsWorse));
        for (n, at) in choices.iter().enumerate() {
            let pairs = (0..all.len()).filter(|it| it >> n & 1 == 0).map(|it| (it, it | 1 << n));
            let mut pairs =
                pairs.map(|(without, with)| (without, risk(all[without]), risk(all[with])));
            let choice = || self.choices()[*at].clone();
            if pairs.clone().all(|(_, without, with)| without == with) {
                flaws.push(RuleFlaw::NeverMatters { choice: choice() });
            }
            let worse =
                pairs.find(|it| it.1.zip(it.2).is_some_and(|(without, with)| with < without));
            if let Some((without, ..)) = worse {
                flaws.push(RuleFlaw::Worsens { choice: choice(), ticked: names(without) });
            }
        }
        flaws
    }
}
