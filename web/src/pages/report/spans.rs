//! The choice of a month or a quarter.

use afterword_core::trends::{ReportSpan, Step};
use afterword_ui::fields::Select;
use afterword_ui::words::{use_words, word};
use chrono::NaiveDate;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct SpanChoiceProps {
    pub(super) today: NaiveDate,
    pub(super) span: ReportSpan,
    pub(super) on_span: Callback<ReportSpan>,
}

/// So far back one can choose from a list.
const MONTHS: usize = 24;
const QUARTERS: usize = 12;

/// By month or by quarter, and which one.
#[component]
pub(super) fn SpanChoice(props: &SpanChoiceProps) -> Html {
    use_words();
    let SpanChoiceProps { today, span, on_span } = props;
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
        offered(*span, *today).into_iter().map(|it| (it, name(it).into())).collect();
    let is_quarter = span.step() == Step::Quarter;
    html! {
        <div class="span-choice" role="group" aria-label={word::REPORT_SPAN.text()}>
            { Select::new(word::REPORT_KIND.text(), is_quarter, kinds, on_kind).hide_label(true).html() }
            { Select::new(word::REPORT_SPAN.text(), *span, options, on_span.clone()).hide_label(true).html() }
        </div>
    }
}

/// Those of its kind, the one that today is in first; `span` too where it is longer ago.
fn offered(span: ReportSpan, today: NaiveDate) -> Vec<ReportSpan> {
    let (mut next, many) = match span.step() {
        Step::Quarter => (ReportSpan::quarter(today), QUARTERS),
        Step::Week | Step::Month => (ReportSpan::month(today), MONTHS),
    };
    let mut all = Vec::with_capacity(many + 1);
    for _ in 0..many {
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
        let all = offered(old, today);
        assert_eq!((all.len(), all[0].key().as_str(), all[12]), (13, "2026-Q4", old));
        let month = ReportSpan::month(today);
        assert_eq!(offered(month, today).len(), 24);
        assert_eq!(offered(month, today)[1].key(), "2026-10");
    }
}
