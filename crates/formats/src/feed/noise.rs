//! What a chat says by itself: who came and went, what the channel is called, what was pinned.
//!
//! The rule: Slack's export names such messages by their subtype, or Slackbot says them; in copied text it is one line that tells,
//! behind at most a name, what chats tell of themselves. None is dropped: they come in when somebody wants them.

use serde_json::Value;

use super::value::text;

/// What Slack calls messages about the channel and not in it.
const SUBTYPES: [&str; 26] = [
    "bot_add",
    "bot_remove",
    "channel_archive",
    "channel_convert_to_private",
    "channel_join",
    "channel_leave",
    "channel_name",
    "channel_posting_permissions",
    "channel_purpose",
    "channel_topic",
    "channel_unarchive",
    "group_archive",
    "group_join",
    "group_leave",
    "group_name",
    "group_purpose",
    "group_topic",
    "group_unarchive",
    "huddle_thread",
    "mpim_join",
    "mpim_leave",
    "pinned_item",
    "reminder_add",
    "slackbot_response",
    "sh_room_created",
    "unpinned_item",
];

/// What chats write of themselves, in lower case; a name may stand before it.
const PHRASES: [&str; 30] = [
    "archived the channel",
    "changed the channel",
    "changed the group",
    "changed the subject",
    "changed the topic",
    "changed this group",
    "cleared the channel",
    "has been added to the",
    "has joined",
    "has left",
    "has quit",
    "has renamed the channel",
    "joined #",
    "joined the channel",
    "joined the chat",
    "joined the conversation",
    "joined using",
    "left #",
    "left the channel",
    "left the chat",
    "left the conversation",
    "messages and calls are end-to-end encrypted",
    "pinned a message",
    "renamed the channel",
    "set the channel",
    "set up a reminder",
    "sets mode",
    "unpinned a message",
    "was added to #",
    "was added to the channel",
];

/// A name of more words than this is none.
const MOST_WORDS: usize = 6;

/// Whether Slack wrote `message` itself.
pub(super) fn is_of_slack(message: &Value) -> bool {
    SUBTYPES.contains(&text(message, &["subtype"])) || text(message, &["user"]) == "USLACKBOT"
}

/// Whether `line`, all that a message says, is the chat's own. `by` is whose name stands above it; empty where the program speaks.
pub(super) fn is_line(line: &str, by: &str) -> bool {
    let line = line.to_ascii_lowercase();
    PHRASES.iter().any(|it| line.find(it).is_some_and(|at| is_name(line[..at].trim(), by)))
}

/// Whether what stands before a phrase is at most a name. Of a person that is their own, or somebody's whom they mention: in their own
/// words, `the node has left the pool` is an event.
fn is_name(before: &str, by: &str) -> bool {
    let n_words = before.split_whitespace().count();
    match by {
        "" => n_words <= MOST_WORDS,
        by => {
            let is_mention = before.starts_with('@') && n_words <= 3;
            before.is_empty() || is_mention || before == by.to_ascii_lowercase()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_chat_says_by_itself_is_told_from_what_people_say() {
        for (line, by) in [
            ("set the channel topic: SEV1 | lead: @kim | https://status.example", "Ada L"),
            ("joined #inc-42.", "Ada L"),
            ("was added to #inc-42 by Kim", "Ada L"),
            ("Ada L pinned a message to this channel. See all pinned messages.", "Ada L"),
            ("@eve has joined the channel", "Ada L"),
            ("-!- eve [~e@host.example] has quit [Ping timeout]", ""),
            ("Bob Builder has been added to the conversation.", ""),
            ("Messages and calls are end-to-end encrypted.", ""),
        ] {
            assert!(is_line(line, by), "{line}");
        }
        for (line, by) in [
            ("the node has left the pool", "Ada L"),
            ("Kim has joined, handing over", "Ada L"),
            ("rolled back", ""),
            ("* Ada waves", ""),
            ("we saw that nobody at all had noticed it, Kim joined the channel", ""),
        ] {
            assert!(!is_line(line, by), "{line}");
        }
    }
}
