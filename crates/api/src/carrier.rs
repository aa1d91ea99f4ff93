//! A list of actions as a postmortem that has nothing else: what is done to actions in a postmortem is done to those of a list by way of it.

use afterword_core::Postmortem;
use afterword_core::actions::ActionList;

/// The postmortem that carries `list`.
pub(crate) fn carrier(list: &ActionList) -> Postmortem {
    Postmortem {
        title: list.title.clone(),
        zone: list.zone.clone(),
        actions: list.actions.clone(),
        ..Postmortem::new(list.id, list.created_at)
    }
}

/// The list that `postmortem` carries.
pub(crate) fn carried(postmortem: Postmortem) -> ActionList {
    let Postmortem { id, created_at, title, zone, actions, .. } = postmortem;
    ActionList { zone, actions, ..ActionList::new(id, title, created_at) }
}
