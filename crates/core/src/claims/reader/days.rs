//! On which days moments were: “on 3 December 2026 the outage began”.

use std::ops::Range;

use chrono::NaiveDate;

use super::super::{Claim, Said, Topic};
use super::Reader;
use crate::stamp::{Day, strip_day};

impl Reader<'_> {
    /// Adds what the days of the sentence are days of.
    pub(super) fn read_days(&self, claims: &mut Vec<Claim>) {
        for at in 0..self.sentence.tokens.len() {
            if !self.words.on.has(self.sentence.word(at)) {
                continue;
            }
            let Some((date, tokens)) = self.day(at + 1) else { continue };
            let topic = self.topic_of_day(at, &tokens);
            claims.extend(topic.map(|it| Claim {
                place: self.place,
                range: self.sentence.bytes(tokens),
                topic: it,
                said: Said::Day(date),
            }));
        }
    }

    /// The day that begins with the token `at`. One without a year may be any, and `03/12/2026` either of two.
    fn day(&self, at: usize) -> Option<(NaiveDate, Range<usize>)> {
        let tokens = self.sentence.tokens;
        let start = tokens.get(at)?.range.start;
        let (Day::Full(date), rest) = strip_day(&self.sentence.text[start..])? else {
            return None;
        };
        let end = self.sentence.text.len() - rest.len();
        let written = &self.sentence.text[start..end];
        let next = tokens.iter().position(|it| it.range.start >= end).unwrap_or(tokens.len());
        (!written.contains('/') && next > at).then_some((date, at..next))
    }

    /// The moment that the words around a day tell: before its “on”, or behind it where that begins the sentence.
    fn topic_of_day(&self, on: usize, tokens: &Range<usize>) -> Option<Topic> {
        let before = self.words.days.iter().find(|cue| {
            let begins = self.any_before(&cue.before, on);
            begins.is_some_and(|it| !self.is_vetoed(it, &self.words.veto_before))
        });
        let cue = before.or_else(|| {
            let mut cues = self.words.days.iter().filter(|_| on == 0);
            cues.find(|it| self.any_after(&it.after, tokens.end).is_some())
        })?;
        (!self.is_limited(tokens.end)).then(|| Topic::Moment(cue.of.clone().into()))
    }
}
