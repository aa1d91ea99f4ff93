//! Any text as the JSON of a board.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| afterword_fuzz::board(text));
