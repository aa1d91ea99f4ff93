//! Where the widgets' script and their data are.

/// The script of the widgets, at an address that a page can name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptAddress(String);

/// A file with data, at an address that a page can name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataAddress(String);

/// What is wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressTrouble {
    /// There is none.
    Empty,
    /// It has a space or another character in it that addresses don't have.
    Character,
    /// It begins with something else than `https://`, `http://` or `/`.
    Scheme,
    /// It has no host.
    Host,
    /// It leads to no script.
    NoScript,
}

impl ScriptAddress {
    /// Reads an address of the web, or one on the same host that begins with a slash.
    ///
    /// ```
    /// use afterword_formats::tag::{AddressTrouble, ScriptAddress};
    ///
    /// let script = ScriptAddress::parse(" https://tools.example.com/afterword/embed/v1/afterword.js ").unwrap();
    /// assert_eq!(script.beside("embed.html"), "https://tools.example.com/afterword/embed/v1/embed.html");
    /// assert_eq!(ScriptAddress::parse("javascript:alert(1)"), Err(AddressTrouble::Scheme));
    /// assert_eq!(ScriptAddress::parse("https://tools.example.com/"), Err(AddressTrouble::NoScript));
    /// ```
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, AddressTrouble> {
        let text = text.trim();
        check(text, false)?;
        if text.ends_with(".js") {
            Ok(Self(text.to_owned()))
        } else {
            Err(AddressTrouble::NoScript)
        }
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of another file in the same folder.
    pub fn beside(&self, file: &str) -> String {
        let folder = self.0.rfind('/').map_or(0, |it| it + 1);
        format!("{}{file}", &self.0[..folder])
    }

    /// Whether it is the script that has everything in it, which is no module.
    pub fn is_inline(&self) -> bool {
        self.0.ends_with("-inline.js")
    }

    /// Whether other machines than this one would look for it on themselves.
    pub fn is_of_this_machine(&self) -> bool {
        let hosts = ["localhost", "127.", "[::1]", "0.0.0.0"];
        let host = self.0.split_once("://").map_or("", |(_, rest)| rest);
        hosts.iter().any(|it| host.starts_with(it))
    }
}

impl DataAddress {
    /// Reads an address as a `src` attribute may have it: of the web, on the same host, or beside the page.
    ///
    /// ```
    /// use afterword_formats::tag::{AddressTrouble, DataAddress};
    ///
    /// assert_eq!(DataAddress::parse("incidents/2026-311.json").unwrap().as_str(), "incidents/2026-311.json");
    /// assert_eq!(DataAddress::parse("data:text/html,x"), Err(AddressTrouble::Scheme));
    /// assert_eq!(DataAddress::parse(""), Err(AddressTrouble::Empty));
    /// ```
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, AddressTrouble> {
        let text = text.trim();
        check(text, true)?;
        Ok(Self(text.to_owned()))
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn check(text: &str, may_be_relative: bool) -> Result<(), AddressTrouble> {
    if text.is_empty() {
        return Err(AddressTrouble::Empty);
    }
    let is_foreign = |it: char| it.is_whitespace() || it.is_control() || "\"<>\\^`{|}".contains(it);
    if text.contains(is_foreign) {
        return Err(AddressTrouble::Character);
    }
    let lower = text.to_ascii_lowercase();
    if let Some(rest) = ["https://", "http://", "//"].iter().find_map(|it| lower.strip_prefix(it)) {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let has_host = host.starts_with(|it: char| it.is_alphanumeric() || it == '[');
        return if has_host { Ok(()) } else { Err(AddressTrouble::Host) };
    }
    if lower.starts_with('/') {
        return Ok(());
    }
    // What stands before a colon is a scheme, unless a path has begun.
    let first = lower.split(['/', '?', '#']).next().unwrap_or_default();
    if may_be_relative && !first.contains(':') { Ok(()) } else { Err(AddressTrouble::Scheme) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_or_leads_nowhere_is_no_address() {
        let check =
            |text, expected| assert_eq!(ScriptAddress::parse(text).err(), expected, "{text}");
        check("/afterword/embed/v1/afterword.js", None);
        check("//cdn.example/afterword.js", None);
        check("https://[::1]:8080/afterword.js", None);
        check("https:///afterword.js", Some(AddressTrouble::Host));
        check("https://", Some(AddressTrouble::Host));
        check("https:afterword.js", Some(AddressTrouble::Scheme));
        check("embed/v1/afterword.js", Some(AddressTrouble::Scheme));
        check("blob:https://x/afterword.js", Some(AddressTrouble::Scheme));
        check("file:///C:/afterword.js", Some(AddressTrouble::Scheme));
        check("/a b.js", Some(AddressTrouble::Character));
        check("/\"onload=alert(1).js", Some(AddressTrouble::Character));
        check("", Some(AddressTrouble::Empty));
    }

    #[test]
    fn this_machine_is_nobody_elses() {
        let is_ours = |text| ScriptAddress::parse(text).unwrap().is_of_this_machine();
        assert!(is_ours("http://127.0.0.1:8080/embed/v1/afterword.js"));
        assert!(is_ours("http://localhost/afterword.js"));
        assert!(!is_ours("https://tools.example.com/localhost/afterword.js"));
        assert!(!is_ours("/afterword.js"));
    }

    #[test]
    fn data_may_stand_beside_the_page() {
        for text in ["a.json", "../a.json", "?title=a:b&action=raw", "dir/a:b.json", "#x"] {
            assert_eq!(DataAddress::parse(text).map(|it| it.0), Ok(text.to_owned()));
        }
        assert_eq!(DataAddress::parse("javascript:alert(1)"), Err(AddressTrouble::Scheme));
        assert_eq!(DataAddress::parse("a:b"), Err(AddressTrouble::Scheme));
    }
}
