//! Codes come back whole, and nothing else comes back at all.

use proptest::prelude::*;

use super::super::{CapabilityId, Question};
use super::*;

fn invitation(n_questions: usize, n_levels: usize) -> Invitation {
    let question = |n: usize| Question {
        id: format!("capability-{n}").parse().unwrap(),
        name: String::new(),
        dimension: String::new(),
        question: String::new(),
        statements: Vec::new(),
    };
    Invitation {
        workshop: WorkshopId::from_bits(0x0123_4567_89ab_cdef),
        model: "example".parse().unwrap(),
        version: "1.0.0".into(),
        fingerprint: 0xdead_beef,
        title: String::new(),
        language: String::new(),
        is_named: false,
        levels: vec![String::new(); n_levels],
        questions: (0..n_questions).map(question).collect(),
    }
}

fn any_vote(highest: u8) -> impl Strategy<Value = Vote> {
    prop_oneof![
        4 => (0..=2 * highest).prop_map(|it| Vote::Score(HalfSteps::new(it))),
        1 => Just(Vote::DontKnow),
        1 => Just(Vote::NotApplicable),
    ]
}

/// An invitation, and a ballot to it.
fn any_ballot() -> impl Strategy<Value = (Invitation, Ballot)> {
    (0..60_usize, 1..=20_usize, any::<u64>()).prop_flat_map(|(n, n_levels, bits)| {
        let highest = u8::try_from(n_levels).unwrap();
        let votes =
            proptest::collection::vec(proptest::option::weighted(0.8, any_vote(highest)), n);
        votes.prop_map(move |votes| {
            let invitation = invitation(n, n_levels);
            let mut ballot = Ballot::new(bits);
            let names: Vec<CapabilityId> =
                invitation.questions.iter().map(|it| it.id.clone()).collect();
            ballot
                .votes
                .extend(names.into_iter().zip(votes).filter_map(|(name, it)| Some((name, it?))));
            (invitation, ballot)
        })
    })
}

proptest! {
    #[test]
    fn a_ballot_comes_back_whole((invitation, ballot) in any_ballot()) {
        let code = ballot.code(&invitation);
        prop_assert_eq!(Ballot::read(&code, &invitation), Ok(ballot.clone()));
        let spoken = code.to_lowercase().replace('0', "o").replace('1', "l").replace('-', " ");
        prop_assert_eq!(Ballot::read(&spoken, &invitation), Ok(ballot));
    }

    #[test]
    fn no_letter_can_be_another((invitation, ballot) in any_ballot(), at in any::<prop::sample::Index>(), other in 0..31_u8) {
        let code = ballot.code(&invitation);
        let mut letters = letters::read(&code, LONGEST).unwrap();
        let at = at.index(letters.len());
        letters[at] = (letters[at] + 1 + other) % 32;
        let read = Ballot::read(&letters::written(letters.into_iter()), &invitation);
        prop_assert!(matches!(read, Err(CodeError::Damaged | CodeError::OtherForm)), "{:?}", read);
    }

    #[test]
    fn no_two_letters_change_places((invitation, ballot) in any_ballot(), at in any::<prop::sample::Index>()) {
        let mut letters = letters::read(&ballot.code(&invitation), LONGEST).unwrap();
        let at = at.index(letters.len() - 1);
        prop_assume!(letters[at] != letters[at + 1]);
        letters.swap(at, at + 1);
        prop_assert!(Ballot::read(&letters::written(letters.into_iter()), &invitation).is_err());
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[0-9A-Za-z -]{0,80}|\\PC{0,40}") {
        prop_assert!(Ballot::read(&text, &invitation(12, 5)).is_err());
    }
}

#[test]
fn of_what_a_code_is_is_told() {
    let ours = invitation(12, 5);
    let mut ballot = Ballot::new(5);
    ballot.votes.insert(ours.questions[3].id.clone(), Vote::Score(HalfSteps::level(3)));
    let code = ballot.code(&ours);
    let read = |invitation: &Invitation| Ballot::read(&code, invitation);
    assert_eq!(
        read(&Invitation { workshop: WorkshopId::from_bits(1), ..ours.clone() }),
        Err(CodeError::OtherWorkshop)
    );
    let others = [
        Invitation { model: "other".parse().unwrap(), ..ours.clone() },
        Invitation { version: "1.0.1".into(), ..ours.clone() },
        Invitation { fingerprint: 1, ..ours.clone() },
    ];
    for other in others {
        assert_eq!(read(&other), Err(CodeError::OtherQuestions));
        // Which of the three it is, a code does not tell; that the workshop is another as well, it does.
        let elsewhere = Invitation { workshop: WorkshopId::from_bits(1), ..other };
        assert_eq!(read(&elsewhere), Err(CodeError::OtherModel));
    }
    assert_eq!(Ballot::read("", &ours), Err(CodeError::NotACode));
    assert_eq!(Ballot::read("See you at noon!", &ours), Err(CodeError::NotACode));
    assert_eq!(Ballot::read(&code[..code.len() - 1], &ours), Err(CodeError::Damaged));
    assert_eq!(Ballot::read(&format!("{code}0"), &ours), Err(CodeError::Damaged));
    assert_eq!(Ballot::read(&"0".repeat(LONGEST + 1), &ours), Err(CodeError::NotACode));
    for error in CodeError::ALL {
        assert!(!error.to_string().is_empty() && !error.key().contains(' '));
    }
}

#[test]
fn a_code_is_as_short_as_it_can_be() {
    let vote = |invitation: &Invitation| {
        let mut ballot = Ballot::new(u64::MAX);
        let names = invitation.questions.iter().map(|it| it.id.clone());
        ballot.votes.extend(names.map(|it| (it, Vote::Score(HalfSteps::level(4)))));
        ballot.code(invitation).replace('-', "").len()
    };
    assert_eq!([12, 50].map(|n| vote(&invitation(n, 5))), [31, 61]);
    assert_eq!(vote(&invitation(0, 5)), 21);
}
