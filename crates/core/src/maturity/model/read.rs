//! Reading the file of a model, member by member: whatever is wrong is said with its path, and reading goes on.

mod object;

use std::rc::Rc;

use serde_json::Value;

use super::parts::Typical;
use super::{
    AnswerChoice, Capability, Dependency, Dimension, Direction, Expected, Group, Hours, Item,
    Level, MeasureRule, Model, Naming, Problem, ProblemKind, STALE_AFTER_DAYS, Size, Warning,
    Weight,
};
use crate::toil::Guess;
use object::{Log, Object};

/// The model in `value` as far as there is one, and what is to be said of it.
pub(super) fn model(value: &Value) -> (Option<Model>, Vec<Problem>, Vec<Warning>) {
    let mut log = Log::default();
    let model = Object::of(value, String::new(), &mut log).and_then(|it| read(it, &mut log));
    (model, log.problems, log.warnings)
}

fn read(mut it: Object<'_>, log: &mut Log) -> Option<Model> {
    let id = it.slug("id", log);
    let model = Model {
        version: it.needed_text("version", log),
        name: it.needed_text("name", log),
        about: it.text("about", log),
        licence: it.text("licence", log),
        source: it.texts("source", log),
        language: it.optional_text("language", log).unwrap_or_else(|| "en".to_owned()),
        stale_after_days: it.count("staleAfterDays", log).unwrap_or(STALE_AFTER_DAYS),
        answers: it.list("answers", log, choice),
        levels: it.needed_list("levels", log, level),
        namings: it.list("namings", log, naming),
        groups: it.list("groups", log, group),
        dimensions: it.needed_list("dimensions", log, dimension),
        other: it.rest(log),
        id: id?,
    };
    Some(model)
}

fn choice(mut it: Object<'_>, log: &mut Log) -> Option<AnswerChoice> {
    let label = it.needed_text("label", log);
    let value = it.share("value", log);
    Some(AnswerChoice { label, value: value?, other: it.rest(log) })
}

fn level(mut it: Object<'_>, log: &mut Log) -> Option<Level> {
    Some(Level {
        name: it.needed_text("name", log),
        characteristics: it.texts("characteristics", log),
        pains: it.texts("pains", log),
        investment: it.text("investment", log),
        other: it.rest(log),
    })
}

fn naming(mut it: Object<'_>, log: &mut Log) -> Option<Naming> {
    let id = it.slug("id", log);
    let (name, names) = (it.needed_text("name", log), it.texts("names", log));
    Some(Naming { name, names, other: it.rest(log), id: id? })
}

fn group(mut it: Object<'_>, log: &mut Log) -> Option<Group> {
    let id = it.slug("id", log);
    let (name, weight) = (it.needed_text("name", log), it.weight(log));
    Some(Group { name, weight, other: it.rest(log), id: id? })
}

fn dimension(mut it: Object<'_>, log: &mut Log) -> Option<Rc<Dimension>> {
    let id = it.slug("id", log);
    let dimension = Dimension {
        name: it.needed_text("name", log),
        about: it.text("about", log),
        group: it.optional_slug("group", log),
        weight: it.weight(log),
        capabilities: it.needed_list("capabilities", log, capability),
        other: it.rest(log),
        id: id?,
    };
    Some(Rc::new(dimension))
}

fn capability(mut it: Object<'_>, log: &mut Log) -> Option<Rc<Capability>> {
    let id = it.slug("id", log);
    let capability = Capability {
        name: it.needed_text("name", log),
        question: it.text("question", log),
        weight: it.weight(log),
        statements: it.texts("statements", log),
        items: it.list("items", log, item),
        evidence: it.texts("evidence", log),
        depends: it.list("depends", log, dependency),
        effort: size(&mut it, "effort", log),
        benefit: size(&mut it, "benefit", log),
        hours: it.object("hours", log).map(|it| hours(it, log)).unwrap_or_default(),
        references: it.texts("references", log),
        measure: it.object("measure", log).and_then(|it| measure(it, log)),
        other: it.rest(log),
        id: id?,
    };
    Some(Rc::new(capability))
}

fn item(mut it: Object<'_>, log: &mut Log) -> Option<Item> {
    let id = it.slug("id", log);
    let level = it.needed_level("level", log);
    let (text, answers) = (it.needed_text("text", log), it.list("answers", log, choice));
    Some(Item { text, answers, other: it.rest(log), id: id?, level: level? })
}

fn dependency(mut it: Object<'_>, log: &mut Log) -> Option<Dependency> {
    let capability = it.slug("capability", log);
    let level = it.needed_level("level", log);
    let for_level = it.level("for", log).or(level);
    let other = it.rest(log);
    Some(Dependency { capability: capability?, level: level?, for_level: for_level?, other })
}

fn size(it: &mut Object<'_>, name: &'static str, log: &mut Log) -> Option<Size> {
    let text = it.optional_text(name, log)?;
    let size = Size::ALL.into_iter().find(|it| it.key() == text);
    log.expected(size, it.path_of(name), Expected::Size)
}

fn hours(mut it: Object<'_>, log: &mut Log) -> Typical {
    let mut of = |name, log: &mut Log| {
        let range = it.object(name, log)?;
        range_of(range, log)
    };
    let (effort, benefit) = (of("effort", log), of("benefit", log));
    Typical { effort, benefit, other: it.rest(log) }
}

fn range_of(mut it: Object<'_>, log: &mut Log) -> Option<Hours> {
    let path = it.path.clone();
    let likely = it.needed_count("likely", log);
    let (low, high) = (it.count("low", log), it.count("high", log));
    let other = it.rest(log);
    let likely = likely?;
    let guess = Guess::between(low.unwrap_or(likely), likely, high.unwrap_or(likely));
    if guess.is_none() {
        log.problem(path, ProblemKind::GuessOrder);
    }
    Some(Hours { guess: guess?, other })
}

fn measure(mut it: Object<'_>, log: &mut Log) -> Option<MeasureRule> {
    let (metric, unit) = (it.needed_text("metric", log), it.text("unit", log));
    let text = it.needed_text("direction", log);
    let direction = Direction::ALL.into_iter().find(|it| it.key() == text);
    let path = it.path_of("direction");
    let direction =
        if text.is_empty() { None } else { log.expected(direction, path, Expected::Direction) };
    let thresholds = it.numbers("thresholds", log);
    let other = it.rest(log);
    Some(MeasureRule { metric, unit, direction: direction?, thresholds: thresholds?, other })
}

impl Object<'_> {
    /// How much it counts: once, unless it says otherwise.
    fn weight(&mut self, log: &mut Log) -> Weight {
        let Some(number) = self.number("weight", log) else { return Weight::ONE };
        let path = self.path_of("weight");
        match Weight::from_number(number) {
            Some(weight) => {
                if (weight.number() - number).abs() > 1e-9 {
                    log.rounded(path);
                }
                weight
            }
            None => {
                log.problem(path, ProblemKind::Weight);
                Weight::ONE
            }
        }
    }
}
