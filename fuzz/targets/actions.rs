//! Any text as a table of actions, its columns mapped by the first line.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    afterword_fuzz::actions(text);
});
