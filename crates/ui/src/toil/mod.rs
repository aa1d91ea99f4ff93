//! Toil: what people do by hand, as a ledger, and each activity as a form that answers back.

mod activity;
mod assumptions;
mod capacity;
mod figures;
mod ladder;
mod ledger;
mod origin;
mod overview;
mod progress;
mod project;
mod quick;
mod ranking;
mod removed;
mod report;
mod schedule;
mod swings;
mod verdict;
mod week;
mod weeks;

pub use activity::{ActivityForm, ActivityFormProps, name_id};
pub use assumptions::{AssumptionsForm, AssumptionsFormProps};
pub use capacity::{CapacityForm, CapacityFormProps};
pub use figures::{RegisterFigures, RegisterFiguresProps};
pub use ladder::{Ladder, LadderProps};
pub use ledger::{Ledger, LedgerProps};
pub use origin::{OriginNote, OriginNoteProps, OriginState};
pub use overview::{Argued, ArguedProps, Most, MostProps, SprintsTable, SprintsTableProps};
pub use progress::{Progress, ProgressProps};
pub use project::{ProjectForm, ProjectFormProps, project_name_id};
pub use quick::{Worth, WorthProps};
pub use ranking::{Ranking, RankingProps, RealisedTable, RealisedTableProps};
pub use removed::{RemovedLine, RemovedToil, RemovedToilProps};
pub use report::{ActionProject, ActionProjectProps, ProjectLink, ProjectOfAction, report_words};
pub use schedule::{ScheduleTable, ScheduleTableProps};
pub use swings::swing_rows;
pub use verdict::{Verdict, VerdictProps};
pub use week::{WeekForm, WeekFormProps, week_id};
pub use weeks::{Standing, StandingProps, WeeksTable, WeeksTableProps};

use afterword_core::amount::{Currency, Money, Share, count_written};
use afterword_core::toil::{Activity, Assumptions, Unit, seconds_written};

use crate::words::{InWords as _, decimal, decimal_mark, money, word};

/// Hours as people read them: to a tenth where they are few.
pub fn hours(hours: f64) -> String {
    let tenths = (hours * 10.0).round() as u64;
    let mark = decimal_mark();
    let figure = match (tenths < 1_000, tenths % 10) {
        (true, tenth) if tenth > 0 => format!("{}{}{tenth}", tenths / 10, mark.decimal()),
        _ => count_written(hours.round() as u64, mark),
    };
    word::TOIL_HOURS.fill(&[("n", &figure)])
}

/// What so many hours cost, in whole units; `None` where nobody has said what one costs.
fn cost(hours: f64, assumptions: &Assumptions) -> Option<String> {
    let hourly = assumptions.hourly?;
    Some(sum(hours * hourly.hundredths as f64 / 100.0, hourly.currency))
}

/// A sum in whole units.
fn sum(units: f64, currency: Currency) -> String {
    money(Money { hundredths: units.max(0.0).round() as u64 * 100, currency })
}

/// A sum that may be below nothing, in its unit.
fn signed(value: f64, unit: Unit) -> String {
    let figure = match unit {
        Unit::Hours => hours(value.abs()),
        Unit::Money(currency) => sum(value.abs(), currency),
    };
    if value <= -0.05 { format!("−{figure}") } else { figure }
}

/// A share of one to a tenth of a percent: `64.6 %`.
fn percent(share: f64) -> String {
    let tenths = (share * 1_000.0).round() as i64;
    let sign = if tenths < 0 { "−" } else { "" };
    let tenths = tenths.unsigned_abs();
    let mark = decimal_mark();
    let whole = count_written(tenths / 10, mark);
    match tenths % 10 {
        0 => format!("{sign}{whole} %"),
        tenth => format!("{sign}{whole}{}{tenth} %", mark.decimal()),
    }
}

/// A share as somebody set it.
fn share(share: Share) -> String {
    decimal(&share.to_string())
}

/// What people call an activity.
pub fn named(activity: &Activity) -> &str {
    match activity.name.trim() {
        "" => word::TOIL_UNNAMED.text(),
        name => name,
    }
}

/// How often an activity comes, and how long each takes, as the ledger says it.
pub fn rhythm_and_time(activity: &Activity) -> [String; 2] {
    let unknown = || word::TOIL_NOT_KNOWN.text().to_owned();
    let often = activity.rhythm.map_or_else(unknown, |rhythm| {
        word::TOIL_TIMES.fill(&[("n", &rhythm.count), ("period", &rhythm.per.in_words())])
    });
    [often, activity.seconds.map_or_else(unknown, seconds_written)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_below_a_hundred_have_their_tenths_so_that_sums_add_up() {
        let check = |figure: f64, written: &str| assert_eq!(hours(figure), written);
        check(10.5, "10.5 h");
        check(10.0, "10 h");
        check(99.94, "99.9 h");
        check(99.96, "100 h");
        check(100.5, "101 h");
        check(5_200.0, "5,200 h");
    }

    #[test]
    fn shares_above_a_thousand_percent_have_their_thousands_parted() {
        let written = [0.646, 13.88, -13.885, 0.5].map(percent);
        assert_eq!(written, ["64.6 %", "1,388 %", "−1,388.5 %", "50 %"]);
    }
}
