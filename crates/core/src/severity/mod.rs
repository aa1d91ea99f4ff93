//! How bad it was: levels from a scheme that is data, which a team may edit.

mod draft;
#[cfg(test)]
mod draft_tests;
mod edit;
mod facts;
mod propose;
mod rule;

use std::collections::BTreeSet;
use std::fmt;

use crate::stored;
use serde::{Deserialize, Serialize};

pub use draft::{
    LevelField, LevelId, MAX_KEY_LETTERS, MAX_LEVELS, MAX_MINUTES, SchemeDraft, SchemeProblem,
    SchemeProblemKind,
};
pub use edit::{LevelChange, SchemeEdit, SchemeEditError, SchemeField};
pub use facts::{SeverityFact, SeverityFacts};
pub use propose::Proposal;
pub use rule::{Conditions, SeverityRule};

/// Names a level of a scheme, such as `SEV1`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SeverityKey(pub String);

impl fmt::Display for SeverityKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The levels that a team tells apart, from worst to mildest, and the rules that propose one of them.
///
/// There is a level at least, no two levels share a key, and the rules go from the worst level to the mildest.
///
/// ```
/// use afterword_core::severity::SeverityScheme;
///
/// let scheme = SeverityScheme::shipped();
/// assert_eq!(scheme.levels()[0].key.0, "SEV1");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SeverityScheme {
    /// What the team calls the scheme.
    pub name: String,
    /// Where its figures come from.
    pub source: String,
    levels: Vec<SeverityLevel>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    rules: Vec<SeverityRule>,
}

/// One level and what a team promises at it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SeverityLevel {
    /// The level's name in documents.
    pub key: SeverityKey,
    /// One word for it.
    pub name: String,
    /// What an incident of this level looks like.
    pub meaning: String,
    /// Minutes from detection to acknowledgement; none is promised where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acknowledge_minutes: Option<u32>,
    /// When it is resolved.
    pub resolve: ResolveTarget,
    /// Minutes between updates; absent where updates come only at the end, or never.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub update_minutes: Option<u32>,
    /// Who is told, and when.
    #[serde(default)]
    pub escalate: String,
}

/// When an incident of a level has to be resolved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum ResolveTarget {
    /// As soon as possible: there is no figure to keep or to miss.
    Asap,
    /// Within so many minutes of the start of the impact.
    Within {
        /// Minutes.
        minutes: u32,
    },
    /// Like other planned work.
    Planned {
        /// In the team's words, such as “next sprint”.
        when: String,
    },
}

impl SeverityScheme {
    /// The scheme that ships: SEV1 to SEV4.
    pub fn shipped() -> Self {
        stored::from_json(include_str!("../../data/severity.json")).expect("a test reads this file")
    }

    /// A scheme of a team's own.
    ///
    /// # Errors
    ///
    /// Those of [`SchemeError`].
    pub fn new(
        name: String,
        source: String,
        levels: Vec<SeverityLevel>,
        rules: Vec<SeverityRule>,
    ) -> Result<Self, SchemeError> {
        let mut seen = BTreeSet::new();
        if levels.is_empty() {
            return Err(SchemeError::NoLevels);
        }
        if let Some(twice) = levels.iter().find(|it| !seen.insert(&it.key)) {
            return Err(SchemeError::DuplicateKey(twice.key.clone()));
        }
        let mut worst = 0;
        for rule in &rules {
            let Some(at) = levels.iter().position(|it| it.key == rule.level) else {
                return Err(SchemeError::UnknownLevel(rule.id.clone()));
            };
            if at < worst {
                return Err(SchemeError::RuleOutOfOrder(rule.id.clone()));
            }
            worst = at;
        }
        Ok(Self { name, source, levels, rules })
    }

    /// The levels, from worst to mildest.
    pub fn levels(&self) -> &[SeverityLevel] {
        &self.levels
    }

    /// The rules that propose a level, in the order in which they are asked.
    pub fn rules(&self) -> &[SeverityRule] {
        &self.rules
    }

    /// The level called `key`, if this scheme has it.
    pub fn level(&self, key: &SeverityKey) -> Option<&SeverityLevel> {
        self.levels.iter().find(|it| it.key == *key)
    }
}

#[derive(Deserialize)]
struct Unchecked {
    name: String,
    #[serde(default)]
    source: String,
    levels: Vec<SeverityLevel>,
    #[serde(default)]
    rules: Vec<SeverityRule>,
}

impl TryFrom<Unchecked> for SeverityScheme {
    type Error = SchemeError;

    fn try_from(raw: Unchecked) -> Result<Self, SchemeError> {
        Self::new(raw.name, raw.source, raw.levels, raw.rules)
    }
}

/// Why a scheme was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SchemeError {
    /// There is nothing to choose from.
    NoLevels,
    /// A document could not say which of the two it means.
    DuplicateKey(SeverityKey),
    /// A rule proposes a level that is not in the scheme.
    UnknownLevel(String),
    /// A rule proposes a worse level than the rule before it: worse facts could then lower the level.
    RuleOutOfOrder(String),
}

impl fmt::Display for SchemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoLevels => f.write_str("a severity scheme needs at least one level"),
            Self::DuplicateKey(key) => write!(f, "two levels are called {key}"),
            Self::UnknownLevel(rule) => {
                write!(f, "the rule “{rule}” proposes a level that the scheme does not have")
            }
            Self::RuleOutOfOrder(rule) => {
                write!(f, "the rule “{rule}” proposes a worse level than the rule before it")
            }
        }
    }
}

impl std::error::Error for SchemeError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_scheme_reads_and_is_ordered() {
        let scheme = SeverityScheme::shipped();
        let keys: Vec<&str> = scheme.levels().iter().map(|it| it.key.0.as_str()).collect();
        assert_eq!(keys, ["SEV1", "SEV2", "SEV3", "SEV4"]);
        assert_eq!(scheme.levels()[1].resolve, ResolveTarget::Within { minutes: 240 });
    }

    #[test]
    fn schemes_that_cannot_be_meant_are_refused() {
        let level = r#"{"key":"A","name":"","meaning":"","resolve":"asap"}"#;
        for levels in [String::new(), format!("{level},{level}")] {
            let json = format!(r#"{{"name":"x","levels":[{levels}]}}"#);
            assert!(serde_json::from_str::<SeverityScheme>(&json).is_err(), "{json}");
        }
    }

    #[test]
    fn rules_go_from_the_worst_level_to_the_mildest() {
        let levels = SeverityScheme::shipped().levels;
        let rule = |id: &str, level: &str| SeverityRule {
            id: id.to_owned(),
            when: Conditions::default(),
            level: SeverityKey(level.to_owned()),
            text: String::new(),
        };
        let scheme = |rules| {
            SeverityScheme::new(String::new(), String::new(), levels.clone(), rules)
                .map_err(|it| it.to_string())
        };
        assert!(scheme(vec![rule("a", "SEV1"), rule("b", "SEV3"), rule("c", "SEV3")]).is_ok());
        let unordered = scheme(vec![rule("a", "SEV3"), rule("b", "SEV1")]).unwrap_err();
        assert!(unordered.contains("“b” proposes a worse level"));
        assert!(scheme(vec![rule("a", "SEV9")]).unwrap_err().contains("does not have"));
    }
}
