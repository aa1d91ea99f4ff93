//! All rules of the review, each with its reason and a switch.

use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::review::{Family, Rule, RuleText, rules};
use yew::prelude::*;

use super::words::{sign, texts, use_rule_words};
use crate::fields::CheckField;
use crate::icon::Icon;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RuleCatalogueProps {
    /// The rules that are switched off, by name.
    pub off: Rc<BTreeSet<String>>,
    /// Switches the rule of this name on or off.
    pub on_switch: Callback<(&'static str, bool)>,
}

/// All rules, family by family.
#[component]
pub fn RuleCatalogue(props: &RuleCatalogueProps) -> Html {
    use_words();
    use_rule_words();
    let families = Family::ALL.map(|family| {
        let own = rules().iter().filter(|it| it.family == family).collect::<Vec<_>>();
        let n_on = own.iter().filter(|it| !props.off.contains(it.id.as_str())).count();
        let heading = AttrValue::from(format!("rules-{}", family.key()));
        html! {
            <section key={family.key()} class="rule-family" aria-labelledby={&heading}>
                <header class="rule-family-head">
                    <h2 id={&heading}>{ texts().family(family) }</h2>
                    <span class="guidance">{ word::RULES_ON.fill(&[("on", &n_on), ("of", &own.len())]) }</span>
                </header>
                <ul class="rules">
                    for rule in own {
                        <li key={rule.id.as_str()}>
                            <RuleCard
                                {rule}
                                is_on={!props.off.contains(rule.id.as_str())}
                                on_switch={&props.on_switch}
                            />
                        </li>
                    }
                </ul>
            </section>
        }
    });
    html! { <div class="rule-families">{ for families }</div> }
}

#[derive(Clone, Debug, Properties)]
struct RuleCardProps {
    rule: &'static Rule,
    is_on: bool,
    on_switch: Callback<(&'static str, bool)>,
}

impl PartialEq for RuleCardProps {
    fn eq(&self, other: &Self) -> bool {
        self.rule.id == other.rule.id
            && self.is_on == other.is_on
            && self.on_switch == other.on_switch
    }
}

#[component]
fn RuleCard(props: &RuleCardProps) -> Html {
    use_words();
    use_rule_words();
    let id = props.rule.id.as_str();
    let text = texts().rule(props.rule.id);
    let on_change = props.on_switch.reform(move |is_on: bool| (id, is_on));
    html! {
        <article class={classes!("rule", (!props.is_on).then_some("is-off"))} data-level={props.rule.level.key()}>
            <div class="rule-head">
                <CheckField label={text.title.clone()} checked={props.is_on} {on_change} />
                <span class="rule-level">
                    <Icon name={sign(props.rule.level)} />
                    { texts().level(props.rule.level) }
                </span>
            </div>
            <p class="rule-why">{ &text.why }</p>
            <p class="rule-how">{ &text.how }</p>
            { examples(text) }
        </article>
    }
}

fn examples(text: &RuleText) -> Html {
    let (flagged, passed) = (text.flagged.first(), text.passed.first());
    html! {
        <dl class="rule-examples">
            <div key="flagged">
                <dt>{ word::RULES_FLAGGED.text() }</dt>
                <dd>{ flagged }</dd>
            </div>
            <div key="passed">
                <dt>{ word::RULES_PASSED.text() }</dt>
                <dd>{ passed }</dd>
            </div>
        </dl>
    }
}
