//! Places that two people changed, and what was decided about them.

use std::cell::RefCell;
use std::rc::Rc;

use afterword_core::merge::Conflict;
use afterword_core::postmortem::{Edit, TextField};
use afterword_ui::postmortem::ConflictDialog;
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

use crate::page::Page;

thread_local! {
    static DECIDED: RefCell<Option<Vec<Edit>>> = const { RefCell::new(None) };
}

fn text(field: TextField, words: &str) -> Edit {
    Edit::Text(field, words.to_owned())
}

fn conflict(place: &str, field: TextField, has_both: bool) -> Conflict {
    Conflict {
        place: place.to_owned(),
        mine: "mine".to_owned(),
        theirs: "theirs".to_owned(),
        take_theirs: text(field, "theirs"),
        keep_both: has_both.then(|| text(field, "mine\ntheirs")),
    }
}

#[component]
fn Asking() -> Html {
    let conflicts = use_memo((), |()| {
        Rc::<[Conflict]>::from([
            conflict("title", TextField::Title, false),
            conflict("summary", TextField::Summary, true),
            conflict("lessons learned", TextField::Lessons, true),
        ])
    });
    let on_resolve = Callback::from(|edits| DECIDED.set(Some(edits)));
    html! {
        <ConflictDialog conflicts={(*conflicts).clone()} {on_resolve} on_close={Callback::noop()} />
    }
}

#[wasm_bindgen_test]
async fn only_what_is_not_mine_becomes_an_edit() {
    let page = Page::<Asking>::of().await;
    assert!(page.has("dialog[open]"));
    assert!(!page.has("#conflict-0-2"), "a title can't be kept twice");
    page.click("#conflict-0-1").await;
    page.click("#conflict-1-2").await;
    page.click(".dialog-actions .primary").await;
    let expected = vec![text(TextField::Title, "theirs"), text(TextField::Summary, "mine\ntheirs")];
    assert_eq!(DECIDED.take(), Some(expected));
}

#[wasm_bindgen_test]
async fn keeping_mine_everywhere_is_no_edit_at_all() {
    let page = Page::<Asking>::of().await;
    page.click(".dialog-actions .primary").await;
    assert_eq!(DECIDED.take(), Some(Vec::new()));
}
