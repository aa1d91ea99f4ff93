//! One assessment of two that were edited apart.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{
    About, Answer, Assessment, Ballot, CapabilityId, Evidence, Plan, PlanItem, Reopened, Targets,
    Workshop,
};
use crate::merge::fields::{Merged as _, entries, map, members, merge_fields, newer, same, set};
use crate::order;

/// Makes one assessment of two that were both edited from `base`: `mine`, with everything that only `theirs` changed.
///
/// Answers, the plan and the workshop are merged field by field: of a field that both have changed mine stands, and theirs is among the
/// revisions. What one side changed and the other took away stays. Where one side finished the assessment, what that side found is the
/// milestone, and stands whole; where both did, it is mine.
///
/// ```
/// use afterword_core::history::Editable;
/// use afterword_core::maturity::{Answer, Assessment, AssessmentEdit, HalfSteps, merge};
/// # use afterword_core::maturity::Model;
/// # use afterword_core::id::DocumentId;
/// # let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
/// # let model = Model::read(r#"{"id": "m", "version": "1", "name": "M", "levels": [{"name": "1"}, {"name": "2"}],
/// #   "dimensions": [{"id": "d", "name": "D", "capabilities": [
/// #     {"id": "a", "name": "A", "statements": ["a", "b"]}, {"id": "b", "name": "B", "statements": ["a", "b"]}]}]}"#).unwrap().0;
/// let base = Assessment::new(DocumentId::v7(0, [0; 10]), "Spring".into(), model.into(), now);
/// let (mut mine, mut theirs) = (base.clone(), base.clone());
/// let answer = |level| Box::new(Answer::of(HalfSteps::level(level)));
/// mine.apply(AssessmentEdit::Answer("a".parse()?, answer(1)))?;
/// theirs.apply(AssessmentEdit::Answer("b".parse()?, answer(2)))?;
/// assert_eq!(merge(&base, &mine, &theirs).answers.len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn merge(base: &Assessment, mine: &Assessment, theirs: &Assessment) -> Assessment {
    let merged = Assessment {
        id: mine.id,
        created_at: mine.created_at,
        title: newer(&base.title, &mine.title, &theirs.title),
        zone: newer(&base.zone, &mine.zone, &theirs.zone),
        model: newer(&base.model, &mine.model, &theirs.model),
        about: About::merged(&base.about, &mine.about, &theirs.about),
        answers: answers(&base.answers, &mine.answers, &theirs.answers),
        targets: Targets::merged(&base.targets, &mine.targets, &theirs.targets),
        exceptions: map(&base.exceptions, &mine.exceptions, &theirs.exceptions),
        reopened: doubts(base, mine, theirs),
        plan: Plan::merged(&base.plan, &mine.plan, &theirs.plan),
        workshop: workshop(base, mine, theirs),
        previous: newer(&base.previous, &mine.previous, &theirs.previous),
        finished: newer(&base.finished, &mine.finished, &theirs.finished),
    };
    match [base, mine, theirs].into_iter().find(|it| it.is_finished()) {
        Some(milestone) => Assessment {
            model: milestone.model.clone(),
            about: milestone.about.clone(),
            answers: milestone.answers.clone(),
            workshop: milestone.workshop.clone(),
            previous: milestone.previous.clone(),
            finished: milestone.finished.clone(),
            ..merged
        },
        None => merged,
    }
}

merge_fields!(About {
    newer: team, date, facilitator, participants, naming;
    set: scope;
});

merge_fields!(Targets {
    newer: all;
    map: dimensions, capabilities;
});

merge_fields!(Plan {
    newer: hours_a_week, weeks, begins, hourly, incidents, addressed;
    items: items;
});

merge_fields!(PlanItem {
    newer: effort_hours, saved_hours, addressed, left_out, links;
});

merge_fields!(Answer {
    newer: score, not_applicable, confidence, note, agreed, suggestion;
    map: items;
    members: evidence;
});

merge_fields!(Evidence {
    same: id;
    newer: text, link, dated;
});

merge_fields!(Workshop {
    same: id;
    newer: order, current, is_named, seconds, agenda;
    set: revealed;
    members: ballots;
});

merge_fields!(Ballot {
    same: id;
    newer: voter;
    map: votes;
});

type Answers = BTreeMap<CapabilityId, Rc<Answer>>;

/// Of an answer that both sides put in, all is changed on both.
fn answers(base: &Answers, mine: &Answers, theirs: &Answers) -> Answers {
    let blank = Rc::default();
    entries(base, mine, theirs, &|base, mine, theirs| {
        Rc::new(Answer::merged(base.unwrap_or(&blank), mine, theirs))
    })
}

type Items = BTreeMap<CapabilityId, PlanItem>;

fn items(base: &Items, mine: &Items, theirs: &Items) -> Items {
    let blank = PlanItem::default();
    entries(base, mine, theirs, &|base, mine, theirs| {
        PlanItem::merged(base.unwrap_or(&blank), mine, theirs)
    })
}

fn doubts(base: &Assessment, mine: &Assessment, theirs: &Assessment) -> Vec<Reopened> {
    let [old, ours, others] = [base, mine, theirs].map(|it| &it.reopened);
    if ours == others || old == ours || old == others {
        return newer(old, ours, others);
    }
    let keyed = |it: &Assessment| {
        let pair = |it: &Reopened| ((it.capability.clone(), it.postmortem), it.clone());
        order::map(it.reopened.iter().map(pair))
    };
    let merged = map(&keyed(base), &keyed(mine), &keyed(theirs));
    let mut doubts: Vec<Reopened> = merged.into_values().collect();
    order::sort(&mut doubts, |a, b| a.on.cmp(&b.on));
    doubts
}

fn workshop(base: &Assessment, mine: &Assessment, theirs: &Assessment) -> Option<Rc<Workshop>> {
    match [&base.workshop, &mine.workshop, &theirs.workshop] {
        [base, Some(mine), Some(theirs)] if mine.id == theirs.id => {
            let blank = Rc::new(Workshop::new(mine.id));
            let base = base.as_ref().filter(|it| it.id == mine.id).unwrap_or(&blank);
            Some(Rc::new(Workshop::merged(base, mine, theirs)))
        }
        [base, mine, theirs] => newer(base, mine, theirs),
    }
}
