//! Proposing a severity: rules over a few facts, and which of them decided.

use super::{SeverityFact, SeverityFacts, SeverityRule, SeverityScheme};

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
    use crate::amount::Share;
    use crate::postmortem::DataLoss;

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
