//! A model as a file: JSON as it is stored, or YAML for people who edit by hand.

use afterword_core::maturity::Model;
use serde_json::Value;

use super::node::{Kind, Node, Style};

/// `model` as JSON for people to read. The same model gives the same bytes, and all of it reads back.
///
/// ```
/// # use afterword_core::maturity::Model;
/// use afterword_formats::maturity::{read_model, write_json, write_yaml};
///
/// let (model, _) = Model::read(r#"{
///     "id": "tiny", "version": "1.10", "name": "No", "levels": [{"name": "Some"}, {"name": "All"}], "mine": {"on": [1.5, null]},
///     "dimensions": [{"id": "d", "name": "Alerts", "capabilities": [
///         {"id": "runbooks", "name": "Runbooks", "statements": ["- some have one", "All have one"]}]}]
/// }"#).map_err(|problems| problems[0].to_string())?;
/// for text in [write_json(&model), write_yaml(&model)] {
///     assert_eq!(read_model("tiny", text.as_bytes()).map(|it| it.model), Ok(model.clone()));
/// }
/// assert!(write_yaml(&model).starts_with("id: tiny\nversion: \"1.10\"\nname: \"No\"\n"));
/// # Ok::<(), String>(())
/// ```
pub fn write_json(model: &Model) -> String {
    crate::json::indented(&model.to_json())
}

/// `model` as YAML: a text stands bare only where no reader takes it for something else. The same model gives the same bytes, and all
/// of it reads back.
pub fn write_yaml(model: &Model) -> String {
    // Members keep the order of the model: a value would sort them.
    let mut out = String::new();
    let json = model.to_json();
    let node = super::json::read_own(&json);
    block(&mut out, &node, 0);
    out
}

fn block(out: &mut String, node: &Node, depth: usize) {
    let indent = |out: &mut String| out.extend(std::iter::repeat_n("  ", depth));
    for (n, member) in node.members().iter().enumerate() {
        // The first member of an item stands behind its mark.
        if n > 0 || !out.ends_with("- ") {
            indent(out);
        }
        let key = text(&member.key);
        if key.len() > LONGEST_KEY {
            *out += &format!("? {key}\n");
            indent(out);
        } else {
            *out += &key;
        }
        out.push(':');
        below(out, &member.node, depth);
    }
    for (n, item) in node.items().iter().enumerate() {
        if n > 0 || !out.ends_with("- ") {
            indent(out);
        }
        out.push('-');
        match is_block(item) {
            true => {
                out.push(' ');
                block(out, item, depth + 1);
            }
            false => below(out, item, depth),
        }
    }
}

/// No reader of YAML has to take a longer name on one line.
const LONGEST_KEY: usize = 1_000;

fn is_block(node: &Node) -> bool {
    !node.members().is_empty() || !node.items().is_empty()
}

fn below(out: &mut String, node: &Node, depth: usize) {
    if is_block(node) {
        out.push('\n');
        // A list stands as deep as what it belongs to.
        let depth = if node.is_map() { depth + 1 } else { depth };
        return block(out, node, depth);
    }
    out.push(' ');
    *out += &match &node.kind {
        Kind::Scalar(literal, Style::Literal) => literal.clone(),
        Kind::Scalar(it, _) => text(it),
        Kind::List(_) => "[]".to_owned(),
        Kind::Map(_) => "{}".to_owned(),
    };
    out.push('\n');
}

fn text(text: &str) -> String {
    if is_bare(text) {
        return text.to_owned();
    }
    // Text of JSON is text of YAML, but for letters that YAML breaks a line at or does not take.
    let mut out = String::new();
    for letter in Value::from(text).to_string().chars() {
        match letter {
            '\u{7f}'..='\u{9f}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{feff}'
            | '\u{fffe}'
            | '\u{ffff}' => {
                out += &format!("\\u{:04x}", u32::from(letter));
            }
            _ => out.push(letter),
        }
    }
    out
}

/// Whether every reader takes `text` for a text: words that begin with a letter, and none of the signs that YAML has.
fn is_bare(text: &str) -> bool {
    const KEYWORDS: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let is_of_words = |it: char| it.is_alphanumeric() || " _/.,;()-+%'’".contains(it);
    text.starts_with(|it: char| it.is_ascii_alphabetic())
        && text.chars().all(is_of_words)
        && text.trim() == text
        && !KEYWORDS.contains(&text.to_ascii_lowercase().as_str())
}
