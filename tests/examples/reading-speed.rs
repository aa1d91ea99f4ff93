//! Prints how fast each format is read, at several sizes, ordinary texts and such as were made to be slow:
//!
//!     cargo run --release -p afterword-tests --example reading-speed [NAME] [MEGABYTES...]
//!
//! A reader whose time grows with the size has a ratio about 1: the time of a byte in the largest text over that in the smallest.

use std::time::{Duration, Instant as Clock};

use afterword_core::time::{Instant, Zone};
use afterword_formats::markdown::ReadContext;
use afterword_formats::{archive, html, json, mermaid, outline, severity, template, workspace};
use chrono::NaiveDateTime;

const SIZES: [f64; 3] = [1.0, 5.0, 25.0];
/// What would take longer than this, were it linear, is not measured.
const PATIENCE: Duration = Duration::from_secs(60);

type Texts = &'static [(&'static str, fn(usize) -> String)];
type Reader = (&'static str, fn(&str), Texts);

/// What is read, by what, and texts of about as many bytes as are asked for.
const READERS: [Reader; 9] = [
    ("markdown", read_markdown, MARKDOWN),
    ("prose", |text| drop(html::prose(text, 1)), PROSE),
    ("json", |text| drop(json::read(text)), JSON),
    ("feed", read_any, FEED),
    ("workspace", |text| drop(workspace::read(text)), WORKSPACE),
    ("template", |text| drop(template::read(text)), TEMPLATE),
    ("severity", |text| drop(severity::read(text)), SEVERITY),
    ("mermaid", |text| drop(mermaid::read(text, &mut counter())), MERMAID),
    ("outline", |text| drop(outline::read(text, &mut counter())), OUTLINE),
];

const MARKDOWN: Texts = &[
    ("a story", |n| within("# A\n\n## Summary\n\n", STORY, n, "")),
    ("headings", |n| within("", "# a\n\n", n, "")),
    ("sections by name", |n| within("", "## Summary\na\n\n## Detection\nb\n\n", n, "")),
    ("underlined headings", |n| within("", "a\n===\n\n", n, "")),
    ("a timeline", |n| within("## Timeline\n\n", "- 10:00 UTC a thing happened\n", n, "")),
    ("a timeline in a table", |n| {
        within("## Timeline\n\n|Time|Event|\n|-|-|\n", "|10:00|a thing|\n", n, "")
    }),
    ("columns of a table", |n| {
        let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(n / 6));
        format!("## Timeline\n\n{}{}{}", row("a"), row("-"), row("b"))
    }),
    ("actions", |n| within("## Action items\n\n", "- [ ] Mend it (@ada, due 2026-04-01)\n", n, "")),
    ("links in an action", |n| {
        within("## Action items\n\n- a ", "[b](https://x.example/c) ", n, "")
    }),
    ("brackets in an action", |n| within("## Action items\n\n- a ", "(", n, ")")),
    ("owners in an action", |n| within("## Action items\n\n- a ", "Owner: @b, ", n, "")),
    ("whys", |n| within("## Five whys\n\n", "1. **Why?** It broke\n", n, "")),
    ("a deep list", |n| deep(n, "## Five whys\n\n", "- a\n")),
    ("quotes", |n| within("## Five whys\n\n", "> ", n, "")),
    ("labels", |n| within("# A\n\n", "**Severity:** SEV2\n", n, "")),
    ("front matter", |n| within("---\n", "a: b\n", n, "---\n\n# A\n")),
    ("lists in front matter", |n| within("---\ntags:\n", "  - b\n", n, "---\n\n# A\n")),
    ("one long line", |n| within("", "word ", n, "")),
    ("unclosed comments", |n| within("", "<!-- a\n", n, "")),
    ("unclosed tags", |n| within("", "<pre ", n, "")),
    ("unclosed code", |n| within("", "```\na\n~~~\n", n, "")),
    ("our own", own),
];

const PROSE: Texts = &[
    ("a story", |n| within("", STORY, n, "")),
    ("headings", |n| within("", "# a\n\n", n, "")),
    ("links", |n| within("", "[a](b) ", n, "")),
    ("bare addresses", |n| within("", "https://x.example/a ", n, "")),
    ("the start of an address", |n| within("", "http", n, "")),
    ("brackets after an address", |n| within("https://x.example/", "(", n, "")),
    ("addresses with brackets", |n| within("", "https://x.example/()).. ", n, "")),
    ("open brackets", |n| within("", "[", n, "")),
    ("open images", |n| within("", "![a](", n, "")),
    ("open addresses", |n| within("", "[a](<", n, "")),
    ("stars", |n| within("", "*a **b ", n, "")),
    ("closed stars", |n| within("", "a** b* ", n, "")),
    ("stars and underlines", |n| within("", "*_a ", n, "")),
    ("backticks", backticks),
    ("tags", |n| within("", "<b ", n, "")),
    ("quotes", |n| within("", "> ", n, "")),
    ("lines of quotes", |n| within("", ">>>>>>>> a\n", n, "")),
    ("a deep list", |n| deep(n, "", "- a\n")),
    ("footnotes", |n| within("", "[^1] ", n, "\n\n[^1]: a\n")),
    ("many footnotes", |n| (0..n / 20).map(|it| format!("[^{it}]\n\n[^{it}]: a\n\n")).collect()),
    ("definitions", |n| (0..n / 20).map(|it| format!("[a{it}]: b\n[a{it}]\n\n")).collect()),
    ("entities", |n| within("", "&amp;&#x26;&a ", n, "")),
    ("tables", |n| within("|a|b|\n|-|-|\n", "|1|2|\n", n, "")),
    ("columns of a table", |n| {
        let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(n / 6));
        format!("{}{}{}", row("a"), row("-"), row("b"))
    }),
    ("one long line", |n| within("", "word ", n, "")),
];

const JSON: Texts = &[
    ("a long text", |n| document(&format!("\"summary\":{}", quoted(n)))),
    ("a timeline", |n| {
        let entry = r#"{"id":"000000000e01","time":"unknown","kind":"other","text":"TEXT"}"#;
        // As many as the limit of nodes lets in, the texts as long as they must be.
        let count = (n / 80).min(30_000);
        let entry = entry.replace("TEXT", &"word ".repeat(n / count / 5 - 10));
        document(&format!("\"timeline\":[{}]", vec![entry; count].join(",")))
    }),
    ("escapes", |n| document(&format!("\"summary\":\"{}\"", "\\u00e4\\n".repeat(n / 8)))),
    ("open brackets", |n| "[".repeat(n)),
    ("commas", |n| ",".repeat(n)),
];

const WORKSPACE: Texts = &[
    ("documents", |n| {
        let one = document(&format!("\"summary\":{}", quoted(10_000)));
        backup(&vec![one; n / 10_000].join(","))
    }),
    ("broken documents", |n| backup(&vec!["{\"schema\":\"postmortem/9\"}"; n / 27].join(","))),
];

/// Whatever is brought as a file without being a postmortem. JSON has as many members as the limit of nodes lets in, and they are as long as
/// they must be.
const FEED: Texts = &[
    ("a chat", |n| within("#ops, 2026-03-01\n", "[10:00] ada: a thing happened\n", n, "")),
    ("a table of events", |n| {
        within("Timestamp,Event\n", "2026-03-01T10:00:00Z,\"a \"\"thing\"\"\"\n", n, "")
    }),
    ("a table of actions", |n| {
        within("Title,Owner,Due,Status\n", "Mend it,ada,2026-04-01,Open\n", n, "")
    }),
    ("columns of a table", |n| within("Timestamp,Event", ",a", n, "\n2026-03-01T10:00:00Z,b\n")),
    ("an open quote", |n| within("Timestamp,Event\n2026-03-01T10:00:00Z,\"", "a,\n", n, "")),
    ("slack", |n| {
        members(n, r#"{"type":"message","user":"U1","ts":"1772359200.000100","text":"TEXT"}"#)
    }),
    ("alertmanager", |n| {
        members(
            n,
            r#"{"labels":{"alertname":"a"},"annotations":{"summary":"TEXT"},"startsAt":"2026-03-01T10:00:00Z"}"#,
        )
    }),
    ("pagerduty", |n| {
        members(
            n,
            r#"{"type":"annotate_log_entry","created_at":"2026-03-01T10:00:00Z","channel":{"summary":"TEXT"}}"#,
        )
    }),
    ("statuspage", |n| {
        members(
            n,
            r#"{"name":"a","incident_updates":[{"status":"resolved","created_at":"2026-03-01T10:00:00Z","body":"TEXT"}]}"#,
        )
    }),
    ("opsgenie", |n| {
        members(
            n,
            r#"{"action":"Create","alert":{"alertId":"a","message":"TEXT","createdAt":1772359200000}}"#,
        )
    }),
];

const TEMPLATE: Texts = &[("long guidance", |n| {
    format!(
        r#"{{"schema":"afterword-template/1","id":"x","name":"X","sections":[{{"section":"summary","heading":"S","guidance":{}}}]}}"#,
        quoted(n)
    )
})];

const SEVERITY: Texts = &[("a long source", |n| {
    format!(r#"{{"schema":"afterword-severity/1","name":"X","source":{},"levels":[]}}"#, quoted(n))
})];

const MERMAID: Texts = &[
    ("nodes", |n| {
        let arrows = (0..n / 14).map(|it| format!(" a --> b{it}\n"));
        format!("flowchart TD\n{}", arrows.collect::<String>())
    }),
    ("a chain", |n| within("flowchart TD\n a", " --> a", n, "")),
    ("a group", |n| within("flowchart TD\n a --> b", " & b", n, "")),
    ("statements", |n| within("flowchart TD\n", "a;", n, "")),
    ("entities", |n| within("flowchart TD\n a[\"", "#quot;", n, "\"]")),
    ("unclosed shapes", |n| within("flowchart TD\n", "a[((", n, "")),
    ("classes", |n| within("flowchart TD\n a --> b\n", "class a,b root\n", n, "")),
];

const OUTLINE: Texts = &[
    ("items", |n| within("Problem: a\n", "- b\n", n, "")),
    ("a deep list", |n| deep(n, "Problem: a\n", "- a\n")),
    ("a chain", |n| within("a", " → b", n, "")),
    ("answers", |n| within("", "Why #1: a?\nAnswer: b\n", n, "")),
    ("marks", |n| within("Problem: a\n- b", " [root cause]", n, "")),
    ("lines of an item", |n| within("- a\n", "  b\n", n, "")),
];

const STORY: &str = "At **10:04** the checkout of [shop](https://shop.example) began to fail for `12 %` of users & \
    nobody was paged.\nThe pool was \"full\", since *each* worker held a connection; see https://graphs.example/7.\n\n\
    - first this\n- then that\n\n> quoted words\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n";

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let mut sizes: Vec<f64> = args.iter().filter_map(|it| it.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = SIZES.to_vec();
    }
    let name = args.iter().find(|it| it.parse::<f64>().is_err());
    print!("{:<40}", "MB/s");
    sizes.iter().for_each(|it| print!("{:>10}", format!("{it} MB")));
    println!("{:>10}", "ratio");
    for (format, read, texts) in READERS {
        for (what, text) in texts {
            let label = format!("{format}: {what}");
            if name.is_none_or(|it| label.contains(it.as_str())) {
                let make = |n: usize| {
                    let text = text(n);
                    (text.len(), text)
                };
                print_speeds(&label, &sizes, &|it: &String| read(it), &make);
            }
        }
    }
    let label = "archive: documents";
    if name.is_none_or(|it| label.contains(it.as_str())) {
        print_speeds(label, &sizes, &|it: &Vec<u8>| read_archive(it), &packed);
    }
}

/// `make` gives how many bytes a person would say that the file has, and the file.
fn print_speeds<T>(
    label: &str,
    sizes: &[f64],
    read: &dyn Fn(&T),
    make: &dyn Fn(usize) -> (usize, T),
) {
    print!("{label:<40}");
    let mut seconds_per_byte: Vec<f64> = Vec::new();
    for size in sizes {
        let expected = seconds_per_byte.last().map_or(0.0, |it| it * size * 1e6);
        if expected > PATIENCE.as_secs_f64() {
            print!("{:>10}", "–");
            continue;
        }
        let (length, file) = make((size * 1e6) as usize);
        let start = Clock::now();
        read(&file);
        let seconds = start.elapsed().as_secs_f64();
        print!("{:>10.1}", length as f64 / 1e6 / seconds);
        seconds_per_byte.push(seconds / length as f64);
    }
    let ratio = seconds_per_byte.last().zip(seconds_per_byte.first()).map_or(1.0, |(a, b)| a / b);
    println!("{ratio:>10.1}");
}

/// `unit` as often as `n` bytes hold it, between `head` and `tail`.
fn within(head: &str, unit: &str, n: usize, tail: &str) -> String {
    format!("{head}{}{tail}", unit.repeat(n / unit.len()))
}

/// A list of `member`s whose `TEXT` is so long that there are not too many.
fn members(n: usize, member: &str) -> String {
    let count = (n / 200).clamp(1, 10_000);
    let text = "word ".repeat((n / count).saturating_sub(member.len()) / 5);
    format!("[{}]", vec![member.replace("TEXT", &text); count].join(","))
}

/// An archive of documents of 10 kB, and how many bytes they have together.
fn packed(n: usize) -> (usize, Vec<u8>) {
    let (_, documents) = WORKSPACE[0];
    let text = documents(n);
    let workspace = workspace::read(&text).expect("it was just made");
    (text.len(), archive::write(&workspace))
}

fn read_archive(bytes: &[u8]) {
    drop(archive::read(bytes, &mut counter()));
}

fn read_any(text: &str) {
    with_context(|it| drop(afterword_formats::import(text.as_bytes(), &mut counter(), it)));
}

/// A list in which each item is deeper than the one before, again and again from the left.
fn deep(n: usize, head: &str, item: &str) -> String {
    const DEPTH: usize = 100;
    let steps: String = (0..DEPTH).map(|it| "  ".repeat(it) + item).collect();
    within(head, &steps, n, "")
}

/// Runs of backticks, each of another length.
fn backticks(n: usize) -> String {
    let mut out = String::with_capacity(n + 10_000);
    let mut length = 1;
    while out.len() < n {
        out.push_str(&"`".repeat(length));
        out.push('a');
        length = length % 2_000 + 1;
    }
    out
}

fn quoted(n: usize) -> String {
    format!("\"{}\"", "word ".repeat(n / 5))
}

fn document(members: &str) -> String {
    format!(
        r#"{{"schema":"postmortem/1","id":"0195a4b0-0000-7000-8000-00000000000a","createdAt":"2026-03-10T09:00:00+01:00",{members}}}"#
    )
}

fn backup(documents: &str) -> String {
    format!(
        r#"{{"schema":"afterword-workspace/1","exportedAt":"2026-03-10T09:00:00+01:00","documents":[{documents}]}}"#
    )
}

/// A document of ours with a long story and a long timeline.
fn own(n: usize) -> String {
    use afterword_core::postmortem::MetricCatalogue;
    use afterword_core::template::Template;

    let timeline =
        within("## Timeline\n\n", "- 2026-03-01 10:00 UTC a thing happened\n", n / 8, "");
    let story = within("# A\n\n## Summary\n\n", STORY, n / 2, "");
    let mut context = None;
    with_context(|it| {
        context = Some(
            afterword_formats::markdown::read(&format!("{story}{timeline}"), &mut counter(), it)
                .document,
        );
    });
    let document = context.expect("it was just read");
    afterword_formats::markdown::write(
        &document,
        &Template::shipped()[0],
        MetricCatalogue::shipped(),
    )
}

fn read_markdown(text: &str) {
    with_context(|it| drop(afterword_formats::markdown::read(text, &mut counter(), it)));
}

fn counter() -> impl FnMut() -> u64 {
    let mut next = 0;
    move || {
        next += 1;
        next
    }
}

fn with_context(mut run: impl FnMut(ReadContext<'_>)) {
    let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
    let zones = |_: &Zone, local: NaiveDateTime| -> Option<Instant> {
        Some(local.and_utc().fixed_offset())
    };
    run(ReadContext { name: "", now, zone: &Zone::default(), zones: &zones });
}
