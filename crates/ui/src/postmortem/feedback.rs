//! How the participants saw the response.

use afterword_core::postmortem::{AnswerChange, Edit, Feedback, ResponseEdit, RowsEdit};
use yew::prelude::*;

use super::focus::Focus;
use super::reach::ADD_FEEDBACK;
use crate::fields::{Select, TextArea};
use crate::icon::{Icon, IconName};
use crate::words::{decimal, word};

/// One question to the participants, and their answers.
pub(super) fn feedback(answers: &[Feedback], on_edit: &Callback<Edit>, focus: &Focus) -> Html {
    let onclick = {
        let (focus, last) = (focus.clone(), answers.len());
        on_edit.reform(move |_: MouseEvent| {
            focus.after_render(score_id(last));
            edit(RowsEdit::Add(Feedback::default()))
        })
    };
    html! {
        <section class="feedback" aria-label={word::FEEDBACK.text()}>
            <h3>{ word::FEEDBACK_QUESTION.text() }</h3>
            <p class="derived">{ average(answers) }</p>
            <ul class="answers">
                for (at, answer) in answers.iter().enumerate() {
                    { answer_row(at, answer, on_edit) }
                }
            </ul>
            <button type="button" id={ADD_FEEDBACK} class="button" {onclick}>
                <Icon name={IconName::Plus} />
                { word::FEEDBACK_ADD.text() }
            </button>
        </section>
    }
}

/// The id of the list of scores of an answer.
fn score_id(at: usize) -> String {
    format!("feedback-score-{at}")
}

fn edit(edit: RowsEdit<Feedback, AnswerChange>) -> Edit {
    Edit::Response(ResponseEdit::Feedback(edit))
}

/// The average of the scores with how many they are, for an average of two says little.
fn average(answers: &[Feedback]) -> String {
    let scores: Vec<u32> = answers.iter().filter_map(|it| it.score).map(u32::from).collect();
    let Ok(n) = u32::try_from(scores.len()) else { return String::new() };
    if n == 0 {
        return String::new();
    }
    let tenths = (scores.iter().sum::<u32>() * 10 + n / 2) / n;
    let score = decimal(&format!("{}.{}", tenths / 10, tenths % 10));
    word::FEEDBACK_AVERAGE.count_and(scores.len(), &[("score", &score)])
}

fn answer_row(at: usize, answer: &Feedback, on_edit: &Callback<Edit>) -> Html {
    let on = move |change: AnswerChange| edit(RowsEdit::Change(at, change));
    let on_score = on_edit.reform(move |score| on(AnswerChange::Score(score)));
    let on_text = on_edit.reform(move |text| on(AnswerChange::Text(text)));
    let remove = on_edit.reform(move |_: MouseEvent| edit(RowsEdit::Remove(at)));
    html! {
        <li key={at} class="answer">
            { Select::new(word::FEEDBACK_SCORE.text(), answer.score, scores(), on_score).id(Some(score_id(at).into())).html() }
            <TextArea
                label={word::FEEDBACK_TEXT.text()}
                value={AttrValue::from(answer.text.clone())}
                on_change={on_text}
            />
            <button
                type="button"
                class="button icon-only"
                aria-label={word::FEEDBACK_REMOVE.fill(&[("n", &(at + 1))])}
                onclick={remove}
            >
                <Icon name={IconName::X} />
            </button>
        </li>
    }
}

fn scores() -> Vec<(Option<u8>, AttrValue)> {
    let names = [word::FEEDBACK_WORST.text(), "2", "3", "4", word::FEEDBACK_BEST.text()];
    let scores = (1..=5).zip(names).map(|(score, name)| (Some(score), AttrValue::Static(name)));
    [(None, AttrValue::Static(word::FEEDBACK_NO_SCORE.text()))].into_iter().chain(scores).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_average_says_of_how_many() {
        let answer = |score| Feedback { score, text: String::new() };
        let answers = [answer(Some(4)), answer(None), answer(Some(5))];
        assert_eq!(average(&answers), "4.5 of 5 on average, from 2 answers");
        assert_eq!(average(&answers[1..2]), "");
    }
}
