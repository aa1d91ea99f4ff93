//! What was let out of a document, in the form that was asked for: on the clipboard or as a file.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::list;
use afterword_core::postmortem::{Audience, MetricCatalogue};
use afterword_core::template::Template;
use afterword_formats::calendar::UnfitDate;
use afterword_formats::markdown::{
    self, Illustrations, PictureFile, pictures, timeline_scene, tree_scene,
};
use afterword_formats::wiki::{self, Wiki};
use afterword_formats::{csv, file_name, html, json, link, mermaid, outline, svg, zip};
use afterword_ui::postmortem::Export;
use afterword_ui::words::{drawing, word};
use afterword_ui::{Drawings, Form, Way};
use yew::Callback;

use super::calendars;
use crate::browser::zone::on_its_clocks;
use crate::browser::{build, clipboard, download, hash, png, task};
use crate::session::Session;
use crate::toast::Said;
use crate::{io, route};

/// Copies or downloads what was let out, and says that it did.
pub(super) fn let_out(session: &Session, metrics: &MetricCatalogue, export: &Export) {
    let stem = stem(export);
    match (export.form, export.way) {
        (Form::TimelinePng | Form::TreePng(..), _) => {
            picture_in_points(session, format!("{stem}.png"), &picture(export));
        }
        (Form::Invitation, _) => {
            if let Some(file) = calendars::review(&export.document) {
                calendar_file(session, &stem, file);
            }
        }
        (Form::DueDates, _) => match calendars::due_dates(&export.document) {
            Some(file) => calendar_file(session, &stem, file),
            None => session.say(word::EXPORT_NOTHING_DUE.text()),
        },
        (Form::Link, _) => link(session, stem, export.document.clone()),
        (_, Way::Copy) => copy(session, text(session, metrics, export), export.form),
        (Form::Markdown, _) if export.drawings == Drawings::Files => {
            keep_version(session, export);
            with_pictures(session, &stem, &markdown(session, metrics, export), export);
        }
        (form, _) => {
            if matches!(form, Form::Markdown | Form::Json) {
                keep_version(session, export);
            }
            let (end, mime) = kind(form);
            let name = format!("{stem}.{end}");
            let text = text(session, metrics, export);
            match form {
                Form::Actions => download::download_table(&name, &text),
                _ => download::download(&name, mime, &text),
            }
            session.say(word::DOWNLOADED.fill(&[("name", &name)]));
        }
    }
}

/// Keeps the version that a file is made of: when the file comes back, edited elsewhere, it is compared with that.
fn keep_version(session: &Session, export: &Export) {
    let (store, id) = (session.store.clone(), export.document.id);
    // Without it the file is compared with the nearest version that is kept.
    task::spawn(async move { _ = store.keep(id).await });
}

/// What goes out, as text; empty for what is none.
pub(super) fn text(session: &Session, metrics: &MetricCatalogue, export: &Export) -> String {
    let document = &export.document;
    let tree = |id| list::find(&document.trees, id);
    match export.form {
        Form::Markdown => markdown(session, metrics, export),
        Form::Json => json::write(document),
        Form::Html => page(session, metrics, document),
        Form::Confluence => wiki_page(session, metrics, document, Wiki::Confluence),
        Form::MediaWiki => wiki_page(session, metrics, document, Wiki::MediaWiki),
        Form::Jira => wiki_page(session, metrics, document, Wiki::Jira),
        Form::Actions => csv::actions::write(document.actions.iter().map(|it| &**it)),
        Form::DueDates => calendars::due_dates(document).and_then(Result::ok).unwrap_or_default(),
        Form::TimelineMermaid => mermaid::timeline(&on_its_clocks(document), &drawing()),
        Form::TreeMermaid(id) => tree(id).map(|it| mermaid::write(it)).unwrap_or_default(),
        Form::TreeOutline(id) => tree(id).map(|it| outline::write(it)).unwrap_or_default(),
        Form::TimelineSvg | Form::TreeSvg(..) => picture(export).svg,
        Form::Invitation => calendars::review(document).and_then(Result::ok).unwrap_or_default(),
        Form::TimelinePng | Form::TreePng(..) | Form::Paper | Form::Link => String::new(),
    }
}

/// The document as Markdown, laid out by its template. What is copied can't have files beside it, so its drawings are text.
fn markdown(session: &Session, metrics: &MetricCatalogue, export: &Export) -> String {
    let document = on_its_clocks(&export.document);
    let Some(template) = session.template(&document.template) else {
        return json::write(&document);
    };
    let (stem, words) = (stem(export), drawing());
    let how = match (export.drawings, export.way) {
        (Drawings::Nowhere, _) => Illustrations::Nowhere,
        (Drawings::Files, Way::Download) => Illustrations::Files(&stem),
        (Drawings::Files | Drawings::Mermaid, _) => Illustrations::Mermaid(&words),
    };
    markdown::write_illustrated(&document, template, metrics, how)
}

/// The document as a page that stands alone.
fn page(session: &Session, metrics: &MetricCatalogue, document: &Postmortem) -> String {
    let document = on_its_clocks(document);
    let bare = Template::plain();
    let template = session.template(&document.template).unwrap_or(&bare);
    html::write(&document, template, metrics, &drawing())
}

/// The document as a page of a wiki.
fn wiki_page(
    session: &Session,
    metrics: &MetricCatalogue,
    document: &Postmortem,
    wiki: Wiki,
) -> String {
    let document = on_its_clocks(document);
    let bare = Template::plain();
    let template = session.template(&document.template).unwrap_or(&bare);
    wiki::write(&document, template, metrics, wiki)
}

/// The Markdown with the pictures that it shows, in one archive: a browser asks before it saves a second file.
fn with_pictures(session: &Session, stem: &str, text: &str, export: &Export) {
    let pictures = pictures(&on_its_clocks(&export.document), stem, &drawing());
    if pictures.is_empty() {
        let name = format!("{stem}.md");
        download::download(&name, "text/markdown", text);
        return session.say(word::DOWNLOADED.fill(&[("name", &name)]));
    }
    let document = format!("{stem}.md");
    let mut files = vec![zip::Entry { name: &document, bytes: text.as_bytes() }];
    files.extend(
        pictures.iter().map(|PictureFile { name, svg }| zip::Entry { name, bytes: svg.as_bytes() }),
    );
    let name = format!("{stem}.zip");
    download::download_bytes(&name, "application/zip", &zip::write(&files));
    session.say(word::DOWNLOADED.fill(&[("name", &name)]));
}

/// A drawing with its size.
#[derive(Default)]
struct Picture {
    svg: String,
    width: f64,
    height: f64,
}

/// The drawing that was asked for; empty where these readers do not get it.
fn picture(export: &Export) -> Picture {
    let (document, words) = (on_its_clocks(&export.document), drawing());
    let scene = match export.form {
        Form::TreeSvg(id, growth) | Form::TreePng(id, growth) => {
            let tree = list::find(&document.trees, id);
            tree.map(|it| tree_scene(&document, it, growth, &words))
        }
        _ => Some(timeline_scene(&document, &words)),
    };
    let picture =
        scene.map(|it| Picture { svg: svg::write(&it), width: it.width, height: it.height });
    picture.unwrap_or_default()
}

fn copy(session: &Session, text: String, form: Form) {
    let copied = match form {
        Form::Markdown => &word::COPIED,
        _ => &word::COPIED_TO,
    };
    let session = session.clone();
    task::spawn(async move {
        match clipboard::copy(&text).await {
            Ok(()) => session.say(copied.text()),
            Err(error) => session.say(error.to_string()),
        }
    });
}

fn picture_in_points(session: &Session, name: String, picture: &Picture) {
    let (session, svg) = (session.clone(), picture.svg.clone());
    let (width, height) = (picture.width, picture.height);
    task::spawn(async move {
        match png::draw(&svg, width, height).await {
            Some(blob) => {
                download::download_blob(&name, &blob);
                session.say(word::DOWNLOADED.fill(&[("name", &name)]));
            }
            None => session.say(word::PNG_FAILED.text()),
        }
    });
}

/// Copies a link in which the whole document is, or offers the file where that would be longer than browsers and chats take.
fn link(session: &Session, stem: String, document: Rc<Postmortem>) {
    let session = session.clone();
    task::spawn(async move {
        let letters = match io::link(&document).await {
            Ok(letters) => letters,
            Err(error) => return session.say(word::LINK_FAILED.fill(&[("error", &error)])),
        };
        let link = hash::address(&route::shared(&letters));
        let n = link.chars().count();
        if letters.len() > link::MAX_CHARS {
            let words = word::LINK_TOO_LONG.fill(&[("n", &n), ("most", &link::MAX_CHARS)]);
            return offer_file(&session, words, stem, document);
        }
        if let Err(error) = clipboard::copy(&link).await {
            return session.say(error.to_string());
        }
        if build::is_from_disk() {
            offer_file(&session, word::LINK_COPIED_DISK.text().to_owned(), stem, document);
        } else if n > link::SAFE_CHARS {
            let words = word::LINK_COPIED_LONG.fill(&[("n", &n), ("safe", &link::SAFE_CHARS)]);
            offer_file(&session, words, stem, document);
        } else {
            session.say(word::LINK_COPIED.fill(&[("n", &n)]));
        }
    });
}

/// Says `words`, with a button beside them that downloads the document.
fn offer_file(session: &Session, words: String, stem: String, document: Rc<Postmortem>) {
    let name = format!("{stem}.json");
    let say = session.say.clone();
    let download = Callback::from(move |()| {
        download::download(&name, "application/json", &json::write(&document));
        say.emit(word::DOWNLOADED.fill(&[("name", &name)]).into());
    });
    session.speak.emit(Said::with_button(words, word::DOWNLOAD_JSON.text(), download));
}

/// Offers entries for calendars as a file.
fn calendar_file(session: &Session, stem: &str, file: Result<String, UnfitDate>) {
    session.say(match file {
        Ok(file) => {
            let name = format!("{stem}.ics");
            download::download(&name, "text/calendar", &file);
            word::DOWNLOADED.fill(&[("name", &name)])
        }
        Err(error) => word::WORKFLOW_CALENDAR_FAILED.fill(&[("error", &error)]),
    });
}

/// How a file's name ends, and what browsers call its kind.
fn kind(form: Form) -> (&'static str, &'static str) {
    match form {
        Form::Markdown | Form::Paper => ("md", "text/markdown"),
        Form::Json | Form::Link => ("json", "application/json"),
        Form::Html => ("html", "text/html"),
        Form::Confluence => (Wiki::Confluence.ending(), "application/xml"),
        Form::MediaWiki => (Wiki::MediaWiki.ending(), "text/plain"),
        Form::Jira => (Wiki::Jira.ending(), "text/plain"),
        Form::Actions => ("csv", "text/csv"),
        Form::TimelineSvg | Form::TreeSvg(..) => ("svg", "image/svg+xml"),
        Form::TimelinePng | Form::TreePng(..) => ("png", "image/png"),
        Form::TimelineMermaid | Form::TreeMermaid(_) => ("mmd", "text/plain"),
        Form::TreeOutline(_) => ("txt", "text/plain"),
        Form::Invitation | Form::DueDates => ("ics", "text/calendar"),
    }
}

/// What the names of its files begin with: which document, which part of it, and for whom, unless it is the team.
fn stem(export: &Export) -> String {
    let part = match export.form {
        Form::Markdown
        | Form::Json
        | Form::Html
        | Form::Link
        | Form::Paper
        | Form::Confluence
        | Form::MediaWiki
        | Form::Jira => "",
        Form::Actions | Form::DueDates => "-actions",
        Form::TimelineSvg | Form::TimelinePng | Form::TimelineMermaid => "-timeline",
        Form::TreeSvg(..) | Form::TreePng(..) | Form::TreeMermaid(_) | Form::TreeOutline(_) => {
            "-causes"
        }
        Form::Invitation => "-review",
    };
    let readers = match export.audience {
        Audience::Team => String::new(),
        other => format!("-{}", other.key()),
    };
    format!("{}{part}{readers}", file_name::of(&export.document))
}
