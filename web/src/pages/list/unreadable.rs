//! Records that cannot be read: set apart, never hidden, and their text can be had.

use afterword_ui::icon::{Icon, IconName};
use yew::prelude::*;

use crate::browser::download;
use crate::store::Unreadable;

#[derive(PartialEq, Properties)]
pub(super) struct UnreadableRecordsProps {
    pub(super) records: Vec<Unreadable>,
}

/// One line a record, with its raw text to download.
#[component]
pub(super) fn UnreadableRecords(props: &UnreadableRecordsProps) -> Html {
    html! {
        <div class="unreadable">
            for record in &props.records {
                { line(record) }
            }
        </div>
    }
}

fn line(record: &Unreadable) -> Html {
    let save = {
        let record = record.clone();
        Callback::from(move |_: MouseEvent| {
            download::download(&format!("{}.json", record.key), "application/json", &record.raw);
        })
    };
    html! {
        <div key={record.key.clone()} class="banner" data-kind="warning">
            <Icon name={IconName::Alert} />
            <p>
                { format!("One record cannot be read and was left as it is: {}. The others are not affected.", record.reason) }
            </p>
            <button type="button" class="button" onclick={save}>{ "Download its text" }</button>
        </div>
    }
}
