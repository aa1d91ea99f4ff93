//! The postmortems of a folder as records, each with the file it stands in.

use std::collections::BTreeMap;
use std::path::Path;

use afterword_core::Postmortem;
use afterword_core::board::Card;
use afterword_core::claims;
use afterword_core::id::DocumentId;
use afterword_core::postmortem::MetricCatalogue;
use afterword_core::trends::Incident;
use afterword_formats::folder::FoundFile;
use afterword_formats::markdown::{self, Preview};
use afterword_formats::report::is_report;

use crate::args::ReadArgs;
use crate::clocks::Clocks;
use crate::failure::Failure;
use crate::{input, read};

/// The endings of the files that are read.
const ENDINGS: [&str; 3] = [".md", ".markdown", ".json"];

/// What was read of a folder.
#[derive(Default)]
pub(super) struct Folder {
    pub(super) incidents: Vec<Incident>,
    pub(super) cards: Vec<Card>,
    /// Where each document stands: a path from the folder down, its parts parted by `/`.
    pub(super) paths: BTreeMap<DocumentId, String>,
    /// How many files could not be read.
    pub(super) unread: usize,
}

impl Folder {
    /// Reads the files in `folder` and below it. What can't be read, or is no postmortem, is said on standard error and left out.
    ///
    /// # Errors
    ///
    /// What is no folder, and one of which no file can be read.
    pub(super) fn read(folder: &str, args: &ReadArgs) -> Result<Self, Failure> {
        let files = input::below(folder, &ENDINGS)?;
        if files.is_empty() {
            let hint = format!("files that end in {} are looked for", ENDINGS.join(", "));
            return Err(Failure::of(folder, "no postmortem is there").hint(hint));
        }
        let (mut found, mut assumed) = (Self::default(), 0);
        for FoundFile { path, handle } in &files {
            match read_file(handle, args) {
                Ok(previews) => {
                    assumed += usize::from(previews.iter().any(|it| it.assumes_zone));
                    previews.iter().for_each(|it| found.add(&it.document, path));
                }
                Err(failure) => {
                    found.unread += 1;
                    eprintln!("{}", failure.hint("it is left out of the report"));
                }
            }
        }
        if found.unread == files.len() {
            return Err(Failure::of(folder, "none of its files could be read"));
        }
        if assumed > 0 {
            eprintln!("{folder}: note: in {assumed} of its files, {}", read::assumed(&args.zone));
        }
        Ok(found)
    }

    fn add(&mut self, document: &Postmortem, path: &str) {
        if let Some(first) = self.paths.get(&document.id) {
            eprintln!("{path}: note: this is the same postmortem as {first}, and counts once");
            return;
        }
        let (catalogue, clocks) = (MetricCatalogue::shipped(), Clocks::of(&document.zone));
        let mut metrics = catalogue.measure(document);
        claims::contradict(&mut metrics, &claims::check(document, catalogue));
        self.incidents.push(Incident::of(document, &metrics, &clocks));
        self.cards.extend(Card::of(document, &clocks));
        self.paths.insert(document.id, path.to_owned());
    }
}

/// The postmortems of a file; none if it is something else, which is said.
fn read_file(file: &Path, args: &ReadArgs) -> Result<Vec<Preview>, Failure> {
    let source = input::read(&file.to_string_lossy())?;
    let text = source.text();
    if is_report(&text) {
        return Ok(Vec::new());
    }
    let is_ours = text.contains(markdown::SCHEMA) || source.name.ends_with(".json");
    let mut previews = read::documents(&source, args)?;
    previews.retain(|it| is_ours || says_something(&it.document));
    if previews.is_empty() {
        eprintln!(
            "{}: note: no day, timeline, cause or action is in it, so it is taken for no postmortem",
            source.name
        );
    }
    Ok(previews)
}

/// Whether anything in a foreign text makes it a postmortem rather than any other page, such as a table of contents.
fn says_something(document: &Postmortem) -> bool {
    document.happened_at().is_some()
        || !document.timeline.is_empty()
        || !document.factors.is_empty()
        || !document.trees.is_empty()
        || !document.actions.is_empty()
}
