//! For whom a document is exported: three readers to choose from.

use afterword_core::postmortem::Audience;
use yew::prelude::*;

use crate::words::word;

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
