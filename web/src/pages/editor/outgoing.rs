//! What the parts of a document ask to be taken out of the page, and trees that come in as text.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::causes::CauseTree;
use afterword_core::draw::Scene;
use afterword_formats::{ReadError, mermaid, outline, svg};
use afterword_ui::words::{drawing, word};
use afterword_ui::{NoTree, Outgoing, Taken, Way};

use super::export::{file_name, on_its_clocks};
use crate::browser::{clipboard, download, ids, png, task};
use crate::session::Session;

/// Copies or downloads what was asked for, and says that it did.
pub(super) fn take_out(session: &Session, postmortem: &Rc<Postmortem>, asked: &Outgoing) {
    let name = file_name(postmortem);
    match &asked.what {
        Taken::Png(scene) => png_file(session, format!("{name}.png"), scene.clone()),
        Taken::Svg(scene) => {
            give(session, asked.how, &name, ("svg", "image/svg+xml"), svg::write(scene));
        }
        Taken::TreeMermaid(tree) => {
            give(session, asked.how, &name, ("mmd", "text/plain"), mermaid::write(tree));
        }
        Taken::TreeOutline(tree) => {
            give(session, asked.how, &name, ("txt", "text/plain"), outline::write(tree));
        }
        Taken::TimelineMermaid => {
            let chart = mermaid::timeline(&on_its_clocks(postmortem), &drawing());
            give(session, asked.how, &name, ("mmd", "text/plain"), chart);
        }
    }
}

fn give(session: &Session, how: Way, name: &str, (end, mime): (&str, &str), text: String) {
    match how {
        Way::Download => {
            let name = format!("{name}.{end}");
            download::download(&name, mime, &text);
            session.say(word::DOWNLOADED.fill(&[("name", &name)]));
        }
        Way::Copy => {
            let session = session.clone();
            task::spawn(async move {
                match clipboard::copy(&text).await {
                    Ok(()) => session.say(word::COPIED_TO.text()),
                    Err(error) => session.say(error.to_string()),
                }
            });
        }
    }
}

fn png_file(session: &Session, name: String, scene: Rc<Scene>) {
    let session = session.clone();
    task::spawn(async move {
        match png::draw(&svg::write(&scene), scene.width, scene.height).await {
            Some(blob) => {
                download::download_blob(&name, &blob);
                session.say(word::DOWNLOADED.fill(&[("name", &name)]));
            }
            None => session.say(word::PNG_FAILED.text()),
        }
    });
}

/// Reads a tree out of `text`: a flowchart if it begins as one, else whatever people write.
pub(super) fn read_tree(text: &str) -> Result<CauseTree, NoTree> {
    let mut ids = ids::Random;
    let read = if is_flowchart(text) {
        mermaid::read(text, &mut ids)
    } else {
        outline::read(text, &mut ids)
    };
    read.map_err(|ReadError { at, message }| NoTree { line: at.map(|it| it.line), message })
}

/// Whether the first line that says anything begins a flowchart, in a fence or not.
fn is_flowchart(text: &str) -> bool {
    let says = |it: &&str| !it.is_empty() && !it.starts_with("%%") && !it.starts_with("```");
    let first = text.trim_start_matches('\u{feff}').lines().map(str::trim).find(says);
    first.is_some_and(|it| it.starts_with("graph") || it.starts_with("flowchart") || it == "---")
}
