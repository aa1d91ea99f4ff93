//! Maturity: the components of assessments, of their questions and of the models that ask them.

mod about;
mod assessments;
mod checklist;
mod doubt;
mod figures;
mod keys;
mod measures;
mod model;
mod model_form;
mod models;
mod outline;
mod question;
mod results;
mod roadmap;
mod scope;
mod side;
mod table;
pub mod workshop;

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;

pub use about::{AboutForm, AboutFormProps};
pub use assessments::{AssessmentLine, Assessments, AssessmentsProps};
pub use doubt::{
    Disprove, DisproveProps, Disproved, DisprovedBy, DisprovedByProps, DoubtChoice, Incident,
};
pub use figures::{answered, mean, score};
pub use keys::{AssessKey, Saying};
pub use measures::{
    BroughtFigure, BroughtFigures, Known, Measures, MeasuresProps, TypedFigure, TypedFigures,
    figure_key, figure_keys,
};
pub use model::{ModelFacts, ModelFactsProps};
pub use model_form::{Finding, ModelForm, ModelFormProps, ModelPart, findings};
pub use models::{ModelChoice, ModelChoices, ModelChoicesProps, ModelFrom, in_a_group};
pub use outline::{Outline, OutlineProps, Progress, ProgressProps};
pub use question::{QUESTION_ID, Question, QuestionProps, REASON_ID, is_on_level, level_id, said};
pub use results::{
    AnswerLine, AnswerLineProps, Attention, AttentionProps, BenchmarkTables, Beside, BesideProps,
    DimensionTable, DimensionTableProps, Heatmap, HeatmapProps, answer, capability_table,
    dimension_table, place,
};
pub use roadmap::{
    MadeNote, MadeNoteProps, MadeState, MakeAction, MakeActionProps, Making, PlanForm,
    PlanFormProps, RoadmapNotes, RoadmapNotesProps, RoadmapTable, RoadmapTableProps, due_of,
    title_of_step, told,
};
pub use scope::{ScopeField, ScopeFieldProps};
pub use side::{NOTE_ID, QuestionSide, QuestionSideProps, TARGET_ID, evidence_id};
pub use table::{ScoreTable, ScoreTableProps, TargetOfAll, TargetOfAllProps};
