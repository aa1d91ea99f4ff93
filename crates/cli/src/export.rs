//! `afterword export`: a postmortem in another format.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::actions::Action;
use afterword_core::causes::CauseTree;
use afterword_core::causes::picture::Growth;
use afterword_core::draw::Words;
use afterword_core::postmortem::MetricCatalogue;
use afterword_formats::wiki::{self, Wiki};
use afterword_formats::{calendar, csv, html, json, markdown, mermaid, svg};

use crate::args::{Drawing, ExportArgs, Format};
use crate::failure::Failure;
use crate::{clocks, input, read};

/// How many days before an action is due its reminder comes.
const REMIND_DAYS: u16 = 1;

/// What the file holds, in the format that was asked for.
pub(crate) fn export(args: &ExportArgs) -> Result<String, Failure> {
    let document = &read::document(&input::read(&args.file)?, &args.read)?.document;
    match args.to {
        Format::Markdown => {
            let template = read::template(&args.template, document)?;
            Ok(markdown::write(document, &template, MetricCatalogue::shipped()))
        }
        Format::Html => {
            let template = read::template(&args.template, document)?;
            let (metrics, words) = (MetricCatalogue::shipped(), Words::english());
            Ok(html::write(document, &template, metrics, &words))
        }
        Format::Json => Ok(json::write(document)),
        Format::Confluence => page(document, args, Wiki::Confluence),
        Format::Mediawiki => page(document, args, Wiki::MediaWiki),
        Format::Jira => page(document, args, Wiki::Jira),
        Format::Csv => Ok(csv::actions::write(document.actions.iter().map(|it| &**it))),
        Format::Ics => due_dates(document),
        Format::Mermaid | Format::Svg => drawing(document, args),
    }
}

fn page(document: &Postmortem, args: &ExportArgs, wiki: Wiki) -> Result<String, Failure> {
    let template = read::template(&args.template, document)?;
    Ok(wiki::write(document, &template, MetricCatalogue::shipped(), wiki))
}

fn due_dates(document: &Postmortem) -> Result<String, Failure> {
    let event = |action: &Rc<Action>| {
        let uid = format!("{}-{}@afterword", document.id, action.id);
        calendar::action_due(action, uid, REMIND_DAYS)
    };
    let events: Vec<_> = document.actions.iter().filter_map(event).collect();
    if events.is_empty() {
        let message = "no open action of it has a due date, so there is nothing for a calendar";
        return Err(Failure::new(message));
    }
    calendar::write(&events, clocks::now()).map_err(|error| Failure::new(error.to_string()))
}

fn drawing(document: &Postmortem, args: &ExportArgs) -> Result<String, Failure> {
    let has_causes = document.trees.iter().any(|it| !it.is_empty());
    let of = args.of.unwrap_or(if has_causes { Drawing::Causes } else { Drawing::Timeline });
    let words = Words::english();
    Ok(match (of, args.to) {
        (Drawing::Timeline, Format::Svg) => svg::write(&markdown::timeline_scene(document, &words)),
        (Drawing::Timeline, _) => mermaid::timeline(document, &words),
        (Drawing::Causes, Format::Svg) => {
            let tree = tree(document, args.tree)?;
            svg::write(&markdown::tree_scene(document, tree, Growth::default(), &words))
        }
        (Drawing::Causes, _) => mermaid::write(tree(document, args.tree)?),
    })
}

fn tree(document: &Postmortem, n: usize) -> Result<&CauseTree, Failure> {
    let found = n.checked_sub(1).and_then(|at| document.trees.get(at));
    found.map(|it| &**it).ok_or_else(|| {
        Failure::new(match document.trees.len() {
            0 => "the document has no cause tree".to_owned(),
            1 => format!("there is one cause tree, and no tree {n}"),
            len => format!("there are {len} cause trees, and no tree {n}"),
        })
    })
}
