//! A moment, typed as text on the clocks of the document's zone.

use afterword_core::time::{AsWritten, ClockTime, Instant};
use chrono::{NaiveDate, Timelike};
use yew::prelude::*;

use super::clock_change::ClockChange;
use super::moment_text::{Reading, read_moment};
use super::parsed::ParsedField;
use crate::Clocks;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MomentFieldProps {
    pub label: AttrValue,
    /// With the offset that the document's zone has at that moment: it is shown as it stands.
    pub value: Option<AsWritten>,
    pub on_change: Callback<Option<Instant>>,
    /// The day of a time that is typed alone; the value's own day where this is not given.
    #[prop_or_default]
    pub default_date: Option<NaiveDate>,
    /// The clocks that it is typed by.
    pub clocks: Clocks,
    /// Whether it asks which of two is meant where the clocks showed a time twice; not where another field does.
    #[prop_or(true)]
    pub asks: bool,
    #[prop_or(AttrValue::Static("2025-10-01 14:32"))]
    pub placeholder: AttrValue,
    #[prop_or_default]
    pub hint: AttrValue,
    #[prop_or_default]
    pub hide_label: bool,
    #[prop_or_default]
    pub class: Classes,
    #[prop_or_default]
    pub id: Option<AttrValue>,
    #[prop_or_default]
    pub onkeydown: Callback<KeyboardEvent>,
}

/// A moment, typed as text: `2025-10-01 14:32`, `14:32`, `1 Oct 2025 14:32`. It asks about a time that came twice, and says what
/// becomes of one that never came.
#[component]
pub fn MomentField(props: &MomentFieldProps) -> Html {
    use_words();
    let before = props.value.map(|it| it.0);
    let read = {
        let day = props.default_date.or_else(|| before.map(|it| it.date_naive()));
        let clocks = props.clocks.clone();
        Callback::from(move |text: String| read(&text, day, before, &clocks))
    };
    let foot = html! {
        <ClockChange
            value={props.value.filter(|_| props.asks)}
            clocks={&props.clocks}
            on_choose={props.on_change.reform(Some)}
        />
    };
    html! {
        <ParsedField<Option<AsWritten>>
            label={&props.label}
            value={props.value}
            write={Callback::from(|value: Option<AsWritten>| {
                value.map_or_else(String::new, |it| written(it.0))
            })}
            {read}
            echo={Callback::from(|value: Option<AsWritten>| {
                AttrValue::from(value.map_or_else(String::new, |it| understood(it.0)))
            })}
            on_change={props.on_change.reform(|it: Option<AsWritten>| it.map(|it| it.0))}
            placeholder={&props.placeholder}
            hint={&props.hint}
            unit=""
            hide_label={props.hide_label}
            class={classes!("moment-field", props.class.clone())}
            id={props.id.clone()}
            inputmode="text"
            onkeydown={&props.onkeydown}
            {foot}
        />
    }
}

fn read(
    text: &str,
    day: Option<NaiveDate>,
    before: Option<Instant>,
    clocks: &Clocks,
) -> Result<Option<AsWritten>, AttrValue> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let instant = match read_moment(text, day)? {
        Reading::Settled(moment) => Some(moment),
        Reading::Local(local) => {
            ClockTime::of(local, clocks).map(|it| it.following(before, clocks))
        }
    };
    let instant = instant.ok_or(AttrValue::Static(word::TIME_SKIPPED.text()))?;
    Ok(Some(AsWritten(instant)))
}

/// Seconds only where there are some.
fn written(moment: Instant) -> String {
    let format = if moment.second() == 0 { "%Y-%m-%d %H:%M" } else { "%Y-%m-%d %H:%M:%S" };
    moment.format(format).to_string()
}

fn understood(moment: Instant) -> String {
    let written = word::DATE_SECONDS_WEEKDAY.date(moment.naive_local());
    format!("{written} {}", moment.offset())
}
