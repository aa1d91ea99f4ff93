//! Toil: work that is manual, repetitive and without enduring value, and what is done about it.

pub mod plan;
