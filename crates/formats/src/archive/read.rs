//! Reading an archive, ours or anybody's.

use std::collections::BTreeMap;

use afterword_core::Postmortem;
use afterword_core::id::{DocumentId, Mint};
use afterword_core::order;
use serde::{Deserialize, Serialize};

use super::index::Index;
use super::{INDEX, README};
use crate::encoding::decode;
use crate::error::ReadError;
use crate::workspace::{Settings, Writer};
use crate::zip::{self, Skipped};
use crate::{json, markdown, template};

/// The endings of the files that are read.
const ENDINGS: [&str; 4] = [".md", ".markdown", ".txt", ".json"];

/// What an archive held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Archive {
    /// The workspace, if it is an archive of ours: a backup for [`workspace::read`](crate::workspace::read).
    pub backup: Option<String>,
    /// The other files, each to be imported by itself: those of a foreign archive, and those that somebody put into one of ours.
    pub others: Vec<Arrived>,
    /// What is not among either, and why.
    pub left_out: Vec<LeftOut>,
}

/// A text that arrived in a file: what is looked at before it is imported.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrived {
    /// The file's name.
    pub name: String,
    /// What is in it.
    pub text: String,
    /// Why there is no text, if there is none; else empty.
    pub problem: String,
}

/// A file that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its name.
    pub name: String,
    /// Why.
    pub reason: String,
}

/// Unpacks an archive. `ids` names what somebody added to a postmortem by hand.
///
/// # Errors
///
/// Those of [`zip::read`], and an archive of ours that a newer program wrote.
pub fn read(bytes: &[u8], ids: &mut impl Mint) -> Result<Archive, ReadError> {
    let is_wanted = |path: &str| {
        let path = path.to_lowercase();
        ENDINGS.iter().any(|it| path.ends_with(it))
    };
    let zip::Unpacked { files, skipped } = zip::read(bytes, is_wanted)?;
    let mut left_out: Vec<LeftOut> = skipped.into_iter().map(LeftOut::of).collect();
    let mut texts = Vec::with_capacity(files.len());
    for zip::File { path, bytes } in files {
        match decode(&bytes, &path) {
            Ok(decoded) => texts.push((path, decoded.text.into_owned())),
            Err(error) => left_out.push(LeftOut { reason: error.to_string(), name: path }),
        }
    }
    let Some((root, index)) = find_index(&texts)? else {
        let others = texts.into_iter().map(|(name, text)| Arrived::of(name, text)).collect();
        return Ok(Archive { backup: None, others, left_out });
    };
    Ok(Sorted::of(texts, &root, ids).workspace(index, left_out))
}

/// The list that makes the archive one of ours, and the folder that it lies in; the outermost, if there are several.
fn find_index(texts: &[(String, String)]) -> Result<Option<(String, Index)>, ReadError> {
    let mut lists: Vec<(&str, &str)> = texts
        .iter()
        .filter_map(|(path, text)| Some((path.strip_suffix(INDEX)?, text.as_str())))
        .filter(|(root, _)| root.is_empty() || root.ends_with('/'))
        .collect();
    let depth = |root: &str| root.matches('/').count();
    order::sort(&mut lists, |a, b| depth(a.0).cmp(&depth(b.0)));
    for (root, text) in lists {
        // A file of that name may be of another program, or damaged: then it is a file like the others.
        match Index::read(text) {
            Ok(Some(index)) => return Ok(Some((root.to_owned(), index))),
            Err(error) if error.at.is_none() => return Err(error),
            _ => {}
        }
    }
    Ok(None)
}

/// Why a file is left out that was taken out of the archive.
const MISSING: &str = "the archive lists it, and it is not there";

/// The files of one of our archives, by their paths in its folder.
struct Sorted {
    /// Postmortems that still have their front matter, with their texts.
    postmortems: BTreeMap<String, (Postmortem, String)>,
    others: BTreeMap<String, String>,
}

impl Sorted {
    fn of(texts: Vec<(String, String)>, root: &str, ids: &mut impl Mint) -> Self {
        let mut sorted = Self { postmortems: BTreeMap::new(), others: BTreeMap::new() };
        for (path, text) in texts {
            let path = match path.strip_prefix(root) {
                Some(INDEX | README) => continue,
                Some(below) => below.to_owned(),
                // What lies beside the folder of the archive has no name that a file in it could have.
                None => format!("../{path}"),
            };
            match markdown::read_own(&text, ids) {
                Some(it) => drop(sorted.postmortems.insert(path, (it.document, text))),
                None => drop(sorted.others.insert(path, text)),
            }
        }
        sorted
    }

    fn workspace(mut self, index: Index, mut left_out: Vec<LeftOut>) -> Archive {
        let mut writer = Writer::new(index.exported_at);
        let mut moved = Vec::new();
        let mut documents: Vec<Option<Postmortem>> = Vec::with_capacity(index.documents.len());
        for (at, listed) in index.documents.iter().enumerate() {
            let document = self.postmortems.remove(&listed.file).map(|(it, _)| it);
            if document.is_none() {
                moved.push(at);
            }
            documents.push(document);
        }
        let paths = self.postmortems.iter().map(|(path, (it, _))| (it.id, path.clone()));
        let paths: BTreeMap<DocumentId, String> = order::map(paths);
        for at in moved {
            let listed = &index.documents[at];
            // Its file has another name now.
            let file = paths.get(&listed.id).and_then(|it| self.postmortems.remove(it));
            documents[at] = file.map(|(it, _)| it);
            // Without its front matter it comes in by itself, like any other text.
            if documents[at].is_none() && !self.others.contains_key(&listed.file) {
                let reason = MISSING.to_owned();
                left_out.push(LeftOut { name: listed.file.clone(), reason });
            }
        }
        documents.iter().flatten().for_each(|it| writer.push(it));
        for file in &index.lists {
            match self.others.remove(file) {
                // What is damaged in it is told by whoever reads the backup.
                Some(text) => writer.push_stored(&text),
                None => left_out.push(LeftOut { name: file.clone(), reason: MISSING.to_owned() }),
            }
        }
        index.unreadable.iter().for_each(|it| writer.push_stored(it));
        let settings = self.settings(index.settings, &index.templates, &mut left_out);
        let mut others = self.others;
        others.extend(self.postmortems.into_iter().map(|(path, (_, text))| (path, text)));
        let others = others.into_iter().map(|(name, text)| Arrived::of(name, text)).collect();
        Archive { backup: Some(writer.finish(&settings)), others, left_out }
    }

    /// The settings, with the templates that are files.
    fn settings(
        &mut self,
        mut settings: Settings,
        templates: &BTreeMap<String, String>,
        left_out: &mut Vec<LeftOut>,
    ) -> Settings {
        for (name, file) in templates {
            let reason = match self.others.remove(file).map(|it| template::read(&it)) {
                Some(Ok(template)) => {
                    settings.insert(name.clone(), json::value_of(&template));
                    continue;
                }
                Some(Err(error)) => error.to_string(),
                None => MISSING.to_owned(),
            };
            left_out.push(LeftOut { name: file.clone(), reason });
        }
        settings
    }
}

impl LeftOut {
    fn of(skipped: Skipped) -> Self {
        Self { name: skipped.name, reason: skipped.why.to_string() }
    }
}

impl Arrived {
    fn of(path: String, text: String) -> Self {
        let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
        Self { name, text, problem: String::new() }
    }
}

impl Archive {
    /// What is to be looked at one after the other: the workspace under the name of the archive, the other files, and at last what was
    /// left out, as one.
    pub fn into_arrived(self, name: &str) -> Vec<Arrived> {
        let (name, problem) = (name.to_owned(), self.problem());
        let backup =
            self.backup.map(|text| Arrived { name: name.clone(), text, ..Arrived::default() });
        let mut arrived: Vec<Arrived> = backup.into_iter().chain(self.others).collect();
        if !problem.is_empty() || arrived.is_empty() {
            let problem = if problem.is_empty() { "nothing is in it".to_owned() } else { problem };
            arrived.push(Arrived { name, text: String::new(), problem });
        }
        arrived
    }

    /// What was left out, in a sentence.
    fn problem(&self) -> String {
        const MAX_NAMED: usize = 10;
        let named = self.left_out.iter().take(MAX_NAMED);
        let mut named: Vec<String> =
            named.map(|LeftOut { name, reason }| format!("{name} ({reason})")).collect();
        match self.left_out.len() {
            0 => return String::new(),
            n if n > MAX_NAMED => named.push(format!("and {} more", n - MAX_NAMED)),
            _ => {}
        }
        format!("not read: {}", named.join("; "))
    }
}
