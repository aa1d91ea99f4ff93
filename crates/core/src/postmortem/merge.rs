//! Merging two postmortems that were edited from one.

use super::Postmortem;
use crate::merge::Conflict;

pub(crate) fn merge(
    _base: &Postmortem,
    mine: &Postmortem,
    _theirs: &Postmortem,
) -> (Postmortem, Vec<Conflict>) {
    (mine.clone(), Vec::new())
}
