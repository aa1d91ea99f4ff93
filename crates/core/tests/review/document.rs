//! Cases of completeness, consistency and timeliness.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::actions::{Action, ActionId, ActionState, Priority};
use afterword_core::causes::{Cause, CauseId, Place as TreePlace};
use afterword_core::postmortem::{
    Entry, EntryId, EntryTime, Factor, FactorId, Moment, MomentKey, StatusKind, Transition,
};
use afterword_core::severity::SeverityKey;
use afterword_core::template::TemplateId;

use crate::case::{Case, FULL, act, acts, at, day, flags, line, moments, spares, the_tree};

fn to(it: &mut Postmortem, to: StatusKind, clock: &str) {
    let (who, note, overrides) = ("Ada".into(), String::new(), Vec::new());
    it.transitions.push(Transition { to, at: at(clock), who, note, overrides });
}

pub(crate) fn completeness() -> Vec<Case> {
    vec![
        flags("title-missing", "blank", |it| it.title = "  \n".into()),
        spares("title-missing", "one letter", |it| it.title = "X".into()),
        flags("section-missing", "summary of spaces", |it| it.summary = " ".into()),
        flags("section-missing", "a timeline without words", |it| {
            it.timeline =
                vec![Rc::new(Entry::new(EntryId::from_bits(1), EntryTime::Unknown, String::new()))];
        }),
        spares("section-missing", "nobody asks for it", |it| it.surprise = String::new()),
        spares("section-missing", "not at this severity", |it| {
            it.severity = Some(SeverityKey("SEV3".into()));
            it.factors.clear();
        }),
        flags("severity-missing", "none", |it| it.severity = None),
        spares("severity-missing", "one of another scheme", |it| {
            it.severity = Some(SeverityKey("P1".into()));
        }),
        flags("commander-missing", "nobody", |it| it.roles.commander = String::new()),
        spares("commander-missing", "not severe", |it| {
            it.roles.commander = String::new();
            it.severity = Some(SeverityKey("SEV3".into()));
        }),
        spares("actions-missing", "the template asks", |it| it.actions.clear()),
        spares("actions-missing", "not severe", |it| {
            it.actions.clear();
            it.template = TemplateId("brief".into());
            it.severity = Some(SeverityKey("SEV4".into()));
        }),
        flags("actions-missing", "the template does not ask", |it| {
            it.actions.clear();
            it.template = TemplateId("brief".into());
        }),
        flags("impact-unbounded", "no beginning", |it| {
            it.moments.remove(&MomentKey::ImpactStarted);
        }),
        flags("impact-unbounded", "no end", |it| {
            it.moments.remove(&MomentKey::Mitigated);
            it.moments.remove(&MomentKey::Resolved);
        }),
        spares("impact-unbounded", "mitigated, and nothing after", |it| {
            it.moments.remove(&MomentKey::Resolved);
        }),
        spares("impact-unbounded", "a template without impact", |it| {
            it.template = TemplateId("brief".into());
            it.moments.clear();
        }),
        flags("item-empty", "entry", |it| line(it, 0).text = " ".into()),
        flags("item-empty", "factor", |it| {
            it.factors.push(Rc::new(Factor::new(FactorId::from_bits(9), String::new())));
        }),
        flags("item-empty", "action", |it| {
            it.actions.push(Rc::new(Action::new(ActionId::from_bits(9), "\t".into())));
        }),
        flags("item-empty", "cause", |it| {
            let cause = Cause::new(CauseId::from_bits(9), String::new());
            the_tree(it).add(cause, TreePlace::last_under(FULL)).unwrap();
        }),
        spares("item-empty", "no time", |it| line(it, 0).time = EntryTime::Unknown),
        flags("placeholder-left", "in prose", |it| it.summary = "Users affected: TBD".into()),
        flags("placeholder-left", "in an action", |it| act(it, 0).title = "Limit to ???".into()),
        spares("placeholder-left", "in code", |it| it.summary = "It said `TODO: cap`".into()),
        flags("secret", "a password", |it| it.summary = "password: hunter2-Kx9!vQ7z".into()),
        spares("secret", "a commit", |it| it.summary = "Reverted 3f2a9c1d".into()),
        flags("personal-data", "an address", |it| {
            it.summary = "anna.schmidt@corp.io called".into();
        }),
        spares("personal-data", "a version", |it| it.summary = "Upgraded to 1.2.3.4-rc1".into()),
        flags("internal-address", "a host", |it| it.summary = "On db-1.corp.internal".into()),
        spares("internal-address", "a page", |it| it.summary = "See https://example.org".into()),
        spares("placeholder-left", "as a word", |it| it.summary = "The todo app broke".into()),
    ]
}

pub(crate) fn consistency() -> Vec<Case> {
    vec![
        flags("impact-ends-early", "resolved first", |it| {
            moments(it, &[(MomentKey::Resolved, "14:00"), (MomentKey::Mitigated, "13:59")]);
        }),
        spares("impact-ends-early", "all at once", |it| {
            it.moments.clear();
            let both = [(MomentKey::ImpactStarted, "14:00"), (MomentKey::Resolved, "14:00")];
            moments(it, &both);
        }),
        flags("moments-out-of-order", "detected before impact", |it| {
            moments(it, &[(MomentKey::Detected, "14:31")]);
        }),
        spares("moments-out-of-order", "understood after it was over", |it| {
            moments(it, &[(MomentKey::Identified, "16:00")]);
        }),
        flags("declared-after-repair", "declared last", |it| {
            moments(it, &[(MomentKey::Declared, "15:30")]);
        }),
        spares("declared-after-repair", "never declared", |it| {
            it.moments.remove(&MomentKey::Declared);
        }),
        flags("metric-invalid", "published before it was resolved", |it| {
            to(it, StatusKind::Published, "15:00");
        }),
        spares("metric-invalid", "said already", |it| {
            moments(it, &[(MomentKey::Resolved, "14:00")]);
        }),
        flags("claim-contradicted", "23 minutes are not 2 hours", |it| {
            it.summary = "The outage lasted 2 hours.".into();
        }),
        spares("claim-contradicted", "they are 23", |it| {
            it.summary = "The outage lasted 23 minutes.".into();
        }),
        flags("span-backwards", "to before from", |it| {
            line(it, 0).time = EntryTime::Span { from: at("14:33"), to: at("14:32") };
        }),
        spares("span-backwards", "a moment", |it| {
            line(it, 0).time = EntryTime::Span { from: at("14:32"), to: at("14:32") };
        }),
        flags("timeline-backwards", "second earlier", |it| {
            line(it, 1).time = EntryTime::Exact(at("14:31"));
        }),
        spares("timeline-backwards", "same time, or none", |it| {
            line(it, 1).time = EntryTime::Approximate(at("14:32"));
            let vague = Entry::new(EntryId::from_bits(3), EntryTime::Unknown, "Later".into());
            it.timeline.push(Rc::new(vague));
        }),
        flags("time-ahead", "resolved tomorrow", |it| {
            it.moments.insert(MomentKey::Resolved, Moment::At(at("04 09:00")));
        }),
        flags("time-ahead", "an entry of tomorrow", |it| {
            line(it, 1).time = EntryTime::Exact(at("04 09:00"));
        }),
        flags("time-ahead", "a span into tomorrow", |it| {
            line(it, 1).time = EntryTime::Span { from: at("03 08:00"), to: at("04 09:00") };
        }),
        spares("time-ahead", "a clock that is fast", |it| {
            it.moments.insert(MomentKey::Resolved, Moment::At(at("03 09:05")));
        }),
        spares("time-ahead", "a moment of one's own", |it| {
            it.moments.insert(MomentKey::from("Renewal".to_owned()), Moment::At(at("09 09:00")));
        }),
        flags("date-far", "a month off", |it| {
            line(it, 0).time = EntryTime::Exact(exact("2025-10-01T12:00:00Z"));
            line(it, 1).time = EntryTime::Exact(exact("2025-11-01T12:01:00Z"));
            let last = EntryTime::Exact(exact("2025-10-01T12:02:00Z"));
            let last = Entry::new(EntryId::from_bits(3), last, "Later".into());
            it.timeline.insert(2, Rc::new(last));
        }),
        spares("date-far", "the day before", |it| {
            line(it, 0).time = EntryTime::Exact(exact("2025-09-30T23:58:00Z"));
        }),
        flags("clock-skipped", "half past two in March", |it| {
            line(it, 0).time = EntryTime::Exact(exact("2025-03-30T02:30:00+01:00"));
        }),
        spares("clock-skipped", "the same hour with an offset of its own", |it| {
            line(it, 0).time = EntryTime::Exact(exact("2025-03-30T02:30:00+00:00"));
        }),
        flags("clock-repeated", "half past two in October", |it| {
            line(it, 0).time = EntryTime::Exact(exact("2025-10-26T02:30:00+02:00"));
        }),
        spares("clock-repeated", "the second half past two", |it| {
            line(it, 0).time = EntryTime::Exact(exact("2025-10-26T02:30:00+01:00"));
        }),
        spares("clock-repeated", "half past three", |it| {
            line(it, 0).time = EntryTime::Exact(exact("2025-10-26T03:30:00+01:00"));
        }),
        flags("zone-label", "winter time in July", |it| {
            line(it, 0).time = EntryTime::Exact(exact("2025-07-01T14:32:00+01:00"));
            line(it, 0).stamp = "14:32 CET".into();
        }),
        spares("zone-label", "summer time in July", |it| {
            line(it, 0).time = EntryTime::Exact(exact("2025-07-01T14:32:00+02:00"));
            line(it, 0).stamp = "14:32 CEST".into();
        }),
    ]
}

fn exact(text: &str) -> afterword_core::time::Instant {
    text.parse().unwrap()
}

pub(crate) fn timeliness() -> Vec<Case> {
    vec![
        flags("draft-late", "two days and more", |it| {
            moments(it, &[(MomentKey::Resolved, "15:17"), (MomentKey::ImpactStarted, "08:00")]);
            it.moments.insert(
                MomentKey::Resolved,
                afterword_core::postmortem::Moment::At(at("01 08:59")),
            );
        }),
        spares("draft-late", "in review", |it| {
            moments(it, &[(MomentKey::ImpactStarted, "08:00"), (MomentKey::Resolved, "08:59")]);
            to(it, StatusKind::InReview, "02 12:00");
        }),
        spares("draft-late", "not yet", |it| {
            moments(it, &[(MomentKey::Resolved, "09:01")]);
        }),
        spares("draft-late", "an old incident", |it| {
            moments(it, &[(MomentKey::Resolved, "08:00")]);
            it.created_at += chrono::TimeDelta::days(40);
        }),
        flags("published-late", "three days", |it| to(it, StatusKind::Published, "04 15:18")),
        spares("published-late", "just in time", |it| {
            to(it, StatusKind::Published, "03 15:17");
        }),
        flags("action-overdue", "since yesterday", |it| act(it, 0).due = day("2025-10-02")),
        spares("action-overdue", "due today", |it| act(it, 0).due = day("2025-10-03")),
        spares("action-overdue", "done", |it| {
            act(it, 0).due = day("2025-10-02");
            act(it, 0).state = ActionState::Done;
        }),
        flags("action-open-long", "past thirty days", |it| {
            act(it, 0).due = None;
            act(it, 0).created = day("2025-09-02");
        }),
        flags("action-open-long", "P0 past a week", |it| {
            act(it, 0).due = None;
            act(it, 0).priority = Some(Priority::P0);
            act(it, 0).created = day("2025-09-25");
        }),
        spares("action-open-long", "thirty days", |it| {
            act(it, 0).due = None;
            act(it, 0).created = day("2025-09-03");
        }),
        spares("action-open-long", "a later day was agreed on", |it| {
            acts(it, |it| it.created = day("2025-08-01"));
        }),
    ]
}
