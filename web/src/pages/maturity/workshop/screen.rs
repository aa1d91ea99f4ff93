//! The facilitator's screen above the desk: what it asks of the browser, and the beat of its timer.

use afterword_core::maturity::{BallotId, WorkshopId};
use afterword_ui::maturity::workshop::{BallotLink, FacilitatorScreen, Timer};
use afterword_ui::words::use_words;
use gloo::timers::callback::Interval;
use yew::prelude::*;

use super::super::desk::ViewProps;
use crate::browser::{ballots, clock};
use crate::maturity_view::MaturityView;
use crate::route::Route;

#[derive(PartialEq, Properties)]
pub(super) struct ScreenProps {
    pub(super) shown: ViewProps,
    /// Whether the address asks for it.
    pub(super) open: bool,
    pub(super) link: Option<BallotLink>,
    pub(super) mint: Callback<(), u64>,
    pub(super) on_copy: Callback<AttrValue>,
}

/// How often the timer is drawn while it runs.
const BEAT_MILLIS: u32 = 250;

/// The screen, with a timer that a reload does not stop.
#[component]
pub(super) fn Screen(props: &ScreenProps) -> Html {
    use_words();
    let ScreenProps { shown: ViewProps { session, assessment, on_edit, .. }, open, .. } = props;
    let workshop = assessment.workshop.as_ref().map(|it| it.id);
    let timer = use_state_eq(|| {
        workshop.map(|it| Timer::read(&ballots::kept_timer(it))).unwrap_or_default()
    });
    let ballot = use_state_eq(|| workshop.and_then(ballots::kept_passed));
    let is_running = assessment.question_after(0).is_some_and(|it| timer.is_running(it));
    let beat = use_beat(*open && is_running);
    let on_timer = {
        let timer = timer.setter();
        use_callback(workshop, move |it: Timer, workshop: &Option<WorkshopId>| {
            workshop.iter().for_each(|id| ballots::keep_timer(*id, &it.to_string()));
            timer.set(it);
        })
    };
    let on_ballot = {
        let ballot = ballot.setter();
        use_callback(workshop, move |it: Option<BallotId>, workshop: &Option<WorkshopId>| {
            workshop.iter().for_each(|id| ballots::keep_passed(*id, it));
            ballot.set(it);
        })
    };
    let on_leave = use_callback((session.go.clone(), assessment.id), |(), (go, id)| {
        go.emit(Route::Assessment(*id, MaturityView::Workshop));
    });
    let now = use_callback((), |(), ()| clock::now());
    html! {
        <FacilitatorScreen
            {assessment}
            {on_edit}
            open={*open}
            {on_leave}
            {now}
            {beat}
            timer={(*timer).clone()}
            {on_timer}
            mint={&props.mint}
            link={props.link.clone()}
            on_copy={&props.on_copy}
            ballot={*ballot}
            {on_ballot}
        />
    }
}

/// Counts on while it is wanted.
#[hook]
fn use_beat(is_wanted: bool) -> u32 {
    let beat = use_state_eq(|| 0_u32);
    let setter = beat.setter();
    use_effect_with(is_wanted, move |is_wanted| {
        let mut n = 0_u32;
        let interval = is_wanted.then(|| {
            Interval::new(BEAT_MILLIS, move || {
                n = n.wrapping_add(1);
                setter.set(n);
            })
        });
        move || drop(interval)
    });
    *beat
}
