//! Texts that core renders by itself, such as the sentences of a comparison, in the language that is spoken.

use afterword_core::wording::Wording;

use super::{SPOKEN, table};

/// The texts of one part of core: what the language has for `part.name`, else core's English.
///
/// ```
/// use afterword_core::secrets;
/// use afterword_ui::words::wording;
/// assert_eq!(wording("secrets", secrets::english()), *secrets::english());
/// ```
pub fn wording(part: &str, english: &Wording) -> Wording {
    let spoken = SPOKEN.get();
    english.translated(&|name| spoken.find(table::hash(&[part, ".", name])).map(str::to_owned))
}

/// One text of such a part, without places.
///
/// ```
/// use afterword_core::error_budget;
/// use afterword_ui::words::said;
/// assert_eq!(said("error-budget", error_budget::english(), "period.year"), "Year");
/// ```
pub fn said(part: &str, english: &Wording, name: &str) -> String {
    let spoken = SPOKEN.get().find(table::hash(&[part, ".", name]));
    spoken.map_or_else(|| english.fill(name, &[]), str::to_owned)
}
