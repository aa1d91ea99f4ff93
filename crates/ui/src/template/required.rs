//! From which status on, and at which severities, a section may no longer be empty.

use std::rc::Rc;

use afterword_core::postmortem::{SectionKey, StatusKind};
use afterword_core::severity::{SeverityKey, SeverityScheme};
use afterword_core::template::{Requirement, TemplateEdit};
use yew::prelude::*;

use crate::fields::Select;
use crate::icon::{Icon, IconName};
use crate::words::{InWords, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct RequiredRulesProps {
    pub(super) section: SectionKey,
    pub(super) rules: Vec<Requirement>,
    /// What is wrong with them; empty where nothing is.
    pub(super) problem: AttrValue,
    pub(super) scheme: Rc<SeverityScheme>,
    pub(super) on_edit: Callback<TemplateEdit>,
}

/// The rules by which a section is required; any of them is enough.
#[component]
pub(super) fn RequiredRules(props: &RequiredRulesProps) -> Html {
    use_words();
    let add = {
        let mut rules = props.rules.clone();
        rules.push(Requirement { status: StatusKind::InReview, severities: Vec::new() });
        change(props, rules)
    };
    let label =
        if props.rules.is_empty() { &word::TEMPLATE_REQUIRE } else { &word::TEMPLATE_REQUIRE_ALSO };
    html! {
        <div class="required-rules">
            <ul class="plain">
                for at in 0..props.rules.len() {
                    { rule(props, at) }
                }
            </ul>
            <p class="template-problem">{ &props.problem }</p>
            <button type="button" class="button quiet" onclick={add.reform(|_: MouseEvent| ())}>
                <Icon name={IconName::Plus} />{ label.text() }
            </button>
        </div>
    }
}

/// Sends up `rules` as those of the section.
fn change(props: &RequiredRulesProps, rules: Vec<Requirement>) -> Callback<()> {
    let section = props.section.clone();
    props.on_edit.reform(move |()| TemplateEdit::Required(section.clone(), rules.clone()))
}

fn rule(props: &RequiredRulesProps, at: usize) -> Html {
    let rule = &props.rules[at];
    let statuses: Vec<_> = StatusKind::ALL.into_iter().map(|it| (it, it.in_words())).collect();
    let on_status = {
        let (section, rules) = (props.section.clone(), props.rules.clone());
        props.on_edit.reform(move |status| {
            let mut rules = rules.clone();
            rules[at].status = status;
            TemplateEdit::Required(section.clone(), rules)
        })
    };
    let remove = {
        let mut rules = props.rules.clone();
        rules.remove(at);
        change(props, rules).reform(|_: MouseEvent| ())
    };
    html! {
        <li key={at} class="required-rule">
            { Select::new(word::TEMPLATE_REQUIRED_SINCE.text(), rule.status, statuses, on_status).html() }
            <div class="chips" role="group" aria-label={word::TEMPLATE_LEVELS.text()}>
                { every_level(props, at) }
                for key in levels(&props.scheme, rule) {
                    { level(props, at, key) }
                }
            </div>
            <button
                type="button"
                class="button icon-only"
                aria-label={word::TEMPLATE_REQUIRE_NOT.text()}
                title={word::TEMPLATE_REQUIRE_NOT.text()}
                onclick={remove}
            >
                <Icon name={IconName::X} />
            </button>
        </li>
    }
}

/// The levels of the scheme, and those of the rule that it does not have.
fn levels(scheme: &SeverityScheme, rule: &Requirement) -> Vec<SeverityKey> {
    let known = scheme.levels().iter().map(|it| it.key.clone());
    let foreign = rule.severities.iter().filter(|it| scheme.level(it).is_none()).cloned();
    known.chain(foreign).collect()
}

fn every_level(props: &RequiredRulesProps, at: usize) -> Html {
    let is_every = props.rules[at].severities.is_empty();
    let mut rules = props.rules.clone();
    rules[at].severities.clear();
    let onclick = change(props, rules).reform(|_: MouseEvent| ());
    html! {
        <button key="every" type="button" class="chip" aria-pressed={is_every.to_string()} {onclick}>
            { word::TEMPLATE_EVERY_LEVEL.text() }
        </button>
    }
}

fn level(props: &RequiredRulesProps, at: usize, key: SeverityKey) -> Html {
    let is_chosen = props.rules[at].severities.contains(&key);
    let mut rules = props.rules.clone();
    let chosen = &mut rules[at].severities;
    if is_chosen {
        chosen.retain(|it| *it != key);
    } else {
        chosen.push(key.clone());
        chosen.sort();
    }
    let onclick = change(props, rules).reform(|_: MouseEvent| ());
    html! {
        <button key={format!("at-{key}")} type="button" class="chip" aria-pressed={is_chosen.to_string()} {onclick}>
            { key.to_string() }
        </button>
    }
}
