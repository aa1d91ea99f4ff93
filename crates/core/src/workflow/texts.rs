//! The sentences of the workflow, by language.

use std::sync::OnceLock;

use crate::wording::Wording;

/// The English sentences; another language is a file with the same names.
///
/// ```
/// use afterword_core::workflow::english;
///
/// let title = english().fill("meeting.title", &[("title", "Checkout {outage}")]);
/// assert_eq!(title, "Postmortem review: Checkout {outage}");
/// ```
pub fn english() -> &'static Wording {
    static ENGLISH: OnceLock<Wording> = OnceLock::new();
    ENGLISH.get_or_init(|| {
        Wording::read(include_str!("../../data/workflow/en.json")).expect("a test reads this file")
    })
}
