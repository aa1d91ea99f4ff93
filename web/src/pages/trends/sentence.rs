//! Warnings in words: what they rest on, and what to do about them.

use afterword_core::statistics::ShownChance;
use afterword_core::trends::{Evidence, NotTaken, Recommended, WarningKind};
use afterword_ui::words::{Text, decimal, word};
use chrono::NaiveDate;

/// What warnings of a kind are called.
pub(super) fn kind(kind: WarningKind) -> &'static str {
    let name: &Text = match kind {
        WarningKind::BudgetNearExhaustion => &word::WARNING_BUDGET,
        WarningKind::FactorReturned => &word::WARNING_RETURNED,
        WarningKind::RateRose => &word::WARNING_RATE,
        WarningKind::OverdueAgainstRecurring => &word::WARNING_OVERDUE,
        WarningKind::FoundByCustomers => &word::WARNING_CUSTOMERS,
    };
    name.text()
}

/// What to do.
pub(super) fn recommended(it: Recommended) -> &'static str {
    let advice: &Text = match it {
        Recommended::SlowChanges => &word::ADVICE_SLOW_CHANGES,
        Recommended::StrengthenActions => &word::ADVICE_STRENGTHEN,
        Recommended::ReviewService => &word::ADVICE_REVIEW,
        Recommended::FinishActions => &word::ADVICE_FINISH,
        Recommended::AddAlerts => &word::ADVICE_ALERTS,
    };
    advice.text()
}

/// Why nothing is done.
pub(super) fn reason(it: NotTaken) -> &'static str {
    let reason: &Text = match it {
        NotTaken::FalseAlarm => &word::DISMISS_FALSE_ALARM,
        NotTaken::Known => &word::DISMISS_KNOWN,
        NotTaken::Accepted => &word::DISMISS_ACCEPTED,
    };
    reason.text()
}

/// What a warning rests on, in a sentence with its figures.
pub(super) fn evidence(it: &Evidence, n_actions: usize) -> String {
    match it {
        Evidence::RateRose { service, lately, before, p } => word::EVIDENCE_RATE.fill(&[
            ("service", service),
            ("lately", &lately.0),
            ("weeks", &weeks(lately.1)),
            ("before", &before.0),
            ("weeks-before", &weeks(before.1)),
            ("p", &chance(*p)),
        ]),
        Evidence::FactorReturned { factor, words, closed, returned } => {
            let said = word::EVIDENCE_RETURNED.fill(&[
                ("factor", factor),
                ("returned", &day(*returned)),
                ("closed", &day(*closed)),
            ]);
            with_words(said, words)
        }
        Evidence::OverdueAgainstRecurring { factor, incidents, days } => word::EVIDENCE_OVERDUE
            .count_and(n_actions, &[("factor", factor), ("incidents", incidents), ("days", days)]),
        Evidence::FoundByCustomers { found, interval } => word::EVIDENCE_CUSTOMERS.fill(&[
            ("hits", &found.hits),
            ("of", &found.of),
            ("low", &percent(interval.low)),
            ("high", &percent(interval.high)),
        ]),
        Evidence::BudgetNearExhaustion { service, spent, window_days } => word::EVIDENCE_BUDGET
            .fill(&[
                ("service", service),
                ("spent", &percent(*spent as f64 / 1e6)),
                ("days", window_days),
            ]),
    }
}

/// What was said, and the words by which it was known again.
fn with_words(said: String, words: &[String]) -> String {
    match words {
        [] => said,
        words => format!("{said} {}", word::SHARED_WORDS.fill(&[("words", &words.join(", "))])),
    }
}

pub(super) fn day(day: NaiveDate) -> String {
    word::DATE_DAY_MON_YEAR.day(day)
}

fn weeks(weeks: f64) -> String {
    (weeks.round() as u32).to_string()
}

pub(super) fn percent(share: f64) -> String {
    ((share * 100.0).round() as u64).to_string()
}

fn chance(p: f64) -> String {
    let ShownChance { is_less, number, digits } = ShownChance::of(p);
    // By way of whole numbers: writing floats is kilobytes of WebAssembly.
    let scale = 10_u64.pow(digits.into());
    let parts = (number * scale as f64).round() as u64;
    let (whole, rest, width) = (parts / scale, parts % scale, usize::from(digits));
    let sign = if is_less { "<" } else { "=" };
    format!("{sign} {}", decimal(&format!("{whole}.{rest:0width$}")))
}
