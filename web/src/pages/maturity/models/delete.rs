//! Asking before a model goes.

use std::rc::Rc;

use afterword_core::maturity::Model;
use afterword_ui::dialog::Dialog;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::name_of;

#[derive(PartialEq, Properties)]
pub(super) struct DeleteModelProps {
    pub(super) model: Rc<Model>,
    pub(super) open: bool,
    pub(super) on_close: Callback<()>,
    pub(super) on_delete: Callback<()>,
}

/// The question. Assessments keep the model that they were made with, which is what one wants to know.
#[component]
pub(super) fn DeleteModel(props: &DeleteModelProps) -> Html {
    use_words();
    let DeleteModelProps { model, open, on_close, on_delete } = props;
    let keep = on_close.reform(|_: MouseEvent| ());
    let delete = {
        let (on_close, on_delete) = (on_close.clone(), on_delete.clone());
        Callback::from(move |_: MouseEvent| {
            on_close.emit(());
            on_delete.emit(());
        })
    };
    html! {
        <Dialog
            title={word::MODEL_DELETE_ASK.text()}
            open={*open}
            {on_close}
            actions={html! {
                <>
                <button type="button" class="button" onclick={keep}>{ word::MODEL_KEEP.text() }</button>
                <button type="button" class="button danger" onclick={delete}>{ word::MODEL_DELETE.text() }</button>
                </>
            }}
        >
            <p>{ word::MODEL_DELETE_WARNING.fill(&[("name", &name_of(model))]) }</p>
        </Dialog>
    }
}
