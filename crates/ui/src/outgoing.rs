//! What a component may ask the page to take out of it.

use std::rc::Rc;

use afterword_core::causes::CauseTree;
use afterword_core::draw::Scene;

/// Something to be had as a file or on the clipboard. Only the page knows files, clipboards and formats.
#[derive(Clone, Debug)]
pub struct Outgoing {
    /// What.
    pub what: Taken,
    /// How.
    pub how: Way,
}

/// What is taken out, and as what.
#[derive(Clone, Debug)]
pub enum Taken {
    /// A picture as SVG.
    Svg(Rc<Scene>),
    /// A picture in points.
    Png(Rc<Scene>),
    /// A tree as a flowchart of Mermaid.
    TreeMermaid(Rc<CauseTree>),
    /// A tree as an outline of plain text.
    TreeOutline(Rc<CauseTree>),
    /// The document's timeline as a Gantt chart of Mermaid.
    TimelineMermaid,
}

/// Where something is taken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the clipboard.
    Copy,
    /// To a file.
    Download,
}

/// Why a text is no tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoTree {
    /// The line at which it stops being one, from 1.
    pub line: Option<usize>,
    /// In words.
    pub message: String,
}
