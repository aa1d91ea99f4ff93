//! A year on: are the actions of an incident done, and did it come back?

use chrono::{Datelike as _, NaiveDate};

use super::{WorkflowPolicy, date_in};
use crate::actions::{ActionId, ActionState};
use crate::id::DocumentId;
use crate::order;
use crate::postmortem::Postmortem;
use crate::summary::Summary;
use crate::time::{Instant, ZoneRules};

/// What is worth asking when an incident has its anniversary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anniversary {
    /// How many years ago it was; one or more.
    pub years: u32,
    /// The day, in the document's zone. After a 29 February it is the 28th where the year has none.
    pub on: NaiveDate,
    /// The actions that are neither done nor decided against.
    pub open_actions: Vec<ActionId>,
    /// How many are done.
    pub done_actions: usize,
    /// Later incidents that might be the same again; the likeliest first. A question, not a verdict.
    pub recurrences: Vec<Recurrence>,
}

/// A later incident on the same services.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recurrence {
    /// The document.
    pub id: DocumentId,
    /// The services that both hit.
    pub services: Vec<String>,
    /// How many words of four letters or more both titles have.
    pub same_words: usize,
}

/// The latest anniversary of `postmortem`, if it fell on one of the last days before `now`: as many as `policy` says. `others` are the
/// lines of the workspace's list.
///
/// ```
/// use afterword_core::postmortem::{Edit, Moment, MomentKey};
/// use afterword_core::workflow::{WorkflowPolicy, anniversary};
/// # use afterword_core::{Postmortem, id::DocumentId};
/// # let at = |text| chrono::DateTime::parse_from_rfc3339(text).unwrap();
/// # let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), at("2024-10-01T14:32:00Z"));
/// let utc = chrono::FixedOffset::east_opt(0).unwrap();
/// let begun = Moment::At(at("2024-10-01T14:32:00Z"));
/// postmortem.apply(Edit::Moment(MomentKey::ImpactStarted, Some(begun)))?;
/// let on = |text| anniversary(&postmortem, &[], &WorkflowPolicy::shipped(), &utc, at(text));
/// assert_eq!(on("2025-09-30T12:00:00Z"), None);
/// assert_eq!(on("2025-10-01T00:00:00Z").unwrap().years, 1);
/// # Ok::<(), afterword_core::postmortem::EditError>(())
/// ```
pub fn anniversary(
    postmortem: &Postmortem,
    others: &[Summary],
    policy: &WorkflowPolicy,
    zone: &dyn ZoneRules,
    now: Instant,
) -> Option<Anniversary> {
    let happened = postmortem.happened_at()?;
    let (day, today) = (date_in(zone, happened), date_in(zone, now));
    let (years, on) = latest(day, today)?;
    if (today - on).num_days() >= policy.anniversary_days.into() {
        return None;
    }
    let actions = || postmortem.actions.iter();
    Some(Anniversary {
        years,
        on,
        open_actions: actions().filter(|it| !it.state.is_closed()).map(|it| it.id).collect(),
        done_actions: actions().filter(|it| it.state == ActionState::Done).count(),
        recurrences: recurrences(postmortem, happened, others),
    })
}

/// The last anniversary of `day` that is not after `today`, and how many years it is after.
fn latest(day: NaiveDate, today: NaiveDate) -> Option<(u32, NaiveDate)> {
    let in_year = |year| {
        let (month, day) = (day.month(), day.day());
        NaiveDate::from_ymd_opt(year, month, day)
            .or_else(|| NaiveDate::from_ymd_opt(year, month, day - 1))
    };
    let this_year = in_year(today.year()).filter(|it| *it <= today);
    let on = this_year.or_else(|| in_year(today.year() - 1))?;
    let years = u32::try_from(on.year() - day.year()).ok().filter(|it| *it > 0)?;
    Some((years, on))
}

fn recurrences(postmortem: &Postmortem, happened: Instant, others: &[Summary]) -> Vec<Recurrence> {
    let title = words(&postmortem.title);
    let services: Vec<String> = postmortem.services.iter().map(|it| folded(it)).collect();
    let is_shared = |it: &&String| services.contains(&folded(it));
    let later = others
        .iter()
        .filter(|it| it.id != postmortem.id && it.happened_at.is_some_and(|it| it > happened));
    let mut found: Vec<Recurrence> = later
        .map(|it| Recurrence {
            id: it.id,
            services: it.services.iter().filter(is_shared).cloned().collect(),
            same_words: words(&it.title).iter().filter(|word| title.contains(word)).count(),
        })
        .filter(|it| !it.services.is_empty())
        .collect();
    order::sort(&mut found, |a, b| {
        (b.same_words, b.services.len()).cmp(&(a.same_words, a.services.len()))
    });
    found
}

fn folded(service: &str) -> String {
    service.trim().to_lowercase()
}

/// The words of a title that say something, each once. A title longer than a hundred words is no title.
fn words(title: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in title.split(|it: char| !it.is_alphanumeric()).take(100).map(str::to_lowercase) {
        if word.chars().count() >= 4 && !words.contains(&word) {
            words.push(word);
        }
    }
    words
}
