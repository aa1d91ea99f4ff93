//! Archives against an independent implementation, and against those who mean harm.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::io::{Cursor, Read as _, Write as _};

use afterword_formats::limits::MAX_BYTES;
use afterword_formats::zip::{
    Entry, MAX_ENTRIES, MAX_RATIO, MAX_UNPACKED, RATIO_FREE, Unpacked, Why, is_zip, read, write,
    write_deflated,
};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// What the other implementation packs.
fn theirs(files: &[(&str, &[u8])], options: SimpleFileOptions) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn deflated() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)
}

/// What the other implementation finds in an archive.
fn found_by_them(archive: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(archive)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn found(unpacked: &Unpacked) -> Vec<(&str, &[u8])> {
    unpacked.files.iter().map(|it| (it.path.as_str(), it.bytes.as_slice())).collect()
}

fn all(archive: &[u8]) -> Unpacked {
    read(archive, |_| true).unwrap()
}

/// The one file that was skipped, and why.
#[track_caller]
fn skipped(archive: &[u8]) -> Why {
    let unpacked = read(archive, |it| it.ends_with(".md")).unwrap();
    let [one] = unpacked.skipped.as_slice() else { panic!("{unpacked:?}") };
    one.why
}

#[track_caller]
fn refused(archive: &[u8], expected: &str) {
    let error = read(archive, |_| true).unwrap_err().to_string();
    assert!(error.contains(expected), "{error}");
}

fn one(name: &str, bytes: &[u8]) -> Vec<u8> {
    write(&[Entry { name, bytes }])
}

/// Where the directory begins, by what the last record says.
fn directory(archive: &[u8]) -> usize {
    let at = archive.len() - 6;
    u32::from_le_bytes(archive[at..at + 4].try_into().unwrap()).try_into().unwrap()
}

/// The archive with other bytes `at` so far into its directory, and, with another place, into its first head.
fn patched(mut archive: Vec<u8>, at: usize, in_head: Option<usize>, bytes: &[u8]) -> Vec<u8> {
    let begin = directory(&archive) + at;
    archive[begin..begin + bytes.len()].copy_from_slice(bytes);
    if let Some(at) = in_head {
        archive[at..at + bytes.len()].copy_from_slice(bytes);
    }
    archive
}

#[test]
fn what_others_pack_is_unpacked() {
    let text = "Größe\n".repeat(1_000);
    let files: [(&str, &[u8]); 3] =
        [("a.md", text.as_bytes()), ("sub/ü.json", b"{}"), ("empty.md", b"")];
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for options in [deflated(), stored, deflated().large_file(false).unix_permissions(0o644)] {
        let archive = theirs(&files, options);
        assert!(is_zip(&archive));
        assert_eq!(found(&all(&archive)), files);
        assert_eq!(all(&archive).skipped, []);
    }
}

#[test]
fn lengths_may_follow_the_file_instead_of_leading_it() {
    let mut writer = ZipWriter::new_stream(Vec::new());
    writer.start_file("a.md", deflated()).unwrap();
    writer.write_all(b"streamed").unwrap();
    let archive = writer.finish().unwrap().into_inner();
    assert_eq!(archive[6] & 8, 8, "the lengths follow");
    assert_eq!(found(&all(&archive)), [("a.md", b"streamed".as_slice())]);
}

#[test]
fn a_program_before_the_archive_and_a_comment_behind_it_are_passed_over() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.set_comment("PK\u{5}\u{6} is how the last record begins").unwrap();
    writer.start_file("a.md", deflated()).unwrap();
    writer.write_all(b"text").unwrap();
    let archive = [b"#!/bin/sh\n".to_vec(), writer.finish().unwrap().into_inner()].concat();
    assert_eq!(found(&all(&archive)), [("a.md", b"text".as_slice())]);
}

#[test]
fn folders_and_litter_are_no_files() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.add_directory("notes", SimpleFileOptions::default()).unwrap();
    for name in ["notes/a.md", "__MACOSX/notes/._a.md", "notes/.DS_Store"] {
        writer.start_file(name, deflated()).unwrap();
        writer.write_all(b"x").unwrap();
    }
    let unpacked = all(&writer.finish().unwrap().into_inner());
    assert_eq!(found(&unpacked), [("notes/a.md", b"x".as_slice())]);
    assert_eq!(unpacked.skipped, []);
}

#[test]
fn an_archive_in_an_archive_stays_closed() {
    let inner = theirs(&[("b.md", b"deep")], deflated());
    let archive = theirs(&[("a.md", b"text"), ("inner.zip", &inner)], deflated());
    let unpacked = read(&archive, |it| it.ends_with(".md")).unwrap();
    assert_eq!(found(&unpacked), [("a.md", b"text".as_slice())]);
    assert_eq!(skipped(&archive), Why::Kind);
}

#[test]
fn names_that_climb_are_skipped() {
    for name in ["../a.md", "/a.md", "x/../../a.md", "C:/a.md", "..\\a.md", "x\\a.md", "a\0.md"] {
        assert_eq!(skipped(&one(name, b"x")), Why::Path, "{name:?}");
    }
}

#[test]
fn of_two_files_of_one_name_the_first_counts() {
    let archive =
        write(&[Entry { name: "A.md", bytes: b"first" }, Entry { name: "a.MD", bytes: b"second" }]);
    let unpacked = all(&archive);
    assert_eq!(found(&unpacked), [("A.md", b"first".as_slice())]);
    assert_eq!((unpacked.skipped[0].name.as_str(), unpacked.skipped[0].why), ("a.MD", Why::Twice));
}

#[test]
fn links_and_devices_are_skipped() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.add_symlink("a.md", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    assert_eq!(skipped(&writer.finish().unwrap().into_inner()), Why::Link);
    let device = patched(one("a.md", b"x"), 40, None, &0o020_666_u16.to_le_bytes());
    assert_eq!(skipped(&patched(device, 5, None, &[3])), Why::Link);
}

#[test]
fn what_is_encrypted_or_packed_in_another_way_is_skipped() {
    assert_eq!(skipped(&patched(one("a.md", b"x"), 8, Some(6), &[1, 8])), Why::Encrypted);
    assert_eq!(skipped(&patched(one("a.md", b"x"), 8, Some(6), &[64, 8])), Why::Encrypted);
    assert_eq!(skipped(&patched(one("a.md", b"x"), 10, Some(8), &[14, 0])), Why::Method(14));
}

#[test]
fn the_form_for_large_archives_is_refused_by_name() {
    assert_eq!(skipped(&patched(one("a.md", b"x"), 20, None, &[255; 4])), Why::Zip64);
    assert_eq!(skipped(&patched(one("a.md", b"x"), 42, None, &[255; 4])), Why::Zip64);
    for at in [8, 12, 16] {
        let mut archive = one("a.md", b"x");
        let end = archive.len() - 22;
        archive[end + at..end + at + 4].fill(255);
        refused(&archive, "ZIP64");
    }
}

#[test]
fn damage_is_found() {
    let text = b"checkout is down ".repeat(40);
    let archive = write_deflated(&[Entry { name: "a.md", bytes: &text }]);
    let with_wrong_sum = patched(archive.clone(), 16, Some(14), &[1, 2, 3, 4]);
    assert_eq!(skipped(&with_wrong_sum), Why::Damaged);
    let mut torn = archive.clone();
    torn[40] ^= 0xff;
    assert_eq!(skipped(&torn), Why::Damaged);
    for length in 0..archive.len() {
        assert!(read(&archive[..length], |_| true).is_err(), "cut after {length} bytes");
    }
    refused(&archive[..archive.len() - 1], "part of it is missing");
}

#[test]
fn a_directory_that_lies_is_not_believed() {
    let archive = one("a.md", b"some text");
    assert_eq!(skipped(&patched(archive.clone(), 46, None, b"b.md")), Why::Unlike);
    assert_eq!(skipped(&patched(archive.clone(), 24, None, &[200, 0])), Why::Unlike);
    assert_eq!(skipped(&patched(archive.clone(), 42, None, &[7, 0])), Why::Damaged);
    assert_eq!(skipped(&patched(archive.clone(), 20, Some(18), &[250, 250])), Why::Damaged);
    // Larger than it says, as the file's own head says as well.
    assert_eq!(skipped(&patched(archive.clone(), 24, Some(22), &[3, 0])), Why::Damaged);
    let end = archive.len() - 22;
    for (at, value, why) in [
        (8, [2, 0, 2, 0], "damaged"),
        (8, [2, 0, 1, 0], "one part of several"),
        (4, [1, 0, 0, 0], "one part of several"),
        (12, [9, 0, 0, 0], "damaged"),
        (16, [0, 0, 1, 0], "damaged"),
    ] {
        let mut archive = archive.clone();
        archive[end + at..end + at + 4].copy_from_slice(&value);
        refused(&archive, why);
    }
}

#[test]
fn files_that_share_bytes_are_refused() {
    // The first file holds the head of the second, and the directory lists both.
    let inner = one("b.md", b"again and again");
    let outer = write(&[
        Entry { name: "a.md", bytes: &inner },
        Entry { name: "b.md", bytes: b"again and again" },
    ]);
    let second = 46 + 4;
    let inside = u32::try_from(30 + 4).unwrap().to_le_bytes();
    assert_eq!(read(&outer, |_| true).unwrap().files.len(), 2);
    refused(&patched(outer, second + 42, None, &inside), "share bytes");
}

#[test]
fn what_swells_beyond_the_limits_is_stopped() {
    let zeros = vec![0; 4 * RATIO_FREE];
    let dense = theirs(&[("a.md", &zeros)], deflated());
    assert!(zeros.len() / MAX_RATIO > dense.len());
    assert_eq!(skipped(&dense), Why::Ratio);
    // The same, declared small: nothing is unpacked beyond what is declared.
    let small = 1_000_u32.to_le_bytes();
    assert_eq!(skipped(&patched(dense, 24, Some(22), &small)), Why::Damaged);
    let free = theirs(&[("a.md", &zeros[..RATIO_FREE])], deflated());
    assert_eq!(all(&free).files.len(), 1);
    let at_limit = vec![b'\n'; MAX_BYTES + 1];
    assert_eq!(all(&one("a.md", &at_limit[1..])).files.len(), 1);
    assert_eq!(skipped(&one("a.md", &at_limit)), Why::TooLarge);
}

#[test]
fn all_files_together_have_a_limit() {
    // Each says that it swells to as much as one file may; together they are one too many, and none is unpacked.
    let body = vec![0; MAX_BYTES / MAX_RATIO + 1];
    let names: Vec<String> = (0..=MAX_UNPACKED / MAX_BYTES).map(|it| format!("{it}.md")).collect();
    let entries: Vec<Entry<'_>> = names.iter().map(|name| Entry { name, bytes: &body }).collect();
    let mut archive = write(&entries);
    let size = u32::try_from(MAX_BYTES).unwrap().to_le_bytes();
    for at in 0..names.len() {
        let (listed, head) = (at * (46 + 4), at * (30 + 4 + body.len()));
        archive = patched(archive, listed + 10, Some(head + 8), &[8]);
        archive = patched(archive, listed + 24, Some(head + 22), &size);
    }
    refused(&archive, "the limit is 200 MB");
    let few = read(&archive, |it| it == "3.md").unwrap();
    let is_tried =
        few.skipped.iter().any(|it| (it.name.as_str(), it.why) == ("3.md", Why::Damaged));
    assert!(is_tried, "one of them is not too much");
}

#[test]
fn the_number_of_files_has_a_limit() {
    let names: Vec<String> = (0..=MAX_ENTRIES).map(|it| it.to_string()).collect();
    let entries: Vec<Entry<'_>> = names.iter().map(|name| Entry { name, bytes: b"" }).collect();
    assert_eq!(all(&write(&entries[1..])).files.len(), MAX_ENTRIES);
    refused(&write(&entries), "the limit is 20000");
}

#[test]
fn what_is_no_archive_is_refused() {
    assert!(!is_zip(b"# Postmortem"));
    refused(b"", "part of it is missing");
    refused(b"PK\x03\x04 and then nothing", "part of it is missing");
    assert!(is_zip(&write(&[])));
    assert_eq!(all(&write(&[])), Unpacked::default());
}

fn files() -> impl Strategy<Value = Vec<(String, Vec<u8>)>> {
    let bytes = prop::collection::vec(prop_oneof![Just(b'a'), any::<u8>()], 0..300);
    let names = prop::collection::btree_set("[a-z0-9äß ]{1,8}(/[a-z]{1,3})?\\.md", 0..6);
    (names, prop::collection::vec(bytes, 6))
        .prop_map(|(names, bytes)| names.into_iter().zip(bytes).collect())
}

proptest! {
    // A compressor takes a third of a megabyte for each file, however small.
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_implementations_unpack_what_either_packs(files in files()) {
        let entries: Vec<Entry<'_>> =
            files.iter().map(|(name, bytes)| Entry { name, bytes }).collect();
        for archive in [write(&entries), write_deflated(&entries)] {
            prop_assert_eq!(found_by_them(&archive), files.clone());
            let pairs: Vec<_> = all(&archive).files.into_iter().map(|it| (it.path, it.bytes)).collect();
            prop_assert_eq!(pairs, files.clone());
        }
        let pairs: Vec<(&str, &[u8])> =
            files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let unpacked = all(&theirs(&pairs, deflated()));
        prop_assert_eq!(found(&unpacked), pairs);
    }

    #[test]
    fn any_bytes_are_unpacked_or_refused(
        files in files(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
        bytes in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        drop(read(&bytes, |_| true));
        let entries: Vec<Entry<'_>> =
            files.iter().map(|(name, bytes)| Entry { name, bytes }).collect();
        let mut archive = write_deflated(&entries);
        for (at, byte) in damage {
            let at = at.index(archive.len());
            archive[at] = byte;
        }
        drop(read(&archive, |_| true));
    }
}
