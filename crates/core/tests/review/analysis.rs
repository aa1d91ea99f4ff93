//! Cases of depth and of actions.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::actions::{ActionKind, ActionState, Priority, Strength};
use afterword_core::causes::{Cause, CauseId, CauseKind, Confidence, Evidence, Place as TreePlace};
use afterword_core::postmortem::{AcceptedRisk, Moment, MomentKey};
use afterword_core::severity::SeverityKey;

use crate::case::{
    Case, FULL, ROTATION, act, acts, at, day, fact, flags, spares, the_cause, the_tree,
};

fn end(it: &mut Postmortem, text: &str) {
    the_cause(it, ROTATION).text = text.into();
}

fn titled(it: &mut Postmortem, title: &str) {
    let action = act(it, 0);
    action.title = title.into();
    action.kind = None;
}

fn accept(it: &mut Postmortem, reason: &str) {
    let risk = AcceptedRisk { reason: reason.into(), who: "Ada".into(), at: None };
    fact(it, 0).actions.clear();
    fact(it, 0).accepted = Some(risk);
}

fn worst(it: &mut Postmortem) {
    it.severity = Some(SeverityKey("SEV1".into()));
    the_tree(it).problem = "Orders were lost".into();
}

pub(crate) fn depth() -> Vec<Case> {
    vec![
        flags("chain-ends-at-person", "human error", |it| end(it, "Human error during deploy")),
        flags("chain-ends-at-person", "forgot", |it| {
            end(it, "The engineer forgot to enable rotation");
        }),
        flags("chain-ends-at-person", "attention", |it| end(it, "Reviewers weren’t careful")),
        flags("chain-ends-at-person", "knowledge", |it| end(it, "Lack of training")),
        spares("chain-ends-at-person", "asked further", |it| {
            the_cause(it, FULL).text = "Human error during deploy".into();
        }),
        spares("chain-ends-at-person", "ruled out", |it| {
            let cause = Cause::new(CauseId::from_bits(9), "Human error".into());
            the_tree(it).add(cause, TreePlace::LAST).unwrap();
            the_tree(it).set_kind(CauseId::from_bits(9), CauseKind::RuledOut).unwrap();
        }),
        spares("chain-ends-at-person", "a message", |it| {
            end(it, "The user error message was hidden");
        }),
        spares("chain-ends-at-person", "a machine's training", |it| {
            end(it, "Lack of training data for the fraud model");
        }),
        flags("answer-repeats-question", "the same again", |it| {
            the_cause(it, FULL).text = "The checkout failed".into();
        }),
        spares("answer-repeats-question", "the opposite", |it| {
            the_cause(it, FULL).text = "Checkouts had not failed before".into();
        }),
        spares("answer-repeats-question", "a part of a long effect", |it| {
            the_tree(it).problem = "Checkouts failed and refunds stalled while logs grew".into();
            the_cause(it, FULL).text = "Logs grew".into();
        }),
        flags("tree-without-root", "none marked", |it| {
            the_tree(it).set_root(ROTATION, false).unwrap();
        }),
        spares("tree-without-root", "a contributing condition", |it| {
            the_tree(it).set_root(ROTATION, false).unwrap();
            the_tree(it).set_kind(FULL, CauseKind::Contributing).unwrap();
        }),
        spares("tree-without-root", "nobody asked yet", |it| {
            the_tree(it).remove(FULL).unwrap();
        }),
        flags("confirmed-without-evidence", "nothing shows it", |it| {
            the_cause(it, FULL).confidence = Confidence::Confirmed;
        }),
        spares("confirmed-without-evidence", "only supported", |it| {
            the_cause(it, FULL).confidence = Confidence::Supported;
        }),
        spares("confirmed-without-evidence", "a note", |it| {
            the_cause(it, FULL).confidence = Confidence::Confirmed;
            the_cause(it, FULL).evidence = vec![Evidence::Note("df -h".into())];
        }),
        flags("factor-without-evidence", "none", |it| fact(it, 0).evidence = " ".into()),
        spares("factor-without-evidence", "a link in the text", |it| {
            fact(it, 0).evidence = String::new();
            fact(it, 0).text = "One region: https://example.org/graph".into();
        }),
        flags("factor-uncovered", "nothing", |it| fact(it, 0).actions.clear()),
        flags("factor-uncovered", "a risk without a reason", |it| accept(it, " ")),
        flags("factor-uncovered", "an action that was decided against", |it| {
            act(it, 1).state = ActionState::WontDo { reason: "Too dear".into() };
        }),
        spares("factor-uncovered", "an accepted risk", |it| accept(it, "A second one is dear")),
        flags("root-uncovered", "nothing", |it| act(it, 0).causes.clear()),
        spares("root-uncovered", "a factor that says the same", |it| {
            act(it, 0).causes.clear();
            fact(it, 0).text = "logs  were not rotated.".into();
        }),
        spares("root-uncovered", "a cause that is no root", |it| {
            act(it, 0).causes = vec![ROTATION, FULL];
        }),
        flags("few-factors", "one on the worst severity", |it| {
            worst(it);
            it.factors.truncate(1);
        }),
        spares("few-factors", "one on a milder severity", |it| it.factors.truncate(1)),
        spares("few-factors", "a tree with several ends", |it| {
            worst(it);
            it.factors.truncate(1);
            let cause = Cause::new(CauseId::from_bits(9), "Alerts were muted".into());
            the_tree(it).add(cause, TreePlace::LAST).unwrap();
        }),
    ]
}

pub(crate) fn actions() -> Vec<Case> {
    vec![
        flags("action-unowned", "nobody", |it| act(it, 0).owner = String::new()),
        flags("action-unowned", "to be decided", |it| act(it, 0).owner = "TBD".into()),
        spares("action-unowned", "done", |it| {
            act(it, 0).owner = String::new();
            act(it, 0).state = ActionState::Done;
        }),
        flags("action-several-owners", "two handles", |it| {
            act(it, 0).owner = "@ann and @bob".into();
        }),
        flags("action-several-owners", "one of them is the commander", |it| {
            act(it, 0).owner = "Ada, Bob".into();
        }),
        spares("action-several-owners", "a team’s name", |it| {
            act(it, 0).owner = "Trust and Safety".into();
        }),
        spares("action-several-owners", "last name first", |it| {
            act(it, 0).owner = "Lovelace, Ada".into();
        }),
        flags("action-undated", "none", |it| act(it, 0).due = None),
        spares("action-undated", "decided against", |it| {
            act(it, 0).due = None;
            act(it, 0).state = ActionState::WontDo { reason: "Too dear".into() };
        }),
        flags("action-due-weekend", "Sunday", |it| act(it, 0).due = day("2025-11-02")),
        spares("action-due-weekend", "Friday", |it| act(it, 0).due = day("2025-10-31")),
        flags("action-due-before-incident", "last year", |it| act(it, 0).due = day("2024-10-31")),
        spares("action-due-before-incident", "the same day", |it| {
            act(it, 0).due = day("2025-10-01");
        }),
        flags("action-due-before-created", "agreed on later", |it| {
            act(it, 0).created = day("2025-11-03");
        }),
        spares("action-due-before-created", "said already", |it| {
            act(it, 0).due = day("2024-10-31");
        }),
        flags("action-unverifiable", "no end", |it| titled(it, "Streamline the pipelines")),
        flags("action-unverifiable", "ensure", |it| {
            titled(it, "#4704: Ensure that alerting is in place");
        }),
        spares("action-unverifiable", "says how", |it| {
            titled(it, "Ensure that alerting is in place");
            act(it, 0).verification = "The alert fires in a test".into();
        }),
        spares("action-unverifiable", "a verb that ends", |it| {
            titled(it, "Remove the shared admin account");
        }),
        spares("action-unverifiable", "a figure", |it| {
            titled(it, "Keep replication lag below 5 s");
        }),
        flags("action-vague", "improve", |it| titled(it, "Improve monitoring")),
        flags("action-vague", "after a lead", |it| titled(it, "We should look into retries")),
        flags("action-vague", "a ticket is no figure", |it| titled(it, "Improve lag #123")),
        flags("action-vague", "attention, though dated", |it| {
            titled(it, "Be careful with the 3 nodes");
        }),
        spares("action-vague", "with a figure", |it| {
            titled(it, "Improve p99 latency to less than 200 ms");
        }),
        spares("action-vague", "not its verb", |it| {
            titled(it, "Add a review step that ensures a rollback plan");
        }),
        spares("action-vague", "another verb", |it| {
            titled(it, "Review and update the process for pausing pipelines");
        }),
        spares("action-vague", "a question with an answer", |it| {
            titled(it, "Investigate the failed failover");
            act(it, 0).verification = "A written answer, and an action for it".into();
        }),
        flags("action-several-outcomes", "and", |it| {
            titled(it, "Add an alert on lag and update the runbook");
        }),
        flags("action-several-outcomes", "semicolon", |it| {
            titled(it, "Add an alert on lag; remove the old one");
        }),
        spares("action-several-outcomes", "the same thing", |it| {
            titled(it, "Add the flag and enable it");
        }),
        spares("action-several-outcomes", "what it is for", |it| {
            titled(it, "Implement controls to disable rollouts and enable forced merges");
        }),
        spares("action-several-outcomes", "a way and an end", |it| {
            titled(it, "Go through all stacks and remove the public endpoint");
        }),
        spares("action-several-outcomes", "a pair of nouns", |it| {
            titled(it, "Test read and write timeouts of backup and update jobs");
        }),
        spares("action-several-outcomes", "two verbs, one object", |it| {
            titled(it, "Fix and test the failed failover of db-1");
        }),
        flags("actions-only-weak", "documents and reminders", |it| {
            acts(it, |it| it.kind = None);
            act(it, 0).title = "Document the retry limits".into();
            act(it, 1).title = "Remind everybody of the disk".into();
        }),
        spares("actions-only-weak", "somebody says it is strong", |it| {
            act(it, 0).title = "Document the retry limits".into();
            act(it, 1).title = "Remind everybody of the disk".into();
            act(it, 1).strength = Some(Strength::Automation);
        }),
        flags("actions-prevent-nothing", "repair only", |it| {
            acts(it, |it| it.kind = Some(ActionKind::Repair));
        }),
        spares("actions-prevent-nothing", "unknown, but strong", |it| {
            acts(it, |it| it.kind = Some(ActionKind::Repair));
            act(it, 1).kind = None;
        }),
        flags("actions-all-urgent", "three of three", |it| {
            it.actions.push(Rc::clone(&it.actions[0]));
            acts(it, |it| it.priority = Some(Priority::P0));
        }),
        spares("actions-all-urgent", "two of two", |it| {
            acts(it, |it| it.priority = Some(Priority::P0));
        }),
        spares("action-due-before-incident", "no incident yet", |it| {
            it.moments.clear();
            it.timeline.clear();
            it.moments.insert(MomentKey::Detected, Moment::At(at("14:35")));
        }),
    ]
}
