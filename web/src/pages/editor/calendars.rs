//! What of a document goes to calendars: its review meeting, and the days on which its actions are due.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::actions::Action;
use afterword_core::workflow::{WorkflowPolicy, english, review_meeting, review_meeting_at};
use afterword_formats::calendar;
use afterword_ui::words::wording;

use crate::browser::clock;

/// The review meeting. One that moves keeps its name, so that calendars move it too.
pub(super) fn review(document: &Postmortem) -> Option<Result<String, calendar::UnfitDate>> {
    let start = review_meeting_at(document)?;
    let words = wording("workflow", english());
    let invitation = review_meeting(document, &WorkflowPolicy::shipped(), &words);
    let uid = format!("review-{}@afterword", document.id);
    let event = calendar::review_meeting(invitation, start, uid, String::new());
    Some(calendar::write(&[event], clock::now_utc()))
}

/// How many days before an action is due its reminder comes.
const REMIND_DAYS: u16 = 1;

/// The days on which open actions are due, if there are any. A date that moves keeps its name, so that calendars move it too.
pub(super) fn due_dates(document: &Postmortem) -> Option<Result<String, calendar::UnfitDate>> {
    let event = |action: &Rc<Action>| {
        let uid = format!("{}-{}@afterword", document.id, action.id);
        calendar::action_due(action, uid, REMIND_DAYS)
    };
    let events: Vec<calendar::Event> = document.actions.iter().filter_map(event).collect();
    (!events.is_empty()).then(|| calendar::write(&events, clock::now_utc()))
}
