//! What a response costs: hours by role, at a rate, with the review meeting that follows; and what its participants say of it.

use super::{Effort, Feedback, Postmortem, Response};
use crate::amount::{Currency, Money};

/// How far a role keeps somebody from other work, in hundredths, and the words by which the role is known.
///
/// The weights are those of Netflix Dispatch (`incident_cost`): who only reports or watches is not taken from other work whole.
const ENGAGEMENT: [(u64, &[&str]); 4] = [
    (100, &["commander", "lead", "incident commander", "technical lead", "communications lead"]),
    (75, &["scribe", "liaison", "customer liaison", "communications liaison"]),
    (50, &["participant", "participants", "reporter", "reporters"]),
    (0, &["observer", "observers", "shadow", "shadows"]),
];

/// The share of their time that people of `role` give to an incident, in hundredths.
///
/// A role that is not known counts whole: whoever entered hours for it meant them.
///
/// ```
/// use afterword_core::postmortem::engagement;
///
/// assert_eq!(engagement("Scribe"), 75);
/// assert_eq!(engagement("observers"), 0);
/// assert_eq!(engagement("database on-call"), 100);
/// ```
pub fn engagement(role: &str) -> u64 {
    let role = role.trim();
    let is_role = |names: &[&str]| names.iter().any(|it| it.eq_ignore_ascii_case(role));
    ENGAGEMENT.iter().find(|(_, names)| is_role(names)).map_or(100, |(weight, _)| *weight)
}

/// The hourly rate of somebody who costs `annual` a year and works `hours` in it, rounded up to the next whole unit of the
/// currency; `None` if nobody works.
///
/// ```
/// use afterword_core::postmortem::hourly_rate;
///
/// assert_eq!(hourly_rate("140,000 EUR".parse()?, 2_080).map(|it| it.to_string()), Some("68 EUR".into()));
/// # Ok::<(), afterword_core::amount::ParseAmountError>(())
/// ```
pub fn hourly_rate(annual: Money, hours: u32) -> Option<Money> {
    const UNIT: u64 = 100;
    let units = annual.hundredths.div_ceil(UNIT).checked_add(u64::from(hours).checked_sub(1)?)?;
    let hundredths = (units / u64::from(hours)).checked_mul(UNIT)?;
    Some(Money { hundredths, ..annual })
}

/// What a response cost, part by part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResponseCost {
    /// The minutes that were entered, of all people together.
    pub minutes: u64,
    /// The same, each role weighted by its [`engagement`]; rounded up.
    pub engaged_minutes: u64,
    /// The minutes of the review: an hour to prepare it, and an hour at half engagement for each participant.
    pub review_minutes: u64,
    /// What the engaged minutes and the review cost; absent without an hourly rate.
    pub money: Option<Money>,
}

/// What a response cost that `reviewers` people talked about afterwards.
///
/// ```
/// use afterword_core::postmortem::{Effort, Response, response_cost};
///
/// let effort = |role: &str, people, minutes| Effort { role: role.into(), people, minutes };
/// let response = Response {
///     efforts: vec![effort("commander", 1, 60), effort("participants", 4, 60)],
///     hourly_rate: Some("80 EUR".parse()?),
///     ..Response::default()
/// };
/// let cost = response_cost(&response, 6);
/// assert_eq!((cost.minutes, cost.engaged_minutes, cost.review_minutes), (300, 180, 240));
/// assert_eq!(cost.money.map(|it| it.to_string()), Some("560 EUR".into()));
/// # Ok::<(), afterword_core::amount::ParseAmountError>(())
/// ```
pub fn response_cost(response: &Response, reviewers: u32) -> ResponseCost {
    let engaged = |it: &Effort| minutes(it).saturating_mul(engagement(&it.role));
    let sum = |each: &dyn Fn(&Effort) -> u64| {
        response.efforts.iter().map(each).fold(0, u64::saturating_add)
    };
    let engaged_minutes = sum(&engaged).div_ceil(100);
    let review_minutes = if reviewers == 0 { 0 } else { 60 + 30 * u64::from(reviewers) };
    let all = engaged_minutes.saturating_add(review_minutes);
    let money = response.hourly_rate.and_then(|rate| {
        let hundredths = all.checked_mul(rate.hundredths)?.div_ceil(60);
        Some(Money { hundredths, ..rate })
    });
    ResponseCost { minutes: sum(&minutes), engaged_minutes, review_minutes, money }
}

fn minutes(effort: &Effort) -> u64 {
    u64::from(effort.people) * u64::from(effort.minutes)
}

impl Postmortem {
    /// The currency of the sums that are recorded: that of the hourly rate, else of the revenue.
    pub fn currency(&self) -> Option<Currency> {
        self.response.hourly_rate.or(self.impact.revenue).map(|it| it.currency)
    }
}

/// What the participants' scores come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedbackSummary {
    /// How many gave a score.
    pub scores: usize,
    /// How many gave words.
    pub words: usize,
    /// How many gave each score, from 1 to 5.
    pub counts: [usize; 5],
    /// The middle score in halves, such as 7 for 3½; absent while fewer than three answered, which is too few to tell.
    pub median_halves: Option<u8>,
}

/// The fewest scores of which a middle is shown.
const ENOUGH: usize = 3;

/// What `feedback` comes to. Scores outside 1 to 5 are left out.
///
/// ```
/// use afterword_core::postmortem::{Feedback, feedback_summary};
///
/// let scored = |score| Feedback { score: Some(score), text: String::new() };
/// assert_eq!(feedback_summary(&[3, 4, 5, 3].map(scored)).median_halves, Some(7));
/// assert_eq!(feedback_summary(&[5, 5].map(scored)).median_halves, None);
/// ```
pub fn feedback_summary(feedback: &[Feedback]) -> FeedbackSummary {
    let mut counts = [0; 5];
    for score in feedback.iter().filter_map(|it| it.score) {
        if let Some(count) = usize::from(score).checked_sub(1).and_then(|at| counts.get_mut(at)) {
            *count += 1;
        }
    }
    let scores = counts.iter().sum();
    let words = feedback.iter().filter(|it| !it.text.trim().is_empty()).count();
    let median_halves = (scores >= ENOUGH).then(|| median_halves(&counts, scores));
    FeedbackSummary { scores, words, counts, median_halves }
}

fn median_halves(counts: &[usize; 5], n: usize) -> u8 {
    let nth = |n: usize| -> u8 {
        let mut left = n;
        for (score, count) in (1..).zip(counts) {
            if left < *count {
                return score;
            }
            left -= count;
        }
        5
    };
    nth((n - 1) / 2) + nth(n / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_costs_nothing_and_much_does_not_overflow() {
        let none = response_cost(&Response::default(), 0);
        assert_eq!((none.minutes, none.engaged_minutes, none.review_minutes), (0, 0, 0));
        assert_eq!(none.money, None);

        let effort = Effort { role: String::new(), people: u32::MAX, minutes: u32::MAX };
        let hourly_rate = "80 EUR".parse().ok();
        let efforts = vec![effort.clone(), effort];
        let much = Response { efforts, hourly_rate, feedback: Vec::new() };
        assert_eq!(response_cost(&much, u32::MAX).money, None);
        assert_eq!(super::hourly_rate("1 EUR".parse().unwrap(), 0), None);
    }

    #[test]
    fn scores_that_do_not_exist_are_left_out() {
        let scored = |score| Feedback { score, text: "well".into() };
        let summary = feedback_summary(&[Some(0), Some(6), None, Some(1)].map(scored));
        assert_eq!((summary.scores, summary.words, summary.counts), (1, 4, [1, 0, 0, 0, 0]));
    }
}
