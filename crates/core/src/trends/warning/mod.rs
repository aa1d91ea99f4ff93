//! Early warnings: each with its evidence, what to do about it, and a key by which it can be dismissed.

mod budget;
mod customers;
mod rate_rose;
mod returned;
mod ruling;

use chrono::{Datelike as _, Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Library, Period};
use crate::actions::ActionId;
use crate::id::DocumentId;
use crate::statistics::{Interval, Proportion};

pub use ruling::{Judgement, NotTaken, Precision, Ruling, precision, standing};

/// Something that needs attention before it becomes the next incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Warning {
    /// Its name: the same for as long as the evidence is, so that what was dismissed stays away, and another one once there is something
    /// new.
    pub key: String,
    /// What speaks for it.
    pub evidence: Evidence,
    /// The incidents that it rests on, the latest first.
    pub incidents: Vec<DocumentId>,
    /// The actions that it is about.
    pub actions: Vec<ActionRef>,
}

/// An action and the document that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ActionRef {
    /// The document.
    pub document: DocumentId,
    /// The action.
    pub action: ActionId,
}

/// What a warning rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// A service has more incidents than it had.
    RateRose {
        /// The service.
        service: String,
        /// How many lately, and in how many weeks.
        lately: (usize, f64),
        /// How many before that, and in how many weeks.
        before: (usize, f64),
        /// How likely that is if nothing changed.
        p: f64,
    },
    /// A factor came back after every action against it was closed.
    FactorReturned {
        /// How the incident says it in which it came back.
        factor: String,
        /// The words that it shares with what it was before.
        words: Vec<String>,
        /// When the last of the actions was closed.
        closed: NaiveDate,
        /// When it came back.
        returned: NaiveDate,
    },
    /// Actions against what caused several incidents are overdue.
    OverdueAgainstRecurring {
        /// How the latest incident says it.
        factor: String,
        /// In how many incidents it stands.
        incidents: usize,
        /// By how many days the oldest is overdue.
        days: i64,
    },
    /// Customers notice most incidents before anything else does.
    FoundByCustomers {
        /// How many, of those of which it is known how they were found.
        found: Proportion,
        /// Between what the share lies, nineteen times of twenty.
        interval: Interval,
    },
    /// An error budget is nearly or wholly spent.
    BudgetNearExhaustion {
        /// The service.
        service: String,
        /// The share of the budget that incidents of the window spent, in millionths; it can exceed the whole.
        spent: u64,
        /// The length of the window in days.
        window_days: u16,
    },
}

/// The kinds of warnings, of which each has its own precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WarningKind {
    /// [`Evidence::BudgetNearExhaustion`].
    BudgetNearExhaustion,
    /// [`Evidence::FactorReturned`].
    FactorReturned,
    /// [`Evidence::RateRose`].
    RateRose,
    /// [`Evidence::OverdueAgainstRecurring`].
    OverdueAgainstRecurring,
    /// [`Evidence::FoundByCustomers`].
    FoundByCustomers,
}

impl WarningKind {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 5] = [
        Self::BudgetNearExhaustion,
        Self::FactorReturned,
        Self::RateRose,
        Self::OverdueAgainstRecurring,
        Self::FoundByCustomers,
    ];

    /// Its name in files and texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::BudgetNearExhaustion => "budget-near-exhaustion",
            Self::FactorReturned => "factor-returned",
            Self::RateRose => "rate-rose",
            Self::OverdueAgainstRecurring => "overdue-against-recurring",
            Self::FoundByCustomers => "found-by-customers",
        }
    }

    /// What to do about it.
    pub fn recommended(self) -> Recommended {
        match self {
            Self::BudgetNearExhaustion => Recommended::SlowChanges,
            Self::FactorReturned => Recommended::StrengthenActions,
            Self::RateRose => Recommended::ReviewService,
            Self::OverdueAgainstRecurring => Recommended::FinishActions,
            Self::FoundByCustomers => Recommended::AddAlerts,
        }
    }
}

/// What to do about a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Recommended {
    /// Put reliability before changes until the budget has recovered.
    SlowChanges,
    /// The actions did not hold: agree on stronger ones.
    StrengthenActions,
    /// Look at the service’s recent incidents together.
    ReviewService,
    /// Finish the actions, or decide against them.
    FinishActions,
    /// Make a machine notice what customers do.
    AddAlerts,
}

impl Recommended {
    /// Its name in texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::SlowChanges => "slow-changes",
            Self::StrengthenActions => "strengthen-actions",
            Self::ReviewService => "review-service",
            Self::FinishActions => "finish-actions",
            Self::AddAlerts => "add-alerts",
        }
    }
}

impl Warning {
    /// Which kind it is of.
    pub fn kind(&self) -> WarningKind {
        match self.evidence {
            Evidence::RateRose { .. } => WarningKind::RateRose,
            Evidence::FactorReturned { .. } => WarningKind::FactorReturned,
            Evidence::OverdueAgainstRecurring { .. } => WarningKind::OverdueAgainstRecurring,
            Evidence::FoundByCustomers { .. } => WarningKind::FoundByCustomers,
            Evidence::BudgetNearExhaustion { .. } => WarningKind::BudgetNearExhaustion,
        }
    }

    /// What to do about it.
    pub fn recommended(&self) -> Recommended {
        self.kind().recommended()
    }
}

/// Everything that needs attention on `today`, in the order of [`WarningKind::ALL`].
///
/// ```
/// use afterword_core::trends::{Library, warnings};
///
/// let today = "2025-10-01".parse().unwrap();
/// assert!(warnings(&Library::default(), today).is_empty());
/// ```
pub fn warnings(library: &Library, today: NaiveDate) -> Vec<Warning> {
    let incidents = library.incidents();
    let mut found = budget::near_exhaustion(incidents, today);
    found.extend(returned::returned(library, today));
    found.extend(rate_rose::rate_rose(incidents, today));
    found.extend(returned::overdue(library, today));
    found.extend(customers::found_by_customers(incidents, today));
    found
}

/// The `days` before `today`, and today.
fn last_days(today: NaiveDate, days: u32) -> Period {
    let until = today.succ_opt().unwrap_or(today);
    Period::new(until.checked_sub_days(Days::new(days.into())).unwrap_or(NaiveDate::MIN), until)
}

/// A key that is another one in another quarter: what is dismissed for this one may be worth saying in the next.
fn key_by_quarter(kind: WarningKind, what: &str, day: NaiveDate) -> String {
    format!(
        "{}/{}/{}-q{}",
        kind.key(),
        what.trim().to_lowercase(),
        day.year(),
        day.month0() / 3 + 1
    )
}
