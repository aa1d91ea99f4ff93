//! Two lines over time, each with its name at its end.

use super::axis::Unit;
use super::calendar::day_name;
use super::figure;
use super::model::Lines;
use super::plane::apart;
use super::sheet::{MARGIN, SIZE, Sheet};
use crate::board::BurnUp;
use crate::draw::measure::{Style, width, wrap};
use crate::draw::{Dash, Form, Group, Ink, Path, Shape, Stroke, Text};
use crate::trends::{Period, Step};

impl Sheet<'_> {
    /// Lines that go up in steps: between two points nothing is known to have happened before the second.
    pub(super) fn lines(&mut self, lines: &Lines) {
        let Some((first, last)) = lines.points.first().zip(lines.points.last()) else { return };
        let range = Period::new(first.day, last.day.succ_opt().unwrap_or(last.day));
        let values: Vec<f64> =
            lines.points.iter().flat_map(|it| [it.agreed as f64, it.closed as f64]).collect();
        let ends = [(last.agreed, &lines.names[0]), (last.closed, &lines.names[1])];
        let ends = ends.map(|(n, name)| format!("{name} {}", figure::count(n, self.words)));
        let widest = ends.iter().map(|it| width(it, Style::regular(SIZE))).fold(0.0, f64::max);
        let room = (widest + 8.0).min((self.width - 2.0 * MARGIN) * 0.4);
        let plane = self.plane(Unit::Count, &values, range, Step::Week, room);
        let path = |of: &dyn Fn(&BurnUp) -> usize| {
            let mut path = Path::from(plane.x(first.day), plane.y(of(first) as f64));
            let mut before = of(first);
            for point in &lines.points {
                let x = plane.x(point.day);
                path = path.to(x, plane.y(before as f64)).to(x, plane.y(of(point) as f64));
                before = of(point);
            }
            path.to(plane.right, plane.y(before as f64))
        };
        let mut group = Group::new("lines");
        let lane = |path: Path, stroke| Shape::line(Form::Path(path.finish()), stroke);
        let agreed = Stroke::new(Ink::InkSoft, 2.0).dashed(Dash::Dashed);
        group.push(lane(path(&|it| it.agreed), agreed));
        group.push(lane(path(&|it| it.closed), Stroke::new(Ink::Accent, 2.5)));
        let mut tops = [last.agreed, last.closed].map(|it| plane.y(it as f64));
        apart(&mut tops, (plane.top, plane.bottom));
        for ((end, y), ink) in ends.iter().zip(tops).zip([Ink::InkSoft, Ink::Accent]) {
            let lines = wrap(end, Style::regular(SIZE), room - 8.0, 1);
            group.push(Text { lines, ..Text::new(plane.right + 8.0, y + 4.0, SIZE, "") }.ink(ink));
        }
        self.items.push(group);
        for point in &lines.points {
            let counts = [(&lines.names[0], point.agreed), (&lines.names[1], point.closed)];
            let counts = counts.map(|(it, n)| format!("{it} {}", figure::count(n, self.words)));
            let label = format!("{}: {}", day_name(point.day, self.words), counts.join(", "));
            self.items.push(Group { label, ..Group::new("slot") });
        }
    }
}
