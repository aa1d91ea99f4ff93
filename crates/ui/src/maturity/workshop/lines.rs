//! What becomes of each line of what was pasted: the codes of ballots, and the links that hold them.

use afterword_core::maturity::{Ballot, CodeError, Invitation, Taken, Workshop};

use crate::words::word;

/// What stands before the code in a link.
const IN_LINK: &str = "ballot-code/";

/// One line that was handed in, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// As it was pasted.
    pub text: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It counts from now on.
    Taken(Ballot),
    /// It counted already.
    Already,
    /// A ballot of its name counts, and says something else: somebody has to decide.
    Differs(Ballot),
    /// It took the place of the one that counted.
    Replaced,
    /// The one that counted stayed.
    Kept,
    /// It is no ballot of this workshop.
    Refused(CodeError),
}

impl Outcome {
    /// What is said of it, in a sentence.
    pub fn sentence(&self) -> &'static str {
        match self {
            Self::Taken(_) => word::WORKSHOP_LINE_TAKEN.text(),
            Self::Already => word::WORKSHOP_LINE_ALREADY.text(),
            Self::Differs(_) => word::WORKSHOP_LINE_DIFFERS.text(),
            Self::Replaced => word::WORKSHOP_LINE_REPLACED.text(),
            Self::Kept => word::WORKSHOP_LINE_KEPT.text(),
            Self::Refused(error) => refusal(*error),
        }
    }

    /// Whether nothing came of it that could count.
    pub fn is_refused(&self) -> bool {
        matches!(self, Self::Refused(_))
    }
}

/// Why a text is no ballot of a workshop, in a sentence.
pub fn refusal(error: CodeError) -> &'static str {
    match error {
        CodeError::NotACode => word::WORKSHOP_LINE_NOT_A_CODE.text(),
        CodeError::Damaged => word::WORKSHOP_LINE_DAMAGED.text(),
        CodeError::OtherForm => word::WORKSHOP_LINE_OTHER_FORM.text(),
        CodeError::OtherWorkshop => word::WORKSHOP_LINE_OTHER_WORKSHOP.text(),
        CodeError::OtherModel => word::WORKSHOP_LINE_OTHER_MODEL.text(),
        CodeError::OtherQuestions => word::WORKSHOP_LINE_OTHER_QUESTIONS.text(),
    }
}

/// Reads the lines of `text` as ballots of `workshop`, each as if those before it counted.
pub fn read_lines(text: &str, invitation: &Invitation, workshop: &Workshop) -> Vec<Line> {
    let mut workshop = workshop.clone();
    let lines = text.lines().map(str::trim).filter(|it| !it.is_empty());
    let read = |line: &str| {
        let outcome = match read_ballot(line, invitation) {
            Err(error) => Outcome::Refused(error),
            Ok(ballot) => match workshop.take(ballot.clone()) {
                Taken::Counted => Outcome::Taken(ballot),
                Taken::Already { differs: false } => Outcome::Already,
                Taken::Already { differs: true } => Outcome::Differs(ballot),
            },
        };
        Line { text: line.to_owned(), outcome }
    };
    lines.map(read).collect()
}

/// The ballot in a line: a code, or a link with one; where ballots are named, the name may stand before it, with a colon.
///
/// # Errors
///
/// What is no ballot of the invitation.
pub fn read_ballot(line: &str, invitation: &Invitation) -> Result<Ballot, CodeError> {
    let (voter, code) = match line.rfind(IN_LINK) {
        Some(at) => in_link(&line[at + IN_LINK.len()..]),
        None => {
            let (voter, code) = line.rsplit_once(':').unwrap_or(("", line));
            (voter.trim().to_owned(), code)
        }
    };
    let mut ballot = Ballot::read(code, invitation)?;
    if invitation.is_named {
        ballot.voter = voter;
    }
    Ok(ballot)
}

/// The name and the code of a link, from behind what tells that it is one. A link at the end of a sentence, or in brackets, ends where
/// its letters do.
fn in_link(tail: &str) -> (String, &str) {
    let is_of_code = |it: char| it.is_ascii_alphanumeric() || it == '-';
    let end = tail.find(|it| !is_of_code(it)).unwrap_or(tail.len());
    let (code, rest) = tail.split_at(end);
    let name = rest.strip_prefix('/').unwrap_or_default();
    let end = name.find(|it| !is_of_code(it) && it != '%').unwrap_or(name.len());
    (percent_decoded(&name[..end]), code)
}

/// A code with the name of who votes before it, as it is handed back; the code alone where nobody is named.
pub fn named_code(voter: &str, code: &str) -> String {
    // A colon of the name's own would end it.
    let voter = voter.replace(':', " ");
    match voter.trim() {
        "" => code.to_owned(),
        voter => format!("{voter}: {code}"),
    }
}

/// What stands in the address of a link that hands a ballot back.
pub fn return_path(voter: &str, code: &str) -> String {
    match voter.trim() {
        "" => format!("{IN_LINK}{code}"),
        voter => format!("{IN_LINK}{code}/{}", percent_encoded(voter)),
    }
}

/// `text` in letters, digits, hyphens and percent signs, which an address may hold.
pub fn percent_encoded(text: &str) -> String {
    let bytes = text.bytes().map(|it| match it {
        it if it.is_ascii_alphanumeric() || it == b'-' => char::from(it).to_string(),
        it => format!("%{it:02X}"),
    });
    bytes.collect()
}

/// Reads what [`percent_encoded`] wrote; what is no letter comes out as a mark.
pub fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend(before.bytes());
        let digits = after.get(..2).and_then(|it| u8::from_str_radix(it, 16).ok());
        bytes.push(digits.unwrap_or(b'%'));
        rest = if digits.is_some() { &after[2..] } else { after };
    }
    bytes.extend(rest.bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use afterword_core::maturity::{HalfSteps, Vote, WorkshopId};

    use super::*;

    fn invitation(workshop: u64, model: &str) -> Invitation {
        serde_json::from_value(serde_json::json!({
            "workshop": WorkshopId::from_bits(workshop), "model": model, "version": "1", "fingerprint": 7,
            "levels": ["One", "Two", "Three"],
            "questions": [{ "id": "a", "name": "A", "statements": [] }, { "id": "b", "name": "B", "statements": [] }],
        }))
        .unwrap()
    }

    fn ballot(bits: u64, level: u8) -> Ballot {
        let mut ballot = Ballot::new(bits);
        ballot.votes.insert("b".parse().unwrap(), Vote::Score(HalfSteps::level(level)));
        ballot
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let invitation = invitation(1, "m");
        let workshop = Workshop::new(invitation.workshop);
        let lines = read_lines(text, &invitation, &workshop);
        let said: Vec<&str> = lines.iter().map(|it| it.outcome.sentence()).collect();
        assert_eq!(said, expected);
    }

    #[test]
    fn a_ballot_counts_once_however_it_comes() {
        let code = ballot(5, 2).code(&invitation(1, "m"));
        let link = format!("Here you are (https://example.org/x/#/ballot-code/{code}).");
        let changed = ballot(5, 3).code(&invitation(1, "m"));
        check(
            &format!("\n{code}\n  {}\n{link}\n{changed}\n", code.to_lowercase().replace('-', " ")),
            &[
                "Taken: it counts.",
                "It counts already, and counts once.",
                "It counts already, and counts once.",
                "A ballot of this person counts already, and says something else.",
            ],
        );
    }

    #[test]
    fn what_is_no_ballot_of_the_workshop_says_why() {
        let code = ballot(5, 2).code(&invitation(1, "m"));
        let last = code.len() - 1;
        let tampered = format!("{}{}", &code[..last], if code.ends_with('7') { '8' } else { '7' });
        let elsewhere = ballot(5, 2).code(&invitation(2, "m"));
        let other_model = ballot(5, 2).code(&invitation(1, "n"));
        check(
            &format!("{tampered}\n{elsewhere}\n{other_model}\nhello there?\n"),
            &[
                "A letter is missing or wrong. Compare it with the ballot.",
                "This ballot is of another workshop.",
                "This ballot is of another model, another version of it, or other questions.",
                "This is not the code of a ballot.",
            ],
        );
    }

    #[test]
    fn any_name_goes_through_an_address() {
        for text in ["", "Ada", "A/b c%41", "Jürgen 张", "100 %"] {
            assert_eq!(percent_decoded(&percent_encoded(text)), text);
        }
        assert_eq!(percent_decoded("%zz%4"), "%zz%4", "what nobody wrote stays");
    }

    #[test]
    fn a_name_stands_before_the_code_where_ballots_are_named() {
        let mut named = invitation(1, "m");
        named.is_named = true;
        let line = named_code("Ada: L.", &ballot(5, 2).code(&named));
        assert_eq!(read_ballot(&line, &named).unwrap().voter, "Ada  L.");
        let link = format!("#/{}", return_path("Ada Müller", &ballot(5, 2).code(&named)));
        assert!(link.is_ascii(), "{link}");
        assert_eq!(read_ballot(&format!("{link}."), &named).unwrap().voter, "Ada Müller");
        let anonymous = invitation(1, "m");
        assert_eq!(read_ballot(&line, &anonymous).unwrap().voter, "", "nobody asked for it");
    }
}
