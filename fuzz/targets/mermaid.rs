//! Any text as a flowchart.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| afterword_fuzz::mermaid(text));
