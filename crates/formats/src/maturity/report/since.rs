//! What has changed since the last assessment, and what of this one is in doubt.

use super::page::Page;

pub(super) fn change(page: Page<'_>) -> String {
    let assessment = page.assessment;
    let (Some(change), Some(previous)) = (assessment.change(), &assessment.previous) else {
        return String::new();
    };
    let Some((before, now)) = change.overall else {
        return format!("{}\n", page.say("change.none", &[]));
    };
    let day = previous.date.map_or_else(|| page.unknown(), |it| it.to_string());
    let (before, now) = (page.mean(Some(before)), page.mean(Some(now)));
    let title = page.name(&previous.title);
    let values = [("title", &*title), ("day", &day), ("before", &before), ("now", &now)];
    let mut out = format!("{}\n", page.say("change.lead", &values));
    if previous.version != assessment.model.version {
        let versions = [&previous.version, &assessment.model.version].map(|it| page.text(it));
        let values = [("before", &*versions[0]), ("now", &versions[1])];
        out += &format!("\n{}\n", page.say("change.version", &values));
    }
    let rows = change.capabilities.iter().filter(|it| it.risen() != 0).map(|it| {
        let (before, now) = (page.thousandths(it.before), page.thousandths(it.now));
        [page.capability(&it.id), before, now, page.difference(it.risen())]
    });
    let rows: Vec<[String; 4]> = rows.collect();
    if !rows.is_empty() {
        let header = ["capability", "change.before", "change.now", "change.by"];
        out += &format!("\n{}", page.table(header, &[1, 2, 3], rows));
    }
    out
}

pub(super) fn doubts(page: Page<'_>) -> String {
    let assessment = page.assessment;
    let mut rows = Vec::new();
    for it in assessment.reopened.iter().filter(|it| it.settled.is_none()) {
        let (capability, title) = (page.capability(&it.capability), page.name(&it.title));
        let (day, why) = (it.on.to_string(), page.text(&it.why));
        let values =
            [("capability", &*capability), ("title", &title), ("day", &day), ("why", &why)];
        rows.push(page.say("doubt.reopened", &values));
    }
    for (id, it) in &assessment.exceptions {
        let name = if it.has_ended(page.today) { "doubt.ended" } else { "doubt.exception" };
        let (capability, owner) = (page.capability(id), page.name(&it.owner));
        let (day, reason) = (it.until.to_string(), page.text(&it.reason));
        let values =
            [("capability", &*capability), ("owner", &owner), ("day", &day), ("reason", &reason)];
        rows.push(page.say(name, &values));
    }
    let days = assessment.model.stale_after_days;
    for (_, capability) in assessment.capabilities() {
        let evidence = assessment.answer(&capability.id).map(|it| &it.evidence);
        for it in evidence.into_iter().flatten().filter(|it| it.is_stale(page.today, days)) {
            let (capability, n) = (page.name(&capability.name), days.to_string());
            let day = it.dated.map(|it| it.to_string()).unwrap_or_default();
            let text = page.text(&it.text);
            let values = [("capability", &*capability), ("day", &day), ("n", &n), ("text", &text)];
            rows.push(page.say("doubt.stale", &values));
        }
    }
    page.list(rows.into_iter().map(|it| it.trim_end().to_owned()).collect())
}
