//! The names that the core has for its choices, as texts of answers.

use afterword_core::maturity::{EffortSource, Phase};
use afterword_core::review::{Family, Level, Need};
use afterword_core::secrets::Kind;
use afterword_core::severity::SeverityFact;
use afterword_core::toil::{Method, Quadrant};
use afterword_core::trends::WarningKind;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// One of some choices, by its name in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Key<T>(pub(crate) T);

/// A set of choices.
pub(crate) trait Keyed: Copy + 'static {
    /// What the set is called in TypeScript.
    #[cfg(feature = "typescript")]
    const NAME: &'static str;
    /// What it is.
    #[cfg(feature = "typescript")]
    const DOCS: &'static str;
    /// All of them.
    const ALL: &'static [Self];
    /// The name of one in files.
    fn name(self) -> &'static str;
}

impl<T: Keyed> Serialize for Key<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.name())
    }
}

impl<'de, T: Keyed> Deserialize<'de> for Key<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        let found = T::ALL.iter().find(|it| it.name() == name);
        found.map(|it| Self(*it)).ok_or_else(|| {
            let names: Vec<&str> = T::ALL.iter().map(|it| it.name()).collect();
            D::Error::custom(format!("“{name}” is not one of {}", names.join(", ")))
        })
    }
}

macro_rules! keyed {
    ($($type:ty = $name:literal, $docs:literal;)*) => { $(
        impl Keyed for $type {
            #[cfg(feature = "typescript")]
            const NAME: &'static str = $name;
            #[cfg(feature = "typescript")]
            const DOCS: &'static str = $docs;
            const ALL: &'static [Self] = &Self::ALL;

            fn name(self) -> &'static str {
                self.key()
            }
        }
    )* };
}

keyed! {
    Level = "FindingLevel", "How much a finding matters; an error keeps the document from being published.";
    Family = "FindingFamily", "What sort of rule speaks.";
    Need = "Need", "What has to be there before a rule can judge.";
    Kind = "SecretKind", "What sort of secret or personal datum it is, the gravest first.";
    SeverityFact = "SeverityFact", "What a severity is proposed from.";
    WarningKind = "WarningKind", "What many incidents say that needs attention.";
    Phase = "RoadmapPhase", "When something of a roadmap comes.";
    EffortSource = "EffortSource", "Who says how much work something is.";
    Method = "RankMethod", "By what projects are ranked.";
    Quadrant = "Quadrant", "What a project is, by its work and what it is worth.";
}
