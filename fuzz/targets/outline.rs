//! Any text as an outline of causes.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| afterword_fuzz::outline(text));
