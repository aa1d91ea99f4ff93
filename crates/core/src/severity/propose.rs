//! Proposing a severity: rules over a few facts, and which of them decided.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{SeverityKey, SeverityScheme};
use crate::amount::Share;
use crate::postmortem::{DataLoss, Postmortem};

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
            serde_json::from_str(include_str!("../../data/severity/en.json"))
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

/// One rule: under these conditions, this level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
pub struct Conditions {
    /// This share of users or more is affected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub users_share: Option<Share>,
    /// A core function is down.
    #[serde(skip_serializing_if = "is_false")]
    pub core_down: bool,
    /// Data is in this state or a worse one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_loss: Option<DataLoss>,
    /// There is no way round it.
    #[serde(skip_serializing_if = "is_false")]
    pub no_workaround: bool,
    /// Revenue is at risk.
    #[serde(skip_serializing_if = "is_false")]
    pub revenue_at_risk: bool,
}

fn is_false(it: &bool) -> bool {
    !it
}

impl Conditions {
    /// Whether they hold, where what is unknown counts as bad enough or as good.
    fn hold(&self, facts: &SeverityFacts, unknown_is_bad: bool) -> bool {
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

    fn asks_for(&self, fact: SeverityFact) -> bool {
        match fact {
            SeverityFact::UsersShare => self.users_share.is_some(),
            SeverityFact::CoreDown => self.core_down,
            SeverityFact::DataLoss => self.data_loss.is_some(),
            SeverityFact::Workaround => self.no_workaround,
            SeverityFact::Revenue => self.revenue_at_risk,
        }
    }
}

/// A proposed level, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal<'a> {
    /// The rule that decided: the first that holds where every unknown fact is taken as the worst. In doubt, the higher level.
    pub rule: &'a SeverityRule,
    /// The unknown facts on which that rule rests. An answer to any of them may lower the level; none can raise it.
    pub assumed: Vec<SeverityFact>,
    /// The rule that decides by what is known alone; the same where nothing is assumed. No answer can lower its level.
    pub known: Option<&'a SeverityRule>,
}

impl SeverityScheme {
    /// The level that the scheme's rules propose for `facts`; `None` where nothing is known yet, or no rule holds.
    ///
    /// The rules are asked in order and the first that holds decides. Worse facts never lower the level.
    ///
    /// ```
    /// use afterword_core::postmortem::DataLoss;
    /// use afterword_core::severity::{SeverityFact, SeverityFacts, SeverityScheme};
    ///
    /// let scheme = SeverityScheme::shipped();
    /// let mut facts = SeverityFacts {
    ///     users_share: "12 %".parse().ok(),
    ///     core_down: Some(false),
    ///     data_loss: Some(DataLoss::None),
    ///     ..SeverityFacts::default()
    /// };
    /// let proposal = scheme.propose(&facts).unwrap();
    /// assert_eq!(proposal.rule.level.0, "SEV2");
    /// assert_eq!(proposal.assumed, [SeverityFact::Workaround]);
    /// facts.has_workaround = Some(true);
    /// assert_eq!(scheme.propose(&facts).unwrap().rule.level.0, "SEV3");
    /// ```
    pub fn propose(&self, facts: &SeverityFacts) -> Option<Proposal<'_>> {
        let mut assumed = facts.unknown();
        if assumed.len() == SeverityFact::ALL.len() {
            return None;
        }
        let first = |is_bad| self.rules().iter().find(|it| it.when.hold(facts, is_bad));
        let rule = first(true)?;
        assumed.retain(|it| rule.when.asks_for(*it));
        Some(Proposal { rule, assumed, known: first(false) })
    }
}

#[cfg(test)]
mod tests {
    use proptest::option;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    fn facts() -> impl Strategy<Value = SeverityFacts> {
        let share = (0..=1_000_000_u32).prop_map(|it| Share::from_millionths(it).unwrap());
        let losses = select(DataLoss::ALL.to_vec());
        let bit = || option::of(any::<bool>());
        (option::of(share), bit(), option::of(losses), bit(), bit()).prop_map(
            |(users_share, core_down, data_loss, has_workaround, revenue_at_risk)| SeverityFacts {
                users_share,
                core_down,
                data_loss,
                has_workaround,
                revenue_at_risk,
            },
        )
    }

    /// The worse of two answers; an unknown one may be the worst there is.
    fn worse<T: Ord>(a: Option<T>, b: Option<T>) -> Option<T> {
        a.zip(b).map(|(a, b)| a.max(b))
    }

    fn level(scheme: &SeverityScheme, rule: &SeverityRule) -> usize {
        scheme.levels().iter().position(|it| it.key == rule.level).unwrap()
    }

    proptest! {
        #[test]
        fn worse_facts_never_lower_the_level(a in facts(), b in facts()) {
            let scheme = SeverityScheme::shipped();
            let both = SeverityFacts {
                users_share: worse(a.users_share, b.users_share),
                core_down: worse(a.core_down, b.core_down),
                data_loss: worse(a.data_loss, b.data_loss),
                has_workaround: worse(a.has_workaround.map(|it| !it), b.has_workaround.map(|it| !it))
                    .map(|it| !it),
                revenue_at_risk: worse(a.revenue_at_risk, b.revenue_at_risk),
            };
            if let (Some(before), Some(after)) = (scheme.propose(&a), scheme.propose(&both)) {
                prop_assert!(level(&scheme, after.rule) <= level(&scheme, before.rule));
            }
        }

        #[test]
        fn answers_stay_between_what_is_known_and_what_is_feared(a in facts(), b in facts()) {
            let scheme = SeverityScheme::shipped();
            let answered = SeverityFacts {
                users_share: a.users_share.or(b.users_share),
                core_down: a.core_down.or(b.core_down),
                data_loss: a.data_loss.or(b.data_loss),
                has_workaround: a.has_workaround.or(b.has_workaround),
                revenue_at_risk: a.revenue_at_risk.or(b.revenue_at_risk),
            };
            if let (Some(before), Some(after)) = (scheme.propose(&a), scheme.propose(&answered)) {
                let (after, known) = (level(&scheme, after.rule), before.known.unwrap());
                prop_assert!(level(&scheme, before.rule) <= after);
                prop_assert!(after <= level(&scheme, known));
                prop_assert_eq!(before.assumed.is_empty(), before.rule == known);
            }
        }
    }

    #[track_caller]
    fn check(facts: SeverityFacts, expected: &str) {
        let scheme = SeverityScheme::shipped();
        let proposal = scheme.propose(&facts).map(|it| (it.rule.id.clone(), it.assumed.len()));
        assert_eq!(proposal, Some((expected.to_owned(), 0)));
    }

    #[test]
    fn each_shipped_rule_decides_somewhere() {
        let share = |percent: u32| Share::from_millionths(percent * 10_000);
        let mild = SeverityFacts {
            users_share: share(0),
            core_down: Some(false),
            data_loss: Some(DataLoss::None),
            has_workaround: Some(true),
            revenue_at_risk: Some(false),
        };
        let no_way = SeverityFacts { has_workaround: Some(false), ..mild };
        let down = SeverityFacts { core_down: Some(true), ..mild };
        let paid = Some(true);
        check(SeverityFacts { data_loss: Some(DataLoss::Lost), ..mild }, "data-lost");
        check(SeverityFacts { users_share: share(50), ..down }, "core-down-for-many");
        let down_for_some =
            SeverityFacts { users_share: share(10), core_down: Some(true), ..no_way };
        check(down_for_some, "core-down-without-workaround");
        check(SeverityFacts { users_share: share(49), ..down }, "core-down");
        check(SeverityFacts { data_loss: Some(DataLoss::Recoverable), ..mild }, "data-missing");
        check(SeverityFacts { users_share: share(25), ..mild }, "many-users");
        check(SeverityFacts { users_share: share(10), ..no_way }, "users-without-workaround");
        check(SeverityFacts { revenue_at_risk: paid, ..no_way }, "revenue-without-workaround");
        check(SeverityFacts { revenue_at_risk: paid, ..mild }, "revenue");
        check(SeverityFacts { users_share: share(1), ..mild }, "some-users");
        check(no_way, "no-workaround");
        check(mild, "otherwise");
    }

    #[test]
    fn nothing_known_proposes_nothing_and_every_fact_has_a_question() {
        assert_eq!(SeverityScheme::shipped().propose(&SeverityFacts::default()), None);
        for fact in SeverityFact::ALL {
            assert!(fact.question().ends_with('?'), "{fact:?}");
        }
    }
}
