//! A severity scheme as a JSON file: to keep, to send to another team, to edit by hand.

use afterword_core::severity::{SchemeDraft, SeverityLevel, SeverityRule, SeverityScheme};
use afterword_core::stored;
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::error::ReadError;
use crate::{json, limits};

/// The name of the shape of a scheme's file.
pub const SCHEMA: &str = "afterword-severity/1";

/// `scheme` as JSON for people to read. The same scheme gives the same bytes.
///
/// ```
/// use afterword_core::severity::SeverityScheme;
/// use afterword_formats::severity;
///
/// let file = severity::write(&SeverityScheme::shipped());
/// assert!(file.starts_with("{\n  \"schema\": \"afterword-severity/1\",\n  \"name\": \"Four levels\","));
/// assert_eq!(severity::read(&file), Ok(SeverityScheme::shipped()));
/// ```
pub fn write(scheme: &SeverityScheme) -> String {
    let members = serde_json::to_string(scheme).expect("a scheme holds texts and numbers alone");
    let members = members.strip_prefix('{').unwrap_or(&members);
    json::indented(&format!("{{\"schema\":\"{SCHEMA}\",{members}"))
}

/// Reads a scheme's file.
///
/// # Errors
///
/// The message says where it is no JSON of a scheme, or else what is wrong with the scheme: two levels of one key, a promise of no
/// time, a rule for a level that is not there.
pub fn read(text: &str) -> Result<SeverityScheme, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    limits::check_size(text.as_bytes())?;
    limits::check_json(text)?;
    let schema = json::schema_of(text)?;
    if schema.as_deref() != Some(SCHEMA) {
        let found = schema.map_or_else(String::new, |it| format!(", found {it:?}"));
        let message =
            format!("expected a severity scheme: an object with \"schema\": {SCHEMA:?}{found}");
        return Err(ReadError::new(message));
    }
    let File { name, source, levels, rules, .. } = stored::from_json(text)?;
    let scheme = SeverityScheme::new(name, source, levels, rules);
    let scheme = scheme.map_err(|it| ReadError::new(it.to_string()))?;
    match SchemeDraft::of(&scheme).check().first() {
        Some(problem) => Err(ReadError::new(problem.to_string())),
        None => Ok(scheme),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "schema")]
    _schema: IgnoredAny,
    name: String,
    #[serde(default)]
    source: String,
    levels: Vec<SeverityLevel>,
    #[serde(default)]
    rules: Vec<SeverityRule>,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn refused(text: &str, expected: &str) {
        let error = read(text).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }

    fn shipped() -> String {
        write(&SeverityScheme::shipped())
    }

    #[test]
    fn what_is_no_sound_scheme_is_refused_with_a_reason() {
        refused("", "ends too early");
        refused(r#"{"schema":"afterword-template/1"}"#, "found \"afterword-template/1\"");
        refused(&shipped().replacen("\"levels\"", "\"lavels\"", 1), "unknown field `lavels`");
        refused(
            &shipped().replacen("\"key\": \"SEV2\"", "\"key\": \"SEV1\"", 1),
            "two levels are called SEV1",
        );
        refused(
            &shipped().replacen("\"acknowledgeMinutes\": 5", "\"acknowledgeMinutes\": 0", 1),
            "SEV1: acknowledge within: 0 minutes",
        );
        refused(&shipped().replacen("\"key\": \"SEV4\"", "\"key\": \"\"", 1), "does not have");
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in any::<String>(), at in 0..2_000usize) {
            drop(read(&text));
            let mut file = shipped();
            let at = (0..=at).rev().find(|it| file.is_char_boundary(*it)).unwrap_or(0);
            file.insert_str(at, &text);
            if let Ok(scheme) = read(&file) {
                prop_assert_eq!(read(&write(&scheme)), Ok(scheme));
            }
        }
    }
}
