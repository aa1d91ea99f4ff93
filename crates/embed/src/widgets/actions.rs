//! `<afterword-actions>`: what is to be done, by whom and until when.

use std::rc::Rc;

use afterword_core::actions::{Action, StateKind};
use afterword_ui::words::{InWords as _, use_words, word};
use chrono::NaiveDate;
use yew::prelude::*;

use super::nothing::nothing;
use crate::data;
use crate::el::{El, cell, el, scroll};
use crate::form::choice;
use crate::stage::WidgetProps;

/// The actions of a document or of a list, those that are wanted. Where the page does not say which, the reader may.
#[component]
pub(crate) fn Actions(props: &WidgetProps) -> Html {
    use_words();
    let actions = use_memo(props.value.clone(), |value| data::actions_of(value));
    let chosen = use_state(|| (0_usize, 0_usize));
    if actions.is_empty() {
        return nothing();
    }
    let today = props.wish.today;
    let mut owners: Vec<&str> = Vec::new();
    for owner in actions.iter().map(|it| it.owner.trim()).filter(|it| !it.is_empty()) {
        if !owners.contains(&owner) {
            owners.push(owner);
        }
    }
    let (status, owner) = (props.wish.attribute("status"), props.wish.attribute("owner"));
    let wanted = Wanted::ALL.get(chosen.0).copied().unwrap_or(Wanted::All);
    let of = chosen.1.checked_sub(1).and_then(|it| owners.get(it)).copied();
    let is_shown = |it: &&Rc<Action>| {
        let is_of = owner.is_empty() || it.owner.trim().eq_ignore_ascii_case(owner);
        let is_owned = of.is_none_or(|of| it.owner.trim() == of);
        is_of && is_owned && wanted.holds(it, today) && has_status(it, status, today)
    };
    let shown: Vec<Rc<Action>> = actions.iter().filter(is_shown).cloned().collect();
    let on_wanted = {
        let chosen = chosen.clone();
        Callback::from(move |at| chosen.set((at, chosen.1)))
    };
    let on_owner = {
        let chosen = chosen.clone();
        Callback::from(move |at| chosen.set((chosen.0, at)))
    };
    let everybody = [AttrValue::Static(word::EMBED_EVERYBODY.text())];
    let owners: Vec<AttrValue> = everybody
        .into_iter()
        .chain(owners.iter().map(|it| AttrValue::from((*it).to_owned())))
        .collect();
    html! {
        <section class="widget">
            <div class="fields is-filter" hidden={actions.len() < 4}>
                if status.is_empty() {
                    { choice(AttrValue::Static(word::ACTION_STATE.text()), &Wanted::ALL.map(Wanted::words), chosen.0, on_wanted) }
                }
                if owner.is_empty() {
                    { choice(AttrValue::Static(word::ACTION_OWNER.text()), &owners, chosen.1, on_owner) }
                }
            </div>
            <p class="facts" aria-live="polite">{ word::ACTIONS_COUNT.count(shown.len()) }</p>
            { table(&shown, today) }
        </section>
    }
}

/// Which actions somebody wants to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    All,
    Open,
    Overdue,
    Closed,
}

impl Wanted {
    const ALL: [Self; 4] = [Self::All, Self::Open, Self::Overdue, Self::Closed];

    fn words(self) -> AttrValue {
        AttrValue::Static(match self {
            Self::All => word::EMBED_ALL.text(),
            Self::Open => word::EMBED_OPEN.text(),
            Self::Overdue => word::EMBED_OVERDUE.text(),
            Self::Closed => word::EMBED_CLOSED.text(),
        })
    }

    fn holds(self, action: &Action, today: NaiveDate) -> bool {
        match self {
            Self::All => true,
            Self::Open => !action.state.is_closed(),
            Self::Overdue => is_overdue(action, today),
            Self::Closed => action.state.is_closed(),
        }
    }
}

/// Whether the page wants an action: by one of our words, or by a state.
fn has_status(action: &Action, status: &str, today: NaiveDate) -> bool {
    match status {
        "" | "all" => true,
        "open" => Wanted::Open.holds(action, today),
        "overdue" => is_overdue(action, today),
        "closed" => Wanted::Closed.holds(action, today),
        status => StateKind::ALL.iter().any(|it| it.key() == status && action.state.kind() == *it),
    }
}

fn is_overdue(action: &Action, today: NaiveDate) -> bool {
    !action.state.is_closed() && action.due.is_some_and(|it| it < today)
}

/// Actions as a table; overdue ones say so.
pub(super) fn table(actions: &[Rc<Action>], today: NaiveDate) -> Html {
    let heads = [&word::ACTION_WHAT, &word::ACTION_OWNER, &word::ACTION_DUE, &word::ACTION_STATE];
    let head = heads.iter().fold(el("tr"), |row, it| {
        row.with(el("th").set("scope", AttrValue::Static("col")).text(it.text()))
    });
    let rows = actions.iter().fold(el("tbody"), |body, it| body.with(row(it, today)));
    let table =
        el("table").class("is-stacked").part("table").with(el("thead").with(head)).with(rows);
    scroll(word::ACTIONS.text(), table).html()
}

fn row(action: &Action, today: NaiveDate) -> El {
    let is_overdue = is_overdue(action, today);
    let owner = action.owner.trim();
    let due = action.due.map_or_else(
        || word::ACTION_NO_DATE.text().to_owned(),
        |it| word::DATE_DAY_MON_YEAR.day(it),
    );
    let is_web = ["https://", "http://"].iter().any(|it| action.tracker.starts_with(it));
    let title = match is_web {
        true => el("a")
            .set("href", AttrValue::from(action.tracker.clone()))
            .set("rel", AttrValue::Static("noopener noreferrer nofollow")),
        false => el("span"),
    };
    let owner = match owner {
        "" => cell("is-missing", word::ACTION_NO_OWNER.text()),
        owner => cell("", owner),
    };
    let due = match is_overdue {
        true => cell("number is-overdue", &due)
            .text(" ")
            .with(el("span").class("mark is-bad").text(word::EMBED_OVERDUE.text())),
        false => cell("number", &due),
    };
    let class = if action.state.is_closed() { "is-closed" } else { "" };
    let row = el("tr")
        .key(action.id.to_string())
        .class(class)
        .with(el("td").with(title.text(&action.title)));
    row.with(owner).with(due).with(cell("", &action.state.kind().in_words()))
}
