//! Any text as a document in our JSON.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| afterword_fuzz::document(text));
