//! Bytes and text to and from domain values.
