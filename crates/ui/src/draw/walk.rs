//! Going from thing to thing in a picture of a tree.

use afterword_core::draw::{Group, Scene};

use super::place::groups;

/// Where to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// To the first thing behind.
    In,
    /// To the thing that it stands behind.
    Out,
    /// To the one before it on its level, whatever that stands behind.
    Before,
    /// To the one after it on its level.
    After,
    /// To the first of all.
    First,
    /// To the last of all.
    Last,
}

impl Step {
    /// What a key means in a tree that grows to the right or, if `is_upright`, downwards.
    pub(super) fn of(key: &str, is_upright: bool) -> Option<Self> {
        Some(match (key, is_upright) {
            ("ArrowRight", false) | ("ArrowDown", true) => Self::In,
            ("ArrowLeft", false) | ("ArrowUp", true) => Self::Out,
            ("ArrowUp", false) | ("ArrowLeft", true) => Self::Before,
            ("ArrowDown", false) | ("ArrowRight", true) => Self::After,
            ("Home", _) => Self::First,
            ("End", _) => Self::Last,
            _ => return None,
        })
    }
}

/// The thing that is one step from the one called `id`.
pub(super) fn step<'a>(scene: &'a Scene, id: &str, step: Step) -> Option<&'a str> {
    let all: Vec<&Group> = groups(scene).collect();
    let at = all.iter().position(|it| it.id == id)?;
    let level = all[at].level;
    let found = match step {
        Step::In => all.get(at + 1).filter(|it| it.level > level),
        Step::Out => all[..at].iter().rfind(|it| it.level < level),
        Step::Before => all[..at].iter().rfind(|it| it.level == level),
        Step::After => all[at + 1..].iter().find(|it| it.level == level),
        Step::First => all.first(),
        Step::Last => all.last(),
    };
    found.map(|it| it.id.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `a` ← `b` ← `c`, and `a` ← `d` ← `e`.
    fn scene() -> Scene {
        let mut scene = Scene::new("", 1.0, 1.0);
        scene.push(Group::new("edges"));
        for (id, level) in [("a", 0), ("b", 1), ("c", 2), ("d", 1), ("e", 2)] {
            scene.push(Group { id: id.to_owned(), level, ..Group::default() });
        }
        scene
    }

    #[test]
    fn arrows_go_where_they_point() {
        let scene = scene();
        let check = |from, key, to| {
            let to: Option<&str> = to;
            assert_eq!(step(&scene, from, Step::of(key, false).unwrap()), to, "{key} from {from}");
        };
        check("a", "ArrowRight", Some("b"));
        check("b", "ArrowRight", Some("c"));
        check("c", "ArrowRight", None);
        check("e", "ArrowLeft", Some("d"));
        check("a", "ArrowLeft", None);
        check("c", "ArrowDown", Some("e"));
        check("d", "ArrowUp", Some("b"));
        check("b", "ArrowUp", None);
        check("b", "End", Some("e"));
        assert_eq!(Step::of("ArrowDown", true), Some(Step::In));
        assert_eq!(Step::of("x", true), None);
    }
}
