//! The matrix of what was found and what is done about it.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::actions::{ActionChange, ActionId, ActionsEdit};
use afterword_core::list;
use afterword_core::postmortem::{Edit, FactorChange, FactorId, FactorsEdit};
use afterword_core::review::{Coverage, Ground, Row, coverage};
use yew::prelude::*;

use super::reach::focus_on;
use super::risk::RiskCell;
use crate::fields::CheckField;
use crate::icon::{Icon, IconName};
use crate::postmortem::actions::strength_mark;
use crate::postmortem::reach::COVERAGE;
use crate::shell::Shell;
use crate::wide::wide;
use crate::words::{use_words, word};

#[derive(Clone, Debug, Properties)]
pub struct CoverageMatrixProps {
    pub postmortem: Rc<Postmortem>,
    pub on_edit: Callback<Edit>,
    pub shell: Shell,
}

impl PartialEq for CoverageMatrixProps {
    /// Nothing else of the document is shown.
    fn eq(&self, other: &Self) -> bool {
        let lists = |it: &Self| {
            let it = &it.postmortem;
            (it.factors.clone(), it.trees.clone(), it.actions.clone())
        };
        (Rc::ptr_eq(&self.postmortem, &other.postmortem) || lists(self) == lists(other))
            && self.on_edit == other.on_edit
            && self.shell == other.shell
    }
}

/// Factors and root causes against actions, behind a button until somebody wants it: only then is it worked out.
#[component]
pub fn CoverageMatrix(props: &CoverageMatrixProps) -> Html {
    use_words();
    let is_open = use_state_eq(|| false);
    let accepting = use_state_eq(|| None);
    let on_accept =
        use_callback(accepting.setter(), |id: FactorId, accepting| accepting.set(Some(id)));
    let onclick = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
    };
    html! {
        <div class="coverage">
            <button type="button" id={COVERAGE} class="button quiet" aria-expanded={is_open.to_string()} {onclick}>
                <Icon name={if *is_open { IconName::ChevronDown } else { IconName::ChevronRight }} />
                { word::COVERAGE.text() }
            </button>
            <div class="coverage-body">
                if *is_open {
                    { matrix(&Matrix { props, coverage: coverage(&props.postmortem), accepting: *accepting, on_accept }) }
                }
            </div>
        </div>
    }
}

/// What the table is drawn from.
struct Matrix<'a> {
    props: &'a CoverageMatrixProps,
    coverage: Coverage,
    /// The factor whose risk was accepted a moment ago: its reason is asked for.
    accepting: Option<FactorId>,
    on_accept: Callback<FactorId>,
}

fn matrix(it: &Matrix<'_>) -> Html {
    let Matrix { props, coverage, .. } = it;
    if coverage.rows.is_empty() {
        return html! { <p class="guidance">{ word::COVERAGE_NONE.text() }</p> };
    }
    let (n_covered, n) = coverage.tally();
    let table = html! {
        <table class="coverage-table">
            <caption>{ word::COVERAGE_TALLY.fill(&[("covered", &n_covered), ("of", &n)]) }</caption>
            <thead>
                <tr>
                    <th scope="col">{ word::COVERAGE_FOUND.text() }</th>
                    for id in coverage.columns.iter().copied() {
                        <th key={id.to_string()} scope="col" class="coverage-action">{ head(props, id) }</th>
                    }
                    <th scope="col">{ word::COVERAGE_RISK.text() }</th>
                </tr>
            </thead>
            <tbody>
                for row in &coverage.rows { { drawn(it, row) } }
            </tbody>
        </table>
    };
    wide("coverage-scroll", word::COVERAGE.text().into(), table)
}

fn drawn(it: &Matrix<'_>, row: &Row) -> Html {
    let Matrix { props, coverage, accepting, on_accept } = it;
    let (key, target) = match row.ground {
        Ground::Factor(id) => (format!("factor-{id}"), format!("factor-{id}")),
        Ground::Root(tree, id) => (format!("root-{tree}-{id}"), format!("cause-{id}")),
    };
    let cells = coverage.columns.iter().enumerate().map(|(at, action)| {
        let is_covered = row.actions.contains(&at);
        html! { <td key={action.to_string()}>{ cell(props, row, *action, is_covered) }</td> }
    });
    html! {
        <tr {key} class={classes!((!row.is_covered()).then_some("is-uncovered"))}>
            <th scope="row">
                <span class="coverage-kind">{ kind(row.ground) }</span>
                { to(target, &row.text) }
            </th>
            { for cells }
            <td key="risk" class="coverage-risk">
                <RiskCell
                    row={row.clone()}
                    factor={row.factor.and_then(|id| list::find(&props.postmortem.factors, id)).cloned()}
                    is_asked={row.factor.is_some() && row.factor == *accepting}
                    {on_accept}
                    on_edit={&props.on_edit}
                    shell={&props.shell}
                />
            </td>
        </tr>
    }
}

fn kind(ground: Ground) -> &'static str {
    match ground {
        Ground::Factor(_) => word::COVERAGE_FACTOR.text(),
        Ground::Root(..) => word::COVERAGE_ROOT.text(),
    }
}

/// The way to a row of the document.
fn to(id: String, words: &str) -> Html {
    let onclick = Callback::from(move |_: MouseEvent| focus_on(&id));
    html! { <button type="button" class="link-like" {onclick}>{ words.to_owned() }</button> }
}

/// An action above its column: the way to it, and how strong it is.
fn head(props: &CoverageMatrixProps, id: ActionId) -> Html {
    let action = list::find(&props.postmortem.actions, id);
    html! {
        <>
            { to(format!("action-{id}"), &title(props, id)) }
            { action.map(|it| strength_mark(it)).unwrap_or_default() }
        </>
    }
}

fn title(props: &CoverageMatrixProps, id: ActionId) -> String {
    list::find(&props.postmortem.actions, id).map_or_else(String::new, |it| it.title.clone())
}

fn cell(props: &CoverageMatrixProps, row: &Row, action: ActionId, is_covered: bool) -> Html {
    let label =
        word::COVERAGE_CELL.fill(&[("action", &title(props, action)), ("ground", &row.text)]);
    let on_change = match row.ground {
        Ground::Factor(id) => {
            let factor = list::find(&props.postmortem.factors, id);
            let now = factor.map_or_else(Vec::new, |it| it.actions.clone());
            props.on_edit.reform(move |is_covered: bool| {
                let rest = now.iter().copied().filter(|it| *it != action);
                let actions = rest.chain(is_covered.then_some(action)).collect();
                Edit::Factors(FactorsEdit::Change(id, FactorChange::Actions(actions)))
            })
        }
        Ground::Root(_, id) => props.on_edit.reform(move |addressed: bool| {
            Edit::Actions(ActionsEdit::Change(action, ActionChange::Cause { id, addressed }))
        }),
    };
    html! { <CheckField {label} hide_label={true} checked={is_covered} {on_change} /> }
}
