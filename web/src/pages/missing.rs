//! What is shown at an address that leads nowhere.

use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::route::Route;

#[derive(PartialEq, Properties)]
pub(crate) struct MissingPageProps {
    /// Whether a postmortem was looked for, not just any page.
    #[prop_or_default]
    pub(crate) is_postmortem: bool,
}

/// Says that nothing is here, and leads back.
#[component]
pub(crate) fn MissingPage(props: &MissingPageProps) -> Html {
    use_words();
    let what = match props.is_postmortem {
        true => word::MISSING_POSTMORTEM.text(),
        false => word::MISSING_PAGE.text(),
    };
    html! {
        <main class="page" id="main" tabindex="-1">
            <div class="empty-state">
                <h1>{ word::MISSING.text() }</h1>
                <p>{ what }</p>
                <p class="button-row">
                    <a class="button primary" href={Route::Postmortems.to_string()}>{ word::POSTMORTEMS_ALL.text() }</a>
                    <a class="button" href={Route::Trash.to_string()}>{ word::TRASH.text() }</a>
                </p>
            </div>
        </main>
    }
}
