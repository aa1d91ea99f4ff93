//! What can be asked of the command line, and the help that teaches it.

mod report;

use std::fmt;

use afterword_core::postmortem::StatusKind;
use afterword_core::review::Level;
use afterword_core::time::Zone;
use afterword_formats::feed::ColumnUse;
use chrono::NaiveDate;
use clap::{Parser, Subcommand, ValueEnum};

use crate::schema::Shape;
pub(crate) use report::{ReportArgs, ReportFormat};

const EXAMPLES: &str = "\
Examples:
  afterword new --template brief --title 'Checkout outage' > outage.md
  afterword review outage.md
  afterword review --format sarif 'postmortems/**/*.md' > review.sarif
  afterword import --into outage.md --to markdown slack.json > grown.md
  afterword import notes.txt --zone Europe/London | afterword export --to markdown -
  afterword export --to ics outage.md > actions.ics
  afterword export --to confluence outage.md > page.xml
  afterword export --to csv outage.md > actions.csv
  afterword report --period 2025-Q3 postmortems/ > learned.md
  afterword import actions.csv | afterword export --to markdown -

FILE may be `-` for standard input. A review ends with 1 where it found what it was told to
stop at, and every command with 2 where something could not be done.";

/// Postmortems on the command line: read, written, reviewed.
#[derive(Debug, Parser)]
#[command(name = "afterword", version, about, after_help = EXAMPLES, arg_required_else_help = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Reads any text as a postmortem and writes it as JSON
    ///
    /// Our own files come back as they were. Anybody's Markdown or plain text is read as far as it can be: sections by their
    /// headings, timelines from lists, headings and tables that begin with a time, actions from lists, whys from nested lists.
    /// What is not understood is kept, word for word, as text.
    ///
    /// A table of actions (.csv or .tsv, as Jira, GitHub, Linear and spreadsheets export them) becomes a document of these actions.
    /// Its columns are known by their names, in any order; other columns are kept in the notes of each action. So does the JSON of a board.
    ///
    /// Chats (copied from the window, or Slack's export), JSON of Alertmanager, PagerDuty, Statuspage and Opsgenie, and tables (CSV)
    /// become a timeline. With `--into outage.md` their entries come into that postmortem, each once, however often it is done:
    ///
    ///   afterword import --into outage.md --to markdown slack.json > grown.md
    ///
    ///   afterword import --columns time=Created,who=Reporter,text=Summary,key=Key issues.csv
    #[command(verbatim_doc_comment)]
    Import(ImportArgs),
    /// Writes a postmortem in another format
    ///
    /// Takes JSON or Markdown. What was written comes back the same: importing an export in Markdown or JSON gives the same
    /// document, byte for byte.
    Export(ExportArgs),
    /// Says what a careful colleague would point out
    ///
    /// FILE may be a folder or a pattern such as 'postmortems/**/*.md'. In CI, `--fail-on warning` stops at warnings, too, and
    /// `--as published` asks what would be missing for publication. `--format sarif` is understood by code hosts, which then show
    /// the findings beside the lines.
    Review(ReviewArgs),
    /// Says what a folder of postmortems teaches, for a month or a quarter
    ///
    /// What happened, what repeats, what improved, what is overdue, what to do next. Every sentence carries its figure, says how
    /// sure that is, and links to the documents it rests on; where these are too few to tell, it says so.
    ///
    /// Read are the files in DIR and below it that end in .md, .markdown or .json, anybody's Markdown too. A file that can't be
    /// read is named with its line and left out; the report is written all the same, and the command ends with 2. Links are
    /// relative to DIR, so write the report there, or say where DIR is on the web:
    ///
    ///   afterword report postmortems/ > postmortems/learned.md
    ///
    ///   afterword report --period last-month --team payments --to html postmortems/ > learned.html
    ///
    ///   afterword report --link-base https://git.example.org/ops/blob/main/postmortems postmortems/
    ///
    /// Incidents are those of the period. What returns is looked for among all up to its end, and actions are overdue today.
    /// SOURCE_DATE_EPOCH says what today is, so that a report can be repeated.
    #[command(verbatim_doc_comment)]
    Report(ReportArgs),
    /// Writes Markdown as HTML that can neither run nor load anything
    ///
    /// Raw HTML comes out as text, links lead to http, https, mailto and relative places only, and images are named and linked.
    Render {
        /// The file, or `-` for standard input
        file: String,
    },
    /// Begins a postmortem with the sections of a template and what to write there
    New(NewArgs),
    /// Writes the JSON Schema of what `export --to json` and backups hold
    ///
    /// For editors and other programs: what is valid is read. Draft 2020-12.
    Schema {
        /// Whose shape
        #[arg(default_value = "postmortem")]
        of: Shape,
    },
    /// Writes what a shell needs to complete commands
    ///
    /// For bash: afterword completions bash > ~/.local/share/bash-completion/completions/afterword
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// How a text is read.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct ReadArgs {
    /// The zone of times that don't say theirs, such as Europe/London
    #[arg(long, value_name = "ZONE", default_value = "UTC", value_parser = zone)]
    pub(crate) zone: Zone,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ImportArgs {
    /// The file, or `-` for standard input
    pub(crate) file: String,
    /// Writes what was recognised, on which lines and how sure that is, instead of the document alone
    #[arg(long, value_name = "FORMAT")]
    pub(crate) preview: Option<PreviewFormat>,
    /// Brings the entries of a chat, of alerts or of a table into this postmortem; what it has already stays as it is
    #[arg(long, value_name = "POSTMORTEM", conflicts_with = "preview")]
    pub(crate) into: Option<String>,
    /// With --into: takes the source's words for entries that say something else there
    #[arg(long, requires = "into")]
    pub(crate) update: bool,
    /// What is written
    #[arg(long, value_name = "FORMAT", default_value = "json", conflicts_with = "preview")]
    pub(crate) to: NewFormat,
    /// What the columns of a table hold, as USE=NAME: time, date, zone, text, who, kind, link or key
    #[arg(long, value_name = "USE=NAME", value_delimiter = ',', value_parser = column)]
    pub(crate) columns: Vec<(ColumnUse, String)>,
    /// The day of times that stand without one, such as 2026-11-21
    #[arg(long, value_name = "DAY")]
    pub(crate) day: Option<NaiveDate>,
    #[command(flatten)]
    pub(crate) template: TemplateArgs,
    #[command(flatten)]
    pub(crate) read: ReadArgs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum PreviewFormat {
    /// One JSON object
    Json,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ExportArgs {
    /// The file, or `-` for standard input
    pub(crate) file: String,
    /// The format
    #[arg(long, value_name = "FORMAT")]
    pub(crate) to: Format,
    /// What is drawn, for mermaid and svg; the causes if there are any, else the timeline
    #[arg(long, value_name = "DRAWING")]
    pub(crate) of: Option<Drawing>,
    /// Which of several cause trees, counted from 1
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) tree: usize,
    #[command(flatten)]
    pub(crate) template: TemplateArgs,
    #[command(flatten)]
    pub(crate) read: ReadArgs,
}

/// Which template lays a document out.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct TemplateArgs {
    /// A shipped template by its name, or a file of one; by default that of the document
    #[arg(long, value_name = "TEMPLATE")]
    pub(crate) template: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Markdown that every wiki shows and that reads back as the same document
    Markdown,
    /// The document, lossless
    Json,
    /// A page that stands alone, drawings included, for readers and for paper
    Html,
    /// A page of Confluence in its storage format: what its source editor takes, and its REST API as body.storage.value
    Confluence,
    /// A page of MediaWiki
    Mediawiki,
    /// The text of a Jira description or comment
    Jira,
    /// The actions as a table for spreadsheets and trackers; its first line names the columns, and no cell is a formula
    Csv,
    /// The days on which open actions are due, as an iCalendar file
    Ics,
    /// A drawing as Mermaid text
    Mermaid,
    /// A drawing as SVG
    Svg,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.to_possible_value().as_ref().map_or("", |it| it.get_name()))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Drawing {
    /// The timeline
    Timeline,
    /// A cause tree
    Causes,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ReviewArgs {
    /// Files, folders and patterns, or `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<String>,
    /// How the findings are written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: ReviewFormat,
    /// Ends with 1 where there is a finding of this level or a worse one
    #[arg(long, value_name = "LEVEL", default_value = "error")]
    pub(crate) fail_on: FailOn,
    /// Leaves out findings that are milder than this
    #[arg(long, value_name = "LEVEL", default_value = "hint")]
    pub(crate) at_least: LevelArg,
    /// Judges each document as if it had this status
    #[arg(long = "as", value_name = "STATUS", value_parser = status)]
    pub(crate) judged_as: Option<StatusKind>,
    /// Switches a rule off; may be given several times
    #[arg(long, value_name = "RULE", value_parser = rule)]
    pub(crate) off: Vec<String>,
    #[command(flatten)]
    pub(crate) template: TemplateArgs,
    #[command(flatten)]
    pub(crate) read: ReadArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReviewFormat {
    /// One line a finding: file, line, level, message and rule
    Text,
    /// One JSON object
    Json,
    /// SARIF 2.1.0, for code hosts
    Sarif,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Errors only
    Error,
    /// Errors and warnings
    Warning,
    /// Any finding
    Hint,
    /// Nothing
    Never,
}

impl FailOn {
    /// Whether a finding of `level` is one to stop at.
    pub(crate) fn stops_at(self, level: Level) -> bool {
        match self {
            Self::Error => level == Level::Error,
            Self::Warning => level <= Level::Warning,
            Self::Hint => true,
            Self::Never => false,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LevelArg {
    /// Errors only
    Error,
    /// Errors and warnings
    Warning,
    /// All
    Hint,
}

impl From<LevelArg> for Level {
    fn from(level: LevelArg) -> Self {
        match level {
            LevelArg::Error => Self::Error,
            LevelArg::Warning => Self::Warning,
            LevelArg::Hint => Self::Hint,
        }
    }
}

#[derive(Debug, clap::Args)]
pub(crate) struct NewArgs {
    /// A shipped template by its name, or a file of one
    #[arg(long, value_name = "TEMPLATE", default_value = "standard")]
    pub(crate) template: String,
    /// The title
    #[arg(long, default_value = "")]
    pub(crate) title: String,
    /// The zone in which its times are written, such as Europe/London
    #[arg(long, value_name = "ZONE", default_value = "UTC", value_parser = zone)]
    pub(crate) zone: Zone,
    /// The format
    #[arg(long, value_name = "FORMAT", default_value = "markdown")]
    pub(crate) to: NewFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum NewFormat {
    /// Markdown
    Markdown,
    /// JSON
    Json,
}

fn zone(text: &str) -> Result<Zone, String> {
    crate::clocks::zone(text).ok_or_else(|| {
        "no such zone; say its name as in the tz database, such as Europe/London".to_owned()
    })
}

fn column(text: &str) -> Result<(ColumnUse, String), String> {
    let uses = || ColumnUse::ALL.map(ColumnUse::key).join(", ");
    let (holds, name) = text
        .split_once('=')
        .ok_or_else(|| format!("say what a column holds as USE=NAME, with one of {}", uses()))?;
    let holds = ColumnUse::ALL.into_iter().find(|it| it.key() == holds.trim());
    let holds = holds.ok_or_else(|| format!("a column holds one of {}", uses()))?;
    Ok((holds, name.trim().to_owned()))
}

fn status(text: &str) -> Result<StatusKind, String> {
    let find = StatusKind::ALL.into_iter().find(|it| it.key() == text);
    find.ok_or_else(|| {
        format!("a status is one of {}", StatusKind::ALL.map(StatusKind::key).join(", "))
    })
}

fn rule(text: &str) -> Result<String, String> {
    let is_known = afterword_core::review::rules().iter().any(|it| it.id.as_str() == text);
    match is_known {
        true => Ok(text.to_owned()),
        false => Err("no such rule; findings name theirs in brackets".to_owned()),
    }
}
