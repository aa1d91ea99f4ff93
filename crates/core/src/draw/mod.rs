//! Pictures as data: a scene of a few kinds of shapes, which becomes SVG, nodes of a page, or an outline in words.
//!
//! Whatever is drawn (cause trees, timelines, charts) is drawn once, here, and shown by whoever can show it. A picture has no
//! size of letters to ask for and no mouse: texts are measured by a [table](measure) that is never too narrow, and what a person
//! may point at is a [`Group`] with the name of the thing that it stands for.
//!
//! ```
//! use afterword_core::draw::{Form, Ink, Scene, Shape};
//!
//! let mut scene = Scene::new("Half a picture", 120.0, 40.0);
//! scene.push(Shape::filled(Form::Circle { x: 20.0, y: 20.0, radius: 8.0 }, Ink::Accent));
//! let circle = &scene.items[0];
//! assert_eq!(circle.tag(), "circle");
//! assert_eq!(circle.attributes()[0], ("cx", "20".to_owned()));
//! ```

mod element;
mod hundredths;
mod ink;
pub mod measure;
mod number;
mod path;
pub mod rows;
pub mod scale;
mod scene;
mod text;
pub mod timeline;
mod words;

pub use ink::Ink;
pub use number::Number;
pub use path::Path;
pub use scene::{Dash, Form, Group, Item, OutlineLine, Scene, Shape, Stroke};
pub use text::{Anchor, Face, Text};
pub use words::Words;
