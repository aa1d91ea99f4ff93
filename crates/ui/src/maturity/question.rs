//! One question: what is asked, the statements from level 0 up with half steps between, and what was said of it.

use std::rc::Rc;

use afterword_core::maturity::{
    Answer, Assessment, AssessmentEdit, Capability, Dimension, Found, HalfSteps, Model,
};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::checklist;
use super::figures::half_steps;
use super::keys::Saying;
use crate::fields::TextField;
use crate::icon::{Icon, IconName};
use crate::shortcut::key;
use crate::words::{lang, use_words, word};

/// The element id of the heading of a question.
pub const QUESTION_ID: &str = "maturity-question";

/// The element id of the field that says why a question does not apply.
pub const REASON_ID: &str = "maturity-reason";

/// The element id of that score among the statements.
pub fn level_id(score: HalfSteps) -> String {
    format!("maturity-level-{}", score.get())
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct QuestionProps {
    pub assessment: Rc<Assessment>,
    pub dimension: Rc<Dimension>,
    pub capability: Rc<Capability>,
    /// Which of the questions that are asked it is, from 1 on.
    pub number: usize,
    /// How many are asked.
    pub n: usize,
    pub on_edit: Callback<AssessmentEdit>,
    /// Goes to the next question, or to the one before.
    pub on_step: Callback<isize>,
}

/// The edit that says something of a capability; `None` where that changes nothing.
pub fn said(
    assessment: &Assessment,
    capability: &Capability,
    saying: Saying,
) -> Option<AssessmentEdit> {
    let answer = assessment.answer(&capability.id);
    let after = saying.answered(answer, capability, &assessment.model)?;
    Some(AssessmentEdit::Answer(capability.id.clone(), Box::new(after)))
}

/// A question and the statements that answer it.
#[component]
pub fn Question(props: &QuestionProps) -> Html {
    use_words();
    let QuestionProps { assessment, dimension, capability, number, n, on_edit, on_step } = props;
    let say = {
        let (assessment, capability) = (assessment.clone(), capability.clone());
        let on_edit = on_edit.clone();
        Callback::from(move |saying: Saying| {
            said(&assessment, &capability, saying).into_iter().for_each(|it| on_edit.emit(it));
        })
    };
    let step = |by: isize| on_step.reform(move |_: MouseEvent| by);
    let answer = assessment.answer(&capability.id);
    let tongue = lang(&assessment.model.language);
    html! {
        <section class="maturity-question" aria-labelledby={QUESTION_ID}>
            <p class="maturity-place">
                { word::MATURITY_PLACE.fill(&[("dimension", &dimension.name), ("number", number), ("n", n)]) }
            </p>
            <h2 id={QUESTION_ID} tabindex="-1" lang={tongue.clone()}>{ &capability.name }</h2>
            if !capability.question.is_empty() {
                <p class="maturity-asks" lang={tongue}>{ &capability.question }</p>
            }
            <div class="maturity-rule">{ rule(&assessment.model) }</div>
            <div class="maturity-statements">
                if capability.is_checklist() {
                    { checklist::items(assessment, capability, on_edit) }
                } else {
                    { statements(assessment, capability, &say) }
                }
            </div>
            { others(props, answer, &say) }
            <div class="button-row maturity-steps">
                <button type="button" class="button" disabled={*number == 1} title={key::ASSESS_PREVIOUS.keys()} onclick={step(-1)}>
                    <Icon name={IconName::ChevronLeft} />{ word::MATURITY_PREVIOUS.text() }
                </button>
                <button type="button" class="button primary" disabled={number == n} title={key::ASSESS_NEXT.keys()} onclick={step(1)}>
                    { word::MATURITY_NEXT.text() }<Icon name={IconName::ChevronRight} />
                </button>
                <p class="maturity-keys quiet">{ word::MATURITY_KEYS.fill(&[("highest", &assessment.model.highest())]) }</p>
            </div>
        </section>
    }
}

/// The definitions by which a model is scored, in sight while somebody scores and folded away by a press.
fn rule(model: &Model) -> Html {
    if model.about.is_empty() {
        return Html::default();
    }
    html! {
        <details open={true}>
            <summary>{ word::MATURITY_RULE.text() }</summary>
            <p lang={lang(&model.language)}>{ &model.about }</p>
        </details>
    }
}

/// The scores from 0 up in a column: a statement presupposes those above it.
fn statements(assessment: &Assessment, capability: &Capability, say: &Callback<Saying>) -> Html {
    let model = &assessment.model;
    let answer = assessment.answer(&capability.id);
    let is_aside = answer.is_some_and(|it| it.not_applicable.is_some());
    let chosen = answer.and_then(|it| it.score).filter(|_| !is_aside);
    let previous = assessment.previous.as_ref().and_then(|it| it.scores.get(&capability.id));
    let naming = assessment.about.naming.as_ref();
    let top = HalfSteps::level(model.highest());
    let tongue = lang(&model.language);
    let row = |score: HalfSteps| {
        let level = score.whole_level();
        let is_half = score != HalfSteps::level(level);
        let is_chosen = chosen == Some(score);
        let was = previous.is_some_and(|it| *it == score.thousandths());
        let at = match chosen {
            Some(chosen) if score == chosen => "here",
            Some(chosen) if score < chosen => "below",
            _ => "above",
        };
        // One stop of the Tab key: at what is chosen, else at the first.
        let is_stop = is_chosen || chosen.is_none() && score == HalfSteps::ZERO;
        let saying = if is_half { Saying::AndHalf(level) } else { Saying::Level(level) };
        let figure = half_steps(score);
        let words = match is_half {
            true => half_words(level),
            false => html! {
                <span class="level-words">
                    if level > 0 {
                        <span class="level-name" lang={tongue.clone()}>{ level_name(model, level, naming) }</span>
                    }
                    <span class="level-statement" lang={tongue.clone().filter(|_| !capability.statement(level).is_empty())}>
                        { statement(capability, level) }
                    </span>
                </span>
            },
        };
        html! {
            <div
                key={score.get()}
                id={level_id(score)}
                class={if is_half { "level is-half" } else { "level" }}
                role="radio"
                aria-checked={is_chosen.to_string()}
                tabindex={if is_stop { "0" } else { "-1" }}
                data-at={at}
                onclick={say.reform(move |_: MouseEvent| saying)}
                onkeydown={on_space(say, saying)}
            >
                <span class="level-mark">{ figure }</span>
                { words }
                <span class="level-was">{ was.then(|| word::MATURITY_LAST_TIME.text()) }</span>
            </div>
        }
    };
    html! {
        <div
            class="levels"
            role="radiogroup"
            aria-labelledby={QUESTION_ID}
            aria-readonly={assessment.is_finished().then_some("true")}
            data-aside={is_aside.to_string()}
        >
            { for (0..=top.get()).map(|it| row(HalfSteps::new(it))) }
        </div>
    }
}

/// What a half step above `level` says.
fn half_words(level: u8) -> Html {
    let next = level + 1;
    let words = match level {
        0 => word::MATURITY_HALF_FIRST.text().to_owned(),
        _ => word::MATURITY_HALF.fill(&[("level", &level), ("next", &next)]),
    };
    html! { <span class="level-words">{ words }</span> }
}

pub(super) fn level_name(
    model: &Model,
    level: u8,
    naming: Option<&afterword_core::maturity::NamingId>,
) -> AttrValue {
    match level {
        0 => AttrValue::Static(word::MATURITY_LEVEL_NONE.text()),
        _ => AttrValue::from(model.level_name(level, naming).to_owned()),
    }
}

fn statement(capability: &Capability, level: u8) -> AttrValue {
    match (level, capability.statement(level)) {
        (0, _) => AttrValue::Static(word::MATURITY_NOT_EVEN.text()),
        (_, "") => AttrValue::Static(word::MATURITY_NO_STATEMENT.text()),
        (_, words) => AttrValue::from(words.to_owned()),
    }
}

/// The space bar chooses what has the focus.
fn on_space(say: &Callback<Saying>, saying: Saying) -> Callback<KeyboardEvent> {
    let say = say.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.key() == " " {
            event.prevent_default();
            say.emit(saying);
        }
    })
}

/// That it does not apply, and why; that it was not assessed; and what it comes to where items are summed.
fn others(props: &QuestionProps, answer: Option<&Answer>, say: &Callback<Saying>) -> Html {
    let QuestionProps { assessment, capability, on_edit, on_step, .. } = props;
    let found = assessment.found(capability);
    let reason = answer.and_then(|it| it.not_applicable.clone());
    let is_pressed = |it: bool| if it { "true" } else { "false" };
    let aside = {
        let (say, is_aside) = (say.clone(), reason.is_some());
        Callback::from(move |_: MouseEvent| {
            say.emit(if is_aside { Saying::Clear } else { Saying::NotApplicable });
        })
    };
    let on_reason = typed(assessment, capability, on_edit, "reason", |it, reason| {
        it.not_applicable = Some(reason);
    });
    html! {
        <div class="maturity-others">
            <div class="button-row">
                <button
                    type="button"
                    class="button"
                    aria-pressed={is_pressed(reason.is_some())}
                    title={key::ASSESS_NOT_APPLICABLE.keys()}
                    onclick={aside}
                >
                    { word::MATURITY_NOT_APPLICABLE.text() }
                </button>
                <button
                    type="button"
                    class="button"
                    aria-pressed={is_pressed(found == Found::NotAssessed)}
                    title={key::ASSESS_CLEAR.keys()}
                    onclick={say.reform(|_: MouseEvent| Saying::Clear)}
                >
                    { word::MATURITY_NOT_ASSESSED.text() }
                </button>
            </div>
            <div class="maturity-reason">
                if let Some(reason) = reason.clone().filter(|_| assessment.is_finished()) {
                    <p>{ word::MATURITY_REASON.text() }{ ": " }{ reason }</p>
                } else if let Some(reason) = reason {
                    <TextField
                        id={AttrValue::Static(REASON_ID)}
                        label={word::MATURITY_REASON.text()}
                        class={classes!(reason.trim().is_empty().then_some("is-problem"))}
                        hint={if reason.trim().is_empty() { word::MATURITY_REASON_HINT.text() } else { "" }}
                        value={reason}
                        onkeydown={on_enter(on_step)}
                        on_change={on_reason}
                    />
                }
            </div>
        </div>
    }
}

/// Whoever has typed why goes on.
fn on_enter(on_step: &Callback<isize>) -> Callback<KeyboardEvent> {
    let on_step = on_step.clone();
    Callback::from(move |event: KeyboardEvent| {
        if key::ASSESS_NEXT.hears(&event) && event.key() == "Enter" {
            event.prevent_default();
            on_step.emit(1);
        }
    })
}

/// A field of an answer that is typed into.
pub(super) fn typed<T: 'static>(
    assessment: &Rc<Assessment>,
    capability: &Rc<Capability>,
    on_edit: &Callback<AssessmentEdit>,
    field: &'static str,
    change: impl Fn(&mut Answer, T) + 'static,
) -> Callback<T> {
    let on_edit = on_edit.reform(move |edit| AssessmentEdit::Typed(Box::new(edit), field));
    changed(assessment, capability, &on_edit, change)
}

/// A field of an answer.
pub(super) fn changed<T: 'static>(
    assessment: &Rc<Assessment>,
    capability: &Rc<Capability>,
    on_edit: &Callback<AssessmentEdit>,
    change: impl Fn(&mut Answer, T) + 'static,
) -> Callback<T> {
    let (assessment, capability) = (assessment.clone(), capability.clone());
    let on_edit = on_edit.clone();
    Callback::from(move |value: T| {
        let mut answer = assessment.answer(&capability.id).cloned().unwrap_or_default();
        change(&mut answer, value);
        on_edit.emit(AssessmentEdit::Answer(capability.id.clone(), Box::new(answer)));
    })
}

/// Whether the focus is on one of the scores.
pub fn is_on_level(event: &web_sys::KeyboardEvent) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|it| it.get_attribute("role").as_deref() == Some("radio"))
}
