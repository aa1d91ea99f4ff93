//! A folder on disk that somebody lets the page read and write, where the browser has that.

use std::fmt;

use afterword_ui::words::word;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    File, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetFileOptions,
    FileSystemHandleKind, FileSystemWritableFileStream,
};

use super::files::{self, FileError};

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
}

/// What the system says of a file without reading it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stat {
    pub(crate) name: String,
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
        if answer.as_deref() == Some("granted") { Access::Granted } else { Access::Asks }
    }

    /// The Markdown files that lie in it, without those in folders below, by name.
    pub(crate) async fn files(&self) -> Result<Vec<Stat>, FolderError> {
        let entries = self.handle.values();
        let mut files = Vec::new();
        loop {
            let next = wait(entries.next()).await.map_err(|it| failed(&it))?;
            if Reflect::get(&next, &"done".into()).is_ok_and(|it| it.is_truthy()) {
                break;
            }
            let entry = Reflect::get(&next, &"value".into()).unwrap_or_default();
            let entry: FileSystemFileHandle = entry.unchecked_into();
            let name = entry.name();
            let is_ours = name.ends_with(".md") && !name.starts_with('.');
            // One that goes meanwhile is not there.
            if is_ours
                && entry.kind() == FileSystemHandleKind::File
                && let Ok(file) = JsFuture::from(entry.get_file()).await
            {
                files.push(stat(file.unchecked_ref()));
            }
        }
        files.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(files)
    }

    /// The file called `name`; `None` where there is none.
    pub(crate) async fn read(&self, name: &str) -> Result<Option<FolderFile>, FolderError> {
        let found = wait(Ok(self.handle.get_file_handle(name))).await;
        let file = match found {
            Ok(it) => wait(Ok(it.unchecked_ref::<FileSystemFileHandle>().get_file())).await,
            Err(error) => Err(error),
        };
        match file {
            Ok(file) => {
                let file: File = file.unchecked_into();
                Ok(Some(FolderFile { stat: stat(&file), text: files::text(&file).await }))
            }
            Err(error) if name_of(&error) == "NotFoundError" => {
                // The folder itself may be what is not found.
                self.files().await.map(|_| None)
            }
            Err(error) => Err(failed(&error)),
        }
    }

    /// Writes the file called `name`, whole or not at all.
    pub(crate) async fn write(&self, name: &str, text: &str) -> Result<Stat, FolderError> {
        let options = FileSystemGetFileOptions::new();
        options.set_create(true);
        let written: Result<JsValue, JsValue> = async {
            let handle = self.handle.get_file_handle_with_options(name, &options);
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
            Ok(file) => Ok(stat(file.unchecked_ref())),
            Err(error) => Err(failed(&error)),
        }
    }
}

fn stat(file: &File) -> Stat {
    Stat { name: file.name(), modified: file.last_modified() as u64, n_bytes: file.size() as u64 }
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
        "NotFoundError" => FolderError::Gone,
        _ => {
            let message = Reflect::get(error, &"message".into()).ok().and_then(|it| it.as_string());
            FolderError::Failed { reason: message.unwrap_or_else(|| format!("{error:?}")) }
        }
    }
}
