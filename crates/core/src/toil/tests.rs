//! The worked examples of the sources, and the laws that hold for any figures.

use chrono::DateTime;
use proptest::prelude::*;

use super::*;
use crate::amount::{Money, Share};
use crate::history::{Editable as _, History};
use crate::id::DocumentId;

mod track;

fn register() -> ToilRegister {
    let now = DateTime::parse_from_rfc3339("2025-10-01T08:00:00Z").unwrap();
    ToilRegister::new(DocumentId::v7(0, [0; 10]), "Platform".into(), now)
}

fn apply(register: &mut ToilRegister, edit: ToilEdit) {
    register.apply(edit).unwrap();
}

fn activity(n: u64, count: u32, per: Period, minutes: u32) -> Activity {
    let mut it = Activity::new(ActivityId::from_bits(n), format!("Activity {n}"));
    (it.rhythm, it.seconds) = (Some(Rhythm { count, per }), Some(minutes * 60));
    it
}

/// A project that takes so many millionths of activity `n` away.
fn project(n: u64, millionths: u32, build_hours: u32) -> Project {
    let mut it = Project::new(ProjectId::from_bits(n), format!("Project {n}"));
    it.parts.extend(Part::new(ActivityId::from_bits(n), millionths.into()));
    it.build_minutes = Some((build_hours * 60).into());
    it
}

/// One activity and the project against it.
fn pair(activity: Activity, project: Project) -> ToilRegister {
    let mut it = register();
    apply(&mut it, ToilEdit::Activity(activity.into()));
    apply(&mut it, ToilEdit::Project(project.into()));
    it
}

fn returns(register: &ToilRegister) -> Returns {
    let case = Case::of(&register.projects[0], register).unwrap();
    case.returns(Terms::of(&register.assumptions))
}

#[track_caller]
fn near(got: f64, expected: f64) {
    assert!((got - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{got} is not {expected}");
}

/// Certificate renewals of the source: twenty hours a month, two after three weeks of building.
fn renewals() -> ToilRegister {
    let mut project = project(1, 900_000, 120);
    project.build_weeks = Some(3.into());
    pair(activity(1, 1, Period::Month, 20 * 60), project)
}

#[test]
fn renewals_pay_back_in_the_eighth_month() {
    let returns = returns(&renewals());
    assert_eq!(returns.unit, Unit::Hours);
    near(returns.hours_a_year, 216.0);
    // 0.692 months are built in; 18 hours a month reach 120 after 7.359 months.
    assert_eq!(returns.payback_months, Some(8));
    near(returns.benefit, 18.0 * (36.0 - 3.0 * 12.0 / 52.0));
    near(returns.cost, 120.0);
    near(returns.roi.unwrap(), (returns.benefit - 120.0) / 120.0);
    near(returns.break_even_hours.unwrap(), returns.benefit);
}

/// By hand: h hours are there after h/40 weeks, so 18 × (36 − h/40 × 12/52) = h, of which h = 648 / (1 + 18 × 3/520) = 587.04.
#[test]
fn longer_building_of_which_nobody_said_how_long_saves_for_fewer_months() {
    let register = pair(activity(1, 1, Period::Month, 20 * 60), project(1, 900_000, 120));
    near(returns(&register).break_even_hours.unwrap(), 648.0 / (1.0 + 54.0 / 520.0));
    assert_eq!(returns(&register).break_even_hours.map(f64::round), Some(587.0));
}

/// The portal of the source: fifty requests a week, two hours become fifteen minutes.
#[test]
fn the_portal_saves_eighty_seven_and_a_half_hours_a_week() {
    let register = pair(activity(1, 50, Period::Week, 120), project(1, 875_000, 400));
    near(returns(&register).hours_a_year / 52.0, 87.5);
    // Ten weeks of building: 2.31 months, and 379.17 hours a month after that.
    assert_eq!(returns(&register).payback_months, Some(4));
}

/// By hand: 100 hours at 80, 10 hours a month saved at once, a year, no discount; and with 12 % a year.
#[test]
fn the_net_present_value_is_that_of_the_annuity() {
    let mut register = pair(activity(1, 1, Period::Month, 600), project(1, 1_000_000, 100));
    let hourly: Money = "80 EUR".parse().unwrap();
    let assumptions = Assumptions {
        hourly: Some(hourly),
        horizon_months: 12,
        discount: Share::from_millionths(0).unwrap(),
        ..Assumptions::default()
    };
    apply(&mut register, ToilEdit::Assumptions(assumptions.clone().into()));
    let mut at_once = (*register.projects[0]).clone();
    at_once.build_weeks = Some(0.into());
    apply(&mut register, ToilEdit::Project(at_once.into()));
    near(returns(&register).npv, 12.0 * 800.0 - 8_000.0);
    assert_eq!(returns(&register).payback_months, Some(10));
    near(returns(&register).roi.unwrap(), 0.2);

    let discount = Share::from_millionths(120_000).unwrap();
    apply(&mut register, ToilEdit::Assumptions(Assumptions { discount, ..assumptions }.into()));
    // The annuity of twelve months at i = 1.12^(1/12) − 1 is (1 − 1/1.12) / i.
    let i = 1.12_f64.powf(1.0 / 12.0) - 1.0;
    near(returns(&register).npv, 800.0 * (1.0 - 1.0 / 1.12) / i - 8_000.0);
}

#[test]
fn upkeep_licences_and_chance_are_taken_off() {
    let mut it = project(1, 500_000, 10);
    it.build_weeks = Some(0.into());
    it.upkeep_minutes = Some(120.into());
    it.licences = Some("1200 EUR".parse().unwrap());
    it.success = Share::from_millionths(500_000);
    let mut register = pair(activity(1, 1, Period::Month, 600), it);
    let assumptions = Assumptions {
        hourly: Some("50 EUR".parse().unwrap()),
        discount: Share::from_millionths(0).unwrap(),
        horizon_months: 10,
        ..Assumptions::default()
    };
    apply(&mut register, ToilEdit::Assumptions(assumptions.into()));
    let returns = returns(&register);
    // 5 h saved, 2 h of upkeep and 100 EUR of licences a month.
    near(returns.benefit, 2_500.0);
    near(returns.cost, 500.0 + 10.0 * 200.0);
    near(returns.npv, 0.0);
    near(returns.expected_npv, 0.5 * 500.0 - 500.0);
    assert_eq!(returns.payback_months, Some(10));
    near(returns.break_even_hours.unwrap(), 10.0);
}

#[test]
fn what_is_lacking_is_named_and_nothing_is_reckoned() {
    let lacking = |register: &ToilRegister| Case::of(&register.projects[0], register).unwrap_err();
    let mut it = register();
    apply(&mut it, ToilEdit::Project(Project::new(ProjectId::from_bits(1), String::new()).into()));
    assert_eq!(lacking(&it), [Lacking::Parts, Lacking::Build]);
    let unknown = Activity::new(ActivityId::from_bits(1), String::new());
    assert_eq!(lacking(&pair(unknown.clone(), project(1, 1, 1))), [Lacking::Hours(unknown.id)]);
    let mut licensed = project(1, 1, 1);
    licensed.licences = Some("5 USD".parse().unwrap());
    let mut it = pair(activity(1, 1, Period::Day, 1), licensed);
    assert_eq!(lacking(&it), [Lacking::Hourly]);
    let hourly = Some("80 EUR".parse().unwrap());
    apply(&mut it, ToilEdit::Assumptions(Assumptions { hourly, ..Assumptions::default() }.into()));
    assert_eq!(lacking(&it), [Lacking::Currency]);
}

#[test]
fn a_simulation_knows_how_sure_it_is() {
    let mut register = renewals();
    let mut guessed = (*register.projects[0]).clone();
    guessed.build_minutes = Guess::between(80 * 60, 120 * 60, 400 * 60);
    guessed.parts =
        Part::new(ActivityId::from_bits(1), Guess::between(300_000, 900_000, 1_000_000).unwrap())
            .into_iter()
            .collect();
    guessed.success = Share::from_millionths(800_000);
    apply(&mut register, ToilEdit::Project(guessed.into()));
    let simulation = register.simulate(&register.projects[0], 7).unwrap();
    assert!((simulation.pays_back - 0.8).abs() < 0.015, "{}", simulation.pays_back);
    let Spread { p10, p50, p90 } = simulation.npv;
    assert!(p10 < 0.0 && p50 > 0.0 && p90 > p50, "{:?}", simulation.npv);
    assert!(simulation.payback_months.p50.unwrap() >= 8);
    assert_eq!(simulation.payback_months.p90, None);
    assert_eq!(simulation.band.len(), 36);
    assert_eq!(register.simulate(&register.projects[0], 7).unwrap(), simulation);
    assert_ne!(register.simulate(&register.projects[0], 8).unwrap(), simulation);
    assert!(!simulation.is_certain);
}

#[test]
fn what_is_certain_comes_out_as_it_is_reckoned() {
    let register = renewals();
    let simulation = register.simulate(&register.projects[0], 1).unwrap();
    let returns = returns(&register);
    assert_eq!(simulation.npv, Spread { p10: returns.npv, p50: returns.npv, p90: returns.npv });
    assert_eq!(simulation.payback_months.p50, returns.payback_months);
    assert_eq!(simulation.pays_back, 1.0);
    assert!(simulation.is_certain);
    // A project that may fail is not, though it hardly ever does; nor is one whose work may be more.
    let mut unsure = (*register.projects[0]).clone();
    unsure.success = Share::from_millionths(999_000);
    assert!(!register.simulate(&unsure, 1).unwrap().is_certain);
    let mut longer = (*register.projects[0]).clone();
    longer.build_minutes = Guess::between(120 * 60, 120 * 60, 121 * 60);
    assert!(!register.simulate(&longer, 1).unwrap().is_certain);
}

#[test]
fn the_greatest_swing_comes_first_and_what_changes_nothing_is_left_out() {
    let mut register = renewals();
    let mut guessed = (*register.projects[0]).clone();
    guessed.build_minutes = Guess::between(100 * 60, 120 * 60, 600 * 60);
    apply(&mut register, ToilEdit::Project(guessed.into()));
    let swings = register.tornado(&register.projects[0]).unwrap();
    let inputs: Vec<Input> = swings.iter().map(|it| it.input).collect();
    assert_eq!(inputs[0], Input::Build);
    assert!(!swings[0].is_assumed && swings[1].is_assumed);
    near(swings[0].low.npv - swings[0].high.npv, 500.0);
    assert!(!inputs.contains(&Input::Licences) && !inputs.contains(&Input::Upkeep));
    let share = swings.iter().find(|it| matches!(it.input, Input::Share(_))).unwrap();
    near(share.high.value, 1.0);
}

/// Three projects that each method puts in another order.
fn three() -> ToilRegister {
    let mut it = register();
    // Quick to build and rare; slow and often; small.
    let rows = [(1, 12, 60, 20, 5), (2, 520, 60, 800, 3), (3, 52, 5, 10, 1)];
    for (n, count, minutes, build, risk) in rows {
        let mut done = activity(n, count, Period::Year, minutes);
        done.risk = Score::new(risk);
        apply(&mut it, ToilEdit::Activity(done.into()));
        apply(&mut it, ToilEdit::Project(project(n, 1_000_000, build).into()));
    }
    it
}

#[test]
fn each_method_has_an_order_of_its_own() {
    let order = |method| {
        let ranked = three().ranked(method);
        ranked
            .iter()
            .map(|it| it.project.to_string().trim_start_matches('0').to_owned())
            .collect::<Vec<_>>()
    };
    // 20 h at 1 h a month; 800 h at 43 h; 10 h at 22 min.
    assert_eq!(order(Method::Payback), ["1", "2", "3"]);
    // Frequency, hours and risk: 3×2×5, 5×5×3, 4×1×1.
    assert_eq!(order(Method::Matrix), ["2", "1", "3"]);
    assert_eq!(order(Method::Quadrants), ["1", "2", "3"]);
    let ranked = three().ranked(Method::Matrix);
    assert_eq!(ranked[0].matrix, Matrix { frequency: 5, saved: 5, risk: Score::new(3) });
    // Where nobody said how risky something is, it counts as 1 and is not said to be.
    let mut unsaid = three();
    for activity in three().activities {
        let unsaid_risk = Activity { risk: None, ..Activity::clone(&activity) };
        apply(&mut unsaid, ToilEdit::Activity(unsaid_risk.into()));
    }
    let matrix = unsaid.ranked(Method::Matrix)[0].matrix;
    assert_eq!((matrix.risk, matrix.product()), (None, 25));
    assert_eq!(ranked[0].quadrant, Some(Quadrant::BigBet));
    assert_eq!(ranked[2].quadrant, Some(Quadrant::FillIn));
}

#[test]
fn what_cannot_be_told_comes_last_and_what_is_built_not_at_all() {
    let mut it = three();
    apply(&mut it, ToilEdit::Project(Project::new(ProjectId::from_bits(9), "A".into()).into()));
    let on = "2025-10-01".parse().unwrap();
    let id = ProjectId::from_bits(1);
    apply(&mut it, ToilEdit::Stage { id, stage: Stage::RolledOut, on, who: "Ada".into() });
    for method in Method::ALL {
        let ranked = it.ranked(method);
        assert_eq!(ranked.len(), 3, "{method:?}");
        assert!(ranked.iter().all(|it| it.project != id));
        if method != Method::Matrix {
            assert_eq!(ranked[2].project, ProjectId::from_bits(9), "{method:?}");
        }
    }
    assert_eq!(it.project(id).unwrap().history.len(), 1);
}

#[test]
fn what_is_typed_on_is_one_step_and_each_choice_is_one() {
    let mut history = History::new(renewals());
    let named = |name: &str| {
        let activity = Activity { name: name.into(), ..(*renewals().activities[0]).clone() };
        ToilEdit::Typed(Box::new(ToilEdit::Activity(activity.into())), "name")
    };
    history.edit(named("R")).unwrap();
    history.edit(named("Re")).unwrap();
    let mut chosen = (**history.present().activities.first().unwrap()).clone();
    for criterion in [Criterion::Manual, Criterion::Tactical] {
        chosen.criteria.insert(criterion);
        history.edit(ToilEdit::Activity(chosen.clone().into())).unwrap();
    }
    let criteria = |it: &History<ToilRegister>| it.present().activities[0].n_criteria();
    assert_eq!((history.undo(), criteria(&history)), (Some("an activity"), 1));
    assert_eq!((history.undo(), criteria(&history)), (Some("an activity"), 0));
    assert_eq!(history.present().activities[0].name, "Re");
    history.undo();
    assert_eq!(history.present().activities[0].name, "Activity 1");
}

#[test]
fn removing_lets_go_everywhere() {
    let mut it = three();
    let mut waiting = (*it.projects[1]).clone();
    waiting.after.push(ProjectId::from_bits(1));
    apply(&mut it, ToilEdit::Project(waiting.into()));
    apply(&mut it, ToilEdit::RemoveProject(ProjectId::from_bits(1)));
    assert!(it.projects.iter().all(|it| it.after.is_empty()));
    apply(&mut it, ToilEdit::RemoveActivity(ActivityId::from_bits(2)));
    assert!(it.project(ProjectId::from_bits(2)).unwrap().parts.is_empty());
    assert_eq!(it.apply(ToilEdit::RemoveActivity(ActivityId::from_bits(2))), Err(Gone));
}

#[test]
fn half_of_the_ladder_is_manual_where_half_of_the_hours_are() {
    let mut it = register();
    assert_eq!(it.ladder(), None);
    let mut healed = activity(2, 12, Period::Year, 60);
    healed.level = Level::SelfHealing;
    apply(&mut it, ToilEdit::Activity(activity(1, 1, Period::Month, 60).into()));
    apply(&mut it, ToilEdit::Activity(healed.into()));
    assert_eq!(it.ladder(), Some([0.5, 0.0, 0.0, 0.0, 0.5]));
}

prop_compose! {
    fn any_case()(
        hours in 0.0..1e5_f64, share in 0.0..=1.0_f64, growth in 0.0..11.0_f64, build_hours in 0.0..1e6_f64,
        build_time in prop_oneof![(0.0..60.0_f64).prop_map(BuildTime::Months), Just(BuildTime::OfWork)], upkeep_hours in 0.0..1e4_f64, licences in 0.0..1e6_f64, hourly in 0.0..1e4_f64,
        worth in 0.0..1e4_f64, success in 0.0..=1.0_f64,
    ) -> Case {
        let saving = Saving { activity: ActivityId::from_bits(1), hours_a_month: hours, share, growth };
        let savings = vec![saving];
        Case { unit: Unit::Hours, savings, build_hours, build_time, upkeep_hours, licences, hourly, worth, success }
    }
}

proptest! {
    #[test]
    fn more_hours_saved_never_lower_the_value(
        case in any_case(), more in 1.0..3.0_f64, discount in 0.0..=1.0_f64, months in 1..240_u32,
    ) {
        let terms = Terms { discount, months };
        let mut better = case.clone();
        better.savings[0].hours_a_month *= more;
        let (before, after) = (case.returns(terms), better.returns(terms));
        prop_assert!(after.npv >= before.npv && after.expected_npv >= before.expected_npv);
        prop_assert!(after.payback_months.unwrap_or(u32::MAX) <= before.payback_months.unwrap_or(u32::MAX));
    }

    #[test]
    fn it_pays_back_exactly_if_what_is_saved_crosses_what_is_spent(
        case in any_case(), discount in 0.0..=1.0_f64, months in 1..240_u32,
    ) {
        let returns = case.returns(Terms { discount, months });
        let crosses = returns.curve.iter().position(|it| it.benefit > 0.0 && it.benefit >= it.cost);
        prop_assert_eq!(returns.payback_months, crosses.map(|it| it as u32 + 1));
        let figures = [returns.npv, returns.expected_npv, returns.benefit, returns.cost, returns.hours_a_year];
        prop_assert!(figures.iter().all(|it| it.is_finite()), "{:?}", figures);
    }

    #[test]
    fn the_longest_building_that_pays_back_does_and_a_longer_one_does_not(
        case in any_case(), months in 1..240_u32,
    ) {
        let terms = Terms { discount: 0.08, months };
        let Some(most) = case.returns(terms).break_even_hours.filter(|it| *it > 1e-3) else { return Ok(()) };
        let paid = |build_hours| Case { build_hours, ..case.clone() }.returns(terms).payback_months;
        prop_assert!(paid(most * 0.999_999).is_some());
        prop_assert!(paid(most * 1.000_001 + 1e-6).is_none());
    }

    #[test]
    fn other_names_leave_the_order_as_it_is(names in proptest::collection::vec("[a-z]{1,6}", 3)) {
        let mut renamed = three();
        for (project, name) in three().projects.iter().zip(names) {
            apply(&mut renamed, ToilEdit::Project(Project { name, ..(**project).clone() }.into()));
        }
        for method in Method::ALL {
            let order = |it: &ToilRegister| it.ranked(method).iter().map(|it| it.project).collect::<Vec<_>>();
            prop_assert_eq!(order(&renamed), order(&three()));
        }
    }
}
