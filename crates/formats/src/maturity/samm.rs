//! OWASP SAMM as its project publishes it: many small files of YAML that refer to each other by GUID, whatever they are called.
//!
//! A business function becomes a group, a practice a dimension, a stream a capability, a question an item of its checklist at the level
//! of its activity, answered by the set of answers that it names. The score of a stream is then the sum of its three answers, that of a
//! practice the mean of its streams, as SAMM has it.

use std::collections::BTreeMap;

use afterword_core::order;
use serde_json::{Map, Value, json};

use super::draft::{Draft, Names};
use super::node::Node;
use super::note::{FileNote, ModelError};
use super::read::{Document, ModelRead, Origin};

/// What a file of SAMM is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Function,
    Practice,
    Stream,
    Level,
    PracticeLevel,
    Activity,
    Question,
    AnswerSet,
}

impl Part {
    /// What `root` is of: what it says itself, else what it refers to.
    fn of(root: &Node) -> Option<Self> {
        Some(match root.text_of("type") {
            Some("Function") => Self::Function,
            Some("Practice") => Self::Practice,
            Some("Stream") => Self::Stream,
            Some("MaturityLevel") => Self::Level,
            Some("PracticeLevel") => Self::PracticeLevel,
            Some("Activity") => Self::Activity,
            Some("Question") => Self::Question,
            Some("AnswerSet") => Self::AnswerSet,
            _ if !root.has("id") => return None,
            _ if root.has("answerSet") && root.has("activity") => Self::Question,
            _ if root.has("stream") && root.has("level") => Self::Activity,
            _ if root.has("maturityLevel") && root.has("practice") => Self::PracticeLevel,
            _ if root.has("letter") && root.has("practice") => Self::Stream,
            _ if root.has("function") && root.has("shortName") => Self::Practice,
            _ if root.has("values") => Self::AnswerSet,
            _ => return None,
        })
    }
}

/// Whether files of SAMM are among `documents`.
pub(super) fn is_model(documents: &[Document]) -> bool {
    let is = |part| documents.iter().any(|it| Part::of(&it.root) == Some(part));
    is(Part::Question) && (is(Part::Stream) || is(Part::Practice))
}

/// Whether `root` is one of the files that SAMM is published as.
pub(super) fn is_part(root: &Node) -> bool {
    root.has("type") && root.has("id") && Part::of(root).is_some()
}

/// The model that `documents` are together.
pub(super) fn read(documents: &[Document]) -> Result<ModelRead, ModelError> {
    let mut samm = Samm::of(documents);
    let value = samm.model();
    samm.draft.model(&value, Origin::Samm)
}

/// The files by what they are of, and by their GUIDs.
struct Samm<'d> {
    parts: BTreeMap<Part, Vec<&'d Document>>,
    by_id: BTreeMap<(Part, &'d str), &'d Document>,
    draft: Draft,
    names: Names,
}

impl<'d> Samm<'d> {
    fn of(documents: &'d [Document]) -> Self {
        let mut samm = Self {
            parts: BTreeMap::new(),
            by_id: BTreeMap::new(),
            draft: Draft::default(),
            names: Names::default(),
        };
        for it in documents.iter().filter(|it| !it.root.is_null()) {
            let Some(part) = Part::of(&it.root) else {
                samm.note(it, "other-document", "this is no part of the model, and left out", &[]);
                continue;
            };
            if let Some(id) = it.root.text_of("id") {
                if samm.by_id.contains_key(&(part, id)) {
                    let text = "another file has the id {id} already: this one is left out";
                    samm.note(it, "samm-twice", text, &[("id", &id)]);
                    continue;
                }
                samm.by_id.insert((part, id), it);
            }
            samm.parts.entry(part).or_default().push(it);
        }
        for parts in samm.parts.values_mut() {
            // Functions come by their order; what belongs to something is sorted there.
            order::sort(parts, |a, b| order_of(a).cmp(&order_of(b)));
        }
        samm
    }

    fn note(
        &mut self,
        of: &Document,
        key: &'static str,
        text: &str,
        values: &[(&'static str, &dyn std::fmt::Display)],
    ) {
        let note = FileNote::new(key, text, values);
        self.draft.notes.push(note.at(&of.file, of.root.at));
    }

    fn all(&self, part: Part) -> Vec<&'d Document> {
        self.parts.get(&part).cloned().unwrap_or_default()
    }

    /// What the member `key` of `it` refers to; a reference that leads nowhere is noted.
    fn referred(
        &mut self,
        it: &'d Document,
        key: &'static str,
        part: Part,
    ) -> Option<&'d Document> {
        let found = it.root.text_of(key).and_then(|id| self.by_id.get(&(part, id)).copied());
        if found.is_none() {
            let text = "“{member}” refers to no file that is there, so this is left out";
            self.note(it, "samm-lost", text, &[("member", &key)]);
        }
        found
    }

    /// Each of `part` by the GUID of what it belongs to; what belongs to nothing is noted.
    fn below(
        &mut self,
        part: Part,
        key: &'static str,
        above: Part,
    ) -> BTreeMap<&'d str, Vec<&'d Document>> {
        let mut below: BTreeMap<&str, Vec<&Document>> = BTreeMap::new();
        for it in self.all(part) {
            let id = self.referred(it, key, above).and_then(|it| it.root.text_of("id"));
            if let Some(id) = id {
                below.entry(id).or_default().push(it);
            }
        }
        below
    }

    fn model(&mut self) -> Value {
        let levels = self.levels();
        let practices = self.below(Part::Practice, "function", Part::Function);
        let streams = self.below(Part::Stream, "practice", Part::Practice);
        let activities = self.below(Part::Activity, "stream", Part::Stream);
        let questions = self.below(Part::Question, "activity", Part::Activity);
        let goals = self.below(Part::PracticeLevel, "practice", Part::Practice);
        let (mut groups, mut dimensions) = (Vec::new(), Vec::new());
        let mut group_names = Names::default();
        for function in self.all(Part::Function) {
            let name = name_of(function);
            let id = function.root.text_of("id").unwrap_or_default();
            let Some(practices) = practices.get(id) else {
                let text = "there are no practices of “{name}” in these files, so it is left out";
                self.note(function, "samm-bare", text, &[("name", &name)]);
                continue;
            };
            let group = group_names.of(name);
            self.draft.came(format!("groups[{}]", groups.len()), &function.file, function.root.at);
            groups.push(json!({"id": group, "name": name, "samm": kept(function, &["name"])}));
            for practice in practices {
                let path = format!("dimensions[{}]", dimensions.len());
                self.draft.came(path.clone(), &practice.file, practice.root.at);
                let guid = practice.root.text_of("id").unwrap_or_default();
                let short = practice.root.text_of("shortName").unwrap_or(name_of(practice));
                let code = format!("{}-{short}", name.chars().next().unwrap_or('X'));
                let code = self.names.kept(&code);
                let mut capabilities = Vec::new();
                for stream in streams.get(guid).into_iter().flatten() {
                    let path = format!("{path}.capabilities[{}]", capabilities.len());
                    let of_stream = stream.root.text_of("id").and_then(|it| activities.get(it));
                    let asked =
                        Asked { activities: of_stream, questions: &questions, levels: &levels };
                    capabilities.extend(self.stream(stream, &code, &path, &asked));
                }
                if capabilities.is_empty() {
                    let text = "there are no streams of “{name}” in these files, so it is left out";
                    self.note(practice, "samm-bare", text, &[("name", &name_of(practice))]);
                    continue;
                }
                let about = practice.root.text_of("shortDescription");
                let mut goals = goals.get(guid).cloned().unwrap_or_default();
                let level = |it: &Document| {
                    let id = it.root.text_of("maturityLevel");
                    levels.iter().find(|it| Some(it.0) == id).map(|it| it.1)
                };
                order::sort(&mut goals, |a, b| level(a).cmp(&level(b)));
                dimensions.push(json!({
                    "id": code, "name": name_of(practice), "group": group,
                    "about": about.or(practice.root.text_of("longDescription")).unwrap_or_default(),
                    "capabilities": capabilities,
                    "samm": kept(practice, &["name"]),
                    "goals": goals.iter().map(|it| it.root.value()).collect::<Vec<Value>>(),
                }));
            }
        }
        let version = self.all(Part::Function).iter().find_map(|it| it.root.text_of("model"));
        self.licence();
        let levels =
            levels.iter().map(|(id, n)| (n, self.by_id.get(&(Part::Level, *id)))).map(|(n, it)| {
                let about = it.and_then(|it| it.root.text_of("description")).into_iter();
                json!({"name": format!("Level {n}"), "characteristics": about.collect::<Vec<_>>()})
            });
        json!({
            "id": "owasp-samm", "version": version.unwrap_or("2"), "name": "OWASP SAMM",
            "source": ["OWASP Software Assurance Maturity Model, https://owaspsamm.org"],
            "language": "en", "levels": levels.collect::<Vec<Value>>(),
            "groups": groups, "dimensions": dimensions,
        })
    }

    fn licence(&mut self) {
        let text = "the files do not say under which licence they are; their project publishes them under CC BY-SA 4.0";
        self.draft.notes.push(FileNote::new("licence-samm", text, &[]).on("licence"));
    }

    /// The GUIDs of the levels, from the first on.
    fn levels(&mut self) -> Vec<(&'d str, usize)> {
        let number = |it: &Document| it.root.get("number").and_then(Node::number).unwrap_or(0.0);
        let mut levels = self.all(Part::Level);
        order::sort(&mut levels, |a, b| number(a).total_cmp(&number(b)));
        let ids = levels.iter().filter_map(|it| it.root.text_of("id"));
        ids.zip(1..).collect()
    }

    fn stream(
        &mut self,
        stream: &'d Document,
        practice: &str,
        path: &str,
        asked: &Asked<'_, 'd>,
    ) -> Option<Value> {
        self.draft.came(path, &stream.file, stream.root.at);
        let letter = stream.root.text_of("letter").unwrap_or(name_of(stream));
        let code = self.names.kept(&format!("{practice}-{letter}"));
        let mut items: Vec<Value> = Vec::new();
        let (mut evidence, mut item_names) = (Vec::new(), Names::default());
        let mut found: Vec<(usize, &Document, &Document)> = Vec::new();
        for activity in asked.activities.into_iter().flatten() {
            let Some(level) = self.level(activity, asked.levels) else { continue };
            let id = activity.root.text_of("id").unwrap_or_default();
            let of_activity = asked.questions.get(id).into_iter().flatten();
            found.extend(of_activity.map(|it| (level, *activity, *it)));
        }
        order::sort(&mut found, |a, b| a.0.cmp(&b.0));
        for (level, activity, question) in found {
            let place = format!("{path}.items[{}]", items.len());
            self.draft.came(place.clone(), &question.file, question.root.at);
            let Some(set) = self.referred(question, "answerSet", Part::AnswerSet) else { continue };
            self.draft.came(format!("{place}.answers"), &set.file, set.root.at);
            let answers = self.answers(set);
            for (text, _) in question.root.texts_of("quality") {
                evidence.push(format!("Level {level}: {text}"));
            }
            let item = json!({
                "id": item_names.kept(&format!("{practice}-{level}-{letter}")), "level": level,
                "text": question.root.text_of("text").unwrap_or_default(),
                "answers": answers,
                "samm": {"question": kept(question, &["text"]), "activity": activity.root.value()},
            });
            items.push(item);
        }
        if items.is_empty() {
            let text = "there are no questions of “{name}” in these files, so it is left out";
            self.note(stream, "samm-bare", text, &[("name", &name_of(stream))]);
            return None;
        }
        Some(json!({
            "id": code, "name": name_of(stream),
            "question": stream.root.text_of("description").unwrap_or_default(),
            "evidence": evidence,
            "items": items,
            "samm": kept(stream, &["name", "description"]),
        }))
    }

    /// The level of an activity, from 1 on: its practice level refers to it.
    fn level(&mut self, activity: &'d Document, levels: &[(&str, usize)]) -> Option<usize> {
        let of_practice = self.referred(activity, "level", Part::PracticeLevel)?;
        let level = self.referred(of_practice, "maturityLevel", Part::Level)?;
        let id = level.root.text_of("id")?;
        levels.iter().find(|it| it.0 == id).map(|it| it.1)
    }

    fn answers(&mut self, set: &'d Document) -> Vec<Value> {
        let values = set.root.get("values").map(Node::items).unwrap_or_default();
        let number = |it: &Node, key| it.get(key).and_then(Node::number);
        if values.iter().any(|it| number(it, "weight").is_some_and(|it| it != 1.0)) {
            let text =
                "answers have weights of their own, which are kept and count for nothing here";
            self.note(set, "samm-weights", text, &[]);
        }
        let mut values: Vec<&Node> = values.iter().collect();
        order::sort(&mut values, |a, b| {
            let order = |it| number(it, "order").unwrap_or(0.0);
            order(a).total_cmp(&order(b))
        });
        let answer = |it: &Node| {
            let value = it.get("value").map_or(Value::Null, Node::as_number);
            let mut answer = json!({"label": it.text_of("text"), "value": value});
            if number(it, "weight").is_some_and(|it| it != 1.0) {
                answer["weight"] = it.get("weight").map_or(Value::Null, Node::as_number);
            }
            answer
        };
        values.into_iter().map(answer).collect()
    }
}

/// What a stream is asked by.
struct Asked<'a, 'd> {
    activities: Option<&'a Vec<&'d Document>>,
    questions: &'a BTreeMap<&'d str, Vec<&'d Document>>,
    levels: &'a [(&'d str, usize)],
}

fn name_of(it: &Document) -> &str {
    it.root.text_of("name").unwrap_or_default()
}

/// The order that a file gives itself among its kind; the letter of a stream where it has none.
fn order_of(it: &Document) -> (u32, &str) {
    let order = it.root.get("order").and_then(Node::number).unwrap_or_default();
    (order.clamp(0.0, 1e6) as u32, it.root.text_of("letter").unwrap_or_default())
}

/// What a file says, without those members that have a place in the model.
fn kept(it: &Document, placed: &[&str]) -> Value {
    let members = it.root.members().iter().filter(|it| !placed.contains(&it.key.as_str()));
    let members = members.filter(|it| !it.node.is_null());
    Value::Object(members.map(|it| (it.key.clone(), it.node.value())).collect::<Map<_, _>>())
}
