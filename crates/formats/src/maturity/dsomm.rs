//! DSOMM as its project publishes it: dimensions, in them sub-dimensions, in them activities, each with its level.
//!
//! A sub-dimension becomes a capability, an activity an item of its checklist that is answered with no or yes. Later documents change
//! what earlier ones said of an activity, as the custom activities of DSOMM do, and take it away with `ignore: true`. What an activity
//! depends on is said of its capability and level, as far as a model can say it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::draft::{Draft, Names};
use super::node::{Member, Node};
use super::note::{FileNote, ModelError};
use super::read::{Document, ModelRead, Origin};
use crate::error::At;

/// What is said of an activity and of nothing else.
const OF_ACTIVITIES: [&str; 8] = [
    "uuid",
    "level",
    "measure",
    "risk",
    "dependsOn",
    "usefulness",
    "difficultyOfImplementation",
    "ignore",
];

/// No model has more activities, and no more of what they depend on is looked into.
const MOST: usize = 5_000;

/// DSOMM has five levels.
const N_LEVELS: usize = 5;

/// Whether activities of DSOMM are among `documents`.
pub(super) fn is_model(documents: &[Document]) -> bool {
    documents
        .iter()
        .any(|it| subs_of(&it.root).any(|(_, sub)| sub.node.members().iter().any(is_activity)))
}

fn is_activity(it: &Member) -> bool {
    it.node.is_map() && OF_ACTIVITIES.iter().any(|key| it.node.has(key))
}

/// The sub-dimensions of a document, each with its dimension.
fn subs_of(root: &Node) -> impl Iterator<Item = (&Member, &Member)> {
    root.members()
        .iter()
        .flat_map(|dimension| dimension.node.members().iter().map(move |it| (dimension, it)))
}

/// The model that `documents` are together.
pub(super) fn read(documents: &[Document]) -> Result<ModelRead, ModelError> {
    let mut dsomm = Dsomm::default();
    documents.iter().for_each(|it| dsomm.document(it));
    if dsomm.activities.len() > MOST {
        let note =
            FileNote::new("too-many", "more activities than the limit of {n}", &[("n", &MOST)]);
        return Err(ModelError::of(note));
    }
    let (value, draft) = dsomm.model();
    draft.model(&value, Origin::Dsomm)
}

/// An activity, as far as it was said.
struct Activity<'d> {
    name: &'d str,
    file: &'d str,
    at: At,
    dimension: &'d str,
    sub: &'d str,
    said: BTreeMap<&'d str, &'d Node>,
    /// The names of what it says, in their order.
    order: Vec<&'d str>,
}

/// Sub-dimensions by name, each with its activities.
type Subs<'d> = Vec<(&'d str, Vec<usize>)>;

#[derive(Default)]
struct Dsomm<'d> {
    activities: Vec<Activity<'d>>,
    /// Which of them has that UUID, or that name.
    known: BTreeMap<&'d str, usize>,
    meta: BTreeMap<&'d str, &'d Node>,
    draft: Draft,
}

impl<'d> Dsomm<'d> {
    fn note(
        &mut self,
        (file, at): (&str, At),
        key: &'static str,
        text: &str,
        values: &[(&'static str, &dyn std::fmt::Display)],
    ) {
        self.draft.notes.push(FileNote::new(key, text, values).at(file, at));
    }

    fn document(&mut self, it: &'d Document) {
        for dimension in it.root.members() {
            if dimension.key == "meta" {
                self.meta.extend(dimension.node.members().iter().map(|it| (&*it.key, &it.node)));
                continue;
            }
            for sub in dimension.node.members() {
                for member in sub.node.members() {
                    self.activity(&it.file, dimension, sub, member);
                }
                self.odd(&it.file, sub, "a sub-dimension");
            }
            self.odd(&it.file, dimension, "a dimension");
        }
        if !it.root.is_map() && !it.root.is_null() {
            let text = "this is no part of the model, and left out";
            self.note((&it.file, it.root.at), "other-document", text, &[]);
        }
    }

    /// Notes what should hold something and does not.
    fn odd(&mut self, file: &str, it: &Member, what: &'static str) {
        if !it.node.is_map() && !it.node.is_null() {
            let text = "“{name}” is no {what}, and left out";
            self.note((file, it.at), "dsomm-odd", text, &[("name", &it.key), ("what", &what)]);
        }
    }

    fn activity(&mut self, file: &'d str, dimension: &'d Member, sub: &'d Member, it: &'d Member) {
        if !it.node.is_map() {
            let text = "“{name}” is no activity, and left out";
            self.note((file, it.at), "dsomm-odd", text, &[("name", &it.key)]);
            return;
        }
        let uuid = it.node.text_of("uuid");
        let known = uuid.and_then(|it| self.known.get(it)).or_else(|| self.known.get(&*it.key));
        let at = match known.copied() {
            Some(at) => at,
            None => {
                self.activities.push(Activity {
                    name: &it.key,
                    file,
                    at: it.at,
                    dimension: &dimension.key,
                    sub: &sub.key,
                    said: BTreeMap::new(),
                    order: Vec::new(),
                });
                self.activities.len() - 1
            }
        };
        self.known.insert(&it.key, at);
        if let Some(uuid) = uuid {
            self.known.insert(uuid, at);
        }
        let activity = &mut self.activities[at];
        (activity.name, activity.file, activity.at) = (&it.key, file, it.at);
        (activity.dimension, activity.sub) = (&dimension.key, &sub.key);
        for member in it.node.members().iter().filter(|it| !it.node.is_null()) {
            if activity.said.insert(&member.key, &member.node).is_none() {
                activity.order.push(&member.key);
            }
        }
    }

    fn model(mut self) -> (Value, Draft) {
        let placed = self.placed();
        let mut names = Names::default();
        let mut capability_names = Names::default();
        // Dimensions and what is in them, in the order in which they are first named.
        let mut dimensions: Vec<(&str, Subs<'_>)> = Vec::new();
        for (at, _) in &placed {
            let it = &self.activities[*at];
            let subs = entry(&mut dimensions, it.dimension);
            entry(subs, it.sub).push(*at);
        }
        let levels: BTreeMap<usize, u64> = placed.iter().copied().collect();
        let ids: Vec<Vec<String>> = dimensions
            .iter()
            .map(|it| it.1.iter().map(|it| capability_names.of(it.0)).collect())
            .collect();
        let mut home: BTreeMap<usize, &str> = BTreeMap::new();
        for (subs, ids) in dimensions.iter().zip(&ids) {
            for ((_, all), id) in subs.1.iter().zip(ids) {
                home.extend(all.iter().map(|it| (*it, id.as_str())));
            }
        }
        let mut edges = Edges::default();
        let mut written = Vec::new();
        for (n, (dimension, subs)) in dimensions.iter().enumerate() {
            let mut capabilities = Vec::new();
            for (m, (sub, all)) in subs.iter().enumerate() {
                let path = format!("dimensions[{n}].capabilities[{m}]");
                let place = all.first().map(|it| &self.activities[*it]);
                if let Some(it) = place {
                    self.draft.came(path.clone(), it.file, it.at);
                }
                let mut item_names = Names::default();
                let items = all.iter().enumerate().map(|(k, at)| {
                    let it = &self.activities[*at];
                    self.draft.came(format!("{path}.items[{k}]"), it.file, it.at);
                    it.item(levels[at], &mut item_names)
                });
                let items: Vec<Value> = items.collect();
                let depends = self.depends(all, &levels, &home, &mut edges);
                capabilities.push(json!({
                    "id": ids[n][m], "name": sub, "items": items, "depends": depends,
                    "effort": self.mean(all, &["difficultyOfImplementation"]),
                    "benefit": self.mean(all, &["usefulness"]),
                }));
            }
            written.push(
                json!({"id": names.of(dimension), "name": dimension, "capabilities": capabilities}),
            );
        }
        self.say_once(!placed.is_empty());
        let highest = placed.iter().map(|it| it.1).max().unwrap_or_default();
        let n_levels = N_LEVELS.max(usize::try_from(highest).unwrap_or(N_LEVELS).min(99));
        let levels: Vec<Value> =
            (1..=n_levels).map(|n| json!({"name": format!("Level {n}")})).collect();
        let meta: Map<String, Value> =
            self.meta.iter().map(|it| ((*it.0).to_owned(), it.1.value())).collect();
        let version = self.meta.get("version").and_then(|it| it.text()).unwrap_or("1");
        let value = json!({
            "id": "dsomm", "version": version, "name": "DSOMM",
            "source": ["OWASP DevSecOps Maturity Model, https://dsomm.owasp.org"],
            "language": "en", "levels": levels, "dimensions": written, "dsomm": meta,
        });
        (value, self.draft)
    }

    /// The activities that have a place in a model, each with its level; why others have none is noted.
    fn placed(&mut self) -> Vec<(usize, u64)> {
        let mut placed = Vec::new();
        for at in 0..self.activities.len() {
            let it = &self.activities[at];
            let (place, name) = ((it.file, it.at), it.name);
            if it.said.get("ignore").and_then(|it| it.yes()) == Some(true) {
                let text = "“{name}” is to be ignored, and left out";
                self.note(place, "dsomm-ignored", text, &[("name", &name)]);
                continue;
            }
            let level = it.said.get("level").and_then(|it| it.number());
            match level.filter(|it| (1.0..=99.0).contains(it) && it.fract() == 0.0) {
                Some(level) => placed.push((at, level as u64)),
                None => {
                    let text = "“{name}” has no level: it changes an activity of another file, and is left out";
                    self.note(place, "dsomm-no-level", text, &[("name", &name)]);
                }
            }
        }
        placed
    }

    /// What a capability depends on: what its activities do, except on each other.
    fn depends(
        &mut self,
        all: &[usize],
        levels: &BTreeMap<usize, u64>,
        home: &BTreeMap<usize, &str>,
        edges: &mut Edges,
    ) -> Vec<Value> {
        let mut depends = Vec::new();
        let mut said = BTreeSet::new();
        for at in all {
            let it = &self.activities[*at];
            let (file, name) = (it.file, it.name);
            let on: Vec<(&str, At)> = it.said.get("dependsOn").map_or_else(Vec::new, |it| {
                let one = it.text().map(|text| (text.trim(), it.at));
                one.into_iter()
                    .chain(it.items().iter().filter_map(|it| Some((it.text()?.trim(), it.at))))
                    .collect()
            });
            for (other, place) in on {
                let found = self.known.get(other).filter(|it| levels.contains_key(it));
                let Some(found) = found.copied() else {
                    let text =
                        "“{name}” depends on “{other}”, which is not there: this is left out";
                    self.note(
                        (file, place),
                        "dsomm-lost",
                        text,
                        &[("name", &name), ("other", &other)],
                    );
                    continue;
                };
                let (from, to) = ((home[at], levels[at]), (home[&found], levels[&found]));
                if from.0 == to.0 || !said.insert((from, to)) {
                    continue;
                }
                if !edges.add(from, to) {
                    let text = "“{name}” depends on “{other}”, but their sub-dimensions would then depend on each other: it is kept with the activity alone";
                    self.note(
                        (file, place),
                        "dsomm-circle",
                        text,
                        &[("name", &name), ("other", &other)],
                    );
                    continue;
                }
                depends.push(json!({"capability": to.0, "level": to.1, "for": from.1}));
            }
        }
        depends
    }

    /// The size that the activities are on average, from marks of 1 to 5.
    fn mean(&self, all: &[usize], keys: &[&str]) -> Option<&'static str> {
        let mut marks = Vec::new();
        for it in all.iter().map(|it| &self.activities[*it]) {
            for node in keys.iter().filter_map(|key| it.said.get(key)) {
                marks.extend(node.number());
                marks.extend(node.members().iter().filter_map(|it| it.node.number()));
            }
        }
        let mean = marks.iter().sum::<f64>() / marks.len() as f64;
        match mean {
            it if it.is_nan() => None,
            it if it < 2.0 => Some("S"),
            it if it <= 3.5 => Some("M"),
            _ => Some("L"),
        }
    }

    /// What holds of every import.
    fn say_once(&mut self, has_any: bool) {
        if !has_any {
            return;
        }
        for (key, path, text) in [
            ("licence", "licence", "the files do not say under which licence they are"),
            (
                "dsomm-depends",
                "dimensions",
                "activities depend on activities; here, that is said of their sub-dimensions at the levels of both, which asks for more, and among the activities of one sub-dimension it is kept with them",
            ),
            (
                "dsomm-sizes",
                "dimensions",
                "effort and benefit of a sub-dimension are what its activities have on average",
            ),
        ] {
            self.draft.notes.push(FileNote::new(key, text, &[]).on(path));
        }
    }
}

impl Activity<'_> {
    fn item(&self, level: u64, names: &mut Names) -> Value {
        let text_of = |key| self.said.get(key).and_then(|it: &&Node| it.text()).map(str::trim);
        let measure = text_of("measure").filter(|it| !it.is_empty());
        let text = match measure {
            Some(measure) => format!("{}: {measure}", self.name),
            None => self.name.to_owned(),
        };
        let kept = self.order.iter().filter(|it| !["level", "measure"].contains(it));
        let mut kept: Map<String, Value> =
            kept.map(|key| ((*key).to_owned(), self.said[key].value())).collect();
        kept.insert("name".to_owned(), self.name.into());
        let id = text_of("uuid").filter(|it| !it.is_empty());
        let id = match id {
            Some(uuid) => names.kept(uuid),
            None => names.of(self.name),
        };
        json!({"id": id, "level": level, "text": text, "dsomm": kept})
    }
}

/// The value called `name`, which is put behind the others where it is not there.
fn entry<'a, 'd, T: Default>(all: &'a mut Vec<(&'d str, T)>, name: &'d str) -> &'a mut T {
    let at = all.iter().position(|it| it.0 == name).unwrap_or_else(|| {
        all.push((name, T::default()));
        all.len() - 1
    });
    &mut all[at].1
}

/// A capability at a level.
type Step<'a> = (&'a str, u64);

/// Which steps have to come before which.
#[derive(Default)]
struct Edges {
    before: BTreeMap<(String, u64), Vec<(String, u64)>>,
}

impl Edges {
    /// Notes that `from` comes after `to`, unless that would close a circle.
    fn add(&mut self, from: Step<'_>, to: Step<'_>) -> bool {
        if self.before.len() > MOST {
            return false;
        }
        let mut open: Vec<(String, u64)> = vec![(to.0.to_owned(), to.1)];
        let mut seen = BTreeSet::new();
        while let Some((name, level)) = open.pop() {
            // Every level of a capability comes after those below it.
            if name == from.0 && level >= from.1 {
                return false;
            }
            for below in 1..=level {
                let step = (name.clone(), below);
                if seen.insert(step.clone()) {
                    open.extend(self.before.get(&step).into_iter().flatten().cloned());
                }
            }
        }
        self.before.entry((from.0.to_owned(), from.1)).or_default().push((to.0.to_owned(), to.1));
        true
    }
}
