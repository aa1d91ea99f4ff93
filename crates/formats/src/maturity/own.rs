//! A model in our own shape, as JSON or YAML: what a bare word of YAML is follows from the place where it stands.

use afterword_core::maturity::Model;
use serde_json::Value;

use super::node::{Kind, Node};
use super::note::{FileNote, ModelError, first_of};
use super::read::{ModelRead, Origin};

/// What belongs in a place.
enum Shape {
    Text,
    Texts,
    Number,
    Numbers,
    One(Members),
    Each(Members),
}

type Members = &'static [(&'static str, Shape)];

const MODEL: Members = &[
    ("id", Shape::Text),
    ("version", Shape::Text),
    ("name", Shape::Text),
    ("about", Shape::Text),
    ("licence", Shape::Text),
    ("source", Shape::Texts),
    ("language", Shape::Text),
    ("staleAfterDays", Shape::Number),
    ("answers", Shape::Each(ANSWER)),
    ("levels", Shape::Each(LEVEL)),
    ("namings", Shape::Each(NAMING)),
    ("groups", Shape::Each(GROUP)),
    ("dimensions", Shape::Each(DIMENSION)),
];
const ANSWER: Members = &[("label", Shape::Text), ("value", Shape::Number)];
const LEVEL: Members = &[
    ("name", Shape::Text),
    ("characteristics", Shape::Texts),
    ("pains", Shape::Texts),
    ("investment", Shape::Text),
];
const NAMING: Members = &[("id", Shape::Text), ("name", Shape::Text), ("names", Shape::Texts)];
const GROUP: Members = &[("id", Shape::Text), ("name", Shape::Text), ("weight", Shape::Number)];
const DIMENSION: Members = &[
    ("id", Shape::Text),
    ("name", Shape::Text),
    ("about", Shape::Text),
    ("group", Shape::Text),
    ("weight", Shape::Number),
    ("capabilities", Shape::Each(CAPABILITY)),
];
const CAPABILITY: Members = &[
    ("id", Shape::Text),
    ("name", Shape::Text),
    ("question", Shape::Text),
    ("weight", Shape::Number),
    ("statements", Shape::Texts),
    ("items", Shape::Each(ITEM)),
    ("evidence", Shape::Texts),
    ("depends", Shape::Each(DEPENDENCY)),
    ("effort", Shape::Text),
    ("benefit", Shape::Text),
    ("hours", Shape::One(HOURS)),
    ("references", Shape::Texts),
    ("measure", Shape::One(MEASURE)),
];
const ITEM: Members = &[
    ("id", Shape::Text),
    ("level", Shape::Number),
    ("text", Shape::Text),
    ("answers", Shape::Each(ANSWER)),
];
const DEPENDENCY: Members =
    &[("capability", Shape::Text), ("level", Shape::Number), ("for", Shape::Number)];
const HOURS: Members = &[("effort", Shape::One(GUESS)), ("benefit", Shape::One(GUESS))];
const GUESS: Members =
    &[("low", Shape::Number), ("likely", Shape::Number), ("high", Shape::Number)];
const MEASURE: Members = &[
    ("metric", Shape::Text),
    ("unit", Shape::Text),
    ("direction", Shape::Text),
    ("thresholds", Shape::Numbers),
];

/// Whether `node` is a model in our shape, or wants to be one.
pub(super) fn is_model(node: &Node) -> bool {
    node.has("dimensions") && (node.has("levels") || node.has("id") || node.has("version"))
}

/// The model that `node`, the whole of a file, is.
pub(super) fn read(file: &str, node: &Node, origin: Origin) -> Result<ModelRead, ModelError> {
    let placed = |note: FileNote| {
        let at = node.place(&note.path);
        note.at(file, at)
    };
    match Model::from_value(&members(node, MODEL)) {
        Ok((model, warnings)) => {
            let notes = first_of(&warnings, |it| placed(FileNote::from(it)));
            let flaws = first_of(&model.lint(), |it| placed(FileNote::from(it)));
            Ok(ModelRead { model, origin, notes, flaws })
        }
        Err(problems) => {
            let problems = first_of(&problems, |it| placed(FileNote::from(it)));
            Err(ModelError { problems })
        }
    }
}

fn shaped(node: &Node, shape: &Shape) -> Value {
    match (shape, &node.kind) {
        (Shape::Text, Kind::Scalar(..)) => node.as_text(),
        (Shape::Number, Kind::Scalar(..)) => node.as_number(),
        // An empty item is a level without a statement.
        (Shape::Texts, Kind::List(items)) => items
            .iter()
            .map(|it| if it.is_null() { Value::from("") } else { it.as_text() })
            .collect(),
        (Shape::Numbers, Kind::List(items)) => items.iter().map(Node::as_number).collect(),
        (Shape::One(shapes), Kind::Map(_)) => members(node, shapes),
        (Shape::Each(shapes), Kind::List(items)) => {
            items.iter().map(|it| members(it, shapes)).collect()
        }
        _ => node.value(),
    }
}

fn members(node: &Node, shapes: Members) -> Value {
    let Kind::Map(members) = &node.kind else { return node.value() };
    let member = |(key, node): (&str, &Node)| {
        let shape = shapes.iter().find(|it| it.0 == key);
        (key.to_owned(), shape.map_or_else(|| node.value(), |it| shaped(node, &it.1)))
    };
    Value::Object(members.iter().map(|it| member((&it.key, &it.node))).collect())
}
