//! Finds the claims of a document: the figures whose neighbours say what they are figures of.

mod days;
mod times;

use std::ops::Range;

use super::clock::{self, ClockFigure};
use super::figure::{self, Figure, FigureKind};
use super::phrase::{Cue, Phrase, fillers};
use super::token::{Sentence, Token, TokenKind, sentences};
use super::words::{WordList, Words, words};
use super::{Claim, Place, Said, Topic};
use crate::Postmortem;
use crate::postmortem::TextField;

/// How many words before a figure may take it back: “a typical outage would last …”.
const VETO_REACH: usize = 16;

/// The claims of `postmortem` about the whole incident, text after text, in the order in which they stand.
///
/// Linear in the length of the texts.
///
/// ```
/// use afterword_core::{Postmortem, claims, id::DocumentId};
///
/// let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T00:00:00Z")?;
/// let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
/// postmortem.summary = "The outage lasted 45 minutes. A backup takes 3 hours.".to_owned();
/// let claims = claims::read(&postmortem);
/// assert_eq!(claims.len(), 1);
/// assert_eq!(&postmortem.summary[claims[0].range.clone()], "45 minutes");
/// assert_eq!(claims[0].topic, claims::Topic::Metric("impact-duration".into()));
/// # Ok::<(), chrono::ParseError>(())
/// ```
pub fn read(postmortem: &Postmortem) -> Vec<Claim> {
    let mut claims = Vec::new();
    texts(postmortem, &mut |place, text, heading| read_text(place, text, heading, &mut claims));
    claims
}

/// Every text that may claim something, with its heading, in the order in which they stand.
pub(super) fn texts(postmortem: &Postmortem, visit: &mut dyn FnMut(Place, &str, &str)) {
    for field in TextField::ALL.into_iter().filter(|it| *it != TextField::Incident) {
        visit(Place::Text(field), postmortem.text(field), "");
    }
    for factor in &postmortem.factors {
        visit(Place::Factor(factor.id), &factor.text, "");
    }
    for entry in &postmortem.timeline {
        visit(Place::Entry(entry.id), &entry.text, "");
    }
    for section in &postmortem.extra {
        visit(Place::Section(section.id), &section.text, &section.heading);
    }
}

/// Adds the claims of one text.
pub(super) fn read_text(place: Place, text: &str, heading: &str, claims: &mut Vec<Claim>) {
    let words = words();
    let mut is_first = true;
    // The text of an entry or a factor begins with what that one is about.
    let mut is_about_incident = matches!(place, Place::Text(_));
    sentences(text, &mut |sentence| {
        let is_worth_reading = may_have_figures(sentence);
        if is_worth_reading {
            let fillers = fillers(sentence, words);
            let reader = Reader { place, sentence, fillers, words, is_about_incident };
            let n_before = claims.len();
            reader.read(claims);
            // “Time to detect” as a heading over “5 minutes”.
            if is_first && claims.len() == n_before && !heading.is_empty() {
                claims.extend(reader.under(heading));
            }
        }
        is_first = false;
        is_about_incident = goes_on_about_incident(sentence, is_about_incident, words);
    });
}

/// Whether “it” in the next sentence is the incident: this one begins with it, or with what already stood for it.
fn goes_on_about_incident(sentence: Sentence<'_>, is_so_far: bool, words: &Words) -> bool {
    let names_it = |at: usize| words.subjects.iter().any(|it| it.exactly(sentence, at).is_some());
    if words.pronouns.has(sentence.word(0)) && !names_it(1) {
        return is_so_far;
    }
    (0..sentence.tokens.len())
        .find(|it| !words.fillers.has(sentence.word(*it)))
        .is_some_and(names_it)
}

/// Whether the sentence has a digit or a unit of time: a look that most sentences need no more than.
fn may_have_figures(sentence: Sentence<'_>) -> bool {
    sentence.tokens.iter().any(|it| match it.kind {
        TokenKind::Number => true,
        TokenKind::Mark => false,
        TokenKind::Word => Words::looks_like_a_unit(&sentence.lower[it.range.clone()]),
    })
}

struct Reader<'a> {
    place: Place,
    sentence: Sentence<'a>,
    fillers: Vec<bool>,
    words: &'static Words,
    /// Whether “it” at the front of the sentence is the incident.
    is_about_incident: bool,
}

impl Reader<'_> {
    fn read(&self, claims: &mut Vec<Claim>) {
        let (figures, clocks) = self.figures();
        let lengths = figures.iter().filter(|it| it.kind == FigureKind::Length);
        for figure in &figures {
            claims.extend(self.topic(figure).map(|it| self.claim(figure, it)));
        }
        for clock in clocks.iter().filter(|it| !it.is_foreign) {
            let beside = lengths.clone().find(|it| self.is_beside(&it.tokens, clock));
            self.read_clock(clock, beside, claims);
        }
        self.read_days(claims);
    }

    fn may_begin(&self, token: &Token) -> bool {
        match token.kind {
            TokenKind::Number => true,
            TokenKind::Mark => false,
            TokenKind::Word => self.words.may_begin(&self.sentence.lower[token.range.clone()]),
        }
    }

    fn figures(&self) -> (Vec<Figure>, Vec<ClockFigure>) {
        let (mut figures, mut clocks) = (Vec::new(), Vec::new());
        let mut at = 0;
        while let Some(token) = self.sentence.tokens.get(at) {
            if !self.may_begin(token) {
                at += 1;
            } else if let Some(clock) = clock::at(self.sentence, at, self.words) {
                at = clock.tokens.end;
                clocks.push(clock);
            } else if let Some(figure) = figure::at(self.sentence, at, self.words) {
                at = figure.tokens.end.max(at + 1);
                figures.push(figure);
            } else {
                at += 1;
            }
        }
        (figures, clocks)
    }

    fn claim(&self, figure: &Figure, topic: Topic) -> Claim {
        let said = match figure.kind {
            FigureKind::Length => Said::Length(figure.amount),
            FigureKind::Share => Said::Share(figure.amount),
            FigureKind::Count => Said::Count(figure.amount),
        };
        let range = self.sentence.bytes(figure.start..figure.tokens.end);
        Claim { place: self.place, range, topic, said }
    }

    fn topic(&self, figure: &Figure) -> Option<Topic> {
        let words = self.words;
        match figure.kind {
            FigureKind::Length => {
                let cue = self.cue(&words.lengths, figure.start, &figure.tokens, true);
                let is_less = |it: &&Cue| it.below.is_none_or(|below| figure.amount.high < below);
                let metric = cue.filter(is_less).map(|it| it.of.as_str());
                let metric = metric.or_else(|| self.opens(figure.start, figure.tokens.end));
                metric.map(|it| Topic::Metric(it.to_owned()))
            }
            FigureKind::Share => match self.share_cue(&words.shares, figure)? {
                "users" => Some(Topic::UsersShare),
                "requests" => Some(Topic::RequestsShare),
                _ => Some(Topic::ErrorsShare),
            },
            FigureKind::Count => self.share_cue(&words.counts, figure).map(|_| Topic::Users),
        }
    }

    /// What the phrases beside the figure say that it is of.
    fn cue<'w>(
        &self,
        cues: &'w [Cue],
        start: usize,
        tokens: &Range<usize>,
        heeds_after: bool,
    ) -> Option<&'w Cue> {
        let is_told = |it: &&Cue| {
            self.any_after(&it.after, tokens.end).is_some() || self.is_between(&it.around, tokens)
        };
        if let Some(cue) = cues.iter().find(is_told) {
            return (!self.is_vetoed(start, &self.words.veto_before)).then_some(cue);
        }
        let before = cues.iter().find_map(|cue| {
            let begins = self.any_before(&cue.before, tokens.start)?;
            Some((cue, begins))
        });
        let (cue, begins) = before.filter(|it| self.knows_its_subject(it.1))?;
        let is_taken_back = heeds_after
            && self.words.veto_after.has(self.sentence.word(tokens.end))
            && self.any_after(&self.words.anchors, tokens.end).is_none();
        (!is_taken_back && !self.is_vetoed(begins, &self.words.veto_before)).then_some(cue)
    }

    /// Whether both phrases of a pair stand beside the figure.
    fn is_between(&self, pairs: &[(Phrase, Phrase)], tokens: &Range<usize>) -> bool {
        let (sentence, fillers) = (self.sentence, &self.fillers);
        pairs.iter().any(|(before, after)| {
            after.after(sentence, tokens.end, fillers, self.words).is_some()
                && before.before(sentence, tokens.start, fillers, self.words).is_some()
        })
    }

    /// Whether a phrase that begins with the token `begins` is about the incident, if a pronoun says what it is about.
    fn knows_its_subject(&self, begins: usize) -> bool {
        let is_pronoun = begins == 0 && self.words.pronouns.has(self.sentence.word(0));
        !is_pronoun || self.is_about_incident
    }

    fn share_cue<'w>(&self, cues: &'w [Cue], figure: &Figure) -> Option<&'w str> {
        let end = figure.tokens.end;
        let found = cues.iter().find_map(|cue| {
            let after = self.any_after(&cue.after, end);
            let before = || self.any_before(&cue.before, figure.tokens.start).map(|_| end);
            after.or_else(before).map(|next| (cue, next))
        });
        let (cue, next) = found?;
        // “Half of our users pay by card” says nothing about the incident.
        let is_word = self.sentence.is(figure.tokens.start, TokenKind::Word);
        let is_hit = || self.any_after(&self.words.hit, next).is_some();
        if figure.kind == FigureKind::Share && is_word && !is_hit() {
            return None;
        }
        let is_part = self.words.veto_after_shares.has(self.sentence.word(next));
        (!is_part && !self.is_vetoed(figure.start, &self.words.veto_shares)).then_some(&cue.of)
    }

    fn any_before(&self, phrases: &[Phrase], end: usize) -> Option<usize> {
        phrases.iter().find_map(|it| it.before(self.sentence, end, &self.fillers, self.words))
    }

    /// A capital after a word without one is the next line, not the rest of a phrase.
    fn any_after(&self, phrases: &[Phrase], start: usize) -> Option<usize> {
        let is_capital = |at: usize| self.sentence.written(at).starts_with(char::is_uppercase);
        if is_capital(start) && !is_capital(start.saturating_sub(1)) {
            return None;
        }
        let fillers = &self.fillers;
        phrases.iter().find_map(|it| it.after(self.sentence, start, fillers, self.words))
    }

    /// Whether a word not far before the token `end` says that this is not about the whole incident.
    fn is_vetoed(&self, end: usize, vetoes: &WordList) -> bool {
        (end.saturating_sub(VETO_REACH)..end).any(|it| vetoes.has(self.sentence.word(it)))
    }

    /// The sentence as the only one under `heading`: a figure at its very beginning is what the heading names.
    fn under(&self, heading: &str) -> Option<Claim> {
        let figure = figure::at(self.sentence, 0, self.words).or_else(|| {
            let next = self.sentence.tokens.iter().position(|it| it.kind != TokenKind::Mark)?;
            figure::at(self.sentence, next, self.words)
        })?;
        if figure.kind != FigureKind::Length || figure.tokens.end < self.sentence.tokens.len() {
            return None;
        }
        let mut metric = None;
        sentences(heading, &mut |sentence| {
            let fillers = fillers(sentence, self.words);
            let reader = Reader { sentence, fillers, ..*self };
            let end = sentence.tokens.len();
            metric =
                reader.cue(&self.words.lengths, end, &(end..end), true).map(|it| it.of.as_str());
        });
        metric.map(|it| self.claim(&figure, Topic::Metric(it.to_owned())))
    }
}
