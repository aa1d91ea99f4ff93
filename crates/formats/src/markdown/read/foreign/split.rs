//! A text cut into parts: at headings that begin one, and at bold labels that stand for headings.

use afterword_core::postmortem::SectionKey;
use afterword_core::stamp;

use super::super::LineChoice;
use super::chosen::{Chosen, bare};
use super::headings::{self, Topic};
use super::labels::plain_label;
use crate::limits::MAX_NODES;
use crate::markdown::lines::{Mark, indent_of, item_marker, outline};
use crate::markdown::text::trim_blank;

/// A part of a text: the lines below a heading or a label.
#[derive(Clone, Debug)]
pub(super) struct Part<'a> {
    /// As written, without its marks; empty for what stands above every heading.
    pub(super) heading: &'a str,
    pub(super) level: usize,
    /// The line of the heading, counted from one.
    pub(super) line: usize,
    pub(super) topic: Option<Topic>,
    /// Whether the heading says nothing but its topic.
    pub(super) is_exact: bool,
    pub(super) is_title: bool,
    /// Whether it begins with a bold label rather than a heading.
    pub(super) is_label: bool,
    /// Whether that label is an item of a list.
    is_item: bool,
    pub(super) has_summary_elsewhere: bool,
    pub(super) lines: Vec<Line<'a>>,
}

/// A line of a part.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// Counted from one.
    pub(super) number: usize,
    pub(super) text: &'a str,
    pub(super) mark: Mark<'a>,
    /// What somebody chose it to be.
    pub(super) choice: Option<&'a LineChoice>,
}

/// Labels stand below every heading.
const LABEL_LEVEL: usize = 7;

impl<'a> Part<'a> {
    fn new(heading: &'a str, level: usize, line: usize) -> Self {
        match headings::topic(heading) {
            Some((topic, is_exact)) => Self::of(heading, level, line, Some(topic), is_exact),
            None => Self::of(heading, level, line, None, true),
        }
    }

    /// The part that somebody chose a heading to begin. Its words say nothing else, unless a remark follows them.
    fn chosen(heading: &'a str, level: usize, line: usize, key: &SectionKey) -> Self {
        let topic = Topic::Section(key.clone());
        let is_exact = match headings::topic(heading) {
            Some((found, is_exact)) if found == topic => is_exact,
            _ => !headings::has_remark(heading),
        };
        Self::of(heading, level, line, Some(topic), is_exact)
    }

    /// Lines that somebody chose to be of that part, without a heading.
    pub(super) fn piece(key: SectionKey, lines: Vec<Line<'a>>) -> Self {
        let line = lines.first().map_or(1, |it| it.number);
        Self { lines, ..Self::of("", LABEL_LEVEL, line, Some(Topic::Section(key)), true) }
    }

    fn of(
        heading: &'a str,
        level: usize,
        line: usize,
        topic: Option<Topic>,
        is_exact: bool,
    ) -> Self {
        Self {
            heading,
            level,
            line,
            topic,
            is_exact,
            is_title: false,
            is_label: false,
            is_item: false,
            has_summary_elsewhere: false,
            lines: Vec::new(),
        }
    }

    /// The same part with those lines instead of its own.
    pub(super) fn with_lines(&self, lines: Vec<Line<'a>>) -> Self {
        Self { lines, topic: self.topic.clone(), ..*self }
    }

    /// Its text, word for word.
    pub(super) fn text(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|it| it.text).collect();
        trim_blank(&lines.join("\n")).to_owned()
    }

    /// Its first and last line.
    pub(super) fn span(&self) -> (usize, usize) {
        let last = self.lines.iter().rev().find(|it| it.mark != Mark::Blank);
        (self.line, last.map_or(self.line, |it| it.number))
    }

    fn is(&self, key: &SectionKey) -> bool {
        matches!(&self.topic, Some(Topic::Section(it)) if it == key)
    }

    fn is_timeline(&self) -> bool {
        self.is(&SectionKey::Timeline) || self.topic == Some(Topic::MaybeTimeline)
    }
}

/// Cuts `lines`, of which the first is called `first_line`.
pub(super) fn parts<'a>(
    lines: &[&'a str],
    first_line: usize,
    chosen: &mut Chosen<'a>,
) -> Vec<Part<'a>> {
    let marks = outline(lines).marks;
    let mut parts = vec![Part::new("", LABEL_LEVEL, first_line)];
    let at_title = chosen.choices.title.and_then(|it| it.checked_sub(first_line));
    let at_title = at_title.filter(|at| {
        lines.get(*at).is_some_and(|it| chosen.is_title(first_line + at, it, marks[*at]))
    });
    let mut has_title = at_title.is_some() || chosen.title_is_above;
    for (at, text) in lines.iter().enumerate() {
        let number = first_line + at;
        let choice = chosen.of(number, text, marks[at]);
        let line = Line { number, text, mark: marks[at], choice };
        let current = &parts[parts.len() - 1];
        if line.mark == Mark::Underline && current.lines.is_empty() && !current.heading.is_empty() {
            continue;
        }
        let begin = if at_title == Some(at) {
            let heading = bare(text, line.mark);
            if parts.len() > 1 && line.mark == Mark::Text {
                chosen.title = Some((heading, number));
                continue;
            }
            Begin::Title(heading)
        } else if parts.len() < MAX_NODES {
            begins_as_chosen(&line, current, has_title)
        } else {
            Begin::Nothing
        };
        has_title |= matches!(begin, Begin::Title(_));
        match part_of(begin, &line) {
            Some(part) => parts.push(part),
            None => {
                let last = parts.len() - 1;
                parts[last].lines.push(line);
            }
        }
    }
    parts.iter_mut().filter(|it| it.is_label).for_each(dedent);
    let has_summary = parts.iter().any(|it| it.is(&SectionKey::Summary));
    parts.iter_mut().for_each(|it| it.has_summary_elsewhere = has_summary);
    parts
}

enum Begin<'a> {
    Title(&'a str),
    Section(&'a str, usize),
    Label(&'a str, &'a str),
    /// A section by somebody's choice; `None` for one of its own. What follows the words of the heading on its line is text.
    Chosen(&'a str, &'a str, usize, Option<&'a SectionKey>),
    Nothing,
}

/// The part that begins on the line.
fn part_of<'a>(begin: Begin<'a>, line: &Line<'a>) -> Option<Part<'a>> {
    let (mut part, rest) = match begin {
        Begin::Title(heading) => {
            let mut part = Part::of(heading, LABEL_LEVEL, line.number, None, true);
            part.is_title = true;
            (part, "")
        }
        Begin::Section(heading, level) => (Part::new(heading, level, line.number), ""),
        Begin::Label(heading, rest) => {
            let mut part = Part::new(heading, LABEL_LEVEL, line.number);
            part.is_label = true;
            part.is_item = item_marker(line.text).is_some();
            (part, rest)
        }
        Begin::Chosen(heading, rest, level, key) => {
            let mut part = match key {
                Some(key) => Part::chosen(heading, level, line.number, key),
                None => Part::of(heading, level, line.number, None, true),
            };
            part.is_label = line.mark == Mark::Text;
            (part, rest)
        }
        Begin::Nothing => return None,
    };
    if !rest.trim().is_empty() {
        part.lines.push(Line { text: rest, mark: Mark::Text, choice: None, ..*line });
    }
    Some(part)
}

/// What begins on the line, by choice or, where nothing was chosen, by its own marks.
fn begins_as_chosen<'a>(line: &Line<'a>, current: &Part<'_>, has_title: bool) -> Begin<'a> {
    let Some(choice) = line.choice else { return begins(line, current, has_title) };
    match choice {
        LineChoice::Section(key) => {
            let (heading, rest, level) = heading_of(line);
            Begin::Chosen(heading, rest, level, Some(key))
        }
        LineChoice::Text => match begins(line, current, has_title) {
            Begin::Title(heading) => Begin::Chosen(heading, "", 1, None),
            Begin::Section(heading, level) => Begin::Chosen(heading, "", level, None),
            Begin::Label(heading, rest) => Begin::Chosen(heading, rest, LABEL_LEVEL, None),
            Begin::Chosen(..) | Begin::Nothing => Begin::Nothing,
        },
        LineChoice::Above | LineChoice::Entry | LineChoice::Action | LineChoice::Cause => {
            Begin::Nothing
        }
    }
}

/// A line as a heading: its words, what follows them on the line, and its level.
fn heading_of<'a>(line: &Line<'a>) -> (&'a str, &'a str, usize) {
    if let Mark::Heading { level, text } = line.mark {
        return (text, "", level);
    }
    let text = item_marker(line.text).map_or(line.text, |(_, text)| text);
    let labelled = bold_label(text).or_else(|| plain_label(text));
    let (heading, rest) = labelled.unwrap_or_else(|| (bare(text, line.mark), ""));
    (heading, rest, LABEL_LEVEL)
}

fn begins<'a>(line: &Line<'a>, current: &Part<'_>, has_title: bool) -> Begin<'a> {
    match line.mark {
        Mark::Heading { level: 1, text } if !has_title && !text.is_empty() => Begin::Title(text),
        Mark::Heading { level, text } => {
            // Below a timeline, a heading that is a day or a time is one of its entries.
            let is_entry = current.is_timeline() && stamp::read(text).is_some();
            let is_known = headings::topic(text).is_some();
            let is_group = current.is(&SectionKey::Actions) && level > current.level;
            let is_sibling = level <= current.level;
            if !is_entry && (is_sibling || is_known && !is_group) {
                Begin::Section(text, level)
            } else {
                Begin::Nothing
            }
        }
        Mark::Text => label(line, current),
        _ => Begin::Nothing,
    }
}

/// A bold label that stands for a heading: an item of a list of such, above any real section; or a label alone on its line that
/// means a timeline or actions.
fn label<'a>(line: &Line<'a>, current: &Part<'_>) -> Begin<'a> {
    let is_above_sections = current.level == LABEL_LEVEL;
    if is_above_sections && indent_of(line.text) == 0 {
        let item = item_marker(line.text).map(|(_, text)| text);
        if let Some((label, rest)) = item.and_then(bold_label) {
            let is_known = headings::topic(label).is_some();
            // Inside a list of labels, an unknown label ends the part before it.
            let is_list_of_labels = current.is_item && stamp::read(label).is_none();
            if is_known && !current.is_label || is_list_of_labels {
                return Begin::Label(label, rest);
            }
        }
    }
    let alone = bold_label(line.text).filter(|(_, rest)| rest.trim().is_empty());
    let topic = alone.and_then(|(label, _)| headings::topic(label));
    match (alone, topic) {
        (
            Some((label, _)),
            Some((Topic::Section(SectionKey::Timeline | SectionKey::Actions), _)),
        ) if indent_of(line.text) == 0 => Begin::Label(label, ""),
        (Some((label, _)), _)
            if current.is_label && !current.is_item && indent_of(line.text) == 0 =>
        {
            Begin::Label(label, "")
        }
        _ => Begin::Nothing,
    }
}

/// Splits `**Label**: rest` and `**Label:** rest`.
pub(super) fn bold_label(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let inner = text.strip_prefix("**").or_else(|| text.strip_prefix("__"))?;
    let (label, rest) = inner.split_once(&text[..2])?;
    let is_label = label.ends_with(':')
        || rest.trim().is_empty()
        || rest.trim_start().starts_with([':', '-', '–']);
    let rest = rest.trim_start().trim_start_matches([':', '-', '–']).trim();
    let label = label.trim().trim_end_matches(':').trim_end();
    (is_label && !label.is_empty()).then_some((label, rest))
}

/// Moves the lines of a list item left by the width that the item has indented them.
fn dedent(part: &mut Part<'_>) {
    let texts = part.lines.iter().filter(|it| it.number > part.line && it.mark != Mark::Blank);
    let width = texts.map(|it| indent_of(it.text)).min().unwrap_or(0);
    for line in part.lines.iter_mut().filter(|it| it.number > part.line) {
        let spaces = line.text.bytes().take_while(|it| *it == b' ').count();
        line.text = &line.text[spaces.min(width)..];
    }
}
