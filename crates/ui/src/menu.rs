//! A button with a short list of things to do.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::icon::{Icon, IconName};
use crate::sight;

/// One thing that can be done.
#[derive(Clone, Debug, PartialEq)]
pub struct MenuItem {
    pub label: AttrValue,
    pub icon: Option<IconName>,
    /// The keys that do the same, as text.
    pub keys: Option<AttrValue>,
    /// The name of the group that begins with it.
    pub group: Option<AttrValue>,
    pub is_danger: bool,
    pub is_disabled: bool,
    pub on_select: Callback<()>,
}

impl MenuItem {
    pub fn new(label: impl Into<AttrValue>, on_select: Callback<()>) -> Self {
        Self {
            label: label.into(),
            icon: None,
            keys: None,
            group: None,
            is_danger: false,
            is_disabled: false,
            on_select,
        }
    }

    #[must_use]
    pub fn icon(self, icon: IconName) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// Shows the keys that do the same.
    #[must_use]
    pub fn keys(self, keys: impl Into<AttrValue>) -> Self {
        Self { keys: Some(keys.into()), ..self }
    }

    /// Begins a group of that name, which goes on until the next begins.
    #[must_use]
    pub fn group(self, name: impl Into<AttrValue>) -> Self {
        Self { group: Some(name.into()), ..self }
    }

    /// Marks what destroys.
    #[must_use]
    pub fn danger(self) -> Self {
        Self { is_danger: true, ..self }
    }

    #[must_use]
    pub fn disabled(self, is_disabled: bool) -> Self {
        Self { is_disabled, ..self }
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MenuProps {
    pub label: AttrValue,
    pub items: Vec<MenuItem>,
    /// Stands on the button instead of the label, which is then only heard.
    #[prop_or_default]
    pub icon: Option<IconName>,
    /// Classes of the button.
    #[prop_or_default]
    pub class: Classes,
    /// Names the button, for commands that lead to it.
    #[prop_or_default]
    pub id: Option<AttrValue>,
}

/// A button that opens a list: arrow keys move in it, a letter jumps, `Esc` closes.
#[component]
pub fn Menu(props: &MenuProps) -> Html {
    let is_open = use_state_eq(|| false);
    let root = use_node_ref();
    {
        let root = root.clone();
        use_effect_with(*is_open, move |is_open| {
            if *is_open {
                keep_in_sight(&root);
                focus(&root, Step::First);
            }
        });
    }
    let onclick = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
    };
    let onfocusout = {
        let (is_open, root) = (is_open.clone(), root.clone());
        Callback::from(move |event: FocusEvent| {
            if !holds(&root, event.related_target()) {
                is_open.set(false);
            }
        })
    };
    html! {
        <div class="menu" ref={&root} onkeydown={on_key(&is_open, &root)} {onfocusout}>
            <button
                id={props.id.clone()}
                type="button"
                class={classes!("button", props.icon.map(|_| "icon-only"), props.class.clone())}
                aria-haspopup="menu"
                aria-expanded={is_open.to_string()}
                aria-label={&props.label}
                {onclick}
            >
                { face(props) }
            </button>
            <div class="menu-place">
                if *is_open {
                    <div class="menu-popup" role="menu" aria-label={&props.label}>
                        { groups(&props.items, &is_open, &root) }
                    </div>
                }
            </div>
        </div>
    }
}

fn face(props: &MenuProps) -> Html {
    match props.icon {
        Some(name) => html! { <Icon {name} /> },
        None => html! { <>{ &props.label }<Icon name={IconName::ChevronDown} /></> },
    }
}

/// The items, those of a group below its name.
fn groups(items: &[MenuItem], is_open: &UseStateHandle<bool>, root: &NodeRef) -> Html {
    let mut at = 0;
    let groups = items.chunk_by(|_, next| next.group.is_none()).map(|items| {
        let first = at;
        at += items.len();
        let entries =
            items.iter().enumerate().map(|(n, item)| entry(first + n, item, is_open, root));
        let entries: Html = entries.collect();
        match &items[0].group {
            None => {
                html! { <div key={first} class="menu-group" role="presentation">{ entries }</div> }
            }
            Some(name) => html! {
                <div key={first} class="menu-group" role="group" aria-label={name}>
                    <span class="menu-heading" aria-hidden="true">{ name }</span>
                    { entries }
                </div>
            },
        }
    });
    groups.collect()
}

fn entry(index: usize, item: &MenuItem, is_open: &UseStateHandle<bool>, root: &NodeRef) -> Html {
    let onclick = {
        let (is_open, root, on_select) = (is_open.clone(), root.clone(), item.on_select.clone());
        Callback::from(move |_: MouseEvent| {
            // The button first: what is chosen may move the focus on, into a dialog for one.
            focus(&root, Step::Button);
            is_open.set(false);
            on_select.emit(());
        })
    };
    html! {
        <button
            key={index}
            type="button"
            role="menuitem"
            tabindex="-1"
            class={classes!("menu-item", item.is_danger.then_some("is-danger"))}
            disabled={item.is_disabled}
            {onclick}
        >
            <span class="menu-icon">{ item.icon.map(|name| html! { <Icon {name} /> }) }</span>
            <span class="menu-label">{ &item.label }</span>
            { item.keys.as_ref().map(|keys| html! { <kbd>{ keys }</kbd> }) }
        </button>
    }
}

/// Where the focus goes in a menu.
enum Step {
    Button,
    First,
    Last,
    Next,
    Previous,
    Letter(String),
}

fn on_key(is_open: &UseStateHandle<bool>, root: &NodeRef) -> Callback<KeyboardEvent> {
    let (is_open, root) = (is_open.clone(), root.clone());
    Callback::from(move |event: KeyboardEvent| {
        let key = event.key();
        let step = match key.as_str() {
            "ArrowDown" if !*is_open => {
                is_open.set(true);
                event.prevent_default();
                return;
            }
            _ if !*is_open => return,
            "ArrowDown" => Step::Next,
            "ArrowUp" => Step::Previous,
            "Home" => Step::First,
            "End" => Step::Last,
            "Escape" => {
                is_open.set(false);
                Step::Button
            }
            letter
                if letter.chars().count() == 1
                    && letter != " "
                    && !event.ctrl_key()
                    && !event.meta_key() =>
            {
                Step::Letter(letter.to_lowercase())
            }
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        focus(&root, step);
    })
}

/// Moves the list so far that it is within the window: a menu at the end of a line opens inwards, one at the foot of a page upwards.
fn keep_in_sight(root: &NodeRef) {
    /// What is left free at the edges of the window, in pixels.
    const EDGE: f64 = 8.0;
    let Some(root) = root.cast::<Element>() else { return };
    let Some(place) = elements(&root, ".menu-place").pop() else { return };
    // Where a browser refuses, it opens as it did the last time.
    place.style().set_property("translate", "0px 0px").ok();
    let Some(page) = root.owner_document().and_then(|it| it.document_element()) else { return };
    let (width, height) = (f64::from(page.client_width()), f64::from(page.client_height()));
    let (list, button) = (place.get_bounding_client_rect(), root.get_bounding_client_rect());
    let inwards = (width - EDGE - list.right()).min(0.0).max(EDGE - list.left());
    let is_below = list.bottom() > height - EDGE;
    let upwards = match button.top() - list.height() > EDGE {
        true => button.top() - list.bottom(),
        false => (height - EDGE - list.bottom()).max(EDGE - list.top()),
    };
    // Whole pixels: what writes fractions would be a hundredth of the program that is loaded first.
    let (inwards, upwards) = (inwards as i32, if is_below { upwards as i32 } else { 0 });
    let shift = [inwards, upwards].map(|it| format!("{it}px")).join(" ");
    place.style().set_property("translate", &shift).ok();
}

fn focus(root: &NodeRef, step: Step) {
    let Some(root) = root.cast::<Element>() else { return };
    let items = elements(&root, ".menu-item:not(:disabled)");
    let active = root.owner_document().and_then(|document| document.active_element());
    let current =
        items.iter().position(|item| active.as_ref().is_some_and(|it| it.is_same_node(Some(item))));
    let count = items.len().max(1);
    let wanted = match step {
        Step::Button => return focus_on(elements(&root, "[aria-haspopup]").first()),
        Step::First => Some(0),
        Step::Last => Some(count - 1),
        Step::Next => Some(current.map_or(0, |it| (it + 1) % count)),
        Step::Previous => Some(current.map_or(count - 1, |it| (it + count - 1) % count)),
        Step::Letter(letter) => {
            let begins = |item: &HtmlElement| {
                item.text_content().unwrap_or_default().to_lowercase().starts_with(&letter)
            };
            let from = current.map_or(0, |it| it + 1);
            (0..count)
                .map(|step| (from + step) % count)
                .find(|it| items.get(*it).is_some_and(begins))
        }
    };
    focus_on(wanted.and_then(|it| items.get(it)));
}

fn focus_on(element: Option<&HtmlElement>) {
    if let Some(element) = element {
        sight::focus(element);
    }
}

fn elements(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
}

/// Whether the focus is on its way to a place inside `root`.
fn holds(root: &NodeRef, target: Option<web_sys::EventTarget>) -> bool {
    let target = target.and_then(|it| it.dyn_into::<web_sys::Node>().ok());
    root.get().is_some_and(|root| target.is_some_and(|target| root.contains(Some(&target))))
}
