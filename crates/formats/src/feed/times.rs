//! Times that follow each other, under days that are said now and then: of messages, and of the rows of a table.

use afterword_core::postmortem::EntryTime;
use afterword_core::stamp::{self, Clock, DayOrder, Manner, Numbers, Stamp, ZoneWord};
use afterword_core::time::Zone;
use chrono::{Datelike as _, NaiveDate, NaiveDateTime, TimeDelta};

use super::{Drawer, FeedOptions};

/// The day and the zone that were said last.
pub(super) struct Times {
    day: Option<NaiveDate>,
    year: i32,
    last: Option<NaiveDateTime>,
    zone: Option<ZoneWord>,
    order: DayOrder,
}

impl Times {
    /// Before anything was said: on the day that a person or the name of the file gives, with the numbers of days in that order.
    pub(super) fn new(options: &FeedOptions, order: DayOrder, drawer: &Drawer<'_>) -> Self {
        let context = drawer.context;
        let day = options.day.or_else(|| day_in(context.name));
        let year = day.map_or_else(|| context.now.year(), |it| it.year());
        Self { day, year, last: None, zone: None, order }
    }

    /// Times that don't say their zone are of this one.
    pub(super) fn be_in(&mut self, zone: Option<ZoneWord>) {
        self.zone = zone;
    }

    /// What follows is of that day.
    pub(super) fn turn_to(&mut self, stamp: &Stamp) {
        if let Some(day) = stamp.day.and_then(|it| it.date(Some(self.year))) {
            (self.day, self.year, self.last) = (Some(day), day.year(), None);
        }
    }

    /// When `stamp` says that it was, and how it says so.
    pub(super) fn time_of(
        &mut self,
        stamp: &Stamp,
        drawer: &mut Drawer<'_>,
    ) -> (EntryTime, String) {
        let written = stamp.written.clone();
        if stamp.day.is_some() {
            let manner = Manner { order: self.order, is_typed: false };
            let again = stamp::read_in(&written, manner);
            self.turn_to_kept(again.as_ref().unwrap_or(stamp));
        }
        let Some(clock) = stamp.clock.and_then(Clock::time) else {
            return (EntryTime::Unknown, written);
        };
        let Some(day) = self.day else {
            drawer.lacks_day = true;
            return (EntryTime::Unknown, written);
        };
        let local = day.and_time(clock);
        let goes_over = self.last.is_some_and(|last| last - local > TimeDelta::hours(12));
        let local = if goes_over {
            local.checked_add_signed(TimeDelta::days(1)).unwrap_or(local)
        } else {
            local
        };
        (self.day, self.last) = (Some(local.date()), Some(local));
        let zone = stamp.zone.as_ref().or(self.zone.as_ref());
        let context = drawer.context;
        let elsewhere = |zone: &Zone, local| context.zones.instant(zone, local);
        let at = match zone {
            Some(zone) => zone.instant(local, &elsewhere).map(|it| drawer.clock.show(it)),
            None => {
                drawer.assumes_zone = true;
                context.zones.instant(context.zone, local)
            }
        };
        (at.map_or(EntryTime::Unknown, EntryTime::Exact), written)
    }

    /// A day that stands beside a time.
    fn turn_to_kept(&mut self, stamp: &Stamp) {
        let last = self.last;
        self.turn_to(stamp);
        // A day of its own is never taken for the next.
        self.last = last.filter(|it| Some(it.date()) == self.day);
    }
}

/// The day in the name of a file, where marks of all sorts stand around it.
fn day_in(name: &str) -> Option<NaiveDate> {
    const FORM: &[u8] = b"0000-00-00";
    // A date as Rust reads it may begin with a sign and lack a zero: `-2019-03-2` is in `k8s-2019-03-26`.
    let has_form = |it: &[u8]| {
        it.iter()
            .zip(FORM)
            .all(|(it, form)| if *form == b'0' { it.is_ascii_digit() } else { it == form })
    };
    let mut windows = name.as_bytes().windows(FORM.len()).filter(|it| has_form(it));
    let iso = windows.find_map(|it| str::from_utf8(it).ok()?.parse().ok());
    iso.or_else(|| stamp::find_day(name).map(|it| it.0))
}

/// The order of the numbers in days, where one of `texts` tells it.
pub(super) fn told_order<'a>(texts: impl Iterator<Item = &'a str>) -> DayOrder {
    orders_told(texts).next().unwrap_or_default()
}

/// The order of the numbers in each of the days among `texts` that tells it.
pub(crate) fn orders_told<'a>(
    texts: impl Iterator<Item = &'a str>,
) -> impl Iterator<Item = DayOrder> {
    texts.filter_map(|it| match stamp::read(it)?.numbers? {
        Numbers::Only(order) => Some(order),
        Numbers::Either(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_file_may_hold_the_day() {
        for name in ["k8s-2019-03-26--chat.md", "2019-03-26.txt", "log_2019-03-26", "ü2019-03-26"]
        {
            assert_eq!(day_in(name), NaiveDate::from_ymd_opt(2019, 3, 26), "{name}");
        }
        assert_eq!(day_in("k8s-2019-13-26"), None);
        assert_eq!(day_in("chat.md"), None);
    }
}
