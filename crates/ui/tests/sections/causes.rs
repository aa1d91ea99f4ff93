//! The outline of a cause tree by its keys.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::actions::{Action, ActionId};
use afterword_core::causes::{Cause, CauseId, CauseTree, Place, TreeId};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, Section, postmortem, set_value, value};

fn id(n: u64) -> CauseId {
    CauseId::from_bits(n)
}

fn field(n: u64) -> String {
    format!("[id='cause-{}']", id(n))
}

fn name(n: u64) -> String {
    format!("cause-{}", id(n))
}

/// An outline, one word a cause: its number after a dot for each level.
fn with_tree(outline: &str) -> Postmortem {
    let mut tree = CauseTree::new(TreeId::from_bits(7), "Disk full".into());
    let mut way: Vec<CauseId> = Vec::new();
    for word in outline.split_whitespace() {
        let number = word.trim_start_matches('.');
        way.truncate(word.len() - number.len());
        let cause = Cause::new(id(number.parse().unwrap()), number.to_owned());
        let place = Place { under: way.last().copied(), before: None };
        way.push(cause.id());
        tree.add(cause, place).unwrap();
    }
    let mut postmortem = postmortem();
    postmortem.trees.push(Rc::new(tree));
    postmortem
}

/// The tree as an outline; a cause without words is a `?`.
fn outline(page: &Page) -> String {
    let tree = page.document().trees[0].clone();
    let word = |it: afterword_core::causes::Visit<'_>| {
        let text = if it.cause.text.is_empty() { "?" } else { &it.cause.text };
        format!("{}{text}", ".".repeat(it.depth))
    };
    tree.walk().map(word).collect::<Vec<_>>().join(" ")
}

#[wasm_bindgen_test]
async fn enter_adds_a_sibling_and_the_caret_is_in_it() {
    let page = Page::open(Section::Causes, with_tree("1 .2 3")).await;
    page.focus(&field(1)).await;
    assert!(page.press("Enter").await);
    assert_eq!(outline(&page), "1 .2 ? 3");
    page.write("new").await;
    assert_eq!(outline(&page), "1 .2 new 3");
    page.press("Ctrl+Enter").await;
    page.write("behind").await;
    assert_eq!(outline(&page), "1 .2 new .behind 3");
}

#[wasm_bindgen_test]
async fn tab_indents_where_it_can_and_goes_on_where_it_cannot() {
    let page = Page::open(Section::Causes, with_tree("1 2 .3")).await;
    page.focus(&field(1)).await;
    assert!(!page.press("Tab").await, "nothing stands before the first cause");
    assert!(!page.press("Shift+Tab").await, "it explains the problem already");
    page.focus(&field(2)).await;
    assert!(page.press("Tab").await);
    assert_eq!((outline(&page), page.focused()), ("1 .2 ..3".to_owned(), name(2)));
    assert!(page.press("Shift+Tab").await);
    assert_eq!((outline(&page), page.focused()), ("1 2 .3".to_owned(), name(2)));
}

#[wasm_bindgen_test]
async fn the_focus_goes_with_a_cause_that_moves() {
    let page = Page::open(Section::Causes, with_tree("1 .2 3 4")).await;
    page.focus(&field(4)).await;
    page.press("Alt+ArrowUp").await;
    page.press("Alt+ArrowUp").await;
    assert_eq!((outline(&page), page.focused()), ("4 1 .2 3".to_owned(), name(4)));
    page.press("Alt+ArrowDown").await;
    assert_eq!((outline(&page), page.focused()), ("1 .2 4 3".to_owned(), name(4)));
    page.press("Tab").await;
    assert_eq!((outline(&page), page.focused()), ("1 .2 .4 3".to_owned(), name(4)));
    page.press("Shift+Tab").await;
    assert_eq!((outline(&page), page.focused()), ("1 .2 4 3".to_owned(), name(4)));
}

#[wasm_bindgen_test]
async fn backspace_takes_only_what_is_blank() {
    let page = Page::open(Section::Causes, with_tree("1 2")).await;
    page.focus(&field(2)).await;
    assert!(!page.press("Backspace").await);
    page.write("").await;
    assert!(page.press("Backspace").await);
    assert_eq!((outline(&page), page.focused()), ("1".to_owned(), name(1)));
}

#[wasm_bindgen_test]
async fn arrows_go_from_row_to_row_and_escape_lets_the_tab_key_go() {
    let page = Page::open(Section::Causes, with_tree("1 .2")).await;
    page.focus(&field(1)).await;
    page.press("ArrowDown").await;
    assert_eq!(page.focused(), name(2));
    page.press("Escape").await;
    assert_eq!(page.focused(), format!("{}-more", name(2)));
    page.press("F2").await;
    assert_eq!(page.focused(), name(2));
    page.press("ArrowUp").await;
    page.press("ArrowUp").await;
    assert_eq!(page.focused(), format!("problem-{}", TreeId::from_bits(7)));
    let stops = page.all(".causes textarea[tabindex='0']");
    assert_eq!(stops.len(), 1, "the Tab key stops at one row only");
}

#[wasm_bindgen_test]
async fn folding_hides_and_changes_nothing() {
    let page = Page::open(Section::Causes, with_tree("1 .2 ..3 4")).await;
    page.click(".cause-fold button").await;
    assert_eq!(page.all("div.cause").len(), 2);
    assert!(page.heard.borrow().edits.is_empty());
    page.focus(&field(1)).await;
    page.press("Ctrl+Enter").await;
    assert_eq!(page.all("div.cause").len(), 5, "what is added is seen");
}

#[wasm_bindgen_test]
async fn a_root_glows_until_an_action_addresses_it() {
    let page = Page::open(Section::Causes, with_tree("1")).await;
    page.focus(&field(1)).await;
    page.press("Alt+r").await;
    assert_eq!(page.all("div.cause.is-uncovered").len(), 1);
    page.press("Alt+Enter").await;
    page.focus(".quick-action input").await;
    page.write("Rotate the logs @alice").await;
    page.press("Enter").await;
    let actions = page.document().actions.clone();
    assert_eq!((actions[0].owner.as_str(), actions[0].causes.as_slice()), ("alice", &[id(1)][..]));
    assert_eq!(page.all("div.cause.is-uncovered").len(), 0);
}

#[wasm_bindgen_test]
async fn the_first_tree_begins_with_what_people_noticed() {
    let page = Page::open(Section::Causes, postmortem()).await;
    page.click("button").await;
    assert!(page.focused().starts_with("problem-"));
    page.write("Checkout was down").await;
    page.press("Enter").await;
    page.write("The disk was full").await;
    let tree = page.document().trees[0].clone();
    assert_eq!(tree.problem, "Checkout was down");
    assert_eq!(tree.causes()[0].text, "The disk was full");
}

/// A row that is drawn again puts what was written into its field by hand back to what the document says.
#[wasm_bindgen_test]
async fn a_key_in_one_row_draws_no_other() {
    let mut document = with_tree("1 .2 ..3 4");
    document.actions.push(Rc::new(Action::new(ActionId::from_bits(1), String::new())));
    let page = Page::open(Section::Causes, document).await;
    page.focus(&field(3)).await;
    for other in [1, 2, 4] {
        set_value(&page.one(&field(other)), "by hand");
    }
    page.write("x").await;
    assert_eq!(outline(&page), "1 .2 ..x 4");
    for other in [1, 2, 4] {
        assert_eq!(value(&page.one(&field(other))), "by hand", "row {other} was drawn again");
    }
}

#[wasm_bindgen_test]
async fn the_drawing_and_the_outline_have_one_selection() {
    let page = Page::open(Section::Causes, with_tree("1 .2 3")).await;
    let selected = || page.one("div.cause.is-selected textarea").id();
    page.focus("[role='tree']").await;
    page.press("ArrowDown").await;
    assert_eq!(selected(), name(3));
    page.press("r").await;
    assert!(page.document().trees[0].find(id(3)).unwrap().is_root());
    page.press("ArrowUp").await;
    page.press(".").await;
    assert_eq!(page.all("div.cause").len(), 2, "what is folded in one is folded in both");
    page.press("ArrowRight").await;
    assert_eq!(page.all("div.cause").len(), 3, "the way in unfolds");
    page.press("Home").await;
    assert!(page.all("div.cause.is-selected").is_empty(), "the problem is no cause");
    page.press("Enter").await;
    assert_eq!(page.focused(), format!("problem-{}", TreeId::from_bits(7)));
}

#[wasm_bindgen_test]
async fn typing_does_not_draw_the_tree() {
    let page = Page::open(Section::Causes, with_tree("1 .2")).await;
    let label = format!("[role='treeitem'][id$='{}'] > title", id(1));
    let label = || page.texts(&label).concat();
    page.focus(&field(1)).await;
    page.write("The disk was full").await;
    assert_eq!(label(), "1", "it follows once the typing pauses");
}
