//! Which level is it: a few questions, the level that the scheme's rules propose, and why.

use std::rc::Rc;

use afterword_core::amount::Share;
use afterword_core::postmortem::{DataLoss, Edit};
use afterword_core::severity::{Proposal, SeverityFact, SeverityFacts, SeverityScheme};
use yew::prelude::*;

use super::choice::pick;
use super::reach::WHICH_SEVERITY;
use crate::SeverityBadge;
use crate::dialog::Dialog;
use crate::fields::{PercentField, Select};
use crate::words::{InWords, meaning, severity_rule, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct SeverityHelperProps {
    /// What the document says already; the answers begin with it.
    pub(super) facts: SeverityFacts,
    pub(super) scheme: Rc<SeverityScheme>,
    pub(super) on_edit: Callback<Edit>,
}

/// A button beside the severity, and the dialog behind it. Nothing is taken over but by its last button.
#[component]
pub(super) fn SeverityHelper(props: &SeverityHelperProps) -> Html {
    use_words();
    let answers = use_state(|| None::<SeverityFacts>);
    let ask = {
        let (answers, facts) = (answers.setter(), props.facts);
        Callback::from(move |_: MouseEvent| answers.set(Some(facts)))
    };
    let on_close = {
        let answers = answers.setter();
        Callback::from(move |()| answers.set(None))
    };
    let on_answer = {
        let answers = answers.setter();
        Callback::from(move |it| answers.set(Some(it)))
    };
    let proposal = answers.and_then(|it| props.scheme.propose(&it));
    html! {
        <div class="severity-helper">
            <button type="button" id={WHICH_SEVERITY} class="button quiet" onclick={ask}>{ word::SEVERITY_HELPER.text() }</button>
            <Dialog
                title={word::SEVERITY_TITLE.text()}
                open={answers.is_some()}
                on_close={on_close.clone()}
                class="severity-dialog"
                actions={actions(props, proposal.as_ref(), &on_close)}
            >
                <p>{ word::SEVERITY_HELPER_LEAD.text() }</p>
                { questions(answers.unwrap_or_default(), &on_answer) }
                <div class="severity-proposal" role="status">
                    { proposed(props, answers.as_ref(), proposal.as_ref()) }
                </div>
            </Dialog>
        </div>
    }
}

fn questions(answers: SeverityFacts, on_answer: &Callback<SeverityFacts>) -> Html {
    let yes_or_no = |fact: SeverityFact, value, set: fn(&mut SeverityFacts, Option<bool>)| {
        let options = [
            (None, &word::ANSWER_UNKNOWN),
            (Some(true), &word::ANSWER_YES),
            (Some(false), &word::ANSWER_NO),
        ];
        let options = options.map(|(it, words)| (it, AttrValue::Static(words.text())));
        let on_change = on_answer.reform(move |it| changed(answers, |all| set(all, it)));
        Select::new(fact.in_words(), value, options, on_change).html()
    };
    let on_share = on_answer.reform(move |it: Option<u32>| {
        changed(answers, |all| all.users_share = it.and_then(Share::from_millionths))
    });
    let on_loss = on_answer.reform(move |it| changed(answers, |all| all.data_loss = it));
    let losses = pick(word::ANSWER_UNKNOWN.text(), &DataLoss::ALL);
    html! {
        <div class="severity-questions">
            <PercentField
                label={SeverityFact::UsersShare.in_words()}
                value={answers.users_share.map(Share::millionths)}
                on_change={on_share}
            />
            { yes_or_no(SeverityFact::CoreDown, answers.core_down, |all, it| all.core_down = it) }
            { Select::new(SeverityFact::DataLoss.in_words(), answers.data_loss, losses, on_loss).html() }
            { yes_or_no(SeverityFact::Workaround, answers.has_workaround, |all, it| all.has_workaround = it) }
            { yes_or_no(SeverityFact::Revenue, answers.revenue_at_risk, |all, it| all.revenue_at_risk = it) }
        </div>
    }
}

fn changed(mut answers: SeverityFacts, change: impl FnOnce(&mut SeverityFacts)) -> SeverityFacts {
    change(&mut answers);
    answers
}

fn proposed(
    props: &SeverityHelperProps,
    answers: Option<&SeverityFacts>,
    proposal: Option<&Proposal<'_>>,
) -> Html {
    let Some(proposal) = proposal else {
        let is_blank = answers.is_none_or(|it| it.unknown().len() == SeverityFact::ALL.len());
        let words = if is_blank { &word::SEVERITY_NOTHING_KNOWN } else { &word::SEVERITY_NO_RULE };
        return html! { <p>{ words.text() }</p> };
    };
    let key = &proposal.rule.level;
    let level = props.scheme.level(key);
    let lowest = proposal.known.map(|it| &it.level).filter(|it| *it != key);
    html! {
        <>
            <p class="severity-level">
                <SeverityBadge severity={Some(key.clone())} scheme={&props.scheme} />
                { " " }{ level.map(|it| meaning(&it.meaning)) }
            </p>
            <p>{ word::SEVERITY_BECAUSE.fill(&[("rule", &severity_rule(proposal.rule))]) }</p>
            <div class="severity-assumed">
                if !proposal.assumed.is_empty() {
                    <p>{ word::SEVERITY_ASSUMED.text() }</p>
                    <ul>
                        for fact in &proposal.assumed {
                            <li key={fact.key()}>{ fact.in_words() }</li>
                        }
                    </ul>
                }
            </div>
            <p class="quiet">{ lowest.map(|it| word::SEVERITY_KNOWN.fill(&[("level", it)])) }</p>
        </>
    }
}

fn actions(
    props: &SeverityHelperProps,
    proposal: Option<&Proposal<'_>>,
    on_close: &Callback<()>,
) -> Html {
    let level = proposal.map(|it| it.rule.level.clone());
    let label = level.as_ref().map(|key| word::SEVERITY_TAKE.fill(&[("level", key)]));
    let take = {
        let (on_edit, on_close) = (props.on_edit.clone(), on_close.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(key) = &level {
                on_edit.emit(Edit::Severity(Some(key.clone())));
            }
            on_close.emit(());
        })
    };
    html! {
        <>
            if let Some(label) = label {
                <button type="button" class="button primary" onclick={take}>{ label }</button>
            }
        </>
    }
}
