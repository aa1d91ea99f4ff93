//! A moment, typed as text on the clocks of the document's zone.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Timelike};
use yew::prelude::*;

use super::moment_text::{Reading, read_moment};
use super::parsed::ParsedField;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MomentFieldProps {
    pub label: AttrValue,
    /// With the offset that the document's zone has at that moment: it is shown as it stands.
    pub value: Option<DateTime<FixedOffset>>,
    pub on_change: Callback<Option<DateTime<FixedOffset>>>,
    /// The day of a time that is typed alone; the value's own day where this is not given.
    #[prop_or_default]
    pub default_date: Option<NaiveDate>,
    /// The moment at which the zone's clocks show a time; `None` where daylight saving skips it.
    pub resolve: Callback<NaiveDateTime, Option<DateTime<FixedOffset>>>,
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

/// A moment, typed as text: `2025-10-01 14:32`, `14:32`, `1 Oct 2025 14:32`.
#[component]
pub fn MomentField(props: &MomentFieldProps) -> Html {
    use_words();
    let read = {
        let day = props.default_date.or_else(|| props.value.map(|it| it.date_naive()));
        let resolve = props.resolve.clone();
        Callback::from(move |text: String| read(&text, day, &resolve))
    };
    html! {
        <ParsedField<Option<DateTime<FixedOffset>>>
            label={&props.label}
            value={props.value}
            write={Callback::from(|value: Option<DateTime<FixedOffset>>| {
                value.map_or_else(String::new, |it| written(&it))
            })}
            {read}
            echo={Callback::from(|value: Option<DateTime<FixedOffset>>| {
                AttrValue::from(value.map_or_else(String::new, |it| understood(&it)))
            })}
            on_change={&props.on_change}
            placeholder={&props.placeholder}
            hint={&props.hint}
            unit=""
            hide_label={props.hide_label}
            class={classes!("moment-field", props.class.clone())}
            id={props.id.clone()}
            inputmode="text"
            onkeydown={&props.onkeydown}
        />
    }
}

fn read(
    text: &str,
    day: Option<NaiveDate>,
    resolve: &Callback<NaiveDateTime, Option<DateTime<FixedOffset>>>,
) -> Result<Option<DateTime<FixedOffset>>, AttrValue> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    match read_moment(text, day)? {
        Reading::Settled(moment) => Ok(Some(moment)),
        Reading::Local(local) => resolve
            .emit(local)
            .map(Some)
            .ok_or_else(|| AttrValue::Static(word::MOMENT_SKIPPED.text())),
    }
}

/// Seconds only where there are some.
fn written(moment: &DateTime<FixedOffset>) -> String {
    let format = if moment.second() == 0 { "%Y-%m-%d %H:%M" } else { "%Y-%m-%d %H:%M:%S" };
    moment.format(format).to_string()
}

fn understood(moment: &DateTime<FixedOffset>) -> String {
    let written = word::DATE_SECONDS_WEEKDAY.date(moment.naive_local());
    format!("{written} {}", moment.offset())
}
