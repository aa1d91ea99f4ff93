//! The simulation of a project alone, as a module that `cargo xtask bench` times in a browser.

use afterword_core::stored::Stored as _;
use afterword_core::toil::ToilRegister;
use wasm_bindgen::prelude::wasm_bindgen;

/// The share of runs that pay back, of the first project of the register that `json` holds.
///
/// # Errors
///
/// What is wrong with the text.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "the benchmark calls it")]
pub fn pays_back(json: &str, seed: u32) -> Result<f64, String> {
    let register = ToilRegister::from_json(json).map_err(|it| it.to_string())?;
    let project = register.projects.first().ok_or("it has no project")?;
    let simulation = register.simulate(project, seed.into());
    Ok(simulation.map_err(|it| format!("{it:?} is lacking"))?.pays_back)
}

fn main() {}
