//! Nothing that is written in Markdown gets out of the list of harmless nodes.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::{Address, Kind, MAX_DEPTH, Node, parse};

/// The nodes of `text` in one line, for reading in a test.
fn shape(text: &str) -> String {
    parse(text).iter().map(outline).collect()
}

fn outline(node: &Node) -> String {
    match node {
        Node::Text(text) => text.clone(),
        Node::Code(code) => format!("`{code}`"),
        Node::Image { words, address } => {
            format!("image[{words}|{}]", address.as_ref().map_or("", Address::as_str))
        }
        Node::Task { is_done } => format!("task[{is_done}]"),
        Node::Mark(label) => format!("mark[{label}]"),
        Node::Host(host) => format!("leads[{host}]"),
        Node::LineBreak => "br".to_owned(),
        Node::Rule => "hr".to_owned(),
        Node::Element { kind, children, .. } => {
            let inside: String = children.iter().map(outline).collect();
            match kind {
                Kind::Link(address) => format!("a[{}|{inside}]", address.as_str()),
                Kind::RefusedLink { address } => format!("refused[{address}|{inside}]"),
                Kind::Heading(depth) => format!("h{depth}[{inside}]"),
                Kind::TableCell(side) => format!("{side:?}[{inside}]"),
                Kind::List { start: Some(start) } => format!("ol{start}[{inside}]"),
                Kind::List { start: None } => format!("ul[{inside}]"),
                Kind::Footnote(label) => format!("footnote {label}[{inside}]"),
                kind => format!("{kind:?}[{inside}]"),
            }
        }
    }
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(shape(text), expected, "{text:?}");
}

#[test]
fn prose_is_read() {
    check(
        "# One\n\nand *two*, **three**, ~~four~~",
        "h1[One]Paragraph[and Emphasis[two], Strong[three], Struck[four]]",
    );
    check("- [x] done\n- [ ] to do", "ul[Item[task[true]done]Item[task[false]to do]]");
    check("3. three\n4. four", "ol3[Item[three]Item[four]]");
    check("|a|b|\n|-|-:|\n|1|2|", "Table[TableHead[Start[a]End[b]]TableRow[Start[1]End[2]]]");
    check("so[^1]\n\n[^1]: why", "Paragraph[somark[1]]footnote 1[Paragraph[why]]");
    check("a  \nb\nc", "Paragraph[abrb\nc]");
}

#[test]
fn headings_leave_no_level_out() {
    check("## a\n\n#### b\n\n### c\n\n# d\n\n###### e", "h1[a]h2[b]h2[c]h1[d]h2[e]");
}

#[test]
fn raw_html_is_text() {
    check("<script>alert(1)</script>", "Preformatted[<script>alert(1)</script>]");
    check("a <img src=x onerror=alert(1)> b", "Paragraph[a <img src=x onerror=alert(1)> b]");
    check("<b>bold</b>", "Paragraph[<b>bold</b>]");
}

#[test]
fn links_lead_only_where_they_may() {
    check("[a](https://x.org/y)", "Paragraph[a[https://x.org/y|a]]");
    check("[a](HTTP://x.org)", "Paragraph[a[HTTP://x.org|a]]");
    check("[a](http://[::1]:80/)", "Paragraph[a[http://[::1]:80/|a]]");
    check("[a](mailto:b@c.org)", "Paragraph[a[mailto:b@c.org|a]]");
    check("<b@c.org>", "Paragraph[a[mailto:b@c.org|b@c.org]]");
    check("[a](#why) [b](../other.md)", "Paragraph[a[#why|a] a[../other.md|b]]");
    check("[a](docs/12:30)", "Paragraph[a[docs/12:30|a]]");
    check("[a](javascript:alert(1))", "Paragraph[refused[javascript:alert(1)|a]]");
    for hostile in [
        "javascript:x",
        "JaVaScRiPt:x",
        " javascript:x",
        "java\tscript:x",
        "java\nscript:x",
        "\u{1}javascript:x",
        "\u{a0}javascript:x",
        "vbscript:x",
        "data:text/html,x",
        "blob:x",
        "file:///etc/passwd",
        "javascript&colon;x:",
        "\u{0}javascript:x",
        "view-source:x",
        "https://",
        "https:///?q",
        "http://x.org><script>",
        "http://x.org@<b>/",
        "http://x.org&gt;[y]",
        "",
        " ",
        "\t",
    ] {
        assert_eq!(Address::parse(hostile), None, "{hostile:?}");
    }
}

#[test]
fn an_entity_in_an_address_is_read_before_it_is_judged() {
    for text in [
        "[a](&#106;avascript:x)",
        "[a](java&Tab;script:x)",
        "[a]: &#x6a;avascript:x\n\n[a]",
        "<javascript:x>",
    ] {
        assert!(shape(text).contains("refused["), "{text:?} became {}", shape(text));
    }
}

#[test]
fn what_leaves_the_site_is_known() {
    for out in ["https://x.org", "//x.org", "/\\x.org", "\\\\x.org", "mailto:a@b.c"] {
        assert!(Address::parse(out).unwrap().leads_out(), "{out:?}");
    }
    for here in ["#why", "/path", "a/b", "?q=1"] {
        assert!(!Address::parse(here).unwrap().leads_out(), "{here:?}");
    }
}

#[test]
fn images_are_named_and_never_loaded() {
    check("![a *graph*](https://x.org/g.png)", "Paragraph[image[a graph|https://x.org/g.png]]");
    check("![g](javascript:x)", "Paragraph[image[g (javascript:x)|]]");
    check("![a ![b](c) d](e)", "Paragraph[image[a b d|e]]");
    check("[![a](b)](c) ![d](e)", "Paragraph[a[c|image[a (b)|]] image[d|e]]");
    check("[*![a](b)*](javascript:x)", "Paragraph[refused[javascript:x|Emphasis[image[a|b]]]]");
}

#[test]
fn bare_addresses_become_links() {
    check("see https://x.org/a_b_c.", "Paragraph[see a[https://x.org/a_b_c|https://x.org/a_b_c].]");
    check("(http://x.org/(y))", "Paragraph[(a[http://x.org/(y)|http://x.org/(y)])]");
    check("xhttps://x.org http:// https://.", "Paragraph[xhttps://x.org http:// https://.]");
    check("`https://x.org`", "Paragraph[`https://x.org`]");
    check("http://a[b]c https://x.org", "Paragraph[http://a[b]c a[https://x.org|https://x.org]]");
    check(
        "[at https://x.org](https://y.org)",
        "Paragraph[a[https://y.org|at https://x.org]leads[y.org]]",
    );
}

/// What is shown behind a link of `words` to `target`; nothing where it is what it says.
#[track_caller]
fn leads(words: &str, target: &str, expected: &str) {
    let shown = shape(&format!("[{words}]({target})"));
    let found = shown.rsplit_once("]leads[").map_or("", |it| it.1.trim_end_matches("]]"));
    assert_eq!(found, expected, "{words:?} to {target:?} became {shown}");
}

#[test]
fn a_link_whose_words_name_another_host_says_where_it_leads() {
    let evil = "https://Evil.example:8443/a?b=bank.example#c";
    for words in [
        "https://bank.example",
        "<b>https://bank.example/login</b>",
        "Log in at https://bank.example, please",
        "bank.example",
        "*bank*.example/login",
        "`bank.example:443`",
        "www.bank.example is ours",
        "help@bank.example",
        "https://evil.example.bank.example",
        "https://notevil.example",
        "https://bank.example@evil.example",
        "HTTP://BANK.EXAMPLE",
        "![https://bank.example](c.png)",
        "“bank.example”.",
        "ftp://localhost",
    ] {
        leads(words, evil, "evil.example");
    }
    leads("bank.example", "//evil.example./x", "evil.example");
    leads("bank.example", "\\\\evil.example/x", "evil.example");
    leads("help@bank.example", "mailto:help@evil.example?subject=a@bank.example", "evil.example");
    leads("bank.example", "http://[::1]:80/", "[::1]");
    leads("https://bank.example", "https://bank.example@evil.example", "evil.example");
    check(
        "![bank.example](https://evil.example/g.png) b",
        "Paragraph[image[bank.example|https://evil.example/g.png]leads[evil.example] b]",
    );
    check(
        "http://bank.example@evil.example/ b",
        "Paragraph[a[http://bank.example@evil.example/|http://bank.example@evil.example/]leads[evil.example] b]",
    );
}

proptest! {
    /// Whatever stands around it in the words: a link says where it leads exactly if an address in its words leads elsewhere.
    #[test]
    fn an_address_in_words_is_held_against_the_target(
        said in "[a-z]{1,9}\\.(example|test)",
        target in "[a-z]{1,9}\\.(example|test)",
        before in "([a-z]{1,5} ){0,2}[(“*]?",
        after in "(:80|/[a-z.@]{0,9})?[)”*]?( [a-z]{1,5}){0,2}",
    ) {
        let host_of = |it: &str| it.rsplit_once("]leads[").map(|it| it.1.trim_end_matches(']').to_owned());
        let shown = shape(&format!("[{before}https://{said}{after}](https://{target}/)"));
        prop_assert_eq!(host_of(&shown), (said != target).then_some(target), "{}", shown);
    }
}

#[test]
fn a_link_that_is_what_it_says_is_left_alone() {
    for (words, target) in [
        ("https://x.org", "https://x.org/"),
        ("x.org", "https://www.x.org/y"),
        ("www.x.org", "http://X.ORG"),
        ("https://x.org:80", "https://x.org"),
        ("the board", "https://x.org"),
        ("Version 1.2 of x.org", "https://y.org"),
        ("main.rs", "https://x.org/main.rs"),
        ("e.g.", "https://x.org"),
        ("10:30", "https://x.org"),
        ("v1.2", "https://x.org"),
        ("a@x.org", "mailto:a@x.org"),
        ("https://x.org", "#why"),
        ("x.org", "../y.md"),
        ("Müller", "https://müller.example"),
        ("例え.example", "https://例え.example"),
        ("пример.рф", "https://пример.рф"),
        ("https://müller.example", "https://xn--mller-kva.example"),
        ("", "https://x.org"),
    ] {
        leads(words, target, "");
    }
}

#[test]
fn letters_that_imitate_others_are_shown_as_the_host_is_asked_for() {
    leads("our bank", "https://раураl.example", "xn--l-7sba6dbr.example");
    leads("our bank", "https://аррӏе.com", "xn--80ak6aa92e.com");
    leads("our bank", "https://АРРӀЕ.com", "xn--80ak6aa92e.com");
    leads("аррӏе.com", "https://xn--80ak6aa92e.com", "xn--80ak6aa92e.com");
    leads("our bank", "https://ｂank\u{ad}。example", "bank.example");
    leads("our bank", "https://%65vil.example", "%65vil.example");
    leads("our bank", "https://ɡoogle.example", "xn--oogle-qmc.example");
    check(
        "https://аррӏе.com",
        "Paragraph[a[https://аррӏе.com|https://аррӏе.com]leads[xn--80ak6aa92e.com]]",
    );
}

#[test]
fn depth_has_an_end() {
    for text in [
        ">".repeat(20_000),
        "- ".repeat(5_000),
        "*a ".repeat(20_000),
        format!("{}x{}", "[".repeat(5_000), "](y)".repeat(5_000)),
    ] {
        assert!(depth(&parse(&text)) <= MAX_DEPTH, "{}", &text[..20]);
    }
    let deep = format!("{} end", ">".repeat(500));
    assert!(shape(&deep).contains("end"));
}

fn depth(nodes: &[Node]) -> usize {
    let depths = nodes.iter().map(|node| match node {
        Node::Element { children, .. } => 1 + depth(children),
        _ => 0,
    });
    depths.max().unwrap_or(0)
}

/// Every string of every file of published attack strings, plain and in the places where Markdown takes an address.
#[test]
fn hostile_corpora_stay_text() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    let files: Vec<PathBuf> = ["xss", "blns"]
        .iter()
        .filter_map(|folder| fs::read_dir(corpus.join(folder)).ok())
        .flat_map(|entries| entries.filter_map(Result::ok).map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|it| it == "json" || it == "txt"))
        .collect();
    if files.is_empty() {
        println!("skipped: {} has no attack strings", corpus.display());
        return;
    }
    let mut n_strings = 0;
    for path in files {
        let text = fs::read(&path).unwrap();
        let text = String::from_utf8_lossy(&text);
        for payload in strings_of(&text) {
            n_strings += 1;
            for written in [
                payload.clone(),
                format!("[a]({payload})"),
                format!("[a](<{payload}>)"),
                format!("![a](<{payload}>)"),
                format!("<{payload}>"),
                format!("[a]: {payload}\n\n[a]"),
            ] {
                harmless(&parse(&written), &written);
            }
        }
    }
    assert!(n_strings > 1_000, "only {n_strings} strings were found");
}

#[test]
fn where_a_link_leads_may_be_said_beside_its_words() {
    let nodes = parse("[1](a.md \"A \\*title\\*\") [2](b.md)");
    let Node::Element { children, .. } = &nodes[0] else { panic!("{nodes:?}") };
    let title = |node: &Node| match node {
        Node::Element { kind: Kind::Link(address), .. } => Some(address.title().to_owned()),
        _ => None,
    };
    let titles: Vec<String> = children.iter().filter_map(title).collect();
    assert_eq!(titles, ["A *title*", ""]);
}

/// All strings of a JSON file, wherever they are; the lines of any other.
fn strings_of(text: &str) -> Vec<String> {
    fn collect(value: &serde_json::Value, acc: &mut Vec<String>) {
        match value {
            serde_json::Value::String(text) => acc.push(text.clone()),
            serde_json::Value::Array(values) => values.iter().for_each(|it| collect(it, acc)),
            serde_json::Value::Object(values) => values.values().for_each(|it| collect(it, acc)),
            _ => {}
        }
    }
    match serde_json::from_str(text) {
        Ok(value) => {
            let mut acc = Vec::new();
            collect(&value, &mut acc);
            acc
        }
        Err(_) => text.lines().map(str::to_owned).collect(),
    }
}

/// Judges addresses again, in another way than the renderer does.
#[track_caller]
fn harmless(nodes: &[Node], written: &str) {
    for node in nodes {
        match node {
            Node::Element { kind, children, .. } => {
                if let Kind::Link(address) = kind {
                    assert!(is_harmless(address.as_str()), "{address:?} in {written:?}");
                }
                harmless(children, written);
            }
            Node::Image { address: Some(address), .. } => {
                assert!(is_harmless(address.as_str()), "{address:?} in {written:?}");
            }
            _ => {}
        }
    }
}

/// As the URL standard reads a scheme: letters, digits, `+-.` up to the first colon, blanks and line breaks ignored.
fn is_harmless(address: &str) -> bool {
    let address: String = address.chars().filter(|ch| !matches!(ch, '\t' | '\n' | '\r')).collect();
    let address = address.trim_start_matches(|ch| ch <= ' ');
    let scheme_end = address.find(|ch: char| !(ch.is_ascii_alphanumeric() || "+-.".contains(ch)));
    let scheme = match scheme_end.map(|end| address.split_at(end)) {
        Some((scheme, rest)) if rest.starts_with(':') => scheme.to_ascii_lowercase(),
        _ => return true,
    };
    ["http", "https", "mailto"].contains(&scheme.as_str())
}
