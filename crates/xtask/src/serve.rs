//! `cargo xtask serve`: the app on the loopback address, rebuilt and reloaded on change.

use std::fs;
use std::net::TcpListener;
use std::path::PathBuf;

use crate::app::{self, ACROSS, IO, NAME, Profile};
use crate::failure::Failure;
use crate::node::Node;
use crate::server::Server;
use crate::watch::{Change, Snapshot};
use crate::workspace::Workspace;
use crate::{page, run, tools};

const RELOAD: &str = "reload.js";

/// What is served in place of a built app's service worker, where a build was served at the same address before.
const NO_WORKER: [&str; 2] = ["no-sw.js", "sw.js"];

/// What can be asked of `serve`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Options {
    port: u16,
}

impl Options {
    pub(crate) fn parse(args: &[String]) -> Result<Self, Failure> {
        match args {
            [] => Ok(Self { port: 8080 }),
            [flag, port] if flag == "--port" => {
                let port = port.parse().ok().filter(|port| *port != 0).ok_or_else(|| {
                    Failure::new(format!("`{port}` is no port"))
                        .hint("A port is a number from 1 to 65535.")
                })?;
                Ok(Self { port })
            }
            _ => Err(crate::usage("`serve` takes nothing but `--port N`")),
        }
    }
}

/// Builds, serves, and rebuilds until it is interrupted.
pub(crate) fn serve(options: &Options) -> Result<(), Failure> {
    // Before minutes are spent building for a port that can't be had.
    let listener = Server::bind(options.port)?;
    let workspace = Workspace::find()?;
    tools::ensure_wasm_target()?;
    tools::ensure_crates(&workspace)?;
    let site = Site::new(&workspace);
    let mut seen = Snapshot::take(&workspace);
    while let Err(failure) = site.build(false) {
        run::note(&format!("{failure}\n\nWaiting for a change to the sources, to try again."));
        seen = seen.next(&workspace).1;
    }
    let server = open(listener, options.port, site.folder.clone());
    // After the app is there: serving needs none of it, only the tests do.
    if let Err(failure) = Node::ensure(&workspace) {
        run::note(&format!("{failure}\n\nServing needs none of this; going on without it."));
    }
    loop {
        let (change, now) = seen.next(&workspace);
        seen = now;
        match site.refresh(change) {
            Ok(()) => server.announce(),
            Err(failure) => {
                run::note(&format!("{failure}\n\nStill serving the build before this change."));
            }
        }
    }
}

fn open(listener: TcpListener, port: u16, folder: PathBuf) -> Server {
    let server = Server::start(listener, folder);
    println!(
        "\n  Afterword is at http://127.0.0.1:{port}\n  Rebuilds on change; Ctrl+C ends it.\n"
    );
    server
}

/// The folder that is served.
struct Site<'a> {
    workspace: &'a Workspace,
    folder: PathBuf,
}

impl<'a> Site<'a> {
    fn new(workspace: &'a Workspace) -> Self {
        Self { workspace, folder: workspace.target.join("site") }
    }

    fn refresh(&self, change: Change) -> Result<(), Failure> {
        match change {
            Change::Page => run::step("copying the page", || self.assemble()),
            Change::Code => self.build(true),
        }
    }

    fn build(&self, quiet: bool) -> Result<(), Failure> {
        run::step("building the app", || {
            app::compile(self.workspace, &[NAME, IO, ACROSS], Profile::Serve, quiet)
        })?;
        run::step("making the bindings and the page", || {
            fs::create_dir_all(&self.folder).map_err(Failure::doing("make the folder to serve"))?;
            for name in [NAME, IO, ACROSS] {
                app::bind(self.workspace, name, Profile::Serve, &self.folder)?;
            }
            self.assemble()
        })
    }

    /// Everything but the compiled app. The page comes last: it is what makes a browser ask for the rest.
    fn assemble(&self) -> Result<(), Failure> {
        page::copy_static(self.workspace, &self.folder)?;
        for [source, name] in [[RELOAD, RELOAD], NO_WORKER] {
            let script = fs::read(self.workspace.script(source))
                .map_err(Failure::doing(format!("read {source}")))?;
            page::write(&self.folder.join(name), script)?;
        }
        let page = page::read(self.workspace)?;
        page::write(&self.folder.join("index.html"), with_reload(&page))
    }
}

/// The page's own policy forbids inline scripts, so reloading comes as a file, like everything else.
fn with_reload(page: &str) -> String {
    page.replacen("</head>", &format!("  <script defer src=\"{RELOAD}\"></script>\n</head>"), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(args: &[&str]) -> Option<Options> {
        let args: Vec<String> = args.iter().map(ToString::to_string).collect();
        Options::parse(&args).ok()
    }

    #[test]
    fn a_port_is_a_number_that_can_be_opened() {
        assert_eq!(parse(&[]), Some(Options { port: 8080 }));
        assert_eq!(parse(&["--port", "9000"]), Some(Options { port: 9000 }));
        assert_eq!(parse(&["--port", "0"]), None);
        assert_eq!(parse(&["--port", "65536"]), None);
        assert_eq!(parse(&["--port"]), None);
        assert_eq!(parse(&["--open"]), None);
    }

    #[test]
    fn reloading_is_a_file_of_the_page() {
        assert_eq!(
            with_reload("<head>\n</head>\n"),
            "<head>\n  <script defer src=\"reload.js\"></script>\n</head>\n"
        );
    }
}
