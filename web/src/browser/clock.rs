//! The time. Everything below the app gets it as an argument.

use afterword_core::time::Instant;
use chrono::{DateTime, FixedOffset, NaiveDate};
use js_sys::Date;

/// This instant, in the offset of the person's clock.
pub(crate) fn now() -> Instant {
    let date = Date::new_0();
    // JavaScript counts minutes west of Greenwich. No zone is further than fourteen hours away.
    let offset = FixedOffset::west_opt(date.get_timezone_offset() as i32 * 60)
        .expect("zones are less than a day from Greenwich");
    instant(date.get_time()).with_timezone(&offset)
}

/// This instant, in UTC.
pub(crate) fn now_utc() -> Instant {
    instant(Date::now())
}

/// The day on the person's calendar.
pub(crate) fn today() -> NaiveDate {
    now().date_naive()
}

fn instant(unix_millis: f64) -> Instant {
    DateTime::from_timestamp_millis(unix_millis as i64)
        .expect("the browser's clock does not leave chrono's 260,000 years")
        .fixed_offset()
}
