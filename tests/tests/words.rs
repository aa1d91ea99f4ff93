//! The words of the interface: each language has all of them, each is used, and none is written into a component instead.

#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use afterword_core::actions::{ActionKind, StateKind, Strength};
use afterword_core::causes::{Category, CauseKind, Confidence};
use afterword_core::maturity::{
    Agenda, AgendaPart, Confidence as MaturityConfidence, EffortSource, Expected, FigureProblem,
    Metric, ModelEditError, Phase, Refused, Risk, WarningKind,
};
use afterword_core::postmortem::{
    DataLoss, DetectionSource, FactorKind, MetricCatalogue, MomentKey, Role, SectionKey, StatusKind,
};
use afterword_core::severity::{SeverityFact, SeverityScheme};
use afterword_core::template::Template;
use afterword_core::toil::{
    Category as ToilCategory, Caveat, Criterion, Level, Method, Period, Quadrant, Stage,
};
use afterword_core::wording::Wording;
use afterword_core::{diff, error_budget, present, secrets, view, workflow};
use afterword_formats::limits::{MAX_LEVELS, MAX_NODES};
use afterword_formats::maturity::{FileNote, Origin};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// A text as `word.rs` has it.
struct Text {
    /// Its static.
    static_name: String,
    /// What languages call it.
    name: String,
    english: String,
}

/// The texts of `word.rs`, which has each on a line of its own.
fn texts() -> Vec<Text> {
    let file = read("crates/ui/src/words/word.rs");
    let lines = file.lines().filter_map(|it| it.strip_prefix("pub static "));
    let texts: Vec<Text> = lines
        .map(|line| {
            let (static_name, rest) = line.split_once(": Text = Text::new(\"").expect(line);
            let (name, rest) = rest.split_once("\", \"").expect(line);
            let english = rest.strip_suffix("\");").expect(line).replace("\\\"", "\"");
            Text { static_name: static_name.to_owned(), name: name.to_owned(), english }
        })
        .collect();
    assert!(texts.len() > 300, "only {} texts were found", texts.len());
    texts
}

/// What core names, and under which names the files of words have it: see `crates/ui/src/words/domain.rs`.
fn core_names() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut add = |group: &str, keys: &mut dyn Iterator<Item = &str>| {
        names.extend(keys.map(|key| format!("{group}.{}", key.replace(' ', "-"))));
    };
    add("status", &mut StatusKind::ALL.iter().map(|it| it.key()));
    add("moment", &mut MomentKey::OFFERED.iter().map(MomentKey::key).chain(["published"]));
    add("role", &mut Role::ALL.iter().map(|it| it.key()));
    add("factor-kind", &mut FactorKind::ALL.iter().map(|it| it.key()));
    add("category", &mut Category::ALL.iter().map(|it| it.key()));
    add("cause-kind", &mut CauseKind::ALL.iter().map(|it| it.key()));
    add("confidence", &mut Confidence::ALL.iter().map(|it| it.key()));
    add("data-loss", &mut DataLoss::ALL.iter().map(|it| it.key()));
    add("detection-source", &mut DetectionSource::ALL.iter().map(|it| it.key()));
    add("action-state", &mut StateKind::ALL.iter().map(|it| it.key()));
    add("action-kind", &mut ActionKind::ALL.iter().map(|it| it.key()));
    add("strength", &mut Strength::ALL.iter().map(|it| it.key()));
    let metrics = MetricCatalogue::shipped().definitions();
    add("metric", &mut metrics.iter().map(|it| &*it.id));
    add("metric-source", &mut metrics.iter().map(|it| &*it.source));
    let scheme = SeverityScheme::shipped();
    add("field", &mut SectionKey::FIELDS.iter().map(SectionKey::key));
    let template = read("crates/core/src/template/edit.rs");
    let from = template.find("fn label(").unwrap();
    add("edit", &mut literals(&template[from..from + template[from..].find("\n    }\n").unwrap()]));
    let rulebook = read(RULEBOOK);
    add("edit", &mut literals(label_of(&rulebook)));
    let scheme_edit = read("crates/core/src/severity/edit.rs");
    for (from, _) in scheme_edit.match_indices("fn label(") {
        let label = &scheme_edit[from..];
        add("edit", &mut literals(&label[..label.find("\n    }\n").unwrap()]));
    }
    let toil = read("crates/core/src/toil/edit.rs");
    let toil = &toil[toil.find("fn label(").unwrap()..];
    add("edit", &mut literals(&toil[..toil.find("\n    }\n").unwrap()]));
    let maturity = read("crates/core/src/maturity/edit.rs");
    let maturity = &maturity[maturity.find("fn label(").unwrap()..];
    add("edit", &mut literals(&maturity[..maturity.find("\n    }\n").unwrap()]));
    let model = read("crates/core/src/maturity/model/edit.rs");
    let model = &model[model.find("fn label(").unwrap()..];
    add("edit", &mut literals(&model[..model.find("\n    }\n").unwrap()]));
    add("model-edit", &mut ModelEditError::ALL.iter().map(|it| it.key()));
    add("agenda", &mut Agenda::ALL.iter().map(|it| it.key()));
    add("agenda-part", &mut AgendaPart::ALL.iter().map(|it| it.key()));
    add("maturity-refused", &mut [Refused::Gone, Refused::Finished].iter().map(|it| it.key()));
    add("maturity-confidence", &mut MaturityConfidence::ALL.iter().map(|it| it.key()));
    add("maturity-phase", &mut Phase::ALL.iter().map(|it| it.key()));
    add("maturity-effort", &mut EffortSource::ALL.iter().map(|it| it.key()));
    add("maturity-metric", &mut Metric::ALL.iter().map(|it| it.key()));
    let problems = [
        FigureProblem::NotANumber,
        FigureProblem::Negative,
        FigureProblem::MoreThanAll,
        FigureProblem::NoData,
    ];
    add("maturity-figure", &mut problems.iter().map(|it| it.key()));
    add_notes(&mut add);
    add("toil-category", &mut ToilCategory::ALL.iter().map(|it| it.key()));
    add("toil-criterion", &mut Criterion::ALL.iter().map(|it| it.key()));
    add("toil-stage", &mut Stage::ALL.iter().map(|it| it.key()));
    add("toil-method", &mut Method::ALL.iter().map(|it| it.key()));
    add("toil-quadrant", &mut Quadrant::ALL.iter().map(|it| it.key()));
    add("toil-period", &mut Period::ALL.iter().map(|it| it.key()));
    add("toil-level", &mut Level::ALL.iter().map(|it| it.key()));
    add("toil-caveat", &mut Caveat::ALL.iter().map(|it| it.key()));
    add("severity", &mut scheme.levels().iter().map(|it| &*it.meaning));
    add("severity-level", &mut scheme.levels().iter().map(|it| &*it.name));
    add("severity-scheme", &mut [&*scheme.name].into_iter());
    add("moment-short", &mut MomentKey::OFFERED.iter().map(MomentKey::key).chain(["published"]));
    // What `Press::names` says of the keys that languages label otherwise.
    let labels =
        ["Ctrl", "Shift", "Space", "PgUp", "PgDn", "Home", "End", "Enter", "Backspace", "Delete"];
    add("key", &mut labels.into_iter());
    let templates = Template::shipped();
    add("template-name", &mut templates.iter().map(|it| &*it.id.0));
    add("template-purpose", &mut templates.iter().map(|it| &*it.id.0));
    add("severity-rule", &mut scheme.rules().iter().map(|it| &*it.text));
    add("severity-question", &mut SeverityFact::ALL.iter().map(|it| it.key()));
    add(
        "reason",
        &mut literals_after("crates/core/src/postmortem/metric/definition.rs", "reason: "),
    );
    let pictures = read("crates/core/data/drawing/en.json");
    add("picture", &mut literals(&pictures).step_by(2));
    let labels =
        ["field.rs", "text.rs"].map(|it| read(&format!("crates/core/src/postmortem/{it}")));
    for file in &labels {
        let from = file.find("fn label(").unwrap();
        let end = file[from..].find("\n}\n").unwrap() + from;
        add("edit", &mut literals(&file[from..end]).filter(|it| !it.is_empty()));
        // The labels of what happens to causes have a function of their own.
        if let Some(from) = file.find("CausesEdit::AddTree(_) =>") {
            let end = file[from..].find("\n}\n").unwrap() + from;
            add("edit", &mut literals(&file[from..end]));
        }
    }
    // Text fields and lists of names each have labels: the second list is in the same file.
    let lists = &labels[1][labels[1].rfind("fn label(").unwrap()..];
    add("edit", &mut literals(&lists[..lists.find("\n    }\n").unwrap()]));
    names.extend(core_texts().into_keys());
    // What is said before there is a program to say it, or beside it.
    let boot = read("web/boot.js") + &read("web/offline.js");
    names.extend(
        literals(&boot)
            .filter(|it| it.starts_with("boot.") && it.len() > "boot.".len())
            .map(str::to_owned),
    );
    names
}

/// What readers of models and figures say of a file, in English and by a name: see `noted` in `crates/ui/src/words/models.rs`.
fn add_notes(add: &mut impl FnMut(&str, &mut dyn Iterator<Item = &str>)) {
    add("model-origin", &mut Origin::ALL.iter().map(|it| it.key()));
    let rules = read("crates/core/src/maturity/rules/prove.rs");
    let rules = literals(function(&rules, "fn key("));
    let warnings = [WarningKind::Unknown, WarningKind::Rounded];
    let warnings = warnings.iter().map(|it| it.key());
    add("model-note", &mut FileNote::KEYS.into_iter().chain(warnings).chain(rules));
    let expected = [
        Expected::Object,
        Expected::List,
        Expected::Text,
        Expected::Number,
        Expected::Count,
        Expected::Size,
        Expected::Direction,
    ];
    let values = expected.iter().map(ToString::to_string);
    let values = values.chain(Risk::ALL.iter().map(ToString::to_string));
    let limits = [
        format!("nested deeper than the limit of {MAX_LEVELS} levels"),
        format!("more values than the limit of {MAX_NODES} nodes"),
    ];
    let values: Vec<String> = values.chain(limits).collect();
    add("model-value", &mut values.iter().map(|it| &**it));
    let sources =
        ["read", "lens", "yaml"].map(|it| read(&format!("crates/formats/src/maturity/{it}.rs")));
    let sources = sources.concat() + &read("crates/formats/src/error.rs");
    for said in [
        "expected a name, and found a list or an object",
        "it is neither YAML nor JSON",
        "nothing",
        "the archive holds neither YAML nor JSON",
        "the file ends too early: part of it is missing",
        "the file is empty",
        "the files have more bytes together than the limit",
        "this stands for something of which it is itself a part",
        "what stands in several places has more text than the limit",
    ] {
        assert!(sources.contains(&format!("\"{said}\"")), "no reader says {said:?} any more");
        add("model-value", &mut [said].into_iter());
    }
    let problems = read("crates/core/src/maturity/model/problem.rs");
    let problems = literals(function(&problems, "fn key("));
    // Warnings are notes.
    let problems = problems.filter(|it| !["unknown", "rounded"].contains(it));
    let named: Vec<String> = problems.map(|it| format!("problem-{it}")).collect();
    let texts: BTreeSet<String> = texts().into_iter().map(|it| it.name).collect();
    for name in named {
        assert!(texts.contains(&format!("maturity.{name}")), "nothing says {name}");
    }
}

/// The function of `source` that begins so.
fn function<'s>(source: &'s str, begins: &str) -> &'s str {
    let from = source.find(begins).unwrap();
    &source[from..from + source[from..].find("\n    }\n").unwrap()]
}

/// What a workspace decides, whose changes have labels as those of documents do.
const RULEBOOK: &str = "web/src/rulebook.rs";

/// The function of `source` that says what an edit changes: names of words, which `edited` looks up.
fn label_of(source: &str) -> &str {
    let from = source.find("fn label(").unwrap();
    &source[from..from + source[from..].find("\n    }\n").unwrap()]
}

/// What core says by itself, by the names that `crates/ui/src/words/core_texts.rs` looks it up by.
fn core_texts() -> BTreeMap<String, String> {
    let parts: [(&str, &Wording); 6] = [
        ("diff", diff::english()),
        ("error-budget", error_budget::english()),
        ("present", present::english()),
        ("secrets", secrets::english()),
        ("view", view::english()),
        ("workflow", workflow::english()),
    ];
    let named = |(part, words): (&'static str, &'static Wording)| {
        words.names().map(move |it| (format!("{part}.{it}"), words.fill(it, &[])))
    };
    parts.into_iter().flat_map(named).collect()
}

/// The string literals of `source`, which have no escapes.
fn literals(source: &str) -> impl Iterator<Item = &str> {
    source.split('"').skip(1).step_by(2)
}

fn literals_after<'a>(path: &str, mark: &'a str) -> impl Iterator<Item = &'static str> + use<'a> {
    let file: &'static str = read(path).leak();
    file.split(mark).skip(1).filter_map(|it| it.strip_prefix('"')?.split('"').next())
}

/// The languages besides English, each with the lines of its file.
fn languages() -> BTreeMap<String, Vec<(String, String)>> {
    let folder = fs::read_dir(root().join("static/words")).unwrap();
    let languages: BTreeMap<String, Vec<(String, String)>> = folder
        .map(|it| {
            let path = it.unwrap().path();
            let code = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let file = fs::read_to_string(&path).unwrap();
            let lines = file.lines().filter(|it| !it.is_empty() && !it.starts_with('#'));
            let pairs = lines.map(|line| {
                let (name, words) = line.split_once(" = ").unwrap_or_else(|| panic!("{line}"));
                (name.to_owned(), words.to_owned())
            });
            (code, pairs.collect())
        })
        .collect();
    assert!(languages.contains_key("de"));
    languages
}

/// The names of the places in a text, in any order.
fn places(words: &str) -> BTreeSet<&str> {
    words.split('{').skip(1).map(|it| it.split('}').next().unwrap()).collect()
}

#[test]
fn a_static_is_called_as_its_text() {
    for text in texts() {
        let words = text.static_name.to_lowercase();
        let name = match words.split_once('_') {
            Some((area, rest)) => format!("{area}.{}", rest.replace('_', "-")),
            None => words,
        };
        assert_eq!(text.name, name);
    }
}

#[test]
fn every_language_has_every_text_and_no_other() {
    let expected: BTreeSet<String> =
        texts().into_iter().map(|it| it.name).chain(core_names()).collect();
    for (code, lines) in languages() {
        let names: BTreeSet<String> = lines.iter().map(|it| it.0.clone()).collect();
        let missing: Vec<_> = expected.difference(&names).collect();
        assert!(missing.is_empty(), "static/words/{code}.txt lacks {missing:#?}");
        let unknown: Vec<_> = names.difference(&expected).collect();
        assert!(unknown.is_empty(), "nothing says these of static/words/{code}.txt: {unknown:#?}");
        assert_eq!(names.len(), lines.len(), "{code} has a text twice");
        let empty: Vec<_> = lines.iter().filter(|it| it.1.trim().is_empty()).collect();
        assert!(empty.is_empty(), "{code} says nothing for {empty:?}");
    }
}

#[test]
fn every_translation_has_the_places_and_forms_of_the_english() {
    let own = texts().into_iter().map(|it| (it.name, it.english));
    let english: BTreeMap<String, String> = own.chain(core_texts()).collect();
    for (code, lines) in languages() {
        for (name, words) in &lines {
            let Some(english) = english.get(name) else { continue };
            if name.starts_with("date.") || english.contains('|') && code != "de" {
                // A language may write a date with other parts, and have more forms.
                continue;
            }
            assert_eq!(places(words), places(english), "{code}: {name}");
            let n_forms = |it: &str| it.split('|').count();
            assert_eq!(n_forms(words), n_forms(english), "{code}: {name}");
        }
    }
}

/// The texts that are compiled into core and formats, by the folders that have them in two languages.
fn compiled_texts() -> Vec<(PathBuf, [BTreeMap<String, String>; 2])> {
    let folders = ["core", "formats"].map(|it| root().join("crates").join(it).join("data"));
    let folders = folders.iter().flat_map(|it| fs::read_dir(it).unwrap());
    let folders = folders.map(|it| it.unwrap().path()).filter(|it| it.join("de.json").exists());
    folders
        .map(|folder| {
            let texts = ["en.json", "de.json"].map(|name| {
                serde_json::from_str(&fs::read_to_string(folder.join(name)).unwrap()).unwrap()
            });
            (folder, texts)
        })
        .collect()
}

#[test]
fn what_is_compiled_in_says_the_same_in_both_languages() {
    let compiled = compiled_texts();
    assert!(compiled.len() >= 5);
    for (folder, [english, german]) in compiled {
        let keys = |it: &BTreeMap<String, String>| it.keys().cloned().collect::<BTreeSet<_>>();
        assert_eq!(keys(&english), keys(&german), "{folder:?}");
        for (name, words) in &english {
            // A language has forms for one where it needs them.
            let named = |it| places(it).into_iter().filter(|it| !it.contains('|')).collect();
            let [one, other]: [BTreeSet<&str>; 2] = [named(words), named(&german[name])];
            assert_eq!(one, other, "{folder:?}: {name}");
        }
    }
}

#[test]
fn lists_of_days_and_months_are_whole() {
    let english = texts().into_iter().map(|it| (it.name, it.english)).collect();
    for lines in languages().into_values().chain([english]) {
        let n_words =
            |name: &str| lines.iter().find(|it| it.0 == name).map(|it| it.1.split(' ').count());
        assert_eq!(n_words("date.weekdays"), Some(7));
        assert_eq!(n_words("date.mons"), Some(12));
        assert_eq!(n_words("date.months"), Some(12));
    }
}

/// The program knows a text by its hash: FNV-1a of its name, as in `crates/ui/src/words/table.rs`.
#[test]
fn no_two_names_have_one_hash() {
    let mut seen = BTreeMap::new();
    for name in texts().into_iter().map(|it| it.name).chain(core_names()) {
        let hash = name
            .bytes()
            .fold(0x811c_9dc5_u32, |hash, it| (hash ^ u32::from(it)).wrapping_mul(0x0100_0193));
        if let Some(other) = seen.insert(hash, name.clone()) {
            panic!("{name} and {other} have one hash: rename one");
        }
    }
}

/// The sources that say something to people, by path from the root, without their tests.
fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open =
        ["crates/ui/src", "crates/embed/src", "web/src"].map(|it| root().join(it)).to_vec();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
            if path.is_dir() {
                open.push(path);
            } else if name.ends_with(".rs") && !name.ends_with("words/word.rs") && !is_test(&name) {
                found.push((name, without_tests(&fs::read_to_string(&path).unwrap())));
            }
        }
    }
    found.sort();
    assert!(found.len() > 100, "only {} sources were found", found.len());
    found
}

fn is_test(path: &str) -> bool {
    path.ends_with("tests.rs") || path.contains("store/contract")
}

/// A source without the module of tests at its end, and without comments.
fn without_tests(source: &str) -> String {
    let lines: Vec<&str> = source.lines().collect();
    let is_tests = |at: &usize| {
        lines[*at].starts_with("#[cfg(") && {
            let next = lines[*at..].iter().find(|it| !it.starts_with("#["));
            next.is_some_and(|it| it.starts_with("mod tests {"))
        }
    };
    let end = (0..lines.len()).find(is_tests).unwrap_or(lines.len());
    let code = lines[..end].iter().filter(|it| !it.trim_start().starts_with("//"));
    code.copied().collect::<Vec<_>>().join("\n")
}

#[test]
fn every_text_is_said_somewhere() {
    let said: String = sources().into_iter().map(|it| it.1).collect();
    let said: BTreeSet<&str> = said
        .split("word::")
        .skip(1)
        .map(|it| {
            it.split(|it: char| !it.is_ascii_uppercase() && !it.is_ascii_digit() && it != '_')
        })
        .filter_map(|mut it| it.next())
        .collect();
    let texts = texts();
    let silent: Vec<&str> =
        texts.iter().map(|it| &*it.static_name).filter(|it| !said.contains(it)).collect();
    assert!(silent.is_empty(), "nothing says {silent:#?}");
}

#[test]
fn components_that_say_something_are_drawn_again_in_another_language() {
    for (path, source) in sources() {
        let says = source.contains("word::") || source.contains(".in_words()");
        let n_components = source.matches("#[component]").count();
        if says && n_components > 0 && !path.ends_with("web/src/app.rs") {
            let n_followers = source.matches("use_words();").count();
            assert!(n_followers >= n_components, "{path}: a component lacks `use_words()`");
        }
    }
}

/// Literals that look like words and are none, or are the same in every language.
const NO_WORDS: [&str; 23] = [
    "Afterword",
    "{} – Afterword",
    "{title} – Afterword",
    "English",
    "Deutsch",
    "noopener noreferrer",
    "noopener noreferrer nofollow",
    "button primary",
    "input, select, textarea",
    ".dialog-body :is(input, select, textarea, button, a[href]), .dialog-actions button",
    // Names that belong to the browser.
    "Intl",
    "Notification",
    "DateTimeFormat",
    "Files",
    "QuotaExceededError",
    "VersionError",
    "Worker",
    "AbortError",
    "NotAllowedError",
    "NotFoundError",
    "SecurityError",
    "InvalidStateError",
    "TypeMismatchError",
];

/// What is written on keys, and what the browser calls them.
const KEYS: [&str; 21] = [
    "Alt",
    "Backspace",
    "Control",
    "Ctrl",
    "Dead",
    "Delete",
    "Digit",
    "End",
    "Enter",
    "Esc",
    "Escape",
    "Home",
    "Meta",
    "Period",
    "PgDn",
    "PgUp",
    "Process",
    "Shift",
    "Space",
    "Tab",
    "Z",
];

/// What a literal that nobody reads stands behind.
const UNREAD: [&str; 6] =
    ["expect(", "unreachable!(", "panic!(", "reason = ", "must_use = ", "class="];

/// A literal that reads like English is a word that was forgotten, wherever it stands: in `html!`, in a match, in a call.
#[test]
fn no_words_are_written_into_components() {
    let mut found = Vec::new();
    for (path, source) in sources() {
        if path.ends_with("icon/outlines.rs") {
            continue;
        }
        for (line, literal, before) in literals_with_places(&source) {
            let is_unread = UNREAD.iter().any(|it| before.trim_end().ends_with(it.trim_end()));
            let is_label = path.ends_with(RULEBOOK) && label_of(&source).contains(literal);
            if reads_as_english(literal) && !is_unread && !is_label && !NO_WORDS.contains(&literal)
            {
                found.push(format!("{path}, about line {line}: {literal:?}"));
            }
        }
    }
    assert!(found.is_empty(), "these belong into crates/ui/src/words/word.rs: {found:#?}");
}

/// Every string literal with the line it is on and the code before it.
fn literals_with_places(source: &str) -> Vec<(usize, &str, &str)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = source[from..].find('"').map(|it| it + from) {
        let is_char = source[..start].ends_with('\'') && source[start + 1..].starts_with('\'');
        let mut end = start + 1;
        while !is_char && source.as_bytes().get(end).is_some_and(|it| *it != b'"') {
            end += if source.as_bytes()[end] == b'\\' { 2 } else { 1 };
        }
        if !is_char {
            let line = source[..start].matches('\n').count() + 1;
            found.push((line, &source[start + 1..end.min(source.len())], &source[..start]));
        }
        from = (end + 1).min(source.len());
    }
    found
}

/// Whether `literal`, its places aside, is two words or more, or one that begins a sentence.
fn reads_as_english(literal: &str) -> bool {
    let mut text = String::new();
    let mut depth = 0;
    for letter in literal.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth == 0 => text.push(letter),
            _ => {}
        }
    }
    let is_word = |it: &&str| {
        let it = it.trim_matches(|it: char| ".,:;?!…“”".contains(it));
        it.len() > 1 && it.chars().all(|it| it.is_alphabetic() || it == '\'' || it == '’')
    };
    let is_key = |it: &str| {
        let it = it.trim_end_matches(',');
        let is_family = ["Arrow", "Page", "Key"].iter().any(|family| it.starts_with(family));
        KEYS.contains(&it) || is_family && !text.contains(' ')
    };
    let words: Vec<&str> =
        text.split_whitespace().filter(is_word).filter(|it| !is_key(it)).collect();
    let begins = |it: &&str| {
        let mut letters = it.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
    };
    words.len() > 1 || words.first().is_some_and(begins)
}

#[test]
fn english_is_told_from_code() {
    for english in ["Close", "choose a file", "Saved at {time}", "{n} left over", "Page not found"]
    {
        assert!(reads_as_english(english), "{english:?}");
    }
    for code in [
        "icon-only",
        "%d %B",
        "{id}-list",
        "#/trash",
        "SEV-1",
        "",
        "pagehide",
        "ArrowUp",
        "Ctrl Z, ⌘ Z",
    ] {
        assert!(!reads_as_english(code), "{code:?}");
    }
}

/// A screen that shows a metric and a finding about it has one word for both.
#[test]
fn findings_call_metrics_and_moments_what_the_rest_of_the_page_does() {
    let rules: serde_json::Value = serde_json::from_str(&read("static/rules/de.json")).unwrap();
    let words = read("static/words/de.txt");
    let words: BTreeMap<&str, &str> = words.lines().filter_map(|it| it.split_once(" = ")).collect();
    // In the middle of a sentence these two are nouns.
    let nouns = ["impact-started", "impact-ended"];
    let mut n_compared = 0;
    for (key, name) in rules["words"]["names"].as_object().unwrap() {
        for group in ["metric", "moment"] {
            let label = words.get(format!("{group}.{key}").as_str());
            if let Some(label) = label.filter(|_| !nouns.contains(&key.as_str())) {
                assert_eq!(name.as_str().unwrap().to_lowercase(), label.to_lowercase(), "{key}");
                n_compared += 1;
            }
        }
    }
    assert!(n_compared >= 15, "only {n_compared} names were compared");
}
