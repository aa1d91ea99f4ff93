//! Ten thousand postmortems with a few dozen rows in the page.

use std::cell::RefCell;
use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::id::DocumentId;
use afterword_core::severity::SeverityScheme;
use afterword_core::summary::Summary;
use afterword_ui::list::{PostmortemList, SortKey};
use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::page::{Page, document, settled};

const N_ROWS: u64 = 10_000;
const ROW: i32 = 40;

thread_local! {
    static OPENED: RefCell<Option<DocumentId>> = const { RefCell::new(None) };
}

fn id(n: u64) -> DocumentId {
    DocumentId::v7(n, [0; 10])
}

fn summaries() -> Rc<[Rc<Summary>]> {
    let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z").unwrap();
    let summary = |n| Rc::new(Summary::of(&Postmortem::new(id(n), now), now));
    (0..N_ROWS).map(summary).collect()
}

#[component]
fn Shelf() -> Html {
    let summaries = use_memo((), |()| summaries());
    let scheme = use_memo((), |()| SeverityScheme::shipped());
    let selected = use_state_eq(|| 0);
    let on_select = selected.setter();
    html! {
        <PostmortemList
            summaries={(*summaries).clone()}
            selected={*selected}
            on_select={Callback::from(move |it| on_select.set(it))}
            on_open={Callback::from(|it| OPENED.set(Some(it)))}
            href={Callback::from(|it: DocumentId| AttrValue::from(format!("#/postmortem/{it}")))}
            today={chrono::NaiveDate::default()}
            {scheme}
            sort={SortKey::When}
            reversed=false
            on_sort={Callback::noop()}
        />
    }
}

/// The list at a height of ten rows, as the style sheet would have it.
async fn shelf() -> (Page<Shelf>, Element) {
    let style = document().create_element("style").unwrap();
    style.set_text_content(Some(&format!(
        ".postmortem-list {{ height: {}px; overflow: auto }}
         .list-row {{ box-sizing: border-box; height: {ROW}px; overflow: hidden }}
         .list-head {{ position: sticky; top: 0 }}",
        11 * ROW
    )));
    document().head().unwrap().append_child(&style).unwrap();
    let page = Page::<Shelf>::of().await;
    frames().await;
    (page, style)
}

/// Lets the browser measure, scroll and tell.
async fn frames() {
    for _ in 0..4 {
        let frame = Promise::new(&mut |done, _| {
            web_sys::window().unwrap().request_animation_frame(&done).unwrap();
        });
        JsFuture::from(frame).await.unwrap();
        settled().await;
    }
}

/// The numbers of the rows that are drawn, and of those that can be seen.
fn rows(page: &Page<Shelf>) -> (Vec<i32>, Vec<i32>) {
    let list: Element = page.find(".postmortem-list");
    let place = list.get_bounding_client_rect();
    let found = list.query_selector_all(".list-rows > [role=row]").unwrap();
    let drawn =
        (0..found.length()).map(|it| found.item(it).unwrap().unchecked_into::<HtmlElement>());
    let number = |row: &HtmlElement| -> i32 {
        row.get_attribute("aria-rowindex").unwrap().parse::<i32>().unwrap() - 2
    };
    let is_seen = |row: &HtmlElement| {
        let it = row.get_bounding_client_rect();
        it.top() >= place.top() + f64::from(ROW) - 1.0 && it.bottom() <= place.bottom() + 1.0
    };
    let drawn: Vec<HtmlElement> = drawn.collect();
    let seen = drawn.iter().filter(|it| is_seen(it)).map(number).collect();
    (drawn.iter().map(number).collect(), seen)
}

#[wasm_bindgen_test]
async fn scrolling_shows_the_rows_that_belong_there() {
    let (page, style) = shelf().await;
    let list: Element = page.find(".postmortem-list");
    let n_rows = i32::try_from(N_ROWS).unwrap();
    assert_eq!(list.scroll_height(), (n_rows + 1) * ROW);
    assert_eq!(rows(&page).1, (0..10).collect::<Vec<i32>>());

    list.set_scroll_top(5_000 * ROW);
    frames().await;
    let (drawn, seen) = rows(&page);
    assert_eq!(seen, (5_000..5_010).collect::<Vec<i32>>());
    assert!(drawn.len() < 60, "{} rows are in the page", drawn.len());
    assert_eq!(list.get_attribute("aria-rowcount").as_deref(), Some("10001"));
    style.remove();
}

#[wasm_bindgen_test]
async fn keys_keep_the_selection_in_sight() {
    let (page, style) = shelf().await;
    page.focus(".postmortem-list").await;
    page.press("End").await;
    frames().await;
    assert_eq!(rows(&page).1.last(), Some(&9_999));
    page.press("k").await;
    page.press("Enter").await;
    assert_eq!(OPENED.take(), Some(id(9_998)));
    let active = page.find::<Element>(".postmortem-list").get_attribute("aria-activedescendant");
    assert_eq!(active, Some(format!("postmortem-{}", id(9_998))));
    assert!(page.has("[aria-selected=true] a[href]"));
    page.press("Home").await;
    frames().await;
    assert_eq!(rows(&page).1.first(), Some(&0));
    style.remove();
}
