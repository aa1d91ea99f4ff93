//! A judge of HTML that was made of prose: only the tags that we write, and no address that a browser would run.

/// The tags that prose becomes, closed ones aside.
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

/// What is wrong with the tags of `html`, read character by character and not by the code that wrote them.
pub(crate) fn wrong(html: &str) -> Option<String> {
    for (at, _) in html.match_indices('<') {
        let tag = html[at..].split_once('>').map(|(tag, _)| tag)?;
        let name: String = tag.chars().skip(1).take_while(|it| *it != ' ').collect();
        if !TAGS.contains(&name.trim_start_matches('/')) {
            return Some(format!("{tag}>"));
        }
        let mut rest = &tag[1 + name.len()..];
        while let Some((attribute, after)) = rest.trim_start().split_once("=\"") {
            let (value, after) = after.split_once('"')?;
            let is_fine = match attribute {
                "href" => is_harmless(value),
                "rel" | "class" | "start" | "title" => true,
                _ => false,
            };
            if !is_fine {
                return Some(format!("{tag}>"));
            }
            rest = after;
        }
        if !rest.trim().is_empty() {
            return Some(format!("{tag}>"));
        }
    }
    None
}

/// Whether the browser's reading of an address (blanks and line breaks out, entities in) begins with no scheme but ours.
fn is_harmless(value: &str) -> bool {
    let value = value.replace("&amp;", "&").replace("&#39;", "'").replace("&quot;", "\"");
    let value: String = value.chars().filter(|it| !it.is_control()).collect();
    let value = value.trim_start().to_ascii_lowercase();
    let scheme: String =
        value.chars().take_while(|it| it.is_ascii_alphanumeric() || "+-.".contains(*it)).collect();
    let has_scheme = value[scheme.len()..].starts_with(':') && !scheme.is_empty();
    !has_scheme || ["http", "https", "mailto"].contains(&scheme.as_str())
}
