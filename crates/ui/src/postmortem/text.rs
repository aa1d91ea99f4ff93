//! A section that is one text.

use afterword_core::postmortem::{Edit, TextField};
use yew::prelude::*;

use super::frame::frame;
use super::layout::Place;
use crate::fields::MarkdownField;
use crate::review::{Spot, note_id};
use crate::words::use_words;

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct TextSectionProps {
    pub(super) place: Place,
    pub(super) field: TextField,
    pub(super) text: AttrValue,
    pub(super) on_edit: Callback<Edit>,
}

/// A section that is one text.
#[component]
pub(super) fn TextSection(props: &TextSectionProps) -> Html {
    use_words();
    let TextSectionProps { place, field, text, on_edit } = props;
    let field = *field;
    let on_change = on_edit.reform(move |text| Edit::Text(field, text));
    let body = html! {
        <MarkdownField
            label={&place.heading}
            value={text}
            placeholder={&place.guidance}
            hide_label=true
            described_by={note_id(&Spot::Section(place.key.clone()))}
            {on_change}
        />
    };
    frame(place, on_edit, body)
}
