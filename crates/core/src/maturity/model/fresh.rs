//! Models that begin: a blank one, and a copy of another.

use std::rc::Rc;

use super::{Capability, Dimension, Level, Model, ModelId, Other, STALE_AFTER_DAYS, Slug, Weight};

impl Model {
    /// A model of levels of those names, with one dimension and one capability, of which nothing is said yet.
    ///
    /// ```
    /// use afterword_core::maturity::Model;
    ///
    /// let levels = ["One", "Two", "Three", "Four", "Five"].map(str::to_owned);
    /// let model = Model::blank("ours".parse()?, "Ours".into(), levels.into(), "Alerts".into(), "Runbooks".into());
    /// assert_eq!((model.highest(), model.capabilities().count()), (5, 1));
    /// assert_eq!(model.problems()[0].path, "dimensions[0].capabilities[0].statements");
    /// # Ok::<(), afterword_core::maturity::ParseSlugError>(())
    /// ```
    pub fn blank(
        id: ModelId,
        name: String,
        levels: Vec<String>,
        dimension: String,
        capability: String,
    ) -> Self {
        let first = Capability::blank(
            Slug::free(&capability, "capability", |_| false),
            capability,
            levels.len(),
        );
        let dimension = Dimension {
            id: Slug::free(&dimension, "dimension", |_| false),
            name: dimension,
            about: String::new(),
            group: None,
            weight: Weight::ONE,
            capabilities: vec![Rc::new(first)],
            other: Other::new(),
        };
        let level = |name| Level {
            name,
            characteristics: Vec::new(),
            pains: Vec::new(),
            investment: String::new(),
            other: Other::new(),
        };
        Self {
            id,
            version: "1.0.0".to_owned(),
            name,
            about: String::new(),
            licence: String::new(),
            source: Vec::new(),
            language: "en".to_owned(),
            stale_after_days: STALE_AFTER_DAYS,
            answers: Vec::new(),
            levels: levels.into_iter().map(level).collect(),
            namings: Vec::new(),
            groups: Vec::new(),
            dimensions: vec![Rc::new(dimension)],
            other: Other::new(),
        }
    }

    /// The same model under another name. Its parts keep their ids and it keeps its version, so that one can see what it came from.
    ///
    /// ```
    /// # use afterword_core::maturity::Model;
    /// let ours = Model::blank("ours".parse()?, "Ours".into(), vec!["One".into()], "D".into(), "C".into());
    /// let copy = ours.copy("theirs".parse()?, "Theirs".into());
    /// assert_eq!((copy.dimensions, copy.version), (ours.dimensions, ours.version));
    /// # Ok::<(), afterword_core::maturity::ParseSlugError>(())
    /// ```
    #[must_use]
    pub fn copy(&self, id: ModelId, name: String) -> Self {
        Self { id, name, ..self.clone() }
    }
}
