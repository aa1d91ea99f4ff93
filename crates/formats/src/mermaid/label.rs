//! Text inside a diagram.

use crate::markdown::text::one_line;

/// `text` on one line, with everything that Mermaid 11 would take for a mark as an entity (`#35;`).
///
/// Its labels are Markdown by the time they are drawn, so marks of emphasis and of lists count; its lines are scanned for directives,
/// statements and styles before they are read, so percent signs, semicolons and some colons do.
pub(super) fn escape(text: &str) -> String {
    let text = one_line(text);
    let n_digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for (at, ch) in text.char_indices() {
        let after = text[at + ch.len_utf8()..].chars().next().unwrap_or(' ');
        let is_list = at == n_digits && "-+.)".contains(ch);
        let is_mark = match ch {
            '"' | '#' | '&' | '<' | '>' | '`' | '%' | ';' | ':' | '*' | '~' | '\\' | '$' => true,
            '_' => !before.is_alphanumeric() || !after.is_alphanumeric(),
            ch => ch.is_control(),
        };
        if is_mark || is_list {
            out.push_str(&format!("#{};", u32::from(ch)));
        } else {
            out.push(ch);
        }
        before = ch;
    }
    out
}

/// What [`escape`] was made of, and what people write: entities of either kind, and line breaks.
pub(super) fn unescape(label: &str) -> String {
    let mut out = String::with_capacity(label.len());
    let mut rest = label;
    while let Some(at) = rest.find(['#', '&', '<']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (length, shown) = entity(rest).unwrap_or_else(|| {
            let first = rest.chars().next().unwrap_or(' ');
            (first.len_utf8(), first)
        });
        out.push(shown);
        rest = &rest[length..];
    }
    out.push_str(rest);
    one_line(&out)
}

/// How many bytes the entity at the beginning of `text` has, and what it stands for.
fn entity(text: &str) -> Option<(usize, char)> {
    for tag in ["<br/>", "<br />", "<br>"] {
        if text.get(..tag.len()).is_some_and(|it| it.eq_ignore_ascii_case(tag)) {
            return Some((tag.len(), ' '));
        }
    }
    // No entity is longer than this; a text full of marks must not be searched to its end for each.
    let end = text.bytes().take(10).position(|it| it == b';')?;
    let name = text.get(1..end)?.trim_start_matches('#');
    let shown = match name {
        _ if text.starts_with('<') => return None,
        "quot" => '"',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "nbsp" => ' ',
        number => char::from_u32(number.parse().ok()?)?,
    };
    Some((end + 1, shown))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn labels_read_back(text in "(\\PC|[#;&<>br/\"]){0,40}") {
            prop_assert_eq!(unescape(&escape(&text)), one_line(&text));
        }

        #[test]
        fn no_label_ends_itself(text: String) {
            let label = escape(&text);
            prop_assert!(!label.contains(['"', '\n', '\r', '%', '`', ':']));
        }
    }

    #[test]
    fn marks_become_entities() {
        assert_eq!(escape("say \"hi\"; 5%"), "say #34;hi#34;#59; 5#37;");
        assert_eq!(escape("1. disk_full"), "1#46; disk_full");
        assert_eq!(unescape("a<br/>b &amp; #quot;c#quot;"), "a b & \"c\"");
    }
}
