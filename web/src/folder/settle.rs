//! Doing what brings one document and its file into step.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::id::DocumentId;
use afterword_core::postmortem::MetricCatalogue;
use afterword_core::template::Template;
use afterword_formats::file_name::{self, Names};
use afterword_formats::folder::{Base, Step, Taken, in_step, read};
use afterword_formats::markdown;
use chrono::TimeDelta;

use super::pass::{Pass, Trouble};
use super::schedule::WRITE_AFTER_MILLIS;
use super::state::Missing;
use crate::browser::clock;
use crate::browser::folder::{Folder, FolderFile, Stat};
use crate::browser::zone::on_its_clocks;
use crate::rulebook::Rulebook;
use crate::store::{FileRecord, LoadError, Loaded, SaveError, Store};
use crate::templates::Own;

/// How many steps are taken for one document before the others have their turn.
const MAX_STEPS: usize = 6;

/// How long a new document has to rest before it gets a file.
const NAMED_AFTER: TimeDelta = TimeDelta::seconds(4);

/// What files are laid out and measured by.
pub(super) struct Layout {
    templates: Rc<Vec<Template>>,
    metrics: Rc<MetricCatalogue>,
}

impl Layout {
    pub(super) async fn load(store: &Store) -> Result<Self, Trouble> {
        let stored = store.stored_settings().await?;
        let metrics = Rulebook::of(&stored).metrics;
        Ok(Self { templates: Own::of(&stored).templates, metrics })
    }

    fn text(&self, document: &Postmortem) -> String {
        let bare = Template::plain();
        let own = self.templates.iter().find(|it| it.id == document.template);
        markdown::write(&on_its_clocks(document), own.unwrap_or(&bare), &self.metrics)
    }
}

impl Pass {
    /// Brings the document called `id` and its file into step.
    pub(super) async fn settle(
        &self,
        id: DocumentId,
        names: &mut Names,
        layout: &Layout,
    ) -> Result<(), Trouble> {
        for _ in 0..MAX_STEPS {
            let loaded = match self.store.load(id).await {
                Ok(Some(loaded)) => loaded,
                // In the trash, or nothing that can be read: its file rests.
                Ok(None) | Err(LoadError::Unreadable { .. }) => return Ok(()),
                Err(error) => return Err(error.into()),
            };
            let record = match self.store.file_record(id).await? {
                Some(record) => record,
                None if is_begun(&loaded) => {
                    self.keeper.clone().want(id, WRITE_AFTER_MILLIS);
                    return Ok(());
                }
                None if is_blank(&loaded) => return Ok(()),
                None => FileRecord {
                    file: names.claim(&file_name::of(&loaded.document), "md"),
                    ..FileRecord::default()
                },
            };
            let file = self.folder.read(&record.file).await?;
            self.keeper.change(|it| it.forget(&record.file));
            if self.step(&loaded, record, file, layout).await? {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Takes one step; whether nothing is left to do.
    async fn step(
        &self,
        loaded: &Loaded,
        mut record: FileRecord,
        file: Option<FolderFile>,
        layout: &Layout,
    ) -> Result<bool, Trouble> {
        let (id, base) = (loaded.document.id, record.base());
        let text = match file.as_ref().map(|it| it.text.as_deref()).transpose() {
            Ok(text) => text,
            Err(error) => {
                self.keeper.change(|it| it.refuse(&record.file, error.to_string()));
                return Ok(true);
            }
        };
        let stat = file.as_ref().map(|it| it.stat.clone()).unwrap_or_default();
        match in_step(base.as_ref(), &loaded.document, text, |it| layout.text(it)) {
            Ok(Step::Rest) => {
                note(&mut record, &stat, loaded.revision);
                self.store.put_file_record(id, &record).await?;
                Ok(true)
            }
            Ok(Step::Write(text)) => self.write(loaded, record, file, text).await,
            Ok(Step::Take(taken)) => {
                if !self.take(loaded, &taken).await? {
                    return Ok(false);
                }
                record.set_base(&taken.base);
                note(&mut record, &stat, 0);
                self.store.put_file_record(id, &record).await?;
                Ok(false)
            }
            Ok(Step::Gone) => {
                self.keeper.change(|it| it.missing.push(Missing { id, file: record.file }));
                Ok(true)
            }
            Err(error) => {
                self.keeper.change(|it| it.refuse(&record.file, error.to_string()));
                Ok(true)
            }
        }
    }

    /// Writes the file, unless somebody else has meanwhile.
    async fn write(
        &self,
        loaded: &Loaded,
        mut record: FileRecord,
        file: Option<FolderFile>,
        text: String,
    ) -> Result<bool, Trouble> {
        let now = self.folder.read(&record.file).await?;
        if now.map(|it| it.text) != file.map(|it| it.text) {
            return Ok(false);
        }
        let stat = self.folder.write(&record.file, &text).await?;
        record.set_base(&Base { text, document: loaded.document.clone() });
        note(&mut record, &stat, loaded.revision);
        self.store.put_file_record(loaded.document.id, &record).await?;
        Ok(true)
    }

    /// Saves what the file brought; `false` if the document was saved by somebody else meanwhile.
    async fn take(&self, loaded: &Loaded, taken: &Taken) -> Result<bool, Trouble> {
        let (merged, id) = (&taken.merged, loaded.document.id);
        if *merged != loaded.document || !taken.conflicts.is_empty() {
            self.keeper.note_change(id);
            let now = clock::now();
            let saved = if taken.conflicts.is_empty() {
                self.store.save(merged, Some(loaded.revision), now).await
            } else {
                self.store.save_merged(merged, &taken.base.document, loaded.revision, now).await
            };
            match saved {
                Ok(_) => {}
                Err(SaveError::Stale { .. }) => return Ok(false),
                Err(SaveError::Store(error)) => return Err(error.into()),
            }
        }
        self.keeper.change(|it| it.ask(id, taken.conflicts.clone()));
        Ok(true)
    }
}

/// Whether somebody may still be typing the title, which the file is called by for good.
fn is_begun(loaded: &Loaded) -> bool {
    let age = clock::now() - loaded.saved_at;
    !is_blank(loaded) && TimeDelta::zero() <= age && age < NAMED_AFTER
}

/// Whether nobody has written a word: a draft that is left like that leaves nothing.
fn is_blank(loaded: &Loaded) -> bool {
    loaded.revision == 1 && loaded.document.title.trim().is_empty()
}

fn note(record: &mut FileRecord, stat: &Stat, revision: u64) {
    (record.modified, record.n_bytes, record.revision) = (stat.modified, stat.n_bytes, revision);
}

/// Makes documents of `files`; those that are none any more are passed over. Returns how many it made.
pub(super) async fn bring_in(
    store: &Store,
    folder: &Folder,
    files: &[String],
) -> Result<usize, String> {
    let mut n_brought = 0;
    for name in files {
        let found = folder.read(name).await.map_err(|it| it.to_string())?;
        let Some(FolderFile { stat, text: Ok(text) }) = found else { continue };
        let Ok(document) = read(&text) else { continue };
        match store.save(&document, None, clock::now()).await {
            Ok(revision) => {
                let mut record = FileRecord { file: name.clone(), ..FileRecord::default() };
                record.set_base(&Base { text, document: document.clone() });
                note(&mut record, &stat, revision);
                let noted = store.put_file_record(document.id, &record).await;
                noted.map_err(|it| it.to_string())?;
                n_brought += 1;
            }
            // It has come in by another way meanwhile.
            Err(SaveError::Stale { .. }) => {}
            Err(SaveError::Store(error)) => return Err(error.to_string()),
        }
    }
    Ok(n_brought)
}
