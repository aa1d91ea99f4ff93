//! Names that a file gives twice.

use std::rc::Rc;

use super::Postmortem;
use crate::actions::ActionList;
use crate::id::Id;
use crate::list::{Identified, List};
use crate::maturity::Assessment;
use crate::order::{order, sort};
use crate::toil::ToilRegister;

impl Postmortem {
    /// Gives whatever has the name of an earlier thing in its list a name of its own: a file that was edited by hand may hold an
    /// entry that was copied, name and all. What refers to the name means the first. The same document is changed the same way.
    pub fn separate_ids(&mut self) {
        separate(&mut self.timeline, |it, id| it.id = id);
        separate(&mut self.factors, |it, id| it.id = id);
        separate(&mut self.actions, |it, id| it.id = id);
        separate(&mut self.extra, |it, id| it.id = id);
        separate(&mut self.trees, |it, id| it.rename(id));
    }
}

impl ActionList {
    /// The same for actions that stand alone.
    pub fn separate_ids(&mut self) {
        separate(&mut self.actions, |it, id| it.id = id);
    }
}

impl ToilRegister {
    /// The same for what stands in a register.
    pub fn separate_ids(&mut self) {
        separate(&mut self.activities, |it, id| it.id = id);
        separate(&mut self.weeks, |it, id| it.id = id);
        separate(&mut self.projects, |it, id| it.id = id);
    }
}

impl Assessment {
    /// The same for ballots, and for the evidence of each answer.
    pub fn separate_ids(&mut self) {
        for answer in self.answers.values_mut() {
            let ids: Vec<u64> = answer.evidence.iter().map(|it| it.id.bits()).collect();
            if !fresh(&ids).is_empty() {
                separate(&mut Rc::make_mut(answer).evidence, |it, id| it.id = id);
            }
        }
        if let Some(workshop) = &mut self.workshop {
            separate(&mut Rc::make_mut(workshop).ballots, |it, id| it.id = id);
        }
    }
}

fn separate<T: Identified>(list: &mut List<T>, rename: fn(&mut T, Id<T>)) {
    let ids: Vec<u64> = list.iter().map(|it| it.id().bits()).collect();
    for (at, fresh) in fresh(&ids) {
        rename(Rc::make_mut(&mut list[at]), Id::from_bits(fresh));
    }
}

/// Which of `ids` were there before, and what each of them is to be. It is the same code for all lists, because all who open a document
/// download it.
fn fresh(ids: &[u64]) -> Vec<(usize, u64)> {
    /// An odd number with its bits well spread: its multiples are far apart, and none comes twice.
    const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
    let order = order(ids.len(), &|a, b| ids[a].cmp(&ids[b]));
    let pairs = order.windows(2).filter(|it| ids[it[0]] == ids[it[1]]);
    let mut again: Vec<usize> = pairs.map(|it| it[1]).collect();
    sort(&mut again, Ord::cmp);
    let is_taken = |id: u64| order.binary_search_by_key(&id, |at| ids[*at]).is_ok();
    let mut bits = again.first().map_or(0, |at| ids[*at]);
    let mut renamed = Vec::with_capacity(again.len());
    for at in again {
        let fresh = loop {
            bits = bits.wrapping_add(STEP);
            // As an id has it: not all numbers are one.
            let id = Id::<()>::from_bits(bits).bits();
            if !is_taken(id) {
                break id;
            }
        };
        renamed.push((at, fresh));
    }
    renamed
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::rc::Rc;

    use super::*;
    use crate::id::DocumentId;
    use crate::postmortem::{Entry, EntryTime};

    #[test]
    fn a_copied_entry_gets_a_name_of_its_own_and_the_first_keeps_its() {
        let born = chrono::DateTime::parse_from_rfc3339("2026-03-01T10:00:00+01:00").unwrap();
        let mut document = Postmortem::new(DocumentId::v7(0, [0; 10]), born);
        let entry = |bits, text: &str| {
            Rc::new(Entry::new(Id::from_bits(bits), EntryTime::Unknown, text.to_owned()))
        };
        document.timeline =
            vec![entry(7, "first"), entry(7, "second"), entry(8, "other"), entry(7, "third")];
        let before = document.clone();
        document.separate_ids();
        let ids: BTreeSet<u64> = document.timeline.iter().map(|it| it.id.bits()).collect();
        assert_eq!(ids.len(), 4);
        assert_eq!(document.timeline[0], before.timeline[0]);
        assert_eq!(document.timeline[2], before.timeline[2]);
        let texts: Vec<&str> = document.timeline.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(texts, ["first", "second", "other", "third"]);
        let mut again = document.clone();
        again.separate_ids();
        assert_eq!(again, document, "nothing is left to do");
    }
}
