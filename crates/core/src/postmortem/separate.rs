//! Names that a file gives twice.

use std::collections::BTreeSet;

use super::Postmortem;
use crate::id::Id;
use crate::list::{Identified, List};

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

fn separate<T: Identified>(list: &mut List<T>, rename: fn(&mut T, Id<T>)) {
    /// An odd number with its bits well spread: its multiples are far apart, and none comes twice.
    const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut taken: BTreeSet<Id<T>> = list.iter().map(|it| it.id()).collect();
    if taken.len() == list.len() {
        return;
    }
    let mut met = BTreeSet::new();
    let mut bits = 0_u64;
    for member in list {
        if met.insert(member.id()) {
            continue;
        }
        let fresh = loop {
            bits = bits.wrapping_add(STEP);
            let id = Id::from_bits(member.id().bits() ^ bits);
            if taken.insert(id) {
                break id;
            }
        };
        rename(std::rc::Rc::make_mut(member), fresh);
    }
}

#[cfg(test)]
mod tests {
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
