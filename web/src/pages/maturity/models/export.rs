//! A model as a file: JSON, YAML, or a table for spreadsheets.

use std::rc::Rc;

use afterword_core::maturity::Model;
use afterword_formats::maturity::{left_out_of_csv, write_csv, write_json};
use afterword_ui::words::{Text, word};

use crate::browser::{download, task};
use crate::io;
use crate::session::Session;

/// How a model is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Json,
    /// For people who edit by hand. Another program writes it.
    Yaml,
    /// Without what a table has no place for, which is said.
    Csv,
}

/// Offers `model` as a file. What is unfinished goes out too, and it is said that nobody can read it in yet.
pub(super) fn export(session: &Session, model: &Rc<Model>, form: Form) {
    let (session, model) = (session.clone(), model.clone());
    match form {
        Form::Json => {
            let name = file_name(&model, "json");
            download::download(&name, "application/json", &write_json(&model));
            session.say(downloaded(&model, &name));
        }
        Form::Csv => {
            let name = file_name(&model, "csv");
            download::download_table(&name, &write_csv(&model));
            let left = left_out_of_csv(&model);
            let left: Vec<&str> = left.iter().map(|it| left_out(&it.key).text()).collect();
            session.say(match left.is_empty() {
                true => downloaded(&model, &name),
                false => {
                    word::MODEL_EXPORTED_LEFT.fill(&[("name", &name), ("what", &left.join(", "))])
                }
            });
        }
        Form::Yaml => task::spawn(async move {
            match io::model_yaml(&model).await {
                Ok(text) => {
                    let name = file_name(&model, "yaml");
                    download::download(&name, "application/yaml", &text);
                    session.say(downloaded(&model, &name));
                }
                Err(error) => session.say(word::MODEL_EXPORTED_NOT.fill(&[("error", &error)])),
            }
        }),
    }
}

fn downloaded(model: &Model, name: &str) -> String {
    match model.problems().len() {
        0 => word::DOWNLOADED.fill(&[("name", &name)]),
        n => word::MODEL_EXPORTED_UNSOUND.count_and(n, &[("name", &name)]),
    }
}

/// `our-model-1.0.0.json`: the id can be in any name of a file, and of the version what can be.
fn file_name(model: &Model, ending: &str) -> String {
    let is_plain = |it: char| it.is_ascii_alphanumeric() || matches!(it, '.' | '-' | '_');
    let version: String = model.version.chars().filter(|it| is_plain(*it)).take(20).collect();
    match version.trim_matches('.') {
        "" => format!("{}.{ending}", model.id),
        version => format!("{}-{version}.{ending}", model.id),
    }
}

/// What a table has no place for, by the name that the writer gives it.
fn left_out(key: &str) -> &'static Text {
    match key {
        "csv-head" => &word::MODEL_LEFT_HEAD,
        "csv-levels" => &word::MODEL_LEFT_LEVELS,
        "csv-namings" => &word::MODEL_LEFT_NAMINGS,
        "csv-groups" => &word::MODEL_LEFT_GROUPS,
        "csv-about" => &word::MODEL_LEFT_ABOUT,
        "csv-answers" => &word::MODEL_LEFT_ANSWERS,
        "csv-measures" => &word::MODEL_LEFT_MEASURES,
        _ => &word::MODEL_LEFT_OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_as_its_model() {
        let level = vec!["One".to_owned()];
        let model =
            Model::blank("ours".parse().unwrap(), String::new(), level, "D".into(), "C".into());
        assert_eq!(file_name(&model, "json"), "ours-1.0.0.json");
        let odd = Model { version: "../ 2".to_owned(), ..model };
        assert_eq!(file_name(&odd, "csv"), "ours-2.csv");
    }
}
