//! Models and assessments of maturity as files: models in every form that they come in, what was found as tables and reports, and links.

mod draft;
mod dsomm;
mod figures;
mod invitation;
mod json;
mod lens;
mod node;
mod note;
mod own;
mod read;
mod report;
mod samm;
mod scores;
mod table;
mod write;
mod yaml;

pub use figures::{Figure, FiguresRead, read_figures};
pub use invitation::{read_invitation, write_invitation};
pub use note::{FileNote, ModelError};
pub use read::{ModelFile, ModelRead, Origin, is_model, read_model, read_model_files};
pub(crate) use report::radar_scene;
pub use report::{REPORT_LANGUAGES, radar_svg, report, report_html, report_words};
pub use scores::write_scores;
pub use table::{left_out_of_csv, write_csv};
pub use write::{write_json, write_yaml};
