//! The sections of our own files, each read back into its field.

use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::actions::ActionId;
use afterword_core::id::Mint;
use afterword_core::postmortem::{
    EntryId, MetricCatalogue, Moment, Section, SectionId, SectionKey, TextField,
};
use afterword_core::{list, order};
use serde_json::{Map, Value};

use super::super::foreign;
use super::super::preview::{FoundDate, Kept};
use super::super::{Confidence, Preview, What};
use super::lists::pair;
use super::{Body, BodySection, settle, show_line};
use crate::markdown::text::{guard, plain, trim_blank};
use crate::markdown::write::{UNTITLED, counted, is_of_preamble, people, response};

/// A file of ours while it is being read.
pub(super) struct Own<'a, M> {
    /// The front matter, for what the document can't tell: whether a text is in it.
    pub(super) map: Map<String, Value>,
    pub(super) document: Postmortem,
    names: Vec<Named>,
    body: Body<'a>,
    /// By what the table above the first section was derived.
    metrics: MetricCatalogue,
    pub(super) ids: &'a mut M,
    pub(super) preview: Vec<(What, usize, String)>,
    /// Lines that somebody added among those that are derived, with the section that they are kept in.
    pub(super) kept: Vec<(String, Vec<String>)>,
}

/// A section as the front matter names it.
struct Named {
    name: Name,
    heading: String,
}

#[derive(Clone, Debug, PartialEq)]
enum Name {
    Field(SectionKey),
    Free(SectionId),
}

impl Named {
    fn of(value: &Value) -> Option<Self> {
        let heading = value.get("heading")?.as_str()?.to_owned();
        let name = match (value.get("section"), value.get("free")) {
            (Some(key), _) => Name::Field(key.as_str()?.parse().ok()?),
            (_, Some(id)) => Name::Free(id.as_str()?.parse().ok()?),
            _ => return None,
        };
        Some(Self { name, heading })
    }
}

impl<'a, M: Mint> Own<'a, M> {
    pub(super) fn new(
        map: Map<String, Value>,
        names: &Value,
        body: Body<'a>,
        metrics: MetricCatalogue,
        ids: &'a mut M,
    ) -> Option<Self> {
        let document: Postmortem = crate::json::read_value(&Value::Object(map.clone()))?;
        let names = names.as_array().map(Vec::as_slice).unwrap_or_default();
        let names = names.iter().map(Named::of).collect::<Option<Vec<Named>>>()?;
        let (preview, kept) = (Vec::new(), Vec::new());
        Some(Self { map, document, names, body, metrics, ids, preview, kept })
    }

    pub(super) fn read_all(&mut self) {
        self.read_title();
        self.keep_unknown_fields();
        let mut sections = std::mem::take(&mut self.body.sections);
        let names = self.name_sections(&sections);
        let missing = self.names.iter().filter(|it| !names.contains(&Some(it.name.clone())));
        let missing: Vec<Name> = missing.map(|it| it.name.clone()).collect();
        let mut work: Vec<(Option<Name>, BodySection<'a>)> =
            names.into_iter().zip(sections.drain(..)).collect();
        work.extend(missing.into_iter().map(|it| {
            let nothing = BodySection { line: 0, heading: String::new(), lines: Vec::new() };
            (Some(it), nothing)
        }));
        // Factors name the actions that cover them.
        let is_later = |it: &Option<Name>| *it != Some(Name::Field(SectionKey::Actions));
        order::sort(&mut work, |a, b| is_later(&a.0).cmp(&is_later(&b.0)));
        for (name, section) in work {
            self.read_section(name, &section);
        }
        self.read_lead();
        self.forget_what_is_gone();
    }

    pub(super) fn finish(self) -> Preview {
        let mut preview = Preview::of(self.document);
        for (what, line, as_written) in self.preview {
            preview.recognise(what, line, Confidence::High, &as_written);
        }
        preview.in_order();
        let day = preview.document.happened_at().map(|it| it.date_naive());
        preview.date = day.map(|date| FoundDate {
            date,
            line: 1,
            as_written: date.to_string(),
            confidence: Confidence::High,
        });
        for (heading, lines) in self.kept {
            let id = self.ids.id();
            let text = trim_blank(&lines.join("\n")).to_owned();
            let section = Section { id, key: String::new(), heading: heading.clone(), text };
            let kept =
                Kept { first_line: 1, last_line: 1, section: section.section_key(), heading };
            preview.kept.push(kept);
            preview.document.extra.push(Rc::new(section));
        }
        preview.document.separate_ids();
        preview
    }

    fn read_title(&mut self) {
        let Some((line, title)) = self.body.title else { return };
        let shown = plain(title);
        self.preview.push((What::Title, line, title.to_owned()));
        let exact = self.map.get("title");
        if exact.is_some() || shown != UNTITLED {
            self.document.title = settle(exact, &shown, |it| show_line(it, UNTITLED));
        }
    }

    /// A field that somebody added to the front matter has no place in a document, but its words are kept.
    fn keep_unknown_fields(&mut self) {
        let known = crate::json::to_value(&self.document);
        let unknown = self.map.iter().filter(|(key, _)| known.get(key.as_str()).is_none());
        let lines: Vec<String> = unknown.map(|(key, value)| format!("{key}: {value}")).collect();
        if !lines.is_empty() {
            self.kept.push(("Front matter".to_owned(), lines));
        }
    }

    /// Which section each heading is: the one that the front matter names so; else by its place, if none was added or removed; else
    /// what the words of a heading mean that somebody added, unless the document has such a section already.
    fn name_sections(&self, sections: &[BodySection<'_>]) -> Vec<Option<Name>> {
        let headings: Vec<String> = sections.iter().map(|it| it.heading.clone()).collect();
        let named: Vec<String> = self.names.iter().map(|it| it.heading.clone()).collect();
        let pairs = pair(&headings, &named);
        let mut taken: Vec<Name> = self.names.iter().map(|it| it.name.clone()).collect();
        let name = |(paired, heading): (Option<usize>, &String)| match paired {
            Some(at) => Some(self.names[at].name.clone()),
            None => {
                let meant = foreign::section(heading).map(Name::Field)?;
                let is_new = !taken.contains(&meant);
                is_new.then(|| taken.push(meant.clone()))?;
                Some(meant)
            }
        };
        pairs.into_iter().zip(&headings).map(name).collect()
    }

    fn read_section(&mut self, name: Option<Name>, section: &BodySection<'_>) {
        let key = match &name {
            Some(Name::Field(key)) => key.clone(),
            Some(Name::Free(id)) => SectionKey::Free(id.to_string()),
            None => SectionKey::Free(section.heading.clone()),
        };
        if section.line > 0 {
            self.preview.push((What::Section(key), section.line, section.heading.clone()));
        }
        match name {
            Some(Name::Field(SectionKey::Impact)) => self.read_impact(section),
            Some(Name::Field(SectionKey::Timeline)) => self.read_timeline(section),
            Some(Name::Field(SectionKey::Actions)) => self.read_actions(section),
            Some(Name::Field(SectionKey::Factors)) => self.read_factors(section),
            Some(Name::Field(SectionKey::Causes)) => self.read_causes(section),
            Some(Name::Field(SectionKey::People)) => {
                self.keep_what_is_not(section, &people(&self.document));
            }
            Some(Name::Field(SectionKey::Response)) => {
                self.keep_what_is_not(section, &response(&self.document));
            }
            Some(Name::Field(key)) => self.read_text(&key, section),
            Some(Name::Free(id)) => self.read_free(id, section),
            None => self.add_section(section),
        }
    }

    fn read_text(&mut self, key: &SectionKey, section: &BodySection<'_>) {
        let Some(field) = key.text_field() else { return };
        let exact = self.map.get(json_name(field));
        *self.document.text_mut(field) = settle(exact, &section.text(), guard);
    }

    fn read_free(&mut self, id: SectionId, section: &BodySection<'_>) {
        let Some(at) = list::position(&self.document.extra, id) else {
            return self.add_section(section);
        };
        let exact = self.map.get("extra").and_then(|it| it.get(at)).cloned().unwrap_or_default();
        let named = self.names.iter().find(|it| it.name == Name::Free(id));
        let heading_stayed = named.is_some_and(|it| it.heading == section.heading);
        let free = Rc::make_mut(&mut self.document.extra[at]);
        free.text = settle(exact.get("text"), &section.text(), guard);
        free.heading = match exact.get("heading").and_then(Value::as_str) {
            Some(exact) if heading_stayed => exact.to_owned(),
            _ => section.heading.clone(),
        };
    }

    fn add_section(&mut self, section: &BodySection<'_>) {
        let (heading, text) = (section.heading.clone(), section.text());
        let free = Section { id: self.ids.id(), key: String::new(), heading, text };
        self.document.extra.push(Rc::new(free));
    }

    fn read_impact(&mut self, section: &BodySection<'_>) {
        let whole = section.text();
        let figures = counted(&self.document);
        let text = whole.strip_suffix(&figures).map(str::trim_end).map(str::to_owned);
        let text = text.unwrap_or_else(|| without(&section.lines, &figures).join("\n"));
        let exact = self.map.get("impact").and_then(|it| it.get("text"));
        self.document.impact.text = settle(exact, trim_blank(&text), guard);
    }

    fn keep_what_is_not(&mut self, section: &BodySection<'_>, derived: &str) {
        self.keep(&section.heading, without(&section.lines, derived));
    }

    pub(super) fn keep(&mut self, heading: &str, lines: Vec<String>) {
        if lines.iter().any(|it| !it.trim().is_empty()) {
            self.kept.push((format!("{heading}: notes"), lines));
        }
    }

    fn read_lead(&mut self) {
        let is_derived = is_of_preamble(&self.document, &self.metrics);
        let lead = self.body.lead.iter().map(|(_, it)| *it);
        let added: Vec<String> = lead.filter(|it| !is_derived(it)).map(str::to_owned).collect();
        if added.iter().any(|it| !it.trim().is_empty()) {
            self.kept.push(("Introduction".to_owned(), added));
        }
    }

    /// Drops the references to what was taken out of the text by hand.
    fn forget_what_is_gone(&mut self) {
        let document = &mut self.document;
        let had: BTreeSet<EntryId> = ids_of(self.map.get("timeline"));
        let entries = order::set(document.timeline.iter().map(|it| it.id));
        let is_gone = |id: &EntryId| had.contains(id) && !entries.contains(id);
        document.moments.retain(|_, it| !matches!(it, Moment::Entry(id) if is_gone(id)));
        let had: BTreeSet<ActionId> = ids_of(self.map.get("actions"));
        let actions = order::set(document.actions.iter().map(|it| it.id));
        let gone = |id: &ActionId| had.contains(id) && !actions.contains(id);
        for factor in &mut document.factors {
            if factor.actions.iter().any(gone) {
                Rc::make_mut(factor).actions.retain(|it| !gone(it));
            }
        }
    }
}

fn json_name(field: TextField) -> &'static str {
    match field {
        TextField::Title => "title",
        TextField::Incident => "incident",
        TextField::Summary => "summary",
        TextField::Impact => "impact",
        TextField::Trigger => "trigger",
        TextField::WhatHappened => "whatHappened",
        TextField::Surprise => "surprise",
        TextField::WentWell => "wentWell",
        TextField::WentWrong => "wentWrong",
        TextField::Lucky => "lucky",
        TextField::Lessons => "lessons",
    }
}

/// The lines that are not among those of `derived`.
pub(super) fn without(lines: &[&str], derived: &str) -> Vec<String> {
    let derived = order::set(derived.lines().filter(|it| !it.trim().is_empty()));
    lines.iter().filter(|it| !derived.contains(*it)).map(|it| (*it).to_owned()).collect()
}

/// The names of the members of a list in the front matter.
fn ids_of<K: Ord + std::str::FromStr>(list: Option<&Value>) -> BTreeSet<K> {
    let members = list.and_then(Value::as_array).into_iter().flatten();
    order::set(members.filter_map(|it| it.get("id")?.as_str()?.parse().ok()))
}
