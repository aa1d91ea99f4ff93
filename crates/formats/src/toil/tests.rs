//! Tables that read back, and tables that nobody should have written.

use std::collections::BTreeSet;

use afterword_core::amount::Share;
use afterword_core::id::{DocumentId, Seeded};
use afterword_core::toil::{
    Activity, ActivityId, Category, Caveat, Criterion, Growth, Level, Period, Rhythm, Score,
    Source, ToilRegister, Week, WeekId,
};
use chrono::{DateTime, Days, NaiveDate};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::error::Trouble;
use crate::limits::MAX_CELLS;

pub(super) fn register() -> ToilRegister {
    let now = DateTime::parse_from_rfc3339("2025-10-01T08:00:00Z").unwrap();
    ToilRegister::new(DocumentId::v7(0, [0; 10]), "Platform".into(), now)
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[-=+@' ,;\"\t\r\na]{0,6}", "[a-zä ]{0,9}"]
}

prop_compose! {
    fn said()(
        name in words(), team in words(), services in vec(words(), 0..3),
        category in of(select(&Category::ALL[..])), criteria in btree_set(select(&Criterion::ALL[..]), 0..6),
        rhythm in of((any::<u32>(), select(&Period::ALL[..]))), level in select(&Level::ALL[..]),
        caveats in btree_set(select(&Caveat::ALL[..]), 0..3), note in words(), pages in any::<bool>(),
    ) -> Activity {
        let mut it = Activity::new(ActivityId::from_bits(0), name);
        (it.team, it.services, it.category, it.criteria) = (team, services, category, criteria);
        it.rhythm = rhythm.map(|(count, per)| Rhythm { count, per });
        (it.level, it.caveats, it.note, it.pages) = (level, caveats, note, pages);
        it
    }
}

prop_compose! {
    fn activity()(
        it in said(), seconds in of(any::<u32>()), people in of(any::<u16>()), interruption in of(0..99_999_u32),
        errors in of(0..=1_000_000_u32), error_seconds in of(0..9_999_u32), risk in of(1..=5_u8), growth in -1_000_000..=10_000_000_i32,
    ) -> Activity {
        let mut it = it;
        (it.seconds, it.people, it.interruption_seconds) = (seconds, people, interruption);
        (it.error_share, it.error_seconds) = (errors.and_then(Share::from_millionths), error_seconds);
        it.risk = risk.and_then(Score::new);
        it.growth = Growth::from_millionths(growth).unwrap();
        it
    }
}

prop_compose! {
    fn week()(
        day in 0..200_000_u64, team in words(), log in any::<bool>(), toil in btree_map(select(&Category::ALL[..]), any::<u32>(), 0..5),
        toil_minutes in of(any::<u32>()), all in of(0..9_999_u32), errors in of(any::<u32>()), resolve in of(any::<u32>()),
        sentiment in of(1..=5_u8), note in words(),
    ) -> Week {
        let mut it = Week::new(WeekId::from_bits(0), NaiveDate::default() + Days::new(day));
        it.source = if log { Source::Log } else { Source::Survey };
        (it.team, it.toil, it.toil_minutes, it.all_minutes) = (team, toil, toil_minutes, all);
        (it.errors, it.resolve_minutes, it.sentiment, it.note) = (errors, resolve, sentiment.and_then(Score::new), note);
        it
    }
}

proptest! {
    #[test]
    fn activities_read_back(all in vec(activity(), 0..5)) {
        let mut register = register();
        register.activities = all.iter().cloned().map(Into::into).collect();
        let read = read_activities(&write_activities(&register), &mut || 0).unwrap();
        prop_assert_eq!((read.activities, read.unread), (all, Vec::new()));
    }

    #[test]
    fn weeks_read_back(all in vec(week(), 0..5)) {
        let mut register = register();
        register.weeks = all.iter().cloned().map(Into::into).collect();
        let read = read_weeks(&write_weeks(&register), &mut || 0).unwrap();
        prop_assert_eq!((read.weeks, read.unread), (all, Vec::new()));
    }

    #[test]
    fn any_text_has_an_answer(
        head in "(name|count|per|minutes|week|toil|all|error rate|growth|,|;|\t|x){0,12}", body in "[-0-9.,;%x/ a-z\"\r\n\t]{0,80}", text in any::<String>(),
    ) {
        for it in [format!("{head}\n{body}"), text] {
            let _ = (read_activities(&it, &mut Seeded::new(1)), read_weeks(&it, &mut Seeded::new(1)));
            let _ = (read_table(&it, &mut Seeded::new(1)), read_lines(&it, &mut Seeded::new(1)));
        }
    }

    #[test]
    fn no_word_is_lost(cells in vec("[-a-z0-9.%]{1,8}", 9)) {
        let text = format!("name,count,per,minutes,people,risk,growth,level,room\n{}\n", cells.join(","));
        let read = read_activities(&text, &mut || 0).unwrap();
        for it in &read.unread {
            prop_assert!(read.activities[0].note.contains(&it.text), "{it:?}");
        }
        let unread: BTreeSet<&str> = read.unread.iter().map(|it| &*it.column).collect();
        prop_assert!(unread.contains("room"));
    }
}

#[test]
fn what_cannot_be_is_kept_as_it_stands() {
    let check = |column: &str, cell: &str| {
        let read = read_activities(&format!("name,{column}\na,\"{cell}\"\n"), &mut || 0).unwrap();
        let unread: Vec<&str> = read.unread.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(unread, [cell], "{column}");
        assert_eq!(read.activities[0].note, format!("{column}: {cell}"));
        let mut bare = read.activities[0].clone();
        bare.note.clear();
        assert_eq!(bare, Activity::new(ActivityId::from_bits(0), "a".into()));
    };
    for cell in ["-5", "a while", "1e309", "NaN", "4294967296 s", "1.500"] {
        check("minutes", cell);
        check("hours per error", cell);
    }
    for cell in ["0", "6", "-1", "3.5"] {
        check("risk", cell);
    }
    check("people", "65536");
    check("error rate", "101 %");
    check("error rate", "1");
    check("growth", "-101 %");
    check("count", "50");
    check("per", "week");
    check("level", "0");
    check("category", "sorcery");
    check("criteria", "manual; magical");
    check("automatable", "perhaps");
    check("room", "2.14");
}

#[test]
fn criteria_may_have_a_column_each_in_german() {
    let text = "Tätigkeit\tManuell\tWiederholt\tTaktisch\tKategorie\tStufe\tWeckt\nA\tja\tnein\tx\tZertifikate\t3\tja\n";
    let read = read_activities(text, &mut || 0).unwrap();
    let it = &read.activities[0];
    assert_eq!(it.criteria, BTreeSet::from([Criterion::Manual, Criterion::Tactical]));
    assert_eq!(
        (it.category, it.level, it.pages),
        (Some(Category::Certificates), Level::SemiAutomated, true)
    );
    assert_eq!(read.unread, []);
}

#[test]
fn a_second_column_of_a_name_is_kept() {
    let read = read_activities("Name,Team,Name\na,b,c,d\n", &mut || 0).unwrap();
    assert_eq!(read.activities[0].note, "Name: c\n\nd");
    assert_eq!(read.unread.len(), 2);
}

#[test]
fn weeks_are_named_by_any_of_their_days() {
    let text = "Week;Team;Toil;All hours;Resolve;Mood\n2025-W40;a;1,5 h;40;90;6\n05.10.2025;b;90 min;40;1 h;3\n;c;1;2;;\n";
    let read = read_weeks(text, &mut || 0).unwrap();
    let mondays: Vec<String> = read.weeks.iter().map(|it| it.monday.to_string()).collect();
    assert_eq!(mondays, ["2025-09-29", "2025-09-29"]);
    assert_eq!(read.weeks[0].toil_minutes, read.weeks[1].toil_minutes);
    assert_eq!(
        (read.weeks[0].resolve_minutes, read.weeks[1].resolve_minutes),
        (Some(90), Some(60))
    );
    assert_eq!(read.weeks[0].note, "Mood: 6");
    let lost: Vec<&str> = read.unread.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(lost, ["6", "c", "1", "2"]);
}

#[test]
fn a_month_is_no_week() {
    let left_out = |text: &str| {
        let Ok(ToilTable::Weeks(read)) = read_table(text, &mut || 0) else {
            panic!("no weeks in {text:?}");
        };
        let mondays: Vec<String> = read.weeks.iter().map(|it| it.monday.to_string()).collect();
        let why = |it: &Unread| (it.row, it.text.clone(), it.why);
        (mondays, read.unread.iter().map(why).collect::<Vec<_>>())
    };
    let month = |row, text: &str| (row, text.to_owned(), Why::IsMonth);
    for cell in ["2026-03", "2026/03", "03/2026", "3.2026", "March 2026", "März 2026", "Mar-26"] {
        let (weeks, unread) =
            left_out(&format!("Week,Toil,All\n2026-04-02,10,40\n{cell},60,160\n"));
        assert_eq!((weeks, unread), (vec!["2026-03-30".into()], vec![month(3, cell)]));
    }
    // Said by the name of the column, or by days that all begin a month.
    let (weeks, unread) = left_out("Month,Toil,All\nMarch,60,160\n");
    assert_eq!((weeks.len(), unread), (0, vec![month(2, "March")]));
    let (weeks, unread) = left_out("Date,Toil,All\n2026-03-01,60,160\n2026-04-01,50,160\n");
    assert_eq!((weeks.len(), unread), (0, vec![month(2, "2026-03-01"), month(3, "2026-04-01")]));
    // One week that begins a month, of two teams, is a week.
    let (weeks, unread) = left_out("Date,Team,Toil,All\n2026-06-01,a,6,40\n2026-06-01,b,5,40\n");
    assert_eq!((weeks.len(), unread.len()), (2, 0));
    // So are two Mondays that begin a month, as our own table may name them.
    let (weeks, unread) = left_out("Monday,Toil,All\n2026-06-01,6,40\n2027-02-01,5,40\n");
    assert_eq!((weeks.len(), unread.len()), (2, 0));
    // Neither is anything else a month.
    let (_, unread) = left_out("Week,Toil,All\nlately,6,40\n5,6,40\n2026,6,40\n");
    assert!(unread.iter().all(|it| it.2 == Why::NotUnderstood) && unread.len() == 9);
}

#[test]
fn a_header_says_what_its_table_holds() {
    let check = |header: &str, is_weeks: bool| {
        let read = read_table(&format!("{header}\nx,1,2,3\n"), &mut || 0).unwrap();
        assert_eq!(matches!(read, ToilTable::Weeks(_)), is_weeks, "{header}");
    };
    for header in ["Week,Toil", "Datum,Alarme,Gesamt", "Monday,Team,Source,Note", "Deployments"] {
        check(header, true);
    }
    for header in ["Name", "Toil,Minutes", "Team,Note", "Date,Task,Minutes", "Week,Activity,Count"]
    {
        check(header, false);
    }
    let error = read_table("a,b\n1,2\n", &mut || 0).unwrap_err();
    assert_eq!((error.trouble, error.at.map(|it| it.line)), (Trouble::Columns, Some(1)));
    assert_eq!(read_table(" \n", &mut || 0).unwrap_err().trouble, Trouble::Empty);
}

#[test]
fn lines_are_a_table_only_if_the_first_names_columns() {
    let check = |text: &str, names: &[&str]| {
        let Ok(ToilTable::Activities(read)) = read_lines(text, &mut || 0) else {
            panic!("no activities in {text:?}");
        };
        let got: Vec<&str> = read.activities.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(got, names, "{text:?}");
    };
    check("Deployments\nRestarts", &["Deployments", "Restarts"]);
    check("Task, weekly\nAlerts, 5x/day", &["Task", "Alerts"]);
    check(
        "* [ ] Restarts 5 min\n  3) Reports\n42 backups a day",
        &["Restarts", "Reports", "backups"],
    );
    check("Say \"hello\n", &["Say \"hello"]);
    check("Name;Minuten\nNeustarts;5\n", &["Neustarts"]);
    check("", &[]);
    assert!(matches!(read_lines("Week,Toil\n2025-W40,3", &mut || 0), Ok(ToilTable::Weeks(_))));
}

#[test]
fn a_count_has_the_period_that_its_column_names() {
    let rhythms = |text: &str| {
        let read = read_activities(text, &mut || 0).unwrap();
        let rhythms: Vec<_> =
            read.activities.iter().map(|it| it.rhythm.map(|it| (it.count, it.per))).collect();
        let unread: Vec<String> = read.unread.into_iter().map(|it| it.text).collect();
        (rhythms, unread)
    };
    let none = Vec::new();
    let (found, unread) = rhythms("Aufgabe;mal pro Woche;Dauer\nNeustarts;5;10\nAlarme;oft;5\n");
    assert_eq!((found, unread), (vec![Some((5, Period::Week)), None], vec!["oft".into()]));
    let (found, unread) = rhythms("Task,per day,per month\na,,3\nb,2,\nc,2,60\n");
    let per = [(3, Period::Month), (2, Period::Day), (2, Period::Day)].map(Some);
    assert_eq!((found, unread), (per.to_vec(), vec!["60".into()]));
    let (found, unread) = rhythms("Task,Count,Per,Times a year\na,4,week,\n");
    assert_eq!((found, unread), (vec![Some((4, Period::Week))], none));
}

#[test]
fn a_table_of_markdown_is_a_table() {
    let text = "| Task | Per week | Error rate |\n|---|--:|---|\n| Restarts | 5 | 0,05 |\n| Alerts | 7 | 5 % |\n";
    let Ok(ToilTable::Activities(read)) = read_lines(text, &mut || 0) else {
        panic!("these are activities");
    };
    let said = read.activities.iter().map(|it| (it.name.as_str(), it.rhythm.map(|it| it.count)));
    assert_eq!(said.collect::<Vec<_>>(), [("Restarts", Some(5)), ("Alerts", Some(7))]);
    let five = Share::from_millionths(50_000);
    assert!(read.activities.iter().all(|it| it.error_share == five) && read.unread.is_empty());

    let text = "## Weeks\n\n| Week | Toil | All |\n|---|---|---|\n| 2025-W40 | 10 | 40 |\n| 2025-W41 | 8 | x |\n";
    let Ok(ToilTable::Weeks(read)) = read_lines(text, &mut || 0) else { panic!("these are weeks") };
    assert_eq!((read.weeks.len(), read.weeks[0].toil_minutes), (2, Some(600)));
    assert_eq!((read.unread[0].row, read.unread[0].text.as_str()), (6, "x"));
    // A list with bars in it is still a list.
    assert!(
        matches!(read_lines("| a |\nRestarts\n", &mut || 0), Ok(ToilTable::Activities(it)) if it.activities.len() == 2)
    );
}

#[test]
fn what_is_no_such_table_is_refused() {
    for text in ["", "\n", "a,b\n1,2\n", "name,count\n\"a\n"] {
        assert!(read_activities(text, &mut || 0).is_err(), "{text:?}");
        assert!(read_weeks(text, &mut || 0).is_err(), "{text:?}");
    }
    let wide = format!("name\n{}\n", ",".repeat(MAX_CELLS + 1));
    assert!(read_activities(&wide, &mut || 0).unwrap_err().message.contains("2000000 cells"));
}
