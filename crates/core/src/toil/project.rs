//! A project that takes work away: what it automates, what it takes to build, and how far it is.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{ActivityId, Guess};
use crate::actions::ActionId;
use crate::amount::{Money, Share};
use crate::id::{DocumentId, Id};
use crate::list::Identified;
use crate::maturity::CapabilityId;

/// Names a project.
pub type ProjectId = Id<Project>;

/// Something that is built so that people have less to do by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Project {
    /// Its name within the register.
    pub id: ProjectId,
    /// What people call it.
    #[serde(default)]
    pub name: String,
    /// Who sees to it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// What it takes away.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    /// The work of building it, in minutes.
    #[serde(default)]
    pub build_minutes: Option<Guess>,
    /// How many weeks pass until it is there; unsaid is the work of building it at forty hours a week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub build_weeks: Option<Guess>,
    /// What an hour of building and upkeep costs, where that is not what the register says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hourly: Option<Money>,
    /// What licences and machines cost in a year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licences: Option<Money>,
    /// The work of keeping it going, in minutes a month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upkeep_minutes: Option<Guess>,
    /// How likely it is to come to anything; unsaid is certain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success: Option<Share>,
    /// Not before this day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "Day | null"))]
    pub start: Option<NaiveDate>,
    /// Not after this day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "Day | null"))]
    pub due: Option<NaiveDate>,
    /// What has to be there before it is begun.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<ProjectId>,
    /// How far it is.
    #[serde(default)]
    pub stage: Stage,
    /// How it came to its stage, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<StageChange>,
    /// The hours before and after, as they were measured, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measured: Vec<Measured>,
    /// The action that it was made of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// The item of a roadmap that it was made of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<RoadmapItem>,
    /// Whatever else there is to say, as Markdown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// An item of the roadmap of an assessment of maturity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RoadmapItem {
    /// The assessment.
    pub assessment: DocumentId,
    /// What is to get better.
    pub capability: CapabilityId,
}

impl Identified for Project {
    fn id(&self) -> ProjectId {
        self.id
    }
}

impl Project {
    /// An idea of which nothing is known but its name.
    pub fn new(id: ProjectId, name: String) -> Self {
        Self {
            id,
            name,
            owner: String::new(),
            parts: Vec::new(),
            build_minutes: None,
            build_weeks: None,
            hourly: None,
            licences: None,
            upkeep_minutes: None,
            success: None,
            start: None,
            due: None,
            after: Vec::new(),
            stage: Stage::default(),
            history: Vec::new(),
            measured: Vec::new(),
            origin: None,
            item: None,
            note: String::new(),
        }
    }

    /// Says that it is at `stage` since the day `on`, which enters its history unless it was there already. `who` said so, as they call
    /// themselves; may be empty.
    ///
    /// ```
    /// use afterword_core::toil::{Project, ProjectId, Stage};
    ///
    /// let mut portal = Project::new(ProjectId::from_bits(1), "Portal".into());
    /// portal.move_to(Stage::Building, "2025-10-01".parse()?, "Ada".into());
    /// portal.move_to(Stage::Building, "2025-10-02".parse()?, "Ben".into());
    /// assert_eq!((portal.stage, portal.history.len()), (Stage::Building, 1));
    /// # Ok::<(), chrono::ParseError>(())
    /// ```
    pub fn move_to(&mut self, stage: Stage, on: NaiveDate, who: String) {
        if self.stage != stage {
            self.stage = stage;
            self.history.push(StageChange { to: stage, on, who });
        }
    }
}

/// How much of an activity a project takes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ProjectPart"))]
pub struct Part {
    /// The activity.
    pub activity: ActivityId,
    /// The share of it that goes away, in millionths: at most 1,000,000.
    pub share: Guess,
}

impl Part {
    /// A part of so many millionths; `None` if that may be more than all.
    pub fn new(activity: ActivityId, share: Guess) -> Option<Self> {
        (share.high() <= Share::ALL.millionths()).then_some(Self { activity, share })
    }
}

/// How far a project is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ProjectStage"))]
pub enum Stage {
    /// Somebody thought of it.
    #[default]
    Idea,
    /// It is to be done.
    Planned,
    /// Somebody is at it.
    Building,
    /// People have it.
    RolledOut,
    /// What it saves is known.
    Measured,
    /// It is not needed any more.
    Retired,
}

impl Stage {
    /// All of them, in their order.
    pub const ALL: [Self; 6] =
        [Self::Idea, Self::Planned, Self::Building, Self::RolledOut, Self::Measured, Self::Retired];

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Idea => "idea",
            Self::Planned => "planned",
            Self::Building => "building",
            Self::RolledOut => "rolled-out",
            Self::Measured => "measured",
            Self::Retired => "retired",
        }
    }

    /// Whether it is still to be built.
    pub fn is_ahead(self) -> bool {
        self < Self::RolledOut
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Idea => "Idea",
            Self::Planned => "Planned",
            Self::Building => "Building",
            Self::RolledOut => "Rolled out",
            Self::Measured => "Measured",
            Self::Retired => "Retired",
        })
    }
}

/// One change of a project's stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct StageChange {
    /// The new stage.
    pub to: Stage,
    /// The day.
    #[cfg_attr(feature = "typescript", ts(type = "Day"))]
    pub on: NaiveDate,
    /// Who said so, as they call themselves.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
}

/// What its work took before a project and takes since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ProjectMeasured"))]
pub struct Measured {
    /// The day that it was measured.
    #[cfg_attr(feature = "typescript", ts(type = "Day"))]
    pub on: NaiveDate,
    /// Minutes a month before.
    pub before_minutes: u32,
    /// Minutes a month since.
    pub after_minutes: u32,
}

/// Where a project comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ProjectOrigin"))]
pub struct Origin {
    /// The document.
    pub document: DocumentId,
    /// The action in it.
    pub action: ActionId,
}
