//! Any text as the backup of a workspace.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| afterword_fuzz::workspace(text));
