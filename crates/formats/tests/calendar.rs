//! Calendar files keep the grammar of RFC 5545 whatever is in them, and say what was put into them.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use afterword_core::actions::{Action, ActionId, ActionState};
use afterword_core::id::DocumentId;
use afterword_core::postmortem::Postmortem;
use afterword_core::time::Instant;
use afterword_core::workflow::{WorkflowPolicy, english, review_meeting};
use afterword_formats::calendar::{self, Event, When, write};
use chrono::{DateTime, NaiveDate, TimeDelta};
use proptest::prelude::*;

fn at(text: &str) -> Instant {
    DateTime::parse_from_rfc3339(text).unwrap()
}

fn event(title: &str, description: &str) -> Event {
    let when = When::At { start: at("2025-10-03T10:00:00+02:00"), minutes: 60 };
    let (uid, url) = ("a@afterword".to_owned(), String::new());
    Event { uid, title: title.to_owned(), description: description.to_owned(), url, when }
}

fn file(event: Event) -> String {
    write(&[event], at("2025-10-01T12:00:00Z")).unwrap()
}

/// One property: its name, its parameters as written, its value as written.
type Property = (String, String, String);

/// The content lines of a file, unfolded, or why it is none. Strict: what the grammar does not allow is an error.
fn parsed(file: &str) -> Result<Vec<Property>, String> {
    let body = file.strip_suffix("\r\n").ok_or("the last line does not end")?;
    let mut unfolded: Vec<String> = Vec::new();
    for line in body.split("\r\n") {
        if line.len() > 75 {
            return Err(format!("{} octets: {line:?}", line.len()));
        }
        if line.chars().any(|it| it != '\t' && it.is_control()) {
            return Err(format!("a control character: {line:?}"));
        }
        match line.strip_prefix([' ', '\t']) {
            Some(more) => unfolded.last_mut().ok_or("begins folded")?.push_str(more),
            None => unfolded.push(line.to_owned()),
        }
    }
    unfolded.iter().map(|it| property(it)).collect()
}

fn property(line: &str) -> Result<Property, String> {
    let (head, value) = line.split_once(':').ok_or(format!("no colon: {line:?}"))?;
    let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
    let is_name = !name.is_empty() && name.bytes().all(|it| it.is_ascii_uppercase() || it == b'-');
    if !is_name {
        return Err(format!("no name: {line:?}"));
    }
    Ok((name.to_owned(), parameters.to_owned(), value.to_owned()))
}

/// A text value as it was before it was escaped, or why it is none.
fn text(value: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(it @ ('\\' | ';' | ',')) => out.push(it),
                other => return Err(format!("an escaped {other:?} in {value:?}")),
            },
            ';' | ',' => return Err(format!("a bare {letter:?} in {value:?}")),
            _ => out.push(letter),
        }
    }
    Ok(out)
}

/// Checks that components nest, that each event has what it must have once, and gives the value of `name` in the first event.
fn value(file: &str, name: &str) -> Result<Option<String>, String> {
    let properties = parsed(file)?;
    let mut open: Vec<&str> = Vec::new();
    let mut found = None;
    let mut seen: Vec<&str> = Vec::new();
    for (property, _, value) in &properties {
        match property.as_str() {
            "BEGIN" => open.push(value),
            "END" if open.pop() != Some(value) => return Err(format!("{value} ends unopened")),
            "END" if value == "VEVENT" => {
                for needed in ["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"] {
                    if seen.iter().filter(|it| **it == needed).count() != 1 {
                        return Err(format!("not one {needed}"));
                    }
                }
                seen.clear();
            }
            "END" => {}
            other if open.last() == Some(&"VEVENT") => {
                seen.push(other);
                if other == name && found.is_none() {
                    found = Some(value.clone());
                }
            }
            _ => {}
        }
    }
    if open.is_empty() { Ok(found) } else { Err(format!("{open:?} never end")) }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_words_keep_the_grammar_and_read_back(
        title in any::<String>(), description in any::<String>(), url in any::<String>(),
    ) {
        let file = file(Event { url: format!("https://{url}"), ..event(&title, &description) });
        let read = text(&value(&file, "DESCRIPTION").unwrap().unwrap_or_default()).unwrap();
        let bare = |it: &str| -> String {
            let lines = it.replace("\r\n", "\n").replace('\r', "\n");
            lines.chars().filter(|it| matches!(it, '\n' | '\t') || !it.is_control()).collect()
        };
        let expected = if description.trim().is_empty() { "" } else { &description };
        prop_assert_eq!(read, bare(expected));
        let read = text(&value(&file, "SUMMARY").unwrap().unwrap()).unwrap();
        let words = title.split_whitespace().collect::<Vec<&str>>().join(" ");
        prop_assert_eq!(read, bare(&words));
    }

    #[test]
    fn long_lines_are_folded_between_characters(n in 0..200_usize, letter in any::<char>()) {
        let long: String = "x".repeat(n) + &letter.to_string().repeat(60);
        let file = file(event("t", &format!("d{long}")));
        prop_assert!(parsed(&file).is_ok());
        prop_assert!(file.split("\r\n").all(|it| it.len() <= 75));
    }

    #[test]
    fn any_date_is_written_or_refused(days in -4_000_000..4_000_000_i64, remind_days: u16) {
        let date = NaiveDate::default() + TimeDelta::days(days);
        let when = When::Day { date, remind_days };
        match write(&[Event { when, ..event("t", "") }], at("2025-10-01T12:00:00Z")) {
            Ok(file) => prop_assert_eq!(value(&file, "DTSTART").unwrap().unwrap().len(), 8),
            Err(error) => prop_assert!(error.to_string().contains("“t”")),
        }
    }
}

#[test]
fn the_review_meeting_has_its_agenda() {
    let born = at("2025-10-01T14:32:00Z");
    let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), born);
    postmortem.title = "Checkout: pool, locks; timeouts".to_owned();
    let (policy, texts) = (WorkflowPolicy::shipped(), english());
    let invitation = review_meeting(&postmortem, &policy, texts);
    let start = at("2025-10-03T10:00:00+02:00");
    let url = "https://wiki.example/#/p/1".to_owned();
    let event = calendar::review_meeting(invitation, start, "1-review@afterword".into(), url);
    let file = write(&[event], at("2025-10-01T12:00:00+02:00")).unwrap();
    let get = |name| value(&file, name).unwrap().unwrap();
    assert_eq!(get("UID"), "1-review@afterword");
    assert_eq!(get("DTSTAMP"), "20251001T100000Z");
    assert_eq!(
        (get("DTSTART"), get("DTEND")),
        ("20251003T080000Z".into(), "20251003T090000Z".into())
    );
    assert_eq!(
        text(&get("SUMMARY")),
        Ok("Postmortem review: Checkout: pool, locks; timeouts".to_owned())
    );
    let description = text(&get("DESCRIPTION")).unwrap();
    assert!(description.lines().any(|it| it.starts_with("20–40 min  Why it happened")));
    assert_eq!(get("URL"), "https://wiki.example/#/p/1");
}

#[test]
fn an_action_is_a_whole_day_with_a_reminder_the_morning_before() {
    let mut action = Action::new(ActionId::from_bits(1), "Add a query\ntimeout".to_owned());
    assert_eq!(calendar::action_due(&action, "x".to_owned(), 1), None);
    action.due = NaiveDate::from_ymd_opt(2025, 12, 31);
    action.owner = "Ada".to_owned();
    let event = calendar::action_due(&action, "x".to_owned(), 1).unwrap();
    let file = file(event);
    assert_eq!(value(&file, "SUMMARY"), Ok(Some("Add a query timeout".to_owned())));
    let wanted = "DTSTART;VALUE=DATE:20251231\r\nDTEND;VALUE=DATE:20260101\r\n";
    assert!(file.contains(wanted), "{file}");
    assert!(file.contains("\r\nTRIGGER:-PT15H\r\nEND:VALARM\r\nEND:VEVENT\r\n"), "{file}");
    action.state = ActionState::Done;
    assert_eq!(calendar::action_due(&action, "x".to_owned(), 1), None);
}

#[test]
fn a_reminder_on_the_day_itself_comes_after_its_midnight() {
    let date = NaiveDate::from_ymd_opt(2025, 12, 31).unwrap();
    let file = file(Event { when: When::Day { date, remind_days: 0 }, ..event("t", "") });
    assert!(file.contains("\r\nTRIGGER:PT9H\r\n"), "{file}");
}

#[test]
fn an_address_that_is_none_is_left_out() {
    for url in ["javascript:alert(1)", "https://a b", "https://a\r\nATTENDEE:mailto:x@y.example"] {
        let file = file(Event { url: url.to_owned(), ..event("t", "") });
        assert_eq!(value(&file, "URL"), Ok(None), "{url}");
    }
}
