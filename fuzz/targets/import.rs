//! Any bytes as a file of any kind.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| afterword_fuzz::import(bytes));
