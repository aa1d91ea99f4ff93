//! The roadmap of an assessment: what to do in which phase, with what it is made with, what comes of it and what became of it.

mod item;
mod made;
mod making;
mod notes;
mod plan;
mod sums;
mod table;
mod told;

use afterword_core::maturity::{
    Assessment, AssessmentEdit, CapabilityId, Phase, Plan, PlanItem, Step,
};

use super::figures::score;
use super::results::{level_named, link, listed, name};
use crate::words::{InWords as _, word};

pub use made::{MadeNote, MadeNoteProps, MadeState};
pub use making::{MakeAction, MakeActionProps, Making, due_of, title_of_step};
pub use notes::{RoadmapNotes, RoadmapNotesProps};
pub use plan::{PlanForm, PlanFormProps};
pub use table::{RoadmapTable, RoadmapTableProps};
pub use told::told;

/// `1½ → 3`.
fn levels(step: &Step) -> String {
    format!("{} → {}", score(step.from), score(step.to))
}

/// A phase by its name, with its days where the plan says when it begins.
fn phase_named(phase: Phase, plan: &Plan) -> String {
    let name = phase.in_words();
    match phase.days(plan) {
        Some((from, Some(until))) => {
            let [from, last] = [Some(from), until.pred_opt()]
                .map(|it| it.map(|it| word::DATE_DAY_MON.day(it)).unwrap_or_default());
            word::ROADMAP_PHASE_DAYS.fill(&[("phase", &name), ("from", &from), ("to", &last)])
        }
        Some((from, None)) => {
            let from = word::DATE_DAY_MON.day(from);
            word::ROADMAP_PHASE_FROM.fill(&[("phase", &name), ("from", &from)])
        }
        None => name.to_string(),
    }
}

/// The edit that changes what is known of an item.
fn edited(
    assessment: &Assessment,
    id: &CapabilityId,
    change: impl FnOnce(&mut PlanItem),
) -> AssessmentEdit {
    let mut item = assessment.plan.items.get(id).cloned().unwrap_or_default();
    change(&mut item);
    AssessmentEdit::PlanItem(id.clone(), Box::new(item))
}
