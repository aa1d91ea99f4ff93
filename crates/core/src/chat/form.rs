//! The forms in which programs write who spoke when.

use crate::stamp::{self, Stamp};

/// How the head of a message is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `name [8:27 AM]`, its words below: Slack.
    Bracket,
    /// `name  8:27 AM` with a gap, its words below: Slack and Teams.
    Gap,
    /// `name — Today at 8:27 AM`, its words below: Discord.
    Dash,
    /// `name`, below it the time alone, and its words below that: Slack and Teams.
    TwoLines,
    /// `14:32 <name> words`, with or without brackets around the time: IRC.
    Angle,
    /// `[14:32] name: words`: Teams and WhatsApp.
    Colon,
    /// `12/02/26, 14:32 - name: words`: WhatsApp.
    DashColon,
}

/// The first line of a message.
#[derive(Clone, Debug, PartialEq)]
pub struct Head<'a> {
    /// When.
    pub stamp: Stamp,
    /// Who speaks; empty where the program does.
    pub name: &'a str,
    /// The words that stand on the same line.
    pub text: &'a str,
}

/// Longer ones are no names.
const MOST_LETTERS: usize = 60;

impl Form {
    /// All of them; of two that as many lines have, the first counts.
    pub const ALL: [Self; 7] = [
        Self::Bracket,
        Self::Gap,
        Self::Dash,
        Self::Angle,
        Self::DashColon,
        Self::Colon,
        Self::TwoLines,
    ];

    /// Whether nothing else is written so.
    pub(super) fn is_plain(self) -> bool {
        matches!(self, Self::Bracket | Self::Gap | Self::Dash | Self::Angle)
    }

    /// Whether the words of a message stand below its head alone.
    pub(super) fn stands_above(self) -> bool {
        matches!(self, Self::Bracket | Self::Gap | Self::Dash | Self::TwoLines)
    }

    /// What `line` says as the first of a message; `next` is the line below it.
    pub fn head<'a>(self, line: &'a str, next: &str) -> Option<Head<'a>> {
        match self {
            Self::Bracket => {
                let (name, time) = line.strip_suffix(']')?.rsplit_once('[')?;
                named(name, whole(time)?)
            }
            Self::Gap => {
                let at = line.rfind("  ").into_iter().chain(line.rfind('\t')).max()?;
                named(&line[..at], whole(&line[at..])?)
            }
            Self::Dash => {
                let (name, time) = line.rsplit_once(" — ")?;
                named(name, whole(time)?)
            }
            Self::TwoLines => {
                let stamp = whole(next)?;
                named(line, stamp).filter(|_| whole(line).is_none())
            }
            Self::Angle => {
                let (stamp, rest) = led(line)?;
                let Some(inner) = rest.strip_prefix('<') else {
                    let is_act = rest.starts_with(['*', '-'])
                        || rest.starts_with("→")
                        || rest.starts_with("←");
                    return is_act.then_some(Head { stamp, name: "", text: rest });
                };
                let (name, text) = inner.split_once('>')?;
                let head = named(name.trim_start_matches(['@', '+', '%', '~', '&']), stamp)?;
                Some(Head { text: text.trim(), ..head })
            }
            Self::Colon => {
                line.strip_prefix('[')?;
                spoken(line)
            }
            Self::DashColon => {
                line.starts_with(|it: char| it.is_ascii_digit()).then_some(())?;
                let (front, _) = line.split_once(" - ")?;
                whole(front).filter(|it| it.day.is_some())?;
                spoken(line)
            }
        }
    }

    /// Whether `line` belongs to the head above it.
    pub fn is_second(self, line: &str) -> bool {
        self == Self::TwoLines && whole(line).is_some()
    }
}

/// `line` as a time and `name: words`, or words of the program.
fn spoken(line: &str) -> Option<Head<'_>> {
    let (stamp, rest) = led(line)?;
    let by = rest
        .split_once(':')
        .filter(|(name, text)| text.is_empty() || text.starts_with([' ', '\t']) && is_name(name));
    match by {
        Some((name, text)) => Some(Head { stamp, name: name.trim(), text: text.trim() }),
        None => Some(Head { stamp, name: "", text: rest }),
    }
}

/// The time at the front of `line`, and what follows.
fn led(line: &str) -> Option<(Stamp, &str)> {
    let stamp = stamp::read(line).filter(|it| it.clock.is_some() && it.until.is_none())?;
    // The stamp takes more marks off than a chat has.
    let at = line.find(stamp.written.as_str())? + stamp.written.len();
    let rest = line[at..].trim_start_matches([']', ' ', '\t', ',']);
    let rest = rest.strip_prefix("- ").unwrap_or(rest);
    (!rest.is_empty()).then_some((stamp, rest.trim_start()))
}

/// A time with nothing behind it.
fn whole(text: &str) -> Option<Stamp> {
    let text = text.trim();
    let lower = text.get(..9).unwrap_or(text).to_ascii_lowercase();
    let skipped = ["today at ", "today, ", "today "].iter().find(|it| lower.starts_with(*it));
    let text = skipped.map_or(text, |it| &text[it.len()..]);
    let is_short = text.len() <= MOST_LETTERS && text.contains(|it: char| it.is_ascii_digit());
    let stamp = stamp::read(text).filter(|_| is_short)?;
    (stamp.rest.is_empty() && stamp.clock.is_some() && stamp.until.is_none()).then_some(stamp)
}

fn named(name: &str, stamp: Stamp) -> Option<Head<'_>> {
    let name = name.trim();
    // Slack says so of programs.
    let name = ["APP", "BOT"]
        .iter()
        .find_map(|it| name.strip_suffix(it))
        .filter(|it| it.ends_with([' ', '\t']) || it.is_empty())
        .unwrap_or(name)
        .trim();
    is_name(name).then_some(Head { stamp, name, text: "" })
}

fn is_name(name: &str) -> bool {
    let name = name.trim();
    !name.is_empty()
        && name.chars().count() <= MOST_LETTERS
        && name.split_whitespace().count() <= 6
        && name.contains(char::is_alphanumeric)
        && !name.starts_with(['#', '-', '*', '|', '['])
        && !name.contains("://")
        && !name.ends_with(['.', '!', '?', ',', ':'])
}
