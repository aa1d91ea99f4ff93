//! `afterword report`: what a folder of postmortems teaches, for a month or a quarter.

mod folder;

use std::process::ExitCode;

use afterword_core::id::DocumentId;
use afterword_core::severity::SeverityScheme;
use afterword_core::trends::{LearningReport, Library, ReportQuestion, Scope, report_words};
use afterword_core::workflow::WorkflowPolicy;
use afterword_formats::report::{LaidOut, path_address, write_html, write_json, write_markdown};

use crate::Outcome;
use crate::args::{ReportArgs, ReportFormat};
use crate::clocks::{self, Clocks};
use crate::failure::Failure;
use folder::Folder;

/// Writes the report that `args` ask for. What could not be read is named and left out, and the command then ends with 2.
pub(crate) fn report(args: &ReportArgs) -> Result<Outcome, Failure> {
    let folder = Folder::read(&args.folder, &args.read)?;
    let scope = Scope {
        period: None,
        team: args.team.clone(),
        service: args.service.clone(),
        tag: args.tag.clone(),
    };
    let question = ReportQuestion {
        span: args.period,
        scope: &scope,
        now: Clocks::of(&args.read.zone).local(clocks::now()),
        policy: &WorkflowPolicy::shipped(),
        scheme: &SeverityScheme::shipped(),
        rulings: &[],
    };
    let report = LearningReport::of(&Library::new(folder.incidents), &folder.cards, &question);
    let words = report_words(&args.language)
        .ok_or_else(|| Failure::new(format!("there are no words in “{}”", args.language)))?;
    let find = |id: DocumentId| {
        let path = path_address(folder.paths.get(&id)?);
        Some(match &args.link_base {
            Some(base) => format!("{}/{path}", base.trim_end_matches('/')),
            None => path,
        })
    };
    let output = match args.to {
        ReportFormat::Markdown => write_markdown(&LaidOut::of(&report, words, &find)),
        ReportFormat::Html => write_html(&LaidOut::of(&report, words, &find), &args.language),
        ReportFormat::Json => write_json(&report, words, &find),
    };
    let code = if folder.unread > 0 { ExitCode::from(2) } else { ExitCode::SUCCESS };
    Ok(Outcome { output, code })
}
