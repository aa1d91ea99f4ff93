//! The facts that a severity is proposed from, and the questions that ask for them.

use std::collections::BTreeMap;

use crate::amount::Share;
use crate::postmortem::{DataLoss, Postmortem};
use crate::stored;

/// What a level is proposed from. Absent is unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SeverityFacts {
    /// Which share of users is affected.
    pub users_share: Option<Share>,
    /// Whether something that the product is used for does not work at all.
    pub core_down: Option<bool>,
    /// What became of data.
    pub data_loss: Option<DataLoss>,
    /// Whether users can get there by another way.
    pub has_workaround: Option<bool>,
    /// Whether money is lost, or will be.
    pub revenue_at_risk: Option<bool>,
}

/// One of the facts, to ask about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SeverityFact {
    /// Which share of users is affected.
    UsersShare,
    /// Whether a core function is down.
    CoreDown,
    /// What became of data.
    DataLoss,
    /// Whether there is a way round it.
    Workaround,
    /// Whether revenue is at risk.
    Revenue,
}

impl SeverityFact {
    /// All of them, as they are asked.
    pub const ALL: [Self; 5] =
        [Self::UsersShare, Self::CoreDown, Self::DataLoss, Self::Workaround, Self::Revenue];

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::UsersShare => "users-share",
            Self::CoreDown => "core-down",
            Self::DataLoss => "data-loss",
            Self::Workaround => "workaround",
            Self::Revenue => "revenue",
        }
    }

    /// The question that asks for it, in English.
    pub fn question(self) -> String {
        let mut questions: BTreeMap<String, String> =
            stored::from_json(include_str!("../../data/severity/en.json"))
                .expect("a test reads this file");
        questions.remove(self.key()).unwrap_or_default()
    }
}

impl SeverityFacts {
    /// What a postmortem says of its impact. Whether a core function was down, and whether there was a way round it, no document
    /// says: they are to be asked.
    pub fn of(postmortem: &Postmortem) -> Self {
        let impact = &postmortem.impact;
        Self {
            users_share: impact.users_share,
            data_loss: impact.data_loss,
            revenue_at_risk: impact.revenue.map(|it| it.hundredths > 0),
            ..Self::default()
        }
    }

    /// The facts that are not known.
    pub fn unknown(&self) -> Vec<SeverityFact> {
        let is_unknown = |it: &SeverityFact| match it {
            SeverityFact::UsersShare => self.users_share.is_none(),
            SeverityFact::CoreDown => self.core_down.is_none(),
            SeverityFact::DataLoss => self.data_loss.is_none(),
            SeverityFact::Workaround => self.has_workaround.is_none(),
            SeverityFact::Revenue => self.revenue_at_risk.is_none(),
        };
        SeverityFact::ALL.into_iter().filter(is_unknown).collect()
    }
}
