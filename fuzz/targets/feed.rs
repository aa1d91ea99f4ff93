//! Any text as what a chat, alerts or a table tell.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| afterword_fuzz::feed(text));
