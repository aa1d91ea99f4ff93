//! Rules that propose a severity: conditions that worse facts can only fulfil.

use serde::{Deserialize, Serialize};

use super::{SeverityFact, SeverityFacts, SeverityKey};
use crate::amount::Share;
use crate::postmortem::DataLoss;

/// One rule: under these conditions, this level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SeverityRule {
    /// Its name in files.
    pub id: String,
    /// The level that it proposes.
    pub level: SeverityKey,
    /// When it holds.
    pub when: Conditions,
    /// Why, as a sentence; `{share}` stands for the share of users in the conditions.
    pub text: String,
}

impl SeverityRule {
    /// Why it proposes its level, with the figures filled in.
    ///
    /// ```
    /// use afterword_core::severity::SeverityScheme;
    ///
    /// let scheme = SeverityScheme::shipped();
    /// assert_eq!(scheme.rules()[1].sentence(), "A core function is down for 50 % of users or more");
    /// ```
    pub fn sentence(&self) -> String {
        let share = self.when.users_share.map(|it| it.to_string());
        self.text.replace("{share}", share.as_deref().unwrap_or("any share"))
    }
}

/// What has to be true for a rule to hold: all of what is set. Nothing set always holds.
///
/// A condition can only ask for facts to be bad enough, never for them to be good, so that worse facts keep every rule that held.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "SeverityConditions"))]
pub struct Conditions {
    /// This share of users or more is affected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub users_share: Option<Share>,
    /// A core function is down.
    #[serde(default, skip_serializing_if = "is_false")]
    pub core_down: bool,
    /// Data is in this state or a worse one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_loss: Option<DataLoss>,
    /// There is no way round it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub no_workaround: bool,
    /// Revenue is at risk.
    #[serde(default, skip_serializing_if = "is_false")]
    pub revenue_at_risk: bool,
}

fn is_false(it: &bool) -> bool {
    !it
}

impl Conditions {
    /// Whether they hold, where what is unknown counts as bad enough or as good.
    pub(super) fn hold(&self, facts: &SeverityFacts, unknown_is_bad: bool) -> bool {
        let share = |least| facts.users_share.map(|it| it >= least);
        let loss = |least| facts.data_loss.map(|it| it >= least);
        let judged = [
            self.users_share.map(share),
            self.core_down.then_some(facts.core_down),
            self.data_loss.map(loss),
            self.no_workaround.then_some(facts.has_workaround.map(|it| !it)),
            self.revenue_at_risk.then_some(facts.revenue_at_risk),
        ];
        judged.into_iter().flatten().all(|it| it.unwrap_or(unknown_is_bad))
    }

    pub(super) fn asks_for(&self, fact: SeverityFact) -> bool {
        match fact {
            SeverityFact::UsersShare => self.users_share.is_some(),
            SeverityFact::CoreDown => self.core_down,
            SeverityFact::DataLoss => self.data_loss.is_some(),
            SeverityFact::Workaround => self.no_workaround,
            SeverityFact::Revenue => self.revenue_at_risk,
        }
    }
}
