//! Cause trees, nested or as files hold them.

use std::rc::Rc;

use afterword_core::causes::{
    Category, Cause, CauseId, CauseKind, CauseTree, Confidence, FlatCause, Join, MAX_CAUSES,
};
use afterword_core::list::List;
use serde_json::{Map, Value};

use super::Fields;

/// The trees of a document, or the one tree that there is.
pub fn trees_of(value: &Value) -> List<CauseTree> {
    let it = Fields::of(value);
    match it.get(&["trees"]) {
        Some(_) => {
            it.list(&["trees"]).iter().enumerate().map(|(at, it)| Rc::new(tree(it, at))).collect()
        }
        None if it.get(&["problem", "causes"]).is_some() => vec![Rc::new(tree(value, 0))],
        None => List::new(),
    }
}

/// Reads a tree: as files have it, a list of causes of which each names the one that it explains; or as people write it, causes inside
/// causes. A cause may be a text. Of a tree with too many causes the first are shown.
///
/// ```
/// use afterword_embed::data::{read, tree};
///
/// let value = read(r#"{"problem": "Disk full", "causes": [{"text": "Logs not rotated", "causes": ["Rotation disabled"]}]}"#).unwrap();
/// let tree = tree(&value, 0);
/// assert_eq!(tree.walk().map(|it| it.depth).collect::<Vec<_>>(), [0, 1]);
/// ```
pub fn tree(value: &Value, at: usize) -> CauseTree {
    let it = Fields::of(value);
    let mut causes = Vec::new();
    for listed in it.list(&["causes"]) {
        match listed.get("cause") {
            Some(inner) => {
                let under = Fields::of(listed).parsed(&["under"]);
                let (cause, part) = cause(Fields::of(inner), inner, causes.len());
                causes.push((FlatCause { under, cause }, part));
            }
            None => nested(&mut causes, listed),
        }
    }
    causes.truncate(MAX_CAUSES);
    let (id, problem, join) = (it.id(at), it.text(&["problem", "title"]), join(it));
    let parts: Vec<Part> = causes.iter().map(|it| it.1).collect();
    let bare = CauseTree::new(id, problem.clone());
    let causes = causes.into_iter().map(|it| it.0).collect();
    let mut tree = CauseTree::from_flat(id, problem, join, causes).unwrap_or(bare);
    for (id, kind, is_root) in parts {
        // A cause that is ruled out is no root: then it stays what it is.
        tree.set_kind(id, kind).ok();
        tree.set_root(id, is_root).ok();
    }
    tree
}

/// What a cause is for its tree, which sees to it that no part contradicts another.
type Part = (CauseId, CauseKind, bool);

/// Causes inside causes, in the order of reading. A stack of its own, because a file may be as deep as it likes.
fn nested(causes: &mut Vec<(FlatCause, Part)>, first: &Value) {
    let mut open: Vec<(Option<CauseId>, &Value)> = vec![(None, first)];
    while let Some((under, value)) = open.pop() {
        if causes.len() == MAX_CAUSES {
            return;
        }
        let it = Fields::of(value);
        let (cause, part) = cause(it, value, causes.len());
        let id = cause.id();
        causes.push((FlatCause { under, cause }, part));
        open.extend(it.list(&["causes", "why"]).iter().rev().map(|it| (Some(id), it)));
    }
}

fn cause(it: Fields<'_>, value: &Value, at: usize) -> (Cause, Part) {
    let text = value.as_str().map_or_else(|| it.text(&["text", "because", "title"]), str::to_owned);
    let mut cause = Cause::new(it.id(at), text);
    cause.question = it.text(&["question"]);
    cause.confidence =
        it.choice(&["confidence"], &Confidence::ALL, Confidence::key).unwrap_or_default();
    cause.category = it.choice(&["category"], &Category::ALL, Category::key);
    cause.join = join(it);
    let kind = it.choice(&["kind"], &CauseKind::ALL, CauseKind::key).unwrap_or_default();
    let is_root = it.truth(&["root"]).unwrap_or_default();
    let part = (cause.id(), kind, is_root);
    (cause, part)
}

fn join(it: Fields<'_>) -> Join {
    it.choice(&["join"], &Join::ALL, Join::key).unwrap_or_default()
}

/// A tree as people write it, and as [`tree`] reads it: causes inside causes.
pub fn value_of(tree: &CauseTree) -> Value {
    let mut value = Map::new();
    value.insert("problem".to_owned(), Value::from(tree.problem.as_str()));
    value.insert("causes".to_owned(), causes_of(tree.causes()));
    Value::Object(value)
}

fn causes_of(causes: &[Rc<Cause>]) -> Value {
    let written = |cause: &Rc<Cause>| {
        let mut value = Map::new();
        let mut put = |name: &str, it: Value| value.insert(name.to_owned(), it);
        put("id", Value::from(cause.id().to_string()));
        put("text", Value::from(cause.text.as_str()));
        if cause.kind() != CauseKind::default() {
            put("kind", Value::from(cause.kind().key()));
        }
        if cause.confidence != Confidence::default() {
            put("confidence", Value::from(cause.confidence.key()));
        }
        if cause.is_root() {
            put("root", Value::from(true));
        }
        if let Some(category) = cause.category {
            put("category", Value::from(category.key()));
        }
        if !cause.causes().is_empty() {
            put("causes", causes_of(cause.causes()));
        }
        Value::Object(value)
    };
    Value::Array(causes.iter().map(written).collect())
}
