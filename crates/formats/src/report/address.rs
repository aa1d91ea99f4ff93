//! Addresses as Markdown takes them between the brackets of a link.

use afterword_core::prose::Address;

/// `address` so that it stays one address wherever Markdown is read; `None` where it leads astray.
pub(crate) fn destination(address: &str) -> Option<String> {
    let address = Address::parse(address)?;
    let mut out = String::new();
    for letter in address.as_str().chars() {
        match letter {
            // An address may hold it, and `&copy;` is another letter to Markdown.
            '&' => out.push_str("&amp;"),
            '(' | ')' | '<' | '>' | '\\' | '[' | ']' | '"' | '\'' | '`' | '|' | '*' => {
                encode(letter, &mut out);
            }
            _ if letter.is_whitespace() || letter.is_control() => encode(letter, &mut out),
            _ => out.push(letter),
        }
    }
    Some(out)
}

/// The letter as the bytes of UTF-8, each as `%` and two digits (RFC 3986, section 2.1).
fn encode(letter: char, out: &mut String) {
    let mut bytes = [0; 4];
    for byte in letter.encode_utf8(&mut bytes).bytes() {
        out.push_str(&format!("%{byte:02X}"));
    }
}

/// A path below a folder as a relative address: its parts parted by `/`, and nothing in them that an address reads otherwise.
///
/// ```
/// use afterword_formats::report::path_address;
///
/// assert_eq!(path_address("2025/a b #1: 50 %.md"), "2025/a%20b%20%231%3A%2050%20%25.md");
/// ```
pub fn path_address(path: &str) -> String {
    let mut out = String::new();
    for letter in path.chars() {
        let is_plain = letter.is_alphanumeric() || "-._~/".contains(letter);
        if is_plain { out.push(letter) } else { encode(letter, &mut out) }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_leads_astray_is_no_link() {
        assert_eq!(destination("javascript:alert(1)"), None);
        assert_eq!(destination("a (b)?x=1&y=2#c").as_deref(), Some("a%20%28b%29?x=1&amp;y=2#c"));
        assert_eq!(destination("größe/a_b.md").as_deref(), Some("größe/a_b.md"));
    }

    proptest! {
        #[test]
        fn a_path_is_an_address_that_stays_here(path in "[a-z:%/# äß()\\[\\]<>&\\\\]{1,20}") {
            let address = path_address(&path);
            prop_assert_eq!(Address::parse(&address).map(|it| it.leads_out()), Some(path.starts_with("//")));
            prop_assert_eq!(destination(&address), Some(address));
        }
    }
}
