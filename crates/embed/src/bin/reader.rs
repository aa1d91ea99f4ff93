//! The module that reads documents in Markdown: a file of ours or anybody's in, and the JSON that widgets read out.

use afterword_core::stored::Stored as _;
use afterword_core::time::{Instant, Zone};
use afterword_embed::data::{instant, value_of};
use afterword_formats::markdown::{ReadContext, read_own};
use afterword_formats::{markdown, outline};
use chrono::{FixedOffset, NaiveDateTime, TimeZone as _};
use wasm_bindgen::prelude::*;

fn main() {}

/// The data of `text` for the widget called `widget`. `now` is the time, and `offset` how many minutes the clocks here are before UTC: what
/// a text says no zone of is by these clocks.
///
/// # Errors
///
/// Why it is none, for the trees of causes; any other text is a postmortem.
#[wasm_bindgen]
pub fn read(widget: &str, text: &str, now: &str, offset: i32) -> Result<String, JsError> {
    let mut last = 0;
    let mut ids = || {
        last += 1;
        last
    };
    if widget == "five-whys" && read_own(text, &mut ids).is_none() {
        let tree = outline::read(text, &mut ids)?;
        return Ok(value_of(&tree).to_string());
    }
    let now = instant(now).unwrap_or_else(|| chrono::DateTime::UNIX_EPOCH.fixed_offset());
    let here = FixedOffset::east_opt(offset * 60).unwrap_or_else(|| *now.offset());
    let zones = |_: &Zone, local: NaiveDateTime| -> Option<Instant> {
        here.from_local_datetime(&local).single()
    };
    let zone = Zone::default();
    let context = ReadContext { name: "", now, zone: &zone, zones: &zones };
    Ok(markdown::read(text, &mut ids, context).document.to_json())
}
