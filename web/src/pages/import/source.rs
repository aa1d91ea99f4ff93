//! Where an import comes from: a file, or a pasted text.

use std::rc::Rc;

use afterword_ui::fields::TextArea;
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::words::{use_words, word};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::incoming::{self, Incoming};
use crate::session::Session;

#[derive(PartialEq, Properties)]
pub(super) struct ChooseSourceProps {
    pub(super) session: Session,
    pub(super) on_source: Callback<Rc<Incoming>>,
}

/// Takes a file or a text.
#[component]
pub(super) fn ChooseSource(props: &ChooseSourceProps) -> Html {
    use_words();
    let ChooseSourceProps { session, on_source } = props;
    let pasted = use_state(String::new);
    let on_change = {
        let pasted = pasted.setter();
        Callback::from(move |text| pasted.set(text))
    };
    let read_pasted = {
        let (pasted, on_source) = (pasted.clone(), on_source.clone());
        Callback::from(move |_: MouseEvent| {
            let text = String::clone(&pasted);
            on_source.emit(Rc::new(Incoming { name: String::new(), text }));
        })
    };
    let onchange = {
        let (on_source, say) = (on_source.clone(), session.say.clone());
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            if let Some(file) = input.files().and_then(|it| it.get(0)) {
                incoming::read(file, on_source.clone(), say.clone());
            }
        })
    };
    html! {
        <div class="import-source">
            <p class="lead">
                { word::IMPORT_LEAD.text() }
            </p>
            <label class="drop-target">
                <Icon name={IconName::Upload} />
                <span>{ word::IMPORT_CHOOSE.text() }</span>
                <input type="file" accept=".md,.markdown,.txt,.json,text/markdown,text/plain,application/json" {onchange} />
            </label>
            <TextArea
                label={word::IMPORT_PASTE.text()}
                value={pasted.to_string()}
                {on_change}
                class="paste"
                placeholder={word::IMPORT_PASTE_PLACEHOLDER.text()}
            />
            <button
                type="button"
                class="button primary"
                disabled={pasted.trim().is_empty()}
                onclick={read_pasted}
            >
                { word::IMPORT_READ.text() }
            </button>
        </div>
    }
}
