//! What an import would bring, and the buttons that store it.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::document::Document;
use afterword_core::id::DocumentId;
use afterword_core::stored::Stored as _;
use afterword_core::summary::Kind;
use afterword_core::time::Zone;
use afterword_formats::Imported;
use afterword_formats::markdown::Choices;
use afterword_formats::workspace::Workspace;
use afterword_ui::shortcut::key;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::accept::{ACCEPT_ID, AcceptDocument, AcceptWorkspace};
use super::actions::ActionsImport;
use super::feed::FeedImport;
use super::head::head;
use super::instead::{Other, use_instead};
use super::text::{TextPreview, zone_of};
use crate::browser::page;
use crate::incoming::Incoming;
use crate::session::Session;

#[derive(PartialEq, Properties)]
pub(super) struct ImportPreviewProps {
    pub(super) session: Session,
    pub(super) incoming: Rc<Incoming>,
    pub(super) imported: Rc<Imported>,
    /// What was decided about the text.
    pub(super) choices: Rc<Choices>,
    pub(super) on_choices: Callback<Choices>,
    /// The zone of times that don't say theirs.
    pub(super) zone: Zone,
    pub(super) on_zone: Callback<Zone>,
    /// It is stored, or given up.
    pub(super) on_done: Callback<()>,
    /// Something else is to be chosen.
    pub(super) on_other: Callback<()>,
    /// Nothing else is to be looked at after it.
    pub(super) is_last: bool,
    /// The document whose timeline the page was opened from.
    pub(super) beside: Option<DocumentId>,
}

/// Shows an import before it is stored.
#[component]
pub(super) fn ImportPreview(props: &ImportPreviewProps) -> Html {
    use_words();
    let ImportPreviewProps { session, incoming, zone, on_done, on_other, is_last, .. } = props;
    let on_stored = on_done;
    let (imported, other) = use_instead(session, incoming, &props.imported, zone);
    use_effect_with((), |()| {
        let keys = page::on_key(|event| {
            if key::IMPORT_ACCEPT.hears(event) && !page::has_dialog() {
                event.prevent_default();
                page::press(ACCEPT_ID);
            }
        });
        move || drop(keys)
    });
    let (what, accept) = match &*imported {
        Imported::Workspace(workspace) => (
            workspace_of(workspace),
            html! { <AcceptWorkspace session={session.clone()} imported={imported.clone()} {on_stored} {is_last} /> },
        ),
        Imported::Document(document) => (
            document_of(document),
            html! { <AcceptDocument session={session.clone()} imported={imported.clone()} {on_stored} {is_last} /> },
        ),
        Imported::Feed(_) => return feed_of(props, &imported, other),
        Imported::Actions(_) => return actions_of(props, &imported, other),
        Imported::Text(_) => (
            text_of(props),
            html! { <AcceptDocument session={session.clone()} imported={imported.clone()} {on_stored} {is_last} /> },
        ),
    };
    html! {
        <div class="import-preview">
            { head(accept, &other, on_other) }
            { what }
        </div>
    }
}

fn actions_of(props: &ImportPreviewProps, imported: &Rc<Imported>, other: Option<Other>) -> Html {
    html! {
        <ActionsImport
            key="actions"
            session={props.session.clone()}
            incoming={props.incoming.clone()}
            imported={imported.clone()}
            {other}
            on_done={&props.on_done}
            on_other={&props.on_other}
            is_last={props.is_last}
            beside={props.beside}
        />
    }
}

fn feed_of(props: &ImportPreviewProps, imported: &Rc<Imported>, other: Option<Other>) -> Html {
    let ImportPreviewProps {
        session,
        incoming,
        zone,
        on_zone,
        on_done,
        on_other,
        is_last,
        beside,
        ..
    } = props;
    html! {
        <FeedImport
            key="feed"
            session={session.clone()}
            incoming={incoming.clone()}
            imported={imported.clone()}
            zone={zone.clone()}
            zone_field={zone_of(zone, on_zone)}
            {other}
            {on_done}
            {on_other}
            {is_last}
            beside={*beside}
        />
    }
}

fn workspace_of(workspace: &Workspace) -> Html {
    let n = workspace.documents.len() + workspace.others.len();
    html! {
        <section class="card">
            <h2>{ word::IMPORT_BACKUP.text() }</h2>
            <p>
                { word::IMPORT_WRITTEN.count_and(n, &[("day", &word::DATE_DAY_AT.date(workspace.exported_at.naive_local()))]) }
            </p>
            if !workspace.unreadable.is_empty() {
                <div class="banner" data-kind="warning" role="alert">
                    <p>
                        { word::IMPORT_UNREADABLE.count(workspace.unreadable.len()) }
                    </p>
                </div>
            }
            <ul class="plain">
                for document in &workspace.documents {
                    <li key={document.id.to_string()}>{ title_of(document) }</li>
                }
                for other in &workspace.others {
                    <li key={other.id().to_string()}>{ named_other(other) }</li>
                }
            </ul>
        </section>
    }
}

fn named_other(document: &Document) -> String {
    let title = document.title().trim();
    match document.kind() {
        Kind::ToilRegister => word::TOIL_NAMED.fill(&[("title", &title)]),
        Kind::Assessment => word::MATURITY_NAMED.fill(&[("title", &title)]),
        _ => format!("{title} ({})", word::ACTIONS_COUNT.count(document.actions().len())),
    }
}

fn document_of(document: &Postmortem) -> Html {
    html! {
        <section class="card">
            <h2>{ title_of(document) }</h2>
            <p>{ counts_of(document) }</p>
        </section>
    }
}

fn text_of(props: &ImportPreviewProps) -> Html {
    let ImportPreviewProps { incoming, imported, choices, on_choices, zone, on_zone, .. } = props;
    let (scheme, zone, on_zone) = (&props.session.scheme, zone.clone(), on_zone.clone());
    html! { <TextPreview {incoming} {imported} {scheme} {choices} {on_choices} {zone} {on_zone} /> }
}

fn title_of(document: &Postmortem) -> String {
    match document.title.trim() {
        "" => word::UNTITLED.text().to_owned(),
        title => title.to_owned(),
    }
}

fn counts_of(document: &Postmortem) -> String {
    let sections = word::COUNT_SECTIONS.count(document.filled_sections().len());
    let entries = word::COUNT_ENTRIES.count(document.timeline.len());
    let actions = word::ACTIONS_COUNT.count(document.actions.len());
    format!("{sections}, {entries}, {actions}")
}
