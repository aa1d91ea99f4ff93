//! The sections of our own files, each read back into its field.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use afterword_core::actions::{Action, ActionId};
use afterword_core::causes::{Cause, CauseTree, FlatCause};
use afterword_core::list;
use afterword_core::postmortem::{
    Entry, EntryId, EntryTime, Factor, Moment, Section, SectionId, SectionKey, TextField,
};

use super::lists::{Item, items, pair, split_line};
use super::*;
use crate::markdown::write::{
    NO_PROBLEM, NO_TEXT, action_text, cause_marks, counted, entry_footer, entry_header,
    factor_marks, is_note, people, response, timeline_notes,
};

/// A file of ours while it is being read.
pub(super) struct Own<'a, M> {
    /// The front matter, for what the document can't tell: whether a text is in it.
    map: Map<String, Value>,
    document: Postmortem,
    names: Vec<Named>,
    body: Body<'a>,
    ids: &'a mut M,
    preview: Vec<(What, usize, String)>,
    /// Lines that somebody added among those that are derived, with the section that they are kept in.
    kept: Vec<(String, Vec<String>)>,
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
        ids: &'a mut M,
    ) -> Option<Self> {
        let document: Postmortem = crate::json::from_value(&Value::Object(map.clone()))?;
        let names = names.as_array().map(Vec::as_slice).unwrap_or_default();
        let names = names.iter().map(Named::of).collect::<Option<Vec<Named>>>()?;
        let (preview, kept) = (Vec::new(), Vec::new());
        Some(Self { map, document, names, body, ids, preview, kept })
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
        work.sort_by_key(|(name, _)| *name != Some(Name::Field(SectionKey::Actions)));
        for (name, section) in work {
            self.read_section(name, &section);
        }
        self.read_lead();
        self.forget_what_is_gone();
    }

    pub(super) fn finish(self) -> Preview {
        let mut preview = Preview::empty(self.document);
        for (what, line, as_written) in self.preview {
            preview.recognise(what, line, Confidence::High, &as_written);
        }
        preview.recognised.sort_by_key(|it| it.line);
        let day = preview.document.happened_at().map(|it| it.date_naive());
        preview.date = day.map(|date| super::super::FoundDate {
            date,
            line: 1,
            as_written: date.to_string(),
            confidence: Confidence::High,
        });
        for (heading, lines) in self.kept {
            let id = self.ids.id();
            let text = trim_blank(&lines.join("\n")).to_owned();
            let section = Section { id, key: String::new(), heading: heading.clone(), text };
            let kept = super::super::Kept { first_line: 1, last_line: 1, section: section.section_key(), heading };
            preview.kept.push(kept);
            preview.document.extra.push(Rc::new(section));
        }
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

    /// Which section each heading is: the one that the front matter names so; else by its place, if none was added or removed.
    fn name_sections(&self, sections: &[BodySection<'_>]) -> Vec<Option<Name>> {
        let headings: Vec<String> = sections.iter().map(|it| it.heading.clone()).collect();
        let named: Vec<String> = self.names.iter().map(|it| it.heading.clone()).collect();
        let pairs = pair(&headings, &named);
        pairs.into_iter().map(|it| it.map(|at| self.names[at].name.clone())).collect()
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

    fn keep(&mut self, heading: &str, lines: Vec<String>) {
        if lines.iter().any(|it| !it.trim().is_empty()) {
            self.kept.push((format!("{heading}: notes"), lines));
        }
    }

    fn read_lead(&mut self) {
        let derived = preamble(&self.document);
        let lead: Vec<&str> = self.body.lead.iter().map(|(_, it)| *it).collect();
        let added = without(&lead, &derived);
        if added.iter().any(|it| !it.trim().is_empty()) {
            self.kept.push(("Introduction".to_owned(), added));
        }
    }

    fn read_timeline(&mut self, section: &BodySection<'_>) {
        let notes = timeline_notes(&self.document);
        let is_stated = !notes.is_empty();
        let (above, items) = items(&section.lines, section.line + 1);
        let above: Vec<&str> = above.iter().map(String::as_str).collect();
        let added = without(&above, &notes);
        self.keep(&section.heading, added);
        let order: Vec<Rc<Entry>> =
            self.document.timeline_in_order().into_iter().cloned().collect();
        let headers: Vec<String> = order.iter().map(|it| entry_header(it, is_stated)).collect();
        let found: Vec<String> = items.iter().map(|it| until_dash(&it.first).to_owned()).collect();
        let known: Vec<String> = headers.iter().map(|it| until_dash(it).to_owned()).collect();
        let written = self.document.timeline.iter().enumerate();
        let places: BTreeMap<EntryId, usize> = written.map(|(at, it)| (it.id, at)).collect();
        let mut in_body: Vec<Rc<Entry>> = Vec::new();
        for (item, paired) in items.iter().zip(pair(&found, &known)) {
            let entry = match paired {
                Some(at) => self.entry(item, &order[at], &headers[at], places.get(&order[at].id).copied()),
                None => {
                    let blank = Entry::new(self.ids.id(), EntryTime::Unknown, String::new());
                    self.entry(item, &blank, "\0", None)
                }
            };
            self.preview.push((What::Entry(entry.id), item.line, item.first.clone()));
            in_body.push(Rc::new(entry));
        }
        self.document.timeline = in_written_order(&self.document.timeline, in_body);
    }

    fn entry(&self, item: &Item, known: &Entry, header: &str, position: Option<usize>) -> Entry {
        let mut entry = known.clone();
        let rest = item.first.strip_prefix(header).map(|it| it.strip_prefix(" — ").unwrap_or(it));
        let first = match rest {
            Some(rest) => rest,
            None => item.first.split_once(" — ").map_or(&item.first[1..], |(_, it)| it).trim_start(),
        };
        let mut lines = vec![first.to_owned()];
        lines.extend(item.rest.iter().cloned());
        let footer = entry_footer(known);
        let whole = lines.join("\n");
        let whole = trim_blank(&whole);
        let text = if footer.is_empty() { whole } else { whole.strip_suffix(&footer).unwrap_or(whole) };
        let exact = position.and_then(|at| self.map.get("timeline")?.get(at)?.get("text"));
        entry.text = settle(exact, trim_blank(text), guard);
        entry
    }

    fn read_actions(&mut self, section: &BodySection<'_>) {
        let (above, items) = items(&section.lines, section.line + 1);
        self.keep(&section.heading, above);
        let known = std::mem::take(&mut self.document.actions);
        let key = |before: &str, after: &str| format!("{before}\n{after}");
        let keys: Vec<String> = known
            .iter()
            .map(|it| action_text(it))
            .map(|it| key(&it.before, &it.after))
            .collect();
        let found: Vec<String> = items
            .iter()
            .map(|it| split_line(&it.first))
            .map(|(before, _, after)| key(before, after))
            .collect();
        for (item, paired) in items.iter().zip(pair(&found, &keys)) {
            let action = match paired {
                Some(at) => self.action(item, &known[at], Some(at)),
                None => {
                    let blank = Action::new(self.ids.id(), String::new());
                    self.action(item, &blank, None)
                }
            };
            self.preview.push((What::Action(action.id), item.line, action.title.clone()));
            self.document.actions.push(Rc::new(action));
        }
    }

    fn action(&self, item: &Item, known: &Action, at: Option<usize>) -> Action {
        let mut action = known.clone();
        let exact = at.and_then(|at| self.map.get("actions")?.get(at));
        let (_, title, _) = split_line(&item.first);
        let show = |it: &str| show_line(it, NO_TEXT);
        action.title = settle(exact.and_then(|it| it.get("title")), &plain(title), show);
        let check = action_text(known).check;
        let whole = item.rest.join("\n");
        let whole = trim_blank(&whole);
        let detail = if check.is_empty() { whole } else { whole.strip_prefix(&check).unwrap_or(whole) };
        action.detail = settle(exact.and_then(|it| it.get("detail")), trim_blank(detail), guard);
        action
    }

    fn read_factors(&mut self, section: &BodySection<'_>) {
        let (above, items) = items(&section.lines, section.line + 1);
        self.keep(&section.heading, above);
        let known = std::mem::take(&mut self.document.factors);
        let keys: Vec<String> =
            known.iter().map(|it| factor_marks(&self.document, it)).collect();
        let found: Vec<String> =
            items.iter().map(|it| split_line(&it.first).2.to_owned()).collect();
        for (item, paired) in items.iter().zip(pair(&found, &keys)) {
            let mut factor = match paired {
                Some(at) => (*known[at]).clone(),
                None => Factor::new(self.ids.id(), String::new()),
            };
            let exact = paired.and_then(|at| self.map.get("factors")?.get(at)?.get("text"));
            let (_, text, _) = split_line(&item.first);
            let mut whole = plain(text);
            let rest = trim_blank(&item.rest.join("\n")).to_owned();
            if !rest.is_empty() {
                whole = format!("{whole} {}", one_line(&rest));
            }
            factor.text = settle(exact, &whole, |it| show_line(it, NO_TEXT));
            self.preview.push((What::Factor(factor.id), item.line, factor.text.clone()));
            self.document.factors.push(Rc::new(factor));
        }
    }

    fn read_causes(&mut self, section: &BodySection<'_>) {
        let mut blocks: Vec<(usize, String, Vec<&str>)> = Vec::new();
        let mut above: Vec<String> = Vec::new();
        for (at, line) in section.lines.iter().enumerate() {
            if let Some(problem) = line.strip_prefix("### ") {
                blocks.push((section.line + 1 + at, plain(problem.trim()), Vec::new()));
            } else if let Some((_, _, lines)) = blocks.last_mut() {
                lines.push(line);
            } else {
                above.push((*line).to_owned());
            }
        }
        self.keep(&section.heading, above);
        let shown: Vec<usize> =
            (0..self.document.trees.len()).filter(|at| !self.is_blank_tree(*at)).collect();
        let mut trees: Vec<Option<Rc<CauseTree>>> =
            self.document.trees.iter().cloned().map(Some).collect();
        let mut added = Vec::new();
        for (n, (line, problem, lines)) in blocks.iter().enumerate() {
            let at = shown.get(n).copied();
            let tree = self.tree(at, problem, lines, *line);
            match at {
                Some(at) => trees[at] = Some(Rc::new(tree)),
                None => added.push(Rc::new(tree)),
            }
        }
        for at in shown.into_iter().skip(blocks.len()) {
            trees[at] = None;
        }
        self.document.trees = trees.into_iter().flatten().chain(added).collect();
    }

    /// A tree that is not among the sections: it stands in the front matter alone.
    fn is_blank_tree(&self, at: usize) -> bool {
        let tree = &self.document.trees[at];
        let exact = self.map.get("trees").and_then(|it| it.get(at)?.get("problem")?.as_str());
        tree.is_empty() && exact.is_some_and(|it| it.trim().is_empty())
    }

    fn tree(&mut self, at: Option<usize>, problem: &str, lines: &[&str], line: usize) -> CauseTree {
        let known = at.map(|at| self.document.trees[at].clone());
        let exact = at.and_then(|at| self.map.get("trees")?.get(at)).cloned().unwrap_or_default();
        let problem = settle(exact.get("problem"), problem, |it| show_line(it, NO_PROBLEM));
        let found = cause_lines(lines, line + 1);
        for it in &found {
            self.preview.push((What::Cause, it.line, it.text.clone()));
        }
        if let Some(known) = known {
            let flat = known.flatten();
            let depths: Vec<usize> = known.walk().map(|it| it.depth).collect();
            if depths == found.iter().map(|it| it.depth).collect::<Vec<usize>>() {
                let texts = |n: usize| exact.get("causes")?.get(n)?.get("cause")?.get("text");
                let named = flat.into_iter().zip(&found).enumerate().map(|(n, (mut flat, line))| {
                    let text = line.text.strip_suffix(&cause_marks(&flat.cause)).unwrap_or(&line.text);
                    let show = |it: &str| show_line(it, NO_TEXT);
                    flat.cause.text = settle(texts(n), &plain(text), show);
                    flat
                });
                let tree = CauseTree::from_flat(known.id(), problem.clone(), known.join, named.collect());
                return tree.unwrap_or_else(|_| (*known).clone());
            }
            return self.rebuilt(known.id(), problem, &found);
        }
        let id = self.ids.id();
        self.rebuilt(id, problem, &found)
    }

    /// A tree whose shape was changed by hand: the list is all that is known of it.
    fn rebuilt(
        &mut self,
        id: afterword_core::causes::TreeId,
        problem: String,
        found: &[CauseLine],
    ) -> CauseTree {
        let mut path: Vec<(usize, afterword_core::causes::CauseId)> = Vec::new();
        let mut flat = Vec::new();
        for line in found {
            path.retain(|(depth, _)| *depth < line.depth);
            let cause = Cause::new(self.ids.id(), plain(&line.text));
            let under = path.last().map(|(_, id)| *id);
            path.push((line.depth, cause.id()));
            flat.push(FlatCause { under, cause });
        }
        let tree = CauseTree::from_flat(id, problem.clone(), Default::default(), flat);
        tree.unwrap_or_else(|_| {
            let lines = found.iter().map(|it| format!("{:1$}- {2}", "", it.depth * 2, it.text));
            self.kept.push((problem.clone(), lines.collect()));
            CauseTree::new(id, problem)
        })
    }

    /// Drops the references to what was taken out of the text by hand.
    fn forget_what_is_gone(&mut self) {
        let document = &mut self.document;
        let had: BTreeSet<EntryId> = ids_of(self.map.get("timeline"));
        let entries: BTreeSet<_> = document.timeline.iter().map(|it| it.id).collect();
        let is_gone = |id: &EntryId| had.contains(id) && !entries.contains(id);
        document.moments.retain(|_, it| !matches!(it, Moment::Entry(id) if is_gone(id)));
        let had: BTreeSet<ActionId> = ids_of(self.map.get("actions"));
        let actions: BTreeSet<_> = document.actions.iter().map(|it| it.id).collect();
        let gone = |id: &ActionId| had.contains(id) && !actions.contains(id);
        for factor in &mut document.factors {
            if factor.actions.iter().any(gone) {
                Rc::make_mut(factor).actions.retain(|it| !gone(it));
            }
        }
    }
}

fn ids_of<K: Ord>(list: Option<&Value>) -> BTreeSet<K>
where
    K: std::str::FromStr,
{
    let members = list.and_then(Value::as_array).into_iter().flatten();
    members.filter_map(|it| it.get("id")?.as_str()?.parse().ok()).collect()
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

fn until_dash(line: &str) -> &str {
    line.split(" — ").next().unwrap_or(line)
}

/// The lines that are not among those of `derived`.
fn without(lines: &[&str], derived: &str) -> Vec<String> {
    let derived: BTreeSet<&str> = derived.lines().filter(|it| !it.trim().is_empty()).collect();
    lines.iter().filter(|it| !derived.contains(*it)).map(|it| (*it).to_owned()).collect()
}

/// The entries in the order in which the document has them, new ones after those that they follow in the text.
fn in_written_order(written: &[Rc<Entry>], in_body: Vec<Rc<Entry>>) -> Vec<Rc<Entry>> {
    let places: BTreeMap<EntryId, usize> =
        written.iter().enumerate().map(|(at, it)| (it.id, at)).collect();
    let place = |entry: &Rc<Entry>| places.get(&entry.id).copied();
    let mut last = None;
    let mut placed: Vec<(Option<usize>, Rc<Entry>)> = Vec::with_capacity(in_body.len());
    for entry in in_body {
        last = place(&entry).or(last);
        placed.push((last, entry));
    }
    placed.sort_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, entry)| entry).collect()
}

struct CauseLine {
    line: usize,
    depth: usize,
    text: String,
}

/// The causes of a tree as its list gives them, notes on them aside.
fn cause_lines(lines: &[&str], first_line: usize) -> Vec<CauseLine> {
    let mut found: Vec<CauseLine> = Vec::new();
    let mut after_note = false;
    for (at, line) in lines.iter().enumerate() {
        let bare = line.trim_start();
        match bare.strip_prefix("- ").or((bare == "-").then_some("")) {
            Some(text) if is_note(text) => after_note = true,
            Some(text) => {
                after_note = false;
                let depth = (line.len() - bare.len()) / 2;
                found.push(CauseLine { line: first_line + at, depth, text: text.to_owned() });
            }
            None if bare.trim().is_empty() || after_note => {}
            None => {
                if let Some(last) = found.last_mut() {
                    last.text.push(' ');
                    last.text.push_str(bare.trim_end());
                }
            }
        }
    }
    found
}
