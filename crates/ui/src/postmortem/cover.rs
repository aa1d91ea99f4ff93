//! What covers a factor: actions, or a risk that somebody accepts.

use std::rc::Rc;

use afterword_core::actions::{Action, ActionId};
use afterword_core::list::List;
use afterword_core::postmortem::{
    AcceptedRisk, Edit, Factor, FactorChange, FactorsEdit, RiskChange,
};
use yew::prelude::*;

use crate::fields::{CheckField, TextArea, TextField};
use crate::icon::{Icon, IconName};
use crate::shell::Shell;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct CoverProps {
    pub(super) factor: Rc<Factor>,
    pub(super) actions: List<Action>,
    pub(super) on_edit: Callback<Edit>,
    pub(super) shell: Shell,
}

/// What covers a factor, in a line; behind it, the choice.
#[component]
pub(super) fn Cover(props: &CoverProps) -> Html {
    use_words();
    let is_open = use_state_eq(|| false);
    let onclick = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
    };
    let icon = if props.factor.is_covered() { IconName::Check } else { IconName::Alert };
    html! {
        <div class="cover">
            <button
                type="button"
                class="button quiet cover-state"
                aria-expanded={is_open.to_string()}
                {onclick}
            >
                <Icon name={icon} />
                { state(&props.factor) }
                <Icon name={if *is_open { IconName::ChevronUp } else { IconName::ChevronDown }} />
            </button>
            if *is_open {
                <div class="cover-choice">
                    { choices(props) }
                    { risk(props) }
                </div>
            }
        </div>
    }
}

fn state(factor: &Factor) -> String {
    let has_reason = factor.accepted.as_ref().is_some_and(|it| !it.reason.trim().is_empty());
    match (factor.actions.len(), &factor.accepted) {
        (0, None) => word::COVER_NONE.text().to_owned(),
        (0, Some(_)) if !has_reason => word::COVER_NO_REASON.text().to_owned(),
        (0, Some(_)) => word::COVER_RISK.text().to_owned(),
        (n, Some(_)) if has_reason => word::COVER_BOTH.count(n),
        (n, _) => word::COVER_ACTIONS.count(n),
    }
}

fn edit(props: &CoverProps) -> Callback<FactorChange> {
    let id = props.factor.id;
    props.on_edit.reform(move |change| Edit::Factors(FactorsEdit::Change(id, change)))
}

fn choices(props: &CoverProps) -> Html {
    html! {
        <fieldset class="cover-actions">
            <legend>{ word::ADDRESSED_BY.text() }</legend>
            <p class="guidance">
                { if props.actions.is_empty() { word::COVER_NO_ACTIONS.text() } else { "" } }
            </p>
            for action in &props.actions {
                { choice(props, action) }
            }
        </fieldset>
    }
}

fn choice(props: &CoverProps, action: &Action) -> Html {
    let label = match action.title.trim() {
        "" => AttrValue::Static(word::ACTION_UNTITLED.text()),
        title => AttrValue::from(title.to_owned()),
    };
    let (chosen, id) = (props.factor.actions.clone(), action.id);
    let checked = chosen.contains(&id);
    let on_change =
        edit(props).reform(move |is_chosen| FactorChange::Actions(with(&chosen, id, is_chosen)));
    html! { <CheckField key={id.to_string()} {label} {checked} {on_change} /> }
}

fn with(chosen: &[ActionId], id: ActionId, is_chosen: bool) -> Vec<ActionId> {
    chosen.iter().copied().filter(|it| *it != id).chain(is_chosen.then_some(id)).collect()
}

fn risk(props: &CoverProps) -> Html {
    let accepted = props.factor.accepted.clone();
    let shell = props.shell.clone();
    let on_accept = edit(props).reform(move |is_accepted: bool| {
        FactorChange::Accepted(is_accepted.then(|| AcceptedRisk {
            reason: String::new(),
            who: shell.who.to_string(),
            at: Some(shell.now()),
        }))
    });
    html! {
        <div class="cover-risk">
            <CheckField
                label={word::COVER_ACCEPT.text()}
                checked={accepted.is_some()}
                on_change={on_accept}
            />
            if let Some(accepted) = accepted {
                { reason(props, &accepted) }
            }
        </div>
    }
}

fn reason(props: &CoverProps, accepted: &AcceptedRisk) -> Html {
    let on = |change: fn(String) -> RiskChange| {
        edit(props).reform(move |text| FactorChange::Risk(change(text)))
    };
    let at =
        accepted.at.map(|it| word::DATE_DAY_MON_YEAR.day(props.shell.in_zone(it).date_naive()));
    html! {
        <div class="cover-reason">
            <TextArea
                label={word::RISK_REASON.text()}
                value={AttrValue::from(accepted.reason.clone())}
                on_change={on(RiskChange::Reason)}
            />
            <TextField
                label={word::RISK_WHO.text()}
                value={AttrValue::from(accepted.who.clone())}
                on_change={on(RiskChange::Who)}
                hint={at.map_or_else(String::new, |day| word::RISK_ACCEPTED_ON.fill(&[("day", &day)]))}
            />
        </div>
    }
}
