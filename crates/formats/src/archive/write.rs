//! Writing an archive.

use std::collections::BTreeMap;

use afterword_core::Postmortem;
use afterword_core::order;
use afterword_core::postmortem::{MetricCatalogue, MetricChoice, MetricDefinition};
use afterword_core::stored::Stored as _;
use afterword_core::summary::Kind;
use afterword_core::template::Template;
use serde::de::DeserializeOwned;

use super::index::{Index, Listed};
use super::{INDEX, README, SCHEMA};
use crate::file_name::{self, Names};
use crate::markdown::text::Inline;
use crate::workspace::{METRICS, OWN_METRICS, Settings, TEMPLATE, Workspace};
use crate::{json, markdown, template, zip};

/// `workspace` as a ZIP archive: see the [module](super). The same workspace gives the same bytes, and reads back equal.
pub fn write(workspace: &Workspace) -> Vec<u8> {
    let (templates, settings, mut files) = templates(&workspace.settings);
    let metrics = metrics(&workspace.settings);
    let all: Vec<Template> =
        templates.iter().map(|(_, _, it)| it.clone()).chain(Template::shipped()).collect();
    let mut names = Names::default();
    let mut documents = Vec::with_capacity(workspace.documents.len());
    for document in &workspace.documents {
        let file = format!(
            "{}/{}",
            folder_of(Kind::Postmortem),
            names.claim(&file_name::of(document), "md")
        );
        let own = all.iter().find(|it| it.id == document.template);
        let plain = Template::plain();
        files.push((file.clone(), markdown::write(document, own.unwrap_or(&plain), &metrics)));
        documents.push(Listed { id: document.id, file });
    }
    let mut lists = Vec::with_capacity(workspace.others.len());
    for other in &workspace.others {
        let name = names.claim(&file_name::words(other.title()), "json");
        let file = format!("{}/{name}", folder_of(other.kind()));
        files.push((file.clone(), json::indented(&other.to_json())));
        lists.push(file);
    }
    let readme = readme(workspace, &documents, templates.len());
    let index = Index {
        schema: SCHEMA.to_owned(),
        exported_at: workspace.exported_at,
        documents,
        lists,
        templates: order::map(templates.into_iter().map(|(name, file, _)| (name, file))),
        unreadable: workspace.unreadable.iter().map(|it| it.raw.clone()).collect(),
        settings,
    };
    let lead = [(README.to_owned(), readme), (INDEX.to_owned(), index.write())];
    let files: Vec<(String, String)> = lead.into_iter().chain(files).collect();
    let entries: Vec<zip::Entry<'_>> =
        files.iter().map(|(name, text)| zip::Entry { name, bytes: text.as_bytes() }).collect();
    zip::write_deflated(&entries)
}

/// The folder in which documents of that kind lie.
fn folder_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Postmortem => "postmortems",
        Kind::ActionList => "actions",
        Kind::ToilRegister => "toil",
        Kind::Assessment => "maturity",
    }
}

/// A setting, its file, and the template that both are.
type OwnTemplate = (String, String, Template);

/// The workspace's own templates, the settings that are left, and the files. What would not read back letter for letter (it is
/// unfinished, or a newer program wrote it) stays among the settings.
fn templates(settings: &Settings) -> (Vec<OwnTemplate>, Settings, Vec<(String, String)>) {
    let (mut own, mut files) = (Vec::new(), Vec::new());
    let (mut names, mut rest) = (Names::default(), BTreeMap::new());
    for (name, value) in settings {
        let template: Option<Template> =
            name.strip_prefix(TEMPLATE).and_then(|_| json::read_value(value));
        let text = template.as_ref().map(template::write);
        let is_same =
            |text: &String| template::read(text).is_ok_and(|it| json::value_of(&it) == *value);
        match (template, text.filter(is_same)) {
            (Some(template), Some(text)) => {
                let stem = file_name::words(&template.name);
                let file = format!("templates/{}", names.claim(&stem, "json"));
                files.push((file.clone(), text));
                own.push((name.clone(), file, template));
            }
            _ => drop(rest.insert(name.clone(), value.clone())),
        }
    }
    (own, rest, files)
}

/// By whose definitions the workspace measures.
fn metrics(settings: &Settings) -> MetricCatalogue {
    fn setting<T: DeserializeOwned + Default>(settings: &Settings, name: &str) -> T {
        settings.get(name).and_then(json::read_value).unwrap_or_default()
    }
    let own: Vec<MetricDefinition> = setting(settings, OWN_METRICS);
    let choice: MetricChoice = setting(settings, METRICS);
    MetricCatalogue::with(own, choice)
}

fn readme(workspace: &Workspace, listed: &[Listed], n_templates: usize) -> String {
    let Workspace { exported_at, documents, unreadable, .. } = workspace;
    let mut out = format!(
        "# Postmortems\n\nA workspace of Afterword as it was on {}: {}. No program is needed to read it.\n\n",
        exported_at.format("%Y-%m-%d at %H:%M (UTC%:z)"),
        counted(documents.len(), "postmortem"),
    );
    out.push_str(
        "- `postmortems/` has a Markdown file for each. What prose can't carry (exact times, ids, histories) stands between the lines of dashes at its head.\n",
    );
    let has = |kind| workspace.others.iter().any(|it| it.kind() == kind);
    if has(Kind::ActionList) {
        out.push_str("- `actions/` has the lists of actions that belong to no postmortem.\n");
    }
    if has(Kind::ToilRegister) {
        out.push_str("- `toil/` has the registers of toil.\n");
    }
    if has(Kind::Assessment) {
        out.push_str("- `maturity/` has the assessments of maturity.\n");
    }
    if n_templates > 0 {
        out.push_str("- `templates/` has the workspace's own templates.\n");
    }
    out.push_str(&format!(
        "- `{INDEX}` has the settings, and says which file is which postmortem.\n"
    ));
    if !unreadable.is_empty() {
        let n = counted(unreadable.len(), "document");
        out.push_str(&format!(
            "- {n} could not be read; `{INDEX}` has them as they were stored.\n"
        ));
    }
    out.push_str(
        "\n## Reading it back\n\nIn Afterword choose *Import* and then this archive, as it is or packed again by any program. The files may be edited before: what they say counts.\n",
    );
    if !documents.is_empty() {
        out.push_str(
            "\n## What is in it\n\n| Date | Postmortem | Severity | Status |\n|---|---|---|---|\n",
        );
        let mut rows: Vec<(&str, &Postmortem)> =
            listed.iter().map(|it| it.file.as_str()).zip(documents).collect();
        order::sort(&mut rows, |a, b| b.0.cmp(a.0));
        out.extend(rows.into_iter().map(|(file, it)| row(file, it)));
    }
    out
}

fn row(file: &str, postmortem: &Postmortem) -> String {
    let date = postmortem.happened_at().unwrap_or(postmortem.created_at).format("%Y-%m-%d");
    let severity = postmortem.severity.as_ref().map(ToString::to_string).unwrap_or_default();
    let title = markdown::title(postmortem);
    let status = postmortem.status();
    format!("| {date} | [{}]({file}) | {} | {status} |\n", Inline(&title), Inline(&severity))
}

fn counted(n: usize, noun: &str) -> String {
    if n == 1 { format!("one {noun}") } else { format!("{n} {noun}s") }
}
