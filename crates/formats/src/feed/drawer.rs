//! Where readers put what they find, until it is in order and each has its id.

use std::collections::BTreeSet;

use afterword_core::id::Mint;
use afterword_core::postmortem::{Entry, EntryId, EntryKind, EntryTime};
use afterword_core::{claims, order};

use super::clock::Clock;
use super::{Aside, AsideReason, Facts, Feed, FeedEntry, FeedKind, value};
use crate::markdown::ReadContext;

/// An entry before it has an id.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) time: EntryTime,
    /// The time as written, by a machine or a person.
    pub(super) written: String,
    /// Markdown.
    pub(super) text: String,
    pub(super) source: String,
    /// `None` for whatever its words tell.
    pub(super) kind: Option<EntryKind>,
    pub(super) links: Vec<String>,
    pub(super) place: usize,
    /// Names it within its source.
    pub(super) key: String,
    /// Whether only the chat itself says it.
    pub(super) is_noise: bool,
}

/// Where a reader puts what it finds.
pub(super) struct Drawer<'a> {
    pub(super) context: ReadContext<'a>,
    pub(super) clock: Clock<'a>,
    pub(super) facts: Facts,
    pub(super) drafts: Vec<Draft>,
    pub(super) aside: [usize; AsideReason::ALL.len()],
    /// The member of the list that is being read.
    pub(super) place: usize,
    pub(super) assumes_zone: bool,
    pub(super) lacks_day: bool,
}

impl<'a> Drawer<'a> {
    pub(super) fn new(context: ReadContext<'a>) -> Self {
        Self {
            context,
            clock: Clock::new(context),
            facts: Facts::default(),
            drafts: Vec::new(),
            aside: [0; AsideReason::ALL.len()],
            place: 0,
            assumes_zone: false,
            lacks_day: false,
        }
    }

    pub(super) fn set_aside(&mut self, reason: AsideReason) {
        self.aside[reason as usize] += 1;
    }

    /// Keeps `draft`, unless nothing is in it.
    pub(super) fn push(&mut self, draft: Draft) {
        if draft.text.trim().is_empty() && draft.links.is_empty() {
            return self.set_aside(AsideReason::Wordless);
        }
        let place = if draft.place == 0 { self.place } else { draft.place };
        self.drafts.push(Draft { place, ..draft });
    }

    pub(super) fn finish(mut self, kind: FeedKind, ids: &mut impl Mint) -> Feed {
        in_order(&mut self.drafts);
        let mut seen = BTreeSet::new();
        let mut entries = Vec::with_capacity(self.drafts.len());
        for draft in std::mem::take(&mut self.drafts) {
            let id = match draft.key.as_str() {
                "" => ids.id(),
                key => EntryId::named(&[kind.name().as_bytes(), key.as_bytes()]),
            };
            if seen.insert(id) {
                entries.push(draft.entry(id, kind));
            } else {
                self.set_aside(AsideReason::Repeated);
            }
        }
        let aside = AsideReason::ALL.into_iter().zip(self.aside);
        let aside = aside.filter(|(_, n)| *n > 0).map(|(reason, n)| Aside { reason, n });
        Feed {
            kind,
            facts: self.facts,
            entries,
            aside: aside.collect(),
            columns: Vec::new(),
            assumes_zone: self.assumes_zone,
            lacks_day: self.lacks_day,
        }
    }
}

/// Sorts by time; whatever has none stays behind the one that it was told after.
fn in_order(drafts: &mut Vec<Draft>) {
    let mut last = None;
    let mut keyed: Vec<_> = std::mem::take(drafts)
        .into_iter()
        .map(|it| {
            last = it.time.start().or(last);
            (last, it)
        })
        .collect();
    order::sort(&mut keyed, |(a, _), (b, _)| a.cmp(b));
    drafts.extend(keyed.into_iter().map(|(_, it)| it));
}

impl Draft {
    fn entry(self, id: EntryId, feed: FeedKind) -> FeedEntry {
        let kind = self.kind.unwrap_or_else(|| claims::proposed_kind(&self.text));
        let mut links = self.links;
        links.retain(|it| !it.trim().is_empty());
        links.dedup();
        // What a machine writes says nothing that the instant does not.
        let is_by_hand = matches!(feed, FeedKind::Chat | FeedKind::Table)
            && value::since_1970(&self.written).is_none();
        let stamp = if is_by_hand { self.written.clone() } else { String::new() };
        let (time, text, source) = (self.time, self.text, self.source);
        let entry = Entry { id, time, stamp, kind, text, source, links };
        FeedEntry {
            entry,
            written: self.written,
            place: self.place,
            key: self.key,
            is_noise: self.is_noise,
        }
    }
}
