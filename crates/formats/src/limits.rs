//! How much a file may hold. A file beyond a limit is refused with an error that says which.

use crate::error::ReadError;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 25 * 1024 * 1024;

/// How deep lists and objects may be nested in JSON.
pub const MAX_LEVELS: usize = 100;

/// How many values a JSON file may hold, and how many entries, actions and sections are recognised in a text.
pub const MAX_NODES: usize = 200_000;

/// Refuses what is larger than [`MAX_BYTES`].
pub fn check_size(bytes: &[u8]) -> Result<(), ReadError> {
    if bytes.len() <= MAX_BYTES {
        return Ok(());
    }
    let megabytes = |n: usize| n.div_ceil(1024 * 1024);
    Err(ReadError::new(format!(
        "the file has {} MB, and the limit is {} MB a file",
        megabytes(bytes.len()),
        megabytes(MAX_BYTES)
    )))
}

/// Refuses JSON that is nested deeper than [`MAX_LEVELS`] or holds more than [`MAX_NODES`] values.
///
/// Counts brackets, colons and commas outside strings, so that the check needs neither a stack nor memory of its own.
pub(crate) fn check_json(text: &str) -> Result<(), ReadError> {
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
        if nodes > MAX_NODES {
            return error(format!("more values than the limit of {MAX_NODES} nodes"));
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
        let large = vec![b' '; MAX_BYTES + 1];
        assert!(check_size(&large).unwrap_err().message.contains("25 MB"));
    }

    #[test]
    fn brackets_in_strings_do_not_count() {
        let text = format!("[\"{}\\\"[\"]", "[".repeat(MAX_LEVELS));
        assert_eq!(check_json(&text), Ok(()));
    }
}
