//! A small static file server for the loopback address, which also tells the page when to reload.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::failure::Failure;

/// Where the page hears of a new build; see `js/reload.js`.
const EVENTS: &str = "/__events";

/// A server of one folder. It serves until the process ends.
#[derive(Clone, Debug)]
pub(crate) struct Server {
    builds: Arc<Builds>,
}

#[derive(Debug, Default)]
struct Builds {
    count: Mutex<u64>,
    grew: Condvar,
}

impl Server {
    /// Takes the port, or says who to blame.
    pub(crate) fn bind(port: u16) -> Result<TcpListener, Failure> {
        TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
            let failure = Failure::new(format!("port {port} could not be opened: {error}"));
            if error.kind() == io::ErrorKind::AddrInUse {
                let other = if port == 8080 { 8081 } else { port.wrapping_add(1).max(1024) };
                return failure.hint(format!(
                    "Another program, perhaps another `cargo xtask serve`, uses port {port}. End it, or choose another:\n\n  \
                     cargo xtask serve --port {other}"
                ));
            }
            failure.hint("Choose another one from 1024 to 65535 with --port.")
        })
    }

    /// Serves `folder` in the background.
    pub(crate) fn start(listener: TcpListener, folder: PathBuf) -> Self {
        let server = Self { builds: Arc::default() };
        let shared = server.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (server, folder) = (shared.clone(), folder.clone());
                // A browser that hangs up in the middle of an answer is no news.
                thread::spawn(move || server.answer(&stream, &folder).ok());
            }
        });
        server
    }

    /// Tells every open page to reload.
    pub(crate) fn announce(&self) {
        *self.builds.count.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.builds.grew.notify_all();
    }

    fn answer(&self, stream: &TcpStream, folder: &Path) -> io::Result<()> {
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        let mut request = BufReader::new(stream);
        let mut line = String::new();
        request.read_line(&mut line)?;
        let mut header = String::new();
        while request.read_line(&mut header)? > 2 {
            header.clear();
        }
        let mut words = line.split(' ');
        let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        let path = target.split(['?', '#']).next().unwrap_or("");
        match method {
            "GET" if path == EVENTS => self.tell_of_builds(stream),
            "GET" | "HEAD" => send_file(stream, folder, path, method == "HEAD"),
            _ => {
                send(stream, "405 Method Not Allowed", "text/plain", b"only GET and HEAD\n", false)
            }
        }
    }

    /// A stream of server-sent events that never ends; a comment now and then finds out that the page has gone.
    fn tell_of_builds(&self, mut stream: &TcpStream) -> io::Result<()> {
        let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncache-control: no-store\r\n\
                    connection: close\r\n\r\n";
        stream.write_all(head.as_bytes())?;
        let mut seen = *self.builds.count.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let count = self.builds.count.lock().unwrap_or_else(PoisonError::into_inner);
            let (count, _) = self
                .builds
                .grew
                .wait_timeout_while(count, Duration::from_secs(15), |count| *count == seen)
                .unwrap_or_else(PoisonError::into_inner);
            let is_news = *count != seen;
            seen = *count;
            drop(count);
            stream.write_all(if is_news { b"data: reload\n\n" } else { b":\n\n" })?;
        }
    }
}

fn send_file(stream: &TcpStream, folder: &Path, path: &str, head_only: bool) -> io::Result<()> {
    let found = inside(folder, path).and_then(|file| Some((fs::read(&file).ok()?, file)));
    match found {
        Some((body, file)) => send(stream, "200 OK", media_type(&file), &body, head_only),
        None => send(stream, "404 Not Found", "text/plain", b"there is no such file\n", head_only),
    }
}

fn send(
    mut stream: &TcpStream,
    status: &str,
    media_type: &str,
    body: &[u8],
    head_only: bool,
) -> io::Result<()> {
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: {media_type}\r\ncontent-length: {}\r\ncache-control: no-store\r\n\
         x-content-type-options: nosniff\r\nconnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    if head_only { Ok(()) } else { stream.write_all(body) }
}

/// The file that a request names, if it is a plain path below `folder`.
///
/// Our own files need no percent-encoding, so a path that has some is simply not there.
fn inside(folder: &Path, path: &str) -> Option<PathBuf> {
    let relative = Path::new(path.strip_prefix('/')?);
    let is_plain = relative.components().all(|part| matches!(part, Component::Normal(_)));
    if !is_plain || path.contains(['\\', '%', ':']) {
        return None;
    }
    let file = folder.join(relative);
    Some(if path.ends_with('/') { file.join("index.html") } else { file })
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|it| it.to_str()).unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "md" | "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, expected: Option<&str>) {
        let found = inside(Path::new("site"), path);
        assert_eq!(found, expected.map(PathBuf::from), "{path:?}");
    }

    #[test]
    fn only_what_is_in_the_folder_is_served() {
        check("/", Some("site/index.html"));
        check("/static/styles/app.css", Some("site/static/styles/app.css"));
        check("/../Cargo.toml", None);
        check("/static/../../Cargo.toml", None);
        check("/%2e%2e/Cargo.toml", None);
        check("/..\\Cargo.toml", None);
        check("//etc/passwd", None);
        check("/C:/secret", None);
        check("http://elsewhere/", None);
        check("", None);
    }

    #[test]
    fn browsers_get_the_types_they_insist_on() {
        assert_eq!(media_type(Path::new("a_bg.wasm")), "application/wasm");
        assert_eq!(media_type(Path::new("boot.js")), "text/javascript; charset=utf-8");
        assert_eq!(media_type(Path::new("LICENSE")), "application/octet-stream");
    }
}
