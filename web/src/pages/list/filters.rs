//! Search and filters over the list: each filter a chip that can be taken away.

use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::postmortem::StatusKind;
use afterword_core::severity::{SeverityKey, SeverityScheme};
use afterword_ui::fields::{Select, TextField};
use afterword_ui::list::{ListQuery, SortKey};
use afterword_ui::words::{InWords, use_words, word};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct FiltersProps {
    pub(super) query: ListQuery,
    pub(super) n_shown: usize,
    pub(super) n_all: usize,
    pub(super) scheme: Rc<SeverityScheme>,
    pub(super) on_query: Callback<ListQuery>,
}

/// The search field, the filters and the order.
#[component]
pub(super) fn Filters(props: &FiltersProps) -> Html {
    use_words();
    let FiltersProps { query, n_shown, n_all, scheme, on_query } = props;
    let on_words = change(query, on_query, |query, words: String| query.look_for(words));
    let on_sort = change(query, on_query, |query, sort| {
        query.choose(sort);
        query.reversed = false;
    });
    let by_fit = (!query.words.trim().is_empty()).then_some(SortKey::Fit);
    let sorts = by_fit.into_iter().chain(SortKey::ALL);
    let sorts: Vec<_> = sorts.map(|it| (it, AttrValue::from(it.label()))).collect();
    let count = match n_shown == n_all {
        true => word::LIST_ALL.fill(&[("n", n_all)]),
        false => word::LIST_SHOWN.fill(&[("n", n_shown), ("all", n_all)]),
    };
    html! {
        <div class="filters" role="search">
            <TextField
                id="search"
                class="search"
                kind="search"
                label={word::LIST_SEARCH.text()}
                hide_label={true}
                placeholder={format!("{}  /", word::LIST_SEARCH.text())}
                value={query.words.clone()}
                on_change={on_words}
                spellcheck={false}
            />
            <div class="chips" role="group" aria-label={word::SEVERITY.text()}>
                for key in severities(scheme, query) {
                    { severity_chip(key, query, on_query) }
                }
            </div>
            <div class="chips" role="group" aria-label={word::STATUS.text()}>
                for status in StatusKind::ALL {
                    { status_chip(status, query, on_query) }
                }
            </div>
            { Select::new(word::LIST_ORDER.text(), query.order(), sorts, on_sort).hide_label(true).html() }
            <span class="count" role="status">{ count }</span>
        </div>
    }
}

/// The levels of the scheme, and those that are asked for though it no longer has them: a filter that is not seen can't be lifted.
fn severities<'a>(scheme: &'a SeverityScheme, query: &'a ListQuery) -> Vec<&'a SeverityKey> {
    let gone = query.severities.iter().filter(|it| scheme.level(it).is_none());
    scheme.levels().iter().map(|it| &it.key).chain(gone).collect()
}

fn severity_chip(key: &SeverityKey, query: &ListQuery, on_query: &Callback<ListQuery>) -> Html {
    let is_on = query.severities.contains(key);
    let toggle = change(query, on_query, {
        let key = key.clone();
        move |query, ()| toggle(&mut query.severities, &key)
    });
    chip(&key.0, is_on, &toggle)
}

fn status_chip(status: StatusKind, query: &ListQuery, on_query: &Callback<ListQuery>) -> Html {
    let is_on = query.statuses.contains(&status);
    let toggle = change(query, on_query, move |query, ()| toggle(&mut query.statuses, &status));
    chip(&status.in_words(), is_on, &toggle)
}

fn chip(name: &str, is_on: bool, toggle: &Callback<()>) -> Html {
    let onclick = toggle.reform(|_: MouseEvent| ());
    html! {
        <button
            key={name.to_owned()}
            type="button"
            class="chip"
            aria-pressed={is_on.to_string()}
            {onclick}
        >
            { name }
        </button>
    }
}

fn toggle<T: Ord + Clone>(set: &mut BTreeSet<T>, member: &T) {
    if !set.remove(member) {
        set.insert(member.clone());
    }
}

/// A callback that changes one thing of `query`.
fn change<T>(
    query: &ListQuery,
    on_query: &Callback<ListQuery>,
    change: impl Fn(&mut ListQuery, T) + 'static,
) -> Callback<T> {
    let query = query.clone();
    on_query.reform(move |value| {
        let mut query = query.clone();
        change(&mut query, value);
        query
    })
}
