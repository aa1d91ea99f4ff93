//! Models of maturity in every form that they come in: what others publish is read whole, and what is wrong has its place.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod beside;

use std::collections::{BTreeMap, BTreeSet};

use afterword_core::maturity::{Answer, Assessment, Model};
use afterword_formats::maturity::{
    FileNote, ModelError, ModelFile, ModelRead, Origin, left_out_of_csv, read_model,
    read_model_files, write_csv, write_json, write_yaml,
};
use afterword_formats::zip;
use proptest::prelude::*;
use serde_json::{Value, json};

/// The files of the corpus below that path.
fn corpus(part: &str) -> Vec<(String, Vec<u8>)> {
    beside::files("maturity").into_iter().filter(|it| it.0.contains(part)).collect()
}

fn keys(notes: &[FileNote]) -> BTreeMap<&str, usize> {
    let mut keys = BTreeMap::new();
    notes.iter().for_each(|it| *keys.entry(&*it.key).or_default() += 1);
    keys
}

fn read(text: &str) -> ModelRead {
    read_model("mine.yaml", text.as_bytes()).unwrap()
}

#[track_caller]
fn refused(text: &str, line: usize, expected: &str) {
    let error = read_model("mine.yaml", text.as_bytes()).unwrap_err();
    let first = &error.problems[0];
    assert_eq!(first.at.map(|it| it.line), Some(line), "{error}");
    assert!(error.to_string().contains(expected), "{error}");
}

const OURS: &str = "\
id: mine
version: 2026-01-28
name: Ours
levels:
- name: Yes
- name: 2
dimensions:
- id: alerts
  name: on
  weight: 1.50
  capabilities:
  - id: runbooks
    name: Runbooks
    statements:
    - Some pages have a runbook
    -
    references: [8.30, ~]
";

#[test]
fn bare_words_of_yaml_are_what_belongs_in_their_place() {
    let ModelRead { model, origin, notes, .. } = read(OURS);
    assert_eq!((&*model.version, origin), ("2026-01-28", Origin::Yaml));
    assert_eq!((&*model.levels[0].name, &*model.levels[1].name), ("Yes", "2"));
    let dimension = &model.dimensions[0];
    assert_eq!((&*dimension.name, dimension.weight.thousandths()), ("on", 1_500));
    assert_eq!(dimension.capabilities[0].statements[1], "");
    assert_eq!(dimension.capabilities[0].references, ["8.30", ""]);
    assert_eq!(notes, []);
}

#[test]
fn what_is_not_known_is_kept_letter_by_letter() {
    let text = format!(
        "{OURS}mine: {{release: 1.10, on: yes, n: 7, share: 0.5, at: 12:30, big: 1e3, none: ~}}\n"
    );
    let kept = &read(&text).model.other["mine"];
    let expected = json!({"release": "1.10", "on": "yes", "n": 7, "share": 0.5, "at": "12:30", "big": "1e3", "none": null});
    assert_eq!(kept, &expected);
}

#[test]
fn aliases_are_copies() {
    let text = OURS
        .replace("- Some pages have a runbook", "- &some Some pages\n    - *some")
        .replace("    -\n", "");
    assert_eq!(read(&text).model.dimensions[0].capabilities[0].statements, ["Some pages"; 2]);
    let merged =
        OURS.replace("- id: runbooks", "- <<: {id: other, question: Why?}\n    id: runbooks");
    let model = read(&merged).model;
    let it = &model.dimensions[0].capabilities[0];
    assert_eq!((it.id.as_str(), &*it.question), ("runbooks", "Why?"));
}

#[test]
fn what_is_said_twice_is_noted() {
    let note = |text: &str| read(text).notes.remove(0);
    let twice = note(&OURS.replace("name: Ours", "name: Theirs\nname: Ours"));
    assert_eq!(twice.to_string(), "line 3: “name” is said again on line 4, which counts");
    let tagged = note(&OURS.replace("name: Ours", "name: !secret Ours"));
    assert_eq!(tagged.to_string(), "line 3: the tag “!secret” is left out");
}

#[test]
fn what_is_wrong_has_its_line() {
    refused(&OURS.replace("weight: 1.50", "weight: much"), 10, "expected a finite number");
    refused(&OURS.replace("    -\n", ""), 14, "expected 2, one for each level, and found 1");
    refused(&OURS.replace("  - id: runbooks", "  - id: [run]"), 12, "expected a text");
    refused(&OURS.replace("name: Ours\n", ""), 1, "name: this is missing");
    refused("id: a\n  b: c\n", 2, "");
    refused("? [a]\n: b\n", 1, "expected a name");
    refused("a: &a [*a]\n", 1, "itself a part");
    refused("- 1\n- 2\n", 1, "expected a model of maturity");
    refused("just words", 1, "expected a model of maturity");
    refused("{\"id\": 1,\n \"levels\"", 2, "ends too early");
    refused("{\"id\": \"a\", \"levels\": [],\n \"dimensions\": 3}", 1, "version: this is missing");
    let json = write_json(&read(OURS).model);
    let line = json.lines().position(|it| it.contains("\"weight\": 1.5")).unwrap() + 1;
    refused(
        &json.replace("\"weight\": 1.5", "\"weight\": \"1.5\""),
        line,
        "expected a finite number",
    );
    assert_eq!(read(&json).origin, Origin::Json);
}

#[test]
fn what_grows_without_end_is_refused() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for n in 1..9 {
        let all = vec![format!("*a{}", n - 1); 10].join(", ");
        bomb += &format!("a{n}: &a{n} [{all}]\n");
    }
    let error = read_model("bomb.yaml", bomb.as_bytes()).unwrap_err();
    assert!(error.to_string().contains("limit of 200000 nodes"), "{error}");
    let long = format!("a: &a {}\nb: [{}]\n", "x".repeat(100_000), vec!["*a"; 1_000].join(", "));
    let error = read_model("bomb.yaml", long.as_bytes()).unwrap_err();
    assert!(error.to_string().contains("more text than the limit"), "{error}");
    for deep in
        ["[".repeat(10_000), "- ".repeat(10_000), "{a: ".repeat(10_000), "? ".repeat(10_000)]
    {
        let error = read_model("deep.yaml", deep.as_bytes()).unwrap_err();
        assert!(error.to_string().contains("100 levels"), "{error}");
    }
    let mut nested = "a0: &a0 [x]\n".to_owned();
    for n in 1..150 {
        nested += &format!("a{n}: &a{n} [*a{}]\n", n - 1);
    }
    let error = read_model("deep.yaml", nested.as_bytes()).unwrap_err();
    assert!(error.to_string().contains("100 levels"), "{error}");
}

/// SAMM in small: one function, one practice, one stream, two levels.
fn samm() -> Vec<(&'static str, String)> {
    let set = |id: &str| {
        format!(
            "id: {id}\nvalues:\n- {{text: Most, value: 1, weight: 1, order: 3}}\n- {{text: No, value: 0, weight: 1, order: 0}}\ntype: AnswerSet\n"
        )
    };
    vec![
        ("f.yml", "model: SAMM20\nid: 439e7\nname: Governance\ncolor:\n  #228B22\norder: 1\ntype: Function\n".into()),
        ("p.yml", "function: 439e7\nid: p1\nname: Strategy and Metrics\nshortName: SM\norder: 1\ntype: Practice\n".into()),
        ("s.yml", "practice: p1\nid: s1\nname: Create and Promote\nletter: A\norder: 1\ntype: Stream\n".into()),
        ("l2.yml", "id: l2\nnumber: 2\ndescription: More\ntype: MaturityLevel\n".into()),
        ("l1.yml", "id: l1\nnumber: 1\ndescription: Some\ntype: MaturityLevel\n".into()),
        ("pl1.yml", "practice: p1\nmaturityLevel: l1\nid: pl1\nobjective: Find out\ntype: PracticeLevel\n".into()),
        ("pl2.yml", "practice: p1\nmaturityLevel: l2\nid: pl2\nobjective: Act\ntype: PracticeLevel\n".into()),
        ("a2.yml", "stream: s1\nlevel: pl2\nid: a2\ntitle: Act\ntype: Activity\n".into()),
        ("a1.yml", "stream: s1\nlevel: pl1\nid: a1\ntitle: Find out\ntype: Activity\n".into()),
        ("q2.yml", "activity: a2\nanswerSet: A\nid: q2\ntext: Do you act?\norder: 1\nquality: [You do]\ntype: Question\n".into()),
        ("q1.yml", "activity: a1\nanswerSet: A\nid: q1\ntext: Do you know?\norder: 1\nquality: [You wrote it down]\ntype: Question\n".into()),
        ("A.yml", set("A")),
    ]
}

fn read_all<'a>(
    files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
) -> Result<ModelRead, ModelError> {
    let files: Vec<ModelFile<'_>> =
        files.into_iter().map(|(name, bytes)| ModelFile { name, bytes }).collect();
    read_model_files(&files)
}

fn read_samm(files: &[(&'static str, String)]) -> Result<ModelRead, ModelError> {
    read_all(files.iter().map(|it| (it.0, it.1.as_bytes())))
}

#[test]
fn samm_is_joined_by_what_its_files_refer_to() {
    let ModelRead { model, origin, notes, .. } = read_samm(&samm()).unwrap();
    assert_eq!((origin, &*model.version, model.highest()), (Origin::Samm, "SAMM20", 2));
    let practice = &model.dimensions[0];
    assert_eq!(
        (practice.id.as_str(), practice.group.as_ref().unwrap().as_str()),
        ("G-SM", "governance")
    );
    let stream = &practice.capabilities[0];
    let asked: Vec<(&str, u8, &str)> =
        stream.items.iter().map(|it| (it.id.as_str(), it.level, &*it.text)).collect();
    assert_eq!(asked, [("G-SM-1-A", 1, "Do you know?"), ("G-SM-2-A", 2, "Do you act?")]);
    let answers: Vec<(&str, u32)> =
        stream.items[0].answers.iter().map(|it| (&*it.label, it.value.millionths())).collect();
    assert_eq!(answers, [("No", 0), ("Most", 1_000_000)]);
    assert_eq!(stream.evidence, ["Level 1: You wrote it down", "Level 2: You do"]);
    assert_eq!(keys(&notes), [("licence-samm", 1)].into());
    // The names of the files say nothing.
    let mut renamed = samm();
    renamed.reverse();
    for (n, it) in renamed.iter_mut().enumerate() {
        it.0 = [
            "0.yml", "1.yml", "2.yml", "3.yml", "4.yml", "5.yml", "6.yml", "7.yml", "8.yml",
            "9.yml", "10.yml", "11.yml",
        ][n];
    }
    assert_eq!(read_samm(&renamed).unwrap().model, model);
}

#[test]
fn what_samm_refers_to_and_is_not_there_is_told() {
    let mut files = samm();
    files.retain(|it| it.0 != "a2.yml");
    let notes = read_samm(&files).unwrap().notes;
    assert_eq!(keys(&notes), [("licence-samm", 1), ("samm-lost", 1)].into());
    assert_eq!((&*notes[0].file, notes[0].at.unwrap().line), ("q2.yml", 1));
    let mut files = samm();
    files.last_mut().unwrap().1 = files.last().unwrap().1.replace("value: 0", "value: 0.2");
    let error = read_samm(&files).unwrap_err();
    assert_eq!((&*error.problems[0].file, &*error.problems[0].key), ("A.yml", "answer-order"));
    let mut files = samm();
    files.push(("broken.yml", "a: [b\nc: d\n".into()));
    assert_eq!(read_samm(&files).unwrap_err().problems[0].file, "broken.yml");
}

#[test]
fn an_archive_is_read_as_its_files() {
    let files = samm();
    let mut entries: Vec<zip::Entry<'_>> =
        files.iter().map(|it| zip::Entry { name: it.0, bytes: it.1.as_bytes() }).collect();
    entries.push(zip::Entry { name: "README.md", bytes: b"# SAMM" });
    let read = read_model("samm.zip", &zip::write(&entries)).unwrap();
    assert_eq!(read.model, read_samm(&files).unwrap().model);
    assert_eq!(keys(&read.notes), [("licence-samm", 1), ("skipped", 1)].into());
}

#[test]
fn the_published_samm_is_read_whole() {
    let files = corpus("/samm/");
    if files.is_empty() {
        return;
    }
    let ModelRead { model, notes, flaws, .. } =
        read_all(files.iter().map(|it| (it.0.as_str(), &*it.1))).unwrap();
    // Three of the five functions are there with what is in them: see SOURCES.md of the corpus.
    assert_eq!(
        (model.groups.len(), model.dimensions.len(), model.capabilities().count()),
        (3, 9, 18)
    );
    let items = || model.capabilities().flat_map(|it| &it.1.items);
    assert_eq!((items().count(), model.highest()), (54, 3));
    assert!(model.capabilities().all(|it| it.1.items.iter().map(|it| it.level).eq(1..=3)));
    let sets: BTreeSet<String> =
        items().map(|it| serde_json::to_string(&it.answers).unwrap()).collect();
    assert!(sets.len() > 10, "{}", sets.len());
    for item in items() {
        let values: Vec<u32> = item.answers.iter().map(|it| it.value.millionths()).collect();
        assert_eq!(values, [0, 250_000, 500_000, 1_000_000]);
    }
    assert!(model.capability(&"I-SB-A".parse().unwrap()).is_some());
    let first = model.capability(&"D-SA-A".parse().unwrap()).unwrap().1;
    assert_eq!(first.items[0].answers[0].label, "No");
    assert_eq!(keys(&notes), [("licence-samm", 1), ("samm-bare", 2)].into());
    assert_eq!(flaws, []);
    let n_sets = files.iter().filter(|it| it.0.contains("/answer_sets/")).count();
    assert_eq!(n_sets, 24);
}

/// Stream: the sum of its answers. Practice: the mean of its streams. Function: of its practices. All: of the functions.
#[test]
fn scores_by_the_published_samm_are_those_that_its_project_publishes() {
    let files = corpus("/samm/");
    if files.is_empty() {
        return;
    }
    let model = read_all(files.iter().map(|it| (it.0.as_str(), &*it.1))).unwrap().model;
    let id = afterword_core::id::DocumentId::v7(0, [0; 10]);
    let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
    let mut assessment = Assessment::new(id, String::new(), model.into(), now);
    let values = [0.0, 0.25, 0.5, 1.0];
    let mut seed = 7_usize;
    let mut streams: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for (practice, stream) in assessment.model.clone().capabilities() {
        let mut answer = Answer::default();
        let mut sum = 0.0;
        for item in &stream.items {
            seed = seed * 13 % 101;
            answer.items.insert(item.id.clone(), (seed % 4) as u8);
            sum += values[seed % 4];
        }
        assessment.answers.insert(stream.id.clone(), answer.into());
        streams.entry(practice.id.to_string()).or_default().push(sum);
    }
    let mean = |all: &[f64]| all.iter().sum::<f64>() / all.len() as f64;
    let results = assessment.results();
    let mut functions: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for practice in &results.dimensions {
        let expected = mean(&streams[practice.id.as_str()]);
        assert!((practice.mean.unwrap().levels() - expected).abs() < 1e-9);
        functions.entry(practice.group.as_ref().unwrap().as_str()).or_default().push(expected);
    }
    for function in &results.groups {
        let expected = mean(&functions[function.id.as_str()]);
        assert!((function.mean.unwrap().levels() - expected).abs() < 1e-9);
    }
    let all: Vec<f64> = functions.values().map(|it| mean(it)).collect();
    assert!((results.overall.unwrap().levels() - mean(&all)).abs() < 1e-9);
}

const DSOMM: &str = "\
---
meta:
  version: 4.1.0
---
Build and Deployment:
  Build:
    Defined build process:
      uuid: f6f7737f-25a9-4317-8de2-09bf59f29b5b
      risk: Errors
      measure: A process
      difficultyOfImplementation: {knowledge: 2, time: 3, resources: 2}
      usefulness: 4
      level: 1
      references:
        iso27001-2017: [8.10, 14.2.6]
      isImplemented: no
    Pinning of artifacts:
      uuid: f3c4971e-9f4d-4e59-8ed0-f0bdb6262477
      level: 2
      dependsOn: [f6f7737f-25a9-4317-8de2-09bf59f29b5b]
  Deployment:
    Defined deployment process:
      level: 1
      dependsOn:
      - Defined build process
      - Nobody knows
    Rolling:
      level: 3
      dependsOn: [Pinning of artifacts]
---
Build and Deployment:
  Build:
    Our build process:
      uuid: f6f7737f-25a9-4317-8de2-09bf59f29b5b
      measure: Our process
  Deployment:
    Rolling:
      ignore: true
";

#[test]
fn activities_of_dsomm_are_items_of_their_sub_dimension() {
    let ModelRead { model, origin, notes, .. } = read(DSOMM);
    assert_eq!((origin, &*model.version, model.highest()), (Origin::Dsomm, "4.1.0", 5));
    let [build, deployment] = &*model.dimensions[0].capabilities else { panic!("{model:?}") };
    let first = &build.items[0];
    assert_eq!((&*first.text, first.level), ("Our build process: Our process", 1));
    assert_eq!(first.other["dsomm"]["references"]["iso27001-2017"], json!(["8.10", "14.2.6"]));
    assert_eq!(first.other["dsomm"]["isImplemented"], "no");
    assert_eq!(
        (build.effort.map(|it| it.key()), build.benefit.map(|it| it.key())),
        (Some("M"), Some("L"))
    );
    assert_eq!((build.items.len(), deployment.items.len()), (2, 1));
    let depends: Vec<(&str, u8, u8)> = deployment
        .depends
        .iter()
        .map(|it| (it.capability.as_str(), it.level, it.for_level))
        .collect();
    // Their process was renamed, so what is known by its old name still is.
    assert_eq!(depends, [("build", 1, 1)]);
    assert!(build.depends.is_empty());
    let found: Vec<(&str, Option<usize>)> =
        notes.iter().map(|it| (&*it.key, it.at.map(|it| it.line))).collect();
    assert_eq!(found[..2], [("dsomm-ignored", Some(37)), ("dsomm-lost", Some(26))]);
}

#[test]
fn sub_dimensions_never_depend_on_each_other_in_a_circle() {
    let text = "A:\n  B:\n    b1: {level: 1}\n    b2: {level: 2, dependsOn: [c1]}\n  C:\n    c1: {level: 1, dependsOn: [b1]}\n    c2: {level: 2, dependsOn: [b2]}\n    c0: {level: 1, dependsOn: [b2]}\n";
    let read = read(text);
    assert_eq!(keys(&read.notes)["dsomm-circle"], 1);
    let c = &read.model.dimensions[0].capabilities[1];
    assert_eq!(c.depends.len(), 2);
}

#[test]
fn custom_activities_alone_are_a_model() {
    let files = corpus("dsomm-custom");
    let Some((name, bytes)) = files.first() else { return };
    let ModelRead { model, notes, .. } = read_model(name, bytes).unwrap();
    let names: Vec<&str> = model.dimensions.iter().map(|it| &*it.name).collect();
    assert_eq!(names, ["Build and Deployment", "New CUSTOM dimension"]);
    assert_eq!(model.capabilities().map(|it| it.1.items.len()).sum::<usize>(), 2);
    let found = keys(&notes);
    assert_eq!((found["dsomm-no-level"], found["dsomm-ignored"]), (1, 1));
}

#[test]
fn the_published_lens_becomes_checklists_and_its_faults_are_told() {
    let files = corpus("aws-orr");
    let Some((name, bytes)) = files.first() else { return };
    let ModelRead { model, origin, notes, flaws } = read_model(name, bytes).unwrap();
    assert_eq!(
        (origin, model.dimensions.len(), model.capabilities().count()),
        (Origin::AwsLens, 3, 52)
    );
    assert!(model.capabilities().all(|it| it.1.is_checklist()));
    let rules = |it: &Value| it["riskRules"].as_array().map_or(0, Vec::len);
    assert!(model.capabilities().all(|it| rules(&it.1.other["aws"]) >= 2));
    let count = |end: &str| notes.iter().filter(|it| it.message.ends_with(end)).count();
    assert_eq!(count("high risk can't be reached"), 22);
    assert_eq!(count("“none of these” is but medium risk"), 23);
    assert_eq!(flaws, []);
    let first = notes.iter().find(|it| it.key == "unreachable").unwrap();
    assert!(first.at.is_some() && first.message.contains('“'), "{first}");
    // What was kept survives.
    let again = read_model("lens.yaml", write_yaml(&model).as_bytes()).unwrap();
    assert_eq!(again.model, model);
}

#[test]
fn a_table_is_a_row_for_each_capability_or_statement() {
    let wide = "Bereich;Fähigkeit;Frage;Gewicht;Stufe 1 (Erste);Stufe 2;Nachweise;Hängt ab von;Aufwand;Raum\n\
        Alarme;Runbooks;Gibt es welche?;1,5;Manche;Alle;Seite; Rufplan 2 für 2;M;2.14\n;Rufplan;;;Einer;Alle;;;groß;\n";
    let ModelRead { model, notes, origin, .. } =
        read_model("Betrieb 2026.csv", wide.as_bytes()).unwrap();
    assert_eq!(
        (origin, model.id.as_str(), &*model.name),
        (Origin::Csv, "betrieb-2026", "Betrieb 2026")
    );
    assert_eq!((&*model.levels[0].name, &*model.levels[1].name), ("Erste", "Level 2"));
    let [runbooks, rota] = &*model.dimensions[0].capabilities else { panic!("{model:?}") };
    assert_eq!((runbooks.weight.thousandths(), &*runbooks.statements[1]), (1_500, "Alle"));
    assert_eq!(
        (runbooks.depends[0].capability.as_str(), runbooks.depends[0].for_level),
        ("rufplan", 2)
    );
    assert_eq!(runbooks.other["columns"], json!({"Raum": "2.14"}));
    assert_eq!(rota.effort.map(|it| it.key()), Some("L"));
    assert_eq!(keys(&notes), [("column", 1)].into());

    let long = "Dimension,Capability,Level,Statement\nAlerts,Runbooks,1,Some\n,,2,All\nAlerts,Rota,1,A list\nAlerts,Rota,1,A phone\nAlerts,Rota,nine,?\n";
    let ModelRead { model, notes, .. } = read_model("x.csv", long.as_bytes()).unwrap();
    let [runbooks, rota] = &*model.dimensions[0].capabilities else { panic!("{model:?}") };
    assert_eq!(runbooks.statements, ["Some", "All"]);
    assert_eq!((rota.items.len(), rota.items[1].level), (2, 1));
    assert_eq!((&*notes[0].key, notes[0].at.unwrap().line), ("row-level", 6));
    let none = read_model("x.csv", b"a,b\n1,2\n").unwrap_err();
    assert!(none.to_string().contains("expected a line that names columns"), "{none}");
    let weight = read_model("x.csv", b"Capability,Weight,1,2\nRunbooks,5000,a,b\n").unwrap_err();
    assert_eq!((&*weight.problems[0].key, weight.problems[0].at.unwrap().line), ("weight", 2));
}

/// The models that come along, by name.
fn shipped() -> Vec<(String, Vec<u8>)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/models");
    let paths = std::fs::read_dir(folder).into_iter().flatten().map(|it| it.unwrap().path());
    paths.map(|it| (it.display().to_string(), std::fs::read(it).unwrap())).collect()
}

#[test]
fn shipped_models_survive_every_form() {
    for (name, bytes) in shipped() {
        let ModelRead { model, notes, flaws, .. } = read_model(&name, &bytes).unwrap();
        assert_eq!((notes, flaws), (vec![], vec![]), "{name}");
        for text in [write_json(&model), write_yaml(&model)] {
            let again = read_model("x", text.as_bytes()).unwrap();
            assert_eq!((again.model, again.notes), (model.clone(), vec![]));
        }
        let table = write_csv(&model);
        let again = read_model("x.csv", table.as_bytes()).unwrap();
        assert_eq!(again.notes, [], "{name}");
        let bare = |model: &Model| {
            let all = model.capabilities().map(|(dimension, it)| {
                let mut it = it.clone();
                it.measure = None;
                (dimension.id.clone(), dimension.weight, it)
            });
            all.collect::<Vec<_>>()
        };
        assert_eq!(bare(&again.model), bare(&model), "{name}");
        assert_eq!(write_csv(&again.model), table);
    }
}

#[test]
fn a_table_says_what_it_leaves_out() {
    let model = read(OURS).model;
    let keys: Vec<String> = left_out_of_csv(&model).into_iter().map(|it| it.key.into()).collect();
    assert_eq!(keys, ["csv-head"]);
    let samm = read_samm(&samm()).unwrap().model;
    let all = left_out_of_csv(&samm);
    assert_eq!(all.len(), 5, "{all:?}");
    let again = read_model("x.csv", write_csv(&samm).as_bytes()).unwrap().model;
    let said = |it: &Model| {
        let items = it.capabilities().flat_map(|it| it.1.items.iter());
        items.map(|it| (it.level, it.text.clone())).collect::<Vec<_>>()
    };
    // A checklist with one item a level can't be told from a rubric.
    assert_eq!(said(&again), []);
    assert_eq!(again.dimensions[0].capabilities[0].statements, ["Do you know?", "Do you act?"]);
}

/// Any value that JSON can hold, not too deep.
fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        // Of numbers with more digits, the reader of JSON may miss the last.
        any::<i32>().prop_map(|it| Value::from(f64::from(it) / 1e3)),
        any::<String>().prop_map(Value::from),
        "[-#:&*!|>'\"%@`{}\\[\\], ?~<yesnotruefalse0-9.\n\t\u{85}\u{2028}\u{feff}]{0,8}"
            .prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::btree_map(any_key(), inner, 0..4)
                .prop_map(|it| Value::Object(it.into_iter().collect())),
        ]
    })
}

fn any_key() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[-#:&*!?~<yesno0-9. ]{0,5}",
        Just("<<".to_owned()),
        Just("é\n".repeat(800)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_reads_back_with_all_that_is_not_known(
        model_key in any_key(), of_model in any_value(), of_part in any_value(), text in any::<String>(),
        word in "[-#:&*!|>'\"%@`{}\\[\\], ?~yesnotruefalse0-9.]{1,8}",
    ) {
        let statement = if text.trim().is_empty() { "x".to_owned() } else { text };
        let mut value = json!({
            "id": "mine", "version": format!("{word}x"), "name": format!("x{word}"),
            "levels": [{"name": "Some", "theirs": of_part}, {"name": format!("{word}.")}],
            "dimensions": [{"id": "d", "name": "D", "weight": 1.5, "capabilities": [
                {"id": "c", "name": "C", "question": word, "statements": [statement, word], "evidence": [word, ""]},
                {"id": "i", "name": "I", "items": [{"id": "1", "level": 2, "text": "it", "theirs": of_part}]},
            ]}],
        });
        if value.get(&model_key).is_none() {
            value[format!("x{model_key}")] = of_model.clone();
            value["mine"] = json!({ model_key: of_model });
        }
        let (model, _) = Model::from_value(&value).unwrap();
        for text in [write_json(&model), write_yaml(&model)] {
            let read = read_model("mine", text.as_bytes());
            prop_assert_eq!(read.map(|it| it.model), Ok(model.clone()), "{}", text);
        }
        drop(read_model("mine.csv", write_csv(&model).as_bytes()));
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), at in 0..2_000_usize, which in 0..5_usize) {
        let files = [
            OURS.to_owned(), DSOMM.to_owned(), write_json(&read(OURS).model), write_csv(&read(OURS).model),
            json!({"schemaVersion": "2021-11-01", "name": "L", "pillars": [{"id": "p", "name": "P", "questions": [
                {"id": "q", "title": "Q", "choices": [{"id": "a", "title": "A"}, {"id": "q_no", "title": "None"}],
                 "riskRules": [{"condition": "!a && (a || q_no)", "risk": "HIGH_RISK"}, {"condition": "default", "risk": "NO_RISK"}]}]}]}).to_string(),
        ];
        let mut file = files[which].clone();
        let at = (0..=at.min(file.len())).rev().find(|it| file.is_char_boundary(*it)).unwrap_or(0);
        file.insert_str(at, &text);
        for (name, text) in [("a.yaml", &text), ("a.yaml", &file), ("a.csv", &file)] {
            match read_model(name, text.as_bytes()) {
                Ok(read) => prop_assert_eq!(read.model.check(), []),
                Err(error) => prop_assert!(!error.problems.is_empty() && !error.to_string().is_empty()),
            }
        }
    }

    #[test]
    fn a_line_that_is_gone_is_no_harm(gone in 0..40_usize, twice in 0..40_usize) {
        for text in [OURS, DSOMM] {
            let mut lines: Vec<&str> = text.lines().collect();
            lines.remove(gone.min(lines.len() - 1));
            lines.insert(twice.min(lines.len()), lines[twice.min(lines.len() - 1)]);
            drop(read_model("a.yaml", lines.join("\n").as_bytes()));
        }
        let mut files = samm();
        files.remove(gone % files.len());
        drop(read_samm(&files));
    }
}
