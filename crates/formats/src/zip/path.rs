//! The names of files in an archive: which may be one, and which are the litter of a system.

/// The longest name that is taken, in bytes.
const MAX_NAME: usize = 1024;

/// Whether `name` stays below the folder that it would be unpacked in, on every system.
///
/// Nothing here writes files by such names; but they are shown, kept as the names of documents, and perhaps unpacked by the next
/// program, so a name that climbs is refused at the door.
pub(super) fn is_safe(name: &str) -> bool {
    let has_drive = name.as_bytes().get(1) == Some(&b':');
    let is_step = |it: &str| !matches!(it, "" | "." | "..");
    name.len() <= MAX_NAME
        && !has_drive
        && !name.contains(|it: char| it == '\\' || it.is_control())
        && name.split('/').all(is_step)
}

/// Whether `name` is of a file that a system adds by itself: nobody misses it, so it is passed over without a word.
pub(super) fn is_litter(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or(name);
    let is_left_by_a_system = matches!(last, ".DS_Store" | "Thumbs.db" | "desktop.ini");
    is_left_by_a_system || last.starts_with("._") || name.split('/').any(|it| it == "__MACOSX")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_leaves_its_folder_is_none() {
        for name in ["a.md", "a/b.md", "über/größe.md", "10:30 notes.md", "...md", "a..b/c.md"] {
            assert!(is_safe(name), "{name}");
        }
        for name in [
            "",
            "/a.md",
            "../a.md",
            "a/../../b.md",
            "a/..",
            "./a.md",
            "a//b.md",
            "C:/a.md",
            "c:a.md",
            "a\\b.md",
            "..\\a.md",
            "\\\\server\\a.md",
            "a\0.md",
            "a\n.md",
            "a\u{85}.md",
        ] {
            assert!(!is_safe(name), "{name:?}");
        }
        assert!(!is_safe(&"a".repeat(MAX_NAME + 1)));
    }

    #[test]
    fn litter_is_known() {
        for name in ["__MACOSX/a.md", "x/__MACOSX/._a.md", "x/.DS_Store", "Thumbs.db", "x/._a.md"] {
            assert!(is_litter(name), "{name}");
        }
        assert!(!is_litter("x/a.md"));
        assert!(!is_litter("MACOSX/DS_Store.md"));
    }
}
