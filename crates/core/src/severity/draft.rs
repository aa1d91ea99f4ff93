//! A severity scheme being edited: it may be unfinished, and says what is wrong with it.

use std::collections::BTreeSet;
use std::fmt;

use super::{ResolveTarget, SeverityKey, SeverityLevel, SeverityRule, SeverityScheme};

/// Names a level of a draft, whatever its key is just now.
pub type LevelId = u32;

/// A scheme that is being changed. Its keys may be empty or stand twice for as long as somebody types.
///
/// The rules name levels by what they are, not by their keys, so that a level can be renamed. A rule whose level goes is taken over
/// by the next graver one: in doubt, the higher level.
///
/// ```
/// use afterword_core::severity::{LevelChange, SchemeDraft, SchemeEdit, SeverityScheme};
///
/// let mut draft = SchemeDraft::of(&SeverityScheme::shipped());
/// let gravest = draft.levels()[0].0;
/// draft.apply(SchemeEdit::Level(gravest, LevelChange::Key("P1".into())))?;
/// assert_eq!(draft.scheme().unwrap().rules()[0].level.0, "P1");
/// # Ok::<(), afterword_core::severity::SchemeEditError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemeDraft {
    /// What the team calls the scheme.
    pub name: String,
    /// Where its figures come from.
    pub source: String,
    pub(super) levels: Vec<(LevelId, SeverityLevel)>,
    /// In the order of their levels; what `level` says in them does not count here.
    pub(super) rules: Vec<(LevelId, SeverityRule)>,
    /// The name of the next new level.
    pub(super) next: LevelId,
}

/// More letters than anybody reads in a badge.
pub const MAX_KEY_LETTERS: usize = 16;
/// More levels than anybody tells apart at three in the morning.
pub const MAX_LEVELS: usize = 12;
/// A promise for longer than a year is not about an incident.
pub const MAX_MINUTES: u32 = 366 * 24 * 60;

/// Something that keeps a draft from being a scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemeProblem {
    /// Where; `None` is the scheme's own name.
    pub place: Option<(LevelId, LevelField)>,
    /// The key of the level, as it is.
    pub level: String,
    /// What is wrong there.
    pub kind: SchemeProblemKind,
}

/// A part of a level that can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelField {
    /// Its name in documents.
    Key,
    /// The minutes until somebody has taken it on.
    Acknowledge,
    /// The minutes until it is resolved.
    Resolve,
    /// The minutes between updates.
    Update,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SchemeProblemKind {
    /// Nothing is written here.
    Empty,
    /// An earlier level has the same key.
    SameKey,
    /// It is longer than [`MAX_KEY_LETTERS`].
    LongKey,
    /// No time at all cannot be kept.
    NoTime,
    /// It is longer than a year.
    TooLong,
    /// It is resolved before it has to be acknowledged.
    AfterResolved,
}

impl fmt::Display for SchemeProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.place {
            None => "the name of the scheme".to_owned(),
            Some((_, LevelField::Key)) => format!("the key “{}”", self.level),
            Some((_, LevelField::Acknowledge)) => format!("{}: acknowledge within", self.level),
            Some((_, LevelField::Resolve)) => format!("{}: resolve within", self.level),
            Some((_, LevelField::Update)) => format!("{}: update every", self.level),
        };
        let why = match self.kind {
            SchemeProblemKind::Empty => "nothing is written here",
            SchemeProblemKind::SameKey => "an earlier level is called the same",
            SchemeProblemKind::LongKey => "at most 16 letters",
            SchemeProblemKind::NoTime => {
                "0 minutes can’t be kept; leave it open to promise nothing"
            }
            SchemeProblemKind::TooLong => "longer than a year",
            SchemeProblemKind::AfterResolved => "longer than the time to resolve it",
        };
        write!(f, "{what}: {why}")
    }
}

impl SchemeDraft {
    /// The draft of a scheme as it is.
    pub fn of(scheme: &SeverityScheme) -> Self {
        let levels: Vec<_> = (0..).zip(scheme.levels.iter().cloned()).collect();
        let id =
            |key: &SeverityKey| levels.iter().find(|(_, it)| it.key == *key).map(|(id, _)| *id);
        // Every rule of a scheme names one of its levels.
        let rules =
            scheme.rules.iter().filter_map(|it| Some((id(&it.level)?, it.clone()))).collect();
        let next = levels.last().map_or(0, |(id, _)| id + 1);
        Self { name: scheme.name.clone(), source: scheme.source.clone(), levels, rules, next }
    }

    /// The levels, from worst to mildest.
    pub fn levels(&self) -> &[(LevelId, SeverityLevel)] {
        &self.levels
    }

    /// The rules that propose a level, as they are asked, each with the level that it proposes.
    pub fn rules(&self) -> &[(LevelId, SeverityRule)] {
        &self.rules
    }

    /// What the next level to be added will be called.
    pub fn next_level(&self) -> LevelId {
        self.next
    }

    /// The level called `id`.
    pub fn level(&self, id: LevelId) -> Option<&SeverityLevel> {
        self.levels.iter().find(|(it, _)| *it == id).map(|(_, level)| level)
    }

    /// The scheme, if nothing is wrong with it.
    pub fn scheme(&self) -> Option<SeverityScheme> {
        if !self.check().is_empty() {
            return None;
        }
        let tidy = |level: &SeverityLevel| SeverityLevel { key: tidy_key(level), ..level.clone() };
        let levels = self.levels.iter().map(|(_, it)| tidy(it)).collect();
        let named = |(id, rule): &(LevelId, SeverityRule)| {
            Some(SeverityRule { level: tidy_key(self.level(*id)?), ..rule.clone() })
        };
        let rules = self.rules.iter().filter_map(named).collect();
        let name = self.name.trim().to_owned();
        SeverityScheme::new(name, self.source.clone(), levels, rules).ok()
    }

    /// What is wrong, from above to below.
    pub fn check(&self) -> Vec<SchemeProblem> {
        let mut found = Vec::new();
        if self.name.trim().is_empty() {
            let kind = SchemeProblemKind::Empty;
            found.push(SchemeProblem { place: None, level: String::new(), kind });
        }
        let mut seen = BTreeSet::new();
        for (id, level) in &self.levels {
            let key = level.key.0.trim();
            let about_key = match key {
                "" => Some(SchemeProblemKind::Empty),
                _ if key.chars().count() > MAX_KEY_LETTERS => Some(SchemeProblemKind::LongKey),
                _ if !seen.insert(key.to_lowercase()) => Some(SchemeProblemKind::SameKey),
                _ => None,
            };
            let about_key = about_key.map(|it| (LevelField::Key, it));
            for (field, kind) in about_key.into_iter().chain(figures(level)) {
                let level = key.to_owned();
                found.push(SchemeProblem { place: Some((*id, field)), level, kind });
            }
        }
        found
    }
}

fn tidy_key(level: &SeverityLevel) -> SeverityKey {
    SeverityKey(level.key.0.trim().to_owned())
}

/// What is wrong with the promises of a level.
fn figures(level: &SeverityLevel) -> Vec<(LevelField, SchemeProblemKind)> {
    let resolve = match level.resolve {
        ResolveTarget::Within { minutes } => Some(minutes),
        ResolveTarget::Asap | ResolveTarget::Planned { .. } => None,
    };
    let fields = [
        (LevelField::Acknowledge, level.acknowledge_minutes),
        (LevelField::Resolve, resolve),
        (LevelField::Update, level.update_minutes),
    ];
    let wrong = fields.into_iter().filter_map(|(field, minutes)| {
        let is_late = field == LevelField::Acknowledge && minutes > resolve && resolve.is_some();
        let kind = match minutes? {
            0 => SchemeProblemKind::NoTime,
            minutes if minutes > MAX_MINUTES => SchemeProblemKind::TooLong,
            _ if is_late => SchemeProblemKind::AfterResolved,
            _ => return None,
        };
        Some((field, kind))
    });
    wrong.collect()
}
