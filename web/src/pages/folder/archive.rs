//! The workspace as an archive, to be taken out at once.

use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::browser::{clock, download, task};
use crate::io;
use crate::session::Session;

#[derive(PartialEq, Properties)]
pub(super) struct ArchiveCardProps {
    pub(super) session: Session,
}

/// Says what an archive is, and makes one.
#[component]
pub(super) fn ArchiveCard(props: &ArchiveCardProps) -> Html {
    use_words();
    let session = props.session.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        let session = session.clone();
        task::spawn(async move { take_out(&session).await });
    });
    html! {
        <section class="card" aria-labelledby="folder-archive">
            <h2 id="folder-archive">{ word::ARCHIVE.text() }</h2>
            <p>{ word::ARCHIVE_LEAD.text() }</p>
            <button type="button" class="button" {onclick}>{ word::ARCHIVE_DOWNLOAD.text() }</button>
        </section>
    }
}

/// Downloads the workspace, and notes that there is a backup.
async fn take_out(session: &Session) {
    let now = clock::now();
    let packed = match session.store.backup(now).await {
        Ok(json) => io::pack(&json).await.map_err(|it| it.to_string()),
        Err(error) => Err(error.to_string()),
    };
    match packed {
        Ok(bytes) => {
            let name = format!("afterword-{}.zip", now.format("%Y-%m-%d"));
            download::download_bytes(&name, "application/zip", &bytes);
            // Without the note the reminder comes again, which harms nobody.
            session.store.note_backup(now).await.ok();
            session.say(word::BACKUP_DOWNLOADED.fill(&[("name", &name)]));
            session.reload.emit(());
        }
        Err(error) => session.say(word::BACKUP_FAILED.fill(&[("error", &error)])),
    }
}
