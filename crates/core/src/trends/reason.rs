//! Why an incident happened, as far as trends need to know: its factors and causes, and what addresses them.

use serde::{Deserialize, Serialize};

use crate::actions::ActionId;
use crate::causes::{Category, CauseKind};
use crate::postmortem::Postmortem;

/// A contributing factor, or a cause that was not ruled out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Which of the two it is.
    pub is: ReasonKind,
    /// What was true, on one line and cut where it is long.
    pub text: String,
    /// What sort of thing it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// The actions of the same document that address it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<ActionId>,
}

/// What a reason is in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReasonKind {
    /// A contributing factor.
    Factor,
    /// An answer to “why?”.
    Cause,
}

/// What comes after so many reasons, or letters of one, says little about the incident as a whole.
const MOST_REASONS: usize = 60;
const MOST_LETTERS: usize = 240;

/// The reasons of `postmortem` that say something: its factors, then its causes.
pub(super) fn reasons(postmortem: &Postmortem) -> Vec<Reason> {
    let factors = postmortem.factors.iter().map(|it| Reason {
        is: ReasonKind::Factor,
        text: short(&it.text),
        category: it.category,
        actions: it.actions.clone(),
    });
    let live = |it: &crate::causes::Visit<'_>| it.cause.kind() != CauseKind::RuledOut;
    let causes = postmortem.trees.iter().flat_map(|it| it.walk()).filter(live).map(|it| {
        let addresses =
            postmortem.actions.iter().filter(|action| action.causes.contains(&it.cause.id()));
        Reason {
            is: ReasonKind::Cause,
            text: short(&it.cause.text),
            category: it.cause.category,
            actions: addresses.map(|it| it.id).collect(),
        }
    });
    factors.chain(causes).filter(|it| !it.text.is_empty()).take(MOST_REASONS).collect()
}

fn short(text: &str) -> String {
    let mut words = text.split_whitespace();
    let mut short: String = words.next().unwrap_or_default().chars().take(MOST_LETTERS).collect();
    for word in words {
        if short.len() + word.len() >= MOST_LETTERS {
            break;
        }
        short.push(' ');
        short.push_str(word);
    }
    short
}
