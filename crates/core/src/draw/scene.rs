//! What a picture is made of.
//!
//! A picture crosses from a worker to its page as JSON: names of one letter, nothing that is as usual, and coordinates in hundredths.

use serde::{Deserialize, Serialize};

use super::{Ink, Text, hundredths};

/// A picture: its size, what it is called, and what is in it, from back to front.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Scene {
    /// In units of a CSS pixel.
    #[serde(rename = "w", with = "hundredths")]
    pub width: f64,
    /// In units of a CSS pixel.
    #[serde(rename = "h", with = "hundredths")]
    pub height: f64,
    /// What it shows, in a few words.
    #[serde(rename = "t")]
    pub title: String,
    /// What is to be seen in it, for those who can't see it; may be empty.
    #[serde(rename = "d", default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Its parts; later ones cover earlier ones.
    #[serde(rename = "i")]
    pub items: Vec<Item>,
}

/// A part of a picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Item {
    /// Parts that belong together.
    #[serde(rename = "g")]
    Group(Group),
    /// Something drawn.
    #[serde(rename = "s")]
    Shape(Shape),
    /// Something written.
    #[serde(rename = "t")]
    Text(Text),
}

/// Parts that show one thing together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// What sort of thing it is, with its states: `cause is-root`.
    #[serde(rename = "c")]
    pub class: String,
    /// The name of that thing in the document; empty where it has none.
    #[serde(rename = "n", default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// The thing in words, in full: what a pointer is told, and a line of the [outline](Scene::outline). May be empty.
    #[serde(rename = "l", default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// How deep its line stands in the outline.
    #[serde(rename = "v", default, skip_serializing_if = "is_zero")]
    pub level: usize,
    /// Its parts, from back to front.
    #[serde(rename = "i")]
    pub items: Vec<Item>,
}

/// Something drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shape {
    /// Its geometry.
    #[serde(rename = "g")]
    pub form: Form,
    /// What fills it.
    #[serde(rename = "f", default, skip_serializing_if = "Option::is_none")]
    pub fill: Option<Ink>,
    /// The line around it.
    #[serde(rename = "s", default, skip_serializing_if = "Option::is_none")]
    pub stroke: Option<Stroke>,
}

fn is_zero(level: &usize) -> bool {
    *level == 0
}

/// The geometry of a shape. All lengths are in units of a CSS pixel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Form {
    /// What a [`Path`](super::Path) gives.
    #[serde(rename = "p")]
    Path(String),
    /// A rectangle.
    #[serde(rename = "r")]
    Rect {
        /// Its left edge.
        #[serde(with = "hundredths")]
        x: f64,
        /// Its top edge.
        #[serde(with = "hundredths")]
        y: f64,
        /// From left to right.
        #[serde(rename = "w", with = "hundredths")]
        width: f64,
        /// From top to bottom.
        #[serde(rename = "h", with = "hundredths")]
        height: f64,
        /// The radius of its corners.
        #[serde(rename = "r", with = "hundredths")]
        radius: f64,
    },
    /// A circle.
    #[serde(rename = "c")]
    Circle {
        /// Its centre.
        #[serde(with = "hundredths")]
        x: f64,
        /// Its centre.
        #[serde(with = "hundredths")]
        y: f64,
        /// Its radius.
        #[serde(rename = "r", with = "hundredths")]
        radius: f64,
    },
}

/// A line.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stroke {
    /// Its colour.
    #[serde(rename = "i")]
    pub ink: Ink,
    /// How wide it is.
    #[serde(rename = "w", with = "hundredths")]
    pub width: f64,
    /// How it is interrupted.
    #[serde(rename = "d", default, skip_serializing_if = "Dash::is_solid")]
    pub dash: Dash,
}

/// How a line is interrupted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dash {
    /// Not at all.
    #[default]
    Solid,
    /// By gaps shorter than its pieces.
    Dashed,
    /// Into points.
    Dotted,
}

/// A line of a picture in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineLine<'a> {
    /// How deep it stands: 0 at the margin.
    pub level: usize,
    /// The name of the thing it speaks of; may be empty.
    pub id: &'a str,
    /// The line.
    pub text: &'a str,
}

impl Scene {
    /// An empty picture.
    pub fn new(title: impl Into<String>, width: f64, height: f64) -> Self {
        Self { width, height, title: title.into(), ..Self::default() }
    }

    /// Adds a part in front of all others.
    pub fn push(&mut self, item: impl Into<Item>) {
        self.items.push(item.into());
    }

    /// The picture in words: the label of every group that has one, in the order in which they were drawn.
    pub fn outline(&self) -> Vec<OutlineLine<'_>> {
        let mut lines = Vec::new();
        collect(&mut lines, &self.items);
        lines
    }
}

fn collect<'a>(lines: &mut Vec<OutlineLine<'a>>, items: &'a [Item]) {
    for item in items {
        if let Item::Group(group) = item {
            if !group.label.is_empty() {
                lines.push(OutlineLine { level: group.level, id: &group.id, text: &group.label });
            }
            collect(lines, &group.items);
        }
    }
}

impl Group {
    /// A group of nothing yet.
    pub fn new(class: impl Into<String>) -> Self {
        Self { class: class.into(), ..Self::default() }
    }

    /// Adds a part in front of all others of the group.
    pub fn push(&mut self, item: impl Into<Item>) {
        self.items.push(item.into());
    }
}

impl Shape {
    /// A shape without a line around it.
    pub fn filled(form: Form, ink: Ink) -> Self {
        Self { form, fill: Some(ink), stroke: None }
    }

    /// A line, or a shape with nothing in it.
    pub fn line(form: Form, stroke: Stroke) -> Self {
        Self { form, fill: None, stroke: Some(stroke) }
    }

    /// The shape with a line around it.
    pub fn outlined(self, stroke: Stroke) -> Self {
        Self { stroke: Some(stroke), ..self }
    }
}

impl Stroke {
    /// An uninterrupted line.
    pub const fn new(ink: Ink, width: f64) -> Self {
        Self { ink, width, dash: Dash::Solid }
    }

    /// The same line, interrupted.
    pub const fn dashed(self, dash: Dash) -> Self {
        Self { dash, ..self }
    }
}

impl Dash {
    fn is_solid(&self) -> bool {
        *self == Self::Solid
    }
}

impl From<Group> for Item {
    fn from(group: Group) -> Self {
        Self::Group(group)
    }
}

impl From<Shape> for Item {
    fn from(shape: Shape) -> Self {
        Self::Shape(shape)
    }
}

impl From<Text> for Item {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}
