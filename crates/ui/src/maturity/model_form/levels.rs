//! The levels of a model: what each is called, what it is like there, and other ways of calling them.

use afterword_core::maturity::{Level, LevelEdit, MOST_LEVELS, ModelEdit, Naming, NamingEdit};
use yew::prelude::*;

use super::PartProps;
use super::add::{AddByName, Ask, part_buttons};
use super::findings::{id_of, named};
use crate::fields::{LinesField, TextArea, TextField};
use crate::icon::{Icon, IconName};
use crate::words::{use_words, word};

/// A card for each level, the lowest first.
#[component]
pub(super) fn LevelsForm(props: &PartProps) -> Html {
    use_words();
    let PartProps { model, beside, on_edit, .. } = props;
    let n_levels = model.levels.len();
    let on_add = on_edit.reform(move |name| ModelEdit::AddLevel(n_levels, name));
    html! {
        <section class="model-section" aria-labelledby="model-levels-title">
            <h2 id="model-levels-title">{ word::MATURITY_LEVELS.text() }</h2>
            { beside.paragraph("levels") }
            <ol class="plain model-list">
                for (at, it) in model.levels.iter().enumerate() {
                    <li key={at} class="card model-level">{ level(props, at, it) }</li>
                }
            </ol>
            <div>
                if n_levels < MOST_LEVELS {
                    <AddByName
                        id={id_of("levels-add")}
                        label={word::MODEL_ADD_LEVEL.text()}
                        placeholder={word::MODEL_ADD_LEVEL_PLACEHOLDER.text()}
                        {on_add}
                    />
                }
            </div>
            <h3>{ word::MODEL_ADD_NAMING.text() }</h3>
            <ul class="plain model-list">
                for (at, it) in model.namings.iter().enumerate() {
                    <li key={it.id.to_string()} class="card model-naming">{ naming(props, at, it) }</li>
                }
            </ul>
            <AddByName
                id={id_of("namings-add")}
                label={word::MODEL_ADD_NAMING.text()}
                placeholder={word::MODEL_ADD_NAMING_PLACEHOLDER.text()}
                on_add={on_edit.reform(ModelEdit::AddNaming)}
            />
        </section>
    }
}

fn level(props: &PartProps, at: usize, it: &Level) -> Html {
    let PartProps { model, beside, on_edit, .. } = props;
    let n = at + 1;
    let field = format!("levels-{at}-name");
    let lines = |edit: fn(Vec<String>) -> LevelEdit| {
        on_edit.reform(move |it: Vec<String>| ModelEdit::Level(at, edit(it)))
    };
    let text = |edit: fn(String) -> LevelEdit| {
        on_edit.reform(move |it: String| ModelEdit::Level(at, edit(it)))
    };
    let on_ask = on_edit.reform(move |ask: Ask| match ask {
        Ask::Up => ModelEdit::MoveLevel { from: at, to: at.saturating_sub(1) },
        Ask::Down => ModelEdit::MoveLevel { from: at, to: at + 1 },
        Ask::Remove => ModelEdit::RemoveLevel(at),
    });
    let labels = [&word::MODEL_LEVEL_UP, &word::MODEL_LEVEL_DOWN, &word::MODEL_LEVEL_REMOVE];
    let labels = labels.map(|it| it.fill(&[("n", &n)]));
    html! {
        <>
            <div class="model-head">
                <TextField
                    id={Some(AttrValue::from(id_of(&field)))}
                    class={beside.class(&field)}
                    label={word::MODEL_LEVEL_NAME.fill(&[("n", &n)])}
                    value={it.name.clone()}
                    hint={beside.hint(&field)}
                    on_change={text(LevelEdit::Name)}
                />
                { part_buttons(labels, (at == 0, n == model.levels.len()), &on_ask) }
            </div>
            <div class="model-pair">
                <LinesField
                    label={word::MATURITY_CHARACTERISTICS.text()}
                    lines={it.characteristics.clone()}
                    on_change={lines(LevelEdit::Characteristics)}
                />
                <LinesField
                    label={word::MATURITY_PAINS.text()}
                    lines={it.pains.clone()}
                    on_change={lines(LevelEdit::Pains)}
                />
            </div>
            <TextArea
                label={word::MATURITY_INVESTMENT.text()}
                value={it.investment.clone()}
                on_change={text(LevelEdit::Investment)}
            />
        </>
    }
}

fn naming(props: &PartProps, at: usize, it: &Naming) -> Html {
    let PartProps { beside, on_edit, .. } = props;
    let edit = |edit: Box<dyn Fn(String) -> NamingEdit>| {
        let id = it.id.clone();
        on_edit.reform(move |text: String| ModelEdit::Naming(id.clone(), edit(text)))
    };
    let remove = {
        let id = it.id.clone();
        on_edit.reform(move |_: MouseEvent| ModelEdit::RemoveNaming(id.clone()))
    };
    let label = word::MODEL_NAMING_REMOVE.fill(&[("name", &named(&it.name))]);
    let field = format!("namings-{at}-name");
    let name = |n: usize, value: &str| {
        let field = format!("namings-{at}-names-{n}");
        html! {
            <TextField
                id={Some(AttrValue::from(id_of(&field)))}
                class={beside.class(&field)}
                label={word::MODEL_LEVEL.fill(&[("n", &(n + 1))])}
                value={value.to_owned()}
                hint={beside.hint(&field)}
                on_change={edit(Box::new(move |text| NamingEdit::Level(n, text)))}
            />
        }
    };
    html! {
        <>
            <div class="model-head">
                <TextField
                    id={Some(AttrValue::from(id_of(&field)))}
                    class={beside.class(&field)}
                    label={word::MODEL_NAME.text()}
                    value={it.name.clone()}
                    hint={beside.hint(&field)}
                    on_change={edit(Box::new(NamingEdit::Name))}
                />
                <button type="button" class="button icon-only" aria-label={label.clone()} title={label} onclick={remove}>
                    <Icon name={IconName::Trash} />
                </button>
            </div>
            <div class="model-row">
                for (n, value) in it.names.iter().enumerate() {
                    <span key={n} class="model-cell">{ name(n, value) }</span>
                }
            </div>
        </>
    }
}
