//! Which cards are shown: choices to add, each a chip that can be taken away, and filters kept under a name.

use afterword_core::actions::{ActionKind, Priority, StateKind};
use afterword_core::board::{Choice, Choices, Filter, Sort, Standing};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

use super::said;
use crate::fields::{Select, TextField};
use crate::icon::{Icon, IconName};
use crate::words::{InWords, use_words, word};

/// What somebody looks at: which cards, in which order, and how laid out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct View {
    pub filter: Filter,
    pub sort: Sort,
    pub reversed: bool,
    pub is_columns: bool,
}

impl View {
    /// Which actions are meant. Columns are the states themselves: what is open stands in those of open ones, and a card that is carried on
    /// to “Done” stays in sight.
    pub fn meant(&self) -> Filter {
        let is_said_by_columns = self.is_columns && self.filter.standing == Some(Standing::Open);
        let standing = self.filter.standing.filter(|_| !is_said_by_columns);
        Filter { standing, ..self.filter.clone() }
    }
}

/// What is open, the next first.
impl Default for View {
    fn default() -> Self {
        let filter = Filter { standing: Some(Standing::Open), ..Filter::default() };
        Self { filter, sort: Sort::Due, reversed: false, is_columns: false }
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FilterBarProps {
    pub view: View,
    pub on_view: Callback<View>,
    pub choices: Choices,
    /// How many cards are left, of how many.
    pub n_shown: usize,
    pub n_all: usize,
    /// What stands at the end of the line: filters kept under a name.
    pub kept: Html,
}

/// The search, the filters and the order.
#[component]
pub fn FilterBar(props: &FilterBarProps) -> Html {
    use_words();
    let FilterBarProps { view, n_shown, n_all, .. } = props;
    let count = match n_shown == n_all {
        true => word::LIST_ALL.fill(&[("n", n_all)]),
        false => word::LIST_SHOWN.fill(&[("n", n_shown), ("all", n_all)]),
    };
    html! {
        <div class="board-filters" role="search">
            <div class="board-filter-line">
                <TextField
                    id="search"
                    class="search"
                    kind="search"
                    label={word::BOARD_SEARCH.text()}
                    hide_label={true}
                    placeholder={format!("{}  /", word::BOARD_SEARCH.text())}
                    value={view.filter.words.clone()}
                    on_change={change(props, |view, words| view.filter.words = words)}
                    spellcheck={false}
                />
                { standing(props) }
                { names(props, word::ACTION_OWNER.text(), &props.choices.owners, |it, name| it.owner = Some(name)) }
                { names(props, word::BOARD_TEAM.text(), &props.choices.teams, |it, name| it.team = Some(name)) }
                { names(props, word::BOARD_SERVICE.text(), &props.choices.services, |it, name| it.service = Some(name)) }
                { several(props, word::ACTION_PRIORITY.text(), &Priority::ALL, |it| &mut it.priorities) }
                { several(props, word::ACTION_KIND.text(), &ActionKind::ALL, |it| &mut it.kinds) }
                { several(props, word::ACTION_STATE.text(), &StateKind::ALL, |it| &mut it.states) }
                { sources(props) }
                { order(props) }
                { layout(props) }
                { props.kept.clone() }
            </div>
            <div class="board-chips">
                <ul class="chips" aria-label={word::BOARD_FILTERS.text()}>{ for chips(props) }</ul>
                <span class="count" role="status">{ count }</span>
            </div>
        </div>
    }
}

/// A callback that changes one thing of the view.
fn change<T: 'static>(props: &FilterBarProps, change: fn(&mut View, T)) -> Callback<T> {
    let view = props.view.clone();
    props.on_view.reform(move |value| {
        let mut view = view.clone();
        change(&mut view, value);
        view
    })
}

fn standing(props: &FilterBarProps) -> Html {
    let any = (None, AttrValue::Static(word::BOARD_ANY_STANDING.text()));
    let named = Standing::ALL.map(|it| (Some(it), AttrValue::Static(said::standing_name(it))));
    let options: Vec<_> = [any].into_iter().chain(named).collect();
    let on_change = change(props, |view, it| view.filter.standing = it);
    let label = word::BOARD_STANDING.text();
    Select::new(label, props.view.meant().standing, options, on_change).hide_label(true).html()
}

/// A choice of one name; the field shows what it is a choice of, the chip what was chosen.
fn names(
    props: &FilterBarProps,
    label: &'static str,
    choices: &[Choice],
    set: fn(&mut Filter, String),
) -> Html {
    let first = (None, AttrValue::from(format!("{label}…")));
    let named = choices.iter().map(|it| {
        let words = format!("{} ({})", said::owner(&it.name), it.n);
        (Some(it.name.clone()), AttrValue::from(words))
    });
    let options: Vec<_> = [first].into_iter().chain(named).collect();
    let view = props.view.clone();
    let on_view = props.on_view.clone();
    let on_change = Callback::from(move |it: Option<String>| {
        let Some(name) = it else { return };
        let mut view = view.clone();
        set(&mut view.filter, name);
        on_view.emit(view);
    });
    Select::new(label, None, options, on_change).hide_label(true).html()
}

fn sources(props: &FilterBarProps) -> Html {
    if props.choices.sources.is_empty() && props.view.filter.source.is_none() {
        return html! { <span hidden={true}></span> };
    }
    let set = |it: &mut Filter, name| it.source = Some(name);
    names(props, word::BOARD_SOURCE.text(), &props.choices.sources, set)
}

/// A choice that adds one of several, or takes it away again.
fn several<T: Copy + PartialEq + InWords + 'static>(
    props: &FilterBarProps,
    label: &'static str,
    all: &[T],
    list: fn(&mut Filter) -> &mut Vec<T>,
) -> Html {
    let first = (None, AttrValue::from(format!("{label}…")));
    let options: Vec<_> =
        [first].into_iter().chain(all.iter().map(|it| (Some(*it), it.in_words()))).collect();
    let (view, on_view) = (props.view.clone(), props.on_view.clone());
    let on_change = Callback::from(move |it: Option<T>| {
        let Some(it) = it else { return };
        let mut view = view.clone();
        toggle(list(&mut view.filter), it);
        on_view.emit(view);
    });
    Select::new(label, None, options, on_change).hide_label(true).html()
}

fn toggle<T: PartialEq>(list: &mut Vec<T>, it: T) {
    match list.iter().position(|other| *other == it) {
        Some(at) => drop(list.remove(at)),
        None => list.push(it),
    }
}

fn order(props: &FilterBarProps) -> Html {
    let sorts = Sort::ALL.map(|it| {
        let words = word::BOARD_SORTED.fill(&[("by", &said::sort(it))]);
        (it, AttrValue::from(words))
    });
    let on_change = change(props, |view, it| view.sort = it);
    let turn = change(props, |view, ()| view.reversed = !view.reversed);
    let icon = if props.view.reversed { IconName::ArrowDown } else { IconName::ArrowUp };
    html! {
        <span class="board-order">
            { Select::new(word::LIST_ORDER.text(), props.view.sort, sorts, on_change).hide_label(true).html() }
            <button
                type="button"
                class="button icon-only quiet"
                aria-label={word::BOARD_REVERSED.text()}
                aria-pressed={props.view.reversed.to_string()}
                onclick={turn.reform(|_: MouseEvent| ())}
            >
                <Icon name={icon} />
            </button>
        </span>
    }
}

fn layout(props: &FilterBarProps) -> Html {
    let set = change(props, |view, is_columns| view.is_columns = is_columns);
    let button = |is_columns: bool, words: &'static str| {
        let is_here = props.view.is_columns == is_columns;
        html! {
            <button
                type="button"
                class="chip"
                aria-pressed={is_here.to_string()}
                onclick={set.reform(move |_: MouseEvent| is_columns)}
            >
                { words }
            </button>
        }
    };
    html! {
        <span class="chips board-layout" role="group" aria-label={word::BOARD_LAYOUT.text()}>
            { button(false, word::BOARD_LIST.text()) }
            { button(true, word::BOARD_COLUMNS.text()) }
        </span>
    }
}

/// What is asked for, each with what takes it away.
fn chips(props: &FilterBarProps) -> Vec<Html> {
    let filter = &props.view.meant();
    let mut chips = Vec::new();
    let mut add = |words: String, lift: Filter| chips.push(chip(props, words, lift));
    let with = |lift: &dyn Fn(&mut Filter)| {
        let mut filter = filter.clone();
        lift(&mut filter);
        filter
    };
    let named = |label: &str, name: &str| format!("{label}: {}", said::owner(name));
    if let Some(it) = filter.standing {
        add(said::standing_name(it).to_owned(), with(&|it| it.standing = None));
    }
    if let Some(it) = &filter.owner {
        add(named(word::ACTION_OWNER.text(), it), with(&|it| it.owner = None));
    }
    if let Some(it) = &filter.team {
        add(named(word::BOARD_TEAM.text(), it), with(&|it| it.team = None));
    }
    if let Some(it) = &filter.service {
        add(named(word::BOARD_SERVICE.text(), it), with(&|it| it.service = None));
    }
    if let Some(it) = &filter.source {
        add(named(word::BOARD_SOURCE.text(), it), with(&|it| it.source = None));
    }
    for it in filter.priorities.iter().copied() {
        add(it.in_words().to_string(), with(&|f| toggle(&mut f.priorities, it)));
    }
    for it in filter.kinds.iter().copied() {
        add(it.in_words().to_string(), with(&|f| toggle(&mut f.kinds, it)));
    }
    for it in filter.states.iter().copied() {
        add(it.in_words().to_string(), with(&|f| toggle(&mut f.states, it)));
    }
    if chips.len() > 1 {
        let onclick = change(props, |view, ()| view.filter = Filter::default());
        chips.push(html! {
            <li key="all">
                <button type="button" class="button quiet" onclick={onclick.reform(|_: MouseEvent| ())}>
                    { word::BOARD_SHOW_ALL.text() }
                </button>
            </li>
        });
    }
    chips
}

fn chip(props: &FilterBarProps, words: String, lift: Filter) -> Html {
    let view = View { filter: lift, ..props.view.clone() };
    let onclick = props.on_view.reform(move |_: MouseEvent| view.clone());
    html! {
        <li key={words.clone()} class="chip">
            { &words }
            <button
                type="button"
                class="chip-remove"
                aria-label={word::NAMES_REMOVE.fill(&[("name", &words)])}
                {onclick}
            >
                <Icon name={IconName::X} />
            </button>
        </li>
    }
}
