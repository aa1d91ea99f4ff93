//! `<afterword-maturity>`: what an assessment found, and an assessment to be made.

use std::rc::Rc;

use afterword_core::maturity::{
    Answer, Assessment, Capability, CapabilityId, HalfSteps, ItemId, Mean, Results,
};
use afterword_ui::words::{lang, use_words, word};
use serde_json::{Map, Value};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::nothing::nothing;
use crate::data;
use crate::el::{cell, el, row_head, scroll};
use crate::form::tenths;
use crate::stage::WidgetProps;

/// Results, and where the element says so the questions below them.
#[component]
pub(crate) fn Maturity(props: &WidgetProps) -> Html {
    use_words();
    let read = use_memo(props.value.clone(), |value| {
        let model = props.wish.files.get("model").and_then(|it| data::read(it).ok());
        data::assessment(value, model.as_ref())
    });
    let made = use_state(|| None::<Rc<Assessment>>);
    let Some(assessment) = made.as_deref().or((*read).as_ref()) else { return nothing() };
    let results = assessment.results();
    let is_edited = is_asked(props, (*read).as_ref());
    let on_answer = {
        let (made, base, on_value) = (made.setter(), assessment.clone(), props.on_value.clone());
        Callback::from(move |(capability, answer): (CapabilityId, Option<Answer>)| {
            let mut next = base.clone();
            match answer {
                Some(answer) => next.answers.insert(capability, Rc::new(answer)),
                None => next.answers.remove(&capability),
            };
            on_value.emit((value_of(&next), true));
            made.set(Some(Rc::new(next)));
        })
    };
    html! {
        <section class="widget">
            { overall(assessment, &results) }
            { table(assessment, &results) }
            <div class="questions">
                if is_edited {
                    { for assessment.dimensions().map(|it| html! {
                        <section key={it.id.to_string()}>
                            <h3 part="heading">{ &it.name }</h3>
                            { for it.capabilities.iter().map(|it| question(assessment, it, &on_answer)) }
                        </section>
                    }) }
                }
            </div>
        </section>
    }
}

/// Whether the questions are there: where the page says so, where nothing is answered yet, and where it was answered here.
fn is_asked(props: &WidgetProps, read: Option<&Assessment>) -> bool {
    let is_ours = data::Fields::of(&props.value).get(&["modelId"]).is_some();
    let is_new = is_ours || read.is_some_and(|it| it.answers.is_empty());
    props.wish.is_set("editable") || (is_new && !props.wish.is_set("readonly"))
}

fn shown(mean: Option<Mean>) -> String {
    mean.map_or_else(|| "–".to_owned(), |it| tenths(it.shown()))
}

fn overall(assessment: &Assessment, results: &Results) -> Html {
    let (score, highest) = (shown(results.overall), assessment.model.highest());
    let title =
        if assessment.title.is_empty() { &assessment.model.name } else { &assessment.title };
    let coverage = results.coverage;
    let score = word::MATURITY_SCORE_OF.fill(&[("score", &score), ("highest", &highest)]);
    let answered =
        word::EMBED_ANSWERED.fill(&[("n", &coverage.answered), ("of", &coverage.applicable)]);
    let facts = el("p")
        .class("facts")
        .with(el("span").text(&answered))
        .with(el("span").text(&assessment.model.name));
    let figure = el("p")
        .class("figure")
        .part("figure")
        .set("aria-live", AttrValue::Static("polite"))
        .text(&score);
    el("header")
        .with(el("h2").class("title").part("title").text(title))
        .with(figure)
        .with(facts)
        .html()
}

fn table(assessment: &Assessment, results: &Results) -> Html {
    let highest = assessment.model.highest();
    let mut body = el("tbody");
    for (dimension, result) in assessment.dimensions().zip(&results.dimensions) {
        let named = match result.staged.as_ref().map(|it| it.level) {
            None => word::MATURITY_NOT_ASSESSED.text().to_owned(),
            Some(0) => word::MATURITY_LEVEL_NONE.text().to_owned(),
            Some(level) => format!("{level} {}", assessment.model.level_name(level, None)),
        };
        let bar = bar(result.mean.map_or(0.0, Mean::levels), f64::from(highest));
        let row =
            el("tr").with(row_head(&dimension.name)).with(cell("number", &shown(result.mean)));
        body = body.with(row.with(el("td").add(bar)).with(cell("", &named)));
    }
    scroll(word::MATURITY_SCORE.text(), el("table").part("table").with(body)).html()
}

/// A length out of a whole; the number stands beside it.
pub(super) fn bar(length: f64, whole: f64) -> Html {
    let permille = (length / whole.max(1e-9) * 1_000.0).clamp(0.0, 1_000.0).round() as u32;
    let part = |class: &'static str, width: u32| {
        let part = el("rect").class(class).set("height", AttrValue::Static("100"));
        part.set("width", AttrValue::from(width.to_string()))
    };
    el("svg")
        .class("bar")
        .part("bar")
        .set("viewBox", AttrValue::Static("0 0 1000 100"))
        .set("preserveAspectRatio", AttrValue::Static("none"))
        .set("aria-hidden", AttrValue::Static("true"))
        .with(part("bar-whole", 1_000))
        .with(part("bar-part", permille))
        .html()
}

type OnAnswer = Callback<(CapabilityId, Option<Answer>)>;

fn question(assessment: &Assessment, capability: &Capability, on_answer: &OnAnswer) -> Html {
    let asked =
        if capability.question.is_empty() { &capability.name } else { &capability.question };
    let answer = assessment.answer(&capability.id);
    html! {
        <fieldset key={capability.id.to_string()} class="question" part="question">
            <legend lang={lang(&assessment.model.language)}>{ asked }</legend>
            if capability.is_checklist() {
                { for capability.items.iter().map(|it| item(assessment, capability, it, on_answer)) }
            } else {
                { levels(assessment, capability, answer, on_answer) }
            }
        </fieldset>
    }
}

fn levels(
    assessment: &Assessment,
    capability: &Capability,
    answer: Option<&Answer>,
    on_answer: &OnAnswer,
) -> Html {
    let reached = answer.and_then(|it| it.score).map(HalfSteps::whole_level);
    let tongue = lang(&assessment.model.language);
    let choice = |level: u8| {
        let (id, on_answer) = (capability.id.clone(), on_answer.clone());
        let onchange =
            move |_: Event| on_answer.emit((id.clone(), Some(Answer::of(HalfSteps::level(level)))));
        let words = match level {
            0 => word::MATURITY_NOT_EVEN.text(),
            _ => capability.statement(level),
        };
        html! {
            <label key={level} class="level">
                <input type="radio" name={capability.id.to_string()} checked={reached == Some(level)} {onchange} />
                <span lang={tongue.clone().filter(|_| level > 0)}><b>{ level }</b>{ " " }{ words }</span>
            </label>
        }
    };
    html! { <div class="levels">{ for (0..=assessment.model.highest()).map(choice) }</div> }
}

fn item(
    assessment: &Assessment,
    capability: &Capability,
    item: &afterword_core::maturity::Item,
    on_answer: &OnAnswer,
) -> Html {
    let answer = assessment.answer(&capability.id).cloned().unwrap_or_default();
    let chosen = answer.items.get(&item.id).copied();
    let (capability, id, on_answer): (CapabilityId, ItemId, OnAnswer) =
        (capability.id.clone(), item.id.clone(), on_answer.clone());
    let onchange = move |it: Event| {
        let at = it.target_unchecked_into::<HtmlSelectElement>().selected_index();
        let mut answer = answer.clone();
        match u8::try_from(at - 1) {
            Ok(choice) => answer.items.insert(id.clone(), choice),
            Err(_) => answer.items.remove(&id),
        };
        on_answer.emit((capability.clone(), Some(answer)));
    };
    html! {
        <label key={item.id.to_string()} class="field is-wide">
            <span>{ &item.text }</span>
            <select part="input" {onchange}>
                <option selected={chosen.is_none()}>{ "–" }</option>
                for (at, choice) in assessment.model.answers_to(item).iter().enumerate() {
                    <option key={at} selected={chosen.map(usize::from) == Some(at)}>{ &choice.label }</option>
                }
            </select>
        </label>
    }
}

/// What was answered and what it comes to, as `change` tells it. It reads back with the same model.
fn value_of(assessment: &Assessment) -> Value {
    let results = assessment.results();
    let mut answers = Map::new();
    for (id, answer) in &assessment.answers {
        let mut given = Map::new();
        if let Some(score) = answer.score {
            given.insert("score".to_owned(), Value::from(score.get()));
        }
        if !answer.items.is_empty() {
            let mut items = Map::new();
            for (id, it) in &answer.items {
                items.insert(id.to_string(), Value::from(*it));
            }
            given.insert("items".to_owned(), Value::Object(items));
        }
        if let Some(reason) = &answer.not_applicable {
            given.insert("notApplicable".to_owned(), Value::from(reason.as_str()));
        }
        answers.insert(id.to_string(), Value::Object(given));
    }
    let mean = |it: Option<Mean>| it.map_or(Value::Null, |it| Value::from(it.shown()));
    let mut dimensions = Map::new();
    for result in &results.dimensions {
        dimensions.insert(result.id.to_string(), mean(result.mean));
    }
    let mut value = Map::new();
    let mut put = |name: &str, it: Value| value.insert(name.to_owned(), it);
    put("title", Value::from(assessment.title.as_str()));
    put("modelId", Value::from(assessment.model.id.to_string()));
    put("answers", Value::Object(answers));
    put("overall", mean(results.overall));
    put("scores", Value::Object(dimensions));
    put("answered", Value::from(results.coverage.answered));
    put("applicable", Value::from(results.coverage.applicable));
    Value::Object(value)
}
