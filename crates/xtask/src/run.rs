//! Running other programs, and saying which step is being done and how long it took.

use std::ffi::OsStr;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::time::Instant;

use crate::failure::Failure;

/// Does `work` as a named step: a line before, a line with the time after.
pub(crate) fn step<T>(
    doing: &str,
    work: impl FnOnce() -> Result<T, Failure>,
) -> Result<T, Failure> {
    eprintln!("{} {doing} …", mark("·", "2"));
    let started = Instant::now();
    let done = work();
    let seconds = started.elapsed().as_secs_f64();
    match &done {
        Ok(_) => eprintln!("{} {doing}  {seconds:.1} s", mark("✓", "32")),
        Err(_) => eprintln!("{} {doing}  failed after {seconds:.1} s", mark("✗", "31")),
    }
    done
}

/// A remark that stops nothing.
pub(crate) fn note(text: &str) {
    eprintln!("{} {text}", mark("!", "33"));
}

fn mark(sign: &str, colour: &str) -> String {
    let is_plain = std::env::var_os("NO_COLOR").is_some() || !std::io::stderr().is_terminal();
    if is_plain { sign.to_owned() } else { format!("\x1b[{colour}m{sign}\x1b[0m") }
}

/// A command without access to our standard input.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.stdin(Stdio::null());
    command
}

/// `cargo`, the one that runs us.
pub(crate) fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a command to its end with its output shown; anything but success is a failure.
pub(crate) fn must(command: &mut Command) -> Result<(), Failure> {
    let status = command.status().map_err(not_started(command))?;
    if status.success() { Ok(()) } else { Err(ended_badly(command, status)) }
}

/// Runs a command to its end and returns what it printed; its errors are shown.
pub(crate) fn printed(command: &mut Command) -> Result<String, Failure> {
    let output = command.stderr(Stdio::inherit()).output().map_err(not_started(command))?;
    if !output.status.success() {
        return Err(ended_badly(command, output.status));
    }
    String::from_utf8(output.stdout).map_err(|_| Failure::new("a tool printed what is not text"))
}

/// Runs a command silently; `None` when it can't be run or fails.
pub(crate) fn asked(command: &mut Command) -> Option<String> {
    let Output { status, stdout, .. } = command.output().ok()?;
    let text = String::from_utf8(stdout).ok()?;
    status.success().then(|| text.trim().to_owned())
}

/// Where a program is that can be called by its name alone.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let program = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|it| it.join(&program)).find(|it| it.is_file())
}

fn not_started(command: &Command) -> impl FnOnce(std::io::Error) -> Failure + use<> {
    let program = command.get_program().to_string_lossy().into_owned();
    move |error| Failure::new(format!("could not start `{program}`: {error}"))
}

fn ended_badly(command: &Command, status: std::process::ExitStatus) -> Failure {
    let program = std::path::Path::new(command.get_program());
    let program = program.file_name().unwrap_or(command.get_program()).to_string_lossy();
    let args: Vec<_> = command.get_args().map(|it| it.to_string_lossy()).collect();
    Failure::new(format!("`{program} {}` failed ({status})", args.join(" ")))
        .hint("Its own message is above.")
}
