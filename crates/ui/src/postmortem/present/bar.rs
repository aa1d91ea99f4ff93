//! The line under a slide, for whoever presents: the clock, what comes next, and the way there.

use afterword_core::present::Slide;
use afterword_core::time::Instant;
use chrono::TimeDelta;
use yew::prelude::*;

use super::clock::{face, pace};
use super::keys::Ask;
use super::meeting::Meeting;
use crate::icon::{Icon, IconName};
use crate::pace::Pace;
use crate::words::word;

/// The line; `next` is what the next screen is called.
pub(super) fn bar(
    meeting: &Meeting,
    next: Option<AttrValue>,
    now: Instant,
    on_ask: &Callback<Ask>,
    on_leave: &Callback<()>,
) -> Html {
    let Some((screen, slide)) = meeting.shown() else { return Html::default() };
    let part = meeting.next().filter(|it| it.part != screen.part);
    let next_box = part.and_then(|it| meeting.slides.get(it.part));
    html! {
        <footer class="stage-bar">
            <div class="button-row">
                { button(IconName::ChevronLeft, word::MEETING_PREVIOUS.text(), meeting.at == 0, on_ask, Ask::Previous) }
                <span class="stage-count number">{ format!("{} / {}", meeting.at + 1, meeting.screens.len()) }</span>
                { button(IconName::ChevronRight, word::MEETING_NEXT.text(), meeting.is_at_end(), on_ask, Ask::Next) }
            </div>
            { clock(meeting, slide, now) }
            <p class="stage-next">{ comes(next, next_box) }</p>
            <div class="button-row">
                { clock_button(meeting, on_ask) }
                { button(IconName::FullScreen, word::MEETING_FULL.text(), false, on_ask, Ask::FullScreen) }
                <button type="button" class="button" onclick={on_leave.reform(|_: MouseEvent| ())}>
                    { word::MEETING_LEAVE.text() }
                </button>
            </div>
        </footer>
    }
}

/// What the clock says of a part, by colour and in words.
fn clock(meeting: &Meeting, slide: &Slide, now: Instant) -> Html {
    let spent = meeting.clock.spent(now);
    let pace = pace(slide.minutes, spent);
    let words = match pace {
        Pace::InTime => &word::MEETING_LEFT,
        Pace::Soon => &word::MEETING_SOON,
        Pace::Over => &word::MEETING_OVER,
    };
    let total = whole_minutes(meeting.clock.total(now));
    html! {
        <p class="stage-clock" data-pace={pace.key()}>
            <Icon name={if pace == Pace::InTime { IconName::Clock } else { IconName::Alert }} />
            <strong class="number">{ words.fill(&[("time", &face(slide.minutes, spent))]) }</strong>
            <span class="stage-total number">
                { word::MEETING_TOTAL.fill(&[("spent", &total), ("all", &meeting.minutes)]) }
            </span>
            <span hidden={meeting.clock.is_running()}>{ word::MEETING_STOPPED.text() }</span>
        </p>
    }
}

fn whole_minutes(time: TimeDelta) -> i64 {
    time.num_minutes()
}

/// What those hear who do not see the clock: nothing until it matters.
pub(super) fn warning(meeting: &Meeting, part: &str, now: Instant) -> String {
    let Some((_, slide)) = meeting.shown() else { return String::new() };
    match pace(slide.minutes, meeting.clock.spent(now)) {
        Pace::InTime => String::new(),
        Pace::Soon => word::MEETING_SOON_SAID.fill(&[("part", &part)]),
        Pace::Over => word::MEETING_OVER_SAID.fill(&[("part", &part)]),
    }
}

fn comes(next: Option<AttrValue>, part: Option<&Slide>) -> String {
    match (next, part) {
        (None, _) => word::MEETING_COMES_NOTHING.text().to_owned(),
        (Some(heading), None) => word::MEETING_COMES.fill(&[("heading", &heading)]),
        (Some(heading), Some(slide)) => {
            let minutes = slide.minutes;
            word::MEETING_COMES_PART.fill(&[("heading", &heading), ("minutes", &minutes)])
        }
    }
}

fn clock_button(meeting: &Meeting, on_ask: &Callback<Ask>) -> Html {
    let (icon, label) = match meeting.clock.is_running() {
        true => (IconName::Pause, word::MEETING_STOP.text()),
        false => (IconName::Play, word::MEETING_GO_ON.text()),
    };
    button(icon, label, false, on_ask, Ask::Clock)
}

fn button(
    icon: IconName,
    label: &'static str,
    is_disabled: bool,
    on_ask: &Callback<Ask>,
    ask: Ask,
) -> Html {
    let onclick = on_ask.reform(move |_: MouseEvent| ask);
    html! {
        <button
            type="button"
            class="button icon-only"
            aria-label={label}
            title={label}
            aria-disabled={is_disabled.to_string()}
            {onclick}
        >
            <Icon name={icon} />
        </button>
    }
}
