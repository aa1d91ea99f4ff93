//! Lines copied from the window of a chat: who said what when.
//!
//! Whatever is not the head of a message in the form that most have goes on with what stands above.

use afterword_core::chat::{Form, Head, MOST_ABOVE, divider};
use afterword_core::postmortem::{EntryKind, EntryTime};
use afterword_core::stamp::{self, Manner};

use super::prose::Prose;
use super::times::{Times, told_order};
use super::{Draft, Drawer, FeedOptions, noise};
use crate::limits::MAX_NODES;

/// Reads `text` into `drawer`; `None` if it is no chat. Words of a quotation are Markdown already, as in a postmortem that quotes a chat.
pub(super) fn read(text: &str, options: &FeedOptions, drawer: &mut Drawer<'_>) -> Option<()> {
    let lines: Vec<Line<'_>> = text.lines().zip(1..).map(Line::of).collect();
    let form = form_of(&lines)?;
    let order = told_order(lines.iter().map(|it| it.text));
    let mut times = Times::new(options, order, drawer);
    times.be_in(lines.iter().take(MOST_ABOVE).find_map(|it| stamp::stated_zone(it.text)));
    let mut open: Option<Message<'_>> = None;
    let mut above = Vec::new();
    for (line, next) in in_pairs(&lines) {
        if let Some(head) = form.head(line.text, next).filter(|_| drawer.drafts.len() < MAX_NODES) {
            close(open.take(), drawer);
            let (time, written) = times.time_of(&head.stamp, drawer);
            open = Some(Message { head, time, written, line, more: Vec::new() });
        } else if let Some(day) = day_of(line.text) {
            times.turn_to(&day);
        } else if let Some(message) = &mut open {
            if !form.is_second(line.text) {
                message.more.push(line);
            }
        } else {
            above.push(line);
        }
    }
    close(open.take(), drawer);
    keep_above(&above, drawer);
    Some(())
}

/// Each line with the text of the one below it.
fn in_pairs<'a>(lines: &'a [Line<'a>]) -> impl Iterator<Item = (&'a Line<'a>, &'a str)> {
    lines.iter().zip(lines.iter().skip(1).map(|it| it.text).chain([""]))
}

/// A line without the mark of a quotation.
struct Line<'a> {
    text: &'a str,
    number: usize,
    /// Whether it stands in a quotation, so that its words are Markdown already.
    is_quoted: bool,
}

impl<'a> Line<'a> {
    fn of((line, number): (&'a str, usize)) -> Self {
        // Marks of direction stand around times in what some programs copy.
        let line = line.trim_matches(|it: char| {
            it.is_whitespace() || "\u{200e}\u{200f}\u{202a}\u{202c}".contains(it)
        });
        let text = line.trim_start_matches('>');
        Self { text: text.trim(), number, is_quoted: text.len() < line.len() }
    }
}

/// The form of a chat; a text with headings of a document is none.
fn form_of(lines: &[Line<'_>]) -> Option<Form> {
    let has_headings = lines.iter().any(|it| it.text.starts_with("## ") && !it.is_quoted);
    let texts: Vec<&str> = lines.iter().map(|it| it.text).collect();
    Form::of(&texts).filter(|_| !has_headings)
}

/// The day that a line says which parts the messages of one day from those of the next.
fn day_of(line: &str) -> Option<stamp::Stamp> {
    stamp::day_line(divider(line), Manner::default())
}

/// A message that may go on.
struct Message<'a> {
    head: Head<'a>,
    time: EntryTime,
    written: String,
    line: &'a Line<'a>,
    more: Vec<&'a Line<'a>>,
}

fn close(message: Option<Message<'_>>, drawer: &mut Drawer<'_>) {
    let Some(Message { head, time, written, line, more }) = message else { return };
    let words = std::iter::once(head.text).chain(more.iter().map(|it| it.text));
    let words: Vec<&str> = words.filter(|it| !it.is_empty() && !is_rule(it)).collect();
    // Behind a name and a colon stands what that person typed.
    let is_own = head.name.is_empty() || head.text.is_empty();
    let is_noise = is_own && matches!(words.as_slice(), [one] if noise::is_line(one, head.name));
    let text = if line.is_quoted { words.join("\n\n") } else { Prose::of(&words.join("\n")) };
    let (source, place) = (head.name.to_owned(), line.number);
    drawer.push(Draft { time, written, text, source, place, is_noise, ..Draft::default() });
}

fn is_rule(line: &str) -> bool {
    line.len() >= 3 && line.bytes().all(|it| it == b'-' || it == b'_')
}

/// What stands above the first message: a heading is what the chat is called, and the rest an entry that nobody knows the time of.
fn keep_above(above: &[&Line<'_>], drawer: &mut Drawer<'_>) {
    let mut words = Vec::new();
    for line in above.iter().filter(|it| !it.text.is_empty() && !is_rule(it.text)) {
        let heading = line.text.trim_start_matches('#');
        let is_title = drawer.facts.title.is_empty() && words.is_empty();
        if is_title && heading.len() < line.text.len() && heading.starts_with(' ') {
            drawer.facts.call(heading);
        } else {
            words.push(line.text);
        }
    }
    let Some(first) = above.first().filter(|_| !words.is_empty()) else { return };
    let note = Draft {
        text: Prose::of(&words.join("\n")),
        place: first.number,
        kind: Some(EntryKind::Other),
        ..Draft::default()
    };
    drawer.drafts.insert(0, note);
}

#[cfg(test)]
mod tests;
