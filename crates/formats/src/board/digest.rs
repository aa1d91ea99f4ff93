//! The digest: who has what that is late or soon due, to paste into a chat or a mail.

use std::fmt::Write as _;

use afterword_core::board::{Card, Group, in_groups};
use afterword_core::order;

use super::{Setting, said};
use crate::markdown::text::Inline;
use crate::report::destination;

/// Those of `cards` that are overdue or due within a week as Markdown, grouped by who sees to them: who has the most overdue comes first,
/// and what nobody sees to last. Within a group they stay in their order.
///
/// ```
/// # use afterword_core::{Postmortem, actions::{Action, ActionId}, board::{Card, board_words}, id::DocumentId};
/// # use chrono::Offset as _;
/// use afterword_formats::board::{Setting, digest};
///
/// # let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
/// # let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
/// # postmortem.title = "Checkout outage".into();
/// # let mut action = Action::new(ActionId::from_bits(1), "Alert on pool size".into());
/// # action.owner = "kim".into();
/// # action.due = "2025-10-05".parse().ok();
/// # postmortem.actions.push(action.into());
/// let cards = Card::of(&postmortem, &chrono::Utc.fix());
/// let today = "2025-10-06".parse().unwrap();
/// let text = digest(&[&cards[0]], Setting { today, words: board_words("en"), find: &|_| None });
/// assert!(text.ends_with("**kim (1)**\n\n- Alert on pool size · 1 day overdue, open for 5 days · Checkout outage\n"));
/// # Ok::<(), chrono::ParseError>(())
/// ```
pub fn digest(cards: &[&Card], setting: Setting<'_>) -> String {
    let positions: Vec<usize> = (0..cards.len()).collect();
    let [overdue, soon, ..] = in_groups(cards, &positions, setting.today);
    let values = [
        ("day", setting.today.to_string()),
        ("overdue", overdue.len().to_string()),
        ("soon", soon.len().to_string()),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|it| (it.0, it.1.as_str())).collect();
    let is_empty = overdue.is_empty() && soon.is_empty();
    let lead = setting.words.fill(if is_empty { "nothing" } else { "as-of" }, &values);
    let title = setting.words.fill("title", &[]);
    let mut out = format!("**{}**\n\n{}\n", Inline(&title), Inline(&lead));
    let pressing: Vec<&Card> = overdue.iter().chain(&soon).map(|it| cards[*it]).collect();
    for cards in by_owner(&pressing, setting) {
        owner(&mut out, &cards, setting);
    }
    out
}

/// The cards of each owner, whatever the case they are written in.
fn by_owner<'a>(cards: &[&'a Card], setting: Setting<'_>) -> Vec<Vec<&'a Card>> {
    let name = |card: &Card| said::owner(card).to_lowercase();
    let sorted = order::order(cards.len(), &|a, b| name(cards[a]).cmp(&name(cards[b])));
    let sorted: Vec<&Card> = sorted.into_iter().map(|it| cards[it]).collect();
    let groups = sorted.chunk_by(|a, b| name(a) == name(b));
    let mut groups: Vec<Vec<&Card>> = groups.map(<[&Card]>::to_vec).collect();
    let overdue = |cards: &[&Card]| {
        let is_late = |it: &&&Card| Group::of(it, setting.today) == Group::Overdue;
        cards.iter().filter(is_late).count()
    };
    let is_nobody = |cards: &[&Card]| cards.first().is_none_or(|it| name(it).is_empty());
    order::sort(&mut groups, |a, b| {
        is_nobody(a).cmp(&is_nobody(b)).then(overdue(b).cmp(&overdue(a)))
    });
    groups
}

fn owner(out: &mut String, cards: &[&Card], setting: Setting<'_>) {
    let name = match cards.first().map(|it| said::owner(it)) {
        Some(name) if !name.is_empty() => name,
        _ => setting.words.fill("nobody", &[]),
    };
    let n = cards.len().to_string();
    let heading = setting.words.fill("owner", &[("owner", &name), ("n", &n)]);
    write!(out, "\n**{}**\n\n", Inline(&heading)).expect("writing to a String cannot fail");
    for card in cards {
        out.push_str(&line(card, setting));
    }
}

fn line(card: &Card, setting: Setting<'_>) -> String {
    let priority = card.action.priority.map(|it| format!("{it} ")).unwrap_or_default();
    let times = [said::due(card, setting), said::age(card, setting)];
    let times: Vec<String> = times.into_iter().flatten().collect();
    let mut parts = vec![Inline(&said::sentence(card, setting)).to_string(), times.join(", ")];
    parts.extend(said::blocked(card, setting).map(|it| Inline(&it).to_string()));
    parts.push(document(card, setting));
    format!("- {priority}{}\n", parts.join(" · "))
}

/// The headline of its document, as a link where that is found somewhere.
pub(super) fn document(card: &Card, setting: Setting<'_>) -> String {
    let title = Inline(&said::title(card, setting)).to_string();
    let address = (setting.find)(card.document).and_then(|it| destination(&it));
    address.map_or(title.clone(), |it| format!("[{title}]({it})"))
}
