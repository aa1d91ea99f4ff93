//! What is due after an incident, and whether it was kept, for real days and for documents of any shape.
#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod arbitrary;

use afterword_core::Postmortem;
use afterword_core::actions::{Action, ActionChange, ActionState, ActionsEdit};
use afterword_core::id::{DocumentId, Id};
use afterword_core::postmortem::{
    DataLoss, DetectionSource, Edit, Moment, MomentKey, StatusKind, TextField, Transition,
};
use afterword_core::severity::SeverityKey;
use afterword_core::summary::Summary;
use afterword_core::time::{Instant, ZoneRules};
use afterword_core::workflow::{
    Condition, DeadlineKind, DeadlineState, Due, IncidentFacts, Need, Trigger, WorkflowPolicy,
    anniversary, date_in, deadlines, english, review_meeting, review_meeting_key, verdict,
};
use arbitrary::{choices, empty, grown};
use chrono::{DateTime, FixedOffset, MappedLocalTime, NaiveDateTime, TimeDelta};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

fn at(text: &str) -> Instant {
    DateTime::parse_from_rfc3339(text).unwrap()
}

/// Central Europe around the end of summer time in 2025: from 26 October, 03:00, one hour less.
struct Berlin;

impl ZoneRules for Berlin {
    fn offsets_at(&self, local: NaiveDateTime) -> MappedLocalTime<FixedOffset> {
        let [winter, summer] = [3600, 7200].map(|it| FixedOffset::east_opt(it).unwrap());
        let hour = |text: &str| -> NaiveDateTime { text.parse().unwrap() };
        if local < hour("2025-10-26T02:00:00") {
            MappedLocalTime::Single(summer)
        } else if local < hour("2025-10-26T03:00:00") {
            MappedLocalTime::Ambiguous(summer, winter)
        } else {
            MappedLocalTime::Single(winter)
        }
    }
}

/// A postmortem of that severity, resolved then.
fn resolved(severity: &str, when: &str) -> Postmortem {
    let mut it = empty();
    let severity = SeverityKey(severity.to_owned());
    it.apply(Edit::Severity(Some(severity))).unwrap();
    it.apply(Edit::Moment(MomentKey::Resolved, Some(Moment::At(at(when))))).unwrap();
    it
}

fn moved(mut it: Postmortem, to: StatusKind, when: &str) -> Postmortem {
    let transition = Transition {
        to,
        at: at(when),
        who: String::new(),
        note: String::new(),
        overrides: Vec::new(),
    };
    it.apply(Edit::Transition(transition)).unwrap();
    it
}

#[track_caller]
fn check(it: &Postmortem, now: &str, kind: DeadlineKind, expected: Option<(Due, DeadlineState)>) {
    let found = deadlines(it, &WorkflowPolicy::shipped(), &Berlin, at(now));
    let found = found.into_iter().find(|it| it.kind == kind);
    assert_eq!(found.map(|it| (it.due, it.state)), expected);
}

fn on(date: &str) -> Due {
    Due::On(date.parse().unwrap())
}

const fn hours(hours: i64) -> TimeDelta {
    TimeDelta::hours(hours)
}

#[test]
fn the_review_is_within_three_days_or_five_working_days() {
    // 22:30 UTC on Thursday is Friday in Berlin.
    let thursday_night = "2025-10-02T22:30:00Z";
    let open = |hours: i64| DeadlineState::Open { left: TimeDelta::minutes(hours * 60 - 30) };
    let review = DeadlineKind::ReviewMeeting;
    let sev1 = resolved("SEV1", thursday_night);
    check(&sev1, thursday_night, review, Some((on("2025-10-06"), open(4 * 24))));
    let sev2 = resolved("SEV2", thursday_night);
    check(&sev2, thursday_night, review, Some((on("2025-10-10"), open(8 * 24))));
    check(&resolved("SEV3", thursday_night), thursday_night, review, None);
}

#[test]
fn a_day_ends_by_the_clocks_of_the_zone() {
    // Sunday the 26th has 25 hours.
    let it = resolved("SEV1", "2025-10-24T10:00:00+02:00");
    let state = DeadlineState::Open { left: hours(25 + 24) };
    let sunday = "2025-10-26T00:00:00+02:00";
    check(&it, sunday, DeadlineKind::ReviewMeeting, Some((on("2025-10-27"), state)));
}

#[test]
fn it_is_written_within_two_days() {
    let it = resolved("SEV4", "2025-10-01T12:00:00Z");
    let (due, written) = (Due::At(at("2025-10-03T12:00:00Z")), DeadlineKind::Written);
    let overdue = DeadlineState::Overdue { by: hours(1) };
    check(&it, "2025-10-03T13:00:00Z", written, Some((due, overdue)));
    let kept = moved(it.clone(), StatusKind::InReview, "2025-10-03T12:00:00Z");
    check(&kept, "2025-11-01T00:00:00Z", written, Some((due, DeadlineState::Met)));
    // Back to draft does not unwrite it.
    let back = moved(kept, StatusKind::Draft, "2025-10-04T12:00:00Z");
    check(&back, "2025-11-01T00:00:00Z", written, Some((due, DeadlineState::Met)));
    let late = moved(it, StatusKind::InReview, "2025-10-03T14:00:00Z");
    let state = DeadlineState::Late { by: hours(2) };
    check(&late, "2025-11-01T00:00:00Z", written, Some((due, state)));
}

#[test]
fn the_draft_is_shared_a_day_before_the_meeting() {
    let mut it = resolved("SEV1", "2025-10-01T12:00:00Z");
    let draft = DeadlineKind::DraftShared;
    let left = DeadlineState::Open { left: hours(58) };
    check(&it, "2025-10-01T12:00:00Z", draft, Some((on("2025-10-03"), left)));
    let meeting = Moment::At(at("2025-10-03T12:00:00Z"));
    it.apply(Edit::Moment(review_meeting_key(), Some(meeting))).unwrap();
    let due = Due::At(at("2025-10-02T12:00:00Z"));
    let left = DeadlineState::Open { left: hours(24) };
    check(&it, "2025-10-01T12:00:00Z", draft, Some((due, left)));
    let held = Some((on("2025-10-04"), DeadlineState::Met));
    check(&it, "2025-10-03T12:00:00Z", DeadlineKind::ReviewMeeting, held);
}

#[test]
fn actions_are_closed_within_thirty_days() {
    let mut it = resolved("SEV3", "2025-10-01T12:00:00Z");
    check(&it, "2025-11-30T00:00:00Z", DeadlineKind::ActionsClosed, None);
    let id = Id::from_bits(1);
    it.apply(Edit::Actions(ActionsEdit::Add(Action::new(id, "x".to_owned())))).unwrap();
    let late = DeadlineState::Overdue { by: hours(24) };
    let due = on("2025-10-31");
    check(&it, "2025-11-02T00:00:00+01:00", DeadlineKind::ActionsClosed, Some((due, late)));
    let change = ActionChange::State {
        state: ActionState::Done,
        at: at("2025-10-31T23:00:00+01:00"),
        who: String::new(),
    };
    it.apply(Edit::Actions(ActionsEdit::Change(id, change))).unwrap();
    let met = Some((due, DeadlineState::Met));
    check(&it, "2025-12-01T00:00:00Z", DeadlineKind::ActionsClosed, met);
}

#[test]
fn nothing_is_due_before_it_is_over() {
    let it = empty();
    assert_eq!(deadlines(&it, &WorkflowPolicy::shipped(), &Berlin, at("2030-01-01T00:00:00Z")), []);
}

#[track_caller]
fn needs(facts: IncidentFacts, need: Need, because: &[&str]) {
    let policy = WorkflowPolicy::shipped();
    let found = verdict(&facts, &policy);
    let ids: Vec<&str> = found.because.iter().map(|it| it.id.as_str()).collect();
    assert_eq!((found.need, ids.as_slice()), (need, because));
}

#[test]
fn each_trigger_decides_somewhere() {
    let mild = IncidentFacts {
        severity: Some(SeverityKey("SEV4".to_owned())),
        impact: Some(TimeDelta::minutes(14)),
        data_loss: Some(DataLoss::None),
        detection: Some(DetectionSource::SyntheticCheck),
        resolution: Some(TimeDelta::minutes(14)),
    };
    let with = |change: fn(&mut IncidentFacts)| {
        let mut facts = mild.clone();
        change(&mut facts);
        facts
    };
    use Need::{Needed, NotNeeded, Recommended};
    needs(mild.clone(), NotNeeded, &[]);
    let policy = WorkflowPolicy::shipped();
    assert_eq!(verdict(&mild, &policy).key(), "need.not-needed");
    let unknown = IncidentFacts::default();
    let key = verdict(&unknown, &policy).key();
    assert_eq!(key, "need.open", "nothing is known, so nothing is ruled out");
    needs(with(|it| it.severity = Some(SeverityKey("SEV2".to_owned()))), Needed, &["severity"]);
    needs(with(|it| it.data_loss = Some(DataLoss::Lost)), Needed, &["data-lost"]);
    needs(with(|it| it.data_loss = Some(DataLoss::Recoverable)), Recommended, &["data-missing"]);
    needs(with(|it| it.impact = Some(hours(1))), Needed, &["long-impact"]);
    needs(with(|it| it.impact = Some(TimeDelta::minutes(15))), Recommended, &["impact"]);
    let by_hand = with(|it| it.detection = Some(DetectionSource::EmployeeReport));
    needs(by_hand, Recommended, &["found-by-hand"]);
    needs(with(|it| it.resolution = Some(hours(4))), Recommended, &["long-resolution"]);
}

#[test]
fn what_is_not_over_lasts_until_now() {
    let mut it = empty();
    let began = Moment::At(at("2025-10-01T12:00:00Z"));
    it.apply(Edit::Moment(MomentKey::ImpactStarted, Some(began))).unwrap();
    let facts = IncidentFacts::of(&it, at("2025-10-01T12:20:00Z"));
    assert_eq!((facts.impact, facts.resolution), (Some(hours(1) / 3), Some(hours(1) / 3)));
    let ended = Moment::At(at("2025-10-01T12:05:00Z"));
    it.apply(Edit::Moment(MomentKey::Mitigated, Some(ended))).unwrap();
    let facts = IncidentFacts::of(&it, at("2025-10-01T12:20:00Z"));
    assert_eq!((facts.impact, facts.resolution), (Some(hours(1) / 12), Some(hours(1) / 3)));
}

#[test]
fn a_rule_of_the_teams_own_says_its_own_sentence() {
    let text = "The regulator was told".to_owned();
    let when = Condition::Severity(Vec::new());
    let own = Trigger { id: "regulator".to_owned(), when, answer: Need::Needed, text };
    assert_eq!(own.sentence(english()), "The regulator was told");
}

/// The line of a list for an incident on that service.
fn line(n: u64, title: &str, service: &str, happened: &str) -> Summary {
    let mut it = Postmortem::new(DocumentId::v7(n, [0; 10]), at(happened));
    it.title = title.to_owned();
    it.services = vec![service.to_owned()];
    it.apply(Edit::Moment(MomentKey::Detected, Some(Moment::At(at(happened))))).unwrap();
    Summary::of(&it, at(happened))
}

#[test]
fn an_anniversary_asks_what_is_open_and_whether_it_came_back() {
    let mut it = Postmortem::new(DocumentId::v7(1, [0; 10]), at("2024-02-29T12:00:00Z"));
    it.apply(Edit::Text(TextField::Title, "Checkout pool exhausted".to_owned())).unwrap();
    it.services = vec!["Checkout".to_owned()];
    let began = Moment::At(at("2024-02-29T12:00:00Z"));
    it.apply(Edit::Moment(MomentKey::ImpactStarted, Some(began))).unwrap();
    it.apply(Edit::Actions(ActionsEdit::Add(Action::new(Id::from_bits(1), String::new()))))
        .unwrap();
    let others = [
        line(2, "Checkout slow", "checkout", "2024-06-01T00:00:00Z"),
        line(3, "Pool exhausted in checkout", "checkout", "2024-07-01T00:00:00Z"),
        line(4, "Search pool exhausted", "search", "2024-08-01T00:00:00Z"),
        line(5, "Checkout pool exhausted", "checkout", "2024-01-01T00:00:00Z"),
    ];
    let policy = WorkflowPolicy::shipped();
    let on = |now| anniversary(&it, &others, &policy, &Berlin, at(now));
    let found = on("2025-03-01T00:00:00Z").unwrap();
    assert_eq!((found.years, found.on), (1, "2025-02-28".parse().unwrap()));
    assert_eq!((found.open_actions.len(), found.done_actions), (1, 0));
    let ids: Vec<DocumentId> = found.recurrences.iter().map(|it| it.id).collect();
    assert_eq!(ids, [others[1].id, others[0].id]);
    assert_eq!(on("2025-03-30T12:00:00Z"), None);
    assert_eq!(on("2028-02-29T12:00:00Z").unwrap().years, 4);
}

fn facts() -> impl Strategy<Value = IncidentFacts> {
    let severity = (1..5_u8).prop_map(|it| SeverityKey(format!("SEV{it}")));
    let length = || option::of((0..500_i64).prop_map(TimeDelta::minutes));
    let detection = option::of(select(DetectionSource::ALL.to_vec()));
    let loss = option::of(select(DataLoss::ALL.to_vec()));
    (option::of(severity), length(), loss, detection, length()).prop_map(
        |(severity, impact, data_loss, detection, resolution)| IncidentFacts {
            severity,
            impact,
            data_loss,
            detection,
            resolution,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_becomes_known_only_asks_for_more(a in facts(), b in facts()) {
        let policy = WorkflowPolicy::shipped();
        let known = IncidentFacts {
            severity: a.severity.clone().or(b.severity),
            impact: a.impact.or(b.impact),
            data_loss: a.data_loss.or(b.data_loss),
            detection: a.detection.or(b.detection),
            resolution: a.resolution.or(b.resolution),
        };
        let (before, after) = (verdict(&a, &policy), verdict(&known, &policy));
        prop_assert!(before.need <= after.need);
        prop_assert!(
            before.need == after.need
                || after.because.iter().all(|it| before.undecided.contains(it))
        );
    }

    #[test]
    fn the_day_is_the_one_that_the_clocks_show(seconds in 1_750_000_000..1_770_000_000_i64) {
        let instant = DateTime::from_timestamp(seconds, 0).unwrap().fixed_offset();
        let change = at("2025-10-26T01:00:00Z");
        let offset = if instant < change { hours(2) } else { hours(1) };
        prop_assert_eq!(date_in(&Berlin, instant), (instant.naive_utc() + offset).date());
    }

    #[test]
    fn no_document_is_too_odd(
        choices in choices(0..60),
        seconds in any::<i64>(),
        title in any::<String>(),
    ) {
        let now = DateTime::from_timestamp(seconds % 8_000_000_000_000, 0).unwrap().fixed_offset();
        let mut it = grown(empty(), &choices, 1);
        it.title = title;
        it.apply(Edit::Moment(MomentKey::Resolved, Some(Moment::At(now)))).unwrap();
        let (policy, texts) = (WorkflowPolicy::shipped(), english());
        for deadline in deadlines(&it, &policy, &Berlin, now) {
            let (DeadlineState::Open { left: length }
            | DeadlineState::Overdue { by: length }
            | DeadlineState::Late { by: length }) = deadline.state
            else {
                continue;
            };
            prop_assert!(length >= TimeDelta::zero());
        }
        let others = [Summary::of(&it, now)];
        drop(anniversary(&it, &others, &policy, &Berlin, now));
        let facts = IncidentFacts::of(&it, now);
        prop_assert!(facts.impact.into_iter().chain(facts.resolution).all(|it| it >= hours(0)));
        prop_assert!(review_meeting(&it, &policy, texts).title.contains(it.title.trim()));
    }
}
