//! One choice out of a few.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::label;

/// One choice out of a few, in the browser's own list.
///
/// What is chosen may be of any type; the component behind it knows only positions. A component for each type would be ten
/// kilobytes of WebAssembly a type.
#[derive(Clone, Debug)]
pub struct Select<T> {
    options: Vec<(T, AttrValue)>,
    on_change: Callback<T>,
    field: SelectFieldProps,
}

impl<T: Clone + PartialEq + 'static> Select<T> {
    /// A choice among `options`, each with what it is called. A `value` that is not among them shows as nothing chosen.
    pub fn new(
        label: impl Into<AttrValue>,
        value: T,
        options: impl Into<Vec<(T, AttrValue)>>,
        on_change: Callback<T>,
    ) -> Self {
        let options = options.into();
        let field = SelectFieldProps {
            label: label.into(),
            chosen: options.iter().position(|(it, _)| *it == value),
            names: options.iter().map(|(_, name)| name.clone()).collect(),
            on_change: Callback::noop(),
            hint: AttrValue::default(),
            hide_label: false,
            class: Classes::new(),
            id: None,
        };
        Self { options, on_change, field }
    }

    /// Keeps the label for screen readers only, where the place says what the field is.
    #[must_use]
    pub fn hide_label(mut self, hide_label: bool) -> Self {
        self.field.hide_label = hide_label;
        self
    }

    /// One line of help under the field.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<AttrValue>) -> Self {
        self.field.hint = hint.into();
        self
    }

    /// Classes of its own.
    #[must_use]
    pub fn class(mut self, class: impl Into<Classes>) -> Self {
        self.field.class = class.into();
        self
    }

    /// The element id of the list.
    #[must_use]
    pub fn id(mut self, id: Option<AttrValue>) -> Self {
        self.field.id = id;
        self
    }

    /// The field as it is drawn.
    pub fn html(self) -> Html {
        let Self { options, on_change, mut field } = self;
        field.on_change = Callback::from(move |index: usize| {
            if let Some((value, _)) = options.get(index) {
                on_change.emit(value.clone());
            }
        });
        html! { <SelectField ..field /> }
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct SelectFieldProps {
    label: AttrValue,
    chosen: Option<usize>,
    names: Vec<AttrValue>,
    on_change: Callback<usize>,
    hint: AttrValue,
    hide_label: bool,
    class: Classes,
    id: Option<AttrValue>,
}

#[component]
fn SelectField(props: &SelectFieldProps) -> Html {
    let id = label::use_field_id(&props.id);
    let select = use_node_ref();
    {
        // After each render: the person may have chosen what the owner of the value then refused.
        let (select, chosen) = (select.clone(), props.chosen);
        use_effect(move || show(&select, chosen));
    }
    let onchange = {
        let (on_change, select, chosen) = (props.on_change.clone(), select.clone(), props.chosen);
        Callback::from(move |event: Event| {
            let index = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
            // It shows what is the case: where the change waits for an answer, and there is none, nothing draws it again.
            show(&select, chosen);
            if let Ok(index) = usize::try_from(index) {
                on_change.emit(index);
            }
        })
    };
    html! {
        <div class={classes!("field", "select-field", props.class.clone())}>
            { label::label(&id, &props.label, props.hide_label) }
            <select
                id={&id}
                ref={&select}
                class="input"
                aria-label={label::spoken(&props.label, props.hide_label)}
                aria-describedby={label::hint_id(&id, &props.hint)}
                {onchange}
            >
                for (index, name) in props.names.iter().enumerate() {
                    <option key={index} value={index.to_string()}>{ name }</option>
                }
            </select>
            <span class="field-foot">
                { label::hint(&id, &props.hint) }
            </span>
        </div>
    }
}

fn show(select: &NodeRef, chosen: Option<usize>) {
    if let Some(select) = select.cast::<HtmlSelectElement>() {
        let index = chosen.and_then(|index| i32::try_from(index).ok()).unwrap_or(-1);
        if select.selected_index() != index {
            select.set_selected_index(index);
        }
    }
}
