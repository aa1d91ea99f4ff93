//! What is published names no folder of the machine that built it: who builds the same sources elsewhere has the same bytes.
//!
//! A panic names the file that it happened in. Those of ours are named from the workspace, but crates are compiled by their whole path.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::shipped::Metadata;
use crate::tools;
use crate::workspace::Workspace;

/// What the compiler is told besides what the profile says, as cargo takes it from `CARGO_ENCODED_RUSTFLAGS`. Whatever else the machine
/// would tell compilers does not count then, which is as well: it would make other bytes.
pub(crate) fn flags(workspace: &Workspace) -> Result<String, Failure> {
    let metadata = Metadata::read(workspace)?;
    let crates: BTreeSet<PathBuf> = metadata.foreign_folders();
    let said = tools::rustc(&["-vV"])?;
    let commit = said.lines().find_map(|it| it.strip_prefix("commit-hash: ")).unwrap_or("unknown");
    let root = PathBuf::from(tools::rustc(&["--print", "sysroot"])?.trim());
    // Of several that fit, the last counts: folders may be inside each other.
    let mut named = vec![
        (workspace.root.clone(), "afterword".to_owned()),
        (workspace.target.clone(), "target".to_owned()),
        // Where the sources of the standard library are installed, the compiler names those instead of what it else says.
        (root.join("lib/rustlib/src/rust"), format!("/rustc/{commit}")),
    ];
    named.extend(crates.into_iter().map(|it| (it, "crates".to_owned())));
    Ok(encoded(&named))
}

fn encoded(named: &[(PathBuf, String)]) -> String {
    let flag = |(folder, name): &(PathBuf, String)| {
        format!("--remap-path-prefix={}={name}", Path::display(folder))
    };
    named.iter().map(flag).collect::<Vec<_>>().join("\x1f")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_are_told_apart_by_what_no_path_has_in_it() {
        let named = [("/a b".into(), "afterword".to_owned()), ("/c".into(), "crates".to_owned())];
        let expected =
            "--remap-path-prefix=/a b=afterword\x1f--remap-path-prefix=/c=crates".to_owned();
        assert_eq!(encoded(&named), expected);
    }
}
