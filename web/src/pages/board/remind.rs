//! Reminders on this device, for those who want them: the number on the app's icon, and a note when it opens.

use std::rc::Rc;

use afterword_ui::dialog::Dialog;
use afterword_ui::words::{use_words, word};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use yew::prelude::*;

use crate::across::{Pressed, Pressing, ask_once};
use crate::browser::{clock, notice, task};
use crate::loading::use_loaded;
use crate::session::Session;
use crate::store::{Setting, Store};

/// That somebody wants reminders on this device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Reminding {
    is_on: bool,
    /// The day of the last note; there is one a day at most.
    last: Option<NaiveDate>,
}

/// Says how many actions are overdue, if somebody wants that and has not been told today. Never asks for anything.
pub(crate) fn remind_on_start(store: Rc<Store>) {
    task::spawn(async move {
        let reminding: Option<Reminding> = store.setting(Setting::Remind).await.ok().flatten();
        let Some(reminding) = reminding.filter(|it| it.is_on) else { return };
        let today = clock::today();
        let Some(pressed) = pressed(&store).await else { return };
        notice::badge(pressed.overdue);
        if pressed.overdue > 0 && reminding.last != Some(today) {
            notice::show(&word::BOARD_REMIND_NOTE.count(pressed.overdue));
            let told = Reminding { last: Some(today), ..reminding };
            // Told again tomorrow at the latest.
            store.set_setting(Setting::Remind, &told).await.ok();
        }
    });
}

/// How many actions are overdue, once all documents are read.
async fn pressed(store: &Rc<Store>) -> Option<Pressed> {
    let question = Pressing { today: clock::today() };
    ask_once(store, &question).await.ok()
}

#[derive(PartialEq, Properties)]
pub(super) struct RemindDialogProps {
    pub(super) session: Session,
    pub(super) open: bool,
    pub(super) on_close: Callback<()>,
}

/// Says what a reminder is, and turns it on or off.
#[component]
pub(super) fn RemindDialog(props: &RemindDialogProps) -> Html {
    use_words();
    let session = &props.session;
    let store = session.store.clone();
    let reminding = use_loaded(props.open, move |_| {
        let store = store.clone();
        async move { store.setting::<Reminding>(Setting::Remind).await.ok().flatten() }
    });
    let is_on = reminding.here().copied().flatten().is_some_and(|it| it.is_on);
    let onclick = {
        let (session, on_close) = (session.clone(), props.on_close.clone());
        Callback::from(move |_: MouseEvent| {
            on_close.emit(());
            turn(session.clone(), !is_on);
        })
    };
    let label = if is_on { &word::BOARD_REMIND_OFF } else { &word::BOARD_REMIND_ON };
    html! {
        <Dialog
            title={word::BOARD_REMIND_TITLE.text()}
            open={props.open}
            on_close={&props.on_close}
            actions={html! {
                <button type="button" class="button primary" {onclick}>{ label.text() }</button>
            }}
        >
            <p>{ word::BOARD_REMIND_LEAD.text() }</p>
        </Dialog>
    }
}

/// Turns reminders on, which asks the browser for leave, or off.
fn turn(session: Session, is_on: bool) {
    task::spawn(async move {
        let is_allowed = !is_on || notice::ask().await;
        let reminding = Reminding { is_on, last: None };
        let words = match session.store.set_setting(Setting::Remind, &reminding).await {
            Err(error) => word::SETTINGS_NOT_KEPT.fill(&[("error", &error)]),
            Ok(()) if !is_on => word::BOARD_REMIND_IS_OFF.text().to_owned(),
            Ok(()) if is_allowed => word::BOARD_REMIND_IS_ON.text().to_owned(),
            Ok(()) => word::BOARD_REMIND_REFUSED.text().to_owned(),
        };
        let overdue = match is_on {
            true => pressed(&session.store).await.unwrap_or_default().overdue,
            false => 0,
        };
        notice::badge(overdue);
        session.say_here.emit(words.into());
    });
}
