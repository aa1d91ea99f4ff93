//! A workspace as an archive that a person can read without this software, and any archive of Markdown and JSON.
//!
//! Each postmortem is a Markdown file under `postmortems/`, each template of the workspace's own a file under `templates/`;
//! `workspace.json` has what they can't carry and says which file is which, and `README.md` tells whoever finds the archive what it
//! is. Archives are unpacked, edited and packed again by other programs: the files count, and the list is only their order.

mod index;
mod read;
mod write;

pub use read::{Archive, Arrived, LeftOut, read};
pub use write::write;

/// The name of the shape of an archive's `workspace.json`.
pub const SCHEMA: &str = "afterword-archive/1";

/// The file that makes an archive one of ours.
const INDEX: &str = "workspace.json";

/// The file for whoever finds the archive.
const README: &str = "README.md";
