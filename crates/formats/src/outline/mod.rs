//! Cause trees as plain text: an outline written for people, and the forms in which people write theirs.

mod build;
mod chain;
mod list;
pub(crate) mod marks;

use afterword_core::causes::CauseTree;
use afterword_core::id::Mint;

use crate::error::ReadError;
use crate::limits;
use crate::markdown::text::one_line;
pub(crate) use build::{Draft, build};

/// How the line of the problem begins.
const PROBLEM: &str = "Problem:";

/// The tree as an outline of plain text, to be pasted where no Markdown is understood.
///
/// What is known of a cause beside its text stands behind it in brackets. [`read`] reads it back.
///
/// ```
/// use afterword_core::causes::{Cause, CauseId, CauseTree, Place, TreeId};
///
/// let mut tree = CauseTree::new(TreeId::from_bits(0), "Disk full".into());
/// tree.add(Cause::new(CauseId::from_bits(1), "Logs were not rotated".into()), Place::LAST)?;
/// tree.set_root(CauseId::from_bits(1), true)?;
/// let text = afterword_formats::outline::write(&tree);
/// assert_eq!(text, "Problem: Disk full\n- Logs were not rotated [root cause]\n");
/// # Ok::<(), afterword_core::causes::TreeError>(())
/// ```
pub fn write(tree: &CauseTree) -> String {
    let mut out = format!("{PROBLEM} {}", one_line(&tree.problem)).trim_end().to_owned();
    out.push('\n');
    for visit in tree.walk() {
        let text = one_line(&visit.cause.text);
        let marks = marks::suffix(visit.cause, &text);
        let line = format!("{:1$}- {text}{marks}", "", visit.depth * 2);
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// Reads a tree that somebody wrote down: a nested list, in Markdown or plain text; questions and answers (`Why #1: … Answer: …`);
/// or a chain (`Disk full → logs not rotated → …`), the effect first.
///
/// The first line without a list marker is the problem, else the one item that all others stand below. Lines without any markers are
/// nested by their indentation. Where the problem is labelled (`Problem: …`) the list is taken as plain text, otherwise as Markdown.
///
/// # Errors
///
/// The line is named that is no item of the list, that goes too deep, or that is one too many.
///
/// ```
/// let mut next = 0;
/// let mut ids = || { next += 1; next };
/// let tree = afterword_formats::outline::read("Disk full → Logs not rotated → Rotation disabled", &mut ids)?;
/// assert_eq!(tree.problem, "Disk full");
/// assert_eq!(tree.walk().map(|it| it.depth).collect::<Vec<usize>>(), [0, 1]);
/// # Ok::<(), afterword_formats::ReadError>(())
/// ```
pub fn read(text: &str, ids: &mut impl Mint) -> Result<CauseTree, ReadError> {
    limits::check_size(text.as_bytes())?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (problem, drafts) = match () {
        () if chain::has_answers(text) => chain::answers(text),
        () if chain::has_arrows(text) => chain::arrows(text),
        () => list::list(text)?,
    };
    build(problem, drafts, ids)
}

/// What follows a label such as `Problem:`, whatever its case.
fn labelled<'a>(line: &'a str, label: &str) -> Option<&'a str> {
    let (head, rest) = line.split_at_checked(label.len())?;
    head.eq_ignore_ascii_case(label).then(|| rest.trim())
}
