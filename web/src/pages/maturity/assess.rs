//! The questions of an assessment, one at a time: fast alone by keyboard, with everything that is said of one beside it.

use std::rc::Rc;

use afterword_core::id::{DocumentId, Mint as _};
use afterword_core::maturity::{
    Answer, Assessment, AssessmentEdit, Capability, CapabilityId, Dimension, Evidence, EvidenceId,
    Found,
};
use afterword_ui::maturity::{
    AssessKey, Incident, NOTE_ID, Outline, Progress, QUESTION_ID, Question, QuestionSide,
    REASON_ID, Saying, TARGET_ID, evidence_id, is_on_level, level_id, said,
};
use afterword_ui::shortcut::{Pressed, key};
use afterword_ui::words::{use_words, word};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use super::desk::ViewProps;
use super::doubts::{DoubtDialog, look_for};
use crate::browser::{hash, ids, page};
use crate::maturity_view::MaturityView;
use crate::route::Route;

/// The address follows the question when somebody stays at it: browsers count how often it changes.
const ADDRESS_AFTER_MILLIS: u32 = 400;

#[derive(PartialEq, Properties)]
pub(super) struct AssessProps {
    pub(super) shown: ViewProps,
    /// The question that the address says, by its place in the model.
    pub(super) number: Option<u16>,
}

/// One question, the way through all of them, and what is said of it.
#[component]
pub(super) fn Assess(props: &AssessProps) -> Html {
    use_words();
    let AssessProps { shown: ViewProps { assessment, .. }, number } = props;
    let asked = use_state_eq(|| number.and_then(|it| at_number(assessment, it)));
    {
        let (asked, assessment) = (asked.setter(), assessment.clone());
        use_effect_with(*number, move |number| {
            if let Some(id) = number.and_then(|it| at_number(&assessment, it)) {
                asked.set(Some(id));
            }
        });
    }
    let all: Vec<(Rc<Dimension>, Rc<Capability>)> = questions(assessment);
    // The first that nobody has answered is found once: it must not run away while it is answered.
    let first = use_memo((), |()| first_open(assessment));
    let wanted = asked.as_ref().or(first.as_ref().as_ref());
    let at = all.iter().position(|it| Some(&it.1.id) == wanted).unwrap_or_default();
    let on_ask = {
        let asked = asked.setter();
        use_callback((), move |id: CapabilityId, ()| asked.set(Some(id)))
    };
    let Some(id) = all.get(at).map(|it| it.1.id.to_string()) else {
        return html! { <p class="quiet">{ word::MATURITY_NO_QUESTION.text() }</p> };
    };
    html! { <Open shown={props.shown.clone()} number={*number} {all} {at} open={AttrValue::from(id)} {on_ask} /> }
}

#[derive(PartialEq, Properties)]
struct OpenProps {
    shown: ViewProps,
    /// The question that the address says.
    number: Option<u16>,
    /// The questions that are asked.
    all: Vec<(Rc<Dimension>, Rc<Capability>)>,
    /// Which of them is open.
    at: usize,
    /// Its name.
    open: AttrValue,
    /// Opens another.
    on_ask: Callback<CapabilityId>,
}

/// The question that is open, with its keys and its address.
#[component]
fn Open(props: &OpenProps) -> Html {
    use_words();
    let OpenProps { shown, number, all, at, open, on_ask } = props;
    let ViewProps { session, assessment, on_edit, .. } = shown;
    let (dimension, capability) = all[*at].clone();
    use_address(assessment, &capability.id, *number);
    let on_step = {
        let (on_ask, say) = (on_ask.clone(), session.say_here.clone());
        let ids: Rc<Vec<CapabilityId>> = Rc::new(all.iter().map(|it| it.1.id.clone()).collect());
        use_callback((ids, *at), move |by: isize, (ids, at)| {
            match at.checked_add_signed(by).and_then(|at| ids.get(at)) {
                Some(id) => {
                    on_ask.emit(id.clone());
                    page::focus(QUESTION_ID);
                }
                None if by > 0 => say.emit(word::MATURITY_LAST_QUESTION.text().into()),
                None => {}
            }
        })
    };
    let on_evidence = {
        let (assessment, id, on_edit) =
            (assessment.clone(), capability.id.clone(), on_edit.clone());
        Callback::from(move |()| add_evidence(&assessment, &id, &on_edit))
    };
    use_keys(assessment, &capability, on_edit, &on_step, &on_evidence);
    let doubting = use_state_eq(|| None::<Rc<[Incident]>>);
    let on_doubt = {
        let (session, assessment, capability) =
            (session.clone(), assessment.clone(), capability.clone());
        let found = {
            let doubting = doubting.setter();
            Callback::from(move |it| doubting.set(Some(it)))
        };
        Callback::from(move |()| look_for(&session, &assessment, &capability, found.clone()))
    };
    let on_close = {
        let doubting = doubting.setter();
        Callback::from(move |()| doubting.set(None))
    };
    let incident = use_callback((), |id: DocumentId, ()| Route::Postmortem(id).to_string());
    let href = {
        let assessment = assessment.clone();
        Callback::from(move |id: CapabilityId| AttrValue::from(route(&assessment, &id).to_string()))
    };
    html! {
        <div class="maturity-assess">
            <div class="maturity-way">
                <Progress assessment={assessment.clone()} />
                <Outline assessment={assessment.clone()} current={capability.id.clone()} {href} />
            </div>
            <Question
                assessment={assessment.clone()}
                dimension={dimension.clone()}
                capability={capability.clone()}
                number={at + 1}
                n={all.len()}
                {on_edit}
                {on_step}
            />
            <QuestionSide
                key={open.to_string()}
                assessment={assessment.clone()}
                {dimension}
                capability={capability.clone()}
                today={session.today}
                {on_edit}
                {on_evidence}
                {incident}
                {on_doubt}
            />
            <DoubtDialog
                session={session.clone()}
                assessment={assessment.clone()}
                {capability}
                {on_edit}
                incidents={(*doubting).clone()}
                {on_close}
            />
        </div>
    }
}

/// The questions that are asked, each with its dimension.
fn questions(assessment: &Assessment) -> Vec<(Rc<Dimension>, Rc<Capability>)> {
    let of = |it: &Rc<Dimension>| {
        let dimension = it.clone();
        it.capabilities.clone().into_iter().map(move |it| (dimension.clone(), it))
    };
    assessment.dimensions().flat_map(of).collect()
}

/// The question at that place of the model, from 1 on.
fn at_number(assessment: &Assessment, number: u16) -> Option<CapabilityId> {
    let at = usize::from(number).checked_sub(1)?;
    assessment.model.capabilities().nth(at).map(|it| it.1.id.clone())
}

/// The first question that nobody has answered; the first of all where there is none, or where what is open stays so.
fn first_open(assessment: &Assessment) -> Option<CapabilityId> {
    let mut all = assessment.capabilities().map(|it| it.1);
    let is_open = |it: &&Capability| assessment.found(it) == Found::NotAssessed;
    let open = if assessment.is_finished() { None } else { all.find(is_open) };
    open.or_else(|| assessment.capabilities().next().map(|it| it.1)).map(|it| it.id.clone())
}

/// Where a question is.
pub(super) fn route(assessment: &Assessment, id: &CapabilityId) -> Route {
    let at = assessment.model.capabilities().position(|it| it.1.id == *id);
    let number = at.and_then(|at| u16::try_from(at + 1).ok());
    let view = number.map_or(MaturityView::Assess, MaturityView::Question);
    Route::Assessment(assessment.id, view)
}

/// Keeps the address at the question, so that it is open again after a reload.
#[hook]
fn use_address(assessment: &Rc<Assessment>, id: &CapabilityId, number: Option<u16>) {
    let (own, address) = (assessment.id, route(assessment, id).to_string());
    use_effect_with((address, number), move |(address, _)| {
        let (address, before) = (address.clone(), hash::current());
        let timer = Timeout::new(ADDRESS_AFTER_MILLIS, move || {
            let current = hash::current();
            // Whoever has just followed a link is on the way to somewhere else.
            let is_here = current == before
                && matches!(Route::parse(&current), Route::Assessment(it, _) if it == own);
            if is_here && current != address.trim_start_matches('#') {
                hash::replace(&address);
            }
        });
        move || drop(timer)
    });
}

/// Evidence that is empty yet, or a new piece of it, has the focus.
fn add_evidence(assessment: &Assessment, id: &CapabilityId, on_edit: &Callback<AssessmentEdit>) {
    let mut answer: Answer = assessment.answer(id).cloned().unwrap_or_default();
    let blank = answer.evidence.iter().find(|it| it.text.trim().is_empty()).map(|it| it.id);
    let of: EvidenceId = blank.unwrap_or_else(|| {
        let id: EvidenceId = ids::Random.id();
        let new = Evidence { id, text: String::new(), link: String::new(), dated: None };
        answer.evidence.push(new.into());
        id
    });
    if blank.is_none() {
        on_edit.emit(AssessmentEdit::Answer(id.clone(), Box::new(answer)));
    }
    focus_soon(evidence_id(of));
}

/// Focuses what is drawn in a moment.
fn focus_soon(id: String) {
    let focus = move || {
        page::focus(&id);
    };
    Timeout::new(0, focus).forget();
}

/// The keys of a question, wherever nothing is typed.
#[hook]
fn use_keys(
    assessment: &Rc<Assessment>,
    capability: &Rc<Capability>,
    on_edit: &Callback<AssessmentEdit>,
    on_step: &Callback<isize>,
    on_evidence: &Callback<()>,
) {
    // What is drawn is what a key is about: an effect runs later than that, and somebody may be quicker.
    let newest = use_mut_ref(|| None);
    *newest.borrow_mut() = Some((
        (assessment.clone(), capability.clone()),
        (on_edit.clone(), on_step.clone(), on_evidence.clone()),
    ));
    use_effect_with((), move |()| {
        let keys = page::on_key(move |event| {
            if is_leaving(event) {
                page::focus(QUESTION_ID);
            }
            let Some(asked) = heard(event) else { return };
            let newest = newest.borrow().clone();
            let Some(((assessment, capability), (on_edit, on_step, on_evidence))) = newest else {
                return;
            };
            event.prevent_default();
            event.stop_propagation();
            let emit = |saying| {
                let edit = said(&assessment, &capability, saying);
                edit.into_iter().for_each(|it| on_edit.emit(it));
            };
            match asked {
                AssessKey::Say(saying) => emit(saying),
                AssessKey::Next => on_step.emit(1),
                AssessKey::Previous => on_step.emit(-1),
                AssessKey::Up | AssessKey::Down => {
                    let by = if asked == AssessKey::Up { 1 } else { -1 };
                    let answer = assessment.answer(&capability.id);
                    let after = Saying::By(by).answered(answer, &capability, &assessment.model);
                    emit(Saying::By(by));
                    // All scores are there already, and the next arrow may come before a timer does.
                    if let Some(score) = after.and_then(|it| it.score) {
                        page::focus(&level_id(score));
                    }
                }
                AssessKey::NotApplicable => {
                    emit(Saying::NotApplicable);
                    focus_soon(REASON_ID.to_owned());
                }
                AssessKey::Target => _ = page::focus(TARGET_ID),
                AssessKey::Evidence => on_evidence.emit(()),
                AssessKey::Note => _ = page::write_in(NOTE_ID),
            }
        });
        move || drop(keys)
    });
}

/// Whether somebody leaves a field for the question; longer texts have a way of their own.
fn is_leaving(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let is_field = target.is_some_and(|it| it.matches(":is(input,select)").unwrap_or(false));
    is_field && key::LEAVE.hears(event) && !page::has_dialog()
}

/// What a key asks for: nothing where something is typed, and nothing that a button or a link does with it.
fn heard(event: &KeyboardEvent) -> Option<AssessKey> {
    if event.is_composing() || page::is_typing(event) || page::has_dialog() {
        return None;
    }
    let pressed = Pressed::new(event);
    let asked = AssessKey::of(&pressed)?;
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let is_pressed = target
        .is_some_and(|it| it.matches(":is(a,button,summary,.markdown-edit)").unwrap_or(false));
    let is_arrow = ["ArrowUp", "ArrowDown"].contains(&&*pressed.key);
    match () {
        () if pressed.key == "Enter" && is_pressed => None,
        // Elsewhere they scroll.
        () if is_arrow && !is_on_level(event) => None,
        () => Some(asked),
    }
}
