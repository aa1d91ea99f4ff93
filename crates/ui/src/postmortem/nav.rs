//! The sections at the left: what is there, what is missing, and where one is.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::SectionKey;
use afterword_core::template::{Placed, Template};
use yew::prelude::*;

use super::layout::sections;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SectionNavProps {
    pub postmortem: Rc<Postmortem>,
    /// The templates of the workspace.
    pub templates: Rc<Vec<Template>>,
    /// The section that is being read.
    #[prop_or_default]
    pub current: Option<SectionKey>,
    /// Asks to go to a section; see [`section_id`](super::section_id).
    pub on_go: Callback<SectionKey>,
}

/// The sections of the document with their state. It is drawn again only when what it says changes, not on every key.
#[component]
pub fn SectionNav(props: &SectionNavProps) -> Html {
    use_words();
    let template = props.templates.iter().find(|it| it.id == props.postmortem.template);
    let items: Rc<[NavItem]> = items(template, &props.postmortem).into();
    html! { <NavList {items} current={props.current.clone()} on_go={&props.on_go} /> }
}

/// One line of the navigation.
#[derive(Clone, Debug, PartialEq)]
struct NavItem {
    key: SectionKey,
    name: AttrValue,
    lang: Option<&'static str>,
    is_filled: bool,
    is_required: bool,
    /// Whether the template does not know it.
    is_other: bool,
    /// How many things are in it, where it holds things.
    count: String,
}

fn items(template: Option<&Template>, postmortem: &Postmortem) -> Vec<NavItem> {
    let item = |place: super::layout::Place, placed: Placed| NavItem {
        is_other: placed == Placed::LeftOver,
        count: count(postmortem, &place.key),
        name: place.name,
        lang: place.lang,
        key: place.key,
        is_filled: place.is_filled,
        is_required: place.is_required,
    };
    sections(template, postmortem).into_iter().map(|it| item(it.place, it.placed)).collect()
}

/// How many: entries, causes, factors that are covered, actions that are closed.
fn count(postmortem: &Postmortem, key: &SectionKey) -> String {
    let of = |done: usize, all: usize| match all {
        0 => String::new(),
        all => format!("{done}/{all}"),
    };
    let plain = |n: usize| if n == 0 { String::new() } else { n.to_string() };
    match key {
        SectionKey::Timeline => plain(postmortem.timeline.len()),
        SectionKey::Causes => plain(postmortem.trees.iter().map(|it| it.walk().count()).sum()),
        SectionKey::Factors => {
            let covered = postmortem.factors.iter().filter(|it| it.is_covered()).count();
            of(covered, postmortem.factors.len())
        }
        SectionKey::Actions => {
            let closed = postmortem.actions.iter().filter(|it| it.state.is_closed()).count();
            of(closed, postmortem.actions.len())
        }
        _ => String::new(),
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct NavListProps {
    items: Rc<[NavItem]>,
    current: Option<SectionKey>,
    on_go: Callback<SectionKey>,
}

#[component]
fn NavList(props: &NavListProps) -> Html {
    use_words();
    html! {
        <nav class="section-nav" aria-label={word::SECTIONS.text()}>
            <ol>
                { for lines(props) }
            </ol>
        </nav>
    }
}

fn lines(props: &NavListProps) -> Vec<Html> {
    let mut lines: Vec<Html> = props.items.iter().map(|it| line(it, props)).collect();
    if let Some(at) = props.items.iter().position(|it| it.is_other) {
        let label =
            html! { <li key="other-notes" class="nav-group">{ word::OTHER_NOTES.text() }</li> };
        lines.insert(at, label);
    }
    lines
}

fn line(item: &NavItem, props: &NavListProps) -> Html {
    let is_current = props.current.as_ref() == Some(&item.key);
    let onclick = {
        let key = item.key.clone();
        props.on_go.reform(move |_: MouseEvent| key.clone())
    };
    let is_lacking = item.is_required && !item.is_filled;
    let state = match (item.is_filled, is_lacking) {
        (true, _) => word::NAV_FILLED.text(),
        (false, true) => word::NAV_EMPTY_REQUIRED.text(),
        (false, false) => word::NAV_EMPTY.text(),
    };
    html! {
        <li key={item.key.key().to_owned()}>
            <button
                type="button"
                class={classes!(
                    "nav-item",
                    is_current.then_some("is-current"),
                    item.is_filled.then_some("is-filled"),
                )}
                aria-current={is_current.then_some("location")}
                {onclick}
            >
                <span class="nav-dot" aria-hidden="true">{ if item.is_filled { "●" } else { "○" } }</span>
                <span class="nav-heading" lang={item.lang}>{ &item.name }</span>
                <span class="visually-hidden">{ format!(" ({state})") }</span>
                <span class="nav-count number">{ &item.count }</span>
                <span class="nav-required" aria-hidden="true">{ if is_lacking { word::NAV_REQUIRED.text() } else { "" } }</span>
            </button>
        </li>
    }
}
