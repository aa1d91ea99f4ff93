//! A folder on disk that somebody lets the page read and write, where the browser has that.

use std::fmt;

use afterword_formats::folder::{Entry, Walk};
use afterword_ui::words::word;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    File, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetDirectoryOptions,
    FileSystemGetFileOptions, FileSystemHandle, FileSystemHandleKind, FileSystemWritableFileStream,
};

use super::files::{self, FileError};

/// What the browser calls the error of what is not there.
const NOT_FOUND: &str = "NotFoundError";

/// A folder.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Folder {
    handle: FileSystemDirectoryHandle,
}

/// Whether the page may use a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    Granted,
    /// The browser asks the person, and only when they have just clicked.
    Asks,
    /// The person, or who manages the browser, has said no; it does not ask again.
    Denied,
}

/// What the system says of a file without reading it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stat {
    /// From the folder down: `2026/outage.md`.
    pub(crate) path: String,
    /// Milliseconds since 1970.
    pub(crate) modified: u64,
    pub(crate) n_bytes: u64,
}

/// A file as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FolderFile {
    pub(crate) stat: Stat,
    pub(crate) text: Result<String, FileError>,
}

/// The files of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Listing {
    pub(crate) files: Vec<Stat>,
    /// Whether there are more than are looked at.
    pub(crate) is_cut: bool,
}

/// Why nothing came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FolderError {
    /// The page may not use the folder any more, or not yet.
    NotAllowed,
    /// The folder is gone.
    Gone,
    /// In the browser's words.
    Failed { reason: String },
}

impl fmt::Display for FolderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAllowed => f.write_str(word::FOLDER_NOT_ALLOWED.text()),
            Self::Gone => f.write_str(word::FOLDER_GONE.text()),
            Self::Failed { reason } => f.write_str(reason),
        }
    }
}

/// Whether this browser lets pages work in folders.
pub(crate) fn is_offered() -> bool {
    picker().is_some()
}

fn picker() -> Option<Function> {
    let picker = Reflect::get(&gloo::utils::window(), &"showDirectoryPicker".into());
    picker.ok()?.dyn_into().ok()
}

/// Has the person choose a folder to read and write; `None` if they would rather not.
pub(crate) async fn choose() -> Result<Option<Folder>, FolderError> {
    let Some(picker) = picker() else { return Ok(None) };
    let options = object(&[("mode", "readwrite"), ("id", "afterword")]);
    let chosen = picker.call1(&gloo::utils::window(), &options).map(Promise::from);
    match wait(chosen).await {
        Ok(handle) => Ok(Some(Folder { handle: handle.unchecked_into() })),
        Err(error) if name_of(&error) == "AbortError" => Ok(None),
        Err(error) => Err(failed(&error)),
    }
}

impl Folder {
    /// What was stored of it.
    pub(crate) fn of(stored: JsValue) -> Self {
        Self { handle: stored.unchecked_into() }
    }

    pub(crate) fn to_stored(&self) -> &JsValue {
        &self.handle
    }

    pub(crate) fn name(&self) -> String {
        match self.handle.name() {
            // The root of a disk, or of the browser's own files.
            name if name.is_empty() => "/".to_owned(),
            name => name,
        }
    }

    pub(crate) async fn access(&self) -> Access {
        self.permission("queryPermission").await
    }

    /// Asks the person; only right after a click.
    pub(crate) async fn ask(&self) -> Access {
        self.permission("requestPermission").await
    }

    async fn permission(&self, verb: &str) -> Access {
        let ask = Reflect::get(&self.handle, &verb.into()).ok();
        // A browser without the question has given the answer with the folder.
        let Some(ask) = ask.and_then(|it| it.dyn_into::<Function>().ok()) else {
            return Access::Granted;
        };
        let asked = ask.call1(&self.handle, &object(&[("mode", "readwrite")])).map(Promise::from);
        let answer = wait(asked).await.ok().and_then(|it| it.as_string());
        match answer.as_deref() {
            Some("granted") => Access::Granted,
            Some("denied") => Access::Denied,
            _ => Access::Asks,
        }
    }

    /// The Markdown files in it and in the folders below, nearest first, as far as [`Walk`] goes.
    pub(crate) async fn files(&self) -> Result<Listing, FolderError> {
        let mut walk = Walk::of(JsValue::from(&self.handle));
        while let Some((place, handle)) = walk.next_folder() {
            match entries(handle.unchecked_ref()).await {
                Ok(entries) => walk.enter(&place, entries),
                // One below that goes meanwhile is not there.
                Err(error) if !place.is_first() && name_of(&error) == NOT_FOUND => {}
                Err(error) => return Err(failed(&error)),
            }
        }
        let mut files = Vec::with_capacity(walk.files().len());
        for found in walk.files() {
            let handle: &FileSystemFileHandle = found.handle.unchecked_ref();
            if let Ok(file) = JsFuture::from(handle.get_file()).await {
                files.push(stat(found.path.clone(), file.unchecked_ref()));
            }
        }
        Ok(Listing { files, is_cut: walk.is_cut() })
    }

    /// The file at `path`; `None` where there is none.
    pub(crate) async fn read(&self, path: &str) -> Result<Option<FolderFile>, FolderError> {
        let found: Result<JsValue, JsValue> = async {
            let (parent, name) = self.parent(path, Absent::IsNone).await?;
            let handle = JsFuture::from(parent.get_file_handle(name)).await?;
            JsFuture::from(handle.unchecked_ref::<FileSystemFileHandle>().get_file()).await
        }
        .await;
        match found {
            Ok(file) => {
                let file: File = file.unchecked_into();
                let stat = stat(path.to_owned(), &file);
                Ok(Some(FolderFile { stat, text: files::text(&file).await }))
            }
            // Where a folder has the name of the file, or a file that of a folder above it, the file is not there either.
            Err(error) if [NOT_FOUND, "TypeMismatchError"].contains(&&*name_of(&error)) => {
                // The folder itself may be what is not found.
                let first = wait(self.handle.values().next()).await;
                first.map(|_| None).map_err(|it| failed(&it))
            }
            Err(error) => Err(failed(&error)),
        }
    }

    /// Writes the file at `path`, whole or not at all.
    pub(crate) async fn write(&self, path: &str, text: &str) -> Result<Stat, FolderError> {
        let options = FileSystemGetFileOptions::new();
        options.set_create(true);
        let written: Result<JsValue, JsValue> = async {
            let (parent, name) = self.parent(path, Absent::IsMade).await?;
            let handle = parent.get_file_handle_with_options(name, &options);
            let handle: FileSystemFileHandle = JsFuture::from(handle).await?.unchecked_into();
            let stream = JsFuture::from(handle.create_writable()).await?;
            let stream: FileSystemWritableFileStream = stream.unchecked_into();
            JsFuture::from(stream.write_with_str(text)?).await?;
            // The file is what it was until here.
            JsFuture::from(stream.close()).await?;
            JsFuture::from(handle.get_file()).await
        }
        .await;
        match written {
            Ok(file) => Ok(stat(path.to_owned(), file.unchecked_ref())),
            Err(error) => Err(failed(&error)),
        }
    }

    /// The folder that `path` lies in, and its name there.
    async fn parent<'a>(
        &self,
        path: &'a str,
        absent: Absent,
    ) -> Result<(FileSystemDirectoryHandle, &'a str), JsValue> {
        let options = FileSystemGetDirectoryOptions::new();
        options.set_create(absent == Absent::IsMade);
        let (above, name) = path.rsplit_once('/').unwrap_or(("", path));
        let mut folder = self.handle.clone();
        for part in above.split('/').filter(|it| !it.is_empty()) {
            let below = folder.get_directory_handle_with_options(part, &options);
            folder = JsFuture::from(below).await?.unchecked_into();
        }
        Ok((folder, name))
    }
}

/// What becomes of a folder on the way to a file that is not there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Absent {
    IsNone,
    IsMade,
}

/// What lies in a folder.
async fn entries(folder: &FileSystemDirectoryHandle) -> Result<Vec<Entry<JsValue>>, JsValue> {
    let (values, mut entries) = (folder.values(), Vec::new());
    loop {
        let next = wait(values.next()).await?;
        if Reflect::get(&next, &"done".into()).is_ok_and(|it| it.is_truthy()) {
            return Ok(entries);
        }
        let handle = Reflect::get(&next, &"value".into())?;
        let entry: &FileSystemHandle = handle.unchecked_ref();
        let is_folder = entry.kind() == FileSystemHandleKind::Directory;
        entries.push(Entry { name: entry.name(), is_folder, handle: handle.clone() });
    }
}

fn stat(path: String, file: &File) -> Stat {
    Stat { path, modified: file.last_modified() as u64, n_bytes: file.size() as u64 }
}

fn object(members: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (name, value) in members {
        // Setting a member of an object of ours doesn't fail.
        Reflect::set(&object, &(*name).into(), &(*value).into()).ok();
    }
    object
}

async fn wait(promise: Result<Promise, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(promise?).await
}

fn name_of(error: &JsValue) -> String {
    let name = Reflect::get(error, &"name".into()).ok();
    name.and_then(|it| it.as_string()).unwrap_or_default()
}

fn failed(error: &JsValue) -> FolderError {
    match name_of(error).as_str() {
        "NotAllowedError" | "SecurityError" => FolderError::NotAllowed,
        NOT_FOUND => FolderError::Gone,
        _ => {
            let message = Reflect::get(error, &"message".into()).ok().and_then(|it| it.as_string());
            FolderError::Failed { reason: message.unwrap_or_else(|| format!("{error:?}")) }
        }
    }
}
