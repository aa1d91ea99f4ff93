//! A question that is answered item by item: what each is answered with, and what that comes to.

use std::rc::Rc;

use afterword_core::maturity::{Assessment, AssessmentEdit, Capability, Found, Item};
use yew::prelude::*;

use super::figures;
use super::question::{changed, level_name};
use crate::fields::Select;
use crate::words::word;

/// The items of a checklist by level, each with its answers.
pub(super) fn items(
    assessment: &Rc<Assessment>,
    capability: &Rc<Capability>,
    on_edit: &Callback<AssessmentEdit>,
) -> Html {
    let model = &assessment.model;
    let naming = assessment.about.naming.as_ref();
    let level = |level: u8| {
        let own: Vec<&Item> = capability.items.iter().filter(|it| it.level == level).collect();
        if own.is_empty() {
            return Html::default();
        }
        html! {
            <fieldset key={level} class="maturity-items">
                <legend>{ level }{ " " }{ level_name(model, level, naming) }</legend>
                { for own.into_iter().map(|it| item(assessment, capability, it, on_edit)) }
            </fieldset>
        }
    };
    let comes_to = match assessment.found(capability) {
        Found::Score(score) => {
            let score = figures::score(score);
            word::MATURITY_COMES_TO.fill(&[("score", &score), ("highest", &model.highest())])
        }
        Found::NotAssessed | Found::NotApplicable => {
            let answered =
                assessment.answer(&capability.id).map_or(0, |it| it.answered_items(capability));
            word::MATURITY_ITEMS_LEFT.count(capability.items.len() - answered)
        }
    };
    html! {
        <div class="maturity-checklist">
            { for (1..=model.highest()).map(level) }
            <p class="maturity-comes-to" role="status">{ comes_to }</p>
        </div>
    }
}

fn item(
    assessment: &Rc<Assessment>,
    capability: &Rc<Capability>,
    item: &Item,
    on_edit: &Callback<AssessmentEdit>,
) -> Html {
    let answers = assessment.model.answers_to(item);
    let chosen = assessment.answer(&capability.id).and_then(|it| it.items.get(&item.id)).copied();
    let none = (None, AttrValue::Static(word::MATURITY_NOT_ASSESSED.text()));
    let choices = answers.iter().enumerate().filter_map(|(at, it)| {
        Some((Some(u8::try_from(at).ok()?), AttrValue::from(it.label.clone())))
    });
    let options: Vec<(Option<u8>, AttrValue)> = std::iter::once(none).chain(choices).collect();
    let id = item.id.clone();
    let on_change = changed(assessment, capability, on_edit, move |answer, choice: Option<u8>| {
        answer.not_applicable = None;
        match choice {
            Some(choice) => drop(answer.items.insert(id.clone(), choice)),
            None => drop(answer.items.remove(&id)),
        }
    });
    html! {
        <div key={item.id.to_string()} class="maturity-item">
            { Select::new(item.text.clone(), chosen, options, on_change).html() }
        </div>
    }
}
