//! What a report is made from: the incidents and actions that it is about, sorted out once.

use std::collections::BTreeSet;
use std::rc::Rc;

use chrono::NaiveDate;

use super::{Figure, ReportQuestion, ReportSpan, Sentence};
use crate::board::Card;
use crate::id::DocumentId;
use crate::order;
use crate::trends::{Bin, Incident, Library, Period, Scope, Step, series};

/// What a report is made from.
pub(super) struct Basis<'a> {
    pub(super) question: &'a ReportQuestion<'a>,
    /// All incidents of the scope, the latest first.
    pub(super) incidents: Vec<&'a Incident>,
    /// Those of the report's days.
    pub(super) during: Vec<&'a Incident>,
    /// Those of the period before.
    pub(super) before: Vec<&'a Incident>,
    /// The actions of all incidents of the scope.
    pub(super) cards: Vec<&'a Card>,
    /// The day of the first incident.
    pub(super) first: Option<NaiveDate>,
    /// The incidents up to the end of the report's days.
    pub(super) library: Library,
}

impl<'a> Basis<'a> {
    pub(super) fn of(
        library: &'a Library,
        cards: Vec<&'a Card>,
        question: &'a ReportQuestion<'a>,
    ) -> Self {
        let all = Scope { period: None, ..question.scope.clone() };
        let mut incidents = all.select(library.incidents().iter().map(|it| &**it));
        order::sort(&mut incidents, |a, b| (b.day(), b.began, b.id).cmp(&(a.day(), a.began, a.id)));
        let ids: BTreeSet<DocumentId> = incidents.iter().map(|it| it.id).collect();
        let within = |period: Period| -> Vec<&'a Incident> {
            let within =
                incidents.iter().filter(|it| it.day().is_some_and(|day| period.holds(day)));
            within.copied().collect()
        };
        let period = question.span.period();
        let is_known =
            |it: &Rc<Incident>| all.holds(it) && it.day().is_some_and(|it| it < period.until);
        let known = library.incidents().iter().filter(|it| is_known(it)).cloned();
        Self {
            question,
            during: within(period),
            before: within(question.span.before().period()),
            cards: cards.into_iter().filter(|it| ids.contains(&it.document)).collect(),
            first: incidents.iter().filter_map(|it| it.day()).min(),
            library: library.renewed(known.collect()),
            incidents,
        }
    }

    /// The day it is.
    pub(super) fn today(&self) -> NaiveDate {
        self.question.now.date_naive()
    }

    /// The report's month or quarter.
    pub(super) fn span(&self) -> ReportSpan {
        self.question.span
    }

    /// Those of its days that were; none where it has not begun.
    pub(super) fn past(&self) -> Period {
        let Period { from, until } = self.span().period();
        let tomorrow = self.today().succ_opt().unwrap_or(NaiveDate::MAX);
        Period::new(from, until.min(tomorrow).max(from))
    }

    /// Those of its days that were, from the first incident on: of what was before, nobody knows whether nothing happened or nothing
    /// was recorded. `None` where nothing is known of it.
    pub(super) fn known(&self) -> Option<Period> {
        let Period { from, until } = self.past();
        let known = Period::new(from.max(self.first?), until);
        (known.days() > 0).then_some(known)
    }

    /// Whether most of the period before is known, so that it can be compared with.
    pub(super) fn knows_before(&self) -> bool {
        let whole = self.span().before().period();
        let known = self.first.map(|it| Period::new(it.max(whole.from), whole.until).days());
        known.is_some_and(|it| it * 2 >= whole.days())
    }

    /// Whether its last day is over.
    pub(super) fn is_over(&self) -> bool {
        self.span().period().until <= self.today()
    }

    /// The day from which things are seen that are to be done next: its last, or today where that is earlier.
    pub(super) fn as_of(&self) -> NaiveDate {
        let past = self.past();
        past.until.pred_opt().unwrap_or(past.until).max(past.from)
    }

    /// How many incidents each period before it had, as far as they are known.
    pub(super) fn bins_before(&self) -> Vec<Bin> {
        self.bins(self.span().step(), self.span().period().from)
    }

    /// How many incidents each period up to `until` had, from the first incident on.
    pub(super) fn bins(&self, step: Step, until: NaiveDate) -> Vec<Bin> {
        let Some(first) = self.first.filter(|it| *it < until) else { return Vec::new() };
        series(&self.incidents, step, Period::new(first, until))
    }

    /// What stands below the title.
    pub(super) fn lead(&self) -> Vec<Sentence> {
        let all = Sentence::new("lead").with("today", Figure::Day(self.today()));
        let mut lead = vec![all.count("n", self.incidents.len())];
        let Scope { service, team, tag, .. } = self.question.scope;
        for (name, what) in [("lead.service", service), ("lead.team", team), ("lead.tag", tag)] {
            lead.extend(what.as_ref().map(|it| Sentence::new(name).text("name", it)));
        }
        if !self.is_over() && self.past().days() > 0 {
            let last = self.span().period().until.pred_opt().unwrap_or(NaiveDate::MAX);
            lead.push(Sentence::new("lead.unfinished").with("last", Figure::Day(last)));
        }
        lead
    }
}
