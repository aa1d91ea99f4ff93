//! Fields with a syntax: the words stay, the meaning goes up, and what comes down wins.

use std::collections::BTreeMap;

use afterword_core::time::{AsWritten, Instant};
use afterword_ui::Clocks;
use afterword_ui::fields::{
    DateField, Drafts, MomentField, NumberField, PercentField, Select, Unread,
};
use chrono::{FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime, Timelike as _};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

use crate::page::Page;

/// A number, and a button that sets it from outside, as undo does.
#[component]
fn Number() -> Html {
    let value = use_state(|| Some(7));
    let on_change = value.setter();
    let undo = value.setter();
    html! {
        <div>
            <NumberField label="Users" value={*value} on_change={Callback::from(move |it| on_change.set(it))} />
            <output>{ format!("{:?}", *value) }</output>
            <button onclick={move |_| undo.set(Some(7))}>{ "undo" }</button>
        </div>
    }
}

#[wasm_bindgen_test]
async fn bad_words_stay_and_say_why_once_the_field_is_left() {
    let page = Page::<Number>::of().await;
    page.write("input", "12 customers").await;
    assert_eq!(page.value("input"), "12 customers");
    assert_eq!(page.text("output"), "Some(7)", "what is not understood changes nothing");
    assert!(!page.has("[aria-invalid]"), "nobody is interrupted while typing");

    page.leave("input").await;
    assert_eq!(page.value("input"), "12 customers");
    assert!(page.has("input[aria-invalid=true]"));
    let told = page.find::<web_sys::Element>("input").get_attribute("aria-describedby").unwrap();
    assert!(page.text(&format!("[id='{told}']")).contains("whole number"));

    page.write("input", "12").await;
    assert!(!page.has("[aria-invalid]"), "a mistake that is corrected is forgotten at once");
    assert_eq!(page.text("output"), "Some(12)");
}

#[wasm_bindgen_test]
async fn words_that_are_left_before_they_are_drawn_stay() {
    let page = Page::<Number>::of().await;
    page.write_and_go_on("input", "12 customers");
    page.leave("input").await;
    assert_eq!(page.value("input"), "12 customers");
    assert!(page.has("input[aria-invalid=true]"));
}

#[wasm_bindgen_test]
async fn what_changes_from_outside_takes_the_place_of_what_was_typed() {
    let page = Page::<Number>::of().await;
    page.write("input", "1200").await;
    assert_eq!((page.text("output"), page.value("input")), ("Some(1200)".into(), "1200".into()));
    page.click("button").await;
    assert_eq!((page.text("output"), page.value("input")), ("Some(7)".into(), "7".into()));
}

#[wasm_bindgen_test]
async fn a_number_is_written_in_groups_once_the_field_is_left() {
    let page = Page::<Number>::of().await;
    page.write("input", "1,200,000").await;
    assert_eq!(page.value("input"), "1,200,000", "typing is left alone");
    page.leave("input").await;
    assert_eq!(page.value("input"), "1\u{202f}200\u{202f}000");
    page.write("input", "").await;
    assert_eq!(page.text("output"), "None");
}

#[component]
fn Share() -> Html {
    let value = use_state(|| None::<u32>);
    let on_change = value.setter();
    html! {
        <div>
            <PercentField label="Share" value={*value} on_change={Callback::from(move |it| on_change.set(it))} />
            <output>{ format!("{:?}", *value) }</output>
        </div>
    }
}

#[wasm_bindgen_test]
async fn a_share_is_kept_in_millionths() {
    let page = Page::<Share>::of().await;
    page.write("input", "12.5 %").await;
    assert_eq!(page.text("output"), "Some(125000)");
    page.write("input", "12.5 % of them").await;
    assert_eq!(page.text("output"), "Some(125000)");
    assert_eq!(page.value("input"), "12.5 % of them");
}

/// Clocks that go forward from 02:00 to 03:00 in the night of the first of October, and back from 10:00 to 09:00 in the same.
fn offsets_at(local: NaiveDateTime) -> MappedLocalTime<FixedOffset> {
    let [winter, summer] = [3_600, 7_200].map(|it| FixedOffset::east_opt(it).unwrap());
    let is_that_day = local.date() == NaiveDate::from_ymd_opt(2025, 10, 1).unwrap();
    match local.hour() {
        2 if is_that_day => MappedLocalTime::None,
        3..=8 if is_that_day => MappedLocalTime::Single(summer),
        9 if is_that_day => MappedLocalTime::Ambiguous(summer, winter),
        _ => MappedLocalTime::Single(winter),
    }
}

#[component]
fn When() -> Html {
    let value = use_state(|| None::<Instant>);
    let on_change = value.setter();
    html! {
        <div>
            <MomentField
                label="Detected"
                value={value.map(AsWritten)}
                default_date={NaiveDate::from_ymd_opt(2025, 10, 1)}
                clocks={Clocks::from(Callback::from(offsets_at))}
                on_change={Callback::from(move |it| on_change.set(it))}
            />
            <output>{ value.map(|it| it.to_rfc3339()) }</output>
        </div>
    }
}

#[wasm_bindgen_test]
async fn a_time_alone_belongs_to_the_day_of_the_incident() {
    let page = Page::<When>::of().await;
    page.write("input", "14:3").await;
    page.write("input", "14:32").await;
    assert_eq!(page.text("output"), "2025-10-01T14:32:00+01:00");
    assert!(!page.has(".clock-passes") && !page.has(".clock-skipped"), "nothing is asked");
    assert!(page.text(".field-hint").contains("Wed 1 Oct 2025"), "it says back what it understood");
    page.leave("input").await;
    assert_eq!(page.value("input"), "2025-10-01 14:32");
}

#[wasm_bindgen_test]
async fn of_a_time_that_the_clocks_skip_it_is_said_what_is_stored() {
    let page = Page::<When>::of().await;
    page.write("input", "02:30").await;
    page.leave("input").await;
    assert_eq!(page.text("output"), "2025-10-01T02:30:00+01:00", "what was typed is kept");
    assert_eq!(page.value("input"), "2025-10-01 02:30");
    assert!(page.text(".clock-skipped").contains("03:30 (+02:00)"));

    page.write("input", "03:30").await;
    assert_eq!(
        page.text("output"),
        "2025-10-01T03:30:00+02:00",
        "the same instant, as it was shown"
    );
    assert!(!page.has(".clock-skipped"));
}

#[wasm_bindgen_test]
async fn of_a_time_that_comes_twice_it_is_asked_which_is_meant() {
    let page = Page::<When>::of().await;
    page.write("input[type=text]", "09:30").await;
    let chosen = |page: &Page<When>| page.text(".clock-pass:has(input:checked)");
    assert_eq!(page.text("output"), "2025-10-01T09:30:00+02:00");
    assert_eq!(chosen(&page), "The first, 09:30 (+02:00)");

    page.click(".clock-pass:last-child input").await;
    assert_eq!(page.text("output"), "2025-10-01T09:30:00+01:00");
    assert_eq!(chosen(&page), "The second, 09:30 (+01:00)");

    page.write("input[type=text]", "09:35").await;
    assert_eq!(page.text("output"), "2025-10-01T09:35:00+01:00", "the choice outlives a mend");
    page.click(".clock-pass input").await;
    assert_eq!(page.text("output"), "2025-10-01T09:35:00+02:00", "and can be taken back");

    page.write("input[type=text]", "08:30").await;
    assert!(!page.has(".clock-passes"));
}

#[component]
fn Due() -> Html {
    let value = use_state(|| None);
    let on_change = value.setter();
    html! {
        <div>
            <DateField label="Due" value={*value} on_change={Callback::from(move |it| on_change.set(it))} />
            <output>{ value.map(|it: NaiveDate| it.to_string()) }</output>
        </div>
    }
}

#[wasm_bindgen_test]
async fn a_year_that_is_still_being_typed_is_no_date() {
    let page = Page::<Due>::of().await;
    page.write("input", "0202-12-01").await;
    assert_eq!(page.text("output"), "");
    page.write("input", "2026-12-01").await;
    assert_eq!(page.text("output"), "2026-12-01");
    page.write("input", "").await;
    assert_eq!(page.text("output"), "");
}

/// A choice whose owner refuses every change.
#[component]
fn Refused() -> Html {
    let n_asked = use_state(|| 0);
    let on_change = {
        let n_asked = n_asked.clone();
        Callback::from(move |_: &'static str| n_asked.set(*n_asked + 1))
    };
    let options = vec![("a", "A".into()), ("b", "B".into())];
    html! {
        <div>
            { Select::new("Level", "b", options, on_change).hint(n_asked.to_string()).html() }
        </div>
    }
}

#[wasm_bindgen_test]
async fn a_choice_that_is_refused_is_not_shown() {
    let page = Page::<Refused>::of().await;
    let select: web_sys::HtmlSelectElement = page.find("select");
    assert_eq!(select.selected_index(), 1);
    select.set_selected_index(0);
    page.leave("select").await;
    assert_eq!((page.text(".field-hint"), select.selected_index()), ("1".into(), 1));
}

/// A page that keeps drafts, and a field that comes and goes.
#[component]
fn Keeping() -> Html {
    let value = use_state(|| Some(7));
    let is_here = use_state(|| true);
    let memory = use_mut_ref(BTreeMap::<AttrValue, Unread>::new);
    let keep = {
        let memory = memory.clone();
        use_callback((), move |(field, unread): (AttrValue, Option<Unread>), ()| {
            let mut memory = memory.borrow_mut();
            match unread {
                Some(unread) => drop(memory.insert(field, unread)),
                None => drop(memory.remove(&field)),
            }
        })
    };
    let kept = use_callback((), move |field: AttrValue, ()| memory.borrow().get(&field).cloned());
    let (on_change, other, toggle) = (value.setter(), value.setter(), is_here.setter());
    let is_shown = *is_here;
    html! {
        <ContextProvider<Drafts> context={Drafts { keep, kept }}>
            <div>
                if is_shown {
                    <NumberField id="users" label="Users" value={*value} on_change={Callback::from(move |it| on_change.set(it))} />
                }
            </div>
            <button class="toggle" onclick={move |_| toggle.set(!is_shown)}>{ "come or go" }</button>
            <button class="other" onclick={move |_| other.set(Some(8))}>{ "another value" }</button>
        </ContextProvider<Drafts>>
    }
}

impl Page<Keeping> {
    async fn come_back(&self) {
        self.click(".toggle").await;
        assert!(!self.has("input"));
        self.click(".toggle").await;
    }
}

#[wasm_bindgen_test]
async fn what_was_not_understood_is_there_on_coming_back_with_what_is_wrong() {
    let page = Page::<Keeping>::of().await;
    page.write("input", "12 customers").await;
    page.come_back().await;
    assert_eq!(page.value("input"), "12 customers");
    assert!(page.has("input[aria-invalid=true]"));
    assert!(page.text(".field-hint").contains("whole number"));

    page.write("input", "12").await;
    page.come_back().await;
    assert_eq!(page.value("input"), "12", "what is mended is forgotten");
    assert!(!page.has("[aria-invalid]"));
}

#[wasm_bindgen_test]
async fn words_over_another_value_than_there_is_now_are_not_brought_back() {
    let page = Page::<Keeping>::of().await;
    page.write("input", "twelve").await;
    page.click(".toggle").await;
    page.click(".other").await;
    page.click(".toggle").await;
    assert_eq!(page.value("input"), "8");
}
