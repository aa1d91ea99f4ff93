//! How much of an error budget the incident spent.

use crate::amount::Share;
use crate::error_budget::{Objective, Window, spent_millionths};
use crate::postmortem::{Postmortem, Slo};

/// The share of the window's error budget that the incident spent, in millionths; it can exceed the whole.
///
/// Bad minutes are the impact duration times the share of requests that failed; the budget is the window times one minus the
/// objective (Google SRE workbook, “Implementing SLOs”). `None` while any of the three is unknown, or if the objective leaves
/// no budget.
///
/// ```
/// # use afterword_core::{id::DocumentId, postmortem::*};
/// # let at = |text: &str| chrono::DateTime::parse_from_rfc3339(text).unwrap();
/// # let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), at("2025-10-01T00:00:00Z"));
/// postmortem.moments.insert(MomentKey::ImpactStarted, Moment::At(at("2025-10-01T14:00:00Z")));
/// postmortem.moments.insert(MomentKey::ImpactEnded, Moment::At(at("2025-10-01T14:43:12Z")));
/// postmortem.impact.requests_share = Some("50 %".parse()?);
/// postmortem.impact.slo = Some(Slo { objective: "99.9 %".parse()?, window_days: 30 });
/// // 43.2 minutes at one half are 21.6 bad minutes, of 43.2 allowed.
/// assert_eq!(budget_spent(&postmortem), Some(500_000));
/// # Ok::<(), afterword_core::amount::ParseAmountError>(())
/// ```
pub fn budget_spent(postmortem: &Postmortem) -> Option<u64> {
    let (start, end) = postmortem.impact_span()?;
    let seconds = u64::try_from((end - start).num_seconds()).ok()?;
    let failed = postmortem.impact.requests_share?;
    postmortem.impact.slo?.spent(seconds, failed)
}

impl Slo {
    /// The share of its budget that so many seconds spend in which the share `failed` did, in millionths; `None` if it leaves no budget,
    /// or nothing else.
    ///
    /// ```
    /// use afterword_core::amount::Share;
    /// use afterword_core::postmortem::Slo;
    ///
    /// let slo = Slo { objective: "99.9 %".parse()?, window_days: 30 };
    /// assert_eq!(slo.spent(2_592, Share::ALL), Some(1_000_000));
    /// # Ok::<(), afterword_core::amount::ParseAmountError>(())
    /// ```
    pub fn spent(self, seconds: u64, failed: Share) -> Option<u64> {
        let objective = Objective::from_share(self.objective)?;
        let window = Some(self.window_days).filter(|it| *it > 0).map(Window::Rolling)?;
        spent_millionths(seconds, failed, objective, window.seconds())
    }
}
