//! Words and sentences: common ones from a list, rare ones from syllables, and names and numbers that are used once.

use std::fmt::Write;
use std::sync::LazyLock;

use super::random::Random;

static COMMON: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let lines = include_str!("../../made_up/words.txt").lines().filter(|it| !it.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// How many words there are but for those that are used once.
const WORDS: usize = 60_000;

const BEGINNINGS: [&str; 18] = [
    "ba", "co", "de", "fi", "gra", "hu", "in", "ki", "lo", "me", "no", "pra", "qui", "ro", "sta",
    "tu", "ve", "zo",
];
const ENDINGS: [&str; 16] = [
    "ble", "ce", "der", "ful", "gen", "ing", "ity", "lic", "ment", "nal", "ous", "ry", "sion",
    "ter", "ture", "vy",
];

/// A word, as common as such words are.
pub(super) fn word(random: &mut Random, out: &mut String) {
    if random.happens(0.03) {
        return once(random, out);
    }
    let rank = random.rank(WORDS);
    if let Some(word) = COMMON.get(rank) {
        out.push_str(word);
        return;
    }
    // The digits of the rank in a system of syllables, so that each rank is its own word.
    let mut rest = rank;
    loop {
        out.push_str(BEGINNINGS[rest % BEGINNINGS.len()]);
        rest /= BEGINNINGS.len();
        if rest < ENDINGS.len() {
            return out.push_str(ENDINGS[rest]);
        }
    }
}

/// A host, a commit, a ticket, a time, a figure.
fn once(random: &mut Random, out: &mut String) {
    let number = random.bits();
    let wrote = match random.within(0..6) {
        0 => write!(out, "db-{}.internal", number % 400),
        1 => write!(out, "`{:07x}`", number & 0xfff_ffff),
        2 => write!(out, "#{}", number % 90_000),
        3 => write!(out, "{:02}:{:02}", number % 24, number / 24 % 60),
        4 => write!(out, "{}.{} %", number % 100, number / 100 % 10),
        _ => write!(out, "{} ms", number % 5_000),
    };
    wrote.expect("a string takes everything");
}

/// So many words, as sentences.
pub(super) fn prose(random: &mut Random, count: usize) -> String {
    let mut out = String::new();
    let mut left = count;
    while left > 0 {
        let length = random.within(6..22).min(left);
        sentence(random, length, &mut out);
        left -= length;
        let is_paragraph = random.happens(0.15) && left > 0;
        out.push_str(if is_paragraph { ".\n\n" } else { ". " });
    }
    out.truncate(out.trim_end().len());
    out
}

/// So many words, the first with a capital.
pub(super) fn phrase(random: &mut Random, count: usize) -> String {
    let mut out = String::new();
    sentence(random, count, &mut out);
    out
}

fn sentence(random: &mut Random, count: usize, out: &mut String) {
    let start = out.len();
    for at in 0..count {
        if at > 0 {
            out.push_str(if random.happens(0.06) { ", " } else { " " });
        }
        word(random, out);
    }
    if let Some(first) = out.get_mut(start..=start) {
        first.make_ascii_uppercase();
    }
}
