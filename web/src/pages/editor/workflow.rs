//! The workflow in the side pane: its clock, and the other incidents of the workspace.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::Edit;
use afterword_core::summary::Summary;
use afterword_core::workflow::WorkflowPolicy;
use afterword_ui::postmortem::WorkflowPanel;
use afterword_ui::words::use_words;
use afterword_ui::{Form, Outgoing, Shell, Way};
use chrono::TimeDelta;
use gloo::timers::callback::Interval;
use yew::prelude::*;

use crate::browser::clock;
use crate::loading::use_loaded;
use crate::route::Route;
use crate::session::Session;

/// How often deadlines look at the clock.
const TICK_MILLIS: u32 = 60_000;

#[derive(PartialEq, Properties)]
pub(super) struct WorkflowProps {
    pub(super) session: Session,
    pub(super) postmortem: Rc<Postmortem>,
    pub(super) on_edit: Callback<Edit>,
    pub(super) shell: Shell,
}

/// The workflow of the document on the desk.
#[component]
pub(super) fn Workflow(props: &WorkflowProps) -> Html {
    use_words();
    let WorkflowProps { session, postmortem, on_edit, shell } = props;
    let policy = use_memo(session.scheme.clone(), |it| WorkflowPolicy::shipped().for_scheme(it));
    let now = use_state(clock::now);
    {
        let now = now.setter();
        use_effect_with((), move |()| {
            let ticks = Interval::new(TICK_MILLIS, move || now.set(clock::now()));
            move || drop(ticks)
        });
    }
    // The others are only asked for when there can be an anniversary.
    let is_old = postmortem.happened_at().is_some_and(|it| *now - it > TimeDelta::days(360));
    let others = {
        let store = session.store.clone();
        use_loaded(is_old, move |is_old| {
            let (store, is_old) = (store.clone(), *is_old);
            async move {
                let listing = if is_old { store.list().await.ok() } else { None };
                Rc::<[Summary]>::from(listing.map(|it| it.summaries).unwrap_or_default())
            }
        })
    };
    let address = use_callback((), |id, ()| Route::Postmortem(id).to_string().into());
    let on_calendar = use_callback(shell.take_out.clone(), |(), take_out| {
        take_out.emit(Outgoing::Now(Form::Invitation, Way::Download));
    });
    html! {
        <WorkflowPanel
            {postmortem}
            {policy}
            others={others.here().cloned().unwrap_or_default()}
            {address}
            now={*now}
            {on_edit}
            {on_calendar}
            {shell}
        />
    }
}
