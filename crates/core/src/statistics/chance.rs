//! A p as people read it: so that what is called evidence never reads as what is not.

/// A smaller p is evidence: what chance alone does less than once in twenty times.
pub const EVIDENCE: f64 = 0.05;

/// Nobody tells smaller ones apart.
const LEAST: f64 = 0.001;

/// The number that stands for a p.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShownChance {
    /// Whether p is less than the number rather than about it.
    pub is_less: bool,
    /// The number.
    pub number: f64,
    /// With so many digits behind the point.
    pub digits: u8,
}

impl ShownChance {
    /// How `p` is shown: with two digits, below a tenth with three. One that is evidence and would be rounded up to what is none is less
    /// than that; one that is none and would be rounded to it is shown by a digit more.
    ///
    /// ```
    /// use afterword_core::statistics::ShownChance;
    ///
    /// let shown = |p| {
    ///     let ShownChance { is_less, number, digits } = ShownChance::of(p);
    ///     format!("{} {number:.*}", if is_less { "<" } else { "=" }, usize::from(digits))
    /// };
    /// assert_eq!([shown(0.644), shown(0.0473)], ["= 0.64", "= 0.047"]);
    /// assert_eq!([shown(0.04996), shown(0.0502), shown(0.0002)], ["< 0.05", "= 0.0502", "< 0.001"]);
    /// ```
    pub fn of(p: f64) -> Self {
        let close = (EVIDENCE - 0.0005..EVIDENCE + 0.0005).contains(&p);
        match p {
            it if it < LEAST => Self { is_less: true, number: LEAST, digits: 3 },
            it if it < EVIDENCE && close => Self { is_less: true, number: EVIDENCE, digits: 2 },
            it if close => Self { is_less: false, number: it, digits: 4 },
            it => Self { is_less: false, number: it, digits: if it < 0.1 { 3 } else { 2 } },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_evidence_never_reads_as_what_is_not() {
        for thousandths in 0..100_000_u32 {
            let p = f64::from(thousandths) / 100_000.0;
            let ShownChance { is_less, number, digits } = ShownChance::of(p);
            let read: f64 = format!("{number:.*}", usize::from(digits)).parse().unwrap();
            assert_eq!(p < EVIDENCE, read < EVIDENCE || is_less && read <= EVIDENCE, "{p}");
        }
        assert!(ShownChance::of(f64::NAN).number.is_nan());
    }
}
