//! A list of texts, one a line.

use yew::prelude::*;

use super::draft;
use super::text_area::TextArea;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LinesFieldProps {
    pub label: AttrValue,
    pub lines: Vec<String>,
    pub on_change: Callback<Vec<String>>,
    /// One line of help under the field; that it is one a line, where there is none.
    #[prop_or_default]
    pub hint: AttrValue,
    #[prop_or_default]
    pub placeholder: AttrValue,
    #[prop_or_default]
    pub class: Classes,
    #[prop_or_default]
    pub id: Option<AttrValue>,
}

/// Several texts, each on a line of its own. Lines that say nothing are none of them.
#[component]
pub fn LinesField(props: &LinesFieldProps) -> Html {
    use_words();
    let draft = std::rc::Rc::new(draft::use_draft(&props.lines, || None));
    let text = draft.text().map_or_else(|| props.lines.join("\n"), str::to_owned);
    let on_change = {
        let (draft, lines, on_change) =
            (draft.clone(), props.lines.clone(), props.on_change.clone());
        Callback::from(move |text: String| {
            let read = read(&text);
            draft.write(text, Ok(read.clone()), &lines);
            if read != lines {
                on_change.emit(read);
            }
        })
    };
    let onblur = Callback::from(move |_: FocusEvent| draft.leave());
    let hint = match props.hint.is_empty() {
        true => AttrValue::Static(word::MODEL_LINES_HINT.text()),
        false => props.hint.clone(),
    };
    html! {
        <TextArea
            label={&props.label}
            value={text}
            {on_change}
            {hint}
            placeholder={&props.placeholder}
            class={props.class.clone()}
            id={props.id.clone()}
            {onblur}
        />
    }
}

fn read(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn each_line_that_says_something_is_a_text() {
        assert_eq!(read(" A dashboard\n\n the last review \n"), ["A dashboard", "the last review"]);
        assert!(read(" \n").is_empty());
    }
}
