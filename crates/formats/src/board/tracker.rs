//! Actions as the CSV that the importers of trackers expect, by the names of their columns.
//!
//! | tracker | columns | after |
//! |---|---|---|
//! | Jira | the names of its fields, `Summary` required; dates as `yyyy-MM-dd`, which its wizard asks for | <https://support.atlassian.com/jira-cloud-administration/docs/import-data-from-a-csv-file/> |
//! | GitLab | `title`, `description`, `due_date`; it imports no others | <https://docs.gitlab.com/user/project/issues/csv_import/>, since 15.2 |
//! | Linear | those of its own export, which its importer reads | <https://github.com/linear/linear/blob/master/packages/import/src/importers/linearCsv/LinearCsvImporter.ts> |
//!
//! GitLab takes a line of a description that begins with `/` for a command, so such a line that somebody typed begins with a backslash.
//! Linear takes our apostrophe before a formula away again; the others show it.

use afterword_core::actions::{Action, Priority, StateKind};
use afterword_core::board::Card;
use serde::{Deserialize, Serialize};

use super::issue::description;
use super::{Setting, said};
use crate::csv::write_row;

/// A program that keeps issues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tracker {
    /// GitHub, which imports no table.
    GitHub,
    /// GitLab.
    GitLab,
    /// Jira.
    Jira,
    /// Linear.
    Linear,
}

impl Tracker {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::GitHub, Self::GitLab, Self::Jira, Self::Linear];

    /// Those that import a table.
    pub const IMPORTERS: [Self; 3] = [Self::Jira, Self::GitLab, Self::Linear];

    /// What it calls itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::GitHub => "GitHub",
            Self::GitLab => "GitLab",
            Self::Jira => "Jira",
            Self::Linear => "Linear",
        }
    }
}

/// `cards` as a table that `tracker` imports, one a row, in their order. GitHub imports none and gets Jira's, which spreadsheets read too.
pub fn csv(cards: &[&Card], tracker: Tracker, setting: Setting<'_>) -> String {
    let mut out = String::new();
    match tracker {
        Tracker::GitLab => rows(&mut out, cards, &GITLAB, &|it| gitlab(it, setting)),
        Tracker::Linear => rows(&mut out, cards, &LINEAR, &|it| linear(it, setting)),
        Tracker::Jira | Tracker::GitHub => rows(&mut out, cards, &JIRA, &|it| jira(it, setting)),
    }
    out
}

fn rows<const N: usize>(
    out: &mut String,
    cards: &[&Card],
    columns: &[&str; N],
    row: &dyn Fn(&Card) -> [String; N],
) {
    write_row(out, columns);
    cards.iter().for_each(|it| write_row(out, &row(it)));
}

const JIRA: [&str; 8] = [
    "Summary",
    "Issue Type",
    "Description",
    "Assignee",
    "Due Date",
    "Priority",
    "Status",
    "Labels",
];

fn jira(card: &Card, setting: Setting<'_>) -> [String; JIRA.len()] {
    let action = &card.action;
    [
        said::sentence(card, setting),
        "Task".to_owned(),
        description(card, setting),
        said::owner(card),
        due(action),
        level(action, ["Highest", "High", "Medium", "Low", ""]),
        status(action, ["To Do", "In Progress", "To Do", "Done", "Done"]),
        label(action),
    ]
}

const GITLAB: [&str; 3] = ["title", "description", "due_date"];

fn gitlab(card: &Card, setting: Setting<'_>) -> [String; GITLAB.len()] {
    [said::sentence(card, setting), harmless(&description(card, setting)), due(&card.action)]
}

/// `description`, no line of which is a command to GitLab.
pub(super) fn harmless(description: &str) -> String {
    let lines = description.lines().map(|it| match it.trim_start().starts_with('/') {
        true => format!("\\{}", it.trim_start()),
        false => it.to_owned(),
    });
    lines.collect::<Vec<String>>().join("\n")
}

const LINEAR: [&str; 9] = [
    "Title",
    "Description",
    "Status",
    "Estimate",
    "Priority",
    "Assignee",
    "Labels",
    "Due Date",
    "Created",
];

fn linear(card: &Card, setting: Setting<'_>) -> [String; LINEAR.len()] {
    let action = &card.action;
    [
        said::sentence(card, setting),
        description(card, setting),
        status(action, ["Todo", "In Progress", "Todo", "Done", "Canceled"]),
        String::new(),
        level(action, ["Urgent", "High", "Medium", "Low", "No priority"]),
        said::owner(card),
        label(action),
        due(action),
        card.agreed.to_string(),
    ]
}

fn due(action: &Action) -> String {
    action.due.map(|it| it.to_string()).unwrap_or_default()
}

/// The word for each of [`Priority::ALL`], and the one for none.
fn level(action: &Action, words: [&str; Priority::ALL.len() + 1]) -> String {
    words[action.priority.map_or(Priority::ALL.len(), |it| it as usize)].to_owned()
}

/// The word for each of [`StateKind::ALL`].
fn status(action: &Action, words: [&str; StateKind::ALL.len()]) -> String {
    words[action.state.kind() as usize].to_owned()
}

/// One label, which holds no space: Jira would make two of it.
fn label(action: &Action) -> String {
    action.kind.map_or_else(|| "postmortem".to_owned(), |it| format!("postmortem-{}", it.key()))
}
