//! Where in a tree a cause stands, or is to stand.

use super::CauseId;

/// A place among the causes of one effect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The cause that it is to explain; the problem itself where absent.
    pub under: Option<CauseId>,
    /// The sibling that it is to stand before; last where absent.
    pub before: Option<CauseId>,
}

impl Place {
    /// The last place among the causes of the problem.
    pub const LAST: Self = Self { under: None, before: None };

    /// The last place among the causes of `cause`.
    pub fn last_under(cause: CauseId) -> Self {
        Self { under: Some(cause), before: None }
    }
}
