//! The list of actions by its keys.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::actions::{Action, ActionId, ActionState, Priority, StateKind};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, Section, at, postmortem, set_value, value};

fn id(n: u64) -> ActionId {
    ActionId::from_bits(n)
}

fn field(n: u64) -> String {
    format!("[id='action-{}']", id(n))
}

fn with_actions(titles: &[&str]) -> Postmortem {
    let mut postmortem = postmortem();
    for (n, title) in (0..).zip(titles) {
        postmortem.actions.push(Rc::new(Action::new(id(n), (*title).to_owned())));
    }
    postmortem
}

fn titles(page: &Page) -> Vec<String> {
    page.document().actions.iter().map(|it| it.title.clone()).collect()
}

#[wasm_bindgen_test]
async fn a_typed_line_says_what_who_when_and_how_soon() {
    let page = Page::open(Section::Actions, postmortem()).await;
    page.focus("#actions-quick").await;
    page.write("Add a query timeout @alice 2025-12-01 P1").await;
    page.press("Enter").await;
    let action = page.document().actions[0].clone();
    assert_eq!(action.title, "Add a query timeout");
    assert_eq!(action.owner, "alice");
    assert_eq!(action.due, "2025-12-01".parse().ok());
    assert_eq!(action.priority, Some(Priority::P1));
    assert_eq!(action.created, "2025-10-02".parse().ok());
    assert_eq!(page.focused(), "actions-quick");
}

#[wasm_bindgen_test]
async fn a_tick_closes_an_action_and_its_history_says_when_and_who() {
    let page = Page::open(Section::Actions, with_actions(&["a"])).await;
    page.click(".action-done input").await;
    let action = page.document().actions[0].clone();
    assert_eq!(action.state, ActionState::Done);
    let change = &action.history[0];
    assert_eq!((change.to, change.at), (StateKind::Done, at("2025-10-02T09:00:00Z")));
    assert_eq!(change.who, "carol");
}

#[wasm_bindgen_test]
async fn an_action_comments_on_itself() {
    let page = Page::open(Section::Actions, with_actions(&["a"])).await;
    let questions = page.texts(".comment.is-question");
    assert_eq!(questions, ["nobody owns this", "no date", "who will know it is done?"]);
    page.focus(".action-owner input").await;
    page.write("bob").await;
    assert_eq!(page.texts(".comment.is-question").len(), 2);
}

#[wasm_bindgen_test]
async fn the_focus_goes_with_an_action_that_moves() {
    let page = Page::open(Section::Actions, with_actions(&["a", "b", "c"])).await;
    page.focus(&field(0)).await;
    page.press("Alt+ArrowDown").await;
    page.press("Alt+ArrowDown").await;
    page.press("Alt+ArrowDown").await;
    assert_eq!(titles(&page), ["b", "c", "a"]);
    assert_eq!(page.focused(), format!("action-{}", id(0)));
    page.press("Alt+ArrowUp").await;
    assert_eq!(titles(&page), ["b", "a", "c"]);
    page.press("Enter").await;
    assert_eq!(page.focused(), format!("action-{}", id(2)));
    page.press("Enter").await;
    assert_eq!(page.focused(), "actions-quick");
}

/// A row that is drawn again puts what was written into its field by hand back to what the document says.
#[wasm_bindgen_test]
async fn a_key_in_one_row_draws_no_other() {
    let page = Page::open(Section::Actions, with_actions(&["a", "b"])).await;
    page.focus(&field(0)).await;
    set_value(&page.one(&field(1)), "by hand");
    page.write("x").await;
    assert_eq!(titles(&page), ["x", "b"]);
    assert_eq!(value(&page.one(&field(1))), "by hand");
}
