//! One look at the folder: the documents and files that may be out of step, and the files that nobody knows yet.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::id::DocumentId;
use afterword_formats::file_name::Names;
use afterword_formats::folder::read;
use afterword_ui::words::word;

use super::keeper::Keeper;
use super::schedule::Wanted;
use super::settle::Layout;
use crate::browser::folder::{Folder, FolderError, Listing, Stat};
use crate::store::{FileRecord, LoadError, Store, StoreError};

/// A look at a folder.
pub(super) struct Pass {
    pub(super) keeper: Rc<Keeper>,
    pub(super) store: Rc<Store>,
    pub(super) folder: Folder,
}

/// Why a pass stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The browser does not let it.
    NotAllowed,
    /// The folder is not there.
    Gone,
    Failed(String),
}

impl From<FolderError> for Trouble {
    fn from(error: FolderError) -> Self {
        match error {
            FolderError::NotAllowed => Self::NotAllowed,
            FolderError::Gone => Self::Gone,
            FolderError::Failed { reason } => Self::Failed(reason),
        }
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<LoadError> for Trouble {
    fn from(error: LoadError) -> Self {
        Self::Failed(error.to_string())
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
        let Listing { files, is_cut } = self.folder.files().await?;
        self.keeper.change(|it| it.is_cut = is_cut);
        let documents = self.store.newest_revisions().await?;
        let records: BTreeMap<DocumentId, FileRecord> =
            self.store.file_records().await?.into_iter().collect();
        // The name of a file that is gone is still that of its document.
        let taken = files.iter().map(|it| &it.path).chain(records.values().map(|it| &it.file));
        let mut names = Names::of(taken.cloned());
        self.forget_all_but(&files);
        let known: BTreeSet<DocumentId> = documents.iter().map(|(id, _)| *id).collect();
        self.meet(&files, &known, &records).await?;
        for (id, revision) in documents {
            let record = records.get(&id);
            let stat = record.and_then(|it| files.iter().find(|stat| stat.path == it.file));
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
            it.refused.retain(|it| files.iter().any(|file| file.path == it.file));
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
        let owned: BTreeSet<&str> = records.values().map(|it| it.file.as_str()).collect();
        let mut claimed: BTreeSet<DocumentId> = BTreeSet::new();
        let (mut new_files, mut foreign) = (Vec::new(), BTreeMap::new());
        for file in files.iter().filter(|it| !owned.contains(it.path.as_str())) {
            let document = match self.meet_file(file).await? {
                Met::Ours(document) => document,
                Met::Foreign => {
                    foreign.insert(file.path.clone(), file.clone());
                    continue;
                }
                Met::Nothing => continue,
            };
            let id = document.id;
            let record = records.get(&id);
            let has_file = match record {
                Some(record) => self.folder.read(&record.file).await?.is_some(),
                None => false,
            };
            if claimed.contains(&id) || has_file {
                let reason = word::FOLDER_TWICE.text().to_owned();
                self.keeper.change(|it| it.refuse(&file.path, reason));
            } else if documents.contains(&id) {
                claimed.insert(id);
                let record = FileRecord {
                    file: file.path.clone(),
                    revision: 0,
                    ..record.cloned().unwrap_or_default()
                };
                self.store.put_file_record(id, &record).await?;
            } else if record.is_none() {
                claimed.insert(id);
                new_files.push(file.path.clone());
            }
        }
        let paths = foreign.keys().cloned().collect();
        self.keeper.foreign.replace(foreign);
        self.keeper.change(|it| (it.new_files, it.foreign) = (new_files, paths));
        Ok(())
    }

    /// What a file is that no document is known for. One of others that is as it was is not read again.
    async fn meet_file(&self, file: &Stat) -> Result<Met, Trouble> {
        if self.keeper.foreign.borrow().get(&file.path) == Some(file) {
            return Ok(Met::Foreign);
        }
        let Some(found) = self.folder.read(&file.path).await? else { return Ok(Met::Nothing) };
        self.keeper.change(|it| it.forget(&file.path));
        Ok(match found.text.as_ref().map(|it| (is_ours(it), read(it))) {
            Ok((_, Ok(document))) => Met::Ours(Box::new(document)),
            Ok((true, Err(error))) => {
                self.keeper.change(|it| it.refuse(&file.path, error.to_string()));
                Met::Nothing
            }
            _ => Met::Foreign,
        })
    }
}

/// What a file turned out to be.
enum Met {
    /// A document of ours.
    Ours(Box<Postmortem>),
    /// It is somebody else's.
    Foreign,
    /// It is gone, or can't be read.
    Nothing,
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
