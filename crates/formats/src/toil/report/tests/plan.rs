//! What the report says of the plan: the sprints of projects, those that are left out, and what becomes of the toil.

use super::*;

fn plan_of(register: &ToilRegister) -> String {
    let text = written(register, "en");
    let (_, rest) = text.split_once("\n## Plan\n\n").unwrap();
    rest.split_once("\n## ").unwrap().0.to_owned()
}

#[test]
fn nothing_ahead_is_no_plan() {
    assert_eq!(plan_of(&register()), "No project is ahead, so nothing is planned.\n");
    let mut it = seeds();
    it.assumptions.capacity.people = 0;
    let text = plan_of(&it);
    assert!(text.starts_with("No project goes into the sprints that are planned.\n\n- "), "{text}");
    assert!(!text.contains("| Month |"), "{text}");
}

#[test]
fn each_project_that_is_left_out_says_why() {
    let mut it = seeds();
    it.activities.push(activity(6, "Backups", (1, Period::Month), 600, 4).into());
    let late = Project { due: Some(day("2025-10-10")), ..project(6, "Late", 100, 200) };
    let mut circle = project(6, "Circle", 100, 1);
    circle.id = ProjectId::from_bits(20);
    circle.after = vec![circle.id];
    let dear = Project { id: ProjectId::from_bits(21), ..project(6, "Dear", 1, 500) };
    let huge = Project { id: ProjectId::from_bits(22), ..project(6, "Huge", 900, 9_999) };
    let after = vec![huge.id];
    let waits = Project { id: ProjectId::from_bits(23), after, ..project(6, "Waits", 500, 1) };
    it.projects = [late, circle, dear, huge, waits].map(Into::into).to_vec();
    let text = plan_of(&it);
    for line in [
        "- **Late** is left out: it would be done after the day it is due.\n",
        "- **Circle** is left out: it waits for itself.\n",
        "- **Dear** is left out: it costs more than it saves, however soon it is done.\n",
        "- **Huge** is left out: the sprints have no room for it beside what is worth more.\n",
        "- **Waits** is left out: it waits for “Huge”, which is not planned.\n",
    ] {
        assert!(text.contains(line), "{line}{text}");
    }
}

/// Nobody measured a week, and a team of nobody has no hours of which toil could be a share: it is told in hours.
#[test]
fn what_has_no_share_is_told_in_hours() {
    let mut it = seeds();
    it.weeks.clear();
    it.assumptions.hours_a_year = 0;
    let text = plan_of(&it);
    assert!(
        text.contains("In 2025-10, toil takes 453 h with this plan and 453 h without it;"),
        "{text}"
    );
    it.activities.clear();
    it.activities.push(activity(1, "Environments", (50, Period::Week), 120, 0).into());
    let text = plan_of(&it);
    assert!(text.contains("| Portal |") && !text.contains("| Month |"), "{text}");
}

#[test]
fn of_a_long_plan_a_year_is_shown() {
    let mut it = seeds();
    it.assumptions.capacity.sprints = 60;
    let text = plan_of(&it);
    let months = text.lines().filter(|it| it.starts_with("| 202")).count();
    assert_eq!(months, 12, "{text}");
    // From October 2025 on; the last sprint ends on 2028-01-23, and two months more are told.
    assert!(text.contains("; in 2028-03, it takes"), "{text}");
    assert!(text.ends_with("Not listed here: 18 more.\n"), "{text}");
}

/// Twenty-one projects are too many to compare all plans.
#[test]
fn many_projects_are_planned_and_not_all_listed() {
    let mut it = seeds();
    let one = |n: u64| Project { id: ProjectId::from_bits(n), ..project(1, "Part", 40, 2) };
    it.projects = (100..121).map(|n| one(n).into()).collect();
    let text = plan_of(&it);
    assert!(text.contains("It takes what brings most for an hour first;"), "{text}");
    assert!(text.contains("\nNot listed here: 16 more.\n"), "{text}");
}
