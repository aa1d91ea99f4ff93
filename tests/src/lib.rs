//! Tests that cross crates live in the files beside this one. Here is what more than one of them needs.

pub mod language;
pub mod loss;
pub mod made_up;
