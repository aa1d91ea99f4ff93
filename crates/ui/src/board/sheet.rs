//! Everything about one card, to be read and changed where its document is not at hand.

use std::rc::Rc;

use afterword_core::actions::{StateChange, StateKind, Strength, proposed_strength};
use afterword_core::board::{Card, CardKey};
use yew::prelude::*;

use super::cells::{Cell, Desk, Place, field_at, wish};
use super::draft::{DraftField, DraftWork};
use super::{Wish, said};
use crate::dialog::Dialog;
use crate::fields::Select;
use crate::postmortem::address::{is_web, link};
use crate::postmortem::choice::pick;
use crate::words::{InWords, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CardSheetProps {
    /// The card; `None` while none is looked at.
    pub card: Option<Rc<Card>>,
    pub on_wish: Callback<(CardKey, Wish)>,
    /// The names that are offered as owners.
    pub owners: Rc<[AttrValue]>,
    pub on_close: Callback<()>,
    /// What became of it in a register of toil.
    #[prop_or_default]
    pub project: Html,
    /// What else can be done with it.
    #[prop_or_default]
    pub more: Html,
}

/// Everything about a card. What is typed counts when its field is left; there is nothing to be saved.
#[component]
pub fn CardSheet(props: &CardSheetProps) -> Html {
    use_words();
    let desk = Desk { on_wish: props.on_wish.clone(), owners: props.owners.clone() };
    let onclick = props.on_close.reform(|_: MouseEvent| ());
    let actions = html! {
        <>
            { props.more.clone() }
            <button type="button" class="button primary" {onclick}>{ word::DONE.text() }</button>
        </>
    };
    html! {
        <Dialog
            title={word::BOARD_SHEET.text()}
            open={props.card.is_some()}
            on_close={&props.on_close}
            class="card-sheet"
            {actions}
        >
            <div class="card-sheet-body">
                if let Some(card) = &props.card { { body(card, &desk, &props.project) } }
            </div>
        </Dialog>
    }
}

fn body(card: &Card, desk: &Desk, project: &Html) -> Html {
    let (key, action) = (card.key(), &card.action);
    let short = [Cell::Owner, Cell::Due, Cell::Priority, Cell::State, Cell::Kind];
    html! {
        <>
            <p class="card-sheet-from">{ said::document(card) }</p>
            <ul class="plain card-sheet-grounds">
                for ground in &card.grounds { <li>{ ground.text() }</li> }
            </ul>
            { field_at(Place::Sheet, card, Cell::Title, desk) }
            <div class="card-sheet-fields">
                for cell in short { { field_at(Place::Sheet, card, cell, desk) } }
                { strength(card, desk) }
                <DraftWork
                    id="sheet-effort"
                    label={word::ACTION_EFFORT.text()}
                    value={action.effort_minutes}
                    on_commit={wish(desk, key, Wish::Effort)}
                />
            </div>
            <div class="card-sheet-reason">{ reason(card, desk) }</div>
            <DraftField
                id="sheet-verification"
                label={word::ACTION_VERIFICATION.text()}
                value={action.verification.clone()}
                on_commit={wish(desk, key, Wish::Verification)}
                placeholder={word::ACTION_VERIFICATION_PLACEHOLDER.text()}
                can_be_empty={true}
                hide_label={false}
            />
            <DraftField
                id="sheet-tracker"
                label={word::ACTION_TRACKER.text()}
                value={action.tracker.clone()}
                on_commit={wish(desk, key, Wish::Tracker)}
                placeholder="https://…"
                can_be_empty={true}
                hide_label={false}
            />
            <p class="card-sheet-link">
                if is_web(&action.tracker) { { link(&action.tracker) } }
            </p>
            <DraftField
                id="sheet-detail"
                label={word::ACTION_DETAIL.text()}
                value={action.detail.clone()}
                on_commit={wish(desk, key, Wish::Detail)}
                placeholder={word::ACTION_DETAIL_PLACEHOLDER.text()}
                can_be_empty={true}
                hide_label={false}
                has_lines={true}
            />
            <div class="action-projects">{ project.clone() }</div>
            { history(&action.history) }
        </>
    }
}

/// The reason, for a state that wants one.
fn reason(card: &Card, desk: &Desk) -> Html {
    let kind = card.action.state.kind();
    let label = match kind {
        StateKind::Blocked => word::ACTION_WAITS.text(),
        StateKind::WontDo => word::ACTION_REFUSED.text(),
        StateKind::Open | StateKind::InProgress | StateKind::Done => return Html::default(),
    };
    let key = card.key();
    let on_commit =
        desk.on_wish.reform(move |text: String| (key, Wish::State(kind.with_reason(text))));
    html! {
        <DraftField
            id="sheet-reason"
            {label}
            value={card.action.state.reason().to_owned()}
            {on_commit}
            hide_label={false}
        />
    }
}

/// How strong it is: what somebody said, or what its wording speaks for.
fn strength(card: &Card, desk: &Desk) -> Html {
    let action = &card.action;
    let unsaid = match proposed_strength(&action.title) {
        Some(it) => word::ACTION_STRENGTH_PROPOSED.fill(&[("strength", &it.in_words())]),
        None => word::NOT_SAID_SHORT.text().to_owned(),
    };
    let on_change = wish(desk, card.key(), Wish::Strength);
    let options = pick(unsaid, &Strength::ALL);
    Select::new(word::ACTION_STRENGTH.text(), action.strength, options, on_change)
        .id(Some("sheet-strength".into()))
        .html()
}

/// How its state came about, on the clocks of its document.
fn history(history: &[StateChange]) -> Html {
    if history.is_empty() {
        return Html::default();
    }
    let line = |change: &StateChange| {
        let by = match change.who.trim() {
            "" => String::new(),
            who => word::BY_WHOM.fill(&[("who", &who)]),
        };
        let at = word::DATE_STAMP.date(change.at.naive_local());
        html! { <li><span class="stamp">{ at }</span>{ " " }{ change.to.in_words() }{ by }</li> }
    };
    html! {
        <details class="action-history">
            <summary>{ word::ACTION_HISTORY.text() }</summary>
            <ol>{ for history.iter().map(line) }</ol>
        </details>
    }
}
