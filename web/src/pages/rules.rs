//! The rules of the review: what each looks for and why, and a switch for each.

use afterword_ui::review::{RuleCatalogue, RuleWords};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::browser::rule_words::use_rule_language;
use crate::route::Route;
use crate::rulebook::{Decision, use_rulebook};
use crate::session::Session;

#[derive(PartialEq, Properties)]
pub(crate) struct RulesPageProps {
    pub(crate) session: Session,
}

/// All rules.
#[component]
pub(crate) fn RulesPage(props: &RulesPageProps) -> Html {
    let words = use_words();
    let rule_words = use_rule_language(words);
    let (rulebook, decide) = use_rulebook(&props.session);
    let on_switch = use_callback(decide, |(id, is_on): (&'static str, bool), decide| {
        decide.emit(Decision::Rule(id, is_on));
    });
    html! {
        <ContextProvider<RuleWords> context={rule_words}>
        <main class="page rules-page" id="main" tabindex="-1" aria-busy={rulebook.is_none().to_string()}>
            <header class="page-head"><h1>{ word::RULES.text() }</h1></header>
            <p class="guidance rules-lead">{ word::RULES_LEAD.text() }</p>
            <p><a href={Route::Metrics.to_string()}>{ word::METRICS_AND_MOMENTS.text() }</a></p>
            <div>
                if let Some(rulebook) = rulebook {
                    <RuleCatalogue key="rules" off={rulebook.off} {on_switch} />
                }
            </div>
        </main>
        </ContextProvider<RuleWords>>
    }
}
