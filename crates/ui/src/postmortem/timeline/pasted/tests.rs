//! Lines as people paste them, and what is said about each.

use afterword_core::postmortem::EntryKind;
use chrono::{FixedOffset, MappedLocalTime, Offset, Utc};
use yew::Callback;

use super::*;

fn utc() -> Clocks {
    Clocks::from(Callback::from(|_| MappedLocalTime::Single(Utc.fix())))
}

fn around<'a>(
    after: After,
    clocks: &'a Clocks,
    in_zone: &'a dyn Fn(Instant) -> Instant,
) -> Around<'a> {
    Around { after, clocks, in_zone, order: DayOrder::MonthFirst, today: None }
}

#[test]
fn pasted_lines_follow_each_other_past_midnight() {
    let after = After::Entry("2025-10-01T14:00:00".parse().unwrap());
    let text = "- 23:50 alert fired\n\n * 00:10 paged\nno time here\n0:15 rolled back\n";
    let lines = read_lines(text, around(after, &utc(), &|it| it)).entries;
    let read: Vec<String> = lines.iter().map(Line::understood).collect();
    let expected = [
        "23:50 on 1 Oct · Detection · alert fired",
        "00:10 on 2 Oct · Detection · paged",
        "No time · no time here",
        "00:15 on 2 Oct · Mitigation · rolled back",
    ];
    assert_eq!(read, expected);
    let numbers: Vec<usize> = lines.iter().map(|it| it.number).collect();
    assert_eq!(numbers, [1, 3, 4, 5], "the numbers are those of the text");
}

/// The clocks of the document are an hour ahead; what is known of any other zone is that it is five hours behind.
#[test]
fn a_zone_that_a_line_names_counts_and_the_next_line_follows_it() {
    let [east, west] = [1, -5].map(|it| FixedOffset::east_opt(it * 3600).unwrap());
    let clocks = Clocks::from(Callback::from(move |_| MappedLocalTime::Single(east)));
    let after = After::Entry("2026-11-18T08:00:00".parse().unwrap());
    let read = |text: &str, clocks: &Clocks| -> Vec<String> {
        let lines = read_lines(text, around(after, clocks, &|it| it.with_timezone(&east))).entries;
        lines.iter().map(Line::understood).collect()
    };
    let text = "23:30 UTC deploy\n| Time | What |\n|--|--|\n| 00:40 | told |\n20:00 ET back";
    let expected = ["00:30 on 19 Nov (23:30 UTC) · deploy", "00:40 on 19 Nov · told"];
    assert_eq!(read(text, &clocks)[..2], expected);
    let known =
        clocks.clone().with_others(Callback::from(move |(_, local): (_, NaiveDateTime)| {
            local.and_local_timezone(west).single()
        }));
    assert_eq!(read(text, &known)[2], "02:00 on 19 Nov (20:00 ET) · back");
    assert_eq!(doubts_of(text, after, &clocks)[2], Some(Doubt::NoClocks));
}

/// An hour ahead of UTC, four in the afternoon in California is one in the night.
#[test]
fn the_first_line_is_on_the_day_of_the_incident_on_its_own_clocks() {
    let east = FixedOffset::east_opt(3600).unwrap();
    let clocks = Clocks::from(Callback::from(move |_| MappedLocalTime::Single(east)));
    let midnight = After::Midnight("2026-11-18T00:00:00".parse().unwrap());
    let read = |text: &str| -> Vec<String> {
        let lines =
            read_lines(text, around(midnight, &clocks, &|it| it.with_timezone(&east))).entries;
        lines.iter().map(Line::understood).collect()
    };
    assert_eq!(read("14:32 UTC told"), ["15:32 on 18 Nov (14:32 UTC) · told"]);
    let expected = ["No time · told", "01:00 on 19 Nov (4pm PST) · told"];
    assert_eq!(read("told\n4pm PST told"), expected);
    let expected = ["00:00 on 19 Nov (23:00 UTC) · told", "00:10 on 19 Nov (23:10 UTC) · told"];
    assert_eq!(read("23:00 UTC told\n23:10 UTC told"), expected);
}

fn doubts_of(text: &str, after: After, clocks: &Clocks) -> Vec<Option<Doubt>> {
    read_lines(text, around(after, clocks, &|it| it)).entries.iter().map(|it| it.doubt).collect()
}

#[test]
fn what_may_be_meant_otherwise_is_said() {
    let after = After::Entry("2025-10-01T14:00:00".parse().unwrap());
    let doubts = |text: &str| -> Vec<Option<Doubt>> { doubts_of(text, after, &utc()) };
    assert_eq!(doubts("14:10 a\n14:20 b"), [None, None]);
    assert_eq!(doubts("14:10 a\n14:05 b\nc"), [None, Some(Doubt::Earlier), Some(Doubt::NoTime)]);
    assert_eq!(
        doubts("23:50 a\n00:10 b\n00:20"),
        [None, Some(Doubt::NextDay), Some(Doubt::NoText)]
    );
}

fn october() -> After {
    After::Entry("2025-10-01T14:00:00".parse().unwrap())
}

/// Each entry with its day, time and text.
fn read(text: &str, order: DayOrder) -> (Pasted, Vec<String>) {
    let clocks = utc();
    let read = read_lines(text, Around { order, ..around(october(), &clocks, &|it| it) });
    let entry = |it: &Line| {
        let at = begin(it.shown()).map(|it| it.format("%Y-%m-%d %H:%M ").to_string());
        at.unwrap_or_default() + &it.entry.text
    };
    let entries = read.entries.iter().map(entry).collect();
    (read, entries)
}

#[test]
fn a_line_that_is_a_day_sets_that_of_the_lines_below() {
    for day in [
        "### 2026-10-02",
        "Oct 2, 2026",
        "**2026-10-02**",
        "2026-10-02:",
        "2 October 2026",
        "## Friday 2 October 2026",
        "- 2026-10-02",
    ] {
        let text = format!("{day}\n14:00 Deploy\n14:02 error\n\n2026-10-04\n00:10 back");
        let (read, entries) = read(&text, DayOrder::MonthFirst);
        let expected =
            ["2026-10-02 14:00 Deploy", "2026-10-02 14:02 error", "2026-10-04 00:10 back"];
        assert_eq!(entries, expected, "{day:?}");
        assert_eq!(read.days.iter().map(|it| it.number).collect::<Vec<_>>(), [1, 5]);
        assert!(read.entries.iter().all(|it| it.doubt.is_none()), "{day:?}: {read:?}");
    }
    let (back, _) = read("2026-10-02\n14:00 a\n2026-10-01\n13:00 b", DayOrder::MonthFirst);
    assert_eq!(back.entries[1].doubt, Some(Doubt::Earlier));
    let (alone, entries) = read("2026-10-02", DayOrder::MonthFirst);
    assert_eq!((alone.days.len(), entries.len()), (1, 0));
}

#[test]
fn lines_that_are_further_in_belong_to_the_time_above() {
    let text = "- 14:10 deploy\n  of the gateway\n\tto all regions\n  14:12 alert\n  - Bob looks\n  into it\n\
                14:20\n  all is well\nafterwards";
    let (read, entries) = read(text, DayOrder::MonthFirst);
    let expected = [
        "2025-10-01 14:10 deploy\nof the gateway\nto all regions",
        "2025-10-01 14:12 alert",
        "Bob looks",
        "into it",
        "2025-10-01 14:20 all is well",
        "afterwards",
    ];
    assert_eq!(entries, expected);
    assert_eq!(read.entries[4].doubt, None, "its words stand below it");
    assert_eq!(read.entries[3].doubt, Some(Doubt::NoTime), "an item without a time ends it");
}

#[test]
fn a_date_that_can_be_read_both_ways_is_doubted_unless_another_line_tells() {
    use DayOrder::{DayFirst, MonthFirst};
    let [oct, nov] = ["2026-10-11", "2026-11-10"].map(|it| it.parse::<NaiveDate>().unwrap());
    let (month_first, entries) = read("10/11/2026 12:00 x", MonthFirst);
    assert_eq!(entries, ["2026-10-11 12:00 x"]);
    assert_eq!(month_first.entries[0].doubt, Some(Doubt::Either(oct, nov)));
    let (day_first, entries) = read("10/11/2026 12:00 x", DayFirst);
    assert_eq!(entries, ["2026-11-10 12:00 x"]);
    assert_eq!(day_first.entries[0].doubt, Some(Doubt::Either(nov, oct)));

    let (told, entries) = read("10/11/2026 12:00 x\n13/11/2026 12:00 y", MonthFirst);
    assert_eq!(entries[0], "2026-11-10 12:00 x");
    assert_eq!(told.entries[0].doubt, None);
    let (told, entries) = read("10/11/2026\n12:00 x\n10/13/2026\n12:00 y", DayFirst);
    assert_eq!(entries[0], "2026-10-11 12:00 x");
    assert_eq!(told.days[0].doubt, None);
    let (torn, _) = read("10/11/2026 1:00 x\n13/11/2026 1:00 y\n11/14/2026 1:00 z", MonthFirst);
    assert_eq!(torn.entries[0].doubt, Some(Doubt::Either(oct, nov)));
}

/// `line|time|who|what` of each message.
fn chat(text: &str) -> Vec<String> {
    let after = After::Midnight("2026-02-05T00:00:00".parse().unwrap());
    let lines = read_lines(text, around(after, &utc(), &|it| it)).entries;
    let said = |it: &Line| {
        let time = it.time.and_then(EntryTime::start);
        let time = time.map_or("?".to_owned(), |at| at.format("%m-%d %H:%M").to_string());
        format!("{}|{time}|{}|{}", it.number, it.source, it.entry.text.replace("\n\n", " / "))
    };
    lines.iter().map(said).collect()
}

#[test]
fn a_chat_says_who_said_what() {
    assert_eq!(
        chat(
            "Ada L  8:27 AM\nit broke: 5xx\n\nprow APP  11:59 PM\nrolled back\nall of it\nAda L  12:05 AM\n15:00 works"
        ),
        [
            "1|02-05 08:27|Ada L|it broke: 5xx",
            "4|02-05 23:59|prow|rolled back / all of it",
            "7|02-06 00:05|Ada L|15:00 works"
        ]
    );
    assert_eq!(
        chat(
            "from #ops\n[14:32] Ada: down\n[14:33] Bob: on it\nnow\n--- 2026-02-09 ---\n[10:00] Ada: fixed"
        ),
        [
            "1|?||from #ops",
            "2|02-05 14:32|Ada|down",
            "3|02-05 14:33|Bob|on it / now",
            "6|02-09 10:00|Ada|fixed"
        ]
    );
    let lines = read_lines(
        "14:32 <a> rolled back\n14:40 <b> thanks",
        around(After::Midnight("2026-02-05T00:00:00".parse().unwrap()), &utc(), &|it| it),
    )
    .entries;
    assert_eq!(lines[0].entry.kind, EntryKind::Mitigation);
}

#[test]
fn what_is_no_chat_has_no_authors() {
    for text in [
        "14:32 alert: fired\n14:33 alert: again",
        "alert fired  14:32\nrolled back  14:40",
        "[14:32] Update: we know\n[14:40] Fix: out",
        "14:32 <a> b",
    ] {
        assert!(chat(text).iter().all(|it| it.split('|').nth(2) == Some("")), "{:?}", chat(text));
    }
}
