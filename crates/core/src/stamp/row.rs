//! The cells of a table's row: a stamp may be spread over the first of them.

/// The cells of a table's row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cells<'a>(Vec<&'a str>);

impl<'a> Cells<'a> {
    /// The first `n` cells, as one text.
    pub fn up_to(&self, n: usize) -> String {
        let words = self.0.iter().take(n).flat_map(|it| it.split_whitespace());
        words.collect::<Vec<&str>>().join(" ")
    }

    /// The cells from the `n`th on, as one text.
    pub fn after(&self, n: usize) -> String {
        let rest = self.0.iter().skip(n).map(|it| it.trim());
        rest.filter(|it| !it.is_empty()).collect::<Vec<&str>>().join(" | ")
    }

    /// Whether they are the line that parts the names of the columns from the rows.
    pub fn is_ruler(&self) -> bool {
        let is_rule = |it: &&str| {
            let bare = it.trim().trim_matches(':');
            !bare.is_empty() && bare.bytes().all(|it| it == b'-')
        };
        !self.0.is_empty() && self.0.iter().all(is_rule)
    }

    /// All of them, with the space around their texts.
    pub fn all(&self) -> &[&'a str] {
        &self.0
    }
}

/// The cells of `line`, if it is a row that begins with a bar.
///
/// ```
/// let cells = afterword_core::stamp::cells("| 09:30 | rollback |").unwrap();
/// assert_eq!(cells.up_to(1), "09:30");
/// assert_eq!(cells.after(1), "rollback");
/// ```
pub fn cells(line: &str) -> Option<Cells<'_>> {
    let inner = line.trim().strip_prefix('|')?;
    let inner = inner.strip_suffix('|').filter(|it| !it.ends_with('\\')).unwrap_or(inner);
    let (mut cells, mut start) = (Vec::new(), 0);
    for (at, _) in inner.match_indices('|') {
        if !inner[..at].ends_with('\\') {
            cells.push(&inner[start..at]);
            start = at + 1;
        }
    }
    cells.push(&inner[start..]);
    Some(Cells(cells))
}

/// Whether `line` parts the names of a table's columns from its rows.
pub fn is_ruler(line: &str) -> bool {
    cells(line).is_some_and(|it| it.is_ruler())
}
