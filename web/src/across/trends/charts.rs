//! The charts of trends, from the records of incidents to pictures.

use std::rc::Rc;

use afterword_core::chart::{self, Chart, ChartStyle, Drawn};
use afterword_core::draw::Words;
use afterword_core::severity::SeverityScheme;
use afterword_core::time::Instant;
use afterword_core::trends::{
    Bin, Dimension, Incident, Period, ResponseSummary, Rest, Scope, Step, counts, culture,
    factor_pareto, forecast, known_period, promises_kept, response_times, rhythm, series,
    track_record, trend, weekly_rate,
};
use afterword_core::workflow::WorkflowPolicy;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Looked;
use crate::across::World;

/// What charts are about; they stand together on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Theme {
    /// How many incidents there are, and are to be expected.
    HowOften,
    /// What they have in common.
    OfWhat,
    /// How long they take, and whether that is as promised.
    HowLong,
    /// How postmortems are gone about.
    Culture,
}

impl Theme {
    /// All of them, in the order in which they are read.
    const ALL: [Self; 4] = [Self::HowOften, Self::OfWhat, Self::HowLong, Self::Culture];
}

/// Whether the chart of that name takes the whole width of the page: it goes over time.
pub(crate) fn is_wide(key: &str) -> bool {
    key == "by-period" || key == "forecast" || key.starts_with("response-time-to-")
}

/// Whatever is drawn by lot is drawn the same each time.
const SEED: u64 = 0x7e4d;

/// Of more periods the response times are not drawn; incidents of earlier ones count in the figures of all.
const MOST_PERIODS: usize = 24;

/// A file is as wide as a page of paper shows well.
const FILE_WIDTH: f64 = 760.0;

/// The incidents that are looked at, and what else charts are made from.
pub(in crate::across) struct Basis<'a> {
    looked: &'a Looked,
    pub(super) selected: Vec<&'a Incident>,
    /// All of the same team, service and tag, whenever they were.
    ever: Vec<&'a Incident>,
    /// The days that are looked at and known.
    pub(super) known: Option<Period>,
    /// The days up to the end of what is looked at.
    history: Option<Period>,
    /// The days that are looked at, from the first incident up to today: what is known of today is not all of it.
    seen: Option<Period>,
    pub(super) today: NaiveDate,
    now: Instant,
    policy: WorkflowPolicy,
    scheme: &'a SeverityScheme,
    words: &'a Words,
}

impl<'a> Basis<'a> {
    pub(in crate::across) fn of(
        world: &'a World,
        looked: &'a Looked,
        now: Instant,
        words: &'a Words,
    ) -> Self {
        let today = now.date_naive();
        let whenever = Scope { period: None, ..looked.scope.clone() };
        let ever = whenever.select(world.incidents());
        let period = looked.scope.period;
        let is_then = |it: &&&Incident| {
            period.is_none_or(|period| it.day().is_some_and(|day| period.holds(day)))
        };
        let history = known_period(&ever, today).and_then(|it| {
            let until = period.map_or(it.until, |period| it.until.min(period.until));
            (it.from < until).then(|| Period::new(it.from, until))
        });
        let known = history.and_then(|it| {
            let from = period.map_or(it.from, |period| it.from.max(period.from));
            (from < it.until).then(|| Period::new(from, it.until))
        });
        let first = ever.iter().filter_map(|it| it.day()).min();
        let seen = first.and_then(|first| {
            let tomorrow = today.succ_opt().unwrap_or(today);
            let from = period.map_or(first, |it| it.from.max(first));
            let until = period.map_or(tomorrow, |it| it.until.min(tomorrow));
            (from < until).then(|| Period::new(from, until))
        });
        Self {
            looked,
            seen,
            selected: ever.iter().filter(is_then).copied().collect(),
            ever,
            known,
            history,
            today,
            now,
            policy: WorkflowPolicy::shipped(),
            scheme: &world.scheme,
            words,
        }
    }

    fn bins(&self, range: Option<Period>, step: Step) -> Vec<Bin> {
        range.map(|it| series(&self.ever, step, it)).unwrap_or_default()
    }

    /// What the whole periods `bins` leave out of `incidents`.
    fn rest(&self, incidents: &[&Incident], bins: &[Bin]) -> Rest {
        let nothing = Period::new(self.today, self.today);
        Rest::of(incidents, self.looked.step, self.seen.unwrap_or(nothing), bins)
    }

    pub(in crate::across) fn by_period(&self) -> Chart {
        let step = self.looked.step;
        let bins = self.bins(self.known, step);
        let rest = self.rest(&self.selected, &bins);
        let nothing = Period::new(self.today, self.today);
        let weeks = self.bins(self.known, Step::Week);
        let rate = weekly_rate(&self.selected, self.known.unwrap_or(nothing), &weeks);
        chart::by_period(&bins, &rest, step, &rate, &trend(&bins), self.words)
    }

    /// A forecast knows all that was before it, whichever days are looked at.
    fn forecast(&self) -> Chart {
        let step = self.looked.step;
        let bins = self.bins(self.history, step);
        let end = bins.last().map(|it| it.period.until);
        let next = step.around(end.unwrap_or(self.today));
        let chart = chart::forecast(&track_record(&bins), &forecast(&bins, next), step, self.words);
        let is_narrowed = self.looked.scope.period.is_some();
        if is_narrowed { chart.of_all_before(self.words) } else { chart }
    }

    fn by(&self, dimension: Dimension) -> Chart {
        chart::by_dimension(dimension, &counts(&self.selected, dimension), self.words)
    }

    pub(in crate::across) fn response_by_period(&self) -> Chart {
        let Looked { step, time, .. } = *self.looked;
        let bins = self.bins(self.known, step);
        let last = &bins[bins.len().saturating_sub(MOST_PERIODS)..];
        let has_time = |it: &&&Incident| it.time(time).minutes().is_some();
        let timed: Vec<&Incident> = self.selected.iter().filter(has_time).copied().collect();
        let rest = self.rest(&timed, last);
        let parts = rest.parts.iter().map(|it| (it.bin.period, it.days));
        let mut shown: Vec<(Period, Period)> =
            last.iter().map(|it| (it.period, it.period)).chain(parts).collect();
        shown.sort_unstable();
        let mut of_each: Vec<Vec<&Incident>> = vec![Vec::new(); shown.len()];
        for incident in &self.selected {
            let Some(day) = incident.day() else { continue };
            let at = shown.partition_point(|it| it.0.until <= day);
            if shown.get(at).is_some_and(|it| it.1.holds(day)) {
                of_each[at].push(incident);
            }
        }
        let summary = |it: &Vec<&Incident>| ResponseSummary::of(it, time, SEED);
        let periods: Vec<(Period, ResponseSummary)> =
            shown.iter().map(|it| it.0).zip(of_each.iter().map(summary)).collect();
        chart::response_by_period(time, &periods, &rest, step, self.words)
    }

    fn of_theme(&self, theme: Theme) -> Vec<Chart> {
        match theme {
            Theme::HowOften => vec![self.by_period(), self.forecast()],
            Theme::OfWhat => {
                let counted = [
                    Dimension::Severity,
                    Dimension::Service,
                    Dimension::Detection,
                    Dimension::Team,
                    Dimension::Tag,
                    Dimension::Category,
                ];
                let factors = chart::factors(&factor_pareto(&self.selected), self.words);
                let when = chart::rhythm(&rhythm(&self.selected), self.words);
                let counted = counted.into_iter().map(|it| self.by(it));
                counted.chain([factors, when]).collect()
            }
            Theme::HowLong => {
                let times: [ResponseSummary; 4] = response_times(&self.selected, SEED);
                let kept = promises_kept(&self.selected, self.scheme);
                vec![
                    self.response_by_period(),
                    chart::response_times(&times, self.words),
                    chart::promises_kept(&kept, self.words),
                ]
            }
            Theme::Culture => {
                let found = culture(&self.selected, &self.policy, self.now);
                vec![
                    chart::culture(&found, self.words),
                    chart::action_kinds(&found.kinds, found.kind_unknown, self.words),
                ]
            }
        }
    }
}

/// All charts for the page, which says what stands beside the pictures.
pub(super) fn drawn(basis: &Basis<'_>, widths: [u32; 2]) -> Vec<(Theme, Vec<Rc<Drawn>>)> {
    let draw = |chart: Chart| {
        let width = f64::from(widths[usize::from(is_wide(&chart.key))]);
        let style = ChartStyle { width, has_text: false, words: basis.words };
        Rc::new(Drawn::of(chart, style))
    };
    Theme::ALL.map(|it| (it, basis.of_theme(it).into_iter().map(draw).collect())).into()
}

/// The chart called `key` with all that is said of it.
pub(super) fn for_file(basis: &Basis<'_>, key: &str) -> Option<Drawn> {
    let chart =
        Theme::ALL.into_iter().flat_map(|it| basis.of_theme(it)).find(|it| it.key == key)?;
    let style = ChartStyle { width: FILE_WIDTH, has_text: true, words: basis.words };
    Some(Drawn::of(chart, style))
}
