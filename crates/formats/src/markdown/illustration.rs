//! Drawings beside the lists that they are made of: in the text as diagrams, or as pictures in files of their own.
//!
//! A drawing says nothing that its list does not, and it says so itself, so that a reader knows it from what somebody put there.

use afterword_core::Postmortem;
use afterword_core::causes::CauseTree;
use afterword_core::causes::picture::{self, Growth};
use afterword_core::draw::timeline::{self, TimelineStyle};
use afterword_core::draw::{Scene, Words};

use crate::{mermaid, svg};

/// How the drawings of a timeline and of cause trees stand in a document.
#[derive(Clone, Copy, Debug, Default)]
pub enum Illustrations<'a> {
    /// Not at all: the lists say it all.
    #[default]
    Nowhere,
    /// As diagrams of Mermaid, which GitHub, GitLab and many wikis draw where the text is pasted.
    Mermaid(&'a Words),
    /// As pictures beside the text, in files whose names begin so: see [`pictures`].
    Files(&'a str),
}

/// A drawing as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureFile {
    /// Its name, by which the text shows it.
    pub name: String,
    /// What is in it.
    pub svg: String,
}

/// What a drawing says of itself; whoever reads the file takes the list instead.
const MARK: &str = "Drawn from the list below";

/// As wide as a page of a report.
const WIDTH: f64 = 960.0;

/// Mermaid refuses longer texts, and charts with more arrows, unless its page is told otherwise.
const MAX_CHARS: usize = 50_000;
const MAX_ARROWS: usize = 500;

/// The drawings that [`Illustrations::Files`] shows, as files: the timeline, if it has two times, and each tree that has causes.
///
/// ```
/// use afterword_core::Postmortem;
/// use afterword_core::causes::{Cause, CauseId, CauseTree, Place, TreeId};
/// use afterword_core::draw::Words;
/// use afterword_core::id::DocumentId;
///
/// let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
/// let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
/// let mut tree = CauseTree::new(TreeId::from_bits(0), "Disk full".into());
/// tree.add(Cause::new(CauseId::from_bits(1), "Logs not rotated".into()), Place::LAST)?;
/// postmortem.trees.push(tree.into());
///
/// let files = afterword_formats::markdown::pictures(&postmortem, "2025-10-01-disk", &Words::english());
/// assert_eq!(files[0].name, "2025-10-01-disk-causes.svg");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn pictures(postmortem: &Postmortem, stem: &str, words: &Words) -> Vec<PictureFile> {
    let mut files = Vec::new();
    if is_drawn(postmortem) {
        let svg = svg::write(&timeline_scene(postmortem, words));
        files.push(PictureFile { name: timeline_file(stem), svg });
    }
    for (n, tree) in drawn_trees(postmortem).enumerate() {
        let svg = svg::write(&tree_scene(postmortem, tree, Growth::default(), words));
        files.push(PictureFile { name: tree_file(stem, n), svg });
    }
    files
}

/// The timeline of `postmortem` as it is drawn for a report.
pub fn timeline_scene(postmortem: &Postmortem, words: &Words) -> Scene {
    timeline::draw(postmortem, TimelineStyle { width: WIDTH, has_legend: true, words })
}

/// A tree of `postmortem` as it is drawn for a report: whole, with what its marks mean.
pub fn tree_scene(
    postmortem: &Postmortem,
    tree: &CauseTree,
    growth: Growth,
    words: &Words,
) -> Scene {
    picture::whole(tree, &postmortem.actions, growth, words)
}

/// Whether there is anything to lay on a scale.
pub(crate) fn is_drawn(postmortem: &Postmortem) -> bool {
    postmortem.timeline.iter().filter(|it| it.time.start().is_some()).nth(1).is_some()
}

pub(crate) fn drawn_trees(postmortem: &Postmortem) -> impl Iterator<Item = &CauseTree> {
    postmortem.trees.iter().map(|it| &**it).filter(|it| !it.is_empty())
}

/// What stands above the list of the timeline; empty if nothing does.
pub(super) fn of_timeline(postmortem: &Postmortem, how: Illustrations<'_>) -> String {
    match how {
        _ if !is_drawn(postmortem) => String::new(),
        Illustrations::Nowhere => String::new(),
        Illustrations::Mermaid(words) => fenced(&mermaid::timeline(postmortem, words)),
        Illustrations::Files(stem) => image("Timeline", &timeline_file(stem)),
    }
}

/// What stands above the list of a tree; empty if nothing does.
pub(super) fn of_tree(postmortem: &Postmortem, tree: &CauseTree, how: Illustrations<'_>) -> String {
    let Some(n) = drawn_trees(postmortem).position(|it| it.id() == tree.id()) else {
        return String::new();
    };
    match how {
        Illustrations::Mermaid(_) if tree.len() <= MAX_ARROWS => fenced(&mermaid::write(tree)),
        Illustrations::Files(stem) => image("Causes", &tree_file(stem, n)),
        Illustrations::Mermaid(_) | Illustrations::Nowhere => String::new(),
    }
}

fn fenced(chart: &str) -> String {
    if chart.len() > MAX_CHARS {
        return String::new();
    }
    format!("```mermaid\n%% {MARK}\n{}\n```", chart.trim_end())
}

fn image(what: &str, file: &str) -> String {
    format!("![{what}]({file} \"{MARK}\")")
}

fn timeline_file(stem: &str) -> String {
    format!("{}-timeline.svg", plain(stem))
}

/// The first tree has the name that most documents need.
fn tree_file(stem: &str, n: usize) -> String {
    match n {
        0 => format!("{}-causes.svg", plain(stem)),
        n => format!("{}-causes-{}.svg", plain(stem), n + 1),
    }
}

/// A name that is one word in Markdown, and a file everywhere.
fn plain(stem: &str) -> String {
    let is_plain = |it: char| it.is_alphanumeric() || matches!(it, '-' | '_' | '.');
    stem.chars().map(|it| if is_plain(it) { it } else { '-' }).collect()
}

/// The lines with blank ones in place of the drawings that we made; nothing else moves.
pub(super) fn without_drawings<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let mut left = lines.to_vec();
    let mut at = 0;
    while at < left.len() {
        let n = n_lines_drawn(&left[at..]);
        left[at..at + n].fill("");
        at += n.max(1);
    }
    left
}

/// How many lines the drawing takes that `lines` begins with; none if it begins with something else.
fn n_lines_drawn(lines: &[&str]) -> usize {
    let is_image = |it: &str| it.starts_with("![") && it.ends_with(&format!(" \"{MARK}\")"));
    match lines {
        [first, ..] if is_image(first) => 1,
        ["```mermaid", mark, ..] if mark.strip_prefix("%% ") == Some(MARK) => {
            // A fence that nobody closed holds the rest of the file, which is not ours to drop.
            lines.iter().position(|it| *it == "```").map_or(0, |last| last + 1)
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, left: &str) {
        let lines: Vec<&str> = text.split('\n').collect();
        assert_eq!(without_drawings(&lines).join("\n"), left);
    }

    #[test]
    fn our_drawings_are_known_from_what_people_drew() {
        check("a\n![Timeline](x-timeline.svg \"Drawn from the list below\")\nb", "a\n\nb");
        check("```mermaid\n%% Drawn from the list below\ngantt\n```\n- x", "\n\n\n\n- x");
        for theirs in [
            "![Dashboard](x.png \"Errors\")",
            "```mermaid\ngantt\n```",
            "```mermaid\n%% Drawn from the list below\ngantt",
        ] {
            check(theirs, theirs);
        }
    }
}
