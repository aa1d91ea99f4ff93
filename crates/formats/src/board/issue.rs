//! An action as a link that opens the form for a new issue, filled in.
//!
//! | tracker | address | after |
//! |---|---|---|
//! | GitHub | `…/issues/new?title=&body=` | <https://docs.github.com/en/issues/tracking-your-work-with-issues/using-issues/creating-an-issue> |
//! | GitLab | `…/-/issues/new?issue[title]=&issue[description]=` | <https://docs.gitlab.com/user/project/issues/create_issues/> |
//! | Jira | `…/secure/CreateIssueDetails!init.jspa?summary=&description=&duedate=` | “Creating issues via direct HTML links”, Atlassian |
//! | Linear | `…/new?title=&description=` | <https://linear.app/developers/create-issues-using-linear-new> |

use afterword_core::board::Card;

use super::tracker::harmless;
use super::{Setting, Tracker, said};
use crate::markdown::text::one_line;

/// The longest address in bytes: servers answer longer ones with 414.
pub const MAX_URL_BYTES: usize = 8_192;

/// The most letters of a title: GitHub and Jira refuse longer ones.
const MAX_TITLE_CHARS: usize = 250;

/// A link that opens the form for a new issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueLink {
    /// The address, of at most [`MAX_URL_BYTES`] bytes, all of them ASCII behind the tracker's own.
    pub url: String,
    /// Whether the description did not fit, and says so.
    pub is_shortened: bool,
}

/// The link for `card` in the tracker at the address `base`: of a repository for GitHub, of a project for GitLab, of the site for Jira (or of
/// its form, with the project in it), of a team for Linear. `None` if that is no address on the web, or too long to be one.
///
/// What does not fit is left out at the end of the description, whole letters of it, and a note says so.
pub fn issue_link(
    card: &Card,
    tracker: Tracker,
    base: &str,
    setting: Setting<'_>,
) -> Option<IssueLink> {
    if !is_tracker_address(base) {
        return None;
    }
    let base = base.trim();
    let (form, title, body) = match tracker {
        Tracker::GitHub => (page(base, "/issues/new"), "title", "body"),
        Tracker::GitLab => {
            (page(base, "/-/issues/new"), "issue%5Btitle%5D", "issue%5Bdescription%5D")
        }
        Tracker::Jira => {
            (page(base, "/secure/CreateIssueDetails!init.jspa"), "summary", "description")
        }
        Tracker::Linear => (page(base, "/new"), "title", "description"),
    };
    let mark = if form.contains('?') { '&' } else { '?' };
    let sentence: String = said::sentence(card, setting).chars().take(MAX_TITLE_CHARS).collect();
    let mut url = format!("{form}{mark}{title}={}", encoded(&sentence));
    if let (Tracker::Jira, Some(due)) = (tracker, card.action.due) {
        url.push_str(&format!("&duedate={due}"));
    }
    url.push_str(&format!("&{body}="));
    let room = MAX_URL_BYTES.checked_sub(url.len())?;
    let mut text = description(card, setting);
    if tracker == Tracker::GitLab {
        text = harmless(&text);
    }
    let (text, is_shortened) = fitting(&text, room, setting)?;
    url.push_str(&text);
    Some(IssueLink { url, is_shortened })
}

/// Whether issues can be kept at `base`: an address of the web with a host, without anything that is no part of one.
///
/// ```
/// use afterword_formats::board::is_tracker_address;
///
/// assert!(is_tracker_address("https://github.com/team/service"));
/// assert!(!is_tracker_address("javascript:alert(1)"));
/// ```
pub fn is_tracker_address(base: &str) -> bool {
    let base = base.trim();
    let rest = base.strip_prefix("https://").or_else(|| base.strip_prefix("http://"));
    let has_host = rest.is_some_and(|it| it.starts_with(char::is_alphanumeric));
    has_host && !base.contains(|it: char| it.is_whitespace() || it.is_control() || it == '#')
}

/// The address of the form, unless `base` is that of a form already.
fn page(base: &str, path: &str) -> String {
    let (place, query) = base.split_once('?').map_or((base, ""), |(place, query)| (place, query));
    let place = place.trim_end_matches('/');
    let end = if place.ends_with(path) { "" } else { path };
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{place}{end}{mark}{query}")
}

/// `text`, encoded, in so many bytes: all of it, or as much as leaves room for the note.
fn fitting(text: &str, room: usize, setting: Setting<'_>) -> Option<(String, bool)> {
    let whole = encoded(text);
    if whole.len() <= room {
        return Some((whole, false));
    }
    let note = encoded(&format!("\n\n{}", setting.words.fill("shortened", &[])));
    let room = room.checked_sub(note.len())?;
    let mut out = String::new();
    for letter in text.chars() {
        let letter = encoded(letter.encode_utf8(&mut [0; 4]));
        if out.len() + letter.len() > room {
            break;
        }
        out.push_str(&letter);
    }
    Some((out + &note, true))
}

/// `text` as it may stand in the query of an address: all but the unreserved letters as bytes of `%` and two digits (RFC 3986, section 2).
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(byte.into());
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// All that an issue should say besides its title, as text with a line for each fact: what it is to change, how anyone will know that it is
/// done, and where it comes from.
pub(super) fn description(card: &Card, setting: Setting<'_>) -> String {
    let action = &card.action;
    let fact = |name: &str, text: &str| {
        let text = one_line(text);
        (!text.is_empty()).then(|| format!("{}: {text}", setting.words.fill(name, &[])))
    };
    let shown = |it: Option<String>| it.unwrap_or_default();
    let mut facts: Vec<String> = Vec::new();
    facts.extend(fact("done-when", &action.verification));
    facts.extend(card.grounds.iter().filter_map(|it| fact("changes", it.text())));
    facts.extend(fact("owner-is", &action.owner));
    facts.extend(fact("due", &shown(action.due.map(|it| it.to_string()))));
    facts.extend(fact("priority", &shown(action.priority.map(|it| it.to_string()))));
    let found = [Some(said::title(card, setting)), (setting.find)(card.document)];
    let found: Vec<String> = found.into_iter().flatten().collect();
    facts.extend(fact("found-at", &found.join(" – ")));
    let detail = action.detail.trim().to_owned();
    let parts = [detail, facts.join("\n")];
    parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<String>>().join("\n\n")
}
