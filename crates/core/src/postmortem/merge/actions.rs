//! Merging action items.

use std::rc::Rc;

use crate::actions::{Action, ActionChange, ActionState, ActionsEdit, StateChange};
use crate::list::List;
use crate::merge::list::{merge_log, merge_values};
use crate::merge::{ListWords, Settle, Three, in_lines, show_option};
use crate::postmortem::Edit;

pub(super) fn merge(settle: &mut Settle, all: Three<'_, List<Action>>) -> List<Action> {
    let words = ListWords {
        member: "an action",
        blank: &|id| Action::new(id, String::new()),
        show: &|it: &Action| {
            let state = show_state(&it.state);
            in_lines(&[&it.title, &it.detail, &it.owner, &state, &it.verification, &it.tracker])
        },
        add: &|it| Edit::Actions(ActionsEdit::Add(Rc::unwrap_or_clone(it))),
        remove: &|it| Edit::Actions(ActionsEdit::Remove(it.id)),
    };
    settle.list(all, &words, action)
}

fn action(settle: &mut Settle, all: Three<'_, Action>) -> Action {
    use ActionChange as Change;
    let [base, mine, theirs] = all;
    let id = mine.id;
    let change = |change| Edit::Actions(ActionsEdit::Change(id, change));
    let place = |what: &str| format!("{what} of the action “{}”", mine.title);
    Action {
        id,
        title: settle.text("action", all.map(|it| &it.title), |it| change(Change::Title(it))),
        detail: settle
            .text(&place("detail"), all.map(|it| &it.detail), |it| change(Change::Detail(it))),
        owner: settle.value(&place("owner"), all.map(|it| &it.owner), Clone::clone, |it| {
            change(Change::Owner(it))
        }),
        due: settle.value(&place("due date"), all.map(|it| &it.due), show_option, |it| {
            change(Change::Due(it))
        }),
        // Written once, when the action is made.
        created: mine.created.or(theirs.created),
        priority: settle.value(&place("priority"), all.map(|it| &it.priority), show_option, |it| {
            change(Change::Priority(it))
        }),
        kind: settle.value(&place("kind"), all.map(|it| &it.kind), show_option, |it| {
            change(Change::Kind(it))
        }),
        strength: settle.value(&place("strength"), all.map(|it| &it.strength), show_option, |it| {
            change(Change::Strength(it))
        }),
        state: settle.value(&place("state"), all.map(|it| &it.state), show_state, |it| {
            state_edit(&theirs.history, it, change)
        }),
        verification: settle.text(&place("verification"), all.map(|it| &it.verification), |it| {
            change(Change::Verification(it))
        }),
        tracker: settle.value(&place("tracker"), all.map(|it| &it.tracker), Clone::clone, |it| {
            change(Change::Tracker(it))
        }),
        effort_minutes: settle.value(
            &place("effort"),
            all.map(|it| &it.effort_minutes),
            show_option,
            |it| change(Change::Effort(it)),
        ),
        causes: merge_values(&base.causes, &mine.causes, &theirs.causes),
        source: if mine.source == base.source {
            theirs.source.clone()
        } else {
            mine.source.clone()
        },
        history: merge_log([&base.history, &mine.history, &theirs.history], |it| {
            (it.at, it.to, it.who.clone())
        }),
    }
}

fn show_state(state: &ActionState) -> String {
    match state.reason() {
        "" => state.kind().to_string(),
        reason => format!("{}: {reason}", state.kind()),
    }
}

/// Takes their state with the time and the name under which they set it.
fn state_edit(
    history: &[StateChange],
    state: ActionState,
    change: impl Fn(ActionChange) -> Edit,
) -> Edit {
    match history.last() {
        Some(last) => change(ActionChange::State { state, at: last.at, who: last.who.clone() }),
        // A state without a history was imported: it carries no time, and the epoch says so.
        None => change(ActionChange::State {
            state,
            at: chrono::DateTime::UNIX_EPOCH.into(),
            who: String::new(),
        }),
    }
}
