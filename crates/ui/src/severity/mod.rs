//! A severity scheme being edited: its name, its levels, and what its rules propose.

mod form;
mod level;
mod problems;
mod rules;

pub use form::{SchemeForm, SchemeFormProps};
