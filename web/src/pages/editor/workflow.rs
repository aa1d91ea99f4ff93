//! The workflow in the side pane: its clock, the other incidents of the workspace, and the meeting as a file.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::Edit;
use afterword_core::summary::Summary;
use afterword_core::workflow::{WorkflowPolicy, english, review_meeting, review_meeting_at};
use afterword_formats::calendar;
use afterword_ui::Shell;
use afterword_ui::postmortem::WorkflowPanel;
use afterword_ui::words::{use_words, word, wording};
use chrono::TimeDelta;
use gloo::timers::callback::Interval;
use yew::prelude::*;

use super::export::file_name;
use crate::browser::{clock, download};
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
    let policy = use_memo((), |()| WorkflowPolicy::shipped());
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
    let newest = use_mut_ref(|| postmortem.clone());
    *newest.borrow_mut() = postmortem.clone();
    let on_calendar = {
        let policy = policy.clone();
        use_callback(session.clone(), move |(), session| {
            download_meeting(session, &newest.borrow(), &policy);
        })
    };
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

/// Offers the review meeting as a file. A meeting that moves keeps its name, so that calendars move it too.
fn download_meeting(session: &Session, postmortem: &Postmortem, policy: &WorkflowPolicy) {
    let Some(start) = review_meeting_at(postmortem) else { return };
    let invitation = review_meeting(postmortem, policy, &wording("workflow", english()));
    let uid = format!("review-{}@afterword", postmortem.id);
    let event = calendar::review_meeting(invitation, start, uid, String::new());
    session.say(match calendar::write(&[event], clock::now_utc()) {
        Ok(file) => {
            let name = format!("{}-review.ics", file_name(postmortem));
            download::download(&name, "text/calendar", &file);
            word::DOWNLOADED.fill(&[("name", &name)])
        }
        Err(error) => word::WORKFLOW_CALENDAR_FAILED.fill(&[("error", &error)]),
    });
}
