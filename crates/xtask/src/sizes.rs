//! What the published app weighs, a line for each file, against its budget.

use std::fmt;
use std::path::Path;

use crate::failure::Failure;
use crate::node::Node;
use crate::run;
use crate::workspace::Workspace;

/// What a first visit may download, compressed.
const FIRST_LOAD_BUDGET: u64 = 300_000;

/// The files of a build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sizes {
    files: Vec<Size>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Size {
    path: String,
    is_first: bool,
    raw: u64,
    gz: u64,
    br: u64,
}

impl Sizes {
    /// Compresses the files of `out`. `first` are those that a first visit loads.
    pub(crate) fn compress(
        workspace: &Workspace,
        node: &Node,
        out: &Path,
        first: &[String],
    ) -> Result<Self, Failure> {
        let text = run::printed(node.script(workspace.script("compress.mjs")).arg(out))?;
        Self::parse(&text, first).ok_or_else(|| {
            Failure::new(format!("compress.mjs printed what it should not:\n{text}"))
        })
    }

    /// What the files of `folder` weigh, which stay as they are.
    pub(crate) fn measure(
        workspace: &Workspace,
        node: &Node,
        folder: &Path,
    ) -> Result<Self, Failure> {
        let mut measuring = node.script(workspace.script("compress.mjs"));
        let text = run::printed(measuring.arg(folder).arg("--measure"))?;
        Self::parse(&text, &[]).ok_or_else(|| {
            Failure::new(format!("compress.mjs printed what it should not:\n{text}"))
        })
    }

    /// A line for each file, without what is said of a first visit.
    pub(crate) fn rows(&self) -> String {
        let width = self.files.iter().map(|it| it.path.len()).max().unwrap_or(0);
        let line = |it: &Size| {
            let [raw, gz, br] = [it.raw, it.gz, it.br].map(kilo);
            format!("{:width$}  {raw:>9}  {gz:>9}  {br:>9}\n", it.path)
        };
        self.files.iter().map(line).collect()
    }

    fn parse(text: &str, first: &[String]) -> Option<Self> {
        let files: Option<Vec<Size>> = text.lines().map(|line| Size::parse(line, first)).collect();
        let mut files = files?;
        files.sort_by_key(|it| (!it.is_first, std::cmp::Reverse(it.br)));
        Some(Self { files })
    }

    /// Bytes of a first visit from a host that sends brotli.
    pub(crate) fn first_load(&self) -> u64 {
        self.files.iter().filter(|it| it.is_first).map(|it| it.br).sum()
    }

    /// Bytes of the files whose paths are wanted, from such a host.
    pub(crate) fn sum(&self, is_wanted: impl Fn(&str) -> bool) -> u64 {
        self.files.iter().filter(|it| is_wanted(&it.path)).map(|it| it.br).sum()
    }
}

impl Size {
    fn parse(line: &str, first: &[String]) -> Option<Self> {
        let mut fields = line.split('\t');
        let path = fields.next()?.replace('\\', "/");
        let mut number = || fields.next()?.parse().ok();
        let (raw, gz, br) = (number()?, number()?, number()?);
        Some(Self { is_first: first.contains(&path), path, raw, gz, br })
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.files.iter().map(|it| it.path.len()).max().unwrap_or(0).max(12);
        let mut was_first = self.files.iter().any(|it| it.is_first);
        let first = if was_first { "first load" } else { "file" };
        writeln!(f, "{first:width$}  {:>9}  {:>9}  {:>9}", "raw", "gz", "br")?;
        for file in &self.files {
            if was_first && !file.is_first {
                let sum = |of: fn(&Size) -> u64| -> u64 {
                    self.files.iter().filter(|it| it.is_first).map(of).sum()
                };
                row(f, "together", width, [sum(|it| it.raw), sum(|it| it.gz), sum(|it| it.br)])?;
                writeln!(f, "\non demand")?;
            }
            was_first = file.is_first;
            row(f, &file.path, width, [file.raw, file.gz, file.br])?;
        }
        if self.first_load() > 0 {
            write!(f, "\n{}", verdict("First load", self.first_load(), FIRST_LOAD_BUDGET))?;
        }
        Ok(())
    }
}

/// What `what` takes of its budget, as a line.
pub(crate) fn verdict(what: &str, bytes: u64, budget: u64) -> String {
    let verdict = if bytes <= budget { "within" } else { "OVER" };
    let (share, bytes, budget) = (bytes * 100 / budget, kilo(bytes), budget / 1000);
    format!("{what} {bytes} kB of {budget} kB with brotli: {verdict} the budget ({share} %)\n")
}

fn row(f: &mut fmt::Formatter<'_>, name: &str, width: usize, sizes: [u64; 3]) -> fmt::Result {
    let [raw, gz, br] = sizes.map(kilo);
    writeln!(f, "{name:width$}  {raw:>9}  {gz:>9}  {br:>9}")
}

/// Thousands of bytes, to the tenth.
fn kilo(bytes: u64) -> String {
    let tenths = (bytes + 50) / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_first_visit_loads_counts() {
        let text = "index.html\t900\t500\t400\nstatic/big.png\t90000\t90000\t90000\napp.wasm\t2000\t1000\t800\n";
        let first = ["index.html".to_owned(), "app.wasm".to_owned()];
        let sizes = Sizes::parse(text, &first).expect("the text is in the right form");
        assert_eq!(sizes.first_load(), 1200);
        let table = sizes.to_string();
        assert!(table.contains("1.2 kB of 300 kB with brotli: within the budget"), "{table}");
    }

    #[test]
    fn a_line_of_another_form_is_noticed() {
        assert_eq!(Sizes::parse("index.html\t900\n", &[]), None);
    }

    #[test]
    fn thousands_are_rounded() {
        assert_eq!(kilo(0), "0.0");
        assert_eq!(kilo(49), "0.0");
        assert_eq!(kilo(50), "0.1");
        assert_eq!(kilo(299_960), "300.0");
    }
}
