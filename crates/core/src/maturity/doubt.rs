//! Which answers an incident may disprove: what they claim, and what of that the incident's own reasons speak of.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::{Assessment, Capability, CapabilityId, Dimension, Found};
use crate::order;
use crate::postmortem::Postmortem;
use crate::search::folded;
use crate::trends::for_each_word;

/// An answer as something that can turn out to be wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Claim<'a> {
    /// Where its question belongs.
    pub dimension: &'a Dimension,
    /// What it answers.
    pub capability: &'a Capability,
    /// What was found: a score, or that the question does not apply.
    pub found: Found,
}

/// An answer that an incident may disprove.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubtful {
    /// Of which capability.
    pub capability: CapabilityId,
    /// The words that both have, as the incident has them, the most telling first; [`MOST_WORDS`](Self::MOST_WORDS) at most.
    pub words: Vec<String>,
}

impl Doubtful {
    /// So many words are named.
    pub const MOST_WORDS: usize = 6;
}

impl<'a> Claim<'a> {
    /// The statement of the level that was reached; nothing of a checklist, below the first level, or where the model has none.
    pub fn statement(&self) -> &'a str {
        let level = self.found.score().and_then(|it| u8::try_from(it / 1_000).ok());
        level.map_or("", |it| self.capability.statement(it))
    }

    /// Whether each word of `words` stands in its name, its question or its statement; also where nothing is asked for.
    ///
    /// ```
    /// use afterword_core::maturity::{Answer, Assessment, AssessmentEdit, HalfSteps};
    /// # use afterword_core::history::Editable;
    /// # use afterword_core::maturity::Model;
    /// # use afterword_core::id::DocumentId;
    /// # let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
    /// # let model = Model::read(r#"{"id": "m", "version": "1", "name": "M", "levels": [{"name": "1"}, {"name": "2"}],
    /// #   "dimensions": [{"id": "d", "name": "D", "capabilities": [
    /// #     {"id": "alerts", "name": "Alerts", "statements": ["Pages come late", "Pages come within minutes"]}]}]}"#).unwrap().0;
    /// # let mut it = Assessment::new(DocumentId::v7(0, [0; 10]), String::new(), model.into(), now);
    /// it.apply(AssessmentEdit::Answer("alerts".parse()?, Box::new(Answer::of(HalfSteps::level(2)))))?;
    /// let claims = it.claims();
    /// assert!(claims[0].has("alert MINUTES"));
    /// assert!(!claims[0].has("late"), "that is another level");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn has(&self, words: &str) -> bool {
        let text = self.texts().map(|it| folded(it.0)).join(" ");
        folded(words).split(' ').all(|it| text.contains(it))
    }

    /// What it says, and how much that weighs.
    fn texts(&self) -> [(&'a str, f64); 3] {
        [
            (&self.capability.name, NAME_WEIGHT),
            (&self.capability.question, 1.0),
            (self.statement(), 1.0),
        ]
    }

    /// The words of it that say something, each with what it weighs.
    fn terms(&self) -> BTreeMap<String, f64> {
        let mut terms = BTreeMap::new();
        let prompts = self.capability.items.iter().map(|it| (&*it.text, 1.0));
        for (text, weight) in self.texts().into_iter().chain(prompts) {
            for_each_word(text, &mut |term, _| {
                let known: &mut f64 = terms.entry(term.to_owned()).or_default();
                *known = known.max(weight);
            });
        }
        terms
    }
}

/// A word in the name of a capability says more of it than one in its question.
const NAME_WEIGHT: f64 = 2.0;

/// A word in the headline or among the reasons of an incident says more of it than one that only tells what set it off.
const REASON_WEIGHT: f64 = 2.0;

impl Assessment {
    /// What it claims: the answers that are more than *not assessed*.
    pub fn claims(&self) -> Vec<Claim<'_>> {
        let claim = |(dimension, capability)| Claim {
            dimension,
            capability,
            found: self.found(capability),
        };
        self.capabilities().map(claim).filter(|it| it.found != Found::NotAssessed).collect()
    }

    /// The answers that `postmortem` may disprove, the likeliest first: those that share words with its title, its factors, its causes or
    /// its trigger. A word counts the more, the fewer capabilities have it. A score of nothing can't be disproved, and what the
    /// incident disproves already is left out.
    ///
    /// ```
    /// use afterword_core::Postmortem;
    /// use afterword_core::maturity::{Answer, Assessment, AssessmentEdit, HalfSteps};
    /// # use afterword_core::history::Editable;
    /// # use afterword_core::maturity::Model;
    /// # use afterword_core::id::DocumentId;
    /// # let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
    /// # let model = Model::read(r#"{"id": "m", "version": "1", "name": "M", "levels": [{"name": "1"}, {"name": "2"}],
    /// #   "dimensions": [{"id": "d", "name": "D", "capabilities": [
    /// #     {"id": "backups", "name": "Backups", "statements": ["They exist", "A restore is rehearsed"]},
    /// #     {"id": "on-call", "name": "On-call", "statements": ["Somebody", "A rota"]}]}]}"#).unwrap().0;
    /// # let mut it = Assessment::new(DocumentId::v7(0, [0; 10]), String::new(), model.into(), now);
    /// for name in ["backups", "on-call"] {
    ///     let answer = Answer::of(HalfSteps::level(2));
    ///     it.apply(AssessmentEdit::Answer(name.parse()?, Box::new(answer)))?;
    /// }
    /// let mut postmortem = Postmortem::new(DocumentId::v7(1, [0; 10]), now);
    /// postmortem.title = "The restore of a backup failed".into();
    /// let doubtful = it.doubtful(&postmortem);
    /// assert_eq!(doubtful.len(), 1);
    /// assert_eq!(doubtful[0].words, ["backup", "restore"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn doubtful(&self, postmortem: &Postmortem) -> Vec<Doubtful> {
        let told = told(postmortem);
        let claims = self.claims();
        let is_open = |it: &Claim<'_>| {
            let mut doubts = self.open_doubts(&it.capability.id);
            it.found.score().is_some_and(|it| it > 0)
                && !doubts.any(|it| it.postmortem == postmortem.id)
        };
        let terms: Vec<BTreeMap<String, f64>> = claims.iter().map(Claim::terms).collect();
        let rarity = |term: &str| {
            let n = terms.iter().filter(|it| it.contains_key(term)).count();
            (1.0 + terms.len() as f64 / n.max(1) as f64).ln()
        };
        // A word is as rare as it is, however many claims ask.
        let told: Vec<(&String, &Told, f64)> =
            told.iter().map(|(term, it)| (term, it, rarity(term))).collect();
        let mut found: Vec<(f64, Doubtful)> = Vec::new();
        for (claim, terms) in claims.iter().zip(&terms).filter(|it| is_open(it.0)) {
            let shared = told.iter().filter_map(|(term, it, rarity)| {
                Some((terms.get(*term)? * it.weight * rarity, it.word.clone()))
            });
            let mut shared: Vec<(f64, String)> = shared.collect();
            order::sort(&mut shared, |a, b| b.0.total_cmp(&a.0));
            let score: f64 = shared.iter().map(|it| it.0).sum();
            let words = shared.into_iter().map(|it| it.1).take(Doubtful::MOST_WORDS).collect();
            if score > 0.0 {
                let capability = claim.capability.id.clone();
                found.push((score, Doubtful { capability, words }));
            }
        }
        order::sort(&mut found, |a, b| b.0.total_cmp(&a.0));
        found.into_iter().map(|it| it.1).collect()
    }

    /// Whether it is of a team or a service that `postmortem` names.
    pub fn is_of(&self, postmortem: &Postmortem) -> bool {
        let own = folded(&self.about.team);
        let mut named = postmortem.teams.iter().chain(&postmortem.services);
        !own.is_empty() && named.any(|it| folded(it) == own)
    }

    /// Assessments in the order in which `postmortem` may concern them: those of a team or a service that it names first, and among
    /// these, as among the others, the newest of each team and model before those that came before it.
    pub fn concerned(all: &[Rc<Self>], postmortem: &Postmortem) -> Vec<Rc<Self>> {
        let mut all: Vec<&Rc<Self>> = all.iter().collect();
        order::sort(&mut all, |a, b| (b.day(), b.created_at).cmp(&(a.day(), a.created_at)));
        let mut seen = BTreeSet::new();
        let mut ranked: Vec<((bool, bool), &Rc<Self>)> = all
            .into_iter()
            .map(|it| {
                let is_newest = seen.insert((folded(&it.about.team), it.model.id.clone()));
                ((it.is_of(postmortem), is_newest), it)
            })
            .collect();
        order::sort(&mut ranked, |a, b| Reverse(a.0).cmp(&Reverse(b.0)));
        ranked.into_iter().map(|it| it.1.clone()).collect()
    }
}

/// A word of an incident.
struct Told {
    /// As it was written first.
    word: String,
    weight: f64,
}

/// The words in which `postmortem` says what happened and why.
fn told(postmortem: &Postmortem) -> BTreeMap<String, Told> {
    let factors = postmortem.factors.iter().map(|it| &*it.text);
    let causes = postmortem.trees.iter().flat_map(|it| it.walk()).map(|it| &*it.cause.text);
    let reasons = std::iter::once(&*postmortem.title).chain(factors).chain(causes);
    let reasons = reasons.map(|it| (it, REASON_WEIGHT));
    let others = [&postmortem.trigger, &postmortem.went_wrong].map(|it| (it.as_str(), 1.0));
    let mut told: BTreeMap<String, Told> = BTreeMap::new();
    for (text, weight) in reasons.chain(others) {
        for_each_word(text, &mut |term, word| {
            let new = || Told { word: word.to_lowercase(), weight };
            told.entry(term.to_owned()).or_insert_with(new);
        });
    }
    told
}
