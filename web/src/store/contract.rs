//! What a store promises, checked over both homes: natively in memory, in a browser over IndexedDB as well.

use afterword_core::Postmortem;
use afterword_core::actions::ActionList;
use afterword_core::id::DocumentId;
use afterword_core::maturity::Model;
use afterword_core::template::{Template, TemplateId};
use afterword_core::time::Instant;
use afterword_formats::folder::Base;
use afterword_formats::workspace;
use chrono::TimeDelta;

use super::table::{Key, Mode, Table};
use super::{BackupLog, FileRecord, LoadError, Restore, SaveError, Setting, Store};

fn at(seconds: i64) -> Instant {
    chrono::DateTime::from_timestamp(1_764_000_000 + seconds, 0).unwrap().fixed_offset()
}

fn titled(number: u64, title: &str) -> Postmortem {
    let id = DocumentId::v7(1_764_000_000_000 + number, [7; 10]);
    Postmortem { title: title.to_owned(), ..Postmortem::new(id, at(0)) }
}

/// Every promise, each over a store of its own.
async fn check_store(store: impl AsyncFn() -> Store) {
    what_is_saved_comes_back(&store().await).await;
    a_stale_save_writes_nothing(&store().await).await;
    versions_can_be_gone_back_to(&store().await).await;
    a_burst_of_typing_writes_few_versions(&store().await).await;
    a_version_is_kept_on_demand(&store().await).await;
    a_draft_without_a_word_leaves_nothing(&store().await).await;
    the_trash_gives_back(&store().await).await;
    typing_brings_back_what_was_thrown_away(&store().await).await;
    the_trash_is_emptied_after_thirty_days(&store().await).await;
    what_cannot_be_read_hides_nothing(&store().await).await;
    a_lost_summary_is_made_again(&store().await).await;
    settings_are_typed(&store().await).await;
    templates_are_kept_and_travel(&store().await, &store().await).await;
    models_are_kept_and_travel(&store().await, &store().await).await;
    lists_of_actions_are_documents_too(&store().await, &store().await).await;
    a_backup_goes_out_and_in(&store().await, &store().await).await;
    a_backup_overwrites_nothing(&store().await).await;
    files_are_remembered_apart_from_settings(&store().await).await;
    what_a_merge_did_not_take_is_among_the_versions(&store().await).await;
}

async fn what_is_saved_comes_back(store: &Store) {
    let (a, b) = (titled(1, "A"), titled(2, "B"));
    assert_eq!(store.load(a.id).await, Ok(None));
    assert_eq!(store.save(&b, None, at(1)).await, Ok(1));
    assert_eq!(store.save(&a, None, at(2)).await, Ok(1));
    let longer = Postmortem { title: "A, longer".to_owned(), ..a.clone() };
    assert_eq!(store.save(&longer, Some(1), at(3)).await, Ok(2));

    let loaded = store.load(a.id).await.unwrap().unwrap();
    assert_eq!((loaded.document, loaded.revision, loaded.saved_at), (longer, 2, at(3)));
    let listing = store.list().await.unwrap();
    let lines: Vec<_> =
        listing.summaries.iter().map(|it| (it.title.as_str(), it.updated_at)).collect();
    assert_eq!(lines, [("A, longer", at(3)), ("B", at(1))], "a summary is as new as its document");
    assert_eq!(listing.unreadable, []);
}

async fn a_stale_save_writes_nothing(store: &Store) {
    let mine = titled(1, "mine");
    let theirs = Postmortem { title: "theirs".to_owned(), ..mine.clone() };
    store.save(&mine, None, at(0)).await.unwrap();
    store.save(&theirs, Some(1), at(1)).await.unwrap();
    for based_on in [None, Some(1), Some(3)] {
        let Err(SaveError::Stale { theirs: newest }) = store.save(&mine, based_on, at(2)).await
        else {
            panic!("a save based on {based_on:?} went through");
        };
        assert_eq!((&newest.document, newest.revision), (&theirs, 2));
    }
    assert_eq!(store.load(mine.id).await.unwrap().unwrap().document, theirs);
    assert_eq!(store.list().await.unwrap().summaries[0].title, "theirs");
    assert_eq!(store.revisions(mine.id).await.unwrap().len(), 2);
}

async fn versions_can_be_gone_back_to(store: &Store) {
    let id = titled(1, "").id;
    for (minute, title) in (0..4).zip(["one", "two", "three", "four"]) {
        let based_on = u64::try_from(minute).ok().filter(|it| *it > 0);
        store.save(&titled(1, title), based_on, at(minute * 60)).await.unwrap();
    }
    let versions = store.revisions(id).await.unwrap();
    let listed: Vec<_> = versions.iter().map(|it| (it.revision, it.saved_at)).collect();
    assert_eq!(listed, [(4, at(180)), (3, at(120)), (2, at(60)), (1, at(0))]);
    assert!(versions.iter().all(|it| it.n_bytes > 100));
    for (revision, title) in (1..=4).zip(["one", "two", "three", "four"]) {
        assert_eq!(store.revision(id, revision).await.unwrap().unwrap().title, title);
    }
    assert_eq!(store.revision(id, 5).await, Ok(None));
    assert_eq!(store.revisions(titled(2, "").id).await, Ok(Vec::new()));
}

async fn a_burst_of_typing_writes_few_versions(store: &Store) {
    let id = titled(1, "").id;
    for second in 0..100_u64 {
        let based_on = (second > 0).then_some(second);
        let now = at(i64::try_from(second).unwrap());
        store.save(&titled(1, &"x".repeat(second as usize)), based_on, now).await.unwrap();
    }
    let versions: Vec<_> =
        store.revisions(id).await.unwrap().iter().map(|it| it.revision).collect();
    assert_eq!(versions, [100, 61, 1], "the newest, the end of the first minute, the beginning");
    assert_eq!(store.revision(id, 30).await, Ok(None));
}

async fn a_version_is_kept_on_demand(store: &Store) {
    let id = titled(1, "").id;
    store.save(&titled(1, "one"), None, at(0)).await.unwrap();
    store.save(&titled(1, "two"), Some(1), at(1)).await.unwrap();
    store.keep(id).await.unwrap();
    store.save(&titled(1, "one again"), Some(2), at(2)).await.unwrap();
    store.save(&titled(1, "one again!"), Some(3), at(3)).await.unwrap();
    let versions: Vec<_> =
        store.revisions(id).await.unwrap().iter().map(|it| it.revision).collect();
    assert_eq!(versions, [4, 2, 1]);
    assert_eq!(store.revision(id, 2).await.unwrap().unwrap().title, "two");
}

async fn a_draft_without_a_word_leaves_nothing(store: &Store) {
    let (begun, written) = (titled(1, ""), titled(2, ""));
    for draft in [&begun, &written] {
        store.save(draft, None, at(0)).await.unwrap();
    }
    store.save(&titled(2, "typed"), Some(1), at(1)).await.unwrap();
    assert_eq!(store.remove_untouched(begun.id).await, Ok(true));
    assert_eq!(store.remove_untouched(begun.id).await, Ok(false));
    assert_eq!(store.remove_untouched(written.id).await, Ok(false));
    assert_eq!((store.load(begun.id).await, store.trashed().await), (Ok(None), Ok(Vec::new())));
    assert_eq!(store.list().await.unwrap().summaries.len(), 1);
    // A tab that still has it open writes it anew.
    assert_eq!(store.save(&titled(1, "typed after all"), Some(1), at(2)).await, Ok(2));
}

async fn the_trash_gives_back(store: &Store) {
    let document = titled(1, "thrown away");
    store.save(&titled(1, "before"), None, at(0)).await.unwrap();
    store.save(&document, Some(1), at(60)).await.unwrap();
    store.trash(document.id, at(99)).await.unwrap();
    assert_eq!(store.load(document.id).await, Ok(None));
    assert_eq!(store.list().await.unwrap().summaries, []);
    let trashed = store.trashed().await.unwrap();
    assert_eq!((trashed[0].summary.title.as_str(), trashed[0].at), ("thrown away", at(99)));
    assert_eq!(
        store.revisions(document.id).await.unwrap().len(),
        2,
        "revisions survive in the trash"
    );

    store.untrash(document.id).await.unwrap();
    let back = store.load(document.id).await.unwrap().unwrap();
    assert_eq!((back.document, back.revision), (document.clone(), 2));
    assert_eq!(store.list().await.unwrap().summaries.len(), 1);
    assert_eq!(store.trashed().await, Ok(Vec::new()));

    store.purge(document.id).await.unwrap();
    assert_eq!(store.load(document.id).await, Ok(None));
    assert_eq!(store.revision(document.id, 1).await, Ok(None), "its revisions went with it");
}

async fn typing_brings_back_what_was_thrown_away(store: &Store) {
    let document = titled(1, "typed on");
    store.save(&titled(1, ""), None, at(0)).await.unwrap();
    store.trash(document.id, at(1)).await.unwrap();
    assert_eq!(store.save(&document, Some(1), at(2)).await, Ok(2));
    assert_eq!(store.trashed().await, Ok(Vec::new()));
    store.purge(document.id).await.unwrap();
    assert_eq!(store.save(&document, Some(2), at(3)).await, Ok(3));
    assert_eq!(store.load(document.id).await.unwrap().unwrap().document, document);
}

async fn the_trash_is_emptied_after_thirty_days(store: &Store) {
    for (number, thrown_away) in [(1, at(0)), (2, at(0) + TimeDelta::days(1))] {
        let document = titled(number, "");
        store.save(&document, None, at(0)).await.unwrap();
        store.trash(document.id, thrown_away).await.unwrap();
    }
    assert_eq!(store.purge_expired(at(0) + TimeDelta::days(30)).await, Ok(1));
    let left: Vec<_> = store.trashed().await.unwrap().iter().map(|it| it.summary.id).collect();
    assert_eq!(left, [titled(2, "").id]);
}

async fn what_cannot_be_read_hides_nothing(store: &Store) {
    let future = titled(1, "").id;
    store.save(&titled(1, "from the future"), None, at(0)).await.unwrap();
    store.save(&titled(2, "readable"), None, at(0)).await.unwrap();
    let raw =
        r#"{"revision":1,"savedAt":"2026-11-21T06:00:00Z","document":{"schema":"postmortem/99"}}"#;
    put(store, &[(Table::Documents, future.into(), raw), (Table::Summaries, future.into(), "{}")])
        .await;
    put(store, &[(Table::Summaries, Key::Name("stray".to_owned()), "no JSON")]).await;

    let listing = store.list().await.unwrap();
    assert_eq!(listing.summaries.len(), 1);
    assert_eq!(listing.unreadable.len(), 2);
    assert!(listing.unreadable[0].reason.contains("postmortem/99"), "{:?}", listing.unreadable[0]);
    assert_eq!(listing.unreadable[1].raw, "no JSON");
    let Err(LoadError::Unreadable { raw, .. }) = store.load(future).await else {
        panic!("the document was read");
    };
    assert!(raw.contains("postmortem/99"));
    let stale = store.save(&titled(1, "mine"), None, at(1)).await;
    assert!(matches!(stale, Err(SaveError::Store(_))), "what cannot be read is not overwritten");

    for unreadable in &listing.unreadable {
        store.discard(unreadable).await.unwrap();
    }
    assert_eq!(store.list().await.unwrap().unreadable, []);
}

async fn a_lost_summary_is_made_again(store: &Store) {
    let document = titled(1, "still here");
    store.save(&document, None, at(0)).await.unwrap();
    assert_eq!(store.glance().await.unwrap(), Some(store.list().await.unwrap()));
    put(store, &[(Table::Summaries, document.id.into(), "{ torn off")]).await;
    assert_eq!(store.glance().await.unwrap(), None, "not without the document");
    let listing = store.list().await.unwrap();
    assert_eq!(listing.summaries[0].title, "still here");
    assert_eq!(listing.unreadable, []);
}

async fn put(store: &Store, rows: &[(Table, Key, &str)]) {
    let transaction = store.begin(&Table::OF_DOCUMENTS, Mode::Write).unwrap();
    for (table, key, value) in rows {
        transaction.put(*table, key, value).unwrap();
    }
    transaction.commit().await.unwrap();
}

async fn settings_are_typed(store: &Store) {
    assert_eq!(store.setting::<String>(Setting::OwnName).await, Ok(None));
    store.set_setting(Setting::OwnName, &"Ada").await.unwrap();
    assert_eq!(store.setting(Setting::OwnName).await, Ok(Some("Ada".to_owned())));
    assert_eq!(
        store.setting::<u32>(Setting::OwnName).await,
        Ok(None),
        "another shape is no setting"
    );
    store.count_change(at(5)).await.unwrap();
    store.count_change(at(9)).await.unwrap();
    let log = store.setting(Setting::Backup).await.unwrap();
    assert_eq!(log, Some(BackupLog { since: at(5), n_changes: 2 }));
    store.note_backup(at(10)).await.unwrap();
    let log = store.setting(Setting::Backup).await.unwrap();
    assert_eq!(log, Some(BackupLog { since: at(10), n_changes: 0 }));
}

async fn templates_are_kept_and_travel(here: &Store, there: &Store) {
    let named = |id: &str, name: &str| {
        Template::shipped()[0].copy(TemplateId(id.to_owned()), name.to_owned())
    };
    for template in [named("b", "B"), named("a", "A"), named("a", "A, longer"), named("c", "C")] {
        here.put_template(&template).await.unwrap();
    }
    here.delete_template(&TemplateId("c".to_owned())).await.unwrap();
    let names = |templates: Vec<Template>| templates.into_iter().map(|it| it.name).collect();
    let kept: Vec<String> = names(here.stored_settings().await.unwrap().templates());
    assert_eq!(kept, ["A, longer", "B"]);
    assert_eq!(here.template(&TemplateId("c".to_owned())).await, Ok(None));

    // Each is taken over by itself: what is there under the same name stays.
    there.put_template(&named("a", "theirs")).await.unwrap();
    let backup = workspace::read(&here.backup(at(0)).await.unwrap()).unwrap();
    there.put_settings(&backup.settings).await.unwrap();
    let both: Vec<String> = names(there.stored_settings().await.unwrap().templates());
    assert_eq!(both, ["theirs", "B"]);
}

async fn models_are_kept_and_travel(here: &Store, there: &Store) {
    let named = |id: &str, name: &str| {
        let level = vec!["One".to_owned()];
        Model::blank(id.parse().unwrap(), name.to_owned(), level, "D".to_owned(), String::new())
    };
    // What has no name yet is kept as well.
    for model in [named("b", ""), named("a", "A"), named("a", "A, longer"), named("c", "C")] {
        here.put_model(&model).await.unwrap();
    }
    here.delete_model(&"c".parse().unwrap()).await.unwrap();
    let names =
        |models: Vec<Model>| -> Vec<String> { models.into_iter().map(|it| it.name).collect() };
    assert_eq!(names(here.models().await.unwrap()), ["A, longer", ""]);
    assert_eq!(here.model(&"c".parse().unwrap()).await, Ok(None));
    assert_eq!(here.model(&"b".parse().unwrap()).await, Ok(Some(named("b", ""))));

    here.rename_model(&"b".parse().unwrap(), &named("d", "D")).await.unwrap();
    assert_eq!(names(here.models().await.unwrap()), ["A, longer", "D"]);
    here.rename_model(&"d".parse().unwrap(), &named("b", "")).await.unwrap();

    // Each is taken over by itself: what is there under the same id stays.
    there.put_model(&named("a", "theirs")).await.unwrap();
    let backup = workspace::read(&here.backup(at(0)).await.unwrap()).unwrap();
    there.put_settings(&backup.settings).await.unwrap();
    assert_eq!(names(there.models().await.unwrap()), ["theirs", ""]);
}

async fn lists_of_actions_are_documents_too(store: &Store, other: &Store) {
    let id = DocumentId::v7(9, [0; 10]);
    let list = ActionList::new(id, "Audit".to_owned(), at(0));
    let postmortem = titled(1, "A");
    store.save(&postmortem, None, at(0)).await.unwrap();
    assert_eq!(store.save(&list, None, at(1)).await, Ok(1));
    let renamed = ActionList { title: "Review".to_owned(), ..list.clone() };
    assert_eq!(store.save(&renamed, Some(1), at(2)).await, Ok(2));
    let Err(SaveError::Stale { theirs }) = store.save(&list, Some(1), at(3)).await else {
        panic!("a stale save went through");
    };
    assert_eq!((&theirs.document, theirs.revision), (&renamed, 2));

    let listing = store.list().await.unwrap();
    assert_eq!(listing.summaries.iter().map(|it| it.id).collect::<Vec<_>>(), [postmortem.id]);
    assert_eq!(listing.lists.iter().map(|it| it.title.as_str()).collect::<Vec<_>>(), ["Review"]);
    assert_eq!(store.heads().await.unwrap().len(), 2);
    assert_eq!(store.newest_revisions().await, Ok(vec![(postmortem.id, 1)]), "they are no files");
    assert!(matches!(store.load(id).await, Err(LoadError::Unreadable { .. })));
    let both = store.documents_after(None, 9, |_| true).await.unwrap();
    assert!(both.iter().all(|it| it.1.is_some()));

    let backup = workspace::read(&store.backup(at(4)).await.unwrap()).unwrap();
    assert_eq!(
        (backup.others.as_slice(), backup.documents.len()),
        (&[renamed.clone().into()][..], 1)
    );
    let restored = other.put_all(&backup.others, Restore::KeepMine, at(5)).await.unwrap();
    assert_eq!(restored.n_added, 1);
    assert_eq!(other.load_as(id).await.unwrap().map(|it| it.document), Some(renamed));

    store.trash(id, at(6)).await.unwrap();
    assert_eq!(store.list().await.unwrap().lists, []);
    store.untrash(id).await.unwrap();
    assert_eq!(store.list().await.unwrap().lists.len(), 1);
}

async fn a_backup_goes_out_and_in(store: &Store, other: &Store) {
    let documents: Vec<Postmortem> = (0..450).map(|it| titled(it, "kept")).collect();
    let restored = store.put_all(&documents, Restore::KeepMine, at(0)).await.unwrap();
    assert_eq!(restored.n_added, 450);
    store.trash(documents[7].id, at(1)).await.unwrap();
    put(store, &[(Table::Documents, titled(451, "").id.into(), "no JSON")]).await;
    store.set_setting(Setting::OwnName, &"Ada").await.unwrap();

    let read = workspace::read(&store.backup(at(2)).await.unwrap()).unwrap();
    assert_eq!(read.documents.len(), 449, "what is in the trash stays here");
    assert_eq!(read.unreadable.len(), 1);
    let restored = other.put_all(&read.documents, Restore::KeepMine, at(3)).await.unwrap();
    other.put_settings(&read.settings).await.unwrap();
    assert_eq!((restored.n_added, restored.n_skipped), (449, 0));
    assert_eq!(other.load(documents[449].id).await.unwrap().unwrap().document, documents[449]);
    assert_eq!(other.setting(Setting::OwnName).await, Ok(Some("Ada".to_owned())));
    assert_eq!(other.list().await.unwrap().summaries.len(), 449);
}

async fn files_are_remembered_apart_from_settings(store: &Store) {
    let document = titled(1, "A");
    let revision = store.save(&document, None, at(0)).await.unwrap();
    assert_eq!(store.newest_revisions().await, Ok(vec![(document.id, revision)]));
    assert_eq!(store.file_record(document.id).await, Ok(None));
    let base = Base { text: "# A".to_owned(), document: document.clone() };
    let mut record = FileRecord { file: "a.md".to_owned(), revision, ..FileRecord::default() };
    record.set_base(&base);
    store.put_file_record(document.id, &record).await.unwrap();
    let read = store.file_record(document.id).await.unwrap().unwrap();
    assert_eq!((read.base(), &read), (Some(base), &record));
    assert_eq!(store.file_records().await, Ok(vec![(document.id, record)]));
    store.trash(document.id, at(1)).await.unwrap();
    assert_eq!(store.newest_revisions().await, Ok(Vec::new()));
    assert!(store.settings().await.unwrap().is_empty(), "no backup has files in it");
    store.set_folder(None).await.unwrap();
    assert_eq!(store.file_records().await, Ok(Vec::new()));
}

async fn what_a_merge_did_not_take_is_among_the_versions(store: &Store) {
    let (mine, theirs, merged) = (titled(1, "mine"), titled(1, "theirs"), titled(1, "merged"));
    store.save(&mine, None, at(0)).await.unwrap();
    assert_eq!(store.save_merged(&merged, &theirs, 1, at(1)).await, Ok(3));
    assert_eq!(store.load(mine.id).await.unwrap().unwrap().document, merged);
    assert_eq!(store.revision(mine.id, 2).await, Ok(Some(theirs.clone())));
    let versions = store.revisions(mine.id).await.unwrap();
    assert_eq!(versions[..2].iter().map(|it| it.revision).collect::<Vec<_>>(), [3, 2]);
    let Err(SaveError::Stale { theirs: newest }) =
        store.save_merged(&mine, &theirs, 2, at(2)).await
    else {
        panic!("a merge of an older version went through");
    };
    assert_eq!(newest.document, merged);
    // Typing goes on, and the version stays.
    store.save(&titled(1, "merged, longer"), Some(3), at(3)).await.unwrap();
    assert_eq!(store.revision(mine.id, 2).await, Ok(Some(theirs)));
}

async fn a_backup_overwrites_nothing(store: &Store) {
    for (number, title) in [(1, "same"), (2, "mine"), (3, "trashed")] {
        store.save(&titled(number, title), None, at(0)).await.unwrap();
    }
    store.trash(titled(3, "").id, at(0)).await.unwrap();
    let backup = [titled(1, "same"), titled(2, "theirs"), titled(3, "theirs"), titled(4, "new")];

    let restored = store.put_all(&backup, Restore::KeepMine, at(1)).await.unwrap();
    let counts = (restored.n_added, restored.n_replaced, restored.n_skipped, restored.n_unchanged);
    assert_eq!(counts, (1, 0, 2, 1));
    assert_eq!(store.load(backup[1].id).await.unwrap().unwrap().document.title, "mine");

    let restored = store.put_all(&backup, Restore::Replace, at(2)).await.unwrap();
    let counts = (restored.n_added, restored.n_replaced, restored.n_skipped, restored.n_unchanged);
    assert_eq!(counts, (0, 2, 0, 2));
    assert_eq!(store.load(backup[1].id).await.unwrap().unwrap().document.title, "theirs");
    assert_eq!(store.revision(backup[1].id, 1).await.unwrap().unwrap().title, "mine");
    assert_eq!(store.load(backup[2].id).await.unwrap().unwrap().document.title, "theirs");
    assert_eq!(store.trashed().await, Ok(Vec::new()));
}

#[cfg(not(target_arch = "wasm32"))]
mod natively {
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use super::*;

    /// Nothing in memory ever waits, so one poll runs the whole contract.
    #[test]
    fn memory_keeps_the_contract() {
        let checked = pin!(check_store(async || Store::in_memory()));
        let poll = checked.poll(&mut Context::from_waker(Waker::noop()));
        assert_eq!(poll, Poll::Ready(()));
    }
}

#[cfg(target_arch = "wasm32")]
mod in_a_browser;
