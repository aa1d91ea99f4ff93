//! Levels that come, go and move, and all that is said at them with them.

use super::ModelEditError;
use crate::maturity::model::{Capability, Level, MOST_LEVELS, Model, Other};

impl Model {
    pub(super) fn add_level(&mut self, at: usize, name: String) -> Result<(), ModelEditError> {
        if self.levels.len() >= MOST_LEVELS {
            return Err(ModelEditError::TooManyLevels);
        }
        let at = at.min(self.levels.len());
        let level = Level {
            name: name.clone(),
            characteristics: Vec::new(),
            pains: Vec::new(),
            investment: String::new(),
            other: Other::new(),
        };
        self.levels.insert(at, level);
        for it in &mut self.namings {
            it.names.insert(at.min(it.names.len()), name.clone());
        }
        self.each_capability(
            |_| true,
            |it| {
                if !it.statements.is_empty() || it.items.is_empty() {
                    it.statements.insert(at.min(it.statements.len()), String::new());
                }
                it.count_levels(|level| Some(if level > at { level + 1 } else { level }));
            },
        );
        Ok(())
    }

    pub(super) fn remove_level(&mut self, at: usize) -> Result<(), ModelEditError> {
        if at >= self.levels.len() {
            return Err(ModelEditError::Gone);
        }
        self.levels.remove(at);
        for it in self.namings.iter_mut().filter(|it| at < it.names.len()) {
            it.names.remove(at);
        }
        self.each_capability(
            |_| true,
            |it| {
                if at < it.statements.len() {
                    it.statements.remove(at);
                }
                // The first level takes no figure: the threshold that goes is that of the lowest that has one.
                let threshold = at.saturating_sub(1);
                if let Some(measure) = &mut it.measure
                    && threshold < measure.thresholds.len()
                {
                    measure.thresholds.remove(threshold);
                }
                it.count_levels(|level| match level {
                    level if level == at + 1 => None,
                    level if level > at => Some(level - 1),
                    level => Some(level),
                });
            },
        );
        Ok(())
    }

    pub(super) fn move_level(&mut self, from: usize, to: usize) -> Result<(), ModelEditError> {
        let n_levels = self.levels.len();
        if from >= n_levels || to >= n_levels {
            return Err(ModelEditError::Gone);
        }
        shift(&mut self.levels, from, to);
        self.namings.iter_mut().for_each(|it| shift(&mut it.names, from, to));
        // Where each level is afterwards. Thresholds stay: they rise or fall from level to level, whatever is said there.
        let mut order: Vec<usize> = (0..n_levels).collect();
        shift(&mut order, from, to);
        self.each_capability(
            |_| true,
            |it| {
                shift(&mut it.statements, from, to);
                it.count_levels(|level| {
                    let new = order.iter().position(|old| old + 1 == level);
                    Some(new.map_or(level, |it| it + 1))
                });
            },
        );
        Ok(())
    }
}

impl Capability {
    /// Renumbers its items and dependencies; what stands at a level that becomes none goes with it.
    fn count_levels(&mut self, new: impl Fn(usize) -> Option<usize>) {
        let new = |level: u8| new(usize::from(level)).map(|it| u8::try_from(it).unwrap_or(u8::MAX));
        self.items.retain_mut(|it| {
            let level = new(it.level);
            it.level = level.unwrap_or(it.level);
            level.is_some()
        });
        self.depends.retain_mut(|it| {
            let (level, for_level) = (new(it.level), new(it.for_level));
            it.level = level.unwrap_or(it.level);
            it.for_level = for_level.unwrap_or(it.for_level);
            level.is_some() && for_level.is_some()
        });
    }
}

fn shift<T>(list: &mut Vec<T>, from: usize, to: usize) {
    if from < list.len() && to < list.len() {
        let it = list.remove(from);
        list.insert(to, it);
    }
}
