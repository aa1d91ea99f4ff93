//! The review meeting: a postmortem as slides, each with its share of the time.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::order;
use crate::postmortem::{Postmortem, SectionKey};
use crate::stored;
use crate::wording::Wording;

/// A part of the meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slide {
    /// Its name, by which the texts know it: `opening`, `timeline`, ….
    pub part: String,
    /// The parts of the document that it shows, in their order; none for opening and wrap-up.
    pub sections: Vec<SectionKey>,
    /// When it begins, in minutes after the meeting did.
    pub starts: u32,
    /// How long it may take, in minutes.
    pub minutes: u32,
}

impl Slide {
    /// Its heading.
    pub fn heading(&self, words: &Wording) -> String {
        words.fill(&self.part, &[])
    }

    /// What to ask while it is shown.
    pub fn prompt(&self, words: &Wording) -> String {
        words.fill(&format!("{}.prompt", self.part), &[])
    }
}

/// A part of the agenda as it ships: minutes in meetings of so many minutes.
#[derive(Deserialize)]
struct Part {
    part: String,
    sections: Vec<SectionKey>,
    minutes: BTreeMap<u32, u32>,
}

/// The words for slides, in English.
pub fn english() -> &'static Wording {
    static ENGLISH: OnceLock<Wording> = OnceLock::new();
    ENGLISH.get_or_init(|| {
        Wording::read(include_str!("../../data/present/en.json")).expect("a test reads this file")
    })
}

/// The agenda of a meeting of `minutes` about `postmortem`.
///
/// A part of which the document has nothing is left out, and the others but opening and wrap-up share its time; free sections that no part knows come
/// with what was learned. The time boxes add up to `minutes` exactly, and each has a minute at least where there are as many
/// minutes as parts.
///
/// ```
/// use afterword_core::postmortem::{Edit, Postmortem, TextField};
/// use afterword_core::present::{agenda, english};
/// # let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
/// # let mut postmortem = Postmortem::new(afterword_core::id::DocumentId::v7(0, [0; 10]), now);
/// postmortem.apply(Edit::Text(TextField::Summary, "Checkout was down".into()))?;
/// let slides = agenda(&postmortem, 30);
/// let boxes: Vec<(String, u32)> = slides.iter().map(|it| (it.heading(english()), it.minutes)).collect();
/// assert_eq!(boxes, [("Opening".into(), 2), ("Summary and impact".into(), 26), ("Wrap-up".into(), 2)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn agenda(postmortem: &Postmortem, minutes: u32) -> Vec<Slide> {
    let shipped: Vec<Part> = stored::from_json(include_str!("../../data/present/agenda.json"))
        .expect("a test reads this file");
    let filled = postmortem.filled_sections();
    let is_known = |key: &SectionKey| shipped.iter().any(|it| it.sections.contains(key));
    let is_background = |key: &SectionKey| matches!(key, SectionKey::People | SectionKey::Response);
    let own = filled.iter().filter(|it| !is_known(it) && !is_background(it));
    let own: Vec<SectionKey> = own.cloned().collect();

    let mut slides = Vec::new();
    let mut weights = Vec::new();
    for part in shipped {
        let mut sections: Vec<SectionKey> =
            part.sections.iter().filter(|it| filled.contains(it)).cloned().collect();
        if part.part == "learned" {
            sections.extend(own.iter().cloned());
        }
        let is_frame = part.sections.is_empty();
        if is_frame || !sections.is_empty() {
            weights.push(Weight { is_frame, ..weight(&part.minutes, minutes) });
            slides.push(Slide { part: part.part, sections, starts: 0, minutes: 0 });
        }
    }
    let mut starts = 0;
    for (slide, box_of) in slides.iter_mut().zip(shares(&balanced(&weights), minutes)) {
        (slide.starts, slide.minutes) = (starts, box_of);
        starts += box_of;
    }
    slides
}

/// A part's minutes in the shipped meeting that is nearest in length.
#[derive(Clone, Copy)]
struct Weight {
    minutes: u32,
    length: u32,
    is_frame: bool,
}

fn weight(by_length: &BTreeMap<u32, u32>, wanted: u32) -> Weight {
    let nearest = by_length.iter().min_by_key(|(length, _)| length.abs_diff(wanted));
    let (length, minutes) = nearest.map_or((1, 1), |(length, minutes)| (*length, *minutes));
    Weight { minutes, length, is_frame: false }
}

/// The weights with what is left out shared among the parts that have something to show: opening and wrap-up take no longer
/// because there is little to talk about.
fn balanced(weights: &[Weight]) -> Vec<u32> {
    let sum = |is_frame| -> u32 {
        weights.iter().filter(|it| it.is_frame == is_frame).map(|it| it.minutes).sum()
    };
    let (frame, shown) = (sum(true), sum(false).max(1));
    let balance = |it: &Weight| match it.is_frame {
        true => it.minutes * shown,
        false => it.minutes * it.length.saturating_sub(frame),
    };
    weights.iter().map(balance).collect()
}

/// `total` in proportion to `weights`, by largest remainders; where there are enough, nobody goes without: the longest give.
fn shares(weights: &[u32], total: u32) -> Vec<u32> {
    let sum: u64 = weights.iter().map(|it| u64::from(*it)).sum::<u64>().max(1);
    let product = |weight: u32| u64::from(weight) * u64::from(total);
    let mut shares: Vec<u32> = weights.iter().map(|it| (product(*it) / sum) as u32).collect();
    let remainder = |at: usize| product(weights[at]) % sum;
    let by_remainder = order::order(weights.len(), &|a, b| remainder(b).cmp(&remainder(a)));
    let left = total - shares.iter().sum::<u32>();
    for at in by_remainder.into_iter().take(left as usize) {
        shares[at] += 1;
    }
    let is_enough = total as usize >= shares.len();
    while let Some(without) = shares.iter().position(|it| *it == 0).filter(|_| is_enough) {
        let Some(longest) = (0..shares.len()).max_by_key(|it| shares[*it]) else { break };
        shares[longest] -= 1;
        shares[without] += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_shipped_meeting_adds_up_and_has_its_words() {
        let json = include_str!("../../data/present/agenda.json");
        let parts: Vec<Part> = serde_json::from_str(json).unwrap();
        for length in [30, 45, 60] {
            assert_eq!(parts.iter().map(|it| it.minutes[&length]).sum::<u32>(), length);
        }
        for part in &parts {
            assert!(english().get(&part.part).is_some(), "{}", part.part);
            assert!(english().get(&format!("{}.prompt", part.part)).is_some(), "{}", part.part);
        }
    }

    #[test]
    fn whole_minutes_that_fit_are_given_as_they_ship() {
        assert_eq!(shares(&[2, 3, 7, 7, 4, 5, 2], 30), [2, 3, 7, 7, 4, 5, 2]);
        assert_eq!(shares(&[1, 1, 2], 4), [1, 1, 2]);
        assert_eq!(shares(&[5, 5, 5], 2), [1, 1, 0]);
        assert_eq!(shares(&[1, 98, 1], 10), [1, 8, 1]);
    }

    proptest! {
            #[test]
            fn shares_add_up_and_nobody_goes_without(weights in prop::collection::vec(1_u32..100, 1..12), total in 0_u32..100_000) {
                let shares = shares(&weights, total);
    prop_assert_eq!(shares.iter().sum::<u32>(), total);
                prop_assert!(total < weights.len() as u32 || shares.iter().all(|it| *it > 0));
            }
        }
}
