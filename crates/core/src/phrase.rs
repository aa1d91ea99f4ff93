//! A short text as words, and phrases to look for in it: all that judging a title needs.

/// The words of a short text, in lower case. Letters, digits and the apostrophes between them make a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wording {
    lower: String,
    /// Where each word stands in `lower`.
    words: Vec<(usize, usize)>,
}

impl Wording {
    pub(crate) fn new(text: &str) -> Self {
        let lower = text.to_lowercase().replace('’', "'");
        let mut words = Vec::new();
        let mut start = None;
        for (at, letter) in lower.char_indices() {
            let belongs = letter.is_alphanumeric() || (letter == '\'' && start.is_some());
            match (start, belongs) {
                (None, true) => start = Some(at),
                (Some(from), false) => {
                    words.push((from, at));
                    start = None;
                }
                _ => {}
            }
        }
        words.extend(start.map(|from| (from, lower.len())));
        Self { lower, words }
    }

    /// The same text without what it begins with before it comes to the point: a ticket's number, or phrases such as “we need to”.
    pub(crate) fn without_lead(mut self, leads: &[Phrase]) -> Self {
        let ticket = |it: &Self| it.gap_before(0).ends_with('#').then_some(1);
        let lead = |it: &Self| leads.iter().filter_map(|lead| lead.length_at(it, 0)).max();
        while let Some(n) = lead(&self).or_else(|| ticket(&self)).filter(|n| *n <= self.len()) {
            self.words.drain(..n);
        }
        self
    }

    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    pub(crate) fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |(from, to)| &self.lower[*from..*to])
    }

    /// What stands before the word at `at` and after the one before it: spaces, or a mark between them.
    pub(crate) fn gap_before(&self, at: usize) -> &str {
        let to = self.words.get(at).map_or(self.lower.len(), |it| it.0);
        let from = at.checked_sub(1).and_then(|it| self.words.get(it)).map_or(0, |it| it.1);
        &self.lower[from..to]
    }

    pub(crate) fn starts_with(&self, phrases: &[Phrase]) -> bool {
        phrases.iter().any(|it| it.length_at(self, 0).is_some())
    }

    pub(crate) fn contains(&self, phrases: &[Phrase]) -> bool {
        (0..self.len()).any(|at| phrases.iter().any(|it| it.length_at(self, at).is_some()))
    }
}

/// Words in a row, each in lower case; one that ends in `*` stands for every word that begins so.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(from = "String")]
pub(crate) struct Phrase(Vec<String>);

impl From<String> for Phrase {
    fn from(text: String) -> Self {
        Self(text.split_whitespace().map(str::to_owned).collect())
    }
}

impl Phrase {
    /// How many words of `wording` it covers from the word at `at` on, if it stands there.
    pub(crate) fn length_at(&self, wording: &Wording, at: usize) -> Option<usize> {
        let fits = |(n, wanted): (usize, &String)| {
            let word = wording.word(at + n);
            match wanted.strip_suffix('*') {
                Some(beginning) => word.starts_with(beginning),
                None => word == wanted,
            }
        };
        let stands = !self.0.is_empty() && self.0.iter().enumerate().all(fits);
        stands.then_some(self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn phrase(text: &str) -> Phrase {
        text.to_owned().into()
    }

    #[test]
    fn words_are_letters_and_digits_in_lower_case() {
        let wording = Wording::new("**Don’t** retry: cap at 5×, “Straße” first!");
        let words: Vec<&str> = (0..wording.len()).map(|at| wording.word(at)).collect();
        assert_eq!(words, ["don't", "retry", "cap", "at", "5", "straße", "first"]);
        assert_eq!(wording.gap_before(2), ": ");
    }

    #[test]
    fn phrases_stand_word_for_word() {
        let wording = Wording::new("Add rate limiting to the gateway");
        assert!(wording.contains(&[phrase("rate limit*")]));
        assert!(!wording.contains(&[phrase("rate limit")]));
        assert!(!wording.contains(&[phrase("gate")]));
        assert!(wording.starts_with(&[phrase("remove"), phrase("add")]));
        assert!(!wording.starts_with(&[phrase("rate")]));
        assert!(!wording.contains(&[phrase("")]));
    }

    #[test]
    fn leads_are_skipped_one_after_the_other() {
        let leads = ["we should", "we", "please"].map(phrase);
        let wording = Wording::new("Please, we should add a timeout").without_lead(&leads);
        assert_eq!(wording.word(0), "add");
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in any::<String>()) {
            let wording = Wording::new(&text);
            for at in 0..=wording.len() {
                prop_assert!(wording.word(at).chars().all(|it| it.is_alphanumeric() || it == '\''));
                wording.gap_before(at);
            }
        }
    }
}
