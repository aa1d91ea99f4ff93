//! What a learning report can be asked.

use afterword_core::trends::{REPORT_LANGUAGES, ReportSpan};
use clap::ValueEnum;

use super::ReadArgs;
use crate::clocks;

#[derive(Debug, clap::Args)]
pub(crate) struct ReportArgs {
    /// The folder; what is in its subfolders counts, too
    #[arg(value_name = "DIR")]
    pub(crate) folder: String,
    /// The month or quarter: 2025-09, 2025-Q3, last-month or last-quarter
    #[arg(long, value_name = "PERIOD", default_value = "last-quarter", value_parser = span)]
    pub(crate) period: ReportSpan,
    /// Only incidents that hit this service
    #[arg(long)]
    pub(crate) service: Option<String>,
    /// Only incidents of this team
    #[arg(long)]
    pub(crate) team: Option<String>,
    /// Only incidents with this tag
    #[arg(long)]
    pub(crate) tag: Option<String>,
    /// What is written
    #[arg(long, value_name = "FORMAT", default_value = "markdown")]
    pub(crate) to: ReportFormat,
    /// Where DIR is found on the web; without it, links are relative to DIR
    #[arg(long, value_name = "URL")]
    pub(crate) link_base: Option<String>,
    /// The language of its sentences
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = REPORT_LANGUAGES)]
    pub(crate) language: String,
    #[command(flatten)]
    pub(crate) read: ReadArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// Markdown that every wiki shows
    Markdown,
    /// A page that stands alone, for readers and for paper
    Html,
    /// Every sentence with its figures as numbers, for other programs
    Json,
}

fn span(text: &str) -> Result<ReportSpan, String> {
    ReportSpan::read(text, clocks::now().date_naive()).ok_or_else(|| {
        "a period is a month (2025-09), a quarter (2025-Q3), last-month or last-quarter".to_owned()
    })
}
