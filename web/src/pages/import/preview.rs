//! What an import would bring: what was recognised on which line, what was kept as text, and the buttons that store it.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::id::DocumentId;
use afterword_core::list;
use afterword_core::postmortem::SectionKey;
use afterword_core::time::Zone;
use afterword_formats::Imported;
use afterword_formats::markdown::{Confidence, Kept, Preview, Recognised, What};
use afterword_formats::workspace::Workspace;
use afterword_ui::fields::Select;
use afterword_ui::words::{InWords, use_words, word};
use yew::prelude::*;

use super::accept::{AcceptDocument, AcceptWorkspace};
use super::feed::FeedImport;
use crate::browser::zone::known_zones;
use crate::incoming::Incoming;
use crate::session::Session;

#[derive(PartialEq, Properties)]
pub(super) struct ImportPreviewProps {
    pub(super) session: Session,
    pub(super) incoming: Rc<Incoming>,
    pub(super) imported: Rc<Imported>,
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
    let ImportPreviewProps { session, imported, on_done, on_other, is_last, .. } = props;
    let on_stored = on_done;
    if let Imported::Feed(_) = &**imported {
        return feed_of(props);
    }
    let (what, accept) = match &**imported {
        Imported::Workspace(workspace) => (
            workspace_of(workspace),
            html! { <AcceptWorkspace session={session.clone()} imported={imported.clone()} {on_stored} {is_last} /> },
        ),
        Imported::Document(document) => (
            document_of(document),
            html! { <AcceptDocument session={session.clone()} imported={imported.clone()} {on_stored} {is_last} /> },
        ),
        Imported::Feed(_) => <(Html, Html)>::default(),
        Imported::Text(preview) => (
            text_of(preview, props),
            html! { <AcceptDocument session={session.clone()} imported={imported.clone()} {on_stored} {is_last} /> },
        ),
    };
    html! {
        <div class="import-preview">
            <div class="button-row">
                { accept }
                <button type="button" class="button" onclick={on_other.reform(|_| ())}>
                    { word::IMPORT_OTHER.text() }
                </button>
            </div>
            { what }
        </div>
    }
}

fn feed_of(props: &ImportPreviewProps) -> Html {
    let ImportPreviewProps {
        session,
        incoming,
        imported,
        zone,
        on_done,
        on_other,
        is_last,
        beside,
        ..
    } = props;
    html! {
        <FeedImport
            session={session.clone()}
            incoming={incoming.clone()}
            imported={imported.clone()}
            zone={zone.clone()}
            zone_field={zone_of(props)}
            {on_done}
            {on_other}
            {is_last}
            beside={*beside}
        />
    }
}

fn workspace_of(workspace: &Workspace) -> Html {
    let n = workspace.documents.len();
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
            </ul>
        </section>
    }
}

fn document_of(document: &Postmortem) -> Html {
    html! {
        <section class="card">
            <h2>{ title_of(document) }</h2>
            <p>{ counts_of(document.filled_sections().len(), document) }</p>
        </section>
    }
}

fn text_of(preview: &Preview, props: &ImportPreviewProps) -> Html {
    html! {
        <div class="columns">
            <section class="card">
                <h2>{ title_of(&preview.document) }</h2>
                <p>{ counts_of(n_sections(preview), &preview.document) }</p>
                <div class="import-zone">
                    if preview.assumes_zone {
                        { zone_of(props) }
                    }
                </div>
                <table class="recognised">
                    <caption class="visually-hidden">{ word::IMPORT_RECOGNISED.text() }</caption>
                    <thead>
                        <tr><th scope="col">{ word::IMPORT_LINE.text() }</th><th scope="col">{ word::IMPORT_READ_AS.text() }</th><th scope="col">{ word::IMPORT_AS_WRITTEN.text() }</th></tr>
                    </thead>
                    <tbody>
                        for (n, it) in preview.recognised.iter().enumerate() {
                            { recognised(n, it, preview) }
                        }
                    </tbody>
                </table>
                { kept_of(preview) }
            </section>
            <section class="card source">
                <h2>{ word::IMPORT_TEXT.text() }</h2>
                <ol class="source-lines" tabindex="0" aria-label={word::IMPORT_TEXT_LINES.text()}>
                    for (n, line) in props.incoming.text().lines().enumerate() {
                        <li key={n}>{ line }</li>
                    }
                </ol>
            </section>
        </div>
    }
}

/// Which zone was assumed, to be chosen.
fn zone_of(props: &ImportPreviewProps) -> Html {
    let known = known_zones().into_iter().filter_map(|it| Some((it.parse().ok()?, it.into())));
    let mut options: Vec<(Zone, AttrValue)> = known.collect();
    if options.iter().all(|(zone, _)| *zone != props.zone) {
        options.insert(0, (props.zone.clone(), AttrValue::from(props.zone.to_string())));
    }
    let zone =
        Select::new(word::IMPORT_ZONE.text(), props.zone.clone(), options, props.on_zone.clone());
    html! { { zone.hint(word::IMPORT_ZONE_ASSUMED.text()).html() } }
}

/// The sections that the text has by its own headings.
fn n_sections(preview: &Preview) -> usize {
    preview.recognised.iter().filter(|it| matches!(it.what, What::Section(_))).count()
}

fn recognised(n: usize, it: &Recognised, preview: &Preview) -> Html {
    let (mark, sure) = match it.confidence {
        Confidence::High => ("●", word::SURE_HIGH.text()),
        Confidence::Medium => ("◐", word::SURE_MEDIUM.text()),
        Confidence::Low => ("○", word::SURE_LOW.text()),
    };
    html! {
        <tr key={n}>
            <td class="number">{ it.line }</td>
            <td><span role="img" aria-label={sure} title={sure}>{ mark }</span>{ format!(" {}", name_of(&it.what)) }</td>
            <td class="as-written">{ written(it, preview) }</td>
        </tr>
    }
}

/// The words that stand there; of an entry its stamp and the beginning of what it says.
fn written(it: &Recognised, preview: &Preview) -> String {
    const MAX_CHARS: usize = 120;
    let What::Entry(id) = it.what else { return it.as_written.clone() };
    let entry = list::find(&preview.document.timeline, id);
    let first_line = entry.and_then(|it| it.text.lines().next()).unwrap_or_default();
    let mut words: String = first_line.chars().take(MAX_CHARS).collect();
    if words.len() < first_line.len() {
        words.push('…');
    }
    format!("{}  {words}", it.as_written)
}

/// What has no field of its own. A section whose heading was understood is no news here: it is in the table above.
fn kept_of(preview: &Preview) -> Html {
    let is_understood = |section: &SectionKey| {
        let is_it = |it: &Recognised| matches!(&it.what, What::Section(key) if key == section);
        !matches!(section, SectionKey::Free(_)) || preview.recognised.iter().any(is_it)
    };
    let kept: Vec<&Kept> = preview.kept.iter().filter(|it| !is_understood(&it.section)).collect();
    html! {
        <div class="kept">
            if !kept.is_empty() {
                <h3>{ word::IMPORT_KEPT.text() }</h3>
                <ul class="plain">
                    for (n, it) in kept.iter().enumerate() {
                        <li key={n}>{ word::IMPORT_LINES.fill(&[("first", &it.first_line), ("last", &it.last_line), ("heading", &it.heading)]) }</li>
                    }
                </ul>
            }
        </div>
    }
}

fn name_of(what: &What) -> String {
    match what {
        What::Title => word::TITLE.text().to_owned(),
        What::Date => word::IMPORT_DATE.text().to_owned(),
        What::Severity => word::SEVERITY.text().to_owned(),
        What::Authors => word::AUTHORS.text().to_owned(),
        What::Tags => word::TAGS.text().to_owned(),
        What::Section(key) => word::IMPORT_SECTION.fill(&[("name", &section_name(key))]),
        What::Zone => word::TIME_ZONE.text().to_owned(),
        What::Moment(key) => word::IMPORT_MOMENT.fill(&[("moment", &key.in_words())]),
        What::Entry(_) => word::ENTRY.text().to_owned(),
        What::Action(_) => word::IMPORT_ACTION.text().to_owned(),
        What::Factor(_) => word::IMPORT_FACTOR.text().to_owned(),
        What::Cause => word::IMPORT_CAUSE.text().to_owned(),
        What::Columns => word::IMPORT_COLUMNS.text().to_owned(),
        _ => word::IMPORT_OTHER_KIND.text().to_owned(),
    }
}

/// A free section's name in words: `root-cause` is “Root cause”.
fn section_name(key: &SectionKey) -> String {
    let name = key.plain_heading().replace('-', " ");
    let mut letters = name.chars();
    letters.next().map_or(String::new(), |it| it.to_uppercase().chain(letters).collect())
}

fn title_of(document: &Postmortem) -> String {
    match document.title.trim() {
        "" => word::UNTITLED.text().to_owned(),
        title => title.to_owned(),
    }
}

fn counts_of(n_sections: usize, document: &Postmortem) -> String {
    let sections = word::COUNT_SECTIONS.count(n_sections);
    let entries = word::COUNT_ENTRIES.count(document.timeline.len());
    let actions = word::ACTIONS_COUNT.count(document.actions.len());
    format!("{sections}, {entries}, {actions}")
}
