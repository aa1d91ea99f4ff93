//! Which files of a folder on disk are looked at: the Markdown files in it and in the folders below it, as far as the limits go.

use std::collections::VecDeque;

use crate::limits::{MAX_FOLDER_FILES, MAX_FOLDER_LEVELS, MAX_FOLDERS};

/// What lies in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<H> {
    /// Its name there.
    pub name: String,
    /// Whether it is a folder itself.
    pub is_folder: bool,
    /// What it is opened by.
    pub handle: H,
}

/// A Markdown file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFile<H> {
    /// Where it lies, from the folder down: `2026/outage.md`.
    pub path: String,
    /// What it is opened by.
    pub handle: H,
}

/// A walk through a folder: nearest first, and by name, so that the same files are found each time.
///
/// Passed over is what is no document's place: what begins with a dot, and `node_modules`.
///
/// ```
/// use afterword_formats::folder::{Entry, Walk};
///
/// let entry = |name: &str, is_folder| Entry { name: name.to_owned(), is_folder, handle: () };
/// let mut walk = Walk::of(());
/// let below = [vec![entry("2026", true), entry("b.md", false)], vec![entry("a.md", false)]];
/// for entries in below {
///     let (place, ()) = walk.next_folder().ok_or("nothing is left")?;
///     walk.enter(&place, entries);
/// }
/// let paths: Vec<&str> = walk.files().iter().map(|it| it.path.as_str()).collect();
/// assert_eq!(paths, ["b.md", "2026/a.md"]);
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug)]
pub struct Walk<H> {
    waiting: VecDeque<(Place, H)>,
    files: Vec<FoundFile<H>>,
    n_folders: usize,
    is_cut: bool,
    endings: &'static [&'static str],
}

/// A folder on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    path: String,
    /// How many folders it lies below the first.
    level: usize,
}

impl Place {
    /// Whether it is the folder that the walk began in.
    pub fn is_first(&self) -> bool {
        self.level == 0
    }

    fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}/{name}", self.path) }
    }
}

impl<H> Walk<H> {
    /// A walk through the folder `handle`.
    pub fn of(handle: H) -> Self {
        Self::of_endings(handle, &[".md"])
    }

    /// A walk through the folder `handle` that finds the files whose names end so.
    pub fn of_endings(handle: H, endings: &'static [&'static str]) -> Self {
        let first = Place { path: String::new(), level: 0 };
        let waiting = VecDeque::from([(first, handle)]);
        Self { waiting, files: Vec::new(), n_folders: 1, is_cut: false, endings }
    }

    /// The folder to be looked into next; `None` once there is none.
    pub fn next_folder(&mut self) -> Option<(Place, H)> {
        self.waiting.pop_front()
    }

    /// Notes what lies in a folder.
    pub fn enter(&mut self, place: &Place, mut entries: Vec<Entry<H>>) {
        entries.retain(|it| !it.name.starts_with('.') && it.name != "node_modules");
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        for Entry { name, is_folder, handle } in entries {
            let path = place.path_of(&name);
            if is_folder {
                self.add_folder(Place { path, level: place.level + 1 }, handle);
            } else if self.endings.iter().any(|it| name.ends_with(it)) {
                self.add_file(FoundFile { path, handle });
            }
        }
    }

    fn add_folder(&mut self, place: Place, handle: H) {
        if place.level > MAX_FOLDER_LEVELS || self.n_folders == MAX_FOLDERS {
            self.is_cut = true;
        } else {
            self.n_folders += 1;
            self.waiting.push_back((place, handle));
        }
    }

    fn add_file(&mut self, file: FoundFile<H>) {
        if self.files.len() == MAX_FOLDER_FILES {
            self.is_cut = true;
        } else {
            self.files.push(file);
        }
    }

    /// The files, nearest first.
    pub fn files(&self) -> &[FoundFile<H>] {
        &self.files
    }

    /// Whether there is more than the limits let it look at.
    pub fn is_cut(&self) -> bool {
        self.is_cut
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: impl Into<String>, is_folder: bool) -> Entry<()> {
        Entry { name: name.into(), is_folder, handle: () }
    }

    fn paths(walk: &Walk<()>) -> Vec<&str> {
        walk.files().iter().map(|it| it.path.as_str()).collect()
    }

    #[test]
    fn what_is_no_documents_place_is_passed_over() {
        let mut walk = Walk::of(());
        let (first, ()) = walk.next_folder().unwrap();
        let folders = [".git", "node_modules", "docs"].map(|it| entry(it, true));
        let files = ["b.md", ".draft.md", "a.MD", "a.md", "c.txt"].map(|it| entry(it, false));
        walk.enter(&first, [folders.as_slice(), files.as_slice()].concat());
        assert_eq!(paths(&walk), ["a.md", "b.md"]);
        let (docs, ()) = walk.next_folder().unwrap();
        assert!(!docs.is_first() && first.is_first());
        // A folder may be called like a file.
        walk.enter(&docs, vec![entry("x.md", true)]);
        assert_eq!((walk.files().len(), walk.is_cut()), (2, false));
        let mut others = Walk::of_endings((), &[".json", ".txt"]);
        let (first, ()) = others.next_folder().unwrap();
        others.enter(&first, files.to_vec());
        assert_eq!(paths(&others), ["c.txt"]);
    }

    #[test]
    fn it_goes_as_deep_as_the_limit_and_says_that_there_is_more() {
        let mut walk = Walk::of(());
        while let Some((place, ())) = walk.next_folder() {
            walk.enter(&place, vec![entry("d", true), entry("a.md", false)]);
        }
        assert_eq!(walk.files().len(), MAX_FOLDER_LEVELS + 1);
        assert!(walk.is_cut());
        let deepest = paths(&walk).pop().unwrap().to_owned();
        assert_eq!(deepest, format!("{}a.md", "d/".repeat(MAX_FOLDER_LEVELS)));
    }

    #[test]
    fn as_many_files_and_folders_as_the_limits_and_no_more() {
        let of = |n: usize, is_folder: bool| {
            let mut walk = Walk::of(());
            let (first, ()) = walk.next_folder().unwrap();
            walk.enter(&first, (0..n).map(|it| entry(format!("{it:04}.md"), is_folder)).collect());
            (walk.files().len(), walk.waiting.len(), walk.is_cut())
        };
        assert_eq!(of(MAX_FOLDER_FILES, false), (MAX_FOLDER_FILES, 0, false));
        assert_eq!(of(MAX_FOLDER_FILES + 1, false), (MAX_FOLDER_FILES, 0, true));
        assert_eq!(of(MAX_FOLDERS - 1, true), (0, MAX_FOLDERS - 1, false));
        assert_eq!(of(MAX_FOLDERS, true), (0, MAX_FOLDERS - 1, true));
    }
}
