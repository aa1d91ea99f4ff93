//! What is said of one card, in words that every output shares.

use afterword_core::actions::{ActionState, Fate};
use afterword_core::board::Card;

use super::Setting;
use crate::markdown::text::one_line;

/// What will be done, on one line.
pub(super) fn sentence(card: &Card, setting: Setting<'_>) -> String {
    or(one_line(&card.action.title), "wordless", setting)
}

/// The headline of its document, on one line.
pub(super) fn title(card: &Card, setting: Setting<'_>) -> String {
    or(one_line(&card.title), "untitled", setting)
}

/// Who sees to it, on one line; empty where nobody does.
pub(super) fn owner(card: &Card) -> String {
    one_line(&card.action.owner)
}

fn or(text: String, otherwise: &str, setting: Setting<'_>) -> String {
    if text.is_empty() { setting.words.fill(otherwise, &[]) } else { text }
}

/// `12 days overdue`, `due tomorrow`, `due in 4 days`; nothing for what has no date or is closed.
pub(super) fn due(card: &Card, setting: Setting<'_>) -> Option<String> {
    let due = card.action.due?;
    match card.fate(setting.today) {
        Fate::Closed => None,
        Fate::Overdue { days } => Some(count("overdue", days, setting)),
        _ => match (due - setting.today).num_days() {
            0 => Some(setting.words.fill("due-today", &[])),
            days => Some(count("due", days, setting)),
        },
    }
}

/// `open for 40 days`; nothing for what is closed.
pub(super) fn age(card: &Card, setting: Setting<'_>) -> Option<String> {
    let days = card.age_days(setting.today).filter(|_| !card.action.state.is_closed())?;
    Some(count("open", days.into(), setting))
}

/// `blocked: the vendor`, where it is.
pub(super) fn blocked(card: &Card, setting: Setting<'_>) -> Option<String> {
    let ActionState::Blocked { reason } = &card.action.state else { return None };
    let reason = one_line(reason);
    Some(match reason.as_str() {
        "" => setting.words.fill("blocked-bare", &[]),
        reason => setting.words.fill("blocked", &[("reason", reason)]),
    })
}

fn count(name: &str, days: i64, setting: Setting<'_>) -> String {
    let form = if days == 1 { "one" } else { "many" };
    setting.words.fill(&format!("{name}-{form}"), &[("n", &days.to_string())])
}
