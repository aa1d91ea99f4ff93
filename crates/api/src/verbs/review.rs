//! What the review says of a postmortem, and what can be mended without thinking.

use std::collections::BTreeSet;

use afterword_core::Postmortem;
use afterword_core::postmortem::{MetricCatalogue, SectionKey, StatusKind};
use afterword_core::review::{self, Context, Finding, Level, Place, Reviewer, Rule, Step, Texts};
use afterword_core::severity::SeverityScheme;
use afterword_core::template::Template;
use afterword_core::time::Instant;
use serde::{Deserialize, Serialize};

use super::create;
use crate::arguments::optional;
use crate::failure::{Code, Failure};
use crate::host::Host;
use crate::keys::Key;
use crate::whole::Whole;

/// How a postmortem is judged.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub(crate) struct ReviewOptions {
    /// The time by which it is judged; now if it is left out.
    #[cfg_attr(feature = "typescript", ts(optional, type = "Instant | Date"))]
    now: Option<Instant>,
    /// The rules that say nothing, by name.
    off: Option<Vec<String>>,
    /// Adds what would be missing at this status.
    #[serde(rename = "as")]
    judged_as: Option<StatusKind>,
    /// The shipped template that lays it out; its own if it is left out.
    template: Option<String>,
    /// The severities of the team; those that ship if they are left out.
    scheme: Option<SeverityScheme>,
}

optional!(ReviewOptions);

/// What the review says.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) struct Review {
    /// One remark each, in the order of the document.
    findings: Vec<FindingAnswer>,
    /// How ready it is to be published, 0 to 1; 1 only where nothing is open.
    readiness: f64,
    /// What to do, what raises the readiness most first.
    steps: Vec<ReadinessStep>,
}

/// One remark of the review about one place.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Finding"))]
pub(crate) struct FindingAnswer {
    /// The rule that speaks.
    rule: String,
    /// What sort of rule that is.
    family: Option<Key<review::Family>>,
    /// How much it matters here.
    level: Key<Level>,
    /// What it speaks of.
    place: PlaceAnswer,
    /// The section that it belongs to; none for the head of the document.
    section: Option<SectionKey>,
    /// The letters of the text at that place that it speaks of, as JavaScript counts them; none where it speaks of the whole.
    range: Option<TextRange>,
    /// What is remarked.
    message: String,
    /// Why it matters.
    why: String,
    /// How to settle it.
    how: String,
    /// Whether `applyFixes` settles it.
    can_fix: bool,
}

/// A stretch of a text, as `slice` takes it.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) struct TextRange {
    /// Its first letter.
    start: usize,
    /// The one after its last.
    end: usize,
}

impl TextRange {
    /// The stretch of these bytes of `text`.
    pub(super) fn of(text: &str, bytes: &std::ops::Range<usize>) -> Self {
        let letters = |end: usize| text.get(..end).unwrap_or(text).encode_utf16().count();
        Self { start: letters(bytes.start), end: letters(bytes.end) }
    }
}

/// A place in a postmortem.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "FindingPlace"))]
pub(crate) struct PlaceAnswer {
    /// What it is: text, status, severity, role, moment, section, entry, tree, cause, factor, action, heading, free-section or feedback.
    of: &'static str,
    /// Which of them: the id of a thing, or the name of a field; none where there is but one.
    id: Option<String>,
    /// Which part of it: time, text, owner, due and the like; none for the whole.
    part: Option<String>,
}

/// Something to do that raises the readiness.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) struct ReadinessStep {
    /// The rule whose findings are to be settled; none where something has to be added first.
    rule: Option<String>,
    /// What has to be added.
    add: Option<Key<review::Need>>,
    /// What to do, in words.
    text: String,
    /// The share that it gives back, 0 to 1.
    share: f64,
}

/// A rule of the review.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Rule"))]
pub(crate) struct RuleAnswer {
    /// Its name, by which it can be switched off.
    id: &'static str,
    /// What sort of rule it is.
    family: Key<review::Family>,
    /// How much its findings matter.
    level: Key<Level>,
    /// How much it counts in the readiness; 0 if it does not.
    weight: u32,
    /// What it looks for.
    title: String,
    /// Why that matters.
    why: String,
    /// How to settle what it finds.
    how: String,
}

/// A postmortem after fixes.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) struct Fixed {
    /// The postmortem.
    postmortem: Whole<Postmortem>,
    /// What was mended, as it was remarked.
    applied: Vec<AppliedFix>,
}

/// One thing that was mended.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) struct AppliedFix {
    /// The rule that it settles.
    rule: String,
    /// What was remarked.
    message: String,
}

pub(super) fn review(
    host: &Host<'_>,
    Whole(postmortem): Whole<Postmortem>,
    options: ReviewOptions,
) -> Result<Review, Failure> {
    let ground = Ground::of(host, &postmortem, options)?;
    ground.with(&postmortem, |context| {
        let mut reviewer = Reviewer::default();
        let (mut findings, readiness) = reviewer.report(&postmortem, context);
        if let Some(status) = ground.judged_as {
            let missing = reviewer.missing(&postmortem, context, status);
            let is_same = |one: &Finding, other: &Finding| {
                (one.rule, &one.place, &one.range) == (other.rule, &other.place, &other.range)
            };
            // What would be missing takes the place of the milder remark about the same.
            findings.retain(|it| !missing.iter().any(|other| is_same(it, other)));
            findings.extend(missing);
        }
        let step = |(step, thousandths): (Step, u32)| {
            let texts = Texts::english();
            let (rule, add, text) = match step {
                Step::Mend(rule) => {
                    (Some(rule.as_str().to_owned()), None, texts.rule(rule).how.clone())
                }
                Step::Add(need) => (None, Some(Key(need)), texts.need(need).to_owned()),
            };
            ReadinessStep { rule, add, text, share: f64::from(thousandths) / 1e3 }
        };
        Review {
            findings: findings.iter().map(|it| FindingAnswer::of(it, &postmortem)).collect(),
            readiness: f64::from(readiness.thousandths) / 1e3,
            steps: readiness.steps().into_iter().map(step).collect(),
        }
    })
}

pub(super) fn rules(_host: &Host<'_>) -> Result<Vec<RuleAnswer>, Failure> {
    let answer = |it: &Rule| {
        let text = Texts::english().rule(it.id);
        RuleAnswer {
            id: it.id.as_str(),
            family: Key(it.family),
            level: Key(it.level),
            weight: it.weight,
            title: text.title.clone(),
            why: text.why.clone(),
            how: text.how.clone(),
        }
    };
    Ok(review::rules().iter().map(answer).collect())
}

pub(super) fn apply_fixes(
    host: &Host<'_>,
    Whole(mut postmortem): Whole<Postmortem>,
    options: ReviewOptions,
) -> Result<Fixed, Failure> {
    // A fix takes its finding away and brings no error; should two ever bring each other back, this ends it.
    const MOST: usize = 10_000;
    let ground = Ground::of(host, &postmortem, options)?;
    let mut reviewer = Reviewer::default();
    let mut applied = Vec::new();
    while applied.len() < MOST {
        let findings = ground.with(&postmortem, |context| reviewer.review(&postmortem, context))?;
        let Some((finding, fix)) = findings.iter().find_map(|it| Some((it, it.fix.clone()?)))
        else {
            break;
        };
        let mut mended = postmortem.clone();
        if fix.edits.into_iter().any(|edit| mended.apply(edit).is_err()) {
            let message = format!("the fix of “{}” does not fit", finding.rule.as_str());
            return Err(Failure::new(Code::Internal, message));
        }
        postmortem = mended;
        let message = Texts::english().message(finding);
        applied.push(AppliedFix { rule: finding.rule.as_str().to_owned(), message });
    }
    Ok(Fixed { postmortem: Whole(postmortem), applied })
}

/// What a postmortem is judged by.
struct Ground<'h, 'a> {
    host: &'h Host<'a>,
    now: Instant,
    off: BTreeSet<String>,
    judged_as: Option<StatusKind>,
    template: Template,
    scheme: SeverityScheme,
}

impl<'h, 'a> Ground<'h, 'a> {
    fn of(
        host: &'h Host<'a>,
        postmortem: &Postmortem,
        options: ReviewOptions,
    ) -> Result<Self, Failure> {
        let ReviewOptions { now, off, judged_as, template, scheme } = options;
        let known = review::rules();
        if let Some(unknown) =
            off.iter().flatten().find(|it| !known.iter().any(|rule| rule.id.as_str() == **it))
        {
            let message = format!("there is no rule “{unknown}”; rules() names them");
            return Err(Failure::not_found("options.off", message));
        }
        Ok(Self {
            host,
            now: now.unwrap_or(host.now),
            off: off.into_iter().flatten().collect(),
            judged_as,
            template: template_of(postmortem, template.as_deref())?,
            scheme: scheme.unwrap_or_else(SeverityScheme::shipped),
        })
    }

    fn with<T>(
        &self,
        postmortem: &Postmortem,
        run: impl FnOnce(&Context<'_>) -> T,
    ) -> Result<T, Failure> {
        if !self.host.knows(&postmortem.zone) {
            return Err(Failure::no_zone("postmortem.zone", &postmortem.zone));
        }
        let clocks = self.host.clocks(&postmortem.zone);
        Ok(run(&Context {
            now: clocks.local(self.now),
            today: clocks.day(self.now),
            zone: &clocks,
            template: &self.template,
            scheme: &self.scheme,
            metrics: MetricCatalogue::shipped(),
            off: &self.off,
        }))
    }
}

/// The template that lays `postmortem` out: the one that was asked for, else its own, else a bare one.
pub(super) fn template_of(
    postmortem: &Postmortem,
    asked: Option<&str>,
) -> Result<Template, Failure> {
    match asked {
        Some(asked) => create::shipped(asked),
        None => Ok(create::shipped(&postmortem.template.0).unwrap_or_else(|_| Template::plain())),
    }
}

impl FindingAnswer {
    fn of(finding: &Finding, postmortem: &Postmortem) -> Self {
        let texts = Texts::english();
        let text = texts.rule(finding.rule);
        let spoken_of = finding.place.text(postmortem).unwrap_or_default();
        Self {
            rule: finding.rule.as_str().to_owned(),
            family: finding.rule.rule().map(|it| Key(it.family)),
            level: Key(finding.level),
            place: PlaceAnswer::of(&finding.place),
            section: finding.place.section(postmortem),
            range: finding.range.as_ref().map(|it| TextRange::of(spoken_of, it)),
            message: texts.message(finding),
            why: text.why.clone(),
            how: text.how.clone(),
            can_fix: finding.fix.is_some(),
        }
    }
}

/// A name in files, as serde writes it.
fn named(it: impl Serialize) -> Option<String> {
    serde_json::to_value(it).ok()?.as_str().map(str::to_owned)
}

/// A part of a thing, as its variant is called.
fn part(it: impl std::fmt::Debug) -> Option<String> {
    Some(format!("{it:?}").to_lowercase())
}

impl PlaceAnswer {
    fn of(place: &Place) -> Self {
        let at = |of: &'static str, id: Option<String>, part: Option<String>| Self { of, id, part };
        let id = |it: &dyn ToString| Some(it.to_string());
        match place {
            Place::Text(field) => at("text", named(field), None),
            Place::Status => at("status", None, None),
            Place::Severity => at("severity", None, None),
            Place::Role(role) => at("role", named(role), None),
            Place::Moment(key) => at("moment", Some(key.key().to_owned()), None),
            Place::Section(key) => at("section", Some(key.key().to_owned()), None),
            Place::Entry(it, of) => at("entry", id(it), part(of)),
            Place::Tree(it) => at("tree", id(it), None),
            Place::Cause(_, it, of) => at("cause", id(it), part(of)),
            Place::Factor(it, of) => at("factor", id(it), part(of)),
            Place::Action(it, of) => at("action", id(it), part(of)),
            Place::Heading(it) => at("heading", id(it), None),
            Place::Free(it) => at("free-section", id(it), None),
            Place::Feedback(n) => at("feedback", id(n), None),
        }
    }
}
