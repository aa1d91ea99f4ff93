//! By when an incident is written up, reviewed and done with, and whether that was kept.

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use super::{WorkflowPolicy, date_in, review_meeting_at};
use crate::postmortem::{MomentKey, Postmortem, StatusKind};
use crate::time::{Instant, ZoneRules};

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DeadlineKind {
    /// The postmortem is written: it has left *draft* for the first time.
    Written,
    /// The reviewers have the draft, so long before the meeting that they can read it.
    DraftShared,
    /// The review meeting has been held.
    ReviewMeeting,
    /// Every action is done or decided against.
    ActionsClosed,
}

impl DeadlineKind {
    /// All of them, as they come up.
    pub const ALL: [Self; 4] =
        [Self::Written, Self::DraftShared, Self::ReviewMeeting, Self::ActionsClosed];

    /// The name of its words.
    pub fn key(self) -> &'static str {
        match self {
            Self::Written => "deadline.written",
            Self::DraftShared => "deadline.draft-shared",
            Self::ReviewMeeting => "deadline.review-meeting",
            Self::ActionsClosed => "deadline.actions-closed",
        }
    }
}

/// The latest time that keeps a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Until this instant.
    At(Instant),
    /// Until the end of this day in the document's zone.
    On(NaiveDate),
}

impl Due {
    /// The instant at which it is too late; `None` past the end of the calendar.
    pub fn limit(self, zone: &dyn ZoneRules) -> Option<Instant> {
        match self {
            Self::At(instant) => Some(instant),
            Self::On(date) => zone.instant(date.succ_opt()?.and_time(NaiveTime::MIN)),
        }
    }
}

/// How a promise stands. Lengths are never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeadlineState {
    /// Not done, and there is time.
    Open {
        /// How long still.
        left: TimeDelta,
    },
    /// Not done, and late.
    Overdue {
        /// By how much.
        by: TimeDelta,
    },
    /// Done in time, or nobody recorded when.
    Met,
    /// Done too late.
    Late {
        /// By how much.
        by: TimeDelta,
    },
}

/// One promise, when it is due and how it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// What is due.
    pub kind: DeadlineKind,
    /// By when.
    pub due: Due,
    /// How it stands.
    pub state: DeadlineState,
}

/// The promises of `policy` for `postmortem`, as they stand at `now`. None before the incident is resolved or closed, from which all
/// of them count; no review where the severity promises none; nothing about actions where there are none.
///
/// The draft is due before the meeting that is set; while none is, before the day by which it has to be.
///
/// ```
/// use afterword_core::postmortem::{Edit, Moment, MomentKey};
/// use afterword_core::severity::SeverityKey;
/// use afterword_core::workflow::{DeadlineKind, Due, WorkflowPolicy, deadlines};
/// # use afterword_core::{Postmortem, id::DocumentId};
/// # let now = chrono::DateTime::parse_from_rfc3339("2025-10-02T15:17:00+00:00")?;
/// # let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
/// let utc = chrono::FixedOffset::east_opt(0).unwrap();
/// postmortem.apply(Edit::Moment(MomentKey::Resolved, Some(Moment::At(now))))?; // a Thursday
/// postmortem.apply(Edit::Severity(Some(SeverityKey("SEV2".into()))))?;
/// let found = deadlines(&postmortem, &WorkflowPolicy::shipped(), &utc, now);
/// let review = found.iter().find(|it| it.kind == DeadlineKind::ReviewMeeting).unwrap();
/// assert_eq!(review.due, Due::On("2025-10-09".parse()?)); // five working days on
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn deadlines(
    postmortem: &Postmortem,
    policy: &WorkflowPolicy,
    zone: &dyn ZoneRules,
    now: Instant,
) -> Vec<Deadline> {
    let ends = [MomentKey::Resolved, MomentKey::Closed];
    let Some((_, resolved)) = postmortem.first_instant(&ends) else { return Vec::new() };
    let day = date_in(zone, resolved);
    let mut found = Vec::new();
    let mut add = |kind, due: Option<Due>, done| {
        let with_limit = due.and_then(|due| Some((due, due.limit(zone)?)));
        found.extend(with_limit.map(|(due, limit)| Deadline {
            kind,
            due,
            state: state(limit, done, now),
        }));
    };
    let written = first_at(postmortem, StatusKind::InReview).map(Some);
    add(DeadlineKind::Written, later(resolved, policy.written_within_hours), written);
    if let Some(review) = review_due(postmortem, policy, day) {
        let meeting = review_meeting_at(postmortem);
        add(DeadlineKind::DraftShared, draft_due(meeting, review, policy), written);
        let held = meeting.filter(|it| *it <= now);
        let held = held.or_else(|| first_at(postmortem, StatusKind::Approved)).map(Some);
        add(DeadlineKind::ReviewMeeting, Some(Due::On(review)), held);
    }
    if !postmortem.actions.is_empty() {
        let days = TimeDelta::days(policy.actions_within_days.into());
        let due = day.checked_add_signed(days).map(Due::On);
        add(DeadlineKind::ActionsClosed, due, actions_closed(postmortem));
    }
    found
}

fn later(instant: Instant, hours: u32) -> Option<Due> {
    instant.checked_add_signed(TimeDelta::hours(hours.into())).map(Due::At)
}

fn review_due(
    postmortem: &Postmortem,
    policy: &WorkflowPolicy,
    resolved: NaiveDate,
) -> Option<NaiveDate> {
    let severity = postmortem.severity.as_ref()?;
    let promise = policy.review.iter().find(|it| it.severity == *severity)?;
    promise.within.after(resolved, &policy.working_days)
}

fn draft_due(meeting: Option<Instant>, review: NaiveDate, policy: &WorkflowPolicy) -> Option<Due> {
    let hours = policy.draft_hours_before_review;
    match meeting {
        Some(at) => at.checked_sub_signed(TimeDelta::hours(hours.into())).map(Due::At),
        None => {
            let days = TimeDelta::days(hours.div_ceil(24).into());
            review.checked_sub_signed(days).map(Due::On)
        }
    }
}

/// When the document first was at `status` or further.
fn first_at(postmortem: &Postmortem, status: StatusKind) -> Option<Instant> {
    postmortem.transitions.iter().find(|it| it.to >= status).map(|it| it.at)
}

/// When the last action was closed, if all are; the inner `None` is for a time that nobody recorded.
fn actions_closed(postmortem: &Postmortem) -> Option<Option<Instant>> {
    let all = postmortem.actions.iter().all(|it| it.state.is_closed());
    let last = || postmortem.actions.iter().filter_map(|it| Some(it.history.last()?.at)).max();
    all.then(last)
}

fn state(limit: Instant, done: Option<Option<Instant>>, now: Instant) -> DeadlineState {
    match done {
        None if now <= limit => DeadlineState::Open { left: limit - now },
        None => DeadlineState::Overdue { by: now - limit },
        Some(Some(at)) if at > limit => DeadlineState::Late { by: at - limit },
        Some(_) => DeadlineState::Met,
    }
}
