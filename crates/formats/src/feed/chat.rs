//! Lines copied from the window of a chat: who said what when.
//!
//! Each program writes its lines in its own form. The form that most lines have is the one that counts, and whatever does not have it
//! goes on with what stands above.

mod form;

use std::collections::BTreeSet;

use afterword_core::postmortem::{EntryKind, EntryTime};
use afterword_core::stamp::{self, Manner};

use super::prose::Prose;
use super::times::{Times, told_order};
use super::{Draft, Drawer, FeedOptions, noise};
use crate::limits::MAX_NODES;
use form::{Form, Head};

/// Fewer messages than this are no chat.
const FEWEST: usize = 2;

/// More lines than this above the first message are a document that quotes a chat.
const MOST_ABOVE: usize = 12;

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
        } else if let Some(day) = divider(line.text) {
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

/// The form that most messages have, if they are a chat.
fn form_of(lines: &[Line<'_>]) -> Option<Form> {
    let counted = Form::ALL.into_iter().rev().map(|it| (Count::of(it, lines), it));
    let (count, form) = counted.max_by_key(|it| it.0.n_spoken)?;
    let above = lines[..count.first?].iter().filter(|it| !it.text.is_empty()).count();
    let n_headings = lines.iter().filter(|it| it.text.starts_with("## ") && !it.is_quoted).count();
    let is_chat = count.n_spoken >= FEWEST && above <= MOST_ABOVE && n_headings == 0;
    // `[14:32] Update: …` may be a timeline; in a chat somebody speaks again.
    let recurs = count.n_names < count.n_spoken && count.n_silent <= count.n_spoken;
    (is_chat && (form.is_plain() || recurs)).then_some(form)
}

/// How many lines have a form.
struct Count {
    /// Where the first stands.
    first: Option<usize>,
    /// How many begin what a person said, and how many what the program did.
    n_spoken: usize,
    n_silent: usize,
    /// How many people spoke.
    n_names: usize,
}

impl Count {
    fn of(form: Form, lines: &[Line<'_>]) -> Self {
        let mut names = BTreeSet::new();
        let mut count = Self { first: None, n_spoken: 0, n_silent: 0, n_names: 0 };
        for (at, (line, next)) in in_pairs(lines).enumerate() {
            let Some(head) = form.head(line.text, next) else { continue };
            count.first = count.first.or(Some(at));
            if head.name.is_empty() {
                count.n_silent += 1;
            } else {
                count.n_spoken += 1;
                names.insert(head.name);
            }
        }
        count.n_names = names.len();
        count
    }
}

/// The day that a line says which parts the messages of one day from those of the next.
fn divider(line: &str) -> Option<stamp::Stamp> {
    const LEADS: [&str; 3] = ["Day changed to ", "Day changed ", "Log opened "];
    let bare = line.trim_matches(|it: char| "-—–".contains(it) || it.is_whitespace());
    let bare = LEADS.iter().find_map(|it| bare.strip_prefix(it)).unwrap_or(bare);
    stamp::day_line(bare, Manner::default())
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
