//! Flaws that were put into a model are found where they are.

use serde_json::{Value, json};

use super::super::model::tests::{checklist, example, model};
use super::*;

/// The flaws of the example after `change`, as `path: key`.
fn flaws(mut value: Value, change: impl FnOnce(&mut Value)) -> Vec<String> {
    change(&mut value);
    let flaws = model(&value).lint();
    assert!(flaws.iter().all(|it| it.to_string().starts_with(&it.path)));
    flaws.iter().map(|it| format!("{}: {}", it.path, it.kind.key())).collect()
}

#[test]
fn a_good_model_has_no_flaws() {
    assert_eq!(flaws(example(), |_| {}), [""; 0]);
    assert_eq!(flaws(checklist(), |_| {}), [""; 0]);
}

#[test]
fn flaws_are_found_where_they_are() {
    let first = "dimensions[0].capabilities[0]";
    let capability = |it: &mut Value, member: &str, new: Value| {
        it["dimensions"][0]["capabilities"][0][member] = new;
    };
    assert_eq!(
        flaws(example(), |it| capability(
            it,
            "statements",
            json!(["One", "two", "One.", "", "Five"])
        )),
        [
            format!("{first}.statements[2]: same-statement"),
            format!("{first}.statements[3]: no-statement")
        ]
    );
    assert_eq!(
        flaws(example(), |it| capability(it, "weight", json!(0))),
        [format!("{first}.weight: never-counts")]
    );
    assert_eq!(
        flaws(example(), |it| it["dimensions"][1]["weight"] = json!(0)),
        ["dimensions[1].weight: never-counts"]
    );
    let measure =
        json!({"metric": "toil-share", "unit": "h", "direction": "up", "thresholds": [1, 2, 3, 4]});
    assert_eq!(
        flaws(example(), |it| capability(it, "measure", measure)),
        [
            format!("{first}.measure.unit: other-unit"),
            format!("{first}.measure.direction: other-direction")
        ]
    );
    let higher = json!([{"capability": "logs", "level": 3, "for": 2}]);
    assert_eq!(
        flaws(example(), |it| capability(it, "depends", higher)),
        [format!("{first}.depends[0]: on-higher-level")]
    );
}

#[test]
fn a_cycle_is_told_with_its_way_and_what_it_makes_unreachable() {
    let mut value = example();
    value["dimensions"][0]["capabilities"][0]["depends"] =
        json!([{"capability": "roles", "level": 4, "for": 2}]);
    let flaws = model(&value).lint();
    let said: Vec<String> = flaws.iter().map(Flaw::to_string).collect();
    assert_eq!(said.len(), 4, "{said:#?}");
    assert!(said[0].contains("level 2 depends on the higher level 4 of roles"));
    assert!(
        said[1].contains("metrics at 2 → roles at 4 → runbooks at 3 → metrics at 2"),
        "{}",
        said[1]
    );
    assert_eq!(said[2], "dimensions[0]: level 2 can't be reached");
    assert_eq!(said[3], "dimensions[1]: level 3 can't be reached");
}

/// Each needs another level of the other, and none itself.
#[test]
fn two_that_need_each_other_at_different_levels_are_no_cycle() {
    let mut value = example();
    value["dimensions"][0]["capabilities"][0]["depends"] =
        json!([{"capability": "logs", "level": 1, "for": 2}]);
    value["dimensions"][0]["capabilities"][1]["depends"] =
        json!([{"capability": "metrics", "level": 2, "for": 3}]);
    assert_eq!(model(&value).lint(), []);
}

#[test]
fn answers_that_are_worth_the_same_do_not_matter() {
    let mut value = checklist();
    value["answers"][1]["value"] = json!(0);
    let flaws = model(&value).lint();
    assert_eq!(flaws.len(), 18);
    assert_eq!(flaws[0].kind, FlawKind::DoesNotMatter);
    let mut value = checklist();
    let item = json!({"id": "a", "level": 1, "text": "It is done"});
    value["dimensions"][0]["capabilities"][0]["items"] = json!([item]);
    assert_eq!(
        model(&value).lint()[0].to_string(),
        "dimensions[0].capabilities[0].items: level 2 can't be reached"
    );
}
