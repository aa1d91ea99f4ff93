//! A capability of a model: what is asked, what is true at each level, and all else that is said of it.

use std::rc::Rc;

use afterword_core::maturity::{
    Capability, CapabilityEdit, CapabilityId, DimensionId, ModelEdit, Size,
};
use yew::prelude::*;

use super::add::part_buttons;
use super::depends::DependsField;
use super::findings::{id_of, named};
use super::items::ItemsField;
use super::measure::MeasureField;
use super::name_in_files::NameInFiles;
use super::outline::moved;
use super::{Ask, ModelPart, PartProps};
use crate::fields::{GuessField, Guessed, LinesField, Select, TextArea, TextField, WeightField};
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct CapabilityFormProps {
    pub(super) of: PartProps,
    pub(super) capability: Rc<Capability>,
}

impl CapabilityFormProps {
    /// Makes an edit of this capability of what a field says.
    pub(super) fn edit<T: 'static>(
        &self,
        edit: impl Fn(T) -> CapabilityEdit + 'static,
    ) -> Callback<T> {
        let id = self.capability.id.clone();
        self.of.on_edit.reform(move |it: T| ModelEdit::Capability(id.clone(), edit(it)))
    }
}

/// The fields of a capability.
#[component]
pub(super) fn CapabilityForm(props: &CapabilityFormProps) -> Html {
    use_words();
    let CapabilityFormProps { of, capability: it } = props;
    let id = |field: &str| Some(AttrValue::from(id_of(field)));
    html! {
        <section class="model-section" aria-labelledby="model-capability-title">
            { head(props) }
            { of.beside.paragraph("") }
            <TextField
                id={id("name")}
                class={of.beside.class("name")}
                label={word::MODEL_NAME.text()}
                value={it.name.clone()}
                hint={of.beside.hint("name")}
                on_change={props.edit(CapabilityEdit::Name)}
            />
            <TextArea
                id={id("question")}
                label={word::MODEL_QUESTION.text()}
                value={it.question.clone()}
                placeholder={word::MODEL_QUESTION_PLACEHOLDER.text()}
                on_change={props.edit(CapabilityEdit::Question)}
            />
            { kind(props) }
            <div class="model-said">{ said(props) }</div>
            <LinesField
                id={id("evidence")}
                label={word::MODEL_EVIDENCE.text()}
                lines={it.evidence.clone()}
                on_change={props.edit(CapabilityEdit::Evidence)}
            />
            <div class="model-row">
                <WeightField
                    id={id("weight")}
                    class={of.beside.class("weight")}
                    label={word::MODEL_WEIGHT.text()}
                    value={it.weight}
                    hint={of.beside.hint("weight")}
                    on_change={props.edit(CapabilityEdit::Weight)}
                />
                { dimension(props) }
            </div>
            <h3>{ word::MODEL_DEPENDS.text() }</h3>
            <DependsField ..props.clone() />
            <h3>{ word::MODEL_TYPICAL.text() }</h3>
            { typical(props) }
            <h3>{ word::MODEL_MEASURE.text() }</h3>
            <MeasureField ..props.clone() />
            <LinesField
                id={id("references")}
                label={word::MODEL_REFERENCES.text()}
                lines={it.references.clone()}
                on_change={props.edit(CapabilityEdit::References)}
            />
            <NameInFiles value={it.id.to_string()} check={check(props)} on_change={rename(props)} />
        </section>
    }
}

fn head(props: &CapabilityFormProps) -> Html {
    let CapabilityFormProps { of, capability: it } = props;
    let name = named(&it.name);
    let labels =
        [&word::MODEL_CAPABILITY_UP, &word::MODEL_CAPABILITY_DOWN, &word::MODEL_CAPABILITY_REMOVE];
    let labels = labels.map(|it| it.fill(&[("name", &name)]));
    let part = ModelPart::Capability(it.id.clone());
    let can = |ask| moved(&of.model, &part, ask).is_some();
    html! {
        <div class="model-head">
            <h2 id="model-capability-title">{ word::MODEL_CAPABILITY.text() }</h2>
            { part_buttons(labels, (!can(Ask::Up), !can(Ask::Down)), &of.on_ask) }
        </div>
    }
}

/// Whether people say a score by its statements, or it follows from a checklist.
fn kind(props: &CapabilityFormProps) -> Html {
    let options = [(false, &word::MODEL_RUBRIC), (true, &word::MODEL_CHECKLIST)];
    let options: Vec<(bool, AttrValue)> = options.map(|(is, it)| (is, it.text().into())).into();
    let on_change = props.edit(|is_checklist| match is_checklist {
        true => CapabilityEdit::ToChecklist,
        false => CapabilityEdit::ToRubric,
    });
    let is_checklist = is_checklist(&props.capability);
    Select::new(word::MODEL_HOW_SCORED.text(), is_checklist, options, on_change)
        .id(Some(AttrValue::from(id_of("kind"))))
        .html()
}

/// A checklist without any item has no statement either.
fn is_checklist(it: &Capability) -> bool {
    it.is_checklist() || it.statements.is_empty()
}

fn said(props: &CapabilityFormProps) -> Html {
    let CapabilityFormProps { of, capability: it } = props;
    if is_checklist(it) {
        return html! { <ItemsField ..props.clone() /> };
    }
    let n_levels = of.model.levels.len().max(it.statements.len());
    let row = |at: usize| {
        let field = format!("statements-{at}");
        let (n, level) = (at + 1, of.model.levels.get(at));
        let name = level.map(|it| it.name.as_str()).unwrap_or_default();
        html! {
            <tr key={at}>
                <th scope="row">{ n }<span>{ name }</span></th>
                <td>
                    <TextArea
                        id={Some(AttrValue::from(id_of(&field)))}
                        class={of.beside.class(&field)}
                        label={word::MODEL_STATEMENT.fill(&[("n", &n)])}
                        hide_label={true}
                        rows={2}
                        value={it.statements.get(at).cloned().unwrap_or_default()}
                        placeholder={if at == 0 { word::MODEL_STATEMENT_PLACEHOLDER.text() } else { "" }}
                        hint={of.beside.hint(&field)}
                        on_change={props.edit(move |text| CapabilityEdit::Statement(at, text))}
                    />
                </td>
            </tr>
        }
    };
    html! {
        <>
            <table class="model-statements">
                <caption>{ word::MODEL_STATEMENTS.text() }</caption>
                <tbody>{ for (0..n_levels).map(row) }</tbody>
            </table>
            { of.beside.paragraph("statements") }
        </>
    }
}

/// The dimension that it is in: another is chosen to move it there.
fn dimension(props: &CapabilityFormProps) -> Html {
    let CapabilityFormProps { of, capability: it } = props;
    let own = of.model.capability(&it.id).map(|it| it.0.id.clone());
    let all = of.model.dimensions.iter().map(|it| (Some(it.id.clone()), named(&it.name)));
    let options: Vec<(Option<DimensionId>, AttrValue)> = all.collect();
    let id = it.id.clone();
    let on_edit = of.on_edit.clone();
    let on_change = Callback::from(move |to: Option<DimensionId>| {
        let moved =
            to.map(|to| ModelEdit::MoveCapability { capability: id.clone(), to, before: None });
        moved.into_iter().for_each(|it| on_edit.emit(it));
    });
    Select::new(word::MODEL_CAPABILITY_IN.text(), own, options, on_change)
        .id(Some(AttrValue::from(id_of("dimension"))))
        .html()
}

fn typical(props: &CapabilityFormProps) -> Html {
    let it = &props.capability;
    let sizes: Vec<(Option<Size>, AttrValue)> = vec![
        (None, word::MODEL_SIZE_NONE.text().into()),
        (Some(Size::Small), word::MODEL_SIZE_S.text().into()),
        (Some(Size::Medium), word::MODEL_SIZE_M.text().into()),
        (Some(Size::Large), word::MODEL_SIZE_L.text().into()),
    ];
    let size = |label: &'static str, value, edit: fn(Option<Size>) -> CapabilityEdit| {
        Select::new(label, value, sizes.clone(), props.edit(edit)).html()
    };
    let id = |field: &str| Some(AttrValue::from(id_of(field)));
    html! {
        <div class="model-row">
            { size(word::MODEL_EFFORT.text(), it.effort, CapabilityEdit::Effort) }
            <GuessField
                id={id("hours-effort")}
                label={word::MODEL_EFFORT_HOURS.text()}
                guessed={Guessed::Hours}
                value={it.hours.effort.as_ref().map(|it| it.guess)}
                placeholder="20–40–80"
                on_change={props.edit(CapabilityEdit::EffortHours)}
            />
            { size(word::MODEL_BENEFIT.text(), it.benefit, CapabilityEdit::Benefit) }
            <GuessField
                id={id("hours-benefit")}
                label={word::MODEL_BENEFIT_HOURS.text()}
                guessed={Guessed::Hours}
                value={it.hours.benefit.as_ref().map(|it| it.guess)}
                placeholder="20–40–80"
                on_change={props.edit(CapabilityEdit::BenefitHours)}
            />
        </div>
    }
}

fn check(props: &CapabilityFormProps) -> Callback<String, AttrValue> {
    let (model, own) = (props.of.model.clone(), props.capability.id.clone());
    Callback::from(move |text: String| match text.parse::<CapabilityId>() {
        Err(_) => AttrValue::from(word::MATURITY_PROBLEM_NOT_AN_ID.fill(&[("text", &text)])),
        Ok(id) => match model.capability(&id).filter(|it| it.1.id != own) {
            Some((_, first)) => AttrValue::from(
                word::MATURITY_PROBLEM_TWICE.fill(&[("name", &text), ("first", &first.name)]),
            ),
            None => AttrValue::default(),
        },
    })
}

fn rename(props: &CapabilityFormProps) -> Callback<String> {
    let (on_edit, on_go) = (props.of.on_edit.clone(), props.of.on_go.clone());
    let id = props.capability.id.clone();
    Callback::from(move |text: String| {
        let Ok(new) = text.parse::<CapabilityId>() else { return };
        on_edit.emit(ModelEdit::Capability(id.clone(), CapabilityEdit::Id(new.clone())));
        on_go.emit((ModelPart::Capability(new), AttrValue::Static("name")));
    })
}
