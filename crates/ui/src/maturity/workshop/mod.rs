//! A workshop: the facilitator's screen, how it is set up, the ballot of each participant, and how ballots come back.

mod agree;
mod bar;
mod columns;
mod device;
mod invite;
mod keys;
mod lines;
mod qr;
mod receipt;
mod screen;
mod setup;
mod sheet;
mod spread;
mod take_in;
mod timer;
mod votes;

use afterword_core::maturity::HalfSteps;

pub use invite::{BallotLink, Invite, InviteProps};
pub use lines::{
    Line, Outcome, named_code, percent_decoded, percent_encoded, read_ballot, read_lines, refusal,
    return_path,
};
pub use qr::QrCode;
pub use receipt::{Receipt, ReceiptProps};
pub use screen::{FacilitatorScreen, FacilitatorScreenProps};
pub use setup::{WorkshopSetup, WorkshopSetupProps};
pub use sheet::{BallotSheet, BallotSheetProps};
pub use take_in::{TakeIn, TakeInProps};
pub use timer::Timer;

/// A score in levels as people write it: `3½`.
fn half_steps(it: HalfSteps) -> String {
    super::score(it.thousandths())
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use afterword_core::id::DocumentId;
    use afterword_core::maturity::{Assessment, Model};

    /// An assessment by a model of two dimensions and three questions, on three levels.
    pub(super) fn assessment() -> Assessment {
        let model = r#"{"id": "m", "version": "1", "name": "M", "levels": [{"name": "One"}, {"name": "Two"}, {"name": "Three"}],
            "dimensions": [
                {"id": "x", "name": "X", "capabilities": [
                    {"id": "a", "name": "A", "statements": ["a1", "a2", "a3"]},
                    {"id": "b", "name": "B", "statements": ["b1", "b2", "b3"]}]},
                {"id": "y", "name": "Y", "weight": 2, "capabilities": [
                    {"id": "c", "name": "C", "statements": ["c1", "c2", "c3"]}]}]}"#;
        let model = Model::read(model).unwrap().0;
        let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
        Assessment::new(DocumentId::v7(0, [0; 10]), "Spring".into(), model.into(), now)
    }
}
