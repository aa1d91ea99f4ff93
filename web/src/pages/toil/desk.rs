//! A register on the desk: its views side by side, what was undone, and how the saving stands.

use std::rc::Rc;

use afterword_core::toil::{ProjectId, ToilEdit, ToilRegister};
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::activities::Activities;
use super::basis::Basis;
use super::overview::Overview;
use super::plan::Plan;
use super::projects::Projects;
use super::weeks::Weeks;
use crate::pages::desk::{trash_command, trash_dialog, use_saving, use_view_in_sight, view_links};
use crate::pages::tag::{Subject, use_tag};
use crate::pages::versions::{save_line, use_versions};
use crate::palette::{Group, use_commands};
use crate::route::Route;
use crate::session::Session;
use crate::store::Loaded;
use crate::toil_view::ToilView;

#[derive(PartialEq, Properties)]
pub(super) struct DeskProps {
    pub(super) session: Session,
    pub(super) loaded: Rc<Loaded<ToilRegister>>,
    pub(super) view: ToilView,
}

/// What each view of a register is given.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ViewProps {
    pub(super) session: Session,
    pub(super) register: Rc<ToilRegister>,
    pub(super) on_edit: Callback<ToilEdit>,
    /// Asks for its tag.
    pub(super) on_tag: Callback<()>,
}

/// A register, edited in place and saved as it is typed.
#[component]
pub(super) fn Desk(props: &DeskProps) -> Html {
    use_words();
    let DeskProps { session, loaded, view } = props;
    let edited = use_versions(session, || loaded.document.clone());
    let saving = use_saving(session, loaded, &edited);
    let register = edited.present().clone();
    let is_doomed = use_state_eq(|| false);
    let on_doom = {
        let doomed = is_doomed.setter();
        use_callback((), move |it: bool, ()| doomed.set(it))
    };
    {
        let (edited, on_doom) = (edited.clone(), on_doom.clone());
        use_commands(session, move || {
            let own = trash_command::<ToilRegister>(&on_doom);
            edited.commands(Group::Document).into_iter().chain([own]).collect()
        });
    }
    use_view_in_sight(view.tab());
    let (on_tag, tag) = {
        let register = register.clone();
        use_tag(session, Callback::from(move |()| Subject::register(&register)))
    };
    let title = title_of(&register);
    let shown = ViewProps {
        session: session.clone(),
        register: register.clone(),
        on_edit: edited.on_edit.clone(),
        on_tag,
    };
    html! {
        <>
            <header class="topbar">
                <nav class="topbar-path" aria-label={word::TOIL.text()}>
                    <span>{ word::TOIL.text() }</span>
                    <Icon name={IconName::ChevronRight} />
                    <span>{ &title }</span>
                </nav>
                { save_line(Some(&saving.state)) }
                { edited.buttons() }
            </header>
            <main class="page toil-page" id="main" tabindex="-1">
                <header class="page-head">
                    <h1>{ title }</h1>
                </header>
                { views(&register, *view) }
                { body(*view, shown, &on_doom) }
            </main>
            { trash_dialog(session, &saving.queue, *is_doomed, &on_doom) }
            { tag }
        </>
    }
}

/// The views of a register, each behind a link.
fn views(register: &ToilRegister, view: ToilView) -> Html {
    let link = |it: ToilView| (it.name(), Route::ToilRegister(register.id, it), view.tab() == it);
    view_links(&word::TOIL_VIEWS, ToilView::ALL.into_iter().map(link))
}

fn body(view: ToilView, shown: ViewProps, on_doom: &Callback<bool>) -> Html {
    match view {
        ToilView::Activities => html! { <Activities ..shown /> },
        ToilView::Weeks => html! { <Weeks ..shown /> },
        ToilView::Projects => html! { <Projects view={shown} chosen={None::<ProjectId>} /> },
        ToilView::Project(id) => html! { <Projects view={shown} chosen={Some(id)} /> },
        ToilView::Plan => html! { <Plan ..shown /> },
        ToilView::Overview => html! { <Overview ..shown /> },
        ToilView::Basis => html! { <Basis view={shown} {on_doom} /> },
    }
}

fn title_of(register: &ToilRegister) -> String {
    match register.title.trim() {
        "" => word::UNTITLED.text().to_owned(),
        title => title.to_owned(),
    }
}

/// The teams that the register names, offered wherever one is typed.
pub(super) fn teams(register: &ToilRegister) -> Rc<[AttrValue]> {
    let activities = register.activities.iter().map(|it| it.team.trim());
    let mut teams: Vec<&str> =
        activities.chain(register.weeks.iter().map(|it| it.team.trim())).collect();
    teams.retain(|it| !it.is_empty());
    teams.sort_unstable();
    teams.dedup();
    teams.into_iter().map(|it| AttrValue::from(it.to_owned())).collect()
}
