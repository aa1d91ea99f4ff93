//! Any text as a document.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| afterword_fuzz::markdown(text));
