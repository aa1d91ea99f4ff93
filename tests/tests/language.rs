//! The rules of blameless language on labelled lines, on real documents, and on text that nobody would write.

use std::fs;
use std::path::Path;

use afterword_core::language::{Field, Rules, read};
use afterword_tests::language::{Labelled, Scores, labelled, score};
use proptest::prelude::*;

fn print(name: &str, lines: &[Labelled]) -> Scores {
    let scores = score(Rules::english(), lines);
    println!("{name}: {scores}");
    for it in &scores.mistakes {
        println!("  {it}");
    }
    scores
}

#[test]
fn a_rule_ships_only_if_eight_of_ten_hits_are_right() {
    let (tuned, held_out) = labelled();
    let all: Vec<Labelled> = tuned.into_iter().chain(held_out).collect();
    let scores = print("All labelled lines", &all);
    for (id, score) in &scores.rules {
        assert!(score.right >= 5, "{id} has {} right hits: too few to judge it by", score.right);
        assert!(score.precision() >= 0.8, "{id} is right in {:.2} of its hits", score.precision());
    }
}
