//! `afterword`: postmortems on the command line, for Git repositories and for CI.
//!
//! A command reads files or standard input and writes to standard output; what went wrong and what was assumed goes to standard
//! error. It ends with 0, with 1 where a review found what it was told to stop at, and with 2 where something could not be done: of a folder, also
//! where only some of its files could be read.

mod args;
mod clocks;
mod digest;
mod export;
mod failure;
mod feed;
mod import;
mod input;
mod lines;
mod new;
mod preview;
mod read;
mod report;
mod review;
mod sarif;
mod schema;

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};

use crate::args::{Args, Command};
use crate::failure::Failure;

/// What a command writes, and how it ends.
struct Outcome {
    output: String,
    code: ExitCode,
}

impl From<String> for Outcome {
    fn from(output: String) -> Self {
        Self { output, code: ExitCode::SUCCESS }
    }
}

fn main() -> ExitCode {
    let ended = run(&Args::parse().command).and_then(|it| write(&it.output).map(|()| it.code));
    ended.unwrap_or_else(|failure| {
        eprintln!("{failure}");
        ExitCode::from(2)
    })
}

fn run(command: &Command) -> Result<Outcome, Failure> {
    match command {
        Command::Import(args) => import::import(args).map(Outcome::from),
        Command::Export(args) => export::export(args).map(Outcome::from),
        Command::Review(args) => review::review(args),
        Command::Report(args) => report::report(args),
        Command::Render { file } => render(file).map(Outcome::from),
        Command::New(args) => new::new(args).map(Outcome::from),
        Command::Schema { of } => Ok(of.schema().to_owned().into()),
        Command::Completions { shell } => {
            let mut out = Vec::new();
            clap_complete::generate(*shell, &mut Args::command(), "afterword", &mut out);
            Ok(String::from_utf8_lossy(&out).into_owned().into())
        }
    }
}

fn render(file: &str) -> Result<String, Failure> {
    let source = input::read(file)?;
    Ok(afterword_formats::html::prose(&source.text(), 0))
}

/// Writes to standard output. A reader that has had enough, such as `head`, is no failure.
fn write(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("could not write to standard output: {error}")))
        }
        _ => Ok(()),
    }
}
