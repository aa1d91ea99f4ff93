//! The review meeting: the document as slides on a wall, with a clock for each part.

mod actions;
mod bar;
mod causes;
mod clock;
mod content;
mod drawn;
mod facts;
mod keys;
mod meeting;
mod screens;
mod setup;
mod stage;
mod timeline;

pub use stage::{Presentation, PresentationProps};
