//! What assessments are called beside each other: those of one team on one day are told apart by when they were begun.

use std::rc::Rc;

use afterword_core::maturity::Assessment;
use afterword_ui::words::word;

use super::desk::title_of;

/// The team and the day of each, and what tells it from the others.
pub(super) fn names(all: &[Rc<Assessment>]) -> Vec<String> {
    let own = all.iter().map(|it| {
        let day = word::DATE_DAY_MON_YEAR.day(it.day());
        let name = match it.about.team.trim() {
            "" => title_of(it),
            team => team.to_owned(),
        };
        word::RESULTS_TITLED.fill(&[("team", &name), ("day", &day)])
    });
    let own: Vec<String> = own.collect();
    let marks = marks(&own, all);
    let named = |(name, mark): (String, Option<String>)| match mark {
        Some(mark) => word::RESULTS_TITLED.fill(&[("team", &name), ("day", &mark)]),
        None => name,
    };
    own.into_iter().zip(marks).map(named).collect()
}

/// What tells those apart that are called the same: the time that each was begun, and its number where even that is the same. The newest
/// stands first, and the one that was begun first is number 1.
pub(super) fn marks(names: &[String], all: &[Rc<Assessment>]) -> Vec<Option<String>> {
    let timed: Vec<(&String, String)> = names.iter().zip(all.iter().map(|it| begun(it))).collect();
    let n_called = |name: &String| names.iter().filter(|it| *it == name).count();
    let mark = |at: usize| {
        let (name, time) = &timed[at];
        let same = |from: usize| timed[from..].iter().filter(|it| **it == timed[at]).count();
        match (n_called(name), same(0)) {
            (0 | 1, _) => None,
            (_, 0 | 1) => Some(time.clone()),
            _ => Some(format!("{time} ({})", same(at))),
        }
    };
    (0..timed.len()).map(mark).collect()
}

/// The time that it was begun, by the clocks of whoever did.
fn begun(it: &Assessment) -> String {
    it.created_at.format("%H:%M").to_string()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use afterword_core::id::DocumentId;
    use afterword_core::maturity::Model;

    use super::*;

    #[test]
    fn what_is_of_one_team_on_one_day_is_told_apart() {
        let text = r#"{"id": "m", "version": "1", "name": "M", "levels": [{"name": "1"}], "dimensions":
            [{"id": "d", "name": "D", "capabilities": [{"id": "c", "name": "C", "statements": ["a"]}]}]}"#;
        let model = Rc::new(Model::read(text).unwrap().0);
        let of = |team: &str, begun: &str| {
            let begun = chrono::DateTime::parse_from_rfc3339(begun).unwrap();
            let id = DocumentId::v7(1, [0; 10]);
            let mut it = Assessment::new(id, String::new(), model.clone(), begun);
            it.about.team = team.to_owned();
            Rc::new(it)
        };
        let all = [
            of("Search", "2026-03-02T15:00:00+01:00"),
            of("Search", "2026-03-02T09:30:10+01:00"),
            of("Search", "2026-03-02T09:30:00+01:00"),
            of("Payments", "2026-03-02T09:30:00+01:00"),
        ];
        let found = names(&all);
        let day = word::DATE_DAY_MON_YEAR.day(all[0].day());
        let expected = [
            format!("Search, {day}, 15:00"),
            format!("Search, {day}, 09:30 (2)"),
            format!("Search, {day}, 09:30 (1)"),
            format!("Payments, {day}"),
        ];
        assert_eq!(found, expected);
    }
}
