//! What a capability depends on: other capabilities, each at a level.

use afterword_core::maturity::{CapabilityEdit, CapabilityId, Dependency, Other};
use yew::prelude::*;

use super::capability::CapabilityFormProps;
use super::findings::{id_of, named};
use crate::fields::Select;
use crate::icon::{Icon, IconName};
use crate::words::{use_words, word};

/// A line for each dependency, and the choice of one more.
#[component]
pub(super) fn DependsField(props: &CapabilityFormProps) -> Html {
    use_words();
    let depends = &props.capability.depends;
    let on_change = props.edit(CapabilityEdit::Depends);
    let others = others(props);
    let add = {
        let (depends, on_change) = (depends.clone(), on_change.clone());
        Callback::from(move |capability: Option<CapabilityId>| {
            let Some(capability) = capability else { return };
            let mut depends = depends.clone();
            depends.push(Dependency { capability, level: 1, for_level: 1, other: Other::new() });
            on_change.emit(depends);
        })
    };
    let none = (None, AttrValue::Static(word::MODEL_ADD_DEPENDS.text()));
    let more = others.iter().map(|(id, name)| (Some(id.clone()), name.clone()));
    let options: Vec<(Option<CapabilityId>, AttrValue)> =
        std::iter::once(none).chain(more).collect();
    html! {
        <div class="model-depends">
            { props.of.beside.paragraph("depends") }
            <ul class="plain model-list">
                for (at, on) in depends.iter().enumerate() {
                    <li key={at} class="model-row">{ line(props, at, on, &others, &on_change) }</li>
                }
            </ul>
            <div>
                if !others.is_empty() {
                    { Select::new(word::MODEL_ADD_DEPENDS.text(), None, options, add)
                        .hide_label(true)
                        .id(Some(AttrValue::from(id_of("depends-add"))))
                        .html() }
                }
            </div>
        </div>
    }
}

fn others(props: &CapabilityFormProps) -> Vec<(CapabilityId, AttrValue)> {
    let all = props.of.model.capabilities().map(|it| it.1);
    let others = all.filter(|it| it.id != props.capability.id);
    others.map(|it| (it.id.clone(), named(&it.name))).collect()
}

fn line(
    props: &CapabilityFormProps,
    at: usize,
    on: &Dependency,
    others: &[(CapabilityId, AttrValue)],
    on_change: &Callback<Vec<Dependency>>,
) -> Html {
    let beside = &props.of.beside;
    let depends = &props.capability.depends;
    let levels = (1..).zip(&props.of.model.levels).map(|(n, it): (u8, _)| {
        (n, AttrValue::from(word::MODEL_LEVEL_NAMED.fill(&[("n", &n), ("name", &it.name)])))
    });
    let levels: Vec<(u8, AttrValue)> = levels.collect();
    let set_level = |set: fn(&mut Dependency, u8)| {
        let (depends, on_change) = (depends.clone(), on_change.clone());
        Callback::from(move |level: u8| {
            let mut depends = depends.clone();
            set(&mut depends[at], level);
            on_change.emit(depends);
        })
    };
    let set_capability = {
        let (depends, on_change) = (depends.clone(), on_change.clone());
        Callback::from(move |id: CapabilityId| {
            let mut depends = depends.clone();
            depends[at].capability = id;
            on_change.emit(depends);
        })
    };
    let remove = {
        let (depends, on_change) = (depends.clone(), on_change.clone());
        Callback::from(move |_: MouseEvent| {
            let mut depends = depends.clone();
            depends.remove(at);
            on_change.emit(depends);
        })
    };
    let field = |of: &str| match of {
        "" => format!("depends-{at}"),
        of => format!("depends-{at}-{of}"),
    };
    let id = |of: &str| Some(AttrValue::from(id_of(&field(of))));
    let name = props.of.model.capability(&on.capability).map(|it| named(&it.1.name));
    let label = word::MODEL_DEPENDS_REMOVE.fill(&[("name", &name.unwrap_or_default())]);
    let said = match beside.hint(&field("capability")) {
        said if said.is_empty() => (beside.hint(&field("")), beside.class(&field(""))),
        said => (said, beside.class(&field("capability"))),
    };
    html! {
        <>
            { Select::new(word::MODEL_DEPENDS_ON.text(), on.capability.clone(), others.to_vec(), set_capability)
                .hint(said.0)
                .class(said.1)
                .id(id("capability"))
                .html() }
            { Select::new(word::MODEL_DEPENDS_LEVEL.text(), on.level, levels.clone(), set_level(|it, level| it.level = level))
                .hint(beside.hint(&field("level")))
                .class(beside.class(&field("level")))
                .id(id("level"))
                .html() }
            { Select::new(word::MODEL_DEPENDS_FOR.text(), on.for_level, levels, set_level(|it, level| it.for_level = level))
                .hint(beside.hint(&field("for")))
                .class(beside.class(&field("for")))
                .id(id("for"))
                .html() }
            <button type="button" class="button icon-only" aria-label={label.clone()} title={label} onclick={remove}>
                <Icon name={IconName::Trash} />
            </button>
        </>
    }
}
