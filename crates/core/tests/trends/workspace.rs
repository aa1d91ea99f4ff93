//! Twelve incidents of half a year, as documents.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::actions::{Action, ActionId, ActionKind, ActionState, StateChange};
use afterword_core::causes::Category;
use afterword_core::id::DocumentId;
use afterword_core::postmortem::{
    DetectionSource, Factor, FactorId, MetricCatalogue, Moment, MomentKey, Slo, StatusKind,
    Transition,
};
use afterword_core::severity::SeverityKey;
use afterword_core::time::Instant;
use afterword_core::trends::Incident;
use chrono::{DateTime, NaiveDate, Offset as _, TimeDelta, Utc};

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// An instant of 2025: `06-03 09:30`.
pub(crate) fn at(text: &str) -> Instant {
    let (date, clock) = text.split_once(' ').unwrap();
    DateTime::parse_from_rfc3339(&format!("2025-{date}T{clock}:00Z")).unwrap()
}

pub(crate) fn id(n: u8) -> DocumentId {
    DocumentId::v7(n.into(), [n; 10])
}

/// An incident as a row of the table: everything in minutes after what comes before it.
pub(crate) struct Row {
    began: &'static str,
    severity: &'static str,
    services: &'static str,
    detection: Option<DetectionSource>,
    /// From the beginning.
    detected: i64,
    /// From the detection.
    acknowledged: Option<i64>,
    /// From the detection.
    mitigated: i64,
    /// From the beginning; before it where somebody mistyped.
    resolved: Option<i64>,
    /// In hours from the resolution.
    published: Option<i64>,
    authors: usize,
    factors: &'static [(Category, &'static str)],
}

use Category::{Capacity, Change, Code, Detection};
use DetectionSource::{Alert, CustomerReport, EmployeeReport, SyntheticCheck};

#[rustfmt::skip]
const ROWS: [Row; 12] = [
    // Three in January, one in February, two in March and April each, one in May, three in June.
    row("01-06 09:00", "SEV1", "checkout", Some(Alert), 2, Some(5), 20, Some(30), Some(24), 2,
        &[(Capacity, "Connection pool of the checkout database was exhausted"), (Change, "The new client kept sessions open")]),
    row("01-14 14:30", "SEV2", "checkout search", Some(CustomerReport), 30, Some(10), 60, Some(120), Some(72), 1,
        &[(Change, "A flag was turned on everywhere at once")]),
    row("01-28 09:15", "SEV3", "search", Some(Alert), 5, Some(20), 40, Some(60), Some(47), 2,
        &[(Code, "Empty queries threw")]),
    row("02-11 22:00", "SEV2", "billing", Some(Alert), 3, Some(16), 30, Some(240), None, 1,
        &[(Capacity, "Invoices queue had no limit")]),
    row("03-05 09:40", "SEV3", "checkout", Some(EmployeeReport), 15, Some(31), 70, Some(90), Some(48), 0,
        &[(Capacity, "Disk of the log volume was full")]),
    row("03-20 03:20", "SEV2", "search", Some(CustomerReport), 45, Some(12), 90, Some(600), Some(100), 3,
        &[(Change, "The index was rebuilt by day"), (Code, "Shards were not balanced")]),
    row("04-02 09:05", "SEV4", "billing", Some(Alert), 1, None, 10, Some(20), None, 1,
        &[(Detection, "Nobody watched the export")]),
    row("04-22 16:00", "SEV3", "checkout", Some(Alert), 4, Some(10), 30, Some(45), Some(10), 2,
        &[(Capacity, "Queue of invoices had no limit")]),
    row("05-13 11:00", "SEV2", "search", Some(SyntheticCheck), 6, Some(8), 50, Some(180), Some(20), 1,
        &[(Change, "Certificates were rotated by hand")]),
    row("06-03 09:30", "SEV1", "checkout", Some(CustomerReport), 20, Some(4), 60, Some(75), Some(30), 2,
        &[(Capacity, "The checkout database ran out of connection pool slots")]),
    row("06-17 13:00", "SEV3", "billing", Some(Alert), 3, Some(5), 15, None, None, 1, &[]),
    row("06-24 23:50", "", "search", None, 8, Some(6), 20, Some(-10), None, 0, &[]),
];

#[expect(clippy::too_many_arguments, reason = "the columns of a table")]
const fn row(
    began: &'static str,
    severity: &'static str,
    services: &'static str,
    detection: Option<DetectionSource>,
    detected: i64,
    acknowledged: Option<i64>,
    mitigated: i64,
    resolved: Option<i64>,
    published: Option<i64>,
    authors: usize,
    factors: &'static [(Category, &'static str)],
) -> Row {
    Row {
        began,
        severity,
        services,
        detection,
        detected,
        acknowledged,
        mitigated,
        resolved,
        published,
        authors,
        factors,
    }
}

/// The twelve documents, in the order of time; the first is `id(1)`.
pub(crate) fn documents() -> Vec<Postmortem> {
    let mut documents: Vec<Postmortem> =
        (1..).zip(&ROWS).map(|(n, row)| document(n, row)).collect();
    // Done in 24 days, against the connection pool.
    add(&mut documents[0], action(1, ActionKind::Prevent, "01-08", None, Some("02-01 10:00")));
    // Done in 44 days.
    add(&mut documents[1], action(2, ActionKind::Repair, "01-16", None, Some("03-01 10:00")));
    // Open, and due long ago, against the queue.
    add(&mut documents[3], action(3, ActionKind::Detect, "02-13", Some("03-15"), None));
    let mut dropped = action(4, ActionKind::Prevent, "03-22", None, None);
    dropped.state = ActionState::WontDo { reason: "The index goes away".into() };
    add(&mut documents[5], dropped);
    add(&mut documents[9], action(5, ActionKind::Prevent, "06-05", Some("07-05"), None));
    // Eighty minutes at one half are forty bad minutes of the 43.2 that 99.9 % of thirty days allow.
    documents[9].impact.requests_share = Some("50 %".parse().unwrap());
    documents[9].impact.slo = Some(Slo { objective: "99.9 %".parse().unwrap(), window_days: 30 });
    documents
}

/// Their records.
pub(crate) fn incidents() -> Vec<Incident> {
    documents().iter().map(record).collect()
}

pub(crate) fn record(document: &Postmortem) -> Incident {
    Incident::of(document, &MetricCatalogue::shipped().measure(document), &Utc.fix())
}

fn document(n: u8, row: &Row) -> Postmortem {
    let began = at(row.began);
    let later = |minutes: i64| began + TimeDelta::minutes(minutes);
    let mut document = Postmortem::new(id(n), began);
    document.title = format!("Incident {n} of {}", row.services);
    document.severity =
        Some(row.severity).filter(|it| !it.is_empty()).map(|it| SeverityKey(it.into()));
    document.services = row.services.split(' ').map(str::to_owned).collect();
    document.detection = row.detection;
    document.authors =
        ["Ada", "Grace", "Edsger"][..row.authors].iter().map(|it| (*it).to_owned()).collect();
    let moments = [
        (MomentKey::ImpactStarted, Some(0)),
        (MomentKey::Detected, Some(row.detected)),
        (MomentKey::Acknowledged, row.acknowledged.map(|it| row.detected + it)),
        (MomentKey::Mitigated, Some(row.detected + row.mitigated)),
        (MomentKey::Resolved, row.resolved),
    ];
    for (key, minutes) in moments {
        document.moments.extend(minutes.map(|it| (key, Moment::At(later(it)))));
    }
    document.transitions.extend(row.published.map(|hours| Transition {
        to: StatusKind::Published,
        at: later(row.resolved.unwrap()) + TimeDelta::hours(hours),
        who: String::new(),
        note: String::new(),
        // The sixth was published with two errors open.
        overrides: if n == 6 {
            vec!["section-missing: Impact".into(), "title-missing".into()]
        } else {
            Vec::new()
        },
    }));
    for (at, (category, text)) in (1..).zip(row.factors) {
        let mut factor = Factor::new(FactorId::from_bits(at), (*text).to_owned());
        factor.category = Some(*category);
        document.factors.push(Rc::new(factor));
    }
    document
}

pub(crate) fn action(
    n: u64,
    kind: ActionKind,
    created: &str,
    due: Option<&str>,
    done: Option<&str>,
) -> Action {
    let of_2025 = |text: &str| day(&format!("2025-{text}"));
    let mut action = Action::new(ActionId::from_bits(n), "Do something about it".into());
    action.kind = Some(kind);
    action.created = Some(of_2025(created));
    action.due = due.map(of_2025);
    if let Some(done) = done {
        action.state = ActionState::Done;
        action.history.push(StateChange {
            to: action.state.kind(),
            at: at(done),
            who: String::new(),
        });
    }
    action
}

/// Adds `action` to `document`, against its first factor.
pub(crate) fn add(document: &mut Postmortem, action: Action) {
    if let Some(factor) = document.factors.first_mut() {
        Rc::make_mut(factor).actions.push(action.id);
    }
    document.actions.push(Rc::new(action));
}
