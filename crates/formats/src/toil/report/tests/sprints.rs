//! What the report says of the sprints of a team.

use super::*;

fn sprints_of(register: &ToilRegister) -> Option<String> {
    let text = written(register, "en");
    let (_, rest) = text.split_once("\n## How the team fares, sprint by sprint\n\n")?;
    Some(rest.split_once("\n## ")?.0.to_owned())
}

#[test]
fn without_a_week_the_part_is_left_out() {
    let mut it = seeds();
    it.weeks.clear();
    assert_eq!(sprints_of(&it), None);
    // A week of which only all of its work is known says nothing of a sprint.
    let mut week = week(1, day("2025-09-01"), 0.0);
    week.toil_minutes = None;
    it.weeks.push(week.into());
    assert_eq!(sprints_of(&it), None);
}

#[test]
fn columns_of_which_nothing_is_known_are_left_out() {
    let mut it = register();
    let mut all = weeks("2025-08-25", SOURCE);
    all.truncate(3);
    all[0].sentiment = Score::new(4);
    all[1].sentiment = Score::new(3);
    it.weeks = all.into_iter().map(Into::into).collect();
    let expected = "\
| Sprint | Toil | How the team is, 1 to 5 |
| --- | ---: | ---: |
| 2025-09-08 to 2025-09-21 | 22 h in 1 of 2 weeks | not known |
| 2025-08-25 to 2025-09-07 | 50 h | 3.5 |
";
    assert_eq!(sprints_of(&it).as_deref(), Some(expected));
}

#[test]
fn the_latest_six_are_shown_and_the_others_counted() {
    let mut it = register();
    it.assumptions.capacity.weeks = 1;
    let monday = |n| day("2025-07-28") + Days::new(7 * n);
    it.weeks = (0..10).map(|n| week(n, monday(n), 10.0).into()).collect();
    let text = sprints_of(&it).unwrap();
    assert!(text.contains("\n| 2025-09-29 to 2025-10-05, not over yet | 10 h |\n"), "{text}");
    assert_eq!(text.matches("| 2025-").count(), 6, "{text}");
    assert!(
        text.ends_with("| 2025-08-25 to 2025-08-31 | 10 h |\n\nNot listed here: 4 more.\n"),
        "{text}"
    );
}
