//! Texts merged by line.
