//! The roadmap: what is done in which phase, what it takes and brings, and what that rests on.

use afterword_core::amount::{Currency, Money};
use afterword_core::maturity::{
    CapabilityId, EffortSource, Link, PhaseOfRoadmap, Range, Roadmap, Step,
};

use super::page::Page;

pub(super) fn roadmap(page: Page<'_>) -> String {
    let roadmap = page.assessment.roadmap();
    let mut out = String::new();
    for phase in roadmap.phases.iter().filter(|it| !it.steps.is_empty()) {
        out += &format!("{}\n\n{}\n", heading(page, phase), steps(page, &roadmap, &phase.steps));
    }
    if out.is_empty() {
        out = format!("{}\n\n", page.say("roadmap.none", &[]));
    }
    let mut rows: Vec<String> = Vec::new();
    rows.extend(
        roadmap
            .cycles
            .iter()
            .map(|it| page.say("roadmap.cycle", &[("names", &page.capabilities(it))])),
    );
    rows.extend(roadmap.open_needs.iter().map(|it| {
        let (capability, needs) = (page.capability(&it.capability), page.capability(&it.needs));
        let level = it.level.to_string();
        let values = [("capability", &*capability), ("needs", &needs), ("level", &level)];
        page.say("roadmap.open", &values)
    }));
    if roadmap.steps().next().is_some() {
        let hours = page.hours(roadmap.total.hours * 60);
        rows.push(match &roadmap.total.money {
            Some(sums) => {
                let net = range(page, sums.net, sums.currency);
                page.say("roadmap.total", &[("hours", &hours), ("net", &net)])
            }
            None => page.say("roadmap.total.hours", &[("hours", &hours)]),
        });
        let has_shares = roadmap.total.money.is_some() && page.assessment.plan.incidents.is_some();
        if has_shares && roadmap.steps().nth(1).is_some() {
            rows.push(page.say("roadmap.shares", &[]));
        }
        rows.extend(assumptions(page));
    }
    out + &page.list(rows)
}

fn heading(page: Page<'_>, it: &PhaseOfRoadmap) -> String {
    let phase = page.say(&format!("phase.{}", it.phase.key()), &[]);
    let days = match it.phase.days(&page.assessment.plan) {
        Some((from, Some(until))) => {
            // The last day of the phase, as the roadmap says it on the page.
            let until = until.pred_opt().unwrap_or(until);
            let (from, until) = (from.to_string(), until.to_string());
            page.say("roadmap.days", &[("from", &from), ("until", &until)])
        }
        Some((from, None)) => page.say("roadmap.from", &[("from", &from.to_string())]),
        None => String::new(),
    };
    let used = page.hours(it.used());
    match it.minutes {
        Some(all) => {
            let all = page.hours(all);
            let values = [("phase", &*phase), ("days", &days), ("used", &used), ("all", &all)];
            page.say("roadmap.phase", &values)
        }
        None => {
            let values = [("phase", &*phase), ("days", &days), ("used", &used)];
            page.say("roadmap.phase.open", &values)
        }
    }
}

fn steps(page: Page<'_>, roadmap: &Roadmap, steps: &[Step]) -> String {
    let rows = steps.iter().map(|it| {
        let (from, to) = (page.thousandths(it.from), page.thousandths(it.to));
        let hours = |minutes: u32| page.hours(minutes.into());
        let (low, likely, high) =
            (hours(it.minutes.low()), hours(it.minutes.likely()), hours(it.minutes.high()));
        let money = roadmap.returns.get(&it.capability).and_then(|it| it.money.as_ref());
        [
            page.capability(&it.capability),
            page.say("steps", &[("from", &from), ("to", &to)]),
            page.between(&low, &likely, &high),
            source(page, it.source),
            made(page, &it.capability),
            money.map_or_else(|| page.unknown(), |it| range(page, it.net, it.currency)),
        ]
    });
    let header = [
        "capability",
        "roadmap.step",
        "roadmap.effort",
        "roadmap.source",
        "roadmap.made",
        "roadmap.net",
    ];
    page.table(header, &[1, 2, 5], rows.collect())
}

/// What became of an item so far.
fn made(page: Page<'_>, id: &CapabilityId) -> String {
    let links = page.assessment.plan.items.get(id).map_or(&[][..], |it| &it.links);
    let n_actions = links.iter().filter(|it| matches!(it, Link::Action(_))).count();
    let counted = [("made.actions", n_actions), ("made.projects", links.len() - n_actions)];
    let counted = counted.iter().filter(|it| it.1 > 0);
    let said: Vec<String> =
        counted.map(|(name, n)| page.say(name, &[("n", &n.to_string())])).collect();
    match said.is_empty() {
        true => page.say("none", &[]),
        false => said.join(&page.say("list.between", &[])),
    }
}

fn source(page: Page<'_>, source: EffortSource) -> String {
    page.say(&format!("source.{}", source.key()), &[])
}

fn range(page: Page<'_>, it: Range, currency: Currency) -> String {
    let sum = |hundredths: i64| {
        let sign = if hundredths < 0 { "−" } else { "" };
        format!("{sign}{}", page.money(Money { hundredths: hundredths.unsigned_abs(), currency }))
    };
    let (low, likely, high) = (sum(it.low), sum(it.likely), sum(it.high));
    page.between(&low, &likely, &high)
}

fn assumptions(page: Page<'_>) -> Vec<String> {
    let plan = &page.assessment.plan;
    let hours = page.hours(u64::from(plan.hours_a_week) * 60);
    let mut rows = vec![page.say("assume.capacity", &[("hours", &hours)])];
    if let Some(hourly) = plan.hourly {
        rows.push(page.say("assume.hourly", &[("sum", &page.money(hourly))]));
    }
    if let Some(it) = plan.incidents {
        let (sum, n) = (page.money(it.a_year), it.n.to_string());
        let name = if it.n == 0 { "assume.incidents.stated" } else { "assume.incidents" };
        rows.push(page.say(name, &[("sum", &sum), ("n", &n)]));
    }
    if let Some(it) = plan.addressed {
        let share = |millionths: u32| page.percent(f64::from(millionths) / 1e6);
        let it = it.millionths();
        let (low, likely, high) = (share(it.low()), share(it.likely()), share(it.high()));
        let share = page.between(&low, &likely, &high);
        rows.push(page.say("assume.addressed", &[("share", &share)]));
    }
    rows
}
