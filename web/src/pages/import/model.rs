//! A model of maturity among what is imported: it is no document, and goes along to where assessments begin.

use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::incoming::{Incoming, Queue};
use crate::pages::maturity;
use crate::route::Route;
use crate::session::Session;

#[derive(PartialEq, Properties)]
pub(super) struct ModelToTakeProps {
    pub(super) session: Session,
    pub(super) name: String,
    /// The file is the current one.
    pub(super) queue: Option<Queue>,
    pub(super) on_incoming: Callback<Option<Queue>>,
}

/// That it is one, and the way on. Of a model in many files of YAML, all go along.
#[component]
pub(super) fn ModelToTake(props: &ModelToTakeProps) -> Html {
    use_words();
    let ModelToTakeProps { session, name, queue, on_incoming } = props;
    let Some(queue) = queue else { return Html::default() };
    let is_of_many = is_yaml(queue.current());
    let (taken, left) = queue.parted(|it| is_of_many && is_yaml(it));
    let label = match taken.rest().len() {
        1 => word::IMPORT_MODEL_TAKE.text().to_owned(),
        n => word::IMPORT_MODEL_TAKE_ALL.count(n),
    };
    let take = {
        let (on_incoming, go) = (on_incoming.clone(), session.go.clone());
        Callback::from(move |_: MouseEvent| {
            maturity::take_along(taken.clone());
            on_incoming.emit(left.clone());
            go.emit(Route::Maturity);
        })
    };
    html! {
        <div class="card import-model">
            <p role="status">{ word::IMPORT_MODEL.fill(&[("name", name)]) }</p>
            <div class="button-row">
                <button type="button" class="button primary" onclick={take}>{ label }</button>
            </div>
        </div>
    }
}

fn is_yaml(it: &Incoming) -> bool {
    let name = it.name.to_lowercase();
    [".yaml", ".yml"].iter().any(|end| name.ends_with(end))
}
