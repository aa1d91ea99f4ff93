//! Pictures as SVG that stands alone: no styles, scripts or fonts from elsewhere, and the colours of paper.

use std::fmt::Write as _;

use afterword_core::draw::{Form, Ink, Item, Number, Scene, Shape, Text};

/// The picture as a file of its own, on a ground of paper.
///
/// Colours are attributes, and each shape has a class (`fill-accent`, `line-ink`) by which a page may give it other ones. The title
/// and the description are what a screen reader says; a group's label is what a pointer is told.
///
/// ```
/// use afterword_core::draw::Scene;
///
/// let svg = afterword_formats::svg::write(&Scene::new("R & D", 20.0, 10.0));
/// assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 10\""));
/// assert!(svg.contains("<title>R &amp; D</title>"));
/// ```
pub fn write(scene: &Scene) -> String {
    let (width, height) = (Number(scene.width), Number(scene.height));
    let mut out = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    attribute(&mut out, "viewBox", &format!("0 0 {width} {height}"));
    attribute(&mut out, "width", &width.to_string());
    attribute(&mut out, "height", &height.to_string());
    attribute(&mut out, "role", "img");
    attribute(&mut out, "class", "drawing");
    out.push_str(">\n");
    line(&mut out, "title", &scene.title);
    if !scene.description.is_empty() {
        line(&mut out, "desc", &scene.description);
    }
    let (width, height) = (scene.width, scene.height);
    let ground = Form::Rect { x: 0.0, y: 0.0, width, height, radius: 0.0 };
    items(&mut out, &[Shape::filled(ground, Ink::Paper).into()]);
    items(&mut out, &scene.items);
    out.push_str("</svg>\n");
    out
}

fn items(out: &mut String, items: &[Item]) {
    for item in items {
        let tag = item.tag();
        out.push('<');
        out.push_str(tag);
        for (name, value) in item.attributes() {
            attribute(out, name, &value);
        }
        match item {
            Item::Shape(_) => out.push_str("/>\n"),
            Item::Text(text) => {
                lines(out, text);
                out.push_str("</text>\n");
            }
            Item::Group(group) => {
                out.push_str(">\n");
                if !group.label.is_empty() {
                    line(out, "title", &group.label);
                }
                self::items(out, &group.items);
                out.push_str("</g>\n");
            }
        }
    }
}

fn lines(out: &mut String, text: &Text) {
    for (at, line) in text.lines.iter().enumerate() {
        if at == 0 {
            out.push('>');
            escape(out, line);
            continue;
        }
        out.push_str("<tspan");
        for (name, value) in text.line_attributes() {
            attribute(out, name, &value);
        }
        out.push('>');
        escape(out, line);
        out.push_str("</tspan>");
    }
    if text.lines.is_empty() {
        out.push('>');
    }
}

fn line(out: &mut String, tag: &str, text: &str) {
    write!(out, "<{tag}>").expect("writing to a String cannot fail");
    escape(out, text);
    writeln!(out, "</{tag}>").expect("writing to a String cannot fail");
}

fn attribute(out: &mut String, name: &str, value: &str) {
    write!(out, " {name}=\"").expect("writing to a String cannot fail");
    escape(out, value);
    out.push('"');
}

/// Text as XML: marks become entities, and what XML 1.0 forbids becomes the replacement character.
fn escape(out: &mut String, text: &str) {
    for ch in text.chars() {
        match ch {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            ch => out.push(ch),
        }
    }
}

#[cfg(test)]
mod tests {
    use afterword_core::draw::{Group, Text};
    use proptest::prelude::*;

    use super::*;

    fn picture(text: &str) -> String {
        let mut scene = Scene::new(text, 10.0, 10.0);
        scene.description = text.to_owned();
        let mut group = Group { id: text.to_owned(), label: text.to_owned(), ..Group::new("a") };
        let lines = vec![text.to_owned(), text.to_owned()];
        group.push(Text { lines, ..Text::new(1.0, 1.0, 10.0, "") });
        scene.push(group);
        write(&scene)
    }

    /// The marks of XML that are left when all that is text and all values of attributes are taken out.
    fn shape(svg: &str) -> String {
        let (mut out, mut in_tag, mut in_value) = (String::new(), false, false);
        for ch in svg.chars() {
            match ch {
                '<' if !in_value => in_tag = true,
                '>' if !in_value => in_tag = false,
                '"' if in_tag => in_value = !in_value,
                _ if !in_tag || in_value => continue,
                _ => {}
            }
            out.push(ch);
        }
        out
    }

    proptest! {
        #[test]
        fn no_text_becomes_structure(text: String) {
            let svg = picture(&format!("x{text}"));
            prop_assert_eq!(shape(&svg), shape(&picture("x")));
            let is_forbidden = |it: char| matches!(it, '\0'..='\u{8}' | '\u{fffe}' | '\u{ffff}');
            prop_assert!(!svg.contains(is_forbidden), "{svg}");
        }
    }

    #[test]
    fn every_line_of_a_text_is_written() {
        let svg = picture("a<b");
        assert_eq!(svg.matches("a&lt;b").count(), 6);
        assert!(svg.contains("<tspan x=\"1\" dy=\"14\">a&lt;b</tspan>"), "{svg}");
    }
}
