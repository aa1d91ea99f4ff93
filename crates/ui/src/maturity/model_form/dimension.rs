//! A dimension of a model: what it is called, what it is about, and how much it counts.

use std::rc::Rc;

use afterword_core::maturity::{Dimension, DimensionEdit, DimensionId, GroupId, ModelEdit};
use yew::prelude::*;

use super::add::part_buttons;
use super::findings::{id_of, named};
use super::name_in_files::NameInFiles;
use super::{ModelPart, PartProps};
use crate::fields::{Select, TextArea, TextField, WeightField};
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct DimensionFormProps {
    pub(super) of: PartProps,
    pub(super) dimension: Rc<Dimension>,
}

/// The fields of a dimension, and the way to each of its capabilities.
#[component]
pub(super) fn DimensionForm(props: &DimensionFormProps) -> Html {
    use_words();
    let DimensionFormProps { of, dimension: it } = props;
    let PartProps { model, beside, on_edit, on_ask, on_go, .. } = of;
    let edit = |edit: fn(String) -> DimensionEdit| {
        let id = it.id.clone();
        on_edit.reform(move |text: String| ModelEdit::Dimension(id.clone(), edit(text)))
    };
    let on_weight = {
        let id = it.id.clone();
        on_edit.reform(move |it| ModelEdit::Dimension(id.clone(), DimensionEdit::Weight(it)))
    };
    let at = model.dimensions.iter().position(|other| other.id == it.id).unwrap_or_default();
    let name = named(&it.name);
    let labels =
        [&word::MODEL_CAPABILITY_UP, &word::MODEL_CAPABILITY_DOWN, &word::MODEL_CAPABILITY_REMOVE];
    let labels = labels.map(|it| it.fill(&[("name", &name)]));
    let id = |field: &str| Some(AttrValue::from(id_of(field)));
    html! {
        <section class="model-section" aria-labelledby="model-dimension-title">
            <div class="model-head">
                <h2 id="model-dimension-title">{ word::MODEL_DIMENSION.text() }</h2>
                { part_buttons(labels, (at == 0, at + 1 == model.dimensions.len()), on_ask) }
            </div>
            { beside.paragraph("") }
            { beside.paragraph("capabilities") }
            <TextField
                id={id("name")}
                class={beside.class("name")}
                label={word::MODEL_NAME.text()}
                value={it.name.clone()}
                hint={beside.hint("name")}
                on_change={edit(DimensionEdit::Name)}
            />
            <TextArea
                id={id("about")}
                label={word::MODEL_DIMENSION_ABOUT.text()}
                value={it.about.clone()}
                on_change={edit(DimensionEdit::About)}
            />
            <div class="model-row">
                <WeightField
                    id={id("weight")}
                    class={beside.class("weight")}
                    label={word::MODEL_WEIGHT.text()}
                    value={it.weight}
                    hint={beside.hint("weight")}
                    on_change={on_weight}
                />
                { group(of, it) }
            </div>
            <NameInFiles
                value={it.id.to_string()}
                check={check(of, it)}
                on_change={rename(on_edit, on_go, &it.id)}
            />
        </section>
    }
}

fn group(of: &PartProps, it: &Dimension) -> Html {
    if of.model.groups.is_empty() {
        return Html::default();
    }
    let none = (None::<GroupId>, AttrValue::Static(word::MODEL_GROUP_NONE.text()));
    let groups = of.model.groups.iter().map(|it| (Some(it.id.clone()), named(&it.name)));
    let options: Vec<(Option<GroupId>, AttrValue)> = std::iter::once(none).chain(groups).collect();
    let id = it.id.clone();
    let on_change = of
        .on_edit
        .reform(move |group| ModelEdit::Dimension(id.clone(), DimensionEdit::Group(group)));
    Select::new(word::MODEL_GROUP.text(), it.group.clone(), options, on_change)
        .hint(of.beside.hint("group"))
        .class(of.beside.class("group"))
        .id(Some(AttrValue::from(id_of("group"))))
        .html()
}

fn check(of: &PartProps, it: &Dimension) -> Callback<String, AttrValue> {
    let (model, own) = (of.model.clone(), it.id.clone());
    Callback::from(move |text: String| match text.parse::<DimensionId>() {
        Err(_) => AttrValue::from(word::MATURITY_PROBLEM_NOT_AN_ID.fill(&[("text", &text)])),
        Ok(id) => match model.dimension(&id).filter(|it| it.id != own) {
            Some(first) => AttrValue::from(
                word::MATURITY_PROBLEM_TWICE.fill(&[("name", &text), ("first", &first.name)]),
            ),
            None => AttrValue::default(),
        },
    })
}

fn rename(
    on_edit: &Callback<ModelEdit>,
    on_go: &Callback<(ModelPart, AttrValue)>,
    id: &DimensionId,
) -> Callback<String> {
    let (on_edit, on_go, id) = (on_edit.clone(), on_go.clone(), id.clone());
    Callback::from(move |text: String| {
        let Ok(new) = text.parse::<DimensionId>() else { return };
        on_edit.emit(ModelEdit::Dimension(id.clone(), DimensionEdit::Id(new.clone())));
        on_go.emit((ModelPart::Dimension(new), AttrValue::Static("name")));
    })
}
