//! Lines as each program copies them.

use crate::feed::reading::read_in;
use crate::feed::{Feed, FeedOptions};

fn read(name: &str, text: &str) -> Option<Feed> {
    read_in(name, text, &FeedOptions::default()).unwrap()
}

/// `when|who|what` of each entry but what the chat itself says.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let feed = read("ops-2026-02-05.txt", text).unwrap_or_else(|| panic!("a chat: {text:?}"));
    let told = feed.entries.iter().filter(|it| !it.is_noise).map(|it| {
        let entry = &it.entry;
        let time =
            entry.time.start().map_or("?".to_owned(), |it| it.format("%m-%d %H:%M").to_string());
        format!("{time}|{}|{}", entry.source, entry.text.replace("\n\n", " / "))
    });
    assert_eq!(told.collect::<Vec<_>>(), expected, "{text:?}");
}

#[test]
fn slack_is_read_as_it_is_copied() {
    let expected = ["02-05 08:27|Katharine|dope / let's do it", "02-05 21:07|prow|rolled back"];
    check("Katharine [8:27 AM]\ndope\nlet's do it\n\nprow APP [9:07 PM]\nrolled back", &expected);
    check("Katharine  8:27 AM\ndope\nlet's do it\nprow APP  9:07 PM\nrolled back\n", &expected);
    check(
        "Katharine\n  8:27 AM\ndope\nlet's do it\nprow\n  9:07 PM\nrolled back\nprow\n9:08 PM\nok",
        &[expected[0], expected[1], "02-05 21:08|prow|ok"],
    );
}

#[test]
fn other_programs_are_read() {
    let expected = [
        "02-05 14:32|Ada L|it broke: 5xx",
        "02-05 14:33|Bob|on it / now",
        "02-05 14:40|Ada L|fixed",
    ];
    check("[14:32] Ada L: it broke: 5xx\n[14:33] Bob: on it\nnow\n[14:40] Ada L: fixed", &expected);
    check(
        "14:32 <Ada L> it broke: 5xx\n14:33 <@Bob> on it\nnow\n14:35 -!- eve has joined #ops\n14:40 <Ada L> fixed",
        &expected,
    );
    check(
        "Ada L — Today at 2:32 PM\nit broke: 5xx\nBob — Today at 2:33 PM\non it\nnow\nAda L — Today at 2:40 PM\nfixed",
        &expected,
    );
    check(
        "05/02/26, 14:32 - Ada L: it broke: 5xx\n05/02/26, 14:33 - Bob: on it\nnow\n13/02/26, 14:40 - Ada L: fixed",
        &[expected[0], expected[1], "02-13 14:40|Ada L|fixed"],
    );
    check(
        "[05/02/2026, 14:32:10] Ada L: it broke: 5xx\n\u{200e}[05/02/2026, 14:33:00] Bob: on it\nnow\n[13/02/2026, 14:40:01] Ada L: fixed",
        &[expected[0], expected[1], "02-13 14:40|Ada L|fixed"],
    );
}

#[test]
fn days_and_zones_that_are_said_count() {
    check(
        "All times in PST\n--- Tuesday, February 3rd ---\n23:50 <a> x\n00:10 <b> y\n2026-02-09\n10:00 <a> z",
        &["?||All times in PST", "02-04 07:50|a|x", "02-04 08:10|b|y", "02-09 18:00|a|z"],
    );
    let feed = read("", "a [8:27 AM]\nx\nb [8:28 AM]\ny").unwrap();
    assert!(feed.lacks_day && feed.entries[0].written == "8:27 AM");
}

#[test]
fn what_is_no_chat_is_none() {
    for text in [
        "",
        "# Outage\n\n## Timeline\n\n- 14:32 alert: fired\n- 14:33 alert: again\n",
        "[14:32] Update: we know\n[14:40] Fix: rolled out\n[14:50] End: closed",
        "14:32 alert: fired\n14:33 alert: again",
        "a,b\n1,2",
        "Just some words.\n\nAnd more.",
    ] {
        assert_eq!(read("", text), None, "{text:?}");
    }
}

#[test]
fn a_name_of_a_document_is_kept_with_what_stands_above() {
    let feed = read(
        "x",
        "### #ops chat\n\nEdited for clarity\n\n> a [8:27 AM]  \n`b_c` *d*\n>\n> e [8:28 AM]\nf",
    )
    .unwrap();
    assert_eq!(feed.facts.title, "#ops chat");
    let texts: Vec<&str> = feed.entries.iter().map(|it| it.entry.text.as_str()).collect();
    assert_eq!(texts, ["Edited for clarity", "`b_c` *d*", "f"]);
}

#[test]
fn what_the_chat_itself_says_is_told_apart() {
    let texts = [
        "Ada L [8:27 AM]\nset the channel topic: SEV1 | lead @kim\nBob [8:28 AM]\non it\nAda L [8:29 AM]\npinned a message to this channel.",
        "Ada L — Today at 8:27 AM\nAda L pinned a message to this channel.\nBob — Today at 8:28 AM\non it\nAda L — Today at 8:29 AM\nAda L changed the channel name: **ops**",
        "[8:27] Ada L joined the chat\n[8:28] Bob: on it\n[8:28] Bob: joined the channel, hello\n[8:29] Ada L left the chat",
        "08:27 -!- eve has joined #ops\n08:28 <Bob> on it\n08:28 <Bob> has joined what?\n08:29 -!- mode/#ops sets mode: +o eve",
    ];
    for text in texts {
        let feed = read("x-2026-02-05.txt", text).unwrap_or_else(|| panic!("a chat: {text:?}"));
        let noise: Vec<&str> =
            feed.entries.iter().filter(|it| it.is_noise).map(|it| it.written.as_str()).collect();
        assert_eq!(noise.len(), 2, "{text:?}");
        assert!(noise[0].contains(":27") && noise[1].contains(":29"), "{text:?}");
    }
}
