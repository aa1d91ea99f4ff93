//! YAML as values with their places: every bare word stays as it is written, until somebody knows what belongs there.
//!
//! That is how `No` remains an answer, `1.10` a version and `2026-01-28` a text, whichever rules for bare words the writer had in mind.
//! Aliases are copies, and count against the limits as if they were written out.

use std::collections::{BTreeMap, BTreeSet};

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Tag};

use super::json::note_twice;
use super::node::{Kind, Member, Node, Size, Style};
use super::note::FileNote;
use crate::error::{At, ReadError};
use crate::limits::{MAX_BYTES, MAX_LEVELS, MAX_NODES};

/// The documents in `text`, of which there may be several, and what is to be said of them.
///
/// # Errors
///
/// What is no YAML, a key that is no single value, and what exceeds the [limits](crate::limits), each with its place.
pub(super) fn read(text: &str) -> Result<(Vec<Node>, Vec<FileNote>), ReadError> {
    let n_lines = text.bytes().filter(|it| *it == b'\n').count() + 1;
    let mut build = Build { n_lines, ..Build::default() };
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|it| error(&it, n_lines))?;
        build.take(event, span.start)?;
    }
    Ok((build.documents, build.notes))
}

/// Where a mark is. To YAML an old Macintosh's end of a line is one too, which nobody else counts.
fn place(mark: Marker, n_lines: usize) -> At {
    At { line: mark.line().clamp(1, n_lines), column: mark.col() + 1 }
}

fn error(error: &ScanError, n_lines: usize) -> ReadError {
    let At { line, column } = place(*error.marker(), n_lines);
    match error.info() {
        // The parser has a limit of its own, which is not below ours.
        "recursion limit exceeded" => refused(At { line, column }, &too_deep()),
        message => ReadError::at(line, column, message),
    }
}

#[derive(Default)]
struct Build {
    n_lines: usize,
    documents: Vec<Node>,
    open: Vec<Open>,
    anchors: BTreeMap<usize, (Node, Size)>,
    spent: Size,
    notes: Vec<FileNote>,
}

/// A list or an object that has begun.
struct Open {
    at: At,
    anchor: usize,
    inside: Inside,
}

/// The name of a member, where it stands, and whether it takes over what another object says.
type Name = (String, At, bool);

enum Inside {
    List(Vec<Node>),
    /// The members, and the name of the next.
    Map(Vec<Member>, Option<Name>),
}

impl Build {
    fn take(&mut self, event: Event<'_>, mark: Marker) -> Result<(), ReadError> {
        let at = place(mark, self.n_lines);
        match event {
            Event::DocumentStart(_) => self.anchors.clear(),
            Event::Scalar(text, style, anchor, tag) => {
                let is_text =
                    style != ScalarStyle::Plain || self.is_tagged_text(tag.as_deref(), at);
                let style = if is_text { Style::Text } else { Style::Bare };
                let node = Node { at, kind: Kind::Scalar(text.into_owned(), style) };
                self.put(node, anchor, true)?;
            }
            Event::SequenceStart(anchor, tag) => {
                self.is_tagged_text(tag.as_deref(), at);
                self.begin(at, anchor, Inside::List(Vec::new()))?;
            }
            Event::MappingStart(anchor, tag) => {
                self.is_tagged_text(tag.as_deref(), at);
                self.begin(at, anchor, Inside::Map(Vec::new(), None))?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.end()?,
            Event::Alias(anchor) => {
                let known = self.anchors.get(&anchor).cloned();
                let message = "this stands for something of which it is itself a part";
                let (node, size) = known.ok_or_else(|| refused(at, message))?;
                self.spend(size, at)?;
                self.put(Node { at, ..node }, 0, false)?;
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
        Ok(())
    }

    /// Whether a tag says that what follows is a text; any but those of YAML itself is noted.
    fn is_tagged_text(&mut self, tag: Option<&Tag>, at: At) -> bool {
        let Some(tag) = tag else { return false };
        let name = format!("{}{}", tag.handle, tag.suffix);
        let is_bare = name == "!";
        if !tag.is_yaml_core_schema() && !is_bare {
            let note = FileNote::new("tag", "the tag “{name}” is left out", &[("name", &name)]);
            self.notes.push(note.at("", at));
        }
        is_bare || tag.is_yaml_core_schema() && tag.suffix == "str"
    }

    fn begin(&mut self, at: At, anchor: usize, inside: Inside) -> Result<(), ReadError> {
        self.open.push(Open { at, anchor, inside });
        self.spend(Size { nodes: 1, ..Size::default() }, at)
    }

    fn end(&mut self) -> Result<(), ReadError> {
        let Some(Open { at, anchor, inside }) = self.open.pop() else { return Ok(()) };
        let kind = match inside {
            Inside::List(items) => Kind::List(items),
            Inside::Map(members, _) => {
                note_twice(&members, &mut self.notes);
                Kind::Map(merged(members))
            }
        };
        self.put(Node { at, kind }, anchor, false)
    }

    /// Puts a whole value where it belongs.
    fn put(&mut self, node: Node, anchor: usize, is_new: bool) -> Result<(), ReadError> {
        let at = node.at;
        if is_new {
            self.spend(node.size(), at)?;
        }
        if anchor > 0 {
            let size = node.size();
            self.spend(size, at)?;
            self.anchors.insert(anchor, (node.clone(), size));
        }
        match self.open.last_mut().map(|it| &mut it.inside) {
            None => self.documents.push(node),
            Some(Inside::List(items)) => items.push(node),
            Some(Inside::Map(members, next)) => match next.take() {
                Some((key, at, is_merge)) => {
                    let is_merge = is_merge && is_mergeable(&node);
                    // No text of YAML can hold this letter.
                    let key = if is_merge { MERGE.to_owned() } else { key };
                    members.push(Member { key, at, node });
                }
                None => {
                    let Kind::Scalar(key, style) = node.kind else {
                        return Err(refused(at, "expected a name, and found a list or an object"));
                    };
                    let is_merge = style == Style::Bare && key == "<<";
                    *next = Some((key, at, is_merge));
                }
            },
        }
        Ok(())
    }

    /// Counts what is read against the limits, however it came to be.
    fn spend(&mut self, size: Size, at: At) -> Result<(), ReadError> {
        self.spent.nodes += size.nodes;
        self.spent.bytes += size.bytes;
        if self.open.len() + size.depth > MAX_LEVELS {
            return Err(refused(at, &too_deep()));
        }
        if self.spent.nodes > MAX_NODES {
            let message = format!("more values than the limit of {MAX_NODES} nodes");
            return Err(refused(at, &message));
        }
        if self.spent.bytes > 2 * MAX_BYTES {
            let message = "what stands in several places has more text than the limit";
            return Err(refused(at, message));
        }
        Ok(())
    }
}

/// What a member is called whose value is taken over.
const MERGE: &str = "\0";

/// The members with those that `<<` takes over from elsewhere; what an object says itself goes before them.
fn merged(members: Vec<Member>) -> Vec<Member> {
    if members.iter().all(|it| it.key != MERGE) {
        return members;
    }
    let (merges, own): (Vec<Member>, Vec<Member>) =
        members.into_iter().partition(|it| it.key == MERGE);
    let mut known: BTreeSet<String> = own.iter().map(|it| it.key.clone()).collect();
    let mut all: Vec<Member> = Vec::new();
    for Member { node, .. } in merges {
        let sources = match node.kind {
            Kind::List(items) => items,
            kind => vec![Node { at: node.at, kind }],
        };
        for member in sources.into_iter().flat_map(|it| match it.kind {
            Kind::Map(members) => members,
            _ => Vec::new(),
        }) {
            if known.insert(member.key.clone()) {
                all.push(member);
            }
        }
    }
    all.extend(own);
    all
}

fn is_mergeable(node: &Node) -> bool {
    node.is_map() || !node.items().is_empty() && node.items().iter().all(Node::is_map)
}

fn too_deep() -> String {
    format!("nested deeper than the limit of {MAX_LEVELS} levels")
}

fn refused(at: At, message: &str) -> ReadError {
    ReadError::at(at.line, at.column, message)
}
