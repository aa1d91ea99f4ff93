//! Every known definition of every metric, and which of them is in use.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{Metric, MetricDefinition};
use crate::order;
use crate::postmortem::Postmortem;
use crate::stored;

/// Which definition a workspace uses for a metric: ids of definitions by the names of metrics.
pub type MetricChoice = BTreeMap<String, String>;

/// The definitions that ship and those a workspace added, and the one that is chosen for each metric.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MetricCatalogue {
    definitions: Vec<MetricDefinition>,
    choice: MetricChoice,
}

static SHIPPED: LazyLock<MetricCatalogue> = LazyLock::new(|| {
    let json = include_str!("../../../data/metrics.json");
    MetricCatalogue {
        definitions: stored::from_json(json).expect("a test reads this file"),
        choice: MetricChoice::new(),
    }
});

impl MetricCatalogue {
    /// What ships: read once and shared.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// What ships and `own` definitions, with `choice` among them. A definition of one's own that has the id of a shipped one
    /// takes its place.
    ///
    /// ```
    /// use afterword_core::postmortem::{MetricCatalogue, MetricChoice};
    ///
    /// let choice = MetricChoice::from([("time-to-resolve".into(), "time-to-resolve-datadog".into())]);
    /// let catalogue = MetricCatalogue::with(Vec::new(), choice);
    /// let chosen = catalogue.chosen_for("time-to-resolve").unwrap();
    /// assert_eq!(chosen.source, "Datadog; GOV.UK calls it time to fix");
    /// ```
    pub fn with(own: Vec<MetricDefinition>, choice: MetricChoice) -> Self {
        let mut definitions = SHIPPED.definitions.clone();
        for definition in own {
            match definitions.iter_mut().find(|it| it.id == definition.id) {
                Some(shipped) => *shipped = definition,
                None => definitions.push(definition),
            }
        }
        Self { definitions, choice }
    }

    /// Every definition, in the order of the list.
    pub fn definitions(&self) -> &[MetricDefinition] {
        &self.definitions
    }

    /// The definition called `id`.
    pub fn definition(&self, id: &str) -> Option<&MetricDefinition> {
        self.definitions.iter().find(|it| it.id == id)
    }

    /// The definitions of `metric`, the usual one first.
    pub fn definitions_of(&self, metric: &str) -> Vec<&MetricDefinition> {
        self.definitions.iter().filter(|it| it.metric() == metric).collect()
    }

    /// The definition that is in use for `metric`: the chosen one, else the first of the list.
    ///
    /// A choice that names no definition of that metric, as after one was deleted, counts as none.
    pub fn chosen_for(&self, metric: &str) -> Option<&MetricDefinition> {
        self.choice_for(metric).or_else(|| self.definitions.iter().find(|it| it.metric() == metric))
    }

    fn choice_for(&self, metric: &str) -> Option<&MetricDefinition> {
        let chosen = self.choice.get(metric).and_then(|it| self.definition(it));
        chosen.filter(|it| it.metric() == metric)
    }

    /// The definitions in use, one a metric, in the order in which the metrics first appear; a metric that is only offered is
    /// among them when it was chosen.
    pub fn chosen(&self) -> Vec<&MetricDefinition> {
        let mut metrics: Vec<&str> = Vec::new();
        for definition in &self.definitions {
            let metric = definition.metric();
            if !metrics.contains(&metric) && !self.is_offered(metric) {
                metrics.push(metric);
            }
        }
        metrics.into_iter().filter_map(|it| self.chosen_for(it)).collect()
    }

    /// Whether the first definition of `metric` is only offered, and nobody chose one.
    fn is_offered(&self, metric: &str) -> bool {
        let first = self.definitions.iter().find(|it| it.metric() == metric);
        first.is_some_and(|it| it.offered) && self.choice_for(metric).is_none()
    }

    /// The definitions that do not ship, or not like this, in the order of the list.
    pub fn own(&self) -> Vec<&MetricDefinition> {
        self.definitions.iter().filter(|it| !SHIPPED.definitions.contains(it)).collect()
    }

    /// The choices that count: each names a definition of its metric, and another than is used without it.
    ///
    /// A catalogue of the same [`own`](Self::own) definitions [`with`](Self::with) these choices measures the same.
    pub fn choice(&self) -> MetricChoice {
        let unchosen = Self { definitions: self.definitions.clone(), choice: MetricChoice::new() };
        let counts = |(metric, id): &(&String, &String)| {
            let chosen = self.chosen_for(metric);
            chosen.is_some_and(|it| it.id == **id)
                && (unchosen.is_offered(metric) || chosen != unchosen.chosen_for(metric))
        };
        let counting = self.choice.iter().filter(counts);
        order::map(counting.map(|(metric, id)| (metric.clone(), id.clone())))
    }

    /// Every metric in use, measured for `postmortem`.
    pub fn measure(&self, postmortem: &Postmortem) -> Vec<Metric> {
        let chosen = self.chosen().into_iter();
        chosen.map(|it| Metric { definition: it.clone(), value: it.measure(postmortem) }).collect()
    }
}
