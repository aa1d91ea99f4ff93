//! One contributing factor: what was true, how we know, and what covers it.

use std::rc::Rc;

use afterword_core::actions::Action;
use afterword_core::causes::Category;
use afterword_core::list::List;
use afterword_core::postmortem::{Edit, Factor, FactorChange, FactorId, FactorKind, FactorsEdit};
use yew::prelude::*;

use super::cover::Cover;
use crate::fields::{Select, TextArea};
use crate::icon::IconName;
use crate::menu::{Menu, MenuItem};
use crate::review::{Beside, Spot, note_id};
use crate::shell::Shell;
use crate::shortcut::{heard, key};
use crate::words::{InWords, use_words, word};

/// What a key or the menu of a factor asks of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// To the next factor, or to a new one.
    Next,
    /// One place up.
    Up,
    /// One place down.
    Down,
    /// Away with it.
    Remove,
}

/// The element id of a factor's text.
pub(super) fn text_id(id: FactorId) -> String {
    format!("factor-{id}")
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct FactorRowProps {
    pub(super) factor: Rc<Factor>,
    /// Counted from 1, as it is shown.
    pub(super) number: usize,
    pub(super) is_last: bool,
    pub(super) actions: List<Action>,
    pub(super) on_edit: Callback<Edit>,
    pub(super) on_step: Callback<(FactorId, Step)>,
    pub(super) shell: Shell,
}

/// One factor of the list.
#[component]
pub(super) fn FactorRow(props: &FactorRowProps) -> Html {
    use_words();
    let FactorRowProps { factor, number, actions, on_edit, shell, .. } = props;
    let id = factor.id;
    let on = {
        let on_edit = on_edit.clone();
        move |change| on_edit.emit(Edit::Factors(FactorsEdit::Change(id, change)))
    };
    let on_text = Callback::from({
        let on = on.clone();
        move |text: String| on(FactorChange::Text(text.replace('\n', " ")))
    });
    let on_evidence = Callback::from(move |text| on(FactorChange::Evidence(text)));
    let label = AttrValue::from(word::FACTOR_NUMBER.fill(&[("n", &number)]));
    html! {
        <li class={classes!("factor", factor.is_covered().then_some("is-covered"))}>
            <div class="factor-main">
                <TextArea
                    id={text_id(id)}
                    {label}
                    hide_label=true
                    value={AttrValue::from(factor.text.clone())}
                    placeholder={word::FACTOR_PLACEHOLDER.text()}
                    on_change={on_text}
                    onkeydown={on_key(props)}
                    described_by={note_id(&Spot::Factor(id))}
                />
                <Beside spot={Spot::Factor(id)} />
                { menu(props) }
            </div>
            <div class="factor-facts">
                { kind(factor, on_edit) }
                { category(factor, on_edit) }
                <TextArea
                    class="factor-evidence"
                    label={word::FACTOR_EVIDENCE.text()}
                    value={AttrValue::from(factor.evidence.clone())}
                    placeholder={word::FACTOR_EVIDENCE_PLACEHOLDER.text()}
                    on_change={on_evidence}
                />
            </div>
            <Cover {factor} actions={actions.clone()} {on_edit} {shell} />
        </li>
    }
}

fn kind(factor: &Factor, on_edit: &Callback<Edit>) -> Html {
    let id = factor.id;
    let options = FactorKind::ALL.map(|it| (it, it.in_words()));
    let on_change =
        on_edit.reform(move |it| Edit::Factors(FactorsEdit::Change(id, FactorChange::Kind(it))));
    html! {
        { Select::new(word::PART_PLAYED.text(), factor.kind, options.to_vec(), on_change).html() }
    }
}

fn category(factor: &Factor, on_edit: &Callback<Edit>) -> Html {
    let id = factor.id;
    let categories = Category::ALL.map(|it| (Some(it), it.in_words()));
    let options: Vec<_> =
        [(None, AttrValue::Static(word::NONE.text()))].into_iter().chain(categories).collect();
    let on_change = on_edit
        .reform(move |it| Edit::Factors(FactorsEdit::Change(id, FactorChange::Category(it))));
    html! {
        { Select::new(word::CATEGORY.text(), factor.category, options, on_change).html() }
    }
}

fn on_key(props: &FactorRowProps) -> Callback<KeyboardEvent> {
    let (id, on_step) = (props.factor.id, props.on_step.clone());
    let is_empty = props.factor.text.is_empty();
    Callback::from(move |event: KeyboardEvent| {
        let steps = [
            (&key::FACTOR_NEXT, Step::Next),
            (&key::FACTOR_UP, Step::Up),
            (&key::FACTOR_DOWN, Step::Down),
            (&key::FACTOR_REMOVE, Step::Remove),
        ];
        let step = heard(&event, &steps).filter(|it| *it != Step::Remove || is_empty);
        if let Some(step) = step {
            event.prevent_default();
            on_step.emit((id, step));
        }
    })
}

fn menu(props: &FactorRowProps) -> Html {
    let id = props.factor.id;
    let on = |step: Step| props.on_step.reform(move |()| (id, step));
    let items = vec![
        MenuItem::new(word::MOVE_UP.text(), on(Step::Up))
            .icon(IconName::ArrowUp)
            .keys("Alt ↑")
            .disabled(props.number == 1),
        MenuItem::new(word::MOVE_DOWN.text(), on(Step::Down))
            .icon(IconName::ArrowDown)
            .keys("Alt ↓")
            .disabled(props.is_last),
        MenuItem::new(word::FACTOR_REMOVE.text(), on(Step::Remove)).icon(IconName::Trash).danger(),
    ];
    html! {
        <Menu label={word::FACTOR_OPTIONS.fill(&[("n", &props.number)])} {items} icon={IconName::More} />
    }
}
