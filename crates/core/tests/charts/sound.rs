//! What holds for each chart, however wide it is.

use afterword_core::chart::{Cell, Chart, ChartStyle, Drawn};
use afterword_core::draw::{Anchor, Form, Item, Scene, Text, Words};
use afterword_core::stored::from_json;

fn texts<'a>(found: &mut Vec<&'a Text>, items: &'a [Item]) {
    for item in items {
        match item {
            Item::Group(group) => texts(found, &group.items),
            Item::Text(text) => found.push(text),
            Item::Shape(shape) => match &shape.form {
                Form::Rect { x, y, width, height, .. } => {
                    assert!([x, y, width, height].iter().all(|it| it.is_finite()));
                    assert!(*width >= 0.0 && *height >= 0.0, "{shape:?}");
                }
                Form::Circle { x, y, radius } => {
                    assert!(x.is_finite() && y.is_finite() && *radius > 0.0, "{shape:?}");
                }
                Form::Path(path) => assert!(!path.contains("NaN"), "{path}"),
            },
        }
    }
}

/// The rectangle of letters: left, top, right, bottom.
fn extent(text: &Text) -> [f64; 4] {
    let width = text.width();
    let left = match text.anchor {
        Anchor::Start => text.x,
        Anchor::Middle => text.x - width / 2.0,
        Anchor::End => text.x - width,
    };
    let below = text.lines.len().saturating_sub(1) as f64 * text.leading;
    [left, text.y - text.size * 0.75, left + width, text.y + below]
}

fn assert_readable(scene: &Scene) {
    let mut found = Vec::new();
    texts(&mut found, &scene.items);
    let is_shown = |it: &&&Text| it.width() > 0.0;
    let boxes: Vec<([f64; 4], &Text)> =
        found.iter().filter(is_shown).map(|it| (extent(it), *it)).collect();
    for (at, (one, text)) in boxes.iter().enumerate() {
        let [left, top, right, bottom] = *one;
        let is_inside =
            left >= -0.5 && top >= 0.0 && right <= scene.width + 0.5 && bottom <= scene.height;
        assert!(is_inside, "{text:?} in {} {}", scene.width, scene.height);
        for (other, beside) in &boxes[..at] {
            let apart = other[2] <= left + 0.01
                || right <= other[0] + 0.01
                || other[3] <= top
                || bottom <= other[1];
            assert!(apart, "{text:?} on {beside:?} in {}", scene.width);
        }
    }
}

pub(crate) fn assert_sound(charts: &[Chart], width: f64, has_text: bool) {
    let words = Words::english();
    for chart in charts {
        let scene = chart.draw(ChartStyle { width, has_text, words: &words });
        assert_readable(&scene);
        assert!(scene.height.is_finite() && scene.height > 0.0);
        assert!(!scene.title.is_empty() && !scene.description.is_empty());
        // Either there is something to see, each of it in words, or a reason.
        assert_eq!(chart.too_little().is_some(), scene.outline().is_empty(), "{}", chart.key);
        assert!(chart.too_little().is_none_or(|it| !it.is_empty()));
        assert_in_words(chart, &scene);
        let table = chart.table();
        assert!(table.rows.iter().all(|it| it.len() == table.header.len()), "{}", chart.key);
        // Somebody may well call a team `NaN`.
        let is_number = |it: &&Cell| matches!(it, Cell::Number(..));
        for cell in table.rows.iter().flatten().filter(is_number) {
            let plain = cell.plain();
            assert!(plain.parse().is_ok_and(f64::is_finite), "{plain} in {}", chart.key);
        }
        assert_crosses(&Drawn::of(chart.clone(), ChartStyle { width, has_text, words: &words }));
    }
}

/// What a worker drew is on the page what it was there.
fn assert_crosses(drawn: &Drawn) {
    let cross = |it: &Drawn| -> Drawn { from_json(&serde_json::to_string(it).unwrap()).unwrap() };
    let there = cross(drawn);
    assert_eq!(cross(&there), there);
    let picture =
        |it: &Drawn| it.picture.as_ref().map(|it| shown(&it.items)).map_err(String::clone);
    assert_eq!(picture(&there), picture(drawn));
    let text = |it: &Drawn| (it.title.clone(), it.unit.clone(), it.n.clone(), it.notes.clone());
    assert_eq!(text(&there), text(drawn));
    let table = |it: &Drawn| -> Vec<String> {
        it.table.rows.iter().flatten().map(Cell::plain).chain(it.table.header.clone()).collect()
    };
    assert_eq!(table(&there), table(drawn));
}

/// Every element of a picture with its attributes and words.
fn shown(items: &[Item]) -> Vec<String> {
    let mut all = Vec::new();
    for item in items {
        all.push(format!("{} {:?}", item.tag(), item.attributes()));
        match item {
            Item::Group(group) => {
                all.push(format!("{} {}", group.level, group.label));
                all.extend(shown(&group.items));
            }
            Item::Text(text) => all.push(format!("{:?} {:?}", text.lines, text.line_attributes())),
            Item::Shape(_) => {}
        }
    }
    all
}

/// No text is missing: a gap would show as its key.
fn assert_in_words(chart: &Chart, scene: &Scene) {
    let mut found = Vec::new();
    texts(&mut found, &scene.items);
    let drawn = found.into_iter().flat_map(|it| &it.lines);
    let said = [&chart.title, &chart.unit, &chart.n, &scene.description].into_iter();
    let mut all = said.chain(&chart.notes).chain(&chart.table().header).chain(drawn);
    assert!(all.all(|it| !it.contains("chart-")), "{chart:?}");
}
