//! What a rule may look at, and where it puts what it finds.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use chrono::NaiveDate;

use super::lexicon::Lexicon;

use super::{Choice, Finding, Fix, Level, Place, Rule, Value};
use crate::actions::Action;
use crate::claims::{self, Claim, Contradiction, Oddity};
use crate::phrase::Wording;
use crate::postmortem::{Edit, MetricCatalogue, MomentKey, Postmortem, SectionKey, StatusKind};
use crate::severity::{SeverityKey, SeverityScheme};
use crate::template::Template;
use crate::time::{Instant, ZoneRules};

/// What a review depends on besides the document.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The time.
    pub now: Instant,
    /// Today's date in the document's zone.
    pub today: NaiveDate,
    /// The clocks of the document's zone.
    pub zone: &'a dyn ZoneRules,
    /// The template that lays the document out.
    pub template: &'a Template,
    /// The severities of the workspace.
    pub scheme: &'a SeverityScheme,
    /// The metrics of the workspace.
    pub metrics: &'a MetricCatalogue,
    /// The rules that the workspace has switched off, by name; names that no rule has are ignored.
    pub off: &'a BTreeSet<String>,
}

impl fmt::Debug for Context<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Context")
            .field("now", &self.now)
            .field("off", &self.off)
            .finish_non_exhaustive()
    }
}

/// A document under review, with what several rules want to know of it.
#[derive(Debug)]
pub(super) struct Subject<'a> {
    pub(super) postmortem: &'a Postmortem,
    pub(super) context: &'a Context<'a>,
    /// The status as which it is judged.
    pub(super) status: StatusKind,
    pub(super) severity: Option<&'a SeverityKey>,
    /// Whether actions were taken away because something is wrong with them.
    pub(super) is_stripped: bool,
    /// The actions that say what they are, with their titles as words.
    pub(super) actions: Vec<(&'a Action, Wording)>,
    /// The times that look mistyped, once somebody has asked.
    oddities: OnceCell<Vec<Oddity>>,
    /// The figures that its texts state.
    claims: Vec<Claim>,
    /// Where these disagree with what is recorded, once somebody has asked.
    contradictions: OnceCell<Vec<Contradiction>>,
}

impl<'a> Subject<'a> {
    /// The document as it is, and the claims that were read out of it.
    pub(super) fn new(
        postmortem: &'a Postmortem,
        context: &'a Context<'a>,
        claims: Vec<Claim>,
    ) -> Self {
        let leads = &Lexicon::english().leads;
        let titled = postmortem.actions.iter().filter(|it| !it.title.trim().is_empty());
        let actions =
            titled.map(|it| (&**it, Wording::new(&it.title).without_lead(leads))).collect();
        let (status, severity) = (postmortem.status(), postmortem.severity.as_ref());
        let (oddities, contradictions) = (OnceCell::new(), OnceCell::new());
        Self {
            postmortem,
            context,
            status,
            severity,
            is_stripped: false,
            actions,
            oddities,
            claims,
            contradictions,
        }
    }

    /// Where the text disagrees with what is recorded, or with itself.
    pub(super) fn contradictions(&self) -> &[Contradiction] {
        let check = || claims::check_claims(self.postmortem, self.context.metrics, &self.claims);
        self.contradictions.get_or_init(check)
    }

    /// The times that look mistyped.
    pub(super) fn oddities(&self) -> &[Oddity] {
        self.oddities.get_or_init(|| claims::oddities(self.postmortem, self.context.zone))
    }

    /// The document as if it were `status` now.
    pub(super) fn judged_at(self, status: StatusKind) -> Self {
        Self { status, ..self }
    }

    /// The `rest` of the document after actions were taken away, judged as the whole is. Actions claim nothing, so what the texts
    /// claim is the same.
    pub(super) fn stripped_to<'b>(&self, rest: &'b Postmortem) -> Subject<'b>
    where
        'a: 'b,
    {
        let rest = Subject::new(rest, self.context, self.claims.clone());
        Subject { status: self.status, severity: self.severity, is_stripped: true, ..rest }
    }

    /// The document as if it were of the worst severity, where it has none.
    pub(super) fn at_worst(self) -> Self {
        let worst = self.context.scheme.levels().first().map(|it| &it.key);
        Self { severity: self.severity.or(worst), ..self }
    }

    /// How many levels of the scheme are worse; `None` without a severity that the scheme knows.
    fn rank(&self) -> Option<usize> {
        let key = self.severity?;
        self.context.scheme.levels().iter().position(|it| it.key == *key)
    }

    /// Whether it is of the worst severity.
    pub(super) fn is_worst(&self) -> bool {
        self.rank() == Some(0)
    }

    /// Whether it is of one of the two worst severities, in a scheme that tells more than two apart.
    pub(super) fn is_severe(&self) -> bool {
        let several = self.context.scheme.levels().len() > 2;
        self.rank().is_some_and(|it| it == 0 || (it == 1 && several))
    }

    /// Whether the template wants `section` by the time of `status`.
    pub(super) fn wants(&self, section: &SectionKey, status: StatusKind) -> bool {
        let mut sections = self.context.template.sections.iter();
        let asked = sections.find(|it| it.section == *section);
        asked.is_some_and(|it| it.required.iter().any(|rule| rule.counts(status, self.severity)))
    }

    /// Whether a postmortem like this one has to have actions.
    pub(super) fn wants_actions(&self) -> bool {
        self.is_severe() || self.wants(&SectionKey::Actions, StatusKind::Published)
    }

    /// The actions that are still to be done.
    pub(super) fn open_actions(&self) -> impl Iterator<Item = &(&'a Action, Wording)> {
        self.actions.iter().filter(|(it, _)| !it.state.is_closed())
    }

    /// The actions that were not decided against.
    pub(super) fn live_actions(&self) -> impl Iterator<Item = &(&'a Action, Wording)> {
        let dropped = crate::actions::StateKind::WontDo;
        self.actions.iter().filter(move |(it, _)| it.state.kind() != dropped)
    }

    pub(super) fn instant(&self, key: MomentKey) -> Option<Instant> {
        self.postmortem.instant_of(&key)
    }
}

/// Where a rule puts what it finds.
#[derive(Debug)]
pub(super) struct Sink<'a> {
    pub(super) rule: &'a Rule,
    pub(super) found: &'a mut Vec<Finding>,
}

impl Sink<'_> {
    /// Notes a finding of the rule's own level. What it returns can be given more.
    pub(super) fn add(&mut self, place: Place) -> Added<'_> {
        let finding = Finding {
            rule: self.rule.id,
            level: self.rule.level,
            place,
            range: None,
            values: Vec::new(),
            fix: None,
            choices: Vec::new(),
        };
        self.found.push(finding);
        let at = self.found.len() - 1;
        Added(&mut self.found[at])
    }
}

/// A finding that is being put together.
#[derive(Debug)]
pub(super) struct Added<'a>(&'a mut Finding);

impl Added<'_> {
    pub(super) fn value(self, value: Value) -> Self {
        self.0.values.push(value);
        self
    }

    pub(super) fn text(self, text: &str) -> Self {
        self.value(Value::excerpt(text))
    }

    pub(super) fn level(self, level: Level) -> Self {
        self.0.level = level;
        self
    }

    pub(super) fn range(self, range: Range<usize>) -> Self {
        self.0.range = Some(range);
        self
    }

    /// Offers these ways to settle it.
    pub(super) fn choices(self, choices: Vec<Choice>) -> Self {
        self.0.choices = choices;
        self
    }

    /// Offers `edits` as the fix; none are no offer.
    pub(super) fn fix(self, edits: Vec<Edit>) -> Self {
        if !edits.is_empty() {
            self.0.fix = Some(Fix { edits });
        }
        self
    }
}
