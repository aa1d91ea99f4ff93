//! How much an action can be relied on, guessed from its wording.

use std::sync::OnceLock;

use serde::Deserialize;

use super::{Action, Strength};
use crate::phrase::{Phrase, Wording};
use crate::stored;

/// What an action's wording says of its strength. The first guess that fits is taken, so that “automate the runbook” is
/// automation and “add an alert to the runbook” a procedure.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Guess {
    /// None of them, for what only finds out.
    strength: Option<Strength>,
    begins: Vec<Phrase>,
    contains: Vec<Phrase>,
    unless: Vec<Phrase>,
}

impl Guess {
    fn fits(&self, wording: &Wording) -> bool {
        let says = wording.starts_with(&self.begins) || wording.contains(&self.contains);
        says && !wording.contains(&self.unless)
    }
}

fn guesses() -> &'static [Guess] {
    static GUESSES: OnceLock<Vec<Guess>> = OnceLock::new();
    GUESSES.get_or_init(|| {
        stored::from_json(include_str!("../../data/actions/strength-en.json"))
            .expect("a test reads this file")
    })
}

/// The strength that an action's title speaks for; `None` where it speaks for none.
///
/// Words and their order of precedence are data (`data/actions/strength-en.json`); the order of strengths is that of the
/// hierarchy of controls: a design change holds without anybody's help, a document only as long as somebody remembers it.
///
/// ```
/// use afterword_core::actions::{Strength, proposed_strength};
///
/// assert_eq!(proposed_strength("Add a query timeout of 5 s"), Some(Strength::Design));
/// assert_eq!(proposed_strength("Alert on replication lag"), Some(Strength::Detection));
/// assert_eq!(proposed_strength("Document the failover"), Some(Strength::Document));
/// assert_eq!(proposed_strength("Talk about the weather"), None);
/// ```
pub fn proposed_strength(title: &str) -> Option<Strength> {
    strength_of_wording(&Wording::new(title))
}

pub(crate) fn strength_of_wording(wording: &Wording) -> Option<Strength> {
    guesses().iter().find(|it| it.fits(wording))?.strength
}

impl Action {
    /// The strength that somebody gave it, else the one that its title speaks for.
    pub fn effective_strength(&self) -> Option<Strength> {
        self.strength.or_else(|| proposed_strength(&self.title))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::ActionId;

    #[test]
    fn titles_speak_for_strengths() {
        use Strength::{Automation, Design, Detection, Document, Procedure};
        let cases = [
            ("Add a query timeout of 5 s", Some(Design)),
            ("Remove the shared admin account", Some(Design)),
            ("Make deletes idempotent", Some(Design)),
            ("Limit batch size to 500 rows", Some(Design)),
            ("Automate the failover runbook", Some(Automation)),
            ("Run the linter in CI", Some(Automation)),
            ("Add a regression test for empty carts", Some(Automation)),
            ("Alert on replication lag above 30 s", Some(Detection)),
            ("Build a dashboard with runbook links", Some(Detection)),
            ("Remove noise from the lag alert", Some(Detection)),
            ("Add a dashboard for queue depth", Some(Detection)),
            ("Add a step to the failover runbook", Some(Procedure)),
            ("Require sign-off for configuration changes", Some(Procedure)),
            ("Document the failover", Some(Document)),
            ("Train the on-call engineers", Some(Document)),
            ("Remind everybody to check the dashboard", Some(Document)),
            ("Update the wiki", Some(Document)),
            // They look like one of the above.
            ("Investigate the alert on lag", None),
            ("Consider a timeout", None),
            ("Give the training job its own queue", None),
            ("Rename the documents table", None),
            ("Call the vendor", None),
            ("", None),
        ];
        for (title, expected) in cases {
            assert_eq!(proposed_strength(title), expected, "{title}");
        }
    }

    #[test]
    fn what_somebody_decided_stands() {
        let mut action = Action::new(ActionId::from_bits(1), "Document the failover".into());
        assert_eq!(action.effective_strength(), Some(Strength::Document));
        action.strength = Some(Strength::Procedure);
        assert_eq!(action.effective_strength(), Some(Strength::Procedure));
    }
}
