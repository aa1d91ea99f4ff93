//! The page that shows a widget in a frame, and the script that gives frames their height: beside the widgets' script, under names that
//! stay for years, because pages of wikis name them.

use std::fs;
use std::path::Path;

use crate::failure::Failure;
use crate::workspace::Workspace;
use crate::{dist, page};

/// The files, in `crates/embed/frame` and in a build.
const FILES: [&str; 4] = ["embed.html", "embed.css", "embed.js", "frame.js"];

/// Writes them into `folder`, which is there, without what is for those who read the sources.
pub(crate) fn write(workspace: &Workspace, folder: &Path) -> Result<(), Failure> {
    for file in FILES {
        let from = workspace.root.join("crates/embed/frame").join(file);
        let text = fs::read_to_string(&from).map_err(Failure::doing(format!("read {file}")))?;
        let text = match file.rsplit_once('.').map(|it| it.1) {
            Some("js") => dist::without_remarks(&text),
            Some("html") => dist::without_comments(&text),
            _ => text,
        };
        page::write(&folder.join(file), text)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The texts in the list, or in the lists of the table, called `name` in a script of the widgets.
    fn list(file: &str, name: &str) -> BTreeSet<String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../embed");
        let script = fs::read_to_string(root.join(file)).unwrap();
        let (_, rest) = script.split_once(&format!("const {name} = ")).unwrap();
        let texts = rest.split_once(";\n").unwrap().0.split('"').skip(1).step_by(2);
        texts.map(str::to_owned).collect()
    }

    #[test]
    fn a_frame_can_be_told_what_a_tag_can() {
        let of_tags = |name| list("js/elements.js", name);
        let mut told = of_tags("LOOKS");
        told.extend(of_tags("FILES"));
        told.insert("src".to_owned());
        assert_eq!(list("frame/embed.js", "LOOKS"), told);
        assert_eq!(list("frame/embed.js", "WIDGETS"), of_tags("PROGRAMS"));
    }
}
