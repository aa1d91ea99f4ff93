//! Workspaces as archives: whole on the way there and back, whoever unpacked and packed them meanwhile.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod arbitrary;

use std::io::{Cursor, Write as _};

use afterword_core::Postmortem;
use afterword_core::actions::{Action, ActionId, ActionList, ActionsEdit};
use afterword_core::id::DocumentId;
use afterword_core::postmortem::TextField;
use afterword_core::template::{Template, TemplateId};
use afterword_core::time::{Instant, Zone};
use afterword_formats::archive::{Archive, read, write};
use afterword_formats::markdown::ReadContext;
use afterword_formats::workspace::{self, Settings, Workspace};
use afterword_formats::{Imported, import, json, zip};
use chrono::NaiveDateTime;
use proptest::prelude::*;
use serde_json::{Value, json};

fn now() -> Instant {
    chrono::DateTime::parse_from_rfc3339("2026-11-21T06:00:00+01:00").unwrap()
}

fn workspace_of(documents: Vec<Postmortem>, settings: Settings) -> Workspace {
    Workspace {
        exported_at: now(),
        documents,
        others: Vec::new(),
        unreadable: Vec::new(),
        settings,
    }
}

fn titled(n: u64, title: &str) -> Postmortem {
    Postmortem { title: title.to_owned(), ..Postmortem::new(DocumentId::v7(n, [1; 10]), now()) }
}

fn read_back(bytes: &[u8]) -> Archive {
    let mut next = 0;
    read(bytes, &mut || {
        next += 1;
        next
    })
    .unwrap()
}

fn restored(archive: &Archive) -> Workspace {
    workspace::read(archive.backup.as_ref().unwrap()).unwrap()
}

/// The files of an archive, as texts.
fn files(bytes: &[u8]) -> Vec<(String, String)> {
    let unpacked = zip::read(bytes, |_| true).unwrap();
    unpacked.files.into_iter().map(|it| (it.path, String::from_utf8(it.bytes).unwrap())).collect()
}

/// Packed by another program.
fn packed(files: &[(String, String)]) -> Vec<u8> {
    let mut writer = ::zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        writer.start_file(name.as_str(), ::zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn names(archive: &Archive) -> Vec<&str> {
    archive.others.iter().map(|it| it.name.as_str()).collect()
}

fn settings() -> Settings {
    let own = Template { id: TemplateId("ours".into()), ..Template::shipped().remove(2) };
    let unsound = Template { sections: Vec::new(), name: String::new(), ..own.clone() };
    Settings::from([
        ("theme".to_owned(), json!("dark")),
        ("metrics".to_owned(), json!({ "time-to-resolve": "time-to-resolve-datadog" })),
        ("template:ours".to_owned(), serde_json::to_value(own).unwrap()),
        ("template:unsound".to_owned(), serde_json::to_value(unsound).unwrap()),
        ("template:newer".to_owned(), json!({ "id": "newer", "pages": 3 })),
    ])
}

#[test]
fn a_person_finds_their_way_in_it() {
    let documents =
        vec![titled(1, "Checkout | outage"), titled(2, "Checkout — OUTAGE!"), titled(3, "")];
    let archive = write(&workspace_of(documents, settings()));
    let files = files(&archive);
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "README.md",
            "workspace.json",
            "templates/learning-review.json",
            "postmortems/2026-11-21-checkout-outage.md",
            "postmortems/2026-11-21-checkout-outage-2.md",
            "postmortems/2026-11-21-postmortem.md",
        ]
    );
    let readme = &files[0].1;
    assert!(
        readme.contains("as it was on 2026-11-21 at 06:00 (UTC+01:00): 3 postmortems"),
        "{readme}"
    );
    let row = r"| 2026-11-21 | [Checkout \| outage](postmortems/2026-11-21-checkout-outage.md) |  | Draft |";
    assert!(readme.contains(row), "{readme}");
    assert!(files[3].1.contains("# Checkout \\| outage\n"));
    assert!(files[1].1.contains("\"theme\": \"dark\""));
    assert!(!files[1].1.contains("template:ours\": {"), "a template is a file of its own");
}

#[test]
fn what_is_no_document_and_no_template_travels_too() {
    let mut writer = workspace::Writer::new(now());
    writer.push(&titled(1, "Checkout"));
    writer.push_stored(r#"{"schema":"postmortem/9","title":"from the future"}"#);
    writer.push_stored("{ torn off in the mid");
    let workspace = workspace::read(&writer.finish(&settings())).unwrap();
    let archive = read_back(&write(&workspace));
    assert_eq!(restored(&archive), workspace);
    assert_eq!((archive.others, archive.left_out), (Vec::new(), Vec::new()));
}

#[test]
fn edited_files_packed_again_in_a_folder_count() {
    let workspace = workspace_of(vec![titled(1, "Checkout"), titled(2, "Search")], settings());
    let mut files = files(&write(&workspace));
    for (name, text) in &mut files {
        if name.ends_with("checkout.md") {
            *text = format!(
                "\u{feff}{}\n## Lessons\n\nLook twice.\n",
                text.replace("# Checkout", "# Checkout outage")
            );
            *text = text.replace('\n', "\r\n");
        }
        if name.ends_with("learning-review.json") {
            *text = text.replace("\"Learning review\"", "\"Our review\"");
        }
        // As a system packs a folder.
        *name = format!("Afterword backup/{}", name.replace("2026-11-21-search", "renamed"));
    }
    files.push(("Afterword backup/notes.md".to_owned(), "# Something else\n".to_owned()));
    files.push(("__MACOSX/Afterword backup/._notes.md".to_owned(), "\0\u{5}".to_owned()));
    files.push(("Afterword backup/chart.png".to_owned(), "PNG".to_owned()));
    files.push(("readme.md".to_owned(), "beside the folder".to_owned()));
    let archive = read_back(&packed(&files));
    let read = restored(&archive);
    let titles: Vec<&str> = read.documents.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(titles, ["Checkout outage", "Search"]);
    assert_eq!(read.documents[0].text(TextField::Lessons), "Look twice.");
    assert_eq!(read.settings["template:ours"]["name"], "Our review");
    assert_eq!(names(&archive), ["readme.md", "notes.md"]);
    assert_eq!(archive.left_out.len(), 1);
    assert_eq!(archive.left_out[0].name, "Afterword backup/chart.png");
}

#[test]
fn a_file_without_its_front_matter_comes_in_by_itself_and_a_missing_one_is_named() {
    let documents = vec![titled(1, "Checkout"), titled(2, "Search"), titled(3, "Mail")];
    let mut files = files(&write(&workspace_of(documents, Settings::new())));
    let body = files[2].1.split_once("\n---\n").unwrap().1.to_owned();
    files[2].1 = body;
    files.remove(3);
    files.push(("postmortems/copy.md".to_owned(), files[3].1.clone()));
    let archive = read_back(&packed(&files));
    assert_eq!(restored(&archive).documents, [titled(3, "Mail")]);
    assert_eq!(names(&archive), ["2026-11-21-checkout.md", "copy.md"]);
    assert_eq!(archive.left_out[0].name, "postmortems/2026-11-21-search.md");
    assert!(archive.left_out[0].reason.contains("not there"));
}

#[test]
fn a_foreign_archive_is_a_queue_of_files() {
    let files = [
        ("a/one.md", "# One\n"),
        ("a/b/two.json", "{}"),
        ("workspace.json", "{\"folders\": []}"),
        ("logo.svg", "<svg/>"),
    ];
    let files = files.map(|(name, text)| (name.to_owned(), text.to_owned()));
    let archive = read_back(&packed(&files));
    assert_eq!(
        (archive.backup.as_ref(), names(&archive)),
        (None, vec!["one.md", "two.json", "workspace.json"])
    );
    let arrived = archive.into_arrived("x.zip");
    let last = arrived.last().unwrap();
    assert_eq!(arrived.len(), 4);
    assert_eq!(last.name, "x.zip");
    assert_eq!(last.problem, "not read: logo.svg (it is neither Markdown nor JSON)");
}

#[test]
fn what_is_no_text_is_named_with_its_line() {
    let archive = zip::write(&[zip::Entry { name: "a.md", bytes: b"fine\nnot \xff fine" }]);
    let archive = read_back(&archive);
    assert!(archive.left_out[0].reason.starts_with("line 2, column 5: "), "{archive:?}");
    let many: Vec<String> = (0..30).map(|it| format!("{it}.png")).collect();
    let entries: Vec<zip::Entry<'_>> =
        many.iter().map(|name| zip::Entry { name, bytes: b"" }).collect();
    let arrived = read_back(&zip::write(&entries)).into_arrived("x.zip");
    assert_eq!(arrived.len(), 1);
    assert!(arrived[0].problem.ends_with("; and 20 more"), "{}", arrived[0].problem);
    let nothing = read_back(&zip::write(&[])).into_arrived("x.zip");
    assert_eq!(nothing[0].problem, "nothing is in it");
}

#[test]
fn an_archive_of_a_newer_program_is_refused_by_name() {
    let list = r#"{"schema":"afterword-archive/2","pages":1}"#;
    let archive = zip::write(&[zip::Entry { name: "workspace.json", bytes: list.as_bytes() }]);
    let error = read(&archive, &mut || 0).unwrap_err();
    assert!(error.to_string().contains("newer version of Afterword"), "{error}");
}

#[test]
fn an_archive_is_imported_like_any_file() {
    let import_one = |bytes: &[u8]| {
        let zones = |_: &Zone, _: NaiveDateTime| -> Option<Instant> { None };
        let context =
            ReadContext { name: "x.zip", now: now(), zone: &Zone::default(), zones: &zones };
        import(bytes, &mut || 7, context)
    };
    let workspace = workspace_of(vec![titled(1, "A"), titled(2, "B")], settings());
    assert_eq!(import_one(&write(&workspace)), Ok(Imported::Workspace(Box::new(workspace))));
    let one = (
        "notes/2026-03-14 outage.md".to_owned(),
        "# Outage

Text.
"
        .to_owned(),
    );
    let Ok(Imported::Text(preview)) = import_one(&packed(std::slice::from_ref(&one))) else {
        panic!()
    };
    assert_eq!(preview.document.title, "Outage");
    let two = [one, ("b.md".to_owned(), "# Other\n".to_owned())];
    let error = import_one(&packed(&two)).unwrap_err();
    assert!(error.to_string().contains("2 files to be looked at one by one"), "{error}");
    let error = import_one(&zip::write(&[zip::Entry { name: "a.png", bytes: b"" }])).unwrap_err();
    assert!(error.to_string().contains("a.png (it is neither Markdown nor JSON)"), "{error}");
}

fn any_settings() -> impl Strategy<Value = Settings> {
    let value = prop_oneof![
        any::<bool>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        prop::sample::select(Template::shipped()).prop_map(|it| serde_json::to_value(it).unwrap()),
    ];
    prop::collection::btree_map("(template:)?[a-z]{0,6}", value, 0..5)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_workspace_reads_back_equal(
        documents in prop::collection::vec(arbitrary::postmortem(), 0..4),
        settings in any_settings(),
    ) {
        let workspace = workspace_of(documents, settings);
        let bytes = write(&workspace);
        let archive = read_back(&bytes);
        let read = restored(&archive);
        prop_assert_eq!(&read, &workspace);
        prop_assert_eq!(write(&read), bytes, "the same workspace gives the same bytes");
        prop_assert_eq!((archive.others, archive.left_out), (Vec::new(), Vec::new()));
        for (read, written) in read.documents.iter().zip(&workspace.documents) {
            prop_assert_eq!(json::write(read), json::write(written), "offsets and all");
        }
    }

    #[test]
    fn whatever_was_done_to_the_files_is_read_or_told(
        texts in prop::collection::vec((any::<prop::sample::Index>(), any::<String>()), 0..4),
    ) {
        let mut files = files(&write(&workspace_of(vec![titled(1, "A"), titled(2, "B")], settings())));
        for (at, text) in texts {
            let at = at.index(files.len());
            files[at].1 = text;
        }
        if let Ok(archive) = read(&packed(&files), &mut || 0) {
            let n_arrived = archive.clone().into_arrived("x.zip").len();
            prop_assert!(n_arrived > 0);
            if let Some(backup) = &archive.backup {
                prop_assert!(workspace::read(backup).is_ok());
            }
        }
    }
}

#[test]
fn lists_of_actions_are_files_that_may_be_edited() {
    let mut list = ActionList::new(DocumentId::v7(9, [1; 10]), "Audit / 2026".into(), now());
    let action = Action::new(ActionId::from_bits(5), "Rotate the keys".into());
    assert!(list.apply(ActionsEdit::Add(action)));
    let unnamed = ActionList::new(DocumentId::v7(10, [1; 10]), String::new(), now());
    let mut workspace = workspace_of(vec![titled(1, "Outage")], Settings::new());
    workspace.others = vec![list.into(), unnamed.into()];
    let bytes = write(&workspace);
    assert_eq!(restored(&read_back(&bytes)), workspace);

    let mut files = files(&bytes);
    let own = files.iter_mut().find(|it| it.1.contains("Rotate the keys")).unwrap();
    assert_eq!(own.0, "actions/audit-2026.json");
    own.1 = own.1.replace("the keys", "all keys");
    files.retain(|it| !it.1.contains("action-list") || it.1.contains("all keys"));
    let archive = read_back(&packed(&files));
    assert_eq!(restored(&archive).others[0].actions()[0].title, "Rotate all keys");
    assert_eq!(archive.left_out.len(), 1, "the file that is gone is told");
}
