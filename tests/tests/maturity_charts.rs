//! The charts of an assessment are drawn as expected, in English and German, and their tables say the same.
//!
//! `UPDATE_GOLDEN=1 cargo test -p afterword-tests` rewrites what is expected; the diff is then reviewed like any other change.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::rc::Rc;

use afterword_core::chart::{self, Chart, ChartStyle, Profile};
use afterword_core::draw::Words;
use afterword_core::id::DocumentId;
use afterword_core::maturity::{
    Answer, Assessment, Finished, HalfSteps, Model, Previous, progress,
};
use afterword_formats::svg;
use chrono::DateTime;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join(path)).unwrap()
}

#[track_caller]
fn check(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("drawings/maturity").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, actual).expect("the file can be written");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(actual, expected, "{}", path.display());
}

fn model(name: &str, language: &str) -> Rc<Model> {
    Model::read(&read(&format!("static/models/{name}.{language}.json"))).unwrap().0.into()
}

/// The words of pictures in German, as the page has them.
fn german() -> Words {
    let file = read("static/words/de.txt");
    let lines = file.lines().filter_map(|it| it.strip_prefix("picture.")?.split_once(" = "));
    let words: BTreeMap<&str, &str> = lines.collect();
    Words::from_json(&serde_json::to_string(&words).unwrap()).unwrap()
}

/// The `n`th assessment of a team, in which it is a little better than in the one before.
fn assessment(model: &Rc<Model>, n: u8) -> Assessment {
    let at = DateTime::parse_from_rfc3339("2024-10-01T09:00:00Z").unwrap();
    let mut it =
        Assessment::new(DocumentId::v7(n.into(), [0; 10]), String::new(), model.clone(), at);
    it.title = format!("Search, {n}");
    it.about.team = "Search".into();
    it.about.date = ["2024-10-01", "2025-04-01", "2025-10-01"][usize::from(n)].parse().ok();
    it.targets.all = Some(HalfSteps::level(4));
    let highest = u32::from(model.highest()) * 2;
    for (at, (dimension, capability)) in (0_u32..).zip(model.capabilities()) {
        let is_last = model.dimensions.last().is_some_and(|it| it.id == dimension.id);
        // What nobody has answered: the last dimension at first, and here and there one.
        if is_last && n < 2 || at % 17 == 5 {
            continue;
        }
        let score = (at * 7 % 5 + at % 3 + u32::from(n)).min(highest);
        let answer = Answer::of(HalfSteps::new(u8::try_from(score).unwrap()));
        it.answers.insert(capability.id.clone(), answer.into());
    }
    it.finished = (n < 2).then(|| Finished { at, by: String::new() });
    it
}

fn charts(model: &Rc<Model>, words: &Words) -> Vec<Chart> {
    let all = [0, 1, 2].map(|it| assessment(model, it));
    let mut last = all[2].clone();
    last.previous = Some(Rc::new(Previous::of(&all[1])));
    let series = progress(&all.iter().collect::<Vec<_>>());
    vec![
        chart::maturity_profile(&Profile::of(&last), words),
        chart::maturity_progress(&series[0], model, words),
        chart::roadmap(&last.roadmap(), model, words),
    ]
}

#[test]
fn charts_of_maturity_are_drawn_as_expected() {
    for (language, words) in [("en", Words::english()), ("de", german())] {
        for chart in charts(&model("operational-excellence", language), &words) {
            for (size, width) in [("", 900.0), ("-narrow", 340.0)] {
                let scene = chart.draw(ChartStyle { width, has_text: true, words: &words });
                check(&format!("{}{size}.{language}.svg", chart.key), &svg::write(&scene));
            }
        }
    }
}

/// Of two dimensions there is no radar.
#[test]
fn few_dimensions_are_bars() {
    let words = Words::english();
    let mut few = assessment(&model("operational-excellence", "en"), 2);
    few.about.scope = few.model.dimensions.iter().take(2).map(|it| it.id.clone()).collect();
    let chart = chart::maturity_profile(&Profile::of(&few), &words);
    let scene = chart.draw(ChartStyle { width: 600.0, has_text: true, words: &words });
    check("maturity-profile-few.svg", &svg::write(&scene));
}

#[test]
fn tables_behind_charts_of_maturity_are_as_expected() {
    for (language, words) in [("en", Words::english()), ("de", german())] {
        let table = |it: &Chart| {
            let markdown = afterword_formats::chart::markdown(it.table(), &words);
            let notes = it.notes.join("\n");
            format!("## {}\n\n{} · {}\n\n{markdown}\n{notes}\n", it.title, it.unit, it.n)
        };
        let charts = charts(&model("operational-excellence", language), &words);
        let tables: Vec<String> = charts.iter().map(table).collect();
        check(&format!("tables.{language}.md"), &tables.join("\n"));
    }
}
