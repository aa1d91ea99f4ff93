//! Where in a picture a thing is.

use afterword_core::draw::{Form, Group, Item, Scene};

/// The left edge, the top, the width and the height of the thing called `id`, by its rectangles; `None` if it is not there.
pub fn bounds(scene: &Scene, id: &str) -> Option<[f64; 4]> {
    let group = groups(scene).find(|it| it.id == id)?;
    let mut found: Option<[f64; 4]> = None;
    for item in &group.items {
        if let Item::Shape(shape) = item
            && let Form::Rect { x, y, width, height, .. } = shape.form
        {
            let [left, top, right, bottom] = found.unwrap_or([x, y, x + width, y + height]);
            let (right, bottom) = (right.max(x + width), bottom.max(y + height));
            found = Some([left.min(x), top.min(y), right, bottom]);
        }
    }
    found.map(|[left, top, right, bottom]| [left, top, right - left, bottom - top])
}

/// The place of the thing called `id` together with that of what it stands behind and of all that stands right behind it.
pub(super) fn neighbourhood(scene: &Scene, id: &str) -> Option<[f64; 4]> {
    let all: Vec<&Group> = groups(scene).collect();
    let at = all.iter().position(|it| it.id == id)?;
    let level = all[at].level;
    let before = all[..at].iter().rfind(|it| it.level < level);
    let behind = all[at + 1..].iter().take_while(|it| it.level > level);
    let near = before.into_iter().chain(behind.filter(|it| it.level == level + 1));
    let own = bounds(scene, id)?;
    Some(near.filter_map(|it| bounds(scene, &it.id)).fold(own, around))
}

/// What is around both.
fn around(one: [f64; 4], other: [f64; 4]) -> [f64; 4] {
    let edges = |[x, y, width, height]: [f64; 4]| [x, y, x + width, y + height];
    let (one, other) = (edges(one), edges(other));
    let (left, top) = (one[0].min(other[0]), one[1].min(other[1]));
    [left, top, one[2].max(other[2]) - left, one[3].max(other[3]) - top]
}

/// The things in a picture that have a name, in the order in which they are read.
pub(super) fn groups(scene: &Scene) -> impl Iterator<Item = &Group> {
    scene.items.iter().filter_map(|it| match it {
        Item::Group(group) if !group.id.is_empty() => Some(group),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use afterword_core::draw::{Ink, Shape};

    use super::*;

    #[test]
    fn a_thing_is_as_large_as_its_rectangles_together() {
        let rect = |x, width| Form::Rect { x, y: 10.0, width, height: 20.0, radius: 0.0 };
        let mut group = Group { id: "a".to_owned(), ..Group::default() };
        group.push(Shape::filled(rect(5.0, 10.0), Ink::Ink));
        group.push(Shape::filled(rect(12.0, 13.0), Ink::Ink));
        let mut scene = Scene::new("", 100.0, 100.0);
        scene.push(group);
        assert_eq!(bounds(&scene, "a"), Some([5.0, 10.0, 20.0, 20.0]));
        assert_eq!(bounds(&scene, "b"), None);
    }

    #[test]
    fn a_thing_stands_between_its_effect_and_its_causes() {
        let mut scene = Scene::new("", 500.0, 500.0);
        for (id, level, x, y) in [
            ("a", 0, 0.0, 50.0),
            ("b", 1, 100.0, 0.0),
            ("c", 2, 200.0, 0.0),
            ("d", 1, 100.0, 100.0),
            ("e", 2, 200.0, 100.0),
        ] {
            let mut group = Group { id: id.to_owned(), level, ..Group::default() };
            group.push(Shape::filled(
                Form::Rect { x, y, width: 50.0, height: 20.0, radius: 0.0 },
                Ink::Ink,
            ));
            scene.push(group);
        }
        assert_eq!(neighbourhood(&scene, "a"), Some([0.0, 0.0, 150.0, 120.0]));
        assert_eq!(neighbourhood(&scene, "b"), Some([0.0, 0.0, 250.0, 70.0]));
        assert_eq!(neighbourhood(&scene, "e"), Some([100.0, 100.0, 150.0, 20.0]));
        assert_eq!(neighbourhood(&scene, "x"), None);
    }
}
