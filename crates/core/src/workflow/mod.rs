//! What a team promises itself after an incident: whether to write about it, by when, and what became of it.
//!
//! Every figure is data ([`WorkflowPolicy`]) and `now` is an argument. Days are those of the document's zone.

mod anniversary;
mod deadlines;
mod meeting;
mod need;
mod policy;
mod scheme;
mod texts;
mod working_days;

pub use anniversary::{Anniversary, Recurrence, anniversary};
pub use deadlines::{Deadline, DeadlineKind, DeadlineState, Due, deadlines};
pub use meeting::{
    AgendaItem, MeetingInvitation, review_meeting, review_meeting_at, review_meeting_key,
};
pub use need::{Condition, IncidentFacts, Need, Trigger, Verdict, verdict};
pub use policy::{ActionDays, Days, ReviewWithin, WorkflowPolicy, default_due};
pub use texts::english;
pub use working_days::{WorkingDays, clocks_in, date_in};
