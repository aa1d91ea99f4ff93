//! The code of a ballot: letters to read aloud, from which the ballot comes back whole or not at all.
//!
//! It is Crockford's base 32 in groups of four. First a digit of three bits for the form of the code and a CRC-32 (ISO 3309) over all
//! letters behind it: a letter that was misheard, or two that changed places, never make another ballot. Then the ballot's name (28 bits),
//! the workshop and the questions (20 bits each), and the votes in the order of the questions, each in as few bits as the levels need.
//! What is left open at the end takes no letters.

mod letters;

use std::fmt;

use super::{BALLOT_BITS, Ballot, HalfSteps, Invitation, Vote, WorkshopId, fingerprint};
use letters::{Reader, Writer};

/// The form of the codes that are written.
const FORM: u64 = 1;
const FORM_BITS: u32 = 3;
const CHECK_BITS: u32 = 32;
/// The letters of form and check.
const N_CHECK: usize = 7;
/// The bits that tell workshops, and questions, apart.
const TAG_BITS: u32 = 20;
/// The letters that every code has at least: name and tags.
const N_HEAD: usize = 14;
/// No code is longer.
const LONGEST: usize = 4_000;

/// Why a text is no ballot of a workshop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// It is no code at all.
    NotACode,
    /// A letter is missing, too many, or another.
    Damaged,
    /// It is of a form that is not known here.
    OtherForm,
    /// It is of another workshop, with the same questions.
    OtherWorkshop,
    /// It is of another workshop, and of other questions: the model is another, or its version is, or others of its questions were asked.
    OtherModel,
    /// It is of this workshop, and of other questions: the model is another, or its version is, or the questions were changed since.
    OtherQuestions,
}

impl CodeError {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::NotACode,
        Self::Damaged,
        Self::OtherForm,
        Self::OtherWorkshop,
        Self::OtherModel,
        Self::OtherQuestions,
    ];

    /// Its name among the texts of a language.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotACode => "not-a-code",
            Self::Damaged => "damaged",
            Self::OtherForm => "other-form",
            Self::OtherWorkshop => "other-workshop",
            Self::OtherModel => "other-model",
            Self::OtherQuestions => "other-questions",
        }
    }
}

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotACode => "this is not the code of a ballot",
            Self::Damaged => "a letter of the code is missing or wrong: compare it with the ballot",
            Self::OtherForm => "a newer program made this code, or its first letter is wrong",
            Self::OtherWorkshop => "this ballot is of another workshop",
            Self::OtherModel => {
                "this ballot is of another model or version, or of others of its questions"
            }
            Self::OtherQuestions => {
                "this ballot is of other questions: they were changed after the invitation"
            }
        })
    }
}

impl std::error::Error for CodeError {}

impl Ballot {
    /// The ballot as a code. It has the votes on the questions of `invitation` and nothing else: not who votes.
    ///
    /// ```
    /// use afterword_core::maturity::{Ballot, CodeError, HalfSteps, Invitation, Vote};
    ///
    /// let invitation: Invitation = serde_json::from_str(r#"{"workshop": "000000000001", "model": "m", "version": "1",
    ///     "fingerprint": 7, "levels": ["One", "Two", "Three"], "questions": [
    ///         {"id": "a", "name": "A", "statements": []}, {"id": "b", "name": "B", "statements": []}]}"#)?;
    /// let mut ballot = Ballot::new(123_456);
    /// ballot.votes.insert("b".parse()?, Vote::Score(HalfSteps::level(2)));
    /// let code = ballot.code(&invitation);
    /// assert_eq!(code.len(), 28);
    /// assert_eq!(Ballot::read(&code.to_lowercase().replace('-', " "), &invitation)?, ballot);
    /// let other = Invitation { workshop: "000000000002".parse()?, ..invitation };
    /// assert_eq!(Ballot::read(&code, &other), Err(CodeError::OtherWorkshop));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn code(&self, invitation: &Invitation) -> String {
        let mut body = Writer::default();
        body.put(self.id.bits(), BALLOT_BITS);
        body.put(workshop_tag(invitation.workshop), TAG_BITS);
        body.put(questions_tag(invitation), TAG_BITS);
        let bits = vote_bits(invitation.highest());
        for question in &invitation.questions {
            body.put(symbol(self.votes.get(&question.id).copied(), invitation.highest()), bits);
        }
        let mut body = body.letters();
        while body.len() > N_HEAD && body.last() == Some(&0) {
            body.pop();
        }
        let mut head = Writer::default();
        head.put(FORM, FORM_BITS);
        head.put(letters::crc(&body).into(), CHECK_BITS);
        letters::written(head.letters().into_iter().chain(body))
    }

    /// Reads the code of a ballot on the questions of `invitation`. Small letters are as good as capitals, O is 0, I and L are 1, and
    /// spaces and dashes are nothing.
    ///
    /// # Errors
    ///
    /// What is no code, damaged, or of something else.
    pub fn read(code: &str, invitation: &Invitation) -> Result<Self, CodeError> {
        let letters = letters::read(code, LONGEST).ok_or(CodeError::NotACode)?;
        let (check, body) = letters.split_at_checked(N_CHECK).ok_or(CodeError::NotACode)?;
        let mut check = Reader::new(check);
        let (form, crc) = (check.take(FORM_BITS), check.take(CHECK_BITS));
        if u64::from(letters::crc(body)) != crc {
            return Err(CodeError::Damaged);
        }
        if form != FORM || body.len() < N_HEAD {
            return Err(CodeError::OtherForm);
        }
        let mut body = Reader::new(body);
        let mut ballot = Self::new(body.take(BALLOT_BITS));
        let is_ours = body.take(TAG_BITS) == workshop_tag(invitation.workshop);
        let asks_the_same = body.take(TAG_BITS) == questions_tag(invitation);
        match (is_ours, asks_the_same) {
            (true, true) => {}
            (false, true) => return Err(CodeError::OtherWorkshop),
            (true, false) => return Err(CodeError::OtherQuestions),
            (false, false) => return Err(CodeError::OtherModel),
        }
        let bits = vote_bits(invitation.highest());
        for question in &invitation.questions {
            let vote = vote(body.take(bits), invitation.highest()).ok_or(CodeError::Damaged)?;
            ballot.votes.extend(vote.map(|it| (question.id.clone(), it)));
        }
        if body.is_at_end() { Ok(ballot) } else { Err(CodeError::Damaged) }
    }
}

fn workshop_tag(id: WorkshopId) -> u64 {
    folded(fingerprint([&id.bits().to_le_bytes()[..]]))
}

fn questions_tag(invitation: &Invitation) -> u64 {
    let parts = [
        invitation.model.as_str().as_bytes(),
        invitation.version.as_bytes(),
        &invitation.fingerprint.to_le_bytes(),
    ];
    folded(fingerprint(parts))
}

/// A hash in the bits of a tag.
fn folded(hash: u64) -> u64 {
    (hash ^ hash >> TAG_BITS ^ hash >> (2 * TAG_BITS)) & ((1 << TAG_BITS) - 1)
}

/// Left open, not known, not applicable; then the scores from 0 on.
const N_WORDS: u64 = 3;

/// The bits of a vote on so many levels.
fn vote_bits(highest: u8) -> u32 {
    let n_symbols = N_WORDS + 2 * u64::from(highest) + 1;
    n_symbols.next_power_of_two().trailing_zeros()
}

fn symbol(vote: Option<Vote>, highest: u8) -> u64 {
    match vote {
        None => 0,
        Some(Vote::DontKnow) => 1,
        Some(Vote::NotApplicable) => 2,
        Some(Vote::Score(score)) => N_WORDS + u64::from(score.min(HalfSteps::level(highest)).get()),
    }
}

fn vote(symbol: u64, highest: u8) -> Option<Option<Vote>> {
    match symbol {
        0 => Some(None),
        1 => Some(Some(Vote::DontKnow)),
        2 => Some(Some(Vote::NotApplicable)),
        _ => {
            let score = HalfSteps::new(u8::try_from(symbol - N_WORDS).ok()?);
            (score <= HalfSteps::level(highest)).then_some(Some(Vote::Score(score)))
        }
    }
}

#[cfg(test)]
mod tests;
