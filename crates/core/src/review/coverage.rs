//! Which action answers which factor and which root cause, and what is answered by a risk that somebody accepted.

use crate::actions::{ActionId, StateKind};
use crate::causes::{CauseId, CauseKind, TreeId};
use crate::postmortem::{AcceptedRisk, FactorId, Postmortem};

/// The matrix of what was found and what is done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The factors, then the root causes, each in the order of the document; those without words are left out.
    pub rows: Vec<Row>,
    /// The actions that were not decided against, in the order of the document.
    pub columns: Vec<ActionId>,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ground {
    /// A contributing factor.
    Factor(FactorId),
    /// A root cause of a tree.
    Root(TreeId, CauseId),
}

/// One thing that was found, and what is done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What was found.
    pub ground: Ground,
    /// The factor that says it: itself, or the one with the same words as a root cause, if there is one.
    pub factor: Option<FactorId>,
    /// In its own words.
    pub text: String,
    /// Where in [`Coverage::columns`] the actions stand that address it, ascending.
    pub actions: Vec<usize>,
    /// The risk that was accepted instead, if a reason is given.
    pub accepted: Option<AcceptedRisk>,
}

impl Row {
    /// Whether an action or an accepted risk answers it.
    pub fn is_covered(&self) -> bool {
        !self.actions.is_empty() || self.accepted.is_some()
    }
}

impl Coverage {
    /// How many of the rows are covered, and how many there are.
    pub fn tally(&self) -> (usize, usize) {
        (self.rows.iter().filter(|it| it.is_covered()).count(), self.rows.len())
    }

    /// The actions that answer nothing that was found, as positions in [`Coverage::columns`].
    pub fn idle_columns(&self) -> Vec<usize> {
        let is_used = |at: &usize| self.rows.iter().any(|it| it.actions.contains(at));
        (0..self.columns.len()).filter(|at| !is_used(at)).collect()
    }
}

/// What covers what.
///
/// An action that was decided against covers nothing, and neither does one without a title. A root cause that says the same as a
/// factor shares what covers that factor, for it was then only written down twice.
///
/// ```
/// # use afterword_core::{Postmortem, id::DocumentId, postmortem::*};
/// # use std::rc::Rc;
/// # let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T00:00:00Z").unwrap();
/// # let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
/// use afterword_core::review::coverage;
///
/// let mut factor = Factor::new(FactorId::from_bits(1), "One region only".into());
/// postmortem.factors = vec![Rc::new(factor.clone())];
/// assert_eq!(coverage(&postmortem).tally(), (0, 1));
///
/// let reason = "A second region costs more than an hour a year".into();
/// factor.accepted = Some(AcceptedRisk { reason, who: "Ada".into(), at: None });
/// postmortem.factors = vec![Rc::new(factor)];
/// assert_eq!(coverage(&postmortem).tally(), (1, 1));
/// ```
pub fn coverage(postmortem: &Postmortem) -> Coverage {
    let counts = |it: &crate::actions::Action| {
        it.state.kind() != StateKind::WontDo && !it.title.trim().is_empty()
    };
    let live = || postmortem.actions.iter().filter(|it| counts(it));
    let mut rows = factor_rows(postmortem, &live().map(|it| it.id).collect::<Vec<ActionId>>());
    let n_factors = rows.len();
    for tree in &postmortem.trees {
        let roots = tree.roots().filter(|it| it.kind() != CauseKind::RuledOut);
        for root in roots.filter(|it| !it.text.trim().is_empty()) {
            let addresses = |it: &crate::actions::Action| it.causes.contains(&root.id());
            let own = live().enumerate().filter(|(_, it)| addresses(it)).map(|(at, _)| at);
            let twin = rows[..n_factors].iter().find(|it| same_words(&it.text, &root.text));
            let mut actions: Vec<usize> = own.collect();
            actions.extend(twin.iter().flat_map(|it| &it.actions));
            actions.sort_unstable();
            actions.dedup();
            let (factor, accepted) =
                (twin.and_then(|it| it.factor), twin.and_then(|it| it.accepted.clone()));
            let ground = Ground::Root(tree.id(), root.id());
            rows.push(Row { ground, factor, text: root.text.clone(), actions, accepted });
        }
    }
    Coverage { rows, columns: live().map(|it| it.id).collect() }
}

fn factor_rows(postmortem: &Postmortem, columns: &[ActionId]) -> Vec<Row> {
    let said = postmortem.factors.iter().filter(|it| !it.text.trim().is_empty());
    let row = |factor: &std::rc::Rc<crate::postmortem::Factor>| Row {
        ground: Ground::Factor(factor.id),
        factor: Some(factor.id),
        text: factor.text.clone(),
        actions: (0..columns.len()).filter(|at| factor.actions.contains(&columns[*at])).collect(),
        accepted: factor.accepted.clone().filter(|it| !it.reason.trim().is_empty()),
    };
    said.map(row).collect()
}

/// Whether two texts differ in case, spaces and a full stop at most.
fn same_words(a: &str, b: &str) -> bool {
    let words = |text: &str| text.trim_end().trim_end_matches('.').to_lowercase();
    let (a, b) = (words(a), words(b));
    a.split_whitespace().eq(b.split_whitespace())
}
