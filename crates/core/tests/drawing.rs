//! The laws of drawn trees and timelines.
#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod arbitrary;

use std::collections::BTreeSet;

use afterword_core::causes::layout::{Spacing, TidyBox, TidyPlace, tidy};
use afterword_core::causes::picture::{Growth, TreeStyle, covered, draw};
use afterword_core::causes::{CauseId, CauseTree};
use afterword_core::draw::timeline::{Ruler, TimelineStyle, draw as draw_timeline};
use afterword_core::draw::{Anchor, Form, Group, Item, Scene, Text, Words};
use afterword_core::postmortem::{
    Edit, Entry, EntryId, EntryTime, Moment, MomentKey, Postmortem, TimelineEdit,
};
use arbitrary::{at, choices, empty};
use proptest::collection::vec;
use proptest::prelude::*;

const SPACING: Spacing = Spacing { breadth: 12.0, depth: 40.0 };

/// Boxes whose sizes are whole numbers, each behind a random earlier one, siblings in the order of the list.
fn boxes() -> impl Strategy<Value = Vec<TidyBox>> {
    let sizes = vec((any::<u16>(), 10_u8..200, 10_u8..120), 1..120);
    sizes.prop_map(|sizes| {
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); sizes.len()];
        for (n, (pick, _, _)) in sizes.iter().enumerate().skip(1) {
            children[usize::from(*pick) % n].push(n);
        }
        let mut boxes = Vec::new();
        let mut open = vec![(0, None)];
        while let Some((n, behind)) = open.pop() {
            let at = boxes.len();
            let (_, breadth, depth) = sizes[n];
            boxes.push(TidyBox { behind, breadth: breadth.into(), depth: depth.into() });
            open.extend(children[n].iter().rev().map(|it| (*it, Some(at))));
        }
        boxes
    })
}

fn middle(it: &TidyBox, place: TidyPlace) -> f64 {
    place.breadth + it.breadth / 2.0
}

proptest! {
    #[test]
    fn boxes_keep_their_distance(boxes in boxes()) {
        let places = tidy(&boxes, SPACING);
        for (a, b) in (0..boxes.len()).flat_map(|a| (0..a).map(move |b| (a, b))) {
            let apart = |from: f64, length: f64, other: f64, other_length: f64, gap: f64| {
                from + length + gap <= other + 1e-6 || other + other_length + gap <= from + 1e-6
            };
            let (x, y) = (places[a], places[b]);
            let beside =
                apart(x.breadth, boxes[a].breadth, y.breadth, boxes[b].breadth, SPACING.breadth);
            let behind = apart(x.depth, boxes[a].depth, y.depth, boxes[b].depth, SPACING.depth);
            prop_assert!(beside || behind, "{a} and {b}");
        }
        prop_assert!(places.iter().all(|it| it.breadth >= -1e-6 && it.depth >= 0.0));
        prop_assert!(places.iter().any(|it| it.breadth == 0.0), "no room is wasted at the edge");
    }

    #[test]
    fn siblings_are_in_order_and_their_effect_is_in_their_middle(boxes in boxes()) {
        let places = tidy(&boxes, SPACING);
        for at in 0..boxes.len() {
            let behind: Vec<usize> =
                (0..boxes.len()).filter(|it| boxes[*it].behind == Some(at)).collect();
            let middles: Vec<f64> =
                behind.iter().map(|it| middle(&boxes[*it], places[*it])).collect();
            prop_assert!(middles.windows(2).all(|it| it[0] < it[1]));
            if let (Some(first), Some(last)) = (behind.first(), behind.last()) {
                let span = places[*first].breadth + places[*last].breadth + boxes[*last].breadth;
                let own = middle(&boxes[at], places[at]);
                prop_assert!((own - span / 2.0).abs() < 1e-6);
                prop_assert!(middles[0] - 1e-6 <= own && own <= middles[middles.len() - 1] + 1e-6);
            }
        }
    }

    #[test]
    fn a_part_of_a_tree_is_drawn_as_if_it_were_alone(boxes in boxes(), pick: u16) {
        let root = usize::from(pick) % boxes.len();
        let mut members = vec![root];
        for (at, it) in boxes.iter().enumerate().skip(root + 1) {
            if it.behind.is_some_and(|it| members.contains(&it)) {
                members.push(at);
            }
        }
        let part: Vec<TidyBox> = members
            .iter()
            .map(|it| TidyBox {
                behind: boxes[*it].behind.and_then(|it| members.iter().position(|at| *at == it)),
                ..boxes[*it]
            })
            .collect();
        let (whole, alone) = (tidy(&boxes, SPACING), tidy(&part, SPACING));
        let moved = (whole[root].breadth - alone[0].breadth, whole[root].depth - alone[0].depth);
        for (at, place) in members.iter().zip(&alone) {
            prop_assert!((whole[*at].breadth - place.breadth - moved.0).abs() < 1e-6);
            prop_assert!((whole[*at].depth - place.depth - moved.1).abs() < 1e-6);
        }
    }
}

fn style<'a>(growth: Growth, folded: &'a BTreeSet<CauseId>, words: &'a Words) -> TreeStyle<'a> {
    TreeStyle { growth, is_narrow: false, folded, covered: folded, has_legend: true, words }
}

/// The rectangle that an item covers, where that can be said of it.
fn extents(items: &[Item]) -> Vec<(f64, f64, f64, f64)> {
    let mut found = Vec::new();
    for item in items {
        match item {
            Item::Group(group) => found.extend(extents(&group.items)),
            Item::Text(text) => found.push(extent_of(text)),
            Item::Shape(shape) => match shape.form {
                Form::Rect { x, y, width, height, .. } => {
                    found.push((x, y, x + width, y + height));
                }
                Form::Circle { x, y, radius } => {
                    found.push((x - radius, y - radius, x + radius, y + radius));
                }
                Form::Path(_) => {}
            },
        }
    }
    found
}

fn extent_of(text: &Text) -> (f64, f64, f64, f64) {
    let width = text.width();
    let left = match text.anchor {
        Anchor::Start => text.x,
        Anchor::Middle => text.x - width / 2.0,
        Anchor::End => text.x - width,
    };
    let below = text.lines.len().saturating_sub(1) as f64 * text.leading;
    (left, text.y - text.size, left + width, text.y + below)
}

fn assert_inside(scene: &Scene) {
    for (left, top, right, bottom) in extents(&scene.items) {
        let inside = left >= 0.0 && top >= 0.0 && right <= scene.width && bottom <= scene.height;
        assert!(inside, "{left} {top} {right} {bottom} in {} {}", scene.width, scene.height);
    }
}

fn groups<'a>(scene: &'a Scene, class: &str) -> Vec<&'a Group> {
    let is = |it: &&Group| it.class.split(' ').next() == Some(class);
    let group = |it: &'a Item| match it {
        Item::Group(group) => Some(group),
        _ => None,
    };
    scene.items.iter().filter_map(group).filter(is).collect()
}

proptest! {
    #[test]
    fn a_drawn_tree_is_inside_its_size_and_shows_every_cause(choices in choices(0..90)) {
        let words = Words::english();
        let none = BTreeSet::new();
        let document = arbitrary::grown(empty(), &choices, 1);
        for tree in &document.trees {
            for growth in [Growth::Right, Growth::Down] {
                let scene = draw(tree, style(growth, &none, &words));
                assert_inside(&scene);
                let drawn: Vec<&str> =
                    groups(&scene, "cause").iter().map(|it| it.id.as_str()).collect();
                let expected: Vec<String> =
                    tree.walk().map(|it| it.cause.id().to_string()).collect();
                prop_assert_eq!(drawn, expected);
                prop_assert_eq!(&draw(&CauseTree::clone(tree), style(growth, &none, &words)), &scene);
            }
        }
    }

    #[test]
    fn what_is_folded_away_is_counted(choices in choices(20..90), pick: u8) {
        let words = Words::english();
        let document = arbitrary::grown(empty(), &choices, 1);
        for tree in &document.trees {
            let ids: Vec<CauseId> = tree.walk().map(|it| it.cause.id()).collect();
            let folded: BTreeSet<CauseId> =
                ids.get(usize::from(pick) % ids.len().max(1)).copied().into_iter().collect();
            let scene = draw(tree, style(Growth::Right, &folded, &words));
            assert_inside(&scene);
            let shown = groups(&scene, "cause").len();
            let tabs = groups(&scene, "cause").into_iter().filter(|it| it.class.contains("is-folded"));
            let counted: usize = tabs
                .flat_map(|it| &it.items)
                .filter_map(|it| match it {
                    Item::Text(text) => text.lines.first()?.strip_prefix('+')?.parse::<usize>().ok(),
                    _ => None,
                })
                .sum::<usize>();
            prop_assert_eq!(shown + counted, tree.len());
        }
    }

    #[test]
    fn hostile_texts_are_drawn(text in "(\\PC|\u{0}|\u{202e}|\u{301}|\n){0,200}") {
        let words = Words::english();
        let none = BTreeSet::new();
        let tree = CauseTree::new(afterword_core::causes::TreeId::from_bits(1), text.clone());
        assert_inside(&draw(&tree, style(Growth::Down, &none, &words)));
        let mut document = empty();
        document.timeline =
            vec![Entry::new(EntryId::from_bits(1), EntryTime::Unknown, text.clone()).into()];
        document.moments.insert(MomentKey::Custom(text), Moment::At(at(5)));
        assert_inside(&draw_timeline(&document, page(&words)));
    }
}

#[test]
fn an_action_covers_the_causes_it_names() {
    let mut action = afterword_core::actions::Action::new(
        afterword_core::actions::ActionId::from_bits(1),
        "".into(),
    );
    action.causes = vec![CauseId::from_bits(7)];
    assert_eq!(covered(&[action.into()]), BTreeSet::from([CauseId::from_bits(7)]));
}

fn page(words: &Words) -> TimelineStyle<'_> {
    TimelineStyle { width: 1_000.0, has_legend: true, words }
}

/// A document with entries of every sort of time, some long after others, and moments on some of them.
fn timelines(n: std::ops::Range<usize>) -> impl Strategy<Value = Postmortem> {
    vec((0_u8..8, 0_u16..3_000, 0_u8..11), n).prop_map(|entries| {
        let mut document = empty();
        for (n, (sort, minute, kind)) in entries.into_iter().enumerate() {
            let time = match sort {
                0 => EntryTime::Unknown,
                1 => EntryTime::Approximate(at(minute)),
                2 => EntryTime::Span { from: at(minute), to: at(minute + 45) },
                3 => EntryTime::Exact(at(minute) + chrono::TimeDelta::days(minute.into())),
                _ => EntryTime::Exact(at(minute)),
            };
            let id = EntryId::from_bits(n as u64 + 1);
            let text = "The pool of connections ran empty on two of three hosts".to_owned();
            let mut entry = Entry::new(id, time, text);
            entry.kind = afterword_core::postmortem::EntryKind::ALL[usize::from(kind)];
            document.apply(Edit::Timeline(TimelineEdit::Add(vec![entry]))).unwrap();
            let key = MomentKey::OFFERED[usize::from(kind) % 11].clone();
            document.apply(Edit::Moment(key, Some(Moment::Entry(id)))).unwrap();
        }
        document
    })
}

/// The texts of a scene that stand beside or above marks, each with the rectangle that it covers.
fn overlaps(scene: &Scene) -> Vec<String> {
    fn texts<'a>(found: &mut Vec<&'a Text>, items: &'a [Item]) {
        for item in items {
            match item {
                Item::Text(text) => found.push(text),
                Item::Group(group) => texts(found, &group.items),
                Item::Shape(_) => {}
            }
        }
    }
    let mut found = Vec::new();
    texts(&mut found, &scene.items);
    let mut clashes = Vec::new();
    for (n, a) in found.iter().enumerate() {
        for b in &found[..n] {
            let (x, y) = (extent_of(a), extent_of(b));
            if x.0 < y.2 && y.0 < x.2 && x.1 < y.3 && y.1 < x.3 {
                clashes.push(format!("{:?} on {:?}", a.lines, b.lines));
            }
        }
    }
    clashes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_label_of_a_timeline_touches_another(document in timelines(0..70)) {
        let words = Words::english();
        let scene = draw_timeline(&document, page(&words));
        assert_inside(&scene);
        prop_assert_eq!(overlaps(&scene), Vec::<String>::new());
    }

    #[test]
    fn every_entry_and_every_moment_is_told(document in timelines(0..150)) {
        let words = Words::english();
        let scene = draw_timeline(&document, page(&words));
        let told: BTreeSet<&str> = scene.outline().iter().map(|it| it.id).collect();
        for entry in &document.timeline {
            prop_assert!(told.contains(entry.id.to_string().as_str()));
        }
        for key in document.moments.keys().filter(|it| document.instant_of(it).is_some()) {
            prop_assert!(told.contains(key.key()));
        }
    }

    #[test]
    fn a_ruler_never_runs_backwards(document in timelines(0..80)) {
        let ruler = Ruler::new(&document, 900.0, &Words::english());
        let order: Vec<EntryId> = document.timeline_in_order().iter().map(|it| it.id).collect();
        prop_assert_eq!(ruler.entries.iter().map(|it| it.id).collect::<Vec<EntryId>>(), order);
        prop_assert!(ruler.entries.windows(2).all(|it| it[0].y <= it[1].y + 1e-6));
        prop_assert!(ruler.entries.iter().all(|it| (-1e-6..=900.0 + 1e-6).contains(&it.y)));
        let n_days = ruler.entries.iter().filter(|it| it.day.is_some()).count();
        prop_assert!(n_days > 0 || ruler.entries.iter().all(|it| it.is_off_scale));
    }
}

#[test]
fn three_hundred_entries_stay_within_the_rows_that_are_read() {
    let mut document = empty();
    document.timeline = (0..300_u16)
        .map(|n| {
            let id = EntryId::from_bits(n.into());
            Entry::new(id, EntryTime::Exact(at(n * 3)), format!("Step {n} of the recovery")).into()
        })
        .collect();
    let words = Words::english();
    let scene = draw_timeline(&document, page(&words));
    assert!(scene.height < 1_000.0, "{}", scene.height);
    assert_eq!(overlaps(&scene), Vec::<String>::new());
    let entries = scene.outline().iter().filter(|it| !it.id.is_empty()).count();
    assert_eq!(entries, 300);
}
