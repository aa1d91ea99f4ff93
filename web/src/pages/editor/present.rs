//! The meeting above the desk: the document as slides, which end where one was.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::MetricDefinition;
use afterword_ui::Shell;
use afterword_ui::postmortem::Presentation;
use afterword_ui::review::Report;
use gloo::timers::callback::Interval;
use yew::prelude::*;

use crate::route::Route;
use crate::session::Session;

#[derive(PartialEq, Properties)]
pub(super) struct MeetingProps {
    pub(super) session: Session,
    pub(super) postmortem: Rc<Postmortem>,
    pub(super) definitions: Rc<[MetricDefinition]>,
    /// What the last review found.
    pub(super) report: Option<Rc<Report>>,
    pub(super) shell: Shell,
    /// Whether the address asks for it.
    pub(super) open: bool,
}

/// How often the clock is drawn.
const BEAT_MILLIS: u32 = 1_000;

/// The slides, and the beat of their clock while they are shown.
#[component]
pub(super) fn Meeting(props: &MeetingProps) -> Html {
    let MeetingProps { session, postmortem, definitions, report, shell, open } = props;
    let beat = use_state_eq(|| 0_u32);
    {
        let beat = beat.setter();
        use_effect_with(*open, move |open| {
            let mut n = 0_u32;
            let interval = open.then(|| {
                Interval::new(BEAT_MILLIS, move || {
                    n = n.wrapping_add(1);
                    beat.set(n);
                })
            });
            move || drop(interval)
        });
    }
    let id = postmortem.id;
    let on_leave = use_callback((session.go.clone(), id), |(), (go, id)| {
        go.emit(Route::Postmortem(*id));
    });
    html! {
        <Presentation
            {postmortem}
            {definitions}
            {report}
            scheme={&session.scheme}
            templates={&session.templates}
            {shell}
            open={*open}
            beat={*beat}
            {on_leave}
        />
    }
}
