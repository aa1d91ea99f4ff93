//! What was found: the result, by dimension and by capability, and how far a group agreed on it.

use afterword_core::maturity::{Capability, Confidence, Coverage, Found};

use super::page::Page;

pub(super) fn result(page: Page<'_>) -> String {
    let results = page.results;
    let highest = page.assessment.model.highest().to_string();
    let mut rows = Vec::new();
    match results.overall {
        None => rows.push(page.say("result.none", &[])),
        Some(mean) => {
            let score = page.mean(Some(mean));
            rows.push(page.say("result.overall", &[("score", &score), ("highest", &highest)]));
        }
    }
    if !results.groups.is_empty() {
        let model = &page.assessment.model;
        let groups = results.groups.iter().map(|it| {
            let name = model.groups.iter().find(|group| group.id == it.id);
            let name = page.name(name.map_or("", |it| &it.name));
            page.say("result.group", &[("name", &name), ("score", &page.mean(it.mean))])
        });
        let groups = groups.collect::<Vec<_>>().join(&page.say("list.between", &[]));
        rows.push(page.say("result.groups", &[("groups", &groups)]));
    }
    if let Some(staged) = &results.staged {
        rows.push(page.say("result.staged", &[("level", &page.level(staged.level))]));
        if !staged.weakest.is_empty() {
            let names = page.capabilities(&staged.weakest);
            rows.push(page.say("result.weakest", &[("names", &names)]));
        }
    }
    rows.extend(coverage(page, results.coverage));
    page.list(rows)
}

fn coverage(page: Page<'_>, it: Coverage) -> Vec<String> {
    let share = it.share().map_or_else(|| page.unknown(), |it| page.percent(it));
    let (answered, applicable) = (it.answered.to_string(), it.applicable.to_string());
    let values = [("answered", &*answered), ("applicable", &applicable), ("share", &share)];
    let mut rows = vec![page.say("result.coverage", &values)];
    if it.out_of_scope > 0 {
        rows.push(page.say("result.out", &[("n", &it.out_of_scope.to_string())]));
    }
    rows
}

pub(super) fn dimensions(page: Page<'_>) -> String {
    let rows = page.results.dimensions.iter().map(|it| {
        let name = page.assessment.model.dimension(&it.id).map_or("", |it| &it.name);
        let Coverage { answered, applicable, .. } = it.coverage;
        let (answered, applicable) = (answered.to_string(), applicable.to_string());
        let values = [("answered", &*answered), ("applicable", &applicable)];
        let weakest = it.staged.iter().flat_map(|it| &it.weakest);
        [
            page.name(name),
            page.mean(it.mean),
            page.staged(it.staged.as_ref()),
            page.capabilities(weakest),
            page.say("coverage.of", &values),
        ]
    });
    let header = ["dimension", "score", "staged", "weakest", "coverage"];
    page.table(header, &[1, 4], rows.collect())
}

/// Every capability, its score also as a bar of the levels that are wholly reached.
pub(super) fn capabilities(page: Page<'_>) -> String {
    let assessment = page.assessment;
    let rows = assessment.capabilities().map(|(dimension, it)| {
        let answer = assessment.answer(&it.id);
        let (score, bar) = score(page, it);
        let target = assessment.target(&dimension.id, &it.id);
        let none = || page.say("none", &[]);
        let confidence = answer.and_then(|it| it.confidence).map(Confidence::key);
        [
            page.name(&dimension.name),
            page.name(&it.name),
            score,
            bar,
            target.map_or_else(none, |it| page.half_steps(it)),
            confidence.map_or_else(none, |it| page.say(&format!("confidence.{it}"), &[])),
        ]
    });
    let header = ["dimension", "capability", "score", "bar", "target", "confidence"];
    page.table(header, &[2, 4], rows.collect())
}

fn score(page: Page<'_>, it: &Capability) -> (String, String) {
    match page.assessment.found(it) {
        Found::NotAssessed => (page.say("found.open", &[]), String::new()),
        Found::NotApplicable => {
            let answer = page.assessment.answer(&it.id);
            let reason = answer.and_then(|it| it.not_applicable.as_deref()).unwrap_or_default();
            (page.say("found.aside", &[("reason", &page.name(reason))]), String::new())
        }
        Found::Score(thousandths) => {
            let highest = usize::from(page.assessment.model.highest());
            let n = (thousandths as usize / 1_000).min(highest);
            (page.thousandths(thousandths), "■".repeat(n) + &"□".repeat(highest - n))
        }
    }
}

/// The questions of a workshop whose votes were shown.
pub(super) fn agreement(page: Page<'_>) -> String {
    let assessment = page.assessment;
    let Some(workshop) = &assessment.workshop else { return String::new() };
    let highest = assessment.model.highest();
    let rows = assessment.questions().into_iter().filter_map(|id| {
        let spread = workshop.distribution(id, highest).filter(|it| it.n() > 0)?;
        let width = page.thousandths(u32::from(spread.spread) * 500);
        let answer = assessment.answer(id);
        let median = spread.median.map(|it| page.thousandths((it * 1e3) as u32));
        let agreed = answer.and_then(|it| it.score).map(|it| page.half_steps(it));
        Some([
            page.capability(id),
            spread.n().to_string(),
            median.unwrap_or_else(|| page.unknown()),
            match spread.talk_about_it() {
                true if !spread.is_wide() => page.say("agreement.aside", &[("spread", &width)]),
                true => page.say("agreement.talk", &[("spread", &width)]),
                false => width,
            },
            agreed.unwrap_or_else(|| page.say("none", &[])),
            page.text(answer.map_or("", |it| &it.agreed)),
        ])
    });
    let rows: Vec<[String; 6]> = rows.collect();
    if rows.is_empty() {
        return String::new();
    }
    let header = ["capability", "votes", "median", "spread", "agreed", "agreed.why"];
    page.table(header, &[1, 2, 4], rows)
}

/// What people wrote beside their answers: notes, and what they can show.
pub(super) fn said(page: Page<'_>) -> String {
    let mut rows = Vec::new();
    for (_, capability) in page.assessment.capabilities() {
        let Some(answer) = page.assessment.answer(&capability.id) else { continue };
        let name = page.name(&capability.name);
        if !answer.note.trim().is_empty() {
            let note = page.text(&answer.note);
            rows.push(page.say("said.note", &[("capability", &name), ("note", &note)]));
        }
        for it in &answer.evidence {
            let [text, link] = [&it.text, &it.link].map(|it| page.text(it));
            let what: Vec<String> = [text, link].into_iter().filter(|it| !it.is_empty()).collect();
            if what.is_empty() {
                continue;
            }
            let day = it.dated.map_or_else(|| page.unknown(), |it| it.to_string());
            let what = what.join(&page.say("list.between", &[]));
            let values = [("capability", &*name), ("day", &day), ("what", &what)];
            rows.push(page.say("said.evidence", &values));
        }
    }
    page.list(rows)
}
