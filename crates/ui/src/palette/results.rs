//! What was found, under the headings of its groups.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::{Choice, LIST_ID};
use crate::words::{use_words, word};

/// A choice as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    /// Where it stands among all choices.
    pub(super) place: usize,
    /// The heading that it stands under.
    group: &'static str,
}

/// The choices at `places` by their groups: the group of the best comes first, and within a group the best. The first
/// `n_lately` have a group of their own.
pub(super) fn grouped(choices: &[Choice], places: &[usize], n_lately: usize) -> Vec<Shown> {
    let group = |(n, &place): (usize, &usize)| {
        let own = choices.get(place).map_or("", |it| it.group);
        let group = if n < n_lately { word::PALETTE_RECENT.text() } else { own };
        Shown { place, group }
    };
    let mut shown: Vec<Shown> = places.iter().enumerate().map(group).collect();
    let mut order: Vec<&str> = Vec::new();
    for it in &shown {
        if !order.contains(&it.group) {
            order.push(it.group);
        }
    }
    shown.sort_by_key(|it| order.iter().position(|group| *group == it.group));
    shown
}

/// Adds the choices from `first` on, each unless it is shown already. Returns how many these are.
pub(super) fn add_found(shown: &mut Vec<Shown>, choices: &[Choice], first: usize) -> usize {
    let n_before = shown.len();
    for (place, choice) in choices.iter().enumerate().skip(first) {
        let is_shown = |it: &Shown| choices.get(it.place).is_some_and(|it| it.id == choice.id);
        if !shown.iter().any(is_shown) {
            shown.push(Shown { place, group: choice.group });
        }
    }
    shown.len() - n_before
}

/// The id of the option that shows the choice at `place`.
pub(super) fn option_id(place: usize) -> String {
    format!("palette-{place}")
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ResultsProps {
    pub(super) choices: Rc<[Choice]>,
    pub(super) shown: Vec<Shown>,
    /// Which of those shown the keys act on.
    pub(super) active: usize,
    pub(super) on_place: Callback<usize>,
}

/// The list that the field controls. The focus stays in the field; a press chooses.
#[component]
pub(super) fn Results(props: &ResultsProps) -> Html {
    use_words();
    let ResultsProps { shown, active, .. } = props;
    let list = use_node_ref();
    {
        let list = list.clone();
        use_effect_with((*active, shown.clone()), move |_| keep_in_sight(&list));
    }
    let mut groups: Vec<(&'static str, Vec<Html>)> = Vec::new();
    for (at, it) in shown.iter().enumerate() {
        let option = option(props, it.place, at == *active);
        match groups.last_mut().filter(|(group, _)| *group == it.group) {
            Some((_, options)) => options.push(option),
            None => groups.push((it.group, vec![option])),
        }
    }
    html! {
        <div class="palette-list" id={LIST_ID} role="listbox" aria-label={word::PALETTE_LIST.text()} ref={list}>
            for (group, options) in groups {
                <div key={group} role="group" aria-label={group}>
                    <div class="palette-group" aria-hidden="true">{ group }</div>
                    <div class="palette-options" role="presentation">{ for options }</div>
                </div>
            }
        </div>
    }
}

fn option(props: &ResultsProps, place: usize, is_active: bool) -> Html {
    let Some(choice) = props.choices.get(place) else { return Html::default() };
    let onclick = props.on_place.reform(move |_: MouseEvent| place);
    // The focus stays in the field.
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    html! {
        <div
            key={choice.id.to_string()}
            id={option_id(place)}
            class="palette-option"
            role="option"
            aria-selected={is_active.to_string()}
            {onclick}
            {onmousedown}
        >
            <span class="palette-text">
                <span>{ &choice.text }</span>
                if let Some(detail) = &choice.detail {
                    <span class="palette-detail">{ detail.html() }</span>
                }
            </span>
            { choice.keys.as_ref().map(|keys| html! { <kbd>{ keys }</kbd> }) }
        </div>
    }
}

/// Scrolls the list, and nothing but the list, until one sees the active option.
fn keep_in_sight(list: &NodeRef) {
    let Some(list) = list.cast::<Element>() else { return };
    let Ok(Some(option)) = list.query_selector("[aria-selected=true]") else { return };
    let (outer, inner) = (list.get_bounding_client_rect(), option.get_bounding_client_rect());
    let moved = if inner.top() < outer.top() {
        inner.top() - outer.top()
    } else {
        (inner.bottom() - outer.bottom()).max(0.0)
    };
    #[allow(clippy::cast_possible_truncation, reason = "a few hundred pixels")]
    list.set_scroll_top(list.scroll_top() + moved.ceil() as i32);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(id: &'static str, group: &'static str) -> Choice {
        Choice { id: id.into(), text: id.into(), group, keys: None, detail: None }
    }

    #[test]
    fn what_was_found_comes_after_the_rest_and_once() {
        let choices = [choice("a", "x"), choice("b", "x"), choice("b", "z"), choice("c", "z")];
        let mut shown = grouped(&choices, &[1], 0);
        assert_eq!(add_found(&mut shown, &choices, 2), 1);
        let shown: Vec<_> = shown.into_iter().map(|it| (it.place, it.group)).collect();
        assert_eq!(shown, [(1, "x"), (3, "z")]);
    }

    #[test]
    fn the_group_of_the_best_comes_first() {
        let choices = [choice("a", "x"), choice("b", "y"), choice("c", "x")];
        let order = |places: &[usize], n_lately| {
            let shown = grouped(&choices, places, n_lately);
            shown.into_iter().map(|it| (it.place, it.group)).collect::<Vec<_>>()
        };
        assert_eq!(order(&[1, 0, 2], 0), [(1, "y"), (0, "x"), (2, "x")]);
        assert_eq!(order(&[2, 1, 0], 0), [(2, "x"), (0, "x"), (1, "y")]);
        let recent = word::PALETTE_RECENT.text();
        assert_eq!(order(&[2, 0, 1], 1), [(2, recent), (0, "x"), (1, "y")]);
    }
}
