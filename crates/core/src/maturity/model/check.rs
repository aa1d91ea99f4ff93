//! What a model promises wherever it is used, and what is wrong where it does not hold.

use std::collections::BTreeMap;

use super::{
    AnswerChoice, Capability, Direction, Item, MOST_LEVELS, MeasureRule, Model, Problem,
    ProblemKind,
};

impl Model {
    /// What is wrong with it: all at once, in the order of its file. None of a model that was [read](Self::read).
    ///
    /// Whether it is a *good* model is another question, which a linter answers.
    pub fn check(&self) -> Vec<Problem> {
        let mut check = Check { model: self, problems: Vec::new() };
        if self.levels.is_empty() {
            // Nothing can be counted against levels that are not there.
            check.say("levels", ProblemKind::Levels);
            return check.problems;
        }
        check.levels();
        check.answers(&self.answers, "answers");
        check.names();
        for (at, dimension) in self.dimensions.iter().enumerate() {
            let path = format!("dimensions[{at}]");
            let known = |id: &super::GroupId| self.groups.iter().any(|it| it.id == *id);
            match &dimension.group {
                Some(id) if !known(id) => {
                    check.say(format!("{path}.group"), ProblemKind::NoGroup(id.to_string()));
                }
                None if !self.groups.is_empty() => {
                    check.say(format!("{path}.group"), ProblemKind::Missing);
                }
                _ => {}
            }
            for (at, capability) in dimension.capabilities.iter().enumerate() {
                check.capability(capability, &format!("{path}.capabilities[{at}]"));
            }
        }
        check.problems
    }
}

struct Check<'m> {
    model: &'m Model,
    problems: Vec<Problem>,
}

impl Check<'_> {
    fn say(&mut self, path: impl Into<String>, kind: ProblemKind) {
        self.problems.push(Problem::at(path, kind));
    }

    fn levels(&mut self) {
        let n_levels = self.model.levels.len();
        if n_levels > MOST_LEVELS {
            self.say("levels", ProblemKind::Levels);
        }
        for (at, naming) in self.model.namings.iter().enumerate() {
            self.count(naming.names.len(), format!("namings[{at}].names"));
            for (n, name) in naming.names.iter().enumerate() {
                if name.trim().is_empty() {
                    self.say(format!("namings[{at}].names[{n}]"), ProblemKind::Empty);
                }
            }
        }
    }

    fn count(&mut self, found: usize, path: String) {
        let expected = self.model.levels.len();
        if found != expected {
            self.say(path, ProblemKind::Count { expected, found });
        }
    }

    /// Answers go from 0 to 1.
    fn answers(&mut self, answers: &[AnswerChoice], path: &str) {
        let values: Vec<u32> = answers.iter().map(|it| it.value.millionths()).collect();
        let ends = (values.first(), values.last());
        let is_whole = answers.is_empty() || ends == (Some(&0), Some(&1_000_000));
        if !is_whole || !values.is_sorted() {
            self.say(path, ProblemKind::AnswerOrder);
        }
    }

    /// No name is given twice among its kind.
    fn names(&mut self) {
        let model = self.model;
        self.once(
            model
                .namings
                .iter()
                .enumerate()
                .map(|(at, it)| (it.id.as_str(), format!("namings[{at}]"))),
        );
        self.once(
            model
                .groups
                .iter()
                .enumerate()
                .map(|(at, it)| (it.id.as_str(), format!("groups[{at}]"))),
        );
        self.once(
            model
                .dimensions
                .iter()
                .enumerate()
                .map(|(at, it)| (it.id.as_str(), format!("dimensions[{at}]"))),
        );
        self.once(model.dimensions.iter().enumerate().flat_map(|(at, it)| {
            let path = move |n| format!("dimensions[{at}].capabilities[{n}]");
            it.capabilities.iter().enumerate().map(move |(n, it)| (it.id.as_str(), path(n)))
        }));
    }

    fn once<'a>(&mut self, named: impl Iterator<Item = (&'a str, String)>) {
        let mut seen: BTreeMap<&str, String> = BTreeMap::new();
        for (name, path) in named {
            match seen.get(name).cloned() {
                Some(first) => {
                    let name = name.to_owned();
                    self.say(format!("{path}.id"), ProblemKind::Twice { name, first });
                }
                None => drop(seen.insert(name, path)),
            }
        }
    }

    fn capability(&mut self, it: &Capability, path: &str) {
        let says_something = it.statements.iter().any(|it| !it.trim().is_empty());
        match (it.statements.is_empty(), it.items.is_empty()) {
            (false, true) => {
                self.count(it.statements.len(), format!("{path}.statements"));
                if !says_something {
                    self.say(format!("{path}.statements"), ProblemKind::Empty);
                }
            }
            (true, false) => self.items(&it.items, path),
            (true, true) => self.say(format!("{path}.statements"), ProblemKind::BothOrNeither),
            (false, false) => self.say(format!("{path}.items"), ProblemKind::BothOrNeither),
        }
        for (at, on) in it.depends.iter().enumerate() {
            let path = format!("{path}.depends[{at}]");
            match self.model.capability(&on.capability) {
                None => self.say(
                    format!("{path}.capability"),
                    ProblemKind::NoCapability(on.capability.to_string()),
                ),
                Some(_) if on.capability == it.id => {
                    self.say(format!("{path}.capability"), ProblemKind::Itself);
                }
                Some(_) => {}
            }
            self.level(on.level, format!("{path}.level"));
            self.level(on.for_level, format!("{path}.for"));
        }
        if let Some(measure) = &it.measure {
            self.measure(measure, &format!("{path}.measure"));
        }
    }

    fn items(&mut self, items: &[Item], path: &str) {
        let of = |at: usize| format!("{path}.items[{at}]");
        self.once(items.iter().enumerate().map(|(at, it)| (it.id.as_str(), of(at))));
        for (at, item) in items.iter().enumerate() {
            self.level(item.level, format!("{}.level", of(at)));
            self.answers(&item.answers, &format!("{}.answers", of(at)));
        }
    }

    fn level(&mut self, level: u8, path: String) {
        let highest = self.model.highest();
        if !(1..=highest).contains(&level) {
            self.say(path, ProblemKind::Level { highest });
        }
    }

    fn measure(&mut self, it: &MeasureRule, path: &str) {
        let path = format!("{path}.thresholds");
        let (found, expected) = (it.thresholds.len(), self.model.levels.len().saturating_sub(1));
        if found != expected {
            self.say(path.clone(), ProblemKind::ThresholdCount { expected, found });
        }
        let is_better = |pair: &[super::Finite]| match it.direction {
            Direction::Up => pair[0] < pair[1],
            Direction::Down => pair[0] > pair[1],
        };
        if !it.thresholds.windows(2).all(is_better) {
            self.say(path, ProblemKind::ThresholdOrder);
        }
    }
}
