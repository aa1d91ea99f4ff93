//! Pages for wikis hold what was typed as text, and no other mark than those that we write.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod arbitrary;
mod typed;

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use afterword_core::Postmortem;
use afterword_core::postmortem::MetricCatalogue;
use afterword_core::template::Template;
use afterword_formats::wiki::{Wiki, prose, write};
use proptest::prelude::*;
use typed::typed;

fn page(document: &Postmortem, wiki: Wiki) -> String {
    write(document, &Template::shipped()[0], MetricCatalogue::shipped(), wiki)
}

/// The elements of a page of Confluence and their attributes, read by another reader of XML, which refuses what is none.
fn elements(storage: &str) -> Vec<String> {
    let root = format!("<page xmlns:ac=\"ac\" xmlns:ri=\"ri\">{storage}</page>");
    let document = roxmltree::Document::parse(&root).unwrap_or_else(|it| panic!("{it}: {storage}"));
    let elements = document.descendants().filter(|it| it.is_element());
    let name = |it: roxmltree::Node<'_, '_>| {
        let attributes = it.attributes().filter(|it| it.name() != "href");
        let attributes: Vec<String> =
            attributes.map(|it| format!(" {}={}", it.name(), it.value())).collect();
        format!("{}{}", it.tag_name().name(), attributes.concat())
    };
    elements.map(name).filter(|it| it != "a").collect()
}

fn text_of(storage: &str) -> String {
    let root = format!("<page xmlns:ac=\"ac\" xmlns:ri=\"ri\">{storage}</page>");
    let document = roxmltree::Document::parse(&root).unwrap();
    document.descendants().filter(|it| it.is_text()).filter_map(|it| it.text()).collect()
}

/// Some of what MediaWiki takes for the beginning of an address; not all scripts are.
const SCHEMES: [&str; 6] = ["http", "https", "ftp", "irc", "ssh", "git"];

/// The marks of MediaWiki in `text`, line by line, found without what wrote them. Links to the web are left out: prose makes them.
fn mediawiki_marks(text: &str) -> Vec<String> {
    let mut marks = Vec::new();
    for line in text.lines() {
        let n = line.bytes().take_while(|it| b"*#:;=!|{ -".contains(it)).count();
        marks.push(line[..n].to_owned());
        let rest: Vec<char> = line[n..].trim_end_matches(['=', ' ']).chars().collect();
        for (at, window) in rest.windows(2).enumerate() {
            let pair: String = window.iter().collect();
            let is_mark = ["[[", "]]", "{{", "}}", "''", "__", "~~", "||", "!!", "{|", "-{"]
                .contains(&pair.as_str());
            let is_tag = window[0] == '<';
            let is_scheme = pair == ":/" && {
                let word: String = rest[at.saturating_sub(5)..at].iter().collect();
                SCHEMES.iter().any(|it| word.to_lowercase().ends_with(it))
            };
            if is_mark || is_tag || is_scheme {
                marks.push(pair);
            }
        }
        let is_entity = |it: &str| {
            let end = it.find(';').unwrap_or(0);
            let name = it[..end].trim_start_matches('#');
            !name.is_empty() && name.chars().all(|it| it.is_ascii_alphanumeric())
        };
        marks.extend(line.split('&').skip(1).filter(|it| !is_entity(it)).map(|_| "&".to_owned()));
    }
    marks
}

/// The marks of Jira, line by line: every sign that means something, is not escaped, and does not stand in a word.
fn jira_marks(text: &str) -> Vec<String> {
    let mut marks = Vec::new();
    for line in text.lines() {
        let start = line.split(' ').next().unwrap_or("");
        let is_block = start.chars().all(|it| "*#-".contains(it))
            || ["bq.", "h1.", "h2.", "h3.", "h4.", "h5.", "h6."].contains(&start);
        marks.push(if is_block { start.to_owned() } else { String::new() });
        let letters: Vec<char> = line.chars().collect();
        let is_word = |at: Option<usize>| {
            at.and_then(|at| letters.get(at)).is_some_and(|it| it.is_alphanumeric())
        };
        for (at, letter) in letters.iter().enumerate() {
            let before = at.checked_sub(1).map(|it| letters[it]);
            let is_escaped = before == Some('\\');
            let is_in_word = is_word(at.checked_sub(1)) && is_word(Some(at + 1));
            let is_alone = before == Some(' ') && letters.get(at + 1) == Some(&' ');
            let may_be = match letter {
                '-' | '+' | '_' => !is_in_word && !is_alone,
                '!' => letters.get(at + 1) != Some(&' '),
                '?' => before == Some('?'),
                '*' | '^' | '~' | '{' | '}' | '|' => true,
                // Links are left out.
                '\\' => letters.get(at + 1) == Some(&'\\'),
                _ => false,
            };
            if may_be && !is_escaped && !(is_block && at < start.len()) {
                marks.push(letter.to_string());
            }
        }
    }
    marks
}

fn without_links(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        out.push_str(before);
        rest = after;
        if before.ends_with('\\') {
            out.push('[');
        } else {
            let (link, after) = after.split_once(']').unwrap();
            assert!(link.contains("http") || link.contains("mailto:"), "{text}");
            rest = after;
        }
    }
    out + rest
}

fn shape(document: &Postmortem, wiki: Wiki) -> Vec<String> {
    let text = page(document, wiki);
    match wiki {
        Wiki::Confluence => elements(&text),
        Wiki::MediaWiki => mediawiki_marks(&without_links(&text)),
        Wiki::Jira => jira_marks(&without_links(&text)),
    }
}

#[track_caller]
fn check(line: &str) {
    // What is only white space is shown as something else.
    if line.trim().is_empty() {
        return;
    }
    static PLAIN: LazyLock<[Vec<String>; 3]> =
        LazyLock::new(|| Wiki::ALL.map(|it| shape(&typed("plain"), it)));
    let document = typed(line);
    for (wiki, plain) in Wiki::ALL.into_iter().zip(&*PLAIN) {
        let found = shape(&document, wiki);
        assert_eq!(&found, plain, "{wiki:?}: {line:?}\n{}", page(&document, wiki));
    }
}

#[test]
fn the_judges_see_marks() {
    let plain = mediawiki_marks("a");
    for text in
        ["* a", "== a ==", "[[a]]", "{{a}}", "a ''b''", "<b>", "__TOC__", "~~~~", "http://a"]
    {
        assert_ne!(mediawiki_marks(text), plain, "{text}");
    }
    assert_eq!(mediawiki_marks("a &#42; b: c - d_e ~f"), plain);
    let plain = jira_marks("a");
    for text in ["* a", "h1. a", "*a*", "-a-", "_a_", "{code}", "||a||", "!a!", "??a??", "a\\\\ b"]
    {
        assert_ne!(jira_marks(text), plain, "{text}");
    }
    assert_eq!(jira_marks("a\\*b c-d e_f 1 - 2 \\{code\\}"), plain);
}

const HOSTILE: [&str; 60] = [
    "* x",
    "# x",
    ": x",
    "; x : y",
    "= x =",
    "== x ==",
    "----",
    "!x",
    "|x",
    "||x||",
    "{| x",
    "|}",
    "|-",
    "{{x}}",
    "{{{x}}}",
    "[[x]]",
    "[x]",
    "''x''",
    "'''x'''",
    "rock 'n' roll",
    "~~~~",
    "__TOC__",
    "__NOTOC__",
    "<nowiki>x",
    "</nowiki>",
    "<pre>",
    "<ref>x</ref>",
    "<!-- x",
    "&nbsp;",
    "&#42;",
    "#REDIRECT x",
    "RFC 2119",
    "ISBN 0123456789",
    "ftp://x.example",
    "mailto:x",
    "-{x}-",
    "h1. x",
    "h6. x",
    "bq. x",
    "- x",
    "*x*",
    "_x_",
    "-x-",
    "+x+",
    "^x^",
    "~x~",
    "??x??",
    "{{x",
    "{code}",
    "{noformat}",
    "{quote}",
    "{color:red}x{color}",
    "!x.png!",
    "[~x]",
    "(x)",
    ":)",
    "x:D",
    "a\\\\b",
    "\\*x\\*",
    "]]>",
];

#[test]
fn typed_text_never_becomes_a_mark() {
    HOSTILE.into_iter().for_each(check);
}

/// Published attack strings and those that break things. They lie beside the checkout; without them the test says so.
#[test]
fn attack_strings_never_become_marks() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    for folder in ["xss", "blns"] {
        let Ok(entries) = fs::read_dir(corpus.join(folder)) else {
            println!("skipped: no attack strings at {}", corpus.display());
            return;
        };
        for entry in entries {
            let Ok(bytes) = fs::read(entry.unwrap().path()) else { continue };
            for line in String::from_utf8_lossy(&bytes).lines() {
                // An address is a link in every wiki, and a long line takes long to read and says no more.
                if !line.to_lowercase().contains("http") && line.len() < 300 {
                    check(line);
                }
                for wiki in Wiki::ALL {
                    _ = prose(line, 2, wiki);
                }
                elements(&prose(
                    &format!("{line}\n\n```\n{line}\n```\n\n[a](<{line}>)"),
                    2,
                    Wiki::Confluence,
                ));
            }
        }
    }
}

#[test]
fn structure_comes_out_as_what_it_is() {
    #[track_caller]
    fn check(text: &str, confluence: &str, mediawiki: &str, jira: &str) {
        for (wiki, expected) in Wiki::ALL.into_iter().zip([confluence, mediawiki, jira]) {
            assert_eq!(prose(text, 2, wiki), format!("{expected}\n"), "{wiki:?}");
        }
    }
    check(
        "# a\n\n*b* **c** ~~d~~ `e` [f](https://x.org/a_b)",
        "<h3>a</h3>\n<p><em>b</em> <strong>c</strong> <del>d</del> <code>e</code> <a href=\"https://x.org/a_b\">f</a></p>",
        "=== a ===\n\n''b'' '''c''' <s>d</s> <code>e</code> [https://x.org/a_b f]",
        "h3. a\n\n_b_ *c* -d- {{e}} [f|https://x.org/a_b]",
    );
    check(
        "[bank.example](https://evil.example/x) b",
        "<p><a href=\"https://evil.example/x\">bank.example</a> (evil.example) b</p>",
        "[https://evil.example/x bank.example] (evil.example) b",
        "[bank.example|https://evil.example/x] (evil.example) b",
    );
    check(
        "- a\n  1. b\n  2. c\n- d\n\n  e",
        "<ul><li><p>a</p>\n<ol><li>b</li>\n<li>c</li>\n</ol>\n</li>\n<li><p>d</p>\n<p>e</p>\n</li>\n</ul>",
        "* a\n*# b\n*# c\n* d<br>e",
        "* a\n*# b\n*# c\n* d\\\\ e",
    );
    check(
        "- a\n\n  ```\n  b\n  ```",
        "<ul><li><p>a</p>\n<ac:structured-macro ac:name=\"code\"><ac:plain-text-body><![CDATA[b]]></ac:plain-text-body></ac:structured-macro>\n</li>\n</ul>",
        "<ul>\n<li>\na\n\n<pre>\nb\n</pre>\n</li>\n</ul>",
        "* a\n{noformat}\nb\n{noformat}",
    );
    check(
        "3. c\n4. d",
        "<ol start=\"3\"><li>c</li>\n<li>d</li>\n</ol>",
        "<ol start=\"3\">\n<li>\nc\n</li>\n<li>\nd\n</li>\n</ol>",
        "* 3. c\n* 4. d",
    );
    check(
        "- [x] a\n- [ ] b\n  - c",
        "<ac:task-list>\n<ac:task><ac:task-id>1</ac:task-id><ac:task-status>complete</ac:task-status><ac:task-body>a</ac:task-body></ac:task>\n<ac:task><ac:task-id>2</ac:task-id><ac:task-status>incomplete</ac:task-status><ac:task-body>b<ul><li>c</li>\n</ul>\n</ac:task-body></ac:task>\n</ac:task-list>",
        "* ☑ a\n* ☐ b\n** c",
        "* ☑ a\n* ☐ b\n** c",
    );
    check(
        "|a|b|\n|-|-:|\n|c \\| d||",
        "<table><tbody>\n<tr><th>a</th><th style=\"text-align: right;\">b</th></tr>\n<tr><td>c | d</td><td style=\"text-align: right;\"></td></tr>\n</tbody></table>",
        "{| class=\"wikitable\"\n|-\n! a\n! style=\"text-align: right\" | b\n|-\n| c &#124; d\n| style=\"text-align: right\" |  \n|}",
        "||a||b||\n|c ｜ d| |",
    );
    check(
        "> a\n>\n> - b",
        "<blockquote><p>a</p>\n<ul><li>b</li>\n</ul>\n</blockquote>",
        "<blockquote>\na\n\n* b\n</blockquote>",
        "{quote}\na\n\n* b\n{quote}",
    );
    check(
        "wo**r**d ***both***",
        "<p>wo<strong>r</strong>d <em><strong>both</strong></em></p>",
        "wo'''r'''d ''<nowiki/>'''both'''<nowiki/>''",
        "wo{*}r{*}d _*both*_",
    );
    check(
        "![graph](https://x.org/g.png) [a](javascript:x) [b](/c)\n\n---",
        "<p><a href=\"https://x.org/g.png\">Image: graph</a> a (<code>javascript:x</code>) b (<code>/c</code>)</p>\n<hr />",
        "[https://x.org/g.png Image: graph] a (<code>javascript:x</code>) b (<code>/c</code>)\n\n----",
        "[Image: graph|https://x.org/g.png] a ({{javascript:x}}) b ({{/c}})\n\n----",
    );
}

#[test]
fn code_ends_where_it_ends() {
    let code = "a ]]> b\n{noformat} </pre> {{x}} &amp;\n";
    let text = format!("```\n{code}```");
    let storage = prose(&text, 2, Wiki::Confluence);
    assert_eq!(elements(&storage).len(), 3, "{storage}");
    assert_eq!(text_of(&storage).trim_end(), code.trim_end());
    let wiki = prose(&text, 2, Wiki::MediaWiki);
    assert_eq!(wiki, "<pre>\na ]]&gt; b\n{noformat} &lt;/pre&gt; {{x}} &amp;amp;\n</pre>\n");
    let jira = prose(&text, 2, Wiki::Jira);
    assert!(jira.starts_with("{code}\n") && jira.ends_with("\n{code}\n"), "{jira}");
    let both = prose("```\n{code}{noformat}\n```", 2, Wiki::Jira);
    assert_eq!(both.matches("{noformat}").count(), 2, "{both}");
}

#[test]
fn no_page_is_too_deep() {
    let nested: String = (0..300).map(|it| format!("{:it$}- a\n", "")).collect();
    for text in [nested, "> ".repeat(300) + "a", "**".repeat(300) + "a", "|".repeat(3_000)] {
        for wiki in Wiki::ALL {
            assert!(!prose(&text, 2, wiki).is_empty());
        }
    }
    let deep: String = (0..40).map(|it| format!("{:1$}- a\n", "", it * 2)).collect();
    let longest = prose(&deep, 2, Wiki::Jira).lines().map(|it| it.find(' ').unwrap()).max();
    assert_eq!(longest, Some(20), "Jira knows no deeper list");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn random_text_never_becomes_a_mark(line in "[-#*_`~<>|\\\\\\[\\](){}=+.:;&^$!?\"'/ \t0-9a]{1,16}|\\PC{1,12}") {
        check(&line);
    }

    #[test]
    fn typed_text_stays_what_it_was(line in "[ -~]{1,30}") {
        // Every sign of Markdown escaped: the text is text.
        let escape = |it: char| if it.is_ascii_punctuation() { format!("\\{it}") } else { it.to_string() };
        let markdown: String = line.chars().map(escape).collect();
        let storage = prose(&markdown, 2, Wiki::Confluence);
        let text = text_of(&storage);
        prop_assert_eq!(text.trim(), line.trim());
        prop_assert!(elements(&storage).len() <= 2, "{}", storage);
    }

    #[test]
    fn any_prose_is_a_page(text in "[-#*_`~<>|\\\\\\[\\](){}=+.:;&^$!?\"'/ \t\n\r0-9a-c]{0,120}") {
        elements(&prose(&text, 2, Wiki::Confluence));
        for wiki in Wiki::ALL {
            _ = prose(&text, 2, wiki);
        }
    }

    #[test]
    fn any_document_is_a_page(document in arbitrary::postmortem()) {
        elements(&page(&document, Wiki::Confluence));
        _ = (page(&document, Wiki::MediaWiki), page(&document, Wiki::Jira));
    }
}
