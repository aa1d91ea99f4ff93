//! What a widget is given of a document: what it shows, and no more.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::causes::{CauseTree, TreeId};
use afterword_core::severity::SeverityScheme;
use serde_json::{Map, Value};

use super::Widget;
use crate::json;

/// What `widget` shows of `postmortem`, as JSON on one line; of the trees that one, or all. What it does not show is not there: the tag of a
/// timeline tells nobody who is to do what.
///
/// ```
/// # use afterword_core::{Postmortem, id::DocumentId};
/// use afterword_formats::tag::{Widget, of_postmortem};
///
/// # let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
/// let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
/// postmortem.title = "Disk full".to_owned();
/// postmortem.lessons = "Not for everybody.".to_owned();
/// let data = of_postmortem(&postmortem, Widget::Timeline, None);
/// assert!(data.contains("Disk full") && !data.contains("everybody"));
/// # Ok::<(), chrono::ParseError>(())
/// ```
pub fn of_postmortem(postmortem: &Postmortem, widget: Widget, tree: Option<TreeId>) -> String {
    json::write_compact(&part(postmortem, widget, tree))
}

/// The document with nothing but what `widget` shows.
pub(super) fn part(postmortem: &Postmortem, widget: Widget, tree: Option<TreeId>) -> Postmortem {
    if widget == Widget::Postmortem {
        let mut whole = postmortem.clone();
        // Who may read what is said to those who write.
        whole.audience.clear();
        return whole;
    }
    let mut part = Postmortem::new(postmortem.id, postmortem.created_at);
    part.title.clone_from(&postmortem.title);
    part.zone = postmortem.zone.clone();
    part.template = postmortem.template.clone();
    match widget {
        Widget::Timeline => {
            part.timeline.clone_from(&postmortem.timeline);
            part.moments.clone_from(&postmortem.moments);
        }
        Widget::FiveWhys => {
            let is_wanted = |it: &&Rc<CauseTree>| tree.is_none_or(|id| it.id() == id);
            part.trees = postmortem.trees.iter().filter(is_wanted).map(without_evidence).collect();
        }
        Widget::Actions => {
            part.actions.clone_from(&postmortem.actions);
            // The causes are not there.
            part.actions.iter_mut().filter(|it| !it.causes.is_empty()).for_each(|it| {
                Rc::make_mut(it).causes.clear();
            });
        }
        _ => {}
    }
    part
}

/// A tree without what stands behind its causes: links, notes, and entries of a timeline that is not there.
fn without_evidence(tree: &Rc<CauseTree>) -> Rc<CauseTree> {
    let mut causes = tree.flatten();
    causes.iter_mut().for_each(|it| it.cause.evidence.clear());
    let bare = CauseTree::from_flat(tree.id(), tree.problem.clone(), tree.join, causes);
    bare.map_or_else(|_| tree.clone(), Rc::new)
}

/// The actions of a file of the [board](crate::board::json) as the widget of actions reads them.
///
/// ```
/// use afterword_formats::tag::of_board;
///
/// let board = r#"{"actions": [{"document": "x", "action": {"title": "Limit the pool"}}]}"#;
/// assert_eq!(of_board("To do", board), r#"{"actions":[{"title":"Limit the pool"}],"title":"To do"}"#);
/// ```
pub fn of_board(title: &str, board: &str) -> String {
    let mut board: Value = serde_json::from_str(board).unwrap_or_default();
    let cards = board.get_mut("actions").and_then(Value::as_array_mut).map(std::mem::take);
    let actions = cards.unwrap_or_default().into_iter().filter_map(|mut card| {
        let mut action = card.get_mut("action").map(Value::take)?;
        // They lead to causes that are not there.
        action.as_object_mut()?.remove("causes");
        Some(action)
    });
    let actions: Value = actions.collect();
    let members = [("actions", actions), ("title", Value::from(title))];
    let whole: Map<String, Value> =
        members.map(|(name, it)| (name.to_owned(), it)).into_iter().collect();
    Value::Object(whole).to_string()
}

/// `scheme` as JSON on one line, for the widget that proposes a level; nothing where it is the one that the widget has itself.
///
/// ```
/// use afterword_core::severity::SeverityScheme;
/// use afterword_formats::tag::of_severity;
///
/// assert_eq!(of_severity(&SeverityScheme::shipped()), None);
/// ```
pub fn of_severity(scheme: &SeverityScheme) -> Option<String> {
    let is_own = *scheme != SeverityScheme::shipped();
    is_own.then(|| serde_json::to_string(scheme).ok()).flatten()
}
