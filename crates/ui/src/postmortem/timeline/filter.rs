//! Seeing a part of a long timeline: by kind and by words.

use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::postmortem::{Entry, EntryId, EntryKind};
use yew::prelude::*;

use super::kind;
use crate::fields::TextField;
use crate::icon::{Icon, IconName};
use crate::menu::{Menu, MenuItem};
use crate::words::{InWords, use_words, word};

/// A timeline shorter than this is seen whole.
pub(super) const FEW: usize = 8;

/// Which entries are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    /// These kinds; all of them if it names none.
    kinds: BTreeSet<EntryKind>,
    /// Those that hold these words.
    text: String,
    /// The entries that there were when it was set: what is written afterwards is shown whatever it says.
    known: Rc<BTreeSet<EntryId>>,
}

impl Filter {
    /// What [`write`](Self::write) wrote, for a list of these entries.
    pub(super) fn read(look: &str, known: impl Iterator<Item = EntryId>) -> Self {
        let (kinds, text) = look.split_once('\n').unwrap_or((look, ""));
        let is_named = |kind: &EntryKind| kinds.split(' ').any(|it| it == kind.key());
        let kinds = EntryKind::ALL.into_iter().filter(is_named).collect();
        Self { kinds, text: text.to_owned(), known: Rc::new(known.collect()) }
    }

    /// The kinds on one line and the words on the next, as they are remembered from visit to visit; empty if all is shown.
    pub(super) fn write(&self) -> String {
        if !self.is_set() {
            return String::new();
        }
        let kinds: Vec<&str> = self.kinds.iter().map(|it| it.key()).collect();
        format!("{}\n{}", kinds.join(" "), self.text)
    }

    pub(super) fn is_set(&self) -> bool {
        !self.kinds.is_empty() || !self.text.trim().is_empty()
    }

    /// Whether `entry` is shown. What is being edited always is.
    pub(super) fn shows(&self, entry: &Entry, open: Option<EntryId>) -> bool {
        if !self.is_set() || open == Some(entry.id) || !self.known.contains(&entry.id) {
            return true;
        }
        let words = self.text.trim().to_lowercase();
        let holds = |text: &str| text.to_lowercase().contains(&words);
        (self.kinds.is_empty() || self.kinds.contains(&entry.kind))
            && (words.is_empty() || holds(&entry.text) || holds(&entry.source))
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct FilterBarProps {
    pub(super) filter: Filter,
    /// How many entries there are of each kind that occurs.
    pub(super) kinds: Vec<(EntryKind, usize)>,
    /// All entries that there are now.
    pub(super) ids: Rc<BTreeSet<EntryId>>,
    pub(super) n_shown: usize,
    pub(super) on_change: Callback<Filter>,
}

/// The words and kinds that are looked for, each of which can be taken away again.
#[component]
pub(super) fn FilterBar(props: &FilterBarProps) -> Html {
    use_words();
    let FilterBarProps { filter, kinds, ids, n_shown, on_change } = props;
    let changed = |change: Rc<dyn Fn(&mut Filter)>| {
        let (filter, ids) = (filter.clone(), ids.clone());
        let on_change = on_change.clone();
        move || {
            let mut filter = Filter { known: ids.clone(), ..filter.clone() };
            change(&mut filter);
            on_change.emit(filter);
        }
    };
    let on_text = {
        let (filter, ids, on_change) = (filter.clone(), ids.clone(), on_change.clone());
        Callback::from(move |text| {
            on_change.emit(Filter { text, known: ids.clone(), ..filter.clone() });
        })
    };
    let items: Vec<MenuItem> = kinds
        .iter()
        .map(|(kind, n)| {
            let kind = *kind;
            let toggle = changed(Rc::new(move |it| {
                if !it.kinds.remove(&kind) {
                    it.kinds.insert(kind);
                }
            }));
            let is_chosen = filter.kinds.contains(&kind);
            let icon = if is_chosen { IconName::Check } else { kind::icon(kind) };
            let label = word::TIMELINE_KIND_COUNT.fill(&[("kind", &kind.in_words()), ("n", n)]);
            MenuItem::new(label, Callback::from(move |()| toggle())).icon(icon)
        })
        .collect();
    let clear = changed(Rc::new(|it| {
        it.kinds.clear();
        it.text.clear();
    }));
    let count = match filter.is_set() {
        true => word::TIMELINE_SHOWN.fill(&[("n", n_shown), ("of", &ids.len())]),
        false => String::new(),
    };
    html! {
        <div class="timeline-filter" role="search" aria-label={word::TIMELINE_FILTER.text()}>
            <TextField
                class="timeline-find"
                label={word::TIMELINE_FIND.text()}
                hide_label={true}
                placeholder={word::TIMELINE_FIND.text()}
                kind="search"
                value={filter.text.clone()}
                on_change={on_text}
            />
            <Menu label={word::TIMELINE_KINDS.text()} {items} />
            <ul class="chips timeline-chips">
                for kind in filter.kinds.iter().copied() {
                    <li key={kind.key()} class="chip">
                        <Icon name={kind::icon(kind)} />{ kind.in_words() }
                        <button
                            type="button"
                            class="chip-remove"
                            aria-label={word::TIMELINE_KIND_ALL.fill(&[("kind", &kind.in_words())])}
                            onclick={
                                let remove = changed(Rc::new(move |it: &mut Filter| { it.kinds.remove(&kind); }));
                                move |_: MouseEvent| remove()
                            }
                        >
                            <Icon name={IconName::X} />
                        </button>
                    </li>
                }
            </ul>
            <p class="timeline-shown" role="status">{ count }</p>
            <span class="timeline-clear">
                if filter.is_set() {
                    <button type="button" class="button is-quiet" onclick={move |_: MouseEvent| clear()}>
                        { word::TIMELINE_SHOW_ALL.text() }
                    </button>
                }
            </span>
        </div>
    }
}

/// How many entries there are of each kind that occurs, in the order of the kinds.
pub(super) fn counted(timeline: &[Rc<Entry>]) -> Vec<(EntryKind, usize)> {
    let n = |kind: &EntryKind| timeline.iter().filter(|it| it.kind == *kind).count();
    EntryKind::ALL.into_iter().map(|it| (it, n(&it))).filter(|(_, n)| *n > 0).collect()
}

#[cfg(test)]
mod tests {
    use afterword_core::postmortem::EntryTime;

    use super::*;

    fn entry(n: u64, kind: EntryKind, text: &str) -> Entry {
        let entry = Entry::new(EntryId::from_bits(n), EntryTime::Unknown, text.to_owned());
        Entry { kind, ..entry }
    }

    #[test]
    fn a_filter_hides_what_it_does_not_name_and_never_what_is_written() {
        let known = Rc::new([1, 2].map(EntryId::from_bits).into_iter().collect());
        let alert = entry(1, EntryKind::Detection, "Alert fired");
        let call = entry(2, EntryKind::Communication, "Called the vendor");
        let filter = Filter { text: " ALERT ".to_owned(), known, ..Filter::default() };
        assert!(filter.shows(&alert, None));
        assert!(!filter.shows(&call, None));
        assert!(filter.shows(&call, Some(call.id)), "it is being edited");
        assert!(filter.shows(&entry(3, EntryKind::Other, "new"), None), "it was just written");
        let kinds = [EntryKind::Communication].into_iter().collect();
        let filter = Filter { kinds, ..filter };
        assert!(!filter.shows(&alert, None), "both must hold");
        assert!(Filter::default().shows(&call, None));
    }

    #[test]
    fn a_filter_is_remembered() {
        let known = || [1, 2].map(EntryId::from_bits).into_iter();
        let kinds = [EntryKind::Communication, EntryKind::Trigger].into_iter().collect();
        let filter =
            Filter { kinds, text: "two words".to_owned(), known: Rc::new(known().collect()) };
        assert_eq!(Filter::read(&filter.write(), known()), filter);
        assert_eq!(Filter::default().write(), "");
        assert!(!Filter::read("", known()).is_set());
        assert!(!Filter::read("no such kind", known()).is_set());
    }
}
