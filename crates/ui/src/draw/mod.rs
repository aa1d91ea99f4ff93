//! Pictures on the page: a scene of core as nodes of SVG, in the page's own colours.
//!
//! [`Picture`] shows a scene and is enough for whatever is only looked at; [`Stage`] shows one that is larger than its place, to be
//! moved, zoomed and walked through. The colours are classes (`static/styles/drawing.css`), so a picture is dark on a dark page.

pub(crate) mod nodes;
mod part;
mod parts;
mod picture;
mod place;
mod pointers;
mod printing;
mod settled;
mod size;
mod stage;
mod view;
mod walk;
mod wheel;
mod words;

pub use picture::{Picture, PictureProps};
pub use place::bounds;
pub use printing::use_printing;
pub use settled::use_settled;
pub(crate) use size::use_size;
pub use stage::{Stage, StageProps};
pub use view::{Frame, View};
pub use words::use_drawing_words;
