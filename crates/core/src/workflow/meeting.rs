//! The review meeting: when it is, and what its invitation says.

use serde::{Deserialize, Serialize};

use super::WorkflowPolicy;
use crate::postmortem::{MomentKey, Postmortem};
use crate::time::Instant;
use crate::wording::Wording;

/// One point of the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaItem {
    /// Its name in files.
    pub id: String,
    /// How long it takes.
    pub minutes: u32,
    /// What it is, for a point of the team's own; those that ship have their words by language.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

impl AgendaItem {
    /// What it is, in the language of `texts`.
    pub fn sentence(&self, texts: &Wording) -> String {
        match self.text.as_str() {
            "" => texts.fill(&format!("agenda.{}", self.id), &[]),
            text => text.to_owned(),
        }
    }
}

/// The words of an invitation to the review meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingInvitation {
    /// Its subject.
    pub title: String,
    /// Why, and the agenda with its minutes, one point a line.
    pub description: String,
    /// How long it takes: the sum of the agenda.
    pub minutes: u32,
}

/// The moment that a document keeps its review meeting as.
pub fn review_meeting_key() -> MomentKey {
    MomentKey::Custom("review-meeting".to_owned())
}

/// When the review meeting is, or was, if one was set.
pub fn review_meeting_at(postmortem: &Postmortem) -> Option<Instant> {
    postmortem.instant_of(&review_meeting_key())
}

/// The invitation to the review meeting of `postmortem`.
///
/// ```
/// use afterword_core::workflow::{WorkflowPolicy, english, review_meeting};
/// # use afterword_core::{Postmortem, id::DocumentId};
/// # let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
/// # let postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
/// let postmortem = Postmortem { title: "Checkout outage".into(), ..postmortem };
/// let meeting = review_meeting(&postmortem, &WorkflowPolicy::shipped(), english());
/// assert_eq!(meeting.title, "Postmortem review: Checkout outage");
/// assert_eq!(meeting.minutes, 60);
/// assert!(meeting.description.contains("\n5–20 min  Impact and timeline"));
/// # Ok::<(), chrono::ParseError>(())
/// ```
pub fn review_meeting(
    postmortem: &Postmortem,
    policy: &WorkflowPolicy,
    texts: &Wording,
) -> MeetingInvitation {
    let title = match postmortem.title.trim() {
        "" => texts.fill("meeting.untitled", &[]),
        title => title.to_owned(),
    };
    let mut description = texts.fill("meeting.intro", &[]);
    description.push('\n');
    let mut minutes = 0_u32;
    for item in &policy.agenda {
        let (from, to) = (minutes, minutes.saturating_add(item.minutes));
        let (from_text, to_text, what) = (from.to_string(), to.to_string(), item.sentence(texts));
        let values = [("from", from_text.as_str()), ("to", &to_text), ("item", &what)];
        description.push('\n');
        description.push_str(&texts.fill("meeting.item", &values));
        minutes = to;
    }
    let title = texts.fill("meeting.title", &[("title", &title)]);
    MeetingInvitation { title, description, minutes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workflow::{DeadlineKind, Need, english};

    #[test]
    fn everything_that_ships_has_english_words() {
        let (policy, texts) = (WorkflowPolicy::shipped(), english());
        let mut sentences: Vec<String> =
            policy.agenda.iter().map(|it| it.sentence(texts)).collect();
        sentences.extend(policy.triggers.iter().map(|it| it.sentence(texts)));
        sentences.extend(DeadlineKind::ALL.map(|it| texts.fill(it.key(), &[])));
        let needs = [Need::NotNeeded, Need::Recommended, Need::Needed];
        sentences.extend(needs.map(|it| texts.fill(it.key(), &[])));
        for sentence in sentences {
            assert!(sentence.starts_with(char::is_uppercase), "{sentence}");
        }
    }
}
