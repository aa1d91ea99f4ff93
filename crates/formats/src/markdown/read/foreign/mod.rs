//! Anybody's Markdown: headings and labels are matched to sections, and each section is read for what it is.

mod actions;
mod causes;
mod dates;
mod factors;
mod front;
mod headings;
mod items;
mod labels;
mod moments;
mod split;
mod timeline;

use afterword_core::stamp;
use std::rc::Rc;

use afterword_core::id::Mint;
use afterword_core::postmortem::{Entry, Section, SectionKey};
use chrono::NaiveDate;

use super::super::illustration::without_drawings;
use super::super::text::{one_line, trim_blank};
use super::preview::Kept;
use super::{Confidence, Preview, ReadContext, What};
use crate::limits::MAX_NODES;
use headings::Topic;
use split::Part;

/// Reads `text`.
pub(super) fn read(text: &str, ids: &mut impl Mint, context: ReadContext<'_>) -> Preview {
    let id = ids.document_id(context.now);
    let mut document = afterword_core::Postmortem::new(id, context.now);
    // Times that don't say theirs are shown on the clocks that they were read by.
    document.zone = context.zone.clone();
    let mut reader = Reader {
        preview: Preview::of(document),
        ids,
        context,
        budget: MAX_NODES,
        year: None,
        day: None,
    };
    let (front, body, first_line) = front::split(text);
    let lines: Vec<&str> = body.lines().collect();
    let lines = without_drawings(&lines);
    let mut parts = split::parts(&lines, first_line);
    let title = parts.iter().find(|it| it.is_title).map(|it| it.heading);
    reader.read_front(front, title);
    reader.read_title(&parts);
    reader.read_labels(&mut parts);
    reader.find_date(&parts);
    for part in &parts {
        reader.read_part(part);
    }
    reader.settle_date();
    reader.finish()
}

/// The part of a document that a heading names, where it says nothing else; a free section has no such part.
pub(super) fn section(heading: &str) -> Option<SectionKey> {
    match headings::topic(heading)? {
        (Topic::Section(key), true) if SectionKey::FIELDS.contains(&key) => Some(key),
        _ => None,
    }
}

/// A text while it is being read.
struct Reader<'a, M> {
    preview: Preview,
    ids: &'a mut M,
    context: ReadContext<'a>,
    /// How many more things may be recognised.
    budget: usize,
    /// The year of days that are written without one.
    year: Option<i32>,
    /// The day that was stated last, for timelines that are told in several parts.
    day: Option<NaiveDate>,
}

impl<M: Mint> Reader<'_, M> {
    fn read_title(&mut self, parts: &[Part<'_>]) {
        let Some((heading, line)) =
            parts.iter().find(|it| it.is_title).map(|it| (it.heading, it.line))
        else {
            return self.name_after_file();
        };
        self.preview.document.title = one_line(heading);
        self.preview.recognise(What::Title, line, Confidence::High, heading);
    }

    /// A text without any title is called what its file is called.
    fn name_after_file(&mut self) {
        if self.preview.document.title.is_empty() {
            self.preview.document.title = self.context.title();
        }
    }

    fn read_part(&mut self, part: &Part<'_>) {
        if let Some((day, _)) = stamp::find_day(part.heading).filter(|_| !part.is_title) {
            self.day = Some(day);
        }
        let topic = self.topic_of(part);
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
        let section =
            Section { id: self.ids.id(), key, heading: one_line(heading), text: text.to_owned() };
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

    fn finish(mut self) -> Preview {
        // A stable sort: what stands on one line keeps the order in which it was read.
        self.preview.recognised.sort_by_key(|it| it.line);
        self.preview.kept.sort_by_key(|it| it.first_line);
        let is_said = self.preview.recognised.iter().any(|it| it.what == What::Zone);
        let timeline = &self.preview.document.timeline;
        self.preview.assumes_zone = !is_said && timeline.iter().any(|it| is_without_zone(it));
        self.preview
    }
}

/// Whether the entry has a time, and its stamp no zone.
fn is_without_zone(entry: &Entry) -> bool {
    let stamp = stamp::read(&entry.stamp);
    entry.time.start().is_some() && stamp.is_none_or(|it| it.zone.is_none())
}
