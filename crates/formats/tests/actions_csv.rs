//! Actions as tables: our own come back as they went out, and those of trackers are understood.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod arbitrary;
mod reading;

use std::rc::Rc;

use afterword_core::actions::{Action, ActionId, ActionList, ActionState, ActionsEdit, Priority};
use afterword_core::id::DocumentId;
use afterword_core::stamp::DayOrder;
use afterword_core::stored::Stored as _;
use afterword_formats::actions::{ActionUse, ActionsRead, read_table, read_table_in};
use afterword_formats::csv::actions;
use afterword_formats::markdown::What;
use afterword_formats::{Imported, ReadError, import};
use chrono::NaiveDate;
use proptest::prelude::*;
use reading::with_context;

fn read(text: &str) -> Vec<Action> {
    table("x.csv", text, None).unwrap().rows.into_iter().map(|it| it.action).collect()
}

/// The table in the file called `name`, its columns as `uses` have it.
fn table(name: &str, text: &str, uses: Option<&[ActionUse]>) -> Option<ActionsRead> {
    with_context(name, |mut ids, context| read_table(text, uses, &mut ids, context)).unwrap()
}

fn imported(name: &str, bytes: &[u8]) -> Result<Imported, ReadError> {
    with_context(name, |mut ids, context| import(bytes, &mut ids, context))
}

fn actions_in(name: &str, text: &str) -> ActionsRead {
    match imported(name, text.as_bytes()).unwrap() {
        Imported::Actions(actions) => *actions,
        other => panic!("{other:?}"),
    }
}

const JIRA: &str = "\
Issue key,Issue id,Summary,Issue Type,Status,Priority,Assignee,Created,Due Date,Description,Labels,Labels,Custom field (Team)
OPS-12,10012,Alert on pool size,Task,In Progress,Highest,Kim,01/Oct/25 9:12 AM,03/Oct/25 12:00 AM,\"Warn at 80 %,
page at 95 %\",incident,pool,Payments
OPS-13,10013,Rotate keys by itself,Task,To Do,Medium,,02/Oct/25 9:12 AM,,,,,
";

#[test]
fn a_table_of_jira_is_understood() {
    let [first, second] = <[Action; 2]>::try_from(read(JIRA)).unwrap();
    assert_eq!(first.title, "Alert on pool size");
    assert_eq!((first.owner.as_str(), first.priority), ("Kim", Some(Priority::P0)));
    assert_eq!((first.due, first.created), (day(3), day(1)));
    assert_eq!(first.state, ActionState::InProgress);
    assert!(
        first.detail.starts_with("Warn at 80 %,\npage at 95 %\n\nIssue key: OPS-12\n\n"),
        "{first:?}"
    );
    for kept in
        ["Priority: Highest", "Labels: incident", "Labels: pool", "Custom field (Team): Payments"]
    {
        assert!(first.detail.contains(kept), "{kept} in {}", first.detail);
    }
    assert_eq!((second.state, second.due, second.owner.as_str()), (ActionState::Open, None, ""));
}

fn day(day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2025, 10, day)
}

#[test]
fn tables_of_linear_github_and_spreadsheets_are_understood() {
    let linear = "ID,Team,Title,Description,Status,Estimate,Priority,Assignee,Due Date\nOPS-1,Ops,Add a limit,,Canceled,3,Urgent,kim@x.example,2025-10-03\n";
    let it = &read(linear)[0];
    assert_eq!(
        (it.title.as_str(), it.owner.as_str(), it.due),
        ("Add a limit", "kim@x.example", day(3))
    );
    assert_eq!(it.state, ActionState::WontDo { reason: String::new() });
    assert_eq!(it.priority, Some(Priority::P0));
    assert!(it.detail.contains("ID: OPS-1") && it.detail.contains("Estimate: 3"), "{}", it.detail);

    let github =
        "Title\tURL\tAssignees\tStatus\nAdd a limit\thttps://x.example/1\tkim, lee\tDone\n";
    let it = &read(github)[0];
    assert_eq!((it.tracker.as_str(), it.owner.as_str()), ("https://x.example/1", "kim, lee"));
    assert_eq!((&it.state, it.detail.as_str()), (&ActionState::Done, ""));

    let sheet =
        "Owner;Action item;Deadline\nKim;Add a limit;October 3, 2025\nLee;Test it;10/11/2025\n";
    let [first, second] = <[Action; 2]>::try_from(read(sheet)).unwrap();
    assert_eq!((first.due, first.detail.as_str()), (day(3), ""));
    // It may be in October or in November.
    assert_eq!((second.due, second.detail.as_str()), (None, "Deadline: 10/11/2025"));
}

#[test]
fn what_is_not_understood_is_kept() {
    let it = &read("Action,Owner,Status,Priority,Due\nx,Kim,Parked,Soon,next week")[0];
    assert_eq!(it.state, ActionState::Open);
    assert_eq!(it.detail, "Status: Parked\n\nPriority: Soon\n\nDue: next week");
    let it = &read("Action,Owner\nx,Kim,and more\n,,\n")[0];
    assert_eq!(it.detail, "and more");
    assert_eq!(read("Action,Owner\n , \n").len(), 0);
}

#[test]
fn a_file_of_actions_becomes_a_document_of_them() {
    let actions = actions_in("pool-outage.csv", JIRA);
    assert_eq!(actions.title, "pool outage");
    assert_eq!(actions.rows.iter().map(|it| it.line).collect::<Vec<usize>>(), [2, 4]);
    let preview = with_context("", |mut ids, context| actions.into_preview(&mut ids, context));
    assert_eq!(preview.document.title, "pool outage");
    let lines: Vec<usize> = preview.recognised.iter().map(|it| it.line).collect();
    assert_eq!(lines, [1, 2, 4]);
    assert_eq!(preview.recognised[0].what, What::Columns);
    assert_eq!(actions_in("", JIRA).rows.len(), 2, "pasted");
    let marked = actions_in("x.csv", "\u{feff}Action;Due\nx;2025-10-03");
    assert_eq!(marked.rows[0].action.due, day(3));
}

#[test]
fn prose_and_other_tables_are_no_actions() {
    for (name, text) in [
        ("", "Title, owner\n\nKim owns it, and more, and more.\n"),
        ("x.md", "Action,Owner\nx,Kim\n"),
        ("", "Action,Owner"),
        ("x.csv", "Time,Who,What\n2025-10-03 14:32,Kim,rolled back\n"),
        ("", "Actions, as we see them, have owners.\n"),
    ] {
        match imported(name, text.as_bytes()) {
            Ok(Imported::Text(preview)) => assert_eq!(preview.document.actions.len(), 0, "{text}"),
            Ok(Imported::Actions(_)) => panic!("{text}"),
            _ => {}
        }
    }
}

#[test]
fn a_table_that_says_of_nothing_when_it_happened_holds_actions() {
    let titles = |name: &str, text: &str| {
        let rows = actions_in(name, text).rows;
        rows.into_iter().map(|it| it.action.title).collect::<Vec<String>>()
    };
    assert_eq!(titles("x.csv", "Task\nA\nB\nC\n"), ["A", "B", "C"]);
    assert_eq!(titles("x.csv", "Aufgabe;Datum\nAlarm;2026-03-10\n"), ["Alarm"]);
    let dates = "Foo,Bar,Baz\n1,2026-03-10,Alert on pool size\n2,2026-03-11,Rotate keys\n";
    for name in ["x.csv", ""] {
        assert_eq!(titles(name, dates), ["Alert on pool size", "Rotate keys"], "{name}");
    }
    assert_eq!(titles("", "Vorhaben\tRaum\nAlarm\t2.14\n"), ["Alarm"]);
    let agreed = "Task,Created at\nAlert on pool size,2026-03-10 09:12\n";
    assert_eq!(titles("x.csv", agreed), ["Alert on pool size"]);
    assert_eq!(titles("", agreed), ["Alert on pool size"]);
}

#[test]
fn a_table_with_times_stays_a_timeline() {
    for (name, text) in [
        ("x.csv", "Ref;Opened;Closed;Summary\n1;2025-10-03 14:32;2025-10-03 15:00;Alert\n"),
        ("x.csv", "At,Action\n14:32,rolled back\n"),
        ("", "Time,What\n14:32,rolled back\n14:33,all well\n"),
        ("x.csv", "Day,Clock,Foo\n2025-10-03,14:32,rolled back\n"),
    ] {
        let Imported::Feed(feed) = imported(name, text.as_bytes()).unwrap() else {
            panic!("{text}");
        };
        assert!(!feed.entries.is_empty(), "{text}");
    }
}

#[test]
fn titles_are_guessed_only_where_no_column_is_known_for_them() {
    let known = table("x.csv", "Foo,Summary\nlong words,x\n", None).unwrap();
    assert_eq!(uses(&known), [Beside, Title]);
    let text = "Foo,Wer,Fortschritt,Ort,Was noch\nOPS-1,Kim,Done,https://x.example/1,Rotate keys\n";
    let guessed = table("x.csv", text, None).unwrap();
    assert_eq!(uses(&guessed), [Beside, Owner, Beside, Beside, Title]);
    let numbers = table("x.csv", "Foo,Bar\n1,2025-10-03\n", None).unwrap();
    assert_eq!(uses(&numbers), [Beside, Beside]);
    let chosen = table("x.csv", "Foo,Bar\nlong words,x\n", Some(&[Beside])).unwrap();
    assert_eq!(uses(&chosen), [Beside, Beside], "what somebody chose stays");
}

#[test]
fn a_table_of_numbers_is_no_list_of_actions() {
    let numbers = b"Foo,Bar\n1,2\n";
    assert!(matches!(imported("x.csv", numbers).unwrap(), Imported::Feed(_)));
    assert!(matches!(imported("", numbers).unwrap(), Imported::Text(_)));
}

#[test]
fn pasted_prose_is_no_table() {
    for text in [
        "Well, that was that.\nNow, what is next?\n",
        "- one;two\n- three;four\n",
        "int a;\nint b;\n",
        "Task\nA\nB\n",
    ] {
        let read = imported("", text.as_bytes()).unwrap();
        assert!(matches!(read, Imported::Text(_)), "{text}: {read:?}");
    }
}

#[test]
fn a_damaged_table_is_named_by_its_place() {
    let error = imported("x.csv", b"Action,Owner\nx,\"Kim\n").unwrap_err();
    assert!(error.to_string().starts_with("line 2, column 3: expected a quote"), "{error}");
}

use ActionUse::{Beside, Due, Id, Notes, Nothing, Owner, State, Title};

fn uses(read: &ActionsRead) -> Vec<ActionUse> {
    read.columns.iter().map(|it| it.holds).collect()
}

const GERMAN: &str = "Nr.;Vorhaben;Kümmerer;Zieltermin;Fortschritt;Raum
1;Alarm auf Poolgröße;Kim;03.04.2026;In Arbeit;2.14
2;Schlüssel tauschen;;demnächst;Erledigt;
3;;;;;2.15
";

#[test]
fn a_table_whose_names_say_nothing_is_read_as_somebody_chose() {
    for name in ["offen.csv", ""] {
        let unknown = table(name, GERMAN, None).unwrap();
        assert_eq!(uses(&unknown), [Beside, Title, Beside, Beside, Beside, Beside]);
        assert_eq!(unknown.rows[0].action.title, "Alarm auf Poolgröße");
        assert!(unknown.rows[0].action.detail.starts_with("Nr.: 1\n\nKümmerer: Kim"));
    }
    let chosen = [Nothing, Title, Owner, Due, State];
    let read = table("offen.csv", GERMAN, Some(&chosen)).unwrap();
    assert_eq!(uses(&read), [Nothing, Title, Owner, Due, State, Beside]);
    assert_eq!(read.title, "offen");
    let names: Vec<&str> = read.columns.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Nr.", "Vorhaben", "Kümmerer", "Zieltermin", "Fortschritt", "Raum"]);
    let [first, second, third] = [0, 1, 2].map(|it| &read.rows[it].action);
    assert_eq!((first.title.as_str(), first.owner.as_str()), ("Alarm auf Poolgröße", "Kim"));
    assert_eq!(first.due, NaiveDate::from_ymd_opt(2026, 4, 3));
    assert_eq!((&first.state, first.detail.as_str()), (&ActionState::InProgress, "Raum: 2.14"));
    assert_eq!((second.due, second.detail.as_str()), (None, "Zieltermin: demnächst"));
    assert_eq!((third.title.as_str(), third.detail.as_str()), ("", "Raum: 2.15"));
}

#[test]
fn what_somebody_chose_wins_over_names() {
    let text = "Action,Owner,Due\nKim,Add a limit,2025-10-03\n";
    let read = table("x.csv", text, Some(&[Owner, Title, Notes])).unwrap();
    let action = &read.rows[0].action;
    assert_eq!((action.title.as_str(), action.owner.as_str()), ("Add a limit", "Kim"));
    assert_eq!((action.due, action.detail.as_str()), (None, "2025-10-03"));
    let nothing = table("x.csv", text, Some(&[])).unwrap();
    assert_eq!(uses(&nothing), [Beside; 3], "what is not said is kept");
    assert_eq!(
        table("x.csv", text, Some(&[Nothing; 9])).unwrap().rows,
        [],
        "nothing is taken over"
    );
}

#[test]
fn an_action_has_one_of_each_and_several_notes() {
    let text = "a,b,c,d,e\nAdd a limit,soon,Kim,Lee,see the graph\n";
    let read = table("x.csv", text, Some(&[Title, Title, Owner, Owner, Notes])).unwrap();
    assert_eq!(uses(&read), [Title, Beside, Owner, Beside, Notes]);
    let action = &read.rows[0].action;
    assert_eq!((action.title.as_str(), action.owner.as_str()), ("Add a limit", "Kim"));
    assert_eq!(action.detail, "see the graph\n\nb: soon\n\nd: Lee");
    let named = read_one("Action,Owner,Description,Notes\nx,Kim,one,two\n");
    assert_eq!(named.detail, "one\n\ntwo");
    assert_eq!(read_one("Description,Assignee\nAdd a limit,Kim\n").title, "Add a limit");
}

fn read_one(text: &str) -> Action {
    read(text).remove(0)
}

#[test]
fn german_names_and_words_are_known() {
    let text = "Maßnahme;Zuständig;Fällig;Priorität;Stand;Grund;Erledigt, wenn;Postmortem
Alarm;Kim;31.12.26;hoch;Blockiert;der Hersteller;er klingelt;Ausfall
";
    let action = read_one(text);
    assert_eq!((action.title.as_str(), action.owner.as_str()), ("Alarm", "Kim"));
    assert_eq!(action.due, NaiveDate::from_ymd_opt(2026, 12, 31));
    assert_eq!(action.state, ActionState::Blocked { reason: "der Hersteller".into() });
    assert_eq!((action.verification.as_str(), action.source.as_str()), ("er klingelt", "Ausfall"));
    assert_eq!((action.priority, action.detail.as_str()), (Some(Priority::P1), "Priorität: hoch"));
    let asked = "Aufgabe;Verantwortlich;Bis;Status\nAlarm;Kim;2025/10/03;Wird nicht gemacht\n";
    let action = &actions_in("x.csv", asked).rows[0].action;
    assert_eq!((action.due, action.detail.as_str()), (day(3), ""));
    assert_eq!(action.state, ActionState::WontDo { reason: String::new() });
}

#[test]
fn a_day_is_read_where_its_column_tells_the_order_of_its_numbers() {
    let due = |cells: &[&str]| {
        let rows: String = cells.iter().map(|it| format!("x,{it}\n")).collect();
        let read = read(&format!("Action,Due\n{rows}"));
        read.into_iter()
            .map(|it| (it.due.map(|it| it.to_string()), it.detail))
            .collect::<Vec<(Option<String>, String)>>()
    };
    let day = |it: &str| (Some(it.to_owned()), String::new());
    assert_eq!(due(&["03/10/2025", "13/10/2025"]), [day("2025-10-03"), day("2025-10-13")]);
    assert_eq!(due(&["10/03/2025", "10/13/2025"]), [day("2025-10-03"), day("2025-10-13")]);
    let kept = (None, "Due: 03/10/2025".to_owned());
    assert_eq!(due(&["03/10/2025", "2025-10-13"]), [kept.clone(), day("2025-10-13")]);
    let torn = due(&["03/10/2025", "13/10/2025", "10/13/2025"]);
    assert_eq!(torn, [kept, day("2025-10-13"), day("2025-10-13")]);
    let vague = due(&["2025-10-03 at the latest"]);
    assert_eq!(vague, [(day("2025-10-03").0, "Due: 2025-10-03 at the latest".to_owned())]);
}

#[test]
fn what_was_not_understood_is_named() {
    let text = "\
Action,Id,Due,Created,Effort (minutes),Status,Kind,Strength,Priority,Owner,Ort
Alert,OPS-1,03/04/2026,2026-13-45,much,Parked,somehow,mighty,Soon,Kim,2.14
Rotate,00000000000a,2026-04-03 or so,2026-04-01,30,To Do,Prevent,Automation,High,Kim,2.14
Test, ,,, ,,,,None,,
";
    let read = table("x.csv", text, None).unwrap();
    let [first, second, third] = [0, 1, 2].map(|it| &read.rows[it]);
    let all = [
        Id,
        Due,
        ActionUse::Created,
        ActionUse::Effort,
        State,
        ActionUse::Kind,
        ActionUse::Strength,
        ActionUse::Priority,
    ];
    assert_eq!(first.unread, all);
    for kept in ["Id: OPS-1", "Due: 03/04/2026", "Created: 2026-13-45", "Status: Parked"] {
        assert!(first.action.detail.contains(kept), "{kept} in {}", first.action.detail);
    }
    // What was understood in part, and a word of another scale, are in the detail, too.
    assert_eq!((&second.unread, second.action.due), (&vec![], NaiveDate::from_ymd_opt(2026, 4, 3)));
    assert!(second.action.detail.contains("Due: 2026-04-03 or so"));
    assert_eq!(third.unread, []);
    let stored = serde_json::to_string(third).unwrap();
    assert!(!stored.contains("unread"), "{stored}");
    assert_eq!(
        &serde_json::from_str::<afterword_formats::actions::ActionRow>(&stored).unwrap(),
        third
    );
    assert!(serde_json::to_string(first).unwrap().contains("\"unread\":[\"id\",\"due\","));
}

#[test]
fn days_are_read_in_the_order_that_somebody_said() {
    let due = |rows: &str, order: Option<DayOrder>| {
        let text = format!("Action,Due\n{rows}");
        let read = with_context("x.csv", |mut ids, context| {
            read_table_in(&text, None, order, &mut ids, context)
        });
        let rows = read.unwrap().unwrap().rows.into_iter();
        rows.map(|it| it.action.due.map(|it| it.to_string())).collect::<Vec<Option<String>>>()
    };
    let day = |it: &str| Some(it.to_owned());
    assert_eq!(due("x,03/04/2026\n", None), [None]);
    assert_eq!(due("x,03/04/2026\n", Some(DayOrder::DayFirst)), [day("2026-04-03")]);
    assert_eq!(due("x,03/04/2026\n", Some(DayOrder::MonthFirst)), [day("2026-03-04")]);
    assert_eq!(due("x,03.04.2026\n", Some(DayOrder::MonthFirst)), [day("2026-04-03")]);
    // Of a column that tells it, nobody has to say it; of one that is torn, somebody has to.
    let told = "x,03/04/2026\ny,13/04/2026\n";
    assert_eq!(due(told, Some(DayOrder::MonthFirst)), [day("2026-04-03"), day("2026-04-13")]);
    let torn = "x,03/04/2026\ny,13/04/2026\nz,04/13/2026\n";
    assert_eq!(due(torn, Some(DayOrder::MonthFirst))[0], day("2026-03-04"));
    assert_eq!(due("x,2026-13-45\n", Some(DayOrder::DayFirst)), [None]);
}

#[test]
fn of_two_rows_with_one_id_the_second_gets_a_fresh_one() {
    let text = "a,b\nx,00000000000a\ny,00000000000a\nz,OPS-1\n";
    let read = table("x.csv", text, Some(&[Title, Id])).unwrap();
    let ids: Vec<String> = read.rows.iter().map(|it| it.action.id.to_string()).collect();
    assert_eq!(ids, ["00000000000a", "000000000001", "000000000002"]);
    assert_eq!(read.rows[2].action.detail, "b: OPS-1");
}

#[test]
fn what_is_no_table_is_none() {
    for (name, text) in [
        ("", ""),
        ("", "one line"),
        ("", "Action\nAdd a limit\n"),
        ("", "Title, owner\n\nKim owns it, and more, and more.\n"),
        ("x.md", "# Actions, and more\n\nKim, Lee\n"),
        ("x.md", "| Action | Owner, or team |\n|---|---,---|\n"),
        ("", "- Alert, Kim\n- Limit, Lee\n"),
        ("x.json", "{\"a\": 1,\n\"b\": 2}"),
    ] {
        assert_eq!(table(name, text, None), None, "{text}");
    }
    assert_eq!(table("x.csv", "Action\nAdd a limit\n", None).unwrap().rows.len(), 1);
    assert_eq!(table("x.txt", "Raum\tWer\n2.14\tKim\n", None).unwrap().rows.len(), 1);
    let error = with_context("x", |mut ids, context| {
        read_table("a,b\nx,\"y\n", Some(&[Title]), &mut ids, context).unwrap_err()
    });
    assert_eq!(error.at.map(|it| (it.line, it.column)), Some((2, 3)));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_goes_out_comes_back(document in arbitrary::postmortem()) {
        let text = actions::write(document.actions.iter().map(|it| &**it));
        let bare = |it: &Rc<Action>| Action { causes: Vec::new(), history: Vec::new(), ..(**it).clone() };
        let expected: Vec<Action> = document.actions.iter().map(bare).collect();
        prop_assert_eq!(read(&text), expected, "{}", text);
    }

    #[test]
    fn whatever_comes_in_goes_out_and_comes_back(
        text in "(x|3/4/26|31\\.12\\.26|12026-01-01|Offen|No|P1|hoch|7|00000000000a|[a,;\"\t\n=' ]|\\PC){0,40}",
        uses in proptest::collection::vec(
            proptest::sample::select(ActionUse::ALL.to_vec()), 0..8,
        ),
    ) {
        let read_in = |text: &str, uses: Option<&[ActionUse]>| {
            with_context("x.csv", |mut ids, context| read_table(text, uses, &mut ids, context))
        };
        if let Ok(Some(found)) = read_in(&text, Some(&uses)) {
            let found: Vec<Action> = found.rows.into_iter().map(|it| it.action).collect();
            let own = actions::write(&found);
            prop_assert_eq!(read(&own), found, "{}", own);
        }
    }

    #[test]
    fn no_table_breaks_it(text in "(Action|Owner|Due|Status|Id|[a,;\"\t\n=']){0,40}") {
        _ = imported("x.csv", text.as_bytes());
        _ = imported("", text.as_bytes());
    }
}

#[test]
fn a_list_out_of_an_archive_comes_in_as_its_actions() {
    let now = with_context("", |_, context| context.now);
    let mut list = ActionList::new(DocumentId::v7(3, [0; 10]), "Audit".into(), now);
    let action = Action::new(ActionId::from_bits(5), "Rotate the keys".into());
    assert!(list.apply(ActionsEdit::Add(action.clone())));
    let Imported::Actions(read) = imported("audit.json", list.to_json().as_bytes()).unwrap() else {
        panic!("it came in as something else");
    };
    assert_eq!((read.title.as_str(), &read.rows[0].action), ("Audit", &action));
    let newer = list.to_json().replace("action-list/1", "action-list/2");
    assert!(imported("audit.json", newer.as_bytes()).is_err());
}
