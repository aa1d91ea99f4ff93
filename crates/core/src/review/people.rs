//! The people that a document names.

use crate::postmortem::{NameList, Postmortem, Role};

/// Who wrote it, reads it, or had a role in the response, in that order; nobody twice in a row.
pub(super) fn named(postmortem: &Postmortem) -> Vec<&str> {
    let lists = [NameList::Authors, NameList::Reviewers].into_iter();
    let listed = lists.flat_map(|it| postmortem.names(it)).map(String::as_str);
    let roles = Role::ALL.into_iter().map(|it| postmortem.roles.of(it));
    let others = postmortem.roles.others.iter().map(|it| it.person.as_str());
    let named = listed.chain(roles).chain(others).map(str::trim);
    let mut people: Vec<&str> = named.filter(|it| !it.is_empty()).collect();
    people.dedup();
    people
}
