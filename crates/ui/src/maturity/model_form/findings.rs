//! What there is to mend in a model, in words, and where.

use std::rc::Rc;

use afterword_core::maturity::{CapabilityId, Dimension, DimensionId, Model};
use yew::prelude::*;

use crate::words::{model_flaw, problem_kind, word};

/// What of a model is open: one part of it, so that a large model is as quick to edit as a small one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ModelPart {
    /// Its name, and all that is said of the whole.
    #[default]
    Model,
    /// Its levels.
    Levels,
    /// A dimension, without its capabilities.
    Dimension(DimensionId),
    /// A capability.
    Capability(CapabilityId),
}

/// Something that there is to mend.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The part that it is of.
    pub part: ModelPart,
    /// Which of its fields: the rest of its path, with hyphens. Empty for the part as a whole.
    pub field: AttrValue,
    /// Whether the model can't be used for it. Else it may be a mistake.
    pub is_problem: bool,
    /// What the part is called.
    pub of: AttrValue,
    /// What is the matter.
    pub words: AttrValue,
}

/// What there is to mend in `model`: what keeps it from being used first, then what may be a mistake. What is pointed out once is not
/// pointed out again as the other.
pub fn findings(model: &Model) -> Rc<[Finding]> {
    let problems = model.problems();
    let found = |path: &str, is_problem: bool, words: String| {
        let (part, field) = place(model, path);
        let of = name_of(model, &part);
        Finding { part, field: field.into(), is_problem, of, words: words.into() }
    };
    let is_known = |path: &str| {
        problems.iter().any(|it| {
            let rest = path.strip_prefix(&*it.path);
            rest.is_some_and(|it| it.is_empty() || it.starts_with(['.', '[']))
        })
    };
    let flaws = model.lint();
    let flaws = flaws.iter().filter(|it| !is_known(&it.path));
    let flaws = flaws.map(|it| found(&it.path, false, model_flaw(&it.kind, model)));
    let problems = problems.iter().map(|it| found(&it.path, true, problem_kind(&it.kind)));
    problems.chain(flaws).collect()
}

/// The part and the field that a path of a model's file leads to.
fn place(model: &Model, path: &str) -> (ModelPart, String) {
    let in_dimension = numbered(path, "dimensions").and_then(|(at, rest)| {
        let dimension = model.dimensions.get(at)?;
        Some(match numbered(rest, "capabilities") {
            Some((at, rest)) => {
                (ModelPart::Capability(dimension.capabilities.get(at)?.id.clone()), rest)
            }
            None => (ModelPart::Dimension(dimension.id.clone()), rest),
        })
    });
    let (part, rest) = in_dimension.unwrap_or_else(|| {
        let is_of_levels = path.starts_with("levels") || path.starts_with("namings");
        (if is_of_levels { ModelPart::Levels } else { ModelPart::Model }, path)
    });
    (part, rest.replace(['[', '.'], "-").replace(']', ""))
}

/// The number in `list[2].rest`, and the rest.
fn numbered<'p>(path: &'p str, list: &str) -> Option<(usize, &'p str)> {
    let (number, rest) = path.strip_prefix(list)?.strip_prefix('[')?.split_once(']')?;
    Some((number.parse().ok()?, rest.strip_prefix('.').unwrap_or(rest)))
}

/// What a part is called, also while somebody is thinking of its name.
pub(super) fn name_of(model: &Model, part: &ModelPart) -> AttrValue {
    match part {
        ModelPart::Model => AttrValue::Static(word::MODEL_FACTS.text()),
        ModelPart::Levels => AttrValue::Static(word::MATURITY_LEVELS.text()),
        ModelPart::Dimension(id) => {
            named(model.dimension(id).map_or("", |it: &Rc<Dimension>| &it.name))
        }
        ModelPart::Capability(id) => named(model.capability(id).map_or("", |it| &it.1.name)),
    }
}

/// `name`, or that there is none.
pub(super) fn named(name: &str) -> AttrValue {
    match name.trim() {
        "" => AttrValue::Static(word::MODEL_UNTITLED_PART.text()),
        name => AttrValue::from(name.to_owned()),
    }
}

/// The findings of the part that is open, by field.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Beside {
    of_part: Rc<[Finding]>,
}

impl Beside {
    pub(super) fn of(all: &[Finding], part: &ModelPart) -> Self {
        Self { of_part: all.iter().filter(|it| it.part == *part).cloned().collect() }
    }

    fn find(&self, field: &str) -> Option<&Finding> {
        self.of_part.iter().find(|it| it.field == field)
    }

    /// The same for a field of several parts: what is said of one of them is said of it.
    pub(super) fn within(mut self, field: &str) -> Self {
        let is_within = |it: &Finding| {
            let rest = it.field.strip_prefix(field);
            rest.is_some_and(|it| it.is_empty() || it.starts_with('-'))
        };
        let of_part = self.of_part.iter().filter(|it| is_within(it));
        let here = |it: &Finding| Finding { field: field.to_owned().into(), ..it.clone() };
        self.of_part = of_part.map(here).collect();
        self
    }

    /// What is said beside `field`; empty where nothing is.
    pub(super) fn hint(&self, field: &str) -> AttrValue {
        self.find(field).map(|it| it.words.clone()).unwrap_or_default()
    }

    /// The same, or else `hint`.
    pub(super) fn hint_or(&self, field: &str, hint: impl Into<AttrValue>) -> AttrValue {
        self.find(field).map_or_else(|| hint.into(), |it| it.words.clone())
    }

    /// The class of a field that something is said of.
    pub(super) fn class(&self, field: &str) -> Classes {
        classes!(self.find(field).map(|it| if it.is_problem { "is-problem" } else { "is-flaw" }))
    }

    /// What is said of several fields together, in a paragraph that is always there.
    pub(super) fn paragraph(&self, field: &str) -> Html {
        html! { <p class={classes!("model-beside", self.class(field))}>{ self.hint(field) }</p> }
    }
}

/// The element of a field that the focus can be on.
pub(super) fn element_of(field: &str) -> String {
    let whole = match field {
        "" => "name",
        "statements" => "statements-0",
        "items" => "items-add",
        "measure" => "measure-metric",
        "levels" => "levels-add",
        "dimensions" => "dimensions-add",
        "capabilities" => "capabilities-add",
        "answers" => "answers-0",
        "depends" => "depends-add",
        other => other,
    };
    let parts: Vec<&str> = whole.split('-').collect();
    // What is of one of several parts without a field of its own leads to the first of that one.
    match parts.as_slice() {
        ["items", at, ..] if at.parse::<usize>().is_ok() => {
            let field = if parts.get(2) == Some(&"level") { "level" } else { "text" };
            id_of(&format!("items-{at}-{field}"))
        }
        ["depends", at] if at.parse::<usize>().is_ok() => id_of(&format!("{whole}-capability")),
        ["answers", at, _] => id_of(&format!("answers-{at}")),
        ["namings", at, "names"] => id_of(&format!("namings-{at}-name")),
        ["levels" | "namings" | "groups", at] if at.parse::<usize>().is_ok() => {
            id_of(&format!("{whole}-name"))
        }
        _ => id_of(whole),
    }
}

/// The element id of a field.
pub(super) fn id_of(field: &str) -> String {
    format!("model-{field}")
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    fn model() -> Model {
        let levels = vec!["One".to_owned(), "Two".to_owned()];
        Model::blank("m".parse().unwrap(), "M".into(), levels, "D".into(), "Runbooks".into())
    }

    #[test]
    fn a_path_leads_to_its_field() {
        let model = model();
        let runbooks = ModelPart::Capability("runbooks".parse().unwrap());
        let cases = [
            ("", ModelPart::Model, ""),
            ("name", ModelPart::Model, "name"),
            ("levels[1].name", ModelPart::Levels, "levels-1-name"),
            ("dimensions[0]", ModelPart::Dimension("d".parse().unwrap()), ""),
            ("dimensions[0].weight", ModelPart::Dimension("d".parse().unwrap()), "weight"),
            ("dimensions[0].capabilities[0].statements[1]", runbooks.clone(), "statements-1"),
            ("dimensions[0].capabilities[0].depends[2].level", runbooks, "depends-2-level"),
        ];
        for (path, part, field) in cases {
            assert_eq!(place(&model, path), (part, field.to_owned()), "{path}");
        }
        assert_eq!(element_of("statements"), "model-statements-0");
        assert_eq!(element_of("items-2"), "model-items-2-text");
        assert_eq!(element_of("depends-1"), "model-depends-1-capability");
        assert_eq!(element_of("answers-1-label"), "model-answers-1");
    }

    #[test]
    fn what_is_said_once_is_not_said_again() {
        let found = findings(&model());
        let said: Vec<(&str, bool)> = found.iter().map(|it| (&*it.words, it.is_problem)).collect();
        assert_eq!(
            said,
            [("nothing stands here yet", true)],
            "each empty statement would be a flaw"
        );
        assert_eq!(found[0].of, "Runbooks");
    }
}
