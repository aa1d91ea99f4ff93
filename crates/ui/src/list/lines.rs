//! A long text, a row a line, of which one is selected: only the rows that can be seen are in the page.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::keys::destination;
use super::measure::{Parts, use_frame};
use super::{use_placed, use_shown};
use crate::shortcut::Pressed;

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LineListProps {
    /// Names the list in the page, and its rows with their numbers behind it.
    pub id: AttrValue,
    pub label: AttrValue,
    pub n_lines: usize,
    /// The selected line, counted from zero.
    pub selected: usize,
    pub on_select: Callback<usize>,
    /// What stands in a row. Another callback draws all rows again.
    pub line: Callback<usize, Html>,
    /// Hears of keys that don't move the selection.
    #[prop_or_default]
    pub on_key: Callback<KeyboardEvent>,
}

/// Lines of one height; arrows, `j`, `k`, pages, Home and End move the selection.
#[component]
pub fn LineList(props: &LineListProps) -> Html {
    let LineListProps { id, n_lines, selected, .. } = props;
    let parts = use_memo((), |()| Parts::default());
    let frame = use_frame(&parts);
    let scrolled = use_mut_ref(|| 0.0);
    let drawn = use_state_eq(|| 0..0);
    let rows = frame.rows(*scrolled.borrow(), *n_lines);
    let onscroll = {
        let (drawn, n_lines, scrolled) = (drawn.setter(), *n_lines, scrolled);
        Callback::from(move |event: Event| {
            let list: Element = event.target_unchecked_into();
            *scrolled.borrow_mut() = f64::from(list.scroll_top());
            drawn.set(frame.rows(*scrolled.borrow(), n_lines));
        })
    };
    use_placed(&parts, frame, *n_lines, rows.start);
    use_shown(&parts, frame, *selected);
    let onkeydown = {
        let LineListProps { n_lines, selected, on_select, on_key, .. } = props.clone();
        Callback::from(move |event: KeyboardEvent| {
            match destination(&Pressed::new(&event), selected, n_lines, frame.page()) {
                Some(line) => {
                    event.prevent_default();
                    on_select.emit(line);
                }
                None => on_key.emit(event),
            }
        })
    };
    let active = (*selected < *n_lines).then(|| row_id(id, *selected));
    html! {
        <div
            id={id.clone()}
            class="line-list"
            ref={&parts.list}
            role="listbox"
            tabindex="0"
            aria-label={props.label.clone()}
            aria-activedescendant={active}
            {onscroll}
            {onkeydown}
        >
            <div class="list-canvas" ref={&parts.canvas} role="presentation">
                <div class="list-rows" ref={&parts.rows} role="presentation">
                    for index in rows {
                        { row(props, index) }
                    }
                </div>
            </div>
        </div>
    }
}

fn row_id(list: &str, index: usize) -> Rc<str> {
    format!("{list}-{index}").into()
}

fn row(props: &LineListProps, index: usize) -> Html {
    let onclick = props.on_select.reform(move |_: MouseEvent| index);
    let is_selected = index == props.selected;
    html! {
        <div
            key={index}
            id={row_id(&props.id, index)}
            class={classes!("line-row", is_selected.then_some("is-selected"))}
            role="option"
            aria-selected={is_selected.to_string()}
            aria-posinset={(index + 1).to_string()}
            aria-setsize={props.n_lines.to_string()}
            {onclick}
        >
            { props.line.emit(index) }
        </div>
    }
}
