//! Fingers and the mouse on a picture: one drags it, two draw it larger or smaller.

/// Less is a click of a hand that trembles, in pixels.
const SLACK: f64 = 4.0;

/// A pointer that is down, and where it was last.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pointer {
    pub(super) id: i32,
    pub(super) x: f64,
    pub(super) y: f64,
}

/// All that are down.
#[derive(Clone, Debug, Default)]
pub(super) struct Pointers {
    down: Vec<Pointer>,
    /// Where the first of them came down.
    begin: (f64, f64),
    has_moved: bool,
}

/// What a movement does to the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Moved {
    /// Goes along, so many pixels to the right and down.
    Drag(f64, f64),
    /// Becomes so many times as large, around a point.
    Pinch(f64, (f64, f64)),
}

impl Pointers {
    pub(super) fn press(&mut self, pointer: Pointer) {
        if self.down.is_empty() {
            self.begin = (pointer.x, pointer.y);
            self.has_moved = false;
        }
        self.down.retain(|it| it.id != pointer.id);
        self.down.push(pointer);
    }

    pub(super) fn lift(&mut self, id: i32) {
        self.down.retain(|it| it.id != id);
    }

    /// Whether the last press was no click.
    pub(super) fn has_moved(&self) -> bool {
        self.has_moved
    }

    pub(super) fn moved(&mut self, to: Pointer) -> Option<Moved> {
        let at = self.down.iter().position(|it| it.id == to.id)?;
        let from = std::mem::replace(&mut self.down[at], to);
        if let [a, b] = self.down[..] {
            self.has_moved = true;
            let other = if a.id == to.id { b } else { a };
            let middle = ((to.x + other.x) / 2.0, (to.y + other.y) / 2.0);
            return Some(Moved::Pinch(distance(to, other) / distance(from, other), middle));
        }
        let far = (to.x - self.begin.0).hypot(to.y - self.begin.1) > SLACK;
        self.has_moved |= far;
        self.has_moved.then_some(Moved::Drag(to.x - from.x, to.y - from.y))
    }
}

fn distance(a: Pointer, b: Pointer) -> f64 {
    (a.x - b.x).hypot(a.y - b.y).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(id: i32, x: f64, y: f64) -> Pointer {
        Pointer { id, x, y }
    }

    #[test]
    fn a_trembling_hand_clicks_and_a_moving_one_drags() {
        let mut pointers = Pointers::default();
        pointers.press(at(1, 10.0, 10.0));
        assert_eq!(pointers.moved(at(1, 12.0, 11.0)), None);
        assert!(!pointers.has_moved());
        assert_eq!(pointers.moved(at(1, 20.0, 11.0)), Some(Moved::Drag(8.0, 0.0)));
        pointers.lift(1);
        assert!(pointers.has_moved());
        assert_eq!(pointers.moved(at(1, 50.0, 50.0)), None);
    }

    #[test]
    fn two_fingers_pinch_around_the_point_between_them() {
        let mut pointers = Pointers::default();
        pointers.press(at(1, 0.0, 0.0));
        pointers.press(at(2, 100.0, 0.0));
        assert_eq!(pointers.moved(at(2, 200.0, 0.0)), Some(Moved::Pinch(2.0, (100.0, 0.0))));
    }
}
