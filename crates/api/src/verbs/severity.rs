//! How bad it was, proposed from facts.

use afterword_core::amount::Share;
use afterword_core::postmortem::DataLoss;
use afterword_core::severity::{
    SeverityFact, SeverityFacts, SeverityKey, SeverityRule, SeverityScheme,
};
use serde::{Deserialize, Serialize};

use crate::arguments::{optional, required};
use crate::failure::Failure;
use crate::host::Host;
use crate::keys::Key;

/// What is known of an incident. What is left out is unknown, which is not the same as “no”.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(optional_fields, rename = "SeverityFacts")
)]
pub(crate) struct SeverityGiven {
    /// Which share of users is affected, in millionths.
    users_share: Option<Share>,
    /// Whether something that the product is used for does not work at all.
    core_down: Option<bool>,
    /// What became of data.
    data_loss: Option<DataLoss>,
    /// Whether users can get there by another way.
    has_workaround: Option<bool>,
    /// Whether money is lost, or will be.
    revenue_at_risk: Option<bool>,
}

required!(SeverityGiven);

/// By which scheme.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub(crate) struct SeverityOptions {
    /// The severities of the team; those that ship if they are left out.
    scheme: Option<SeverityScheme>,
}

optional!(SeverityOptions);

/// A proposed severity.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "SeverityProposal"))]
pub(crate) struct SeverityAnswer {
    /// The level: in doubt, the higher one.
    level: SeverityKey,
    /// Why, as a sentence.
    because: String,
    /// The unknown facts that were taken as the worst. An answer to any of them may lower the level; none can raise it.
    assumed: Vec<QuestionAnswer>,
    /// The level by what is known alone, which no answer can lower; none where no rule holds.
    known: Option<SeverityKey>,
}

/// A fact to ask about.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "SeverityQuestion"))]
pub(crate) struct QuestionAnswer {
    /// The fact.
    fact: Key<SeverityFact>,
    /// The question that asks for it.
    question: String,
}

pub(super) fn propose(
    _host: &Host<'_>,
    given: SeverityGiven,
    options: SeverityOptions,
) -> Result<Option<SeverityAnswer>, Failure> {
    let SeverityGiven { users_share, core_down, data_loss, has_workaround, revenue_at_risk } =
        given;
    let facts =
        SeverityFacts { users_share, core_down, data_loss, has_workaround, revenue_at_risk };
    let scheme = options.scheme.unwrap_or_else(SeverityScheme::shipped);
    let question = |it: &SeverityFact| QuestionAnswer { fact: Key(*it), question: it.question() };
    let level = |it: &SeverityRule| it.level.clone();
    Ok(scheme.propose(&facts).map(|it| SeverityAnswer {
        level: level(it.rule),
        because: it.rule.sentence(),
        assumed: it.assumed.iter().map(question).collect(),
        known: it.known.map(level),
    }))
}
