//! Word lists that are data: a file of lines `name = members`, and comments that begin with `#`.

/// The lists of one file.
#[derive(Debug)]
pub(crate) struct WordLists(Vec<(&'static str, Vec<&'static str>)>);

impl WordLists {
    pub(crate) fn read(file: &'static str) -> Self {
        let list = |row: &'static str| {
            let (name, members) = row.split_once('=')?;
            Some((name.trim(), members.split_whitespace().collect()))
        };
        Self(rows(file).filter_map(list).collect())
    }

    /// The members of a list; none if there is no such list.
    pub(crate) fn get(&self, name: &str) -> &[&'static str] {
        self.0.iter().find(|(it, _)| *it == name).map_or(&[], |(_, members)| members)
    }
}

/// The lines of a file that are neither empty nor a comment.
pub(crate) fn rows(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim).filter(|it| !it.is_empty() && !it.starts_with('#'))
}
