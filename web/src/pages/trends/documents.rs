//! Documents by name, as links to them.

use afterword_ui::words::word;
use yew::prelude::*;

use super::sentence::day;
use crate::across::Named;
use crate::route::Route;

/// The documents, of which there are so many `more`.
pub(super) fn documents(documents: &[Named], more: usize) -> Html {
    html! {
        <ul class="named-documents">
            for it in documents {
                <li key={it.id.to_string()}>
                    <a href={Route::Postmortem(it.id).to_string()}>{ title(&it.title) }</a>
                    <span class="quiet number">{ it.day.map(day) }</span>
                </li>
            }
            if more > 0 {
                <li key="more" class="quiet">{ word::FOLDER_MORE.count(more) }</li>
            }
        </ul>
    }
}

pub(super) fn title(title: &str) -> String {
    if title.is_empty() { word::UNTITLED.text().to_owned() } else { title.to_owned() }
}
