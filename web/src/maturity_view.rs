//! What of an assessment of maturity is shown, as an address says it.

use std::fmt;

use afterword_ui::words::word;

/// What of an assessment is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum MaturityView {
    /// The questions, from the first that nobody has answered.
    #[default]
    Assess,
    /// One of them, by its place in the model, from 1 on.
    Question(u16),
    /// The workshop that it is made in: how it is set up, and the ballots.
    Workshop,
    /// The same, on the wall.
    Screen,
    /// All questions with their scores.
    Table,
    /// What it comes to.
    Results,
    /// What to do about it, and when.
    Roadmap,
    /// The figures that suggest scores.
    Figures,
    /// Of whom it is, by which model, and the assessment itself.
    About,
}

/// What an address of a question begins with.
const QUESTION: &str = "question-";

impl MaturityView {
    /// Those that are always there, in their order.
    pub(crate) const ALL: [Self; 7] = [
        Self::Assess,
        Self::Table,
        Self::Workshop,
        Self::Figures,
        Self::Results,
        Self::Roadmap,
        Self::About,
    ];

    /// Reads a part of an address.
    pub(crate) fn parse(part: &str) -> Option<Self> {
        match part.strip_prefix(QUESTION) {
            Some(number) => {
                number.parse().ok().filter(|it: &u16| it.to_string() == number).map(Self::Question)
            }
            None if part == Self::Screen.key() => Some(Self::Screen),
            None => Self::ALL.into_iter().skip(1).find(|it| it.key() == part),
        }
    }

    /// Which of those that are always there it is, or belongs to.
    pub(crate) fn tab(self) -> Self {
        match self {
            Self::Question(_) => Self::Assess,
            Self::Screen => Self::Workshop,
            it => it,
        }
    }

    /// What it is called.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Assess | Self::Question(_) => word::MATURITY_VIEW_ASSESS.text(),
            Self::Workshop | Self::Screen => word::WORKSHOP.text(),
            Self::Table => word::MATURITY_VIEW_TABLE.text(),
            Self::Results => word::MATURITY_VIEW_RESULTS.text(),
            Self::Roadmap => word::MATURITY_VIEW_ROADMAP.text(),
            Self::Figures => word::MATURITY_VIEW_FIGURES.text(),
            Self::About => word::MATURITY_VIEW_ABOUT.text(),
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Assess | Self::Question(_) => "",
            Self::Workshop => "workshop",
            Self::Screen => "screen",
            Self::Table => "table",
            Self::Results => "results",
            Self::Roadmap => "roadmap",
            Self::Figures => "figures",
            Self::About => "about",
        }
    }
}

/// What stands in an address behind the assessment: nothing for its questions.
impl fmt::Display for MaturityView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Assess => Ok(()),
            Self::Question(number) => write!(f, "/{QUESTION}{number}"),
            it => write!(f, "/{}", it.key()),
        }
    }
}
