//! What an item of a roadmap became, and how that stands.

use afterword_core::actions::StateKind;
use afterword_core::toil::Report;
use yew::prelude::*;

use crate::icon::{Icon, IconName};
use crate::toil::report_words;
use crate::words::{InWords as _, use_words, word};

/// What an item of a roadmap became.
#[derive(Clone, Debug, PartialEq)]
pub enum MadeState {
    /// An action.
    Action {
        /// Where.
        href: AttrValue,
        /// What is to be done.
        title: AttrValue,
        /// How far it is.
        state: StateKind,
    },
    /// A project of a register of toil.
    Project {
        /// Where.
        href: AttrValue,
        /// What people call it.
        title: AttrValue,
        /// How it stands.
        report: Report,
    },
    /// It is no longer there.
    Gone,
    /// Its document can't be read, and why.
    Unreadable(AttrValue),
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MadeNoteProps {
    pub made: MadeState,
    /// Hears that what is gone need not be told of any more.
    pub on_forget: Callback<()>,
}

/// One line that says what became of an item.
#[component]
pub fn MadeNote(props: &MadeNoteProps) -> Html {
    use_words();
    let inside = match &props.made {
        MadeState::Action { href, title, state } => html! {
            <>
                <Icon name={IconName::Actions} />
                <span><a {href}>{ or_untitled(title) }</a>{ " " }<span class="quiet">{ state.in_sentence() }</span></span>
            </>
        },
        MadeState::Project { href, title, report } => html! {
            <>
                <Icon name={IconName::Toil} />
                <span><a {href}>{ or_untitled(title) }</a>{ " " }<span class="quiet">{ report_words(report) }</span></span>
            </>
        },
        MadeState::Gone => html! {
            <>
                <span class="quiet">{ word::ROADMAP_GONE.text() }</span>
                <button type="button" class="button quiet" onclick={props.on_forget.reform(|_: MouseEvent| ())}>
                    { word::ROADMAP_FORGET.text() }
                </button>
            </>
        },
        MadeState::Unreadable(why) => html! {
            <span class="quiet">{ word::ROADMAP_UNREADABLE.fill(&[("why", why)]) }</span>
        },
    };
    html! { <p class="roadmap-made">{ inside }</p> }
}

fn or_untitled(title: &AttrValue) -> AttrValue {
    if title.trim().is_empty() { AttrValue::Static(word::UNTITLED.text()) } else { title.clone() }
}
