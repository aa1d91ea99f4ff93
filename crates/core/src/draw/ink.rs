//! The colours of pictures: names that a page may give its own values, and the values on paper.

/// A colour by what it is for.
///
/// On a page the class that goes with it takes the page's own colour, light or dark; on paper and in a file of its own the picture
/// has the value that is given here, which is the page's light one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ink {
    /// The page.
    Paper,
    /// What lies on the page.
    Raised,
    /// What lies deeper than the page.
    Sunk,
    /// What is read.
    Ink,
    /// What is read second.
    InkSoft,
    /// What is glanced at.
    InkFaint,
    /// Between things.
    Line,
    /// Around things.
    LineStrong,
    /// What can be done, and what stands out.
    Accent,
    /// The ground of what stands out.
    Selected,
    /// The darkest ground.
    Spine,
    /// What is read on the darkest ground.
    OnSpine,
    /// It went well.
    Good,
    /// The ground of what went well.
    GoodSoft,
    /// It needs a look.
    Warn,
    /// The ground of what needs a look.
    WarnSoft,
    /// It went badly.
    Bad,
    /// The ground of what went badly.
    BadSoft,
}

impl Ink {
    /// All of them.
    pub const ALL: [Self; 18] = [
        Self::Paper,
        Self::Raised,
        Self::Sunk,
        Self::Ink,
        Self::InkSoft,
        Self::InkFaint,
        Self::Line,
        Self::LineStrong,
        Self::Accent,
        Self::Selected,
        Self::Spine,
        Self::OnSpine,
        Self::Good,
        Self::GoodSoft,
        Self::Warn,
        Self::WarnSoft,
        Self::Bad,
        Self::BadSoft,
    ];

    /// The name of the page's token (`--accent`), and the end of the classes `fill-accent` and `line-accent`.
    pub fn name(self) -> &'static str {
        self.values().0
    }

    /// The colour on paper.
    pub fn hex(self) -> &'static str {
        self.values().1
    }

    fn values(self) -> (&'static str, &'static str) {
        match self {
            Self::Paper => ("paper", "#faf8f4"),
            Self::Raised => ("raised", "#fffefb"),
            Self::Sunk => ("sunk", "#f2efe8"),
            Self::Ink => ("ink", "#1d2126"),
            Self::InkSoft => ("ink-soft", "#474d54"),
            Self::InkFaint => ("ink-faint", "#62676c"),
            Self::Line => ("line", "#e0dbd0"),
            Self::LineStrong => ("line-strong", "#878378"),
            Self::Accent => ("accent", "#0a6761"),
            Self::Selected => ("selected", "#dcebe7"),
            Self::Spine => ("spine", "#1f3136"),
            Self::OnSpine => ("on-spine-strong", "#ffffff"),
            Self::Good => ("good", "#22683c"),
            Self::GoodSoft => ("good-soft", "#e2efe2"),
            Self::Warn => ("warn", "#7d5200"),
            Self::WarnSoft => ("warn-soft", "#f8ecce"),
            Self::Bad => ("bad", "#a3202f"),
            Self::BadSoft => ("bad-soft", "#f9e3e0"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture on paper and on a page in daylight is the same picture.
    #[test]
    fn colours_are_the_light_ones_of_the_page() {
        let tokens = include_str!("../../../../static/styles/tokens.css");
        for ink in Ink::ALL {
            let declared = format!("--{}: light-dark({},", ink.name(), ink.hex());
            assert!(tokens.contains(&declared), "{declared}");
        }
    }
}
