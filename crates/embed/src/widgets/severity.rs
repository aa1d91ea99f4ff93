//! `<afterword-severity>`: a few questions, the level that the rules propose, and why.

use afterword_core::amount::Share;
use afterword_core::postmortem::DataLoss;
use afterword_core::severity::{SeverityFact, SeverityFacts, SeverityScheme};
use afterword_ui::words::{InWords as _, level, meaning, severity_rule, use_words, word};
use serde_json::{Map, Value};
use yew::prelude::*;

use super::Unreadable;
use crate::data::{self, Fields};
use crate::el::el;
use crate::form::{choice, figure, number};
use crate::stage::WidgetProps;

/// What somebody has answered: the share as it is typed.
#[derive(Clone, Debug, PartialEq)]
struct Answers {
    share: String,
    facts: SeverityFacts,
}

/// The questions of a scheme, and the level that follows.
#[component]
pub(crate) fn Severity(props: &WidgetProps) -> Html {
    use_words();
    let scheme =
        use_memo((), |()| data::scheme(props.wish.files.get("scheme").map(String::as_str)));
    let answers = use_state(|| read(&props.value));
    let scheme = match &*scheme {
        Ok(scheme) => scheme,
        Err(why) => return html! { <Unreadable why={why.clone()} /> },
    };
    let on_answers = {
        let (answers, on_value, scheme) =
            (answers.setter(), props.on_value.clone(), scheme.clone());
        Callback::from(move |mut next: Answers| {
            let share = figure(&next.share).filter(|it| *it <= 100.0);
            next.facts.users_share =
                share.and_then(|it| Share::from_millionths((it * 1e4).round() as u32));
            on_value.emit((value_of(&next.facts, &scheme), true));
            answers.set(next);
        })
    };
    html! {
        <section class="widget">
            <div class="fields">{ questions(&answers, &on_answers) }</div>
            <div role="status" part="proposal">{ proposed(&answers.facts, scheme) }</div>
        </section>
    }
}

fn questions(answers: &Answers, on_answers: &Callback<Answers>) -> Html {
    let truth =
        |fact: SeverityFact, value: Option<bool>, set: fn(&mut SeverityFacts, Option<bool>)| {
            let options = [&word::ANSWER_UNKNOWN, &word::ANSWER_YES, &word::ANSWER_NO];
            let options = options.map(|it| AttrValue::Static(it.text()));
            let chosen = value.map_or(0, |it| if it { 1 } else { 2 });
            let (answers, on_answers) = (answers.clone(), on_answers.clone());
            let on_choice = Callback::from(move |at: usize| {
                let mut next = answers.clone();
                set(&mut next.facts, [None, Some(true), Some(false)].get(at).copied().flatten());
                on_answers.emit(next);
            });
            choice(AttrValue::Static(question(fact)), &options, chosen, on_choice)
        };
    let facts = answers.facts;
    let losses: Vec<AttrValue> = [AttrValue::Static(word::ANSWER_UNKNOWN.text())]
        .into_iter()
        .chain(DataLoss::ALL.iter().map(|it| it.in_words()))
        .collect();
    let lost = facts
        .data_loss
        .and_then(|it| DataLoss::ALL.iter().position(|loss| *loss == it))
        .map_or(0, |it| it + 1);
    let on_loss = {
        let (answers, on_answers) = (answers.clone(), on_answers.clone());
        Callback::from(move |at: usize| {
            let data_loss = at.checked_sub(1).and_then(|it| DataLoss::ALL.get(it)).copied();
            on_answers.emit(Answers {
                facts: SeverityFacts { data_loss, ..answers.facts },
                ..answers.clone()
            });
        })
    };
    let on_share = {
        let (answers, on_answers) = (answers.clone(), on_answers.clone());
        Callback::from(move |share: String| on_answers.emit(Answers { share, ..answers.clone() }))
    };
    html! {
        <>
            { number(AttrValue::Static(word::EMBED_USERS_SHARE.text()), &answers.share, on_share) }
            { truth(SeverityFact::CoreDown, facts.core_down, |all, it| all.core_down = it) }
            { choice(AttrValue::Static(question(SeverityFact::DataLoss)), &losses, lost, on_loss) }
            { truth(SeverityFact::Workaround, facts.has_workaround, |all, it| all.has_workaround = it) }
            { truth(SeverityFact::Revenue, facts.revenue_at_risk, |all, it| all.revenue_at_risk = it) }
        </>
    }
}

fn proposed(facts: &SeverityFacts, scheme: &SeverityScheme) -> Html {
    let Some(proposal) = scheme.propose(facts) else {
        return el("p").class("note").text(word::SEVERITY_HELPER_LEAD.text()).html();
    };
    let of = scheme.level(&proposal.rule.level);
    let step = scheme.levels().iter().position(|it| it.key == proposal.rule.level);
    let class =
        ["severity-1", "severity-2", "severity-3", "severity-4"][step.unwrap_or_default().min(3)];
    let rule = severity_rule(proposal.rule);
    let assumed: Vec<&str> = proposal.assumed.iter().map(|it| question(*it)).collect();
    let facts = |text: &str| el("p").class("facts").text(text);
    let mut card = el("div")
        .class("level-card")
        .part("level")
        .with(el("p").class("figure").text(&of.map(level).unwrap_or_default()));
    card = card.with(el("p").text(&of.map(|it| meaning(&it.meaning)).unwrap_or_default()));
    card = card.with(facts(&word::SEVERITY_BECAUSE.fill(&[("rule", &rule)])));
    if !assumed.is_empty() {
        card =
            card.with(facts(&format!("{} {}", word::SEVERITY_ASSUMED.text(), assumed.join(" "))));
    }
    el("div").class(class).with(card).html()
}

/// The question that asks for a fact.
fn question(fact: SeverityFact) -> &'static str {
    match fact {
        SeverityFact::UsersShare => word::EMBED_USERS_SHARE.text(),
        SeverityFact::CoreDown => word::EMBED_CORE_DOWN.text(),
        SeverityFact::DataLoss => word::EMBED_DATA_LOSS.text(),
        SeverityFact::Workaround => word::EMBED_WORKAROUND.text(),
        SeverityFact::Revenue => word::EMBED_REVENUE.text(),
    }
}

fn read(value: &Value) -> Answers {
    let it = Fields::of(value);
    let share = it.number(&["usersShare"]).map(|it| it * 100.0);
    let facts = SeverityFacts {
        users_share: share
            .and_then(|it| Share::from_millionths((it * 1e4).round().max(0.0) as u32)),
        core_down: it.truth(&["coreDown"]),
        data_loss: it.choice(&["dataLoss"], &DataLoss::ALL, DataLoss::key),
        has_workaround: it.truth(&["hasWorkaround"]),
        revenue_at_risk: it.truth(&["revenueAtRisk"]),
    };
    let share = facts.users_share.map(|it| crate::form::tenths(f64::from(it.millionths()) / 1e4));
    Answers { share: share.unwrap_or_default(), facts }
}

fn value_of(facts: &SeverityFacts, scheme: &SeverityScheme) -> Value {
    let mut value = Map::new();
    let mut put =
        |name: &str, it: Option<Value>| value.insert(name.to_owned(), it.unwrap_or_default());
    put("usersShare", facts.users_share.map(|it| Value::from(f64::from(it.millionths()) / 1e6)));
    put("coreDown", facts.core_down.map(Value::from));
    put("dataLoss", facts.data_loss.map(|it| Value::from(it.key())));
    put("hasWorkaround", facts.has_workaround.map(Value::from));
    put("revenueAtRisk", facts.revenue_at_risk.map(Value::from));
    let proposal = scheme.propose(facts);
    put("level", proposal.as_ref().map(|it| Value::from(it.rule.level.0.as_str())));
    put("rule", proposal.as_ref().map(|it| Value::from(it.rule.id.as_str())));
    Value::Object(value)
}
