//! Charts of maturity, of any figures.

use afterword_core::chart::{self, Chart, Profile, ProfileRow};
use afterword_core::draw::Words;
use afterword_core::id::DocumentId;
use afterword_core::maturity::{Answer, Assessment, HalfSteps, Model, progress};
use chrono::{DateTime, Days, NaiveDate};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::json;

use super::name;

pub(crate) fn charts() -> impl Strategy<Value = Vec<Chart>> {
    let level = || prop_oneof![Just(None), (0.0..5.0_f64).prop_map(Some), any::<Option<f64>>()];
    let row = (name(), level(), level(), level()).prop_map(|(name, score, target, before)| {
        ProfileRow { name, score, target, before: before.map(|it| (it, it)) }
    });
    let profile = (vec(row, 0..16), 1..21_u8, 0..9_usize);
    (profile, assessments()).prop_map(|((rows, highest, n), assessments)| {
        let words = Words::english();
        let shown: Vec<&Assessment> = assessments.iter().collect();
        let model = &assessments[0].model;
        let n = if rows.is_empty() { 0 } else { n };
        let series = progress(&shown);
        let roadmap = assessments[0].roadmap();
        vec![
            chart::maturity_profile(&Profile { rows, highest, n }, &words),
            chart::maturity_profile(&Profile::of(&assessments[0]), &words),
            chart::maturity_progress(&series[0], model, &words),
            chart::roadmap(&roadmap, model, &words),
        ]
    })
}

/// Assessments of one team, each so many days after the one before.
fn assessments() -> impl Strategy<Value = Vec<Assessment>> {
    let names = vec(prop_oneof!["[a-z]{1,9}", "[A-Za-z ]{1,60}"], 1..15);
    let hours = vec(prop_oneof![0..9_u32, 0..400_u32, any::<u32>()], 5);
    let answers = vec((0..400_u64, vec(0..14_u8, 60)), 1..7);
    (names, hours, answers, 1..21_u8, any::<u16>()).prop_map(
        |(names, hours, answers, highest, hours_a_week)| {
            let model = std::rc::Rc::new(model(&names, &hours, highest));
            let mut day = NaiveDate::default();
            let assessment = |(n, (days, scores)): (usize, (u64, Vec<u8>))| {
                day = day + Days::new(days);
                let id = DocumentId::v7(n as u64, [0; 10]);
                let now = DateTime::UNIX_EPOCH.fixed_offset();
                let mut it = Assessment::new(id, String::new(), model.clone(), now);
                it.about.date = Some(day);
                it.targets.all = Some(HalfSteps::level(highest));
                it.plan.hours_a_week = hours_a_week;
                for ((_, capability), score) in model.capabilities().zip(scores) {
                    let answer = Answer::of(HalfSteps::new(score));
                    // Some are not assessed.
                    let is_known = score < 12;
                    it.answers.extend(is_known.then(|| (capability.id.clone(), answer.into())));
                }
                it
            };
            answers.into_iter().enumerate().map(assessment).collect()
        },
    )
}

fn model(names: &[String], hours: &[u32], highest: u8) -> Model {
    let levels: Vec<_> = (1..=highest).map(|it| json!({"name": format!("L{it}")})).collect();
    let statements: Vec<_> = (1..=highest).map(|it| format!("statement {it}")).collect();
    let dimensions: Vec<_> = names
        .iter()
        .enumerate()
        .map(|(n, name)| {
            let name = if name.trim().is_empty() { "blank" } else { name };
            let capabilities: Vec<_> = hours
                .iter()
                .enumerate()
                .map(|(at, hours)| {
                    let effort = json!({"low": 0, "likely": hours, "high": hours});
                    json!({"id": format!("c{n}-{at}"), "name": name, "statements": statements,
                        "hours": {"effort": effort}})
                })
                .collect();
            json!({"id": format!("d{n}"), "name": name, "capabilities": capabilities})
        })
        .collect();
    let file = json!({"id": "any", "version": "1", "name": "Any", "levels": levels,
        "dimensions": dimensions});
    Model::from_value(&file).expect("it is a model").0
}
