//! Functions that a script may call, without the crossing into JavaScript: arguments come as JSON, and so does the answer.
//!
//! None of them keeps anything between calls, and none asks for anything but what its [`Host`] says: the time, the zone, a number that ids
//! follow from, and what clocks showed where. What can be called, by which arguments and with which answer, is one table ([`VERBS`]); it is
//! what [`call`] looks up, and what the types for TypeScript are made from.
//!
//! ```
//! use afterword_api::{Host, call};
//!
//! let utc = |_: &str, _| chrono::FixedOffset::east_opt(0);
//! let host = Host::read(r#"{"now":"2025-10-01T14:32:00Z","zone":"UTC","seed":1}"#, &utc).unwrap();
//! let answer = call("renderMarkdown", r#"{"text":"It was *down*"}"#, &[], &host);
//! assert_eq!(answer, r#"{"ok":"<p>It was <em>down</em></p>\n"}"#);
//! let answer = call("renderMarkdown", r#"{"text":7}"#, &[], &host);
//! assert!(answer.starts_with(r#"{"error":{"code":"bad-argument","message":"text: "#));
//! ```

mod arguments;
mod carrier;
mod failure;
mod host;
mod keys;
mod path;
#[cfg(feature = "typescript")]
pub mod typescript;
mod verbs;
mod whole;

pub use failure::{Code, Failure};
pub use host::{AskOffset, Host};
pub use verbs::VERBS;

/// Calls the verb of that name. `arguments` is a JSON object with a member for each of its arguments; `bytes` are those of the argument
/// that is a file, where it has one.
///
/// The answer is JSON: `{"ok": …}`, or `{"error": …}` with a [`Failure`].
pub fn call(verb: &str, arguments: &str, bytes: &[u8], host: &Host<'_>) -> String {
    let answer = arguments::Arguments::read(arguments, bytes)
        .and_then(|arguments| verbs::answer(verb, &arguments, host));
    match answer {
        Ok(json) => format!("{{\"ok\":{json}}}"),
        Err(failure) => failure.answer(),
    }
}
