//! Any text as a table of activities and as one of weeks.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| afterword_fuzz::toil(text));
