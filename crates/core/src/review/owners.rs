//! Whether an owner is one, several or nobody: “Trust and Safety” is one, “@ann and @bob” are two.

use std::collections::BTreeSet;

use super::people::named;
use crate::postmortem::Postmortem;

/// What people write where nobody is meant.
const NOBODY: [&str; 11] =
    ["", "tbd", "tbc", "tba", "todo", "n/a", "none", "nobody", "unassigned", "unknown", "someone"];

/// Whether nobody owns it.
pub(super) fn is_nobody(owner: &str) -> bool {
    let name = owner.trim_matches(|it: char| it.is_whitespace() || "-–—?.@".contains(it));
    NOBODY.iter().any(|it| it.eq_ignore_ascii_case(name))
}

/// The people that the document names, those who own an action among them, in lower case.
pub(super) fn people(postmortem: &Postmortem) -> BTreeSet<String> {
    let owners = postmortem.actions.iter().map(|it| it.owner.trim());
    let named = named(postmortem).into_iter().chain(owners);
    named.map(str::to_lowercase).filter(|it| !it.is_empty()).collect()
}

/// The first owner and the others, if `owner` names several.
///
/// A comma or *and* also stands inside the name of one team, so they part owners only where one of the parts is known to be
/// somebody, or is written as a handle or an address.
pub(super) fn several(owner: &str, people: &BTreeSet<String>) -> Option<(String, String)> {
    let parts = |separators: &[&str]| -> Vec<String> {
        let mut text = owner.to_owned();
        for separator in separators {
            text = text.replace(separator, "\n");
        }
        text.lines().map(|it| it.trim().to_owned()).filter(|it| !is_nobody(it)).collect()
    };
    let is_person = |it: &String| it.contains('@') || people.contains(&it.to_lowercase());
    let certain = parts(&[";"]);
    let likely = parts(&[";", ",", " and ", " & ", " + ", "/", " or "]);
    // “Lovelace, Ada” is one person, though there is an Ada.
    let is_list = match likely.as_slice() {
        [first, second] if owner.contains(',') => is_person(first) || second.contains('@'),
        parts => parts.len() > 1 && parts.iter().any(is_person),
    };
    let found = if is_list { likely } else { certain };
    let (first, others) = found.split_first()?;
    (!others.is_empty()).then(|| (first.clone(), others.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_owner_several_owners_and_nobody() {
        let people: BTreeSet<String> = ["ann", "bob ray"].map(str::to_owned).into();
        let cases = [
            ("@ann and @bob", Some(("@ann", "@bob"))),
            ("Ann, Bob Ray", Some(("Ann", "Bob Ray"))),
            ("Ann / Platform", Some(("Ann", "Platform"))),
            ("Carol; Dave; Eve", Some(("Carol", "Dave, Eve"))),
            ("a@example.org, b@example.org", Some(("a@example.org", "b@example.org"))),
            // One owner each.
            ("Trust and Safety", None),
            ("Research & Development", None),
            ("Doe, Jane", None),
            ("Doe, Ann", None),
            ("CI/CD team", None),
            ("Ann", None),
            ("@ann, TBD", None),
            ("", None),
        ];
        for (owner, expected) in cases {
            let found = several(owner, &people);
            let found = found.as_ref().map(|(first, others)| (first.as_str(), others.as_str()));
            assert_eq!(found, expected, "{owner}");
        }
        for nobody in ["", "  ", "TBD", "?", "-", "n/a", "Unassigned"] {
            assert!(is_nobody(nobody), "{nobody}");
        }
        assert!(!is_nobody("Nina"));
    }
}
