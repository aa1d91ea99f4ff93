//! How a workshop is set up: which questions in which order, whether ballots are named, the agenda and the time for a question.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::maturity::{
    Agenda, AgendaStep, Assessment, AssessmentEdit, Capability, CapabilityId, Dimension,
    DimensionId, Found, Workshop, WorkshopId,
};
use yew::prelude::*;

use crate::fields::{CheckField, SecondsField, Select};
use crate::sight::focus_in;
use crate::words::{InWords as _, use_words, word};

/// The order of the questions, as it is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    /// As the model has them.
    Model,
    /// What weighs most first.
    Weight,
    /// What nobody has answered first.
    Open,
}

impl Order {
    const ALL: [Self; 3] = [Self::Model, Self::Weight, Self::Open];

    fn name(self) -> &'static str {
        match self {
            Self::Model => word::WORKSHOP_ORDER_MODEL.text(),
            Self::Weight => word::WORKSHOP_ORDER_WEIGHT.text(),
            Self::Open => word::WORKSHOP_ORDER_OPEN.text(),
        }
    }

    /// The order in which the questions of `workshop` stand.
    fn of(assessment: &Assessment, workshop: &Workshop) -> Self {
        let dimensions = dimensions_of(assessment, workshop);
        let is = |it: &Self| it.sorted(assessment, &dimensions) == workshop.order;
        Self::ALL.into_iter().find(is).unwrap_or(Self::Model)
    }

    /// The questions of `dimensions` in this order; empty for all as they stand in the model.
    fn sorted(
        self,
        assessment: &Assessment,
        dimensions: &BTreeSet<DimensionId>,
    ) -> Vec<CapabilityId> {
        let is_all = dimensions.is_empty();
        if is_all && self == Self::Model {
            return Vec::new();
        }
        let wanted = assessment.capabilities().filter(|it| is_all || dimensions.contains(&it.0.id));
        let mut wanted: Vec<_> = wanted.collect();
        match self {
            Self::Model => {}
            Self::Weight => wanted.sort_by_key(|it| Reverse(weight(it.0, it.1))),
            Self::Open => wanted.sort_by_key(|it| assessment.found(it.1) != Found::NotAssessed),
        }
        wanted.into_iter().map(|it| it.1.id.clone()).collect()
    }
}

fn weight(dimension: &Dimension, capability: &Capability) -> u64 {
    u64::from(dimension.weight.thousandths()) * u64::from(capability.weight.thousandths())
}

/// The dimensions whose questions are asked; empty for all that are assessed.
fn dimensions_of(assessment: &Assessment, workshop: &Workshop) -> BTreeSet<DimensionId> {
    if workshop.order.is_empty() {
        return BTreeSet::new();
    }
    let asked = assessment.capabilities().filter(|it| workshop.order.contains(&it.1.id));
    let asked: BTreeSet<DimensionId> = asked.map(|it| it.0.id.clone()).collect();
    if assessment.dimensions().all(|it| asked.contains(&it.id)) { BTreeSet::new() } else { asked }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WorkshopSetupProps {
    pub assessment: Rc<Assessment>,
    pub on_edit: Callback<AssessmentEdit>,
    /// Sixty-four fresh random bits.
    pub mint: Callback<(), u64>,
    /// Goes to the facilitator's screen.
    pub on_open: Callback<()>,
}

/// How a workshop is set up; while there is none, what it is.
#[component]
pub fn WorkshopSetup(props: &WorkshopSetupProps) -> Html {
    use_words();
    let assessment = &props.assessment;
    let first = use_node_ref();
    use_focus_kept(assessment.workshop.is_some(), &first);
    let inside = match &assessment.workshop {
        None => before(props, &first),
        Some(workshop) => settings(props, workshop, &first),
    };
    html! { <div class="workshop-setup">{ inside }</div> }
}

/// What begins a workshop, and what ends it, goes away when it is pressed: the focus goes to the first that can be pressed now.
#[hook]
fn use_focus_kept(is_set_up: bool, first: &NodeRef) {
    let before = use_mut_ref(|| is_set_up);
    let first = first.clone();
    use_effect_with(is_set_up, move |is_set_up| {
        let was_set_up = before.replace(*is_set_up);
        let active =
            web_sys::window().and_then(|it| it.document()).and_then(|it| it.active_element());
        if was_set_up != *is_set_up && active.is_none_or(|it| it.tag_name() == "BODY") {
            focus_in(&first);
        }
    });
}

/// The time that a question has unless somebody says otherwise: five minutes.
const SECONDS: u16 = 300;

fn before(props: &WorkshopSetupProps, first: &NodeRef) -> Html {
    let start = {
        let props = props.clone();
        Callback::from(move |_: MouseEvent| {
            let id = WorkshopId::from_bits(props.mint.emit(()));
            let workshop = Workshop { seconds: Some(SECONDS), ..Workshop::new(id) };
            props.on_edit.emit(AssessmentEdit::Workshop(Some(Rc::new(workshop))));
        })
    };
    let is_finished = props.assessment.is_finished();
    html! {
        <div key="before" class="empty-state">
            <p>{ if is_finished { word::WORKSHOP_FINISHED.text() } else { word::WORKSHOP_WHAT.text() } }</p>
            <div class="button-row">
                <button ref={first.clone()} type="button" class="button primary" disabled={is_finished} onclick={start}>
                    { word::WORKSHOP_SET_UP.text() }
                </button>
            </div>
        </div>
    }
}

fn settings(props: &WorkshopSetupProps, workshop: &Rc<Workshop>, first: &NodeRef) -> Html {
    let assessment = &props.assessment;
    let order = Order::of(assessment, workshop);
    let dimensions = dimensions_of(assessment, workshop);
    let n = assessment.questions().len();
    let has_begun = workshop.current.is_some() || !workshop.ballots.is_empty();
    let open = match has_begun {
        true => word::WORKSHOP_GO_ON.text(),
        false => word::WORKSHOP_BEGIN.text(),
    };
    let on_named = changed(props, workshop, |it, is_named| it.is_named = is_named);
    let on_seconds = changed(props, workshop, |it, seconds: Option<u32>| {
        it.seconds = seconds.map(|it| u16::try_from(it).unwrap_or(u16::MAX)).filter(|it| *it > 0);
    });
    let on_order = {
        let (props, workshop) = (props.clone(), workshop.clone());
        let dimensions = dimensions.clone();
        Callback::from(move |order: Order| ask(&props, &workshop, order, &dimensions))
    };
    let on_open = props.on_open.reform(|_: MouseEvent| ());
    html! {
        <div key="settings" class="workshop-settings">
            <div class="button-row">
                <button ref={first.clone()} type="button" class="button primary" onclick={on_open}>{ open }</button>
                <span class="quiet">{ word::WORKSHOP_QUESTIONS.count(n) }</span>
            </div>
            { which(props, workshop, order, &dimensions) }
            <div class="workshop-fields">
                { Select::new(word::WORKSHOP_ORDER.text(), order, Order::ALL.map(|it| (it, it.name().into())), on_order).html() }
                <SecondsField
                    label={word::WORKSHOP_SECONDS.text()}
                    value={workshop.seconds.map(u32::from)}
                    on_change={on_seconds}
                />
                { agenda(props, workshop, n) }
            </div>
            { steps(&workshop.agenda) }
            <CheckField
                label={word::WORKSHOP_NAMED.text()}
                hint={word::WORKSHOP_NAMED_HINT.text()}
                checked={workshop.is_named}
                on_change={on_named}
            />
            <p class="quiet">{ if workshop.ballots.is_empty() { "" } else { word::WORKSHOP_QUESTIONS_CHANGE.text() } }</p>
        </div>
    }
}

/// Changes one thing of the workshop.
fn changed<T: 'static>(
    props: &WorkshopSetupProps,
    workshop: &Rc<Workshop>,
    change: impl Fn(&mut Workshop, T) + 'static,
) -> Callback<T> {
    let (on_edit, workshop) = (props.on_edit.clone(), workshop.clone());
    Callback::from(move |value: T| {
        let mut workshop = Workshop::clone(&workshop);
        change(&mut workshop, value);
        on_edit.emit(AssessmentEdit::Workshop(Some(Rc::new(workshop))));
    })
}

fn ask(
    props: &WorkshopSetupProps,
    workshop: &Workshop,
    order: Order,
    dimensions: &BTreeSet<DimensionId>,
) {
    let order = order.sorted(&props.assessment, dimensions);
    let workshop = Workshop { order, ..workshop.clone() };
    props.on_edit.emit(AssessmentEdit::Workshop(Some(Rc::new(workshop))));
}

/// A box for each dimension that is assessed. The last one cannot be taken away: nothing would be asked.
fn which(
    props: &WorkshopSetupProps,
    workshop: &Rc<Workshop>,
    order: Order,
    chosen: &BTreeSet<DimensionId>,
) -> Html {
    let all: Vec<_> = props.assessment.dimensions().cloned().collect();
    let ids: Rc<[DimensionId]> = all.iter().map(|it| it.id.clone()).collect();
    let is_last = chosen.len() == 1 || all.len() == 1;
    let field = |dimension: &Rc<Dimension>| {
        let id = dimension.id.clone();
        let checked = chosen.is_empty() || chosen.contains(&id);
        let on_change = {
            let (props, workshop) = (props.clone(), workshop.clone());
            let (ids, chosen) = (ids.clone(), chosen.clone());
            Callback::from(move |is_in: bool| {
                ask(&props, &workshop, order, &with(&ids, &chosen, &id, is_in));
            })
        };
        let n = word::WORKSHOP_QUESTIONS.count(dimension.capabilities.len());
        html! {
            <li key={dimension.id.to_string()}>
                <CheckField label={dimension.name.clone()} hint={n} {checked} disabled={is_last && checked} {on_change} />
            </li>
        }
    };
    html! {
        <fieldset class="workshop-which">
            <legend>{ word::WORKSHOP_WHICH.text() }</legend>
            <ul class="plain">{ for all.iter().map(field) }</ul>
        </fieldset>
    }
}

/// The choice with `id` in it or not: empty for all, and as it was where none would be left.
fn with(
    all: &[DimensionId],
    chosen: &BTreeSet<DimensionId>,
    id: &DimensionId,
    is_in: bool,
) -> BTreeSet<DimensionId> {
    let mut wanted: BTreeSet<DimensionId> = match chosen.is_empty() {
        true => all.iter().cloned().collect(),
        false => chosen.clone(),
    };
    match is_in {
        true => wanted.insert(id.clone()),
        false => wanted.remove(id),
    };
    match wanted.len() {
        0 => chosen.clone(),
        n if n == all.len() => BTreeSet::new(),
        _ => wanted,
    }
}

/// The agendas that are offered. One that is chosen says how long a question may take.
fn agenda(props: &WorkshopSetupProps, workshop: &Rc<Workshop>, n_questions: usize) -> Html {
    let chosen = Agenda::ALL.into_iter().find(|it| it.key() == workshop.agenda);
    let options = Agenda::ALL.map(|it| (Some(it), it.in_words()));
    let none = [(None, AttrValue::from(word::WORKSHOP_AGENDA_NONE.text()))];
    let options: Vec<_> = none.into_iter().chain(options).collect();
    let on_change = changed(props, workshop, move |it, agenda: Option<Agenda>| {
        it.agenda = agenda.map(Agenda::key).unwrap_or_default().to_owned();
        it.seconds = agenda.and_then(|it| it.seconds_a_question(n_questions)).or(it.seconds);
    });
    Select::new(word::WORKSHOP_AGENDA.text(), chosen, options, on_change).html()
}

/// What the agenda consists of.
fn steps(key: &str) -> Html {
    let Some(agenda) = Agenda::ALL.into_iter().find(|it| it.key() == key) else {
        return html! { <div></div> };
    };
    let (least, most) = Agenda::PREPARATION_HOURS;
    let step = |(at, it): (usize, &AgendaStep)| {
        html! {
            <li key={at}>
                <span>{ it.part.in_words() }</span>
                <span class="number">{ minutes(it.minutes) }</span>
            </li>
        }
    };
    html! {
        <div class="workshop-agenda">
            <ol>{ for agenda.steps().iter().enumerate().map(step) }</ol>
            <p class="quiet">{ word::WORKSHOP_PREPARATION.fill(&[("least", &least), ("most", &most)]) }</p>
        </div>
    }
}

fn minutes((least, most): (u16, u16)) -> String {
    match least == most {
        true => word::WORKSHOP_MINUTES.count(usize::from(most)),
        false => word::WORKSHOP_MINUTES_FROM.fill(&[("least", &least), ("most", &most)]),
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use afterword_core::maturity::{Answer, HalfSteps};

    use super::*;
    use crate::maturity::workshop::tests::assessment;

    fn names(order: &[CapabilityId]) -> Vec<&str> {
        order.iter().map(CapabilityId::as_str).collect()
    }

    #[test]
    fn questions_stand_in_the_order_that_was_chosen() {
        let mut assessment = assessment();
        let all = BTreeSet::new();
        assert!(Order::Model.sorted(&assessment, &all).is_empty(), "as the model has them");
        assert_eq!(names(&Order::Weight.sorted(&assessment, &all)), ["c", "a", "b"]);
        let a = "a".parse().unwrap();
        assessment.answers.insert(a, Rc::new(Answer::of(HalfSteps::level(1))));
        assert_eq!(names(&Order::Open.sorted(&assessment, &all)), ["b", "c", "a"]);
        let second = [assessment.model.dimensions[1].id.clone()].into();
        assert_eq!(names(&Order::Model.sorted(&assessment, &second)), ["c"]);
    }

    #[test]
    fn what_was_chosen_is_read_from_the_workshop() {
        let assessment = assessment();
        let mut workshop = Workshop::new(WorkshopId::from_bits(1));
        assert_eq!(Order::of(&assessment, &workshop), Order::Model);
        workshop.order = Order::Weight.sorted(&assessment, &BTreeSet::new());
        assert_eq!(Order::of(&assessment, &workshop), Order::Weight);
        assert!(dimensions_of(&assessment, &workshop).is_empty());
        let second: BTreeSet<_> = [assessment.model.dimensions[1].id.clone()].into();
        workshop.order = Order::Model.sorted(&assessment, &second);
        assert_eq!(dimensions_of(&assessment, &workshop), second);
    }

    #[test]
    fn a_choice_is_empty_for_all_and_never_of_nothing() {
        let [x, y]: [DimensionId; 2] = ["x", "y"].map(|it| it.parse().unwrap());
        let all = [x.clone(), y.clone()];
        let only_y = with(&all, &BTreeSet::new(), &x, false);
        assert_eq!(only_y, [y.clone()].into());
        assert_eq!(with(&all, &only_y, &y, false), only_y);
        assert_eq!(with(&all, &only_y, &x, true), BTreeSet::new());
    }
}
