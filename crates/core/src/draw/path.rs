//! The outline of a shape, step by step, in SVG's words.

use super::Number;

/// A path under construction; what it gives is the `d` of an SVG path.
///
/// ```
/// use afterword_core::draw::Path;
///
/// let path = Path::from(0.0, 0.0).to(10.0, 0.0).to(10.0, 5.5).close();
/// assert_eq!(path.finish(), "M0 0L10 0L10 5.5Z");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path {
    d: String,
}

impl Path {
    /// Begins at a point.
    pub fn from(x: f64, y: f64) -> Self {
        Self::default().step('M', &[x, y])
    }

    /// Goes to a point without drawing.
    pub fn jump(self, x: f64, y: f64) -> Self {
        self.step('M', &[x, y])
    }

    /// A straight line.
    pub fn to(self, x: f64, y: f64) -> Self {
        self.step('L', &[x, y])
    }

    /// A bend to `x`, `y` that would touch the corner at `corner`.
    pub fn bend(self, corner: (f64, f64), x: f64, y: f64) -> Self {
        self.step('Q', &[corner.0, corner.1, x, y])
    }

    /// An arc against the clock, of less than half a turn or just half of one.
    pub fn arc(self, radius: f64, x: f64, y: f64) -> Self {
        self.step('A', &[radius, radius, 0.0, 0.0, 0.0, x, y])
    }

    /// A circle around a point, as part of a larger path.
    pub fn circle(self, x: f64, y: f64, radius: f64) -> Self {
        let (left, right) = (x - radius, x + radius);
        self.jump(left, y)
            .step('A', &[radius, radius, 0.0, 1.0, 1.0, right, y])
            .step('A', &[radius, radius, 0.0, 1.0, 1.0, left, y])
            .close()
    }

    /// Back to where the last jump went.
    pub fn close(mut self) -> Self {
        self.d.push('Z');
        self
    }

    /// The path as text.
    pub fn finish(self) -> String {
        self.d
    }

    fn step(mut self, letter: char, numbers: &[f64]) -> Self {
        self.d.push(letter);
        for (at, number) in numbers.iter().enumerate() {
            if at > 0 {
                self.d.push(' ');
            }
            self.d.push_str(&Number(*number).to_string());
        }
        self
    }
}
