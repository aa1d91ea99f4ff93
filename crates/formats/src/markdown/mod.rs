//! Documents as Markdown: written so that any wiki shows them, and read back, ours or anybody's.
//!
//! What a person reads stands in the text; what prose can't carry (ids, exact instants, histories) stands in the YAML front
//! matter. Where both hold the same words the text wins, so that a file edited by hand is read as it was edited.

mod illustration;
pub(crate) mod lines;
pub mod read;
pub(crate) mod text;
mod write;
mod yaml;

pub use illustration::{Illustrations, PictureFile, pictures, timeline_scene, tree_scene};
pub(crate) use illustration::{drawn_trees, is_drawn};
pub use read::{
    Became, Choices, Confidence, FoundDate, FrontMatter, Kept, LineChoice, Preview, ReadContext,
    Recognised, Run, SeverityChoice, What, Zones, own_trouble, read, read_as, read_own,
};
pub(crate) use write::{PartName, facts, labels, notices, preamble, sections, table, title};
pub use write::{write, write_blank, write_illustrated};

/// The name of the shape of our own files, in their front matter.
pub const SCHEMA: &str = "afterword-postmortem/1";
