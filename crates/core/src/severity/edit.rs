//! Every way a severity scheme can change.

use std::fmt;

use super::draft::MAX_LEVELS;
use super::{LevelId, ResolveTarget, SchemeDraft, SeverityKey, SeverityLevel, SeverityScheme};
use crate::history::Editable;

/// One change a person makes to a scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemeEdit {
    /// Names it for people.
    Name(String),
    /// Changes a level.
    Level(LevelId, LevelChange),
    /// Adds a level that is milder than all others.
    Add,
    /// Takes a level away. Its rules are taken over by the next graver level, or by the next milder one if it was the gravest.
    Remove(LevelId),
    /// Makes a level graver by one place.
    Up(LevelId),
    /// Makes a level milder by one place.
    Down(LevelId),
    /// Has the rule of that name propose a level.
    Rule(String, LevelId),
    /// Begins again with another scheme.
    Replace(SeverityScheme),
}

/// A change of one level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LevelChange {
    /// Its name in documents.
    Key(String),
    /// One word for it.
    Name(String),
    /// What an incident of this level looks like.
    Meaning(String),
    /// Minutes until somebody has taken it on.
    Acknowledge(Option<u32>),
    /// When it is resolved.
    Resolve(ResolveTarget),
    /// Minutes between updates.
    Update(Option<u32>),
    /// Who is told, and when.
    Escalate(String),
}

/// A place of a scheme that is typed into: which part of which level; of none for the scheme's own name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SchemeField(Option<(LevelId, &'static str)>);

/// Why an edit of a scheme did not take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SchemeEditError {
    /// The level is not in the scheme.
    NoSuchLevel,
    /// The rule is not in the scheme.
    NoSuchRule,
    /// There has to be something to choose from.
    LastLevel,
    /// There are as many as anybody tells apart.
    TooManyLevels,
}

impl fmt::Display for SchemeEditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoSuchLevel => "this level was removed; undo to bring it back",
            Self::NoSuchRule => "this rule is not in the scheme",
            Self::LastLevel => "a severity scheme needs at least one level",
            Self::TooManyLevels => "a severity scheme has at most 12 levels",
        })
    }
}

impl std::error::Error for SchemeEditError {}

impl LevelChange {
    /// What it changes, in words that follow “Undid: ”.
    fn label(&self) -> &'static str {
        match self {
            Self::Key(_) => "the key of a level",
            Self::Name(_) => "the word for a level",
            Self::Meaning(_) => "the meaning of a level",
            Self::Acknowledge(_) => "the time to acknowledge",
            Self::Resolve(_) => "the time to resolve",
            Self::Update(_) => "the time between updates",
            Self::Escalate(_) => "the escalation",
        }
    }

    fn apply(self, level: &mut SeverityLevel) {
        match self {
            Self::Key(key) => level.key = SeverityKey(key),
            Self::Name(name) => level.name = name,
            Self::Meaning(meaning) => level.meaning = meaning,
            Self::Acknowledge(minutes) => level.acknowledge_minutes = minutes,
            Self::Resolve(target) => level.resolve = target,
            Self::Update(minutes) => level.update_minutes = minutes,
            Self::Escalate(whom) => level.escalate = whom,
        }
    }
}

impl Editable for SchemeDraft {
    type Edit = SchemeEdit;
    type Error = SchemeEditError;
    type Field = SchemeField;

    fn apply(&mut self, edit: SchemeEdit) -> Result<(), SchemeEditError> {
        self.apply(edit)
    }

    fn field(edit: &SchemeEdit) -> Option<SchemeField> {
        match edit {
            SchemeEdit::Name(_) => Some(SchemeField(None)),
            SchemeEdit::Level(id, change) => Some(SchemeField(Some((*id, change.label())))),
            _ => None,
        }
    }

    fn label(edit: &SchemeEdit) -> &'static str {
        match edit {
            SchemeEdit::Name(_) => "the name of the scheme",
            SchemeEdit::Level(_, change) => change.label(),
            SchemeEdit::Add => "adding a level",
            SchemeEdit::Remove(_) => "removing a level",
            SchemeEdit::Up(_) | SchemeEdit::Down(_) => "moving a level",
            SchemeEdit::Rule(..) => "what a rule proposes",
            SchemeEdit::Replace(_) => "another scheme",
        }
    }
}

impl SchemeDraft {
    /// Applies `edit`, or leaves the draft as it was.
    ///
    /// # Errors
    ///
    /// When what the edit speaks of is gone, and when there would be no level left, or too many.
    pub fn apply(&mut self, edit: SchemeEdit) -> Result<(), SchemeEditError> {
        match edit {
            SchemeEdit::Name(name) => self.name = name,
            SchemeEdit::Level(id, change) => {
                let at = self.position(id)?;
                change.apply(&mut self.levels[at].1);
            }
            SchemeEdit::Add => self.add()?,
            SchemeEdit::Remove(id) => self.remove(id)?,
            SchemeEdit::Up(id) => self.swap(self.position(id)?.saturating_sub(1)),
            SchemeEdit::Down(id) => self.swap(self.position(id)?),
            SchemeEdit::Rule(rule, id) => {
                self.position(id)?;
                let found = self.rules.iter_mut().find(|(_, it)| it.id == rule);
                found.ok_or(SchemeEditError::NoSuchRule)?.0 = id;
            }
            SchemeEdit::Replace(scheme) => self.replace(&scheme),
        }
        self.sort_rules();
        Ok(())
    }

    fn position(&self, id: LevelId) -> Result<usize, SchemeEditError> {
        let at = self.levels.iter().position(|(it, _)| *it == id);
        at.ok_or(SchemeEditError::NoSuchLevel)
    }

    fn add(&mut self) -> Result<(), SchemeEditError> {
        if self.levels.len() >= MAX_LEVELS {
            return Err(SchemeEditError::TooManyLevels);
        }
        let level = SeverityLevel {
            key: self.next_key(),
            name: String::new(),
            meaning: String::new(),
            acknowledge_minutes: None,
            resolve: ResolveTarget::Planned { when: String::new() },
            update_minutes: None,
            escalate: String::new(),
        };
        self.levels.push((self.next, level));
        self.next += 1;
        Ok(())
    }

    /// The key of the mildest level, counted on: SEV5 after SEV4.
    fn next_key(&self) -> SeverityKey {
        let last = self.levels.last().map_or("", |(_, it)| it.key.0.trim());
        let stem = last.trim_end_matches(|it: char| it.is_ascii_digit());
        let number: u32 = last[stem.len()..].parse().unwrap_or(1);
        let is_free = |key: &String| {
            self.levels.iter().all(|(_, it)| it.key.0.trim().to_lowercase() != key.to_lowercase())
        };
        let mut keys = (1..).map(|more| format!("{stem}{}", number.saturating_add(more)));
        SeverityKey(keys.by_ref().take(MAX_LEVELS + 1).find(is_free).unwrap_or_default())
    }

    fn remove(&mut self, id: LevelId) -> Result<(), SchemeEditError> {
        let at = self.position(id)?;
        if self.levels.len() == 1 {
            return Err(SchemeEditError::LastLevel);
        }
        self.levels.remove(at);
        let heir = self.levels[at.saturating_sub(1)].0;
        for (level, _) in self.rules.iter_mut().filter(|(it, _)| *it == id) {
            *level = heir;
        }
        Ok(())
    }

    /// Changes the places of the level at `at` and the next milder one.
    fn swap(&mut self, at: usize) {
        if at + 1 < self.levels.len() {
            self.levels.swap(at, at + 1);
        }
    }

    /// Its levels are new ones: undo, and a page that shows both, must not take them for the old.
    fn replace(&mut self, scheme: &SeverityScheme) {
        let (next, new) = (self.next, Self::of(scheme));
        self.levels = new.levels.into_iter().map(|(id, it)| (id + next, it)).collect();
        self.rules = new.rules.into_iter().map(|(id, it)| (id + next, it)).collect();
        (self.name, self.source, self.next) = (new.name, new.source, new.next + next);
    }

    /// From the rules of the gravest level to those of the mildest: only so can worse facts never lower the level.
    fn sort_rules(&mut self) {
        let order: Vec<LevelId> = self.levels.iter().map(|(id, _)| *id).collect();
        self.rules.sort_by_key(|(id, _)| order.iter().position(|it| it == id));
    }
}
