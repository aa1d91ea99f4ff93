//! What an action says about itself: how it stands, and what nobody has answered yet.

use crate::words::word;
use afterword_core::actions::{Action, Fate, Priority, fate};
use afterword_core::workflow::{WorkflowPolicy, default_due};
use chrono::NaiveDate;

/// How `action` stands on `today`, where that is worth a word.
pub(crate) fn standing(action: &Action, today: NaiveDate) -> Option<(&'static str, String)> {
    match fate(action, today) {
        Fate::Closed => None,
        Fate::Overdue { days } => Some(("is-overdue", word::DUE_OVERDUE.count(whole(days)))),
        Fate::AtRisk { days: 0 } => {
            Some(("is-at-risk", word::DUE_TODAY_NOT_BEGUN.text().to_owned()))
        }
        Fate::AtRisk { days } => Some(("is-at-risk", word::DUE_AT_RISK.count(whole(days)))),
        Fate::OnTrack => {
            let days = (action.due? - today).num_days();
            let words = if days == 0 {
                word::DUE_TODAY.text().to_owned()
            } else {
                word::DUE_IN.count(whole(days))
            };
            Some(("is-on-track", words))
        }
    }
}

/// When an action of `priority` that is agreed on `today` is due by the figures that ship.
pub(super) fn due_by(priority: Priority, today: NaiveDate) -> Option<NaiveDate> {
    thread_local! {
        static POLICY: WorkflowPolicy = WorkflowPolicy::shipped();
    }
    POLICY.with(|it| default_due(priority, today, it))
}

/// Days that are never fewer than none.
fn whole(days: i64) -> usize {
    usize::try_from(days).unwrap_or_default()
}

/// The questions that a colleague would ask about `action`; none about what is closed.
pub(super) fn open_questions(action: &Action) -> Vec<&'static str> {
    if action.state.is_closed() || action.title.trim().is_empty() {
        return Vec::new();
    }
    let questions = [
        (action.owner.trim().is_empty(), word::ACTION_NO_OWNER.text()),
        (action.due.is_none(), word::ACTION_NO_DATE.text()),
        (action.verification.trim().is_empty(), word::ACTION_NO_VERIFICATION.text()),
    ];
    questions.into_iter().filter(|(is_open, _)| *is_open).map(|(_, words)| words).collect()
}

#[cfg(test)]
mod tests {
    use afterword_core::actions::{ActionId, ActionState};

    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, 10, day).unwrap()
    }

    #[test]
    fn an_action_says_how_it_stands() {
        let mut action = Action::new(ActionId::from_bits(1), "Add a timeout".into());
        let words = |action: &Action, today| standing(action, day(today)).map(|(_, words)| words);
        assert_eq!(words(&action, 1), None);
        action.due = Some(day(20));
        assert_eq!(words(&action, 1).as_deref(), Some("due in 19 days"));
        assert_eq!(words(&action, 19).as_deref(), Some("due in 1 day, not begun"));
        assert_eq!(words(&action, 23).as_deref(), Some("overdue by 3 days"));
        action.state = ActionState::InProgress;
        assert_eq!(words(&action, 20).as_deref(), Some("due today"));
        action.state = ActionState::Done;
        assert_eq!(words(&action, 23), None);
    }

    #[test]
    fn what_is_answered_or_closed_is_not_asked() {
        let mut action = Action::new(ActionId::from_bits(1), "Add a timeout".into());
        assert_eq!(open_questions(&action).len(), 3);
        action.owner = "alice".into();
        action.verification = "The alert fires in a drill".into();
        assert_eq!(open_questions(&action), ["no date"]);
        action.state = ActionState::Done;
        assert!(open_questions(&action).is_empty());
    }
}
