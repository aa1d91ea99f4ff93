//! Short names for writing the tables of the families.

use super::rule::Check;
use super::{Family, Level, Rule};

pub(super) const fn completeness(
    id: &'static str,
    level: Level,
    weight: u32,
    check: Check,
) -> Rule {
    Rule::new(id, Family::Completeness, level, weight, check)
}

pub(super) const fn consistency(id: &'static str, level: Level, weight: u32, check: Check) -> Rule {
    Rule::new(id, Family::Consistency, level, weight, check)
}

pub(super) const fn depth(id: &'static str, level: Level, weight: u32, check: Check) -> Rule {
    Rule::new(id, Family::Depth, level, weight, check)
}

pub(super) const fn actions(id: &'static str, level: Level, weight: u32, check: Check) -> Rule {
    Rule::new(id, Family::Actions, level, weight, check)
}

pub(super) const fn timeliness(id: &'static str, level: Level, weight: u32, check: Check) -> Rule {
    Rule::new(id, Family::Timeliness, level, weight, check)
}
