//! Who did what in the response, and what it cost.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::amount::Money;

/// A role that every incident has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Decides.
    Commander,
    /// Leads the repair.
    TechnicalLead,
    /// Tells everybody else.
    CommunicationsLead,
    /// Keeps the record.
    Scribe,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 4] =
        [Self::Commander, Self::TechnicalLead, Self::CommunicationsLead, Self::Scribe];

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Commander => "commander",
            Self::TechnicalLead => "technical-lead",
            Self::CommunicationsLead => "communications-lead",
            Self::Scribe => "scribe",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Commander => "Incident commander",
            Self::TechnicalLead => "Technical lead",
            Self::CommunicationsLead => "Communications lead",
            Self::Scribe => "Scribe",
        })
    }
}

/// Who held which role.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Roles {
    /// Who decided.
    pub commander: String,
    /// Who led the repair.
    pub technical_lead: String,
    /// Who told everybody else.
    pub communications_lead: String,
    /// Who kept the record.
    pub scribe: String,
    /// Everybody else who is worth naming.
    pub others: Vec<NamedRole>,
}

impl Roles {
    /// Who held `role`; empty if nobody is named.
    pub fn of(&self, role: Role) -> &str {
        match role {
            Role::Commander => &self.commander,
            Role::TechnicalLead => &self.technical_lead,
            Role::CommunicationsLead => &self.communications_lead,
            Role::Scribe => &self.scribe,
        }
    }

    /// Who held `role`, to be changed.
    pub fn of_mut(&mut self, role: Role) -> &mut String {
        match role {
            Role::Commander => &mut self.commander,
            Role::TechnicalLead => &mut self.technical_lead,
            Role::CommunicationsLead => &mut self.communications_lead,
            Role::Scribe => &mut self.scribe,
        }
    }

    /// Whether nobody is named.
    pub fn is_empty(&self) -> bool {
        self.others.is_empty() && Role::ALL.iter().all(|it| self.of(*it).trim().is_empty())
    }
}

/// A role of a team's own, and who held it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct NamedRole {
    /// What it is called.
    pub role: String,
    /// Who held it.
    pub person: String,
}

/// What the response cost, and how its participants saw it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "IncidentResponse"))]
pub struct Response {
    /// People and hours, by role.
    pub efforts: Vec<Effort>,
    /// What an hour of one person costs.
    pub hourly_rate: Option<Money>,
    /// Answers to one question: how did the response go?
    pub feedback: Vec<Feedback>,
}

/// The people of one role and the time that they spent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Effort {
    /// What they did.
    pub role: String,
    /// How many they were.
    pub people: u32,
    /// Minutes that each of them spent.
    pub minutes: u32,
}

/// One participant's answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Feedback {
    /// From 1 (badly) to 5 (well); absent where only words were given.
    pub score: Option<u8>,
    /// In their words.
    pub text: String,
}

impl Response {
    /// The minutes that all people together spent.
    pub fn minutes(&self) -> u64 {
        self.efforts.iter().map(|it| u64::from(it.people) * u64::from(it.minutes)).sum()
    }

    /// What the response cost, rounded to the next hundredth; `None` without an hourly rate.
    ///
    /// ```
    /// use afterword_core::postmortem::{Effort, Response};
    ///
    /// let effort = Effort { role: "responders".into(), people: 4, minutes: 90 };
    /// let response = Response {
    ///     efforts: vec![effort],
    ///     hourly_rate: Some("80 EUR".parse()?),
    ///     ..Response::default()
    /// };
    /// assert_eq!(response.cost().map(|it| it.to_string()), Some("480 EUR".into()));
    /// # Ok::<(), afterword_core::amount::ParseAmountError>(())
    /// ```
    pub fn cost(&self) -> Option<Money> {
        let rate = self.hourly_rate?;
        let hundredths = self.minutes().checked_mul(rate.hundredths)?.div_ceil(60);
        Some(Money { hundredths, currency: rate.currency })
    }

    /// Whether nothing is recorded.
    pub fn is_empty(&self) -> bool {
        self.efforts.is_empty() && self.feedback.is_empty()
    }
}
