//! The models that ship, and the lens of another program, held against what a model promises.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use afterword_core::maturity::{Model, Risk, RuleFlaw, RuleSet, ShippedModel};
use serde_json::Value;

fn models() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/models")
}

fn read(shipped: ShippedModel, language: &str) -> Model {
    let path = models().join(shipped.file(language));
    let json =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let (model, warnings) =
        Model::read(&json).unwrap_or_else(|problems| panic!("{}: {problems:#?}", path.display()));
    assert_eq!(warnings, [], "{}", path.display());
    model
}

#[test]
fn the_models_that_ship_keep_what_they_promise() {
    for shipped in ShippedModel::ALL {
        for language in ShippedModel::LANGUAGES {
            let model = read(shipped, language);
            let flaws: Vec<String> = model.lint().iter().map(ToString::to_string).collect();
            assert!(flaws.is_empty(), "{}: {flaws:#?}", shipped.file(language));
            assert_eq!((model.id.as_str(), &*model.language), (shipped.id(), language));
            assert!(
                !model.licence.is_empty() && !model.source.is_empty() && !model.about.is_empty()
            );
        }
    }
}

#[test]
fn every_file_that_ships_is_known() {
    let mut files: Vec<String> = fs::read_dir(models())
        .unwrap()
        .map(|it| it.unwrap().file_name().into_string().unwrap())
        .filter(|it| it.ends_with(".json"))
        .collect();
    files.sort();
    let known = ShippedModel::ALL
        .into_iter()
        .flat_map(|model| ShippedModel::LANGUAGES.map(|language| model.file(language)));
    let mut known: Vec<String> = known.collect();
    known.sort();
    assert_eq!(files, known);
}

/// All that is no text for people.
fn structure(it: &Value) -> Value {
    const KEPT: [&str; 4] = ["id", "capability", "metric", "unit"];
    match it {
        Value::Object(members) => members
            .iter()
            .filter(|it| !matches!(it.0.as_str(), "language" | "references" | "source"))
            .map(|(name, value)| {
                let is_kept =
                    KEPT.contains(&name.as_str()) || name == "effort" || name == "benefit";
                let value =
                    if is_kept && value.is_string() { value.clone() } else { structure(value) };
                (name.clone(), value)
            })
            .collect(),
        Value::Array(items) => items.iter().map(structure).collect(),
        Value::String(_) => Value::Null,
        it => it.clone(),
    }
}

#[test]
fn a_model_is_the_same_in_every_language() {
    for shipped in ShippedModel::ALL {
        let [first, others @ ..] = ShippedModel::LANGUAGES
            .map(|it| serde_json::from_str::<Value>(&read(shipped, it).to_json()).unwrap());
        for other in others {
            assert_eq!(structure(&first), structure(&other), "{}", shipped.id());
            assert_ne!(first["name"], other["name"]);
        }
    }
}

#[test]
fn operational_excellence_is_as_large_as_it_is_said_to_be() {
    let model = read(ShippedModel::OperationalExcellence, "en");
    assert_eq!((model.dimensions.len(), model.highest()), (10, 5));
    assert!(model.dimensions.iter().all(|it| it.capabilities.len() >= 5));
    let naming = "adaptive".parse().ok();
    let names: Vec<&str> = (1..=5).map(|it| model.level_name(it, naming.as_ref())).collect();
    assert_eq!(names, ["Reactive", "Proactive", "Predictive", "Adaptive", "Autonomous"]);
    for level in &model.levels {
        assert!(!level.characteristics.is_empty() && !level.pains.is_empty());
        assert!(!level.investment.is_empty());
    }
    assert_eq!(read(ShippedModel::LearningFromIncidents, "en").capabilities().count(), 12);
}

/// The operational readiness lens of Amazon Web Services, version 1.3.6: the flaws of its rules, counted by question.
#[test]
fn the_lens_of_another_program_has_the_flaws_that_are_known() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/corpus/maturity/aws-orr-lens-v1.3.6.json");
    let Ok(json) = fs::read_to_string(&path) else {
        println!("skipped: no lens at {}", path.display());
        return;
    };
    let lens: Value = serde_json::from_str(&json).unwrap();
    let text = |it: &Value| it.as_str().unwrap().to_owned();
    let list = |it: &Value| it.as_array().unwrap().clone();
    let questions = list(&lens["pillars"]).into_iter().flat_map(|it| list(&it["questions"]));
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut n_questions = 0;
    for question in questions {
        n_questions += 1;
        let choices = list(&question["choices"]).iter().map(|it| text(&it["id"])).collect();
        let rules = list(&question["riskRules"]);
        let rules = rules.iter().map(|it| {
            let risk = Risk::named(it["risk"].as_str().unwrap()).unwrap();
            (it["condition"].as_str().unwrap(), risk)
        });
        let set = RuleSet::new(choices, rules).unwrap();
        assert_eq!(set.none(), Some("noneofthese"));
        let mut found: Vec<String> = set
            .prove()
            .iter()
            .map(|it| match it {
                RuleFlaw::Unreachable(risk) => format!("no way to {}", risk.key()),
                RuleFlaw::NoneIsBetter(risk) => format!("none is {}", risk.key()),
                other => other.key().to_owned(),
            })
            .collect();
        // A question counts once for each kind.
        found.sort();
        found.dedup();
        found.into_iter().for_each(|it| *counts.entry(it).or_default() += 1);
    }
    assert_eq!(n_questions, 52);
    let counts: Vec<(&str, usize)> = counts.iter().map(|it| (&**it.0, *it.1)).collect();
    // Of the 22, 15 never speak of high risk; in the other 7 the rule that does is never reached.
    assert_eq!(
        counts,
        [
            ("all-is-worse", 2),
            ("never-applies", 7),
            ("never-matters", 2),
            ("no way to HIGH_RISK", 22),
            ("no way to MEDIUM_RISK", 13),
            ("none is MEDIUM_RISK", 23),
            ("undecided", 1),
            ("worsens", 4),
        ]
    );
}
