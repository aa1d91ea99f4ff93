//! Any text as HTML.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| afterword_fuzz::prose(text));
