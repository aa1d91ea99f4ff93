//! How long responses took.

use super::{Figure, Sentence};
use crate::trends::{Incident, Measured, ResponseSummary, ResponseTime, response_times};

/// Intervals are drawn from samples; of the same figures always the same ones.
const SEED: u64 = 5;

/// What is known of the four response times of `incidents`.
pub(super) fn summaries(incidents: &[&Incident]) -> [ResponseSummary; 4] {
    response_times(incidents, SEED)
}

/// A sentence for each time that is known of any incident.
pub(super) fn took(incidents: &[&Incident]) -> Vec<Sentence> {
    let mut said = Vec::new();
    for summary in summaries(incidents) {
        let Some(median) = Figure::median(&summary) else { continue };
        let name = if summary.interval.is_ok() { "happened.took" } else { "happened.took.few" };
        let mut took =
            Sentence::new(name).term("time", summary.time.metric()).with("median", median);
        if let (Ok(p90), Ok(_)) = (summary.p90, summary.interval) {
            took = took.with("p90", Figure::Minutes(p90));
        }
        said.push(took.resting_on(having(incidents, summary.time)));
        if summary.contradicted > 0 {
            let is_so =
                |it: &&&Incident| matches!(it.time(summary.time), Measured::Contradicted(_));
            let other = Sentence::new("happened.contradicted").term("time", summary.time.metric());
            let documents = incidents.iter().filter(is_so).map(|it| it.id);
            said.push(other.count("n", summary.contradicted).resting_on(documents));
        }
    }
    said
}

/// The incidents of which `time` is known.
pub(super) fn having<'a>(
    incidents: &'a [&Incident],
    time: ResponseTime,
) -> impl Iterator<Item = crate::id::DocumentId> + 'a {
    incidents.iter().filter(move |it| it.time(time).minutes().is_some()).map(|it| it.id)
}
