//! What has to hold of every importer, whatever it is given. A target hands its input to one of these.

#[path = "../../crates/formats/tests/harmless/mod.rs"]
mod harmless;

use afterword_core::Postmortem;
use afterword_core::actions::Action;
use afterword_core::board::Card;
use afterword_core::id::Mint as _;
use afterword_core::postmortem::MetricCatalogue;
use afterword_core::template::Template;
use afterword_core::time::{Instant, Zone};
use afterword_core::toil::ToilRegister;
use afterword_formats::actions::{ActionUse, read_board, read_table};
use afterword_formats::markdown::{self, Preview, ReadContext};
use afterword_formats::toil::{read_activities, read_weeks, write_activities, write_weeks};
use afterword_formats::{board, csv, html, json};
use afterword_tests::loss::vanished;
use chrono::{DateTime, NaiveDateTime, Offset as _, Utc};

/// Any text is a document; none of its words is lost, and as our own Markdown it reads back as it is.
pub fn markdown(text: &str) {
    let preview = read_markdown(text);
    if !has_own_words(text) {
        let lost = vanished(text, &preview);
        assert!(lost.is_empty(), "lost {lost:?}");
    }
    reads_back(&preview.document);
}

/// Whatever is a document in JSON is one in Markdown, and reads back from both.
pub fn document(text: &str) {
    if let Ok(document) = json::read(text) {
        assert_eq!(json::read(&json::write(&document)).as_ref(), Ok(&document));
        reads_back(&document);
    }
}

/// What is read of a backup is what is written of it.
pub fn workspace(text: &str) {
    use afterword_formats::workspace::{read, write};

    if let Ok(backup) = read(text) {
        let again = read(&write(&backup.documents, &backup.settings, backup.exported_at));
        let again = again.expect("what was written as a backup is one");
        assert_eq!((again.documents, again.settings), (backup.documents, backup.settings));
    }
}

/// What is read as a template is written so that it reads back.
pub fn template(text: &str) {
    use afterword_formats::template::{read, write};

    if let Ok(template) = read(text) {
        assert_eq!(read(&write(&template)), Ok(template));
    }
}

/// What is read as a severity scheme is written so that it reads back.
pub fn severity(text: &str) {
    use afterword_formats::severity::{read, write};

    if let Ok(scheme) = read(text) {
        assert_eq!(read(&write(&scheme)), Ok(scheme));
    }
}

/// What is read as a model of maturity keeps what a model promises, and is written so that it reads back. Of numbers with very many
/// digits the reader of JSON may miss the last, so the two need not be equal.
pub fn model(text: &str) {
    use afterword_formats::maturity::{read_model, write_csv, write_json, write_yaml};

    if let Ok(read) = read_model("model.yaml", text.as_bytes()) {
        assert_eq!(read.model.check(), []);
        for text in [write_json(&read.model), write_yaml(&read.model)] {
            assert!(read_model("model.yaml", text.as_bytes()).is_ok());
        }
        drop(read_model("model.csv", write_csv(&read.model).as_bytes()));
    }
}

/// What is read as an error budget can be told, and is written so that the same is read.
pub fn error_budget(text: &str) {
    use afterword_core::error_budget::{ErrorBudget, english};

    if let Ok(read) = ErrorBudget::read(text) {
        let budget = read.budget;
        assert!(!afterword_formats::error_budget::summary(&budget, english()).is_empty());
        assert_eq!(ErrorBudget::from_value(&budget.to_value()).budget, budget);
    }
}

/// What is read as a flowchart is written as one that reads back.
pub fn mermaid(text: &str) {
    use afterword_formats::mermaid::{read, write};

    if let Ok(tree) = read(text, &mut counter()) {
        let written = write(&tree);
        let again = read(&written, &mut counter());
        assert_eq!(again.map(|it| write(&it)), Ok(written));
    }
}

/// What is read as an outline is written as one that reads back.
pub fn outline(text: &str) {
    use afterword_formats::outline::{read, write};

    if let Ok(tree) = read(text, &mut counter()) {
        let written = write(&tree);
        let again = read(&written, &mut counter());
        assert_eq!(again.map(|it| write(&it)), Ok(written));
    }
}

/// Any bytes are a table, in which no row is on a line before the one above it, or refused with words.
pub fn table(bytes: &[u8]) {
    match csv::Table::read(bytes) {
        Ok(table) => assert!(table.rows.is_sorted_by_key(|it| it.line)),
        Err(error) => assert!(!error.message.is_empty()),
    }
}

/// Whatever the columns of a table are said to hold, which the first letters decide: its actions go out as our own table, and come back.
pub fn actions(text: &str) -> Option<()> {
    let (letters, text) = text.split_once('\n')?;
    let count = ActionUse::ALL.len();
    let uses: Vec<ActionUse> =
        letters.chars().map(|it| ActionUse::ALL[it as usize % count]).collect();
    let uses = (!uses.is_empty()).then_some(uses.as_slice());
    let read = |text: &str, uses| with_context(|it| read_table(text, uses, &mut counter(), it));
    match read(text, uses) {
        Ok(found) => {
            let actions: Vec<Action> = found?.rows.into_iter().map(|it| it.action).collect();
            let own = csv::actions::write(&actions);
            // Without a row nothing but a name says that it is a table.
            let again = read(&own, None).expect("what was written as a table is one");
            let again = again.map(|it| it.rows).unwrap_or_default();
            assert!(again.into_iter().map(|it| it.action).eq(actions), "{own}");
        }
        Err(error) => assert!(!error.message.is_empty()),
    }
    Some(())
}

/// What is read of a table of activities or of weeks goes out as our own table, and comes back whole.
pub fn toil(text: &str) {
    let now = DateTime::UNIX_EPOCH.fixed_offset();
    let mut register = ToilRegister::new(counter().document_id(now), String::new(), now);
    if let Ok(read) = read_activities(text, &mut counter()) {
        register.activities = read.activities.into_iter().map(Into::into).collect();
        let own = write_activities(&register);
        let again = read_activities(&own, &mut counter()).expect("what was written is a table");
        assert!(again.unread.is_empty(), "{own}");
        assert!(again.activities.iter().eq(register.activities.iter().map(|it| &**it)), "{own}");
    }
    if let Ok(read) = read_weeks(text, &mut counter()) {
        register.weeks = read.weeks.into_iter().map(Into::into).collect();
        let own = write_weeks(&register);
        let again = read_weeks(&own, &mut counter()).expect("what was written is a table");
        assert!(again.weeks.iter().eq(register.weeks.iter().map(|it| &**it)), "{own}");
    }
}

/// What is read of a board as JSON is on the board of a document that holds it, and reads back from there.
pub fn board(text: &str) {
    match read_board(text) {
        Ok(read) => {
            let actions = || read.rows.iter().map(|it| it.action.clone());
            let now = DateTime::UNIX_EPOCH.fixed_offset();
            let mut document = Postmortem::new(counter().document_id(now), now);
            document.actions = actions().map(Into::into).collect();
            let cards = Card::of(&document, &Utc.fix());
            let cards: Vec<&Card> = cards.iter().collect();
            let again = read_board(&board::json(&cards, now.date_naive()));
            let again = again.expect("what was written as a board is one").rows;
            assert!(again.into_iter().map(|it| it.action).eq(actions()));
        }
        Err(error) => assert!(!error.message.is_empty()),
    }
}

/// Whatever a chat, alerts or a table tell comes into a timeline once, however often it is told.
pub fn feed(text: &str) {
    use afterword_formats::feed::{FeedOptions, read};

    let options = FeedOptions::default();
    let told = with_context(|context| read(text, &mut counter(), context, &options));
    if let Ok(Some(feed)) = told {
        let entries = || feed.entries.iter().map(|it| it.entry.clone()).collect();
        let empty = read_markdown("# Empty\n").document;
        let grown = empty.absorb(entries());
        assert_eq!(grown.absorb(entries()), grown);
        reads_back(&grown);
    }
}

/// Any bytes are an archive whose files are no larger than allowed, or refused with words.
pub fn archive(bytes: &[u8]) {
    if let Err(error) = afterword_formats::archive::read(bytes, &mut counter()) {
        assert!(!error.message.is_empty());
    }
}

/// What is read from a link goes into one that reads back.
pub fn link(letters: &str) {
    use afterword_formats::link::{read, write};

    if let Ok(document) = read(letters) {
        assert_eq!(read(&write(&document)), Ok(document));
    }
}

/// Any bytes are a file of some kind, or refused with words.
pub fn import(bytes: &[u8]) {
    let read = with_context(|context| afterword_formats::import(bytes, &mut counter(), context));
    if let Err(error) = read {
        assert!(!error.message.is_empty());
    }
}

/// Any text comes out as HTML that cannot run.
pub fn prose(text: &str) {
    assert_eq!(harmless::wrong(&html::prose(text, 1)), None);
}

fn reads_back(document: &Postmortem) {
    for template in Template::shipped() {
        let written = markdown::write(document, &template, MetricCatalogue::shipped());
        let again = read_markdown(&written).document;
        assert!(
            again == *document,
            "{}\n{}\n{written}",
            json::write(document),
            json::write(&again)
        );
        let once_more = markdown::write(&again, &template, MetricCatalogue::shipped());
        assert_eq!(once_more, written);
    }
}

/// Whether `text` may hold words that are the format's and not its author's: the front matter of our own files, and drawings that
/// repeat what stands below them.
fn has_own_words(text: &str) -> bool {
    text.contains(markdown::SCHEMA) || text.contains("mermaid") || text.contains("![")
}

fn read_markdown(text: &str) -> Preview {
    with_context(|context| markdown::read(text, &mut counter(), context))
}

fn counter() -> impl FnMut() -> u64 {
    let mut next = 0;
    move || {
        next += 1;
        next
    }
}

fn with_context<T>(run: impl FnOnce(ReadContext<'_>) -> T) -> T {
    let now = DateTime::UNIX_EPOCH.fixed_offset();
    let zones = |_: &Zone, local: NaiveDateTime| -> Option<Instant> {
        Some(local.and_utc().fixed_offset())
    };
    run(ReadContext { name: "", now, zone: &Zone::default(), zones: &zones })
}
