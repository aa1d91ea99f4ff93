//! Any text as the file of a severity scheme.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| afterword_fuzz::severity(text));
