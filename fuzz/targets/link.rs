//! Any letters as a document in a link.

#![no_main]

libfuzzer_sys::fuzz_target!(|letters: &str| afterword_fuzz::link(letters));
