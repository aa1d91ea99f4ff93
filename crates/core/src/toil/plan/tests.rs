//! Plans worked by hand, and random ones beside every order of every subset.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

/// One that may begin at once, worth `worth[sprint]`.
fn candidate(minutes: u32, worth: &[i32]) -> Candidate {
    let worth = worth.iter().copied().map(f64::from).collect();
    Candidate { minutes, worth, ..Candidate::default() }
}

fn backlog(sprints: &[u32], candidates: Vec<Candidate>) -> Backlog {
    Backlog { sprints: sprints.to_vec(), candidates }
}

/// Candidate, first sprint, last sprint and minutes of each.
type Row<'r> = (usize, usize, usize, &'r [u32]);

#[track_caller]
fn check(backlog: &Backlog, worth: f64, rows: &[Row<'_>]) {
    let found = plan(backlog);
    let found_rows: Vec<Row<'_>> = found
        .placed
        .iter()
        .map(|it| (it.candidate, it.first, it.last, it.minutes.as_slice()))
        .collect();
    assert_eq!(found_rows, rows);
    assert_eq!((found.worth, found.is_exact), (worth, true));
}

fn order_of(plan: &Plan) -> Vec<usize> {
    plan.placed.iter().map(|it| it.candidate).collect()
}

/// What comes of one order, minute by minute as the rules say; `None` if one of its projects cannot be done.
fn run(backlog: &Backlog, order: &[usize]) -> Option<Plan> {
    let mut left = backlog.sprints.clone();
    let mut now = 0;
    let mut plan = Plan { is_exact: true, ..Plan::default() };
    for (n, at) in order.iter().enumerate() {
        let it = &backlog.candidates[*at];
        if !it.after.iter().all(|it| order[..n].contains(it)) {
            return None;
        }
        while now < it.not_before {
            *left.get_mut(now)? = 0;
            now += 1;
        }
        let (mut open, mut minutes, mut first) = (it.minutes, Vec::new(), now);
        loop {
            let taken = open.min(*left.get(now)?);
            left[now] -= taken;
            open -= taken;
            if minutes.is_empty() && taken == 0 && open > 0 {
                first = now + 1;
            } else {
                minutes.push(taken);
            }
            if open == 0 {
                break;
            }
            now += 1;
        }
        let worth = it.worth.get(now).filter(|_| it.due.is_none_or(|due| now <= due))?;
        plan.worth += Some(*worth).filter(|it| it.is_finite())?;
        plan.placed.push(Placed { candidate: *at, first, last: now, minutes });
    }
    Some(plan)
}

/// Every order of every subset of `0..n`.
fn orders(n: usize) -> Vec<Vec<usize>> {
    let mut orders = vec![Vec::new()];
    let mut at = 0;
    while at < orders.len() {
        for next in (0..n).filter(|it| !orders[at].contains(it)).collect::<Vec<usize>>() {
            orders.push([&orders[at][..], &[next]].concat());
        }
        at += 1;
    }
    orders
}

/// How far the team is when a plan is done: the sprint, and the minutes used or lost in it.
fn end(plan: &Plan) -> (usize, u32) {
    let Some(last) = plan.placed.last() else { return (0, 0) };
    let in_last = |it: &Placed| it.minutes.last().copied().filter(|_| it.last == last.last);
    (last.last, plan.placed.iter().filter_map(in_last).sum())
}

/// The best plan by trying them all: worth the most, then done the earliest, then with the lowest candidates.
fn tried(backlog: &Backlog) -> Plan {
    let bits = |it: &Plan| it.placed.iter().map(|it| 1_u32 << it.candidate).sum::<u32>();
    let rank = |a: &Plan, b: &Plan| {
        let by_end = end(b).cmp(&end(a));
        a.worth.total_cmp(&b.worth).then(by_end).then(bits(b).cmp(&bits(a)))
    };
    let plans = orders(backlog.candidates.len()).into_iter().filter_map(|it| run(backlog, &it));
    plans.max_by(rank).unwrap()
}

/// The plan is what comes of its order, and no sprint has more minutes than there are.
#[track_caller]
fn check_rules(backlog: &Backlog, plan: &Plan) {
    let again = run(backlog, &order_of(plan)).expect("every project of a plan can be done");
    assert_eq!(again.placed, plan.placed);
    assert_eq!(again.worth, plan.worth);
    let mut used = vec![0_u64; backlog.sprints.len()];
    for it in &plan.placed {
        let candidate = &backlog.candidates[it.candidate];
        assert_eq!(it.minutes.len(), it.last - it.first + 1);
        assert_eq!(it.minutes.iter().sum::<u32>(), candidate.minutes);
        assert!(candidate.not_before <= it.first && candidate.due.is_none_or(|due| it.last <= due));
        let ends: Vec<usize> = plan
            .placed
            .iter()
            .filter(|b| candidate.after.contains(&b.candidate))
            .map(|it| it.last)
            .collect();
        assert!(ends.iter().all(|end| *end <= it.first));
        for (sprint, minutes) in (it.first..).zip(&it.minutes) {
            used[sprint] += u64::from(*minutes);
        }
    }
    assert!(used.iter().zip(&backlog.sprints).all(|(used, has)| *used <= u64::from(*has)));
}

#[test]
fn nothing_is_planned_of_nothing() {
    check(&Backlog::default(), 0.0, &[]);
    check(&backlog(&[60], vec![]), 0.0, &[]);
    check(&backlog(&[], vec![candidate(0, &[5]), candidate(60, &[5])]), 0.0, &[]);
}

/// Of 100 minutes, 60 + 40 for 11 are better than 70 for 10, though a minute of the latter brings more than one of the former’s second.
#[test]
fn what_fits_best_is_taken() {
    let three = vec![candidate(70, &[10]), candidate(60, &[8]), candidate(40, &[3])];
    check(&backlog(&[100], three), 11.0, &[(1, 0, 0, &[60]), (2, 0, 0, &[40])]);
}

#[test]
fn a_project_goes_over_as_many_sprints_as_it_needs() {
    let two = vec![candidate(50, &[9; 4]), candidate(180, &[0, 0, 0, 7])];
    let rows: [Row<'_>; 2] = [(0, 0, 0, &[50]), (1, 0, 3, &[50, 100, 0, 30])];
    check(&backlog(&[100, 100, 0, 30], two), 16.0, &rows);
}

/// Done first, each is worth 10; done second, the first is worth 9 and the second 2.
#[test]
fn what_loses_more_by_waiting_goes_first() {
    let two = vec![candidate(60, &[10, 9]), candidate(60, &[10, 2])];
    check(&backlog(&[60, 60], two), 19.0, &[(1, 0, 0, &[60]), (0, 1, 1, &[60])]);
}

#[test]
fn a_loss_is_taken_for_what_it_makes_possible() {
    let mut two = vec![candidate(30, &[-4]), candidate(30, &[5])];
    two[1].after = vec![0];
    check(&backlog(&[60], two.clone()), 1.0, &[(0, 0, 0, &[30]), (1, 0, 0, &[30])]);
    two[0].worth = vec![-5.0];
    check(&backlog(&[60], two.clone()), 0.0, &[]);
    two[0].worth = vec![f64::NAN];
    check(&backlog(&[60], two), 0.0, &[]);
}

#[test]
fn what_waits_for_what_is_not_there_is_left_out() {
    let mut three = vec![candidate(1, &[5]), candidate(1, &[5]), candidate(1, &[5])];
    for places in [[1, 0, 2], [1, 2, 0], [9, 9, 9], [9, 1, 0]] {
        for (it, after) in three.iter_mut().zip(places) {
            it.after = vec![after];
        }
        check(&backlog(&[60], three.clone()), 0.0, &[]);
    }
    three[1].after = vec![];
    three[2].after = vec![1, 1];
    check(&backlog(&[60], three), 10.0, &[(1, 0, 0, &[1]), (2, 0, 0, &[1])]);
}

/// The first is worth waiting for while it brings more than the second.
#[test]
fn minutes_before_a_first_sprint_are_lost_unless_another_uses_them() {
    let mut three = vec![candidate(100, &[9, 9]), candidate(60, &[4, 4]), candidate(40, &[3, 1])];
    three[0].not_before = 1;
    check(&backlog(&[50, 100], three.clone()), 12.0, &[(2, 0, 0, &[40]), (0, 1, 1, &[100])]);
    three[0].worth = vec![0.0, 3.0];
    check(&backlog(&[50, 100], three), 7.0, &[(2, 0, 0, &[40]), (1, 0, 1, &[10, 50])]);
}

#[test]
fn what_would_be_done_after_it_is_due_is_left_out() {
    let mut two = vec![candidate(60, &[5, 5]), candidate(60, &[5, 5])];
    (two[0].due, two[1].due) = (Some(1), Some(0));
    check(&backlog(&[60, 60], two.clone()), 10.0, &[(1, 0, 0, &[60]), (0, 1, 1, &[60])]);
    two[0].due = Some(0);
    check(&backlog(&[60, 60], two.clone()), 5.0, &[(0, 0, 0, &[60])]);
    two[0].not_before = 1;
    check(&backlog(&[60, 60], two), 5.0, &[(1, 0, 0, &[60])]);
}

/// A full sprint is not over before work of the next begins.
#[test]
fn no_minutes_are_done_at_once() {
    let mut three = vec![candidate(60, &[5, 5]), candidate(0, &[3, 2]), candidate(0, &[3, 2])];
    three[1].after = vec![0];
    three[2].not_before = 1;
    let rows: [Row<'_>; 3] = [(0, 0, 0, &[60]), (1, 0, 0, &[0]), (2, 1, 1, &[0])];
    check(&backlog(&[60, 0], three), 10.0, &rows);
}

#[test]
fn of_equals_the_first_are_taken_in_their_order() {
    let four = vec![candidate(30, &[5, 4]); 4];
    check(&backlog(&[60, 30], four), 14.0, &[(0, 0, 0, &[30]), (1, 0, 0, &[30]), (2, 1, 1, &[30])]);
    let sooner = vec![candidate(40, &[5]), candidate(30, &[5])];
    check(&backlog(&[60], sooner), 5.0, &[(1, 0, 0, &[30])]);
    let for_nothing = vec![candidate(0, &[0]), candidate(30, &[0]), candidate(30, &[0])];
    check(&backlog(&[60], for_nothing), 0.0, &[]);
}

/// In another order of adding up, 0.1 + 0.2 + 0.3 is something else.
#[test]
fn rounding_decides_nothing() {
    let tenths = |n: u32| Candidate {
        minutes: 10,
        worth: vec![f64::from(n) / 10.0],
        ..Candidate::default()
    };
    for seven in [[1, 2, 3, 4, 5, 6, 7], [7, 6, 5, 4, 3, 2, 1], [3, 1, 7, 2, 6, 5, 4]] {
        let found = plan(&backlog(&[70], seven.into_iter().map(tenths).collect()));
        assert_eq!(order_of(&found), [0, 1, 2, 3, 4, 5, 6]);
    }
}

/// What pays nothing can make the next one wait until it is worth more.
#[test]
fn a_worth_that_rises_is_waited_for_by_working() {
    let two = vec![candidate(60, &[1, 100]), candidate(60, &[0, 0])];
    check(&backlog(&[60, 60], two), 100.0, &[(1, 0, 0, &[60]), (0, 1, 1, &[60])]);
}

#[test]
fn numbers_without_end_do_no_harm() {
    let of = |worth: f64| Candidate { minutes: 1, worth: vec![worth], ..Candidate::default() };
    let worths = [
        f64::MAX,
        f64::MAX,
        f64::MIN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::NAN,
        -0.0,
        f64::MIN_POSITIVE,
    ];
    let mut all: Vec<Candidate> = worths.map(of).into();
    all[2].not_before = usize::MAX;
    all[5].due = Some(usize::MAX);
    all[6].after = vec![usize::MAX];
    assert_eq!(order_of(&plan(&backlog(&[u32::MAX; 3], all.clone())))[..2], [0, 1]);
    all.drain(..2);
    assert_eq!(order_of(&plan(&backlog(&[u32::MAX; 3], all))), [5]);
    let long = vec![candidate(u32::MAX, &[1; 3]); 3];
    assert_eq!(plan(&backlog(&[u32::MAX; 3], long)).worth, 3.0);
}

fn large(n: usize, days: usize) -> Backlog {
    let of = |at: usize| {
        let base = 1_000 + at * 7_919 % 4_001;
        let worth = (0..26).map(|it| base as f64 * 0.99_f64.powi(it)).collect();
        let minutes = 200 + (at * 6_007 % 1_201) as u32;
        Candidate { minutes, worth, not_before: at * 31 % days, ..Candidate::default() }
    };
    backlog(&[960; 26], (0..n).map(of).collect())
}

#[test]
fn twenty_are_planned_exactly_and_more_are_not() {
    for days in [1, 5] {
        let twenty = plan(&large(MOST_EXACT, days));
        assert!(twenty.is_exact);
        assert_eq!(twenty.placed.len(), 20);
        check_rules(&large(MOST_EXACT, days), &twenty);
    }
    let more = plan(&large(60, 5));
    assert!(!more.is_exact);
    check_rules(&large(60, 5), &more);
}

/// The later a loss, the less of a loss: no way to wait may be lost, and yet there must not be too many.
#[test]
fn four_platforms_for_sixteen_projects_are_planned_exactly() {
    let mut twenty = large(20, 13);
    for (at, it) in twenty.candidates.iter_mut().enumerate() {
        if at < 4 {
            it.worth.iter_mut().for_each(|it| *it = -*it / 2.0);
        } else {
            it.after = vec![at % 4];
        }
    }
    let found = plan(&twenty);
    assert!(found.is_exact);
    check_rules(&twenty, &found);
    assert!(found.worth > greedy(&twenty).worth);
}

/// Those that pay nothing do not count.
#[test]
fn twenty_of_many_are_planned_exactly() {
    let mut many = large(12, 3);
    many.candidates.extend(vec![candidate(10, &[0; 26]); 40]);
    assert!(plan(&many).is_exact);
}

fn any_candidate(n: usize) -> impl Strategy<Value = Candidate> {
    let worth = prop_oneof![9 => (-6..10_i32).prop_map(f64::from), 1 => Just(f64::NAN)];
    // Most lose by waiting, as savings do.
    let falling = (-6..12_i32, -1..4_i32)
        .prop_map(|(from, by)| (0..6).map(|it| f64::from(from - by * it)).collect());
    let worth = prop_oneof![2 => falling, 1 => vec(worth, 0..7)];
    let after = prop_oneof![3 => Just(Vec::new()), 1 => vec(0..=n, 1..3)];
    let due = prop_oneof![3 => Just(None), 1 => (0..6_usize).prop_map(Some)];
    (0..7_u32, worth, after, prop_oneof![2 => Just(0), 1 => 0..6_usize], due).prop_map(
        |(minutes, worth, after, not_before, due)| Candidate {
            minutes,
            worth,
            after,
            not_before,
            due,
        },
    )
}

fn any_backlog(n: std::ops::Range<usize>) -> impl Strategy<Value = Backlog> {
    (vec(0..8_u32, 0..7), n).prop_flat_map(|(sprints, n)| {
        vec(any_candidate(n), n).prop_map(move |candidates| backlog(&sprints, candidates))
    })
}

/// Small sprints and a date for nearly all, with worths that rise or fall from sprint to sprint: much to wait for.
fn dated_backlog() -> impl Strategy<Value = Backlog> {
    let line = (-5..30_i32, -4..3_i32);
    let line = line.prop_map(|(from, by)| (0..9).map(|it| f64::from(from + by * it)).collect());
    let step = (0..30_i32, 0..30_i32, 0..9_i32);
    let step = step.prop_map(|(from, to, at)| {
        (0..9).map(|it| f64::from(if it < at { from } else { to })).collect()
    });
    let one = (0..6_u32, prop_oneof![2 => line, 1 => step], 0..7_usize).prop_map(
        |(minutes, worth, not_before)| Candidate {
            minutes,
            worth,
            not_before,
            ..Candidate::default()
        },
    );
    (vec(0..5_u32, 6..9), vec(one, 3..6)).prop_map(|(sprints, all)| backlog(&sprints, all))
}

fn greedy(backlog: &Backlog) -> Plan {
    let sprints = Sprints::new(&backlog.sprints);
    let projects = projects(backlog, &sprints);
    Plan::new(backlog, &sprints, &projects, &greedy::order(&projects, &sprints), false)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn no_other_plan_is_better(backlog in prop_oneof![any_backlog(0..6), dated_backlog()]) {
        let (found, tried) = (plan(&backlog), tried(&backlog));
        prop_assert!(found.is_exact);
        prop_assert_eq!(found.worth, tried.worth);
        let set = |it: &Plan| crate::order::set(order_of(it));
        prop_assert_eq!(set(&found), set(&tried));
        prop_assert_eq!(end(&found), end(&tried));
        check_rules(&backlog, &found);
    }

    /// 2 stands for more.
    #[test]
    fn times_are_no_further_apart_than_is_said(minutes in vec(0..4_u32, 1..6)) {
        let sprints = Sprints::new(&minutes);
        let of = |(sprint, minutes): (u32, &u32)| (0..=*minutes).map(move |gone| Time { sprint, gone });
        let times: Vec<Time> = (0..).zip(&minutes).flat_map(of).collect();
        for (at, a) in times.iter().enumerate() {
            for b in &times[at..] {
                let between = sprints.most_between(sprints.minutes_to(*b) - sprints.minutes_to(*a));
                prop_assert!(between == 2 || b.sprint <= a.sprint + 1 + between as u32);
            }
        }
    }

    #[test]
    fn what_is_taken_greedily_is_a_plan_and_no_better(backlog in any_backlog(0..9)) {
        let greedy = greedy(&backlog);
        check_rules(&backlog, &greedy);
        prop_assert!(greedy.worth <= plan(&backlog).worth);
    }

    #[test]
    fn many_are_planned_by_the_rules(backlog in any_backlog(20..40)) {
        check_rules(&backlog, &greedy(&backlog));
    }

    /// With next to no memory the plan is a plan, as good as the greedy one, and is not called exact if it is not.
    #[test]
    fn what_is_cut_short_says_so(backlog in any_backlog(0..9), most_points in 0..40_usize) {
        let (short, exact) = (plan_within(&backlog, most_points), plan(&backlog));
        check_rules(&backlog, &short);
        prop_assert!(greedy(&backlog).worth <= short.worth && short.worth <= exact.worth);
        prop_assert!(!short.is_exact || short == exact);
    }

    #[test]
    fn any_numbers_have_a_plan(
        sprints in vec(any::<u32>(), 0..4),
        candidates in vec((any::<u32>(), vec(any::<f64>(), 0..4), vec(0..6_usize, 0..2), 0..5_usize, any::<Option<usize>>()), 0..6),
    ) {
        let candidates = candidates.into_iter().map(|(minutes, worth, after, not_before, due)| {
            Candidate { minutes, worth, after, not_before, due }
        });
        let backlog = backlog(&sprints, candidates.collect());
        check_rules(&backlog, &plan(&backlog));
        check_rules(&backlog, &greedy(&backlog));
    }
}
