//! The reminder of a backup: after thirty days or twenty changes, and not again on a day on which it was waved away.

use afterword_ui::icon::{Icon, IconName};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::browser::{clock, storage};
use crate::errand::Errand;
use crate::loading::use_loaded;
use crate::session::Session;
use crate::store::Setting;

#[derive(PartialEq, Properties)]
pub(crate) struct ReminderProps {
    pub(crate) session: Session,
}

/// Reminds of a backup when one is due.
#[component]
pub(crate) fn Reminder(props: &ReminderProps) -> Html {
    use_words();
    let session = &props.session;
    let is_dismissed = use_state(|| false);
    let is_due = {
        let store = session.store.clone();
        use_loaded((session.n_changes, session.today), move |_| {
            let store = store.clone();
            async move {
                let log = store.setting(Setting::Backup).await.ok().flatten();
                storage::is_backup_due(log, clock::now())
            }
        })
    };
    let is_shown = !*is_dismissed && is_due.here() == Some(&true);
    let save = session.ask.reform(|_: MouseEvent| Errand::Backup);
    let dismiss = Callback::from(move |_: MouseEvent| is_dismissed.set(true));
    html! {
        <div class="reminder">
            if is_shown {
                <div class="banner" data-kind="info" role="status">
                    <Icon name={IconName::Info} />
                    <p>{ word::REMINDER.text() }</p>
                    <button type="button" class="button" onclick={save}>{ word::BACKUP_DOWNLOAD.text() }</button>
                    <button type="button" class="button quiet" onclick={dismiss}>{ word::NOT_NOW.text() }</button>
                </div>
            }
        </div>
    }
}
