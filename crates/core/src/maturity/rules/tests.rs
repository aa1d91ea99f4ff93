//! Rules are read or refused with a place, and what is proved of them is so.

use proptest::prelude::*;

use super::*;

fn set(choices: &[&str], rules: &[(&'static str, Risk)]) -> RuleSet {
    let choices = choices.iter().map(|it| (*it).to_owned()).collect();
    RuleSet::new(choices, rules.iter().copied()).unwrap()
}

#[track_caller]
fn check(condition: &'static str, expected: &[[bool; 3]]) {
    let it = set(&["a", "b", "c"], &[(condition, Risk::None), ("default", Risk::High)]);
    for subset in 0..8 {
        let ticked = [0, 1, 2].map(|n| subset >> n & 1 == 1);
        let names: Vec<&str> =
            ["a", "b", "c"].into_iter().zip(ticked).filter(|it| it.1).map(|it| it.0).collect();
        assert_eq!(
            it.risk(&names) == Some(Risk::None),
            expected.contains(&ticked),
            "{condition}: {names:?}"
        );
    }
}

const ALL: [bool; 3] = [true; 3];

#[test]
fn conditions_bind_as_they_are_written() {
    check("a && b && c", &[ALL]);
    // && binds closer than ||.
    check(
        "a && b || c",
        &[ALL, [true, true, false], [false, false, true], [true, false, true], [false, true, true]],
    );
    check("a && (b || c)", &[ALL, [true, true, false], [true, false, true]]);
    check("!a&&!(b||c)", &[[false; 3]]);
    check("!!a && b && c", &[ALL]);
}

#[test]
fn what_can_not_be_read_is_refused_with_its_place() {
    let refused = |text: &str| {
        let errors =
            RuleSet::new(vec!["a".into(), "b".into()], [("a", Risk::None), (text, Risk::High)])
                .unwrap_err();
        assert_eq!((errors.len(), errors[0].rule), (1, 1));
        assert!(errors[0].to_string().starts_with("rule 2, letter "));
        (errors[0].at, errors[0].problem.key())
    };
    assert_eq!(refused(""), (0, "no-operand"));
    assert_eq!(refused("a && "), (5, "no-operand"));
    assert_eq!(refused("a & b"), (2, "not-ended"));
    assert_eq!(refused("a b"), (2, "not-ended"));
    assert_eq!(refused("(a || b"), (0, "not-closed"));
    assert_eq!(refused("a || moon"), (5, "no-choice"));
    assert_eq!(refused(&"(".repeat(10_000)), (64, "too-deep"));
    assert_eq!(refused(&"!".repeat(30_000)), (20_000, "too-long"));
}

#[test]
fn good_rules_have_no_flaws() {
    let rules = [("a && b", Risk::None), ("a", Risk::Medium), ("default", Risk::High)];
    assert_eq!(set(&["a", "b", "q_no"], &rules).prove(), []);
}

#[test]
fn flaws_are_proved() {
    let rules = [("a && !b", Risk::None), ("b || none", Risk::Medium)];
    let flaws = set(&["a", "b", "c", "none"], &rules).prove();
    assert_eq!(
        flaws,
        [
            RuleFlaw::Undecided { ticked: vec![] },
            RuleFlaw::Unreachable(Risk::High),
            RuleFlaw::NoneIsBetter(Risk::Medium),
            RuleFlaw::AllIsWorse(Risk::Medium),
            RuleFlaw::Worsens { choice: "b".into(), ticked: vec!["a".into()] },
            RuleFlaw::NeverMatters { choice: "c".into() },
        ]
    );
    let many: Vec<String> = (0..13).map(|it| format!("c{it}")).collect();
    let many = RuleSet::new(many, [("default", Risk::None)]).unwrap();
    assert_eq!(many.prove(), [RuleFlaw::NotProved { choices: 13 }]);
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "[ab ()!&|]{0,60}|\\PC{0,40}") {
        let choices = vec!["a".to_owned(), "b".to_owned()];
        let length = text.chars().count();
        match RuleSet::new(choices, [(&*text, Risk::None)]) {
            Ok(set) => drop(set.prove()),
            Err(errors) => prop_assert!(errors[0].at <= length),
        }
    }
}
