//! The roadmap in a sentence: how much there is to do, what of it comes first, and what comes of it.

use afterword_core::maturity::{Assessment, Phase, Roadmap};

use super::sums::range;
use crate::toil::hours;
use crate::words::word;

/// What the roadmap comes to.
pub fn told(assessment: &Assessment, roadmap: &Roadmap) -> String {
    let n = roadmap.steps().count();
    if n == 0 {
        let has_target =
            assessment.capabilities().any(|it| assessment.target(&it.0.id, &it.1.id).is_some());
        let is_assessed =
            assessment.capabilities().any(|it| assessment.found(it.1).score().is_some());
        return match has_target {
            true if is_assessed => word::ROADMAP_NOTHING.text(),
            true => word::ROADMAP_NOT_ASSESSED.text(),
            false => word::ROADMAP_NO_TARGET.text(),
        }
        .to_owned();
    }
    let first = roadmap.phases.iter().find(|it| it.phase == Phase::QuickWins);
    let first = first.map_or(0, |it| it.steps.len());
    let work = hours(roadmap.total.hours as f64);
    let weeks = word::WEEKS_COUNT.count(assessment.plan.weeks[0].into());
    let steps = word::ROADMAP_TOLD.count_and(n, &[("hours", &work)]);
    let quick = match first {
        0 => word::ROADMAP_QUICK_NONE.fill(&[("weeks", &weeks)]),
        n => word::ROADMAP_QUICK.count_and(n, &[("weeks", &weeks)]),
    };
    let net = roadmap
        .total
        .money
        .as_ref()
        .map(|it| word::ROADMAP_NET.fill(&[("net", &range(it.net, it.currency))]));
    // Otherwise whoever adds up the steps finds another sum.
    let shares = assessment.plan.incidents.filter(|_| net.is_some() && n > 1);
    let shares = shares.map(|_| word::ROADMAP_NET_SHARES.text().to_owned());
    [Some(steps), Some(quick), net, shares].into_iter().flatten().collect::<Vec<String>>().join(" ")
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use afterword_core::id::DocumentId;
    use afterword_core::maturity::{Answer, HalfSteps};

    use super::*;
    use crate::maturity::tests::model;

    #[test]
    fn a_roadmap_asks_for_a_target_says_that_nothing_is_left_or_what_comes_first() {
        let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
        let mut it = Assessment::new(DocumentId::v7(0, [0; 10]), String::new(), model(), now);
        it.answers.insert("runbooks".parse().unwrap(), Answer::of(HalfSteps::level(1)).into());
        assert!(told(&it, &it.roadmap()).contains("where you want to get"));
        it.targets.all = Some(HalfSteps::level(1));
        let blank = Assessment { answers: std::collections::BTreeMap::new(), ..it.clone() };
        assert!(told(&blank, &blank.roadmap()).starts_with("Nothing is assessed yet"));
        assert!(told(&it, &it.roadmap()).starts_with("Nothing is left to do"));
        it.targets.all = Some(HalfSteps::level(3));
        assert_eq!(
            told(&it, &it.roadmap()),
            "1 step, likely 80 h of work. None of them fits into the first 2 weeks."
        );
        it.plan.hours_a_week = 40;
        it.plan.hourly = Some("80 EUR".parse().unwrap());
        let said = told(&it, &it.roadmap());
        assert!(said.contains("1 of them fits into the first 2 weeks."), "{said}");
        assert!(said.contains("−6,400 EUR (−9,600 EUR to −3,200 EUR)"), "{said}");
    }
}
