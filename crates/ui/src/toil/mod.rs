//! Toil: what people do by hand, as a ledger, and each activity as a form that answers back.

mod activity;
mod assumptions;
mod figures;
mod ladder;
mod ledger;
mod origin;
mod quick;
mod removed;
mod report;

pub use activity::{ActivityForm, ActivityFormProps, name_id};
pub use assumptions::{AssumptionsForm, AssumptionsFormProps};
pub use figures::{RegisterFigures, RegisterFiguresProps};
pub use ladder::{Ladder, LadderProps};
pub use ledger::{Ledger, LedgerProps};
pub use origin::{OriginNote, OriginNoteProps, OriginState};
pub use quick::{Worth, WorthProps};
pub use removed::{RemovedLine, RemovedToil, RemovedToilProps};
pub use report::{ActionProject, ActionProjectProps, ProjectLink, ProjectOfAction, report_words};

use afterword_core::amount::{Currency, Money, count_written};
use afterword_core::toil::{Activity, Assumptions};

use crate::words::{decimal_mark, money, word};

/// Hours as people read them: to a tenth where they are few.
fn hours(hours: f64) -> String {
    let tenths = (hours * 10.0).round() as u64;
    let mark = decimal_mark();
    let figure = match (tenths < 100, tenths % 10) {
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

/// What people call an activity.
fn named(activity: &Activity) -> &str {
    match activity.name.trim() {
        "" => word::TOIL_UNNAMED.text(),
        name => name,
    }
}
