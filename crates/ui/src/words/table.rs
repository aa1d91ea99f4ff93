//! The words of one language by the hashes of their names.

/// The texts of a file, ready to be looked up.
#[derive(Debug)]
pub(super) struct Table {
    /// By hash.
    rows: Vec<(u32, &'static str)>,
}

impl Table {
    /// Reads a file: a line a text, `name = words`. Empty lines and those that begin with `#` are for people.
    pub(super) fn read(file: &'static str) -> Self {
        let lines = file.lines().filter(|it| !it.starts_with('#'));
        let pairs = lines.filter_map(|it| it.split_once('='));
        let mut rows: Vec<(u32, &str)> =
            pairs.map(|(name, words)| (hash(&[name.trim()]), words.trim())).collect();
        rows.sort_unstable();
        Self { rows }
    }

    pub(super) fn find(&self, hash: u32) -> Option<&'static str> {
        let at = self.rows.binary_search_by_key(&hash, |it| it.0).ok()?;
        Some(self.rows[at].1)
    }
}

/// The hash of a name that is written in parts: FNV-1a. A space counts as a hyphen, so that what core calls “adding a cause” has a
/// name too. A test sees to it that no two names share one.
pub(super) const fn hash(parts: &[&str]) -> u32 {
    let mut hash: u32 = 0x811c_9dc5;
    let mut part = 0;
    while part < parts.len() {
        let bytes = parts[part].as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let byte = if bytes[at] == b' ' { b'-' } else { bytes[at] };
            hash = (hash ^ byte as u32).wrapping_mul(0x0100_0193);
            at += 1;
        }
        part += 1;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_be_written_in_parts() {
        assert_eq!(hash(&["edit.", "adding a cause"]), hash(&["edit.adding-a-cause"]));
        assert_ne!(hash(&["a"]), hash(&["b"]));
    }

    #[test]
    fn a_file_may_hold_anything() {
        let table = Table::read("\u{feff}# x\n\n=\nno words\na = b = c\r\n  d=\u{202e}e\u{0}\n");
        assert_eq!(table.find(hash(&["a"])), Some("b = c"));
        assert_eq!(table.find(hash(&["d"])), Some("\u{202e}e\u{0}"));
        assert_eq!(table.find(hash(&["f"])), None);
    }
}
