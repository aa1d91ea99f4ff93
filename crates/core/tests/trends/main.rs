//! Learning across incidents: a small workspace whose every figure is worked out by hand, and laws for all others.
#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

#[path = "../arbitrary/mod.rs"]
mod arbitrary;
mod golden;
mod laws;
mod recurrence;
mod report;
mod warnings;
mod workspace;
