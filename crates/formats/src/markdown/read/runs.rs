//! What became of each line of a text.

use afterword_core::postmortem::SectionKey;
use afterword_core::stamp;
use serde::{Deserialize, Serialize};

use super::{Confidence, Preview, What};

/// Neighbouring lines that became one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Run {
    /// The first line, counted from one.
    pub first_line: usize,
    /// The last line.
    pub last_line: usize,
    /// What they became.
    pub became: Became,
}

/// What became of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Became {
    /// There is nothing on it.
    Blank,
    /// It was recognised: the place of that in [`Preview::recognised`].
    Recognised(usize),
    /// It is text of that section.
    Text(SectionKey),
    /// It stands there for programs: marks around front matter, the ruler of a table, a drawing of ours.
    Mark,
}

/// Lines that are text of a section, as far as nothing in them was recognised.
pub(super) struct TextLines {
    pub(super) first_line: usize,
    pub(super) last_line: usize,
    pub(super) section: SectionKey,
}

/// The fates of all lines of `text`. What was recognised lies over `texts`, and of two things on one line over the lesser.
pub(super) fn runs(text: &str, preview: &Preview, texts: &[TextLines]) -> Vec<Run> {
    let mut fates: Vec<Fate> = text.lines().map(own_fate).collect();
    for (at, it) in texts.iter().enumerate() {
        paint(&mut fates, (it.first_line, it.last_line), Fate::Text(at));
    }
    for is_main in [false, true] {
        for (at, it) in preview.recognised.iter().enumerate() {
            if it.what.is_main() == is_main {
                paint(&mut fates, (it.line, it.last_line), Fate::Recognised(at));
            }
        }
    }
    let mut runs: Vec<(Fate, Run)> = Vec::new();
    for (at, fate) in fates.into_iter().enumerate() {
        let line = at + 1;
        match runs.last_mut() {
            Some((last, run)) if *last == fate => run.last_line = line,
            _ => {
                let became = match fate {
                    Fate::Blank => Became::Blank,
                    Fate::Mark | Fate::Open => Became::Mark,
                    Fate::Text(at) => Became::Text(texts[at].section.clone()),
                    Fate::Recognised(at) => Became::Recognised(at),
                };
                runs.push((fate, Run { first_line: line, last_line: line, became }));
            }
        }
    }
    runs.into_iter().map(|(_, run)| run).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Blank,
    Mark,
    /// Nothing is known of it yet.
    Open,
    Text(usize),
    Recognised(usize),
}

/// What a line is whatever it stands in.
fn own_fate(line: &str) -> Fate {
    match line.trim() {
        "" => Fate::Blank,
        _ if stamp::is_ruler(line) => Fate::Mark,
        _ => Fate::Open,
    }
}

/// Text is what nothing else is known of; what was recognised takes all of its lines.
fn paint(fates: &mut [Fate], (first, last): (usize, usize), fate: Fate) {
    let last = last.min(fates.len());
    if first == 0 || first > last {
        return;
    }
    let is_text = matches!(fate, Fate::Text(_));
    for it in &mut fates[first - 1..last] {
        if !is_text || matches!(it, Fate::Open | Fate::Text(_)) {
            *it = fate;
        }
    }
}

impl What {
    /// Whether it is what its line is there for; a date in an entry, say, is not.
    fn is_main(&self) -> bool {
        !matches!(self, Self::Date | Self::Zone | Self::Moment(_))
    }
}

impl Run {
    /// The confidence of what was recognised there; `None` for other lines.
    pub fn confidence(&self, preview: &Preview) -> Option<Confidence> {
        match self.became {
            Became::Recognised(at) => preview.recognised.get(at).map(|it| it.confidence),
            _ => None,
        }
    }
}
