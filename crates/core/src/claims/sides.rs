//! The two sides of a claim: what the text says, and what is known.

use chrono::TimeDelta;

use super::check::{ENDS, MINUTE, Verdict, fits_span, span_seconds};
use super::known::{Candidate, Known};
use super::{Amount, Bound, Claim, Clock, Contradiction, Place, Recorded, Said, Topic};
use crate::Postmortem;
use crate::postmortem::{MetricCatalogue, MetricDefinition, MetricValue, MomentKey};

/// What claims are compared with.
pub(super) struct Sides<'a> {
    pub(super) postmortem: &'a Postmortem,
    pub(super) catalogue: &'a MetricCatalogue,
    pub(super) known: Known,
}

impl Sides<'_> {
    pub(super) fn verdict(&self, claim: &Claim) -> Verdict {
        let impact = &self.postmortem.impact;
        let percent = |it: crate::amount::Share| f64::from(it.millionths()) / 10_000.0;
        match (&claim.topic, claim.said) {
            (Topic::Metric(metric), Said::Length(length)) => self.length(metric, &length),
            (Topic::Metric(_), Said::Clocks { from, to }) => self.clocks(from, to),
            (Topic::Moment(key), Said::Clock(clock)) => self.moment(key, clock),
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
        let definitions = self.catalogue.definitions_of(metric);
        let measured = definitions.iter().filter_map(|it| it.measure(self.postmortem).length());
        let is_measured = |it: TimeDelta| said.fits(seconds(it), MINUTE);
        if measured.into_iter().any(is_measured) {
            return Verdict::Agreed;
        }
        let keys = |ends: fn(&MetricDefinition) -> &Vec<MomentKey>| {
            let mut keys: Vec<&MomentKey> = definitions.iter().flat_map(|it| ends(it)).collect();
            keys.dedup();
            keys
        };
        let ends = keys(|it| &it.to);
        let pairs = self.pairs(&keys(|it| &it.from), &ends);
        let Some((from, to)) = closest(said, &pairs) else { return Verdict::Open };
        if pairs.iter().any(|it| fits_pair(said, it)) || self.fits_an_unnamed_start(said, &ends) {
            return Verdict::Agreed;
        }
        let chosen = self.catalogue.chosen_for(metric).and_then(|it| self.chosen(it));
        Verdict::Contradicted(chosen.unwrap_or_else(|| recorded(from, to)))
    }

    /// Where nobody says when the impact began, any entry before the detection may be its beginning.
    fn fits_an_unnamed_start(&self, said: &Amount, ends: &[&MomentKey]) -> bool {
        if self.known.times(&MomentKey::ImpactStarted).next().is_some() {
            return false;
        }
        let Some(noticed) = self.known.times(&MomentKey::Detected).map(|it| it.at).min() else {
            return false;
        };
        let ends: Vec<&Candidate> = ends.iter().flat_map(|it| self.known.times(it)).collect();
        let entries = self.postmortem.timeline.iter().filter_map(|it| it.time.start());
        let mut starts = entries.filter(|it| *it <= noticed);
        starts.any(|start| ends.iter().any(|it| said.fits(seconds(it.at - start), MINUTE)))
    }

    /// What the definition in use measures.
    fn chosen(&self, definition: &MetricDefinition) -> Option<Recorded> {
        let MetricValue::Recorded { length, from, to } = definition.measure(self.postmortem) else {
            return None;
        };
        let (start, end) = (self.postmortem.instant_of(&from)?, self.postmortem.instant_of(&to)?);
        Some(Recorded::Length { length, from: (from, start), to: (to, end) })
    }

    /// Every way to go from one of `from` to one of `to` forwards in time.
    fn pairs(&self, from: &[&MomentKey], to: &[&MomentKey]) -> Vec<(&Candidate, &Candidate)> {
        let mut pairs = Vec::new();
        for start in from.iter().flat_map(|it| self.known.times(it)) {
            let ends = to.iter().flat_map(|it| self.known.times(it));
            pairs.extend(ends.filter(|it| it.at >= start.at).map(|end| (start, end)));
        }
        pairs
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

    fn moment(&self, key: &MomentKey, said: Clock) -> Verdict {
        let mut times = self.known.times(key).peekable();
        match times.peek() {
            None => Verdict::Open,
            Some(first) => {
                let recorded = Recorded::Moment(key.clone(), first.at);
                let is_told = times.any(|it| it.is_about || said.fits(it.at));
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
        let mut fitting = Vec::new();
        for (n, from) in MomentKey::OFFERED.iter().enumerate().rev() {
            for to in &MomentKey::OFFERED[n + 1..] {
                let pairs = self.pairs(&[from], &[to]);
                fitting.extend(pairs.into_iter().filter(|it| fits_pair(said, it)));
            }
        }
        closest(said, &fitting).map(|(from, to)| (from.key.clone(), to.key.clone()))
    }

    /// Claims with nothing recorded beside them, compared with each other.
    pub(super) fn among_themselves(&self, open: &[&Claim]) -> Vec<Contradiction> {
        let mut found = Vec::new();
        for (n, claim) in open.iter().enumerate() {
            let is_first = !open[..n].iter().any(|it| is_same_topic(it, claim));
            if is_first {
                let same: Vec<&Claim> =
                    open.iter().filter(|it| is_same_topic(it, claim)).copied().collect();
                found.extend(self.two_figures(&of_the_whole(&same)));
            }
        }
        found.extend(self.similar_shares(open));
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
    fn similar_shares(&self, open: &[&Claim]) -> Option<Contradiction> {
        let of = |topic: Topic| {
            let claims: Vec<&Claim> = open.iter().filter(|it| it.topic == topic).copied().collect();
            of_the_whole(&claims)
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

fn seconds(length: TimeDelta) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "300 years are below 2^53 seconds")]
    let seconds = length.num_seconds() as f64;
    seconds
}

fn recorded(from: &Candidate, to: &Candidate) -> Recorded {
    let (start, end) = ((from.key.clone(), from.at), (to.key.clone(), to.at));
    Recorded::Length { length: to.at - from.at, from: start, to: end }
}

fn fits_pair(said: &Amount, (from, to): &(&Candidate, &Candidate)) -> bool {
    let length = seconds(to.at - from.at);
    let reading = if from.is_about || to.is_about { (length / 4.0).max(MINUTE) } else { MINUTE };
    said.fits(length, reading)
}

/// The pair whose length is nearest to what is said; of equals the one with more recorded ends, then the first.
fn closest<'a>(
    said: &Amount,
    pairs: &[(&'a Candidate, &'a Candidate)],
) -> Option<(&'a Candidate, &'a Candidate)> {
    let rank = |(from, to): &(&Candidate, &Candidate)| {
        let n_told = u8::from(from.entry.is_some()) + u8::from(to.entry.is_some());
        ((seconds(to.at - from.at) - said.middle()).abs(), n_told)
    };
    let by_rank = |a: &(f64, u8), b: &(f64, u8)| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1));
    pairs.iter().min_by(|a, b| by_rank(&rank(a), &rank(b))).copied()
}

fn figure(said: &Amount, recorded: Option<f64>, reading: f64) -> Verdict {
    match recorded {
        None => Verdict::Open,
        Some(recorded) if said.fits(recorded, reading) => Verdict::Agreed,
        Some(recorded) => Verdict::Contradicted(Recorded::Figure(recorded)),
    }
}

fn is_same_topic(a: &Claim, b: &Claim) -> bool {
    let is_figure = !matches!(a.topic, Topic::Span { .. } | Topic::Moment(_));
    is_figure && a.topic == b.topic
}

/// What a single entry measures is a measurement; what several measure is a development and no claim about the whole.
fn of_the_whole<'a>(claims: &[&'a Claim]) -> Vec<&'a Claim> {
    let is_entry = |it: &&&Claim| matches!(it.place, Place::Entry(_));
    let is_single = claims.iter().filter(is_entry).count() <= 1;
    claims.iter().filter(|it| is_single || !is_entry(it)).copied().collect()
}

fn agrees(a: &Claim, b: &Claim) -> bool {
    match (a.said, b.said) {
        (Said::Length(a), Said::Length(b)) => a.agrees_with(&b, MINUTE),
        (Said::Share(a), Said::Share(b)) => a.agrees_with(&b, 0.0),
        (Said::Count(a), Said::Count(b)) => a.agrees_with(&b, 0.0),
        _ => true,
    }
}
