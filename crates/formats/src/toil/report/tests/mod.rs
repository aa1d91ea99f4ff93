//! The report of the examples of the sources, by hand, and reports of registers that nobody should have written.

mod trend;

use afterword_core::amount::Share;
use afterword_core::toil::{
    Activity, ActivityId, Assumptions, Category, Caveat, Criterion, Growth, Guess, Level,
    MOST_MONTHS, Measured, Part, Period, Project, ProjectId, Rhythm, Stage, ToilRegister, Week,
    WeekId,
};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::super::tests::register;
use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn activity(n: u64, name: &str, often: (u32, Period), minutes: u32, n_criteria: usize) -> Activity {
    let mut it = Activity::new(ActivityId::from_bits(n), name.into());
    it.rhythm = Some(Rhythm { count: often.0, per: often.1 });
    it.seconds = Some(minutes * 60);
    it.criteria.extend(&Criterion::ALL[..n_criteria]);
    it
}

/// A project that takes so many percent of activity `n` away.
fn project(n: u64, name: &str, percent: u32, build_hours: u32) -> Project {
    let mut it = Project::new(ProjectId::from_bits(n), name.into());
    it.parts.extend(Part::new(ActivityId::from_bits(n), (percent * 1_000).into()));
    it.build_minutes = Some((build_hours * 60).into());
    it
}

/// Ten, eight, five, three and five hours of toil of forty-eight.
fn seed_week() -> Week {
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
    week
}

fn seeds() -> ToilRegister {
    let mut it = register();
    it.assumptions.hourly = Some("80 EUR".parse().unwrap());
    it.assumptions.target = Some("20 %".parse().unwrap());
    it.weeks.push(seed_week().into());
    let mut certificates = activity(2, "Certificates", (20, Period::Month), 60, 4);
    certificates.level = Level::Documented;
    let mut access = Activity::new(ActivityId::from_bits(5), "Access | roles".into());
    access.caveats.extend([Caveat::NeedsJudgement, Caveat::UnguardedSecurity]);
    it.activities = vec![
        activity(1, "Environments", (50, Period::Week), 120, 6).into(),
        certificates.into(),
        activity(3, "Restarts", (10, Period::Week), 30, 3).into(),
        activity(4, "Yearly report", (1, Period::Year), 30, 0).into(),
        access.into(),
    ];
    let mut renewals = project(2, "Renewals", 900, 120);
    renewals.build_weeks = Some(3.into());
    let mut bot = project(3, "Restart bot", 500, 40);
    bot.stage = Stage::RolledOut;
    bot.measured.push(Measured {
        on: day("2025-09-01"),
        before_minutes: 1_300,
        after_minutes: 1_000,
    });
    let mut roles = project(5, "*Roles*", 500, 40);
    roles.build_minutes = None;
    it.projects =
        vec![renewals.into(), project(1, "Portal", 875, 400).into(), bot.into(), roles.into()];
    it
}

/// The portal: 50 × 52 × 2 h are 5,200 h a year, of which 87.5 % go away after ten weeks of building; certificates: 20 h a month, of which
/// nine tenths go after three. The present values are sums of a(m) × saved × 80 EUR × 1.08^(−m/12) less building, added up elsewhere:
/// 870,739.43 and 35,551.85. The bot was to save 130 h a year and saves 12 × (1,300 − 1,000) min, 60 h.
const GOLDEN: &str = "\
<!-- afterword-report/1 -->

# Toil: Platform

As of 2025-10-05. Activities: 5; weeks measured: 1; projects: 4.

## Share of toil

In the week of 2025-09-29, toil took 31 h of 48 h, which is **64.6 %**. The budget is 50 %: **over budget**.

No trend is shown: it takes 4 measured weeks. Known so far: 1.

## What takes the most time

| Activity | Hours a year | Cost a year | Criteria of toil met |
| --- | ---: | ---: | ---: |
| Environments | 5,200 h | 416,000 EUR | 6 of 6 |
| Restarts | 260 h | 20,800 EUR | 3 of 6 |
| Certificates | 240 h | 19,200 EUR | 4 of 6 |
| Yearly report | 0.5 h | 40 EUR | 0 of 6 |

All activities that count as toil take 5,440 h a year, as far as they are known.

Not reckoned, because it is not known how often they come or how long they take: 1.

## How far it is automated

- 1 manual: 95.8 % of all hours
- 2 documented: 4.2 % of all hours
- 3 semi-automated: 0 % of all hours
- 4 automated: 0 % of all hours
- 5 self-healing: 0 % of all hours

## What pays back first

| Project | Pays back after | Net present value | Chance of paying back |
| --- | ---: | ---: | ---: |
| Portal | 4 months | 870,739 EUR | 100 % |
| Renewals | 8 months | 35,552 EUR | 100 % |

The net present value is weighed with the chance that the project works. The chance of paying back within 36 months is that of 10,000 simulated runs.

- **\\*Roles\\*** can’t be reckoned. What is lacking: how often “Access \\| roles” comes, or how long it takes; the work of building it.

## What came of it

| Project | Promised a year | Realised a year | Of what was promised |
| --- | ---: | ---: | ---: |
| Restart bot | 130 h | 60 h | 46.2 % |

In sum, 60 h a year are realised of 130 h promised. Estimates off by more than two: **Restart bot**.

## What had better not be automated

- **Yearly report**: rare and cheap, five years of it take 2.5 h.
- **Access \\| roles**: it needs judgement; it decides about security, and nothing holds a mistake back.

## What these figures assume

- An hour of work costs 80 EUR.
- A person works 1,800 h a year, and a year has 260 working days.
- Money loses 8 % of its worth a year, and projects are looked at over 36 months.
- Work is toil from 4 of 6 criteria on.
- Toil may take 50 % of all work; the target is 20 %.
";

fn written(register: &ToilRegister, language: &str) -> String {
    report(register, day("2025-10-05"), report_words(language).unwrap())
}

#[test]
fn the_examples_of_the_sources_are_as_by_hand() {
    let text = written(&seeds(), "en");
    for (got, expected) in text.lines().zip(GOLDEN.lines()) {
        assert_eq!(got, expected);
    }
    assert_eq!(text, GOLDEN);
}

#[test]
fn german_figures_are_german() {
    let text = written(&seeds(), "de");
    for part in [
        "nahm Toil 31 h von 48 h ein, das sind **64,6 %**. Das Budget ist 50 %: **über dem Budget**.",
        "| Environments | 5.200 h | 416.000 EUR | 6 von 6 |",
        "| Portal | 4 Monaten | 870.739 EUR | 100 % |",
        "- 2 dokumentiert: 4,2 % aller Stunden",
        "danebenlagen: **Restart bot**.",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(!text.contains('{'));
}

#[test]
fn an_empty_register_has_a_report() {
    for language in REPORT_LANGUAGES {
        let text = written(&register(), language);
        assert_eq!(text.matches("\n## ").count(), PARTS.len());
        assert!(!text.contains('{') && !text.contains("NaN"), "{text}");
    }
}

#[test]
fn without_an_hourly_cost_all_is_in_hours() {
    let mut it = seeds();
    it.assumptions.hourly = None;
    let text = written(&it, "en");
    assert!(text.contains("| Environments | 5,200 h | not known | 6 of 6 |"), "{text}");
    assert!(text.contains("| Portal | 4 months | 10,884 h | 100 % |"), "{text}");
    assert!(text.contains("What an hour of work costs is not known"), "{text}");
}

#[test]
fn of_many_the_first_are_named_and_the_others_counted() {
    let mut it = register();
    for n in 0..30 {
        let mut idea = Project::new(ProjectId::from_bits(n), String::new());
        idea.measured.push(Measured {
            on: day("2025-09-01"),
            before_minutes: 60,
            after_minutes: 90,
        });
        it.projects.push(idea.into());
        let mut activity = Activity::new(ActivityId::from_bits(n), "a".into());
        activity.caveats.insert(Caveat::ChangesOften);
        it.activities.push(activity.into());
    }
    let text = written(&it, "en");
    assert_eq!(text.matches("Not listed here: 20 more.").count(), 3, "{text}");
    assert!(text.contains("| without a name | not known | −6 h | not known |"), "{text}");
}

/// A hundred weeks of building for half an hour a year: what is saved in the thirteen months after is 3.33 EUR each.
#[test]
fn a_project_that_never_pays_back_says_so() {
    let mut it = seeds();
    it.projects = vec![project(4, "Report robot", 1_000, 4_000).into()];
    let text = written(&it, "en");
    assert!(
        text.contains("| Report robot | never within 36 months | −319,964 EUR | 0 % |"),
        "{text}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_register_has_a_report(
        name in "([-#*_<>|`\\[\\]()!{}\n =a1.]|\\PC){0,12}", count in any::<u32>(), seconds in any::<u32>(), growth in -1_000_000..=10_000_000_i32,
        build in any::<u32>(), share in 0..=1_000_000_u32, months in any::<u16>(), minutes in any::<[u32; 4]>(), discount in 0..=1_000_000_u32,
    ) {
        let mut it = register();
        it.title.clone_from(&name);
        let mut one = activity(1, &name, (count, Period::Day), 0, 6);
        (one.seconds, one.growth) = (Some(seconds), Growth::from_millionths(growth).unwrap());
        it.activities.push(one.into());
        let mut project = Project::new(ProjectId::from_bits(7), name.clone());
        project.parts.extend(Part::new(ActivityId::from_bits(1), share.into()));
        project.build_minutes = Guess::between(build / 2, build, u32::MAX);
        project.measured.push(Measured { on: day("2025-01-01"), before_minutes: minutes[0], after_minutes: minutes[1] });
        it.projects.push(project.into());
        for n in 0..5 {
            let mut week = Week::new(WeekId::from_bits(n), day("2025-08-04") + Days::new(7 * n));
            (week.toil_minutes, week.all_minutes) = (Some(minutes[2].rotate_left(n as u32)), Some(minutes[3]));
            it.weeks.push(week.into());
        }
        it.assumptions = Assumptions {
            hourly: "99999999999.99 EUR".parse().ok(), horizon_months: months % MOST_MONTHS, discount: Share::from_millionths(discount).unwrap(),
            ..Assumptions::default()
        };
        for language in REPORT_LANGUAGES {
            let text = written(&it, language);
            prop_assert!(!text.contains("NaN") && !text.contains("inf "), "{}", text);
            // What somebody typed begins no heading, and no cell of a table.
            prop_assert_eq!(text.lines().filter(|it| it.starts_with("## ")).count(), PARTS.len());
            let row = |it: &&str| it.starts_with("| ");
            prop_assert!(text.lines().filter(row).all(|it| it.replace("\\|", "").matches('|').count() == 5), "{}", text);
        }
    }
}
