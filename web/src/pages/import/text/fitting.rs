//! What can be decided about a line.

use afterword_formats::markdown::{LineChoice, Preview};

use super::fate::Kind;

/// What a line can be chosen to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fitting {
    /// Whatever there is.
    Anything,
    /// A field of front matter: text, or the title where it says one text.
    Field { title: bool },
    /// It is what it is.
    Nothing,
}

impl Fitting {
    /// That of `line`, counted from one, which was read as something of `kind`.
    pub(super) fn of(preview: &Preview, line: usize, kind: Kind) -> Self {
        if preview.is_own || kind == Kind::Nothing {
            return Self::Nothing;
        }
        match &preview.front {
            Some(front) if line <= front.last_line => {
                Self::Field { title: front.titles.binary_search(&line).is_ok() }
            }
            _ => Self::Anything,
        }
    }

    pub(super) fn is_anything(self) -> bool {
        self == Self::Anything
    }

    /// Whether the line can be that.
    pub(super) fn takes(self, choice: &LineChoice) -> bool {
        match self {
            Self::Anything => true,
            Self::Field { .. } => *choice == LineChoice::Text,
            Self::Nothing => false,
        }
    }

    pub(super) fn takes_title(self) -> bool {
        self == Self::Anything || self == Self::Field { title: true }
    }
}

#[cfg(test)]
mod tests {
    use afterword_core::Postmortem;
    use afterword_core::id::DocumentId;
    use afterword_formats::markdown::FrontMatter;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn a_field_of_front_matter_offers_what_fits_it_and_no_more() {
        let document = Postmortem::new(DocumentId::v7(0, [0; 10]), Default::default());
        let mut preview = Preview::of(document);
        preview.front = Some(FrontMatter { last_line: 4, titles: vec![2] });
        let of = |line| Fitting::of(&preview, line, Kind::Fact);
        let kinds = |it: Fitting| {
            (it.takes_title(), it.takes(&LineChoice::Text), it.takes(&LineChoice::Entry))
        };
        assert_eq!(kinds(of(2)), (true, true, false));
        assert_eq!(kinds(of(3)), (false, true, false));
        assert_eq!(kinds(of(5)), (true, true, true));
        assert_eq!(kinds(Fitting::of(&preview, 4, Kind::Nothing)), (false, false, false));
        preview.is_own = true;
        assert_eq!(Fitting::of(&preview, 5, Kind::Text), Fitting::Nothing);
    }
}
