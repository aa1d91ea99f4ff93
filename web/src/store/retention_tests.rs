//! What the versions of a document promise, over any sequence of saves: of what was saved within the hour nothing is lost.

use std::collections::HashSet;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use afterword_core::Postmortem;
use afterword_core::id::DocumentId;
use afterword_core::time::Instant;
use chrono::TimeDelta;
use proptest::prelude::*;

use super::Store;

/// What somebody does between two saves.
#[derive(Clone, Debug)]
enum Deed {
    /// Writes so many words after the word at this share of the text.
    Write { at: f64, n: usize },
    /// Deletes so many words from there.
    Delete { at: f64, n: usize },
    /// Deletes some and writes others over them.
    Replace { at: f64, n: usize },
    /// Empties the document.
    Empty,
    /// Undoes so many saves.
    Undo { n: usize },
}

fn deed() -> impl Strategy<Value = Deed> {
    let at = || 0.0..1.0_f64;
    prop_oneof![
        4 => (at(), 1..12_usize).prop_map(|(at, n)| Deed::Write { at, n }),
        3 => (at(), 1..12_usize).prop_map(|(at, n)| Deed::Delete { at, n }),
        2 => (at(), 1..9_usize).prop_map(|(at, n)| Deed::Replace { at, n }),
        1 => Just(Deed::Empty),
        1 => (1..6_usize).prop_map(|n| Deed::Undo { n }),
    ]
}

/// The words after each deed; none is written twice.
fn states(deeds: &[Deed]) -> Vec<Vec<String>> {
    let mut n_ever = 0_u32;
    let mut words = |n: usize| -> Vec<String> {
        let ever = n_ever + 1..n_ever + 1 + u32::try_from(n).unwrap();
        n_ever = ever.end;
        ever.map(|it| format!("{:08x}", it.wrapping_mul(2_654_435_761))).collect()
    };
    let mut states = vec![Vec::new()];
    for deed in deeds {
        let mut state = states[states.len() - 1].clone();
        let n_words = state.len();
        let from = |at: f64| (at * (n_words + 1) as f64) as usize;
        let range = |at: f64, n: usize| from(at)..(from(at) + n).min(n_words);
        match *deed {
            Deed::Write { at, n } => drop(state.splice(range(at, 0), words(n))),
            Deed::Delete { at, n } => drop(state.drain(range(at, n))),
            Deed::Replace { at, n } => drop(state.splice(range(at, n), words(n))),
            Deed::Empty => state.clear(),
            Deed::Undo { n } => state = states[states.len().saturating_sub(n + 1)].clone(),
        }
        states.push(state);
    }
    states
}

fn at(seconds: i64) -> Instant {
    chrono::DateTime::from_timestamp(1_764_000_000 + seconds, 0).unwrap().fixed_offset()
}

/// Saves each of `states` at its second and returns the words of every version that is there in the end.
async fn saved(states: &[Vec<String>], seconds: &[i64]) -> Vec<HashSet<String>> {
    let store = Store::in_memory();
    let id = DocumentId::v7(1_764_000_000_000, [7; 10]);
    let mut based_on = None;
    for (words, second) in states.iter().zip(seconds) {
        let summary = words.join(" ");
        let document = Postmortem { title: summary, ..Postmortem::new(id, at(0)) };
        based_on = Some(store.save(&document, based_on, at(*second)).await.unwrap());
    }
    let mut versions = Vec::new();
    for version in store.revisions(id).await.unwrap() {
        let document = store.revision(id, version.revision).await.unwrap().unwrap();
        versions.push(document.title.split(' ').map(str::to_owned).collect());
    }
    versions
}

proptest! {
    #[test]
    fn no_more_than_a_sentence_of_the_last_hour_is_lost(
        steps in prop::collection::vec((deed(), prop_oneof![9 => 0..3_i64, 1 => 3..400_i64]), 1..150),
    ) {
        let (deeds, pauses): (Vec<Deed>, Vec<i64>) = steps.into_iter().unzip();
        let states = states(&deeds);
        let mut second = 0;
        let after = pauses.iter().map(|it| { second += it; second });
        let seconds: Vec<i64> = std::iter::once(0).chain(after).collect();
        let now = at(seconds[seconds.len() - 1]);

        // Nothing in memory ever waits, so one poll runs it all.
        let all = pin!(saved(&states, &seconds));
        let Poll::Ready(versions) = all.poll(&mut Context::from_waker(Waker::noop())) else {
            panic!("the store in memory waited");
        };
        for (words, second) in states.iter().zip(&seconds) {
            if now - at(*second) > TimeDelta::hours(1) {
                continue;
            }
            let lacking = |version: &HashSet<String>| {
                words.iter().filter(|it| !version.contains(*it)).map(|it| it.len() + 1).sum::<usize>()
            };
            let least = versions.iter().map(lacking).min().unwrap_or(usize::MAX);
            prop_assert!(least <= 100, "{least} bytes of {words:?}, saved at {second}, are nowhere");
        }
    }
}
