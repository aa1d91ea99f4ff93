//! Messages as Slack exports them.

use std::collections::BTreeMap;

use afterword_core::postmortem::EntryTime;
use afterword_core::{claims, order};
use serde_json::Value;

use super::prose::Prose;
use super::slack_thread::{self, Answered};
use super::value::{at, first, list, text, time};
use super::{AsideReason, Draft, Drawer, noise, slack_text};

/// What people are called, by their ids.
pub(super) type Names = BTreeMap<String, String>;

/// Everyone whom the messages or the list of people name.
fn names(messages: &[Value], people: &[Value]) -> Names {
    let from_list = people.iter().map(|it| (text(it, &["id"]), name_of(it)));
    let from_messages =
        messages.iter().map(|it| (text(it, &["user"]), name_of(at(it, &["user_profile"]))));
    let named = from_messages.chain(from_list).filter(|it| !it.0.is_empty() && !it.1.is_empty());
    order::map(named.map(|(id, name)| (id.to_owned(), name.to_owned())))
}

fn name_of(person: &Value) -> &str {
    let paths: [&[&str]; 5] = [
        &["profile", "display_name"],
        &["profile", "real_name"],
        &["display_name"],
        &["real_name"],
        &["name"],
    ];
    first(paths.map(|it| text(person, it)))
}

/// What the messages of a file say of each other.
pub(super) struct Talk {
    names: Names,
    answered: Answered,
}

impl Talk {
    pub(super) fn of(messages: &[Value], people: &[Value]) -> Self {
        let names = names(messages, people);
        Self { answered: slack_thread::answered(messages, &names), names }
    }
}

pub(super) fn read(message: &Value, talk: &Talk, drawer: &mut Drawer<'_>) {
    if matches!(text(message, &["subtype"]), "tombstone" | "message_deleted") {
        return drawer.set_aside(AsideReason::Deleted);
    }
    let Talk { names, answered } = talk;
    let channel = text(message, &["channel_name"]);
    if !channel.is_empty() {
        drawer.facts.call(&format!("#{channel}"));
    }
    let when = at(message, &["ts"]);
    let at = time(when).map(|it| drawer.clock.show(it));
    let written = when.as_str().unwrap_or_default().to_owned();
    let user = first([text(message, &["user"]), text(message, &["bot_id"])]);
    let mut links = Vec::new();
    let mut text = words(message, names, &mut links);
    // What it answers says nothing of what it is itself.
    let kind = claims::proposed_kind(&text);
    if !text.is_empty()
        && let Some(answered) = slack_thread::line(message, names, answered)
    {
        text.push_str("\n\n");
        text.push_str(&answered);
    }
    drawer.push(Draft {
        time: at.map_or(EntryTime::Unknown, EntryTime::Exact),
        text,
        kind: Some(kind),
        source: author(message, names).to_owned(),
        links,
        key: format!("{written} {user}"),
        written,
        is_noise: noise::is_of_slack(message),
        ..Draft::default()
    });
}

pub(super) fn author<'a>(message: &'a Value, names: &'a Names) -> &'a str {
    let user = text(message, &["user"]);
    first([
        text(message, &["username"]),
        names.get(user).map_or("", String::as_str),
        text(message, &["bot_profile", "name"]),
        user,
        text(message, &["bot_id"]),
    ])
}

pub(super) fn words(message: &Value, names: &Names, links: &mut Vec<String>) -> String {
    let mut prose = Prose::default();
    let said = text(message, &["text"]);
    if said.is_empty() {
        slack_text::write(&block_text(at(message, &["blocks"])), names, &mut prose);
    } else {
        slack_text::write(said, names, &mut prose);
    }
    for it in list(message, &["attachments"]) {
        attachment(it, said, names, &mut prose, links);
    }
    for file in list(message, &["files"]) {
        prose.paragraph(first([text(file, &["title"]), text(file, &["name"])]));
        let address = first([text(file, &["permalink"]), text(file, &["url_private"])]);
        links.push(address.to_owned());
    }
    prose.finish()
}

/// What a bot or an unfolded link adds below a message.
fn attachment(it: &Value, said: &str, names: &Names, prose: &mut Prose, links: &mut Vec<String>) {
    let mut n_said = 0;
    for key in ["pretext", "title", "text"] {
        let text = text(it, &[key]);
        n_said += usize::from(!text.is_empty());
        if !text.is_empty() && text != said {
            slack_text::write(text, names, prose);
        }
    }
    for field in list(it, &["fields"]) {
        let (title, value) = (text(field, &["title"]), text(field, &["value"]));
        let line = if title.is_empty() { value.to_owned() } else { format!("{title}: {value}") };
        n_said += 1;
        slack_text::write(&line, names, prose);
    }
    if n_said == 0 {
        slack_text::write(
            first([text(it, &["fallback"]), &block_text(at(it, &["blocks"]))]),
            names,
            prose,
        );
    }
    slack_text::write(text(it, &["footer"]), names, prose);
    let address = first([text(it, &["title_link"]), text(it, &["from_url"])]);
    if !said.contains(address) {
        links.push(address.to_owned());
    }
}

/// The words of blocks, for a message that has nothing else. A stack of its own, since blocks stand in blocks.
fn block_text(blocks: &Value) -> String {
    let mut out = String::new();
    let mut open = vec![blocks];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(all) => open.extend(all.iter().rev()),
            Value::Object(map) => {
                let kind = text(value, &["type"]);
                match kind {
                    "user" => out.push_str(&format!("<@{}>", text(value, &["user_id"]))),
                    "channel" => out.push_str(&format!("<#{}>", text(value, &["channel_id"]))),
                    "link" => out.push_str(&format!(
                        "<{}|{}>",
                        text(value, &["url"]),
                        text(value, &["text"])
                    )),
                    "emoji" => out.push_str(&format!(":{}:", text(value, &["name"]))),
                    "rich_text_section" | "section" | "header" | "context" if !out.is_empty() => {
                        out.push('\n');
                    }
                    _ => {}
                }
                if kind != "link"
                    && let Some(Value::String(text)) = map.get("text")
                {
                    out.push_str(text);
                }
                let inner =
                    ["elements", "fields", "text"].into_iter().rev().filter_map(|it| map.get(it));
                open.extend(inner.filter(|it| it.is_array() || it.is_object()));
            }
            _ => {}
        }
    }
    out
}
