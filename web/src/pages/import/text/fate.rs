//! What became of a line, in words and signs, and what it became in the document.

use afterword_core::actions::ActionId;
use afterword_core::postmortem::{EntryId, FactorId, MomentKey, SectionKey};
use afterword_formats::markdown::{Became, Confidence, Preview, Run, What};
use afterword_ui::words::{InWords, word};

/// A place in the document that lines became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Title,
    Date,
    Severity,
    Authors,
    Tags,
    Zone,
    /// The heading of a section.
    Section(SectionKey),
    /// The text of a section.
    Text(SectionKey),
    Moment(MomentKey),
    Entry(EntryId),
    Action(ActionId),
    Factor(FactorId),
    /// The causes; the reading does not say which is which.
    Causes,
}

/// What a line is, as far as its mark tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Title,
    Fact,
    Section,
    Entry,
    Action,
    Cause,
    Text,
    /// It stands there for programs, or not at all.
    Nothing,
}

impl Kind {
    /// The letter that stands for it.
    pub(super) fn letter(self) -> &'static str {
        match self {
            Self::Title => "T",
            Self::Fact => "i",
            Self::Section => "§",
            Self::Entry => "E",
            Self::Action => "A",
            Self::Cause => "C",
            Self::Text => "¶",
            Self::Nothing => "",
        }
    }

    /// The name that styles know it by.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Fact => "fact",
            Self::Section => "section",
            Self::Entry => "entry",
            Self::Action => "action",
            Self::Cause => "cause",
            Self::Text => "text",
            Self::Nothing => "nothing",
        }
    }
}

/// What became of a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fate {
    pub(super) kind: Kind,
    pub(super) words: String,
    pub(super) confidence: Option<Confidence>,
    pub(super) anchor: Option<Anchor>,
}

impl Fate {
    /// That of `line`, counted from one.
    pub(super) fn of(preview: &Preview, line: usize) -> Self {
        let nothing =
            Self { kind: Kind::Nothing, words: String::new(), confidence: None, anchor: None };
        let at = preview.runs.partition_point(|it| it.last_line < line);
        let Some(run) = preview.runs.get(at) else { return nothing };
        match &run.became {
            Became::Blank => nothing,
            Became::Mark => Self { words: word::IMPORT_MARK.text().to_owned(), ..nothing },
            Became::Text(key) => Self {
                kind: Kind::Text,
                words: word::IMPORT_TEXT_IN
                    .fill(&[("name", &preview.document.heading_of(key).trim())]),
                confidence: None,
                anchor: Some(Anchor::Text(key.clone())),
            },
            Became::Recognised(at) => match preview.recognised.get(*at) {
                Some(it) => Self {
                    kind: kind_of(&it.what),
                    words: name_of(&it.what),
                    confidence: Some(it.confidence),
                    anchor: anchor_of(&it.what),
                },
                None => nothing,
            },
        }
    }

    /// The words, with how sure they are.
    pub(super) fn said(&self) -> String {
        match self.confidence {
            Some(confidence) => format!("{}, {}", self.words, sureness(confidence).1),
            None => self.words.clone(),
        }
    }
}

/// How sure a reading is: a sign, and words.
pub(super) fn sureness(confidence: Confidence) -> (&'static str, &'static str) {
    match confidence {
        Confidence::High => ("●", word::SURE_HIGH.text()),
        Confidence::Medium => ("◐", word::SURE_MEDIUM.text()),
        Confidence::Low => ("○", word::SURE_LOW.text()),
    }
}

/// The first line that became `anchor`.
pub(super) fn line_of(preview: &Preview, anchor: &Anchor) -> Option<usize> {
    let recognised =
        preview.recognised.iter().find(|it| anchor_of(&it.what).as_ref() == Some(anchor));
    let text = |run: &&Run| match (&run.became, anchor) {
        (Became::Text(key), Anchor::Text(wanted)) => key == wanted,
        _ => false,
    };
    recognised.map(|it| it.line).or_else(|| preview.runs.iter().find(text).map(|it| it.first_line))
}

/// The lines that a person should look at, in order, each once.
pub(super) fn unsure(preview: &Preview) -> Vec<usize> {
    let low = preview.recognised.iter().filter(|it| it.confidence == Confidence::Low);
    let mut lines: Vec<usize> = low.map(|it| it.line).collect();
    lines.dedup();
    lines
}

/// How many lines were kept as text.
pub(super) fn n_text_lines(preview: &Preview) -> usize {
    let texts = preview.runs.iter().filter(|it| matches!(it.became, Became::Text(_)));
    texts.map(|it| it.last_line + 1 - it.first_line).sum()
}

fn kind_of(what: &What) -> Kind {
    match what {
        What::Title => Kind::Title,
        What::Section(_) | What::Columns => Kind::Section,
        What::Entry(_) => Kind::Entry,
        What::Action(_) => Kind::Action,
        What::Cause | What::Factor(_) => Kind::Cause,
        _ => Kind::Fact,
    }
}

fn anchor_of(what: &What) -> Option<Anchor> {
    Some(match what {
        What::Title => Anchor::Title,
        What::Date => Anchor::Date,
        What::Severity => Anchor::Severity,
        What::Authors => Anchor::Authors,
        What::Tags => Anchor::Tags,
        What::Zone => Anchor::Zone,
        What::Section(key) => Anchor::Section(key.clone()),
        What::Moment(key) => Anchor::Moment(key.clone()),
        What::Entry(id) => Anchor::Entry(*id),
        What::Action(id) => Anchor::Action(*id),
        What::Factor(id) => Anchor::Factor(*id),
        What::Cause => Anchor::Causes,
        _ => return None,
    })
}

fn name_of(what: &What) -> String {
    match what {
        What::Title => word::TITLE.text().to_owned(),
        What::Date => word::IMPORT_DATE.text().to_owned(),
        What::Severity => word::SEVERITY.text().to_owned(),
        What::Authors => word::AUTHORS.text().to_owned(),
        What::Tags => word::TAGS.text().to_owned(),
        What::Section(key) => word::IMPORT_SECTION.fill(&[("name", &section_name(key))]),
        What::Zone => word::TIME_ZONE.text().to_owned(),
        What::Moment(key) => word::IMPORT_MOMENT.fill(&[("moment", &key.in_words())]),
        What::Entry(_) => word::ENTRY.text().to_owned(),
        What::Action(_) => word::IMPORT_ACTION.text().to_owned(),
        What::Factor(_) => word::IMPORT_FACTOR.text().to_owned(),
        What::Cause => word::IMPORT_CAUSE.text().to_owned(),
        What::Columns => word::IMPORT_COLUMNS.text().to_owned(),
        _ => word::IMPORT_OTHER_KIND.text().to_owned(),
    }
}

/// A section's name in words: of the free section `root-cause`, “Root cause”.
pub(super) fn section_name(key: &SectionKey) -> String {
    if !matches!(key, SectionKey::Free(_)) {
        return key.in_words().to_string();
    }
    let name = key.plain_heading().replace('-', " ");
    let mut letters = name.chars();
    letters.next().map_or(String::new(), |it| it.to_uppercase().chain(letters).collect())
}
