//! Models that tests use, and what reading them says.

use serde_json::{Value, json};

use super::*;

/// A model of two dimensions, with all that a file can say.
pub(in crate::maturity) fn example() -> Value {
    let statements = |of: &str| -> Vec<String> {
        (1..=5).map(|level| format!("{of} is at level {level}")).collect()
    };
    json!({
        "id": "example", "version": "1.2.0", "name": "Example", "about": "To test with",
        "licence": "CC0-1.0", "source": ["Nobody"], "language": "en", "staleAfterDays": 90,
        "levels": [
            {"name": "Reactive", "characteristics": ["Surprised"], "pains": ["Nights"], "investment": "Little"},
            {"name": "Proactive"}, {"name": "Managed"}, {"name": "Optimised"}, {"name": "Transformative"},
        ],
        "namings": [{"id": "adaptive", "name": "Adaptive",
            "names": ["Reactive", "Proactive", "Predictive", "Adaptive", "Autonomous"]}],
        "dimensions": [
            {"id": "observability", "name": "Observability", "about": "Seeing", "weight": 2, "capabilities": [
                {"id": "metrics", "name": "Metrics", "question": "What is measured?", "weight": 1.5,
                 "statements": statements("Metrics"), "evidence": ["A dashboard"],
                 "effort": "M", "benefit": "L",
                 "hours": {"effort": {"low": 40, "likely": 80, "high": 160}, "benefit": {"low": 20, "likely": 60, "high": 90}},
                 "references": ["https://sre.google/"],
                 "measure": {"metric": "toil-share", "unit": "%", "direction": "down", "thresholds": [60, 50, 35, 20]}},
                {"id": "logs", "name": "Logs", "question": "What is logged?", "statements": statements("Logs")},
            ]},
            {"id": "response", "name": "Response", "capabilities": [
                {"id": "runbooks", "name": "Runbooks", "question": "What is written down?",
                 "statements": statements("Runbooks"),
                 "depends": [{"capability": "metrics", "level": 2, "for": 3}, {"capability": "logs", "level": 1}]},
                {"id": "roles", "name": "Roles", "question": "Who does what?", "statements": statements("Roles"),
                 "depends": [{"capability": "runbooks", "level": 3, "for": 4}]},
            ]},
        ],
    })
}

/// SAMM in small: groups, streams of three questions, four answers; and DSOMM: activities at levels.
pub(in crate::maturity) fn checklist() -> Value {
    let stream = |id: &str| {
        let item =
            |level| json!({"id": format!("{id}-{level}"), "level": level, "text": "It is done"});
        json!({"id": id, "name": id, "items": [item(1), item(2), item(3)]})
    };
    let practice = |group: &str, id: &str| {
        json!({"id": id, "name": id, "group": group,
            "capabilities": [stream(&format!("{id}-A")), stream(&format!("{id}-B"))]})
    };
    json!({
        "id": "samm-like", "version": "2", "name": "Like SAMM",
        "answers": [{"label": "No", "value": 0}, {"label": "Some", "value": 0.25},
            {"label": "Half", "value": 0.5}, {"label": "Most", "value": 1}],
        "levels": [{"name": "1"}, {"name": "2"}, {"name": "3"}],
        "groups": [{"id": "governance", "name": "Governance"}, {"id": "design", "name": "Design"}],
        "dimensions": [practice("governance", "SM"), practice("governance", "PC"), practice("design", "TA")],
    })
}

pub(in crate::maturity) fn model(value: &Value) -> Model {
    Model::from_value(value).unwrap().0
}

/// What is wrong with the example after `change`, as `path: key`.
fn problems(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut value = example();
    change(&mut value);
    let problems = Model::from_value(&value).err().unwrap_or_default();
    for it in &problems {
        assert!(!it.kind.to_string().is_empty() && it.to_string().starts_with(&it.path));
    }
    problems.iter().map(|it| format!("{}: {}", it.path, it.kind.key())).collect()
}

#[test]
fn a_model_is_read_whole_and_written_as_it_was() {
    for value in [example(), checklist()] {
        let (model, warnings) = Model::from_value(&value).unwrap();
        assert_eq!(warnings, []);
        let again: Model = serde_json::from_str(&model.to_json()).unwrap();
        assert_eq!(again, model);
        assert_eq!(again.fingerprint(), model.fingerprint());
        // What a file leaves unsaid is said when it is written: nothing else differs.
        assert_eq!(Model::read(&model.to_json()).unwrap().0, model);
    }
    let it = model(&example());
    assert_eq!(it.level_name(3, None), "Managed");
    assert_eq!(it.level_name(3, "adaptive".parse().ok().as_ref()), "Predictive");
    assert_eq!((it.level_name(0, None), it.level_name(9, None)), ("", ""));
    let runbooks = it.capability(&"runbooks".parse().unwrap()).unwrap().1;
    assert_eq!((runbooks.depends[1].level, runbooks.depends[1].for_level), (1, 1));
}

#[test]
fn what_is_not_known_is_warned_of_and_survives() {
    let mut value = example();
    value["colour"] = json!({"of": ["blue"]});
    value["levels"][0]["emoji"] = json!("🔥");
    value["dimensions"][0]["capabilities"][0]["measure"]["window"] = json!(28);
    value["dimensions"][0]["capabilities"][0]["hours"]["effort"]["why"] = json!("A guess");
    value["dimensions"][1]["capabilities"][0]["depends"][0]["why"] = json!("Nothing to look up");
    let (model, warnings) = Model::from_value(&value).unwrap();
    let paths: Vec<&str> = warnings.iter().map(|it| &*it.path).collect();
    assert_eq!(
        paths,
        [
            "levels[0].emoji",
            "dimensions[0].capabilities[0].hours.effort.why",
            "dimensions[0].capabilities[0].measure.window",
            "dimensions[1].capabilities[0].depends[0].why",
            "colour"
        ]
    );
    let again: Value = serde_json::from_str(&model.to_json()).unwrap();
    assert_eq!(again["colour"], value["colour"]);
    assert_eq!(again["levels"][0]["emoji"], "🔥");
    assert_eq!(again["dimensions"][0]["capabilities"][0]["measure"]["window"], 28);
    assert_eq!(again["dimensions"][0]["capabilities"][0]["hours"]["effort"]["why"], "A guess");
    let depends = &again["dimensions"][1]["capabilities"][0]["depends"][0];
    assert_eq!(depends["why"], "Nothing to look up");
}

#[test]
fn each_problem_names_its_path() {
    let first = "dimensions[0].capabilities[0]";
    let check = |change: fn(&mut Value), expected: &[&str]| {
        assert_eq!(problems(change), expected);
    };
    check(
        |it| it["dimensions"][0]["capabilities"][0]["statements"] = json!(["One"]),
        &["dimensions[0].capabilities[0].statements: count"],
    );
    check(
        |it| it["dimensions"][1]["capabilities"][0]["id"] = json!("logs"),
        &[
            "dimensions[1].capabilities[0].id: twice",
            // Whoever depends on what was called so is left alone.
            "dimensions[1].capabilities[0].depends[1].capability: itself",
            "dimensions[1].capabilities[1].depends[0].capability: no-capability",
        ],
    );
    check(|it| it["dimensions"][0]["weight"] = json!(-1), &["dimensions[0].weight: weight"]);
    check(|it| it["dimensions"][0]["weight"] = json!("1"), &["dimensions[0].weight: not-expected"]);
    check(|it| it["name"] = json!("  "), &["name: empty"]);
    check(|it| it["id"] = json!("two words"), &["id: not-an-id"]);
    check(|it| it["levels"] = json!([]), &["levels: empty"]);
    assert_eq!(problems(|it| it["levels"] = json!(3))[0], "levels: not-expected");
    let measure = |it: &mut Value, thresholds: Value| {
        it["dimensions"][0]["capabilities"][0]["measure"]["thresholds"] = thresholds;
    };
    let path = format!("{first}.measure.thresholds");
    assert_eq!(
        problems(|it| measure(it, json!([60, 50, 50, 20]))),
        [format!("{path}: threshold-order")]
    );
    assert_eq!(problems(|it| measure(it, json!([60, 50]))), [format!("{path}: threshold-count")]);
    assert_eq!(
        problems(|it| measure(it, json!([60, "a", 1, 0]))),
        [format!("{path}[1]: not-expected")]
    );
    let depends =
        |it: &mut Value, on: Value| it["dimensions"][0]["capabilities"][1]["depends"] = on;
    assert_eq!(
        problems(|it| depends(it, json!([{"capability": "gone", "level": 6, "for": 0}]))),
        ["capability: no-capability", "level: level", "for: level"]
            .map(|it| format!("dimensions[0].capabilities[1].depends[0].{it}"))
    );
    let hours = json!({"effort": {"low": 3, "likely": 2, "high": 9}});
    assert_eq!(
        problems(|it| it["dimensions"][0]["capabilities"][0]["hours"] = hours),
        [format!("{first}.hours.effort: guess-order")]
    );
    assert_eq!(Model::read("{").unwrap_err()[0].kind.key(), "not-json");
    assert_eq!(Model::read("[]").unwrap_err()[0].kind, ProblemKind::Not(Expected::Object));
}

#[test]
fn all_problems_are_told_at_once_in_the_order_of_the_file() {
    let found = problems(|it| {
        it["version"] = Value::Null;
        it["dimensions"][0]["capabilities"][1]["name"] = json!("");
        it["dimensions"][1]["capabilities"][1]["statements"] = json!(["", "", "", "", ""]);
    });
    assert_eq!(
        found,
        [
            "version: missing",
            "dimensions[0].capabilities[1].name: empty",
            "dimensions[1].capabilities[1].statements: empty"
        ]
    );
}

#[test]
fn a_checklist_has_answers_from_nothing_to_all() {
    let mut value = checklist();
    assert_eq!(
        model(&value).answers_to(&model(&value).dimensions[0].capabilities[0].items[0]).len(),
        4
    );
    value["answers"] = json!([{"label": "No", "value": 0.5}, {"label": "Yes", "value": 1.5}]);
    let problems = Model::from_value(&value).unwrap_err();
    assert_eq!(problems[0].path, "answers[1].value");
    value["answers"] = Value::Null;
    value["dimensions"][0]["group"] = Value::Null;
    value["dimensions"][1]["group"] = json!("gone");
    let problems = Model::from_value(&value).unwrap_err();
    let said: Vec<String> = problems.iter().map(Problem::to_string).collect();
    assert_eq!(
        said,
        [
            "dimensions[0].group: this is missing",
            "dimensions[1].group: no group is called \"gone\""
        ]
    );
}

#[test]
fn weights_are_of_thousandths() {
    let mut value = example();
    value["dimensions"][0]["weight"] = json!(0.33333);
    let (model, warnings) = Model::from_value(&value).unwrap();
    assert_eq!(model.dimensions[0].weight.thousandths(), 333);
    assert_eq!(
        warnings[0].to_string(),
        "dimensions[0].weight: this was rounded to the nearest thousandth"
    );
}
