//! The rows of one tree, one below the other, and under the open one its details.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use afterword_core::actions::Action;
use afterword_core::causes::{CauseId, CauseTree};
use afterword_core::list::List;
use afterword_core::postmortem::{Edit, Entry};
use yew::prelude::*;

use super::details::CauseDetails;
use super::keys::Command;
use super::keys_id;
use super::row::CauseRow;
use super::rows::{Own, Row, n_behind, rows};
use crate::Shell;
use crate::words::{use_words, word};

/// What the list shows. A key typed elsewhere in the document leaves all of it equal, and costs none of these rows anything.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct CauseListProps {
    pub(super) tree: Rc<CauseTree>,
    pub(super) folded: Rc<BTreeSet<CauseId>>,
    /// How many actions address each cause.
    pub(super) covered: BTreeMap<CauseId, usize>,
    /// The row where the Tab key stops.
    pub(super) current: Option<CauseId>,
    /// Whether that is what is worked on, and not the problem above.
    pub(super) is_selected: bool,
    pub(super) open: Option<Open>,
    pub(super) on_edit: Callback<Edit>,
    pub(super) on_ask: Callback<(CauseId, Command)>,
    pub(super) shell: Shell,
}

/// The cause whose details are shown, and what they are chosen from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Open {
    pub(super) id: CauseId,
    pub(super) timeline: List<Entry>,
    pub(super) actions: List<Action>,
}

/// The rows of one tree.
#[component]
pub(super) fn CauseList(props: &CauseListProps) -> Html {
    use_words();
    let mut items = Vec::new();
    for it in &rows(&props.tree, &props.folded) {
        items.push(row(props, it));
        if let Some(open) = props.open.as_ref().filter(|open| open.id == it.cause.id()) {
            items.push(details(props, open));
        }
    }
    html! {
        <ol class="causes" aria-label={word::CAUSES.text()} aria-describedby={keys_id()}>{ for items }</ol>
    }
}

fn row(props: &CauseListProps, row: &Row) -> Html {
    let id = row.cause.id();
    let is_current = props.current == Some(id);
    html! {
        <li key={id.to_string()} class="cause-item">
            <CauseRow
                tree={props.tree.id()}
                cause={Own::new(&row.cause)}
                at={row.at}
                question={row.question.clone().map(AttrValue::from)}
                question_id={row.question_id.clone()}
                n_hidden={row.is_folded.then(|| n_behind(&row.cause))}
                n_actions={props.covered.get(&id).copied().unwrap_or(0)}
                {is_current}
                is_open={props.open.as_ref().is_some_and(|it| it.id == id)}
                is_selected={is_current && props.is_selected}
                on_edit={&props.on_edit}
                on_ask={&props.on_ask}
            />
        </li>
    }
}

fn details(props: &CauseListProps, open: &Open) -> Html {
    html! {
        <li key={format!("details-{}", open.id)} class="cause-details-item">
            <CauseDetails
                tree={props.tree.clone()}
                id={open.id}
                timeline={open.timeline.clone()}
                actions={open.actions.clone()}
                on_edit={&props.on_edit}
                on_ask={&props.on_ask}
                shell={props.shell.clone()}
            />
        </li>
    }
}
