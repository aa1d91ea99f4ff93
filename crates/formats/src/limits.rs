//! How much a file may hold. A file beyond a limit is refused with an error that says which.

use crate::error::ReadError;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 25 * 1024 * 1024;

/// The largest backup of a workspace that is read, in bytes. [`MAX_BYTES`] holds for each document in it.
pub const MAX_BACKUP_BYTES: usize = 20 * MAX_BYTES;

/// How deep lists and objects may be nested in JSON.
pub const MAX_LEVELS: usize = 100;

/// How many values a JSON file may hold, how many documents a backup, how many nodes a flowchart, and how many entries, actions and
/// sections are recognised in a text.
pub const MAX_NODES: usize = 200_000;

/// How long the name of a group or a column may be, in bytes: it is repeated at each of its actions, of which there may be many.
pub(crate) const MAX_REPEATED: usize = 400;

/// How many cells a table may hold, and how many values the actions of a board in JSON.
pub const MAX_CELLS: usize = 2_000_000;

/// How many folders below a folder on disk its files are looked for: deeper ones are left alone.
pub const MAX_FOLDER_LEVELS: usize = 8;

/// How many folders are looked into, with the first.
pub const MAX_FOLDERS: usize = 2_000;

/// How many Markdown files of a folder on disk are looked at.
pub const MAX_FOLDER_FILES: usize = 2_000;

/// Refuses what is larger than [`MAX_BYTES`].
pub fn check_size(bytes: &[u8]) -> Result<(), ReadError> {
    check_length(bytes.len(), MAX_BYTES)
}

/// Refuses a backup that is larger than [`MAX_BACKUP_BYTES`].
pub(crate) fn check_backup_size(text: &str) -> Result<(), ReadError> {
    check_length(text.len(), MAX_BACKUP_BYTES)
}

fn check_length(length: usize, limit: usize) -> Result<(), ReadError> {
    if length <= limit {
        return Ok(());
    }
    let megabytes = |n: usize| n.div_ceil(1024 * 1024);
    Err(ReadError::new(format!(
        "the file has {} MB, and the limit is {} MB a file",
        megabytes(length),
        megabytes(limit)
    )))
}

/// Refuses JSON that is nested deeper than [`MAX_LEVELS`] or holds more than [`MAX_NODES`] values.
///
/// Counts brackets, colons and commas outside strings, so that the check needs neither a stack nor memory of its own.
pub(crate) fn check_json(text: &str) -> Result<(), ReadError> {
    check_values(text, MAX_NODES)
}

/// The same, with another limit for the number of values.
pub(crate) fn check_values(text: &str, max_nodes: usize) -> Result<(), ReadError> {
    let (mut levels, mut nodes) = (0_usize, 0_usize);
    let (mut line, mut line_start) = (1, 0);
    let mut bytes = text.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\n' => (line, line_start) = (line + 1, at + 1),
            b'"' => skip_string(&mut bytes),
            b'[' | b'{' => (levels, nodes) = (levels + 1, nodes + 1),
            b']' | b'}' => levels = levels.saturating_sub(1),
            b',' => nodes += 1,
            _ => {}
        }
        let error = |message| Err(ReadError::at(line, at - line_start + 1, message));
        if levels > MAX_LEVELS {
            return error(format!("nested deeper than the limit of {MAX_LEVELS} levels"));
        }
        if nodes > max_nodes {
            return error(format!("more values than the limit of {max_nodes} nodes"));
        }
    }
    Ok(())
}

fn skip_string(bytes: &mut impl Iterator<Item = (usize, u8)>) {
    while let Some((_, byte)) = bytes.next() {
        match byte {
            b'"' => return,
            b'\\' => drop(bytes.next()),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_limit_is_named_in_its_error() {
        let deep = "[".repeat(MAX_LEVELS + 1);
        assert!(check_json(&deep).unwrap_err().message.contains("100 levels"));
        let long = format!("[\n{}", ",".repeat(MAX_NODES));
        let error = check_json(&long).unwrap_err();
        assert!(error.message.contains("200000 nodes"), "{error}");
        assert_eq!(error.at.map(|it| it.line), Some(2));
        assert!(check_length(MAX_BYTES + 1, MAX_BYTES).unwrap_err().message.contains("25 MB"));
        let backup = check_length(MAX_BACKUP_BYTES + 1, MAX_BACKUP_BYTES).unwrap_err();
        assert!(backup.message.contains("500 MB"), "{backup}");
        assert_eq!(check_length(MAX_BACKUP_BYTES, MAX_BACKUP_BYTES), Ok(()));
    }

    #[test]
    fn brackets_in_strings_do_not_count() {
        let text = format!("[\"{}\\\"[\"]", "[".repeat(MAX_LEVELS));
        assert_eq!(check_json(&text), Ok(()));
    }
}
