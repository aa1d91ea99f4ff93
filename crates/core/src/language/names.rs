//! The people of a document, as the words that name them.

/// The words of people's names, looked for as they are written.
pub(super) struct Names<'p>(Vec<&'p str>);

impl<'p> Names<'p> {
    /// Takes names such as `Jane Okafor` and `@lena`; `is_role` says which words make a team or a role of it, and no person.
    pub(super) fn new(people: &[&'p str], is_role: impl Fn(&str) -> bool) -> Self {
        let mut words = Vec::new();
        for person in people {
            let parts = || person.split_whitespace().map(bare).filter(|it| it.len() > 1);
            // “on-call engineer” and “Platform team” are in fields for people, too.
            if parts().any(&is_role) {
                continue;
            }
            let is_one_word = parts().nth(1).is_none();
            // In “Anna van der Berg” only what begins with a capital can stand for her.
            words.extend(parts().filter(|it| is_one_word || it.starts_with(char::is_uppercase)));
        }
        Self(words)
    }

    /// Whether `word` names one of them.
    pub(super) fn has(&self, word: &str) -> bool {
        self.0.contains(&word)
    }
}

fn bare(word: &str) -> &str {
    word.trim_matches(|it: char| !it.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_names_count_and_roles_do_not() {
        let is_role = |word: &str| word.eq_ignore_ascii_case("team");
        let names =
            Names::new(&["Anna van der Berg", "@kaz", "Platform team", "J. (Jo) Li", ""], is_role);
        for word in ["Anna", "Berg", "kaz", "Jo", "Li"] {
            assert!(names.has(word), "{word}");
        }
        for word in ["anna", "van", "Platform", "team", "J", ""] {
            assert!(!names.has(word), "{word}");
        }
    }
}
