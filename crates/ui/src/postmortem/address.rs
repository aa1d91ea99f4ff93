//! Addresses that people typed, shown as links where they lead to the web and as words where they don't.

use yew::prelude::*;

/// Whether `address` is one that a page may lead to.
pub(crate) fn is_web(address: &str) -> bool {
    let address = address.trim().to_ascii_lowercase();
    ["https://", "http://"].iter().any(|it| address.len() > it.len() && address.starts_with(it))
}

/// An address that leads there if it is one of the web, and is only shown if it is not.
pub(crate) fn link(address: &str) -> Html {
    let words = short(address).to_owned();
    if is_web(address) {
        html! {
            <a class="outward" href={address.trim().to_owned()} target="_blank" rel="noopener noreferrer">
                { words }
            </a>
        }
    } else {
        html! { <span class="outward">{ words }</span> }
    }
}

/// The part of an address that tells it from others.
fn short(address: &str) -> &str {
    let bare = address.trim();
    let bare = bare.strip_prefix("https://").or(bare.strip_prefix("http://")).unwrap_or(bare);
    bare.strip_suffix('/').unwrap_or(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_followed() {
        for address in ["https://example.org/x", " HTTP://example.org", "http://a"] {
            assert!(is_web(address), "{address:?}");
        }
        for address in
            ["javascript:alert(1)", "https://", "OPS-1", "", "ftp://a", "data:text/html,x"]
        {
            assert!(!is_web(address), "{address:?}");
        }
    }
}
