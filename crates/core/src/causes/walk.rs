//! Reading a tree: from the top, with the depth of each cause.

use std::rc::Rc;

use super::{Cause, CauseId, CauseTree};

/// A cause as a reader meets it.
#[derive(Clone, Copy, Debug)]
pub struct Visit<'a> {
    /// The cause.
    pub cause: &'a Rc<Cause>,
    /// The cause that it explains; `None` where that is the problem.
    pub parent: Option<CauseId>,
    /// How many causes stand between it and the problem.
    pub depth: usize,
}

/// The causes of a tree, each before the causes behind it.
#[derive(Clone, Debug)]
pub struct Walk<'a> {
    // One iterator a level, so that the walk needs no stack of its own per cause.
    levels: Vec<(Option<CauseId>, std::slice::Iter<'a, Rc<Cause>>)>,
}

impl CauseTree {
    /// Every cause, each before the causes behind it.
    pub fn walk(&self) -> Walk<'_> {
        Walk { levels: vec![(None, self.causes().iter())] }
    }

    /// The cause called `id`.
    pub fn find(&self, id: CauseId) -> Option<&Rc<Cause>> {
        self.visit(id).map(|it| it.cause)
    }

    /// The cause called `id` and where it stands.
    pub fn visit(&self, id: CauseId) -> Option<Visit<'_>> {
        self.walk().find(|it| it.cause.id() == id)
    }

    /// The causes beside `id`, itself among them.
    pub fn siblings(&self, id: CauseId) -> &[Rc<Cause>] {
        match self.visit(id).map(|it| it.parent) {
            Some(Some(parent)) => self.find(parent).map_or(&[], |it| it.causes()),
            Some(None) => self.causes(),
            None => &[],
        }
    }

    /// The causes that nobody has asked “why?” about, ruled-out ones aside.
    pub fn leaves(&self) -> impl Iterator<Item = &Rc<Cause>> {
        let leaf = |it: &Visit<'_>| it.cause.causes().is_empty();
        let live = |it: &Visit<'_>| it.cause.kind() != super::CauseKind::RuledOut;
        self.walk().filter(leaf).filter(live).map(|it| it.cause)
    }

    /// The causes that are marked as root causes.
    pub fn roots(&self) -> impl Iterator<Item = &Rc<Cause>> {
        self.walk().map(|it| it.cause).filter(|it| it.is_root())
    }

    /// The question that `id` answers: as reworded, else made from the effect that it explains.
    ///
    /// ```
    /// use afterword_core::causes::{Cause, CauseId, CauseTree, Place, TreeId};
    ///
    /// let mut tree = CauseTree::new(TreeId::from_bits(0), "Disk full".into());
    /// let id = CauseId::from_bits(1);
    /// tree.add(Cause::new(id, "Logs were not rotated".into()), Place::LAST)?;
    /// assert_eq!(tree.question(id).as_deref(), Some("Why did “Disk full” happen?"));
    /// # Ok::<(), afterword_core::causes::TreeError>(())
    /// ```
    pub fn question(&self, id: CauseId) -> Option<String> {
        let visit = self.visit(id)?;
        if !visit.cause.question.trim().is_empty() {
            return Some(visit.cause.question.clone());
        }
        let effect = match visit.parent {
            Some(parent) => &self.find(parent)?.text,
            None => &self.problem,
        };
        Some(question_about(effect))
    }
}

/// The question that asks for the causes of `effect`.
pub fn question_about(effect: &str) -> String {
    match effect.trim().trim_end_matches('.') {
        "" => "Why did this happen?".to_owned(),
        effect => format!("Why did “{effect}” happen?"),
    }
}

impl<'a> Iterator for Walk<'a> {
    type Item = Visit<'a>;

    fn next(&mut self) -> Option<Visit<'a>> {
        loop {
            let depth = self.levels.len().checked_sub(1)?;
            let (parent, level) = &mut self.levels[depth];
            let parent = *parent;
            match level.next() {
                Some(cause) => {
                    self.levels.push((Some(cause.id()), cause.causes().iter()));
                    return Some(Visit { cause, parent, depth });
                }
                None => self.levels.pop(),
            };
        }
    }
}
