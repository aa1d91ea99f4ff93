//! The timeline by its keys.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::{Edit, Entry, EntryId, EntryTime, Moment, MomentKey};
use chrono::TimeDelta;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, Section, at, postmortem};

fn name(n: u64) -> String {
    format!("entry-{}", EntryId::from_bits(n))
}

fn row(n: u64) -> String {
    format!("[id='{}']", name(n))
}

/// So many entries, a minute apart from 14:00 on.
fn with_entries(n_entries: u64) -> Postmortem {
    let mut postmortem = postmortem();
    let start = at("2025-10-01T14:00:00Z");
    for n in 0..n_entries {
        let time = EntryTime::Exact(start + TimeDelta::minutes(i64::try_from(n).unwrap()));
        let entry = Entry::new(EntryId::from_bits(n), time, format!("entry {n}"));
        postmortem.timeline.push(Rc::new(entry));
    }
    postmortem
}

fn shown(page: &Page) -> Vec<String> {
    page.texts(".entry-stamp")
}

#[wasm_bindgen_test]
async fn a_typed_line_is_read_aloud_and_added() {
    let page = Page::open(Section::Timeline, with_entries(2)).await;
    page.focus("#timeline-quick").await;
    page.write("14:32 alert fired").await;
    assert_eq!(page.texts(".quick-reading p"), ["14:32 on 1 Oct · Detection · alert fired"]);
    page.press("Enter").await;
    let entry = page.document().timeline.last().unwrap().clone();
    assert_eq!(entry.time, EntryTime::Exact(at("2025-10-01T14:32:00Z")));
    assert_eq!(entry.text, "alert fired");
    assert_eq!(page.focused(), "timeline-quick");
    assert_eq!(page.heard.borrow().said, ["Added: 14:32 on 1 Oct · Detection · alert fired"]);
}

#[wasm_bindgen_test]
async fn pasted_lines_are_entries_in_one_step() {
    let page = Page::open(Section::Timeline, postmortem()).await;
    page.focus("#timeline-quick").await;
    page.write("2025-10-01 23:50 fired\n- 00:10 paged\nsomebody called\n").await;
    assert_eq!(page.texts(".quick-entry button"), ["Add 3 entries"]);
    assert!(page.heard.borrow().edits.is_empty(), "nothing is added before it is confirmed");
    page.press("Enter").await;
    assert_eq!(page.heard.borrow().edits.len(), 1);
    assert_eq!(shown(&page), ["23:50", "00:10", "unknown"]);
    assert_eq!(page.texts(".timeline-day"), ["Wed 1 Oct 2025", "Thu 2 Oct 2025"]);
}

#[wasm_bindgen_test]
async fn enter_edits_a_row_and_goes_on_to_the_next() {
    let page = Page::open(Section::Timeline, with_entries(2)).await;
    page.focus(&row(0)).await;
    page.press("Enter").await;
    assert_eq!(page.focused(), format!("{}-text", name(0)));
    page.write("rewritten").await;
    assert_eq!(page.document().timeline[0].text, "rewritten");
    page.press("Enter").await;
    assert_eq!(page.focused(), name(1));
    page.press("ArrowDown").await;
    assert_eq!(page.focused(), "timeline-quick");
}

#[wasm_bindgen_test]
async fn a_new_time_moves_the_entry_and_a_bad_one_stays_to_be_mended() {
    let page = Page::open(Section::Timeline, with_entries(3)).await;
    page.focus(&row(0)).await;
    page.press("t").await;
    page.write("soon").await;
    page.press("Enter").await;
    assert!(page.heard.borrow().edits.is_empty());
    assert!(
        page.one(".entry-time-field .field-hint").text_content().unwrap().contains("Not stored")
    );
    page.write("~14:30").await;
    page.press("Enter").await;
    assert_eq!(
        page.document().timeline[0].time,
        EntryTime::Approximate(at("2025-10-01T14:30:00Z"))
    );
    assert_eq!(page.focused(), format!("{}-time", name(0)));
    page.press("Escape").await;
    assert_eq!(shown(&page), ["14:01", "14:02", "~14:30"]);
    assert_eq!(page.focused(), name(0));
}

#[wasm_bindgen_test]
async fn a_line_at_a_time_that_comes_twice_says_so_and_takes_the_first() {
    let page = Page::open(Section::Timeline, with_entries(1)).await;
    page.focus("#timeline-quick").await;
    page.write("2025-10-26 02:30 alert fired").await;
    let said = "Clocks showed 02:30 twice that day: taken for the first (+01:00)";
    assert_eq!(page.texts(".reading-clock"), [said]);
    page.press("Enter").await;
    assert!(page.heard.borrow().said[0].ends_with(said));
    assert_eq!(shown(&page), ["14:00", "02:30 (+01:00)"]);
}

#[wasm_bindgen_test]
async fn which_of_two_is_meant_is_asked_while_the_time_is_typed() {
    let page = Page::open(Section::Timeline, with_entries(1)).await;
    page.focus(&row(0)).await;
    page.press("t").await;
    page.write("2025-10-26 01:30 – 02:30").await;
    assert_eq!(page.texts(".clock-pass").len(), 2, "the end is asked about, the beginning is not");
    page.focus(".clock-pass:last-child input").await;
    assert!(page.heard.borrow().edits.is_empty(), "the choice is a part of the field");
    page.click(".clock-pass:last-child input").await;
    assert_eq!(page.heard.borrow().edits.len(), 1);
    let (from, to) = (at("2025-10-26T01:30:00Z"), at("2025-10-26T02:30:00Z"));
    assert_eq!(page.document().timeline[0].time, EntryTime::Span { from, to });
    assert_eq!(page.texts(".clock-pass:has(input:checked)"), ["The second, 02:30 (+00:00)"]);
}

#[wasm_bindgen_test]
async fn a_choice_that_moves_its_entry_is_stored_once_and_stays() {
    let mut document = with_entries(2);
    Rc::make_mut(&mut document.timeline[0]).time = EntryTime::Exact(at("2025-10-26T00:50:00Z"));
    let page = Page::open(Section::Timeline, document).await;
    page.focus(&row(1)).await;
    page.press("t").await;
    page.write("2025-10-26 02:30").await;
    page.focus(".clock-pass:last-child input").await;
    page.click(".clock-pass:last-child input").await;
    assert_eq!(page.heard.borrow().edits.len(), 1);
    let second = EntryTime::Exact(at("2025-10-26T02:30:00Z"));
    let moved = page.document().timeline.iter().find(|it| it.text == "entry 1").unwrap().time;
    assert_eq!(moved, second);
    page.focus("#timeline-quick").await;
    assert_eq!(page.heard.borrow().edits.len(), 1, "leaving stores nothing more");
}

#[wasm_bindgen_test]
async fn delete_goes_on_with_the_next_row() {
    let page = Page::open(Section::Timeline, with_entries(3)).await;
    page.focus(&row(1)).await;
    page.press("Delete").await;
    assert_eq!(shown(&page), ["14:00", "14:02"]);
    assert_eq!(page.focused(), name(2));
}

#[wasm_bindgen_test]
async fn only_an_entry_without_a_time_moves_by_keys() {
    let mut document = with_entries(3);
    Rc::make_mut(&mut document.timeline[2]).time = EntryTime::Unknown;
    let page = Page::open(Section::Timeline, document).await;
    page.focus(&row(2)).await;
    page.press("Alt+ArrowUp").await;
    assert_eq!(shown(&page), ["14:00", "unknown", "14:01"]);
    assert_eq!(page.focused(), name(2));
    page.focus(&row(0)).await;
    page.press("Alt+ArrowDown").await;
    assert_eq!(page.heard.borrow().edits.len(), 1);
}

#[wasm_bindgen_test]
async fn an_entry_becomes_a_moment() {
    let page = Page::open(Section::Timeline, with_entries(1)).await;
    page.focus(&row(0)).await;
    page.press("Enter").await;
    page.click("[aria-haspopup='menu']").await;
    let words = page.texts(".menu-label");
    let at = words.iter().position(|it| it == "Detected").unwrap();
    page.click(&format!(".menu-item:nth-child({})", at + 1)).await;
    let expected = Edit::Moment(MomentKey::Detected, Some(Moment::Entry(EntryId::from_bits(0))));
    assert_eq!(page.last_edit(), expected);
    assert_eq!(page.texts(".entry-flags .flag"), ["Detected"]);
}

#[wasm_bindgen_test]
async fn a_key_in_one_entry_draws_no_other() {
    let page = Page::open(Section::Timeline, with_entries(50)).await;
    page.focus(&row(20)).await;
    page.press("Enter").await;
    let before = page.heard.borrow().n_zone;
    page.write("x").await;
    let asked = page.heard.borrow().n_zone - before;
    assert!(asked < 10, "{asked} times were looked up for one key");
}
