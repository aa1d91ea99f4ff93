//! Any text as an error budget.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| afterword_fuzz::error_budget(text));
