//! Is it worth the time? A calculator that needs no register.

use afterword_core::toil::{Assumptions, Period, Rhythm, worth_the_time};
use yew::prelude::*;

use super::hours;
use crate::fields::{NumberField, SecondsField, Select};
use crate::words::{InWords, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WorthProps {
    pub assumptions: Assumptions,
}

/// What is saved each time and how often, and how long one may build at it before it takes more than it saves.
#[component]
pub fn Worth(props: &WorthProps) -> Html {
    use_words();
    let seconds = use_state_eq(|| Some(300_u32));
    let count = use_state_eq(|| Some(1_u64));
    let per = use_state_eq(|| Period::Day);
    let periods: Vec<_> = Period::ALL.iter().map(|it| (*it, it.in_words())).collect();
    let set = |setter: UseStateSetter<Option<u64>>| Callback::from(move |it| setter.set(it));
    let on_seconds = {
        let setter = seconds.setter();
        Callback::from(move |it| setter.set(it))
    };
    let on_per = {
        let setter = per.setter();
        Callback::from(move |it| setter.set(it))
    };
    let answer = match (*seconds, *count) {
        (Some(seconds), Some(count)) => {
            let rhythm = Rhythm { count: u32::try_from(count).unwrap_or(u32::MAX), per: *per };
            let worth = worth_the_time(seconds, rhythm, &props.assumptions) / 3_600.0;
            word::TOIL_WORTH_ANSWER.fill(&[("hours", &hours(worth))])
        }
        _ => word::TOIL_WORTH_UNKNOWN.text().to_owned(),
    };
    html! {
        <section class="toil-section">
            <h2>{ word::TOIL_WORTH.text() }</h2>
            <div class="toil-fields">
                <SecondsField label={word::TOIL_WORTH_SAVED.text()} value={*seconds} on_change={on_seconds} />
                <NumberField label={word::TOIL_COUNT.text()} value={*count} on_change={set(count.setter())} />
                { Select::new(word::TOIL_PER.text(), *per, periods, on_per).html() }
            </div>
            <p class="toil-verdict" role="status">{ answer }</p>
        </section>
    }
}
