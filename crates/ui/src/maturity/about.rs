//! Of whom an assessment is, when, with whom, how much of the model, and what its levels are called.

use std::rc::Rc;

use afterword_core::maturity::{About, Assessment, AssessmentEdit, Model, NamingId};
use yew::prelude::*;

use super::scope::ScopeField;
use crate::fields::{DateField, NamesField, Select, TextField};
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AboutFormProps {
    pub assessment: Rc<Assessment>,
    pub on_edit: Callback<AssessmentEdit>,
}

/// The fields of an assessment as a whole. What a milestone keeps can only be read; its title may change.
#[component]
pub fn AboutForm(props: &AboutFormProps) -> Html {
    use_words();
    let AboutFormProps { assessment, on_edit } = props;
    let title =
        on_edit.reform(|it| AssessmentEdit::Typed(Box::new(AssessmentEdit::Title(it)), "title"));
    html! {
        <section class="maturity-section" aria-labelledby="maturity-about-title">
            <h2 id="maturity-about-title">{ word::MATURITY_OF_WHAT.text() }</h2>
            <TextField
                label={word::TITLE.text()}
                value={assessment.title.clone()}
                placeholder={assessment.model.name.clone()}
                on_change={title}
            />
            if assessment.is_finished() {
                { facts(assessment) }
            } else {
                { fields(assessment, on_edit) }
            }
        </section>
    }
}

/// A field of the assessment: how it changes what is known of it, and whether it is typed into.
fn edit<T: 'static>(
    assessment: &Rc<Assessment>,
    on_edit: &Callback<AssessmentEdit>,
    typed: Option<&'static str>,
    change: impl Fn(&mut About, T) + 'static,
) -> Callback<T> {
    let (assessment, on_edit) = (assessment.clone(), on_edit.clone());
    Callback::from(move |value: T| {
        let mut about = assessment.about.clone();
        change(&mut about, value);
        let edit = AssessmentEdit::About(Box::new(about));
        on_edit.emit(match typed {
            Some(field) => AssessmentEdit::Typed(Box::new(edit), field),
            None => edit,
        });
    })
}

fn fields(assessment: &Rc<Assessment>, on_edit: &Callback<AssessmentEdit>) -> Html {
    let about = &assessment.about;
    let model = &assessment.model;
    html! {
        <>
            <div class="maturity-fields">
                <TextField
                    label={word::MATURITY_TEAM.text()}
                    value={about.team.clone()}
                    on_change={edit(assessment, on_edit, Some("team"), |it, team| it.team = team)}
                />
                <DateField
                    label={word::MATURITY_DAY.text()}
                    value={about.date}
                    on_change={edit(assessment, on_edit, None, |it, date| it.date = date)}
                />
                <TextField
                    label={word::MATURITY_FACILITATOR.text()}
                    value={about.facilitator.clone()}
                    on_change={edit(assessment, on_edit, Some("facilitator"), |it, who| it.facilitator = who)}
                />
                <NamesField
                    label={word::MATURITY_PARTICIPANTS.text()}
                    names={about.participants.clone()}
                    placeholder={word::MATURITY_PARTICIPANTS_PLACEHOLDER.text()}
                    on_change={edit(assessment, on_edit, None, |it, who| it.participants = who)}
                />
            </div>
            if !model.namings.is_empty() {
                { naming(assessment, on_edit) }
            }
            <ScopeField
                model={model.clone()}
                scope={about.scope.clone()}
                on_change={edit(assessment, on_edit, None, |it, scope| it.scope = scope)}
            />
        </>
    }
}

/// The choice of what the levels are called.
fn naming(assessment: &Rc<Assessment>, on_edit: &Callback<AssessmentEdit>) -> Html {
    let model = &assessment.model;
    let own = (None, level_names(model, None).into());
    let others = model.namings.iter().map(|it| {
        let names = level_names(model, Some(&it.id));
        (Some(it.id.clone()), AttrValue::from(format!("{}: {names}", it.name)))
    });
    let options: Vec<(Option<NamingId>, AttrValue)> = std::iter::once(own).chain(others).collect();
    let on_change = edit(assessment, on_edit, None, |it, naming| it.naming = naming);
    Select::new(word::MATURITY_NAMING.text(), assessment.about.naming.clone(), options, on_change)
        .html()
}

/// The names of the levels from 1 on.
fn level_names(model: &Model, naming: Option<&NamingId>) -> String {
    let names: Vec<&str> = (1..=model.highest()).map(|it| model.level_name(it, naming)).collect();
    names.join(" · ")
}

/// What a milestone says of itself.
fn facts(assessment: &Assessment) -> Html {
    let about = &assessment.about;
    let scope: Vec<&str> = assessment.dimensions().map(|it| &*it.name).collect();
    let day = about.date.map(|it| word::DATE_DAY_MONTH_YEAR.day(it)).unwrap_or_default();
    let facts = [
        (&word::MATURITY_TEAM, about.team.clone()),
        (&word::MATURITY_DAY, day),
        (&word::MATURITY_FACILITATOR, about.facilitator.clone()),
        (&word::MATURITY_PARTICIPANTS, about.participants.join(", ")),
        (&word::MATURITY_NAMING, level_names(&assessment.model, about.naming.as_ref())),
        (&word::MATURITY_SCOPE, scope.join(", ")),
    ];
    let fact = |(name, value): (&crate::words::Text, String)| {
        html! { <div><dt>{ name.text() }</dt><dd>{ value }</dd></div> }
    };
    let known = facts.into_iter().filter(|it| !it.1.trim().is_empty());
    html! { <dl class="maturity-facts">{ for known.map(fact) }</dl> }
}
