//! Which parts of a text are prose, and which are code that is quoted.

use std::ops::Range;

/// The parts of `text` that are neither a code block nor code in a line.
pub(crate) fn prose_lines(text: &str) -> Vec<Range<usize>> {
    let (mut parts, mut at, mut is_fenced) = (Vec::new(), 0, false);
    for line in text.split_inclusive('\n') {
        let is_fence = line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        is_fenced ^= is_fence;
        if !is_fenced && !is_fence {
            parts.extend(outside_code(line).map(|it| at + it.start..at + it.end));
        }
        at += line.len();
    }
    parts
}

/// Every other stretch between backticks.
fn outside_code(line: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    line.split('`').enumerate().filter_map(move |(n, stretch)| {
        let range = at..at + stretch.len();
        at = range.end + 1;
        (n % 2 == 0 && !stretch.trim().is_empty()).then_some(range)
    })
}
