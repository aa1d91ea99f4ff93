//! A custom lens of the AWS Well-Architected Tool: pillars, in them questions, in them choices of which any number holds.
//!
//! A pillar becomes a dimension, a question a capability, and each choice an item of its checklist at the one level that there is, so
//! that a score says how much of a question is in place. The rules by which a lens finds a risk are kept as they are and count for
//! nothing here; what can be shown to be wrong with them is noted.

use std::fmt;

use afterword_core::maturity::{Risk, RuleFlaw, RuleSet};
use serde_json::{Value, json};

use super::draft::{Draft, Names};
use super::node::Node;
use super::note::{FileNote, ModelError};
use super::read::{ModelRead, Origin};

/// Whether `node` is a lens.
pub(super) fn is_lens(node: &Node) -> bool {
    node.has("pillars") && (node.has("schemaVersion") || node.has("name"))
}

/// The model that `root`, the whole of a file, becomes.
pub(super) fn read(file: &str, root: &Node) -> Result<ModelRead, ModelError> {
    let mut draft = Draft::default();
    let (mut names, mut question_names) = (Names::default(), Names::default());
    let mut n_questions = 0;
    let mut dimensions = Vec::new();
    draft.came("", file, root.at);
    for pillar in root.get("pillars").map(Node::items).unwrap_or_default() {
        let path = format!("dimensions[{}]", dimensions.len());
        draft.came(path.clone(), file, pillar.at);
        let mut capabilities = Vec::new();
        for question in pillar.get("questions").map(Node::items).unwrap_or_default() {
            let path = format!("{path}.capabilities[{}]", capabilities.len());
            draft.came(path.clone(), file, question.at);
            n_questions += 1;
            if n_questions <= MOST_PROVED {
                prove(file, question, &path, &mut draft);
            }
            capabilities.extend(capability(file, question, &path, &mut question_names, &mut draft));
        }
        let name = name_of(pillar, &["name", "title", "id"]);
        if capabilities.is_empty() {
            let text = "“{name}” has no question that can be asked, and is left out";
            let note = FileNote::new("lens-pillar", text, &[("name", &name)]);
            draft.notes.push(note.at(file, pillar.at));
            continue;
        }
        dimensions.push(json!({
            "id": names.kept(pillar.text_of("id").unwrap_or(name)), "name": name,
            "capabilities": capabilities, "aws": kept(pillar, &["id", "name", "questions"]),
        }));
    }
    for (key, path, text) in [
        ("licence", "licence", "the file does not say under which licence it is"),
        (
            "lens-rules",
            "dimensions",
            "the rules that find a risk are kept and count for nothing: a score is the share of what is in place",
        ),
    ] {
        draft.notes.push(FileNote::new(key, text, &[]).on(path).at(file, root.at));
    }
    let name = name_of(root, &["name"]);
    let value = json!({
        "id": super::draft::slug(name),
        "version": root.text_of("version").or(root.text_of("schemaVersion")).unwrap_or("1"),
        "name": name, "about": root.text_of("description").unwrap_or_default(),
        "source": ["AWS Well-Architected custom lens"], "language": "en",
        "levels": [{"name": "In place"}], "dimensions": dimensions,
        "aws": kept(root, &["name", "description", "pillars"]),
    });
    draft.model(&value, Origin::AwsLens)
}

fn capability(
    file: &str,
    question: &Node,
    path: &str,
    names: &mut Names,
    draft: &mut Draft,
) -> Option<Value> {
    let name = name_of(question, &["title", "id"]);
    let choices = question.get("choices").map(Node::items).unwrap_or_default();
    let (none, all): (Vec<&Node>, Vec<&Node>) = choices.iter().partition(|it| is_none(it));
    if all.is_empty() {
        let text = "“{name}” offers no choice but none, and is left out";
        let note = FileNote::new("lens-bare", text, &[("name", &name)]);
        draft.notes.push(note.at(file, question.at));
        return None;
    }
    let mut item_names = Names::default();
    let mut references: Vec<&str> = Vec::new();
    let mut items = Vec::new();
    for choice in all {
        draft.came(format!("{path}.items[{}]", items.len()), file, choice.at);
        for member in ["helpfulResource", "improvementPlan"] {
            let url = choice.get(member).and_then(|it| it.text_of("url"));
            references.extend(url.filter(|it| !references.contains(it)));
        }
        let text = name_of(choice, &["title", "id"]);
        items.push(json!({
            "id": item_names.kept(choice.text_of("id").unwrap_or(text)), "level": 1, "text": text,
            "aws": kept(choice, &["title"]),
        }));
    }
    let mut kept = kept(question, &["title", "description", "choices"]);
    kept["none"] = none.iter().map(|it| it.value()).collect();
    Some(json!({
        "id": names.kept(question.text_of("id").unwrap_or(name)), "name": name,
        "question": question.text_of("description").unwrap_or_default(),
        "items": items, "references": references, "aws": kept,
    }))
}

/// The rules of so many questions are looked into: a lens has a few dozen.
const MOST_PROVED: usize = 500;

/// Notes what the rules of a question promise and do not keep, and those that can't be read.
fn prove(file: &str, question: &Node, path: &str, draft: &mut Draft) {
    let mut note = |note: FileNote| draft.notes.push(note.on(path).at(file, question.at));
    let name = name_of(question, &["title", "id"]);
    let choices = question.get("choices").map(Node::items).unwrap_or_default();
    let ids = choices.iter().filter_map(|it| it.text_of("id")).map(str::to_owned).collect();
    let mut rules = Vec::new();
    for rule in question.get("riskRules").map(Node::items).unwrap_or_default() {
        let risk = rule.text_of("risk").and_then(Risk::named);
        match (rule.text_of("condition"), risk) {
            (Some(condition), Some(risk)) => rules.push((condition, risk)),
            _ => {
                let text = "a rule of “{name}” finds no risk that is known, and is kept";
                note(FileNote::new("lens-rule", text, &[("name", &name)]));
                return;
            }
        }
    }
    match RuleSet::new(ids, rules) {
        Ok(rules) => {
            for flaw in rules.prove() {
                note(proved(name, &flaw));
            }
        }
        Err(errors) => {
            for error in errors {
                let values: [(&'static str, &dyn std::fmt::Display); 2] =
                    [("name", &name), ("error", &error)];
                let text = "“{name}”: {error}; the rule is kept";
                note(FileNote::new("lens-condition", text, &values));
            }
        }
    }
}

/// The note of what is proved of the rules of the question `name`.
fn proved(name: &str, flaw: &RuleFlaw) -> FileNote {
    let listed = |ids: &[String]| match ids {
        [] => "nothing".to_owned(),
        ids => ids.join(", "),
    };
    let (rule, ids);
    let said: Vec<(&'static str, &dyn fmt::Display)> = match flaw {
        RuleFlaw::NotProved { choices } => vec![("n", choices)],
        RuleFlaw::NeverApplies { rule: at } => {
            rule = at + 1;
            vec![("n", &rule)]
        }
        RuleFlaw::Undecided { ticked } => {
            ids = listed(ticked);
            vec![("ticked", &ids)]
        }
        RuleFlaw::Unreachable(risk) | RuleFlaw::NoneIsBetter(risk) | RuleFlaw::AllIsWorse(risk) => {
            vec![("risk", risk)]
        }
        RuleFlaw::Worsens { choice, ticked } => {
            ids = listed(ticked);
            vec![("choice", choice), ("ticked", &ids)]
        }
        RuleFlaw::NeverMatters { choice } => vec![("choice", choice)],
    };
    let named: [(&'static str, &dyn fmt::Display); 2] = [("name", &name), ("flaw", flaw)];
    let values: Vec<(&'static str, &dyn fmt::Display)> = named.into_iter().chain(said).collect();
    FileNote::new(flaw.key(), "“{name}”: {flaw}", &values)
}

/// Whether a choice says that none of the others holds.
fn is_none(choice: &Node) -> bool {
    let id = choice.text_of("id").unwrap_or_default().to_lowercase();
    let title = choice.text_of("title").unwrap_or_default().to_lowercase();
    id.ends_with("_no") || id.starts_with("noneof") || id == "none" || title.starts_with("none of")
}

/// The first of `keys` that says something.
fn name_of<'n>(node: &'n Node, keys: &[&str]) -> &'n str {
    keys.iter().find_map(|key| node.text_of(key)).unwrap_or_default()
}

/// What an object says, without those members that have a place in the model.
fn kept(node: &Node, placed: &[&str]) -> Value {
    let members = node.members().iter().filter(|it| !placed.contains(&it.key.as_str()));
    Value::Object(members.map(|it| (it.key.clone(), it.node.value())).collect())
}
