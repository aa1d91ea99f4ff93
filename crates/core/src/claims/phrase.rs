//! Short phrases that stand directly before or after a figure and say what it is a figure of.

use serde::Deserialize;

use super::token::{Sentence, Token, TokenKind};
use super::words::{Words, words};

/// A phrase: words, `@set` for any phrase of a set, `^` for the start of a sentence and `$` for the end of a clause.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub(super) struct Phrase(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Word(String),
    Set(String),
    Start,
    End,
}

/// What a figure is of, and the phrases that tell.
#[derive(Debug, Deserialize)]
pub(super) struct Cue {
    /// The metric, moment or share; empty where a list knows only one thing.
    #[serde(default, alias = "metric", alias = "moment", alias = "share")]
    pub(super) of: String,
    pub(super) before: Vec<Phrase>,
    pub(super) after: Vec<Phrase>,
    /// Phrases that tell only together: one before the figure, one after it.
    #[serde(default)]
    pub(super) around: Vec<(Phrase, Phrase)>,
    /// What a figure has to be less than; a longer one is of something else.
    #[serde(default)]
    pub(super) below: Option<f64>,
}

impl From<String> for Phrase {
    fn from(text: String) -> Self {
        let piece = |it: &str| match it {
            "^" => Piece::Start,
            "$" => Piece::End,
            _ => match it.strip_prefix('@') {
                Some(set) => Piece::Set(set.to_owned()),
                None => Piece::Word(it.to_owned()),
            },
        };
        Self(text.split(' ').map(piece).collect())
    }
}

impl Phrase {
    /// Where the phrase begins that ends before the token `end`, if `fillers` are passed over.
    pub(super) fn before(
        &self,
        sentence: Sentence<'_>,
        end: usize,
        fillers: &[bool],
        words: &Words,
    ) -> Option<usize> {
        let mut at = end;
        for piece in self.0.iter().rev() {
            at = loop {
                if let Some(start) = piece.ends_at(sentence, at, words) {
                    break start;
                }
                at = at.checked_sub(1).filter(|it| fillers.get(*it) == Some(&true))?;
            };
        }
        Some(at)
    }

    /// Where the phrase ends that begins at the token `start`, if little words are passed over.
    pub(super) fn after(
        &self,
        sentence: Sentence<'_>,
        start: usize,
        fillers: &[bool],
        words: &Words,
    ) -> Option<usize> {
        let mut at = start;
        for piece in &self.0 {
            at = loop {
                if let Some(end) = piece.starts_at(sentence, at, words) {
                    break end;
                }
                if sentence.is(at, TokenKind::Mark) || fillers.get(at) != Some(&true) {
                    return None;
                }
                at += 1;
            };
        }
        Some(at)
    }

    /// The word that it begins with, after the start of a sentence; empty if that is a set or an end.
    pub(super) fn first_word(&self) -> &str {
        match self.0.as_slice() {
            [Piece::Word(word), ..] | [Piece::Start, Piece::Word(word), ..] => word,
            _ => "",
        }
    }

    /// Where the phrase ends that begins exactly at `start`, word for word. At the start of a sentence is also what follows only who
    /// did it.
    pub(super) fn exactly(&self, sentence: Sentence<'_>, start: usize) -> Option<usize> {
        let mut at = start;
        for piece in &self.0 {
            match piece {
                Piece::Word(word) if sentence.word(at) == word => at += 1,
                Piece::Start if opens(sentence, at) => {}
                Piece::End if at >= sentence.tokens.len() || sentence.is(at, TokenKind::Mark) => {}
                _ => return None,
            }
        }
        Some(at)
    }

    /// Where the phrase begins that ends exactly before `end`, word for word.
    pub(super) fn exactly_before(&self, sentence: Sentence<'_>, end: usize) -> Option<usize> {
        let start = end.checked_sub(self.0.len())?;
        self.exactly(sentence, start).map(|_| start)
    }
}

/// Whether a sentence begins at the token `at`, or `we` and the like do.
fn opens(sentence: Sentence<'_>, at: usize) -> bool {
    at == 0 || at == 1 && words().actors.has(sentence.word(0))
}

impl Piece {
    /// Where this piece begins, if it ends before the token `end`.
    fn ends_at(&self, sentence: Sentence<'_>, end: usize, words: &Words) -> Option<usize> {
        match self {
            Self::Start => (end == 0).then_some(0),
            Self::End => None,
            Self::Word(word) => end.checked_sub(1).filter(|it| sentence.word(*it) == word),
            Self::Set(set) => {
                words.sets.get(set)?.iter().find_map(|it| it.exactly_before(sentence, end))
            }
        }
    }

    /// Where this piece ends, if it begins with the token `start`.
    fn starts_at(&self, sentence: Sentence<'_>, start: usize, words: &Words) -> Option<usize> {
        match self {
            Self::Start => None,
            Self::End => {
                let is_mark = sentence.is(start, TokenKind::Mark);
                let is_over = start >= sentence.tokens.len();
                (is_over || is_mark || words.and.has(sentence.word(start))).then_some(start)
            }
            Self::Word(word) => (sentence.word(start) == word).then_some(start + 1),
            Self::Set(set) => {
                words.sets.get(set)?.iter().find_map(|it| it.exactly(sentence, start))
            }
        }
    }
}

/// For each token, whether it says nothing about what a figure is of.
pub(super) fn fillers(sentence: Sentence<'_>, words: &Words) -> Vec<bool> {
    let is_filler = |token: &Token| {
        let word = &sentence.lower[token.range.clone()];
        match token.kind {
            TokenKind::Mark => "(:-–—,~≈\"“”=<>|✅❌⚠".contains(word),
            TokenKind::Word => words.fillers.has(word),
            TokenKind::Number => false,
        }
    };
    sentence.tokens.iter().map(is_filler).collect()
}
