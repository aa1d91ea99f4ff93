//! What a rule is, and the table of all of them.

use std::fmt;
use std::sync::OnceLock;

use super::subject::{Sink, Subject};
use super::{Level, Need, actions, completeness, consistency, depth, prose, timeliness, times};

/// Names a rule in settings, in the texts of a language and in the record of what was overridden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub(super) &'static str);

impl RuleId {
    /// The name as text.
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// The rule that it names.
    pub fn rule(self) -> Option<&'static Rule> {
        rules().iter().find(|it| it.id == self)
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// A kind of rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Is everything there that its readers need?
    Completeness,
    /// Does it agree with itself?
    Consistency,
    /// Does the analysis go below the symptom?
    Depth,
    /// Will the actions be done, and will they help?
    Actions,
    /// Does it explain rather than blame?
    Language,
    /// Does it give away what it should not?
    Secrets,
    /// Is it on time?
    Timeliness,
}

impl Family {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 7] = [
        Self::Completeness,
        Self::Consistency,
        Self::Depth,
        Self::Actions,
        Self::Language,
        Self::Secrets,
        Self::Timeliness,
    ];

    /// Its name in the texts of a language.
    pub fn key(self) -> &'static str {
        match self {
            Self::Completeness => "completeness",
            Self::Consistency => "consistency",
            Self::Depth => "depth",
            Self::Actions => "actions",
            Self::Language => "language",
            Self::Secrets => "secrets",
            Self::Timeliness => "timeliness",
        }
    }
}

/// One rule: a pure function from a document to remarks, and what is known about it.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name.
    pub id: RuleId,
    /// Its kind.
    pub family: Family,
    /// How much its findings matter, where the rule has no reason to say otherwise.
    pub level: Level,
    /// How much it counts for the [readiness](super::readiness), in tenths of a small matter; 0 where it only asks.
    pub weight: u32,
    pub(super) check: Check,
    pub(super) waits: Waits,
}

/// Looks at the document and says what it finds.
pub(super) type Check = fn(&Subject<'_>, &mut Sink<'_>);

/// What has to be added before the rule has anything to judge, where that is wanted and not there.
pub(super) type Waits = fn(&Subject<'_>) -> Option<Need>;

impl Rule {
    pub(super) const fn new(
        id: &'static str,
        family: Family,
        level: Level,
        weight: u32,
        check: Check,
    ) -> Self {
        Self { id: RuleId(id), family, level, weight: weight * 10, check, waits: |_| None }
    }

    pub(super) const fn waiting_for(self, waits: Waits) -> Self {
        Self { waits, ..self }
    }
}

/// Every rule, family by family.
///
/// ```
/// use afterword_core::review::{Texts, rules};
///
/// for rule in rules() {
///     assert!(!Texts::english().rule(rule.id).why.is_empty(), "{} says why", rule.id);
/// }
/// ```
pub fn rules() -> &'static [Rule] {
    static RULES: OnceLock<Vec<Rule>> = OnceLock::new();
    RULES.get_or_init(|| {
        let families: [&[Rule]; 7] = [
            &completeness::RULES,
            &consistency::RULES,
            &times::RULES,
            &depth::RULES,
            &actions::RULES,
            &prose::RULES,
            &timeliness::RULES,
        ];
        families.concat().into_iter().chain(prose::language_rules()).collect()
    })
}
