//! For whom a document is exported, and as what: three readers to choose from, and the forms that were asked for.

use afterword_core::postmortem::Audience;
use yew::prelude::*;

use crate::fields::Select;
use crate::outgoing::{Drawings, Form};
use crate::words::word;

/// The form, where there are several, and for Markdown whether the drawings go along.
pub(super) fn form(
    forms: &[Form],
    (chosen, on_form): (Form, &Callback<Form>),
    (drawings, on_drawings): (Drawings, &Callback<Drawings>),
) -> Html {
    let names = |it: &Form| (*it, AttrValue::Static(it.name()));
    let forms: Vec<(Form, AttrValue)> = forms.iter().map(names).collect();
    let ways = Drawings::ALL.map(|it| (it, AttrValue::Static(it.name())));
    html! {
        <div class="share-form">
            if forms.len() > 1 {
                { Select::new(word::EXPORT_AS.text(), chosen, forms, on_form.clone()).html() }
            }
            if chosen == Form::Markdown {
                {
                    Select::new(word::EXPORT_DRAWINGS.text(), drawings, ways, on_drawings.clone())
                        .hint(word::EXPORT_DRAWINGS_HINT.text())
                        .html()
                }
            }
        </div>
    }
}

/// The choice, with a line that says what each of them gets.
pub(super) fn readers(chosen: Audience, on_choose: &Callback<Audience>) -> Html {
    html! {
        <fieldset class="readers">
            <legend>{ word::EXPORT_FOR.text() }</legend>
            for audience in Audience::ALL {
                { reader(audience, chosen == audience, on_choose) }
            }
        </fieldset>
    }
}

fn reader(audience: Audience, is_chosen: bool, on_choose: &Callback<Audience>) -> Html {
    let id = format!("export-for-{}", audience.key());
    let hint = format!("{id}-hint");
    let (name, what) = match audience {
        Audience::Team => (word::EXPORT_TEAM.text(), word::EXPORT_TEAM_GETS.text()),
        Audience::Organisation => {
            (word::EXPORT_ORGANISATION.text(), word::EXPORT_ORGANISATION_GETS.text())
        }
        Audience::Public => (word::EXPORT_PUBLIC.text(), word::EXPORT_PUBLIC_GETS.text()),
    };
    let onchange = on_choose.reform(move |_: Event| audience);
    html! {
        <div key={audience.key()} class={classes!("reader", is_chosen.then_some("is-chosen"))}>
            <input
                id={id.clone()}
                type="radio"
                name="export-for"
                checked={is_chosen}
                aria-describedby={hint.clone()}
                {onchange}
            />
            <label for={id}>{ name }</label>
            <span id={hint} class="guidance">{ what }</span>
        </div>
    }
}
