//! Models under edits of every kind.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::amount::Share;
use crate::history::History;
use crate::maturity::model::tests::{checklist, example};
use crate::maturity::model::{Model, Other, Slug};
use crate::stored;

fn read(value: &serde_json::Value) -> Model {
    Model::from_value(value).unwrap().0
}

fn id<K>(text: &str) -> Slug<K> {
    text.parse().unwrap()
}

fn statements<'m>(model: &'m Model, of: &str) -> &'m [String] {
    &model.capability(&id(of)).unwrap().1.statements
}

#[test]
fn what_is_said_at_a_level_goes_where_the_level_goes() {
    let mut model = read(&example());
    model.apply(ModelEdit::MoveLevel { from: 0, to: 4 }).unwrap();
    assert_eq!(model.levels[4].name, "Reactive");
    assert_eq!(model.namings[0].names[2], "Adaptive");
    assert_eq!(statements(&model, "logs")[4], "Logs is at level 1");
    let depends = &model.capability(&id("runbooks")).unwrap().1.depends;
    assert_eq!([depends[0].level, depends[0].for_level, depends[1].level], [1, 2, 5]);
    model.apply(ModelEdit::AddLevel(1, "New".to_owned())).unwrap();
    assert_eq!(statements(&model, "logs")[..2], ["Logs is at level 2", ""]);
    let depends = &model.capability(&id("runbooks")).unwrap().1.depends;
    assert_eq!([depends[0].level, depends[0].for_level, depends[1].level], [1, 3, 6]);
    // One more level asks for one more figure, which somebody has to know.
    let kinds: Vec<&str> = model.problems().iter().map(|it| it.kind.key()).collect();
    assert_eq!(kinds, ["threshold-count"]);
    model.apply(ModelEdit::RemoveLevel(2)).unwrap();
    assert_eq!(statements(&model, "logs").len(), 5);
    let depends = &model.capability(&id("runbooks")).unwrap().1.depends;
    assert_eq!(depends.len(), 1, "one was for the level that is gone");
}

#[test]
fn the_items_of_a_checklist_move_with_their_level() {
    let mut model = read(&checklist());
    model.apply(ModelEdit::MoveLevel { from: 2, to: 0 }).unwrap();
    let levels = |model: &Model| -> Vec<u8> {
        model.dimensions[0].capabilities[0].items.iter().map(|it| it.level).collect()
    };
    assert_eq!(levels(&model), [2, 3, 1]);
    model.apply(ModelEdit::RemoveLevel(0)).unwrap();
    assert_eq!(levels(&model), [1, 2]);
    assert_eq!(model.problems(), []);
}

#[test]
fn ids_follow_from_names_and_stay() {
    let mut model = read(&example());
    let add = |name: &str| ModelEdit::AddCapability {
        to: id("response"),
        name: name.to_owned(),
        before: Some(id("roles")),
    };
    model.apply(add("Übergabe der Wache")).unwrap();
    model.apply(add("Metrics")).unwrap();
    let ids: Vec<&str> = model.dimensions[1].capabilities.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["runbooks", "uebergabe-der-wache", "metrics-2", "roles"]);
    let edit = |edit| ModelEdit::Capability(id("metrics"), edit);
    model.apply(edit(CapabilityEdit::Name("Measures".to_owned()))).unwrap();
    assert_eq!(model.apply(edit(CapabilityEdit::Id(id("logs")))), Err(ModelEditError::Taken));
    model.apply(edit(CapabilityEdit::Id(id("measures")))).unwrap();
    let depends = &model.capability(&id("runbooks")).unwrap().1.depends;
    assert_eq!(depends[0].capability.as_str(), "measures");
    model.apply(ModelEdit::RemoveCapability(id("measures"))).unwrap();
    let depends = &model.capability(&id("runbooks")).unwrap().1.depends;
    assert_eq!(depends.len(), 1, "it no longer waits for what is gone");
    assert_eq!(model.apply(edit(CapabilityEdit::Name("?".to_owned()))), Err(ModelEditError::Gone));
}

#[test]
fn a_capability_moves_to_another_dimension() {
    let mut model = read(&example());
    let edit = ModelEdit::MoveCapability {
        capability: id("roles"),
        to: id("observability"),
        before: Some(id("logs")),
    };
    model.apply(edit).unwrap();
    let ids: Vec<&str> = model.capabilities().map(|it| it.1.id.as_str()).collect();
    assert_eq!(ids, ["metrics", "roles", "logs", "runbooks"]);
    model.apply(ModelEdit::RemoveDimension(id("observability"))).unwrap();
    assert_eq!(model.capabilities().count(), 1);
    assert!(model.capability(&id("runbooks")).unwrap().1.depends.is_empty());
}

#[test]
fn a_rubric_becomes_a_checklist_and_one_again() {
    let mut model = read(&example());
    let of = |edit| ModelEdit::Capability(id("logs"), edit);
    model.apply(of(CapabilityEdit::ToChecklist)).unwrap();
    let items = &model.capability(&id("logs")).unwrap().1.items;
    assert_eq!((items.len(), items[4].level), (5, 5));
    model.apply(of(CapabilityEdit::AddItem { level: 2, text: "And more".to_owned() })).unwrap();
    model.apply(of(CapabilityEdit::ToRubric)).unwrap();
    assert_eq!(statements(&model, "logs")[1], "Logs is at level 2\nAnd more");
    assert_eq!(model.problems(), []);
}

#[test]
fn typing_is_one_step_and_each_field_its_own() {
    let mut history = History::new(read(&example()));
    let mut type_ = |id_: &str, at, text: &str| {
        let edit = CapabilityEdit::Statement(at, text.to_owned());
        history.edit(ModelEdit::Capability(id(id_), edit)).unwrap();
    };
    type_("logs", 0, "A");
    type_("logs", 0, "Al");
    type_("logs", 1, "B");
    type_("roles", 1, "C");
    history.undo();
    history.undo();
    assert_eq!(statements(history.present(), "logs")[..2], ["Al", "Logs is at level 2"]);
    history.undo();
    assert_eq!(statements(history.present(), "logs")[0], "Logs is at level 1");
}

/// An edit of any kind, of a part that is there as often as not.
fn edit(model: &Model, seed: (u8, u8, u8, String)) -> ModelEdit {
    let (kind, a, b, text) = seed;
    let (at, to) = (usize::from(a), usize::from(b));
    let nth = |n: usize| {
        let all: Vec<CapabilityId> = model.capabilities().map(|it| it.1.id.clone()).collect();
        all.get(n % (all.len() + 1)).cloned().unwrap_or_else(|| id("gone"))
    };
    let dimension = |n: usize| {
        let all = &model.dimensions;
        all.get(n % (all.len() + 1)).map_or_else(|| id("gone"), |it| it.id.clone())
    };
    let naming = || model.namings.first().map_or_else(|| id("gone"), |it| it.id.clone());
    let group = || model.groups.first().map_or_else(|| id("gone"), |it| it.id.clone());
    let item = |n: usize| {
        let items = model.capability(&nth(at)).map(|it| it.1.items.clone()).unwrap_or_default();
        items.get(n % (items.len() + 1)).map_or_else(|| id("gone"), |it| it.id.clone())
    };
    let finite = |n: u8| Finite::new(f64::from(n) / 3.0).unwrap();
    let on = |n: usize| Dependency {
        capability: nth(n),
        level: b % 7,
        for_level: a % 7,
        other: Other::new(),
    };
    let answers = || {
        let value = Share::from_millionths(u32::from(b) * 1_000).unwrap();
        vec![AnswerChoice { label: text.clone(), value, other: Other::new() }]
    };
    let measure = || MeasureRule {
        metric: text.clone(),
        unit: String::new(),
        direction: Direction::Up,
        thresholds: vec![finite(a), finite(b)],
        other: Other::new(),
    };
    let of = |edit| ModelEdit::Capability(nth(at), edit);
    let level = at % 7;
    match kind {
        0 => ModelEdit::Name(text),
        1 => ModelEdit::Sources(vec![text]),
        2 => ModelEdit::Answers(answers()),
        3 => ModelEdit::AddLevel(level, text),
        4 => ModelEdit::RemoveLevel(level),
        5 => ModelEdit::MoveLevel { from: level, to: to % 7 },
        6 => ModelEdit::Level(level, LevelEdit::Name(text)),
        7 => ModelEdit::AddNaming(text),
        8 => ModelEdit::RemoveNaming(naming()),
        9 => ModelEdit::Naming(naming(), NamingEdit::Level(level, text)),
        10 => ModelEdit::AddGroup(text),
        11 => ModelEdit::RemoveGroup(group()),
        12 => ModelEdit::Group(group(), GroupEdit::Weight(Weight::from_thousandths(a.into()))),
        13 => ModelEdit::AddDimension { name: text, before: Some(dimension(at)) },
        14 => ModelEdit::RemoveDimension(dimension(at)),
        15 => ModelEdit::MoveDimension { dimension: dimension(at), before: Some(dimension(to)) },
        16 => ModelEdit::Dimension(dimension(at), DimensionEdit::Id(dimension(to))),
        17 => ModelEdit::Dimension(dimension(at), DimensionEdit::Group(Some(group()))),
        18..=20 => ModelEdit::AddCapability { to: dimension(at), name: text, before: None },
        21 => ModelEdit::RemoveCapability(nth(at)),
        22 => ModelEdit::MoveCapability {
            capability: nth(at),
            to: dimension(to),
            before: Some(nth(to)),
        },
        23 => of(CapabilityEdit::Id(model.free_capability_id(&text))),
        24 => of(CapabilityEdit::Id(nth(to))),
        25 => of(CapabilityEdit::Statement(to % 7, text)),
        26 => of(CapabilityEdit::ToChecklist),
        27 => of(CapabilityEdit::ToRubric),
        28 => of(CapabilityEdit::Depends(vec![on(to), on(at + 1)])),
        29 => of(CapabilityEdit::EffortHours(Guess::between(1, 2, u32::from(b)))),
        30 => of(CapabilityEdit::Measure(Some(Box::new(measure())))),
        31 => of(CapabilityEdit::Thresholds(vec![finite(b)])),
        32 => of(CapabilityEdit::AddItem { level: b % 7, text }),
        33 => of(CapabilityEdit::RemoveItem(item(to))),
        34 => of(CapabilityEdit::MoveItem { item: item(to), before: Some(item(to + 1)) }),
        35 => of(CapabilityEdit::Item(item(to), ItemEdit::Answers(answers()))),
        36 => of(CapabilityEdit::Evidence(vec![text, String::new()])),
        37 => of(CapabilityEdit::Weight(Weight::from_thousandths(u32::from(a) * 7))),
        _ => ModelEdit::Language(text),
    }
}

fn is_sound(model: &Model) {
    let ids: Vec<&CapabilityId> = model.capabilities().map(|it| &it.1.id).collect();
    let known: BTreeSet<&CapabilityId> = ids.iter().copied().collect();
    assert_eq!(ids.len(), known.len(), "an id is there twice");
    let dimensions: BTreeSet<&DimensionId> = model.dimensions.iter().map(|it| &it.id).collect();
    assert_eq!(model.dimensions.len(), dimensions.len());
    for (_, it) in model.capabilities() {
        assert!(it.depends.iter().all(|on| known.contains(&on.capability)));
        let items: BTreeSet<&ItemId> = it.items.iter().map(|it| &it.id).collect();
        assert_eq!(items.len(), it.items.len());
    }
    // However unfinished it is, it can be looked at.
    model.problems();
    model.lint();
    for it in &model.dimensions {
        let has = |group: &GroupId| model.groups.iter().any(|it| it.id == *group);
        assert!(it.group.as_ref().is_none_or(has));
    }
}

proptest! {
    #[test]
    fn whatever_is_done_to_a_model_it_is_one(
        is_checklist: bool,
        seeds in prop::collection::vec((0_u8..40, any::<u8>(), any::<u8>(), ".{0,12}"), 0..40),
    ) {
        let mut value = if is_checklist { checklist() } else { example() };
        value["mine"] = serde_json::json!({"kept": [1]});
        let mut model = read(&value);
        for seed in seeds {
            let before = model.clone();
            if model.apply(edit(&before, seed)).is_err() {
                prop_assert_eq!(&model, &before);
            }
            is_sound(&model);
        }
        let back: Model = stored::from_json(&model.to_json()).unwrap();
        prop_assert_eq!(&back, &model);
        prop_assert!(model.other.contains_key("mine"));
    }
}
