//! HTML that comes out holds what was typed as text, and no other element than those that we write.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod harmless;

use std::fs;
use std::path::Path;

use afterword_core::Postmortem;
use afterword_core::draw::Words;
use afterword_core::id::DocumentId;
use afterword_core::postmortem::MetricCatalogue;
use afterword_core::template::Template;
use afterword_formats::html;
use afterword_formats::markdown::{ReadContext, read};
use harmless::wrong;
use proptest::prelude::*;

#[track_caller]
fn check(text: &str) {
    assert_eq!(wrong(&html::prose(text, 2)), None, "{text:?}");
}

#[test]
fn the_judge_sees_what_is_wrong() {
    assert!(wrong("<script>x</script>").is_some());
    assert!(wrong("<p onclick=\"x\">").is_some());
    assert!(wrong("<a href=\"javascript:x\">").is_some());
    assert!(wrong("<a href=\"java\tscript:x\">").is_some());
    assert_eq!(wrong("<p><a href=\"https://x.org\" rel=\"nofollow\">x</a></p>"), None);
}

/// Published attack strings, plain and where Markdown takes an address. They lie beside the checkout; without them the test says so.
#[test]
fn attack_strings_come_out_as_text() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    let mut n = 0;
    for folder in ["xss", "blns"] {
        let Ok(entries) = fs::read_dir(corpus.join(folder)) else {
            println!("skipped: no attack strings at {}", corpus.display());
            return;
        };
        for entry in entries {
            let Ok(bytes) = fs::read(entry.unwrap().path()) else { continue };
            for line in String::from_utf8_lossy(&bytes).lines() {
                n += 1;
                check(line);
                check(&format!("[a](<{line}>)"));
                check(&format!("![a]({line})"));
                check(&format!("| a |\n|---|\n| {line} |"));
            }
        }
    }
    assert!(n > 1_000, "only {n} lines");
}

#[test]
fn structure_comes_out_as_what_it_is() {
    let check = |text: &str, expected: &str| assert_eq!(html::prose(text, 2), expected, "{text:?}");
    check(
        "# a\n\n## b\n\n### c\n\n#### d\n\n##### e",
        "<h3>a</h3>\n<h4>b</h4>\n<h5>c</h5>\n<h6>d</h6>\n<h6>e</h6>\n",
    );
    check("- [x] done\n- to do", "<ul><li class=\"task\">☑ done</li>\n<li>to do</li>\n</ul>\n");
    check("3. c", "<ol start=\"3\">\n<li>c</li>\n</ol>\n");
    check(
        "|a|b|\n|-|-:|\n|1|2|",
        "<table>\n<thead>\n<tr><th>a</th><th class=\"is-end\">b</th></tr>\n</thead>\n<tbody>\n<tr><td>1</td><td class=\"is-end\">2</td></tr>\n</tbody>\n</table>\n",
    );
    check("```\na < b\n```", "<pre><code>a &lt; b\n</code></pre>\n");
    check(
        "![graph](https://x.org/g.png)",
        "<p><a href=\"https://x.org/g.png\" rel=\"noopener noreferrer nofollow\">Image: graph</a></p>\n",
    );
    check(
        "[bank.example](https://evil.example/x) b",
        "<p><a href=\"https://evil.example/x\" rel=\"noopener noreferrer nofollow\">bank.example</a><span class=\"link-host\"> (evil.example)</span> b</p>\n",
    );
}

#[test]
fn a_whole_page_has_its_drawings_and_a_closed_policy() {
    let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z").unwrap();
    let zones = |_: &afterword_core::time::Zone, local: chrono::NaiveDateTime| {
        Some(local.and_utc().fixed_offset())
    };
    let zone = Default::default();
    let context = ReadContext { name: "", now, zone: &zone, zones: &zones };
    let text = "# R & D <b>\n\n## Timeline\n\n- 2025-10-01 14:32 errors\n- 2025-10-01 14:52 over\n";
    let mut n = 0;
    let mut ids = || {
        n += 1;
        n
    };
    let document = read(text, &mut ids, context).document;
    let page = |document: &Postmortem| {
        let template = &Template::shipped()[0];
        html::write(document, template, MetricCatalogue::shipped(), &Words::english())
    };
    let html = page(&document);
    assert!(html.contains("<title>R &amp; D &lt;b&gt;</title>"), "{html}");
    assert!(html.contains("default-src 'none'"));
    assert_eq!(html.matches("<svg").count(), 1);
    assert!(html.contains("<strong>2025-10-01 14:32</strong>"), "{html}");
    assert_eq!(html, page(&document), "the same document gives the same bytes");
    let blank = page(&Postmortem::new(DocumentId::v7(0, [0; 10]), now));
    assert!(blank.contains("<h1>Untitled postmortem</h1>") && !blank.contains("<section>"));
}

proptest! {
    #[test]
    fn any_text_comes_out_as_text(text in "[ -~äß\\n\\t<>&\"'`*_\\[\\]()#|:/-]{0,200}") {
        prop_assert_eq!(wrong(&html::prose(&text, 2)), None);
    }
}
