//! What is said of a budget: sentences and figures, the same on a page, in a widget and in a file.

use super::standing::{RunsOut, Standing};
use super::{
    Alarm, AlertSet, Basis, Convention, ErrorBudget, PERIODS, Policy, Spell, Trap, Window,
    downtimes, policy,
};
use crate::amount::{DecimalMark, decimal_written};
use crate::wording::Wording;

/// What is said of where a budget stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// How good that is.
    pub tone: Tone,
    /// The one sentence.
    pub verdict: String,
    /// What the policy asks for; empty where nothing can be said.
    pub policy: String,
    /// The figures, the most important first.
    pub figures: Vec<Figure>,
    /// What has to be known to read them. Sentences.
    pub notes: Vec<String>,
}

/// How a budget stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It lasts.
    Good,
    /// It runs out if it goes on like that, or most of it is gone.
    Near,
    /// It is spent.
    Over,
    /// Nobody can tell.
    Unclear,
}

impl Tone {
    /// Its name, for styles.
    pub fn key(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Near => "near",
            Self::Over => "over",
            Self::Unclear => "unclear",
        }
    }
}

/// A figure with its name and what it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What it is.
    pub name: String,
    /// The figure with its unit.
    pub value: String,
    /// What it is of, or held against; may be empty.
    pub note: String,
}

/// Most of a budget is gone when this share is left, in parts of one: three quarters are spent, as for the warnings of trends.
const NEAR: f64 = 0.25;

impl ErrorBudget {
    /// Where it stands, in the words of a language.
    ///
    /// ```
    /// use afterword_core::error_budget::{ErrorBudget, english};
    ///
    /// let budget = ErrorBudget::read(r#"{"objective": "99.9", "minutes": 30}"#)?.budget;
    /// let told = budget.told(english());
    /// assert_eq!(told.verdict, "30.6 % of the error budget is left: 13.2 min of 43.2 min.");
    /// assert_eq!(told.figures[0].note, "0.1 % of 30 days");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn told(&self, words: &Wording) -> Told {
        let write = Figures::new(words);
        match self.standing() {
            Ok(it) => self.told_of(&it, &write),
            Err(unclear) => Told {
                tone: Tone::Unclear,
                verdict: words.fill(unclear.key(), &[]),
                policy: String::new(),
                figures: self.allowed_told(&write).into_iter().collect(),
                notes: Vec::new(),
            },
        }
    }

    fn told_of(&self, it: &Standing, write: &Figures<'_>) -> Told {
        let words = write.words;
        let left = 1.0 - it.spent_share;
        let amount = |value: f64| write.amount(it.basis, value);
        let allowed = amount(it.allowed);
        let tone = match it.runs_out {
            _ if it.is_too_few => Tone::Unclear,
            RunsOut::Already => Tone::Over,
            RunsOut::In { .. } => Tone::Near,
            _ if left <= NEAR => Tone::Near,
            _ => Tone::Good,
        };
        let verdict = match tone {
            Tone::Unclear => words.fill("verdict.too-few", &[("allowed", &allowed)]),
            Tone::Over if it.left < 0.0 && left < -1e-9 => words.fill(
                "verdict.over",
                &[
                    ("over", &write.percent(-left)),
                    ("spent", &amount(it.spent)),
                    ("allowed", &allowed),
                ],
            ),
            Tone::Over => words.fill("verdict.spent", &[("allowed", &allowed)]),
            _ => words.fill(
                "verdict.left",
                &[
                    ("share", &write.percent(left)),
                    ("left", &amount(it.left)),
                    ("allowed", &allowed),
                ],
            ),
        };
        let of_budget =
            |share: f64| words.fill("figure.of-budget", &[("share", &write.percent(share))]);
        let burn_note = match it.burn_interval {
            Some(within) => words.fill(
                "figure.burn.between",
                &[("low", &write.times(within.low)), ("high", &write.times(within.high))],
            ),
            None => words.fill("figure.burn.note", &[]),
        };
        let figure = |key: &str, value: String, note: String| Figure {
            name: words.fill(key, &[]),
            value,
            note,
        };
        let objective = self.objective.map(|it| write.exact(&it.percent()));
        let objective = [("objective", objective.as_deref().unwrap_or_default())];
        let measured = self.burn.map(|_| {
            let note = words.fill("figure.present.note", &[]);
            figure("figure.present", write.times(it.present_burn), note)
        });
        let figures = self.allowed_told(write).into_iter().chain([
            figure("figure.spent", amount(it.spent), of_budget(it.spent_share)),
            figure("figure.left", amount(it.left), of_budget(left)),
            figure("figure.burn", write.times(it.burn), burn_note),
        ]);
        let (runs_out, runs_out_note) = self.runs_out_told(it, write);
        let figures = figures.chain(measured).chain([
            figure("figure.runs-out", runs_out, runs_out_note),
            figure("figure.good", write.good(it.good), words.fill("figure.good.note", &objective)),
        ]);
        let policy = policy(&self.policy);
        Told {
            tone,
            verdict,
            policy: match it.is_too_few {
                true => String::new(),
                false => words.fill(&format!("step.{}", policy.step(left)), &[]),
            },
            figures: figures.collect(),
            notes: self.notes(it, &policy, write),
        }
    }

    /// What the window allows, as far as that is known: by time it always is.
    fn allowed_told(&self, write: &Figures<'_>) -> Option<Figure> {
        let words = write.words;
        let objective = self.objective?;
        let budget = write.percent(objective.budget());
        let window = write.window(self.window);
        let (value, note) = match (self.basis(), self.events()) {
            (Basis::Events, Some(events)) => {
                let n = write.amount(Basis::Events, events);
                let note =
                    words.fill("figure.allowed.events", &[("share", &budget), ("events", &n)]);
                (write.amount(Basis::Events, events * objective.budget()), note)
            }
            _ => {
                let seconds = self.window.seconds() as f64 * objective.budget();
                let places = [("share", &*budget), ("window", &*window)];
                (write.length(seconds), words.fill("figure.allowed.time", &places))
            }
        };
        Some(Figure { name: words.fill("figure.allowed", &[]), value, note })
    }

    fn runs_out_told(&self, it: &Standing, write: &Figures<'_>) -> (String, String) {
        let words = write.words;
        let say = |key: &str| words.fill(key, &[]);
        match it.runs_out {
            RunsOut::Already => (say("runs-out.already"), String::new()),
            RunsOut::In { seconds } => {
                let value = words.fill("runs-out.in", &[("time", &write.length(seconds))]);
                (value, say("runs-out.in.note"))
            }
            RunsOut::NotInWindow => {
                (say("runs-out.not-in-window"), words.fill("runs-out.in.note", &[]))
            }
            RunsOut::Never => (say("runs-out.never"), say("runs-out.in.note")),
        }
    }

    fn notes(&self, it: &Standing, policy: &Policy, write: &Figures<'_>) -> Vec<String> {
        let words = write.words;
        let mut notes = Vec::new();
        if it.passed < 1.0 {
            let even = write.percent(it.passed);
            notes.push(words.fill("note.even", &[("share", &even)]));
            if it.basis == Basis::Events {
                notes.push(words.fill("note.part-seen", &[("share", &even)]));
            }
        }
        if self.window.is_rolling() && matches!(it.runs_out, RunsOut::In { .. }) {
            notes.push(words.fill("note.drops-out", &[]));
        }
        let most = self.objective.map(|it| it.most_burn());
        if let Some(most) = most.filter(|most| self.burn.is_some_and(|it| it as f64 / 1e3 > *most))
        {
            notes.push(words.fill("note.most-burn", &[("most", &write.times(most))]));
        }
        let counted = [
            (Basis::Events, self.total.is_some() && self.bad.is_some()),
            (Basis::Time, self.bad_seconds.is_some()),
            (Basis::Incidents, !self.incidents.is_empty()),
        ];
        if counted.iter().any(|(basis, is_there)| *is_there && *basis != it.basis) {
            let basis = words.fill(&format!("basis.{}", it.basis.key()), &[]);
            notes.push(words.fill("note.several", &[("basis", &basis)]));
        }
        notes.extend(self.dear(policy, write));
        notes
    }

    /// The incidents that spent more than the policy lets pass.
    fn dear(&self, policy: &Policy, write: &Figures<'_>) -> Vec<String> {
        let Some(limit) = policy.incident else { return Vec::new() };
        let said = |(at, spell): (usize, &Spell)| {
            let share = self.cost(spell).ok()?.share;
            let title = match spell.title.trim() {
                "" => write.words.fill("incident.nth", &[("n", &(at + 1).to_string())]),
                title => title.to_owned(),
            };
            let limits = format!("{limit} %");
            let places =
                [("title", &*title), ("share", &*write.percent(share)), ("limit", &*limits)];
            (share > f64::from(limit) / 100.0).then(|| write.words.fill("note.dear", &places))
        };
        self.incidents.iter().enumerate().filter_map(said).collect()
    }

    /// What a spell would cost, in a sentence or two; what is missing for that.
    ///
    /// ```
    /// use afterword_core::error_budget::{ErrorBudget, Spell, english};
    ///
    /// let budget = ErrorBudget::read(r#"{"objective": "99.9", "minutes": 0}"#)?.budget;
    /// let deployment = Spell { seconds: Some(120), ..Spell::default() };
    /// let told = budget.cost_told(&deployment, english());
    /// assert_eq!(told, "It takes 2 min, 4.63 % of the budget. 95.4 % would be left; what is left now is enough for 21 of its kind.");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn cost_told(&self, spell: &Spell, words: &Wording) -> String {
        let write = Figures::new(words);
        let cost = match self.cost(spell) {
            Ok(cost) => cost,
            Err(unclear) => return words.fill(unclear.key(), &[]),
        };
        let (minutes, share) = (write.length(cost.minutes * 60.0), write.percent(cost.share));
        let takes = words.fill("cost", &[("time", &minutes), ("share", &share)]);
        let after = match (cost.left_after, cost.fits) {
            (Some(left), Some(fits)) if left >= 0.0 => {
                let n = write.count(fits as f64);
                words.fill("cost.left", &[("share", &write.percent(left)), ("n", &n)])
            }
            (Some(left), _) if left < 0.0 => {
                words.fill("cost.over", &[("share", &write.percent(-left))])
            }
            _ => return takes,
        };
        format!("{takes} {after}")
    }
}

/// The names of the columns of alarms, among [the texts](super::english).
pub const ALARM_COLUMNS: [&str; 6] = [
    "alarm.severity",
    "alarm.burn",
    "alarm.windows",
    "alarm.spent",
    "alarm.lasts",
    "alarm.detects",
];

impl Alarm {
    /// What stands in the [columns](ALARM_COLUMNS), and what to beware of.
    pub fn told(&self, words: &Wording) -> ([String; 6], Vec<String>) {
        let write = Figures::new(words);
        let minutes = |it: f64| write.length(it * 60.0);
        let windows = match self.rule.short {
            Some(short) => format!("{} / {}", minutes(self.rule.long), minutes(short)),
            None => minutes(self.rule.long),
        };
        let cells = [
            words.fill(&format!("severity.{}", self.rule.severity), &[]),
            write.times(self.rule.burn),
            windows,
            write.percent(self.spent),
            minutes(self.lasts),
            self.detects.map_or_else(|| words.fill("alarm.never", &[]), minutes),
        ];
        let trap = |it: &Trap| {
            let value = match it {
                Trap::CannotFire { above } => write.exact_percent(*above),
                Trap::OtherShare { published } => write.percent(*published),
                Trap::OneIsEnough { events } => write.number(*events),
                Trap::BelowOne | Trap::OutlastsWindow => String::new(),
            };
            words.fill(it.key(), &[("value", &value)])
        };
        (cells, self.traps.iter().map(trap).collect())
    }
}

impl AlertSet {
    /// What it was published for: `for 28 days`, with its source.
    pub fn told(&self, words: &Wording) -> String {
        words.fill("alarm.source", &[("days", &self.days.to_string()), ("source", self.source)])
    }
}

impl ErrorBudget {
    /// How long the objective lets a service be down, by period: a name and what each convention makes of it.
    pub fn downtimes_told(&self, words: &Wording) -> Vec<[String; 3]> {
        let write = Figures::new(words);
        let Some(objective) = self.objective else { return Vec::new() };
        let [book, calendar] = Convention::ALL.map(|it| downtimes(objective, it));
        let row = |((name, book), calendar): ((&str, f64), f64)| {
            [words.fill(name, &[]), write.length(book), write.length(calendar)]
        };
        PERIODS.into_iter().zip(book).zip(calendar).map(row).collect()
    }
}

/// Writes figures as a language does.
#[derive(Clone, Copy, Debug)]
pub struct Figures<'w> {
    words: &'w Wording,
    mark: DecimalMark,
}

impl<'w> Figures<'w> {
    /// In the language of `words`.
    pub fn new(words: &'w Wording) -> Self {
        let is_comma = words.get("decimal") == Some(",");
        let mark = if is_comma { DecimalMark::Comma } else { DecimalMark::Point };
        Self { words, mark }
    }

    /// A number with three digits that say something.
    pub fn number(&self, value: f64) -> String {
        self.significant(value, 3)
    }

    /// A whole number.
    pub fn count(&self, value: f64) -> String {
        decimal_written(value, 0, self.mark)
    }

    /// A share in percent.
    pub fn percent(&self, share: f64) -> String {
        format!("{} %", self.significant(share * 100.0, 3))
    }

    /// A burn rate: `14.4×`.
    pub fn times(&self, burn: f64) -> String {
        format!("{}×", self.significant(burn, 3))
    }

    /// A length of time in one unit, as tables of availability have it.
    pub fn length(&self, seconds: f64) -> String {
        let (value, unit) = match seconds.abs() {
            it if it < 120.0 && it > 0.0 => (seconds, "s"),
            it if it < 7_200.0 => (seconds / 60.0, "min"),
            it if it < 259_200.0 => (seconds / 3_600.0, "h"),
            _ => {
                let days = self.significant(seconds / 86_400.0, 4);
                return self.words.fill("length.days", &[("n", &days)]);
            }
        };
        format!("{} {unit}", self.significant(value, 4))
    }

    /// So many events, or minutes.
    pub fn amount(&self, basis: Basis, value: f64) -> String {
        match basis {
            Basis::Events => {
                self.words.fill("amount.events", &[("n", &self.significant(value, 3))])
            }
            Basis::Time | Basis::Incidents => self.length(value * 60.0),
        }
    }

    /// A window.
    pub fn window(&self, window: Window) -> String {
        match window {
            Window::Rolling(1) => self.words.fill("window.day", &[]),
            Window::Rolling(days) => {
                self.words.fill("length.days", &[("n", &self.count(f64::from(days)))])
            }
            window => window.to_string(),
        }
    }

    /// What was good, which is never rounded to everything.
    fn good(&self, share: f64) -> String {
        let bad = (1.0 - share) * 100.0;
        let digits = if bad < 1e-9 { 0 } else { digits_of(bad, 3).max(1) };
        let scale = f64::from(10_u32.pow(digits.into()));
        let value = (share * 100.0 * scale + 1e-6).floor() / scale;
        format!("{} %", shortened(decimal_written(value, digits, self.mark), self.mark))
    }

    /// A percentage with the digits that tell it from all.
    fn exact_percent(&self, share: f64) -> String {
        self.good(share)
    }

    /// A number that is written with a point.
    fn exact(&self, number: &str) -> String {
        number.replace('.', &self.mark.decimal().to_string())
    }

    fn significant(&self, value: f64, digits: u8) -> String {
        let value = if value.is_finite() { value } else { 0.0 };
        let written = decimal_written(value, digits_of(value, digits), self.mark);
        shortened(written, self.mark)
    }
}

/// How many digits behind the mark a value needs for so many that say something; at most six.
fn digits_of(value: f64, digits: u8) -> u8 {
    let mut left = digits.saturating_sub(1);
    let mut size = value.abs();
    while size >= 10.0 && left > 0 {
        (size, left) = (size / 10.0, left - 1);
    }
    while size < 1.0 && size > 0.0 && left < 6 {
        (size, left) = (size * 10.0, left + 1);
    }
    left
}

/// Without zeros at its end that only say how far it was rounded.
fn shortened(written: String, mark: DecimalMark) -> String {
    match written.split_once(mark.decimal()) {
        Some(_) => written.trim_end_matches('0').trim_end_matches(mark.decimal()).to_owned(),
        None => written,
    }
}
