//! What keeps a document from being published, and how ready it is.

use afterword_core::postmortem::{StatusKind, Transition};
use afterword_core::review::{Level, Need, Refusal, Step, gate, readiness};

use crate::case::{Workspace, act, at, fact, sound};

fn to_published(note: &str, overrides: &[&str]) -> Transition {
    let overrides = overrides.iter().map(|it| (*it).to_owned()).collect();
    let (who, note) = ("Ada".into(), note.into());
    Transition { to: StatusKind::Published, at: at("03 09:00"), who, note, overrides }
}

#[test]
fn a_sound_document_is_ready_and_may_be_published() {
    let workspace = Workspace::default();
    let ready = readiness(&sound(), &workspace.context());
    assert_eq!((ready.thousandths, ready.losses.len()), (1000, 0));
    let gate = gate(&sound(), &workspace.context());
    assert_eq!(gate.check(&to_published("", &[])), Ok(()));
}

#[test]
fn only_errors_block_and_a_signed_override_opens() {
    let workspace = Workspace::default();
    let mut postmortem = sound();
    act(&mut postmortem, 0).owner = String::new();
    assert!(gate(&postmortem, &workspace.context()).is_open(), "a warning does not block");

    postmortem.lessons = String::new();
    let hints = workspace.review(&postmortem);
    let lessons = hints.iter().find(|it| it.rule.as_str() == "section-missing").unwrap();
    assert_eq!(lessons.level, Level::Hint, "a draft need not have its lessons yet");

    let gate = gate(&postmortem, &workspace.context());
    let blocking: Vec<&str> = gate.rules().iter().map(|it| it.as_str()).collect();
    assert_eq!(blocking, ["section-missing"]);
    assert!(matches!(gate.check(&to_published("", &[])), Err(Refusal::Errors(_))));
    assert_eq!(gate.check(&to_published(" ", &blocking)), Err(Refusal::Unsigned));
    assert_eq!(gate.check(&to_published("The customer waits", &blocking)), Ok(()));
    let recorded = gate.overrides();
    assert_eq!(recorded, ["section-missing: Lessons learned"], "which section it is stays known");
    let recorded: Vec<&str> = recorded.iter().map(String::as_str).collect();
    assert_eq!(gate.check(&to_published("The customer waits", &recorded)), Ok(()));
    let approved = Transition { to: StatusKind::Approved, ..to_published("", &[]) };
    assert_eq!(gate.check(&approved), Ok(()));
}

#[test]
fn what_opens_something_blocks_and_what_is_only_personal_does_not() {
    let workspace = Workspace::default();
    let found = |said: &str| {
        let mut postmortem = sound();
        postmortem.lessons.push_str(said);
        let now: Vec<Level> = workspace
            .review(&postmortem)
            .iter()
            .filter(|it| ["secret", "personal-data"].contains(&it.rule.as_str()))
            .map(|it| it.level)
            .collect();
        (now, gate(&postmortem, &workspace.context()).overrides())
    };
    let key = found(" It was pushed with AKIAZ3MGQ7B2XK4PLW6N.");
    assert_eq!(key, (vec![Level::Warning], vec!["secret".to_owned()]));
    let mail = found(" Ask anna.schmidt@corp.io.");
    assert_eq!(mail, (vec![Level::Warning], Vec::new()));
}

#[test]
fn an_override_is_kept_and_documents_without_one_still_read() {
    let transition = to_published("The customer waits", &["section-missing"]);
    let json = serde_json::to_string(&transition).unwrap();
    assert_eq!(serde_json::from_str::<Transition>(&json).unwrap(), transition);
    let old = r#"{"to":"published","at":"2025-10-03T09:00:00Z"}"#;
    assert!(serde_json::from_str::<Transition>(old).unwrap().overrides.is_empty());
}

#[test]
fn readiness_says_what_is_missing_and_an_empty_list_earns_nothing() {
    let workspace = Workspace::default();
    let mut postmortem = sound();
    fact(&mut postmortem, 0).evidence = String::new();
    let ready = readiness(&postmortem, &workspace.context());
    let open: Vec<(&str, usize)> =
        ready.losses.iter().map(|it| (it.rule.as_str(), it.findings)).collect();
    assert_eq!(open, [("factor-without-evidence", 1)]);
    assert!((980..1000).contains(&ready.thousandths), "{}", ready.thousandths);

    postmortem.actions.clear();
    let lost = readiness(&postmortem, &workspace.context());
    let waits = |rule: &str| {
        lost.losses.iter().any(|it| it.rule.as_str() == rule && it.waits_for.is_some())
    };
    assert!(waits("action-unowned") && !waits("section-missing") && !waits("factor-uncovered"));

    let empty = afterword_core::Postmortem::new(sound().id, sound().created_at);
    let ready = |it: &afterword_core::Postmortem| readiness(it, &workspace.context());
    let begun = ready(&empty).thousandths;
    assert!(begun < 50, "{begun}");
    let mut titled = empty;
    titled.title = "Checkout failed".into();
    let title = ready(&titled).thousandths;
    assert!(begun < title && title < 100, "{title}");
    for (n, entry) in (0..12).map(|n| (n, at(&format!("14:{n:02}")))) {
        use afterword_core::postmortem::{Entry, EntryId, EntryTime};
        let time = EntryTime::Exact(entry);
        titled.timeline.push(Entry::new(EntryId::from_bits(n), time, "something".into()).into());
    }
    let told = ready(&titled).thousandths;
    assert!(told < 150, "{told}");
    assert_eq!(ready(&titled).steps()[0].0, Step::Add(Need::Actions));
}
