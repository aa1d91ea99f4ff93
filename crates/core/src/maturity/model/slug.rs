//! Names that a model gives its parts: short, and the same in every version of it.

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::rc::Rc;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Names a `K` within a model: 1 to 80 letters, digits, hyphens, dots and underscores of ASCII.
///
/// People write these names, unlike an [`Id`](crate::id::Id), and answers are kept by them. `K` keeps a dimension from being taken for a
/// capability.
///
/// ```
/// use afterword_core::maturity::CapabilityId;
///
/// let id: CapabilityId = "service-metrics".parse()?;
/// assert_eq!(id.as_str(), "service-metrics");
/// assert!("service metrics".parse::<CapabilityId>().is_err());
/// # Ok::<(), afterword_core::maturity::ParseSlugError>(())
/// ```
#[derive(Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug<K> {
    text: Rc<str>,
    kind: PhantomData<fn() -> K>,
}

/// No name is longer.
const LONGEST: usize = 80;

impl<K> Slug<K> {
    /// The name as it is written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// An id for what people call `name`: its letters and digits in lower case, with hyphens between its words, and a number behind it
    /// where `is_taken` says that another has it. `instead` where no letter of the name can be in an id.
    ///
    /// ```
    /// use afterword_core::maturity::CapabilityId;
    ///
    /// let free = |name, taken: &str| CapabilityId::free(name, "capability", |it| it.as_str() == taken).to_string();
    /// assert_eq!(free("Alerts & on-call", ""), "alerts-on-call");
    /// assert_eq!(free("Größe", "groesse"), "groesse-2");
    /// assert_eq!(free("…", ""), "capability");
    /// ```
    pub fn free(name: &str, instead: &str, is_taken: impl Fn(&Self) -> bool) -> Self {
        let plain: String = name.to_lowercase().chars().map(in_ascii).collect();
        let words = plain.split(|it: char| !it.is_ascii_alphanumeric()).filter(|it| !it.is_empty());
        let mut slug = String::new();
        for word in words {
            let n_letters = slug.len() + usize::from(!slug.is_empty()) + word.len();
            if n_letters > LONGEST_MADE {
                break;
            }
            if !slug.is_empty() {
                slug.push('-');
            }
            slug.push_str(word);
        }
        if slug.is_empty() {
            let first =
                plain.split(|it: char| !it.is_ascii_alphanumeric()).find(|it| !it.is_empty());
            slug = first.unwrap_or(instead).chars().take(LONGEST_MADE).collect();
        }
        let more = (2_u32..).map(|n| format!("{slug}-{n}"));
        let mut ids = std::iter::once(slug.clone()).chain(more).filter_map(|it| it.parse().ok());
        ids.find(|it| !is_taken(it)).expect("there are more numbers than parts of a model")
    }
}

/// No name that is made here is longer: there is room for a number, and addresses stay short.
const LONGEST_MADE: usize = 48;

/// A letter as ASCII has it: what German writes for its own, and nothing for what has no way of being written.
fn in_ascii(letter: char) -> Cow<'static, str> {
    match letter {
        'ä' => "ae".into(),
        'ö' => "oe".into(),
        'ü' => "ue".into(),
        'ß' => "ss".into(),
        'à' | 'á' | 'â' | 'ã' | 'å' => "a".into(),
        'è' | 'é' | 'ê' | 'ë' => "e".into(),
        'ì' | 'í' | 'î' | 'ï' => "i".into(),
        'ò' | 'ó' | 'ô' | 'õ' => "o".into(),
        'ù' | 'ú' | 'û' => "u".into(),
        'ç' => "c".into(),
        'ñ' => "n".into(),
        it => it.to_string().into(),
    }
}

impl<K> FromStr for Slug<K> {
    type Err = ParseSlugError;

    fn from_str(text: &str) -> Result<Self, ParseSlugError> {
        let may_be = |it: u8| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'.' | b'_');
        let is_name = (1..=LONGEST).contains(&text.len()) && text.bytes().all(may_be);
        is_name.then(|| Self { text: text.into(), kind: PhantomData }).ok_or(ParseSlugError)
    }
}

impl<K> TryFrom<String> for Slug<K> {
    type Error = ParseSlugError;

    fn try_from(text: String) -> Result<Self, ParseSlugError> {
        text.parse()
    }
}

impl<K> From<Slug<K>> for String {
    fn from(it: Slug<K>) -> Self {
        it.text.as_ref().to_owned()
    }
}

impl<K> fmt::Display for Slug<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl<K> fmt::Debug for Slug<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

// Written out, because deriving would ask the same of `K`, which is only a name.

impl<K> Clone for Slug<K> {
    fn clone(&self) -> Self {
        Self { text: self.text.clone(), kind: PhantomData }
    }
}

impl<K> PartialEq for Slug<K> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<K> Eq for Slug<K> {}

impl<K> PartialOrd for Slug<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<K> Ord for Slug<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.text.cmp(&other.text)
    }
}

impl<K> Hash for Slug<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

/// The text is no name of a part of a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseSlugError;

impl fmt::Display for ParseSlugError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id is 1 to 80 letters, digits, hyphens, dots and underscores")
    }
}

impl std::error::Error for ParseSlugError {}
