//! A ballot, a question a screen: the statements of its levels, that one does not know, that it is not for us; then all at a glance.

use std::collections::BTreeMap;
use std::rc::Rc;

use afterword_core::maturity::{CapabilityId, HalfSteps, Invitation, Question, Vote};
use yew::prelude::*;

use super::columns::{name, statement};
use super::half_steps;
use super::keys::{BallotAsk, ballot_asked};
use crate::icon::{Icon, IconName};
use crate::sight;
use crate::words::{lang, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct BallotSheetProps {
    pub invitation: Rc<Invitation>,
    /// What was voted so far.
    pub votes: BTreeMap<CapabilityId, Vote>,
    /// The question that is shown, from 0 on; one behind the last is all of them at a glance.
    pub at: usize,
    pub on_at: Callback<usize>,
    pub on_vote: Callback<(CapabilityId, Option<Vote>)>,
    /// The person is done.
    pub on_done: Callback<()>,
    /// What is written on the button that says so.
    pub done: AttrValue,
    /// Whether there is only the question at `at`.
    #[prop_or_default]
    pub is_one: bool,
}

/// A ballot, a question a screen. Figures vote, the arrows to the sides lead on and back.
#[component]
pub fn BallotSheet(props: &BallotSheetProps) -> Html {
    use_words();
    let sheet = use_node_ref();
    {
        // What had the focus went with the question before, or with what led here: whoever listens hears the question, and keys are heard.
        let (sheet, is_first) = (sheet.clone(), use_mut_ref(|| true));
        use_effect_with(props.at, move |_| {
            let was_first = std::mem::replace(&mut *is_first.borrow_mut(), false);
            let Some(sheet) = sheet.cast::<web_sys::HtmlElement>() else { return };
            sight::focus(&sheet);
            if !was_first {
                sheet.scroll_into_view();
            }
        });
    }
    let inside = match props.invitation.questions.get(props.at) {
        Some(question) => asked(props, question),
        None => overview(props),
    };
    html! {
        <div ref={&sheet} class="ballot-sheet" tabindex="-1" onkeydown={on_key(props)}>
            <div key={props.at} class="ballot-inside">{ inside }</div>
        </div>
    }
}

fn on_key(props: &BallotSheetProps) -> Callback<KeyboardEvent> {
    let props = props.clone();
    Callback::from(move |event: KeyboardEvent| {
        let Some(ask) = ballot_asked(&event) else { return };
        event.prevent_default();
        match ask {
            BallotAsk::Next if !props.is_one => turn(&props, props.at + 1),
            BallotAsk::Back if !props.is_one => {
                props.at.checked_sub(1).into_iter().for_each(|it| turn(&props, it));
            }
            BallotAsk::Level(level) if level <= props.invitation.highest() => {
                if let Some(question) = props.invitation.questions.get(props.at) {
                    let vote = Vote::Score(HalfSteps::level(level));
                    props.on_vote.emit((question.id.clone(), Some(vote)));
                }
            }
            _ => {}
        }
    })
}

fn turn(props: &BallotSheetProps, at: usize) {
    if at <= props.invitation.questions.len() {
        props.on_at.emit(at);
    }
}

fn to(props: &BallotSheetProps, at: usize) -> Callback<MouseEvent> {
    props.on_at.reform(move |_: MouseEvent| at)
}

/// One question with what one may say of it.
fn asked(props: &BallotSheetProps, question: &Question) -> Html {
    let all = props.invitation.questions.len();
    let vote = props.votes.get(&question.id).copied();
    let highest = props.invitation.highest();
    let levels = &props.invitation.levels;
    let tongue = lang(&props.invitation.language);
    let score = |level: u8| {
        let words = html! {
            <>
                <span class="ballot-figure number">{ level }</span>
                <span class="ballot-words" lang={tongue.clone().filter(|_| level > 0)}>
                    <span class="ballot-level">{ name(levels, level) }</span>
                    <span class="ballot-statement">{ statement(question, level) }</span>
                </span>
            </>
        };
        choice(props, question, Vote::Score(HalfSteps::level(level)), words)
    };
    let plain = |vote: Vote, words: &'static str| {
        choice(props, question, vote, html! { <span class="ballot-words">{ words }</span> })
    };
    let take_back = {
        let id = question.id.clone();
        props.on_vote.reform(move |_: MouseEvent| (id.clone(), None))
    };
    html! {
        <>
            <header class="ballot-head">
                <p class="ballot-place">
                    <span class="number">{ word::WORKSHOP_QUESTION_OF.fill(&[("n", &(props.at + 1)), ("all", &all)]) }</span>
                    <span lang={tongue.clone()}>{ &question.dimension }</span>
                </p>
                <progress class="ballot-progress" max={all.to_string()} value={props.votes.len().to_string()} aria-label={word::BALLOT_PROGRESS.text()}></progress>
                <h2 class="ballot-name" lang={tongue.clone()}>{ &question.name }</h2>
                <p class="ballot-question" lang={tongue.clone()}>{ &question.question }</p>
            </header>
            <fieldset class="ballot-choices">
                <legend class="visually-hidden" lang={tongue.clone()}>{ asks(question) }</legend>
                { for (0..=highest).map(score) }
                <div class="ballot-others">
                    { plain(Vote::DontKnow, word::BALLOT_DONT_KNOW.text()) }
                    { plain(Vote::NotApplicable, word::BALLOT_NOT_FOR_US.text()) }
                </div>
            </fieldset>
            <footer class="ballot-foot">
                { way(props) }
                <span class="ballot-take-back">
                    if vote.is_some() {
                        <button type="button" class="button quiet" onclick={take_back}>{ word::BALLOT_TAKE_BACK.text() }</button>
                    }
                </span>
            </footer>
        </>
    }
}

fn asks(question: &Question) -> &str {
    if question.question.is_empty() { &question.name } else { &question.question }
}

fn choice(props: &BallotSheetProps, question: &Question, vote: Vote, words: Html) -> Html {
    let is_chosen = props.votes.get(&question.id) == Some(&vote);
    let onchange = {
        let id = question.id.clone();
        props.on_vote.reform(move |_: Event| (id.clone(), Some(vote)))
    };
    html! {
        <label key={key(vote)} class={classes!("ballot-choice", is_chosen.then_some("is-chosen"))}>
            <input type="radio" name={format!("ballot-{}", question.id)} checked={is_chosen} {onchange} />
            { words }
        </label>
    }
}

fn key(vote: Vote) -> String {
    match vote {
        Vote::Score(score) => score.get().to_string(),
        Vote::DontKnow => "dont-know".to_owned(),
        Vote::NotApplicable => "not-applicable".to_owned(),
    }
}

/// Back and on; with one question alone, only that one is done.
fn way(props: &BallotSheetProps) -> Html {
    let is_last = props.at + 1 == props.invitation.questions.len();
    let next = if is_last { word::BALLOT_OVERVIEW.text() } else { word::BALLOT_NEXT.text() };
    if props.is_one {
        return html! { <div class="button-row">{ done(props) }</div> };
    }
    html! {
        <div class="button-row">
            <button type="button" class="button" disabled={props.at == 0} onclick={to(props, props.at.saturating_sub(1))}>
                <Icon name={IconName::ChevronLeft} />{ word::BALLOT_BACK.text() }
            </button>
            <button type="button" class="button primary" onclick={to(props, props.at + 1)}>
                { next }<Icon name={IconName::ChevronRight} />
            </button>
        </div>
    }
}

fn done(props: &BallotSheetProps) -> Html {
    let onclick = props.on_done.reform(|_: MouseEvent| ());
    html! { <button type="button" class="button primary" {onclick}>{ &props.done }</button> }
}

/// All questions at a glance, with what was voted on each.
fn overview(props: &BallotSheetProps) -> Html {
    let questions = &props.invitation.questions;
    let left = questions.iter().filter(|it| !props.votes.contains_key(&it.id)).count();
    let standing = match left {
        0 => word::BALLOT_ALL.text().to_owned(),
        n => word::BALLOT_LEFT.count(n),
    };
    let line = |(at, question): (usize, &Question)| {
        let vote = props.votes.get(&question.id).copied();
        html! {
            <li key={question.id.to_string()}>
                <button type="button" class={classes!("ballot-line", vote.is_none().then_some("is-open"))} onclick={to(props, at)}>
                    <span lang={lang(&props.invitation.language)}>{ &question.name }</span>
                    <span class="number">{ said(vote) }</span>
                </button>
            </li>
        }
    };
    html! {
        <>
            <header class="ballot-head">
                <h2 class="ballot-name">{ word::BALLOT_OVERVIEW.text() }</h2>
                <p role="status">{ standing }</p>
            </header>
            <ol class="ballot-lines">{ for questions.iter().enumerate().map(line) }</ol>
            <footer class="ballot-foot">
                <div class="button-row">
                    <button type="button" class="button" onclick={to(props, props.at.saturating_sub(1))}>
                        <Icon name={IconName::ChevronLeft} />{ word::BALLOT_BACK.text() }
                    </button>
                    { done(props) }
                </div>
            </footer>
        </>
    }
}

/// A vote in a word.
fn said(vote: Option<Vote>) -> String {
    match vote {
        None => word::BALLOT_OPEN.text().to_owned(),
        Some(Vote::Score(score)) => half_steps(score),
        Some(Vote::DontKnow) => word::BALLOT_DONT_KNOW.text().to_owned(),
        Some(Vote::NotApplicable) => word::BALLOT_NOT_FOR_US.text().to_owned(),
    }
}
