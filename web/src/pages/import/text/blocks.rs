//! The document as it will be, as blocks that lines of the source became.

use afterword_core::Postmortem;
use afterword_core::actions::Action;
use afterword_core::causes::CauseTree;
use afterword_core::postmortem::{Entry, Moment, SectionKey};
use afterword_core::time::Instant;
use afterword_formats::markdown::Preview;
use afterword_ui::words::{InWords, word};
use yew::AttrValue;

use super::fate::Anchor;

/// A piece of the document.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Block {
    pub(super) anchor: Anchor,
    pub(super) shown: Shown,
}

/// How a piece is shown.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shown {
    Title(String),
    Heading(String),
    /// A name and what it is.
    Fact(&'static str, String),
    /// Markdown.
    Prose(AttrValue),
    /// A time and what happened.
    Entry(String, AttrValue),
    /// Whether it is done, what, and what else is known of it.
    Action(bool, String, String),
    /// How deep it lies, the question, and the answer.
    Cause(usize, String, String),
}

/// More of one text is not shown: who imports megabytes looks at the source.
const MAX_CHARS: usize = 6_000;

/// The blocks of the document, in its order.
pub(super) fn blocks(preview: &Preview) -> Vec<Block> {
    let document = &preview.document;
    let mut blocks = Vec::new();
    let mut add = |anchor, shown| blocks.push(Block { anchor, shown });
    let title = match document.title.trim() {
        "" => word::UNTITLED.text(),
        title => title,
    };
    add(Anchor::Title, Shown::Title(title.to_owned()));
    for (anchor, label, value) in facts(preview) {
        add(anchor, Shown::Fact(label, value));
    }
    for (key, moment) in document.moments.iter() {
        if let Moment::At(at) = moment {
            let shown = format!("{}: {}", key.in_words(), at_in(*at));
            add(Anchor::Moment(key.clone()), Shown::Fact(word::IMPORT_MOMENT_LABEL.text(), shown));
        }
    }
    // Who wrote it stands among the facts.
    let has_people = !document.roles.is_empty() || !document.reviewers.is_empty();
    let sections = document.filled_sections().into_iter();
    for key in sections.filter(|it| *it != SectionKey::People || has_people) {
        let heading = document.heading_of(&key).trim().to_owned();
        blocks.push(Block { anchor: Anchor::Section(key.clone()), shown: Shown::Heading(heading) });
        section(&mut blocks, document, &key);
    }
    blocks
}

fn facts(preview: &Preview) -> Vec<(Anchor, &'static str, String)> {
    let document = &preview.document;
    let date =
        preview.date.as_ref().map(|it| word::DATE_DAY_MONTH_YEAR.day(it.date)).unwrap_or_default();
    let severity = document.severity.as_ref().map(ToString::to_string).unwrap_or_default();
    let tags: Vec<&str> = document.tags.iter().map(String::as_str).collect();
    let facts = [
        (Anchor::Date, word::IMPORT_DATE.text(), date),
        (Anchor::Severity, word::SEVERITY.text(), severity),
        (Anchor::Authors, word::AUTHORS.text(), document.authors.join(", ")),
        (Anchor::Tags, word::TAGS.text(), tags.join(", ")),
        (Anchor::Zone, word::TIME_ZONE.text(), document.zone.to_string()),
    ];
    facts.into_iter().filter(|(_, _, value)| !value.is_empty()).collect()
}

fn section(blocks: &mut Vec<Block>, document: &Postmortem, key: &SectionKey) {
    let mut add = |anchor, shown| blocks.push(Block { anchor, shown });
    match key {
        SectionKey::Timeline => {
            document.timeline.iter().for_each(|it| add(Anchor::Entry(it.id), entry(it)));
        }
        SectionKey::Actions => {
            document.actions.iter().for_each(|it| add(Anchor::Action(it.id), action(it)));
        }
        SectionKey::Factors => {
            for it in &document.factors {
                add(Anchor::Factor(it.id), Shown::Prose(cut(&it.text)));
            }
        }
        SectionKey::Causes => {
            for shown in document.trees.iter().flat_map(|it| causes(it)) {
                add(Anchor::Causes, shown);
            }
        }
        SectionKey::Impact => {
            add(Anchor::Text(key.clone()), Shown::Prose(cut(&document.impact.text)));
        }
        key => {
            let free = document.free_section(key).map(|it| it.text.as_str());
            let text = key.text_field().map(|it| document.text(it)).or(free).unwrap_or_default();
            if !text.trim().is_empty() {
                add(Anchor::Text(key.clone()), Shown::Prose(cut(text)));
            }
        }
    }
}

fn entry(entry: &Entry) -> Shown {
    let read = entry.time.start().map(at_in);
    let time = match (read, entry.stamp.trim()) {
        (Some(read), _) => read,
        (None, "") => word::IMPORT_NO_TIME.text().to_owned(),
        (None, stamp) => format!("{stamp} ({})", word::IMPORT_NO_TIME.text()),
    };
    Shown::Entry(time, cut(&entry.text))
}

fn at_in(at: Instant) -> String {
    format!("{} ({})", word::DATE_DAY_AT.date(at.naive_local()), at.offset())
}

fn action(action: &Action) -> Shown {
    let due = action.due.map(|it| word::DATE_DAY_MONTH_YEAR.day(it));
    let priority = action.priority.map(|it| it.key().to_owned());
    let facts = [Some(action.owner.clone()), due, priority, Some(action.detail.clone())];
    let facts: Vec<String> =
        facts.into_iter().flatten().filter(|it| !it.trim().is_empty()).collect();
    Shown::Action(
        action.state.is_closed(),
        action.title.clone(),
        cut(&facts.join(" · ")).to_string(),
    )
}

fn causes(tree: &CauseTree) -> Vec<Shown> {
    let problem = Some(&tree.problem).filter(|it| !it.is_empty());
    let problem = problem.map(|it| Shown::Cause(0, String::new(), it.clone()));
    let causes = tree
        .walk()
        .map(|it| Shown::Cause(it.depth, it.cause.question.clone(), it.cause.text.clone()));
    problem.into_iter().chain(causes).collect()
}

fn cut(text: &str) -> AttrValue {
    match text.char_indices().nth(MAX_CHARS) {
        Some((end, _)) => AttrValue::from(format!("{}…", &text[..end])),
        None => AttrValue::from(text.to_owned()),
    }
}
