//! Names for files that every system takes, and no two of which are one on any.

use std::collections::BTreeSet;

use afterword_core::Postmortem;
use chrono::Datelike as _;

/// `2026-03-14-checkout-outage`: a name that sorts by date, without an ending.
///
/// ```
/// use afterword_core::{Postmortem, id::DocumentId};
/// use afterword_formats::file_name;
///
/// let now = chrono::DateTime::parse_from_rfc3339("2026-03-14T10:00:00Z")?;
/// let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
/// assert_eq!(file_name::of(&postmortem), "2026-03-14-postmortem");
/// postmortem.title = "Checkout: 5xx / “Zahlung” über…".to_owned();
/// assert_eq!(file_name::of(&postmortem), "2026-03-14-checkout-5xx-zahlung-über");
/// # Ok::<(), chrono::ParseError>(())
/// ```
pub fn of(postmortem: &Postmortem) -> String {
    let date = postmortem.happened_at().unwrap_or(postmortem.created_at);
    let words = words(&postmortem.title);
    let words = if words.is_empty() { "postmortem" } else { &words };
    format!("{:04}-{:02}-{:02}-{words}", date.year(), date.month(), date.day())
}

/// The letters and digits of `text` in lower case, with a hyphen for all that is between them.
pub fn words(text: &str) -> String {
    const MAX_CHARS: usize = 60;
    let mut words = String::new();
    for letter in text.chars().flat_map(char::to_lowercase).take(MAX_CHARS) {
        if letter.is_alphanumeric() {
            words.push(letter);
        } else if !words.ends_with('-') {
            words.push('-');
        }
    }
    words.trim_matches('-').to_owned()
}

/// The names of one folder.
///
/// ```
/// use afterword_formats::file_name::Names;
///
/// let mut names = Names::default();
/// assert_eq!(names.claim("outage", "md"), "outage.md");
/// assert_eq!(names.claim("Outage", "md"), "Outage-2.md");
/// assert_eq!(names.claim("con", "json"), "con_.json");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// In lower case: Windows and macOS take `A` and `a` for one.
    taken: BTreeSet<String>,
}

impl Names {
    /// Those that are there already.
    pub fn of(names: impl IntoIterator<Item = String>) -> Self {
        Self { taken: names.into_iter().map(|it| it.to_lowercase()).collect() }
    }

    /// A name that is still free, made of `stem` and `ending`; it is taken from now on.
    pub fn claim(&mut self, stem: &str, ending: &str) -> String {
        let stem = portable(stem);
        let mut n = 1_u32;
        loop {
            let name = match n {
                1 => format!("{stem}.{ending}"),
                _ => format!("{stem}-{n}.{ending}"),
            };
            if self.taken.insert(name.to_lowercase()) {
                return name;
            }
            n += 1;
        }
    }
}

/// `stem` as every system takes it: of a length that leaves room for a number and an ending, and no name of a device.
fn portable(stem: &str) -> String {
    const MAX_BYTES: usize = 200;
    let is_bad = |it: char| it.is_control() || r#"<>:"/\|?*"#.contains(it);
    let mut stem = stem.replace(is_bad, "-");
    stem.truncate(
        (0..=MAX_BYTES.min(stem.len())).rev().find(|it| stem.is_char_boundary(*it)).unwrap_or(0),
    );
    let stem = stem.trim_matches([' ', '.']);
    if stem.is_empty() || is_device(stem) { format!("{stem}_") } else { stem.to_owned() }
}

/// Whether Windows means a device by it, whatever its ending.
fn is_device(stem: &str) -> bool {
    let name = stem.split('.').next().unwrap_or(stem).to_lowercase();
    let port = name.strip_prefix("com").or(name.strip_prefix("lpt"));
    let is_port = port.is_some_and(|it| {
        let mut digits = it.chars();
        digits.next().is_some_and(|it| it.is_ascii_digit() || "¹²³".contains(it))
            && digits.next().is_none()
    });
    is_port || matches!(name.as_str(), "con" | "prn" | "aux" | "nul")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn is_portable(name: &str) -> bool {
        name.len() <= 255
            && !name.starts_with([' ', '.'])
            && !name.ends_with([' ', '.'])
            && !name.contains(|it: char| it.is_control() || r#"<>:"/\|?*"#.contains(it))
            && !is_device(name)
    }

    #[test]
    fn devices_are_known() {
        for name in ["con", "NUL", "com1", "LPT9", "lpt²", "aux.tar"] {
            assert!(is_device(name), "{name}");
        }
        for name in ["contract", "com", "com10", "lpta", "console.log"] {
            assert!(!is_device(name), "{name}");
        }
    }

    proptest! {
        #[test]
        fn any_names_become_different_portable_ones(
            stems in prop::collection::vec(
                prop_oneof![any::<String>(), "(con|nul|Com1|A|a|\\.|\\. )?", "ß{200}"], 1..8,
            ),
        ) {
            let mut names = Names::default();
            let claimed: Vec<String> = stems.iter().map(|it| names.claim(it, "md")).collect();
            let folded: BTreeSet<String> = claimed.iter().map(|it| it.to_lowercase()).collect();
            prop_assert_eq!(folded.len(), claimed.len());
            for name in &claimed {
                prop_assert!(is_portable(name), "{:?}", name);
            }
        }
    }
}
