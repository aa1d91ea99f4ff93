//! Reports of registers that nobody should have written: they have the tables that they should have, and nothing else.

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::*;

prop_compose! {
    fn named()(name in "([-#*_<>|`\\[\\]()!{}\n =a1.]|\\PC){0,12}") -> String { name }
}

/// Now and then it is not known.
fn known<T: std::fmt::Debug>(it: impl Strategy<Value = T>) -> impl Strategy<Value = Option<T>> {
    proptest::option::weighted(0.8, it)
}

prop_compose! {
    /// A project that may take away what is there and what is not, and wait for another or itself.
    fn some_project(n: u64)(
        name in named(), build in known(prop_oneof![1..20_000_u32, any::<u32>()]), share in 0..=1_000_000_u32, minutes in any::<Option<[u32; 2]>>(),
        of in 0..4_u64, after in proptest::option::of(0..6_u64), days in proptest::option::of(0..400_u64), stage in prop_oneof![Just(Stage::Idea), select(&Stage::ALL[..])],
    ) -> Project {
        let mut it = Project::new(ProjectId::from_bits(n), name);
        it.parts.extend(Part::new(ActivityId::from_bits(of), share.into()));
        it.build_minutes = build.and_then(|build| Guess::between(build / 2, build, build.saturating_mul(2)));
        it.after = after.map(ProjectId::from_bits).into_iter().collect();
        (it.due, it.stage) = (days.map(|n| day("2025-10-05") + Days::new(n)), stage);
        let measured = |[before_minutes, after_minutes]: [u32; 2]| Measured { on: day("2025-01-01"), before_minutes, after_minutes };
        it.measured.extend(minutes.map(measured));
        it
    }
}

prop_compose! {
    fn some_week(n: u64)(
        at in 0..60_u64, toil in any::<Option<u32>>(), all in any::<Option<u32>>(), errors in any::<Option<u32>>(),
        resolve in any::<Option<u32>>(), mark in 0..=6_u8,
    ) -> Week {
        let mut it = Week::new(WeekId::from_bits(n), day("2024-09-02") + Days::new(7 * at));
        (it.toil_minutes, it.all_minutes, it.errors, it.resolve_minutes) = (toil, all, errors, resolve);
        it.sentiment = Score::new(mark);
        it
    }
}

prop_compose! {
    fn some_activity(n: u64)(
        name in named(), count in known(any::<u32>()), seconds in known(any::<u32>()),
        growth in -1_000_000..=10_000_000_i32, n_criteria in 0..=6_usize,
    ) -> Activity {
        let mut it = activity(n, &name, (count.unwrap_or(0), Period::Day), 0, n_criteria);
        (it.rhythm, it.seconds) = (it.rhythm.filter(|_| count.is_some()), seconds);
        it.growth = Growth::from_millionths(growth).unwrap();
        it
    }
}

prop_compose! {
    fn some_register()(
        title in named(), n in 0..40_usize, activities in (some_activity(0), some_activity(1), some_activity(2)),
        weeks in (0..40_usize).prop_flat_map(|n| (0..n as u64).map(some_week).collect::<Vec<_>>()),
        projects in (0..7_usize).prop_flat_map(|n| (0..n as u64).map(some_project).collect::<Vec<_>>()),
        months in any::<u16>(), discount in 0..=1_000_000_u32, is_money in any::<bool>(), people in any::<u16>(), sprints in any::<u8>(),
    ) -> ToilRegister {
        let mut it = register();
        it.title = title;
        it.activities = [activities.0, activities.1, activities.2].into_iter().take(n).map(Into::into).collect();
        it.weeks = weeks.into_iter().map(Into::into).collect();
        it.projects = projects.into_iter().map(Into::into).collect();
        it.assumptions = Assumptions {
            hourly: "99999999999.99 EUR".parse().ok().filter(|_| is_money), horizon_months: months % MOST_MONTHS,
            discount: Share::from_millionths(discount).unwrap(), ..Assumptions::default()
        };
        (it.assumptions.capacity.people, it.assumptions.capacity.sprints) = (people, sprints % 61);
        it
    }
}

/// How many tables there are in each part.
fn tables(text: &str) -> Vec<usize> {
    let mut parts = vec![0];
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { .. }) => parts.push(0),
            Event::Start(Tag::Table(_)) => *parts.last_mut().unwrap() += 1,
            _ => {}
        }
    }
    parts
}

/// How many tables each part should have; `None` of one that is left out.
fn expected(register: &ToilRegister) -> [Option<usize>; 9] {
    let today = day("2025-10-05");
    let has_hours =
        register.activities.iter().any(|it| it.hours_a_year(&register.assumptions).is_some());
    let has_returns = register.ranked(Method::Payback).iter().any(|it| it.returns.is_ok());
    let schedule = register.schedule(today);
    let has_toil = schedule.toil.last().is_some_and(|it| it.hours_without > 0.0);
    let plan = match schedule.placed.is_empty() {
        true => 0,
        false => 1 + usize::from(has_toil),
    };
    let is_said = register.indicators(today).sprints.iter().rev().take(6).any(|it| {
        it.toil_hours.or(it.resolve_minutes).or(it.sentiment).is_some() || it.errors.is_some()
    });
    let n_measured = register.realised().len();
    [
        Some(0),
        Some(has_hours.into()),
        Some(0),
        Some(has_returns.into()),
        Some(plan),
        Some(n_measured.min(1)),
        is_said.then_some(1),
        Some(0),
        Some(0),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_register_has_a_report(register in some_register()) {
        let expected: Vec<usize> = expected(&register).into_iter().flatten().collect();
        for language in REPORT_LANGUAGES {
            let text = written(&register, language);
            prop_assert!(!text.contains("NaN") && !text.contains("inf "), "{}", text);
            // Before the first heading there is no table, and none below the title.
            let found = tables(&text);
            prop_assert_eq!(&found[..2], &[0, 0], "{}", text);
            prop_assert_eq!(&found[2..], &expected, "{}", text);
            prop_assert!(rows_fit(&text), "{}", text);
        }
    }
}

/// Whether each row of a table has as many cells as the one above it.
fn rows_fit(text: &str) -> bool {
    let cells = |it: &str| it.starts_with("| ").then(|| it.replace("\\|", "").matches('|').count());
    let lines: Vec<Option<usize>> = text.lines().map(cells).collect();
    lines.windows(2).all(|it| it[0].zip(it[1]).is_none_or(|(above, below)| above == below))
}
