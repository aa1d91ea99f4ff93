//! The parts of a model in order: the way to each, their moves by keys, and the ways to one more.

use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::maturity::{
    Capability, CapabilityId, Dimension, DimensionId, Model, ModelEdit,
};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::add::{AddByName, Ask};
use super::findings::{Finding, ModelPart, id_of, named};
use crate::icon::{Icon, IconName};
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ModelOutlineProps {
    pub(super) model: Rc<Model>,
    pub(super) open: ModelPart,
    pub(super) findings: Rc<[Finding]>,
    pub(super) on_open: Callback<ModelPart>,
    /// Moves the part, or takes it away.
    pub(super) on_ask: Callback<(ModelPart, Ask)>,
    pub(super) on_edit: Callback<ModelEdit>,
}

/// The element of a part in the outline.
pub(super) fn part_id(part: &ModelPart) -> String {
    match part {
        ModelPart::Model => "model-part".to_owned(),
        ModelPart::Levels => "model-part-levels".to_owned(),
        ModelPart::Dimension(id) => format!("model-part-of-{id}"),
        ModelPart::Capability(id) => format!("model-part-{id}-in"),
    }
}

/// The dimension that is open, or whose capability is.
fn open_dimension<'m>(model: &'m Model, open: &ModelPart) -> Option<&'m DimensionId> {
    match open {
        ModelPart::Dimension(id) => model.dimension(id).map(|it| &it.id),
        ModelPart::Capability(id) => model.capability(id).map(|it| &it.0.id),
        _ => None,
    }
}

/// With more capabilities than these only those of the dimension that is open are shown.
const MOST_SHOWN: usize = 40;

/// The outline. In a large model only the dimension that is open shows its capabilities, so that it is no longer to draw.
#[component]
pub(super) fn ModelOutline(props: &ModelOutlineProps) -> Html {
    use_words();
    let nav = use_node_ref();
    let ModelOutlineProps { model, open, findings, on_edit, on_open, .. } = props;
    let marked: BTreeSet<String> = findings.iter().map(|it| part_id(&it.part)).collect();
    let wrong: BTreeSet<String> =
        findings.iter().filter(|it| it.is_problem).map(|it| part_id(&it.part)).collect();
    let draw = Draw { props, marked: &marked, wrong: &wrong };
    let current = open_dimension(model, open);
    let shows_all = model.capabilities().take(MOST_SHOWN + 1).count() <= MOST_SHOWN;
    let on_dimension = {
        let (model, on_edit, on_open) = (model.clone(), on_edit.clone(), on_open.clone());
        Callback::from(move |name: String| {
            let id = model.free_dimension_id(&name);
            on_edit.emit(ModelEdit::AddDimension { name, before: None });
            on_open.emit(ModelPart::Dimension(id));
        })
    };
    html! {
        <nav class="model-outline" aria-label={word::MODEL_OUTLINE.text()} ref={&nav} onkeydown={keys(&nav, props)}>
            { draw.part(&ModelPart::Model, "model-outline-part", word::MODEL_FACTS.text().into(), None) }
            { draw.part(&ModelPart::Levels, "model-outline-part", word::MATURITY_LEVELS.text().into(), Some(model.levels.len())) }
            <ol class="plain">
                for dimension in model.dimensions.iter() {
                    <li key={dimension.id.to_string()}>
                        { draw.dimension(dimension) }
                        <div class="model-outline-open">
                            if shows_all || current == Some(&dimension.id) {
                                <ol class="plain">
                                    for it in dimension.capabilities.iter() {
                                        <li key={it.id.to_string()}>{ draw.capability(it) }</li>
                                    }
                                </ol>
                            }
                            <div class="model-outline-add">
                                if current == Some(&dimension.id) {
                                    <AddByName
                                        id={id_of("capabilities-add")}
                                        label={word::MODEL_ADD_CAPABILITY.text()}
                                        hide_label={true}
                                        placeholder={word::MODEL_ADD_CAPABILITY.text()}
                                        on_add={add_capability(props, &dimension.id)}
                                    />
                                }
                            </div>
                        </div>
                    </li>
                }
            </ol>
            <AddByName
                id={id_of("dimensions-add")}
                label={word::MODEL_ADD_DIMENSION.text()}
                hide_label={true}
                placeholder={word::MODEL_ADD_DIMENSION.text()}
                on_add={on_dimension}
            />
            <p class="quiet model-outline-keys">{ word::MODEL_OUTLINE_KEYS.text() }</p>
        </nav>
    }
}

fn add_capability(props: &ModelOutlineProps, to: &DimensionId) -> Callback<String> {
    let (model, to) = (props.model.clone(), to.clone());
    let (on_edit, on_open) = (props.on_edit.clone(), props.on_open.clone());
    Callback::from(move |name: String| {
        let id = model.free_capability_id(&name);
        on_edit.emit(ModelEdit::AddCapability { to: to.clone(), name, before: None });
        on_open.emit(ModelPart::Capability(id));
    })
}

struct Draw<'p> {
    props: &'p ModelOutlineProps,
    marked: &'p BTreeSet<String>,
    wrong: &'p BTreeSet<String>,
}

impl Draw<'_> {
    fn part(
        &self,
        part: &ModelPart,
        class: &'static str,
        name: AttrValue,
        count: Option<usize>,
    ) -> Html {
        let id = part_id(part);
        let mark = match () {
            () if self.wrong.contains(&id) => Some("problem"),
            () if self.marked.contains(&id) => Some("flaw"),
            () => None,
        };
        let is_open = self.props.open == *part;
        let onclick = {
            let part = part.clone();
            self.props.on_open.reform(move |_: MouseEvent| part.clone())
        };
        html! {
            <button {id} type="button" {class} data-part="" data-mark={mark} aria-current={is_open.then_some("true")} {onclick}>
                <span class="model-outline-name">{ name }</span>
                <span class="number">{ count }</span>
                <span class="model-outline-mark">
                    if let Some(mark) = mark {
                        <Icon name={if mark == "problem" { IconName::Error } else { IconName::Alert }} />
                        <span class="visually-hidden">{ word::MODEL_FINDINGS.text() }</span>
                    }
                </span>
            </button>
        }
    }

    fn dimension(&self, it: &Dimension) -> Html {
        let part = ModelPart::Dimension(it.id.clone());
        let count = Some(it.capabilities.len());
        self.part(&part, "model-outline-dimension", named(&it.name), count)
    }

    fn capability(&self, it: &Capability) -> Html {
        let part = ModelPart::Capability(it.id.clone());
        self.part(&part, "model-outline-capability", named(&it.name), None)
    }
}

/// Arrows go from part to part; with Alt they move the one that has the focus.
fn keys(nav: &NodeRef, props: &ModelOutlineProps) -> Callback<KeyboardEvent> {
    let (nav, model, on_ask) = (nav.clone(), props.model.clone(), props.on_ask.clone());
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.shift_key() || event.is_composing() {
            return;
        }
        let (ask, step) = match event.key().as_str() {
            "ArrowUp" => (Ask::Up, -1),
            "ArrowDown" => (Ask::Down, 1),
            _ => return,
        };
        let target: Option<Element> = event.target().and_then(|it| it.dyn_into().ok());
        let Some(part) = target.filter(|it| it.has_attribute("data-part")) else { return };
        event.prevent_default();
        if event.alt_key() {
            part_of(&model, &part.id()).into_iter().for_each(|it| on_ask.emit((it, ask)));
        } else {
            go(&nav, &part, step);
        }
    })
}

fn go(nav: &NodeRef, from: &Element, step: i32) {
    let all = nav.cast::<Element>().and_then(|it| it.query_selector_all("[data-part]").ok());
    let Some(all) = all else { return };
    let at =
        (0..all.length()).find(|at| all.item(*at).is_some_and(|it| it.is_same_node(Some(from))));
    let next = at.and_then(|at| at.checked_add_signed(step)).and_then(|at| all.item(at));
    if let Some(next) = next.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        next.focus().ok();
    }
}

fn part_of(model: &Model, id: &str) -> Option<ModelPart> {
    let dimensions = model.dimensions.iter().map(|it| ModelPart::Dimension(it.id.clone()));
    let capabilities = model.capabilities().map(|it| ModelPart::Capability(it.1.id.clone()));
    dimensions.chain(capabilities).find(|it| part_id(it) == id)
}

/// Where a part is among its kind, and how a move of it is said: the edit, and what it does.
pub(super) fn moved(model: &Model, part: &ModelPart, ask: Ask) -> Option<(ModelEdit, AttrValue)> {
    let (up, down) = (word::MODEL_MOVED_UP.text().into(), word::MODEL_MOVED_DOWN.text().into());
    match part {
        ModelPart::Dimension(id) => {
            let all = &model.dimensions;
            let at = all.iter().position(|it| it.id == *id)?;
            let before = |at: usize| all.get(at).map(|it| it.id.clone());
            let (before, said) = match ask {
                Ask::Up => (before(at.checked_sub(1)?), up),
                Ask::Down if at + 1 < all.len() => (before(at + 2), down),
                _ => return None,
            };
            Some((ModelEdit::MoveDimension { dimension: id.clone(), before }, said))
        }
        ModelPart::Capability(id) => capability_moved(model, id, ask, [up, down]),
        _ => None,
    }
}

/// Beyond the first or the last of its dimension it goes on in the next.
fn capability_moved(
    model: &Model,
    id: &CapabilityId,
    ask: Ask,
    [up, down]: [AttrValue; 2],
) -> Option<(ModelEdit, AttrValue)> {
    let dimension = model.capability(id)?.0.id.clone();
    let of = model.dimensions.iter().position(|it| it.id == dimension)?;
    let all = &model.dimensions[of].capabilities;
    let at = all.iter().position(|it| it.id == *id)?;
    let to_other = |other: &Dimension| {
        let said = word::MODEL_MOVED_TO.fill(&[("name", &named(&other.name))]);
        (other.id.clone(), AttrValue::from(said))
    };
    let (to, before, said) = match ask {
        Ask::Up if at > 0 => (dimension, Some(all[at - 1].id.clone()), up),
        Ask::Down if at + 1 < all.len() => {
            (dimension, all.get(at + 2).map(|it| it.id.clone()), down)
        }
        Ask::Up => {
            let (to, said) = to_other(model.dimensions.get(of.checked_sub(1)?)?);
            (to, None, said)
        }
        Ask::Down => {
            let other = model.dimensions.get(of + 1)?;
            let (to, said) = to_other(other);
            (to, other.capabilities.first().map(|it| it.id.clone()), said)
        }
        Ask::Remove => return None,
    };
    Some((ModelEdit::MoveCapability { capability: id.clone(), to, before }, said))
}
