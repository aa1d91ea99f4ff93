//! A dialog: the browser's own, so that focus, `Esc` and what lies behind are taken care of.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement};
use yew::prelude::*;

use crate::icon::{Icon, IconName};
use crate::sight;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DialogProps {
    pub title: AttrValue,
    /// Whether it is shown; what is inside exists only while it is.
    pub open: bool,
    /// The person closed it by `Esc`, by its button, or by a click beside it; answer by setting `open` to false.
    pub on_close: Callback<()>,
    /// The buttons at its end.
    #[prop_or_default]
    pub actions: Html,
    #[prop_or_default]
    pub class: Classes,
    pub children: Html,
}

/// A dialog above the page. The focus goes into it, and back to where it was when it closes.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    use_words();
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with(props.open, move |open| {
            let opened = if *open { show(&dialog) } else { None };
            move || opened.into_iter().for_each(Opened::close)
        });
    }
    let on_close = props.on_close.clone();
    let oncancel = Callback::from(move |event: Event| {
        event.prevent_default();
        on_close.emit(());
    });
    let onclick = props.on_close.reform(|_: MouseEvent| ());
    html! {
        <dialog
            ref={&dialog}
            class={classes!("dialog", props.class.clone())}
            aria-label={&props.title}
            {oncancel}
            onmousedown={close_beside(&props.on_close)}
        >
            if props.open {
                <div class="dialog-sheet">
                    <div class="dialog-head">
                        <h2>{ &props.title }</h2>
                        <button type="button" class="button icon-only" aria-label={word::CLOSE.text()} {onclick}>
                            <Icon name={IconName::X} />
                        </button>
                    </div>
                    <div class="dialog-body">{ props.children.clone() }</div>
                    <div class="dialog-actions">{ props.actions.clone() }</div>
                </div>
            }
        </dialog>
    }
}

/// A dialog on the page, and what had the focus before it.
pub(crate) struct Opened {
    dialog: HtmlDialogElement,
    before: Option<HtmlElement>,
}

pub(crate) fn show(dialog: &NodeRef) -> Option<Opened> {
    let dialog = dialog.cast::<HtmlDialogElement>()?;
    let document = dialog.owner_document()?;
    let before = document.active_element().and_then(|it| it.dyn_into().ok());
    dialog.show_modal().ok()?;
    focus_first(&dialog);
    Some(Opened { dialog, before })
}

/// The first thing to fill in or to press, rather than the button that closes. A text that is only read takes the focus itself, so
/// that keys scroll it.
fn focus_first(dialog: &HtmlDialogElement) {
    const WANTED: &str =
        ".dialog-body :is(input, select, textarea, button, a[href]), .dialog-actions button";
    let find = |selector: &str| {
        let found = dialog.query_selector(selector).ok().flatten();
        found.and_then(|it| it.dyn_into::<HtmlElement>().ok())
    };
    let text = || {
        let body = find(".dialog-body")?;
        body.set_tab_index(0);
        Some(body)
    };
    if let Some(first) = find(WANTED).or_else(text) {
        first.focus().ok();
    }
}

impl Opened {
    /// Closes it also when its owner has taken it off the page, where the browser would lose the focus.
    pub(crate) fn close(self) {
        self.dialog.close();
        if let Some(before) = self.before {
            sight::focus(&before);
        }
    }
}

/// A press that begins beside the sheet closes; one that ends there (after selecting text) does not.
fn close_beside(on_close: &Callback<()>) -> Callback<MouseEvent> {
    let on_close = on_close.clone();
    Callback::from(move |event: MouseEvent| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        if target.is_some_and(|it| it.has_type::<HtmlDialogElement>()) {
            event.prevent_default();
            on_close.emit(());
        }
    })
}
