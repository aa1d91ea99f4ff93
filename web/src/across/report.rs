//! The learning report of a month or a quarter: for the page, and as a file.

use std::rc::Rc;

use afterword_core::secrets;
use afterword_core::time::Instant;
use afterword_core::trends::{
    Incident, LearningReport, ReportQuestion, ReportSpan, Ruling, Scope, report_words,
};
use afterword_core::workflow::WorkflowPolicy;
use afterword_formats::report::LaidOut;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Ask, Choices, World};

/// What did we learn in a month or a quarter?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Report {
    /// Its month or quarter, as [`ReportSpan::key`] writes it.
    pub(crate) span: String,
    /// Which incidents it is about.
    pub(crate) scope: Scope,
    /// The time; its day is today.
    pub(crate) now: Instant,
    /// The tag of the language it is written in.
    pub(crate) language: String,
    /// What people made of warnings.
    pub(crate) rulings: Rc<Vec<Ruling>>,
    /// What stands before the route of a document in its address: nothing on the page, all of the app's own in a file.
    pub(crate) base: String,
}

/// A report, and what it can be narrowed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ReportShown {
    /// Its links lead to the documents.
    pub(crate) laid_out: LaidOut,
    pub(crate) choices: Choices,
    /// The day of the first incident of all: so far back there are reports.
    pub(crate) first: Option<NaiveDate>,
}

impl Ask for Report {
    const NAME: &'static str = "report";
    type Answer = Rc<ReportShown>;
}

/// Answers the page.
pub(super) fn answer(world: &World, ask: &Report) -> ReportShown {
    let LaidOut { title, lead, parts } = laid_out(world, ask);
    let parts = parts.into_iter().map(|(heading, text)| (heading, without_secrets(text)));
    let laid_out = LaidOut { title, lead: without_secrets(lead), parts: parts.collect() };
    let all: Vec<&Incident> = world.incidents().collect();
    let first = all.iter().filter_map(|it| it.day()).min();
    ReportShown { laid_out, choices: Choices::of(&all), first }
}

/// A report quotes titles, factors and actions, and goes to many: keys, tokens and passwords in them stay where they are.
fn without_secrets(mut text: String) -> String {
    secrets::take_out(&mut text, secrets::english());
    text
}

fn laid_out(world: &World, ask: &Report) -> LaidOut {
    let today = ask.now.date_naive();
    let span = ReportSpan::read(&ask.span, today).unwrap_or(ReportSpan::month(today).before());
    let question = ReportQuestion {
        span,
        scope: &ask.scope,
        now: ask.now,
        policy: &WorkflowPolicy::shipped(),
        scheme: &world.scheme,
        rulings: &ask.rulings,
    };
    let report = LearningReport::of(&world.library(), world.cards(), &question);
    let words = report_words(&ask.language).or_else(|| report_words("en"));
    let words = words.expect("there are words in English; a test reads them");
    LaidOut::of(&report, words, &|id| Some(format!("{}#/postmortem/{id}", ask.base)))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use afterword_core::Postmortem;
    use afterword_core::id::DocumentId;
    use afterword_core::postmortem::{MetricCatalogue, Moment, MomentKey};
    use chrono::{Offset as _, Utc};

    use super::*;
    use crate::across::digest::Digest;

    fn ask(span: &str, language: &str) -> Report {
        Report {
            span: span.to_owned(),
            scope: Scope::default(),
            now: "2026-10-05T12:00:00Z".parse().unwrap(),
            language: language.to_owned(),
            rulings: Rc::default(),
            base: "https://example.org/".to_owned(),
        }
    }

    #[test]
    fn a_report_is_written_in_the_language_that_is_asked_for() {
        let shown = answer(&World::default(), &ask("2026-Q3", "de"));
        assert_eq!(shown.laid_out.title, "Lernbericht: Q3 2026");
        let shown = answer(&World::default(), &ask("2026-09", "xx"));
        assert_eq!(shown.laid_out.title, "Learning report: September 2026");
    }

    #[test]
    fn it_says_how_far_back_there_are_reports() {
        let incident = |n, day: &str| {
            let began = format!("{day}T08:00:00Z").parse().unwrap();
            let mut document = Postmortem::new(DocumentId::v7(n, [0; 10]), began);
            document.moments.insert(MomentKey::ImpactStarted, Moment::At(began));
            Digest::by(&document.into(), 1, MetricCatalogue::shipped(), &Utc.fix())
        };
        let mut world = World::default();
        assert_eq!(answer(&world, &ask("2026-Q3", "en")).first, None);
        for it in [incident(1, "2026-09-20"), incident(2, "2013-01-31")] {
            world.put(it);
        }
        let first = answer(&world, &ask("2026-Q3", "en")).first;
        assert_eq!(first, "2013-01-31".parse().ok());
    }

    #[test]
    fn keys_and_passwords_stay_out_and_links_stay_whole() {
        let said =
            "[Pool](#/postmortem/0199a2b3-7c4d-7e8f-9a0b-1c2d3e4f5a6b): password=hunter2-hunter2!";
        let text = without_secrets(said.to_owned());
        assert!(!text.contains("hunter2"), "{text}");
        assert!(text.starts_with(&said[..58]), "{text}");
    }
}
