//! Actions: check-lists, bullets, numbered items and tables, with what they say about owner, date, priority and state.

mod line;
mod table;

use afterword_core::stamp;
use std::rc::Rc;

use afterword_core::actions::{Action, ActionState};
use afterword_core::id::Mint as _;

use super::super::{Confidence, What};
use super::Reader;
use super::items::{self, Item, Piece};
use super::split::Part;
use crate::markdown::text::trim_blank;
use line::ActionLine;
use table::Columns;

impl Reader<'_> {
    /// Each top-level item and each row becomes an action; prose between them is kept.
    pub(super) fn read_actions(&mut self, part: &Part<'_>) {
        let mut notes: Vec<&str> = Vec::new();
        let mut group = Group::default();
        let mut columns: Option<Columns> = None;
        let pieces = items::pieces(&part.lines);
        for (at, piece) in pieces.iter().enumerate() {
            // A row that somebody chose to be something else does not end its table.
            let is_row = match piece {
                Piece::Row(_) => true,
                Piece::Other(line) => line.choice.is_some() && stamp::cells(line.text).is_some(),
                _ => false,
            };
            columns = columns.filter(|_| is_row);
            match piece {
                Piece::Item(item) if is_nothing(&item.lead()) || !self.may_go_on() => {
                    notes.extend(item.lead.iter().chain(&item.rest));
                }
                Piece::Item(item) => self.add_action(item, group.say()),
                Piece::Group { line, name } => {
                    std::mem::take(&mut group).end(&mut notes);
                    let below = pieces[at + 1..].iter().find(|it| !is_blank(it));
                    match below {
                        Some(Piece::Item(_) | Piece::Row(_)) => {
                            group = Group::begin(name, line.text, notes.len());
                        }
                        _ => notes.push(line.text),
                    }
                }
                Piece::Row(line) => match (&columns, stamp::cells(line.text)) {
                    (_, Some(cells)) if cells.is_ruler() => {}
                    (Some(columns), Some(cells)) if self.may_go_on() => {
                        let text = columns.line(cells.all());
                        let lines = (line.number, line.number);
                        self.push_action(text, lines, line.text, group.say());
                    }
                    (None, Some(cells)) if has_ruler(pieces.get(at + 1)) => {
                        self.preview.recognise(
                            What::Columns,
                            line.number,
                            Confidence::High,
                            line.text,
                        );
                        columns = Some(Columns::of(cells.all()));
                    }
                    _ => notes.push(line.text),
                },
                Piece::Other(line) => notes.push(line.text),
            }
        }
        group.end(&mut notes);
        self.keep_notes(part, &notes);
    }

    fn add_action(&mut self, item: &Item<'_>, group: &str) {
        let mut text = line::read(&item.lead(), self.year);
        let rest = item.rest();
        text.detail = joined(&text.detail, &rest);
        self.push_action(text, (item.line, item.last_line), &item.lead(), group);
    }

    fn push_action(
        &mut self,
        text: ActionLine,
        lines: (usize, usize),
        as_written: &str,
        group: &str,
    ) {
        let mut action = Action::new(self.ids.at(lines.0).id(), text.title);
        (action.owner, action.due, action.priority) = (text.owner, text.due, text.priority);
        action.tracker = text.tracker;
        action.source = text.source;
        let is_done = text.is_done || says_done(group);
        action.state = match text.state {
            Some(state) if !is_done => state.with_reason(String::new()),
            _ if is_done => ActionState::Done,
            _ => ActionState::Open,
        };
        action.detail = joined(group, &text.detail);
        let what = What::Action(action.id);
        self.preview.recognise_lines(what, lines, Confidence::Medium, as_written);
        self.preview.document.actions.push(Rc::new(action));
    }
}

/// The name that stands above some actions. Each of them says it, and if none does it is kept where it stood.
#[derive(Default)]
struct Group<'a> {
    name: &'a str,
    /// Its line, and its place among the notes, until an action has said it.
    unsaid: Option<(&'a str, usize)>,
}

impl<'a> Group<'a> {
    fn begin(name: &'a str, line: &'a str, place: usize) -> Self {
        Self { name, unsaid: Some((line, place)) }
    }

    fn say(&mut self) -> &'a str {
        self.unsaid = None;
        self.name
    }

    fn end(self, notes: &mut Vec<&'a str>) {
        if let Some((line, place)) = self.unsaid {
            notes.insert(place, line);
        }
    }
}

fn has_ruler(piece: Option<&Piece<'_>>) -> bool {
    matches!(piece, Some(Piece::Row(line)) if stamp::is_ruler(line.text))
}

fn is_blank(piece: &Piece<'_>) -> bool {
    matches!(piece, Piece::Other(line) if line.text.trim().is_empty())
}

/// Whether an item says that there is no action.
fn is_nothing(lead: &str) -> bool {
    let bare = lead.trim().trim_end_matches('.').to_lowercase();
    ["", "n/a", "none", "-", "tbd"].contains(&bare.as_str())
}

/// Whether the name of a group says that its actions are done.
fn says_done(group: &str) -> bool {
    let lower = group.to_lowercase();
    ["(completed)", "(done)", "completed actions"].iter().any(|it| lower.contains(it))
}

fn joined(a: &str, b: &str) -> String {
    trim_blank(&format!("{a}\n\n{b}")).to_owned()
}
