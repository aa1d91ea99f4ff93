//! A document with one text wherever a person can type a line.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::actions::{Action, ActionState};
use afterword_core::causes::{Cause, CauseId, CauseTree, Evidence, Place, TreeId};
use afterword_core::id::{DocumentId, Id};
use afterword_core::postmortem::{Entry, EntryTime, Factor, Section};

/// A document with `line` wherever one line of text is typed.
pub(crate) fn typed(line: &str) -> Postmortem {
    let born = chrono::DateTime::parse_from_rfc3339("2026-03-01T10:00:00+01:00").unwrap();
    let text = || line.to_owned();
    let mut it = Postmortem { title: text(), ..Postmortem::new(DocumentId::v7(0, [0; 10]), born) };
    it.services = vec![text()];
    it.authors = vec![text()];
    it.roles.commander = text();
    let entry = Entry {
        source: text(),
        stamp: text(),
        ..Entry::new(Id::from_bits(1), EntryTime::Unknown, "x".into())
    };
    it.timeline = vec![Rc::new(entry)];
    let mut action = Action::new(Id::from_bits(2), text());
    (action.owner, action.verification) = (text(), text());
    action.state = ActionState::Blocked { reason: text() };
    it.actions = vec![Rc::new(action)];
    let mut factor = Factor::new(Id::from_bits(3), text());
    factor.evidence = text();
    it.factors = vec![Rc::new(factor)];
    let mut tree = CauseTree::new(TreeId::from_bits(4), text());
    let mut cause = Cause::new(CauseId::from_bits(5), text());
    (cause.question, cause.evidence) = (text(), vec![Evidence::Note(text())]);
    tree.add(cause, Place::LAST).unwrap();
    it.trees = vec![Rc::new(tree)];
    let section =
        Section { id: Id::from_bits(6), key: String::new(), heading: text(), text: "x".into() };
    it.extra = vec![Rc::new(section)];
    it
}
