//! The kind of a timeline entry, where its words leave no doubt.

use super::known::{by_kind, is_vetoed, once_each, phrases_at};
use super::token::{Sentence, TokenKind, sentences};
use super::words::words;
use crate::postmortem::EntryKind;

/// The one kind of thing that `text` plainly tells; other where it tells none or several, asks, or leaves open whether it happened.
pub fn proposed_kind(text: &str) -> EntryKind {
    let mut told = Vec::new();
    if !text.contains('?') {
        sentences(text, &mut |sentence| told.extend(kinds_in(sentence)));
    }
    match once_each(told).as_slice() {
        [kind] => *kind,
        _ => EntryKind::Other,
    }
}

/// The kinds that the phrases of `sentence` tell, the longest first where several begin with the same word.
fn kinds_in(sentence: Sentence<'_>) -> Vec<EntryKind> {
    let mut kinds = Vec::new();
    let mut at = 0;
    while at < sentence.tokens.len() && !words().veto_kinds_before.has(sentence.word(at)) {
        match kind_at(sentence, at) {
            Some((kind, end)) => {
                kinds.extend((!is_taken_back(sentence, end)).then_some(kind));
                at = end;
            }
            None => at += 1,
        }
    }
    kinds
}

/// What the longest phrase tells that begins with the token `at`, and where it ends.
fn kind_at(sentence: Sentence<'_>, at: usize) -> Option<(EntryKind, usize)> {
    let of_moment = |moment: &str| {
        EntryKind::ALL.into_iter().find(|it| by_kind(*it).is_some_and(|it| it.key() == moment))
    };
    let moments = phrases_at(sentence, at).filter_map(|it| Some((of_moment(it.0)?, it.1)));
    let word = sentence.word(at);
    let cues = words().kinds.iter().flat_map(|cue| cue.phrases.iter().map(|it| (cue.kind, it)));
    let cues = cues
        .filter(|it| it.1.first_word() == word && !is_vetoed(sentence, at))
        .filter_map(|it| Some((it.0, it.1.exactly(sentence, at)?)));
    moments.chain(cues).max_by_key(|it| it.1)
}

/// Whether one of the words that follow says that it came to nothing.
fn is_taken_back(sentence: Sentence<'_>, end: usize) -> bool {
    const NEAR: usize = 3;
    (end..end + NEAR)
        .take_while(|it| !sentence.is(*it, TokenKind::Mark) || sentence.word(*it) == ",")
        .any(|it| words().veto_kinds_after.has(sentence.word(it)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(kind: EntryKind, lines: &[&str]) {
        for line in lines {
            assert_eq!(proposed_kind(line), kind, "{line:?}");
        }
    }

    #[test]
    fn plain_words_tell_the_kind() {
        check(
            EntryKind::Escalation,
            &[
                "escalated to the database team",
                "We escalated to the vendor",
                "Bob escalated it to networking",
                "Brought in the storage team",
            ],
        );
        check(
            EntryKind::Decision,
            &[
                "decided to roll back",
                "decision: fail over",
                "Decided not to fail over",
                "The decision was made to restore from the backup",
                "We agreed to wait for the index",
            ],
        );
        check(
            EntryKind::Mitigation,
            &[
                "rollback started",
                "rolled back",
                "The deployment was rolled back",
                "Immediate rollback initiated",
                "Fix deployed on production",
                "deployed a hotfix",
                "Reverted the pull request",
            ],
        );
        check(EntryKind::Action, &["deployed v2", "we restarted the writer", "Deploys 1.42 to EU"]);
        check(
            EntryKind::Trigger,
            &["deploy started", "release deployed", "deployed to production"],
        );
        check(
            EntryKind::Communication,
            &[
                "status page updated",
                "Status page updated with incident details",
                "Status page is set to monitoring",
                "Updated the status page",
                "Customers were informed by email",
            ],
        );
        check(
            EntryKind::Hypothesis,
            &[
                "we suspected DNS",
                "suspected a bad node",
                "DNS is suspected",
                "theory: cache stampede",
            ],
        );
        check(
            EntryKind::Detection,
            &["paged on-call", "alert fired", "Bob was paged", "Alert fired: failed backups"],
        );
        check(
            EntryKind::Recovery,
            &["recovered", "error rate back to normal", "API recovered", "Service fully recovered"],
        );
        check(EntryKind::Symptom, &["error rate spiked", "requests start failing"]);
    }

    #[test]
    fn what_is_not_plain_is_other() {
        check(
            EntryKind::Other,
            &[
                "nobody decided anything",
                "deploy was blocked",
                "nobody was paged",
                "No alert fired",
                "Rollback fails due to the configuration",
                "rollback started but failed",
                "Should we roll back?",
                "rolled back?",
                "tried to restart the writer",
                "we could not have rolled back",
                "If it had been rolled back",
                "not escalated to anyone",
                "The newly deployed version crashed",
                "Error rates remain elevated despite rollback",
                "Data could not be recovered",
                "Bob discussed whether the decision to fail over was right",
                "The status page was down",
                "status page not updated",
                "Nothing recovered",
                "partially recovered",
                "Waiting until errors stopped",
                "Creates a PR to roll back the change",
                "PR merged, Sean deploys it directly",
                "An escalator was mentioned",
                "The on-call handbook was read",
                "Backup job ran",
                "told the team",
                "Node begins its restart",
                "Verified that new nodes joined the cluster",
                "Asking teams to temporarily scale down deployments",
                "Redis begins recovering from the write storm",
                "Partial recovery as stable pods came up",
                "An alert is deployed for the claims API",
                "rolled back, error rate returned to normal",
                "The suspect node was drained",
                "Unrelated deployment reduces the timeout",
                "The decision log was empty",
                "undecided",
                "",
            ],
        );
    }
}
