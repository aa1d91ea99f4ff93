//! Merging the timeline, the factors and the free sections, member by member.

use std::rc::Rc;

use crate::list::List;
use crate::merge::list::merge_values;
use crate::merge::{ListWords, Settle, Three, in_lines, show_option};
use crate::postmortem::{
    Edit, Entry, EntryChange, EntryId, EntryTime, Factor, FactorChange, FactorId, FactorsEdit,
    Section, SectionsEdit, TimelineEdit,
};

pub(super) fn timeline(settle: &mut Settle, all: Three<'_, List<Entry>>) -> List<Entry> {
    let words = ListWords {
        member: "a timeline entry",
        blank: &|id| Entry::new(id, EntryTime::Unknown, String::new()),
        show: &|it: &Entry| in_lines(&[&it.text, &it.source, &it.stamp]),
        add: &|it| Edit::Timeline(TimelineEdit::Add(vec![Rc::unwrap_or_clone(it)])),
        remove: &|it| Edit::Timeline(TimelineEdit::Remove(it.id)),
    };
    settle.list(all, &words, entry)
}

fn entry(settle: &mut Settle, all: Three<'_, Entry>) -> Entry {
    let [base, mine, theirs] = all;
    let id = mine.id;
    let change = |change| Edit::Timeline(TimelineEdit::Change(id, change));
    Entry {
        id,
        time: settle.value("time of a timeline entry", all.map(|it| &it.time), show_time, |it| {
            change(EntryChange::Time(it))
        }),
        // Stamps are never edited; they differ only where two people imported one text.
        stamp: if mine.stamp == base.stamp { theirs.stamp.clone() } else { mine.stamp.clone() },
        kind: settle.value(
            "kind of a timeline entry",
            all.map(|it| &it.kind),
            |it| it.key().to_owned(),
            |it| change(EntryChange::Kind(it)),
        ),
        text: settle
            .text("timeline entry", all.map(|it| &it.text), |it| change(EntryChange::Text(it))),
        source: settle.value(
            "source of a timeline entry",
            all.map(|it| &it.source),
            Clone::clone,
            |it| change(EntryChange::Source(it)),
        ),
        links: merge_values(&base.links, &mine.links, &theirs.links),
    }
}

fn show_time(time: &EntryTime) -> String {
    match time {
        EntryTime::Unknown => "unknown".to_owned(),
        EntryTime::Exact(at) => super::written(*at),
        EntryTime::Approximate(at) => format!("about {}", super::written(*at)),
        EntryTime::Span { from, to } => {
            format!("{} to {}", super::written(*from), super::written(*to))
        }
    }
}

pub(super) fn factors(settle: &mut Settle, all: Three<'_, List<Factor>>) -> List<Factor> {
    let words = ListWords {
        member: "a contributing factor",
        blank: &|id| Factor::new(id, String::new()),
        show: &|it: &Factor| {
            let reason = it.accepted.as_ref().map_or("", |it| &it.reason);
            in_lines(&[&it.text, &it.evidence, reason])
        },
        add: &|it| Edit::Factors(FactorsEdit::Add(Rc::unwrap_or_clone(it))),
        remove: &|it| Edit::Factors(FactorsEdit::Remove(it.id)),
    };
    settle.list(all, &words, factor)
}

fn factor(settle: &mut Settle, all: Three<'_, Factor>) -> Factor {
    let [base, mine, theirs] = all;
    let id: FactorId = mine.id;
    let change = |change| Edit::Factors(FactorsEdit::Change(id, change));
    Factor {
        id,
        text: settle.text("contributing factor", all.map(|it| &it.text), |it| {
            change(FactorChange::Text(it))
        }),
        kind: settle.value("kind of a factor", all.map(|it| &it.kind), ToString::to_string, |it| {
            change(FactorChange::Kind(it))
        }),
        category: settle.value(
            "category of a factor",
            all.map(|it| &it.category),
            show_option,
            |it| change(FactorChange::Category(it)),
        ),
        evidence: settle.text("evidence of a factor", all.map(|it| &it.evidence), |it| {
            change(FactorChange::Evidence(it))
        }),
        actions: merge_values(&base.actions, &mine.actions, &theirs.actions),
        accepted: settle.value(
            "accepted risk of a factor",
            all.map(|it| &it.accepted),
            |it| it.as_ref().map_or("not accepted".to_owned(), |it| it.reason.clone()),
            |it| change(FactorChange::Accepted(it)),
        ),
    }
}

pub(super) fn sections(settle: &mut Settle, all: Three<'_, List<Section>>) -> List<Section> {
    let words = ListWords {
        member: "a section",
        blank: &|id| Section {
            id,
            key: String::new(),
            heading: String::new(),
            text: String::new(),
        },
        show: &|it: &Section| in_lines(&[&it.heading, &it.text]),
        add: &|it| Edit::Sections(SectionsEdit::Add(Rc::unwrap_or_clone(it))),
        remove: &|it| Edit::Sections(SectionsEdit::Remove(it.id)),
    };
    settle.list(all, &words, |settle, all| {
        let [base, mine, theirs] = all;
        let id = mine.id;
        let heading = settle.text("heading of a section", all.map(|it| &it.heading), |it| {
            Edit::Sections(SectionsEdit::Heading(id, it))
        });
        let place = if heading.is_empty() { "section" } else { &heading };
        let text = settle
            .text(place, all.map(|it| &it.text), |it| Edit::Sections(SectionsEdit::Text(id, it)));
        let key = if mine.key == base.key { theirs.key.clone() } else { mine.key.clone() };
        Section { id, key, heading, text }
    })
}

/// The time of the entry called `id` in any version that still has it.
pub(super) fn last_known_time(
    versions: Three<'_, List<Entry>>,
    id: EntryId,
) -> Option<crate::time::Instant> {
    versions.into_iter().find_map(|it| crate::list::find(it, id)?.time.start())
}
