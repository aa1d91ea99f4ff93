//! A few names: services, teams, people.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::typed::{Typed, use_typed};
use super::{label, text};
use crate::icon::{Icon, IconName};
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NamesFieldProps {
    pub label: AttrValue,
    pub names: Vec<String>,
    pub on_change: Callback<Vec<String>>,
    #[prop_or_default]
    pub placeholder: AttrValue,
    #[prop_or_default]
    pub hint: AttrValue,
    #[prop_or_default]
    pub hide_label: bool,
    /// Names used elsewhere, offered while typing.
    #[prop_or_default]
    pub suggestions: Rc<[AttrValue]>,
    #[prop_or_default]
    pub class: Classes,
    #[prop_or_default]
    pub id: Option<AttrValue>,
}

/// A few names as chips: Enter or a comma adds one, Backspace takes the last one away, a pasted list becomes several.
#[component]
pub fn NamesField(props: &NamesFieldProps) -> Html {
    use_words();
    let id = label::use_field_id(&props.id);
    let draft = use_typed(String::new);
    let names = use_mut_ref(Vec::new);
    names.replace(props.names.clone());
    let said = use_state_eq(AttrValue::default);
    let field = use_node_ref();
    let edit = Rc::new(Edit {
        names,
        on_change: props.on_change.clone(),
        draft: draft.clone(),
        said: said.clone(),
        field: field.clone(),
    });
    let list = (!props.suggestions.is_empty()).then(|| AttrValue::from(format!("{id}-list")));
    html! {
        <div class={classes!("field", "names-field", props.names.is_empty().then_some("is-empty"), props.class.clone())} ref={&field}>
            { label::label(&id, &props.label, props.hide_label) }
            <span class="input names">
                for (index, name) in props.names.iter().enumerate() {
                    <span key={format!("{index}-{name}")} class="chip">{ name }{ remove_button(&edit, index, name) }</span>
                }
                <input
                    key="input"
                    ref={draft.field()}
                    id={&id}
                    value={draft.value()}
                    placeholder={if props.names.is_empty() { props.placeholder.clone() } else { AttrValue::default() }}
                    list={list.clone()}
                    autocomplete="off"
                    spellcheck="false"
                    aria-label={label::spoken(&props.label, props.hide_label)}
                    aria-describedby={label::hint_id(&id, &props.hint)}
                    oninput={on_input(&edit, &props.suggestions)}
                    onkeydown={on_key(&edit)}
                    onpaste={on_paste(&edit)}
                    onfocusout={Callback::from({
                        let edit = edit.clone();
                        move |_| edit.add(&edit.draft)
                    })}
                />
            </span>
            <span class="field-foot">
                { label::hint(&id, &props.hint) }
                <span class="visually-hidden" role="status">{ (*said).clone() }</span>
            </span>
            { text::suggestions(list, &props.suggestions) }
        </div>
    }
}

/// The field: its names, and where their changes go.
struct Edit {
    /// As they are now, which may be ahead of what is drawn.
    names: Rc<RefCell<Vec<String>>>,
    on_change: Callback<Vec<String>>,
    draft: Typed,
    /// Read out to those who can't see a chip come and go.
    said: UseStateHandle<AttrValue>,
    field: NodeRef,
}

impl Edit {
    /// Adds each name of `text`, a list separated by commas, semicolons or lines.
    fn add(&self, text: &str) {
        let before = self.names.borrow().clone();
        let mut names = before.clone();
        for name in split(text) {
            if !names.iter().any(|it| it.to_lowercase() == name.to_lowercase()) {
                names.push(name.to_owned());
            }
        }
        self.draft.take();
        if names.len() > before.len() {
            let added = names[before.len()..].join(", ");
            self.said.set(word::NAMES_ADDED.fill(&[("names", &added)]).into());
            self.change(names);
        }
    }

    fn remove(&self, index: usize) {
        let mut names = self.names.borrow().clone();
        if index < names.len() {
            self.said.set(word::NAMES_REMOVED.fill(&[("name", &names.remove(index))]).into());
            self.change(names);
        }
        self.focus("input");
    }

    fn change(&self, names: Vec<String>) {
        self.names.replace(names.clone());
        self.on_change.emit(names);
    }

    fn focus(&self, selector: &str) {
        let found =
            self.field.cast::<HtmlElement>().and_then(|it| it.query_selector_all(selector).ok());
        let last = found.and_then(|all| all.item(all.length().checked_sub(1)?));
        if let Some(element) = last.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            element.focus().ok();
        }
    }
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '\n', '\t']).map(str::trim).filter(|name| !name.is_empty())
}

fn remove_button(edit: &Rc<Edit>, index: usize, name: &str) -> Html {
    let onclick = Callback::from({
        let edit = edit.clone();
        move |_| edit.remove(index)
    });
    let onkeydown = Callback::from({
        let edit = edit.clone();
        move |event: KeyboardEvent| match event.key().as_str() {
            "Backspace" | "Delete" => {
                event.prevent_default();
                edit.remove(index);
            }
            "ArrowRight" | "Escape" => edit.focus("input"),
            _ => {}
        }
    });
    html! {
        <button type="button" class="chip-remove" aria-label={word::NAMES_REMOVE.fill(&[("name", &name)])} {onclick} {onkeydown}>
            <Icon name={IconName::X} />
        </button>
    }
}

fn on_input(edit: &Rc<Edit>, suggestions: &Rc<[AttrValue]>) -> Callback<InputEvent> {
    let (edit, suggestions) = (edit.clone(), suggestions.clone());
    Callback::from(move |event: InputEvent| {
        let text = label::typed(&event);
        // A name picked from the list is whole; one more letter may be on its way to another.
        let is_picked = event.input_type() == "insertReplacementText"
            && suggestions.iter().any(|it| it.as_str() == text);
        if is_picked || text.contains([',', ';']) { edit.add(&text) } else { edit.draft.set(text) }
    })
}

/// An `<input>` would drop the line breaks of a pasted list and run its names together.
fn on_paste(edit: &Rc<Edit>) -> Callback<Event> {
    let edit = edit.clone();
    Callback::from(move |event: Event| {
        let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        let text = data.and_then(|data| data.get_data("text").ok()).unwrap_or_default();
        if split(&text).count() > 1 {
            event.prevent_default();
            edit.add(&format!("{}{text}", &*edit.draft));
        }
    })
}

fn on_key(edit: &Rc<Edit>) -> Callback<KeyboardEvent> {
    let edit = edit.clone();
    Callback::from(move |event: KeyboardEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let at_start = input.value().is_empty();
        match event.key().as_str() {
            _ if event.is_composing() => {}
            "Enter" if !at_start => {
                event.prevent_default();
                edit.add(&input.value());
            }
            "Backspace" if at_start && !event.repeat() => {
                event.prevent_default();
                let n_names = edit.names.borrow().len();
                edit.remove(n_names.wrapping_sub(1));
            }
            "ArrowLeft" if at_start => edit.focus(".chip-remove"),
            "Escape" => {
                input.blur().ok();
            }
            _ => {}
        }
    })
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_pasted_list_is_several_names() {
        let names: Vec<&str> = split(" checkout, payments;;\nsearch \t cart ").collect();
        assert_eq!(names, ["checkout", "payments", "search", "cart"]);
        assert_eq!(split(" , ;").count(), 0);
    }
}
