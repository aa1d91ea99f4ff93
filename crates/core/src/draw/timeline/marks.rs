//! The shape of each kind of entry: never by colour alone.

use super::super::{Form, Ink, Path, Shape, Stroke};
use crate::postmortem::EntryKind;

/// The shapes that mark an entry of `kind` around a point, about ten units wide.
pub fn mark(kind: EntryKind, x: f64, y: f64) -> Vec<Shape> {
    let ink = ink(kind);
    let path = |path: Path| Form::Path(path.finish());
    let disc = |radius| Form::Circle { x, y, radius };
    let ring = || Shape::filled(disc(4.75), Ink::Paper).outlined(Stroke::new(ink, 1.5));
    let line = |it: Path, ink| Shape::line(path(it), Stroke::new(ink, 1.5));
    match kind {
        EntryKind::Trigger => vec![Shape::filled(path(flash(x, y)), ink)],
        EntryKind::Symptom => vec![Shape::filled(path(diamond(x, y, 5.75)), ink)],
        EntryKind::Detection => vec![ring(), Shape::filled(disc(2.0), ink)],
        EntryKind::Escalation => {
            let up = Path::from(x - 5.5, y + 4.5).to(x, y - 5.5).to(x + 5.5, y + 4.5).close();
            vec![Shape::filled(path(up), ink)]
        }
        EntryKind::Hypothesis => vec![ring()],
        EntryKind::Decision => {
            let form = path(diamond(x, y, 5.25));
            vec![Shape::filled(form, Ink::Paper).outlined(Stroke::new(ink, 1.5))]
        }
        EntryKind::Action => {
            let form = Form::Rect { x: x - 4.5, y: y - 4.5, width: 9.0, height: 9.0, radius: 1.0 };
            vec![Shape::filled(form, ink)]
        }
        EntryKind::Communication => vec![Shape::filled(path(bubble(x, y)), ink)],
        EntryKind::Mitigation => {
            let half = Path::from(x, y - 4.75).arc(4.75, x, y + 4.75).close();
            vec![ring(), Shape::filled(path(half), ink)]
        }
        EntryKind::Recovery => {
            let tick = Path::from(x - 2.5, y + 0.2).to(x - 0.6, y + 2.1).to(x + 2.7, y - 1.9);
            vec![Shape::filled(disc(5.5), ink), line(tick, Ink::Raised)]
        }
        EntryKind::Other => vec![Shape::filled(disc(3.0), ink)],
    }
}

/// The colour of a kind; the same as in the list.
fn ink(kind: EntryKind) -> Ink {
    match kind {
        EntryKind::Trigger | EntryKind::Symptom => Ink::Bad,
        EntryKind::Detection | EntryKind::Escalation => Ink::Warn,
        EntryKind::Mitigation | EntryKind::Recovery => Ink::Good,
        EntryKind::Decision | EntryKind::Action => Ink::Accent,
        EntryKind::Hypothesis | EntryKind::Communication | EntryKind::Other => Ink::InkFaint,
    }
}

fn diamond(x: f64, y: f64, radius: f64) -> Path {
    Path::from(x, y - radius).to(x + radius, y).to(x, y + radius).to(x - radius, y).close()
}

fn flash(x: f64, y: f64) -> Path {
    let path = Path::from(x + 1.5, y - 6.0).to(x - 4.5, y + 1.0).to(x - 0.5, y + 1.0);
    path.to(x - 1.5, y + 6.0).to(x + 4.5, y - 1.5).to(x + 0.5, y - 1.5).close()
}

fn bubble(x: f64, y: f64) -> Path {
    let path = Path::from(x - 5.0, y - 4.5).to(x + 5.0, y - 4.5).to(x + 5.0, y + 2.5);
    path.to(x - 0.5, y + 2.5).to(x - 3.5, y + 5.5).to(x - 3.5, y + 2.5).to(x - 5.0, y + 2.5).close()
}
