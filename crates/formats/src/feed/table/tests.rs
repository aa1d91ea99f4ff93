//! Tables as trackers, spreadsheets and logs export them.

use chrono::NaiveDate;

use super::*;
use crate::feed::Feed;
use crate::feed::reading::read_in;

fn told(feed: &Feed) -> Vec<String> {
    let told = feed.entries.iter().map(|it| {
        let entry = &it.entry;
        let time =
            entry.time.start().map_or("?".to_owned(), |it| it.format("%F %H:%M").to_string());
        format!(
            "{time}|{}|{}|{}",
            entry.source,
            entry.kind.key(),
            entry.text.replace("\n\n", " / ")
        )
    });
    told.collect()
}

/// What the columns are taken for, and what is read.
#[track_caller]
fn check(text: &str, columns: &str, expected: &[&str]) -> Feed {
    let feed = read_in("x.txt", text, &FeedOptions::default()).unwrap();
    let feed = feed.unwrap_or_else(|| panic!("a table: {text:?}"));
    let uses: Vec<&str> = feed.columns.iter().map(|it| it.holds.key()).collect();
    assert_eq!(
        (uses.join(" ").as_str(), told(&feed).as_slice()),
        (columns, expected.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>().as_slice()),
        "{text:?}"
    );
    feed
}

#[test]
fn columns_are_known_by_name_and_content() {
    let iris = "event_date,event_tz,event_title,event_category,event_content,event_raw\n\
        2021-06-04T13:16:53,+02:00,Login,Initial access,\"by, x\",zzz\n";
    let feed = check(
        iris,
        "time zone text kind text nothing",
        &["2021-06-04 11:16||other|Initial access / Login / by, x"],
    );
    assert_eq!(feed.aside, [crate::feed::Aside { reason: AsideReason::Column, n: 1 }]);
    check(
        "message\ttimestamp\tdatetime\nx y\t1622812613000000\t2021-06-04T13:16:53+00:00\n",
        "text time nothing",
        &["2021-06-04 13:16||other|x y"],
    );
    check(
        "Datum;Uhrzeit;Wer;Art;Ereignis;Link\n04.06.2021;23:50;Ada;mitigation;# Rollback;https://a.example\n14.06.2021;00:10;Bob;;ok;\n",
        "date time who kind text link",
        &["2021-06-04 23:50|Ada|mitigation|\\# Rollback", "2021-06-14 00:10|Bob|other|ok"],
    );
    check(
        "Key,Created,Summary\nOPS-1,04/Jun/21 1:16 PM,down\n",
        "key time text",
        &["2021-06-04 13:16||other|down"],
    );
    check(
        "a,b\n2021-06-04 13:16,it broke here\n2021-06-04 13:18,on it\n",
        "time text",
        &["2021-06-04 13:16||other|it broke here", "2021-06-04 13:18||other|on it"],
    );
}

#[test]
fn a_mapping_counts_before_any_guess() {
    let text = "a,b,c\n13:16,down,2021-06-04\n";
    let columns = named_columns(
        &["a".into(), "b".into(), "c".into()],
        &[(ColumnUse::Time, "A".into()), (ColumnUse::Text, "c".into())],
    )
    .unwrap();
    let day = NaiveDate::from_ymd_opt(2026, 2, 5);
    let options = FeedOptions { columns: Some(columns), day };
    assert_eq!(
        told(&read_in("x.csv", text, &options).unwrap().unwrap()),
        ["2026-02-05 13:16||other|2021-06-04"]
    );
    let header = ["a".to_owned(), "b".to_owned()];
    let error = named_columns(&header, &[(ColumnUse::Time, "z".into())]).unwrap_err();
    assert!(error.message.contains("no column “z”; its columns are a, b"), "{error}");
    let error = named_columns(&header, &[(ColumnUse::Time, "a".into())]).unwrap_err();
    assert!(error.message.contains("hold the text"), "{error}");
}

#[test]
fn an_entry_with_a_name_has_the_same_id_in_every_export() {
    let id = |text: &str| {
        let feed = read_in("x.csv", text, &FeedOptions::default()).unwrap().unwrap();
        feed.entries[0].entry.id
    };
    let one = id("Key,Created,Summary\nOPS-1,2021-06-04 13:16,down\n");
    assert_eq!(
        one,
        id("Summary,Created,Key\nback up,2021-06-04 13:16,OPS-1\nz,2021-06-04 13:17,OPS-2")
    );
}

#[test]
fn what_is_no_table_is_none() {
    for text in [
        "",
        "Hello, you\nand you, too, as ever",
        "a,b\nc,d",
        "# A, b\nc, d",
        "- 14:32, a\n- 14:33, b",
    ] {
        assert_eq!(read_in("x.md", text, &FeedOptions::default()), Ok(None), "{text:?}");
    }
    // What calls itself a table is one, and its columns are asked for.
    let asked = read_in("x.CSV", "a,b\nc,d", &FeedOptions::default()).unwrap().unwrap();
    assert_eq!(asked.columns.iter().filter(|it| it.holds == ColumnUse::Time).count(), 0);
    let error = read_in("x.csv", "a,b\n\"c,d", &FeedOptions::default()).unwrap_err();
    assert_eq!(error.at.map(|it| it.line), Some(2));
}
