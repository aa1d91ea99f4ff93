//! The roadmap of an assessment: what to do first, in which phase, what comes of it, and what became of it.

use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_core::maturity::{CapabilityId, Phase};
use afterword_ui::draw::use_settled;
use afterword_ui::maturity::{
    MakeAction, Making, PlanForm, RoadmapNotes, RoadmapTable, due_of, title_of_step, told,
};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::chart::Shown;
use super::desk::ViewProps;
use super::figures::use_figures;
use super::made::Became;
use super::making::{Item, make_action, make_project};
use super::results::use_question;
use crate::loading::{Loading, use_loaded};
use crate::pages::desk::Chart;
use crate::session::Session;

/// The roadmap follows when whoever types pauses.
const PAUSE_MILLIS: i32 = 150;

/// The lists that an action can go into, the one that was changed last first.
type Lists = Rc<[(DocumentId, AttrValue)]>;

/// What to do, drawn and as tables, with what it is made with.
#[component]
pub(super) fn Roadmap(props: &ViewProps) -> Html {
    use_words();
    let ViewProps { session, assessment, on_edit, .. } = props;
    let href = use_question(assessment);
    let settled = use_settled(assessment, PAUSE_MILLIS, false);
    let roadmap = use_memo(settled.clone(), |it| it.roadmap());
    let figures = use_figures(session);
    let lists = use_lists(session);
    let making = use_state_eq(|| None::<(CapabilityId, Making)>);
    let on_action = {
        let (making, session) = (making.setter(), session.clone());
        let (assessment, roadmap, lists) = (assessment.clone(), roadmap.clone(), lists.clone());
        Callback::from(move |(id, phase): (CapabilityId, Phase)| {
            let step = roadmap.steps().find(|it| it.1.capability == id && it.0 == phase);
            let Some((_, step)) = step else { return };
            let begun = Making {
                title: title_of_step(&assessment, step),
                owner: String::new(),
                due: due_of(phase, &assessment.plan, session.today),
                list: lists.first().map(|it| it.0),
            };
            making.set(Some((id, begun)));
        })
    };
    let on_project = {
        let (session, assessment, on_edit) = (session.clone(), assessment.clone(), on_edit.clone());
        Callback::from(move |(id, phase): (CapabilityId, Phase)| {
            let item = Item { session: session.clone(), assessment: assessment.clone(), id };
            make_project(item, phase, on_edit.clone());
        })
    };
    let on_make = {
        let (session, assessment, on_edit) = (session.clone(), assessment.clone(), on_edit.clone());
        let open = making.clone();
        Callback::from(move |made: Making| {
            if let Some((id, _)) = &*open {
                let id = id.clone();
                let item = Item { session: session.clone(), assessment: assessment.clone(), id };
                make_action(item, made, on_edit.clone());
            }
            open.set(None);
        })
    };
    let on_close = {
        let making = making.setter();
        Callback::from(move |()| making.set(None))
    };
    let became = {
        let (session, assessment) = (session.clone(), assessment.clone());
        let on_edit = on_edit.clone();
        Callback::from(move |(id, phase): (CapabilityId, Phase)| {
            html! {
                <Became
                    session={session.clone()}
                    assessment={assessment.clone()}
                    {id}
                    {phase}
                    on_edit={on_edit.clone()}
                    on_action={on_action.clone()}
                    on_project={on_project.clone()}
                />
            }
        })
    };
    let has_steps = roadmap.steps().next().is_some();
    html! {
        <div class="results">
            <p class="results-answer">{ told(&settled, &roadmap) }</p>
            <PlanForm assessment={assessment.clone()} known={figures.cost} {on_edit} />
            <div class="roadmap-drawn">
                if has_steps {
                    <Chart<Shown> session={session.clone()} of={assessment.clone()} shown={Shown::Roadmap} />
                }
            </div>
            <section class="results-section" aria-label={word::ROADMAP_STEPS.text()}>
                <h2>{ word::ROADMAP_STEPS.text() }</h2>
                <RoadmapTable
                    assessment={assessment.clone()}
                    roadmap={roadmap.clone()}
                    href={href.clone()}
                    {on_edit}
                    {became}
                />
                <RoadmapNotes assessment={assessment.clone()} {roadmap} {href} {on_edit} />
            </section>
            <MakeAction begun={making.as_ref().map(|it| it.1.clone())} {lists} {on_make} {on_close} />
        </div>
    }
}

#[hook]
fn use_lists(session: &Session) -> Lists {
    let store = session.store.clone();
    let found = use_loaded(session.n_changes, move |_| {
        let store = store.clone();
        async move {
            let mut lists = store.list().await.map(|it| it.lists).unwrap_or_default();
            lists.sort_by_key(|it| std::cmp::Reverse(it.updated_at));
            lists.into_iter().map(|it| (it.id, it.title)).collect::<Vec<_>>()
        }
    });
    let lists = use_memo(found, |found| -> Lists {
        let Loading::Here(lists) = found else { return Rc::new([]) };
        let named = |title: &str| match title.trim() {
            "" => AttrValue::Static(word::UNTITLED.text()),
            title => AttrValue::from(title.to_owned()),
        };
        lists.iter().map(|(id, title)| (*id, named(title))).collect()
    });
    (*lists).clone()
}
