//! Before the meeting: how long it may be, and the agenda that follows from it.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::present::{self, Slide, agenda};
use yew::prelude::*;

use crate::fields::NumberField;
use crate::words::{use_words, word, wording};

/// The lengths that are offered.
pub(super) const LENGTHS: [u32; 3] = [30, 45, 60];
/// The longest meeting, in minutes: a day.
const LONGEST: u64 = 24 * 60;

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct SetupProps {
    pub(super) postmortem: Rc<Postmortem>,
    /// How long it may be, in minutes.
    pub(super) minutes: u32,
    pub(super) on_minutes: Callback<u32>,
    pub(super) on_begin: Callback<()>,
    pub(super) on_leave: Callback<()>,
}

/// The choice of a length, and what the time is spent on.
#[component]
pub(super) fn Setup(props: &SetupProps) -> Html {
    use_words();
    let SetupProps { postmortem, minutes, on_minutes, .. } = props;
    let is_other = use_state_eq(|| !LENGTHS.contains(minutes));
    let title = postmortem.title.trim();
    let title = if title.is_empty() { word::UNTITLED.text() } else { title };
    let choose = {
        let (is_other, on_minutes) = (is_other.setter(), on_minutes.clone());
        Callback::from(move |minutes: Option<u32>| {
            is_other.set(minutes.is_none());
            minutes.iter().for_each(|it| on_minutes.emit(*it));
        })
    };
    let chosen = (!*is_other).then_some(*minutes);
    let on_begin = props.on_begin.reform(|_: MouseEvent| ());
    let on_leave = props.on_leave.reform(|_: MouseEvent| ());
    html! {
        <div class="meeting-setup">
            <p class="slide-part">{ word::MEETING.text() }</p>
            <h1>{ title }</h1>
            <fieldset class="meeting-length">
                <legend>{ word::MEETING_LENGTH.text() }</legend>
                for length in LENGTHS.map(Some).into_iter().chain([None]) {
                    { radio(length, chosen == length, &choose) }
                }
                <span class="meeting-other">
                    if *is_other {
                        <NumberField
                            label={word::MEETING_OTHER_MINUTES.text()}
                            unit={word::UNIT_MINUTES.text()}
                            value={Some(u64::from(*minutes))}
                            on_change={on_number(on_minutes)}
                        />
                    }
                </span>
            </fieldset>
            { plan(&agenda(postmortem, *minutes)) }
            <p class="guidance">{ word::MEETING_KEYS.text() }</p>
            <div class="button-row">
                <button type="button" class="button primary" onclick={on_begin}>{ word::MEETING_BEGIN.text() }</button>
                <button type="button" class="button" onclick={on_leave}>{ word::MEETING_LEAVE.text() }</button>
            </div>
        </div>
    }
}

fn on_number(on_minutes: &Callback<u32>) -> Callback<Option<u64>> {
    let on_minutes = on_minutes.clone();
    Callback::from(move |minutes: Option<u64>| {
        let minutes = minutes.map(|it| it.clamp(1, LONGEST));
        minutes.and_then(|it| u32::try_from(it).ok()).iter().for_each(|it| on_minutes.emit(*it));
    })
}

fn radio(length: Option<u32>, is_chosen: bool, choose: &Callback<Option<u32>>) -> Html {
    let id = format!("meeting-{}", length.unwrap_or_default());
    let onchange = choose.reform(move |_: Event| length);
    let label = match length {
        Some(minutes) => word::MEETING_MINUTES.count(minutes as usize),
        None => word::MEETING_OTHER.text().to_owned(),
    };
    html! {
        <span key={id.clone()} class="meeting-choice">
            <input id={id.clone()} type="radio" name="meeting-length" checked={is_chosen} {onchange} />
            <label for={id}>{ label }</label>
        </span>
    }
}

/// The agenda: when each part begins, and how long it may be.
pub(super) fn plan(slides: &[Slide]) -> Html {
    let words = wording("present", present::english());
    html! {
        <ol class="agenda" aria-label={word::MEETING_AGENDA.text()}>
            for slide in slides {
                <li key={slide.part.clone()}>
                    <span class="agenda-start number">{ format!("{}:{:02}", slide.starts / 60, slide.starts % 60) }</span>
                    <span>{ slide.heading(&words) }</span>
                    <span class="agenda-minutes number">{ word::MEETING_BOX.fill(&[("n", &slide.minutes)]) }</span>
                </li>
            }
        </ol>
    }
}
