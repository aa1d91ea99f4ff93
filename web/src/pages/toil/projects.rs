//! What is done about toil: projects in the order of a method, and the one that is open with all that argues for it.

use std::rc::Rc;

use afterword_core::id::Mint as _;
use afterword_core::maturity::Link;
use afterword_core::toil::{
    Lacking, Method, Project, ProjectId, Realised, Returns, Simulation, ToilEdit, ToilRegister,
};
use afterword_ui::draw::use_settled;
use afterword_ui::fields::Select;
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::toil::{Progress, ProjectForm, Ranking, RealisedTable, Verdict, project_name_id};
use afterword_ui::words::{InWords, use_words, word};
use yew::prelude::*;

use super::chart::Shown;
use super::desk::ViewProps;
use super::origin::{ItemLine, OriginLine};
use crate::browser::{ids, page};
use crate::pages::desk::{Chart, PAUSE_MILLIS};
use crate::palette::{Command, Group, use_commands};
use crate::route::Route;
use crate::toil_view::ToilView;

#[derive(PartialEq, Properties)]
pub(super) struct ProjectsProps {
    pub(super) view: ViewProps,
    /// The one that is open.
    pub(super) chosen: Option<ProjectId>,
}

/// The projects of a register.
#[component]
pub(super) fn Projects(props: &ProjectsProps) -> Html {
    use_words();
    let ViewProps { session, register, on_edit, .. } = &props.view;
    let method = use_state_eq(Method::default);
    let settled = use_settled(register, PAUSE_MILLIS, false);
    let ranked = use_memo((settled, *method), |(register, method)| register.ranked(*method));
    let id = register.id;
    let href = use_callback((), move |project: ProjectId, ()| {
        Route::ToilRegister(id, ToilView::Project(project)).to_string()
    });
    let add = {
        let (on_edit, go) = (on_edit.clone(), session.go.clone());
        Callback::from(move |()| {
            let project = Project::new(ids::Random.id(), String::new());
            let of = project.id;
            on_edit.emit(ToilEdit::Project(Box::new(project)));
            go.emit(Route::ToilRegister(id, ToilView::Project(of)));
        })
    };
    {
        let add = add.clone();
        use_commands(session, move || {
            let name = word::TOIL_PROJECT_ADD.text();
            vec![Command::new(Group::Document, "toil-project-add", name, add.clone())]
        });
    }
    let open =
        props.chosen.and_then(|it| register.projects.iter().find(|project| project.id == it));
    let is_built = register.projects.iter().any(|it| !it.stage.is_ahead());
    html! {
        <>
            <section class="toil-section is-wide" aria-label={word::TOIL_AHEAD.text()}>
                <div class="toil-head">
                    <h2>{ word::TOIL_AHEAD.text() }</h2>
                    if !ranked.is_empty() {
                        { method_choice(*method, &method.setter()) }
                    }
                    <button type="button" class="button primary" onclick={add.reform(|_: MouseEvent| ())}>
                        <Icon name={IconName::Plus} />{ word::TOIL_PROJECT_ADD.text() }
                    </button>
                </div>
                if register.projects.is_empty() {
                    <p class="quiet">{ word::TOIL_NO_PROJECTS.text() }</p>
                } else if !ranked.is_empty() {
                    <Ranking
                        register={register.clone()}
                        method={*method}
                        {ranked}
                        chosen={props.chosen}
                        href={href.clone()}
                    />
                }
            </section>
            if is_built {
                <section class="toil-section" aria-label={word::TOIL_BUILT.text()}>
                    <h2>{ word::TOIL_BUILT.text() }</h2>
                    <RealisedTable register={register.clone()} chosen={props.chosen} {href} />
                </section>
            }
            if let Some(project) = open {
                <Open key={project.id.to_string()} view={props.view.clone()} project={project.clone()} />
            } else if props.chosen.is_some() {
                <p class="quiet">{ word::TOIL_PROJECT_GONE.text() }</p>
            }
        </>
    }
}

fn method_choice(method: Method, setter: &UseStateSetter<Method>) -> Html {
    let options: Vec<_> = Method::ALL.iter().map(|it| (*it, it.in_words())).collect();
    let setter = setter.clone();
    let on_change = Callback::from(move |it| setter.set(it));
    Select::new(word::TOIL_METHOD.text(), method, options, on_change).html()
}

#[derive(PartialEq, Properties)]
struct OpenProps {
    view: ViewProps,
    project: Rc<Project>,
}

/// What argues for a project, as far as it is known.
struct Argument {
    returns: Rc<Result<Returns, Vec<Lacking>>>,
    simulation: Option<Rc<Simulation>>,
    realised: Option<Realised>,
}

impl Argument {
    fn of(register: &ToilRegister, project: &Project) -> Self {
        let simulation = register.simulate(project, project.id.bits()).ok();
        Self {
            returns: Rc::new(register.returns(project)),
            simulation: simulation.map(Rc::new),
            realised: register.realised().into_iter().find(|it| it.project == project.id),
        }
    }
}

/// A project with all that argues for it: the form, the curve, what matters most, and what came of it.
#[component]
fn Open(props: &OpenProps) -> Html {
    use_words();
    let OpenProps { view: ViewProps { session, register, on_edit, .. }, project } = props;
    let id = project.id;
    use_effect_with(id, |id| {
        page::focus(&project_name_id(*id));
    });
    let settled = use_settled(register, PAUSE_MILLIS, false);
    let argument = use_memo((settled, id), |(register, id)| {
        register.project(*id).map(|it| Argument::of(register, it))
    });
    let on_edit = use_said(props, on_edit);
    let owners = owners(register);
    let activities = Route::toil_register(register.id).to_string();
    let verdict = argument.as_ref().as_ref().map(|it| {
        let (returns, simulation) = (it.returns.clone(), it.simulation.clone());
        html! { <Verdict register={register.clone()} project={project.clone()} {returns} {simulation} /> }
    });
    let is_known = argument.as_ref().as_ref().is_some_and(|it| it.returns.is_ok());
    let realised = argument.as_ref().as_ref().and_then(|it| it.realised);
    let who = AttrValue::from(session.preferences.name.clone());
    html! {
        <div class="toil-columns has-open">
            <ProjectForm project={project.clone()} register={register.clone()} {owners} {activities} on_edit={on_edit.clone()}>
                { verdict.unwrap_or_default() }
                if let Some(origin) = project.origin {
                    <OriginLine session={session.clone()} {origin} is_done={!project.stage.is_ahead()} />
                }
                if let Some(item) = &project.item {
                    <ItemLine session={session.clone()} item={item.clone()} made={Link::Project { document: register.id, project: id }} />
                }
            </ProjectForm>
            <div class="toil-beside">
                if is_known {
                    <Chart<Shown> session={session.clone()} of={register.clone()} shown={Shown::Payback(id)} />
                    <Chart<Shown> session={session.clone()} of={register.clone()} shown={Shown::Tornado(id)} />
                }
                <Progress
                    project={project.clone()}
                    {realised}
                    today={session.today}
                    {who}
                    before_minutes={before_minutes(register, project)}
                    {on_edit}
                />
            </div>
        </div>
    }
}

/// Says that a project was removed, and goes back to those that are left.
#[hook]
fn use_said(props: &OpenProps, on_edit: &Callback<ToilEdit>) -> Callback<ToilEdit> {
    let ViewProps { session, register, .. } = &props.view;
    let (on_edit, say, go) = (on_edit.clone(), session.say.clone(), session.go.clone());
    use_callback(register.id, move |edit: ToilEdit, register| {
        let is_removal = matches!(edit, ToilEdit::RemoveProject(_));
        on_edit.emit(edit);
        if is_removal {
            go.emit(Route::ToilRegister(*register, ToilView::Projects));
            say.emit(word::TOIL_PROJECT_REMOVED.text().into());
        }
    })
}

/// Everybody who sees to a project.
fn owners(register: &ToilRegister) -> Rc<[AttrValue]> {
    let mut owners: Vec<&str> = register.projects.iter().map(|it| it.owner.trim()).collect();
    owners.retain(|it| !it.is_empty());
    owners.sort_unstable();
    owners.dedup();
    owners.into_iter().map(|it| AttrValue::from(it.to_owned())).collect()
}

/// The minutes a month that the activities of a project take.
fn before_minutes(register: &ToilRegister, project: &Project) -> u32 {
    let activities = project.parts.iter().filter_map(|it| register.activity(it.activity));
    let hours = activities.filter_map(|it| it.hours_a_year(&register.assumptions));
    (hours.sum::<f64>() / 12.0 * 60.0).round() as u32
}
