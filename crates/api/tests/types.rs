//! `js/types.d.ts` is what the types are now.

#![cfg(feature = "typescript")]
#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

use std::fs;
use std::path::Path;

#[test]
fn the_declarations_are_those_of_the_types() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("js/types.d.ts");
    let made = afterword_api::typescript::declarations();
    if std::env::var_os("AFTERWORD_WRITE").is_some() {
        fs::write(&path, &made).unwrap();
    }
    let known = fs::read_to_string(&path).unwrap();
    let differs = known.lines().zip(made.lines()).find(|it| it.0 != it.1);
    assert!(
        known == made,
        "js/types.d.ts is not what the types are now, first in {differs:?}; \
         AFTERWORD_WRITE=1 cargo test -p afterword-api --features typescript writes it anew"
    );
}
