//! One template as a JSON file: to keep, to send, to edit by hand.

use afterword_core::stored;
use afterword_core::template::{Template, TemplateId, TemplateSection};
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::error::ReadError;
use crate::{json, limits};

/// The name of the shape of a template's file.
pub const SCHEMA: &str = "afterword-template/1";

/// `template` as JSON for people to read. The same template gives the same bytes.
///
/// ```
/// use afterword_core::template::Template;
/// use afterword_formats::template;
///
/// let brief = &Template::shipped()[1];
/// let file = template::write(brief);
/// assert!(file.starts_with("{\n  \"schema\": \"afterword-template/1\",\n  \"id\": \"brief\","));
/// assert_eq!(template::read(&file).as_ref(), Ok(brief));
/// ```
pub fn write(template: &Template) -> String {
    let members = serde_json::to_string(template).expect("a template holds texts and lists alone");
    let members = members.strip_prefix('{').unwrap_or(&members);
    json::indented(&format!("{{\"schema\":\"{SCHEMA}\",{members}"))
}

/// Reads a template's file.
///
/// # Errors
///
/// The message names the place: line and column for what is not the JSON of a template, and otherwise the member, such as
/// `sections[3].heading`. A member that no template has is an error too, so that a misspelt `required` is not lost.
///
/// ```
/// use afterword_formats::template::read;
///
/// let newer = read(r#"{ "schema": "afterword-template/2" }"#).unwrap_err();
/// assert!(newer.to_string().contains("newer version of Afterword"));
/// ```
pub fn read(text: &str) -> Result<Template, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    limits::check_size(text.as_bytes())?;
    limits::check_json(text)?;
    check_schema(text)?;
    let File { id, name, purpose, sections, .. } = stored::from_json(text)?;
    let template = Template { id, name, purpose, sections };
    match template.check().first() {
        Some(problem) => Err(ReadError::new(problem.to_string())),
        None => Ok(template),
    }
}

/// Whether `text` says that it is a template's file, of this or of another version.
pub fn is_template(text: &str) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let is_within = limits::check_size(text.as_bytes()).and_then(|()| limits::check_json(text));
    is_within.is_ok()
        && json::schema_of(text).is_ok_and(|it| it.is_some_and(|it| version_of(&it).is_some()))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "schema")]
    _schema: IgnoredAny,
    id: TemplateId,
    name: String,
    #[serde(default)]
    purpose: String,
    sections: Vec<TemplateSection>,
}

fn check_schema(text: &str) -> Result<(), ReadError> {
    let expected = format!("expected a template: an object with \"schema\": {SCHEMA:?}");
    match json::schema_of(text)? {
        Some(schema) if schema == SCHEMA => Ok(()),
        Some(schema) if version_of(&schema) > version_of(SCHEMA) => Err(ReadError::new(format!(
            "this template has the shape {schema:?}, which a newer version of Afterword wrote; this one reads {SCHEMA:?}"
        ))),
        Some(schema) => Err(ReadError::new(format!("{expected}, found {schema:?}"))),
        None => Err(ReadError::new(expected)),
    }
}

fn version_of(schema: &str) -> Option<u32> {
    schema.strip_prefix("afterword-template/")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn brief() -> String {
        write(&Template::shipped()[1])
    }

    #[track_caller]
    fn refused(text: &str, expected: &str) {
        let error = read(text).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }

    #[test]
    fn every_shipped_template_reads_back_in_the_same_bytes() {
        for template in Template::shipped() {
            let file = write(&template);
            assert_eq!(read(&file).as_ref(), Ok(&template));
            assert_eq!(write(&read(&file).unwrap()), file);
            assert!(is_template(&file));
        }
    }

    #[test]
    fn an_error_names_its_place() {
        let line = brief().lines().position(|it| it.contains("\"guidance\"")).unwrap() + 1;
        let misspelt = brief().replacen("\"guidance\"", "\"guidence\"", 1);
        refused(&misspelt, &format!("line {line}, "));
        refused(&misspelt, "unknown field `guidence`");
        let status = brief().replacen("in-review", "in review", 1);
        refused(&status, "unknown variant `in review`, expected one of `draft`");
        let heading = brief().replacen("\"heading\": \"Timeline\"", "\"heading\": \" \"", 1);
        refused(&heading, "sections[1].heading: nothing is written here");
        let twice = brief().replacen("\"section\": \"timeline\"", "\"section\": \"summary\"", 1);
        refused(&twice, "sections[1].section: an earlier section shows “summary”");
    }

    #[test]
    fn what_is_no_template_is_refused_with_a_reason() {
        refused("", "ends too early");
        refused("{}", "\"schema\": \"afterword-template/1\"");
        refused(r#"{"schema":"postmortem/1"}"#, "found \"postmortem/1\"");
        refused(r#"{"schema":"afterword-template/2","pages":[]}"#, "a newer version");
        refused(&"[".repeat(1_000), "levels");
        refused(&format!("\"{}\"", "x".repeat(limits::MAX_BYTES)), "25 MB");
        let sections = format!("[{}]", vec![r#"{"section":"a","heading":"A"}"#; 101].join(","));
        let json = format!(
            r#"{{"schema":"afterword-template/1","id":"x","name":"X","sections":{sections}}}"#
        );
        refused(&json, "at most 100 sections");
    }

    #[test]
    fn a_file_of_another_shape_is_not_taken_for_a_template() {
        assert!(is_template(r#"{"schema":"afterword-template/7"}"#));
        for text in ["", "# Template", "{}", r#"{"schema":"postmortem/1"}"#] {
            assert!(!is_template(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in any::<String>(), at in 0..1_000usize) {
            drop(read(&text));
            let mut file = brief();
            let at = (0..=at).rev().find(|it| file.is_char_boundary(*it)).unwrap_or(0);
            file.insert_str(at, &text);
            if let Ok(template) = read(&file) {
                prop_assert_eq!(read(&write(&template)), Ok(template));
            }
        }

        #[test]
        fn a_template_with_any_words_reads_back(name in "\\PC{1,40}", text in any::<String>()) {
            let mut template = Template::shipped().remove(2);
            template.sections[4].guidance = text;
            template.name = format!("a{name}");
            prop_assert_eq!(read(&write(&template)), Ok(template));
        }
    }
}
