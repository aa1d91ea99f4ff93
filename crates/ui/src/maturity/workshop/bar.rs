//! The line under a question, for whoever leads: the way through the questions, the votes, and the ways to vote.

use yew::prelude::*;

use super::keys::Ask;
use super::screen::Panel;
use crate::icon::{Icon, IconName};
use crate::words::word;

/// What the line shows.
pub(super) struct Bar<'a> {
    pub(super) panel: Panel,
    /// The place of the question, from 0 on, and how many there are.
    pub(super) place: (usize, usize),
    /// How many of them the group has agreed on.
    pub(super) n_agreed: usize,
    pub(super) is_revealed: bool,
    pub(super) on_ask: &'a Callback<Ask>,
    pub(super) on_panel: &'a Callback<Panel>,
    pub(super) on_leave: &'a Callback<()>,
}

impl Bar<'_> {
    pub(super) fn html(&self) -> Html {
        let (at, all) = self.place;
        let onclick = self.on_leave.reform(|_: MouseEvent| ());
        let is_question = self.panel == Panel::Question;
        html! {
            <footer class="stage-bar workshop-stage-bar">
                <div class="button-row">
                    if is_question {
                        { self.asking(IconName::ChevronLeft, word::WORKSHOP_PREVIOUS.text(), at == 0, Ask::Previous) }
                        <span class="stage-count number">{ format!("{} / {all}", at + 1) }</span>
                        { self.asking(IconName::ChevronRight, word::WORKSHOP_NEXT.text(), at + 1 >= all, Ask::Next) }
                    } else {
                        { self.back() }
                    }
                </div>
                { self.progress(all) }
                <div class="button-row">
                    if is_question {
                        { self.votes() }
                    }
                </div>
                <div class="button-row workshop-ways">
                    { self.opening(Panel::Link, IconName::Link, word::WORKSHOP_INVITE.text()) }
                    { self.opening(Panel::TakeIn, IconName::Download, word::WORKSHOP_TAKE_IN.text()) }
                    { self.opening(Panel::Pass, IconName::Person, word::WORKSHOP_PASS.text()) }
                </div>
                <div class="button-row workshop-leave">
                    { self.asking(IconName::FullScreen, word::MEETING_FULL.text(), false, Ask::FullScreen) }
                    <button type="button" class="button" {onclick}>{ word::MEETING_LEAVE.text() }</button>
                </div>
            </footer>
        }
    }

    fn progress(&self, all: usize) -> Html {
        let words = word::WORKSHOP_AGREED_OF.count_and(all, &[("agreed", &self.n_agreed)]);
        html! {
            <p class="workshop-progress">
                <progress max={all.to_string()} value={self.n_agreed.to_string()} aria-label={words.clone()}></progress>
                <span class="number">{ words }</span>
            </p>
        }
    }

    /// What is on the wall is no question: the votes on one stay as they are.
    fn back(&self) -> Html {
        let onclick = self.on_panel.reform(|_: MouseEvent| Panel::Question);
        html! {
            <button type="button" class="button" {onclick}>
                <Icon name={IconName::ChevronLeft} />{ word::WORKSHOP_BACK.text() }
            </button>
        }
    }

    fn votes(&self) -> Html {
        let words = match self.is_revealed {
            true => word::WORKSHOP_HIDE.text(),
            false => word::WORKSHOP_REVEAL.text(),
        };
        let onclick = self.on_ask.reform(|_: MouseEvent| Ask::Reveal);
        let class = classes!("button", (!self.is_revealed).then_some("primary"));
        html! {
            <button type="button" {class} {onclick}><Icon name={IconName::Eye} />{ words }</button>
        }
    }

    fn asking(&self, icon: IconName, label: &'static str, is_disabled: bool, ask: Ask) -> Html {
        let onclick = self.on_ask.reform(move |_: MouseEvent| ask);
        html! {
            <button
                type="button"
                class="button icon-only"
                aria-label={label}
                title={label}
                aria-disabled={is_disabled.to_string()}
                {onclick}
            >
                <Icon name={icon} />
            </button>
        }
    }

    /// A way to vote; pressed again, it leads back to the question.
    fn opening(&self, panel: Panel, icon: IconName, words: &'static str) -> Html {
        let is_open = self.panel == panel;
        let to = if is_open { Panel::Question } else { panel };
        let onclick = self.on_panel.reform(move |_: MouseEvent| to);
        html! {
            <button type="button" class="button" aria-pressed={is_open.to_string()} {onclick}>
                <Icon name={icon} />{ words }
            </button>
        }
    }
}
