//! How somebody looks at a tree: what they folded, and whether and which way it is drawn. It is theirs and not the document's.

use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::causes::CauseId;
use afterword_core::causes::picture::Growth;

/// A way of looking at a tree, as one line: a word for each thing that is not as it ships, and the causes that are folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TreeLook {
    /// Which way the drawing grows; `None` while nobody has turned it, and it grows as there is room.
    pub(super) growth: Option<Growth>,
    pub(super) has_drawing: bool,
    pub(super) folded: Rc<BTreeSet<CauseId>>,
}

const DOWN: &str = "down";
const RIGHT: &str = "right";
const HIDDEN: &str = "hidden";

impl TreeLook {
    /// The name that the look at a tree is remembered by.
    pub(super) fn name(tree: afterword_core::causes::TreeId) -> String {
        format!("tree-{tree}")
    }

    /// Reads a line; what it does not say is as it ships.
    pub(super) fn read(line: &str) -> Self {
        let words = || line.split_whitespace();
        let has = |word: &str| words().any(|it| it == word);
        Self {
            growth: match (has(DOWN), has(RIGHT)) {
                (true, _) => Some(Growth::Down),
                (false, true) => Some(Growth::Right),
                (false, false) => None,
            },
            has_drawing: !has(HIDDEN),
            folded: Rc::new(words().filter_map(|it| it.parse().ok()).collect()),
        }
    }

    /// The line; empty if everything is as it ships.
    pub(super) fn write(&self) -> String {
        let growth = self.growth.map(|it| if it == Growth::Down { DOWN } else { RIGHT }.to_owned());
        let hidden = (!self.has_drawing).then(|| HIDDEN.to_owned());
        let folded = self.folded.iter().map(CauseId::to_string);
        growth.into_iter().chain(hidden).chain(folded).collect::<Vec<String>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_ships_is_an_empty_line() {
        let shipped = TreeLook::read("");
        assert_eq!((shipped.growth, shipped.has_drawing), (None, true));
        assert_eq!(shipped.write(), "");
    }

    proptest! {
        #[test]
        fn a_look_is_remembered(is_down: Option<bool>, has_drawing: bool, folded: BTreeSet<u64>) {
            let growth = is_down.map(|it| if it { Growth::Down } else { Growth::Right });
            let folded = Rc::new(folded.into_iter().map(CauseId::from_bits).collect());
            let look = TreeLook { growth, has_drawing, folded };
            prop_assert_eq!(TreeLook::read(&look.write()), look);
        }

        #[test]
        fn any_line_is_a_look(line: String) {
            let look = TreeLook::read(&line);
            prop_assert_eq!(TreeLook::read(&look.write()), look);
        }
    }
}
