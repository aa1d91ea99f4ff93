//! An assessment on the desk: its views side by side, what was undone, and how the saving stands.

use std::rc::Rc;

use afterword_core::maturity::{Assessment, AssessmentEdit, Refused};
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::words::{InWords as _, use_words, word};
use yew::prelude::*;

use super::about::About;
use super::assess::Assess;
use super::figures::Figures;
use super::results::Results;
use super::roadmap::Roadmap;
use super::table::Table;
use super::workshop::Workshop;
use crate::maturity_view::MaturityView;
use crate::pages::desk::{trash_command, trash_dialog, use_saving, use_view_in_sight, view_links};
use crate::pages::tag::{Subject, use_tag};
use crate::pages::versions::{save_line, use_versions};
use crate::pages::window_title::use_window_title;
use crate::palette::{Group, use_commands};
use crate::route::Route;
use crate::session::Session;
use crate::store::Loaded;

#[derive(PartialEq, Properties)]
pub(super) struct DeskProps {
    pub(super) session: Session,
    pub(super) loaded: Rc<Loaded<Assessment>>,
    pub(super) view: MaturityView,
}

/// What each view of an assessment is given.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ViewProps {
    pub(super) session: Session,
    pub(super) assessment: Rc<Assessment>,
    /// Edits it. What a milestone does not allow is refused with a sentence.
    pub(super) on_edit: Callback<AssessmentEdit>,
    /// Asks for its tag.
    pub(super) on_tag: Callback<()>,
}

/// An assessment, edited in place and saved as it is made.
#[component]
pub(super) fn Desk(props: &DeskProps) -> Html {
    use_words();
    let DeskProps { session, loaded, view } = props;
    let edited = use_versions(session, || loaded.document.clone());
    let saving = use_saving(session, loaded, &edited);
    let assessment = edited.present().clone();
    let on_edit = use_refused(session, &assessment, &edited.on_edit);
    let is_doomed = use_state_eq(|| false);
    let on_doom = {
        let doomed = is_doomed.setter();
        use_callback((), move |it: bool, ()| doomed.set(it))
    };
    {
        let (edited, on_doom) = (edited.clone(), on_doom.clone());
        use_commands(session, move || {
            let own = trash_command::<Assessment>(&on_doom);
            edited.commands(Group::Document).into_iter().chain([own]).collect()
        });
    }
    use_view_in_sight(view.tab());
    let (on_tag, tag) = {
        let assessment = assessment.clone();
        use_tag(session, Callback::from(move |()| Subject::assessment(&assessment)))
    };
    let title = title_of(&assessment);
    use_window_title(&title, *view);
    let shown =
        ViewProps { session: session.clone(), assessment: assessment.clone(), on_edit, on_tag };
    html! {
        <>
            <header class="topbar">
                <nav class="topbar-path" aria-label={word::MATURITY.text()}>
                    <a href={Route::Maturity.to_string()}>{ word::MATURITY.text() }</a>
                    <Icon name={IconName::ChevronRight} />
                    <span>{ &title }</span>
                </nav>
                { save_line(Some(&saving.state)) }
                { edited.buttons() }
            </header>
            <main class="page maturity-page" id="main" tabindex="-1">
                <header class="page-head">
                    <h1>{ title }</h1>
                    <p class="quiet">{ of_whom(&assessment) }</p>
                </header>
                { views(&assessment, *view) }
                <div class="maturity-sealed">{ sealed(&assessment) }</div>
                { body(*view, shown, &on_doom) }
            </main>
            { trash_dialog(session, &saving.queue, *is_doomed, &on_doom) }
            { tag }
        </>
    }
}

/// Says why an edit is refused in the language that is spoken; whatever is not passes on.
#[hook]
fn use_refused(
    session: &Session,
    assessment: &Rc<Assessment>,
    on_edit: &Callback<AssessmentEdit>,
) -> Callback<AssessmentEdit> {
    let (say, on_edit) = (session.say.clone(), on_edit.clone());
    use_callback(assessment.is_finished(), move |edit: AssessmentEdit, is_finished| {
        match *is_finished && edit.is_of_findings() {
            true => say.emit(Refused::Finished.in_words()),
            false => on_edit.emit(edit),
        }
    })
}

/// The views of an assessment, each behind a link.
fn views(assessment: &Assessment, view: MaturityView) -> Html {
    let link =
        |it: MaturityView| (it.name(), Route::Assessment(assessment.id, it), view.tab() == it);
    view_links(&word::MATURITY_VIEWS, MaturityView::ALL.into_iter().map(link))
}

/// What a milestone says of itself.
fn sealed(assessment: &Assessment) -> Html {
    let Some(finished) = &assessment.finished else { return Html::default() };
    let day = word::DATE_DAY_MONTH_YEAR.date(finished.at.naive_local());
    html! {
        <p class="maturity-milestone">
            <Icon name={IconName::Flag} />
            <span>{ word::MATURITY_SEALED.fill(&[("day", &day)]) }</span>
        </p>
    }
}

fn body(view: MaturityView, shown: ViewProps, on_doom: &Callback<bool>) -> Html {
    match view {
        MaturityView::Assess => html! { <Assess {shown} number={None::<u16>} /> },
        MaturityView::Question(number) => html! { <Assess {shown} {number} /> },
        MaturityView::Table => html! { <Table ..shown /> },
        MaturityView::Workshop | MaturityView::Screen => {
            html! { <Workshop {shown} is_on_screen={view == MaturityView::Screen} /> }
        }
        MaturityView::Results => html! { <Results ..shown /> },
        MaturityView::Roadmap => html! { <Roadmap ..shown /> },
        MaturityView::Figures => html! { <Figures ..shown /> },
        MaturityView::About => html! { <About view={shown} {on_doom} /> },
    }
}

/// What it is called; by its model where nobody has said.
pub(in crate::pages) fn title_of(assessment: &Assessment) -> String {
    match assessment.title.trim() {
        "" => assessment.model.name.clone(),
        title => title.to_owned(),
    }
}

/// The team, the day and the model, as far as the title does not say so.
fn of_whom(assessment: &Assessment) -> String {
    let team = assessment.about.team.trim().to_owned();
    let day = assessment.about.date.map(|it| word::DATE_DAY_MONTH_YEAR.day(it));
    let model = &assessment.model;
    let model = word::MATURITY_MODEL_OF.fill(&[("name", &model.name), ("version", &model.version)]);
    let title = title_of(assessment);
    let is_said = |it: &str| it.is_empty() || title.contains(it);
    let team = Some(team).filter(|it| !is_said(it));
    let parts: Vec<String> = [team, day, Some(model)].into_iter().flatten().collect();
    parts.join(" · ")
}
