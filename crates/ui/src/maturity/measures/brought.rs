//! Figures out of a file: to which metric of the model each goes, in its unit, and why one is not used.

use std::fmt::Display;

use afterword_core::maturity::{Assessment, MeasureRule, converted};
use chrono::NaiveDate;

use super::{TypedFigure, TypedFigures, figure_key, metric_named, metrics, unit_named};
use crate::words::{decimal, word};

/// Something that was measured, as a file says it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BroughtFigure {
    /// What, by the name of a metric.
    pub metric: String,
    pub figure: f64,
    /// Its unit; empty where the file does not say.
    pub unit: String,
    /// On how many data points it rests.
    pub n: Option<u32>,
    /// The day that it is of.
    pub on: Option<NaiveDate>,
}

/// What became of the figures of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BroughtFigures {
    /// What stands in the fields then.
    pub typed: TypedFigures,
    /// What was filled in, each with what there is to know about it.
    pub taken: Vec<String>,
    /// What was not, each with why.
    pub unused: Vec<String>,
}

impl BroughtFigures {
    /// Fills `figures` in beside what is `typed` already.
    pub fn of(assessment: &Assessment, typed: &TypedFigures, figures: &[BroughtFigure]) -> Self {
        let mut brought = Self { typed: typed.clone(), ..Self::default() };
        let rules: Vec<&MeasureRule> = metrics(assessment).into_iter().map(|it| it.0).collect();
        let mut is_used = vec![false; figures.len()];
        for rule in rules {
            let of_rule = |it: &(usize, &BroughtFigure)| is_of(&it.1.metric, rule);
            let all: Vec<(usize, &BroughtFigure)> =
                figures.iter().enumerate().filter(of_rule).collect();
            all.iter().for_each(|it| is_used[it.0] = true);
            // The newest; of the same day, or of none, the last.
            let newest = all.iter().max_by_key(|it| (it.1.on, it.0)).map(|it| it.1);
            if let Some(figure) = newest {
                brought.take(rule, figure, all.len() > 1);
            }
        }
        for (it, _) in figures.iter().zip(is_used).filter(|it| !it.1) {
            brought.unused.push(word::MEASURES_UNUSED.fill(&[("name", &it.metric)]));
        }
        brought
    }

    fn take(&mut self, rule: &MeasureRule, it: &BroughtFigure, is_one_of_several: bool) {
        let name = metric_named(rule);
        let is_unsaid = it.unit.trim().is_empty();
        let figure = match is_unsaid {
            true => Some(it.figure),
            false => converted(it.figure, &it.unit, &rule.unit),
        };
        let Some(figure) = figure else {
            let said = exactly(it.figure, &it.unit);
            let unit = unit_named(&rule.unit);
            let places: [(&str, &dyn Display); 3] =
                [("name", &name), ("figure", &said), ("unit", &unit)];
            return self.unused.push(word::MEASURES_OTHER_UNIT.fill(&places));
        };
        let key = figure_key(rule);
        let before = self.typed.get(&key).cloned().unwrap_or_default();
        let said = match it.n {
            Some(n) => [exactly(figure, &rule.unit), data_points(n)].join(", "),
            None => exactly(figure, &rule.unit),
        };
        let day = it.on.map(|it| word::DATE_DAY_MON_YEAR.day(it));
        let said = [Some(said), day].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let taken = word::MEASURES_TAKEN.fill(&[("metric", &name), ("figure", &said)]);
        let mut known = vec![taken];
        if is_unsaid && !rule.unit.is_empty() && rule.unit != "count" {
            known.push(word::MEASURES_NO_UNIT.fill(&[("unit", &unit_named(&rule.unit))]));
            if rule.unit == "%" && figure > 0.0 && figure <= 1.0 {
                let places: [(&str, &dyn Display); 2] =
                    [("share", &written(figure)), ("percent", &written(figure * 100.0))];
                known.push(word::MEASURES_MAYBE_PART.fill(&places));
            }
        } else if (figure - it.figure).abs() > f64::EPSILON {
            let from = exactly(it.figure, &it.unit);
            known.push(word::MEASURES_MADE_OF.fill(&[("figure", &from)]));
        }
        if it.n.is_none() {
            known.push(word::MEASURES_NO_N.text().to_owned());
        }
        if is_one_of_several {
            known.push(word::MEASURES_NEWEST.text().to_owned());
        }
        let after = TypedFigure { figure: written(figure), n: it.n.map(u64::from), day: it.on };
        if !before.figure.trim().is_empty() && before != after {
            let n = before.n.and_then(|it| u32::try_from(it).ok()).map(data_points);
            let before = [Some(before.figure), n].into_iter().flatten();
            let before = before.collect::<Vec<String>>().join(", ");
            known.push(word::MEASURES_INSTEAD.fill(&[("before", &before)]));
        }
        self.taken.push(known.join(" "));
        self.typed.insert(key, after);
    }
}

fn data_points(n: u32) -> String {
    word::MEASURES_POINTS.count(n as usize)
}

/// All of a figure, and its unit.
fn exactly(figure: f64, unit: &str) -> String {
    match unit {
        "count" | "" => written(figure),
        unit => [written(figure), unit_named(unit)].join(" "),
    }
}

/// A figure as it is typed: all of it, with the mark of the language.
fn written(figure: f64) -> String {
    decimal(&figure.to_string())
}

/// Whether a file means the metric of `rule`: by its name in models, or by what it is called here.
fn is_of(name: &str, rule: &MeasureRule) -> bool {
    let plain = |it: &str| -> String {
        it.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let name = plain(name);
    !name.is_empty() && (name == plain(&rule.metric) || name == plain(&metric_named(rule)))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use std::rc::Rc;

    use afterword_core::id::DocumentId;
    use afterword_core::maturity::Model;

    use super::*;

    fn assessment() -> Assessment {
        let json = r#"{"id": "m", "version": "1", "name": "M", "levels": [{"name": "A"}, {"name": "B"}],
            "dimensions": [{"id": "d", "name": "D", "capabilities": [
                {"id": "toil", "name": "Toil", "statements": ["a", "b"],
                 "measure": {"metric": "toil-share", "unit": "%", "direction": "down", "thresholds": [30]}},
                {"id": "lead", "name": "Lead", "statements": ["a", "b"],
                 "measure": {"metric": "lead-time", "unit": "h", "direction": "down", "thresholds": [24]}}]}]}"#;
        let model = Rc::new(Model::read(json).unwrap().0);
        Assessment::new(
            DocumentId::v7(0, [0; 10]),
            String::new(),
            model,
            "2025-10-01T00:00:00Z".parse().unwrap(),
        )
    }

    fn figure(metric: &str, figure: f64, unit: &str, n: Option<u32>) -> BroughtFigure {
        BroughtFigure { metric: metric.into(), figure, unit: unit.into(), n, on: None }
    }

    fn brought(figures: &[BroughtFigure]) -> BroughtFigures {
        BroughtFigures::of(&assessment(), &TypedFigures::new(), figures)
    }

    #[test]
    fn a_figure_goes_to_its_metric_in_the_unit_of_the_rule() {
        let it =
            brought(&[figure("lead-time", 2.0, "days", Some(9)), figure("moon", 1.0, "", None)]);
        assert_eq!(it.typed["lead-time h"].figure, "48");
        assert_eq!(
            it.taken,
            ["Time from change to deployment: 48 h, 9 data points. Made of 2 days."]
        );
        assert_eq!(
            it.unused,
            ["moon: no question of this model has a rule for it, and it is not used."]
        );
    }

    #[test]
    fn what_is_not_certain_is_said() {
        let it = brought(&[
            figure("toil-share", 0.25, "", None),
            figure("lead-time", 3.0, "months", Some(1)),
        ]);
        assert_eq!(it.typed.len(), 1);
        assert_eq!(
            it.taken,
            [
                "Share of toil: 0.25 %. No unit is said: taken as %. If it is a part of one, say so: 0.25 with the unit ratio is 25 %. \
              It does not say of how many data points: add that, or nothing is suggested."
            ]
        );
        assert_eq!(
            it.unused,
            [
                "Time from change to deployment: 3 months can’t be made a figure in h with certainty, and is not used."
            ]
        );
    }

    #[test]
    fn the_newest_counts_and_what_stood_there_is_said() {
        let day = |it: &str| it.parse().ok();
        let newest =
            BroughtFigure { on: day("2025-10-02"), ..figure("Share of toil", 20.0, "%", Some(6)) };
        let older =
            BroughtFigure { on: day("2025-09-02"), ..figure("toil-share", 40.0, "%", Some(6)) };
        let typed = TypedFigure { figure: "33".into(), n: Some(4), day: None };
        let typed = [("toil-share %".to_owned(), typed)].into();
        let it = BroughtFigures::of(&assessment(), &typed, &[newest, older]);
        assert_eq!(
            (&*it.typed["toil-share %"].figure, it.typed["toil-share %"].day),
            ("20", day("2025-10-02"))
        );
        assert!(it.taken[0].ends_with("It is there more than once: the newest counts. Instead of 33, 4 data points, which stood there."), "{}", it.taken[0]);
    }
}
