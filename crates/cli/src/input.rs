//! Where texts come from: files, folders, patterns and standard input.

use std::borrow::Cow;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use afterword_formats::encoding::{Decoded, Encoding, decode};
use afterword_formats::folder::{Entry, FoundFile, Walk};
use afterword_formats::zip::is_zip;

use crate::failure::Failure;

/// A text and what it is called in messages.
pub(crate) struct Source {
    pub(crate) name: String,
    /// Its text in UTF-8, however the file holds it, or an archive.
    pub(crate) bytes: Vec<u8>,
}

impl Source {
    /// Its text; of an archive, what of it is text.
    pub(crate) fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.bytes)
    }
}

/// What stands for standard input.
const STDIN: &str = "-";

/// The endings of the files that are read from a folder.
const ENDINGS: [&str; 3] = ["md", "markdown", "json"];

/// Reads the file called `name`, or standard input, and says on standard error what it had to assume.
pub(crate) fn read(name: &str) -> Result<Source, Failure> {
    let source = read_bytes(name)?;
    if is_zip(&source.bytes) {
        return Ok(source);
    }
    let failed = |error| Failure::read(&source.name, &error);
    let Decoded { text, encoding } = decode(&source.bytes, &source.name).map_err(failed)?;
    if encoding == Encoding::Windows1252 {
        eprintln!(
            "{}: note: this is no UTF-8; it was read as Windows-1252, as spreadsheets write tables",
            source.name
        );
    }
    let bytes = text.into_owned().into_bytes();
    Ok(Source { bytes, ..source })
}

fn read_bytes(name: &str) -> Result<Source, Failure> {
    if name == STDIN {
        let mut bytes = Vec::new();
        return match io::stdin().lock().read_to_end(&mut bytes) {
            Ok(_) => Ok(Source { name: "standard input".to_owned(), bytes }),
            Err(error) => Err(Failure::of("standard input", error.to_string())),
        };
    }
    match fs::read(name) {
        Ok(bytes) => Ok(Source { name: name.to_owned(), bytes }),
        Err(error) if Path::new(name).is_dir() => {
            let hint = "name a file in it; only `review` and `report` take folders";
            Err(Failure::of(name, error.to_string()).hint(hint))
        }
        Err(error) => Err(Failure::of(name, error.to_string())),
    }
}

/// The files that `arguments` name, each once, in the order of the arguments and by name within one.
pub(crate) fn files(arguments: &[String]) -> Result<Vec<String>, Failure> {
    let mut files = Vec::new();
    for argument in arguments {
        let found = match Path::new(argument) {
            _ if argument == STDIN => vec![argument.clone()],
            path if path.is_dir() => in_folder(path)?,
            path if path.is_file() || !is_pattern(argument) => vec![argument.clone()],
            _ => matching(argument)?,
        };
        if found.is_empty() {
            let message = "no postmortem is there";
            let hint = format!("files that end in .{} are looked for", ENDINGS.join(", ."));
            return Err(Failure::of(argument, message).hint(hint));
        }
        let new: Vec<String> = found.into_iter().filter(|it| !files.contains(it)).collect();
        files.extend(new);
    }
    Ok(files)
}

fn is_pattern(argument: &str) -> bool {
    argument.contains(['*', '?', '['])
}

fn matching(pattern: &str) -> Result<Vec<String>, Failure> {
    let paths = glob::glob(pattern).map_err(|error| Failure::of(pattern, error.to_string()))?;
    let files = paths.flatten().filter(|it| it.is_file());
    Ok(files.map(|it| it.to_string_lossy().into_owned()).collect())
}

/// The postmortems in `folder` and below, hidden folders aside.
fn in_folder(folder: &Path) -> Result<Vec<String>, Failure> {
    let (mut found, mut open) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = open.pop() {
        let failed = |error: io::Error| Failure::of(&folder.to_string_lossy(), error.to_string());
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            let is_hidden = path.file_name().is_none_or(|it| it.to_string_lossy().starts_with('.'));
            let ending = path.extension().map(|it| it.to_string_lossy().to_lowercase());
            if is_hidden {
                continue;
            } else if path.is_dir() {
                open.push(path);
            } else if ending.is_some_and(|it| ENDINGS.contains(&it.as_str())) {
                found.push(path.to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The files in `folder` and below whose names end so, as far as the limits go. A folder below it that can't be opened is named on
/// standard error.
pub(crate) fn below(
    folder: &str,
    endings: &'static [&'static str],
) -> Result<Vec<FoundFile<PathBuf>>, Failure> {
    let mut walk = Walk::of_endings(PathBuf::from(folder), endings);
    while let Some((place, path)) = walk.next_folder() {
        match entries(&path) {
            Ok(entries) => walk.enter(&place, entries),
            Err(error) if place.is_first() => {
                let hint = "a report is made of a folder; `afterword review` reads single files";
                return Err(Failure::of(folder, error.to_string()).hint(hint));
            }
            Err(error) => eprintln!("{}", Failure::of(&path.to_string_lossy(), error.to_string())),
        }
    }
    if walk.is_cut() {
        eprintln!(
            "{folder}: note: there is more than the limits let it look at; the rest is left out"
        );
    }
    Ok(walk.files().to_vec())
}

fn entries(folder: &Path) -> io::Result<Vec<Entry<PathBuf>>> {
    let entry = |it: io::Result<fs::DirEntry>| {
        let it = it?;
        // A link to a folder may lead back up, and is not followed; one to a file is.
        let is_folder = it.file_type()?.is_dir();
        Ok((is_folder || it.path().is_file()).then(|| Entry {
            name: it.file_name().to_string_lossy().into_owned(),
            is_folder,
            handle: it.path(),
        }))
    };
    fs::read_dir(folder)?.map(entry).filter_map(Result::transpose).collect()
}
