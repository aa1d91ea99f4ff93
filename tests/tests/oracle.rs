//! What prose becomes, judged by a sanitiser of somebody else's that shares no code with ours: given our list of what may be there, it
//! finds nothing to take away.
//!
//! The texts lie beside the checkout; without them there is nothing to judge but a few of our own, and the test says so.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use afterword_core::Postmortem;
use afterword_core::draw::Words;
use afterword_core::id::DocumentId;
use afterword_core::postmortem::MetricCatalogue;
use afterword_core::template::Template;
use afterword_formats::html;
use ammonia::{Builder, UrlRelative};
use serde_json::Value;

/// The tags that prose becomes.
const TAGS: [&str; 28] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "pre",
    "code",
    "ul",
    "ol",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "div",
    "span",
    "sup",
    "em",
    "strong",
    "del",
    "a",
    "br",
    "hr",
];

/// What a tag may say, by the tag.
const ATTRIBUTES: [(&str, &[&str]); 7] = [
    ("a", &["href", "title", "rel"]),
    ("ol", &["start"]),
    ("li", &["class"]),
    ("div", &["class"]),
    ("span", &["class"]),
    ("th", &["class"]),
    ("td", &["class"]),
];

fn oracle() -> Builder<'static> {
    let mut oracle = Builder::new();
    oracle
        .tags(HashSet::from(TAGS))
        .generic_attributes(HashSet::new())
        .tag_attributes(
            ATTRIBUTES
                .into_iter()
                .map(|(tag, it)| (tag, it.iter().copied().collect()))
                .collect::<HashMap<_, _>>(),
        )
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(UrlRelative::PassThrough)
        // Ours says that already, and what it would add is not to hide what we forgot.
        .link_rel(None);
    oracle
}

/// The same HTML whoever wrote it: which of the two quotes is an entity, and which letters end a line, is a matter of taste.
fn plain(html: &str) -> String {
    let plain = html.replace("&quot;", "\"").replace("&#39;", "'").replace('\u{a0}', "&nbsp;");
    plain.replace("\r\n", "\n").replace('\r', "\n")
}

/// Where two texts part, and what follows in each.
fn parting<'a>(one: &'a str, other: &'a str) -> Option<(&'a str, &'a str)> {
    let same = one.char_indices().zip(other.chars()).find(|((_, one), other)| one != other);
    let at = same.map_or(one.len().min(other.len()), |((at, _), _)| at);
    let beginning = |it: &'a str| {
        &it[at..it.char_indices().map(|(at, _)| at).find(|it| *it > at + 200).unwrap_or(it.len())]
    };
    (one != other).then(|| (beginning(one), beginning(other)))
}

/// What is wrong with `text` as HTML, if anything is: where what we wrote and what was left of it part.
fn wrong(oracle: &Builder<'_>, text: &str) -> Option<String> {
    let ours = html::prose(text, 2);
    let left = oracle.clean(&ours).to_string();
    parting(&plain(&ours), &plain(&left))
        .map(|(ours, left)| format!("ours {ours:?}\n    left {left:?}"))
}

#[track_caller]
fn check(texts: impl IntoIterator<Item = String>) -> usize {
    let oracle = oracle();
    let mut n = 0;
    let mut failures = Vec::new();
    for text in texts {
        n += 1;
        if let Some(wrong) = wrong(&oracle, &text) {
            failures.push(format!("{text:?}\n    {wrong}"));
        }
    }
    let n_failures = failures.len();
    failures.truncate(10);
    assert!(failures.is_empty(), "{n_failures} of {n}:\n{}", failures.join("\n"));
    n
}

fn corpus(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus").join(folder);
    let Ok(entries) = fs::read_dir(&folder) else {
        println!("skipped: nothing at {}", folder.display());
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.map(|it| it.unwrap().path()).collect();
    paths.sort();
    let name = |it: &Path| it.file_name().unwrap().to_string_lossy().into_owned();
    let texts = paths.iter().filter(|it| it.extension().is_some_and(|it| it != "md"));
    texts
        .map(|it| (name(it), String::from_utf8_lossy(&fs::read(it).unwrap()).into_owned()))
        .collect()
}

/// Every text in a JSON value, members' names aside.
fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(all) => all.iter().for_each(|it| texts(it, found)),
        Value::Object(all) => all.values().for_each(|it| texts(it, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The attacks: the lines of lists, the members of JSON.
fn attacks() -> Vec<String> {
    let mut found = Vec::new();
    for (name, text) in corpus("xss").into_iter().chain(corpus("blns")) {
        if name.ends_with(".json") {
            texts(&serde_json::from_str(&text).unwrap(), &mut found);
        } else {
            found.extend(text.lines().map(str::to_owned));
        }
    }
    found.sort();
    found.dedup();
    found
}

#[test]
fn the_oracle_takes_away_what_is_no_prose() {
    let oracle = oracle();
    for bad in [
        "<script>x</script>",
        "<p onclick=\"x\">a</p>",
        "<a href=\"javascript:x\">a</a>",
        "<a href=\"https://x.org\" target=\"_top\">a</a>",
        "<p style=\"color:red\">a</p>",
        "<img src=\"https://x.org/x.png\">",
        "<svg></svg>",
    ] {
        assert_ne!(oracle.clean(bad).to_string(), bad);
    }
    check([
        "*a* [b](https://x.org \"c\") `d` \"e\" & 'f' <g>\n\n- [x] h\n\n|i|\n|-:|\n|j|".to_owned()
    ]);
}

#[test]
fn every_example_of_commonmark_and_of_github_is_left_whole() {
    let mut found = Vec::new();
    for (name, text) in corpus("commonmark") {
        let examples: Vec<Value> = serde_json::from_str(&text).unwrap();
        let markdown = |it: &Value| it["markdown"].as_str().map(str::to_owned);
        let before = found.len();
        found.extend(examples.iter().filter_map(markdown));
        assert!(found.len() > before + 300, "{name} has only {} examples", found.len() - before);
    }
    let n = check(found);
    println!("{n} examples were judged");
}

#[test]
fn every_attack_is_left_as_the_text_it_is() {
    let attacks = attacks();
    let placed = |it: &String| {
        let line = it.replace(['\n', '\r'], " ");
        [
            it.clone(),
            format!("[a](<{line}>)"),
            format!("![a]({line})"),
            format!("[a](https://x.org \"{line}\")"),
            format!("| a |\n|---|\n| {line} |"),
            format!("[^1]\n\n[^1]: {line}"),
            format!("```{line}\n{it}\n```"),
            format!("> - {line}"),
            format!("[a]\n\n[a]: {line}"),
            format!("<{line}>"),
        ]
    };
    let n = check(attacks.iter().flat_map(placed));
    assert!(attacks.is_empty() || n > 10_000, "only {n}");
    println!("{n} texts were judged");
}

/// A file that somebody keeps is opened by whatever opens it: without a policy, nothing of an attack may be left of its head either.
#[test]
fn a_page_of_attacks_has_no_element_but_ours() {
    let now = chrono::DateTime::parse_from_rfc3339("2026-11-21T06:00:00+01:00").unwrap();
    let attacks = attacks();
    for all in attacks.chunks(200) {
        let text = all.join("\n\n");
        let title = all.join(" ").replace(['\n', '\r'], " ");
        let postmortem =
            Postmortem { title, summary: text, ..Postmortem::new(DocumentId::v7(0, [0; 10]), now) };
        let page = html::write(
            &postmortem,
            &Template::shipped()[0],
            MetricCatalogue::shipped(),
            &Words::english(),
        );
        assert!(page.contains("default-src 'none'"));
        let elements = |name: &str| page.matches(&format!("<{name}")).count();
        for (name, expected) in [
            ("script", 0),
            ("style", 1),
            ("title", 1),
            ("meta", 3),
            ("body", 1),
            ("html", 1),
            ("base", 0),
            ("link", 0),
            ("iframe", 0),
            ("object", 0),
            ("form", 0),
            ("img", 0),
        ] {
            assert_eq!(elements(name), expected, "<{name}>");
        }
        let (_, body) = page.split_once("<main>").unwrap();
        let (body, _) = body.rsplit_once("</main>").unwrap();
        let mut tags = HashSet::from(TAGS);
        tags.extend(["header", "section"]);
        let mut oracle = oracle();
        oracle.tags(tags);
        assert_eq!(parting(&plain(&oracle.clean(body).to_string()), &plain(body)), None);
    }
}
