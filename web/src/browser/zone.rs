//! Time zones: the browser's database, which is newer than any we could ship.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::{EntryTime, Moment};
use afterword_core::time::{DayOffsets, Instant, Zone, ZoneOffsets, ZoneRules, offsets_by};
use afterword_ui::words::word;
use chrono::{DateTime, FixedOffset, MappedLocalTime, NaiveDateTime, Utc};
use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

/// The clocks of one zone.
#[derive(Clone, Debug)]
pub(crate) struct IntlZone {
    /// Writes an instant as a date and an offset, such as `3/30/2025, GMT+01:00`.
    format: Function,
    /// What was answered.
    days: DayOffsets,
}

/// The browser does not know a zone of this name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UnknownZone(Zone);

impl fmt::Display for UnknownZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&word::ZONE_UNKNOWN.fill(&[("zone", &self.0)]))
    }
}

impl std::error::Error for UnknownZone {}

thread_local! {
    /// A formatter takes a tenth of a millisecond to make, and a page needs the same one again and again.
    static MADE: RefCell<BTreeMap<Zone, IntlZone>> = const { RefCell::new(BTreeMap::new()) };
    /// The last table that was asked for; a workspace gives support in one zone.
    static TABLE: RefCell<Option<(Zone, ZoneOffsets)>> = const { RefCell::new(None) };
}

/// The years that are looked up in a zone at once: those in which incidents are written about.
const YEARS: (i32, i32) = (2010, 2037);

/// The clocks of `zone` as a table; empty if the browser does not know the zone. It takes some milliseconds the first time.
pub(crate) fn offsets_of(zone: &Zone) -> ZoneOffsets {
    let made =
        TABLE.with_borrow(|it| it.as_ref().filter(|it| it.0 == *zone).map(|it| it.1.clone()));
    made.unwrap_or_else(|| {
        let Ok(rules) = IntlZone::of(zone) else { return ZoneOffsets::default() };
        let offsets = ZoneOffsets::over(YEARS.0, YEARS.1, |at| rules.offset_at(at));
        TABLE.set(Some((zone.clone(), offsets.clone())));
        offsets
    })
}

impl IntlZone {
    /// The rules of `zone`.
    pub(crate) fn of(zone: &Zone) -> Result<Self, UnknownZone> {
        if let Some(made) = MADE.with_borrow(|it| it.get(zone).cloned()) {
            return Ok(made);
        }
        let made = Self::new(zone).ok_or_else(|| UnknownZone(zone.clone()))?;
        MADE.with_borrow_mut(|it| it.insert(zone.clone(), made.clone()));
        Ok(made)
    }

    fn new(zone: &Zone) -> Option<Self> {
        let options = Object::new();
        Reflect::set(&options, &"timeZone".into(), &zone.name().into()).ok()?;
        Reflect::set(&options, &"timeZoneName".into(), &"longOffset".into()).ok()?;
        // Not `Intl::DateTimeFormat::new`, which cannot report that the zone is unknown.
        let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        let class: Function =
            Reflect::get(&intl, &"DateTimeFormat".into()).ok()?.dyn_into().ok()?;
        let arguments = Array::of2(&"en-US".into(), &options);
        let formatter = Reflect::construct(&class, &arguments).ok()?;
        let format = Reflect::get(&formatter, &"format".into()).ok()?.dyn_into().ok()?;
        Some(Self { format, days: DayOffsets::default() })
    }

    /// The offset of the zone's clocks at `instant`.
    pub(crate) fn offset_at(&self, instant: DateTime<Utc>) -> Option<FixedOffset> {
        self.days.offset_at(instant, &|at| self.asked(at))
    }

    fn asked(&self, instant: DateTime<Utc>) -> Option<FixedOffset> {
        let millis = instant.timestamp_millis() as f64;
        let text = self.format.call1(&JsValue::UNDEFINED, &millis.into()).ok()?.as_string()?;
        read_offset(text.rsplit_once("GMT")?.1)
    }
}

impl ZoneRules for IntlZone {
    fn offsets_at(&self, local: NaiveDateTime) -> MappedLocalTime<FixedOffset> {
        offsets_by(local, &|at| self.offset_at(at))
    }
}

/// Reads what follows `GMT`: nothing, `+05:30`, or with seconds, as zones had them before 1900.
fn read_offset(text: &str) -> Option<FixedOffset> {
    let (sign, digits) = match text.strip_prefix('+') {
        Some(digits) => (1, digits),
        // A typographic minus in some locales' data.
        None if text.is_empty() => return FixedOffset::east_opt(0),
        None => (-1, text.strip_prefix(['-', '−'])?),
    };
    let parts = digits.split(':').map(str::parse::<i32>).collect::<Result<Vec<_>, _>>().ok()?;
    let seconds = parts.iter().zip([3_600, 60, 1]).map(|(part, unit)| part * unit).sum::<i32>();
    FixedOffset::east_opt(sign * seconds)
}

/// The zone that the person's computer is set to; UTC where the browser does not say.
pub(crate) fn local_zone() -> Zone {
    let formatter = Intl::DateTimeFormat::default();
    let zone = Reflect::get(&formatter.resolved_options(), &"timeZone".into());
    zone.ok().and_then(|it| it.as_string()?.parse().ok()).unwrap_or_default()
}

/// The zones that the browser knows, by name; none where it does not say.
pub(crate) fn known_zones() -> Vec<String> {
    let names = || -> Option<Array> {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        let list: Function =
            Reflect::get(&intl, &"supportedValuesOf".into()).ok()?.dyn_into().ok()?;
        list.call1(&intl, &"timeZone".into()).ok()?.dyn_into().ok()
    };
    let mut zones: Vec<String> =
        names().unwrap_or_default().iter().filter_map(|it| it.as_string()).collect();
    // Chromium leaves it out.
    if !zones.iter().any(|it| it == "UTC") {
        zones.push("UTC".to_owned());
    }
    zones
}

/// The document with its times on the clocks of its zone, as the page shows them. Each is stored with the offset that it was typed
/// in, which is another one once somebody has chosen another zone.
pub(crate) fn on_its_clocks(postmortem: &Postmortem) -> Postmortem {
    let mut shown = postmortem.clone();
    let Ok(zone) = IntlZone::of(&shown.zone) else { return shown };
    let turned = |at: Instant| zone.offset_at(at.to_utc()).map_or(at, |it| at.with_timezone(&it));
    for entry in &mut shown.timeline {
        let entry = Rc::make_mut(entry);
        entry.time = match entry.time {
            EntryTime::Unknown => EntryTime::Unknown,
            EntryTime::Exact(at) => EntryTime::Exact(turned(at)),
            EntryTime::Approximate(at) => EntryTime::Approximate(turned(at)),
            EntryTime::Span { from, to } => EntryTime::Span { from: turned(from), to: turned(to) },
        };
    }
    for moment in shown.moments.values_mut() {
        if let Moment::At(at) = moment {
            *at = turned(*at);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn offsets_are_read() {
        let check = |text, seconds| {
            assert_eq!(read_offset(text).map(|it| it.local_minus_utc()), seconds, "{text}");
        };
        check("", Some(0));
        check("+05:30", Some(19_800));
        check("-08:00", Some(-28_800));
        check("+00:53:28", Some(3_208));
        check("+five", None);
    }

    #[cfg(target_arch = "wasm32")]
    #[track_caller]
    fn check(zone: &str, local: &str, expected: &str) {
        let rules = IntlZone::of(&zone.parse().unwrap()).unwrap();
        let instant = rules.instant(local.parse().unwrap()).unwrap();
        assert_eq!(instant.to_rfc3339(), expected, "{zone}");
    }

    #[cfg(target_arch = "wasm32")]
    #[test]
    fn local_times_become_instants() {
        check("Europe/Berlin", "2025-01-01T12:00:00", "2025-01-01T12:00:00+01:00");
        check("Europe/Berlin", "2025-07-01T12:00:00", "2025-07-01T12:00:00+02:00");
        check("America/New_York", "2025-07-01T12:00:00", "2025-07-01T12:00:00-04:00");
        check("Asia/Kolkata", "2025-07-01T00:00:00", "2025-07-01T00:00:00+05:30");
        check("UTC", "2025-07-01T12:00:00", "2025-07-01T12:00:00+00:00");
        check("Pacific/Kiritimati", "2025-07-01T12:00:00", "2025-07-01T12:00:00+14:00");
    }

    #[cfg(target_arch = "wasm32")]
    #[test]
    fn a_skipped_time_has_no_offset_and_a_repeated_one_has_two() {
        let offsets = |zone: &str, local: &str| {
            let rules = IntlZone::of(&zone.parse().unwrap()).unwrap();
            rules.offsets_at(local.parse().unwrap()).map(|it| it.local_minus_utc() / 3_600)
        };
        use chrono::LocalResult::{Ambiguous, None, Single};
        for (local, expected) in [
            ("2025-03-30T01:59:59", Single(1)),
            ("2025-03-30T02:00:00", None),
            ("2025-03-30T02:59:59", None),
            ("2025-03-30T03:00:00", Single(2)),
            ("2025-10-26T01:59:59", Single(2)),
            ("2025-10-26T02:00:00", Ambiguous(2, 1)),
            ("2025-10-26T02:59:59", Ambiguous(2, 1)),
            ("2025-10-26T03:00:00", Single(1)),
        ] {
            assert_eq!(offsets("Europe/Berlin", local), expected, "{local}");
        }
        assert_eq!(offsets("America/New_York", "2025-03-09T02:30:00"), None);
        assert_eq!(offsets("America/New_York", "2025-11-02T01:30:00"), Ambiguous(-4, -5));
        check("Europe/Berlin", "2025-03-30T02:30:00", "2025-03-30T02:30:00+01:00");
        check("Europe/Berlin", "2025-10-26T02:30:00", "2025-10-26T02:30:00+02:00");
    }

    #[cfg(target_arch = "wasm32")]
    #[test]
    fn zones_are_known_or_not() {
        assert!(IntlZone::of(&"Mars/Olympus_Mons".parse().unwrap()).is_err());
        assert!(IntlZone::of(&local_zone()).is_ok());
        let known = known_zones();
        assert!(known.iter().any(|it| it == "Europe/Berlin") && known.iter().any(|it| it == "UTC"));
    }
}
