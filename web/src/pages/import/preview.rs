//! What an import would bring: what was recognised on which line, what was kept as text, and the buttons that store it.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_formats::Imported;
use afterword_formats::markdown::{Confidence, Kept, Preview, Recognised, What};
use afterword_formats::workspace::Workspace;
use yew::prelude::*;

use super::accept::{AcceptDocument, AcceptWorkspace};
use crate::incoming::Incoming;
use crate::session::Session;

#[derive(PartialEq, Properties)]
pub(super) struct ImportPreviewProps {
    pub(super) session: Session,
    pub(super) incoming: Rc<Incoming>,
    pub(super) imported: Rc<Imported>,
    pub(super) on_again: Callback<()>,
}

/// Shows an import before it is stored.
#[component]
pub(super) fn ImportPreview(props: &ImportPreviewProps) -> Html {
    let ImportPreviewProps { session, incoming, imported, on_again } = props;
    let (what, accept) = match &**imported {
        Imported::Workspace(workspace) => (
            workspace_of(workspace),
            html! { <AcceptWorkspace session={session.clone()} imported={imported.clone()} on_stored={on_again} /> },
        ),
        Imported::Document(document) => (
            document_of(document),
            html! { <AcceptDocument session={session.clone()} imported={imported.clone()} on_stored={on_again} /> },
        ),
        Imported::Text(preview) => (
            text_of(preview, incoming),
            html! { <AcceptDocument session={session.clone()} imported={imported.clone()} on_stored={on_again} /> },
        ),
    };
    html! {
        <div class="import-preview">
            <div class="button-row">
                { accept }
                <button type="button" class="button" onclick={on_again.reform(|_| ())}>
                    { "Choose something else" }
                </button>
            </div>
            { what }
        </div>
    }
}

fn workspace_of(workspace: &Workspace) -> Html {
    let n = workspace.documents.len();
    html! {
        <section class="card">
            <h2>{ "A backup" }</h2>
            <p>
                { format!("Written {}, with {n} {}.", workspace.exported_at.format("%-d %B %Y at %H:%M"), plural(n, "document")) }
            </p>
            if !workspace.unreadable.is_empty() {
                <div class="banner" data-kind="warning" role="alert">
                    <p>
                        { format!("{} {} in it cannot be read and would be left out; the file itself is not changed.",
                            workspace.unreadable.len(), plural(workspace.unreadable.len(), "document")) }
                    </p>
                </div>
            }
            <ul class="plain">
                for document in &workspace.documents {
                    <li key={document.id.to_string()}>{ title_of(document) }</li>
                }
            </ul>
        </section>
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

fn text_of(preview: &Preview, incoming: &Incoming) -> Html {
    html! {
        <div class="columns">
            <section class="card">
                <h2>{ title_of(&preview.document) }</h2>
                <p>{ counts_of(&preview.document) }</p>
                <table class="recognised">
                    <caption class="visually-hidden">{ "What was recognised" }</caption>
                    <thead>
                        <tr><th scope="col">{ "Line" }</th><th scope="col">{ "Read as" }</th><th scope="col">{ "As written" }</th></tr>
                    </thead>
                    <tbody>
                        for (n, it) in preview.recognised.iter().enumerate() {
                            { recognised(n, it) }
                        }
                    </tbody>
                </table>
                { kept_of(&preview.kept) }
            </section>
            <section class="card source">
                <h2>{ "The text" }</h2>
                <ol class="source-lines" tabindex="0" aria-label="The text with its line numbers">
                    for (n, line) in incoming.text.lines().enumerate() {
                        <li key={n}>{ line }</li>
                    }
                </ol>
            </section>
        </div>
    }
}

fn recognised(n: usize, it: &Recognised) -> Html {
    let (mark, sure) = match it.confidence {
        Confidence::High => ("●", "sure"),
        Confidence::Medium => ("◐", "likely"),
        Confidence::Low => ("○", "a guess: check it"),
    };
    html! {
        <tr key={n}>
            <td class="number">{ it.line }</td>
            <td><span role="img" aria-label={sure} title={sure}>{ mark }</span>{ format!(" {}", name_of(&it.what)) }</td>
            <td class="as-written">{ &it.as_written }</td>
        </tr>
    }
}

fn kept_of(kept: &[Kept]) -> Html {
    html! {
        <div class="kept">
            if !kept.is_empty() {
                <h3>{ "Kept as text" }</h3>
                <ul class="plain">
                    for (n, it) in kept.iter().enumerate() {
                        <li key={n}>{ format!("Lines {} to {}, in “{}”", it.first_line, it.last_line, it.heading) }</li>
                    }
                </ul>
            }
        </div>
    }
}

fn name_of(what: &What) -> String {
    match what {
        What::Title => "Title".to_owned(),
        What::Date => "Date".to_owned(),
        What::Severity => "Severity".to_owned(),
        What::Authors => "Authors".to_owned(),
        What::Tags => "Tags".to_owned(),
        What::Section(key) => format!("Section: {}", key.plain_heading()),
        What::Zone => "Time zone".to_owned(),
        What::Moment(key) => format!("Moment: {key}"),
        What::Entry(_) => "Timeline entry".to_owned(),
        What::Action(_) => "Action".to_owned(),
        What::Factor(_) => "Contributing factor".to_owned(),
        What::Cause => "Cause".to_owned(),
        What::Columns => "Columns".to_owned(),
        _ => "Recognised".to_owned(),
    }
}

fn title_of(document: &Postmortem) -> String {
    match document.title.trim() {
        "" => "Untitled".to_owned(),
        title => title.to_owned(),
    }
}

fn counts_of(document: &Postmortem) -> String {
    let n_entries = document.timeline.len();
    let n_actions = document.actions.len();
    let n_sections = document.filled_sections().len();
    format!(
        "{n_sections} {}, {n_entries} timeline {}, {n_actions} {}",
        plural(n_sections, "section"),
        if n_entries == 1 { "entry" } else { "entries" },
        plural(n_actions, "action"),
    )
}

fn plural(n: usize, word: &str) -> String {
    if n == 1 { word.to_owned() } else { format!("{word}s") }
}
