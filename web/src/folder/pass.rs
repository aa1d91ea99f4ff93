//! One look at the folder: the documents and files that may be out of step, and the files that nobody knows yet.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_formats::file_name::Names;
use afterword_formats::folder::read;
use afterword_ui::words::word;

use super::keeper::Keeper;
use super::schedule::Wanted;
use super::settle::Layout;
use crate::browser::folder::{Folder, FolderError, Stat};
use crate::store::{FileRecord, LoadError, Store, StoreError};

/// A look at a folder.
pub(super) struct Pass {
    pub(super) keeper: Rc<Keeper>,
    pub(super) store: Rc<Store>,
    pub(super) folder: Folder,
}

/// Why a pass stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Trouble {
    pub(super) reason: String,
    /// The browser wants to ask the person.
    pub(super) is_refusal: bool,
}

impl From<FolderError> for Trouble {
    fn from(error: FolderError) -> Self {
        let is_refusal = error == FolderError::NotAllowed;
        Self { reason: error.to_string(), is_refusal }
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self { reason: error.to_string(), is_refusal: false }
    }
}

impl From<LoadError> for Trouble {
    fn from(error: LoadError) -> Self {
        Self { reason: error.to_string(), is_refusal: false }
    }
}

impl Pass {
    /// Brings into step what is wanted.
    pub(super) async fn run(&self, wanted: &Wanted) -> Result<(), Trouble> {
        let layout = Layout::load(&self.store).await?;
        if !wanted.all && self.have_files(&wanted.ids).await? {
            let mut names = Names::default();
            for id in &wanted.ids {
                self.settle(*id, &mut names, &layout).await?;
            }
            return Ok(());
        }
        let files = self.folder.files().await?;
        let documents = self.store.newest_revisions().await?;
        let records: BTreeMap<DocumentId, FileRecord> =
            self.store.file_records().await?.into_iter().collect();
        // The name of a file that is gone is still that of its document.
        let taken = files.iter().map(|it| &it.name).chain(records.values().map(|it| &it.file));
        let mut names = Names::of(taken.cloned());
        self.forget_all_but(&files);
        let known: BTreeSet<DocumentId> = documents.iter().map(|(id, _)| *id).collect();
        self.meet(&files, &known, &records).await?;
        for (id, revision) in documents {
            let record = records.get(&id);
            let stat = record.and_then(|it| files.iter().find(|stat| stat.name == it.file));
            if !is_as_it_was(record, stat, revision) {
                self.settle(id, &mut names, &layout).await?;
            }
        }
        Ok(())
    }

    /// Whether each of the documents has a file: then nobody needs to look at the others.
    async fn have_files(&self, ids: &BTreeSet<DocumentId>) -> Result<bool, Trouble> {
        for id in ids {
            if self.store.file_record(*id).await?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// What is no longer there needs no word.
    fn forget_all_but(&self, files: &[Stat]) {
        self.keeper.change(|it| {
            it.refused.retain(|it| files.iter().any(|file| file.name == it.file));
            it.missing.clear();
        });
    }

    /// Looks at the files that no document is known for: some are those of documents under another name, some are new.
    async fn meet(
        &self,
        files: &[Stat],
        documents: &BTreeSet<DocumentId>,
        records: &BTreeMap<DocumentId, FileRecord>,
    ) -> Result<(), Trouble> {
        let has_file = |name: &str| files.iter().any(|it| it.name == name);
        let owned: BTreeSet<&str> = records.values().map(|it| it.file.as_str()).collect();
        let mut claimed: BTreeSet<DocumentId> = BTreeSet::new();
        let (mut new_files, mut n_foreign) = (Vec::new(), 0);
        for file in files.iter().filter(|it| !owned.contains(it.name.as_str())) {
            let Some(found) = self.folder.read(&file.name).await? else { continue };
            self.keeper.change(|it| it.forget(&file.name));
            let refuse = |reason: String| self.keeper.change(|it| it.refuse(&file.name, reason));
            let document = match found.text.as_ref().map(|it| (is_ours(it), read(it))) {
                Ok((_, Ok(document))) => document,
                Ok((true, Err(error))) => {
                    refuse(error.to_string());
                    continue;
                }
                _ => {
                    n_foreign += 1;
                    continue;
                }
            };
            let id = document.id;
            let record = records.get(&id);
            if claimed.contains(&id) || record.is_some_and(|it| has_file(&it.file)) {
                refuse(word::FOLDER_TWICE.text().to_owned());
            } else if documents.contains(&id) {
                claimed.insert(id);
                let record = FileRecord {
                    file: file.name.clone(),
                    revision: 0,
                    ..record.cloned().unwrap_or_default()
                };
                self.store.put_file_record(id, &record).await?;
            } else if record.is_none() {
                claimed.insert(id);
                new_files.push(file.name.clone());
            }
        }
        self.keeper.change(|it| (it.new_files, it.n_foreign) = (new_files, n_foreign));
        Ok(())
    }
}

/// Whether neither the document nor its file has changed since they were in step, as far as can be told without reading either.
fn is_as_it_was(record: Option<&FileRecord>, stat: Option<&Stat>, revision: u64) -> bool {
    let (Some(record), Some(stat)) = (record, stat) else { return false };
    (record.modified, record.n_bytes, record.revision) == (stat.modified, stat.n_bytes, revision)
}

/// Whether a text says that it is a file of ours, sound or not.
fn is_ours(text: &str) -> bool {
    text.lines().take(40).any(|it| it.starts_with("schema: afterword-postmortem/"))
}
