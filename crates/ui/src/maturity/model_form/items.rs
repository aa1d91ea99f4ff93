//! The items of a checklist: at which level each is, what is to be true, and what it is answered with.

use afterword_core::maturity::{CapabilityEdit, Item, ItemEdit};
use yew::prelude::*;

use super::add::{AddByName, Ask, part_buttons};
use super::answers::AnswersField;
use super::capability::CapabilityFormProps;
use super::findings::id_of;
use crate::fields::{Select, TextArea};
use crate::words::{use_words, word};

/// A card for each item, and a field for one more.
#[component]
pub(super) fn ItemsField(props: &CapabilityFormProps) -> Html {
    use_words();
    let items = &props.capability.items;
    let level = items.last().map_or(1, |it| it.level);
    let on_add = props.edit(move |text| CapabilityEdit::AddItem { level, text });
    html! {
        <div class="model-items">
            <h3>{ word::MODEL_ITEMS.text() }</h3>
            { props.of.beside.paragraph("items") }
            { props.of.beside.paragraph("statements") }
            <ol class="plain model-list">
                for (at, it) in items.iter().enumerate() {
                    <li key={it.id.to_string()} class="card model-item">{ item(props, at, it) }</li>
                }
            </ol>
            <AddByName
                id={id_of("items-add")}
                label={word::MODEL_ADD_ITEM.text()}
                placeholder={word::MODEL_ADD_ITEM_PLACEHOLDER.text()}
                {on_add}
            />
        </div>
    }
}

fn item(props: &CapabilityFormProps, at: usize, it: &Item) -> Html {
    let beside = &props.of.beside;
    let n = at + 1;
    let field = |of: &str| format!("items-{at}{of}");
    let id = |of: &str| Some(AttrValue::from(id_of(&field(of))));
    let levels = (1..).zip(&props.of.model.levels).map(|(n, it): (u8, _)| {
        (n, AttrValue::from(word::MODEL_LEVEL_NAMED.fill(&[("n", &n), ("name", &it.name)])))
    });
    let levels: Vec<(u8, AttrValue)> = levels.collect();
    let on_level = {
        let id = it.id.clone();
        props.edit(move |level| CapabilityEdit::Item(id.clone(), ItemEdit::Level(level)))
    };
    let on_text = {
        let id = it.id.clone();
        props.edit(move |text| CapabilityEdit::Item(id.clone(), ItemEdit::Text(text)))
    };
    let on_answers = {
        let id = it.id.clone();
        props.edit(move |all| CapabilityEdit::Item(id.clone(), ItemEdit::Answers(all)))
    };
    let labels = [&word::MODEL_ITEM_UP, &word::MODEL_ITEM_DOWN, &word::MODEL_ITEM_REMOVE];
    let labels = labels.map(|it| it.fill(&[("n", &n)]));
    let is_last = n == props.capability.items.len();
    let text = match beside.hint(&field("-text")) {
        said if said.is_empty() => (beside.hint(&field("")), beside.class(&field(""))),
        said => (said, beside.class(&field("-text"))),
    };
    let answers = beside.clone().within(&field("-answers"));
    html! {
        <>
            <div class="model-head">
                { Select::new(word::MODEL_ITEM_LEVEL.text(), it.level, levels, on_level)
                    .hint(beside.hint(&field("-level")))
                    .class(beside.class(&field("-level")))
                    .id(id("-level"))
                    .html() }
                { part_buttons(labels, (at == 0, is_last), &on_ask(props, at, it)) }
            </div>
            <TextArea
                id={id("-text")}
                class={text.1}
                label={word::MODEL_ITEM.fill(&[("n", &n)])}
                value={it.text.clone()}
                hint={text.0}
                on_change={on_text}
            />
            <details>
                <summary>{ word::MODEL_ANSWERS_OWN.text() }</summary>
                <AnswersField
                    id={id_of(&field("-answers"))}
                    answers={it.answers.clone()}
                    hint={answers.hint(&field("-answers"))}
                    class={answers.class(&field("-answers"))}
                    on_change={on_answers}
                />
            </details>
        </>
    }
}

fn on_ask(props: &CapabilityFormProps, at: usize, it: &Item) -> Callback<Ask> {
    let all: Vec<_> = props.capability.items.iter().map(|it| it.id.clone()).collect();
    let item = it.id.clone();
    props.edit(move |ask: Ask| {
        let item = item.clone();
        match ask {
            Ask::Up => {
                let before = at.checked_sub(1).and_then(|at| all.get(at)).cloned();
                CapabilityEdit::MoveItem { item, before }
            }
            Ask::Down => CapabilityEdit::MoveItem { item, before: all.get(at + 2).cloned() },
            Ask::Remove => CapabilityEdit::RemoveItem(item),
        }
    })
}
