//! What is said of a model as a whole.

use afterword_core::maturity::{Group, GroupEdit, ModelEdit, ModelId, Weight};
use yew::prelude::*;

use super::add::AddByName;
use super::answers::AnswersField;
use super::findings::id_of;
use super::name_in_files::NameInFiles;
use super::{PartProps, findings::named};
use crate::fields::{DaysField, LinesField, TextArea, TextField, WeightField};
use crate::icon::{Icon, IconName};
use crate::words::{use_words, word};

/// Its name, its version and where it comes from, the groups of its dimensions, and what checklists are answered with.
#[component]
pub(super) fn FactsForm(props: &PartProps) -> Html {
    use_words();
    let PartProps { model, beside, on_edit, .. } = props;
    let id = |field: &str| Some(AttrValue::from(id_of(field)));
    let text = |field: &'static str, label: &'static str, value: &str, hint: &'static str| {
        let edit: fn(String) -> ModelEdit = match field {
            "name" => ModelEdit::Name,
            "version" => ModelEdit::Version,
            "licence" => ModelEdit::Licence,
            _ => ModelEdit::Language,
        };
        html! {
            <TextField
                id={id(field)}
                class={beside.class(field)}
                {label}
                value={value.to_owned()}
                hint={beside.hint_or(field, hint)}
                on_change={on_edit.reform(edit)}
            />
        }
    };
    let check = Callback::from(|text: String| match text.parse::<ModelId>() {
        Ok(_) => AttrValue::default(),
        Err(_) => word::MATURITY_PROBLEM_NOT_AN_ID.fill(&[("text", &text)]).into(),
    });
    let on_id = {
        let on_rename = props.on_rename.clone();
        Callback::from(move |text: String| {
            text.parse().into_iter().for_each(|id: ModelId| on_rename.emit(id));
        })
    };
    html! {
        <section class="model-section" aria-labelledby="model-facts-title">
            <h2 id="model-facts-title">{ word::MODEL_FACTS.text() }</h2>
            { beside.paragraph("") }
            { text("name", word::MODEL_NAME.text(), &model.name, "") }
            <TextArea
                id={id("about")}
                label={word::MODEL_ABOUT.text()}
                value={model.about.clone()}
                placeholder={word::MODEL_ABOUT_PLACEHOLDER.text()}
                on_change={on_edit.reform(ModelEdit::About)}
            />
            <div class="model-row">
                { text("version", word::MODEL_VERSION.text(), &model.version, "") }
                { text("licence", word::MATURITY_LICENCE.text(), &model.licence, "") }
                { text("language", word::MODEL_LANGUAGE.text(), &model.language, word::MODEL_LANGUAGE_HINT.text()) }
                <DaysField
                    id={id("staleAfterDays")}
                    label={word::MODEL_STALE_AFTER.text()}
                    value={model.stale_after_days}
                    on_change={on_edit.reform(ModelEdit::StaleAfter)}
                />
            </div>
            <LinesField
                id={id("source")}
                label={word::MATURITY_SOURCES.text()}
                lines={model.source.clone()}
                on_change={on_edit.reform(ModelEdit::Sources)}
            />
            <h3>{ word::MODEL_GROUPS.text() }</h3>
            <p class="quiet">{ word::MODEL_GROUPS_HINT.text() }</p>
            <ul class="plain model-list">
                for (at, it) in model.groups.iter().enumerate() {
                    <li key={it.id.to_string()} class="model-row">{ group(props, at, it) }</li>
                }
            </ul>
            <AddByName
                id={id_of("groups-add")}
                label={word::MODEL_ADD_GROUP.text()}
                placeholder={word::MODEL_ADD_GROUP_PLACEHOLDER.text()}
                on_add={on_edit.reform(ModelEdit::AddGroup)}
            />
            <h3>{ word::MODEL_ANSWERS.text() }</h3>
            <AnswersField
                id={id_of("answers")}
                answers={model.answers.clone()}
                hint={beside.clone().within("answers").hint_or("answers", word::MODEL_ANSWERS_HINT.text())}
                class={beside.clone().within("answers").class("answers")}
                on_change={on_edit.reform(ModelEdit::Answers)}
            />
            <NameInFiles value={model.id.to_string()} {check} on_change={on_id} />
        </section>
    }
}

fn group(props: &PartProps, at: usize, it: &Group) -> Html {
    let PartProps { beside, on_edit, .. } = props;
    let field = format!("groups-{at}-name");
    let edit = |edit: fn(String) -> GroupEdit| {
        let id = it.id.clone();
        on_edit.reform(move |text| ModelEdit::Group(id.clone(), edit(text)))
    };
    let on_weight = {
        let id = it.id.clone();
        on_edit.reform(move |it: Weight| ModelEdit::Group(id.clone(), GroupEdit::Weight(it)))
    };
    let remove = {
        let id = it.id.clone();
        on_edit.reform(move |_: MouseEvent| ModelEdit::RemoveGroup(id.clone()))
    };
    let label = word::MODEL_GROUP_REMOVE.fill(&[("name", &named(&it.name))]);
    html! {
        <>
            <TextField
                id={Some(AttrValue::from(id_of(&field)))}
                class={beside.class(&field)}
                label={word::MODEL_GROUP.text()}
                value={it.name.clone()}
                hint={beside.hint(&field)}
                on_change={edit(GroupEdit::Name)}
            />
            <WeightField label={word::MODEL_WEIGHT.text()} value={it.weight} on_change={on_weight} />
            <button type="button" class="button icon-only" aria-label={label.clone()} title={label} onclick={remove}>
                <Icon name={IconName::Trash} />
            </button>
        </>
    }
}
