//! What the items of a checklist are answered with.

use afterword_core::amount::Share;
use afterword_core::maturity::{AnswerChoice, Other};
use yew::prelude::*;

use crate::fields::{PercentField, TextField};
use crate::icon::{Icon, IconName};
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct AnswersFieldProps {
    /// What the element ids of its fields begin with.
    pub(super) id: AttrValue,
    pub(super) answers: Vec<AnswerChoice>,
    pub(super) hint: AttrValue,
    pub(super) class: Classes,
    pub(super) on_change: Callback<Vec<AnswerChoice>>,
}

/// A line for each answer: what people choose, and how far the item is true then.
#[component]
pub(super) fn AnswersField(props: &AnswersFieldProps) -> Html {
    use_words();
    let AnswersFieldProps { answers, on_change, .. } = props;
    let add = {
        let (answers, on_change) = (answers.clone(), on_change.clone());
        Callback::from(move |_: MouseEvent| {
            let mut answers = answers.clone();
            let value = if answers.is_empty() { Share::NONE } else { Share::ALL };
            answers.push(AnswerChoice { label: String::new(), value, other: Other::new() });
            on_change.emit(answers);
        })
    };
    html! {
        <div class="model-answers">
            <ol class="plain model-list">
                for (at, it) in answers.iter().enumerate() {
                    <li key={at} class="model-row">{ line(props, at, it) }</li>
                }
            </ol>
            <p class={classes!("model-beside", "quiet", props.class.clone())}>{ &props.hint }</p>
            <button type="button" class="button" onclick={add}>
                <Icon name={IconName::Plus} />{ word::MODEL_ANSWER_ADD.text() }
            </button>
        </div>
    }
}

fn line(props: &AnswersFieldProps, at: usize, it: &AnswerChoice) -> Html {
    let (answers, on_change) = (props.answers.clone(), props.on_change.clone());
    let on_label = Callback::from(move |text: String| {
        let mut answers = answers.clone();
        answers[at].label = text;
        on_change.emit(answers);
    });
    let (answers, on_change) = (props.answers.clone(), props.on_change.clone());
    let on_value = Callback::from(move |value: Option<u32>| {
        // Whoever empties the field is about to type another.
        let Some(value) = value.and_then(Share::from_millionths) else { return };
        let mut answers = answers.clone();
        answers[at].value = value;
        on_change.emit(answers);
    });
    let (answers, on_change) = (props.answers.clone(), props.on_change.clone());
    let remove = Callback::from(move |_: MouseEvent| {
        let mut answers = answers.clone();
        answers.remove(at);
        on_change.emit(answers);
    });
    let n = at + 1;
    let label = word::MODEL_ANSWER_REMOVE.fill(&[("n", &n)]);
    html! {
        <>
            <TextField
                id={Some(AttrValue::from(format!("{}-{at}", props.id)))}
                label={word::MODEL_ANSWER.fill(&[("n", &n)])}
                value={it.label.clone()}
                on_change={on_label}
            />
            <PercentField
                label={word::MODEL_ANSWER_VALUE.text()}
                value={Some(it.value.millionths())}
                on_change={on_value}
            />
            <button type="button" class="button icon-only" aria-label={label.clone()} title={label} onclick={remove}>
                <Icon name={IconName::Trash} />
            </button>
        </>
    }
}
