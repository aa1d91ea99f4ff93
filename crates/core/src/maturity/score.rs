//! Scores: what the answers of an assessment come to, and of how much of it.
//!
//! | figure | reckoned as |
//! |---|---|
//! | score of a dimension | Σ weight × score ÷ Σ weight, over answered, applicable capabilities |
//! | score of a group | the same over its dimensions |
//! | overall | Σ weight × score ÷ Σ weight, over groups where the model has them, else over dimensions |
//! | staged level | the highest level that every answered, applicable capability reaches |
//! | coverage | answered ÷ applicable |
//!
//! What has weight 0 is as if it were not there: in no mean, no staged level and no coverage. With OWASP SAMM as a model (group: function,
//! dimension: practice, capability: stream), these are its published figures.

use std::rc::Rc;

use super::{
    Assessment, Capability, CapabilityId, Dimension, DimensionId, Found, GroupId, Model, Weight,
};

/// A mean of scores, in levels.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Mean(f64);

impl Mean {
    /// The mean in levels, as it was reckoned.
    pub fn levels(self) -> f64 {
        self.0
    }

    /// The mean in tenths of a level, as it is shown: nothing is rounded up.
    ///
    /// ```
    /// use afterword_core::maturity::{Assessment, HalfSteps, Answer};
    /// # use afterword_core::maturity::{AssessmentEdit, Model};
    /// # use afterword_core::history::Editable;
    /// # use afterword_core::id::DocumentId;
    /// # let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
    /// # let capability = |id| format!(r#"{{"id": "{id}", "name": "C", "statements": ["a", "b"]}}"#);
    /// # let model = Model::read(&format!(r#"{{"id": "m", "version": "1", "name": "M", "levels": [{{"name": "1"}}, {{"name": "2"}}],
    /// #   "dimensions": [{{"id": "d", "name": "D", "capabilities": [{}, {}, {}]}}]}}"#, capability("a"), capability("b"), capability("c"))).unwrap().0;
    /// # let mut assessment = Assessment::new(DocumentId::v7(0, [0; 10]), String::new(), model.into(), now);
    /// for (capability, level) in [("a", 2), ("b", 2), ("c", 1)] {
    ///     let answer = Answer::of(HalfSteps::level(level));
    ///     assessment.apply(AssessmentEdit::Answer(capability.parse()?, Box::new(answer)))?;
    /// }
    /// let mean = assessment.results().overall.ok_or("three are answered")?;
    /// assert_eq!(mean.tenths(), 16, "1.666…");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn tenths(self) -> u32 {
        // What is a tenth but for the last bits of a sum is that tenth.
        (self.0 * 10.0 + 1e-9).floor() as u32
    }

    /// The mean as it is shown, cut to one decimal.
    pub fn shown(self) -> f64 {
        f64::from(self.tenths()) / 10.0
    }
}

/// How much of something was assessed. What has weight 0 is not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// How many capabilities have a score.
    pub answered: usize,
    /// How many apply, and are within what is assessed.
    pub applicable: usize,
    /// How many do not apply.
    pub not_applicable: usize,
    /// How many the model has beyond what is assessed.
    pub out_of_scope: usize,
}

impl Coverage {
    /// Answered ÷ applicable, in parts of one; `None` where nothing applies.
    pub fn share(self) -> Option<f64> {
        (self.applicable > 0).then(|| self.answered as f64 / self.applicable as f64)
    }

    /// Whether all that applies has a score.
    pub fn is_whole(self) -> bool {
        self.answered == self.applicable && self.applicable > 0
    }

    fn count(&mut self, found: Found) {
        match found {
            Found::NotApplicable => self.not_applicable += 1,
            Found::NotAssessed => self.applicable += 1,
            Found::Score(_) => {
                self.applicable += 1;
                self.answered += 1;
            }
        }
    }

    fn add(&mut self, other: Self) {
        self.answered += other.answered;
        self.applicable += other.applicable;
        self.not_applicable += other.not_applicable;
        self.out_of_scope += other.out_of_scope;
    }
}

/// The level that everything reaches, and what keeps it from the next.
///
/// It is of what was assessed: one that nobody has answered keeps nothing down, and the [`Coverage`] beside it says how many those are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staged {
    /// The highest level that every answered capability reaches.
    pub level: u8,
    /// Those with the lowest score, in the order of the model; none where the highest level is reached.
    pub weakest: Vec<CapabilityId>,
}

/// What was found of a dimension.
#[derive(Clone, Debug, PartialEq)]
pub struct DimensionResult {
    /// Which.
    pub id: DimensionId,
    /// How much it counts.
    pub weight: Weight,
    /// Its group.
    pub group: Option<GroupId>,
    /// Its score; `None` where nothing is answered or nothing applies, which is not 0.
    pub mean: Option<Mean>,
    /// Its staged level; `None` where there is no score.
    pub staged: Option<Staged>,
    /// Of how much of it.
    pub coverage: Coverage,
}

/// What was found of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupResult {
    /// Which.
    pub id: GroupId,
    /// Its score.
    pub mean: Option<Mean>,
}

/// What an assessment comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// The dimensions that are assessed, in the order of the model.
    pub dimensions: Vec<DimensionResult>,
    /// The groups, where the model has some.
    pub groups: Vec<GroupResult>,
    /// The overall score; `None` where nothing has one.
    pub overall: Option<Mean>,
    /// The level that all dimensions reach.
    pub staged: Option<Staged>,
    /// Of how much.
    pub coverage: Coverage,
}

impl Results {
    /// The result of that dimension, if it is assessed.
    pub fn dimension(&self, id: &DimensionId) -> Option<&DimensionResult> {
        self.dimensions.iter().find(|it| it.id == *id)
    }
}

impl Assessment {
    /// What the answers come to.
    pub fn results(&self) -> Results {
        self.results_of(&|it| self.found(it))
    }

    /// The same with other scores.
    pub(super) fn results_of(&self, found: &dyn Fn(&Capability) -> Found) -> Results {
        let dimensions: Vec<&Rc<Dimension>> = self.dimensions().collect();
        let mut results = results(&self.model, &dimensions, found);
        let outside = self.model.dimensions.iter().filter(|it| !self.is_in_scope(&it.id));
        let counted = outside.filter(|it| !it.weight.is_zero()).flat_map(|it| &it.capabilities);
        results.coverage.out_of_scope = counted.filter(|it| !it.weight.is_zero()).count();
        results
    }
}

fn results(
    model: &Model,
    dimensions: &[&Rc<Dimension>],
    found: &dyn Fn(&Capability) -> Found,
) -> Results {
    let mut all = Lowest::default();
    let mut coverage = Coverage::default();
    let mut scored = Vec::with_capacity(dimensions.len());
    for dimension in dimensions {
        let (result, lowest) = of_dimension(dimension, found, model.highest());
        if !dimension.weight.is_zero() {
            all.merge(lowest);
            coverage.add(result.coverage);
        }
        scored.push(result);
    }
    let weighed = |it: &DimensionResult| (it.weight, it.mean);
    let groups: Vec<GroupResult> = model
        .groups
        .iter()
        .map(|group| {
            let own = scored.iter().filter(|it| it.group.as_ref() == Some(&group.id));
            GroupResult { id: group.id.clone(), mean: mean(own.map(weighed)) }
        })
        .collect();
    let overall = match groups.is_empty() {
        true => mean(scored.iter().map(weighed)),
        false => mean(model.groups.iter().map(|it| it.weight).zip(groups.iter().map(|it| it.mean))),
    };
    Results { overall, staged: all.staged(model.highest()), dimensions: scored, groups, coverage }
}

fn of_dimension(
    dimension: &Dimension,
    found: &dyn Fn(&Capability) -> Found,
    highest: u8,
) -> (DimensionResult, Lowest) {
    let (mut sum, mut weight) = (0_u64, 0_u64);
    let mut coverage = Coverage::default();
    let mut lowest = Lowest::default();
    for capability in dimension.capabilities.iter().filter(|it| !it.weight.is_zero()) {
        let found = found(capability);
        coverage.count(found);
        if let Some(score) = found.score() {
            let own = u64::from(capability.weight.thousandths());
            (sum, weight) = (sum + own * u64::from(score), weight + own);
            lowest.add(score, &capability.id);
        }
    }
    // Integers until here, so that no order of the capabilities changes anything.
    let mean = (weight > 0).then(|| Mean(sum as f64 / (weight * 1_000) as f64));
    let result = DimensionResult {
        id: dimension.id.clone(),
        weight: dimension.weight,
        group: dimension.group.clone(),
        mean,
        staged: lowest.staged(highest),
        coverage,
    };
    (result, lowest)
}

/// Σ weight × score ÷ Σ weight, of what has a score and counts.
fn mean(parts: impl Iterator<Item = (Weight, Option<Mean>)>) -> Option<Mean> {
    let (mut sum, mut weights) = (0.0, 0.0);
    for (weight, mean) in parts {
        if let Some(Mean(mean)) = mean.filter(|_| !weight.is_zero()) {
            sum += weight.number() * mean;
            weights += weight.number();
        }
    }
    (weights > 0.0).then_some(Mean(sum / weights))
}

/// The lowest score of some, and whose it is.
#[derive(Default)]
struct Lowest {
    score: Option<u32>,
    whose: Vec<CapabilityId>,
}

impl Lowest {
    fn add(&mut self, score: u32, id: &CapabilityId) {
        self.merge(Self { score: Some(score), whose: vec![id.clone()] });
    }

    fn merge(&mut self, other: Self) {
        match (self.score, other.score) {
            (Some(mine), Some(theirs)) if mine == theirs => self.whose.extend(other.whose),
            (Some(mine), Some(theirs)) if mine < theirs => {}
            (_, Some(_)) => *self = other,
            (_, None) => {}
        }
    }

    fn staged(&self, highest: u8) -> Option<Staged> {
        let level = u8::try_from(self.score? / 1_000).unwrap_or(u8::MAX).min(highest);
        let weakest = if level == highest { Vec::new() } else { self.whose.clone() };
        Some(Staged { level, weakest })
    }
}
