//! The buttons above what would come in.

use afterword_ui::words::word;
use yew::prelude::*;

use super::instead::Other;

/// The button that brings it in, what it can be taken for instead, and the way to something else.
pub(super) fn head(accept: Html, other: &Option<Other>, on_other: &Callback<()>) -> Html {
    html! {
        <div class="import-accept">
            { accept }
            if let Some((words, act)) = other {
                <button type="button" class="button" onclick={act.reform(|_: MouseEvent| ())}>{ words }</button>
            }
            <button type="button" class="button" onclick={on_other.reform(|_: MouseEvent| ())}>
                { word::IMPORT_OTHER.text() }
            </button>
        </div>
    }
}
