//! One level of a scheme being edited: what it is called, what it means, and what is promised at it.

use afterword_core::severity::{LevelChange, LevelId, ResolveTarget, SchemeEdit, SeverityLevel};
use afterword_core::time::human;
use chrono::TimeDelta;
use yew::prelude::*;

use super::form::is_problem;
use super::problems::LevelProblems;
use crate::fields::{NumberField, Select, TextField};
use crate::icon::{Icon, IconName};
use crate::words::{Text, decimal, use_words, word};

/// What a level asks of its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    Up,
    Down,
    Remove,
}

/// The element id of the field with the key of the level `id`.
pub(super) fn key_id(id: LevelId) -> String {
    format!("scheme-level-{id}")
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct LevelCardProps {
    pub(super) id: LevelId,
    pub(super) level: SeverityLevel,
    /// How many levels are graver.
    pub(super) at: usize,
    pub(super) is_last: bool,
    pub(super) problems: LevelProblems,
    pub(super) on_edit: Callback<SchemeEdit>,
    pub(super) on_ask: Callback<(LevelId, Ask)>,
}

impl LevelCardProps {
    /// Hears of a change of one part.
    fn change<T: 'static>(&self, change: fn(T) -> LevelChange) -> Callback<T> {
        let id = self.id;
        self.on_edit.reform(move |value| SchemeEdit::Level(id, change(value)))
    }

    /// What the buttons call the level.
    fn name(&self) -> &str {
        match self.level.key.0.trim() {
            "" => word::SCHEME_UNNAMED.text(),
            key => key,
        }
    }
}

/// One level.
#[component]
pub(super) fn LevelCard(props: &LevelCardProps) -> Html {
    use_words();
    let LevelCardProps { level, problems, .. } = props;
    let step = format!("severity-{}", props.at.min(3) + 1);
    html! {
        <li class="card scheme-level" onkeydown={on_key(props)}>
            <div role="group" aria-label={word::SCHEME_LEVEL.fill(&[("level", &props.name())])}>
                <div class="scheme-level-head">
                    <span class={classes!("badge", "severity", step)} aria-hidden="true">{ props.name() }</span>
                    { buttons(props) }
                </div>
                <div class="scheme-level-fields">
                    <TextField
                        id={Some(AttrValue::from(key_id(props.id)))}
                        class={is_problem(&problems.key)}
                        label={word::SCHEME_KEY.text()}
                        value={level.key.0.clone()}
                        hint={&problems.key}
                        spellcheck={false}
                        on_change={props.change(LevelChange::Key)}
                    />
                    <TextField
                        label={word::SCHEME_WORD.text()}
                        value={level.name.clone()}
                        on_change={props.change(LevelChange::Name)}
                    />
                    <TextField
                        class="is-wide"
                        label={word::SCHEME_MEANING.text()}
                        value={level.meaning.clone()}
                        on_change={props.change(LevelChange::Meaning)}
                    />
                    { minutes(&word::SCHEME_ACKNOWLEDGE, level.acknowledge_minutes, &problems.acknowledge, props.change(LevelChange::Acknowledge)) }
                    { minutes(&word::SCHEME_UPDATE, level.update_minutes, &problems.update, props.change(LevelChange::Update)) }
                    { resolve(props) }
                    <TextField
                        class="is-wide"
                        label={word::SCHEME_ESCALATE.text()}
                        value={level.escalate.clone()}
                        on_change={props.change(LevelChange::Escalate)}
                    />
                </div>
            </div>
        </li>
    }
}

/// A promise in minutes; what is left open is not promised.
fn minutes(
    label: &Text,
    value: Option<u32>,
    problem: &AttrValue,
    on_change: Callback<Option<u32>>,
) -> Html {
    // What no document could hold is kept as the most there is, and said to be too much.
    let on_change =
        on_change.reform(|it: Option<u64>| it.map(|it| u32::try_from(it).unwrap_or(u32::MAX)));
    let hint = if problem.is_empty() { in_hours(value) } else { problem.clone() };
    html! {
        <NumberField
            class={is_problem(problem)}
            label={label.text()}
            value={value.map(u64::from)}
            unit={word::UNIT_MINUTES.text()}
            placeholder={word::SCHEME_OPEN.text()}
            {hint}
            {on_change}
        />
    }
}

/// `240` as `4 h`, where minutes are hard to read.
fn in_hours(minutes: Option<u32>) -> AttrValue {
    let long = minutes.filter(|it| *it >= 60);
    long.map(|it| AttrValue::from(decimal(&human(TimeDelta::minutes(it.into())))))
        .unwrap_or_default()
}

/// The three ways to promise a resolution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Asap,
    Within,
    Planned,
}

/// A day: where somebody begins who promises a time.
const FIRST_MINUTES: u32 = 24 * 60;

fn resolve(props: &LevelCardProps) -> Html {
    let target = &props.level.resolve;
    let on_resolve = props.change(LevelChange::Resolve);
    let way = match target {
        ResolveTarget::Asap => Way::Asap,
        ResolveTarget::Within { .. } => Way::Within,
        ResolveTarget::Planned { .. } => Way::Planned,
    };
    let ways = [
        (Way::Asap, word::SCHEME_ASAP.text().into()),
        (Way::Within, word::SCHEME_WITHIN.text().into()),
        (Way::Planned, word::SCHEME_PLANNED.text().into()),
    ];
    let on_way = on_resolve.reform(|way| match way {
        Way::Asap => ResolveTarget::Asap,
        Way::Within => ResolveTarget::Within { minutes: FIRST_MINUTES },
        Way::Planned => ResolveTarget::Planned { when: String::new() },
    });
    let detail = match target {
        ResolveTarget::Asap => Html::default(),
        ResolveTarget::Within { minutes: value } => {
            let problem = &props.problems.resolve;
            let on_change = on_resolve
                .reform(|it: Option<u32>| ResolveTarget::Within { minutes: it.unwrap_or(0) });
            minutes(&word::SCHEME_RESOLVE_WITHIN, Some(*value), problem, on_change)
        }
        ResolveTarget::Planned { when } => html! {
            <TextField
                label={word::SCHEME_WHEN.text()}
                value={when.clone()}
                placeholder={word::SCHEME_WHEN_PLACEHOLDER.text()}
                on_change={on_resolve.reform(|when| ResolveTarget::Planned { when })}
            />
        },
    };
    html! {
        <>
            { Select::new(word::SCHEME_RESOLVE.text(), way, ways, on_way).html() }
            <div>{ detail }</div>
        </>
    }
}

fn buttons(props: &LevelCardProps) -> Html {
    let button = |ask: Ask, icon: IconName, label: &Text, disabled: bool| {
        let id = props.id;
        let onclick = props.on_ask.reform(move |_: MouseEvent| (id, ask));
        let label = label.fill(&[("name", &props.name())]);
        html! {
            <button type="button" class="button icon-only" aria-label={label.clone()} title={label} {disabled} {onclick}>
                <Icon name={icon} />
            </button>
        }
    };
    let is_first = props.at == 0;
    html! {
        <span class="template-section-buttons">
            { button(Ask::Up, IconName::ArrowUp, &word::TEMPLATE_UP, is_first) }
            { button(Ask::Down, IconName::ArrowDown, &word::TEMPLATE_DOWN, props.is_last) }
            { button(Ask::Remove, IconName::Trash, &word::TEMPLATE_REMOVE, is_first && props.is_last) }
        </span>
    }
}

/// `Alt` and an arrow move a level, as they move a section of a template.
fn on_key(props: &LevelCardProps) -> Callback<KeyboardEvent> {
    let (id, on_ask) = (props.id, props.on_ask.clone());
    Callback::from(move |event: KeyboardEvent| {
        let ask = match event.key().as_str() {
            _ if event.is_composing() || event.ctrl_key() || event.meta_key() => return,
            "ArrowUp" if event.alt_key() => Ask::Up,
            "ArrowDown" if event.alt_key() => Ask::Down,
            _ => return,
        };
        event.prevent_default();
        on_ask.emit((id, ask));
    })
}
