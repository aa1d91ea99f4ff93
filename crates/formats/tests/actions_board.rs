//! What leaves the board comes in again: its JSON whole, and the tables for trackers as far as those have columns.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod arbitrary;
mod reading;

use afterword_core::Postmortem;
use afterword_core::actions::{Action, ActionId, ActionState, Priority, StateKind};
use afterword_core::board::{Card, Ground, board_words};
use afterword_core::causes::{Cause, CauseId, CauseTree, Place, TreeId};
use afterword_core::id::DocumentId;
use afterword_core::postmortem::{Factor, FactorId};
use afterword_formats::actions::{ActionsRead, read_board};
use afterword_formats::board::{Setting, Tracker, csv, digest, json, markdown_table};
use afterword_formats::markdown::{Became, Preview};
use afterword_formats::report::Find;
use afterword_formats::{Imported, ReadError, import};
use chrono::{NaiveDate, Offset as _, Utc};
use proptest::prelude::*;
use reading::with_context;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 10, 10).unwrap()
}

fn document(n: u64, title: &str) -> Postmortem {
    let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T12:00:00Z").unwrap();
    Postmortem { title: title.to_owned(), ..Postmortem::new(DocumentId::v7(n, [0; 10]), now) }
}

fn action(id: u64, title: &str) -> Action {
    Action::new(ActionId::from_bits(id), title.to_owned())
}

fn written(documents: &[Postmortem]) -> String {
    let cards: Vec<Card> = documents.iter().flat_map(|it| Card::of(it, &Utc.fix())).collect();
    json(&cards.iter().collect::<Vec<&Card>>(), today())
}

fn imported(name: &str, text: &str) -> ActionsRead {
    let read = with_context(name, |mut ids, context| import(text.as_bytes(), &mut ids, context));
    match read.unwrap() {
        Imported::Actions(actions) => *actions,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_an_action_is_to_change_is_said_by_itself() {
    let mut postmortem = document(1, "Checkout outage");
    let (tree, cause) = (TreeId::from_bits(1), CauseId::from_bits(2));
    let mut why = CauseTree::new(tree, "Checkout failed".to_owned());
    why.add(Cause::new(cause, "The pool was too small".to_owned()), Place::LAST).unwrap();
    postmortem.trees.push(why.into());
    let limited = Action {
        causes: vec![cause],
        detail: "See the graph.".to_owned(),
        ..action(3, "Add a limit")
    };
    let mut noon = Factor::new(FactorId::from_bits(5), "It was noon".to_owned());
    noon.actions.push(ActionId::from_bits(3));
    postmortem.factors.push(noon.into());
    let own = Action { source: "Game day".to_owned(), ..action(4, "Test it") };
    postmortem.actions = vec![limited.into(), own.into()];
    let read = imported("open-actions.json", &written(&[postmortem]));
    assert_eq!((read.title.as_str(), read.columns.len()), ("open actions", 0));
    let [first, second] = [0, 1].map(|it| &read.rows[it].action);
    assert_eq!(
        first.detail,
        "See the graph.\n\nCause: The pool was too small\n\nFactor: It was noon"
    );
    assert_eq!((first.causes.len(), first.source.as_str()), (0, "Checkout outage"));
    assert_eq!((second.source.as_str(), second.detail.as_str()), ("Game day", ""));
    assert_eq!(read.rows.iter().map(|it| it.line).collect::<Vec<usize>>(), [1, 2]);
    let preview = with_context("", |mut ids, context| read.into_preview(&mut ids, context));
    assert_eq!((preview.document.actions.len(), preview.recognised.len()), (2, 0));
}

#[test]
fn of_two_actions_with_one_id_each_comes_in_and_one_told_twice_comes_in_once() {
    let mut documents = [document(1, "Checkout"), document(2, "Search")];
    documents[0].actions.push(action(1, "Add a limit").into());
    documents[1].actions.push(action(1, "Add a timeout").into());
    let [checkout, search] = documents;
    let text = written(&[checkout.clone(), search.clone(), checkout]);
    let read = read_board(&text).unwrap();
    let titles: Vec<&str> = read.rows.iter().map(|it| it.action.title.as_str()).collect();
    assert_eq!(titles, ["Add a limit", "Add a timeout"]);
    assert_eq!(read.rows[0].action.id, ActionId::from_bits(1));
    assert_ne!(read.rows[1].action.id, ActionId::from_bits(1));
    assert_eq!(read_board(&text).unwrap(), read, "the same ids whenever it is read");
    assert_eq!(read_board(&written(&[search])).unwrap().rows[0].action.id, ActionId::from_bits(1));
}

#[test]
fn what_is_no_board_is_refused_with_its_place() {
    let error = |text: &str| -> ReadError { read_board(text).unwrap_err() };
    let newer = error(r#"{"schema":"afterword-actions/2","lanes":[]}"#);
    assert!(newer.message.ends_with("a newer version of Afterword wrote it"), "{newer}");
    let document = error(r#"{"schema":"postmortem/1"}"#);
    assert!(document.message.ends_with("it holds no actions of the board"), "{document}");
    assert!(error("{}").message.contains("expected actions of the board"));
    let text = written(&[]).replace("[]", "[\n    { \"action\": { \"id\": \"l\" } }\n  ]");
    let line = text.lines().position(|it| it.contains("\"id\"")).unwrap() + 1;
    assert_eq!(error(&text).at.map(|it| it.line), Some(line), "{}", error(&text));
    let read = with_context("x", |mut ids, context| {
        import(br#"{"schema":"afterword-actions/2"}"#, &mut ids, context)
    });
    assert!(read.unwrap_err().message.contains("newer"));
    let more = r#"{"schema":"afterword-actions/1","lanes":[1],"actions":[{"mood":7,"action":{"id":"00000000000a","title":"x","mood":[]}}]}"#;
    assert_eq!(read_board(more).unwrap().rows[0].action.title, "x");
}

/// The cards of a document whose actions say as much as a tracker has columns for.
fn cards() -> Vec<Card> {
    let mut postmortem = document(1, "Checkout outage");
    let first = Action {
        owner: "kim".to_owned(),
        due: NaiveDate::from_ymd_opt(2025, 10, 12),
        priority: Some(Priority::P0),
        state: ActionState::InProgress,
        detail: "Warn at 80 %,\npage at 95 %.".to_owned(),
        verification: "A drill pages somebody".to_owned(),
        ..action(1, "=Alert on \"pool\" size")
    };
    let second = Action { state: ActionState::Done, ..action(2, "Rotate keys") };
    postmortem.actions = vec![first.into(), second.into()];
    Card::of(&postmortem, &Utc.fix())
}

#[test]
fn tables_for_trackers_come_in_again() {
    let cards = cards();
    let cards: Vec<&Card> = cards.iter().collect();
    for (tracker, language) in
        Tracker::IMPORTERS.into_iter().flat_map(|it| [(it, "en"), (it, "de")])
    {
        let find = |_| Some("https://example.org/1".to_owned());
        let setting = Setting { today: today(), words: board_words(language), find: &find };
        let text = csv(&cards, tracker, setting);
        for name in ["actions.csv", ""] {
            let read = imported(name, &text);
            let [first, second] = [0, 1].map(|it| &read.rows[it].action);
            assert_eq!(read.rows.len(), 2);
            assert_eq!(first.title, "=Alert on \"pool\" size", "{tracker:?}");
            assert_eq!(second.title, "Rotate keys");
            assert_eq!((first.due, second.due), (cards[0].action.due, None));
            let detail = &first.detail;
            assert!(detail.starts_with("Warn at 80 %,\npage at 95 %.\n\n"), "{detail}");
            for kept in ["A drill pages somebody", "Checkout outage", "https://example.org/1"] {
                assert!(detail.contains(kept), "{kept} in {detail}");
            }
            if tracker == Tracker::GitLab {
                assert!(detail.contains(": kim") && detail.contains(": P0"), "{detail}");
                assert_eq!((first.owner.as_str(), first.priority), ("", None));
                continue;
            }
            assert_eq!((first.owner.as_str(), second.owner.as_str()), ("kim", ""));
            assert_eq!((first.priority, second.priority), (Some(Priority::P0), None));
            assert_eq!(
                (&first.state, &second.state),
                (&ActionState::InProgress, &ActionState::Done)
            );
            assert!(detail.contains("Labels: postmortem"), "{detail}");
            let is_linear = tracker == Tracker::Linear;
            let kept = if is_linear { "Priority: Urgent" } else { "Issue Type: Task" };
            assert!(detail.contains(kept), "{detail}");
            assert_eq!(first.created, is_linear.then_some(cards[0].agreed));
            assert!(!second.detail.contains("No priority"), "{}", second.detail);
        }
    }
}

/// What a pasted text is read as.
fn pasted(text: &str) -> Preview {
    match with_context("", |mut ids, context| import(text.as_bytes(), &mut ids, context)).unwrap() {
        Imported::Text(preview) => *preview,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_table_of_the_board_comes_in_again() {
    let mut cards = cards();
    cards[0].action.title = "Alert | on *pool* size, see https://example.org/a_b".to_owned();
    cards[0].action.owner = "kim_l | ops".to_owned();
    cards[1].action.title = "Severity: say it at once".to_owned();
    let kinds = StateKind::ALL.into_iter();
    cards.extend(
        kinds
            .map(|it| {
                let mut card = cards[0].clone();
                card.action.state = it.with_reason(String::new());
                card
            })
            .collect::<Vec<Card>>(),
    );
    let all: Vec<&Card> = cards.iter().collect();
    let find = |_| Some("https://example.org/1?a=b&c=(d)".to_owned());
    let languages = ["en", "de"].map(board_words);
    for (words, found) in languages.into_iter().flat_map(|it| [(it, true), (it, false)]) {
        let find: Find<'_> = if found { &find } else { &|_| None };
        let text = markdown_table(&all, Setting { today: today(), words, find });
        let read = pasted(&text);
        assert_eq!(read.document.actions.len(), cards.len(), "{text}");
        assert_eq!((read.document.summary.as_str(), read.document.extra.len()), ("", 0));
        assert_eq!((read.date.as_ref(), read.document.severity.as_ref()), (None, None));
        assert!(
            read.runs.iter().all(|it| !matches!(it.became, Became::Text(_))),
            "{:?}",
            read.runs
        );
        for (action, card) in read.document.actions.iter().zip(&cards) {
            let own = &card.action;
            assert_eq!((&action.owner, action.due), (&own.owner, own.due), "{text}");
            assert_eq!((action.priority, &action.state), (own.priority, &own.state));
            assert_eq!(action.source, "Checkout outage");
            let age = words.get("column-age").unwrap();
            let place = words.get("column-document").unwrap();
            let age = card.age_days(today()).map(|it| format!("{age}: {it}"));
            let at = found.then(|| format!("{place}: https://example.org/1?a=b&c=%28d%29"));
            let detail: Vec<String> = age.into_iter().chain(at).collect();
            assert_eq!(action.detail, detail.join("\n\n"));
        }
        assert_eq!(read.document.actions[0].title, "Alert | on *pool* size, see");
        assert_eq!(read.document.actions[0].tracker, "https://example.org/a_b");
        assert_eq!(read.document.actions[1].title, "Severity: say it at once");
    }
}

#[test]
fn a_table_of_actions_is_one_wherever_it_stands_above_the_sections() {
    let table =
        "| Aufgabe | Wer | Bis | Raum |\n|---|---|---|---|\n| Alarm | Kim | 2025-10-03 | 2.14 |\n";
    for (above, below) in [
        ("", ""),
        ("# Checkout\n\n", ""),
        ("Was offen ist:\n\n", "\nBis bald.\n"),
        ("", "\n## Action items\n\n- Rotate keys\n"),
    ] {
        let read = pasted(&format!("{above}{table}{below}"));
        let action = &read.document.actions[0];
        assert_eq!((action.title.as_str(), action.owner.as_str()), ("Alarm", "Kim"));
        assert_eq!((action.due.is_some(), action.detail.as_str()), (true, "Raum: 2.14"));
        let summary = &read.document.summary;
        assert!(!summary.contains('|'), "{summary}");
        assert_eq!(summary.contains("Bis bald"), below.contains("Bis bald"), "{summary}");
    }
    // What a text says of itself, and what happened when, are no actions.
    for header in ["Title | Owner | Status", "Incident | Owner | Due", "Date | Action | Owner"] {
        let read = pasted(&format!("| {header} |\n|---|---|---|\n| 2025-10-03 | aa | bb |\n"));
        assert_eq!(read.document.actions.len(), 0, "{header}");
        assert!(read.document.summary.contains("aa | bb"), "{header}");
    }
}

#[test]
fn what_a_title_says_gives_way_to_the_columns_and_is_kept() {
    let text = "## Action items

| Priority | Ticket | Assignee | Due | State | Action |
|---|---|---|---|---|---|
| P1 | https://example.org/1 | kim | 2025-10-03 | Blocked | [P2] Alert https://example.org/2 (@ada, due: 2025-11-04) |
| High | OPS-1 | kim | soon | Planned | [Runbook](docs/run.md) |
";
    let read = pasted(text);
    let [first, second] = [0, 1].map(|it| &read.document.actions[it]);
    assert_eq!((first.title.as_str(), first.owner.as_str()), ("Alert", "kim"));
    assert_eq!(
        (first.priority, first.due, first.tracker.as_str()),
        (Some(Priority::P1), NaiveDate::from_ymd_opt(2025, 10, 3), "https://example.org/1")
    );
    assert_eq!(first.state.kind(), StateKind::Blocked);
    assert_eq!(first.detail, "P2\n\nhttps://example.org/2\n\n@ada\n\n2025-11-04");
    assert_eq!((second.title.as_str(), second.priority), ("Runbook", Some(Priority::P1)));
    assert_eq!(
        second.detail,
        "Priority: High\n\nTicket: OPS-1\n\nDue: soon\n\nState: Planned\n\n[Runbook](docs/run.md)"
    );
}

#[test]
fn a_digest_that_is_pasted_stays_text() {
    let cards = cards();
    let cards: Vec<&Card> = cards.iter().collect();
    for language in ["en", "de"] {
        let words = board_words(language);
        let text = digest(&cards, Setting { today: today(), words, find: &|_| None });
        let read = pasted(&text);
        assert_eq!(read.document.summary, text.trim_end());
        assert!(read.document.actions.is_empty() && read.document.timeline.is_empty());
    }
}

/// What comes in of a card.
fn freed(card: &Card) -> Action {
    let mut action = Action { causes: Vec::new(), ..card.action.clone() };
    if action.source.trim().is_empty() {
        action.source.clone_from(&card.title);
    }
    for ground in card.grounds.iter().filter(|it| !it.text().is_empty()) {
        let name = if matches!(ground, Ground::Cause(..)) { "Cause" } else { "Factor" };
        let parts = [action.detail.clone(), format!("{name}: {}", ground.text())];
        let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        action.detail = parts.join("\n\n");
    }
    action
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_the_board_writes_comes_back(document in arbitrary::postmortem()) {
        let cards = Card::of(&document, &Utc.fix());
        let read = read_board(&written(&[document])).unwrap();
        let found: Vec<Action> = read.rows.into_iter().map(|it| it.action).collect();
        prop_assert_eq!(found, cards.iter().map(freed).collect::<Vec<Action>>());
    }

    #[test]
    fn every_row_of_the_table_of_the_board_is_an_action(
        document in arbitrary::postmortem(),
        language in proptest::sample::select(vec!["en", "de"]),
    ) {
        let cards = Card::of(&document, &Utc.fix());
        let all: Vec<&Card> = cards.iter().collect();
        let setting = Setting { today: today(), words: board_words(language), find: &|_| None };
        let text = markdown_table(&all, setting);
        let read = pasted(&text).document;
        prop_assert_eq!(read.actions.len(), cards.len(), "{}", text);
        prop_assert_eq!(read.summary, "");
        for (read, card) in read.actions.iter().zip(&cards) {
            let states = (read.state.kind(), card.action.state.kind());
            prop_assert!(states.0 == states.1 || states.0 == StateKind::Done, "{}", text);
        }
    }
}
