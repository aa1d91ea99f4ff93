//! Records that cannot be read: set apart, never hidden, and their text can be had.

use afterword_ui::icon::{Icon, IconName};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::browser::{download, task};
use crate::session::Session;
use crate::store::Unreadable;

#[derive(PartialEq, Properties)]
pub(super) struct UnreadableRecordsProps {
    pub(super) session: Session,
    pub(super) records: Vec<Unreadable>,
}

/// One line a record, with its raw text to download.
#[component]
pub(super) fn UnreadableRecords(props: &UnreadableRecordsProps) -> Html {
    use_words();
    html! {
        <div class="unreadable">
            for record in &props.records {
                <Line key={record.key.clone()} session={props.session.clone()} record={record.clone()} />
            }
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct LineProps {
    session: Session,
    record: Unreadable,
}

/// One record. It can be deleted once its text has been downloaded, not before.
#[component]
fn Line(props: &LineProps) -> Html {
    use_words();
    let LineProps { session, record } = props;
    let has_text = use_state(|| false);
    let on_download = {
        let (record, has_text) = (record.clone(), has_text.setter());
        Callback::from(move |_: MouseEvent| {
            download::download(&format!("{}.json", record.key), "application/json", &record.raw);
            has_text.set(true);
        })
    };
    let on_delete = {
        let (session, record) = (session.clone(), record.clone());
        Callback::from(move |_: MouseEvent| delete(&session, &record))
    };
    html! {
        <div class="banner" data-kind="warning">
            <Icon name={IconName::Alert} />
            <p>
                { word::RECORD_UNREADABLE.fill(&[("reason", &record.reason)]) }
            </p>
            <span class="button-row">
                <button type="button" class="button" onclick={on_download}>{ word::DOWNLOAD_TEXT.text() }</button>
                <button type="button" class="button quiet danger" disabled={!*has_text} onclick={on_delete}>
                    { word::DELETE.text() }
                </button>
            </span>
        </div>
    }
}

fn delete(session: &Session, record: &Unreadable) {
    let (session, record) = (session.clone(), record.clone());
    task::spawn(async move {
        match session.store.discard(&record).await {
            Ok(()) => session.say(word::DELETED.text()),
            Err(error) => session.say(word::DELETE_FAILED.fill(&[("error", &error)])),
        }
        session.reload.emit(());
    });
}
