//! What the board calls things.

use afterword_core::actions::StateKind;
use afterword_core::board::{Card, Group, Sort, Standing};
use chrono::NaiveDate;
use yew::prelude::*;

use crate::postmortem::actions::standing;
use crate::words::{InWords, word};

pub(super) fn group(group: Group) -> &'static str {
    match group {
        Group::Overdue => word::BOARD_OVERDUE.text(),
        Group::ThisWeek => word::BOARD_THIS_WEEK.text(),
        Group::Later => word::BOARD_LATER.text(),
        Group::Undated => word::BOARD_UNDATED.text(),
        Group::Closed => word::BOARD_CLOSED.text(),
    }
}

pub(super) fn standing_name(standing: Standing) -> &'static str {
    match standing {
        Standing::Open => word::BOARD_OPEN.text(),
        Standing::Overdue => word::BOARD_OVERDUE.text(),
        Standing::Pressing => word::BOARD_PRESSING.text(),
        Standing::Unplanned => word::BOARD_UNPLANNED.text(),
        Standing::Closed => word::BOARD_CLOSED.text(),
    }
}

pub(super) fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Due => word::ACTION_DUE.text(),
        Sort::Priority => word::ACTION_PRIORITY.text(),
        Sort::Age => word::BOARD_AGE.text(),
        Sort::Owner => word::ACTION_OWNER.text(),
        Sort::State => word::ACTION_STATE.text(),
        Sort::Title => word::BOARD_ACTION.text(),
        Sort::Document => word::POSTMORTEM.text(),
    }
}

/// A name that may be nobody's.
pub(super) fn owner(name: &str) -> AttrValue {
    match name.trim() {
        "" => AttrValue::Static(word::BOARD_NOBODY.text()),
        name => AttrValue::from(name.to_owned()),
    }
}

/// What will be done, or that nobody said.
pub(super) fn title(card: &Card) -> AttrValue {
    match card.action.title.trim() {
        "" => AttrValue::Static(word::ACTION_UNTITLED.text()),
        title => AttrValue::from(title.to_owned()),
    }
}

/// The headline of its document.
pub(super) fn document(card: &Card) -> AttrValue {
    match card.title.as_str() {
        "" => AttrValue::Static(word::POSTMORTEM_UNTITLED.text()),
        title => AttrValue::from(title.to_owned()),
    }
}

/// How it stands, why it waits, and how old it is: each with the class of its colour.
pub(super) fn remarks(card: &Card, today: NaiveDate) -> Vec<(&'static str, AttrValue)> {
    let action = &card.action;
    let mut remarks = Vec::new();
    remarks.extend(standing(action, today).map(|(class, words)| (class, AttrValue::from(words))));
    let state = action.state.kind();
    if let (StateKind::Blocked | StateKind::WontDo, reason) = (state, action.state.reason().trim())
        && !reason.is_empty()
    {
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("state", &state.in_words()), ("reason", &reason)];
        remarks.push(("is-reason", AttrValue::from(word::BOARD_REASON.fill(&values))));
    }
    if let Some(days) = card.age_days(today).filter(|_| !state_is_closed(state)) {
        remarks.push(("is-age", AttrValue::from(word::BOARD_OPEN_FOR.count(days as usize))));
    }
    remarks
}

fn state_is_closed(state: StateKind) -> bool {
    matches!(state, StateKind::Done | StateKind::WontDo)
}
