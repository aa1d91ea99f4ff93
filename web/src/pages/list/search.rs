//! What is looked for in the documents themselves: the list has only their headlines and services.

use std::ops::Range;
use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_core::summary::Summary;
use afterword_ui::list::{Passage, Passages, Ranks};
use afterword_ui::marked::Marked;
use afterword_ui::words::{Text, word};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::across::{self, Asked, FoundIn, Search, use_answer};
use crate::session::Session;

/// So many documents are worth ranking; nobody reads further down.
const MOST: usize = 1_000;

/// How long nothing has to change before documents are read for where the words stand in them: a row comes with its key, and its line
/// when the keys pause, so that no key waits for the lines of the one before.
const REST_MILLIS: u32 = 80;

/// What is known of the words that are looked for.
#[derive(Clone, PartialEq)]
pub(super) struct Sought {
    /// How well documents fit; `None` while nobody looks for anything, or nobody has looked yet.
    pub(super) ranks: Option<Rc<Ranks>>,
    /// What they fit, and the words that were taken for words of it.
    text: AttrValue,
    /// Whether the documents have been looked through: right after the first start they are read while somebody looks already.
    pub(super) is_whole: bool,
    meant: Rc<[String]>,
}

/// Looks for `words` in all documents. While an answer is on its way, the one before stays.
#[hook]
pub(super) fn use_search(session: &Session, words: &str) -> Sought {
    let text = words.trim();
    let question = (!text.is_empty()).then(|| Search { text: text.to_owned(), most: MOST });
    let is_asking = question.is_some();
    let asked = use_answer(session, question);
    let sought = use_memo(asked, |asked| {
        let found = asked.answer();
        Sought {
            ranks: found.map(|it| Rc::new(Ranks::new(&it.ids))),
            text: found.map(|it| it.text.clone().into()).unwrap_or_default(),
            is_whole: asked.is_whole() || matches!(asked, Asked::Failed(_)),
            meant: found.map(|it| it.meant.clone().into()).unwrap_or_default(),
        }
    });
    if is_asking { (*sought).clone() } else { Sought { ranks: None, ..(*sought).clone() } }
}

/// Where the words stand in the documents whose rows are in the page, and what is to hear which rows these are.
#[hook]
pub(super) fn use_passages(
    session: &Session,
    sought: &Sought,
    shown: &Rc<[Rc<Summary>]>,
) -> (Option<Rc<Passages>>, Callback<Range<usize>>) {
    let drawn = use_state_eq(|| 0..0);
    let is_found = sought.ranks.is_some();
    let question = is_found.then(|| across::Passages {
        text: sought.text.to_string(),
        meant: sought.meant.to_vec(),
        ids: ids(shown, &drawn),
    });
    let question = use_rested(question.filter(|it| !it.ids.is_empty()));
    let asked = use_answer(session, question);
    let passages = use_memo(asked, |asked| {
        let found = asked.answer().into_iter().flat_map(|it| &it.0);
        Rc::new(found.filter_map(|it| Some((it.id?, Rc::new(passage(it))))).collect::<Passages>())
    });
    let on_drawn = use_callback(drawn.setter(), |rows, drawn| drawn.set(rows));
    (is_found.then(|| (*passages).clone()), on_drawn)
}

/// `question` as it was when it last stayed the same for a moment.
#[hook]
fn use_rested(question: Option<across::Passages>) -> Option<across::Passages> {
    let rested = use_state_eq(|| None);
    let (setter, known) = (rested.setter(), (*rested).clone());
    use_effect_with(question, move |question| {
        let other = (*question != known).then(|| question.clone());
        let timer = other.map(|it| Timeout::new(REST_MILLIS, move || setter.set(it)));
        move || drop(timer)
    });
    (*rested).clone()
}

fn ids(shown: &[Rc<Summary>], drawn: &Range<usize>) -> Vec<DocumentId> {
    shown.iter().skip(drawn.start).take(drawn.len()).map(|it| it.id).collect()
}

fn passage(found: &FoundIn) -> Passage {
    let marked = |text: &str, marks: &[Range<usize>]| Marked {
        text: text.to_owned(),
        marks: marks.to_vec(),
    };
    Passage {
        title: marked(&found.title, &found.title_marks),
        text: marked(&found.text, &found.marks),
        part: part(&found.part).map(Text::text).unwrap_or_default().into(),
    }
}

/// What a part of a document is called; running text needs no name.
fn part(name: &str) -> Option<&'static Text> {
    Some(match name {
        "summary" => &word::PART_SUMMARY,
        "cause" => &word::PART_CAUSE,
        "action" => &word::PART_ACTION,
        "timeline" => &word::TIMELINE,
        _ => return None,
    })
}
