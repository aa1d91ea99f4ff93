//! Views: one record for three audiences, with parts left out and people replaced by their roles.
//!
//! A view is an export filter, not access control: whoever holds the document reads all of it.

mod audience;
mod doubt;
mod leak;
mod names;
mod people;

use std::sync::OnceLock;

use crate::postmortem::{Audience, Postmortem, SectionKey};
use crate::word_lists::WordLists;
use crate::wording::Wording;

pub use audience::Audiences;
pub use leak::{Leak, LeakKind};
pub use people::{Person, people};

/// A postmortem as one audience gets it.
#[derive(Clone, Debug)]
pub struct View {
    /// What to export. For the team it is the document itself.
    pub document: Postmortem,
    /// The parts that hold something and were left out.
    pub omitted: Vec<SectionKey>,
    /// Who was replaced, and by what; nobody for the team.
    pub people: Vec<Person>,
    /// What may still say too much.
    pub leaks: Vec<Leak>,
}

/// What `audience` gets of `postmortem`.
///
/// Parts that are for fewer readers are left out, nothing points at what is gone, and people are replaced by their roles, the
/// same one by the same words everywhere. The rest is as it was written; a second view of a view changes nothing.
///
/// ```
/// use afterword_core::postmortem::{Audience, Edit, Postmortem, Role, TextField};
/// use afterword_core::view::{self, Audiences};
/// # let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
/// # let mut postmortem = Postmortem::new(afterword_core::id::DocumentId::v7(0, [0; 10]), now);
/// postmortem.apply(Edit::Role(Role::Commander, "Anna Schmidt".into()))?;
/// postmortem.apply(Edit::Text(TextField::Summary, "Anna rolled back; @anna.schmidt told sales.".into()))?;
///
/// let view = view::of(&postmortem, Audience::Public, Audiences::shipped(), view::english());
/// assert_eq!(view.document.summary, "Incident commander rolled back; Incident commander told sales.");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn of(
    postmortem: &Postmortem,
    audience: Audience,
    audiences: &Audiences,
    words: &Wording,
) -> View {
    if audience == Audience::Team {
        let leaks = leak::secrets_in(postmortem);
        let document = postmortem.clone();
        return View { document, omitted: Vec::new(), people: Vec::new(), leaks };
    }
    // Who is who is asked of the whole document, so that a person is the same in every view.
    let people = people(postmortem, words);
    let (mut document, omitted) = audience::without(postmortem, audience, audiences);
    let names = names::Names::of(&people);
    document = document.with_texts(&mut |_, text| names.replaced(text));
    names::rename_moments(&mut document, &names);
    let leaks = leak::find(&document, &people);
    View { document, omitted, people, leaks }
}

/// The words that stand for people, in English.
pub fn english() -> &'static Wording {
    static ENGLISH: OnceLock<Wording> = OnceLock::new();
    ENGLISH.get_or_init(|| {
        Wording::read(include_str!("../../data/view/en.json")).expect("a test reads this file")
    })
}

/// The members of a list of `words.txt`.
fn list(name: &str) -> &'static [&'static str] {
    static LISTS: OnceLock<WordLists> = OnceLock::new();
    LISTS.get_or_init(|| WordLists::read(include_str!("../../data/view/words.txt"))).get(name)
}
