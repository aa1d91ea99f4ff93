//! Who may read which part, and the document without the parts that somebody may not.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::OnceLock;

use crate::causes::Evidence;
use crate::list;
use crate::postmortem::{
    Audience, EntryId, Impact, Moment, Postmortem, Response, Roles, SectionKey,
};
use crate::stored;

/// Who may read a part of which the document does not say so itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audiences(BTreeMap<SectionKey, Audience>);

impl Audiences {
    /// What ships: the story for everybody, how it came about for the organisation, what it cost for the team. A part of the
    /// author's own is for the team.
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Audiences> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            let json = include_str!("../../data/view/audiences.json");
            Self(stored::from_json(json).expect("a test reads this file"))
        })
    }

    /// Every part is for the team, unless the document says otherwise.
    pub fn closed() -> Self {
        Self(BTreeMap::new())
    }

    /// Who may read that part of `postmortem`: what it says itself, else what is set here, else the team.
    ///
    /// ```
    /// use afterword_core::postmortem::{Audience, Edit, Postmortem, SectionKey};
    /// use afterword_core::view::Audiences;
    /// # let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
    /// # let mut postmortem = Postmortem::new(afterword_core::id::DocumentId::v7(0, [0; 10]), now);
    /// let audiences = Audiences::shipped();
    /// assert_eq!(audiences.of(&postmortem, &SectionKey::Summary), Audience::Public);
    /// postmortem.apply(Edit::Audience(SectionKey::Summary, Audience::Team))?;
    /// assert_eq!(audiences.of(&postmortem, &SectionKey::Summary), Audience::Team);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(&self, postmortem: &Postmortem, section: &SectionKey) -> Audience {
        let said = postmortem.audience.get(section).or_else(|| self.0.get(section));
        said.copied().unwrap_or_default()
    }
}

/// The document without the parts that are for fewer than `audience`, and which of them held something.
pub(super) fn without(
    postmortem: &Postmortem,
    audience: Audience,
    audiences: &Audiences,
) -> (Postmortem, Vec<SectionKey>) {
    let mut document = postmortem.clone();
    let free = postmortem.extra.iter().map(|it| it.section_key());
    let is_for_fewer = |it: &SectionKey| audiences.of(postmortem, it) < audience;
    let keys: Vec<SectionKey> =
        SectionKey::FIELDS.into_iter().chain(free).filter(is_for_fewer).collect();
    let mut omitted = Vec::new();
    for key in &keys {
        if postmortem.is_filled(key) && !omitted.contains(key) {
            omitted.push(key.clone());
        }
        document.clear(key);
        document.audience.remove(key);
    }
    if audience == Audience::Public {
        document.clear_internal_head();
    }
    (document, omitted)
}

impl Postmortem {
    /// Empties one part of the document, and lets go of it everywhere else.
    fn clear(&mut self, key: &SectionKey) {
        match key {
            SectionKey::Impact => self.impact = Impact::default(),
            SectionKey::Factors => self.factors.clear(),
            SectionKey::Timeline => self.clear_timeline(),
            SectionKey::Causes => {
                self.trees.clear();
                let addressing = self.actions.iter_mut().filter(|it| !it.causes.is_empty());
                addressing.for_each(|it| Rc::make_mut(it).causes.clear());
            }
            SectionKey::Actions => {
                self.actions.clear();
                let covered = self.factors.iter_mut().filter(|it| !it.actions.is_empty());
                covered.for_each(|it| Rc::make_mut(it).actions.clear());
            }
            SectionKey::People => {
                self.roles = Roles::default();
                self.authors.clear();
                self.reviewers.clear();
            }
            SectionKey::Response => self.response = Response::default(),
            SectionKey::Free(_) => self.extra.retain(|it| it.section_key() != *key),
            field => {
                if let Some(field) = field.text_field() {
                    self.text_mut(field).clear();
                }
            }
        }
    }

    /// Moments that follow an entry keep its time; causes lose it as evidence.
    fn clear_timeline(&mut self) {
        let timeline = std::mem::take(&mut self.timeline);
        self.moments.retain(|_, moment| {
            if let Moment::Entry(id) = *moment {
                let time = list::find(&timeline, id).and_then(|it| it.time.start());
                let Some(time) = time else { return false };
                *moment = Moment::At(time);
            }
            true
        });
        for tree in &mut self.trees {
            let evidence = tree.walk().flat_map(|it| &it.cause.evidence);
            let entry = |it: &Evidence| match it {
                Evidence::Entry(id) => Some(*id),
                Evidence::Link(_) | Evidence::Note(_) => None,
            };
            let entries: Vec<EntryId> = evidence.filter_map(entry).collect();
            entries.into_iter().for_each(|it| Rc::make_mut(tree).forget_evidence(it));
        }
    }

    /// What stands in the head of a document for colleagues alone: the address of the incident, teams and labels, and who
    /// moved the document along, why, and in spite of what.
    fn clear_internal_head(&mut self) {
        self.incident.clear();
        self.teams.clear();
        self.tags.clear();
        for transition in &mut self.transitions {
            transition.who.clear();
            transition.note.clear();
            transition.overrides.clear();
        }
    }
}
