//! The facilitator's screen, made for a wall: one question at a time, its statements side by side, who has voted, the time, and what the
//! group agrees on.

use std::rc::Rc;

use afterword_core::maturity::{
    Answer, Assessment, AssessmentEdit, BallotId, Capability, CapabilityId, Found, Invitation,
};
use afterword_core::time::Instant;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::agree::{Agree, by_key};
use super::bar::Bar;
use super::columns::columns;
use super::device::PassDevice;
use super::invite::{BallotLink, Invite};
use super::keys::{Ask, asked, is_typing};
use super::take_in::TakeIn;
use super::timer::{Timer, epoch, pace};
use super::votes::{VotesHeard, dots, n_ballots, standing};
use super::{spread, votes};
use crate::dialog::{Opened, show};
use crate::icon::{Icon, IconName};
use crate::pace::{Pace, face};
use crate::shortcut::key;
use crate::words::{lang, use_words, word};

/// What is on the wall.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Panel {
    /// The question.
    #[default]
    Question,
    /// The link to vote by.
    Link,
    /// The field for codes.
    TakeIn,
    /// The ballot of whoever has the device.
    Pass,
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FacilitatorScreenProps {
    pub assessment: Rc<Assessment>,
    pub on_edit: Callback<AssessmentEdit>,
    /// Whether it is shown.
    pub open: bool,
    pub on_leave: Callback<()>,
    /// The time.
    pub now: Callback<(), Instant>,
    /// Changes with each second that the timer shows.
    pub beat: u32,
    pub timer: Timer,
    pub on_timer: Callback<Timer>,
    /// Sixty-four fresh random bits.
    pub mint: Callback<(), u64>,
    /// The link to vote by; `None` while it is made.
    pub link: Option<BallotLink>,
    pub on_copy: Callback<AttrValue>,
    /// The ballot that is being filled in on this device.
    pub ballot: Option<BallotId>,
    pub on_ballot: Callback<Option<BallotId>>,
}

/// The facilitator's screen, above the page. Everything on it is an edit, so leaving in the middle loses nothing.
#[component]
pub fn FacilitatorScreen(props: &FacilitatorScreenProps) -> Html {
    use_words();
    let (dialog, stage) = (use_node_ref(), use_node_ref());
    // A ballot that was being filled in goes on, whatever happened to the page.
    let panel = use_state_eq(|| if props.ballot.is_some() { Panel::Pass } else { Panel::Question });
    {
        let (dialog, stage) = (dialog.clone(), stage.clone());
        use_effect_with(props.open, move |open| {
            let opened = if *open { show(&dialog) } else { None };
            if opened.is_some() {
                focus(&stage);
            }
            move || opened.into_iter().for_each(Opened::close)
        });
    }
    let current = props.assessment.question_after(0).cloned();
    {
        // Whoever listens hears the new question, and the space bar is not that of the button that led here.
        let stage = stage.clone();
        use_effect_with((current, *panel), move |(_, panel)| {
            if *panel == Panel::Question {
                focus(&stage);
            }
        });
    }
    let on_panel = {
        let panel = panel.setter();
        use_callback((), move |it: Panel, ()| panel.set(it))
    };
    let on_ask = on_ask(props, &stage);
    let leave = {
        let (on_leave, on_panel, panel) = (props.on_leave.clone(), on_panel.clone(), *panel);
        Callback::from(move |()| match panel {
            Panel::Question => on_leave.emit(()),
            _ => on_panel.emit(Panel::Question),
        })
    };
    let oncancel = {
        let leave = leave.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            leave.emit(());
        })
    };
    let onkeydown = on_key(*panel, &stage, &on_ask, &leave);
    html! {
        <dialog ref={&dialog} class="present workshop-screen" aria-label={word::WORKSHOP.text()} {oncancel}>
            if props.open {
                <div ref={&stage} class="stage workshop-stage" tabindex="-1" {onkeydown}>
                    { inside(props, *panel, &on_ask, &on_panel) }
                </div>
            }
        </dialog>
    }
}

/// What a key does: on a question what it is bound to, anywhere `Esc` leads back, and out of a field first.
fn on_key(
    panel: Panel,
    stage: &NodeRef,
    on_ask: &Callback<Ask>,
    leave: &Callback<()>,
) -> Callback<KeyboardEvent> {
    let (stage, on_ask, leave) = (stage.clone(), on_ask.clone(), leave.clone());
    Callback::from(move |event: KeyboardEvent| {
        if event.default_prevented() {
            return;
        }
        if key::LEAVE.hears(&event) {
            event.prevent_default();
            match is_typing(&event) {
                // Keys are heard on the stage, not in what lies behind it.
                true => focus(&stage),
                false => leave.emit(()),
            }
            return;
        }
        if let Some(ask) = asked(&event).filter(|_| panel == Panel::Question) {
            event.prevent_default();
            on_ask.emit(ask);
        }
    })
}

fn focus(stage: &NodeRef) {
    if let Some(stage) = stage.cast::<HtmlElement>() {
        stage.focus().ok();
    }
}

/// A browser that refuses leaves the screen as it is: it fills the window anyway.
fn full_screen(stage: &NodeRef) {
    let Some(stage) = stage.cast::<Element>() else { return };
    let Some(document) = stage.owner_document() else { return };
    match document.fullscreen_element() {
        Some(_) => document.exit_fullscreen(),
        None => {
            stage.request_fullscreen().ok();
        }
    }
}

/// Whether the votes on `question` may be seen: also where there are none to wait for.
fn is_open(assessment: &Assessment, question: &CapabilityId) -> bool {
    let workshop = assessment.workshop.as_ref();
    workshop.is_some_and(|it| it.is_revealed(question) || n_ballots(it) == 0)
}

fn on_ask(props: &FacilitatorScreenProps, stage: &NodeRef) -> Callback<Ask> {
    let (props, stage) = (props.clone(), stage.clone());
    Callback::from(move |ask| {
        let assessment = &props.assessment;
        let Some(question) = assessment.question_after(0) else { return };
        let go = |steps| {
            if let Some(to) = assessment.question_after(steps) {
                props.on_edit.emit(AssessmentEdit::Current(to.clone()));
            }
        };
        match ask {
            // A workshop that is on its first question may not have said so yet.
            Ask::Next if has_current(assessment) => go(1),
            Ask::Next => second(assessment)
                .into_iter()
                .for_each(|it| props.on_edit.emit(AssessmentEdit::Current(it.clone()))),
            Ask::Previous => go(-1),
            Ask::Reveal => {
                let workshop = assessment.workshop.as_ref();
                let is_shown = !workshop.is_some_and(|it| it.is_revealed(question));
                props.on_edit.emit(AssessmentEdit::Reveal(question.clone(), is_shown));
            }
            Ask::Timer => {
                props.on_timer.emit(props.timer.turned(question, props.now.emit(())));
            }
            Ask::ResetTimer => props.on_timer.emit(Timer::default()),
            Ask::FullScreen => full_screen(&stage),
            Ask::Level(_) | Ask::Half | Ask::HalfMore | Ask::HalfLess => {
                let capability = assessment.model.capability(question);
                let capability = capability.filter(|_| is_open(assessment, question));
                let answer = said_here(assessment, question);
                let edit = capability.and_then(|it| by_key(assessment, it.1, &answer, ask));
                let agree = agreeing(&props, question);
                edit.into_iter().for_each(|it| agree.emit(it));
            }
        }
    })
}

fn has_current(assessment: &Assessment) -> bool {
    let current = assessment.workshop.as_ref().and_then(|it| it.current.as_ref());
    current.is_some_and(|it| assessment.questions().contains(&it))
}

fn second(assessment: &Assessment) -> Option<&CapabilityId> {
    assessment.questions().get(1).copied()
}

fn inside(
    props: &FacilitatorScreenProps,
    panel: Panel,
    on_ask: &Callback<Ask>,
    on_panel: &Callback<Panel>,
) -> Html {
    let assessment = &props.assessment;
    let shown = assessment.question_after(0).and_then(|it| assessment.model.capability(it));
    let Some((workshop, (_, capability))) = assessment.workshop.as_ref().zip(shown) else {
        return html! { <p>{ word::WORKSHOP_NOTHING.text() }</p> };
    };
    let questions = assessment.questions();
    let at = questions.iter().position(|it| **it == capability.id).unwrap_or_default();
    let bar = Bar {
        panel,
        place: (at, questions.len()),
        n_agreed: n_agreed(assessment, &questions),
        is_revealed: workshop.is_revealed(&capability.id),
        on_ask,
        on_panel,
        on_leave: &props.on_leave,
    };
    let body = match panel {
        Panel::Question => question(props, capability, at, questions.len(), on_ask),
        Panel::Link => html! {
            <Invite link={props.link.clone()} n_ballots={n_ballots(workshop)} on_copy={&props.on_copy} />
        },
        Panel::TakeIn => {
            let on_ballot = props.on_edit.reform(|it| AssessmentEdit::Ballot(Box::new(it)));
            html! {
                <div class="workshop-panel">
                    <h2>{ word::WORKSHOP_TAKE_IN.text() }</h2>
                    <TakeIn {assessment} {on_ballot} />
                </div>
            }
        }
        Panel::Pass => html! {
            <PassDevice
                {assessment}
                {at}
                on_edit={&props.on_edit}
                ballot={props.ballot}
                on_ballot={&props.on_ballot}
                mint={&props.mint}
            />
        },
    };
    html! {
        <div class="workshop-slide">
            <div key={format!("{panel:?}")} class="workshop-body">{ body }</div>
            { bar.html() }
        </div>
    }
}

/// How many of `questions` have an answer that the group has given here; a checklist is answered elsewhere.
fn n_agreed(assessment: &Assessment, questions: &[&CapabilityId]) -> usize {
    let Some(workshop) = &assessment.workshop else { return 0 };
    let capabilities = questions.iter().filter_map(|it| assessment.model.capability(it));
    let is_said = |it: &Capability| it.is_checklist() || workshop.is_revealed(&it.id);
    capabilities.filter(|it| is_said(it.1) && assessment.found(it.1) != Found::NotAssessed).count()
}

/// The question with its statements, the votes and what the group agrees on.
fn question(
    props: &FacilitatorScreenProps,
    capability: &Capability,
    at: usize,
    all: usize,
    on_ask: &Callback<Ask>,
) -> Html {
    let assessment = &props.assessment;
    let Some(workshop) = &assessment.workshop else { return html! { <div></div> } };
    let Some(invitation) = Invitation::of(assessment) else { return html! { <div></div> } };
    let Some(asked) = invitation.questions.get(at) else { return html! { <div></div> } };
    let highest = invitation.highest();
    let distribution = workshop.distribution(&capability.id, highest);
    let standing = standing(assessment, &capability.id);
    let answer = said_here(assessment, &capability.id);
    let agreed = answer.score.filter(|_| answer.not_applicable.is_none());
    let said = word::WORKSHOP_QUESTION_SAID.fill(&[
        ("n", &(at + 1)),
        ("all", &all),
        ("name", &capability.name),
    ]);
    let result = distribution.as_ref().map(spread::said).unwrap_or_default();
    let is_open = is_open(assessment, &capability.id);
    html! {
        <>
            <p class="visually-hidden" role="status">{ said }</p>
            <p class="visually-hidden" role="status">{ result }</p>
            <VotesHeard key={capability.id.to_string()} {standing} />
            <header class="workshop-head">
                <div class="workshop-asked" lang={lang(&invitation.language)}>
                    <p class="slide-part">{ format!("{} · {}", asked.dimension, asked.name) }</p>
                    <h2>{ if asked.question.is_empty() { &asked.name } else { &asked.question } }</h2>
                </div>
                { timer(props, &capability.id, on_ask) }
            </header>
            <div class="workshop-votes-place">
                if distribution.is_none() {
                    { dots(standing) }
                }
            </div>
            { columns(asked, &invitation, distribution.as_ref(), agreed) }
            <div class="workshop-result">
                <div class="workshop-figures-place">
                    if let Some(distribution) = &distribution {
                        <p class="workshop-voted">{ votes::said(standing) }</p>
                        { spread::figures(distribution) }
                    }
                </div>
                <div class="workshop-agree-place">
                    if is_open {
                        <Agree
                            key={capability.id.to_string()}
                            capability={capability.clone()}
                            {answer}
                            {highest}
                            on_edit={agreeing(props, &capability.id)}
                        />
                    }
                </div>
            </div>
        </>
    }
}

/// What the group has said of a question: nothing before the votes are shown, whatever was answered before they met.
fn said_here(assessment: &Assessment, id: &CapabilityId) -> Answer {
    let answer = assessment.answer(id).cloned().unwrap_or_default();
    match assessment.workshop.as_ref().is_some_and(|it| it.is_revealed(id)) {
        true => answer,
        false => Answer { score: None, not_applicable: None, agreed: String::new(), ..answer },
    }
}

/// Takes what the group agrees on. That shows the votes, also where nobody has voted: from then on it is what was said here.
fn agreeing(props: &FacilitatorScreenProps, id: &CapabilityId) -> Callback<AssessmentEdit> {
    let workshop = props.assessment.workshop.as_ref();
    let is_shown = workshop.is_some_and(|it| it.is_revealed(id));
    let (on_edit, id) = (props.on_edit.clone(), id.clone());
    Callback::from(move |edit: AssessmentEdit| {
        on_edit.emit(edit);
        if !is_shown {
            on_edit.emit(AssessmentEdit::Reveal(id.clone(), true));
        }
    })
}

/// The time that is left, and what starts it.
fn timer(props: &FacilitatorScreenProps, question: &CapabilityId, on_ask: &Callback<Ask>) -> Html {
    let seconds = props.assessment.workshop.as_ref().and_then(|it| it.seconds);
    let Some(seconds) = seconds else { return html! { <div class="workshop-timer"></div> } };
    let timer = &props.timer;
    let is_running = timer.is_running(question);
    // Without a beat nobody asked for the time, and none has passed.
    let now = if timer.has_begun(question) { props.now.emit(()) } else { epoch() };
    let left = timer.left(question, seconds, now);
    let pace = pace(seconds, left);
    let words = match pace {
        Pace::Over => word::WORKSHOP_TIMER_OVER.fill(&[("time", &face(left))]),
        _ => face(left),
    };
    let warning = match pace {
        Pace::Soon if is_running => word::WORKSHOP_TIMER_SOON.text(),
        Pace::Over if is_running => word::WORKSHOP_TIMER_UP.text(),
        _ => "",
    };
    let (icon, label) = match is_running {
        true => (IconName::Pause, word::WORKSHOP_TIMER_PAUSE.text()),
        false => (IconName::Play, word::WORKSHOP_TIMER_START.text()),
    };
    html! {
        <div class="workshop-timer" data-pace={pace.key()} role="group" aria-label={word::WORKSHOP_TIMER.text()}>
            <p class="workshop-time number" role="timer">{ words }</p>
            <p class="visually-hidden" role="status">{ warning }</p>
            <div class="button-row">
                { timer_button(icon, label, on_ask, Ask::Timer) }
                { timer_button(IconName::Turn, word::WORKSHOP_TIMER_RESET.text(), on_ask, Ask::ResetTimer) }
            </div>
        </div>
    }
}

fn timer_button(icon: IconName, label: &'static str, on_ask: &Callback<Ask>, ask: Ask) -> Html {
    let onclick = on_ask.reform(move |_: MouseEvent| ask);
    html! {
        <button type="button" class="button icon-only" aria-label={label} title={label} {onclick}>
            <Icon name={icon} />
        </button>
    }
}
