//! What holds for a scheme however it is edited.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

fn draft() -> SchemeDraft {
    SchemeDraft::of(&SeverityScheme::shipped())
}

fn keys(draft: &SchemeDraft) -> Vec<&str> {
    draft.levels().iter().map(|(_, it)| it.key.0.as_str()).collect()
}

fn edits() -> impl Strategy<Value = SchemeEdit> {
    let id = 0..8_u32;
    let rules = SeverityScheme::shipped().rules;
    let rule = (0..rules.len()).prop_map(move |at| rules[at].id.clone());
    let minutes = proptest::option::of(0..600_u32);
    prop_oneof![
        Just(SchemeEdit::Add),
        id.clone().prop_map(SchemeEdit::Remove),
        id.clone().prop_map(SchemeEdit::Up),
        id.clone().prop_map(SchemeEdit::Down),
        (rule, id.clone()).prop_map(|(rule, id)| SchemeEdit::Rule(rule, id)),
        (id.clone(), "\\PC{0,6}")
            .prop_map(|(id, key)| SchemeEdit::Level(id, LevelChange::Key(key))),
        (id, minutes).prop_map(|(id, it)| SchemeEdit::Level(id, LevelChange::Acknowledge(it))),
        Just(SchemeEdit::Replace(SeverityScheme::shipped())),
    ]
}

proptest! {
    /// The invariants of a scheme (levels, keys, the order of rules) survive any edits, and no rule is lost.
    #[test]
    fn whatever_nothing_is_wrong_with_is_a_scheme(edits in vec(edits(), 0..24)) {
        let mut draft = draft();
        for edit in edits {
            let before = draft.clone();
            if draft.apply(edit).is_err() {
                prop_assert_eq!(&draft, &before);
            }
            prop_assert_eq!(draft.check().is_empty(), draft.scheme().is_some());
        }
        if let Some(scheme) = draft.scheme() {
            prop_assert_eq!(scheme.rules().len(), SeverityScheme::shipped().rules.len());
            let json = serde_json::to_string(&scheme).unwrap();
            prop_assert_eq!(serde_json::from_str::<SeverityScheme>(&json).unwrap(), scheme);
        }
    }
}

#[test]
fn rules_of_a_level_that_goes_are_taken_over_by_the_graver_one() {
    let mut draft = draft();
    let (first, second) = (draft.levels()[0].0, draft.levels()[1].0);
    draft.apply(SchemeEdit::Remove(second)).unwrap();
    let scheme = draft.scheme().unwrap();
    let of = |id: &str| scheme.rules().iter().find(|it| it.id == id).unwrap().level.0.clone();
    assert_eq!((of("core-down"), of("revenue")), ("SEV1".to_owned(), "SEV3".to_owned()));
    draft.apply(SchemeEdit::Remove(first)).unwrap();
    assert!(draft.scheme().unwrap().rules().iter().all(|it| it.level.0 != "SEV1"));
}

#[test]
fn the_last_level_stays_and_levels_are_counted_on() {
    let mut draft = draft();
    draft.apply(SchemeEdit::Add).unwrap();
    assert_eq!(keys(&draft), ["SEV1", "SEV2", "SEV3", "SEV4", "SEV5"]);
    while draft.levels().len() > 1 {
        draft.apply(SchemeEdit::Remove(draft.levels()[0].0)).unwrap();
    }
    let last = SchemeEdit::Remove(draft.levels()[0].0);
    assert_eq!(draft.apply(last), Err(SchemeEditError::LastLevel));
    for _ in 1..MAX_LEVELS {
        draft.apply(SchemeEdit::Add).unwrap();
    }
    assert_eq!(draft.apply(SchemeEdit::Add), Err(SchemeEditError::TooManyLevels));
    assert_eq!(draft.check(), []);
}

#[test]
fn what_is_wrong_is_said_at_its_place() {
    let mut draft = draft();
    let [a, b, ..] = *draft.levels().iter().map(|(id, _)| *id).collect::<Vec<_>>() else {
        panic!()
    };
    let changes = [
        (a, LevelChange::Key(" sev2 ".to_owned())),
        (a, LevelChange::Acknowledge(Some(0))),
        (b, LevelChange::Acknowledge(Some(300))),
        (b, LevelChange::Update(Some(u32::MAX))),
    ];
    for (id, change) in changes {
        draft.apply(SchemeEdit::Level(id, change)).unwrap();
    }
    let said: Vec<String> = draft.check().iter().map(ToString::to_string).collect();
    let expected = [
        "sev2: acknowledge within: 0 minutes can’t be kept; leave it open to promise nothing",
        "the key “SEV2”: an earlier level is called the same",
        "SEV2: acknowledge within: longer than the time to resolve it",
        "SEV2: update every: longer than a year",
    ];
    assert_eq!(said, expected);
    assert_eq!(draft.scheme(), None);
}

#[test]
fn moving_a_level_moves_its_rules() {
    let mut draft = draft();
    draft.apply(SchemeEdit::Down(draft.levels()[0].0)).unwrap();
    assert_eq!(keys(&draft), ["SEV2", "SEV1", "SEV3", "SEV4"]);
    assert_eq!(draft.scheme().unwrap().rules()[0].level.0, "SEV2");
    draft.apply(SchemeEdit::Up(draft.levels()[1].0)).unwrap();
    // Sorting is stable: within a level the rules are asked as before.
    assert_eq!(draft.scheme().unwrap(), SeverityScheme::shipped());
}
