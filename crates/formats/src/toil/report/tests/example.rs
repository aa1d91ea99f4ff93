//! The examples of the sources as one report, by hand.

use super::*;

/// The portal: 50 × 52 × 2 h are 5,200 h a year, of which 87.5 % go away; certificates: 20 h a month, of which nine tenths go after three
/// weeks of building. The present values are sums of a(m) × saved × 80 EUR × 1.08^(−m/12) less building, added up elsewhere: 870,739.43
/// and 35,551.85. The bot was to save 130 h a year and saves 12 × (1,300 − 1,000) min, 60 h.
///
/// The plan has 96 h a sprint. The portal is done in the fifth, worth 871,209.54, and the renewals in the sixth, worth 32,772.37; the
/// other way round they are worth 892,847.85. The months begin with the share of the last four weeks, 71.2 h of 160 h, and go on as the
/// hours do: 453.33 a month, 243.66 in December with the plan, and 56.17 from then on.
#[test]
fn the_examples_of_the_sources_are_as_by_hand() {
    for (language, expected) in
        [("en", include_str!("example.en.md")), ("de", include_str!("example.de.md"))]
    {
        let text = written(&seeds(), language);
        for (got, expected) in text.lines().zip(expected.lines()) {
            assert_eq!(got, expected);
        }
        assert_eq!(text, expected);
    }
}
