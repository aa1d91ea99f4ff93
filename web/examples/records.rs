//! Reading stored documents, and what trends make of many, alone: a module that `cargo xtask bench` times in a browser.

use afterword_core::Postmortem;
use afterword_core::postmortem::MetricCatalogue;
use afterword_core::stored::Stored as _;
use afterword_core::trends::{Incident, Step, known_period, response_times, series, trend};
use chrono::{Offset as _, Utc};
use wasm_bindgen::prelude::wasm_bindgen;

/// Decides the samples that intervals are drawn from.
const SEED: u64 = 7;

/// Documents, and what trends keep of them.
#[derive(Debug, Default)]
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "the benchmark calls it")]
pub struct Records {
    documents: Vec<Postmortem>,
    incidents: Vec<Incident>,
}

#[wasm_bindgen]
impl Records {
    /// None.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a document as it is stored, and tells how many entries its timeline has.
    ///
    /// # Errors
    ///
    /// What is wrong with the text.
    pub fn read(&self, json: &str) -> Result<usize, String> {
        Ok(Postmortem::from_json(json).map_err(|it| it.to_string())?.timeline.len())
    }

    /// Reads a document and keeps it.
    ///
    /// # Errors
    ///
    /// What is wrong with the text.
    pub fn keep(&mut self, json: &str) -> Result<(), String> {
        self.documents.push(Postmortem::from_json(json).map_err(|it| it.to_string())?);
        Ok(())
    }

    /// Measures all documents that are kept; tells how many there are.
    pub fn measure(&mut self) -> usize {
        let metrics = MetricCatalogue::shipped();
        let record = |it: &Postmortem| Incident::of(it, &metrics.measure(it), &Utc.fix());
        self.incidents = self.documents.iter().map(record).collect();
        self.incidents.len()
    }

    /// The median time to resolve in minutes, of all that was measured; made along with the other response times, their percentiles and
    /// means, the incidents of each month and their trend.
    pub fn figures(&self) -> f64 {
        let incidents: Vec<&Incident> = self.incidents.iter().collect();
        let times = response_times(&incidents, SEED);
        let last = incidents.iter().filter_map(|it| it.day()).max().unwrap_or_default();
        let bins = known_period(&incidents, last)
            .map(|range| series(&incidents, Step::Month, range))
            .unwrap_or_default();
        // Too few periods have no trend, which is an answer, too.
        let _ = trend(&bins);
        times[3].median.unwrap_or(f64::NAN)
    }
}

fn main() {}
