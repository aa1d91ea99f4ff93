//! The search: which documents have these words, and where.

use std::ops::Range;

use afterword_core::Postmortem;
use afterword_core::id::DocumentId;
use afterword_core::postmortem::TextPlace;
use afterword_core::search::{Part, Query};
use serde::{Deserialize, Serialize};

use super::{Answer, Ask, World};

/// Which documents have these words?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Search {
    /// What was typed: words, and fields such as `service:checkout`.
    pub(crate) text: String,
    /// So many are wanted.
    pub(crate) most: usize,
}

/// The documents that were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// What was typed.
    pub(crate) text: String,
    /// The best first.
    pub(crate) ids: Vec<DocumentId>,
    /// How many there are in all.
    pub(crate) total: usize,
    /// Words that were taken for words of the query, with typing errors.
    pub(crate) meant: Vec<String>,
}

impl Ask for Search {
    const NAME: &'static str = "search";
    type Answer = Found;
}

/// Lines: what was typed, how many there are, the words, the ids.
impl Answer for Found {
    fn write(&self) -> Result<String, String> {
        let ids: Vec<String> = self.ids.iter().map(DocumentId::to_string).collect();
        let lines = [
            &in_a_line(&self.text),
            &self.total.to_string(),
            &self.meant.join(" "),
            &ids.join(" "),
        ];
        Ok(lines.map(String::as_str).join("\n"))
    }

    fn read(text: &str) -> Result<Self, String> {
        let mut lines = text.split('\n');
        let mut line = || lines.next().unwrap_or_default();
        let (text, total, meant, ids) = (line(), line(), line(), line());
        Ok(Self {
            text: text.to_owned(),
            total: total.parse().unwrap_or_default(),
            meant: meant.split_terminator(' ').map(str::to_owned).collect(),
            ids: ids.split_terminator(' ').filter_map(|it| it.parse().ok()).collect(),
        })
    }
}

/// The same bytes to the letter, but for breaks of lines.
fn in_a_line(text: &str) -> String {
    text.replace('\n', " ")
}

pub(super) fn find(world: &World, ask: &Search) -> Found {
    let found = world.index.find(&Query::read(&ask.text), ask.most);
    Found {
        text: ask.text.clone(),
        ids: found.hits.iter().map(|it| it.id).collect(),
        total: found.total,
        meant: found.meant,
    }
}

/// Where do the words stand in those documents?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Passages {
    /// What was typed.
    pub(crate) text: String,
    /// The words that were taken for words of it.
    pub(crate) meant: Vec<String>,
    pub(crate) ids: Vec<DocumentId>,
}

/// Where they stand, document by document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Places(pub(crate) Vec<FoundIn>);

/// The passage of a document that shows the most of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FoundIn {
    pub(crate) id: Option<DocumentId>,
    pub(crate) title: String,
    /// The bytes of the title to be marked, in order, without overlap.
    pub(crate) title_marks: Vec<Range<usize>>,
    /// The part of the document, by the name that a query has for it.
    pub(crate) part: String,
    /// The element that has it in the editor: `action-…`, `cause-…`, `factor-…`; empty where none has an address.
    pub(crate) at: String,
    /// One line of it, `…` where something was left out; empty where only headline and names have the words.
    pub(crate) text: String,
    /// The bytes of it to be marked, in order, without overlap.
    pub(crate) marks: Vec<Range<usize>>,
}

impl Ask for Passages {
    const NAME: &'static str = "passages";
    type Answer = Places;
}

/// Seven lines a document.
impl Answer for Places {
    fn write(&self) -> Result<String, String> {
        let mut out = String::new();
        for it in &self.0 {
            let id = it.id.map(|it| it.to_string()).unwrap_or_default();
            let title = (in_a_line(&it.title), marks(&it.title_marks));
            let text = (in_a_line(&it.text), marks(&it.marks));
            for line in [&id, &title.0, &title.1, &it.part, &it.at, &text.0, &text.1] {
                out.push_str(line);
                out.push('\n');
            }
        }
        Ok(out)
    }

    fn read(text: &str) -> Result<Self, String> {
        let (mut lines, mut places) = (text.split('\n'), Vec::new());
        while let Some(id) = lines.next().filter(|it| !it.is_empty()) {
            let mut line = || lines.next().unwrap_or_default();
            places.push(FoundIn {
                id: id.parse().ok(),
                title: line().to_owned(),
                title_marks: ranges(line()),
                part: line().to_owned(),
                at: line().to_owned(),
                text: line().to_owned(),
                marks: ranges(line()),
            });
        }
        Ok(Self(places))
    }
}

/// `0-4 7-12`.
fn marks(ranges: &[Range<usize>]) -> String {
    let marks: Vec<String> = ranges.iter().map(|it| format!("{}-{}", it.start, it.end)).collect();
    marks.join(" ")
}

fn ranges(marks: &str) -> Vec<Range<usize>> {
    let range = |it: &str| {
        let (start, end) = it.split_once('-')?;
        Some(start.parse().ok()?..end.parse().ok()?)
    };
    marks.split(' ').filter_map(range).collect()
}

pub(super) fn passage(ask: &Passages, document: &Postmortem) -> FoundIn {
    let query = Query::read(&ask.text);
    let passage = query.passages(document, &ask.meant, 1).into_iter().next();
    let title = document.title.trim().to_owned();
    FoundIn {
        id: Some(document.id),
        title_marks: query.marks(&title, &ask.meant),
        title,
        part: passage.as_ref().map_or("", |it| Part::of(it.place).name()).to_owned(),
        at: passage.as_ref().and_then(|it| element(it.place)).unwrap_or_default(),
        marks: passage.as_ref().map(|it| it.marks.clone()).unwrap_or_default(),
        text: passage.map(|it| it.text).unwrap_or_default(),
    }
}

/// The element id of what has a text, of those that an address can lead to.
fn element(place: TextPlace) -> Option<String> {
    Some(match place {
        TextPlace::Action(id, _) => format!("action-{id}"),
        TextPlace::Cause(id) | TextPlace::Question(id) | TextPlace::Evidence(id, _) => {
            format!("cause-{id}")
        }
        TextPlace::Factor(id) | TextPlace::FactorEvidence(id) => format!("factor-{id}"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn what_was_found_crosses_as_it_is() {
        let id = |n| DocumentId::v7(n, [3; 10]);
        let found = Found {
            text: "sev:1 datbase".into(),
            ids: vec![id(1), id(2)],
            total: 1_234,
            meant: vec!["database".into(), "databases".into()],
        };
        assert_eq!(Found::read(&found.write().unwrap()), Ok(found));
        assert_eq!(Found::read(&Found::default().write().unwrap()), Ok(Found::default()));
    }

    #[test]
    fn places_cross_as_they_are_but_for_breaks_of_lines() {
        let place = FoundIn {
            id: Some(DocumentId::v7(1, [3; 10])),
            title: "Größe\nund Pool".into(),
            title_marks: vec![0..7, 12..16],
            part: "cause".into(),
            at: "cause-0f3zk9qw2m1t".into(),
            text: String::new(),
            marks: Vec::new(),
        };
        let read = Places::read(&Places(vec![place.clone(), place.clone()]).write().unwrap());
        let expected = FoundIn { title: "Größe und Pool".into(), ..place };
        assert_eq!(read, Ok(Places(vec![expected.clone(), expected])));
        assert_eq!(Places::read(""), Ok(Places::default()));
    }
}
