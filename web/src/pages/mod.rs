//! The pages: each wires the store, the core and the components together, and does nothing else.

mod board;
mod decisions;
mod editor;
mod folder;
mod home;
mod import;
mod library;
mod list;
mod metrics;
mod missing;
mod report;
mod revisions;
mod rules;
mod settings;
mod severity;
mod shared;
mod trash;
mod trends;
mod versions;

pub(crate) use board::{BoardPage, remind_on_start};
pub(crate) use editor::EditorPage;
pub(crate) use folder::{FolderPage, FolderStatus};
pub(crate) use home::HomePage;
pub(crate) use import::ImportPage;
pub(crate) use library::{LibraryPage, TemplatePage};
pub(crate) use list::ListPage;
pub(crate) use metrics::MetricsPage;
pub(crate) use missing::MissingPage;
pub(crate) use report::ReportPage;
pub(crate) use revisions::RevisionsPage;
pub(crate) use rules::RulesPage;
pub(crate) use settings::SettingsPage;
pub(crate) use severity::SeverityPage;
pub(crate) use shared::SharedPage;
pub(crate) use trash::TrashPage;
pub(crate) use trends::TrendsPage;
