//! The build steps of Afterword. `cargo xtask` without a verb lists them.

mod app;
mod apt;
mod bench;
mod browser;
mod bundle;
mod dist;
mod failure;
mod frame;
mod node;
mod notices;
mod npm;
mod offline;
mod page;
mod paths;
mod run;
mod sbom;
mod screenshots;
mod serve;
mod server;
mod shipped;
mod single;
mod sizes;
mod test;
mod tools;
mod verdict;
mod watch;
mod widgets;
mod wikis;
mod workspace;

use std::process::ExitCode;

use failure::Failure;

const USAGE: &str = "\
Usage: cargo xtask <verb>

  serve [--port N]              build the app, serve it on http://127.0.0.1:8080, rebuild and reload on change
  test [STAGE] [FILTER]         run the tests; STAGE is --native, --browser or --e2e, FILTER a part of a test's name
                                (of a file's name for end-to-end tests)
  dist [--out DIR]              write the optimised app to dist/ and print what it weighs
  npm [--out DIR]               write the npm package alone, to dist/npm/
  widgets [--out DIR]           write the optimised widgets alone to target/widgets/, with the pages that show them
  bench [--runs N] [--only AREA]
                                measure the optimised app in a browser, beside its budgets and other people's libraries; writes
                                docs/performance.md unless AREA names a part: load, typing, search, reading, drawing, widgets, api
  screenshots                   take the pictures of the README anew";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&args) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[String]) -> Result<ExitCode, Failure> {
    let Some((verb, rest)) = args.split_first() else {
        println!("{USAGE}");
        return Ok(ExitCode::SUCCESS);
    };
    match verb.as_str() {
        "serve" => serve::serve(&serve::Options::parse(rest)?).map(|()| ExitCode::SUCCESS),
        "test" => test::test(&test::Options::parse(rest)?),
        "dist" => dist::dist(rest).map(|()| ExitCode::SUCCESS),
        "npm" => npm::npm(rest).map(|()| ExitCode::SUCCESS),
        "widgets" => widgets::widgets(rest).map(|()| ExitCode::SUCCESS),
        "bench" => bench::bench(&bench::Options::parse(rest)?).map(|()| ExitCode::SUCCESS),
        "screenshots" => screenshots::screenshots(rest).map(|()| ExitCode::SUCCESS),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        other => Err(usage(&format!("there is no verb `{other}`"))),
    }
}

/// A mistake on the command line.
fn usage(what: &str) -> Failure {
    Failure::new(what).hint(USAGE)
}
