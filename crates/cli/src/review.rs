//! `afterword review`: what a careful colleague would point out, for people, for scripts and for code hosts.

use std::collections::BTreeSet;
use std::process::ExitCode;

use afterword_core::Postmortem;
use afterword_core::postmortem::{MetricCatalogue, SectionKey};
use afterword_core::review::{Context, Finding, Level, Reviewer, Texts};
use afterword_core::severity::SeverityScheme;
use afterword_formats::markdown::Preview;
use serde_json::json;

use crate::args::{ReviewArgs, ReviewFormat};
use crate::clocks::{self, Clocks};
use crate::failure::Failure;
use crate::lines::Lines;
use crate::{Outcome, input, read, sarif};

/// What was found in one document.
pub(crate) struct Reviewed {
    pub(crate) file: String,
    title: String,
    /// How ready it is, in thousandths.
    readiness: u32,
    pub(crate) remarks: Vec<Remark>,
}

/// One finding and the line that it belongs on.
pub(crate) struct Remark {
    pub(crate) line: usize,
    /// The section that it belongs to; none for the head of the document.
    pub(crate) section: Option<SectionKey>,
    pub(crate) finding: Finding,
}

/// Reviews every document that `args` name.
pub(crate) fn review(args: &ReviewArgs) -> Result<Outcome, Failure> {
    let off = args.off.iter().cloned().collect();
    let mut all = Vec::new();
    for file in input::files(&args.files)? {
        let source = input::read(&file)?;
        let text = source.text();
        for preview in read::documents(&source, &args.read)? {
            all.push(reviewed(&source.name, &text, &preview, args, &off)?);
        }
    }
    let remarks = || all.iter().flat_map(|it| &it.remarks);
    let is_stopped = remarks().any(|it| args.fail_on.stops_at(it.finding.level));
    let shown = Level::from(args.at_least);
    let all: Vec<Reviewed> = all
        .into_iter()
        .map(|mut it| {
            it.remarks.retain(|it| it.finding.level <= shown);
            it
        })
        .collect();
    let output = match args.format {
        ReviewFormat::Text => text(&all),
        ReviewFormat::Json => json(&all),
        ReviewFormat::Sarif => sarif::write(&all),
    };
    Ok(Outcome { output, code: if is_stopped { ExitCode::from(1) } else { ExitCode::SUCCESS } })
}

fn reviewed(
    file: &str,
    text: &str,
    preview: &Preview,
    args: &ReviewArgs,
    off: &BTreeSet<String>,
) -> Result<Reviewed, Failure> {
    let document = &preview.document;
    let template = read::template(&args.template, document)?;
    let clocks = Clocks::of(&document.zone);
    let now = clocks::now();
    let context = Context {
        now,
        today: clocks.day(now),
        zone: &clocks,
        template: &template,
        scheme: &SeverityScheme::shipped(),
        metrics: MetricCatalogue::shipped(),
        off,
    };
    let mut reviewer = Reviewer::default();
    let mut findings = reviewer.review(document, &context);
    if let Some(status) = args.judged_as {
        let missing = reviewer.missing(document, &context, status);
        // What would be missing takes the place of the milder remark about the same.
        findings.retain(|it| !missing.iter().any(|other| is_same(it, other)));
        findings.extend(missing);
    }
    let lines = Lines::new(text, preview);
    let remark = |finding: Finding| Remark {
        line: lines.line(&finding),
        section: finding.place.section(document),
        finding,
    };
    let mut remarks: Vec<Remark> = findings.into_iter().map(remark).collect();
    remarks.sort_by_key(|it| (it.line, it.finding.level));
    let readiness = reviewer.readiness(document, &context).thousandths;
    Ok(Reviewed { file: file.to_owned(), title: title(document), readiness, remarks })
}

fn is_same(one: &Finding, other: &Finding) -> bool {
    one.rule == other.rule && one.place == other.place && one.range == other.range
}

fn title(document: &Postmortem) -> String {
    match document.title.trim() {
        "" => "without a title".to_owned(),
        title => title.to_owned(),
    }
}

/// One line a finding, as compilers write them, and one that sums up.
fn text(all: &[Reviewed]) -> String {
    let texts = Texts::english();
    let mut out = String::new();
    for it in all {
        for Remark { line, finding, .. } in &it.remarks {
            let (level, message) = (finding.level.key(), texts.message(finding));
            out += &format!("{}:{line}: {level}: {message} [{}]\n", it.file, finding.rule);
        }
    }
    let count = |level| {
        let remarks = all.iter().flat_map(|it| &it.remarks);
        remarks.filter(|it| it.finding.level == level).count()
    };
    let counted = |n: usize, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
    let findings = Level::ALL.map(|it| counted(count(it), it.key())).join(", ");
    out += &match all {
        [one] => format!("“{}”: {findings}; {} % ready\n", one.title, one.readiness / 10),
        _ => format!("{}: {findings}\n", counted(all.len(), "document")),
    };
    out
}

fn json(all: &[Reviewed]) -> String {
    let texts = Texts::english();
    let documents: Vec<_> = all
        .iter()
        .map(|it| {
            let findings = it.remarks.iter().map(|Remark { line, section, finding }| {
                let text = texts.rule(finding.rule);
                let family = finding.rule.rule().map(|it| it.family.key());
                json!({
                    "rule": finding.rule.as_str(),
                    "family": family,
                    "level": finding.level.key(),
                    "line": line,
                    "section": section.as_ref().map(SectionKey::key),
                    "message": texts.message(finding),
                    "why": text.why,
                    "how": text.how,
                })
            });
            json!({
                "file": it.file,
                "title": it.title,
                "readiness": f64::from(it.readiness) / 1000.0,
                "findings": findings.collect::<Vec<_>>(),
            })
        })
        .collect();
    format!("{:#}\n", json!({ "documents": documents }))
}
