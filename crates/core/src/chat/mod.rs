//! Lines copied from the window of a chat: who spoke when, in the form in which the program writes it.
//!
//! Each program writes its lines in its own form. The form that most lines have is the one that counts.
//!
//! ```
//! use afterword_core::chat::Form;
//!
//! let lines = ["Ada [8:27 AM]", "errors are up", "Bob [8:28 AM]", "on it"];
//! let form = Form::of(&lines).expect("two people speak");
//! let head = form.head(lines[2], lines[3]).expect("Bob speaks");
//! assert_eq!((head.name, head.stamp.written.as_str()), ("Bob", "8:28 AM"));
//! assert_eq!(Form::of(&["14:32 alert fired", "14:40 rolled back"]), None);
//! ```

mod form;

use std::collections::BTreeSet;

pub use form::{Form, Head};

/// Fewer messages than this are no chat.
const FEWEST: usize = 2;

/// More lines than this above the first message are a document that quotes a chat.
pub const MOST_ABOVE: usize = 12;

impl Form {
    /// The form that most messages of `lines` have, if they are a chat. The lines have no space around them.
    pub fn of(lines: &[&str]) -> Option<Self> {
        let counted = Self::ALL.into_iter().rev().map(|it| (Count::of(it, lines), it));
        let (count, form) = counted.max_by_key(|it| it.0.n_spoken)?;
        let above = lines[..count.first?].iter().filter(|it| !it.is_empty()).count();
        let is_chat = count.n_spoken >= FEWEST && above <= MOST_ABOVE;
        // `[14:32] Update: …` may be a timeline; in a chat somebody speaks again.
        let recurs = count.n_names < count.n_spoken && count.n_silent <= count.n_spoken;
        // `rolled back  14:40` is a row of a table; under who spoke stand words.
        let is_worded = !form.stands_above() || count.n_worded * 2 >= count.n_spoken;
        (is_chat && is_worded && (form.is_plain() || recurs)).then_some(form)
    }
}

/// How many lines have a form.
#[derive(Default)]
struct Count {
    /// Where the first stands.
    first: Option<usize>,
    /// How many begin what a person said, and how many what the program did.
    n_spoken: usize,
    n_silent: usize,
    /// How many have words below them.
    n_worded: usize,
    /// How many people spoke.
    n_names: usize,
}

impl Count {
    fn of(form: Form, lines: &[&str]) -> Self {
        let mut names = BTreeSet::new();
        let mut count = Self::default();
        let mut is_bare = false;
        for (at, line) in lines.iter().enumerate() {
            let next = lines.get(at + 1).copied().unwrap_or_default();
            let Some(head) = form.head(line, next) else {
                let says = !line.is_empty() && !form.is_second(line);
                if says && std::mem::take(&mut is_bare) {
                    count.n_worded += 1;
                }
                continue;
            };
            count.first = count.first.or(Some(at));
            is_bare = true;
            if head.name.is_empty() {
                count.n_silent += 1;
            } else {
                count.n_spoken += 1;
                names.insert(head.name);
            }
        }
        count.n_names = names.len();
        count
    }
}

/// What a line says that parts the messages of one day from those of the next: `--- Tuesday, February 3rd ---`.
pub fn divider(line: &str) -> &str {
    const LEADS: [&str; 3] = ["Day changed to ", "Day changed ", "Log opened "];
    let bare = line.trim_matches(|it: char| "-—–".contains(it) || it.is_whitespace());
    LEADS.iter().find_map(|it| bare.strip_prefix(it)).unwrap_or(bare)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_table_of_times_is_no_chat() {
        for lines in [
            &["alert fired  14:32", "rolled back  14:40", "closed  15:00"][..],
            &["alert fired\t14:32", "rolled back\t14:40"],
            &["Ada L [8:27 AM]", "errors"],
        ] {
            assert_eq!(Form::of(lines), None, "{lines:?}");
        }
    }

    proptest! {
        #[test]
        fn any_lines_have_a_form_or_none(text in "(\\PC|[ \\[\\]<>:0-9,—\t-]| AM|\n){0,60}") {
            let lines: Vec<&str> = text.lines().map(str::trim).collect();
            if let Some(form) = Form::of(&lines) {
                let heads = lines.iter().filter(|it| form.head(it, "").is_some()).count();
                prop_assert!(heads >= FEWEST || form == Form::TwoLines);
            }
            _ = divider(&text);
        }
    }
}
