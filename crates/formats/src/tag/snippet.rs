//! The text of a tag and of a frame.

use std::fmt::{self, Write as _};

use super::{DataAddress, ScriptAddress, Widget};
use crate::html::Escaped;
use crate::link;

/// A widget that somebody wants on a page: of what, and how it looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Which one.
    pub widget: Widget,
    /// What is shown in it.
    pub data: Data,
    /// How.
    pub looks: Looks,
}

/// Where a widget has its data from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Data {
    /// It needs none.
    None,
    /// JSON that goes along.
    Inside(String),
    /// A file.
    File(DataAddress),
}

/// What can be said about a widget besides its data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looks {
    /// Light, dark, or as the page.
    pub theme: Theme,
    /// The tag of a language; that of the page where there is none.
    pub language: Option<String>,
    /// Whether whoever reads the page may change what is in it. Nothing of that is kept.
    pub is_editable: bool,
    /// JSON that the widget needs besides its data: the attribute, and the text.
    pub besides: Option<(&'static str, String)>,
}

/// Whether it is light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the page.
    #[default]
    Page,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Page, Self::Light, Self::Dark];

    fn key(self) -> Option<&'static str> {
        match self {
            Self::Page => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}

/// The kind of page that a tag is written into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// HTML, as somebody writes it or a macro takes it.
    #[default]
    Html,
    /// A wiki that was taught the tags, and has the script already: `MediaWiki` and `DokuWiki` with what comes along for them.
    Wiki,
    /// Markdown that pages are made of, with the script named once for all of them: `MkDocs`.
    Markdown,
}

impl Page {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Html, Self::Wiki, Self::Markdown];
}

/// How a frame is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FrameAs {
    /// As HTML, with the script that gives it its height.
    #[default]
    Html,
    /// As an address, for editors that want no more.
    Address,
}

impl FrameAs {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Html, Self::Address];
}

/// The tag, for a page of that kind, with the script where the page does not have it from elsewhere.
///
/// ```
/// use afterword_formats::tag::{Data, Looks, Page, ScriptAddress, Tag, Widget, tag};
///
/// let script = ScriptAddress::parse("/afterword/embed/v1/afterword.js").unwrap();
/// let data = Data::Inside(r#"{"actions":["</script>"]}"#.to_owned());
/// let wanted = Tag { widget: Widget::Actions, data, looks: Looks::default() };
/// let text = tag(&wanted, Page::Html, &script);
/// assert!(text.starts_with(r#"<script type="module" src="/afterword/embed/v1/afterword.js"></script>"#));
/// assert!(text.contains(r#"{"actions":["\u003c/script\u003e"]}"#));
/// ```
pub fn tag(wanted: &Tag, page: Page, script: &ScriptAddress) -> String {
    let name = wanted.widget.key();
    let mut out = String::new();
    if page == Page::Html {
        let kind = if script.is_inline() { "defer" } else { "type=\"module\"" };
        out += &format!("<script {kind} src=\"{}\"></script>\n", Escaped(script.as_str()));
    }
    if page == Page::Markdown {
        // A block of HTML, which Markdown keeps its hands off.
        out += "<div>\n";
    }
    out += &format!("<afterword-{name}");
    for (name, value) in wanted.attributes() {
        // What is said in an attribute of a wiki is said again by the wiki: letters that mean something to it are names there.
        out += &match value {
            Said::ByItsName => format!(" {name}"),
            Said::Text(text) => format!(" {name}=\"{}\"", Escaped(text)),
            Said::Json(json) => format!(" {name}=\"{}\"", Escaped(&Harmless(json).to_string())),
        };
    }
    out.push('>');
    if let Data::Inside(json) = &wanted.data {
        let json = Harmless(json);
        out += &match page {
            Page::Html => format!("\n<script type=\"application/json\">\n{json}\n</script>\n"),
            Page::Wiki => format!("\n{json}\n"),
            // In the attributes and texts of other elements quotes are quotes, and all that is more is gone from this JSON.
            Page::Markdown => format!("<pre>\n{json}\n</pre>"),
        };
    }
    out += &format!("</afterword-{name}>\n");
    if page == Page::Markdown {
        out += "</div>\n";
    }
    out
}

/// The frame: the address of a page that shows the widget, and what has to stand around it. `title` is what screen readers call it.
///
/// ```
/// use afterword_formats::tag::{Data, FrameAs, Looks, ScriptAddress, Tag, Widget, frame};
///
/// let script = ScriptAddress::parse("https://tools.example.com/embed/v1/afterword.js").unwrap();
/// let wanted = Tag { widget: Widget::Severity, data: Data::None, looks: Looks::default() };
/// assert_eq!(
///     frame(&wanted, "How bad is it?", FrameAs::Address, &script),
///     "https://tools.example.com/embed/v1/embed.html#widget=severity\n"
/// );
/// ```
pub fn frame(wanted: &Tag, title: &str, how: FrameAs, script: &ScriptAddress) -> String {
    /// What the page in the frame may do: run, ask its own host, and open what somebody clicks in a window of its own.
    const MAY: &str = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";
    let address = address(wanted, script);
    if how == FrameAs::Address {
        return format!("{address}\n");
    }
    let (address, title) = (Escaped(&address), Escaped(title));
    let mut out =
        format!("<iframe src=\"{address}\" title=\"{title}\" width=\"100%\" height=\"400\"");
    out += &format!(" loading=\"lazy\" sandbox=\"{MAY}\"></iframe>\n");
    let resizer = script.beside("frame.js");
    out += &format!("<script defer src=\"{}\"></script>\n", Escaped(&resizer));
    out
}

/// The address of a page that shows the widget and nothing else.
pub fn address(wanted: &Tag, script: &ScriptAddress) -> String {
    let mut out = script.beside("embed.html");
    out += "#widget=";
    out += wanted.widget.key();
    for (name, value) in wanted.attributes() {
        let value = match value {
            Said::ByItsName => "true",
            Said::Text(it) | Said::Json(it) => it,
        };
        out += &format!("&{name}={}", Encoded(value));
    }
    if let Data::Inside(json) = &wanted.data {
        out += &format!("&data={}", link::pack(json));
    }
    out
}

/// A picture in a file of that name, as HTML.
///
/// ```
/// assert_eq!(
///     afterword_formats::tag::image("a.svg", "Who \"did\" what"),
///     "<img src=\"a.svg\" alt=\"Who &quot;did&quot; what\">\n"
/// );
/// ```
pub fn image(file: &str, words: &str) -> String {
    format!("<img src=\"{}\" alt=\"{}\">\n", Escaped(file), Escaped(words))
}

/// What an attribute says.
enum Said<'a> {
    /// No more than its name.
    ByItsName,
    /// What has to be read back letter for letter; an address may begin as JSON does.
    Text(&'a str),
    /// What has to be read back as the same JSON.
    Json(&'a str),
}

impl Tag {
    /// The attributes of the element, in their order.
    fn attributes(&self) -> Vec<(&'static str, Said<'_>)> {
        let Looks { theme, language, is_editable, besides } = &self.looks;
        let mut out = Vec::new();
        if let Data::File(address) = &self.data {
            out.push(("src", Said::Text(address.as_str())));
        }
        out.extend(theme.key().map(|it| ("theme", Said::Text(it))));
        let language = language.as_deref().filter(|it| !it.is_empty());
        out.extend(language.map(|it| ("lang", Said::Text(it))));
        out.extend(is_editable.then_some(("editable", Said::ByItsName)));
        out.extend(besides.as_ref().map(|(name, json)| (*name, Said::Json(json))));
        out
    }
}

/// JSON without a letter that means something to HTML, or to what pages are made with: these stand only in its texts, where they may be
/// written as their numbers. Nothing in it ends a script or begins a remark, and it is the same JSON.
struct Harmless<'a>(&'a str);

impl fmt::Display for Harmless<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for letter in self.0.chars() {
            match letter {
                // Wikis have a meaning for two of some of these; one of them by its number is enough.
                '<' | '>' | '&' | '\'' | '`' | '\u{2028}' | '\u{2029}' | '\u{feff}' => {
                    write!(f, "\\u{:04x}", u32::from(letter))?;
                }
                '\n' | '\r' | '\t' => f.write_char(' ')?,
                letter => f.write_char(letter)?,
            }
        }
        Ok(())
    }
}

/// Text as the value of a parameter.
struct Encoded<'a>(&'a str);

impl fmt::Display for Encoded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for byte in self.0.bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                    f.write_char(byte.into())?;
                }
                byte => write!(f, "%{byte:02X}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    fn script() -> ScriptAddress {
        ScriptAddress::parse("https://tools.example.com/a/embed/v1/afterword.js").unwrap()
    }

    fn of(data: Data, looks: Looks) -> Tag {
        Tag { widget: Widget::Timeline, data, looks }
    }

    fn looks(besides: &str) -> Looks {
        let besides = Some(("model", besides.to_owned()));
        Looks { theme: Theme::Dark, language: Some("de".into()), is_editable: true, besides }
    }

    /// The text of a quoted attribute, as a browser reads it.
    fn unescaped(text: &str) -> String {
        let names =
            [("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
        names.iter().fold(text.to_owned(), |text, (name, letter)| text.replace(name, letter))
    }

    /// What stands between the only `from` of `text` and the next `to`.
    fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
        let (_, rest) = text.split_once(from).unwrap();
        rest.split_once(to).unwrap().0
    }

    fn decoded(text: &str) -> String {
        let bytes = text.as_bytes();
        let (mut out, mut at) = (Vec::new(), 0);
        while at < bytes.len() {
            if bytes[at] == b'%' {
                out.push(u8::from_str_radix(&text[at + 1..at + 3], 16).unwrap());
                at += 3;
            } else {
                out.push(bytes[at]);
                at += 1;
            }
        }
        String::from_utf8(out).unwrap()
    }

    /// Texts that have ended what they stood in, somewhere.
    const HOSTILE: [&str; 14] = [
        "</script><script>alert(1)</script>",
        "<!-- <script>",
        "-->",
        "]]>",
        "</afterword-timeline>",
        "</pre></div>",
        "\" onclick=\"alert(1)",
        "&quot; &amp;lt; &#60;",
        "{{template}} [[link]] <nowiki>",
        "~~~~ ''' ``` $$",
        "\u{2028}\u{2029}\u{feff}\u{0}",
        "\r\n\r\n# heading",
        "\\\"\\u003c/script>",
        "😀 \u{202e}",
    ];

    fn holds(text: &str) {
        let value = json!({ "title": text, text: [text] });
        let (json, data) = (value.to_string(), Data::Inside(value.to_string()));
        let reads = |text: &str| assert_eq!(serde_json::from_str::<Value>(text).unwrap(), value);
        let page = tag(&of(data.clone(), looks(&json)), Page::Html, &script());
        // Nothing but this mark can end a script, and it is not in it.
        let inside = between(
            &page,
            "<script type=\"application/json\">",
            "</script>\n</afterword-timeline>\n",
        );
        assert!(!inside.contains('<'), "{inside}");
        reads(inside);
        reads(&unescaped(between(&page, " model=\"", "\"")));
        for (kind, from, to) in [
            (Page::Wiki, "editable>", "</afterword-timeline>\n"),
            (Page::Markdown, "editable><pre>", "</pre></afterword-timeline>\n</div>\n"),
        ] {
            let page =
                tag(&of(data.clone(), Looks { besides: None, ..looks("") }), kind, &script());
            let inside = between(&page, from, to);
            assert!(!inside.contains(['<', '>', '&', '`', '\'']), "{inside}");
            assert!(!inside.trim().contains('\n'), "a blank line would end a block of HTML");
            reads(inside);
        }
        let frame = frame(&of(data, looks(&json)), text, FrameAs::Html, &script());
        assert_eq!(unescaped(between(&frame, " title=\"", "\"")), text.replace('\0', "\u{fffd}"));
        let address = unescaped(between(&frame, " src=\"", "\""));
        let (before, packed) = address.split_once("&data=").unwrap();
        reads(&link::unpack(packed, 1_000_000).unwrap());
        reads(&decoded(between(&format!("{before}&"), "&model=", "&")));
        assert!(before.starts_with(
            "https://tools.example.com/a/embed/v1/embed.html#widget=timeline&theme=dark&lang=de&editable=true&model="
        ));
        assert_eq!(frame.matches('<').count(), 4, "{frame}");
    }

    #[test]
    fn what_has_broken_others_stays_data() {
        HOSTILE.iter().for_each(|it| holds(it));
    }

    proptest! {
        #[test]
        fn any_text_stays_data(text in any::<String>(), at in 0..HOSTILE.len()) {
            holds(&text);
            holds(&format!("{text}{}{text}", HOSTILE[at]));
        }

        #[test]
        fn any_address_stays_an_address(text in any::<String>()) {
            if let Ok(address) = DataAddress::parse(&text) {
                let wanted = of(Data::File(address.clone()), Looks::default());
                let page = tag(&wanted, Page::Wiki, &script());
                prop_assert_eq!(unescaped(between(&page, " src=\"", "\"")), address.as_str());
                prop_assert_eq!(page.matches('<').count(), 2);
            }
        }
    }

    /// It was escaped as JSON is, and led elsewhere.
    #[test]
    fn an_address_that_begins_as_json_does_stays_as_it_is() {
        let data = Data::File(DataAddress::parse("[2026]/a.json?b=1&c='d'").unwrap());
        let page = tag(&of(data, Looks::default()), Page::Wiki, &script());
        assert_eq!(unescaped(between(&page, " src=\"", "\"")), "[2026]/a.json?b=1&c='d'");
    }

    #[test]
    fn a_tag_says_no_more_than_it_has_to() {
        let bare = of(Data::None, Looks::default());
        assert_eq!(
            tag(&bare, Page::Wiki, &script()),
            "<afterword-timeline></afterword-timeline>\n"
        );
        let inline = ScriptAddress::parse("/e/afterword-inline.js").unwrap();
        let page = tag(&bare, Page::Html, &inline);
        assert!(page.starts_with("<script defer src=\"/e/afterword-inline.js\"></script>\n"));
        assert_eq!(address(&bare, &inline), "/e/embed.html#widget=timeline");
    }
}
