//! What the line of an action says beside its title.

use afterword_core::actions::{Priority, StateKind};
use afterword_core::stamp;
use chrono::NaiveDate;

use crate::markdown::text::{one_line, plain};

/// An action as one line gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ActionLine {
    pub(super) title: String,
    pub(super) owner: String,
    pub(super) due: Option<NaiveDate>,
    pub(super) priority: Option<Priority>,
    pub(super) is_done: bool,
    /// How far it is, where a column says so.
    pub(super) state: Option<StateKind>,
    /// Where it comes from, where a column says so.
    pub(super) source: String,
    pub(super) tracker: String,
    pub(super) detail: String,
}

/// Reads the first paragraph of an item. `year` is that of days that are written without one.
pub(super) fn read(text: &str, year: Option<i32>) -> ActionLine {
    let mut line = ActionLine::default();
    let mut rest = line.strip_marks(text.trim());
    rest = line.strip_end(&rest, year);
    let links = links(&rest);
    let (bare, addresses) = unlinked(&rest);
    if let [one] = links.as_slice() {
        line.tracker = plain(one);
    }
    // A title can't hold links; of several of them, and of one that is no tracker, the words that they belong to matter.
    let is_tracker = |it: &&str| links.iter().any(|link| link == it.trim_matches(['<', '>']));
    if links.len() > 1 || !addresses.iter().all(is_tracker) {
        line.say(&rest);
    }
    let without_address =
        links.iter().fold(bare.clone(), |text, link| text.replace(link.as_str(), ""));
    let title = tidy(&without_address);
    line.title = if title.is_empty() { tidy(&bare) } else { title };
    line.split_lead(&rest);
    line
}

impl ActionLine {
    pub(super) fn say(&mut self, text: &str) {
        if !self.detail.is_empty() {
            self.detail.push_str("\n\n");
        }
        self.detail.push_str(text);
    }

    /// Takes check marks and a priority off the front.
    fn strip_marks<'a>(&mut self, text: &'a str) -> String {
        let mut text = text;
        loop {
            let before: &'a str = text;
            for mark in [
                "[x]",
                "[X]",
                "✅",
                "☑️",
                "☑",
                "✔️",
                "✔",
                ":white_check_mark:",
                ":heavy_check_mark:",
            ] {
                if let Some(rest) = strip_mark(text, mark) {
                    (self.is_done, text) = (true, rest);
                }
            }
            for mark in ["[ ]", "[]", "⬜", ":white_large_square:"] {
                text = strip_mark(text, mark).unwrap_or(text);
            }
            text = self.strip_priority(text);
            if text == before {
                break;
            }
        }
        let mut out = text.to_owned();
        for (open, close) in [("[Owner:", ']'), ("(Owner:", ')'), ("[owner:", ']')] {
            if let Some((name, rest)) = out.strip_prefix(open).and_then(|it| it.split_once(close)) {
                self.owner = one_line(name);
                out = rest.trim_start().to_owned();
                break;
            }
        }
        out
    }

    fn strip_priority<'a>(&mut self, text: &'a str) -> &'a str {
        let words = [
            ("P0", Priority::P0),
            ("P1", Priority::P1),
            ("P2", Priority::P2),
            ("P3", Priority::P3),
            ("CRITICAL", Priority::P0),
            ("HIGH", Priority::P1),
            ("MEDIUM", Priority::P2),
            ("LOW", Priority::P3),
        ];
        for (word, priority) in words {
            for (open, close) in [("[", "]"), ("**", "**"), ("(", ")"), ("**[", "]**")] {
                let rest = text.strip_prefix(open).and_then(|it| it.strip_prefix(word));
                let rest = rest.and_then(|it| {
                    it.strip_prefix(close).or_else(|| it.strip_prefix(":")?.strip_prefix(close))
                });
                if let Some(rest) = rest.filter(|_| self.priority.is_none()) {
                    self.priority = Some(priority);
                    if !word.starts_with('P') {
                        self.say(&format!("Priority: {word}"));
                    }
                    return rest.trim_start_matches([':', ' ']);
                }
            }
        }
        text
    }

    /// Takes `(DONE)`, `(@alice, due: 2025-10-03)`, `Owner: @name` and `- Due: Jan 22` off the end.
    fn strip_end(&mut self, text: &str, year: Option<i32>) -> String {
        let mut text = text.trim_end().to_owned();
        let done = ["(DONE)", "(done)", "(Done)", "(COMPLETED)", "(completed)", "[DONE]", "[done]"];
        for mark in done {
            if let Some(rest) = text.strip_suffix(mark) {
                (self.is_done, text) = (true, rest.trim_end().to_owned());
            }
        }
        if let Some((head, facts)) =
            last_brackets(&text).filter(|(_, facts)| self.takes(facts, year))
        {
            let (head, facts) = (head.to_owned(), facts.to_owned());
            self.read_facts(&facts, year);
            return head.trim_end().to_owned();
        }
        // An owner and a date, each perhaps said twice.
        for _ in 0..4 {
            let Some((head, fact)) = last_fact(&text).filter(|(_, fact)| self.takes(fact, year))
            else {
                break;
            };
            let (head, fact) = (head.to_owned(), fact.to_owned());
            self.read_facts(&fact, year);
            text =
                head.trim_end().trim_end_matches(['-', '–', '—', ',', ';']).trim_end().to_owned();
        }
        text
    }

    /// Whether every part of `facts` is an owner or a date.
    fn takes(&self, facts: &str, year: Option<i32>) -> bool {
        facts.split([',', ';']).all(|it| owner(it).is_some() || due(it, year).is_some())
    }

    fn read_facts(&mut self, facts: &str, year: Option<i32>) {
        for fact in facts.split([',', ';']) {
            if let Some(name) = owner(fact) {
                self.owner =
                    if self.owner.is_empty() { name } else { format!("{}, {name}", self.owner) };
            } else if let Some(date) = due(fact, year) {
                // Of two dates the other is kept.
                if let Some(other) = self.due.replace(date).filter(|it| *it != date) {
                    self.say(&other.to_string());
                }
                if !fact.contains(&date.to_string()) {
                    self.say(&one_line(fact));
                }
            }
        }
    }

    /// `**Name**: a long text` is a title and its detail.
    fn split_lead(&mut self, text: &str) {
        const LONG: usize = 60;
        let Some((name, rest)) = crate::markdown::read::foreign::split::bold_label(text) else {
            return;
        };
        if rest.chars().count() > LONG && self.detail.is_empty() {
            self.title = tidy(&unlinked(name).0);
            self.say(rest);
        }
    }
}

fn strip_mark<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    text.strip_prefix(mark).filter(|it| !it.starts_with('(')).map(str::trim_start)
}

/// `head (facts)`.
fn last_brackets(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_suffix(')')?;
    let at = inner.rfind('(')?;
    Some((&inner[..at], &inner[at + 1..]))
}

/// `head - Due: Jan 22` or `head Owner: @name`.
fn last_fact(text: &str) -> Option<(&str, &str)> {
    let labels = [
        "Owner:",
        "owner:",
        "Due:",
        "due:",
        "Assignee:",
        "**Owner:**",
        "**Due:**",
        "**Owner**:",
        "**Due**:",
    ];
    let at = labels.iter().filter_map(|it| text.rfind(it)).max()?;
    let before = text[..at].trim_end_matches(['*', '(', '[']);
    (before.is_empty() || before.ends_with([' ', '-', '–', '.', ',']))
        .then(|| (before, &text[before.len()..]))
}

fn owner(fact: &str) -> Option<String> {
    let fact = fact.trim().trim_matches(['*', '(', ')', '[', ']', ' ']);
    let lower = fact.to_lowercase();
    for label in ["owner:", "owner**:", "owner:**", "assignee:", "assigned to"] {
        if lower.starts_with(label) {
            let name = one_line(fact[label.len()..].trim_matches(['*', ' ', '.']));
            let is_name = !name.is_empty() && name.split(' ').count() <= 4;
            return is_name.then_some(name);
        }
    }
    let is_handle = fact.len() > 1 && fact.starts_with('@') && !fact.contains(char::is_whitespace);
    is_handle.then(|| fact.to_owned())
}

fn due(fact: &str, year: Option<i32>) -> Option<NaiveDate> {
    let fact = fact.trim().trim_matches(['*', '(', ')', '[', ']', ' ']);
    let lower = fact.to_lowercase();
    let labels = ["due date:", "due by", "due:", "due**:", "due:**", "due", "by"];
    let label = labels.iter().find(|it| lower.starts_with(**it))?;
    let rest = fact[label.len()..].trim_start_matches([':', '*', ' ']);
    let (day, rest) = stamp::strip_day(rest)?;
    day.date(year).filter(|_| rest.trim_matches(['.', '*', ')', ' ']).is_empty())
}

/// The addresses in `text`, each once.
fn links(text: &str) -> Vec<String> {
    /// Two would be enough to know that there is more than one; some more are looked for to leave them out of a title.
    const MOST_LINKS: usize = 32;
    let mut links: Vec<String> = Vec::new();
    let starts = text.match_indices("http").map(|(at, _)| at);
    for at in starts {
        if links.len() == MOST_LINKS {
            break;
        }
        let address = &text[at..];
        if !address.starts_with("http://") && !address.starts_with("https://") {
            continue;
        }
        let end = address.find([' ', ')', '>', ']', '"', '<', '`', '|']).unwrap_or(address.len());
        let link = address[..end].trim_end_matches(['.', ',', ';', ':', '*', '_']).to_owned();
        if !links.contains(&link) {
            links.push(link);
        }
    }
    links
}

/// `text` with the words of its links in their place, and their addresses.
fn unlinked(text: &str) -> (String, Vec<&str>) {
    let (mut out, mut addresses) = (String::with_capacity(text.len()), Vec::new());
    let mut rest = text;
    while let Some(at) = rest.find("](") {
        let Some(start) = rest[..at].rfind('[') else { break };
        let Some(end) = rest[at..].find(')') else { break };
        out.push_str(&rest[..start]);
        // `60Gi[PR #105](…)` is two words.
        if out.ends_with(char::is_alphanumeric) {
            out.push(' ');
        }
        out.push_str(&rest[start + 1..at]);
        addresses.push(&rest[at + 2..at + end]);
        rest = &rest[at + end + 1..];
    }
    out.push_str(rest);
    (out, addresses)
}

/// Markdown as plain words on one line.
fn tidy(text: &str) -> String {
    let bare = text.replace("**", "").replace("<>", "");
    let words = one_line(&plain(&bare));
    let words = words.replace("()", "").replace("[]", "");
    words.trim().trim_end_matches([':', '-', '–']).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &ActionLine) {
        assert_eq!(read(text, Some(2024)), *expected, "{text:?}");
    }

    fn line(title: &str) -> ActionLine {
        ActionLine { title: title.to_owned(), ..ActionLine::default() }
    }

    #[test]
    fn owners_dates_and_priorities_are_found() {
        let day = |month, day| NaiveDate::from_ymd_opt(2025, month, day);
        let timeout = ActionLine {
            owner: "@alice".into(),
            due: day(10, 3),
            priority: Some(Priority::P0),
            ..line("Add a query timeout")
        };
        check("[P0] Add a query timeout (@alice, due: 2025-10-03)", &timeout);
        let config = ActionLine {
            owner: "Alice".into(),
            due: NaiveDate::from_ymd_opt(2024, 1, 22),
            detail: "Due: Jan 22".into(),
            ..line("Add config validation")
        };
        check("[Owner: Alice] Add config validation - Due: Jan 22", &config);
        let twice = ActionLine { due: day(10, 3), detail: "2025-11-04".into(), ..line("Fix it.") };
        check("Fix it. Due: 2025-10-03 - Due: 2025-11-04", &twice);
        check("Fix it. Owner: @bob", &ActionLine { owner: "@bob".into(), ..line("Fix it.") });
        let high = ActionLine {
            priority: Some(Priority::P1),
            detail: "Priority: HIGH".into(),
            ..line("Test it")
        };
        check("**HIGH** Test it", &high);
    }

    #[test]
    fn done_is_said_in_many_ways() {
        for text in ["[x] Ship", "✅ Ship", "Ship (DONE)", ":white_check_mark: Ship"] {
            check(text, &ActionLine { is_done: true, ..line("Ship") });
        }
        check("[ ] Ship", &line("Ship"));
        check(
            "[x](https://a.example) y",
            &ActionLine { tracker: "https://a.example".into(), ..line("x y") },
        );
    }

    #[test]
    fn one_link_is_the_tracker_and_several_stay_text() {
        let one = ActionLine { tracker: "https://a.example/1".into(), ..line("Add an alert #1") };
        check("Add an alert [#1](https://a.example/1)", &one);
        check("Add an alert #1 <https://a.example/1>", &one);
        let only =
            ActionLine { tracker: "https://a.example/1".into(), ..line("https://a.example/1") };
        check("https://a.example/1", &only);
        let beside = "Follow [the runbook](docs/run.md)";
        check(beside, &ActionLine { detail: beside.into(), ..line("Follow the runbook") });
        let text = "See [a](https://a.example) and [b](https://b.example)";
        check(text, &ActionLine { detail: text.into(), ..line("See a and b") });
    }
}
