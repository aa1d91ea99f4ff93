//! How many tests passed and failed, read from what the test programs print.

use std::io::{BufRead, BufReader, Write};
use std::ops::AddAssign;
use std::process::Command;

use crate::failure::Failure;

/// Counts of one or several runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl AddAssign for Verdict {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl Verdict {
    /// What a stage is that could not be run: one failure, so that it can't be overlooked.
    pub(crate) const LOST: Self = Self { passed: 0, failed: 1 };

    /// What it is when so many tests that failed passed the second time.
    pub(crate) fn mended(self, tests: usize) -> Self {
        let tests = self.failed.min(tests as u64);
        Self { passed: self.passed + tests, failed: self.failed - tests }
    }

    /// Runs a test program, shows all that it prints, and counts.
    ///
    /// One that fails without having said what failed (it did not compile, it was killed) counts as a failed test.
    pub(crate) fn of(command: Command) -> Result<Self, Failure> {
        Self::shown(command, &mut std::io::stdout())
    }

    fn shown(mut command: Command, out: &mut impl Write) -> Result<Self, Failure> {
        let program = command.get_program().to_string_lossy().into_owned();
        let start = || -> std::io::Result<_> {
            let (reader, writer) = std::io::pipe()?;
            command.stdout(writer.try_clone()?).stderr(writer);
            let child = command.spawn()?;
            // It holds our ends of the pipe, which would otherwise never be at its end.
            drop(command);
            Ok((reader, child))
        };
        let (reader, mut child) = start().map_err(Failure::doing(format!("start `{program}`")))?;
        let mut verdict = Self::default();
        let mut reader = BufReader::new(reader);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line).is_ok_and(|length| length > 0) {
            // A closed terminal is no reason to stop counting.
            out.write_all(&line).ok();
            verdict += Self::said(&plain(&String::from_utf8_lossy(&line)));
            line.clear();
        }
        let status = child.wait().map_err(Failure::doing(format!("wait for `{program}`")))?;
        if !status.success() && verdict.failed == 0 {
            writeln!(out, "`{program}` ended with {status} and named no failed test").ok();
            verdict.failed = 1;
        }
        Ok(verdict)
    }

    /// What one line says, if it is a summary.
    fn said(line: &str) -> Self {
        if let Some(counts) = line.strip_prefix("test result: ") {
            // cargo test and wasm-bindgen-test: `ok. 3 passed; 0 failed; …`. One that is indented is nextest's quotation of a test that
            // it counts itself.
            let counts = counts.split_once(". ").map_or("", |(_, counts)| counts);
            return Self::counted(counts.split(';'));
        }
        let line = line.trim();
        if let Some((_, counts)) =
            line.strip_prefix("Summary [").and_then(|it| it.split_once(" run: "))
        {
            // nextest: `Summary [ 0.1s] 12 tests run: 11 passed (1 slow), 1 failed, 0 skipped`
            return Self::counted(counts.split(','));
        }
        if let Some(count) = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# ")) {
            // node --test: `ℹ pass 5`
            let turned = count.split_once(' ').map(|(word, number)| format!("{number} {word}"));
            return Self::counted(turned.as_deref().into_iter());
        }
        Self::default()
    }

    fn counted<'a>(counts: impl Iterator<Item = &'a str>) -> Self {
        let mut verdict = Self::default();
        for (number, word) in counts.filter_map(|it| it.trim().split_once(' ')) {
            let Ok(number) = number.parse::<u64>() else { continue };
            match word.split(" (").next() {
                Some("passed" | "pass") => verdict.passed += number,
                Some("failed" | "fail" | "cancelled" | "timed out" | "exec failed") => {
                    verdict.failed += number;
                }
                _ => {}
            }
        }
        verdict
    }
}

/// The text without its colours.
fn plain(text: &str) -> String {
    let mut parts = text.split("\x1b[");
    let mut out = parts.next().unwrap_or("").to_owned();
    for part in parts {
        out += part.split_once('m').map_or(part, |(_, rest)| rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, passed: u64, failed: u64) {
        assert_eq!(Verdict::said(&plain(line)), Verdict { passed, failed }, "{line:?}");
    }

    #[test]
    fn summaries_are_counted() {
        check(
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            3,
            0,
        );
        check("test result: FAILED. 2 passed; 1 failed; 0 ignored; 4 filtered out", 2, 1);
        check("    test result: FAILED. 0 passed; 1 failed; 0 ignored; 4 filtered out", 0, 0);
        check(
            "     Summary [   0.004s] 12 tests run: 11 passed (1 slow), 1 failed, 2 skipped",
            11,
            1,
        );
        check(
            "     Summary [   1.2s] 3/9 tests run: 1 passed, 1 timed out, 1 exec failed, 0 skipped",
            1,
            2,
        );
        check("     Summary [   0.0s] 1 test run: 1 passed, 0 skipped", 1, 0);
        check("\x1b[32m     Summary\x1b[0m [   0.0s] 1 test run: 1 passed, 0 skipped", 1, 0);
        check("ℹ pass 5", 5, 0);
        check("ℹ fail 2", 0, 2);
        check("# cancelled 1", 0, 1);
    }

    #[test]
    fn other_lines_count_nothing() {
        check("ℹ tests 7", 0, 0);
        check("ℹ duration_ms 81.2", 0, 0);
        check("# Subtest: pass 3", 0, 0);
        check("test core::tests::passes ... ok", 0, 0);
        check("3 passed", 0, 0);
        check("", 0, 0);
    }

    #[test]
    fn a_program_that_dies_without_a_summary_is_a_failure() {
        let mut dies = Command::new("cargo");
        dies.arg("--no-such-option");
        let verdict = Verdict::shown(dies, &mut std::io::sink());
        assert_eq!(verdict.expect("cargo can be started"), Verdict::LOST);
    }
}
