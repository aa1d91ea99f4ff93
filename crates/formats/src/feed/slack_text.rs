//! The marks of a message in Slack as Markdown: mentions, links, code and emphasis; everything else is words.

use super::prose::Prose;
use super::slack::Names;

/// How far a mark is looked for that closes what another has opened.
const REACH: usize = 4_000;

/// Adds `text` to `prose`, a paragraph a line.
pub(super) fn write(text: &str, names: &Names, prose: &mut Prose) {
    let mut rest = text;
    while let Some(start) = rest.find("```") {
        let Some(end) = rest[start + 3..].find("```") else { break };
        lines(&rest[..start], names, prose);
        fence(&rest[start + 3..start + 3 + end], prose);
        rest = &rest[start + end + 6..];
    }
    lines(rest, names, prose);
}

fn fence(code: &str, prose: &mut Prose) {
    let code = plain(code);
    let code = code.trim_matches('\n');
    if !code.trim().is_empty() {
        prose.part();
        prose.raw(&format!("```\n{code}\n```"));
    }
}

fn lines(text: &str, names: &Names, prose: &mut Prose) {
    for line in text.lines().map(str::trim).filter(|it| !it.is_empty()) {
        prose.part();
        let quoted = line.strip_prefix("&gt;").map(|it| it.trim_start_matches("&gt;").trim());
        if let Some(quoted) = quoted.filter(|it| !it.is_empty()) {
            prose.raw("> ");
            inline(quoted, names, prose);
        } else {
            inline(line, names, prose);
        }
    }
}

/// One line: what stands between marks is words.
fn inline(line: &str, names: &Names, prose: &mut Prose) {
    let mut rest = line;
    let mut before = None;
    while !rest.is_empty() {
        let at = next_mark(rest);
        let (words, mark) = rest.split_at(at);
        prose.words(&plain(words));
        before = words.chars().next_back().or(before);
        let Some(ch) = mark.chars().next() else { break };
        let taken = match ch {
            '<' => reference(mark, names, prose),
            '`' => code(mark, prose),
            _ => emphasis(ch, mark, before, prose),
        };
        let n = taken.unwrap_or_else(|| {
            prose.words(&mark[..1]);
            1
        });
        before = mark[..n].chars().next_back();
        rest = &mark[n..];
    }
}

/// Where the next mark may stand in `text`; a low line within a word is none.
fn next_mark(text: &str) -> usize {
    let is_word = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    let mut before = None;
    for (at, ch) in text.char_indices() {
        let is_within = ch == '_' && is_word(before) && is_word(text[at + 1..].chars().next());
        if matches!(ch, '<' | '`' | '*' | '_' | '~') && !is_within {
            return at;
        }
        before = Some(ch);
    }
    text.len()
}

/// `<@U1>`, `<#C1|name>`, `<!here>`, `<https://…|label>`. Returns how long it is.
fn reference(text: &str, names: &Names, prose: &mut Prose) -> Option<usize> {
    let end = near(text).find('>')?;
    let inner = &text[1..end];
    let (target, label) = inner.split_once('|').unwrap_or((inner, ""));
    let label = plain(label);
    match target.chars().next()? {
        '@' => {
            let name = names.get(&target[1..]).map_or(&target[1..], String::as_str);
            prose.words(&format!("@{}", if label.is_empty() { name } else { &label }));
        }
        '#' => {
            prose.words(&format!("#{}", if label.is_empty() { &target[1..] } else { &label }));
        }
        '!' => {
            let name = target[1..].split('^').next().unwrap_or_default();
            prose.words(&if label.is_empty() { format!("@{name}") } else { label });
        }
        _ => link(&plain(target), &label, prose),
    }
    Some(end + 1)
}

fn link(address: &str, label: &str, prose: &mut Prose) {
    let bare = address.strip_prefix("mailto:").unwrap_or(address);
    let is_whole = !address.contains(['<', '>', '\\']) && !address.contains(char::is_whitespace);
    let leads = ["https://", "http://", "mailto:"].iter().any(|it| address.starts_with(it));
    if label.is_empty() || label == bare || !is_whole || !leads {
        if !label.is_empty() && label != bare {
            prose.words(label).raw(" ");
        }
        prose.words(bare);
    } else {
        prose.raw("[").plain(label).raw(&format!("](<{address}>)"));
    }
}

fn code(text: &str, prose: &mut Prose) -> Option<usize> {
    let end = 1 + near(&text[1..]).find('`').filter(|it| *it > 0)?;
    let code = plain(&text[1..end]);
    if code.trim().is_empty() {
        return None;
    }
    prose.raw(&format!("`{code}`"));
    Some(end + 1)
}

/// `*strong*`, `_emphasis_` and `~struck~` around words without marks of their own.
fn emphasis(mark: char, text: &str, before: Option<char>, prose: &mut Prose) -> Option<usize> {
    if before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let inner = near(&text[1..]);
    let end = inner.find(['*', '_', '~', '`', '<'])?;
    let (words, behind) = (&inner[..end], &inner[end..]);
    let is_closed = behind.starts_with(mark)
        && !behind[1..].starts_with(|it: char| it.is_alphanumeric())
        && !words.is_empty()
        && words.trim() == words
        && words.starts_with(char::is_alphanumeric)
        && words.ends_with(char::is_alphanumeric);
    if !is_closed {
        return None;
    }
    let markdown = match mark {
        '*' => "**",
        '_' => "*",
        _ => "~~",
    };
    prose.raw(markdown).words(&plain(words)).raw(markdown);
    Some(end + 2)
}

/// The beginning of `text` in which a closing mark is looked for.
fn near(text: &str) -> &str {
    let end = (0..=REACH.min(text.len())).rev().find(|it| text.is_char_boundary(*it));
    &text[..end.unwrap_or(0)]
}

/// What Slack has written otherwise because of its own marks.
fn plain(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let names = Names::from([("U1".to_owned(), "Jane Doe".to_owned())]);
        let mut prose = Prose::default();
        write(text, &names, &mut prose);
        assert_eq!(prose.finish(), expected, "{text:?}");
    }

    #[test]
    fn marks_of_slack_become_marks_of_markdown() {
        check(
            "<@U1> please, <@U2|bob>, <#C1|ops> <!here> <!subteam^S1|@sre>",
            "@Jane Doe please, @bob, #ops @here @sre",
        );
        check(
            "see <https://a.example/?a=1&amp;b=2|the graph>",
            "see [the graph](<https://a.example/?a=1&b=2>)",
        );
        check("<https://a.example/x_y>", "https://a.example/x_y");
        check("<mailto:a@b.example|a@b.example>", "a@b.example");
        check(
            "*foo* _bar_ ~baz~ [qux](https://chat.example)",
            "**foo** *bar* ~~baz~~ \\[qux\\](https://chat.example)",
        );
        check("`run_if_changed` &amp; a &lt; b", "`run_if_changed` & a \\< b");
        check("logs:\n```a *b*\n&lt;c&gt;```\ndone", "logs:\n\n```\na *b*\n<c>\n```\n\ndone");
        check("&gt; quoted\nnot", "> quoted\n\nnot");
    }

    #[test]
    fn what_is_no_mark_stays_words() {
        check(
            "a * b, 2*3*4, snake_case_name, ~5, <no end",
            "a \\* b, 2\\*3\\*4, snake_case_name, \\~5, \\<no end",
        );
        check("```never closed", "\\`\\`\\`never closed");
        check("<javascript:alert(1)|click>", "click javascript:alert(1)");
        check("# no heading\n- no list", "\\# no heading\n\n\\- no list");
    }
}
