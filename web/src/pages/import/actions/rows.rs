//! The actions as a table: what, who, when, how soon, how far, and whether they come in.

use std::rc::Rc;

use afterword_core::actions::Action;
use afterword_formats::actions::ActionsRead;
use afterword_ui::words::{InWords, use_words, word};
use yew::prelude::*;

use crate::pages::import::picked::{Picked, Row};
use crate::pages::import::table::{PickTable, Shown, beginning};

/// How much of the notes is shown, in characters.
const MAX_CHARS: usize = 160;

/// What is known of an action before somebody decides whether it comes in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Standing {
    /// It stands somewhere already.
    pub(super) is_here: bool,
    /// It says nothing of what is to be done.
    pub(super) is_blank: bool,
}

impl Row for Standing {
    fn comes_in(self) -> bool {
        !self.is_here && !self.is_blank
    }

    fn is_there(self) -> bool {
        self.is_here
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct RowsProps {
    pub(super) actions: Rc<ActionsRead>,
    pub(super) standings: Rc<Vec<Standing>>,
    pub(super) picked: Picked<Standing>,
    pub(super) on_pick: Callback<Picked<Standing>>,
}

/// A row for each action; what is there already is grey and does not come in again.
#[component]
pub(super) fn Rows(props: &RowsProps) -> Html {
    use_words();
    let shown = {
        let (actions, standings) = (props.actions.clone(), props.standings.clone());
        Callback::from(move |at: usize| shown(&actions.rows[at].action, standings[at]))
    };
    let names = [
        word::ACTION_WHAT.text(),
        word::ACTION_OWNER.text(),
        word::ACTION_DUE.text(),
        word::ACTION_PRIORITY.text(),
        word::ACTION_STATE.text(),
    ];
    html! {
        <PickTable<Standing>
            label={word::ACTIONS.text()}
            names={names.to_vec()}
            standings={props.standings.clone()}
            picked={props.picked.clone()}
            on_pick={&props.on_pick}
            {shown}
        />
    }
}

fn shown(action: &Action, standing: Standing) -> Shown {
    let (fate, note) = match standing {
        Standing { is_here: true, .. } => ("known", word::ACTIONS_HERE.text()),
        Standing { is_blank: true, .. } => ("noise", word::ACTIONS_BLANK.text()),
        _ => ("new", ""),
    };
    let title = action.title.trim();
    let notes = action.detail.split_whitespace().collect::<Vec<&str>>().join(" ");
    let due = action.due.map(|it| word::DATE_DAY_MON_YEAR.day(it));
    let cells = html! {
        <>
            <td class="feed-what">
                { title }
                <span class="feed-notes">{ beginning(&notes, MAX_CHARS) }</span>
                <span class="feed-fate">{ note }</span>
            </td>
            <td>{ &action.owner }</td>
            <td class="number">{ due.unwrap_or_default() }</td>
            <td>{ action.priority.map(|it| it.in_words()).unwrap_or_default() }</td>
            <td>{ action.state.kind().in_words() }</td>
        </>
    };
    Shown { label: word::ACTIONS_BRING.fill(&[("what", &title)]), fate, cells }
}
