//! Does the analysis go below the symptom, and is what it found covered?

use std::rc::Rc;

use super::coverage::{Coverage, Ground, Row, coverage};
use super::family::depth as rule;
use super::lexicon::Lexicon;
use super::place::cause as cause_edit;
use super::subject::{Sink, Subject};
use super::{CausePart, FactorPart, Level, Need, Place, Rule, Value};
use crate::causes::{Cause, CauseChange, CauseKind, CauseTree, Confidence};
use crate::phrase::Wording;
use crate::postmortem::{SectionKey, StatusKind};

pub(super) const RULES: [Rule; 8] = [
    rule("chain-ends-at-person", Level::Warning, 4, chain_ends_at_person).waiting_for(no_analysis),
    rule("answer-repeats-question", Level::Warning, 2, answer_repeats_question)
        .waiting_for(no_analysis),
    rule("tree-without-root", Level::Warning, 3, tree_without_root).waiting_for(no_analysis),
    rule("confirmed-without-evidence", Level::Warning, 1, confirmed_without_evidence)
        .waiting_for(no_analysis),
    rule("factor-without-evidence", Level::Hint, 1, factor_without_evidence)
        .waiting_for(no_factors),
    rule("factor-uncovered", Level::Warning, 4, factor_uncovered).waiting_for(no_factors),
    rule("root-uncovered", Level::Warning, 4, root_uncovered).waiting_for(unrooted),
    rule("few-factors", Level::Warning, 2, few_factors).waiting_for(no_analysis),
];

/// Whether factors are wanted and there are none to judge.
fn no_factors(it: &Subject<'_>) -> Option<Need> {
    let is_wanted = it.wants(&SectionKey::Factors, StatusKind::Published);
    (is_wanted && factors(it) == 0).then_some(Need::Factors)
}

/// Whether the template has room for an analysis, and there is neither a factor nor a cause.
fn no_analysis(it: &Subject<'_>) -> Option<Need> {
    let mut causes = it.postmortem.trees.iter().flat_map(|it| it.walk());
    let room = [SectionKey::Causes, SectionKey::Factors];
    let has_room = it.context.template.sections.iter().any(|it| room.contains(&it.section));
    let is_missing = has_room && factors(it) == 0 && !causes.any(|it| is_live(it.cause));
    is_missing.then_some(Need::Analysis)
}

fn factors(it: &Subject<'_>) -> usize {
    it.postmortem.factors.iter().filter(|it| !it.text.trim().is_empty()).count()
}

fn unrooted(it: &Subject<'_>) -> Option<Need> {
    let is_unmarked = it.postmortem.trees.iter().any(|it| lacks_root(it));
    no_analysis(it).or(is_unmarked.then_some(Need::Root))
}

fn is_live(cause: &Cause) -> bool {
    cause.kind() != CauseKind::RuledOut && !cause.text.trim().is_empty()
}

/// Whether the chain stops here: nothing is said behind it, or it is called a root.
fn is_end(cause: &Cause) -> bool {
    is_live(cause) && (cause.is_root() || !cause.causes().iter().any(|it| is_live(it)))
}

fn chain_ends_at_person(it: &Subject<'_>, sink: &mut Sink<'_>) {
    for tree in &it.postmortem.trees {
        for cause in tree.walk().map(|it| it.cause).filter(|it| is_end(it)) {
            if let Some(words) = personal_cause(&cause.text) {
                let place = Place::Cause(tree.id(), cause.id(), CausePart::Text);
                sink.add(place).value(Value::Text(words)).text(&cause.text);
            }
        }
    }
}

/// The words by which a cause ends at a person's attention or knowledge.
fn personal_cause(text: &str) -> Option<String> {
    let lexicon = Lexicon::english();
    let wording = Wording::new(text);
    let stands = |at: usize| {
        let lengths = lexicon.personal_causes.iter().filter_map(|it| it.length_at(&wording, at));
        let end = at + lengths.max()?;
        let is_other = lexicon.not_personal.iter().any(|it| it.length_at(&wording, end).is_some());
        let words = (at..end).map(|at| wording.word(at)).collect::<Vec<&str>>();
        (!is_other).then(|| words.join(" "))
    };
    (0..wording.len()).find_map(stands)
}

fn answer_repeats_question(it: &Subject<'_>, sink: &mut Sink<'_>) {
    for tree in &it.postmortem.trees {
        let problem = content_words(&tree.problem);
        // The words of the causes on the way from the problem to the one at hand.
        let mut path: Vec<Vec<String>> = vec![problem];
        for visit in tree.walk() {
            path.truncate(visit.depth + 1);
            let answer = content_words(&visit.cause.text);
            if is_live(visit.cause) && repeats(&answer, &path[visit.depth]) {
                let place = Place::Cause(tree.id(), visit.cause.id(), CausePart::Text);
                sink.add(place).text(&visit.cause.text);
            }
            path.push(answer);
        }
    }
}

/// The words that say something, sorted, each once, without the *s* of a plural.
fn content_words(text: &str) -> Vec<String> {
    let wording = Wording::new(text);
    let stop = &Lexicon::english().stop;
    let says = |at: &usize| !stop.contains(wording.word(*at));
    let singular = |at| {
        let word: &str = wording.word(at);
        word.strip_suffix('s').filter(|it| it.len() > 2).unwrap_or(word).to_owned()
    };
    let mut words: Vec<String> = (0..wording.len()).filter(says).map(singular).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Whether `answer` says nothing that `effect` does not, and most of what it does. An answer that is a small part of a long
/// effect takes it apart, which is no repetition.
fn repeats(answer: &[String], effect: &[String]) -> bool {
    let is_known = |it: &String| effect.binary_search(it).is_ok();
    !answer.is_empty() && answer.len() * 3 >= effect.len() * 2 && answer.iter().all(is_known)
}

fn lacks_root(tree: &CauseTree) -> bool {
    let is_marked = |it: &Cause| it.is_root() || it.kind() == CauseKind::Contributing;
    let mut live = tree.walk().map(|it| it.cause).filter(|it| is_live(it)).peekable();
    live.peek().is_some() && !live.any(|it| is_marked(it))
}

/// What a tree speaks of: the problem that it explains, or the first cause where nobody named that.
fn subject_of(tree: &CauseTree) -> &str {
    let first = tree.walk().map(|it| it.cause).find(|it| is_live(it));
    match tree.problem.trim() {
        "" => first.map_or("", |it| &it.text),
        problem => problem,
    }
}

/// Where only one chain was followed, its end is what was meant.
fn tree_without_root(it: &Subject<'_>, sink: &mut Sink<'_>) {
    for tree in it.postmortem.trees.iter().filter(|it| lacks_root(it)) {
        let mut ends = tree.walk().map(|it| it.cause).filter(|it| is_end(it));
        let only = ends.next().filter(|_| ends.next().is_none());
        let mark = |it: &Rc<Cause>| cause_edit(tree.id(), it.id(), CauseChange::Root(true));
        sink.add(Place::Tree(tree.id()))
            .text(subject_of(tree))
            .fix(only.map(mark).into_iter().collect());
    }
}

fn confirmed_without_evidence(it: &Subject<'_>, sink: &mut Sink<'_>) {
    for tree in &it.postmortem.trees {
        for cause in tree.walk().map(|it| it.cause).filter(|it| is_live(it)) {
            if cause.confidence == Confidence::Confirmed && cause.evidence.is_empty() {
                let place = Place::Cause(tree.id(), cause.id(), CausePart::Evidence);
                sink.add(place).text(&cause.text);
            }
        }
    }
}

/// A link in the factor itself is evidence.
fn factor_without_evidence(it: &Subject<'_>, sink: &mut Sink<'_>) {
    let said = it.postmortem.factors.iter().filter(|it| !it.text.trim().is_empty());
    for factor in said {
        if factor.evidence.trim().is_empty() && !factor.text.contains("://") {
            sink.add(Place::Factor(factor.id, FactorPart::Evidence)).text(&factor.text);
        }
    }
}

fn factor_uncovered(it: &Subject<'_>, sink: &mut Sink<'_>) {
    for row in uncovered(&coverage(it.postmortem)) {
        if let Ground::Factor(id) = row.ground {
            sink.add(Place::Factor(id, FactorPart::Cover)).text(&row.text);
        }
    }
}

fn root_uncovered(it: &Subject<'_>, sink: &mut Sink<'_>) {
    for row in uncovered(&coverage(it.postmortem)) {
        if let Ground::Root(tree, id) = row.ground {
            sink.add(Place::Cause(tree, id, CausePart::Actions)).text(&row.text);
        }
    }
}

fn uncovered(coverage: &Coverage) -> impl Iterator<Item = &Row> {
    coverage.rows.iter().filter(|it| !it.is_covered())
}

/// A tree with several ends says as much as a list of factors. An empty list is the template's to ask for.
fn few_factors(it: &Subject<'_>, sink: &mut Sink<'_>) {
    let ends = it.postmortem.trees.iter().flat_map(|it| it.walk()).filter(|it| is_end(it.cause));
    if it.is_worst() && factors(it).max(ends.count()) == 1 {
        sink.add(Place::Section(SectionKey::Factors));
    }
}
