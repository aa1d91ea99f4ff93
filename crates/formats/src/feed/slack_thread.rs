//! Which message a message in Slack answers: `↩ Ada: “errors are up”`, as its last line.

use std::collections::{BTreeMap, BTreeSet};

use afterword_core::draw::timeline::plain;
use serde_json::Value;

use super::prose::Prose;
use super::slack::{self, Names};
use super::value::{at, text};

/// How the messages begin that others answer, by the instants that name them.
pub(super) type Answered = BTreeMap<String, String>;

/// How much of a message, and of a name, is repeated below its answers, in characters.
const MOST_LETTERS: usize = 60;

/// What is looked at to find the beginning of a message, in characters.
const REACH: usize = 1_000;

/// The messages that others answer.
pub(super) fn answered(messages: &[Value], names: &Names) -> Answered {
    let wanted: BTreeSet<&str> = messages.iter().filter_map(thread).collect();
    let first = messages.iter().filter(|it| wanted.contains(text(it, &["ts"])));
    first.map(|it| (text(it, &["ts"]).to_owned(), quoted(it, names))).collect()
}

/// Which message `message` answers, as Markdown; `None` if it begins a thread, stands alone, or answers one that nobody knows.
pub(super) fn line(message: &Value, names: &Names, answered: &Answered) -> Option<String> {
    let known = answered.get(thread(message)?).cloned();
    // What is told to all carries the message that it answers along.
    let quoted = known.unwrap_or_else(|| quoted(at(message, &["root"]), names));
    (!quoted.is_empty()).then(|| format!("↩ {quoted}"))
}

/// The name of the message that began the thread which `message` answers in.
fn thread(message: &Value) -> Option<&str> {
    let first = text(message, &["thread_ts"]);
    (!first.is_empty() && first != text(message, &["ts"])).then_some(first)
}

/// Who said it, and how it begins.
fn quoted(message: &Value, names: &Names) -> String {
    let said = slack::words(message, names, &mut Vec::new());
    let first = said.split("\n\n").next().unwrap_or_default();
    let first: String = first.trim_start_matches("> ").chars().take(REACH).collect();
    let (by, said) = (beginning(slack::author(message, names)), beginning(&plain(&first)));
    let line = match (by.as_str(), said.as_str()) {
        (by, "") => by.to_owned(),
        ("", said) => format!("“{said}”"),
        (by, said) => format!("{by}: “{said}”"),
    };
    // It stands behind a sign, so that nothing in it begins a line.
    Prose::of(&format!("↩ {line}")).trim_start_matches('↩').trim_start().to_owned()
}

/// The first words of `text`.
fn beginning(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(MOST_LETTERS) else { return text.to_owned() };
    let cut = &text[..end];
    let whole = cut.rsplit_once(' ').map_or(cut, |it| it.0);
    format!("{}…", whole.trim_end_matches([',', '.', ':', ';', ' ']))
}
