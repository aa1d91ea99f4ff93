//! Any text as the file of a model of maturity.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| afterword_fuzz::model(text));
