//! A library of common toil, from which a register is begun.

use super::Activity;
use crate::id::Mint;
use crate::list::List;
use crate::stored;
use crate::wording::{Bilingual, Wording};

/// The languages that the library is written in, by their tags.
pub const LIBRARY_LANGUAGES: [&str; 2] = ["en", "de"];

/// Activities that many teams have, in the language of that tag; in English for those that it is not written in.
///
/// Each has a name, a kind, the criteria that it usually meets, how often it comes and how long it takes in a team of average size, and a
/// note of what usually takes it away. The figures are examples, and the note says so.
///
/// ```
/// use afterword_core::id::Seeded;
/// use afterword_core::toil::{Assumptions, library};
///
/// let mut ids = Seeded::new(7);
/// let renewals = &library("de", &mut ids)[0];
/// assert_eq!(renewals.name, "Zertifikate erneuern");
/// assert_eq!(renewals.hours_a_year(&Assumptions::default()), Some(240.0));
/// ```
pub fn library(language: &str, ids: &mut impl Mint) -> Vec<Activity> {
    let words = words(language);
    let named = |it: &Activity| Activity { id: ids.id(), ..said(it, words) };
    shipped().iter().map(|it| &**it).map(named).collect()
}

/// The library as it ships: where texts belong, there are their keys.
fn shipped() -> List<Activity> {
    // A test reads this file.
    stored::from_json(include_str!("../../data/toil/library.json")).unwrap_or_default()
}

fn said(activity: &Activity, words: &Wording) -> Activity {
    let text = |key: &str| words.get(key).unwrap_or(key).to_owned();
    let note = [text(&format!("{}.note", activity.name)), text("example")].join(" ");
    Activity { name: text(&activity.name), note, ..activity.clone() }
}

fn words(language: &str) -> &'static Wording {
    static WORDS: Bilingual = Bilingual::new(
        include_str!("../../data/toil/en.json"),
        include_str!("../../data/toil/de.json"),
    );
    WORDS.in_language(language).unwrap_or_else(|| WORDS.english())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::{Assumptions, Category};
    use super::*;
    use crate::id::Seeded;

    fn in_language(language: &str) -> Vec<Activity> {
        library(language, &mut Seeded::new(1))
    }

    #[test]
    fn every_activity_is_toil_with_hours_and_a_name_of_its_own() {
        let assumptions = Assumptions::default();
        for language in LIBRARY_LANGUAGES {
            let all = in_language(language);
            assert!(all.len() >= 16, "{language}");
            for it in &all {
                assert!(it.is_toil(&assumptions), "{}", it.name);
                assert!(it.hours_a_year(&assumptions).is_some_and(|it| it > 0.0), "{}", it.name);
            }
            let distinct =
                |of: fn(&Activity) -> String| all.iter().map(of).collect::<BTreeSet<_>>();
            assert_eq!(distinct(|it| it.name.to_lowercase()).len(), all.len(), "{language}");
            assert_eq!(distinct(|it| it.id.to_string()).len(), all.len(), "{language}");
            let kinds: BTreeSet<_> = all.iter().filter_map(|it| it.category).collect();
            assert_eq!(kinds, Category::ALL.into(), "{language}");
        }
    }

    #[test]
    fn each_language_has_the_texts_that_are_used_and_no_others() {
        let keys = shipped().iter().map(|it| it.name.clone()).collect::<Vec<_>>();
        let notes = keys.iter().map(|it| format!("{it}.note"));
        let used: BTreeSet<String> =
            notes.chain(keys.iter().cloned()).chain(["example".to_owned()]).collect();
        for language in LIBRARY_LANGUAGES {
            let has: BTreeSet<String> = words(language).names().map(str::to_owned).collect();
            assert_eq!(has, used, "{language}");
        }
    }

    #[test]
    fn only_words_differ_from_one_language_to_the_other() {
        let wordless = |it: Activity| Activity { name: String::new(), note: String::new(), ..it };
        let all = LIBRARY_LANGUAGES
            .map(|it| in_language(it).into_iter().map(wordless).collect::<Vec<_>>());
        assert_eq!(all[0], all[1]);
        for (english, german) in in_language("xx").into_iter().zip(in_language("de")) {
            assert!(english.name != german.name && english.note != german.note, "{}", english.name);
        }
    }
}
