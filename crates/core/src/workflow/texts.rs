//! The sentences of the workflow, by language.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Sentences by name, with `{}` placeholders. English ships; another language is a file with the same names.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct WorkflowTexts(BTreeMap<String, String>);

impl WorkflowTexts {
    /// The English sentences.
    pub fn english() -> Self {
        serde_json::from_str(include_str!("../../data/workflow/en.json"))
            .expect("a test reads this file")
    }

    /// The same sentences in another language: those that `find` has, and these for the others.
    ///
    /// ```
    /// use afterword_core::workflow::WorkflowTexts;
    ///
    /// let german = |name: &str| (name == "need.needed").then_some("Ein Postmortem schreiben");
    /// let texts = WorkflowTexts::english().translated(german);
    /// assert_eq!(texts.fill("need.needed", &[]), "Ein Postmortem schreiben");
    /// assert_eq!(texts.fill("deadline.written", &[]), "Written");
    /// ```
    #[must_use]
    pub fn translated<'a>(mut self, find: impl Fn(&str) -> Option<&'a str>) -> Self {
        for (name, sentence) in &mut self.0 {
            if let Some(words) = find(name) {
                words.clone_into(sentence);
            }
        }
        self
    }

    /// The sentence called `name`, each `{placeholder}` replaced by its value; the name itself where the language lacks it.
    ///
    /// ```
    /// use afterword_core::workflow::WorkflowTexts;
    ///
    /// let texts = WorkflowTexts::english();
    /// let title = texts.fill("meeting.title", &[("title", "Checkout {outage}")]);
    /// assert_eq!(title, "Postmortem review: Checkout {outage}");
    /// ```
    pub fn fill(&self, name: &str, values: &[(&str, &str)]) -> String {
        let mut rest = self.0.get(name).map_or(name, String::as_str);
        let mut out = String::new();
        while let Some((before, (word, after))) =
            rest.split_once('{').and_then(|(before, it)| Some((before, it.split_once('}')?)))
        {
            let value = values.iter().find(|it| it.0 == word).map_or("", |it| it.1);
            out.push_str(before);
            out.push_str(value);
            rest = after;
        }
        out.push_str(rest);
        out
    }
}
