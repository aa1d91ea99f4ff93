//! The risk beside a row of the matrix: why it can be lived with, or the way to accept it.

use std::rc::Rc;

use afterword_core::postmortem::{
    AcceptedRisk, Edit, Factor, FactorChange, FactorId, FactorsEdit, RiskChange,
};
use afterword_core::review::{Ground, Row};
use yew::prelude::*;

use crate::fields::TextField;
use crate::shell::Shell;
use crate::words::{use_words, word};

#[derive(PartialEq, Properties)]
pub(super) struct RiskCellProps {
    pub(super) row: Row,
    /// The factor that says what the row says.
    pub(super) factor: Option<Rc<Factor>>,
    /// Whether the reason is to be written now.
    pub(super) is_asked: bool,
    /// Hears of which factor the risk was accepted.
    pub(super) on_accept: Callback<FactorId>,
    pub(super) on_edit: Callback<Edit>,
    pub(super) shell: Shell,
}

/// The risk that was accepted, or the way to accept it. A root cause shares that of the factor with its words; where there is none,
/// accepting its risk makes it one.
#[component]
pub(super) fn RiskCell(props: &RiskCellProps) -> Html {
    use_words();
    let accepted = props.factor.as_ref().and_then(|it| it.accepted.clone());
    html! {
        <div>
            if let Some(accepted) = accepted {
                { reason(props, accepted) }
            } else {
                <button type="button" class="button quiet" onclick={accept(props)}>{ word::COVERAGE_ACCEPT.text() }</button>
            }
        </div>
    }
}

fn reason(props: &RiskCellProps, accepted: AcceptedRisk) -> Html {
    let Ground::Factor(id) = props.row.ground else {
        return html! { <span>{ accepted.reason }</span> };
    };
    let value = accepted.reason;
    let on_change = props.on_edit.reform(move |reason: String| {
        let change = FactorChange::Risk(RiskChange::Reason(reason));
        Edit::Factors(FactorsEdit::Change(id, change))
    });
    html! {
        <TextField
            label={word::RISK_REASON.text()}
            hide_label={true}
            placeholder={word::RISK_REASON.text()}
            {value}
            autofocus={props.is_asked}
            {on_change}
        />
    }
}

fn accept(props: &RiskCellProps) -> Callback<MouseEvent> {
    let (factor, words) = (props.row.factor, props.row.text.clone());
    let (shell, on_accept, on_edit) =
        (props.shell.clone(), props.on_accept.clone(), props.on_edit.clone());
    Callback::from(move |_: MouseEvent| {
        let (who, at) = (shell.who.to_string(), Some(shell.now()));
        let accepted = Some(AcceptedRisk { reason: String::new(), who, at });
        let (id, edit) = match factor {
            Some(id) => (id, FactorsEdit::Change(id, FactorChange::Accepted(accepted))),
            None => {
                let id = shell.id();
                (id, FactorsEdit::Add(Factor { accepted, ..Factor::new(id, words.clone()) }))
            }
        };
        on_accept.emit(id);
        on_edit.emit(Edit::Factors(edit));
    })
}
