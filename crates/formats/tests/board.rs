//! What leaves the board: typed text stays text in it, tables read back, and addresses are whole and short enough.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use afterword_core::Postmortem;
use afterword_core::actions::{Action, ActionId, ActionState, Priority};
use afterword_core::board::{Card, Group, board_words};
use afterword_core::id::DocumentId;
use afterword_formats::board::{
    IssueLink, MAX_URL_BYTES, Setting, Tracker, csv, digest, due_dates, issue_link, json,
    markdown_table,
};
use afterword_formats::csv::Table;
use chrono::{DateTime, NaiveDate, Offset as _, Utc};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

/// Text as people type it, and as nobody should.
fn text() -> impl Strategy<Value = String> {
    let nasty = [
        "- [ ] a | b",
        "1. x",
        "# h\n---\n",
        "<script>alert(1)</script>",
        "[x](javascript:1)",
        "``` ~~~",
        "=cmd|'/C calc'!A0",
        "@eve",
        "/close",
        "\u{202e}\u{0301}\u{0}",
        "\t-\r\n+",
        "*a* _b_ ~c~ $d$ ^e^",
    ];
    let nasty = proptest::sample::select(nasty.map(str::to_owned).to_vec());
    prop_oneof![nasty, "\\PC{0,60}", any::<String>()]
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 10, day).unwrap()
}

fn find(id: DocumentId) -> Option<String> {
    Some(format!("https://example.org/app/#/postmortem/{id}"))
}

fn setting() -> Setting<'static> {
    Setting { today: day(10), words: board_words("en"), find: &find }
}

/// Cards of one document: `(title, owner, detail, day it is due)`.
fn cards(title: &str, actions: &[(&str, &str, &str, Option<u32>)]) -> Vec<Card> {
    let now = DateTime::parse_from_rfc3339("2025-10-01T12:00:00Z").unwrap();
    let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
    postmortem.title = title.to_owned();
    for (n, (title, owner, detail, due)) in (1..).zip(actions) {
        let mut action = Action::new(ActionId::from_bits(n), (*title).to_owned());
        action.owner = (*owner).to_owned();
        action.detail = (*detail).to_owned();
        action.due = due.map(day);
        postmortem.actions.push(action.into());
    }
    Card::of(&postmortem, &Utc.fix())
}

fn link(card: &Card, tracker: Tracker, base: &str) -> Option<IssueLink> {
    issue_link(card, tracker, base, setting())
}

#[test]
fn a_digest_names_the_late_first_and_nobody_last() {
    let mut cards = cards(
        "Checkout outage",
        &[
            ("Add a timeout", "Kim", "", Some(12)),
            ("Alert on pool size", "ada", "", Some(3)),
            ("Nobody's job", "", "", Some(1)),
            ("Page somebody", "Ada ", "", Some(10)),
            ("Later", "Kim", "", Some(30)),
            ("Some day", "Kim", "", None),
        ],
    );
    cards[1].action.priority = Some(Priority::P1);
    cards[1].action.state = ActionState::Blocked { reason: "the vendor".into() };
    let cards: Vec<&Card> = cards.iter().collect();
    let setting = Setting { find: &|_| None, ..setting() };
    let expected = "**Actions overdue and due soon**

As of 2025-10-10: 2 overdue, 2 due within a week.

**ada (2)**

- P1 Alert on pool size · 7 days overdue, open for 9 days · blocked: the vendor · Checkout outage
- Page somebody · due today, open for 9 days · Checkout outage

**Kim (1)**

- Add a timeout · due in 2 days, open for 9 days · Checkout outage

**Nobody (1)**

- Nobody's job · 9 days overdue, open for 9 days · Checkout outage
";
    assert_eq!(digest(&cards, setting), expected);
    let calm = digest(&cards[4..], Setting { words: board_words("de"), ..setting });
    assert!(calm.ends_with("Nichts ist überfällig oder innerhalb einer Woche fällig.\n"), "{calm}");
}

#[test]
fn trackers_get_the_columns_that_they_import() {
    let mut cards = cards("Checkout", &[("=cmd", "kim", "/close\n /assign @eve", Some(12))]);
    cards[0].action.priority = Some(Priority::P0);
    let cards: Vec<&Card> = cards.iter().collect();
    let table = |tracker| csv(&cards, tracker, setting());
    let jira = table(Tracker::Jira);
    let header = "Summary,Issue Type,Description,Assignee,Due Date,Priority,Status,Labels\r\n";
    assert!(jira.starts_with(&format!("{header}'=cmd,Task,")), "{jira}");
    assert!(jira.ends_with(",kim,2025-10-12,Highest,To Do,postmortem\r\n"), "{jira}");
    let gitlab = table(Tracker::GitLab);
    assert!(
        gitlab.starts_with("title,description,due_date\r\n'=cmd,\"\\/close\n\\/assign @eve\n\n"),
        "{gitlab}"
    );
    let linear = table(Tracker::Linear);
    assert!(linear.ends_with(",Todo,,Urgent,kim,postmortem,2025-10-12,2025-10-01\r\n"), "{linear}");
}

#[test]
fn issues_are_opened_where_the_tracker_has_its_form() {
    let cards = cards("Checkout", &[("Limit a & b", "", "", Some(12))]);
    let url = |tracker, base| link(&cards[0], tracker, base).unwrap().url;
    let github = url(Tracker::GitHub, "https://github.com/org/repo/");
    assert!(
        github
            .starts_with("https://github.com/org/repo/issues/new?title=Limit%20a%20%26%20b&body="),
        "{github}"
    );
    let gitlab = url(Tracker::GitLab, "https://gitlab.example/group/project");
    assert!(
        gitlab.starts_with("https://gitlab.example/group/project/-/issues/new?issue%5Btitle%5D="),
        "{gitlab}"
    );
    let form = "https://jira.example/secure/CreateIssueDetails!init.jspa?pid=10420&issuetype=3";
    let jira = url(Tracker::Jira, form);
    assert!(
        jira.starts_with(&format!("{form}&summary=Limit%20a%20%26%20b&duedate=2025-10-12&")),
        "{jira}"
    );
    for base in ["", "javascript:alert(1)", "https://a b", "https://a#b", "github.com/org"] {
        assert_eq!(link(&cards[0], Tracker::GitHub, base), None, "{base}");
    }
    let long = format!("https://example.org/{}", "a".repeat(MAX_URL_BYTES));
    assert_eq!(link(&cards[0], Tracker::GitHub, &long), None);
}

#[test]
fn a_calendar_has_what_is_open_and_dated() {
    let mut cards =
        cards("Checkout", &[("A", "", "", Some(12)), ("B", "", "", None), ("C", "", "", Some(3))]);
    cards[2].action.state = ActionState::Done;
    let cards: Vec<&Card> = cards.iter().collect();
    let stamp = DateTime::parse_from_rfc3339("2025-10-10T12:00:00Z").unwrap();
    let file = due_dates(&cards, stamp, setting()).unwrap();
    assert_eq!(file.matches("BEGIN:VEVENT").count(), 1);
    assert!(
        file.contains("\r\nSUMMARY:A\r\n") && file.contains("From the postmortem: Checkout"),
        "{file}"
    );
}

/// How many of what is in Markdown, and whether any of it is HTML.
fn shape(markdown: &str) -> [usize; 4] {
    let mut shape = [0; 4];
    for event in Parser::new_ext(markdown, Options::all()) {
        match event {
            Event::Start(Tag::Item) => shape[0] += 1,
            Event::Start(Tag::TableRow) => shape[1] += 1,
            Event::Start(Tag::TableCell) => shape[2] += 1,
            Event::Html(_) | Event::InlineHtml(_) => shape[3] += 1,
            _ => {}
        }
    }
    shape
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            _ => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

proptest! {
    #[test]
    fn typed_text_stays_text(
        title in text(),
        actions in proptest::collection::vec((text(), text(), proptest::option::of(1..31_u32)), 1..6),
    ) {
        let rows: Vec<_> = actions.iter().map(|it| (it.0.as_str(), it.1.as_str(), "", it.2)).collect();
        let cards = cards(&title, &rows);
        let cards: Vec<&Card> = cards.iter().collect();
        let n_pressing = cards
            .iter()
            .filter(|it| matches!(Group::of(it, day(10)), Group::Overdue | Group::ThisWeek))
            .count();
        let text = digest(&cards, setting());
        prop_assert_eq!(shape(&text), [n_pressing, 0, 0, 0], "{}", text);
        let table = markdown_table(&cards, setting());
        prop_assert_eq!(shape(&table), [0, cards.len(), (cards.len() + 1) * 7, 0], "{}", table);
    }

    #[test]
    fn tables_read_back(title in text(), owner in text(), detail in text(), due in 1..31_u32) {
        let cards = cards("Checkout", &[(&title, &owner, &detail, Some(due))]);
        let cards: Vec<&Card> = cards.iter().collect();
        for tracker in Tracker::IMPORTERS {
            let text = csv(&cards, tracker, setting());
            let table = Table::parse(&text).unwrap();
            prop_assert_eq!(table.rows.len(), 1);
            let words = title.split_whitespace().collect::<Vec<_>>().join(" ");
            let title = if words.is_empty() { "An action without words" } else { &words };
            prop_assert_eq!(table.rows[0].cell(0), title);
            if tracker == Tracker::GitLab {
                let description = table.rows[0].cell(1);
                prop_assert!(!description.lines().any(|it| it.trim_start().starts_with('/')), "{}", description);
            }
        }
        let json: serde_json::Value = serde_json::from_str(&json(&cards, day(10))).unwrap();
        prop_assert_eq!(&json["actions"][0]["action"]["title"], &title);
    }

    #[test]
    fn addresses_are_whole_and_short_enough(
        title in text(),
        detail in prop_oneof![text(), "[aé漢🙂 /\n]{0,4000}"],
        times in 1..4_usize,
    ) {
        let detail = detail.repeat(times);
        let cards = cards("Checkout", &[(&title, "kim", &detail, Some(12))]);
        for tracker in Tracker::ALL {
            let link = link(&cards[0], tracker, "https://example.org/x").unwrap();
            prop_assert!(link.url.len() <= MAX_URL_BYTES);
            prop_assert!(link.url.bytes().all(|it| it.is_ascii_graphic()));
            let (_, body) = link.url.rsplit_once('=').unwrap();
            let body = decoded(body).unwrap();
            prop_assert_eq!(link.is_shortened, body.ends_with("in the postmortem)"));
            // As much as fits is there: what is missing is less than the room for one letter.
            prop_assert!(!link.is_shortened || link.url.len() + 12 > MAX_URL_BYTES);
            prop_assert!(link.is_shortened || body.contains("Owner: kim"));
        }
    }
}
