//! The scores of the dimensions as a net: an axis each, and what is reached of it.

use std::f64::consts::TAU;

use afterword_core::draw::{Anchor, Dash, Form, Group, Ink, Path, Scene, Shape, Stroke, Text};
use afterword_core::maturity::DimensionResult;

use super::page::Page;
use crate::markdown::text::one_line;

/// Half of the side of the net, and what is left around it for names.
const RADIUS: f64 = 150.0;
const ASIDE: f64 = 170.0;
const ABOVE: f64 = 40.0;

/// The picture; `None` where fewer than three dimensions have a score, of which no net can be made. A dimension without one has its axis,
/// and no corner.
pub(super) fn radar(page: Page<'_>) -> Option<Scene> {
    let results = &page.results.dimensions;
    if results.iter().filter(|it| it.mean.is_some()).count() < 3 {
        return None;
    }
    let highest = page.assessment.model.highest();
    let (width, height) = (2.0 * (RADIUS + ASIDE), 2.0 * (RADIUS + ABOVE));
    let (x, y) = (width / 2.0, height / 2.0);
    let place = |at: usize, part: f64| {
        let angle = at as f64 / results.len() as f64 * TAU;
        (x + angle.sin() * RADIUS * part, y - angle.cos() * RADIUS * part)
    };
    let net = |parts: &[(usize, f64)]| {
        let mut corners = parts.iter().map(|(at, part)| place(*at, *part));
        let (x, y) = corners.next().unwrap_or((x, y));
        Form::Path(corners.fold(Path::from(x, y), |path, (x, y)| path.to(x, y)).close().finish())
    };
    let mut scene = Scene::new(page.say("radar", &[]), width, height);
    let around = |part: f64| (0..results.len()).map(|at| (at, part)).collect::<Vec<_>>();
    for level in 1..=highest {
        let part = f64::from(level) / f64::from(highest);
        scene.push(Shape::line(net(&around(part)), Stroke::new(Ink::Line, 1.0)));
    }
    for at in 0..results.len() {
        let (end_x, end_y) = place(at, 1.0);
        let axis = Form::Path(Path::from(x, y).to(end_x, end_y).finish());
        scene.push(Shape::line(axis, Stroke::new(Ink::Line, 1.0)));
    }
    let part = |it: &DimensionResult| Some(it.mean?.shown() / f64::from(highest));
    let corners: Vec<(usize, f64)> =
        results.iter().enumerate().filter_map(|(at, it)| Some((at, part(it)?))).collect();
    let stroke = Stroke::new(Ink::Accent, 2.0).dashed(Dash::Solid);
    scene.push(Shape::filled(net(&corners), Ink::Selected).outlined(stroke));
    for (at, it) in results.iter().enumerate() {
        let name = page.assessment.model.dimension(&it.id).map_or("", |it| &it.name);
        let (name, score) = (one_line(name), page.mean(it.mean));
        let mut group = Group::new("dimension");
        group.label = format!("{name}: {score}");
        if let Some(part) = part(it) {
            let (x, y) = place(at, part);
            group.push(Shape::filled(Form::Circle { x, y, radius: 3.5 }, Ink::Accent));
        }
        let (end_x, end_y) = place(at, 1.08);
        let anchor = match end_x - x {
            it if it < -1.0 => Anchor::End,
            it if it > 1.0 => Anchor::Start,
            _ => Anchor::Middle,
        };
        group
            .push(Text::new(end_x, end_y, 12.0, shortened(&name)).anchor(anchor).ink(Ink::InkSoft));
        scene.push(group);
    }
    scene.description = scene.outline().iter().map(|it| it.text).collect::<Vec<_>>().join("; ");
    Some(scene)
}

/// As much of a name as there is room for.
fn shortened(name: &str) -> String {
    const LONGEST: usize = 24;
    match name.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", name[..at].trim_end()),
        None => name.to_owned(),
    }
}
