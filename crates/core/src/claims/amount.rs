//! A quantity as somebody wrote it: how much, and how exactly.

/// Which side of a figure the text leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The figure itself.
    Exact,
    /// About that much.
    About,
    /// That much or less: “within 3 minutes”.
    AtMost,
    /// That much or more: “over 7 hours”.
    AtLeast,
}

/// A figure as it is written: seconds of a length, percent of a share, or a count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// The figure, or the lower of “10–15”.
    pub low: f64,
    /// The figure again, or the upper of “10–15”.
    pub high: f64,
    /// What the figure is a multiple of: “45 minutes” counts in five minutes, “2 hours” in hours.
    pub step: f64,
    /// Which side is open.
    pub bound: Bound,
}

impl Amount {
    /// The figure, or the middle of the two.
    pub fn middle(&self) -> f64 {
        f64::midpoint(self.low, self.high)
    }

    /// How far off a figure may be before it is another one.
    ///
    /// Half a step, as the figure was rounded to it, and `reading`, by which the measured side may be off itself (a time
    /// without seconds: one minute); together no more than three tenths of the figure, or half a step and `reading` of the
    /// smallest unit would excuse “1 minute” for “2”. A figure that calls itself approximate may be off by a quarter.
    pub fn tolerance(&self, reading: f64) -> f64 {
        let rounded = (self.step / 2.0 + reading).min((self.high * 0.3).max(reading * 1.5));
        match self.bound {
            Bound::About => rounded.max(self.high * 0.25),
            _ => rounded,
        }
    }

    /// Whether `actual` is what the text says, within [`Amount::tolerance`].
    pub fn fits(&self, actual: f64, reading: f64) -> bool {
        let tolerance = self.tolerance(reading) + 1e-9;
        let not_below = actual >= self.low - tolerance;
        let not_above = actual <= self.high + tolerance;
        match self.bound {
            Bound::AtMost => not_above,
            Bound::AtLeast => not_below,
            Bound::Exact | Bound::About => not_below && not_above,
        }
    }

    /// Whether one text can mean both: either figure fits the other.
    pub fn agrees_with(&self, other: &Self, reading: f64) -> bool {
        self.fits(other.middle(), reading) || other.fits(self.middle(), reading)
    }
}
