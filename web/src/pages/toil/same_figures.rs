//! The figures of a simulation are the same in a browser and out of it: the same test runs in both.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use afterword_core::stored::Stored as _;
use afterword_core::toil::ToilRegister;

const REGISTER: &str = include_str!("../../../../tests/stored/toil-register-1.json");

/// What came of the seed 7 where the test was written: the digits of each figure, to the last.
const FIGURES: &str = include_str!("../../../../tests/figures/toil-simulation.txt");

#[test]
fn one_seed_gives_the_same_figures_natively_and_in_a_browser() {
    let register = ToilRegister::from_json(REGISTER).expect("it is stored");
    let it = register.simulate(&register.projects[0], 7).expect("nothing is lacking");
    let band = it.band.iter().fold(0_u64, |sum, it| {
        sum.rotate_left(7) ^ it.low.to_bits() ^ it.high.to_bits().rotate_left(31)
    });
    let bits = [it.npv.p10, it.npv.p50, it.npv.p90, it.pays_back].map(f64::to_bits);
    assert_eq!(format!("{bits:x?} {:?} {band:x}", it.payback_months), FIGURES.trim_end());
}
