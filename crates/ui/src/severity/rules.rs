//! Which level each rule of the severity helper proposes.

use std::rc::Rc;

use afterword_core::severity::{LevelId, SchemeDraft, SchemeEdit, SeverityLevel, SeverityRule};
use yew::prelude::*;

use crate::fields::Select;
use crate::words::{severity_rule, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct SchemeRulesProps {
    pub(super) draft: Rc<SchemeDraft>,
    pub(super) on_edit: Callback<SchemeEdit>,
}

/// The rules, each with the level that it proposes. Nothing where the scheme has none.
#[component]
pub(super) fn SchemeRules(props: &SchemeRulesProps) -> Html {
    use_words();
    let SchemeRulesProps { draft, on_edit } = props;
    if draft.rules().is_empty() {
        return html! { <div></div> };
    }
    let key = |(id, it): &(LevelId, _)| (*id, AttrValue::from(name(it)));
    let levels: Vec<(LevelId, AttrValue)> = draft.levels().iter().map(key).collect();
    let choice = |(level, rule): &(LevelId, SeverityRule)| {
        let id = rule.id.clone();
        let on_change = on_edit.reform(move |level| SchemeEdit::Rule(id.clone(), level));
        html! {
            <li key={rule.id.clone()}>
                { Select::new(severity_rule(rule), *level, levels.clone(), on_change).class("scheme-rule").html() }
            </li>
        }
    };
    html! {
        <section class="scheme-rules" aria-labelledby="scheme-rules-heading">
            <h2 id="scheme-rules-heading">{ word::SCHEME_RULES.text() }</h2>
            <p class="guidance">{ word::SCHEME_RULES_LEAD.text() }</p>
            <ul class="plain">{ for draft.rules().iter().map(choice) }</ul>
        </section>
    }
}

fn name(level: &SeverityLevel) -> String {
    format!("{} {}", level.key, level.name).trim().to_owned()
}
