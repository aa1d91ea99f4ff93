//! Reading in tests: ids are counted, it is always the same day, and clocks show UTC.

use afterword_core::time::{Instant, Zone};
use chrono::NaiveDateTime;

use super::{Feed, FeedOptions, read_text};
use crate::error::ReadError;
use crate::markdown::ReadContext;

/// Reads `text`, which is in a file called `name`.
pub(super) fn read_in(
    name: &str,
    text: &str,
    options: &FeedOptions,
) -> Result<Option<Feed>, ReadError> {
    let now = chrono::DateTime::parse_from_rfc3339("2026-11-21T06:00:00+00:00").unwrap();
    let zones = |_: &Zone, local: NaiveDateTime| -> Option<Instant> {
        Some(local.and_utc().fixed_offset())
    };
    let mut next = 0;
    let mut ids = || {
        next += 1;
        next
    };
    let context = ReadContext { name, now, zone: &Zone::default(), zones: &zones };
    read_text(text, &mut ids, context, options)
}
