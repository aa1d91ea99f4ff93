//! The two sides of a claim: what the text says, and what is known.

use super::check::{ENDS, MINUTE, Verdict, fits_span, span_seconds};
use super::known::{Candidate, Known};
use super::lengths::{Lengths, closest, fits_pair};
use super::{Amount, Bound, Claim, Clock, Contradiction, Place, Recorded, Said, Topic};
use crate::Postmortem;
use crate::postmortem::{MetricCatalogue, MomentKey};
use crate::time::Instant;

/// What claims are compared with.
pub(super) struct Sides<'a> {
    postmortem: &'a Postmortem,
    known: &'a Known,
    lengths: Vec<Lengths<'a>>,
}

impl<'a> Sides<'a> {
    pub(super) fn new(
        postmortem: &'a Postmortem,
        catalogue: &MetricCatalogue,
        known: &'a Known,
        claims: &'a [Claim],
    ) -> Self {
        let mut lengths: Vec<Lengths<'a>> = Vec::new();
        for claim in claims {
            if let Topic::Metric(metric) = &claim.topic
                && !lengths.iter().any(|it| it.metric == metric)
            {
                lengths.push(Lengths::of(metric, postmortem, catalogue, known));
            }
        }
        Self { postmortem, known, lengths }
    }

    pub(super) fn verdict(&self, claim: &Claim) -> Verdict {
        let impact = &self.postmortem.impact;
        let percent = |it: crate::amount::Share| f64::from(it.millionths()) / 10_000.0;
        match (&claim.topic, claim.said) {
            (Topic::Metric(metric), Said::Length(length)) => self.length(metric, &length),
            (Topic::Metric(_), Said::Clocks { from, to }) => self.clocks(from, to),
            (Topic::Moment(key), Said::Clock(clock)) => self.moment(key, |at| clock.fits(at)),
            (Topic::Moment(key), Said::Day(day)) => {
                self.moment(key, |at| at.date_naive() == day || at.naive_utc().date() == day)
            }
            (Topic::Span { from, to }, Said::Length(length)) => {
                if fits_span(&length, *from, *to) {
                    Verdict::Agreed
                } else {
                    Verdict::Contradicted(Recorded::Figure(span_seconds(*from, *to)))
                }
            }
            (Topic::UsersShare, Said::Share(share)) => {
                figure(&share, impact.users_share.map(percent), 1.0)
            }
            (Topic::RequestsShare, Said::Share(share)) => {
                figure(&share, impact.requests_share.map(percent), 1.0)
            }
            (Topic::Users, Said::Count(count)) => {
                #[allow(clippy::cast_precision_loss, reason = "a count of users is below 2^53")]
                let users = impact.users.map(|it| it as f64);
                figure(&count, users, 0.0)
            }
            _ => Verdict::Open,
        }
    }

    fn length(&self, metric: &str, said: &Amount) -> Verdict {
        let Some(lengths) = self.lengths.iter().find(|it| it.metric == metric) else {
            return Verdict::Open;
        };
        match lengths.recorded(said) {
            None => Verdict::Open,
            Some(_) if lengths.agree_with(said) => Verdict::Agreed,
            Some(recorded) => Verdict::Contradicted(recorded),
        }
    }

    /// Whether an outage may have been from one time of day to another.
    fn clocks(&self, from: Clock, to: Clock) -> Verdict {
        let starts: Vec<&Candidate> = self.known.times(&MomentKey::ImpactStarted).collect();
        let ends: Vec<&Candidate> = ENDS.iter().flat_map(|it| self.known.times(it)).collect();
        let miss = |clock: Clock, candidates: &[&Candidate]| {
            let is_near = candidates.iter().any(|it| clock.fits(it.at) || it.is_about);
            candidates
                .first()
                .filter(|_| !is_near)
                .map(|it| Recorded::Moment(it.key.clone(), it.at))
        };
        match miss(from, &starts).or_else(|| miss(to, &ends)) {
            Some(recorded) => Verdict::Contradicted(recorded),
            None if starts.is_empty() || ends.is_empty() => Verdict::Open,
            None => Verdict::Agreed,
        }
    }

    fn moment(&self, key: &MomentKey, fits: impl Fn(Instant) -> bool) -> Verdict {
        let mut times = self.known.times(key).peekable();
        match times.peek() {
            None => Verdict::Open,
            Some(first) => {
                let recorded = Recorded::Moment(key.clone(), first.at);
                let is_told = times.any(|it| it.is_about || fits(it.at));
                if is_told { Verdict::Agreed } else { Verdict::Contradicted(recorded) }
            }
        }
    }

    pub(super) fn contradiction(&self, claim: &Claim, recorded: Recorded) -> Contradiction {
        let fits = match (&claim.topic, claim.said) {
            (Topic::Metric(_), Said::Length(length)) => self.explanation(&length),
            _ => None,
        };
        Contradiction { claim: claim.clone(), written: self.words_of(claim), recorded, fits }
    }

    fn words_of(&self, claim: &Claim) -> String {
        let text = claim.place.text(self.postmortem).and_then(|it| it.get(claim.range.clone()));
        text.unwrap_or("").to_owned()
    }

    /// The moments between which the length would be right; of several, those that it fits best.
    fn explanation(&self, said: &Amount) -> Option<(MomentKey, MomentKey)> {
        if matches!(said.bound, Bound::AtMost | Bound::AtLeast) {
            return None;
        }
        // An approximate figure fits too many pairs to explain anything.
        let said = &Amount { bound: Bound::Exact, ..*said };
        let mut fitting = Vec::new();
        for (n, from) in MomentKey::OFFERED.iter().enumerate().rev() {
            for to in &MomentKey::OFFERED[n + 1..] {
                let pairs = self.known.pairs(&[from], &[to]);
                fitting.extend(pairs.into_iter().filter(|it| fits_pair(said, it)));
            }
        }
        closest(said, &fitting).map(|(from, to)| (from.key.clone(), to.key.clone()))
    }

    /// Claims with nothing recorded beside them, compared with each other; of shares, also those that are as `recorded`.
    pub(super) fn among_themselves(
        &self,
        open: &[&Claim],
        recorded: &[&Claim],
    ) -> Vec<Contradiction> {
        let mut found = Vec::new();
        let mut topics: Vec<&Topic> = Vec::new();
        for claim in open.iter().filter(|it| is_figure(it)) {
            if !topics.contains(&&claim.topic) {
                topics.push(&claim.topic);
            }
        }
        for topic in topics {
            let same: Vec<&Claim> = open.iter().filter(|it| it.topic == *topic).copied().collect();
            found.extend(self.two_figures(&of_the_whole(&same)));
        }
        found.extend(self.similar_shares(&[recorded, open].concat()));
        found
    }

    /// Two figures for one thing; three or more are told of several incidents, or of a development.
    fn two_figures(&self, claims: &[&Claim]) -> Option<Contradiction> {
        let (first, rest) = claims.split_first()?;
        let other = rest.iter().find(|it| !agrees(first, it))?;
        let is_third = |it: &&&Claim| !agrees(first, it) && !agrees(other, it);
        if rest.iter().any(|it| is_third(&it)) {
            return None;
        }
        Some(self.against(other, first))
    }

    /// A share of users and a rate of errors that differ by little: probably one figure, told twice.
    fn similar_shares(&self, claims: &[&Claim]) -> Option<Contradiction> {
        let of = |topic: Topic| {
            let same = claims.iter().filter(|it| it.topic == topic);
            once(&of_the_whole(&same.copied().collect::<Vec<&Claim>>()))
        };
        let (users, errors) = (of(Topic::UsersShare), of(Topic::ErrorsShare));
        let ([users], [errors]) = (users.as_slice(), errors.as_slice()) else { return None };
        let (Said::Share(a), Said::Share(b)) = (users.said, errors.said) else { return None };
        let is_similar = a.middle() * 1.5 >= b.middle() && b.middle() * 1.5 >= a.middle();
        (is_similar && !agrees(users, errors)).then(|| self.against(users, errors))
    }

    fn against(&self, claim: &Claim, other: &Claim) -> Contradiction {
        let recorded = Recorded::Claim(Box::new(other.clone()), self.words_of(other));
        Contradiction { claim: claim.clone(), written: self.words_of(claim), recorded, fits: None }
    }
}

fn figure(said: &Amount, recorded: Option<f64>, reading: f64) -> Verdict {
    match recorded {
        None => Verdict::Open,
        Some(recorded) if said.fits(recorded, reading) => Verdict::Agreed,
        Some(recorded) => Verdict::Contradicted(Recorded::Figure(recorded)),
    }
}

/// Whether the claim is a figure that another may differ from.
fn is_figure(claim: &Claim) -> bool {
    !matches!(claim.topic, Topic::Span { .. } | Topic::Moment(_))
}

/// What a single entry measures is a measurement; what several measure is a development and no claim about the whole.
fn of_the_whole<'a>(claims: &[&'a Claim]) -> Vec<&'a Claim> {
    let is_entry = |it: &&&Claim| matches!(it.place, Place::Entry(_));
    let is_single = claims.iter().filter(is_entry).count() <= 1;
    claims.iter().filter(|it| is_single || !is_entry(it)).copied().collect()
}

/// The first of those that all say the same; all of those that do not.
fn once<'a>(claims: &[&'a Claim]) -> Vec<&'a Claim> {
    match claims {
        [first, rest @ ..] if rest.iter().all(|it| agrees(first, it)) => vec![first],
        _ => claims.to_vec(),
    }
}

fn agrees(a: &Claim, b: &Claim) -> bool {
    match (a.said, b.said) {
        (Said::Length(a), Said::Length(b)) => a.agrees_with(&b, MINUTE),
        (Said::Share(a), Said::Share(b)) => a.agrees_with(&b, 0.0),
        (Said::Count(a), Said::Count(b)) => a.agrees_with(&b, 0.0),
        _ => true,
    }
}
