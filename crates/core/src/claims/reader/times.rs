//! What times of day are times of, and what happened for as long as the beginning of a sentence says.

use std::ops::Range;

use super::super::clock::ClockFigure;
use super::super::figure::Figure;
use super::super::token::TokenKind;
use super::super::{Amount, Bound, Claim, Said, Topic};
use super::{Reader, VETO_REACH};

impl Reader<'_> {
    /// Whether only marks and little words stand between the length and the range of times.
    pub(super) fn is_beside(&self, length: &Range<usize>, clock: &ClockFigure) -> bool {
        let gap = if length.end <= clock.start {
            length.end..clock.start
        } else {
            clock.tokens.end..length.start
        };
        gap.len() <= 3
            && gap.into_iter().all(|it| {
                self.sentence.is(it, TokenKind::Mark)
                    || self.words.between.has(self.sentence.word(it))
                    || self.sentence.word(it) == "for"
            })
    }

    pub(super) fn read_clock(
        &self,
        clock: &ClockFigure,
        beside: Option<&Figure>,
        claims: &mut Vec<Claim>,
    ) {
        let range = self.sentence.bytes(clock.start..clock.tokens.end);
        let claim = |topic, said| Claim { place: self.place, range: range.clone(), topic, said };
        let from = clock.from;
        let Some(to) = clock.to else {
            let moment = self.cue(&self.words.moments, clock.start, &clock.tokens, false);
            let topic = moment.map(|it| Topic::Moment(it.of.clone().into()));
            let moment = topic.map(|it| claim(it, Said::Clock(from)));
            claims.extend(moment.or_else(|| {
                let metric = self.cue(&self.words.lengths, clock.start, &clock.tokens, true)?;
                let length = self.hours_and_minutes(clock)?;
                Some(claim(Topic::Metric(metric.of.clone()), Said::Length(length)))
            }));
            return;
        };
        let own = self.cue(&self.words.lengths, clock.start, &clock.tokens, false);
        let own = own.map(|it| it.of.as_str());
        let length_topic = beside.and_then(|it| self.topic(it));
        let own = own.or_else(|| self.ranges(clock)).map(|it| Topic::Metric(it.to_owned()));
        let own = own.or(length_topic);
        let is_impact =
            |it: &Topic| matches!(it, Topic::Metric(metric) if metric == "impact-duration");
        if let Some(topic) = own.filter(is_impact) {
            claims.push(claim(topic, Said::Clocks { from, to }));
        }
        if let Some(length) = beside {
            claims.push(self.claim(length, Topic::Span { from, to }));
        }
    }

    /// “Downtime: 1:45” is no time of day: nobody leaves out the zero of a time that stands by itself.
    fn hours_and_minutes(&self, clock: &ClockFigure) -> Option<Amount> {
        let is_bare = clock.tokens.len() == 3 && self.sentence.word(clock.tokens.start).len() == 1;
        let seconds = f64::from(clock.from.minutes) * 60.0;
        let step = if clock.from.minutes.is_multiple_of(5) { 300.0 } else { 60.0 };
        let bound = if clock.from.about { Bound::About } else { Bound::Exact };
        is_bare.then_some(Amount { low: seconds, high: seconds, step, bound })
    }

    /// What lasted from one time to another: “checkout was down from 14:32 to 15:17”.
    fn ranges(&self, clock: &ClockFigure) -> Option<&'static str> {
        let end = clock.tokens.end;
        let cue = self.words.ranges.iter().find(|cue| {
            let begins = self.any_before(&cue.before, clock.start);
            begins.is_some_and(|it| !self.is_vetoed(it, &self.words.veto_before))
        });
        let before = cue.filter(|_| !self.is_limited(end)).map(|it| it.of.as_str());
        before.or_else(|| self.opens(clock.start, end))
    }

    /// What a figure at the front of a sentence is of, by what follows it: “for 40 minutes, users could not log in”.
    pub(super) fn opens(&self, start: usize, end: usize) -> Option<&'static str> {
        if !(0..start).all(|it| self.fillers.get(it) == Some(&true)) {
            return None;
        }
        let next = if self.sentence.word(end) == "," { end + 1 } else { end };
        self.words.ranges.iter().find_map(|cue| {
            let end = self.any_after(&cue.after, next)?;
            (!self.is_limited(end)).then_some(cue.of.as_str())
        })
    }

    /// Whether a word not far behind the token `end` says that this is not about the whole incident.
    pub(super) fn is_limited(&self, end: usize) -> bool {
        let vetoes = &self.words.veto_before;
        (end..end + VETO_REACH).any(|it| vetoes.has(self.sentence.word(it)))
    }
}
