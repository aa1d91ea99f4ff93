//! The stage: the whole window, with one slide after the other.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::MetricDefinition;
use afterword_core::present::{self, agenda};
use afterword_core::severity::SeverityScheme;
use afterword_core::template::Template;
use web_sys::Element;
use yew::prelude::*;

use super::bar::{bar, warning};
use super::content::Content;
use super::facts::has_figures;
use super::keys::{Ask, asked};
use super::meeting::Meeting;
use super::setup::{LENGTHS, Setup};
use crate::dialog::{Opened, show};
use crate::postmortem::metric_facts::facts;
use crate::postmortem::place::Headings;
use crate::review::Report;
use crate::shell::Shell;
use crate::words::{use_words, word, wording};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PresentationProps {
    pub postmortem: Rc<Postmortem>,
    /// What is measured, and by whose definition.
    pub definitions: Rc<[MetricDefinition]>,
    /// What the last review found: figures that the text contradicts.
    pub report: Option<Rc<Report>>,
    pub scheme: Rc<SeverityScheme>,
    /// The templates of the workspace, for the headings.
    pub templates: Rc<Vec<Template>>,
    pub shell: Shell,
    /// Whether it is shown. A meeting that was left is where it was when it is shown again, and its clock has stood still.
    pub open: bool,
    /// Differs from second to second while it is shown, so that the clock goes.
    pub beat: u32,
    /// The person leaves; answer by setting `open` to false.
    pub on_leave: Callback<()>,
}

/// The document for a meeting, above everything else on the page.
#[component]
pub fn Presentation(props: &PresentationProps) -> Html {
    use_words();
    let dialog = use_node_ref();
    let stage = use_node_ref();
    let meeting = use_state(|| None::<Meeting>);
    let minutes = use_state_eq(|| LENGTHS[1]);
    {
        let (dialog, stage) = (dialog.clone(), stage.clone());
        use_effect_with(props.open, move |open| {
            let opened = if *open { show(&dialog) } else { None };
            // The keys are heard wherever the focus is on the stage.
            if opened.is_some() {
                focus(&stage);
            }
            move || opened.into_iter().for_each(Opened::close)
        });
    }
    {
        let (meeting, shell) = (meeting.clone(), props.shell.clone());
        use_effect_with(props.open, move |open| pause(&meeting, *open, &shell));
    }
    {
        let stage = stage.clone();
        let shown = meeting.as_ref().map(|it| it.at);
        use_effect_with(shown, move |_| keep_focus(&stage));
    }
    let on_ask = on_ask(&meeting, &props.shell, &stage);
    let oncancel = {
        let on_leave = props.on_leave.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            on_leave.emit(());
        })
    };
    let onkeydown = {
        let on_ask = on_ask.clone();
        Callback::from(move |event: KeyboardEvent| {
            if let Some(ask) = asked(&event) {
                event.prevent_default();
                on_ask.emit(ask);
            }
        })
    };
    html! {
        <dialog ref={&dialog} class="present" aria-label={word::MEETING.text()} {oncancel}>
            if props.open {
                <div ref={&stage} class="stage" tabindex="-1" {onkeydown}>
                    { inside(props, &meeting, &minutes, &on_ask) }
                </div>
            }
        </dialog>
    }
}

fn focus(stage: &NodeRef) {
    if let Some(stage) = stage.cast::<web_sys::HtmlElement>() {
        stage.focus().ok();
    }
}

/// What had the focus may have gone with the screen that was left.
fn keep_focus(stage: &NodeRef) {
    let Some(element) = stage.cast::<Element>() else { return };
    let active = element.owner_document().and_then(|it| it.active_element());
    if !active.is_some_and(|it| element.contains(Some(&it))) {
        focus(stage);
    }
}

/// The clock stands while nobody sees it. A meeting that was left at its end is over.
fn pause(meeting: &UseStateHandle<Option<Meeting>>, is_open: bool, shell: &Shell) {
    let Some(mut next) = (**meeting).clone() else { return };
    if is_open {
        next.clock.go_on(shell.now());
    } else {
        next.clock.stop(shell.now());
    }
    meeting.set((is_open || !next.is_at_end()).then_some(next));
}

fn inside(
    props: &PresentationProps,
    meeting: &UseStateHandle<Option<Meeting>>,
    minutes: &UseStateHandle<u32>,
    on_ask: &Callback<Ask>,
) -> Html {
    let on_minutes = {
        let minutes = minutes.setter();
        Callback::from(move |it| minutes.set(it))
    };
    match meeting.as_ref() {
        Some(meeting) => html! { <div class="stage-slide">{ slide(props, meeting, on_ask) }</div> },
        None => html! {
            <Setup
                postmortem={&props.postmortem}
                minutes={**minutes}
                {on_minutes}
                on_begin={on_begin(props, meeting, **minutes)}
                on_leave={&props.on_leave}
            />
        },
    }
}

fn on_begin(
    props: &PresentationProps,
    meeting: &UseStateHandle<Option<Meeting>>,
    minutes: u32,
) -> Callback<()> {
    let (props, meeting) = (props.clone(), meeting.setter());
    Callback::from(move |()| {
        let PresentationProps { postmortem, definitions, scheme, shell, .. } = &props;
        let has_metrics = has_figures(&facts(postmortem, definitions, scheme, shell, None));
        let slides = agenda(postmortem, minutes);
        meeting.set(Some(Meeting::begin(slides, minutes, has_metrics, shell.now())));
    })
}

/// The slide that is on the wall, with the presenter's line under it.
fn slide(props: &PresentationProps, meeting: &Meeting, on_ask: &Callback<Ask>) -> Html {
    let Some((screen, part)) = meeting.shown() else { return Html::default() };
    let words = wording("present", present::english());
    let headings = Headings::of(&props.templates, &[&props.postmortem]);
    let heading = screen.heading(&meeting.slides, &headings, &words);
    let next = meeting.next().map(|it| it.heading(&meeting.slides, &headings, &words));
    let (n, all) = (meeting.at + 1, meeting.screens.len());
    let said = word::MEETING_SLIDE.fill(&[("n", &n), ("all", &all), ("heading", &heading)]);
    let now = props.shell.now();
    let part_heading = part.heading(&words);
    let is_same = part_heading == *heading;
    html! {
        <>
            <p class="visually-hidden" role="status">{ said }</p>
            <p class="visually-hidden" role="status">{ warning(meeting, &part_heading, now) }</p>
            <article key={meeting.at} class="slide" tabindex="0" aria-label={heading.clone()}>
                <p class="slide-part" hidden={is_same}>{ &part_heading }</p>
                <h2>{ &heading }</h2>
                <Content
                    shows={screen.shows.clone()}
                    slides={meeting.slides.clone()}
                    postmortem={&props.postmortem}
                    definitions={&props.definitions}
                    report={&props.report}
                    scheme={&props.scheme}
                    shell={props.shell.clone()}
                />
            </article>
            <aside class="slide-prompt" aria-label={word::MEETING_ASK.text()}>
                <p>{ part.prompt(&words) }</p>
            </aside>
            { bar(meeting, next, now, on_ask, &props.on_leave) }
        </>
    }
}

/// How far a key scrolls, in pixels.
const SCROLL: i32 = 120;

fn on_ask(
    meeting: &UseStateHandle<Option<Meeting>>,
    shell: &Shell,
    stage: &NodeRef,
) -> Callback<Ask> {
    let (meeting, shell, stage) = (meeting.clone(), shell.clone(), stage.clone());
    Callback::from(move |ask| {
        let Some(stage) = stage.cast::<Element>() else { return };
        match ask {
            Ask::FullScreen => full_screen(&stage),
            Ask::Down => scroll(&stage, SCROLL),
            Ask::Up => scroll(&stage, -SCROLL),
            ask => {
                let Some(mut next) = (*meeting).clone() else { return };
                turn(&mut next, ask, &shell);
                meeting.set(Some(next));
            }
        }
    })
}

fn turn(meeting: &mut Meeting, ask: Ask, shell: &Shell) {
    let now = shell.now();
    match ask {
        Ask::Next => meeting.turn_to(meeting.at + 1, now),
        Ask::Previous => meeting.turn_to(meeting.at.saturating_sub(1), now),
        Ask::First => meeting.turn_to(0, now),
        Ask::Last => meeting.turn_to(usize::MAX, now),
        Ask::Clock if meeting.clock.is_running() => meeting.clock.stop(now),
        Ask::Clock => meeting.clock.go_on(now),
        Ask::FullScreen | Ask::Down | Ask::Up => {}
    }
}

fn scroll(stage: &Element, by: i32) {
    if let Some(slide) = stage.query_selector(".slide").ok().flatten() {
        slide.set_scroll_top(slide.scroll_top() + by);
    }
}

/// A browser that refuses leaves the stage as it is: it fills the window anyway.
fn full_screen(stage: &Element) {
    let Some(document) = stage.owner_document() else { return };
    match document.fullscreen_element() {
        Some(_) => document.exit_fullscreen(),
        None => {
            stage.request_fullscreen().ok();
        }
    }
}
