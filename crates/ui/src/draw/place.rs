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
}
