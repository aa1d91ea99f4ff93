//! What actions and projects of toil have to do with each other, across all documents.

use std::collections::BTreeMap;

use afterword_core::actions::ActionId;
use afterword_core::board::{Card, CardKey};
use afterword_core::id::DocumentId;
use afterword_core::summary::Kind;
use afterword_core::toil::{Origin, ProjectId, Removed, Report, ToilRegister};
use serde::{Deserialize, Serialize};

use super::{Ask, World};

/// A project that was made of an action, and how it stands.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Made {
    /// The action.
    pub(crate) origin: Origin,
    /// Where the project is.
    pub(crate) register: DocumentId,
    pub(crate) project: ProjectId,
    pub(crate) report: Report,
}

impl Made {
    /// The projects of `register` that were made of actions.
    pub(super) fn of(register: &ToilRegister) -> Vec<Self> {
        let made = |project: &afterword_core::toil::Project| {
            let report = register.report(project);
            let origin = project.origin?;
            Some(Self { origin, register: register.id, project: project.id, report })
        };
        register.projects.iter().filter_map(|it| made(it)).collect()
    }

    /// The action, as the board names it.
    pub(crate) fn key(&self) -> CardKey {
        CardKey { document: self.origin.document, action: self.origin.action }
    }
}

/// Which projects were made of actions?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ProjectsMade {
    /// Of those of this document; `None` for those of all.
    pub(crate) of: Option<DocumentId>,
}

impl Ask for ProjectsMade {
    const NAME: &'static str = "projectsMade";
    /// One an action, and those of actions that are gone, too.
    type Answer = Vec<Made>;
}

pub(super) fn projects_made(world: &World, ask: ProjectsMade) -> Vec<Made> {
    let wanted = |it: &Made| ask.of.is_none_or(|id| it.origin.document == id);
    by_action(world).into_values().filter(wanted).collect()
}

/// The project of each action. Of several that one action became it is the first that says how much it removed, else the first.
fn by_action(world: &World) -> BTreeMap<CardKey, Made> {
    let mut projects: BTreeMap<CardKey, Made> = BTreeMap::new();
    for it in world.projects_made() {
        let known = projects.entry(it.key()).or_insert(*it);
        if known.report.hours_removed().is_none() && it.report.hours_removed().is_some() {
            *known = *it;
        }
    }
    projects
}

/// How much toil did actions of postmortems remove?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct RemovedByActions {
    /// So many of the actions are to be seen.
    pub(crate) most: usize,
}

/// How much it is, and the actions that removed the most.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct RemovedShown {
    /// Of all actions of postmortems that were done by automation.
    pub(crate) removed: Removed,
    /// The first of them: what removed the most, then those of which it is not known, the last that was done first.
    pub(crate) actions: Vec<RemovedAction>,
}

/// An action of a postmortem that was done by automation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct RemovedAction {
    pub(crate) document: DocumentId,
    /// What people call that.
    pub(crate) title: String,
    pub(crate) action: ActionId,
    /// What was done.
    pub(crate) what: String,
    /// The project that it became.
    pub(crate) made: Option<Made>,
}

impl Ask for RemovedByActions {
    const NAME: &'static str = "removedByActions";
    type Answer = RemovedShown;
}

pub(super) fn removed_by_actions(world: &World, ask: RemovedByActions) -> RemovedShown {
    let projects = by_action(world);
    let is_counted = |it: &&Card| it.kind == Kind::Postmortem && it.action.is_done_by_automation();
    let mut done: Vec<(&Card, Option<Made>)> =
        world.cards().filter(is_counted).map(|it| (it, projects.get(&it.key()).copied())).collect();
    let mut removed = Removed::default();
    done.iter().for_each(|(_, made)| removed.add(made.map(|it| it.report)));
    let hours = |made: &Option<Made>| made.and_then(|it| it.report.hours_removed());
    // Those of which nothing is known are below those that made things worse.
    let rank = |made: &Option<Made>| hours(made).unwrap_or(f64::NEG_INFINITY);
    done.sort_by(|(a, of_a), (b, of_b)| {
        rank(of_b).total_cmp(&rank(of_a)).then(b.closed.cmp(&a.closed))
    });
    let action = |(card, made): &(&Card, Option<Made>)| RemovedAction {
        document: card.document,
        title: card.title.clone(),
        action: card.action.id,
        what: card.action.title.clone(),
        made: *made,
    };
    RemovedShown { removed, actions: done.iter().take(ask.most).map(action).collect() }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use std::rc::Rc;

    use afterword_core::Postmortem;
    use afterword_core::actions::{Action, ActionList, ActionState};
    use afterword_core::document::Document;
    use afterword_core::toil::{Measured, Project, Stage};
    use chrono::{DateTime, FixedOffset, NaiveDate};

    use super::*;

    fn now() -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339("2025-10-01T12:00:00Z").unwrap()
    }

    fn id(n: u64) -> DocumentId {
        DocumentId::v7(n, [0; 10])
    }

    fn action(n: u64, title: &str, state: ActionState) -> Rc<Action> {
        Action { state, ..Action::new(ActionId::from_bits(n), title.into()) }.into()
    }

    /// A project of an action of document 1 that saves so many hours a month, as it was measured.
    fn project(n: u64, of: u64, saved: Option<u32>) -> Rc<Project> {
        let mut it = Project::new(ProjectId::from_bits(n), "Renewals".into());
        it.origin = Some(Origin { document: id(1), action: ActionId::from_bits(of) });
        it.stage = if saved.is_some() { Stage::Measured } else { Stage::Building };
        let on = NaiveDate::from_ymd_opt(2025, 10, 1).unwrap();
        let measured = saved.map(|it| Measured { on, before_minutes: it * 60, after_minutes: 0 });
        it.measured = measured.into_iter().collect();
        it.into()
    }

    /// A postmortem whose first three actions were done by automation, a list with one more, and two registers.
    fn world() -> World {
        let mut postmortem = Postmortem::new(id(1), now());
        postmortem.title = "Checkout outage".into();
        postmortem.actions = vec![
            action(1, "Automate the failover", ActionState::Done),
            action(2, "Automate the renewals", ActionState::Done),
            action(3, "Automate the restarts", ActionState::Done),
            action(4, "Automate the scaling", ActionState::Open),
            action(5, "Document the failover", ActionState::Done),
        ];
        let mut list = ActionList::new(id(2), "Audit".into(), now());
        list.actions.push(action(6, "Automate the audit", ActionState::Done));
        let mut first = ToilRegister::new(id(3), "Platform".into(), now());
        first.projects = vec![project(1, 2, None), project(2, 4, None)];
        let mut second = ToilRegister::new(id(4), "Search".into(), now());
        second.projects = vec![project(3, 2, Some(15)), project(4, 3, Some(2))];
        let documents: [Document; 4] =
            [postmortem.into(), list.into(), first.into(), second.into()];
        World::of_all(&documents)
    }

    #[test]
    fn an_action_knows_its_project_wherever_that_is() {
        let made = projects_made(&world(), ProjectsMade { of: Some(id(1)) });
        let found: Vec<_> = made.iter().map(|it| (it.origin.action, it.register)).collect();
        let action = ActionId::from_bits;
        assert_eq!(found, [(action(2), id(4)), (action(3), id(4)), (action(4), id(3))]);
        assert_eq!(projects_made(&world(), ProjectsMade { of: None }), made);
        assert_eq!(projects_made(&world(), ProjectsMade { of: Some(id(2)) }), []);
    }

    #[test]
    fn actions_done_by_automation_count_with_the_hours_of_their_projects() {
        let shown = removed_by_actions(&world(), RemovedByActions { most: 2 });
        let expected = Removed { hours: 204.0, hours_measured: 204.0, n_known: 2, n_unknown: 1 };
        assert_eq!(shown.removed, expected);
        let actions: Vec<&str> = shown.actions.iter().map(|it| it.what.as_str()).collect();
        assert_eq!(actions, ["Automate the renewals", "Automate the restarts"]);
        assert_eq!(shown.actions[0].title, "Checkout outage");
    }

    #[test]
    fn a_register_that_is_gone_takes_its_projects_with_it() {
        let mut world = world();
        assert!(world.remove(id(4)));
        let shown = removed_by_actions(&world, RemovedByActions { most: 9 });
        assert_eq!((shown.removed.n_known, shown.removed.n_unknown), (0, 3));
        assert_eq!(projects_made(&world, ProjectsMade { of: None }).len(), 2);
    }
}
