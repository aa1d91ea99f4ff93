//! Anybody's Markdown: headings and labels are matched to sections, and each section is read for what it is.

mod actions;
mod causes;
mod checklist;
mod chosen;
mod dates;
mod factors;
mod front;
mod headings;
mod ids;
mod items;
mod labels;
mod moments;
mod pieces;
mod split;
mod tables;
mod timeline;

use std::rc::Rc;

use afterword_core::id::Mint;
use afterword_core::postmortem::{Entry, Section, SectionKey};
use afterword_core::stamp::{self, DayOrder, Manner};
use chrono::NaiveDate;

use super::super::illustration::without_drawings;
use super::super::text::{one_line, trim_blank};
use super::preview::Kept;
use super::runs::{TextLines, runs};
use super::{Choices, Confidence, Preview, ReadContext, SeverityChoice, What};
use crate::limits::MAX_NODES;
pub(super) use checklist::read as read_checklist;
use chosen::Chosen;
use headings::Topic;
use ids::LineIds;
use split::{Line, Part};

/// Reads `text` as somebody chose.
pub(super) fn read<'a>(
    text: &'a str,
    ids: &mut impl Mint,
    mut context: ReadContext<'a>,
    choices: &'a Choices,
) -> Preview {
    context.zone = choices.zone.as_ref().unwrap_or(context.zone);
    let (front, body, first_line) = front::split(text);
    let lines: Vec<&str> = body.lines().collect();
    let lines = without_drawings(&lines);
    let mut chosen = Chosen::new(choices);
    chosen.title_is_above = front.as_ref().is_some_and(|it| it.holds_title(choices.title));
    let mut parts = split::parts(&lines, first_line, &mut chosen);
    let tables = tables::take(&mut parts);
    let (order, is_order_open) = dates::order_of(&parts);
    let order = choices.order.unwrap_or(order);
    let mut reader = Reader::new(ids, context, chosen, order);
    reader.preview.assumed_order = is_order_open.then_some(order);
    let title = reader.title_of(&parts);
    reader.read_front(front, title.map(|(it, _)| it));
    reader.read_title(title);
    reader.read_labels(&mut parts);
    reader.find_date(&parts);
    for table in &tables {
        reader.read_table(table);
    }
    for part in &parts {
        reader.read_part(part);
    }
    let causes = std::mem::take(&mut reader.causes);
    reader.add_causes(&causes);
    reader.settle_date();
    reader.finish(text)
}

/// The part of a document that a heading names, where it says nothing else; a free section has no such part.
pub(super) fn section(heading: &str) -> Option<SectionKey> {
    match headings::topic(heading)? {
        (Topic::Section(key), true) if SectionKey::FIELDS.contains(&key) => Some(key),
        _ => None,
    }
}

/// A text while it is being read.
struct Reader<'a> {
    preview: Preview,
    ids: LineIds,
    context: ReadContext<'a>,
    chosen: Chosen<'a>,
    /// How many more things may be recognised.
    budget: usize,
    /// The order of the numbers in dates that can be read in both.
    order: DayOrder,
    /// The year of days that are written without one.
    year: Option<i32>,
    /// The day that was stated last, for timelines that are told in several parts.
    day: Option<NaiveDate>,
    /// The lines that are text.
    texts: Vec<TextLines>,
    /// Lines that somebody chose to be causes, where nothing else makes a tree of them.
    causes: Vec<Vec<Line<'a>>>,
}

impl<'a> Reader<'a> {
    fn new(
        ids: &mut impl Mint,
        context: ReadContext<'a>,
        chosen: Chosen<'a>,
        order: DayOrder,
    ) -> Self {
        let mut document =
            afterword_core::Postmortem::new(ids.document_id(context.now), context.now);
        // Times that don't say theirs are shown on the clocks that they were read by.
        document.zone = context.zone.clone();
        Self {
            preview: Preview::of(document),
            ids: LineIds::new(ids.bits()),
            context,
            chosen,
            budget: MAX_NODES,
            order,
            year: None,
            day: None,
            texts: Vec::new(),
            causes: Vec::new(),
        }
    }

    fn manner(&self) -> Manner {
        Manner { order: self.order, ..Manner::default() }
    }

    /// The title that the text has itself, with its line.
    fn title_of(&self, parts: &[Part<'a>]) -> Option<(&'a str, usize)> {
        let part = || parts.iter().find(|it| it.is_title).map(|it| (it.heading, it.line));
        self.chosen.title.or_else(part)
    }

    fn read_title(&mut self, title: Option<(&str, usize)>) {
        let Some((heading, line)) = title else { return self.name_after_file() };
        self.preview.document.title = one_line(heading);
        self.preview.recognise(What::Title, line, Confidence::High, heading);
    }

    /// A text without any title is called what its file is called.
    fn name_after_file(&mut self) {
        if self.preview.document.title.is_empty() {
            self.preview.document.title = self.context.title();
        }
    }

    /// Whether a severity that the text says becomes the document's: the first one does, unless somebody chose otherwise.
    fn takes_severity(&self, said: &str) -> bool {
        let is_wanted = match &self.chosen.choices.severity {
            None => true,
            Some(SeverityChoice::Level(chosen)) => chosen.0 == said,
            Some(SeverityChoice::NotSaid) => false,
        };
        is_wanted && self.preview.document.severity.is_none()
    }

    fn read_part(&mut self, part: &Part<'a>) {
        let day = stamp::find_day_in(part.heading, self.order);
        if let Some((day, _)) = day.filter(|_| !part.is_title) {
            self.day = Some(day);
        }
        let topic = self.topic_of(part);
        let (left, pieces) = pieces::take(part, topic.as_ref());
        let n_kept = self.preview.kept.len();
        self.read_topic(left.as_ref().unwrap_or(part), topic.clone());
        self.note_texts(part, topic, n_kept);
        self.read_pieces(pieces);
    }

    /// Notes which lines are text: of the section that keeps them, else of the part that they are in.
    fn note_texts(&mut self, part: &Part<'_>, topic: Option<Topic>, n_kept: usize) {
        let kept = self.preview.kept.get(n_kept).map(|it| it.section.clone());
        let section = kept.or(match topic {
            Some(Topic::Section(key)) => Some(key),
            _ => None,
        });
        if let Some(section) = section {
            let (first_line, last_line) = part.span();
            self.texts.push(TextLines { first_line, last_line, section });
        }
    }

    fn read_topic(&mut self, part: &Part<'a>, topic: Option<Topic>) {
        let key = match &topic {
            Some(Topic::Section(key)) => Some(key.clone()),
            _ => None,
        };
        if let Some(key) = &key {
            let sureness = if part.is_label { Confidence::Medium } else { Confidence::High };
            self.preview.recognise(What::Section(key.clone()), part.line, sureness, part.heading);
        }
        match topic {
            None if part.heading.is_empty() || part.is_title => self.read_lead(part),
            None | Some(Topic::MaybeTimeline) => self.keep_part(part, ""),
            Some(Topic::KeyEvents) => {
                self.read_moments(part);
                self.keep_part(part, "");
            }
            Some(Topic::Section(SectionKey::Timeline)) => self.read_timeline(part),
            Some(Topic::Section(SectionKey::Actions)) => self.read_actions(part),
            Some(Topic::Section(SectionKey::Factors)) => self.read_factors(part),
            Some(Topic::Section(SectionKey::Causes)) => self.read_causes(part),
            Some(Topic::Section(SectionKey::Free(name))) => self.keep_part(part, &name),
            Some(Topic::Section(key)) => self.read_text(&key, part),
        }
    }

    /// What a part is: a heading that may mean a timeline means one if there are times below it.
    fn topic_of(&self, part: &Part<'_>) -> Option<Topic> {
        match part.topic.clone()? {
            Topic::MaybeTimeline if timeline::has_entries(part) => {
                Some(Topic::Section(SectionKey::Timeline))
            }
            other => Some(other),
        }
    }

    /// A part that is one text. A second one of its kind goes below the first, under its own heading.
    fn read_text(&mut self, key: &SectionKey, part: &Part<'_>) {
        let mut text = part.text();
        let document = &mut self.preview.document;
        let field = match (key, key.text_field()) {
            (SectionKey::Impact, _) => &mut document.impact.text,
            (_, Some(field)) => document.text_mut(field),
            (_, None) => return self.keep_part(part, ""),
        };
        if text.is_empty() && part.is_exact {
            return;
        }
        if !field.is_empty() || !part.is_exact {
            text = trim_blank(&format!("### {}\n\n{text}", part.heading)).to_owned();
        }
        if !field.is_empty() {
            field.push_str("\n\n");
        }
        field.push_str(&text);
        self.note_kept(part, key.clone());
    }

    /// The text above the first section: the summary, if there is no other.
    fn read_lead(&mut self, part: &Part<'_>) {
        let text = part.text();
        if text.is_empty() {
            return;
        }
        let has_summary = part.has_summary_elsewhere;
        if !has_summary && self.preview.document.summary.is_empty() {
            self.preview.document.summary = text;
            self.note_kept(part, SectionKey::Summary);
        } else {
            self.add_section("", "Introduction", &text, part);
        }
    }

    /// Keeps a part as a free section, by the name that templates know it by.
    fn keep_part(&mut self, part: &Part<'_>, name: &str) {
        self.add_section(name, part.heading, &part.text(), part);
    }

    /// Keeps lines of a part that its field has no place for.
    fn keep_notes(&mut self, part: &Part<'_>, lines: &[&str]) {
        let text = lines.join("\n");
        let text = trim_blank(&text);
        // The heading itself stands over what was understood.
        let heading = match part.heading {
            "" => "Notes".to_owned(),
            heading if part.is_exact => format!("{heading} (notes)"),
            heading => heading.to_owned(),
        };
        if !text.is_empty() || !part.is_exact {
            self.add_section("", &heading, text, part);
        }
    }

    fn add_section(&mut self, name: &str, heading: &str, text: &str, part: &Part<'_>) {
        let extra = &self.preview.document.extra;
        let is_taken = !name.is_empty() && extra.iter().any(|it| it.key == name);
        let key = if is_taken { String::new() } else { name.to_owned() };
        let id = self.ids.at(part.line).id();
        let section = Section { id, key, heading: one_line(heading), text: text.to_owned() };
        self.note_kept(part, section.section_key());
        self.preview.document.extra.push(Rc::new(section));
    }

    fn note_kept(&mut self, part: &Part<'_>, section: SectionKey) {
        let (first_line, last_line) = part.span();
        let heading = part.heading.to_owned();
        self.preview.kept.push(Kept { first_line, last_line, section, heading });
    }

    /// Whether one more thing may be recognised.
    fn may_go_on(&mut self) -> bool {
        let may = self.budget > 0;
        self.budget = self.budget.saturating_sub(1);
        may
    }

    fn finish(mut self, text: &str) -> Preview {
        if let Some(SeverityChoice::Level(chosen)) = &self.chosen.choices.severity {
            self.preview.document.severity = Some(chosen.clone());
        }
        self.preview.in_order();
        let is_said = self.preview.recognised.iter().any(|it| it.what == What::Zone);
        let timeline = &self.preview.document.timeline;
        self.preview.assumes_zone = !is_said && timeline.iter().any(|it| is_without_zone(it));
        self.preview.unfit = self.chosen.unfit();
        for it in &mut self.preview.recognised {
            if self.chosen.decides(it.line) {
                it.confidence = Confidence::High;
            }
        }
        self.preview.runs = runs(text, &self.preview, &self.texts);
        self.preview
    }
}

/// Whether the entry has a time, and its stamp no zone.
fn is_without_zone(entry: &Entry) -> bool {
    let stamp = stamp::read(&entry.stamp);
    entry.time.start().is_some() && stamp.is_none_or(|it| it.zone.is_none())
}
