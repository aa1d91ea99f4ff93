//! What a column of a table of actions holds, by its name: those of trackers, of spreadsheets and of our own exports, in English and German.

use super::ActionUse;
use crate::csv::Table;
use crate::feed::{ColumnUse, guess_columns};

/// What a column called `name`, in small letters, holds.
pub(crate) fn named(name: &str) -> Option<ActionUse> {
    Some(match name {
        "action" | "action item" | "item" | "to do" | "todo" | "task" | "title" | "what"
        | "summary" | "name" | "issue title" | "task name" | "maßnahme" | "massnahme"
        | "aufgabe" | "titel" | "was" | "zusammenfassung" => ActionUse::Title,
        "owner"
        | "assignee"
        | "assignees"
        | "who"
        | "responsible"
        | "assigned to"
        | "dri"
        | "assignee name"
        | "zuständig"
        | "zuständige person"
        | "verantwortlich"
        | "verantwortliche"
        | "verantwortlicher"
        | "verantwortliche person"
        | "wer"
        | "bearbeiter"
        | "zugewiesen an"
        | "zugewiesene person" => ActionUse::Owner,
        "due" | "due date" | "duedate" | "deadline" | "when" | "eta" | "target date"
        | "end date" | "fällig" | "fällig am" | "fällig bis" | "fälligkeit"
        | "fälligkeitsdatum" | "bis" | "bis wann" | "frist" | "termin" | "zieldatum" => {
            ActionUse::Due
        }
        "priority" | "prio" | "priorität" => ActionUse::Priority,
        "status" | "state" | "done" | "stand" | "zustand" | "erledigt" => ActionUse::State,
        "reason" | "grund" => ActionUse::Reason,
        "kind" => ActionUse::Kind,
        "strength" => ActionUse::Strength,
        "done when"
        | "verification"
        | "acceptance criteria"
        | "erledigt, wenn"
        | "erledigt wenn"
        | "akzeptanzkriterien" => ActionUse::Verification,
        "ticket" | "issue" | "link" | "tracker" | "jira" | "url" | "issue url" => {
            ActionUse::Tracker
        }
        "effort (minutes)" | "aufwand (minuten)" => ActionUse::Effort,
        "created" | "created at" | "created date" | "erstellt" | "erstellt am" => {
            ActionUse::Created
        }
        "source" | "quelle" | "postmortem" => ActionUse::Source,
        "notes" | "notizen" | "anmerkung" | "anmerkungen" | "bemerkung" | "bemerkungen" => {
            ActionUse::Notes
        }
        "id" => ActionUse::Id,
        name if is_description(name) => ActionUse::Notes,
        _ => return None,
    })
}

/// Whether a column of that name holds notes, and titles where nothing else does.
pub(crate) fn is_description(name: &str) -> bool {
    matches!(name, "description" | "beschreibung")
}

/// What each column of `table` holds, by its name.
pub(super) fn named_uses(table: &Table) -> Vec<ActionUse> {
    let names: Vec<String> = table.header.cells.iter().map(|it| normal(it)).collect();
    let uses = names.iter().map(|it| named(it).unwrap_or(ActionUse::Beside));
    let mut uses: Vec<ActionUse> = uses.collect();
    if !uses.contains(&ActionUse::Title)
        && let Some(at) = names.iter().position(|it| is_description(it))
    {
        uses[at] = ActionUse::Title;
    }
    uses
}

/// Whether the names of the columns are those of a list of actions: what is to be done, and who does it or by when; or a word that means
/// nothing else. Where a time stands beside them it is a timeline.
pub(super) fn names_actions(table: &Table) -> bool {
    let names: Vec<String> = table.header.cells.iter().map(|it| normal(it)).collect();
    let has = |holds: ActionUse| names.iter().any(|it| named(it) == Some(holds));
    let is_title = |it: &String| named(it) == Some(ActionUse::Title) || is_description(it);
    let is_list = || {
        names.iter().any(is_title) && (has(ActionUse::Owner) || has(ActionUse::Due))
            || names.iter().any(|it| is_action(it)) && !has_times(table, &names)
    };
    !names.iter().any(|it| is_time(it)) && is_list()
}

/// Whether a column says when something happened. When an action was agreed on, or is due, is no such thing.
fn has_times(table: &Table, names: &[String]) -> bool {
    let columns = guess_columns(table);
    let mut times = columns.iter().zip(names).filter(|(it, _)| it.holds == ColumnUse::Time);
    times.any(|(_, name)| !matches!(named(name), Some(ActionUse::Created | ActionUse::Due)))
}

/// Whether a column of that name, in small letters, holds actions and nothing else.
fn is_action(name: &str) -> bool {
    let names = [
        "action",
        "action item",
        "task",
        "task name",
        "maßnahme",
        "massnahme",
        "aufgabe",
        "to do",
        "todo",
    ];
    names.contains(&name)
}

/// Whether the names of the columns of a table in a text are those of a list of actions. They say it more clearly than those of a file must:
/// above its sections a text often has a table of its own title and owner.
pub(crate) fn clearly_names_actions(names: &[&str]) -> bool {
    let names: Vec<String> = names.iter().map(|it| normal(it)).collect();
    let has = |holds: ActionUse| names.iter().any(|it| named(it) == Some(holds));
    let has_person = has(ActionUse::Owner);
    let is_clear = match names.iter().any(|it| is_action(it)) {
        true => has_person || has(ActionUse::Due),
        false => has(ActionUse::Title) && has_person && has(ActionUse::Due),
    };
    is_clear && !names.iter().any(|it| is_time(it))
}

/// Whether a column of that name, in small letters, holds when something happened.
fn is_time(name: &str) -> bool {
    name.starts_with("time")
        || ["date", "when", "zeit", "uhrzeit", "zeitpunkt", "zeitstempel", "datum", "wann"]
            .contains(&name)
}

/// `Custom field (Due_Date)` as `due date`.
fn normal(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    let inner = lower.strip_prefix("custom field (").and_then(|it| it.strip_suffix(')'));
    let words = inner.unwrap_or(&lower).replace(['_', '-'], " ");
    words.split_whitespace().collect::<Vec<&str>>().join(" ")
}

#[cfg(test)]
mod tests {
    use afterword_core::board::board_words;

    use super::*;

    #[test]
    fn what_the_board_calls_its_columns_is_known() {
        let columns = [
            ("column-action", ActionUse::Title),
            ("column-owner", ActionUse::Owner),
            ("column-due", ActionUse::Due),
            ("column-priority", ActionUse::Priority),
            ("column-state", ActionUse::State),
            ("column-document", ActionUse::Source),
            ("done-when", ActionUse::Verification),
            ("owner-is", ActionUse::Owner),
            ("due", ActionUse::Due),
            ("priority", ActionUse::Priority),
        ];
        for language in ["en", "de"] {
            for (name, holds) in columns {
                let word = board_words(language).get(name).unwrap();
                assert_eq!(named(&normal(word)), Some(holds), "{word}");
            }
        }
    }

    #[test]
    fn a_time_beside_them_makes_a_timeline() {
        let is_actions = |text: &str| names_actions(&Table::parse(text).unwrap());
        assert!(is_actions("Issue key,Summary,Assignee,Status\nOPS-1,Alert,Kim,To Do"));
        assert!(is_actions("Aufgabe;Wer;Bis\nAlarm;Kim;2025-10-03"));
        assert!(!is_actions("Time,Who,What\n14:32,Kim,rolled back"));
        assert!(!is_actions("Uhrzeit;Wer;Was\n14:32;Kim;zurückgerollt"));
        assert!(is_actions("Action,Notes\nAlert,x"));
        assert!(is_actions("Task\nAlert"));
        assert!(is_actions("Task,Created\nAlert,2025-10-03 14:32"));
        // A word that may mean an incident, too, is not enough, and neither is one beside a time.
        assert!(!is_actions("Summary,Notes\nAlert,x"));
        assert!(!is_actions("Ref;Opened;Summary\n1;2025-10-03 14:32;Alert"));
        assert!(!is_actions("At,Action\n14:32,rolled back"));
    }
}
