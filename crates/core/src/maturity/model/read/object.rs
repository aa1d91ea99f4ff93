//! An object of a file that is being read: its members are taken one by one, and what nobody took is kept.

use serde_json::{Map, Value};

use super::super::{Expected, Finite, Other, Problem, ProblemKind, Slug, Warning, WarningKind};
use crate::amount::Share;

/// What is to be said of the file.
#[derive(Default)]
pub(super) struct Log {
    pub(super) problems: Vec<Problem>,
    pub(super) warnings: Vec<Warning>,
}

impl Log {
    pub(super) fn problem(&mut self, path: String, kind: ProblemKind) {
        self.problems.push(Problem { path, kind });
    }

    pub(super) fn rounded(&mut self, path: String) {
        self.warnings.push(Warning { path, kind: WarningKind::Rounded });
    }

    /// `read`, or the problem that something else was expected.
    pub(super) fn expected<T>(
        &mut self,
        read: Option<T>,
        path: String,
        expected: Expected,
    ) -> Option<T> {
        if read.is_none() {
            self.problem(path, ProblemKind::Not(expected));
        }
        read
    }
}

/// An object, and where it stands.
pub(super) struct Object<'v> {
    pub(super) path: String,
    members: &'v Map<String, Value>,
    taken: Vec<&'static str>,
}

impl<'v> Object<'v> {
    /// `value` as an object.
    pub(super) fn of(value: &'v Value, path: String, log: &mut Log) -> Option<Self> {
        let members = log.expected(value.as_object(), path.clone(), Expected::Object)?;
        Some(Self { path, members, taken: Vec::new() })
    }

    /// Where the member of that name stands.
    pub(super) fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    /// The member of that name; what is null is not there.
    fn take(&mut self, name: &'static str) -> Option<&'v Value> {
        self.taken.push(name);
        self.members.get(name).filter(|it| !it.is_null())
    }

    /// The same, and a problem where it is not there.
    fn needed(&mut self, name: &'static str, log: &mut Log) -> Option<&'v Value> {
        let value = self.take(name);
        if value.is_none() {
            log.problem(self.path_of(name), ProblemKind::Missing);
        }
        value
    }

    /// What nobody took.
    pub(super) fn rest(self, log: &mut Log) -> Other {
        let is_rest = |it: &(&String, &Value)| !self.taken.iter().any(|known| known == it.0);
        let rest: Other =
            self.members.iter().filter(is_rest).map(|it| (it.0.clone(), it.1.clone())).collect();
        for name in rest.keys() {
            let path = self.path_of(name);
            log.warnings.push(Warning { path, kind: WarningKind::Unknown });
        }
        rest
    }

    pub(super) fn optional_text(&mut self, name: &'static str, log: &mut Log) -> Option<String> {
        let value = self.take(name)?;
        log.expected(value.as_str(), self.path_of(name), Expected::Text).map(str::to_owned)
    }

    pub(super) fn text(&mut self, name: &'static str, log: &mut Log) -> String {
        self.optional_text(name, log).unwrap_or_default()
    }

    /// A text that has to say something.
    pub(super) fn needed_text(&mut self, name: &'static str, log: &mut Log) -> String {
        let Some(value) = self.needed(name, log) else { return String::new() };
        let path = self.path_of(name);
        let text = log.expected(value.as_str(), path.clone(), Expected::Text);
        if text.is_some_and(|it| it.trim().is_empty()) {
            log.problem(path, ProblemKind::Empty);
        }
        text.unwrap_or_default().to_owned()
    }

    pub(super) fn slug<K>(&mut self, name: &'static str, log: &mut Log) -> Option<Slug<K>> {
        self.needed(name, log)?;
        self.optional_slug(name, log)
    }

    pub(super) fn optional_slug<K>(
        &mut self,
        name: &'static str,
        log: &mut Log,
    ) -> Option<Slug<K>> {
        let text = self.optional_text(name, log)?;
        let slug = text.parse().ok();
        if slug.is_none() {
            log.problem(self.path_of(name), ProblemKind::NotAnId(text));
        }
        slug
    }

    pub(super) fn number(&mut self, name: &'static str, log: &mut Log) -> Option<f64> {
        let value = self.take(name)?;
        log.expected(value.as_f64(), self.path_of(name), Expected::Number)
    }

    pub(super) fn numbers(&mut self, name: &'static str, log: &mut Log) -> Option<Vec<Finite>> {
        let value = self.needed(name, log)?;
        let path = self.path_of(name);
        let values = log.expected(value.as_array(), path.clone(), Expected::List)?;
        let mut numbers = Vec::with_capacity(values.len());
        for (at, value) in values.iter().enumerate() {
            let number = value.as_f64().and_then(Finite::new);
            numbers.extend(log.expected(number, format!("{path}[{at}]"), Expected::Number));
        }
        (numbers.len() == values.len()).then_some(numbers)
    }

    pub(super) fn count(&mut self, name: &'static str, log: &mut Log) -> Option<u32> {
        let value = self.take(name)?;
        // Programs write whole numbers with a point as well.
        let whole = value.as_f64().filter(|it| it.fract() == 0.0 && *it >= 0.0);
        let count = whole.filter(|it| *it <= f64::from(u32::MAX)).map(|it| it as u32);
        log.expected(count, self.path_of(name), Expected::Count)
    }

    pub(super) fn needed_count(&mut self, name: &'static str, log: &mut Log) -> Option<u32> {
        self.needed(name, log)?;
        self.count(name, log)
    }

    pub(super) fn level(&mut self, name: &'static str, log: &mut Log) -> Option<u8> {
        let count = self.count(name, log)?;
        // A level that is too high is found when all are counted.
        Some(u8::try_from(count).unwrap_or(u8::MAX))
    }

    pub(super) fn needed_level(&mut self, name: &'static str, log: &mut Log) -> Option<u8> {
        self.needed(name, log)?;
        self.level(name, log)
    }

    /// A share, in parts of one.
    pub(super) fn share(&mut self, name: &'static str, log: &mut Log) -> Option<Share> {
        self.needed(name, log)?;
        let number = self.number(name, log)?;
        let may_be = (0.0..=1.0).contains(&number);
        let share = may_be.then(|| (number * 1e6).round() as u32).and_then(Share::from_millionths);
        if share.is_none() {
            log.problem(self.path_of(name), ProblemKind::Value);
        }
        share
    }

    /// Texts that may be empty.
    pub(super) fn texts(&mut self, name: &'static str, log: &mut Log) -> Vec<String> {
        let Some(value) = self.take(name) else { return Vec::new() };
        let path = self.path_of(name);
        let values = log.expected(value.as_array(), path.clone(), Expected::List);
        let mut texts = Vec::new();
        for (at, value) in values.into_iter().flatten().enumerate() {
            let text = log.expected(value.as_str(), format!("{path}[{at}]"), Expected::Text);
            texts.push(text.unwrap_or_default().to_owned());
        }
        texts
    }

    pub(super) fn object(&mut self, name: &'static str, log: &mut Log) -> Option<Self> {
        let value = self.take(name)?;
        Self::of(value, self.path_of(name), log)
    }

    /// A list of objects, as far as `read` can read them.
    pub(super) fn list<T>(
        &mut self,
        name: &'static str,
        log: &mut Log,
        read: fn(Self, &mut Log) -> Option<T>,
    ) -> Vec<T> {
        let Some(value) = self.take(name) else { return Vec::new() };
        let path = self.path_of(name);
        let values = log.expected(value.as_array(), path.clone(), Expected::List);
        let mut list = Vec::new();
        for (at, value) in values.into_iter().flatten().enumerate() {
            let object = Self::of(value, format!("{path}[{at}]"), log);
            list.extend(object.and_then(|it| read(it, log)));
        }
        list
    }

    /// The same, which has to have a member.
    pub(super) fn needed_list<T>(
        &mut self,
        name: &'static str,
        log: &mut Log,
        read: fn(Self, &mut Log) -> Option<T>,
    ) -> Vec<T> {
        match self.needed(name, log) {
            Some(value) if value.as_array().is_some_and(Vec::is_empty) => {
                log.problem(self.path_of(name), ProblemKind::Empty);
                Vec::new()
            }
            Some(_) => self.list(name, log, read),
            None => Vec::new(),
        }
    }
}
