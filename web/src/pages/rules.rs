//! The rules of the review: what each looks for and why, and a switch for each.

use afterword_core::review::rules;
use afterword_ui::review::{RuleCatalogue, RuleWords, texts};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::decisions::use_decisions;
use crate::browser::rule_words::use_rule_language;
use crate::palette::{Command, Group, use_commands};
use crate::route::Route;
use crate::rulebook::{Decision, Rulebook};
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
    let decisions = use_decisions(&props.session);
    let (rulebook, decide) = (decisions.rulebook.clone(), decisions.edited.on_edit.clone());
    {
        let (rulebook, edited, decide) =
            (rulebook.clone(), decisions.edited.clone(), decide.clone());
        use_commands(&props.session, move || {
            let switches = rulebook.iter().flat_map(|it| switches(it, &decide));
            edited.commands(Group::Settings).into_iter().chain(switches).collect()
        });
    }
    let on_switch = use_callback(decide, |(id, is_on): (&'static str, bool), decide| {
        decide.emit(Decision::Rule(id, is_on));
    });
    html! {
        <ContextProvider<RuleWords> context={rule_words}>
        { decisions.topbar(word::RULES.text()) }
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

/// A command for each rule, which switches it over.
fn switches(rulebook: &Rulebook, decide: &Callback<Decision>) -> Vec<Command> {
    let switch = |id: &'static str, title: &str| {
        let is_on = !rulebook.off.contains(id);
        let words = if is_on { &word::RULES_SWITCH_OFF } else { &word::RULES_SWITCH_ON };
        let run = decide.reform(move |()| Decision::Rule(id, !is_on));
        Command::new(Group::Settings, format!("rule-{id}"), words.fill(&[("rule", &title)]), run)
    };
    rules().iter().map(|it| switch(it.id.as_str(), &texts().rule(it.id).title)).collect()
}
