//! How it will look: the widget itself, in a frame as wide as somebody wants, or the snapshot.

use std::cell::Cell;
use std::rc::Rc;

use afterword_formats::tag::Snapshot;
use afterword_ui::markdown::Markdown;
use afterword_ui::words::{Text, use_words, word};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, HtmlIFrameElement};
use yew::prelude::*;

use super::address::Served;
use super::made::Shown;
use crate::browser::frame;

/// After so long a page that says nothing is taken for one that won't.
const PATIENCE_MILLIS: u32 = 8_000;

/// How wide the preview is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Width {
    Narrow,
    Middle,
    Full,
}

impl Width {
    const ALL: [(Self, &'static str, &'static Text); 3] = [
        (Self::Narrow, "narrow", &word::TAG_PREVIEW_NARROW),
        (Self::Middle, "middle", &word::TAG_PREVIEW_MIDDLE),
        (Self::Full, "full", &word::TAG_PREVIEW_FULL),
    ];
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct PreviewProps {
    pub(super) shown: Shown,
    pub(super) title: AttrValue,
    pub(super) served: Served,
}

/// The preview, and how wide it is.
#[component]
pub(super) fn Preview(props: &PreviewProps) -> Html {
    use_words();
    let PreviewProps { shown, title, served } = props;
    let width = use_state_eq(|| Width::Full);
    let place = use_node_ref();
    let on_width = {
        let (width, place) = (width.setter(), place.clone());
        Callback::from(move |it: Width| {
            // What was dragged would go before what is chosen.
            if let Some(place) = place.cast::<HtmlElement>() {
                place.style().remove_property("width").ok();
            }
            width.set(it);
        })
    };
    let choice = |(it, key, name): (Width, &'static str, &'static Text)| {
        let id = format!("tag-width-{key}");
        let onchange = on_width.reform(move |_: Event| it);
        html! {
            <span {key} class="tag-width">
                <input id={id.clone()} type="radio" name="tag-width" checked={*width == it} {onchange} />
                <label for={id}>{ name.text() }</label>
            </span>
        }
    };
    let class = Width::ALL.iter().find(|it| it.0 == *width).map(|it| format!("is-{}", it.1));
    html! {
        <div class="tag-shown">
            <fieldset class="tag-widths">
                <legend>{ word::TAG_PREVIEW_WIDTH.text() }</legend>
                { for Width::ALL.into_iter().map(choice) }
                <span class="guidance">{ word::TAG_PREVIEW_DRAG.text() }</span>
            </fieldset>
            <div ref={place} class={classes!("tag-stage", class)}>{ stage(shown, title, *served) }</div>
        </div>
    }
}

fn stage(shown: &Shown, title: &AttrValue, served: Served) -> Html {
    let note = |text: &'static Text| html! { <p key="note" class="guidance">{ text.text() }</p> };
    match (shown, served) {
        (Shown::Snapshot(it), _) => html! { <div key="snapshot">{ snapshot(it) }</div> },
        (_, Served::FromFile) => note(&word::TAG_FROM_FILE),
        (_, Served::Missing) => note(&word::TAG_MISSING),
        (_, Served::Waiting) => note(&word::TAG_PREVIEW_WAITING),
        (Shown::Frame(address), Served::Here) => {
            html! { <Frame key="frame" address={address.clone()} title={title.clone()} /> }
        }
        (Shown::Nothing, Served::Here) => note(&word::TAG_SNIPPET_NONE),
    }
}

/// The drawings as pictures, which is how pages show what they don't trust, and the text.
fn snapshot(snapshot: &Snapshot) -> Html {
    html! {
        <>
            for (at, it) in snapshot.pictures.iter().enumerate() {
                <img key={at} class="tag-picture" src={frame::picture_address(&it.svg)} alt={it.title.clone()} />
            }
            <Markdown text={snapshot.markdown.clone()} />
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct FrameProps {
    address: AttrValue,
    title: AttrValue,
}

/// The page of a frame, as a wiki would have it.
#[component]
fn Frame(props: &FrameProps) -> Html {
    use_words();
    let place = use_node_ref();
    let is_silent = use_state_eq(|| false);
    {
        let place = place.clone();
        use_effect_with(props.address.clone(), move |address| {
            if let Some(it) = place.cast::<HtmlIFrameElement>() {
                frame::lead(&it, address);
            }
        });
    }
    {
        let place = place.clone();
        let is_silent = is_silent.setter();
        use_effect_with((), move |()| {
            let timer = {
                let is_silent = is_silent.clone();
                Timeout::new(PATIENCE_MILLIS, move || is_silent.set(true))
            };
            let waiting = Rc::new(Cell::new(Some(timer)));
            let on_heard = {
                let waiting = waiting.clone();
                move || {
                    drop(waiting.take());
                    is_silent.set(false);
                }
            };
            let frame = place.get().and_then(|it| it.dyn_into().ok());
            let listener = frame.map(|it| frame::follow_height(it, on_heard));
            move || drop((listener, waiting.take()))
        });
    }
    html! {
        <div class="tag-framed">
            <p class="guidance" role="status">
                { if *is_silent { word::TAG_PREVIEW_SILENT.text() } else { "" } }
            </p>
            <iframe
                ref={place}
                class="tag-frame"
                title={props.title.clone()}
                height="240"
                sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"
            />
        </div>
    }
}
