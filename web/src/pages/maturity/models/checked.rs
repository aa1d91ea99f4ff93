//! What is said of a model before an assessment begins with it.

use std::rc::Rc;

use afterword_core::maturity::Model;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::name_of;
use crate::address::IdAddress;
use crate::route::Route;

#[derive(PartialEq, Properties)]
pub(in crate::pages::maturity) struct CheckedProps {
    /// A model of the workspace's own that was chosen.
    pub(in crate::pages::maturity) model: Rc<Model>,
}

/// That it can't be used, or that there may be mistakes in it, and the way to mend them.
#[component]
pub(in crate::pages::maturity) fn Checked(props: &CheckedProps) -> Html {
    use_words();
    let found = use_memo(props.model.clone(), |model| (model.problems().len(), model.lint().len()));
    let (n_problems, n_flaws) = *found;
    let said = match (n_problems, n_flaws) {
        (0, 0) => None,
        (0, n) => Some(("warning", word::MODEL_BEGIN_WARNED.count(n))),
        (n, _) => {
            let name = name_of(&props.model);
            Some(("danger", word::MODEL_BEGIN_REFUSED.count_and(n, &[("name", &name)])))
        }
    };
    let href = IdAddress::of_model(&props.model.id).map(|it| Route::Model(it).to_string());
    html! {
        <div class="maturity-checked" role="status">
            if let Some((kind, said)) = said {
                <p class="banner" data-kind={kind}>
                    <span>{ said }</span>
                    <a class="button" {href}>{ word::MODEL_OPEN_EDITOR.text() }</a>
                </p>
            }
        </div>
    }
}
