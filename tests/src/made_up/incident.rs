//! One made-up incident after the other, in one organisation with its services, people and habits.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::actions::{
    Action, ActionId, ActionKind, ActionState, Priority, StateChange, StateKind, Strength,
};
use afterword_core::causes::{Category, Cause, CauseId, CauseTree, Place, TreeId};
use afterword_core::id::DocumentId;
use afterword_core::postmortem::{
    DetectionSource, Entry, EntryId, EntryTime, Factor, FactorId, Moment, MomentKey, StatusKind,
    Transition,
};
use afterword_core::severity::SeverityKey;
use afterword_core::time::Instant;
use chrono::{Datelike, Duration, Timelike};

use super::random::Random;
use super::words::{phrase, prose};

const SYMPTOMS: [&str; 8] = [
    "errors after a deploy",
    "is slow",
    "is down in one region",
    "loses messages",
    "runs out of connections",
    "answers with stale data",
    "cannot be reached",
    "fails for some customers",
];
const SEVERITIES: [(&str, f64); 4] =
    [("SEV1", 0.06), ("SEV2", 0.26), ("SEV3", 0.76), ("SEV4", 1.0)];
/// What fewer words than this leave out is the size of the shortest documents.
const MEDIAN_WORDS: f64 = 330.0;

/// Who has the incidents.
pub(super) struct Organisation {
    services: Vec<String>,
    teams: Vec<String>,
    people: Vec<String>,
    tags: Vec<String>,
    /// What comes again and again, the commonest first.
    factors: Vec<(String, Category)>,
}

/// When an incident of the last so many `minutes` began: by day and on weekdays more often than at night.
pub(super) fn start(random: &mut Random, until: Instant, minutes: i64) -> i64 {
    loop {
        let start = (random.share() * minutes as f64) as i64;
        let at = until - Duration::minutes(minutes - start);
        let by_day: f64 = if (8..18).contains(&at.hour()) { 1.0 } else { 0.45 };
        let by_week = if at.weekday().number_from_monday() < 6 { 1.0 } else { 0.4 };
        if random.happens(by_day * by_week) {
            return start;
        }
    }
}

impl Organisation {
    /// One that has `count` incidents: the more, the larger.
    pub(super) fn new(random: &mut Random, count: u32) -> Self {
        let size = (f64::from(count).sqrt() as usize).clamp(4, 120);
        let mut names = |n: usize, words: usize| -> Vec<String> {
            (0..n).map(|_| phrase(random, words)).collect()
        };
        let services = names(size, 1).into_iter().enumerate();
        let services = services
            .map(|(n, it)| format!("{}-{n}", it.to_lowercase().replace(['`', '%', ' '], "")))
            .collect();
        let teams = names(size / 3 + 2, 1).into_iter().map(|it| format!("Team {it}")).collect();
        let (people, tags) = (names(size, 2), names(size / 4 + 3, 1));
        let texts = names(size, 7);
        let factors = texts.into_iter().map(|it| (it, *random.of(&Category::ALL))).collect();
        Self { services, teams, people, tags, factors }
    }

    /// The postmortem of an incident that began then, as it is at `until`.
    pub(super) fn postmortem(
        &self,
        random: &mut Random,
        n: u32,
        began: Instant,
        until: Instant,
    ) -> Postmortem {
        let resolved = began + minutes(random.skewed(55.0, 1.0));
        let created = resolved + minutes(random.skewed(900.0, 0.8));
        let id = DocumentId::v7(created.timestamp_millis().unsigned_abs(), tail(random));
        let mut it = Postmortem::new(id, created);
        let service = &self.services[random.rank(self.services.len())];
        it.title = format!("{service} {}: {}", random.of(&SYMPTOMS), phrase(random, 3));
        it.incident = format!("INC-{n}");
        it.services.push(service.clone());
        if random.happens(0.3) {
            it.services.push(random.of(&self.services).clone());
        }
        it.teams.push(self.teams[random.rank(self.teams.len())].clone());
        it.tags.push(random.of(&self.tags).clone());
        it.authors = (0..random.within(1..4)).map(|_| random.of(&self.people).clone()).collect();
        let severity = random.share();
        it.severity = SEVERITIES
            .iter()
            .find(|(_, up_to)| severity < *up_to)
            .map(|(key, _)| SeverityKey((*key).into()));
        it.detection = Some(*random.of(&DetectionSource::ALL));
        self.tell(random, &mut it);
        moments(random, &mut it, began, resolved);
        self.explain(random, &mut it);
        self.act(random, &mut it, until);
        self.publish(random, &mut it, until);
        it
    }

    fn tell(&self, random: &mut Random, it: &mut Postmortem) {
        let words = random.skewed(MEDIAN_WORDS, 0.5) as usize;
        it.summary = prose(random, words / 6 + 10);
        it.impact.text = prose(random, words / 10 + 5);
        it.what_happened = prose(random, words / 2);
        it.lessons = prose(random, words / 8);
        it.went_well = prose(random, words / 12);
        it.lucky = prose(random, words / 20);
    }

    fn explain(&self, random: &mut Random, it: &mut Postmortem) {
        for _ in 0..random.within(1..4) {
            let (text, category) = &self.factors[random.rank(self.factors.len())];
            let mut factor = Factor::new(FactorId::from_bits(random.bits()), text.clone());
            if random.happens(0.5) {
                factor.text = format!("{text} {}", phrase(random, 3).to_lowercase());
            }
            factor.category = Some(*category);
            it.factors.push(Rc::new(factor));
        }
        let mut tree = CauseTree::new(TreeId::from_bits(random.bits()), it.title.clone());
        let mut above: Vec<CauseId> = Vec::new();
        for _ in 0..random.within(3..8) {
            let cause = Cause::new(CauseId::from_bits(random.bits()), phrase(random, 8));
            let id = cause.id();
            let place =
                above.last().filter(|_| random.happens(0.8)).map(|it| Place::last_under(*it));
            if tree.add(cause, place.unwrap_or_default()).is_ok() {
                above.push(id);
            }
        }
        it.trees.push(Rc::new(tree));
    }

    fn act(&self, random: &mut Random, it: &mut Postmortem, until: Instant) {
        let created = it.created_at.date_naive();
        for _ in 0..random.within(1..5) {
            let mut action = Action::new(ActionId::from_bits(random.bits()), phrase(random, 9));
            action.owner = random.of(&self.people).clone();
            action.created = Some(created);
            action.priority = Some(*random.of(&Priority::ALL));
            action.kind = Some(*random.of(&ActionKind::ALL));
            action.strength = Some(*random.of(&Strength::ALL));
            action.due = Some(created + Duration::days(random.within(7..90) as i64));
            action.verification = phrase(random, 6);
            let closed = it.created_at + Duration::days(random.skewed(35.0, 1.1) as i64);
            let change = |to, at| StateChange { to, at, who: action.owner.clone() };
            if closed < until && random.happens(0.85) {
                action.history = vec![change(StateKind::Done, closed)];
                action.state = ActionState::Done;
            } else if random.happens(0.3) {
                action.history = vec![change(StateKind::InProgress, it.created_at)];
                action.state = ActionState::InProgress;
            }
            if let (Some(factor), true) = (it.factors.first_mut(), random.happens(0.6)) {
                Rc::make_mut(factor).actions.push(action.id);
            }
            it.actions.push(Rc::new(action));
        }
    }

    fn publish(&self, random: &mut Random, it: &mut Postmortem, until: Instant) {
        let mut at = it.created_at;
        for to in [StatusKind::InReview, StatusKind::Approved, StatusKind::Published] {
            at += minutes(random.skewed(1_000.0, 0.9));
            if at > until || random.happens(0.03) {
                return;
            }
            let who = random.of(&self.people).clone();
            it.transitions.push(Transition {
                to,
                at,
                who,
                note: String::new(),
                overrides: Vec::new(),
            });
        }
    }
}

fn moments(random: &mut Random, it: &mut Postmortem, began: Instant, resolved: Instant) {
    let length = (resolved - began).num_minutes().max(3) as f64;
    let mut at =
        |from: f64, to: f64| began + minutes(length * (from + (to - from) * random.share()));
    let times = [
        (MomentKey::ImpactStarted, began),
        (MomentKey::Detected, at(0.02, 0.2)),
        (MomentKey::Acknowledged, at(0.2, 0.3)),
        (MomentKey::Mitigated, at(0.5, 0.9)),
        (MomentKey::Resolved, resolved),
    ];
    for (key, time) in times {
        it.moments.insert(key, Moment::At(time));
    }
    for _ in 0..random.within(4..14) {
        let time = began + minutes(length * random.share());
        let text = phrase(random, 11);
        it.timeline.push(Rc::new(Entry::new(
            EntryId::from_bits(random.bits()),
            EntryTime::Exact(time),
            text,
        )));
    }
}

fn minutes(minutes: f64) -> Duration {
    Duration::minutes(minutes.clamp(1.0, 1e6) as i64)
}

fn tail(random: &mut Random) -> [u8; 10] {
    let mut tail = [0; 10];
    tail[..8].copy_from_slice(&random.bits().to_le_bytes());
    tail
}
