//! Which part of a picture is seen, and how large.

/// The size of the place in which a picture is shown, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// What is seen of a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// What is in the middle of the frame, in units of the picture.
    pub x: f64,
    /// What is in the middle of the frame, in units of the picture.
    pub y: f64,
    /// How many pixels a unit takes.
    pub scale: f64,
}

/// Smaller is no longer told apart, larger shows less than a card.
const SCALES: std::ops::RangeInclusive<f64> = 0.08..=3.0;

/// Smaller letters are not read.
const READABLE: f64 = 0.7;

/// What stays free around a thing that is to be seen, in pixels.
const MARGIN: f64 = 20.0;

impl View {
    /// All of a picture, in its own size if there is room.
    pub fn all(size: Frame, frame: Frame) -> Self {
        let scale = (frame.width / size.width).min(frame.height / size.height).min(1.0);
        let scale = scale.clamp(*SCALES.start(), *SCALES.end());
        Self { x: size.width / 2.0, y: size.height / 2.0, scale }
    }

    /// Whether all of a picture can be read at once.
    pub fn is_readable(size: Frame, frame: Frame) -> bool {
        Self::all(size, frame).scale >= READABLE
    }

    /// All of a picture if it can be read then. Else as much as can be read, with `near` in the middle, as far as the picture reaches,
    /// and in any case `thing`: the bounds of what is looked at, and of that with what belongs to it.
    pub fn begin(size: Frame, frame: Frame, thing: [f64; 4], near: [f64; 4]) -> Self {
        if Self::is_readable(size, frame) {
            return Self::all(size, frame);
        }
        let [x, y, width, height] = near;
        let view = Self { x: x + width / 2.0, y: y + height / 2.0, scale: READABLE };
        view.showing(thing, frame).within(size, frame)
    }

    /// The same moved as little as it takes to show nothing beside the picture, or the same on either side of it.
    pub fn within(self, size: Frame, frame: Frame) -> Self {
        let fit = |middle: f64, room: f64, size: f64| {
            let half = (room / self.scale).min(size) / 2.0;
            middle.clamp(half, size - half)
        };
        Self {
            x: fit(self.x, frame.width, size.width),
            y: fit(self.y, frame.height, size.height),
            ..self
        }
    }

    /// The same moved by so many pixels, though never off the picture.
    pub fn moved(self, right: f64, down: f64, size: Frame) -> Self {
        Self {
            x: (self.x - right / self.scale).clamp(0.0, size.width),
            y: (self.y - down / self.scale).clamp(0.0, size.height),
            ..self
        }
    }

    /// The same `factor` times as large; what is at `at`, in pixels from the frame's corner, stays there.
    pub fn zoomed(self, factor: f64, at: (f64, f64), frame: Frame) -> Self {
        let scale = (self.scale * factor).clamp(*SCALES.start(), *SCALES.end());
        let shift = 1.0 / self.scale - 1.0 / scale;
        Self {
            x: self.x + (at.0 - frame.width / 2.0) * shift,
            y: self.y + (at.1 - frame.height / 2.0) * shift,
            scale,
        }
    }

    /// The same moved as little as it takes to see all of `thing`, or its beginning if it is larger than the frame.
    pub fn showing(self, thing: [f64; 4], frame: Frame) -> Self {
        let [x, y, width, height] = thing;
        let near = |middle: f64, room: f64, begin: f64, length: f64| {
            let half = (room / 2.0 - MARGIN).max(0.0) / self.scale;
            middle.max(begin + length - half).min(begin + half)
        };
        Self {
            x: near(self.x, frame.width, x, width),
            y: near(self.y, frame.height, y, height),
            ..self
        }
    }

    /// The same as the value of a `viewBox`.
    pub fn view_box(self, frame: Frame) -> String {
        let (width, height) = (frame.width / self.scale, frame.height / self.scale);
        let (x, y) = (self.x - width / 2.0, self.y - height / 2.0);
        format!("{x:.1} {y:.1} {width:.1} {height:.1}")
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FRAME: Frame = Frame { width: 600.0, height: 400.0 };

    /// Where in the frame a point of the picture is.
    fn seen(view: View, x: f64, y: f64) -> (f64, f64) {
        (
            (x - view.x) * view.scale + FRAME.width / 2.0,
            (y - view.y) * view.scale + FRAME.height / 2.0,
        )
    }

    fn views() -> impl Strategy<Value = View> {
        (0.0..5_000.0, 0.0..5_000.0, 0.08..3.0).prop_map(|(x, y, scale)| View { x, y, scale })
    }

    proptest! {
        #[test]
        fn what_is_under_the_pointer_stays_there(
            view in views(), factor in 0.2..5.0, at in (0.0..600.0, 0.0..400.0),
        ) {
            let at: (f64, f64) = at;
            let (x, y) = (
                view.x + (at.0 - FRAME.width / 2.0) / view.scale,
                view.y + (at.1 - FRAME.height / 2.0) / view.scale,
            );
            let (left, top) = seen(view.zoomed(factor, at, FRAME), x, y);
            prop_assert!((left - at.0).abs() < 1e-6 && (top - at.1).abs() < 1e-6);
        }

        #[test]
        fn what_is_shown_is_in_the_frame_and_what_is_seen_does_not_move(
            view in views(), x in 0.0..5_000.0, y in 0.0..5_000.0,
        ) {
            let thing = [x, y, 100.0, 60.0];
            let shown = view.showing(thing, FRAME);
            let (left, top) = seen(shown, x, y);
            prop_assert!(left >= MARGIN - 1e-6 && top >= MARGIN - 1e-6);
            if view.scale * 100.0 < FRAME.width - 2.0 * MARGIN {
                let (right, _) = seen(shown, x + 100.0, y);
                prop_assert!(right <= FRAME.width - MARGIN + 1e-6);
            }
            prop_assert!((shown.showing(thing, FRAME).x - shown.x).abs() < 1e-6);
        }
    }

    proptest! {
        #[test]
        fn no_more_is_blank_than_must_be(
            view in views(), width in 10.0..5_000.0, height in 10.0..5_000.0,
        ) {
            let size = Frame { width, height };
            let view = view.within(size, FRAME);
            let ((left, top), (right, bottom)) = (seen(view, 0.0, 0.0), seen(view, width, height));
            let fits = |from: f64, to: f64, room: f64| {
                if to - from <= room { (from + to - room).abs() < 1e-6 } else { from < 1e-6 && to > room - 1e-6 }
            };
            prop_assert!(fits(left, right, FRAME.width) && fits(top, bottom, FRAME.height));
        }
    }

    #[test]
    fn a_small_picture_is_shown_whole_and_a_large_one_about_what_is_looked_at() {
        let small = Frame { width: 300.0, height: 100.0 };
        let problem = [24.0, 1_980.0, 248.0, 60.0];
        let all = View { x: 150.0, y: 50.0, scale: 1.0 };
        assert_eq!(View::begin(small, FRAME, problem, problem), all);
        let large = Frame { width: 6_000.0, height: 4_000.0 };
        let near = [24.0, 1_900.0, 560.0, 300.0];
        let begin = View::begin(large, FRAME, problem, near);
        let (left, top) = seen(begin, 24.0, 1_980.0);
        assert!((0.0..100.0).contains(&left) && (100.0..300.0).contains(&top), "{left} {top}");
        assert_eq!(begin.scale, READABLE);
    }

    #[test]
    fn a_long_thin_picture_fills_the_frame_in_its_length_and_stands_in_the_middle_across() {
        let chain = Frame { width: 2_400.0, height: 120.0 };
        let last = [2_128.0, 30.0, 248.0, 60.0];
        let begin = View::begin(chain, FRAME, last, last);
        let (right, middle) = seen(begin, 2_400.0, 60.0);
        assert!((right - FRAME.width).abs() < 1e-6, "nothing behind the last card: {right}");
        assert!((middle - FRAME.height / 2.0).abs() < 1e-6);
    }
}
