//! Bytes and text to and from the values of the core: JSON, Markdown, HTML, pages of wikis, tables, iCalendar, templates and workspace backups.
//!
//! Every reader takes text and returns a document or an error that names the line; none panics, recurses with the depth of its
//! input, or grows beyond the [`limits`].

pub mod actions;
pub mod archive;
pub mod board;
pub mod calendar;
pub mod chart;
pub mod csv;
pub mod encoding;
pub mod error;
pub mod error_budget;
pub mod feed;
pub mod file_name;
pub mod folder;
pub mod html;
pub mod import;
pub mod json;
pub mod layout;
pub mod limits;
pub mod link;
pub mod markdown;
pub mod maturity;
pub mod mermaid;
pub mod outline;
pub mod qr;
pub mod report;
pub mod severity;
pub mod svg;
pub mod tag;
pub mod template;
pub mod toil;
pub mod wiki;
pub mod workspace;
pub mod zip;

pub use error::{At, ReadError, Trouble};
pub use import::{Imported, import, import_as};
