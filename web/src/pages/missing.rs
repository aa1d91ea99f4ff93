//! What is shown at an address that leads nowhere.

use yew::prelude::*;

use crate::route::Route;

#[derive(PartialEq, Properties)]
pub(crate) struct MissingPageProps {
    /// What was looked for, as the beginning of a sentence.
    #[prop_or(AttrValue::Static("This page"))]
    pub(crate) what: AttrValue,
}

/// Says that nothing is here, and leads back.
#[component]
pub(crate) fn MissingPage(props: &MissingPageProps) -> Html {
    html! {
        <main class="page" id="main" tabindex="-1">
            <div class="empty-state">
                <h1>{ "Nothing here" }</h1>
                <p>{ format!("{} does not exist on this device. It may be in the trash, or on another device.", props.what) }</p>
                <p class="button-row">
                    <a class="button primary" href={Route::Postmortems.to_string()}>{ "All postmortems" }</a>
                    <a class="button" href={Route::Trash.to_string()}>{ "Trash" }</a>
                </p>
            </div>
        </main>
    }
}
