//! Where a project of toil comes from: the action, or the item of a roadmap, that it was made of.

use afterword_core::actions::StateKind;
use yew::prelude::*;

use crate::words::{InWords as _, use_words, word};

/// What has become of the action that a project was made of.
#[derive(Clone, Debug, PartialEq)]
pub enum OriginState {
    /// It is there.
    Here {
        /// Where.
        href: AttrValue,
        /// What was to be done.
        action: AttrValue,
        /// How far it is.
        state: StateKind,
        /// It is open though its project is done: somebody should close it.
        is_overdue: bool,
        /// What people call its document.
        document: AttrValue,
    },
    /// Its document is there and has it no more.
    NoAction {
        /// Where.
        href: AttrValue,
        /// What people call it.
        document: AttrValue,
    },
    /// Its document is gone.
    NoDocument,
    /// Its document can't be read, and why.
    Unreadable(AttrValue),
    /// It was an item of a roadmap.
    Item {
        /// Where that roadmap is.
        href: AttrValue,
        /// What was to get better.
        name: AttrValue,
        /// What people call the assessment.
        assessment: AttrValue,
        /// Whether the item still leads here.
        leads_here: bool,
    },
    /// It was an item of the roadmap of an assessment that is gone.
    NoAssessment,
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct OriginNoteProps {
    pub origin: OriginState,
}

/// One line that says where a project comes from.
#[component]
pub fn OriginNote(props: &OriginNoteProps) -> Html {
    use_words();
    let inside = match &props.origin {
        OriginState::Here { href, action, state, is_overdue, document } => html! {
            <>
                <span class="quiet">{ word::TOIL_ORIGIN.text() }</span>{ " " }
                <a {href}>{ or(action, word::ACTION_UNTITLED.text()) }</a>{ " " }
                <span class="quiet">{ state.in_sentence() }{ " · " }{ or(document, word::UNTITLED.text()) }</span>
                if *is_overdue {
                    <span class="toil-caution">{ word::TOIL_ORIGIN_TO_CLOSE.text() }</span>
                }
            </>
        },
        OriginState::NoAction { href, document } => html! {
            <>
                <span class="quiet">{ word::TOIL_ORIGIN_NO_ACTION.text() }</span>{ " " }
                <a {href}>{ or(document, word::UNTITLED.text()) }</a>
            </>
        },
        OriginState::Item { href, name, assessment, leads_here } => html! {
            <>
                <span class="quiet">{ word::TOIL_ORIGIN_ITEM.text() }</span>{ " " }
                <a {href}>{ or(name, word::UNTITLED.text()) }</a>{ " " }
                <span class="quiet">{ or(assessment, word::UNTITLED.text()) }</span>
                if !leads_here {
                    <span class="quiet">{ " · " }{ word::TOIL_ORIGIN_ITEM_LEFT.text() }</span>
                }
            </>
        },
        OriginState::NoAssessment => {
            html! { <span class="quiet">{ word::TOIL_ORIGIN_ITEM_GONE.text() }</span> }
        }
        OriginState::NoDocument => {
            html! { <span class="quiet">{ word::TOIL_ORIGIN_GONE.text() }</span> }
        }
        OriginState::Unreadable(why) => html! {
            <span class="quiet">{ word::TOIL_ORIGIN_UNREADABLE.fill(&[("why", why)]) }</span>
        },
    };
    html! { <p class="toil-origin">{ inside }</p> }
}

/// `text`, or what is said where there is none.
fn or(text: &AttrValue, nothing: &'static str) -> AttrValue {
    if text.trim().is_empty() { AttrValue::Static(nothing) } else { text.clone() }
}
