//! Taking the whole workspace out in one file.

use crate::browser::{clock, download, task};
use crate::session::Session;
use crate::unsaved;
use afterword_ui::words::word;

/// How often at most it is looked whether everything is stored, and how long it is waited in between.
const PATIENCE: u32 = 40;
const PAUSE_MILLIS: i32 = 50;

/// Downloads a backup with what was typed a moment ago, which is on its way to the store by itself, and notes that there is one. What can't
/// be stored, the page offers.
pub(crate) fn download(session: &Session) {
    let session = session.clone();
    task::spawn(async move {
        for _ in 0..PATIENCE {
            if unsaved::is_empty() {
                break;
            }
            task::wait(PAUSE_MILLIS).await;
        }
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
