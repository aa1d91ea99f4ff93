//! The document as it will be, beside the source.

use std::rc::Rc;

use afterword_ui::markdown::Markdown;
use afterword_ui::words::{use_words, word};
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::blocks::{Block, Shown};
use super::fate::Anchor;

#[derive(PartialEq, Properties)]
pub(super) struct ResultPaneProps {
    pub(super) blocks: Rc<Vec<Block>>,
    /// What the selected line became.
    pub(super) selected: Option<Anchor>,
    pub(super) on_select: Callback<Anchor>,
}

/// How many blocks are in the page at once.
const PAGE: usize = 200;

/// The blocks around the selected one. Arrow keys go from one to the next.
#[component]
pub(super) fn ResultPane(props: &ResultPaneProps) -> Html {
    use_words();
    let ResultPaneProps { blocks, selected, on_select } = props;
    let pane = use_node_ref();
    let at = selected.as_ref().and_then(|it| place_of(blocks, it));
    // Where nothing is selected here, what was shown last stays.
    let page = use_state_eq(|| 0);
    let shown = at.map_or(*page, |it| it / PAGE).min(blocks.len().saturating_sub(1) / PAGE);
    {
        let (pane, page) = (pane.clone(), page.setter());
        use_effect_with((at, shown), move |(at, shown)| {
            page.set(*shown);
            if at.is_some() {
                show(&pane);
            }
        });
    }
    let onkeydown = {
        let (blocks, on_select) = (blocks.clone(), on_select.clone());
        Callback::from(move |event: KeyboardEvent| {
            let next = match event.key().as_str() {
                "ArrowDown" => at.map_or(0, |it| it + 1),
                "ArrowUp" => at.map_or(0, |it| it.saturating_sub(1)),
                _ => return,
            };
            event.prevent_default();
            if let Some(block) = blocks.get(next) {
                on_select.emit(block.anchor.clone());
            }
        })
    };
    let first = shown * PAGE;
    let rows = blocks.iter().enumerate().skip(first).take(PAGE);
    html! {
        <div
            class="result-pane"
            ref={&pane}
            role="region"
            tabindex="0"
            aria-label={word::IMPORT_RESULT.text()}
            {onkeydown}
        >
            <div>{ turn(&page, shown.checked_sub(1), word::IMPORT_EARLIER.text()) }</div>
            <div class="result-blocks">
                for (index, it) in rows {
                    <div
                        key={index}
                        class="result-block"
                        data-selected={(Some(index) == at).to_string()}
                        onclick={on_select.reform({ let anchor = it.anchor.clone(); move |_: MouseEvent| anchor.clone() })}
                    >
                        { block(&it.shown) }
                    </div>
                }
            </div>
            <div>{ turn(&page, Some(shown + 1).filter(|it| it * PAGE < blocks.len()), word::IMPORT_LATER.text()) }</div>
        </div>
    }
}

/// The first block of `anchor`; the text of a section that is a list is below its heading.
fn place_of(blocks: &[Block], anchor: &Anchor) -> Option<usize> {
    let find = |wanted: &Anchor| blocks.iter().position(|it| it.anchor == *wanted);
    find(anchor).or_else(|| match anchor {
        Anchor::Text(key) => find(&Anchor::Section(key.clone())),
        _ => None,
    })
}

/// The button that turns to another page of blocks.
fn turn(page: &UseStateHandle<usize>, to: Option<usize>, words: &'static str) -> Html {
    let Some(to) = to else { return Html::default() };
    let page = page.setter();
    let onclick = Callback::from(move |_: MouseEvent| page.set(to));
    html! { <button type="button" class="button" {onclick}>{ words }</button> }
}

/// Scrolls the pane, and nothing else, so far that the selected block can be seen.
fn show(pane: &NodeRef) {
    let Some(pane) = pane.cast::<HtmlElement>() else { return };
    let Ok(Some(block)) = pane.query_selector("[data-selected=true]") else { return };
    let (own, whole) = (block.get_bounding_client_rect(), Element::get_bounding_client_rect(&pane));
    let by = if own.top() < whole.top() {
        own.top() - whole.top()
    } else {
        (own.bottom() - whole.bottom()).clamp(0.0, (own.top() - whole.top()).max(0.0))
    };
    pane.set_scroll_top(pane.scroll_top() + by as i32);
}

fn block(shown: &Shown) -> Html {
    match shown {
        Shown::Title(title) => html! { <h2>{ title }</h2> },
        Shown::Heading(heading) => html! { <h3>{ heading }</h3> },
        Shown::Fact(label, value) => html! {
            <p class="result-fact"><span class="result-label">{ label }</span>{ " " }{ value }</p>
        },
        Shown::Prose(text) => html! { <Markdown {text} /> },
        Shown::Entry(time, text) => html! {
            <div class="result-entry"><p class="result-label">{ time }</p><Markdown {text} /></div>
        },
        Shown::Action(is_done, title, facts) => html! {
            <div class="result-action">
                <p>
                    <span role="img" aria-label={if *is_done { word::IMPORT_DONE.text() } else { word::IMPORT_OPEN.text() }}>
                        { if *is_done { "☑" } else { "☐" } }
                    </span>
                    { " " }{ title }
                </p>
                <p class="result-label">{ facts }</p>
            </div>
        },
        Shown::Cause(depth, question, answer) => html! {
            <div class="result-cause" data-depth={(*depth).min(8).to_string()}>
                <p class="result-label">{ question }</p>
                <p>{ answer }</p>
            </div>
        },
    }
}
