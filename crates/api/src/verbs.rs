//! The verbs: what each is called, its arguments, and its answer.

mod create;
mod exporting;
mod importing;
mod maturity;
mod merging;
mod metrics;
mod pictures;
mod prose;
mod review;
mod secrets;
mod severity;
mod toil;
mod trends;

use afterword_core::Postmortem;
use afterword_core::actions::ActionList;
use afterword_core::document::Document;
use afterword_core::maturity::{Assessment, Model};
use afterword_core::toil::ToilRegister;
use serde::Serialize;

use crate::arguments::{Argument, Arguments, required};
use crate::failure::{Code, Failure};
use crate::host::Host;
use crate::whole::Whole;
use create::{AssessmentOptions, CreateOptions, PostmortemOptions};
use exporting::{ExportOptions, ModelOptions};
use importing::{Files, ImportOptions, Imported, ModelImported};
use maturity::{ModelCheck, RoadmapAnswer, Scores};
use merging::{Change, Merged};
use metrics::Measured;
use pictures::{ChartAnswer, ChartOptions, DrawOptions};
use prose::RenderOptions;
use review::{Fixed, Review, ReviewOptions, RuleAnswer};
use secrets::{RedactOptions, SecretHit};
use severity::{SeverityAnswer, SeverityGiven, SeverityOptions};
use toil::{
    ProjectRanked, RankOptions, ScheduleAnswer, ScheduleOptions, SimulationAnswer,
    SimulationOptions,
};
use trends::{ReportOptions, Trends, TrendsOptions};

required!(Model);

/// An answer as JSON.
fn json(answer: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string(answer).map_err(|it| Failure::new(Code::Internal, it.to_string()))
}

/// One verb, as the types for TypeScript declare it.
#[cfg(feature = "typescript")]
pub(crate) struct Signature {
    pub(crate) name: &'static str,
    pub(crate) docs: &'static [&'static str],
    /// Each argument, and its type.
    pub(crate) arguments: Vec<(&'static str, String)>,
    pub(crate) answer: String,
}

macro_rules! verbs {
    ($($(#[doc = $docs:literal])* $name:literal = $run:path, ($($argument:ident: $type:ty),*) -> $answer:ty;)*) => {
        /// The names of all verbs.
        pub const VERBS: &[&str] = &[$($name),*];

        /// What the verb of that name answers, as JSON.
        pub(crate) fn answer(verb: &str, arguments: &Arguments<'_>, host: &Host<'_>) -> Result<String, Failure> {
            match verb {
                $($name => {
                    $(let $argument = <$type as Argument>::read(arguments, stringify!($argument))?;)*
                    let answer: $answer = $run(host, $($argument),*)?;
                    json(&answer)
                })*
                _ => Err(Failure::new(Code::NotFound, format!("there is no verb “{verb}”"))),
            }
        }

        /// All verbs as they are declared; `v` sees the type of every argument and answer.
        #[cfg(feature = "typescript")]
        pub(crate) fn signatures(v: &mut impl ts_rs::TypeVisitor, cfg: &ts_rs::Config) -> Vec<Signature> {
            use ts_rs::TS;
            vec![$({
                $(v.visit::<$type>();)*
                v.visit::<$answer>();
                Signature {
                    name: $name,
                    docs: &[$($docs),*],
                    arguments: vec![$((stringify!($argument), <$type as TS>::name(cfg))),*],
                    answer: <$answer as TS>::name(cfg),
                }
            }),*]
        }
    };
}

verbs! {
    /// A postmortem in which nothing is written yet, with the sections of a template.
    "createPostmortem" = create::postmortem, (options: PostmortemOptions) -> Whole<Postmortem>;
    /// A list of actions that belong to no incident.
    "createActionList" = create::action_list, (options: CreateOptions) -> Whole<ActionList>;
    /// A register of what people do by hand.
    "createToilRegister" = create::toil_register, (options: CreateOptions) -> Whole<ToilRegister>;
    /// An assessment by `model`, which it keeps: whatever becomes of the file, it is scored by that.
    "createAssessment" = create::assessment, (model: Model, options: AssessmentOptions) -> Whole<Assessment>;
    /// Everything that a careful colleague would point out, and how ready the postmortem is to be published.
    "review" = review::review, (postmortem: Whole<Postmortem>, options: ReviewOptions) -> Review;
    /// The rules of the review: what each looks for, why it matters, and how to settle it.
    "rules" = review::rules, () -> Vec<RuleAnswer>;
    /// The postmortem with everything mended that needs no judgement, and what that was.
    "applyFixes" = review::apply_fixes, (postmortem: Whole<Postmortem>, options: ReviewOptions) -> Fixed;
    /// The durations of an incident, each with the moments that it is derived from, and every figure of the text that disagrees with them.
    "metrics" = metrics::metrics, (postmortem: Whole<Postmortem>) -> Measured;
    /// Markdown as HTML that can neither run nor load anything: raw HTML comes out as text, links lead to http, https, mailto and relative
    /// places only, and images are named and linked.
    "renderMarkdown" = prose::render_markdown, (text: String, options: RenderOptions) -> String;
    /// The timeline or a tree of causes as SVG or as Mermaid text.
    "draw" = pictures::draw, (postmortem: Whole<Postmortem>, options: DrawOptions) -> String;
    /// A chart of documents as SVG, with the table behind it. Where there is too little to draw, it says why.
    "chart" = pictures::chart, (documents: Vec<Whole<Document>>, options: ChartOptions) -> ChartAnswer;
    /// Reads a file of any kind: documents and backups of ours, Markdown and plain text of anybody, chats, alerts, tables, check-lists,
    /// archives. Nothing of it is dropped: what is not understood is kept as text, and named with its lines.
    "importFile" = importing::import_file, (data: importing::Bytes, options: ImportOptions) -> Imported;
    /// A document in another format, as text.
    "exportAs" = exporting::export_as, (document: Whole<Document>, format: exporting::Format, options: ExportOptions) -> String;
    /// All documents in one file, which `importFile` and the app read back.
    "exportBackup" = exporting::backup, (documents: Vec<Whole<Document>>) -> String;
    /// Reads a model of maturity: JSON, YAML or CSV of our shape, OWASP SAMM, DSOMM, or an AWS Well-Architected lens.
    "importModel" = importing::import_model, (files: Files, options: ImportOptions) -> ModelImported;
    /// A model of maturity as JSON, YAML or CSV.
    "exportModel" = exporting::export_model, (model: Model, options: ModelOptions) -> String;
    /// What keeps a model from being used, and what may be a mistake in it.
    "checkModel" = maturity::check_model, (model: Model) -> ModelCheck;
    /// What an assessment comes to: by capability, dimension and group, and as a whole.
    "score" = maturity::score, (assessment: Whole<Assessment>) -> Scores;
    /// What to do next to reach the targets of an assessment, in phases, and what that costs and returns.
    "roadmap" = maturity::roadmap, (assessment: Whole<Assessment>) -> RoadmapAnswer;
    /// What each project of a register returns: payback, return on investment, net present value; best first.
    "rankProjects" = toil::rank, (register: Whole<ToilRegister>, options: RankOptions) -> Vec<ProjectRanked>;
    /// How sure the return of a project is: ten thousand runs over what its figures may be, the same for the same seed.
    "simulateProject" = toil::simulate, (register: Whole<ToilRegister>, project: String, options: SimulationOptions) -> SimulationAnswer;
    /// Which projects go into which sprints, so that what is done is worth the most; and why the others have to wait.
    "planSprints" = toil::plan, (register: Whole<ToilRegister>, options: ScheduleOptions) -> ScheduleAnswer;
    /// One document of two that were both edited from `base`: `mine`, with everything that only `theirs` changed. All three are of one kind.
    "merge" = merging::merge, (base: Whole<Document>, mine: Whole<Document>, theirs: Whole<Document>) -> Merged;
    /// What changed between two versions of a postmortem, place by place, in the order of the document.
    "diff" = merging::diff, (before: Whole<Postmortem>, after: Whole<Postmortem>) -> Vec<Change>;
    /// The severity that the facts speak for, why, and what was assumed. Nothing, where too little is known.
    "proposeSeverity" = severity::propose, (facts: SeverityGiven, options: SeverityOptions) -> Option<SeverityAnswer>;
    /// Everything in a text that has the shape of a secret or of personal data.
    "findSecrets" = secrets::find, (text: String) -> Vec<SecretHit>;
    /// The text with a marker in place of each secret and personal datum.
    "redact" = secrets::redact, (text: String, options: RedactOptions) -> String;
    /// What many postmortems say together: response times with their intervals, how many there are by what, what returns, and what needs
    /// attention.
    "trends" = trends::trends, (documents: Vec<Whole<Document>>, options: TrendsOptions) -> Trends;
    /// What the postmortems of a month or a quarter teach, as Markdown, as a page, or with every figure as JSON.
    "learningReport" = trends::report, (documents: Vec<Whole<Document>>, options: ReportOptions) -> String;
}
