//! What the report says of the share of toil: that of the last weeks, and where it goes.

use super::*;

/// Six weeks on end, with a target of 20 %.
fn falling(hours: [f64; 6]) -> ToilRegister {
    let mut it = register();
    it.weeks = weeks("2025-08-04", hours).into_iter().map(Into::into).collect();
    it.assumptions.target = Some("20 %".parse().unwrap());
    it
}

/// The line falls by 6.2 (6.927 to 5.473) a week and is at 20 % 7.419 weeks after the first (6.869 to 8.107), as is worked out beside
/// the line: so in the eighth week after the first (the seventh to the ninth).
#[test]
fn a_team_that_gets_better_learns_when_it_is_there() {
    let text = written(&falling(SOURCE), "en");
    let expected = "In the last 4 measured weeks, 2025-08-18 to 2025-09-08, toil took 71.2 h of 160 h, which is **44.5 %**. \
        The budget is 50 %: **within budget**.\n\n\
        On a straight line through 6 weeks, the share changes by −6.2 percentage points a week (95 % interval −6.9 to −5.5). \
        If it goes on like that, the target of 20 % is met in the week of 2025-09-29 (95 % interval: the weeks of 2025-09-22 to 2025-10-06).\n";
    assert!(text.contains(expected), "{text}");
    let german = "ist das Ziel von 20 % in der Woche ab 2025-09-29 erreicht (95-%-Intervall: Wochen ab 2025-09-22 bis 2025-10-06)";
    assert!(written(&falling(SOURCE), "de").contains(german));
}

/// The same shares, month by month from May to October.
#[test]
fn half_a_year_of_weeks_is_told_by_month() {
    let mut it = falling(SOURCE);
    it.weeks.clear();
    let mut monday = day("2025-04-28");
    let mut n = 0;
    while monday < day("2025-10-31") {
        let thursday = monday + Days::new(3);
        let month = chrono::Datelike::month(&thursday) as usize - 5;
        it.weeks.push(week(n, monday, SOURCE[month]).into());
        (n, monday) = (n + 1, monday + Days::new(7));
    }
    assert_eq!(it.weeks.len(), 27);
    let text = written(&it, "en");
    let expected = "On a straight line through 6 months, the share changes by −6.2 percentage points a month (95 % interval −6.9 to −5.5). \
        If it goes on like that, the target of 20 % is met in 2026-01 (95 % interval: 2025-12 to 2026-02).\n";
    assert!(text.contains(expected), "{text}");
    it.weeks.truncate(26);
    assert!(written(&it, "en").contains("On a straight line through 26 weeks"));
}

#[test]
fn a_line_says_no_day_that_it_does_not_know() {
    let check = |hours, expected: &str| {
        let text = written(&falling(hours), "en");
        assert!(text.contains(expected), "{expected}: {text}");
    };
    check([20.0, 22.0, 24.0, 26.0, 28.0, 30.5], "is ever met can’t be told");
    check([20.0, 30.0, 20.0, 30.0, 20.0, 30.0], "is ever met can’t be told");
    check([20.0, 20.0, 20.0, 20.0, 20.0, 20.0], "is ever met can’t be told");
    check(
        [12.0, 10.0, 9.0, 7.5, 6.0, 5.0],
        "In the last of them, the target of 20 % is met already.",
    );
    let by_a_minute = [1200.0, 1199.0, 1198.0, 1197.0, 1196.0, 1195.0].map(|it| it / 60.0);
    check(by_a_minute, "the target of 20 % is not met within five years.");
    let mut later = falling(SOURCE);
    later.weeks.truncate(3);
    assert!(written(&later, "en").contains("it takes 4 measured weeks. Known so far: 3."));
}

#[test]
fn without_a_target_a_team_wants_to_be_within_its_budget() {
    let mut it = falling(SOURCE);
    it.assumptions.target = None;
    let text = written(&it, "en");
    assert!(text.contains("the budget of 50 % is met already."), "{text}");
    it.assumptions.budget = "20 %".parse().unwrap();
    let text = written(&it, "en");
    assert!(text.contains("the budget of 20 % is met in the week of 2025-09-29"), "{text}");
}

/// One entry has more toil than work, one no work at all: both are left out, and counted.
#[test]
fn what_contradicts_itself_is_counted() {
    let mut it = falling([44.0, 20.0, 20.0, 20.0, 20.0, 20.0]);
    it.weeks.truncate(3);
    let mut idle = week(9, day("2025-08-11"), 1.0);
    idle.all_minutes = Some(0);
    it.weeks.push(idle.into());
    let text = written(&it, "en");
    assert!(text.contains("toil took 40 h of 80 h"), "{text}");
    assert!(text.contains("figures contradict each other: 2."), "{text}");
}

/// Ten, eight, five, three and five hours of toil of forty-eight.
#[test]
fn one_week_is_told_as_one() {
    let mut week = Week::new(WeekId::from_bits(1), day("2025-10-01"));
    let hours = [
        (Category::Deployments, 10),
        (Category::Requests, 8),
        (Category::Scaling, 5),
        (Category::Certificates, 3),
        (Category::Other, 5),
    ];
    week.toil.extend(hours.map(|it| (it.0, it.1 * 60)));
    week.all_minutes = Some(48 * 60);
    let mut it = register();
    it.weeks.push(week.into());
    let text = written(&it, "en");
    let expected = "In the week of 2025-09-29, toil took 31 h of 48 h, which is **64.6 %**. The budget is 50 %: **over budget**.";
    assert!(text.contains(expected), "{text}");
    let german = "In der Woche ab 2025-09-29 nahm Toil 31 h von 48 h ein, das sind **64,6 %**. Das Budget ist 50 %: **über dem Budget**.";
    assert!(written(&it, "de").contains(german));
}
