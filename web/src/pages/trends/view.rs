//! What somebody looks at on the page of trends, as they chose it: kept for their next visit.

use afterword_core::trends::{Period, ResponseTime, Scope, Step};
use afterword_ui::words::{Text, word};
use chrono::{Datelike as _, Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::across::Looked;

/// Which days are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Span {
    #[default]
    All,
    Last90,
    Last365,
    ThisQuarter,
    LastQuarter,
    ThisYear,
    LastYear,
    /// Those of the person's own.
    Own,
}

impl Span {
    /// All of them, as they are offered.
    pub(super) const ALL: [Self; 8] = [
        Self::All,
        Self::Last90,
        Self::Last365,
        Self::ThisQuarter,
        Self::LastQuarter,
        Self::ThisYear,
        Self::LastYear,
        Self::Own,
    ];

    /// What it is called.
    pub(super) fn name(self) -> &'static str {
        let name: &Text = match self {
            Self::All => &word::TRENDS_SPAN_ALL,
            Self::Last90 => &word::TRENDS_SPAN_LAST_90,
            Self::Last365 => &word::TRENDS_SPAN_LAST_365,
            Self::ThisQuarter => &word::TRENDS_SPAN_THIS_QUARTER,
            Self::LastQuarter => &word::TRENDS_SPAN_LAST_QUARTER,
            Self::ThisYear => &word::TRENDS_SPAN_THIS_YEAR,
            Self::LastYear => &word::TRENDS_SPAN_LAST_YEAR,
            Self::Own => &word::TRENDS_SPAN_OWN,
        };
        name.text()
    }
}

/// What is looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct View {
    pub(super) span: Span,
    /// The first and the last of the person's own days.
    pub(super) from: Option<NaiveDate>,
    pub(super) to: Option<NaiveDate>,
    pub(super) team: Option<String>,
    pub(super) service: Option<String>,
    pub(super) tag: Option<String>,
    pub(super) step: Step,
    pub(super) time: ResponseTime,
}

impl Default for View {
    fn default() -> Self {
        let Looked { step, time, .. } = Looked::default();
        let (span, from, to) = (Span::All, None, None);
        Self { span, from, to, team: None, service: None, tag: None, step, time }
    }
}

impl View {
    /// What it comes to on the day `today`.
    pub(super) fn looked(&self, today: NaiveDate) -> Looked {
        let scope = Scope {
            period: self.period(today),
            team: self.team.clone(),
            service: self.service.clone(),
            tag: self.tag.clone(),
        };
        Looked { scope, step: self.step, time: self.time }
    }

    fn period(&self, today: NaiveDate) -> Option<Period> {
        let tomorrow = today.succ_opt().unwrap_or(today);
        let last = |days: u64| {
            let from = tomorrow.checked_sub_days(Days::new(days));
            Some(Period::new(from.unwrap_or(today), tomorrow))
        };
        let year = |year: i32| {
            let first = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(today);
            Some(Period::new(first(year), first(year + 1)))
        };
        let quarter = Step::Quarter.around(today);
        match self.span {
            Span::All => None,
            Span::Last90 => last(90),
            Span::Last365 => last(365),
            Span::ThisQuarter => Some(quarter),
            Span::LastQuarter => quarter.from.pred_opt().map(|it| Step::Quarter.around(it)),
            Span::ThisYear => year(today.year()),
            Span::LastYear => year(today.year() - 1),
            Span::Own => self.own(),
        }
    }

    /// Whether the person's own days end before they begin: then they are none.
    pub(super) fn is_turned_round(&self) -> bool {
        self.span == Span::Own && self.from.zip(self.to).is_some_and(|(from, to)| to < from)
    }

    /// The person's own days; an end that is left open is open.
    fn own(&self) -> Option<Period> {
        let until = self.to.and_then(|it| it.succ_opt());
        (self.from.is_some() || until.is_some()).then(|| {
            Period::new(self.from.unwrap_or(NaiveDate::MIN), until.unwrap_or(NaiveDate::MAX))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn period(span: Span) -> Option<Period> {
        let view = View { span, ..View::default() };
        view.looked(day("2026-11-22")).scope.period
    }

    #[test]
    fn presets_move_with_the_day() {
        let of = |from: &str, until: &str| Some(Period::new(day(from), day(until)));
        assert_eq!(period(Span::All), None);
        assert_eq!(period(Span::Last90), of("2026-08-25", "2026-11-23"));
        assert_eq!(period(Span::LastQuarter), of("2026-07-01", "2026-10-01"));
        assert_eq!(period(Span::ThisYear), of("2026-01-01", "2027-01-01"));
        assert_eq!(period(Span::LastYear), of("2025-01-01", "2026-01-01"));
    }

    #[test]
    fn own_days_may_be_open_and_the_last_one_counts() {
        let own = View { span: Span::Own, to: Some(day("2026-03-31")), ..View::default() };
        let period = own.looked(day("2026-11-22")).scope.period.unwrap();
        assert!(period.holds(day("2026-03-31")) && !period.holds(day("2026-04-01")));
        assert!(period.holds(day("1990-01-01")));
        assert_eq!(View { to: None, ..own }.looked(day("2026-11-22")).scope.period, None);
    }

    #[test]
    fn days_that_end_before_they_begin_are_told_from_others() {
        let of = |span, from: &str, to: &str| {
            let view = View { span, from: Some(day(from)), to: Some(day(to)), ..View::default() };
            view.is_turned_round()
        };
        assert!(of(Span::Own, "2026-03-02", "2026-03-01"));
        assert!(!of(Span::Own, "2026-03-02", "2026-03-02"), "one day");
        assert!(!of(Span::Last90, "2026-03-02", "2026-03-01"), "not looked at");
        let open = View { span: Span::Own, from: Some(day("2026-03-02")), ..View::default() };
        assert!(!open.is_turned_round());
    }

    #[test]
    fn a_look_that_another_version_kept_is_read_as_far_as_it_goes() {
        let view: View = serde_json::from_str(r#"{"span":"last90","step":"week"}"#).unwrap();
        assert_eq!((view.span, view.step, view.team), (Span::Last90, Step::Week, None));
    }
}
