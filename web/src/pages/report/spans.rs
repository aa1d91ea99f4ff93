//! The choice of a month or a quarter.

use afterword_core::trends::{ReportSpan, Step};
use afterword_ui::fields::Select;
use afterword_ui::words::{use_words, word};
use chrono::NaiveDate;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct SpanChoiceProps {
    pub(super) today: NaiveDate,
    /// The day of the first incident, where that is known.
    pub(super) first: Option<NaiveDate>,
    pub(super) span: ReportSpan,
    pub(super) on_span: Callback<ReportSpan>,
}

/// So far back one can choose whatever is on record.
const MONTHS: usize = 24;
const QUARTERS: usize = 12;

/// So far back at most, in years: a date that was mistyped is no reason for a list of centuries.
const MOST_YEARS: usize = 40;

/// By month or by quarter, and which one.
#[component]
pub(super) fn SpanChoice(props: &SpanChoiceProps) -> Html {
    use_words();
    let SpanChoiceProps { today, first, span, on_span } = props;
    let kinds = [
        (false, AttrValue::from(word::REPORT_MONTH.text())),
        (true, AttrValue::from(word::REPORT_QUARTER.text())),
    ];
    let on_kind = {
        let first = span.period().from;
        on_span.reform(move |is_quarter| match is_quarter {
            true => ReportSpan::quarter(first),
            false => ReportSpan::month(first),
        })
    };
    let options: Vec<(ReportSpan, AttrValue)> =
        offered(*span, *today, *first).into_iter().map(|it| (it, name(it).into())).collect();
    let is_quarter = span.step() == Step::Quarter;
    html! {
        <div class="span-choice" role="group" aria-label={word::REPORT_SPAN.text()}>
            { Select::new(word::REPORT_KIND.text(), is_quarter, kinds, on_kind).hide_label(true).html() }
            { Select::new(word::REPORT_SPAN.text(), *span, options, on_span.clone()).hide_label(true).html() }
        </div>
    }
}

/// Those of its kind back to that of the first incident, the one that today is in first; `span` too where it is longer ago.
fn offered(span: ReportSpan, today: NaiveDate, first: Option<NaiveDate>) -> Vec<ReportSpan> {
    let (mut next, least, most) = match span.step() {
        Step::Quarter => (ReportSpan::quarter(today), QUARTERS, MOST_YEARS * 4),
        Step::Week | Step::Month => (ReportSpan::month(today), MONTHS, MOST_YEARS * 12),
    };
    let mut all = Vec::new();
    while all.len() < least || all.len() < most && first.is_some_and(|it| it < next.period().until)
    {
        all.push(next);
        next = next.before();
    }
    if !all.contains(&span) {
        all.push(span);
    }
    all
}

fn name(span: ReportSpan) -> String {
    match span.step() {
        Step::Quarter => {
            word::REPORT_QUARTER_OF.fill(&[("n", &span.number()), ("year", &span.year())])
        }
        Step::Week | Step::Month => word::DATE_MONTH_YEAR.day(span.period().from),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_that_is_shown_can_be_seen_among_those_that_are_offered() {
        let today = "2026-11-22".parse().unwrap();
        let old = ReportSpan::read("2019-Q1", today).unwrap();
        let all = offered(old, today, None);
        assert_eq!((all.len(), all[0].key().as_str(), all[12]), (13, "2026-Q4", old));
        let month = ReportSpan::month(today);
        assert_eq!(offered(month, today, None).len(), 24);
        assert_eq!(offered(month, today, None)[1].key(), "2026-10");
    }
    #[test]
    fn every_period_back_to_the_first_incident_is_offered() {
        let today = "2026-11-22".parse().unwrap();
        let offered = |span, first: &str| offered(span, today, Some(first.parse().unwrap()));
        let quarters = offered(ReportSpan::quarter(today), "2019-03-31");
        assert_eq!(quarters.last().unwrap().key(), "2019-Q1");
        assert_eq!(quarters.len(), 32);
        let months = offered(ReportSpan::month(today), "2019-03-31");
        assert_eq!((months.len(), months[92].key().as_str()), (93, "2019-03"));
        assert_eq!(offered(ReportSpan::month(today), "2026-09-25").len(), 24);
        assert_eq!(offered(ReportSpan::month(today), "0001-01-01").len(), 480);
    }
}
