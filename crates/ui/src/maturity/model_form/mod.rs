//! A model being edited: its parts at the side, the one that is open in the middle, and what there is to mend.

mod add;
mod answers;
mod capability;
mod depends;
mod dimension;
mod facts;
mod findings;
mod items;
mod levels;
mod list;
mod measure;
mod name_in_files;
mod outline;

use std::rc::Rc;

use afterword_core::maturity::{Model, ModelEdit, ModelId};
use yew::prelude::*;

use crate::postmortem::focus::{Focus, use_focus};
use crate::postmortem::stable::use_stable;
use crate::words::{use_words, word};
use add::Ask;
use capability::CapabilityForm;
use dimension::DimensionForm;
use facts::FactsForm;
use findings::{Beside, element_of, id_of, name_of};
use levels::LevelsForm;
use list::FindingList;
use outline::{ModelOutline, moved, part_id};

pub use findings::{Finding, ModelPart, findings};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ModelFormProps {
    pub model: Rc<Model>,
    /// The part that is open.
    pub open: ModelPart,
    pub on_open: Callback<ModelPart>,
    /// What there is to mend, as it was a moment ago.
    pub findings: Rc<[Finding]>,
    /// Hears of every change. It has to be the same callback from render to render.
    pub on_edit: Callback<ModelEdit>,
    /// Gives the model another name in files. It is no edit: the model is found by it.
    pub on_rename: Callback<ModelId>,
    /// Says a sentence to those who listen to the page instead of looking at it.
    pub announce: Callback<AttrValue>,
}

/// What each form of a part is given.
#[derive(Clone, Debug, PartialEq, Properties)]
struct PartProps {
    model: Rc<Model>,
    beside: Beside,
    on_edit: Callback<ModelEdit>,
    /// Opens a part, with the focus on that field of it.
    on_go: Callback<(ModelPart, AttrValue)>,
    /// Moves the part that is open, or takes it away.
    on_ask: Callback<Ask>,
    on_rename: Callback<ModelId>,
}

/// A model where each part can be changed in its place. Only the part that is open is drawn as a form.
#[component]
pub fn ModelForm(props: &ModelFormProps) -> Html {
    use_words();
    let ModelFormProps { model, findings, on_edit, on_open, .. } = props;
    let focus = use_focus();
    let open = still_there(model, &props.open);
    let asked = Asked { props: props.clone(), focus: focus.clone() };
    let on_ask = use_stable(move |(part, ask): (ModelPart, Ask)| asked.answer(&part, ask));
    let on_go = {
        let (focus, on_open) = (focus.clone(), on_open.clone());
        use_stable(move |(part, field): (ModelPart, AttrValue)| {
            on_open.emit(part);
            focus.after_render(element_of(&field));
        })
    };
    let on_added = {
        let (focus, on_open) = (focus.clone(), on_open.clone());
        use_stable(move |part: ModelPart| {
            let field = match part {
                ModelPart::Capability(_) => "question",
                _ => "name",
            };
            focus.after_render(match part {
                // A dimension that is new is to be given capabilities next.
                ModelPart::Dimension(_) => id_of("capabilities-add"),
                _ => id_of(field),
            });
            on_open.emit(part);
        })
    };
    let on_choose = on_open.clone();
    let on_outline = {
        let known = model.clone();
        // What the outline opens is there already, or was added a moment ago.
        use_stable(move |part: ModelPart| match is_there(&known, &part) {
            true => on_choose.emit(part),
            false => on_added.emit(part),
        })
    };
    html! {
        <div class="model-form" ref={focus.root()}>
            <ModelOutline
                {model}
                open={open.clone()}
                {findings}
                on_open={on_outline}
                on_ask={on_ask.clone()}
                {on_edit}
            />
            <FindingList {findings} on_go={on_go.clone()} />
            <div class="model-part">{ part(props, &open, &on_go, &on_ask) }</div>
        </div>
    }
}

fn part(
    props: &ModelFormProps,
    open: &ModelPart,
    on_go: &Callback<(ModelPart, AttrValue)>,
    on_ask: &Callback<(ModelPart, Ask)>,
) -> Html {
    let of = PartProps {
        model: props.model.clone(),
        beside: Beside::of(&props.findings, open),
        on_edit: props.on_edit.clone(),
        on_go: on_go.clone(),
        on_rename: props.on_rename.clone(),
        on_ask: {
            let (on_ask, part) = (on_ask.clone(), open.clone());
            Callback::from(move |ask| on_ask.emit((part.clone(), ask)))
        },
    };
    match open {
        ModelPart::Model => html! { <FactsForm key="model" ..of /> },
        ModelPart::Levels => html! { <LevelsForm key="levels" ..of /> },
        ModelPart::Dimension(id) => match props.model.dimension(id) {
            Some(it) => {
                html! { <DimensionForm key={format!("of-{id}")} {of} dimension={it.clone()} /> }
            }
            None => Html::default(),
        },
        ModelPart::Capability(id) => {
            let all = props.model.dimensions.iter().flat_map(|it| it.capabilities.iter());
            match all.into_iter().find(|it| it.id == *id) {
                Some(it) => {
                    html! { <CapabilityForm key={format!("in-{id}")} {of} capability={it.clone()} /> }
                }
                None => Html::default(),
            }
        }
    }
}

fn is_there(model: &Model, part: &ModelPart) -> bool {
    match part {
        ModelPart::Model | ModelPart::Levels => true,
        ModelPart::Dimension(id) => model.dimension(id).is_some(),
        ModelPart::Capability(id) => model.capability(id).is_some(),
    }
}

/// The part that is open, or the whole where it was removed.
fn still_there(model: &Model, part: &ModelPart) -> ModelPart {
    if is_there(model, part) { part.clone() } else { ModelPart::Model }
}

/// The model as it was last drawn, ready to move its parts.
struct Asked {
    props: ModelFormProps,
    focus: Focus,
}

impl Asked {
    fn answer(&self, part: &ModelPart, ask: Ask) {
        let ModelFormProps { model, on_edit, on_open, announce, .. } = &self.props;
        if ask == Ask::Remove {
            return self.remove(part);
        }
        let Some((edit, said)) = moved(model, part, ask) else { return };
        on_edit.emit(edit);
        on_open.emit(part.clone());
        announce.emit(said);
        self.focus.after_render(part_id(part));
    }

    /// What comes next is open then: the one behind it, else the one before, else what it was in.
    fn remove(&self, part: &ModelPart) {
        let ModelFormProps { model, on_edit, on_open, announce, .. } = &self.props;
        let (edit, next) = match part {
            ModelPart::Dimension(id) => {
                let all: Vec<_> = model.dimensions.iter().map(|it| it.id.clone()).collect();
                let next = beside(&all, id).map_or(ModelPart::Model, ModelPart::Dimension);
                (ModelEdit::RemoveDimension(id.clone()), next)
            }
            ModelPart::Capability(id) => {
                let Some((dimension, _)) = model.capability(id) else { return };
                let all: Vec<_> = dimension.capabilities.iter().map(|it| it.id.clone()).collect();
                let within = ModelPart::Dimension(dimension.id.clone());
                let next = beside(&all, id).map_or(within, ModelPart::Capability);
                (ModelEdit::RemoveCapability(id.clone()), next)
            }
            _ => return,
        };
        let name = name_of(model, part);
        on_edit.emit(edit);
        announce.emit(word::MODEL_REMOVED.fill(&[("name", &name)]).into());
        self.focus.after_render(part_id(&next));
        on_open.emit(next);
    }
}

fn beside<T: Clone + PartialEq>(all: &[T], id: &T) -> Option<T> {
    let at = all.iter().position(|it| it == id)?;
    all.get(at + 1).or_else(|| all.get(at.checked_sub(1)?)).cloned()
}
