//! What was voted on a ballot and not handed back yet, and the timer of a workshop: kept in this browser, so that a reload loses nothing.

use afterword_core::maturity::{Ballot, BallotId, WorkshopId};
use afterword_core::stored;
use serde::{Deserialize, Serialize};
use web_sys::Storage;

/// A ballot that is being filled in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Draft {
    pub(crate) ballot: Ballot,
    /// How far somebody came.
    pub(crate) place: Place,
}

/// How far somebody came with a ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Place {
    /// Before the questions.
    Start,
    /// At that question, from 0 on; behind the last one at all of them.
    At(usize),
    /// At the code.
    Code,
}

/// Keeps `draft` for the next time that the workshop's link is opened.
pub(crate) fn keep(workshop: WorkshopId, draft: &Draft) {
    let text = serde_json::to_string(draft).unwrap_or_default();
    if let Some(storage) = gloo::utils::window().local_storage().ok().flatten() {
        // What is full or forbidden keeps nothing, and takes nothing from the page.
        storage.set_item(&ballot_name(workshop), &text).ok();
    }
}

/// What is kept of the ballot for `workshop`.
pub(crate) fn kept(workshop: WorkshopId) -> Option<Draft> {
    let storage = gloo::utils::window().local_storage().ok().flatten()?;
    let text = storage.get_item(&ballot_name(workshop)).ok().flatten()?;
    stored::from_json(&text).ok()
}

fn ballot_name(workshop: WorkshopId) -> String {
    format!("afterword-ballot-{workshop}")
}

/// Keeps how the timer of `workshop` stands, as long as this tab is open.
pub(crate) fn keep_timer(workshop: WorkshopId, timer: &str) {
    keep_here(&format!("afterword-timer-{workshop}"), timer);
}

/// How the timer of `workshop` stood; empty where nobody started it.
pub(crate) fn kept_timer(workshop: WorkshopId) -> String {
    kept_here(&format!("afterword-timer-{workshop}")).unwrap_or_default()
}

/// Keeps whose ballot is being filled in on this device, as long as this tab is open.
pub(crate) fn keep_passed(workshop: WorkshopId, ballot: Option<BallotId>) {
    let text = ballot.map(|it| it.to_string()).unwrap_or_default();
    keep_here(&format!("afterword-passed-{workshop}"), &text);
}

/// Whose ballot was being filled in on this device.
pub(crate) fn kept_passed(workshop: WorkshopId) -> Option<BallotId> {
    kept_here(&format!("afterword-passed-{workshop}"))?.parse().ok()
}

fn keep_here(name: &str, text: &str) {
    if let Some(storage) = tab_storage() {
        storage.set_item(name, text).ok();
    }
}

fn kept_here(name: &str) -> Option<String> {
    tab_storage()?.get_item(name).ok().flatten()
}

fn tab_storage() -> Option<Storage> {
    gloo::utils::window().session_storage().ok().flatten()
}
