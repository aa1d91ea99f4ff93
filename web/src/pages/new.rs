//! What is shown for the moment in which a postmortem is begun by its address.

use yew::prelude::*;

use crate::create;
use crate::session::Session;

#[derive(PartialEq, Properties)]
pub(crate) struct NewPageProps {
    pub(crate) session: Session,
}

/// Begins a postmortem and goes there.
#[component]
pub(crate) fn NewPage(props: &NewPageProps) -> Html {
    let session = props.session.clone();
    use_effect_with((), move |()| create::begin_in_place(&session));
    html! { <main class="page" id="main" tabindex="-1" aria-busy="true"></main> }
}
