//! The postmortem: one incident, told so that the next one is cheaper.

mod absorb;
mod apply;
mod cost;
mod edit;
mod factor;
mod field;
mod impact;
mod merge;
mod metric;
mod moment;
mod people;
mod place;
mod quick_entry;
mod rows;
mod search;
mod section;
mod separate;
mod status;
mod text;
mod timeline;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::actions::Action;
use crate::causes::CauseTree;
use crate::id::DocumentId;
use crate::list::List;
use crate::severity::SeverityKey;
use crate::template::TemplateId;
use crate::time::{Instant, Zone};

pub use absorb::{Fate, fates};
pub use apply::EditError;
pub use cost::{
    FeedbackSummary, ResponseCost, engagement, feedback_summary, hourly_rate, response_cost,
};
pub use edit::{
    AnswerChange, Edit, EffortChange, FactorChange, FactorsEdit, ImpactEdit, ResponseEdit,
    RiskChange, RoleChange, SectionsEdit, TimelineEdit,
};
pub use factor::{AcceptedRisk, Factor, FactorId, FactorKind};
pub use field::{ActionField, Field};
pub use impact::{DataLoss, DetectionSource, Impact, Slo};
pub(crate) use merge::merge;
pub use metric::{
    DefinitionProblem, Kept, Metric, MetricCatalogue, MetricChoice, MetricClock, MetricDefinition,
    MetricValue, Occurrence, SupportHours, budget_spent, lengths_kept, metrics, response_kept,
    response_lengths,
};
pub use moment::{MAX_MOMENT_LETTERS, Moment, MomentKey, MomentNameError, Moments};
pub use people::{Effort, Feedback, NamedRole, Response, Role, Roles};
pub use place::TextPlace;
pub use quick_entry::{QuickEntry, QuickTime, ReadBy, read_quick_entry};
pub use rows::{RowField, RowsEdit};
pub use section::{Audience, Section, SectionId, SectionKey};
pub use status::{StatusKind, Transition};
pub use text::{NameList, TextField};
pub use timeline::{Entry, EntryChange, EntryId, EntryKind, EntryTime, in_order, runs_backwards};

/// One incident and what we learned from it.
///
/// A half-written postmortem is a valid one: every field but its name and its birth may be empty. Its revision is kept beside
/// it by the store, so that undo cannot turn a save back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Postmortem {
    /// Its name across devices.
    pub id: DocumentId,
    /// When it was begun.
    #[cfg_attr(feature = "typescript", ts(type = "Instant"))]
    pub created_at: Instant,
    /// The headline.
    #[serde(default)]
    pub title: String,
    /// The incident's number or address elsewhere.
    #[serde(default)]
    pub incident: String,
    /// The services that were hit.
    #[serde(default)]
    pub services: Vec<String>,
    /// The teams concerned.
    #[serde(default)]
    pub teams: Vec<String>,
    /// Free labels.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Who wrote it.
    #[serde(default)]
    pub authors: Vec<String>,
    /// Who is asked to read it before it is approved.
    #[serde(default)]
    pub reviewers: Vec<String>,
    /// The zone in which its times are entered and shown.
    #[serde(default)]
    pub zone: Zone,
    /// The template that lays it out.
    #[serde(default)]
    pub template: TemplateId,
    /// How its status came about, oldest first; empty for a draft that never was anything else.
    #[serde(default)]
    pub transitions: Vec<Transition>,
    /// How bad it was, by a level of the workspace's scheme.
    #[serde(default)]
    pub severity: Option<SeverityKey>,
    /// Who did what in the response.
    #[serde(default)]
    pub roles: Roles,
    /// The named instants of the incident.
    #[serde(default)]
    pub moments: Moments,
    /// How it was found.
    #[serde(default)]
    pub detection: Option<DetectionSource>,
    /// The whole in a few sentences.
    #[serde(default)]
    pub summary: String,
    /// Who was hit, and how hard.
    #[serde(default)]
    pub impact: Impact,
    /// What set it off.
    #[serde(default)]
    pub trigger: String,
    /// The story, as Markdown.
    #[serde(default)]
    pub what_happened: String,
    /// What had to be true for it to happen.
    #[serde(default)]
    pub factors: List<Factor>,
    /// Why it surprised us.
    #[serde(default)]
    pub surprise: String,
    /// What went well.
    #[serde(default)]
    pub went_well: String,
    /// What went wrong.
    #[serde(default)]
    pub went_wrong: String,
    /// Where we got lucky.
    #[serde(default)]
    pub lucky: String,
    /// What we know now.
    #[serde(default)]
    pub lessons: String,
    /// What the response cost, and what its participants say.
    #[serde(default)]
    pub response: Response,
    /// Who may read a section, where somebody decided it; [`Audiences`](crate::view::Audiences) knows the rest.
    #[serde(default)]
    pub audience: BTreeMap<SectionKey, Audience>,
    /// What happened when, in the order it was written; shown in the order of time by [`Postmortem::timeline_in_order`].
    #[serde(default)]
    pub timeline: List<Entry>,
    /// The five-whys trees, one for each problem.
    #[serde(default)]
    pub trees: List<CauseTree>,
    /// What will change.
    #[serde(default)]
    pub actions: List<Action>,
    /// Free sections: those a template adds, and text that found no other place.
    #[serde(default)]
    pub extra: List<Section>,
}

impl Postmortem {
    /// An empty draft.
    pub fn new(id: DocumentId, created_at: Instant) -> Self {
        Self {
            id,
            created_at,
            title: String::new(),
            incident: String::new(),
            services: Vec::new(),
            teams: Vec::new(),
            tags: Vec::new(),
            authors: Vec::new(),
            reviewers: Vec::new(),
            zone: Zone::default(),
            template: TemplateId::default(),
            transitions: Vec::new(),
            severity: None,
            roles: Roles::default(),
            moments: Moments::new(),
            detection: None,
            summary: String::new(),
            impact: Impact::default(),
            trigger: String::new(),
            what_happened: String::new(),
            factors: List::new(),
            surprise: String::new(),
            went_well: String::new(),
            went_wrong: String::new(),
            lucky: String::new(),
            lessons: String::new(),
            response: Response::default(),
            audience: BTreeMap::new(),
            timeline: List::new(),
            trees: List::new(),
            actions: List::new(),
            extra: List::new(),
        }
    }
}
