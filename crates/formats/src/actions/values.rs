//! Cells that hold no words but one of a few, as trackers and our own exports write them.

use afterword_core::actions::{ActionKind, Priority, StateKind, Strength};

/// How far an action is, in the words of trackers and of our board.
pub(crate) fn state(cell: &str) -> Option<StateKind> {
    Some(match spelled(cell).as_str() {
        "" | "open" | "opened" | "to do" | "todo" | "backlog" | "new" | "reopened" | "triage"
        | "not started" | "planned" | "no" | "false" | "[ ]" | "offen" | "neu" | "zu erledigen"
        | "nicht begonnen" | "nein" => StateKind::Open,
        "in progress" | "in-progress" | "doing" | "started" | "in review" | "in development"
        | "ongoing" | "in arbeit" | "in bearbeitung" | "begonnen" => StateKind::InProgress,
        "blocked" | "on hold" | "waiting" | "blockiert" | "wartet" => StateKind::Blocked,
        "done" | "closed" | "complete" | "completed" | "resolved" | "fixed" | "merged" | "yes"
        | "true" | "✅" | "[x]" | "erledigt" | "fertig" | "abgeschlossen" | "geschlossen"
        | "ja" => StateKind::Done,
        "won't do" | "wont-do" | "wont do" | "won't fix" | "canceled" | "cancelled"
        | "duplicate" | "declined" | "rejected" | "not planned" | "wird nicht gemacht"
        | "abgelehnt" | "abgebrochen" | "verworfen" => StateKind::WontDo,
        _ => return None,
    })
}

/// Whether the word is exactly ours, in a language that the board is written in.
pub(crate) fn is_own_state(cell: &str) -> bool {
    let cell = spelled(cell);
    let german = ["offen", "in arbeit", "blockiert", "erledigt", "wird nicht gemacht"];
    german.contains(&cell.as_str())
        || StateKind::ALL.iter().any(|it| cell == it.key() || cell == spelled(&it.to_string()))
}

/// How soon it matters, in the words of trackers.
pub(crate) fn priority(cell: &str) -> Option<Priority> {
    Some(match spelled(cell).as_str() {
        "p0" | "highest" | "urgent" | "critical" | "blocker" | "höchste" | "sehr hoch"
        | "dringend" | "kritisch" => Priority::P0,
        "p1" | "high" | "hoch" => Priority::P1,
        "p2" | "medium" | "normal" | "mittel" => Priority::P2,
        "p3" | "low" | "lowest" | "niedrig" | "gering" | "niedrigste" => Priority::P3,
        _ => return None,
    })
}

/// Whether it says that there is no priority.
pub(crate) fn is_no_priority(cell: &str) -> bool {
    ["no priority", "none", "keine", "-", "–"].contains(&spelled(cell).as_str())
}

/// Whether the word is exactly ours: a word of somebody else’s scale says more than our nearest.
pub(crate) fn is_own_priority(cell: &str) -> bool {
    Priority::ALL.iter().any(|it| it.key().eq_ignore_ascii_case(cell))
}

/// What it is for, in our words.
pub(super) fn kind(cell: &str) -> Option<ActionKind> {
    ActionKind::ALL.into_iter().find(|it| it.to_string().eq_ignore_ascii_case(cell))
}

/// How much it can be relied on, in our words.
pub(super) fn strength(cell: &str) -> Option<Strength> {
    let is_it =
        |it: &Strength| [it.to_string().as_str(), it.key()].map(|it| it.eq_ignore_ascii_case(cell));
    Strength::ALL.into_iter().find(|it| is_it(it).contains(&true))
}

/// In small letters, with the plain apostrophe.
fn spelled(cell: &str) -> String {
    cell.to_lowercase().replace('’', "'")
}

#[cfg(test)]
mod tests {
    use afterword_core::board::board_words;

    use super::*;

    #[test]
    fn every_word_of_the_board_for_a_state_is_our_own() {
        for language in ["en", "de"] {
            for kind in StateKind::ALL {
                let word = board_words(language).get(&format!("state-{}", kind.key())).unwrap();
                assert_eq!((state(word), is_own_state(word)), (Some(kind), true), "{word}");
            }
        }
        assert!(!is_own_state("To Do") && !is_own_state("abgelehnt"));
    }
}
