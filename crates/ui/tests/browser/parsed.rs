//! Fields with a syntax: the words stay, the meaning goes up, and what comes down wins.

use afterword_ui::fields::{DateField, MomentField, NumberField, PercentField, Select};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};
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

/// Clocks that skip the hour after two, two hours before Greenwich.
fn resolve(local: NaiveDateTime) -> Option<DateTime<FixedOffset>> {
    let is_skipped = chrono::Timelike::hour(&local) == 2;
    let offset = FixedOffset::east_opt(7200).unwrap();
    (!is_skipped).then(|| local.and_local_timezone(offset).unwrap())
}

#[component]
fn When() -> Html {
    let value = use_state(|| None);
    let on_change = value.setter();
    html! {
        <div>
            <MomentField
                label="Detected"
                value={*value}
                default_date={NaiveDate::from_ymd_opt(2025, 10, 1)}
                resolve={Callback::from(resolve)}
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
    assert_eq!(page.text("output"), "2025-10-01T14:32:00+02:00");
    assert!(page.text(".field-hint").contains("Wed 1 Oct 2025"), "it says back what it understood");
    page.leave("input").await;
    assert_eq!(page.value("input"), "2025-10-01 14:32");
}

#[wasm_bindgen_test]
async fn a_time_that_the_clocks_skip_is_pointed_out() {
    let page = Page::<When>::of().await;
    page.write("input", "02:30").await;
    page.leave("input").await;
    assert_eq!((page.text("output"), page.value("input")), (String::new(), "02:30".into()));
    assert!(page.text(".field-hint").contains("skip"));
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
