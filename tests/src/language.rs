//! How often the rules of blameless language are right, on lines that people have labelled.
//!
//! The lines are in `tests/language/*.txt`, and `README.md` beside them says how one is read.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

use afterword_core::language::{Field, Rules};

/// The file that no rule was tuned on.
pub const HELD_OUT: &str = "held-out.txt";

/// One labelled line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labelled {
    /// Where it stands: file and number of the line.
    pub place: String,
    /// The text is a cause and no story.
    pub is_cause: bool,
    /// The rule that has to point at it; none where the line is fine.
    pub rule: Option<String>,
    /// The Markdown.
    pub text: String,
    /// Who is known by name.
    pub people: Vec<String>,
}

/// What a rule got right and wrong, in lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Flagged by the rule that the label names.
    pub right: usize,
    /// Flagged where the label names another rule or none.
    pub wrong: usize,
    /// Labelled with the rule, and not flagged by it.
    pub missed: usize,
}

impl Score {
    /// The share of hits that are right; 1 where there is no hit.
    pub fn precision(self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    /// The share of labelled lines that are found; 1 where there are none.
    pub fn recall(self) -> f64 {
        share(self.right, self.right + self.missed)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// The scores of every rule, and the lines behind each mistake.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    /// By rule.
    pub rules: BTreeMap<String, Score>,
    /// One sentence a mistake.
    pub mistakes: Vec<String>,
    /// How many lines there were, and how many of them are fine as they are.
    pub lines: (usize, usize),
}

/// The labelled lines that the program ships with: those for tuning, and those held out.
///
/// # Panics
///
/// A file can't be read, or a line in it has no label.
pub fn labelled() -> (Vec<Labelled>, Vec<Labelled>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("language");
    let files = fs::read_dir(&folder).expect("tests/language is part of the checkout");
    let mut paths: Vec<_> =
        files.map(|it| it.expect("tests/language can be read").path()).collect();
    paths.sort();
    paths.retain(|it| it.extension().is_some_and(|it| it == "txt"));
    let lines = paths.iter().flat_map(|it| lines(it));
    lines.partition(|it| !it.place.starts_with(HELD_OUT))
}

fn lines(path: &Path) -> Vec<Labelled> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let text = fs::read_to_string(path).expect("a file of labelled lines is UTF-8");
    let mut people = Vec::new();
    let mut lines = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if let Some(names) = line.strip_prefix("people:") {
            people = names.split(',').map(|it| it.trim().to_owned()).collect();
        } else if !line.is_empty() && !line.starts_with('#') {
            let place = format!("{name}:{number}");
            lines.push(labelled_line(place, line, &people));
        }
    }
    lines
}

fn labelled_line(place: String, line: &str, people: &[String]) -> Labelled {
    let Some((label, text)) = line.split_once('|') else { panic!("{place} has no label: {line}") };
    let label = label.trim();
    let rule = label.strip_prefix("cause ").unwrap_or(label);
    Labelled {
        place,
        is_cause: rule != label,
        rule: (rule != "ok").then(|| rule.to_owned()),
        text: text.trim_start().replace("\\n", "\n"),
        people: people.to_vec(),
    }
}

/// Scores `rules` on `lines`.
pub fn score(rules: &Rules, lines: &[Labelled]) -> Scores {
    let mut scores = Scores::default();
    scores.rules.extend(rules.rules().iter().map(|it| (it.id.clone(), Score::default())));
    for line in lines {
        scores.count(rules, line);
    }
    scores
}

impl Scores {
    /// All rules together.
    pub fn total(&self) -> Score {
        let mut total = Score::default();
        for it in self.rules.values() {
            total.right += it.right;
            total.wrong += it.wrong;
            total.missed += it.missed;
        }
        total
    }

    fn count(&mut self, rules: &Rules, line: &Labelled) {
        let field = if line.is_cause { Field::Cause } else { Field::Story };
        let people: Vec<&str> = line.people.iter().map(String::as_str).collect();
        let hits = rules.read(&line.text, field, &people);
        self.lines.0 += 1;
        self.lines.1 += usize::from(line.rule.is_none());
        let mut is_found = false;
        for hit in hits {
            let score = self.rules.entry(hit.rule.id.clone()).or_default();
            if line.rule.as_ref() == Some(&hit.rule.id) {
                score.right += usize::from(!is_found);
                is_found = true;
            } else {
                score.wrong += 1;
                let words = &line.text[hit.range];
                self.mistakes.push(format!(
                    "{}: {} at “{words}” in: {}",
                    line.place, hit.rule.id, line.text
                ));
            }
        }
        if let Some(rule) = line.rule.as_ref().filter(|_| !is_found) {
            self.rules.entry(rule.clone()).or_default().missed += 1;
            self.mistakes.push(format!("{}: {rule} missed in: {}", line.place, line.text));
        }
    }
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} lines, {} of them fine", self.lines.0, self.lines.1)?;
        writeln!(
            f,
            "{:<16} {:>5} {:>5} {:>6} {:>9} {:>6}",
            "rule", "right", "wrong", "missed", "precision", "recall"
        )?;
        let total = ("all".to_owned(), self.total());
        let rows = self.rules.iter().chain([(&total.0, &total.1)]);
        for (id, it) in rows {
            let (precision, recall) = (100.0 * it.precision(), 100.0 * it.recall());
            writeln!(
                f,
                "{id:<16} {:>5} {:>5} {:>6} {precision:>7.0} % {recall:>4.0} %",
                it.right, it.wrong, it.missed
            )?;
        }
        Ok(())
    }
}
