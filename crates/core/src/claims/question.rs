//! What a contradiction asks, in words.

use std::collections::BTreeMap;

use chrono::{FixedOffset, TimeDelta};

use super::words::{fill, words};
use super::{Amount, Contradiction, Recorded, Said, Topic};
use crate::time::{Instant, human};

/// What fills a place in a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words of the author, or a figure.
    Text(String),
    /// What is claimed, a metric or a moment, by its key: languages have names of their own for it.
    Name(String),
}

impl Contradiction {
    /// The id of the question and what fills its `{}`, for a page in another language.
    pub fn message(&self) -> (&'static str, Vec<Part>) {
        let text = |it: &str| Part::Text(it.to_owned());
        let name = |it: &str| Part::Name(it.to_owned());
        let mut values = vec![text(&self.written), name(self.claim.topic.key())];
        let id = match &self.recorded {
            Recorded::Length { length, from, to } => {
                let is_one_day = from.1.date_naive() == to.1.date_naive();
                let time = |at: Instant| {
                    Part::Text(if is_one_day { clock(at) } else { day_and_clock(at) })
                };
                values.extend([name(from.0.key()), time(from.1), name(to.0.key()), time(to.1)]);
                values.push(Part::Text(human(*length)));
                match &self.fits {
                    Some((from, to)) => {
                        values.extend([name(from.key()), name(to.key())]);
                        "length-explained"
                    }
                    None if self.may_count_working_hours(from.1, to.1) => "length-overnight",
                    None => "length",
                }
            }
            Recorded::Moment(_, at) if matches!(self.claim.said, Said::Day(_)) => {
                values.push(Part::Text(day_and_clock(*at)));
                "moment"
            }
            Recorded::Moment(_, at) => match self.on_other_clocks(*at) {
                None => {
                    values.push(Part::Text(clock(*at)));
                    "moment"
                }
                Some(shown) => {
                    values.extend([Part::Text(clock_and_zone(*at)), Part::Text(clock(shown))]);
                    "moment-elsewhere"
                }
            },
            Recorded::Figure(figure) => {
                values.push(Part::Text(self.figure(*figure)));
                "amount"
            }
            Recorded::Claim(other, written) if other.topic == self.claim.topic => {
                values.push(text(written));
                "claim"
            }
            Recorded::Claim(other, written) => {
                values.extend([text(written), name(other.topic.key())]);
                "similar"
            }
        };
        (id, values)
    }

    /// The question in English, with both sides: which is right?
    pub fn question(&self) -> String {
        let (id, parts) = self.message();
        let values: Vec<String> = parts.into_iter().map(Part::in_english).collect();
        fill(words().questions.get(id).map_or("", |it| it), &values)
    }

    /// The length that the text claims for `metric`.
    pub fn claimed_length(&self, metric: &str) -> Option<TimeDelta> {
        match (&self.claim.topic, self.claim.said) {
            (Topic::Metric(of), Said::Length(length)) if of == metric => Some(length.to_delta()),
            (Topic::Metric(of), Said::Clocks { from, to }) if of == metric => {
                Some(TimeDelta::minutes(from.until(to).into()))
            }
            _ => None,
        }
    }

    /// Whether the text says less than went by and a night lies between: some teams count only the hours they work.
    fn may_count_working_hours(&self, from: Instant, to: Instant) -> bool {
        let Said::Length(said) = self.claim.said else { return false };
        from.date_naive() < to.date_naive() && said.to_delta() < to - from
    }

    /// The instant by the clocks that the text names, if it is recorded by others: both may show the same.
    fn on_other_clocks(&self, recorded: Instant) -> Option<Instant> {
        let (Said::Clock(said) | Said::Clocks { from: said, .. }) = self.claim.said else {
            return None;
        };
        let zone = FixedOffset::east_opt(said.offset? * 60)?;
        (zone != *recorded.offset()).then(|| recorded.with_timezone(&zone))
    }

    fn figure(&self, figure: f64) -> String {
        match self.claim.said {
            Said::Length(_) => human(whole_seconds(figure)),
            Said::Share(_) => format!("{figure} %"),
            _ => format!("{figure}"),
        }
    }
}

impl Part {
    fn in_english(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Name(key) => name(&key),
        }
    }
}

/// The English of names, questions and oddities, each group by its keys: what another language translates.
pub(crate) fn english() -> [(&'static str, &'static BTreeMap<String, String>); 3] {
    let words = words();
    [("names", &words.names), ("questions", &words.questions), ("oddities", &words.oddities)]
}

impl Topic {
    /// Its name in files: of what is claimed, the metric or moment included.
    pub fn key(&self) -> &str {
        match self {
            Self::Metric(metric) => metric,
            Self::Moment(moment) => moment.key(),
            Self::Span { .. } => "span",
            Self::UsersShare => "users-share",
            Self::RequestsShare => "requests-share",
            Self::ErrorsShare => "errors-share",
            Self::Users => "users",
        }
    }
}

impl Amount {
    /// A figure of seconds as a length of time; the middle of two.
    pub fn to_delta(&self) -> TimeDelta {
        whole_seconds(self.middle())
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "a float becomes the nearest whole number it can"
)]
fn whole_seconds(seconds: f64) -> TimeDelta {
    // A hundred thousand years: more than anyone claims, less than overflows.
    TimeDelta::seconds(seconds.clamp(0.0, 3e12) as i64)
}

fn name(key: &str) -> String {
    words().names.get(key).map_or(key, |it| it).to_owned()
}

fn clock(at: Instant) -> String {
    at.format("%H:%M").to_string()
}

fn clock_and_zone(at: Instant) -> String {
    let is_utc = at.offset().local_minus_utc() == 0;
    at.format(if is_utc { "%H:%M UTC" } else { "%H:%M %:z" }).to_string()
}

fn day_and_clock(at: Instant) -> String {
    at.format("%Y-%m-%d %H:%M").to_string()
}

/// A length in one of the wordings that [`read`](super::read) understands: “1 hour and 48 minutes”; seconds are left out.
///
/// ```
/// use afterword_core::claims::length_in_words;
///
/// assert_eq!(length_in_words(chrono::TimeDelta::minutes(108)), "1 hour and 48 minutes");
/// ```
pub fn length_in_words(length: TimeDelta) -> String {
    let part = |n: i64, unit: &str| match n {
        0 => None,
        1 => Some(format!("1 {unit}")),
        n => Some(format!("{n} {unit}s")),
    };
    let parts: Vec<String> = [
        part(length.num_days(), "day"),
        part(length.num_hours() % 24, "hour"),
        part(length.num_minutes() % 60, "minute"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() { "0 minutes".to_owned() } else { parts.join(" and ") }
}
