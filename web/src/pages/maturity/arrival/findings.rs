//! What there is to know of a model that was read: what its check found, what its rules do not keep, and what of the file was not understood.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use afterword_formats::maturity::{FileNote, ModelRead};
use afterword_ui::words::{Text, model_flaw, noted, use_words, word};
use yew::prelude::*;

use super::{line, placed};

/// Where the words for what is to be said are looked for.
pub(super) const PROBLEMS: [&str; 2] = ["model-note.", "maturity.problem-"];
const NOTES: [&str; 1] = ["model-note."];

/// So many are shown before the others are folded.
const SHOWN: usize = 3;

/// What is proved of the rules of a lens, and what is said of so many questions.
const RULES: [(&str, &Text); 8] = [
    ("unreachable", &word::MATURITY_RULE_UNREACHABLE),
    ("none-is-better", &word::MATURITY_RULE_NONE_IS_BETTER),
    ("all-is-worse", &word::MATURITY_RULE_ALL_IS_WORSE),
    ("worsens", &word::MATURITY_RULE_WORSENS),
    ("undecided", &word::MATURITY_RULE_UNDECIDED),
    ("never-applies", &word::MATURITY_RULE_NEVER_APPLIES),
    ("never-matters", &word::MATURITY_RULE_NEVER_MATTERS),
    ("not-proved", &word::MATURITY_RULE_NOT_PROVED),
];

#[derive(PartialEq, Properties)]
pub(super) struct ReadProps {
    pub(super) read: Rc<ModelRead>,
}

/// What the check of the model found.
#[component]
pub(super) fn Findings(props: &ReadProps) -> Html {
    use_words();
    let ModelRead { model, flaws: notes, .. } = &*props.read;
    let flaws = model.lint();
    let said = match flaws.len() {
        0 => word::MATURITY_MODEL_FLAWLESS.text().to_owned(),
        n => word::MATURITY_MODEL_FLAWS.count(n),
    };
    // The notes know the lines of the file, and behind the last of them how many more flaws there are.
    let each = notes.iter().enumerate().map(|(at, note)| match flaws.get(at) {
        Some(flaw) if flaw.kind.key() == note.key => placed(note, &model_flaw(&flaw.kind, model)),
        _ => line(note, &NOTES),
    });
    let lines: Vec<String> = each.collect();
    html! {
        <div class="maturity-found" data-kind="flaws"><p>{ said }</p>{ folded(&lines) }</div>
    }
}

/// What was left out, guessed or kept; and of a lens what its rules do not keep.
#[component]
pub(super) fn Notes(props: &ReadProps) -> Html {
    use_words();
    let is_of_rules = |it: &&FileNote| RULES.iter().any(|rule| rule.0 == it.key);
    let (rules, notes): (Vec<&FileNote>, Vec<&FileNote>) =
        props.read.notes.iter().partition(is_of_rules);
    html! {
        <>
            <div class="maturity-found" data-kind="rules">
                if !rules.is_empty() {
                    <p>{ word::MATURITY_MODEL_RULES.text() }</p>
                    <ul>{ for counted(&rules).into_iter().map(|it| html! { <li>{ it }</li> }) }</ul>
                    { details(&lines(&rules)) }
                }
            </div>
            <div class="maturity-found" data-kind="notes">
                if !notes.is_empty() {
                    <p>{ word::MATURITY_MODEL_NOTES.count(notes.len()) }</p>
                    { folded(&lines(&notes)) }
                }
            </div>
        </>
    }
}

/// Of how many questions each is proved.
fn counted(rules: &[&FileNote]) -> Vec<String> {
    let mut questions: BTreeMap<(usize, &str), BTreeSet<&str>> = BTreeMap::new();
    for note in rules {
        let Some(kind) = RULES.iter().position(|it| it.0 == note.key) else { continue };
        questions.entry((kind, risk(note))).or_default().insert(&note.path);
    }
    let counted = questions.into_iter().map(|((kind, risk), questions)| {
        let worded = risk.replace(' ', "-");
        let risk = noted::<&str>(&["model-value."], &worded, &[], risk);
        RULES[kind].1.count_and(questions.len(), &[("risk", &risk)])
    });
    counted.collect()
}

fn risk(note: &FileNote) -> &str {
    note.values.iter().find(|it| it.0 == "risk").map_or("", |it| &it.1)
}

fn lines(notes: &[&FileNote]) -> Vec<String> {
    notes.iter().map(|it| line(it, &NOTES)).collect()
}

/// The first of them, the others folded.
fn folded(lines: &[String]) -> Html {
    let (first, rest) = lines.split_at(lines.len().min(SHOWN));
    html! {
        <>
            if !first.is_empty() {
                { list(first) }
            }
            { details(rest) }
        </>
    }
}

fn details(lines: &[String]) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <details>
            <summary>{ word::MATURITY_MODEL_MORE.count(lines.len()) }</summary>
            { list(lines) }
        </details>
    }
}

fn list(lines: &[String]) -> Html {
    let item = |(at, it): (usize, &String)| html! { <li key={at}>{ it }</li> };
    html! { <ul>{ for lines.iter().enumerate().map(item) }</ul> }
}
