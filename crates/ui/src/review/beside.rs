//! The mark beside a part of the document, and what the review says about it.

use std::rc::Rc;

use afterword_core::review::{Finding, Level};
use yew::prelude::*;

use super::remarks::{Listening, Shown};
use super::words::{message, sign, texts, use_rule_words};
use super::{Remarks, Spot};
use crate::icon::Icon;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct BesideProps {
    pub spot: Spot,
}

/// The id of the element that holds what is said about `spot`. It is always there, so that a field can name it as its description.
pub fn note_id(spot: &Spot) -> AttrValue {
    AttrValue::from(format!("remarks-{}", spot.name()))
}

/// A quiet mark where something was found; its words show on focus, under the pointer, or pressed.
#[component]
pub fn Beside(props: &BesideProps) -> Html {
    use_words();
    use_rule_words();
    let shown = use_remarks(&props.spot);
    let is_open = use_state_eq(|| false);
    let worst = shown.iter().map(|it| it.level).min();
    let note = note_id(&props.spot);
    // The row around the mark has clicks and keys of its own.
    let onclick = {
        let is_open = is_open.clone();
        Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            is_open.set(!*is_open);
        })
    };
    let onkeydown = {
        let is_open = is_open.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && *is_open {
                event.prevent_default();
                is_open.set(false);
            }
            if matches!(event.key().as_str(), "Enter" | " ") {
                event.stop_propagation();
            }
        })
    };
    let onfocusout = {
        let is_open = is_open.clone();
        Callback::from(move |_: FocusEvent| is_open.set(false))
    };
    html! {
        <div class={classes!("beside", is_open.then_some("is-open"))} data-level={worst.map(Level::key)}>
            <span class="beside-place">
                if let Some(worst) = worst {
                    <button
                        type="button"
                        class="beside-mark"
                        aria-label={word::REVIEW_REMARKS.count(shown.len())}
                        aria-describedby={&note}
                        aria-expanded={is_open.to_string()}
                        {onclick}
                        {onkeydown}
                        {onfocusout}
                    >
                        <Icon name={sign(worst)} />
                    </button>
                }
            </span>
            <ul id={note} class="beside-note">
                for (at, finding) in shown.iter().enumerate() {
                    { remark(at, finding) }
                }
            </ul>
        </div>
    }
}

fn remark(at: usize, finding: &Finding) -> Html {
    html! {
        <li key={at} data-level={finding.level.key()}>
            <Icon name={sign(finding.level)} />
            <span class="visually-hidden">{ texts().level(finding.level) }{ ": " }</span>
            <span>{ message(finding) }</span>
        </li>
    }
}

/// What is found at `spot`, kept up to date; nothing where the page has no review.
#[hook]
fn use_remarks(spot: &Spot) -> Shown {
    let board = use_context::<Remarks>();
    let first = {
        let (board, spot) = (board.clone(), spot.clone());
        move || board.map(|it| it.at(&spot)).unwrap_or_default()
    };
    let shown = use_state_eq(first);
    let setter = shown.setter();
    use_effect_with((spot.clone(), board), move |(spot, board)| {
        let listening: Option<Listening> = board.as_ref().map(|board| {
            let hear = setter.clone();
            // A mark that moves to another spot shows what is there.
            hear.set(board.at(spot));
            board.listen(spot.clone(), Callback::from(move |it: Rc<[Rc<Finding>]>| hear.set(it)))
        });
        move || drop(listening)
    });
    (*shown).clone()
}
