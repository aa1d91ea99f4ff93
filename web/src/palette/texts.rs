//! What is found in the texts of documents: the palette itself knows only their headlines.

use std::rc::Rc;

use afterword_ui::marked::Marked;
use afterword_ui::palette::Choice;
use afterword_ui::words::word;
use yew::prelude::*;

use crate::across::{FoundIn, Passages, Search, use_answer};
use crate::route::Route;
use crate::session::Session;

/// So many are shown, below everything that is called so.
const MOST: usize = 12;

/// One letter stands in every document.
const FEWEST_LETTERS: usize = 2;

/// The documents that have what is typed somewhere, with the place; and what is to hear what is typed.
#[hook]
pub(super) fn use_found(
    session: &Session,
    open: bool,
    choices: &Rc<[Choice]>,
) -> (Option<Rc<[Choice]>>, Callback<AttrValue>) {
    let typed = use_state_eq(AttrValue::default);
    let on_query = use_callback(typed.setter(), |text, typed| typed.set(text));
    use_effect_with(open, {
        let typed = typed.setter();
        move |_| typed.set(AttrValue::default())
    });
    let text = typed.trim();
    let is_asking = text.chars().count() >= FEWEST_LETTERS;
    let question = is_asking.then(|| Search { text: text.to_owned(), most: MOST });
    let search = use_answer(session, question);
    let found = search.answer().filter(|it| is_asking && !it.ids.is_empty());
    let question = found.map(|it| Passages {
        text: it.text.clone(),
        meant: it.meant.clone(),
        ids: it.ids.clone(),
    });
    let is_found = question.is_some();
    let passages = use_answer(session, question);
    let more = use_memo((passages, choices.clone()), |(passages, choices)| {
        let found = passages.answer().into_iter().flat_map(|it| &it.0);
        found.filter_map(|it| choice(it, choices)).collect::<Rc<[Choice]>>()
    });
    (is_found.then(|| (*more).clone()), on_query)
}

fn choice(found: &FoundIn, choices: &[Choice]) -> Option<Choice> {
    let document = AttrValue::from(Route::Postmortem(found.id?).to_string());
    let known = choices.iter().find(|it| it.id == document).map(|it| it.text.clone());
    // To the very action, cause or factor that has the words.
    let at = found.id.zip(found.at.parse().ok());
    let at = at.map(|(id, at)| Route::PostmortemAt(id, at).to_string());
    let title = if found.title.is_empty() { word::UNTITLED.text() } else { &found.title };
    let detail = Marked { text: found.text.clone(), marks: found.marks.clone() };
    Some(Choice {
        id: at.map_or(document, AttrValue::from),
        text: known.unwrap_or_else(|| title.to_owned().into()),
        group: word::PALETTE_IN_TEXTS.text(),
        keys: None,
        detail: (!found.text.is_empty()).then_some(detail),
    })
}
