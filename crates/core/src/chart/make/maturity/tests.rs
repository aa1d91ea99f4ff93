//! What charts of maturity say of known figures.

use super::*;
use crate::chart::{Chart, ChartStyle};
use crate::draw::{Item, Scene};

fn row(name: &str, score: Option<f64>, target: Option<f64>) -> ProfileRow {
    ProfileRow { name: name.into(), score, target, before: None }
}

fn chart(rows: Vec<ProfileRow>) -> Chart {
    maturity_profile(&Profile { rows, highest: 5, n: 7 }, &Words::english())
}

fn drawn(chart: &Chart, width: f64) -> Scene {
    chart.draw(ChartStyle { width, has_text: false, words: &Words::english() })
}

fn has(scene: &Scene, class: &str) -> bool {
    scene.items.iter().any(|it| matches!(it, Item::Group(it) if it.class == class))
}

#[test]
fn a_radar_has_three_dimensions_at_least_and_twelve_at_most() {
    let rows = |n: usize| (0..n).map(|it| row(&format!("D{it}"), Some(2.0), None)).collect();
    for (n, is_radar) in [(1, false), (2, false), (3, true), (12, true), (13, false)] {
        let scene = drawn(&chart(rows(n)), 600.0);
        assert_eq!(has(&scene, "lines"), is_radar, "{n}");
        assert_eq!(scene.outline().len(), n);
    }
}

#[test]
fn what_was_not_assessed_is_no_zero() {
    let rows = vec![
        row("Alerting", Some(2.49), Some(4.0)),
        row("Learning", None, None),
        row("Delivery", Some(0.0), None),
    ];
    let chart = chart(rows);
    let scene = drawn(&chart, 600.0);
    let said: Vec<&str> = scene.outline().iter().map(|it| it.text).collect();
    assert_eq!(said, ["Alerting: 2.4, target 4.0", "Learning: not assessed", "Delivery: 0.0"]);
    assert!(!has(&scene, "band"), "an open shape has no inside");
    assert!(chart.notes.iter().any(|it| it.contains("Learning")));
    assert_eq!(chart.table().rows[1][1].plain(), "");
}

#[test]
fn names_without_room_beside_the_axes_are_below() {
    let rows = (0..5).map(|it| row(&format!("Dimension {it}"), Some(2.0), None)).collect();
    let chart = chart(rows);
    let [wide, narrow] = [900.0, 340.0].map(|it| has(&drawn(&chart, it), "legend"));
    let n_legends = |width| {
        let scene = drawn(&chart, width);
        scene
            .items
            .iter()
            .filter(|it| matches!(it, Item::Group(it) if it.class == "legend"))
            .count()
    };
    assert!(wide && narrow);
    assert_eq!((n_legends(900.0), n_legends(340.0)), (1, 2));
}

#[test]
fn nothing_assessed_is_a_sentence() {
    let rows = vec![row("Alerting", None, None)];
    let chart = maturity_profile(&Profile { rows, highest: 5, n: 0 }, &Words::english());
    assert_eq!(chart.too_little(), Some("Nothing is assessed yet."));
}
