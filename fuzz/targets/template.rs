//! Any text as the file of a template.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| afterword_fuzz::template(text));
