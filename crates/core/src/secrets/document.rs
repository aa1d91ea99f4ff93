//! A whole postmortem scanned, and the edits that remove what was found.

use std::rc::Rc;

use super::{Grade, Hit, cleaned, scan};
use crate::postmortem::{Edit, Postmortem, TextPlace};
use crate::wording::Wording;

/// Everything that is found in any text of `postmortem`, in its order.
///
/// ```
/// use afterword_core::postmortem::{Edit, Postmortem, TextField};
/// use afterword_core::secrets::{self, Grade};
/// # let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
/// # let mut postmortem = Postmortem::new(afterword_core::id::DocumentId::v7(0, [0; 10]), now);
/// postmortem.apply(Edit::Text(TextField::Summary, "anna@corp.io called".into()))?;
/// assert_eq!(secrets::of(&postmortem).len(), 1);
///
/// let edit = secrets::redact_all(&postmortem, Grade::Alarm, secrets::english()).ok_or("nothing was found")?;
/// postmortem.apply(edit)?;
/// assert_eq!(postmortem.summary, "[e-mail address removed] called");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn of(postmortem: &Postmortem) -> Vec<(TextPlace, Hit)> {
    let texts = postmortem.texts().into_iter();
    texts.flat_map(|(place, text)| scan(text).into_iter().map(move |hit| (place, hit))).collect()
}

/// The edit that removes what is of grade `least` or above from one text; `None` if nothing is there, or if no edit writes
/// there (see [`TextPlace::edit`]).
pub fn at(
    postmortem: &Postmortem,
    place: TextPlace,
    least: Grade,
    words: &Wording,
) -> Option<Edit> {
    let texts = postmortem.texts();
    let (_, text) = texts.iter().find(|(it, _)| *it == place)?;
    place.edit(postmortem, cleaned(text, least, words)?)
}

/// The edit that removes whatever is of grade `least` or above from every text, in one step of undo; `None` if there is
/// nothing to remove.
pub fn redact_all(postmortem: &Postmortem, least: Grade, words: &Wording) -> Option<Edit> {
    let mut found = false;
    let clean = postmortem.with_texts(&mut |_, text| {
        let clean = cleaned(text, least, words);
        found |= clean.is_some();
        clean
    });
    found.then(|| Edit::Redact(Rc::new(clean)))
}
