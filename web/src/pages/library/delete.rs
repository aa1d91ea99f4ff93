//! Asking before a template goes.

use std::rc::Rc;

use afterword_core::template::Template;
use afterword_ui::dialog::Dialog;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::deeds;
use crate::session::Session;

#[derive(PartialEq, Properties)]
pub(super) struct DeleteTemplateProps {
    pub(super) session: Session,
    /// The template that is to go; `None` while nothing is asked.
    pub(super) template: Option<Rc<Template>>,
    pub(super) on_close: Callback<()>,
}

/// The question. Documents keep what was written by the template, which is what one wants to know.
#[component]
pub(super) fn DeleteTemplate(props: &DeleteTemplateProps) -> Html {
    use_words();
    let DeleteTemplateProps { session, template, on_close } = props;
    let delete = {
        let (session, template, on_close) = (session.clone(), template.clone(), on_close.clone());
        Callback::from(move |_: MouseEvent| {
            on_close.emit(());
            if let Some(template) = &template {
                deeds::delete(&session, template);
            }
        })
    };
    let keep = on_close.reform(|_: MouseEvent| ());
    html! {
        <Dialog
            title={word::TEMPLATE_DELETE_ASK.text()}
            open={template.is_some()}
            {on_close}
            actions={html! {
                <>
                <button type="button" class="button" onclick={keep}>{ word::TEMPLATE_KEEP.text() }</button>
                <button type="button" class="button danger" onclick={delete}>{ word::TEMPLATE_DELETE.text() }</button>
                </>
            }}
        >
            <p>{ template.as_ref().map(|it| word::TEMPLATE_DELETE_WARNING.fill(&[("name", &super::name_of(it))])) }</p>
        </Dialog>
    }
}
