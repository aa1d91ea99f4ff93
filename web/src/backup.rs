//! Taking the whole workspace out in one file.

use crate::browser::{clock, download, task};
use crate::session::Session;
use afterword_ui::words::word;

/// Downloads a backup, and notes that there is one.
pub(crate) fn download_backup(session: &Session) {
    let session = session.clone();
    task::spawn(async move {
        let now = clock::now();
        match session.store.backup(now).await {
            Ok(json) => {
                let name = format!("afterword-{}.json", now.format("%Y-%m-%d"));
                download::download(&name, "application/json", &json);
                // Without the note the reminder comes again, which harms nobody.
                session.store.note_backup(now).await.ok();
                session.say(word::BACKUP_DOWNLOADED.fill(&[("name", &name)]));
                session.reload.emit(());
            }
            Err(error) => session.say(word::BACKUP_FAILED.fill(&[("error", &error)])),
        }
    });
}
