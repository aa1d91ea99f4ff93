//! Whose work is in a build, and under which licences: the text that most of these ask to be handed on.

use std::collections::BTreeMap;

use crate::failure::Failure;
use crate::shipped::Work;

const BEGINNING: &str = "\
Afterword is free software under the MIT or the Apache 2.0 licence, at your choice.

What follows is the work of others that is in it, each with its version, its licence and the place it is from. The numbers behind it are
those of the texts below, each of which stands there once.
";

const MODELS: &str = "\
The maturity models that come along (static/models, or models in the npm package) are under the licence CC-BY-4.0,
https://creativecommons.org/licenses/by/4.0/legalcode: name the Afterword contributors. What each of them rests on, it says itself.
";

/// What is handed on for crates that come without the text of their licence. Of several that one may choose, the first here is chosen.
const STANDARD: [(&str, &str); 2] =
    [("Apache-2.0", include_str!("../../../LICENSE-APACHE")), ("MIT", include_str!("mit.txt"))];

/// The text, for what is in a build.
pub(crate) fn text(works: &[Work]) -> Result<String, Failure> {
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let mut texts: Vec<String> = Vec::new();
    let mut list = String::new();
    for work in works.iter().filter(|it| !it.is_ours) {
        let mut told = Vec::new();
        for text in texts_of(work)? {
            let number = *numbers.entry(key(&text)).or_insert_with(|| {
                texts.push(text);
                texts.len()
            });
            let number = format!("[{number}]");
            if !told.contains(&number) {
                told.push(number);
            }
        }
        let home = work.home.as_deref().unwrap_or("no address");
        let Work { name, version, licence, .. } = work;
        list += &format!("{name} {version}: {licence}. {home} {}\n", told.join(" "));
    }
    let mut out = format!("{BEGINNING}\n{list}");
    if works.iter().any(|it| it.licence == "CC-BY-4.0") {
        out += &format!("\n{MODELS}");
    }
    for (n, text) in texts.iter().enumerate() {
        out += &format!("\n{}\n[{}]\n\n{text}\n", "-".repeat(80), n + 1);
    }
    Ok(out)
}

/// The texts to be handed on with a work.
fn texts_of(work: &Work) -> Result<Vec<String>, Failure> {
    let mut texts: Vec<String> = work.texts.iter().map(|it| tidy(it)).collect();
    texts.retain(|it| !it.is_empty());
    if !texts.is_empty() {
        return Ok(texts);
    }
    let choices: Vec<&str> = work.licence.split(" OR ").collect();
    let standard = STANDARD.iter().find(|(name, _)| choices.contains(name)).ok_or_else(|| {
        Failure::new(format!(
            "{} comes without the text of its licence, {}",
            work.name, work.licence
        ))
        .hint("The text has to be handed on: see STANDARD in crates/xtask/src/notices.rs.")
    })?;
    let authors = if work.authors.is_empty() {
        format!("the authors of {}", work.name)
    } else {
        work.authors.join(", ")
    };
    Ok(vec![tidy(&standard.1.replace("AUTHORS", &authors))])
}

/// A text without what is at the ends of its lines and around it.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// What is the same in texts that differ only in where their lines end.
fn key(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn work(name: &str, licence: &str, texts: &[&str]) -> Work {
        Work {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: licence.to_owned(),
            authors: vec!["Ann".to_owned(), "Ben".to_owned()],
            home: None,
            address: format!("pkg:cargo/{name}@1.0.0"),
            digest: None,
            needs: BTreeSet::new(),
            texts: texts.iter().map(ToString::to_string).collect(),
            is_ours: false,
        }
    }

    #[test]
    fn a_text_that_several_have_stands_there_once() {
        let works =
            [work("a", "MIT", &["Be\nnice."]), work("b", "MIT", &["Be nice.\r\n", "Else."])];
        let text = text(&works).unwrap();
        assert!(
            text.contains("a 1.0.0: MIT. no address [1]\nb 1.0.0: MIT. no address [1] [2]\n"),
            "{text}"
        );
        assert_eq!(text.matches("nice.").count(), 1, "{text}");
        assert!(!text.contains("CC-BY"), "{text}");
    }

    #[test]
    fn what_comes_without_a_text_gets_that_of_its_licence_or_stops_the_build() {
        let of = |licence| text(&[work("a", licence, &[" \n"])]);
        assert!(of("MIT").unwrap().contains("Copyright (c) Ann, Ben\n"));
        assert!(of("MIT OR Apache-2.0").unwrap().contains("Apache License"));
        assert!(of("Zlib").is_err());
    }

    #[test]
    fn what_is_ours_is_no_work_of_others() {
        let models = Work { is_ours: true, ..work("afterword-models", "CC-BY-4.0", &[]) };
        let text = text(&[models]).unwrap();
        assert!(
            text.contains("name the Afterword contributors") && !text.contains("1.0.0"),
            "{text}"
        );
    }
}
