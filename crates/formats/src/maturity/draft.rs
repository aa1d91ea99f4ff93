//! A model that is put together from a file of another kind, and from which place each part of it came.

use std::collections::BTreeMap;

use afterword_core::maturity::Model;
use serde_json::Value;

use super::note::{FileNote, ModelError, first_of};
use super::read::{ModelRead, Origin};
use crate::error::At;

/// Where something came from.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) file: String,
    pub(super) at: At,
}

/// What was found while a file was read.
#[derive(Default)]
pub(super) struct Draft {
    /// Paths of the model, each with where it came from.
    places: Vec<(String, Place)>,
    pub(super) notes: Vec<FileNote>,
}

impl Draft {
    /// Remembers where what will stand at `path` came from.
    pub(super) fn came(&mut self, path: impl Into<String>, file: &str, at: At) {
        self.places.push((path.into(), Place { file: file.to_owned(), at }));
    }

    /// The model that came of it.
    pub(super) fn model(mut self, value: &Value, origin: Origin) -> Result<ModelRead, ModelError> {
        match Model::from_value(value) {
            // What it does not know is what was put there to be kept.
            Ok((model, _)) => {
                let flaws = first_of(&model.lint(), |it| self.placed(FileNote::from(it)));
                let notes = std::mem::take(&mut self.notes);
                Ok(ModelRead { model, origin, notes, flaws })
            }
            Err(problems) => {
                let problems = first_of(&problems, |it| self.placed(FileNote::from(it)));
                Err(ModelError { problems })
            }
        }
    }

    fn placed(&self, note: FileNote) -> FileNote {
        let is_around = |it: &&(String, Place)| {
            let rest = note.path.strip_prefix(it.0.as_str());
            it.0.is_empty() || rest.is_some_and(|it| it.is_empty() || it.starts_with(['.', '[']))
        };
        let nearest = self.places.iter().filter(is_around).max_by_key(|it| it.0.len());
        match nearest.map(|it| &it.1) {
            Some(Place { file, at }) => note.at(file, *at),
            None => note,
        }
    }
}

/// Names for the parts of a model that are told apart.
#[derive(Default)]
pub(super) struct Names {
    /// Each name, and the last number that stands behind one of it.
    taken: BTreeMap<String, usize>,
}

impl Names {
    /// A name made of `text` that nothing has yet: its letters and digits in small, parted by hyphens.
    pub(super) fn of(&mut self, text: &str) -> String {
        self.free(slug(text))
    }

    /// `text` itself if it can be a name, else one that is made of it.
    pub(super) fn kept(&mut self, text: &str) -> String {
        let may_be = |it: char| it.is_ascii_alphanumeric() || "-._".contains(it);
        let is_name = (1..=72).contains(&text.len()) && text.chars().all(may_be);
        if is_name { self.free(text.to_owned()) } else { self.of(text) }
    }

    fn free(&mut self, name: String) -> String {
        let mut n = self.taken.get(&name).copied().unwrap_or_default();
        let mut free = name.clone();
        while n > 0 && self.taken.contains_key(&free) {
            n += 1;
            free = format!("{name}-{n}");
        }
        self.taken.insert(name, n.max(1));
        self.taken.entry(free.clone()).or_insert(1);
        free
    }
}

/// The letters and digits of `text` in small, parted by hyphens; `part` where it has none of ASCII.
pub(super) fn slug(text: &str) -> String {
    /// So that a number fits behind it.
    const LONGEST: usize = 64;
    let mut out = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        let plain = match letter {
            'ä' => "ae",
            'ö' => "oe",
            'ü' => "ue",
            'ß' => "ss",
            _ => "",
        };
        if letter.is_ascii_alphanumeric() {
            out.push(letter);
        } else if !plain.is_empty() {
            out += plain;
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
        if out.len() >= LONGEST {
            break;
        }
    }
    let out = out.trim_end_matches('-');
    if out.is_empty() { "part".to_owned() } else { out.to_owned() }
}
