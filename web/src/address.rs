//! An id as an address holds it, of a template, of a model or of an element of a page: few letters, so that a route stays as cheap to copy as a number.

use std::fmt;
use std::str::FromStr;

use afterword_core::maturity::ModelId;
use afterword_core::template::TemplateId;

/// The most letters of an id that an address holds.
const MAX_LETTERS: usize = 80;

/// An id that can stand in an address as it is: ASCII letters, digits, hyphens, dots and underscores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct IdAddress {
    letters: [u8; MAX_LETTERS],
    n_letters: u8,
}

impl IdAddress {
    /// The address of the template called `id`; `None` for an id that another program made and no address can hold.
    pub(crate) fn of(id: &TemplateId) -> Option<Self> {
        id.0.parse().ok()
    }

    /// The address of the model called `id`, which any has.
    pub(crate) fn of_model(id: &ModelId) -> Option<Self> {
        id.as_str().parse().ok()
    }

    /// The id of a model.
    pub(crate) fn model(&self) -> Option<ModelId> {
        self.to_string().parse().ok()
    }

    /// The id.
    pub(crate) fn id(&self) -> TemplateId {
        TemplateId(self.to_string())
    }
}

/// The id is too long, empty, or has other letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoAddress;

impl FromStr for IdAddress {
    type Err = NoAddress;

    fn from_str(id: &str) -> Result<Self, NoAddress> {
        let is_plain = |it: u8| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'.' | b'_');
        if id.is_empty() || id.len() > MAX_LETTERS || !id.bytes().all(is_plain) {
            return Err(NoAddress);
        }
        let mut letters = [0; MAX_LETTERS];
        letters[..id.len()].copy_from_slice(id.as_bytes());
        Ok(Self { letters, n_letters: u8::try_from(id.len()).map_err(|_| NoAddress)? })
    }
}

impl fmt::Display for IdAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letters = &self.letters[..usize::from(self.n_letters)];
        letters.iter().try_for_each(|it| write!(f, "{}", char::from(*it)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_plain_letters_read_back() {
        for id in ["standard", "correction-of-error", "0F3ZK9QW2M1T", "samm_2.1", &"x".repeat(80)] {
            let address: IdAddress = id.parse().unwrap();
            assert_eq!(address.to_string(), id);
            assert_eq!(IdAddress::of(&address.id()), Some(address));
        }
    }

    #[test]
    fn what_an_address_cannot_hold_has_none() {
        for id in ["", "a/b", "größe", "a b", "a#b", &"x".repeat(81)] {
            assert_eq!(id.parse::<IdAddress>(), Err(NoAddress), "{id:?}");
        }
    }
}
