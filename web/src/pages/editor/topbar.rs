//! The line above the document: where we are, whether it is saved, and what can be done with it.

use afterword_core::id::DocumentId;
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::menu::{Menu, MenuItem};
use afterword_ui::words::{use_words, word};
use afterword_ui::{Action, Outgoing};
use yew::prelude::*;

use super::share::ExportMenu;
use super::standing::SaveLine;
use crate::browser::{page, scroll};
use crate::pages::versions::history_buttons;
use crate::route::Route;
use crate::session::Session;

#[derive(PartialEq, Properties)]
pub(super) struct TopbarProps {
    pub(super) session: Session,
    pub(super) id: DocumentId,
    pub(super) title: AttrValue,
    /// Asks the page's door.
    pub(super) take_out: Callback<Outgoing>,
    pub(super) undo_label: Option<&'static str>,
    pub(super) redo_label: Option<&'static str>,
    pub(super) dispatch: Callback<Action>,
    /// The sheet that is open.
    pub(super) pane: Option<Pane>,
    pub(super) on_panes: Callback<Pane>,
    pub(super) on_trash: Callback<()>,
    /// Asks which answers of assessments the incident disproves.
    pub(super) on_doubt: Callback<()>,
}

/// A pane that is a sheet on a narrow page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pane {
    Sections,
    Side,
}

/// The line.
#[component]
pub(super) fn Topbar(props: &TopbarProps) -> Html {
    use_words();
    let TopbarProps { session, title, take_out, .. } = props;
    let title = if title.trim().is_empty() {
        AttrValue::Static(word::UNTITLED.text())
    } else {
        title.clone()
    };
    html! {
        <header class="topbar">
            { toggle(props, Pane::Sections, "for-sections", word::SECTIONS.text(), IconName::Actions) }
            <div class="topbar-where">
            <div class="topbar-path">
                <a href={Route::Postmortems.to_string()}>{ word::POSTMORTEMS.text() }</a>
                <Icon name={IconName::ChevronRight} />
                <button type="button" class="topbar-title" title={title.clone()} onclick={|_| to_top()}>
                    { title }
                </button>
            </div>
            <SaveLine />
            </div>
            { history_buttons(props.undo_label, props.redo_label, &props.dispatch) }
            <ExportMenu session={session.clone()} {take_out} />
            <Menu label={word::MORE.text()} icon={IconName::More} items={more_items(props)} />
            { toggle(props, Pane::Side, "for-side", word::PANE_SIDE.text(), IconName::Info) }
        </header>
    }
}

/// The title is cut where there is no room for it. Its whole length stands at the top of the page.
fn to_top() {
    page::skip_to("main");
    scroll::to_top();
}

/// The button that opens a pane as a sheet.
fn toggle(
    props: &TopbarProps,
    pane: Pane,
    class: &'static str,
    label: &'static str,
    icon: IconName,
) -> Html {
    html! {
        <button
            type="button"
            id={pane.toggle_id()}
            class={classes!("button", "icon-only", "pane-toggle", class)}
            aria-label={label}
            aria-expanded={(props.pane == Some(pane)).to_string()}
            aria-controls={pane.id()}
            onclick={props.on_panes.reform(move |_| pane)}
        >
            <Icon name={icon} />
        </button>
    }
}

fn more_items(props: &TopbarProps) -> Vec<MenuItem> {
    let id = props.id;
    let to_revisions = props.session.go.reform(move |()| Route::Revisions(id));
    let to_meeting = props.session.go.reform(move |()| Route::Present(id));
    vec![
        MenuItem::new(word::MEETING_PRESENT.text(), to_meeting).icon(IconName::Present),
        MenuItem::new(word::REVISIONS.text(), to_revisions).icon(IconName::History),
        MenuItem::new(word::DOUBT_COMMAND.text(), props.on_doubt.clone()).icon(IconName::Flag),
        MenuItem::new(word::MOVE_TO_TRASH.text(), props.on_trash.clone())
            .icon(IconName::Trash)
            .danger(),
    ]
}
