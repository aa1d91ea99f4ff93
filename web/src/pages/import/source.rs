//! Where an import comes from: a file, or a pasted text.

use afterword_ui::fields::TextArea;
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::words::{use_words, word};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::incoming::{self, Incoming, Queue};

#[derive(PartialEq, Properties)]
pub(super) struct ChooseSourceProps {
    pub(super) on_source: Callback<Queue>,
}

/// Takes files or a text.
#[component]
pub(super) fn ChooseSource(props: &ChooseSourceProps) -> Html {
    use_words();
    let on_source = &props.on_source;
    let pasted = use_state(String::new);
    let on_change = {
        let pasted = pasted.setter();
        Callback::from(move |text| pasted.set(text))
    };
    let read_pasted = {
        let (pasted, on_source) = (pasted.clone(), on_source.clone());
        Callback::from(move |_: MouseEvent| {
            let bytes = pasted.as_bytes().to_vec();
            if let Some(queue) = Queue::new([Incoming { bytes, ..Incoming::default() }]) {
                on_source.emit(queue);
            }
        })
    };
    let onchange = {
        let on_source = on_source.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            incoming::read_all(input.files(), on_source.clone());
            // Or the same file, mended, could not be chosen again.
            input.set_value("");
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
                <input type="file" multiple=true accept=".md,.markdown,.txt,.log,.json,.csv,.tsv,.yaml,.yml,.zip,text/markdown,text/plain,text/csv,application/json,application/zip" {onchange} />
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
