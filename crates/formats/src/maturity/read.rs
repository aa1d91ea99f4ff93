//! A model out of a file, whatever wrote it: what it is, its content says.

use std::fmt;

use afterword_core::maturity::Model;
use serde::{Deserialize, Serialize};

use super::node::Node;
use super::note::{FileNote, ModelError, bounded};
use super::{dsomm, json, lens, own, samm, table, yaml};
use crate::csv::Table;
use crate::error::{ReadError, Trouble};
use crate::{encoding, limits, zip};

/// A model, and what is to be said of the file that it came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelRead {
    /// The model.
    pub model: Model,
    /// What the file was.
    pub origin: Origin,
    /// What was left out, guessed, or kept without being known, in the order of the file.
    pub notes: Vec<FileNote>,
    /// What the model promises and does not keep, as [`Model::lint`] finds it.
    pub flaws: Vec<FileNote>,
}

/// What the file of a model was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// Our own shape, as JSON.
    Json,
    /// Our own shape, as YAML.
    Yaml,
    /// A table.
    Csv,
    /// OWASP SAMM, as its project publishes it.
    Samm,
    /// DSOMM, as its project publishes it.
    Dsomm,
    /// A custom lens of the AWS Well-Architected Tool.
    AwsLens,
}

impl Origin {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Json, Self::Yaml, Self::Csv, Self::Samm, Self::Dsomm, Self::AwsLens];

    /// Its name among the texts of a language.
    pub fn key(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Yaml => "yaml",
            Self::Csv => "csv",
            Self::Samm => "samm",
            Self::Dsomm => "dsomm",
            Self::AwsLens => "aws-lens",
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Json => "a model as JSON",
            Self::Yaml => "a model as YAML",
            Self::Csv => "a table of capabilities",
            Self::Samm => "OWASP SAMM",
            Self::Dsomm => "DSOMM",
            Self::AwsLens => "an AWS Well-Architected custom lens",
        })
    }
}

/// A file that is part of a model.
#[derive(Clone, Copy, Debug)]
pub struct ModelFile<'a> {
    /// Its name, or its path in a folder.
    pub name: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
}

/// Reads a model from the file called `name`: JSON or YAML of our shape, a table, DSOMM, an AWS lens, or an archive of files that
/// [belong together](read_model_files). Its content says which of them it is; its name is only what a model without one is called.
///
/// # Errors
///
/// All that is wrong with it, each with its line where one is to blame: what is no text, no JSON, YAML or table; what is no model of any
/// kind that is known; what a model may not say; and what exceeds the [limits].
///
/// ```
/// use afterword_formats::maturity::{Origin, read_model};
///
/// let yaml = "id: tiny\nversion: 1.10\nname: No\nlevels: [{name: Some}, {name: All}]\ndimensions:\n- id: d\n  name: D\n  \
///     capabilities:\n  - id: runbooks\n    name: Runbooks\n    colour: blue\n    statements: [Some have one, All have one]\n";
/// let read = read_model("tiny.yaml", yaml.as_bytes())?;
/// assert_eq!((&*read.model.version, &*read.model.name, read.origin), ("1.10", "No", Origin::Yaml));
/// assert_eq!(read.notes[0].to_string(), "line 11: dimensions[0].capabilities[0].colour: this is not known here, and is kept");
///
/// let error = read_model("tiny.yaml", yaml.replace("[Some have one, ", "[").as_bytes()).unwrap_err();
/// assert_eq!(error.problems[0].at.map(|it| it.line), Some(12));
/// # Ok::<(), afterword_formats::maturity::ModelError>(())
/// ```
pub fn read_model(name: &str, bytes: &[u8]) -> Result<ModelRead, ModelError> {
    limits::check_size(bytes)?;
    if zip::is_zip(bytes) {
        return archive(bytes);
    }
    read_text(name, &encoding::decode(bytes, name)?.text).map(ModelRead::bounded)
}

/// Reads a model from files that belong together, such as those that OWASP SAMM or DSOMM is published as. Files of other kinds are passed
/// over, and noted.
///
/// # Errors
///
/// As [`read_model`], each problem with the name of its file.
pub fn read_model_files(files: &[ModelFile<'_>]) -> Result<ModelRead, ModelError> {
    if let [ModelFile { name, bytes }] = files {
        return read_model(name, bytes);
    }
    let mut notes = Vec::new();
    let mut documents = Vec::new();
    let mut n_bytes = 0;
    for ModelFile { name, bytes } in files {
        if !is_structured(name) {
            let note =
                FileNote::new("other-file", "this is neither YAML nor JSON, and left out", &[]);
            notes.push(note.of(name));
            continue;
        }
        n_bytes += bytes.len();
        if n_bytes > zip::MAX_UNPACKED {
            return Err(ReadError::new("the files have more bytes together than the limit").into());
        }
        let told = |error: ReadError| ModelError::of(FileNote::from(error).of(name));
        let text = encoding::decode(bytes, name).map_err(told)?;
        limits::check_size(bytes).map_err(told)?;
        let (nodes, told) = structured(&text.text).map_err(told)?;
        notes.extend(told.into_iter().map(|it| it.of(name)));
        documents.extend(nodes.into_iter().map(|root| Document { file: (*name).to_owned(), root }));
    }
    let mut read = recognised(&documents)?;
    notes.append(&mut read.notes);
    Ok(ModelRead { notes, ..read }.bounded())
}

/// Whether the file called `name` is a model, or one of the files that make one together, whatever may be wrong with it. What is YAML, its
/// name has to say: to that, every text is a value.
///
/// ```
/// use afterword_formats::maturity::is_model;
///
/// assert!(is_model("ours.csv", b"Dimension,Capability,Level 1,Level 2\nA,Backups,Some,All\n"));
/// assert!(is_model("D-SR-1.yml", b"id: 4a\nstream: 7b\nlevel: 9c\ntype: Activity\n"));
/// assert!(!is_model("notes.md", b"id: 4a\nstream: 7b\nlevel: 9c\ntype: Activity\n"));
/// assert!(!is_model("actions.csv", b"Action,Owner\nTest the backups,kim\n"));
/// ```
pub fn is_model(name: &str, bytes: &[u8]) -> bool {
    if zip::is_zip(bytes) {
        let files = zip::read(bytes, is_structured).map(|it| it.files).unwrap_or_default();
        return files.iter().any(|it| !zip::is_zip(&it.bytes) && is_model(&it.path, &it.bytes));
    }
    let Ok(text) = encoding::decode(bytes, name) else { return false };
    let text = &*text.text;
    if limits::check_size(text.as_bytes()).is_err() {
        return false;
    }
    if !is_yaml_name(name) && !is_json(text) {
        return Table::parse(text).is_ok_and(|it| table::is_model(&it));
    }
    let nodes = structured(text).map(|it| it.0).unwrap_or_default();
    let documents = documents_of(nodes);
    let is = |it: &Document| {
        lens::is_lens(&it.root) || own::is_model(&it.root) || samm::is_part(&it.root)
    };
    documents.iter().any(is) || dsomm::is_model(&documents)
}

fn is_yaml_name(name: &str) -> bool {
    let name = name.to_lowercase();
    [".yaml", ".yml"].iter().any(|it| name.ends_with(it))
}

/// The documents of a file that is alone.
fn documents_of(nodes: Vec<Node>) -> Vec<Document> {
    nodes.into_iter().map(|root| Document { file: String::new(), root }).collect()
}

fn archive(bytes: &[u8]) -> Result<ModelRead, ModelError> {
    let unpacked = zip::read(bytes, is_structured)?;
    let files: Vec<ModelFile<'_>> =
        unpacked.files.iter().map(|it| ModelFile { name: &it.path, bytes: &it.bytes }).collect();
    if files.is_empty() {
        return Err(ReadError::new("the archive holds neither YAML nor JSON").into());
    }
    let mut read = read_model_files(&files)?;
    let skipped = unpacked.skipped.iter().map(|it| {
        let why: &dyn fmt::Display = match it.why {
            zip::Why::Kind => &"it is neither YAML nor JSON",
            ref why => why,
        };
        FileNote::new("skipped", "this is left out: {why}", &[("why", why)]).of(&it.name)
    });
    read.notes.extend(skipped);
    Ok(read.bounded())
}

fn is_structured(name: &str) -> bool {
    is_yaml_name(name) || name.to_lowercase().ends_with(".json")
}

/// One document of one file.
#[derive(Clone, Debug)]
pub(super) struct Document {
    pub(super) file: String,
    pub(super) root: Node,
}

fn read_text(name: &str, text: &str) -> Result<ModelRead, ModelError> {
    if text.trim().is_empty() {
        return Err(ReadError::new("the file is empty").of(Trouble::Empty).into());
    }
    if !is_json(text)
        && let Ok(found) = Table::parse(text)
        && (encoding::is_table_name(name) || table::is_model(&found))
    {
        return table::read(name, &found);
    }
    let (nodes, told) = structured(text)?;
    let mut read = recognised(&documents_of(nodes))?;
    if read.origin == Origin::Yaml && is_json(text) {
        read.origin = Origin::Json;
    }
    read.notes.splice(0..0, told);
    Ok(read)
}

fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

/// The documents of a file, JSON or YAML. What looks like JSON and is none may be the kind of YAML that looks so; if it isn't, the fault
/// is that of the JSON.
fn structured(text: &str) -> Result<(Vec<Node>, Vec<FileNote>), ReadError> {
    if !is_json(text) {
        return yaml::read(text);
    }
    match json::read(text) {
        Ok((node, notes)) => Ok((vec![node], notes)),
        Err(error) => yaml::read(text).map_err(|_| error),
    }
}

fn recognised(documents: &[Document]) -> Result<ModelRead, ModelError> {
    let whole = |is: fn(&Node) -> bool| documents.iter().find(|it| is(&it.root));
    if samm::is_model(documents) {
        return samm::read(documents);
    }
    let read = if let Some(one) = whole(lens::is_lens) {
        Some((one, lens::read(&one.file, &one.root)))
    } else {
        whole(own::is_model).map(|one| (one, own::read(&one.file, &one.root, Origin::Yaml)))
    };
    if let Some((one, read)) = read {
        let mut read = read?;
        let others = documents.iter().filter(|it| !std::ptr::eq(*it, one) && !it.root.is_null());
        read.notes.extend(others.map(|it| {
            let note =
                FileNote::new("other-document", "this is no part of the model, and left out", &[]);
            note.at(&it.file, it.root.at)
        }));
        return Ok(read);
    }
    if dsomm::is_model(documents) {
        return dsomm::read(documents);
    }
    let message = "expected a model of maturity: dimensions with capabilities, as JSON, YAML or a table; \
                   OWASP SAMM or DSOMM as they are published; or an AWS Well-Architected custom lens";
    let note = FileNote::new("no-model", message, &[]);
    Err(ModelError::of(match documents {
        [one] => note.at(&one.file, one.root.at),
        _ => note,
    }))
}

impl ModelRead {
    fn bounded(self) -> Self {
        Self { notes: bounded(self.notes), ..self }
    }
}
