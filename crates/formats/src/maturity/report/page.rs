//! What every part of the report writes with: the assessment, the day, names that stay text, and figures in a language.

use afterword_core::amount::{DecimalMark, Money};
use afterword_core::maturity::{Assessment, CapabilityId, HalfSteps, Mean, Results, Staged};
use afterword_core::wording::Wording;
use chrono::NaiveDate;

use crate::markdown::text::{Inline, one_line};

/// What a report is written from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page<'a> {
    pub(super) assessment: &'a Assessment,
    pub(super) results: &'a Results,
    pub(super) today: NaiveDate,
    pub(super) words: &'a Wording,
}

impl Page<'_> {
    /// The text called `name`. What people typed is to be escaped before it is filled in.
    pub(super) fn say(self, name: &str, values: &[(&str, &str)]) -> String {
        self.words.fill(name, values)
    }

    /// A text of people, on one line and escaped.
    pub(super) fn text(self, text: &str) -> String {
        Inline(&one_line(text)).to_string()
    }

    /// The same of what something is called.
    pub(super) fn name(self, name: &str) -> String {
        match self.text(name).as_str() {
            "" => self.say("nameless", &[]),
            name => name.to_owned(),
        }
    }

    pub(super) fn capability(self, id: &CapabilityId) -> String {
        let known = self.assessment.model.capability(id);
        self.name(known.map_or(id.as_str(), |it| &it.1.name))
    }

    pub(super) fn capabilities<'i>(
        self,
        ids: impl IntoIterator<Item = &'i CapabilityId>,
    ) -> String {
        let names: Vec<String> = ids.into_iter().map(|it| self.capability(it)).collect();
        match names.is_empty() {
            true => self.say("none", &[]),
            false => names.join(&self.say("list.between", &[])),
        }
    }

    pub(super) fn unknown(self) -> String {
        self.say("unknown", &[])
    }

    /// A mean, cut to one decimal: nothing is rounded up.
    pub(super) fn mean(self, mean: Option<Mean>) -> String {
        mean.map_or_else(|| self.unknown(), |it| self.tenths(it.tenths()))
    }

    fn tenths(self, tenths: u32) -> String {
        format!("{}{}{}", tenths / 10, self.say("number.decimal", &[]), tenths % 10)
    }

    /// A score of thousandths of a level, cut in the same way.
    pub(super) fn thousandths(self, thousandths: u32) -> String {
        self.tenths(thousandths / 100)
    }

    pub(super) fn half_steps(self, score: HalfSteps) -> String {
        self.thousandths(score.thousandths())
    }

    /// What is between two scores, with its sign.
    pub(super) fn difference(self, thousandths: i64) -> String {
        let sign = match thousandths {
            it if it > 0 => "+",
            it if it < 0 => "−",
            _ => "±",
        };
        let size = u32::try_from(thousandths.unsigned_abs()).unwrap_or(u32::MAX);
        format!("{sign}{}", self.thousandths(size))
    }

    /// A level with its name.
    pub(super) fn level(self, level: u8) -> String {
        let naming = self.assessment.about.naming.as_ref();
        match self.assessment.model.level_name(level, naming) {
            "" => level.to_string(),
            name => self.say("level.of", &[("n", &level.to_string()), ("name", &self.text(name))]),
        }
    }

    pub(super) fn staged(self, staged: Option<&Staged>) -> String {
        staged.map_or_else(|| self.unknown(), |it| self.level(it.level))
    }

    pub(super) fn percent(self, part: f64) -> String {
        // Down, so that 100 % is all.
        self.say("number.percent", &[("n", &((part * 100.0 + 1e-9).floor() as u64).to_string())])
    }

    pub(super) fn hours(self, minutes: u64) -> String {
        let hours = (minutes / 60).to_string();
        let mut grouped = String::new();
        for (at, digit) in hours.chars().enumerate() {
            if at > 0 && (hours.len() - at).is_multiple_of(3) {
                grouped += &self.say("number.thousands", &[]);
            }
            grouped.push(digit);
        }
        self.say("number.hours", &[("n", &grouped)])
    }

    pub(super) fn money(self, sum: Money) -> String {
        let is_comma = self.say("number.decimal", &[]) == ",";
        sum.written(if is_comma { DecimalMark::Comma } else { DecimalMark::Point })
    }

    /// What is likely, and between what it lies, unless it is certain.
    pub(super) fn between(self, low: &str, likely: &str, high: &str) -> String {
        match low == likely && likely == high {
            true => likely.to_owned(),
            false => self.say("between", &[("likely", likely), ("low", low), ("high", high)]),
        }
    }

    /// `rows` as a list.
    pub(super) fn list(self, rows: Vec<String>) -> String {
        rows.into_iter().map(|it| format!("- {it}\n")).collect()
    }

    /// A table below `header`, the names of texts; the columns in `figures` stand to the right.
    pub(super) fn table<const N: usize>(
        self,
        header: [&str; N],
        figures: &[usize],
        rows: Vec<[String; N]>,
    ) -> String {
        let line = |cells: [String; N]| format!("| {} |\n", cells.join(" | "));
        let mut sides = header.map(|_| "---".to_owned());
        figures.iter().for_each(|it| sides[*it] = "---:".to_owned());
        let header = header.map(|it| self.say(it, &[]));
        [header, sides].into_iter().chain(rows).map(line).collect()
    }
}
