//! What a picture is made of.

use super::{Ink, Text};

/// A picture: its size, what it is called, and what is in it, from back to front.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// In units of a CSS pixel.
    pub width: f64,
    /// In units of a CSS pixel.
    pub height: f64,
    /// What it shows, in a few words.
    pub title: String,
    /// What is to be seen in it, for those who can't see it; may be empty.
    pub description: String,
    /// Its parts; later ones cover earlier ones.
    pub items: Vec<Item>,
}

/// A part of a picture.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// Parts that belong together.
    Group(Group),
    /// Something drawn.
    Shape(Shape),
    /// Something written.
    Text(Text),
}

/// Parts that show one thing together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// What sort of thing it is, with its states: `cause is-root`.
    pub class: String,
    /// The name of that thing in the document; empty where it has none.
    pub id: String,
    /// The thing in words, in full: what a pointer is told, and a line of the [outline](Scene::outline). May be empty.
    pub label: String,
    /// How deep its line stands in the outline.
    pub level: usize,
    /// Its parts, from back to front.
    pub items: Vec<Item>,
}

/// Something drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Its geometry.
    pub form: Form,
    /// What fills it.
    pub fill: Option<Ink>,
    /// The line around it.
    pub stroke: Option<Stroke>,
}

/// The geometry of a shape. All lengths are in units of a CSS pixel.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// What a [`Path`](super::Path) gives.
    Path(String),
    /// A rectangle.
    Rect {
        /// Its left edge.
        x: f64,
        /// Its top edge.
        y: f64,
        /// From left to right.
        width: f64,
        /// From top to bottom.
        height: f64,
        /// The radius of its corners.
        radius: f64,
    },
    /// A circle.
    Circle {
        /// Its centre.
        x: f64,
        /// Its centre.
        y: f64,
        /// Its radius.
        radius: f64,
    },
}

/// A line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub ink: Ink,
    /// How wide it is.
    pub width: f64,
    /// How it is interrupted.
    pub dash: Dash,
}

/// How a line is interrupted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
