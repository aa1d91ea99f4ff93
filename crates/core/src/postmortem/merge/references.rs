//! After a merge nothing may point at what one of the sides took away.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::items;
use crate::actions::ActionId;
use crate::causes::{CauseId, Evidence};
use crate::list;
use crate::postmortem::{EntryId, Moment, Postmortem};

/// Lets go of whatever is gone from `merged`. A moment that followed an entry keeps the time that the entry had.
pub(super) fn mend(merged: &mut Postmortem, all: [&Postmortem; 3]) {
    let [base, mine, theirs] = all;
    let timelines = [&mine.timeline, &theirs.timeline, &base.timeline];
    let timeline = &merged.timeline;
    merged.moments = std::mem::take(&mut merged.moments)
        .into_iter()
        .filter_map(|(key, moment)| match moment {
            Moment::Entry(id) if list::find(timeline, id).is_none() => {
                items::last_known_time(timelines, id).map(|at| (key, Moment::At(at)))
            }
            kept => Some((key, kept)),
        })
        .collect();

    let entries: BTreeSet<EntryId> = merged.timeline.iter().map(|it| it.id).collect();
    for tree in &mut merged.trees {
        let evidence = tree.walk().flat_map(|it| &it.cause.evidence);
        let gone: BTreeSet<EntryId> = evidence
            .filter_map(|it| match it {
                Evidence::Entry(id) => Some(*id).filter(|id| !entries.contains(id)),
                Evidence::Link(_) | Evidence::Note(_) => None,
            })
            .collect();
        for id in gone {
            Rc::make_mut(tree).forget_evidence(id);
        }
    }

    let causes: BTreeSet<CauseId> =
        merged.trees.iter().flat_map(|it| it.walk()).map(|it| it.cause.id()).collect();
    for action in
        merged.actions.iter_mut().filter(|it| it.causes.iter().any(|it| !causes.contains(it)))
    {
        Rc::make_mut(action).causes.retain(|it| causes.contains(it));
    }
    let actions: BTreeSet<ActionId> = merged.actions.iter().map(|it| it.id).collect();
    for factor in
        merged.factors.iter_mut().filter(|it| it.actions.iter().any(|it| !actions.contains(it)))
    {
        Rc::make_mut(factor).actions.retain(|it| actions.contains(it));
    }
}
