//! How far those who voted in a workshop agreed.

use afterword_core::maturity::{Assessment, Dimension, DimensionId, Distribution};

/// The agreement on several questions.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Agreement {
    sum: f64,
    /// On how many questions two people at least gave a score.
    pub(super) n: usize,
    /// On how many people see it so differently that they had better talk.
    pub(super) n_apart: usize,
}

impl Agreement {
    /// On the questions of `dimension`; on all without one.
    pub(super) fn of(assessment: &Assessment, dimension: Option<&DimensionId>) -> Self {
        let wanted = |it: &&Dimension| dimension.is_none_or(|id| it.id == *id);
        let mut all = Self::default();
        for (dimension, capability) in assessment.capabilities() {
            let found = wanted(&dimension).then(|| distribution(assessment, &capability.id));
            let Some(found) = found.flatten() else { continue };
            all.n_apart += usize::from(found.talk_about_it());
            if let Some(agreement) = found.agreement {
                all.sum += agreement;
                all.n += 1;
            }
        }
        all
    }

    /// The mean of them, from 0 to 1; `None` without any.
    pub(super) fn mean(self) -> Option<f64> {
        (self.n > 0).then(|| self.sum / self.n as f64)
    }
}

/// The votes on a question, once they were shown.
pub(super) fn distribution(
    assessment: &Assessment,
    capability: &afterword_core::maturity::CapabilityId,
) -> Option<Distribution> {
    assessment.workshop.as_ref()?.distribution(capability, assessment.model.highest())
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use std::rc::Rc;

    use afterword_core::id::DocumentId;
    use afterword_core::maturity::{Ballot, HalfSteps, Vote, Workshop, WorkshopId};

    use super::*;
    use crate::maturity::tests::model;

    #[test]
    fn only_votes_that_were_shown_agree() {
        let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
        let mut it = Assessment::new(DocumentId::v7(0, [0; 10]), String::new(), model(), now);
        let mut workshop = Workshop::new(WorkshopId::from_bits(1));
        for (n, level) in [(1, 1), (2, 3)] {
            let mut ballot = Ballot::new(n);
            for name in ["runbooks", "noise"] {
                ballot.votes.insert(name.parse().unwrap(), Vote::Score(HalfSteps::level(level)));
            }
            workshop.take(ballot);
        }
        workshop.revealed.insert("runbooks".parse().unwrap());
        it.workshop = Some(Rc::new(workshop));
        let all = Agreement::of(&it, None);
        assert_eq!((all.n, all.n_apart), (1, 1));
        // 1 − 2 × (2 ÷ 2) ÷ 3
        assert!(all.mean().is_some_and(|it| (it - 1.0 / 3.0).abs() < 1e-9));
        let other = Agreement::of(&it, Some(&"reviews".parse().unwrap()));
        assert_eq!(other.mean(), None);
    }
}
