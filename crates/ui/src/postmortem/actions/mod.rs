//! What will change: one row an action, and a line to type the next one into.

mod details;
mod quick;
mod reading;
mod row;
mod strength;
mod words;

use std::rc::Rc;

use afterword_core::actions::{Action, ActionId, ActionState, ActionsEdit, Fate, fate};
use afterword_core::causes::CauseTree;
use afterword_core::list::List;
use afterword_core::postmortem::Edit;
use chrono::NaiveDate;
use yew::prelude::*;

use self::details::ActionDetails;
pub(super) use self::quick::QuickAction;
pub(crate) use self::quick::QuickLine;
pub(crate) use self::reading::Reading;
use self::row::ActionRow;
pub(crate) use self::strength::strength_mark;
pub(crate) use self::words::standing;
use super::focus::{Focus, use_focus};
use super::reach::NEXT_ACTION;
use super::stable::use_stable;
use crate::Shell;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ActionsSectionProps {
    pub actions: List<Action>,
    /// For the causes that an action addresses.
    pub trees: List<CauseTree>,
    pub on_edit: Callback<Edit>,
    pub shell: Shell,
}

/// Which way an action is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

/// What a row asks of its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ask {
    /// Go to the row below, or to the line for the next action.
    Below,
    /// Show everything about it, or hide that again.
    Details,
    /// Change places with a neighbour.
    Move(Way),
    /// Take the action away.
    Remove,
}

/// The id of the field that holds an action's title.
pub(super) fn row_id(id: ActionId) -> String {
    format!("action-{id}")
}

/// The id of the button that shows the rest of an action.
fn more_id(id: ActionId) -> String {
    format!("action-{id}-more")
}

/// The actions of a postmortem.
#[component]
pub fn ActionsSection(props: &ActionsSectionProps) -> Html {
    use_words();
    let focus = use_focus();
    let open = use_state_eq(|| None::<ActionId>);
    let list = Asked { props: props.clone(), focus: focus.clone(), open: open.clone() };
    let on_ask = use_stable(move |(id, ask)| list.answer(id, ask));

    let row = |action: &Rc<Action>| {
        let is_open = *open == Some(action.id);
        html! {
            <li key={action.id.to_string()} class="action-item">
                <ActionRow
                    action={action.clone()}
                    {is_open}
                    on_edit={&props.on_edit}
                    on_ask={&on_ask}
                    shell={props.shell.clone()}
                />
                <div class="action-more-place">
                    if is_open {
                        <ActionDetails
                            action={action.clone()}
                            trees={props.trees.clone()}
                            on_edit={&props.on_edit}
                            on_ask={&on_ask}
                            shell={props.shell.clone()}
                        />
                    }
                </div>
            </li>
        }
    };
    html! {
        <div class="actions-section" ref={focus.root()}>
            <p class="actions-count">{ counted(&props.actions, props.shell.today) }</p>
            <ol class="actions" aria-label={word::ACTIONS.text()}>
                { for props.actions.iter().map(row) }
            </ol>
            <QuickAction
                id={Some(AttrValue::Static(NEXT_ACTION))}
                label={word::ACTION_NEXT.text()}
                on_edit={&props.on_edit}
                shell={props.shell.clone()}
            />
        </div>
    }
}

/// `5 actions · 2 done · 1 overdue`.
fn counted(actions: &[Rc<Action>], today: NaiveDate) -> String {
    let n_done = actions.iter().filter(|it| it.state == ActionState::Done).count();
    let is_late = |it: &&Rc<Action>| matches!(fate(it, today), Fate::Overdue { .. });
    let n_late = actions.iter().filter(is_late).count();
    let mut words = match actions.len() {
        0 => return word::ACTIONS_NONE.text().to_owned(),
        n => word::ACTIONS_COUNT.count(n),
    };
    for (n, what) in [(n_done, &word::ACTIONS_DONE), (n_late, &word::ACTIONS_OVERDUE)] {
        if n > 0 {
            words.push_str(" · ");
            words.push_str(&what.count(n));
        }
    }
    words
}

/// The list as it was last drawn, ready to answer its rows.
struct Asked {
    props: ActionsSectionProps,
    focus: Focus,
    open: UseStateHandle<Option<ActionId>>,
}

impl Asked {
    fn answer(&self, id: ActionId, ask: Ask) {
        match ask {
            Ask::Below => {
                let next = self.neighbour(id, 1).map_or_else(|| NEXT_ACTION.to_owned(), row_id);
                self.focus.now(&next);
            }
            Ask::Details => self.toggle_details(id),
            Ask::Move(way) => self.shift(id, way),
            Ask::Remove => self.remove(id),
        }
    }

    /// The action so many rows further down.
    fn neighbour(&self, id: ActionId, step: isize) -> Option<ActionId> {
        let actions = &self.props.actions;
        let at = actions.iter().position(|it| it.id == id)?.checked_add_signed(step)?;
        actions.get(at).map(|it| it.id)
    }

    fn toggle_details(&self, id: ActionId) {
        if *self.open == Some(id) {
            self.open.set(None);
            self.focus.after_render(more_id(id));
        } else {
            self.open.set(Some(id));
            self.focus.after_render(details::first_id(id));
        }
    }

    fn shift(&self, id: ActionId, way: Way) {
        let before = match way {
            Way::Up => match self.neighbour(id, -1) {
                Some(before) => Some(before),
                None => return,
            },
            Way::Down if self.neighbour(id, 1).is_none() => return,
            Way::Down => self.neighbour(id, 2),
        };
        self.edit(ActionsEdit::Move { id, before });
        self.props.shell.announce(if way == Way::Up {
            word::MOVED_UP.text()
        } else {
            word::MOVED_DOWN.text()
        });
        self.focus.after_render(row_id(id));
    }

    fn remove(&self, id: ActionId) {
        let next = self.neighbour(id, 1).or_else(|| self.neighbour(id, -1));
        self.edit(ActionsEdit::Remove(id));
        self.props.shell.announce(word::ACTION_REMOVED.text());
        self.focus.after_render(next.map_or_else(|| NEXT_ACTION.to_owned(), row_id));
    }

    fn edit(&self, edit: ActionsEdit) {
        self.props.on_edit.emit(Edit::Actions(edit));
    }
}
