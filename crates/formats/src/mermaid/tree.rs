//! A cause tree as a flowchart.

use std::fmt::{self, Write as _};

use afterword_core::causes::{Cause, CauseKind, CauseTree, Join};

use super::label::escape;

/// The tree as a flowchart of Mermaid 11, from the problem to the causes.
///
/// Nodes are called by the ids of their causes, so that a changed tree gives a small diff. A contributing condition has round ends,
/// what is ruled out a dotted arrow, and causes that act together hang from one “and”.
///
/// ```
/// use afterword_core::causes::{Cause, CauseId, CauseTree, Place, TreeId};
///
/// let mut tree = CauseTree::new(TreeId::from_bits(0), "Disk full".into());
/// tree.add(Cause::new(CauseId::from_bits(1), "Logs not rotated".into()), Place::LAST)?;
/// let text = afterword_formats::mermaid::write(&tree);
/// assert!(text.starts_with("flowchart LR\n    problem[\"Disk full\"]\n    c000000000001[\"Logs not rotated\"]\n"));
/// assert!(text.contains("    problem --> c000000000001\n"));
/// # Ok::<(), afterword_core::causes::TreeError>(())
/// ```
pub fn write(tree: &CauseTree) -> String {
    let mut out = String::new();
    write_tree(&mut out, tree).expect("writing to a String cannot fail");
    out
}

fn write_tree(out: &mut String, tree: &CauseTree) -> fmt::Result {
    writeln!(out, "flowchart LR")?;
    writeln!(out, "    problem[\"{}\"]", label(&tree.problem))?;
    for visit in tree.walk() {
        let cause = visit.cause;
        let (open, close) = match cause.kind() {
            CauseKind::Contributing => ("([", "])"),
            CauseKind::Cause | CauseKind::RuledOut => ("[", "]"),
        };
        writeln!(out, "    {}{open}\"{}\"{close}", name(cause), label(&cause.text))?;
    }
    write_edges(out, "problem", tree.join, tree.causes())?;
    for visit in tree.walk() {
        write_edges(out, &name(visit.cause), visit.cause.join, visit.cause.causes())?;
    }
    write_classes(out, tree)
}

fn write_edges(
    out: &mut String,
    effect: &str,
    join: Join,
    causes: &[std::rc::Rc<Cause>],
) -> fmt::Result {
    let is_joined = join == Join::All && causes.len() > 1;
    let joint = format!("all_{effect}");
    if is_joined {
        writeln!(out, "    {effect} --- {joint}((\"and\"))")?;
    }
    let from = if is_joined { &joint } else { effect };
    causes.iter().try_for_each(|cause| {
        let arrow = if cause.kind() == CauseKind::RuledOut { "-.->" } else { "-->" };
        writeln!(out, "    {from} {arrow} {}", name(cause))
    })
}

fn write_classes(out: &mut String, tree: &CauseTree) -> fmt::Result {
    writeln!(out, "    classDef problem fill:#1f3136,stroke:#1f3136,color:#ffffff")?;
    writeln!(out, "    class problem problem")?;
    let roots: Vec<String> = tree.roots().map(|it| name(it)).collect();
    if !roots.is_empty() {
        writeln!(
            out,
            "    classDef root fill:#f8ecce,stroke:#7d5200,stroke-width:2px,color:#1d2126"
        )?;
        writeln!(out, "    class {} root", roots.join(","))?;
    }
    let ruled_out = tree.walk().filter(|it| it.cause.kind() == CauseKind::RuledOut);
    let ruled_out: Vec<String> = ruled_out.map(|it| name(it.cause)).collect();
    if !ruled_out.is_empty() {
        writeln!(out, "    classDef ruledOut stroke-dasharray:2 4,color:#62676c")?;
        writeln!(out, "    class {} ruledOut", ruled_out.join(","))?;
    }
    Ok(())
}

fn name(cause: &Cause) -> String {
    format!("c{}", cause.id())
}

/// A label may not be empty.
fn label(text: &str) -> String {
    match escape(text) {
        it if it.is_empty() => " ".to_owned(),
        it => it,
    }
}
