//! What the group agrees on: a score in halves, or that the question is not for them, and why.

use afterword_core::maturity::{Answer, Assessment, AssessmentEdit, Capability, HalfSteps};
use yew::prelude::*;

use super::half_steps;
use super::keys::Ask;
use crate::fields::TextArea;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct AgreeProps {
    pub(super) capability: Capability,
    pub(super) answer: Answer,
    pub(super) highest: u8,
    pub(super) on_edit: Callback<AssessmentEdit>,
}

/// The scores to choose from, and the reason.
#[component]
pub(super) fn Agree(props: &AgreeProps) -> Html {
    use_words();
    let AgreeProps { capability, answer, highest, .. } = props;
    if capability.is_checklist() {
        return html! {
            <section class="workshop-agree"><p>{ word::WORKSHOP_BY_ITEMS.text() }</p></section>
        };
    }
    let is_aside = answer.not_applicable.is_some();
    let score = |steps: u8| {
        let score = HalfSteps::new(steps);
        let is_chosen = !is_aside && answer.score == Some(score);
        let chosen = agreed(answer, (!is_chosen).then_some(score));
        html! { <span key={steps}>{ choice(props, half_steps(score).into(), is_chosen, chosen) }</span> }
    };
    let aside = aside(answer);
    let why = match &answer.not_applicable {
        Some(reason) => reason,
        None => &answer.agreed,
    };
    html! {
        <section class="workshop-agree" aria-label={word::WORKSHOP_AGREED.text()}>
            <div class="workshop-scores" role="group" aria-label={word::WORKSHOP_AGREED.text()}>
                <span class="workshop-agreed-label" aria-hidden="true">{ word::WORKSHOP_AGREED.text() }</span>
                { for (0..=HalfSteps::level(*highest).get()).map(score) }
                <span>{ choice(props, word::BALLOT_NOT_FOR_US.text().into(), is_aside, aside) }</span>
            </div>
            <TextArea
                class={classes!("workshop-why")}
                label={word::WORKSHOP_WHY.text()}
                placeholder={word::WORKSHOP_WHY_PLACEHOLDER.text()}
                value={why.clone()}
                on_change={on_why(props)}
            />
        </section>
    }
}

fn choice(props: &AgreeProps, label: AttrValue, is_chosen: bool, answer: Answer) -> Html {
    let onclick = {
        let (on_edit, capability) = (props.on_edit.clone(), props.capability.id.clone());
        Callback::from(move |_: MouseEvent| {
            on_edit.emit(AssessmentEdit::Answer(capability.clone(), Box::new(answer.clone())));
        })
    };
    html! {
        <button type="button" class="button workshop-score number" aria-pressed={is_chosen.to_string()} {onclick}>
            { label }
        </button>
    }
}

fn on_why(props: &AgreeProps) -> Callback<String> {
    let (on_edit, capability) = (props.on_edit.clone(), props.capability.id.clone());
    let answer = props.answer.clone();
    Callback::from(move |why: String| {
        let answer = match answer.not_applicable {
            Some(_) => Answer { not_applicable: Some(why), ..answer.clone() },
            None => Answer { agreed: why, ..answer.clone() },
        };
        let edit = AssessmentEdit::Answer(capability.clone(), Box::new(answer));
        on_edit.emit(AssessmentEdit::Typed(Box::new(edit), "agreed"));
    })
}

/// The answer with that score; what was said of why it does not apply says why they agree.
fn agreed(answer: &Answer, score: Option<HalfSteps>) -> Answer {
    let aside = answer.not_applicable.clone();
    let why = aside.filter(|it| !it.is_empty()).unwrap_or_else(|| answer.agreed.clone());
    Answer { score, not_applicable: None, agreed: why, ..answer.clone() }
}

/// The answer that the question is not for them, or that it is after all.
fn aside(answer: &Answer) -> Answer {
    match answer.not_applicable {
        Some(_) => agreed(answer, answer.score),
        None => Answer {
            score: None,
            not_applicable: Some(answer.agreed.clone()),
            agreed: String::new(),
            ..answer.clone()
        },
    }
}

/// What a key says of the agreed score, `answer` being what was said so far; `None` where it says nothing, as of a checklist.
pub(super) fn by_key(
    assessment: &Assessment,
    capability: &Capability,
    answer: &Answer,
    ask: Ask,
) -> Option<AssessmentEdit> {
    let highest = HalfSteps::level(assessment.model.highest());
    let steps = answer.score.map(HalfSteps::get);
    let score = match ask {
        Ask::Level(level) => Some(HalfSteps::level(level)).filter(|it| *it <= highest)?,
        Ask::Half => Some(HalfSteps::new(steps? ^ 1)).filter(|it| *it <= highest)?,
        Ask::HalfMore => HalfSteps::new(steps? + 1).min(highest),
        Ask::HalfLess => HalfSteps::new(steps?.saturating_sub(1)),
        _ => return None,
    };
    let answer = agreed(answer, Some(score));
    let edit = AssessmentEdit::Answer(capability.id.clone(), Box::new(answer));
    (!capability.is_checklist()).then_some(edit)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use afterword_core::history::Editable as _;

    use super::*;
    use crate::maturity::workshop::tests::assessment;

    #[track_caller]
    fn check(asks: &[Ask], expected: Option<&str>) {
        let mut assessment = assessment();
        let capability = assessment.capabilities().next().unwrap().1.clone();
        for ask in asks {
            let answer = assessment.answer(&capability.id).cloned().unwrap_or_default();
            if let Some(edit) = by_key(&assessment, &capability, &answer, *ask) {
                assessment.apply(edit).unwrap();
            }
        }
        let score = assessment.answer(&capability.id).and_then(|it| it.score).map(half_steps);
        assert_eq!(score.as_deref(), expected);
    }

    #[test]
    fn keys_agree_on_levels_and_halves_within_the_scale() {
        check(&[Ask::Level(2)], Some("2"));
        check(&[Ask::Level(2), Ask::HalfMore], Some("2½"));
        check(&[Ask::Level(1), Ask::Half], Some("1½"));
        check(&[Ask::Level(1), Ask::Half, Ask::Half], Some("1"));
        check(&[Ask::Level(3), Ask::Half], Some("3"));
        check(&[Ask::Level(0), Ask::HalfLess], Some("0"));
        check(&[Ask::Level(3), Ask::HalfMore], Some("3"));
        check(&[Ask::Level(9)], None);
        check(&[Ask::HalfMore], None);
    }

    #[test]
    fn what_is_not_for_us_keeps_why() {
        let said = Answer { agreed: "We have no pager".into(), ..Answer::of(HalfSteps::level(2)) };
        let put_aside = aside(&said);
        assert_eq!(put_aside.not_applicable.as_deref(), Some("We have no pager"));
        assert_eq!(put_aside.score, None);
        let back = agreed(&put_aside, Some(HalfSteps::level(1)));
        assert_eq!((back.not_applicable, &*back.agreed), (None, "We have no pager"));
    }
}
