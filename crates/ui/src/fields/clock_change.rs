//! What a field asks or says about a time that clocks showed twice or never.

use afterword_core::time::{AsWritten, ClockTime, Instant};
use chrono::{FixedOffset, Timelike};
use yew::prelude::*;

use super::label;
use crate::Clocks;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ClockChangeProps {
    /// The time that is stored, or will be: as somebody wrote it.
    pub value: Option<AsWritten>,
    /// The clocks of the zone that it was written in.
    pub clocks: Clocks,
    /// Hears which of two is meant.
    pub on_choose: Callback<Instant>,
}

/// For a time that came twice a choice between the two, for one that never came a sentence, else nothing.
///
/// It follows from the time alone, so it says the same today and after a year.
#[component]
pub fn ClockChange(props: &ClockChangeProps) -> Html {
    use_words();
    let group = label::use_field_id(&None);
    let time = props.value.map(|it| it.0);
    let changed = time.and_then(|it| Some((it, ClockTime::changed_at(it, &props.clocks)?)));
    let body = match changed {
        Some((at, ClockTime::Twice { first, second })) => {
            let option = |it: Instant, words: &str| {
                let is_chosen = AsWritten(it) == AsWritten(at);
                pass(&group, it, words, is_chosen, &props.on_choose)
            };
            let named = [("time", &time_of_day(at) as _)];
            html! {
                <fieldset class="clock-passes">
                    <legend>{ word::CLOCK_TWICE.fill(&named) }</legend>
                    { option(first, &of_pass(&word::CLOCK_FIRST, first)) }
                    { option(second, &of_pass(&word::CLOCK_SECOND, second)) }
                </fieldset>
            }
        }
        Some((at, ClockTime::Skipped { shown, .. })) => {
            let words = word::CLOCK_SKIPPED.fill(&[
                ("time", &time_of_day(at)),
                ("shown", &time_of_day(shown)),
                ("offset", &offset(shown.offset())),
            ]);
            html! { <p class="clock-skipped">{ words }</p> }
        }
        _ => Html::default(),
    };
    html! { <div class="clock-change" aria-live="polite">{ body }</div> }
}

/// One of the two.
fn pass(
    group: &AttrValue,
    at: Instant,
    words: &str,
    is_chosen: bool,
    on_choose: &Callback<Instant>,
) -> Html {
    let id = format!("{group}-{}", at.offset().local_minus_utc());
    html! {
        <label class="clock-pass" for={id.clone()}>
            <input
                {id}
                type="radio"
                name={group}
                checked={is_chosen}
                onchange={on_choose.reform(move |_: Event| at)}
            />
            <span>{ words }</span>
        </label>
    }
}

fn of_pass(words: &crate::words::Text, at: Instant) -> String {
    words.fill(&[("time", &time_of_day(at)), ("offset", &offset(at.offset()))])
}

/// The time of day as the clocks showed it; seconds only where there are some.
pub fn time_of_day(at: Instant) -> String {
    let format = if at.second() == 0 { "%H:%M" } else { "%H:%M:%S" };
    at.format(format).to_string()
}

/// An offset as people write it: `+02:00`.
pub fn offset(offset: &FixedOffset) -> String {
    offset.to_string()
}
