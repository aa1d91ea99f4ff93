//! Diagrams in the language of Mermaid, which many wikis draw: cause trees as flowcharts, both ways, and timelines as Gantt charts.

mod label;
mod parse;
mod timeline;
mod tree;

pub use parse::read;
pub use timeline::timeline;
pub use tree::write;
