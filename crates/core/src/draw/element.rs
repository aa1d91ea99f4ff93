//! A part of a picture as an element of SVG: its tag and its attributes, one to one.

use super::{Anchor, Dash, Form, Group, Item, Number, Shape, Stroke, Text};

/// Names and values of attributes.
type Attributes = Vec<(&'static str, String)>;

impl Item {
    /// The name of the element.
    pub fn tag(&self) -> &'static str {
        match self {
            Self::Group(_) => "g",
            Self::Text(_) => "text",
            Self::Shape(shape) => match shape.form {
                Form::Path(_) => "path",
                Form::Rect { .. } => "rect",
                Form::Circle { .. } => "circle",
            },
        }
    }

    /// Its attributes, values not yet escaped.
    ///
    /// What is inside is left to the caller: a group's `<title>` and parts, and the lines of a text, of which the first stands in
    /// the element and each other one in a `<tspan>` with [`Text::line_attributes`].
    pub fn attributes(&self) -> Attributes {
        match self {
            Self::Group(group) => group.attributes(),
            Self::Shape(shape) => shape.attributes(),
            Self::Text(text) => text.attributes(),
        }
    }
}

impl Group {
    fn attributes(&self) -> Attributes {
        let mut out = vec![("class", self.class.clone())];
        if !self.id.is_empty() {
            out.push(("data-id", self.id.clone()));
        }
        out
    }
}

impl Shape {
    fn attributes(&self) -> Attributes {
        let mut out = match &self.form {
            Form::Path(d) => vec![("d", d.clone())],
            Form::Rect { x, y, width, height, radius } => {
                let numbers = [("x", x), ("y", y), ("width", width), ("height", height)];
                let radius = (*radius > 0.0).then_some(("rx", radius));
                numbers.into_iter().chain(radius).map(|(name, it)| (name, number(*it))).collect()
            }
            Form::Circle { x, y, radius } => {
                vec![("cx", number(*x)), ("cy", number(*y)), ("r", number(*radius))]
            }
        };
        let mut class = String::new();
        match self.fill {
            Some(ink) => {
                class.push_str(&format!("fill-{}", ink.name()));
                out.push(("fill", ink.hex().to_owned()));
            }
            None => out.push(("fill", "none".to_owned())),
        }
        if let Some(stroke) = self.stroke {
            class.push_str(&format!(" line-{}", stroke.ink.name()));
            out.extend(stroke.attributes());
        }
        out.push(("class", class.trim_start().to_owned()));
        out
    }
}

impl Stroke {
    fn attributes(self) -> Attributes {
        let mut out = vec![
            ("stroke", self.ink.hex().to_owned()),
            ("stroke-width", number(self.width)),
            ("stroke-linecap", "round".to_owned()),
            ("stroke-linejoin", "round".to_owned()),
        ];
        match self.dash {
            Dash::Solid => {}
            Dash::Dashed => out.push(("stroke-dasharray", "4 3.5".to_owned())),
            Dash::Dotted => out.push(("stroke-dasharray", "0.1 4".to_owned())),
        }
        out
    }
}

impl Text {
    fn attributes(&self) -> Attributes {
        let mut class = format!("fill-{}", self.ink.name());
        let mut out = vec![
            ("x", number(self.x)),
            ("y", number(self.y)),
            ("font-size", number(self.size)),
            ("font-family", self.face.families().to_owned()),
            ("fill", self.ink.hex().to_owned()),
        ];
        match self.anchor {
            Anchor::Start => {}
            Anchor::Middle => out.push(("text-anchor", "middle".to_owned())),
            Anchor::End => out.push(("text-anchor", "end".to_owned())),
        }
        if self.bold {
            out.push(("font-weight", "600".to_owned()));
        }
        if self.struck {
            out.push(("text-decoration", "line-through".to_owned()));
        }
        if self.halo {
            class.push_str(" line-paper");
            let paper = super::Ink::Paper.hex().to_owned();
            out.extend([("stroke", paper), ("stroke-width", "4".to_owned())]);
            out.extend([("stroke-linejoin", "round".to_owned())]);
            out.extend([("paint-order", "stroke".to_owned())]);
        }
        out.push(("class", class));
        out
    }

    /// The attributes of the `<tspan>` that holds a line other than the first.
    pub fn line_attributes(&self) -> Attributes {
        vec![("x", number(self.x)), ("dy", number(self.leading))]
    }
}

fn number(it: f64) -> String {
    Number(it).to_string()
}
