//! One style sheet out of several: `@import` costs a round trip each, and none of them may wait for another.

use std::fs;
use std::path::Path;

use crate::failure::Failure;

/// The style sheet at `path` with its imports in their places and its comments left out. The imported files are removed: nobody names
/// them any more.
///
/// Understood is what our style sheets use: `@import "file.css";` and `@import "file.css" layer(name);`, on a line of its own, with a
/// path relative to the importing file. Sheets that use `url(…)` stand in one folder, so that a path means the same in all of them.
pub(crate) fn style_sheet(path: &Path) -> Result<String, Failure> {
    let text =
        fs::read_to_string(path).map_err(Failure::doing(format!("read {}", path.display())))?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut out = String::new();
    for line in without_comments(&text).lines().filter(|line| !line.trim().is_empty()) {
        match import(line) {
            Some(Import { file, layer }) => {
                let path = folder.join(file);
                let inner = style_sheet(&path)?;
                fs::remove_file(&path).map_err(Failure::doing(format!("remove {file}")))?;
                out += &match layer {
                    Some(layer) => format!("@layer {layer} {{\n{inner}}}\n"),
                    None => inner,
                };
            }
            None => {
                out += line.trim();
                out.push('\n');
            }
        }
    }
    Ok(out)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Import<'a> {
    file: &'a str,
    layer: Option<&'a str>,
}

fn import(line: &str) -> Option<Import<'_>> {
    let rest = line.trim().strip_prefix("@import")?.trim_end_matches(';').trim();
    let rest = rest.strip_prefix("url(").unwrap_or(rest);
    let quote = rest.chars().next().filter(|it| matches!(it, '"' | '\''))?;
    let (file, rest) = rest[1..].split_once(quote)?;
    let rest = rest.trim_start_matches(')').trim();
    let layer = rest.strip_prefix("layer(").and_then(|it| it.strip_suffix(')'));
    // Media conditions and the like stay imports, which a browser understands.
    (rest.is_empty() || layer.is_some()).then_some(Import { file, layer })
}

/// A style sheet as browsers need it.
pub(crate) fn without_comments(css: &str) -> String {
    let mut out = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out += before;
        rest = after.split_once("*/").map_or("", |(_, rest)| rest);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_read_with_their_layer() {
        let check = |line, expected: Option<(&str, Option<&str>)>| {
            let found = import(line).map(|it| (it.file, it.layer));
            assert_eq!(found, expected, "{line}");
        };
        check("@import \"reset.css\";", Some(("reset.css", None)));
        check("  @import 'reset.css' layer(reset);", Some(("reset.css", Some("reset"))));
        check("@import url(\"reset.css\") layer(reset);", Some(("reset.css", Some("reset"))));
        check("@import \"print.css\" print;", None);
        check("body { margin: 0 }", None);
    }

    #[test]
    fn comments_go() {
        assert_eq!(without_comments("a /* b */ c /* d */"), "a  c ");
        assert_eq!(without_comments("a /* never closed"), "a ");
    }
}
