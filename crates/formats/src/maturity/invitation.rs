//! An invitation to vote, in a link: the questions of a workshop in letters that an address may hold.

use afterword_core::maturity::{Invitation, MOST_LEVELS};
use afterword_core::stored;

use crate::error::ReadError;
use crate::{json, limits, link};

/// The name of the shape of an invitation.
const SCHEMA: &str = "invitation/1";

/// So many bytes an invitation may have, unpacked: a model of two hundred questions has a tenth of that.
const MAX_BYTES: usize = 1024 * 1024;

/// No invitation has more questions.
const MAX_QUESTIONS: usize = 1_000;

/// `invitation` in letters that an address may hold, as [`link::write()`] packs a document. It may have more than
/// [`link::MAX_CHARS`] of them.
///
/// ```
/// # use afterword_core::id::DocumentId;
/// # use afterword_core::maturity::{Assessment, Model, Workshop, WorkshopId};
/// use afterword_core::maturity::Invitation;
/// use afterword_formats::maturity::{read_invitation, write_invitation};
///
/// # let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
/// # let model = Model::read(r#"{"id": "m", "version": "1", "name": "M", "levels": [{"name": "1"}, {"name": "2"}],
/// #   "dimensions": [{"id": "d", "name": "D", "capabilities": [{"id": "c", "name": "C", "statements": ["a", "b"]}]}]}"#).unwrap().0;
/// # let mut assessment = Assessment::new(DocumentId::v7(0, [0; 10]), "Spring".into(), model.into(), now);
/// # assessment.workshop = Some(Workshop::new(WorkshopId::from_bits(1)).into());
/// let invitation = Invitation::of(&assessment).ok_or("it has a workshop")?;
/// let letters = write_invitation(&invitation);
/// assert!(letters.chars().all(|it| it.is_ascii_alphanumeric() || "-_".contains(it)));
/// assert_eq!(read_invitation(&letters), Ok(invitation));
/// # Ok::<(), &str>(())
/// ```
pub fn write_invitation(invitation: &Invitation) -> String {
    let members = serde_json::to_string(invitation)
        .expect("an invitation holds texts, numbers and lists alone");
    let members = members.strip_prefix('{').unwrap_or(&members);
    link::pack(&format!("{{\"schema\":\"{SCHEMA}\",{members}"))
}

/// Reads what [`write_invitation`] wrote.
///
/// # Errors
///
/// Letters that are missing or were changed, the form of a newer version, what is no invitation or none that can be answered, and what
/// exceeds the limits: 1 MB unpacked, 1,000 questions, the levels that a model may have.
pub fn read_invitation(letters: &str) -> Result<Invitation, ReadError> {
    let text = link::unpack(letters, MAX_BYTES)?;
    limits::check_json(&text)?;
    match json::schema_of(&text)?.as_deref() {
        Some(SCHEMA) => {}
        Some(schema) if schema.starts_with("invitation/") => {
            return Err(ReadError::new(
                "the link was made by a newer version of Afterword, or by another program",
            ));
        }
        _ => {
            return Err(ReadError::new(
                "expected an invitation to vote, and this link holds something else",
            ));
        }
    }
    let invitation: Invitation = stored::from_json(&text)?;
    check(&invitation).map(|()| invitation)
}

fn check(it: &Invitation) -> Result<(), ReadError> {
    let n_levels = it.levels.len();
    let refused = |message: String| Err(ReadError::new(message));
    if !(1..=MOST_LEVELS).contains(&n_levels) {
        return refused(format!(
            "expected 1 to {MOST_LEVELS} levels, and the invitation has {n_levels}"
        ));
    }
    if it.questions.is_empty() {
        return refused("the invitation asks nothing".to_owned());
    }
    if it.questions.len() > MAX_QUESTIONS {
        return refused(format!(
            "the invitation has more than the limit of {MAX_QUESTIONS} questions"
        ));
    }
    let odd = it.questions.iter().find(|it| it.statements.len() != n_levels);
    match odd {
        Some(odd) => refused(format!(
            "expected {n_levels} statements, one for each level, and {:?} has {}",
            odd.name,
            odd.statements.len()
        )),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use afterword_core::id::DocumentId;
    use afterword_core::maturity::{Assessment, Model, Workshop, WorkshopId};
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;
    use crate::error::Trouble;

    fn invitation(text: &str, n: usize) -> Invitation {
        let text = format!("x{text}");
        let capability = |n| json!({"id": format!("c{n}"), "name": text, "question": text, "statements": [text, text]});
        let value = json!({
            "id": "m", "version": text, "name": text, "levels": [{"name": text}, {"name": "2"}],
            "dimensions": [{"id": "d", "name": text, "capabilities": (0..n).map(capability).collect::<Vec<Value>>()}],
        });
        let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
        let model = Model::from_value(&value).unwrap().0.into();
        let mut it = Assessment::new(DocumentId::v7(0, [0; 10]), text, model, now);
        it.workshop = Some(Workshop::new(WorkshopId::from_bits(7)).into());
        Invitation::of(&it).unwrap()
    }

    fn packed(change: impl FnOnce(&mut Value)) -> String {
        let letters = write_invitation(&invitation("", 1));
        let mut value: Value =
            serde_json::from_str(&link::unpack(&letters, MAX_BYTES).unwrap()).unwrap();
        change(&mut value);
        link::pack(&value.to_string())
    }

    #[track_caller]
    fn refused(letters: &str, expected: &str) -> ReadError {
        let error = read_invitation(letters).unwrap_err();
        assert!(error.message.contains(expected), "{error}");
        error
    }

    #[test]
    fn what_is_no_invitation_is_refused_with_a_reason() {
        refused("", "not complete");
        refused("2abc", "newer version");
        let whole = write_invitation(&invitation("", 1));
        assert_eq!(refused(&whole[..whole.len() - 9], "not complete").trouble, Trouble::Short);
        refused(&packed(|it| it["schema"] = json!("invitation/2")), "newer version");
        refused(&packed(|it| it["schema"] = json!("postmortem/1")), "something else");
        refused(&packed(|it| it["questions"] = json!([])), "asks nothing");
        refused(&packed(|it| it["levels"] = json!([])), "1 to 20 levels");
        refused(
            &packed(|it| it["questions"][0]["statements"] = json!(["a"])),
            "one for each level",
        );
        refused(&packed(|it| it["questions"][0]["id"] = json!("a b")), "an id is");
        let many = packed(|it| it["questions"] = json!(vec![it["questions"][0].clone(); 1_001]));
        refused(&many, "limit of 1000 questions");
        refused(&link::pack(&" ".repeat(MAX_BYTES + 1)), "1 MB");
        refused(&link::pack(&"[".repeat(1_000)), "levels");
    }

    #[test]
    fn the_longest_model_that_comes_along_fits_into_an_address() {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../static/models/operational-excellence.en.json"
        );
        let model = Model::read(&std::fs::read_to_string(path).unwrap()).unwrap().0;
        let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
        let mut it =
            Assessment::new(DocumentId::v7(0, [0; 10]), "Spring".into(), model.into(), now);
        it.workshop = Some(Workshop::new(WorkshopId::from_bits(7)).into());
        let letters = write_invitation(&Invitation::of(&it).unwrap());
        assert!(letters.len() < link::MAX_CHARS, "{}", letters.len());
    }

    proptest! {
        #[test]
        fn an_invitation_comes_back(text in any::<String>(), n in 1..5_usize, cut in 1..50_usize) {
            let invitation = invitation(&text, n);
            let letters = write_invitation(&invitation);
            prop_assert_eq!(read_invitation(&letters), Ok(invitation));
            drop(read_invitation(&letters[..letters.len().saturating_sub(cut)]));
            drop(read_invitation(&text));
        }
    }
}
