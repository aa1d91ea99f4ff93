//! Every pair of colours that meet on a page can be told apart, in light and in dark.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Text, by WCAG 2.2, 1.4.3.
const TEXT: f64 = 4.5;
/// Lines and shapes that say something by themselves, by WCAG 2.2, 1.4.11.
const SHAPE: f64 = 3.0;

/// Where text stands: on paper, in panes, on what lies above the page, and on what is pointed at or chosen.
const PAPERS: [&str; 5] = ["paper", "sunk", "raised", "hover", "selected"];

/// What is written on any paper.
const INKS: [&str; 5] = ["ink", "ink-soft", "ink-faint", "accent", "accent-strong"];

/// Text that is written only there: (text, what is behind it).
const TEXTS: [(&str, &str); 34] = [
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("paper", "ink"),
    ("on-spine", "spine"),
    ("on-spine-strong", "spine"),
    ("spine-accent", "spine"),
    ("on-sev", "sev1"),
    ("on-sev", "sev2"),
    ("sev3", "paper"),
    ("sev3", "hover"),
    ("sev3", "selected"),
    ("sev4", "paper"),
    ("sev4", "hover"),
    ("sev4", "selected"),
    ("good", "paper"),
    ("good", "hover"),
    ("good", "good-soft"),
    ("warn", "paper"),
    ("warn", "sunk"),
    ("warn", "hover"),
    ("warn", "selected"),
    ("warn", "warn-soft"),
    ("bad", "paper"),
    ("bad", "sunk"),
    ("bad", "raised"),
    ("bad", "hover"),
    ("bad", "bad-soft"),
    ("ink", "good-soft"),
    ("ink", "warn-soft"),
    ("ink", "bad-soft"),
    ("ink", "info-soft"),
    ("ink-soft", "warn-soft"),
    ("ink-faint", "warn-soft"),
    ("ink-faint", "good-soft"),
];

/// Lines around what can be pressed or filled in, and around what has the focus.
const SHAPES: [(&str, &str); 13] = [
    ("line-strong", "paper"),
    ("line-strong", "sunk"),
    ("line-strong", "raised"),
    ("focus", "paper"),
    ("focus", "sunk"),
    ("focus", "raised"),
    ("focus", "hover"),
    ("focus", "selected"),
    ("spine-accent", "spine"),
    ("accent", "info-soft"),
    ("good", "good-soft"),
    ("warn", "warn-soft"),
    ("bad", "bad-soft"),
];

#[derive(Clone, Copy, Debug)]
struct Colour([f64; 3]);

impl Colour {
    fn parse(text: &str) -> Self {
        let hex = text.trim().strip_prefix('#').expect("colours are written as #rrggbb");
        assert_eq!(hex.len(), 6, "{text} is not written as #rrggbb");
        let channel = |at: usize| {
            let value = u8::from_str_radix(&hex[at..at + 2], 16).expect("two hexadecimal digits");
            f64::from(value) / 255.0
        };
        Self([channel(0), channel(2), channel(4)])
    }

    /// Relative luminance, as WCAG defines it.
    fn luminance(self) -> f64 {
        let linear =
            |it: f64| if it <= 0.040_45 { it / 12.92 } else { ((it + 0.055) / 1.055).powf(2.4) };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (one.luminance() + 0.05, other.luminance() + 0.05);
    if one > other { one / other } else { other / one }
}

/// The colours of the style sheet: light and dark, by name.
fn tokens() -> BTreeMap<String, [Colour; 2]> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/styles/tokens.css");
    let sheet = fs::read_to_string(path).expect("static/styles/tokens.css exists");
    let token = |line: &str| {
        let (name, value) = line.trim().strip_prefix("--")?.split_once(':')?;
        let pair = value.trim().strip_prefix("light-dark(")?.strip_suffix(");")?;
        let (light, dark) = pair.split_once(',')?;
        Some((name.to_owned(), [Colour::parse(light), Colour::parse(dark)]))
    };
    sheet.lines().filter_map(token).collect()
}

#[test]
fn every_pair_can_be_told_apart() {
    let tokens = tokens();
    let anywhere = PAPERS.iter().flat_map(|paper| INKS.iter().map(move |ink| (*ink, *paper)));
    let texts = anywhere.chain(TEXTS).map(|pair| (pair, TEXT));
    let mut too_close = Vec::new();
    for ((front, behind), least) in texts.chain(SHAPES.map(|pair| (pair, SHAPE))) {
        for (theme, name) in ["light", "dark"].into_iter().enumerate() {
            let colour = |token: &str| {
                tokens.get(token).unwrap_or_else(|| panic!("there is no --{token}"))[theme]
            };
            let found = contrast(colour(front), colour(behind));
            if found < least {
                too_close.push(format!("{name}: {front} on {behind} is {found:.2}, not {least}"));
            }
        }
    }
    assert!(too_close.is_empty(), "\n{}", too_close.join("\n"));
}

#[test]
fn contrast_is_counted_as_the_guideline_does() {
    let ratio = |one, other| contrast(Colour::parse(one), Colour::parse(other));
    assert!((ratio("#000000", "#ffffff") - 21.0).abs() < 0.001);
    assert!((ratio("#777777", "#ffffff") - 4.478).abs() < 0.001);
}
