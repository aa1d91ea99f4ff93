//! How bad it was: levels from a scheme that is data, which a team may edit.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

/// Names a level of a scheme, such as `SEV1`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SeverityKey(pub String);

impl fmt::Display for SeverityKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The levels that a team tells apart, from worst to mildest. Never empty, and no two levels share a key.
///
/// ```
/// use afterword_core::severity::SeverityScheme;
///
/// let scheme = SeverityScheme::shipped();
/// assert_eq!(scheme.levels()[0].key.0, "SEV1");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct SeverityScheme {
    /// What the team calls the scheme.
    pub name: String,
    /// Where its figures come from.
    pub source: String,
    levels: Vec<SeverityLevel>,
}

/// One level and what a team promises at it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
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
        serde_json::from_str(include_str!("../data/severity.json")).expect("a test reads this file")
    }

    /// The levels, from worst to mildest.
    pub fn levels(&self) -> &[SeverityLevel] {
        &self.levels
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
}

impl TryFrom<Unchecked> for SeverityScheme {
    type Error = SchemeError;

    fn try_from(raw: Unchecked) -> Result<Self, SchemeError> {
        let mut seen = BTreeSet::new();
        if raw.levels.is_empty() {
            return Err(SchemeError::NoLevels);
        }
        if let Some(twice) = raw.levels.iter().find(|it| !seen.insert(&it.key)) {
            return Err(SchemeError::DuplicateKey(twice.key.clone()));
        }
        Ok(Self { name: raw.name, source: raw.source, levels: raw.levels })
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
}

impl fmt::Display for SchemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoLevels => f.write_str("a severity scheme needs at least one level"),
            Self::DuplicateKey(key) => write!(f, "two levels are called {key}"),
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
}
