//! What is asked for, kept for the next visit.

use afterword_ui::board::View;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::settings::BoardSettings;
use crate::browser::task;
use crate::session::Session;
use crate::store::Setting;

/// How long after the last change it is kept.
const KEEP_AFTER_MILLIS: u32 = 600;

/// The settings of the board, and what changes them, on the page and in the store.
#[hook]
pub(super) fn use_settings(
    session: &Session,
    stored: &BoardSettings,
) -> (UseStateHandle<BoardSettings>, Callback<BoardSettings>) {
    let settings = use_state_eq(|| stored.clone());
    let first = use_mut_ref(|| true);
    let session = session.clone();
    use_effect_with((*settings).clone(), move |settings| {
        let is_first = first.replace(false);
        // The words of a search are of this visit.
        let mut kept = settings.clone();
        kept.view.filter.words.clear();
        let timer =
            (!is_first).then(|| Timeout::new(KEEP_AFTER_MILLIS, move || keep(session, kept)));
        move || drop(timer)
    });
    let on_settings =
        use_callback(settings.setter(), |it: BoardSettings, settings| settings.set(it));
    (settings, on_settings)
}

fn keep(session: Session, settings: BoardSettings) {
    task::spawn(async move {
        if let Err(error) = session.store.set_setting(Setting::Board, &settings).await {
            let words = afterword_ui::words::word::SETTINGS_NOT_KEPT.fill(&[("error", &error)]);
            session.say(words);
        }
    });
}

/// `settings` looked at as `view`.
pub(super) fn viewed(settings: &BoardSettings, view: View) -> BoardSettings {
    BoardSettings { view, ..settings.clone() }
}
