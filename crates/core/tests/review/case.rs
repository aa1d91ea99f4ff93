//! A document that has nothing to complain about, and cases that each change one thing about it.

use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::actions::{Action, ActionId, ActionKind, Priority};
use afterword_core::causes::{Cause, CauseId, CauseTree, Place as TreePlace, TreeId};
use afterword_core::id::DocumentId;
use afterword_core::postmortem::{
    Entry, EntryId, EntryTime, Factor, FactorId, MetricCatalogue, Moment, MomentKey,
};
use afterword_core::review::{Context, Finding, Reviewer};
use afterword_core::severity::{SeverityKey, SeverityScheme};
use afterword_core::template::Template;
use afterword_core::time::{Instant, ZoneRules};
use chrono::{FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime};

/// The clocks of Berlin in 2025 and 2026, as far as the cases ask for them.
pub(crate) struct Berlin;

impl ZoneRules for Berlin {
    fn offsets_at(&self, local: NaiveDateTime) -> MappedLocalTime<FixedOffset> {
        let east = |hours: i32| FixedOffset::east_opt(hours * 3600).unwrap();
        let time = |text: &str| text.parse::<NaiveDateTime>().unwrap();
        let is_between = |from: &str, to: &str| time(from) <= local && local < time(to);
        if is_between("2025-03-30T02:00:00", "2025-03-30T03:00:00") {
            MappedLocalTime::None
        } else if is_between("2025-10-26T02:00:00", "2025-10-26T03:00:00") {
            MappedLocalTime::Ambiguous(east(2), east(1))
        } else if is_between("2025-03-30T03:00:00", "2025-10-26T02:00:00") {
            MappedLocalTime::Single(east(2))
        } else {
            MappedLocalTime::Single(east(1))
        }
    }
}

/// One change to the sound document, and whether a rule is to speak of it.
pub(crate) struct Case {
    pub(crate) rule: &'static str,
    pub(crate) is_flagged: bool,
    pub(crate) what: &'static str,
    pub(crate) change: fn(&mut Postmortem),
}

pub(crate) fn flags(rule: &'static str, what: &'static str, change: fn(&mut Postmortem)) -> Case {
    Case { rule, is_flagged: true, what, change }
}

pub(crate) fn spares(rule: &'static str, what: &'static str, change: fn(&mut Postmortem)) -> Case {
    Case { rule, is_flagged: false, what, change }
}

/// A time on the day of the incident, or on a later day of that month.
pub(crate) fn at(text: &str) -> Instant {
    let (day, clock) = text.split_once(' ').unwrap_or(("01", text));
    chrono::DateTime::parse_from_rfc3339(&format!("2025-10-{day}T{clock}:00Z")).unwrap()
}

pub(crate) fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().unwrap())
}

/// The workspace that the cases are judged in: two days after the incident.
pub(crate) struct Workspace {
    pub(crate) now: Instant,
    pub(crate) template: Template,
    pub(crate) scheme: SeverityScheme,
    pub(crate) metrics: &'static MetricCatalogue,
    pub(crate) off: BTreeSet<String>,
}

impl Default for Workspace {
    fn default() -> Self {
        Self {
            now: at("03 09:00"),
            template: Template::shipped().swap_remove(0),
            scheme: SeverityScheme::shipped(),
            metrics: MetricCatalogue::shipped(),
            off: BTreeSet::new(),
        }
    }
}

impl Workspace {
    pub(crate) fn context(&self) -> Context<'_> {
        Context {
            now: self.now,
            today: self.now.date_naive(),
            zone: &Berlin,
            template: &self.template,
            scheme: &self.scheme,
            metrics: self.metrics,
            off: &self.off,
        }
    }

    pub(crate) fn review(&self, postmortem: &Postmortem) -> Vec<Finding> {
        Reviewer::default().review(postmortem, &self.context())
    }
}

pub(crate) const REGION: FactorId = FactorId::from_bits(11);
pub(crate) const RETRIES: FactorId = FactorId::from_bits(12);
pub(crate) const TREE: TreeId = TreeId::from_bits(20);
pub(crate) const FULL: CauseId = CauseId::from_bits(21);
pub(crate) const ROTATION: CauseId = CauseId::from_bits(22);
pub(crate) const LIMIT: ActionId = ActionId::from_bits(31);
pub(crate) const ALERT: ActionId = ActionId::from_bits(32);

/// A severe incident, told as the rules want it.
pub(crate) fn sound() -> Postmortem {
    let mut it = Postmortem::new(DocumentId::v7(0, [0; 10]), at("02 09:00"));
    it.title = "Checkout failed for a third of customers".into();
    it.severity = Some(SeverityKey("SEV2".into()));
    it.roles.commander = "Ada".into();
    it.summary = "The disk of the order database filled up.".into();
    it.impact.text = "Every third checkout failed.".into();
    it.lessons = "Disks fill up faster than we look.".into();
    for (key, clock) in [
        (MomentKey::ImpactStarted, "14:32"),
        (MomentKey::Detected, "14:35"),
        (MomentKey::Acknowledged, "14:36"),
        (MomentKey::Declared, "14:40"),
        (MomentKey::Mitigated, "14:55"),
        (MomentKey::Resolved, "15:17"),
    ] {
        it.moments.insert(key, Moment::At(at(clock)));
    }
    it.timeline = vec![entry(1, "14:32", "Checkouts fail"), entry(2, "14:55", "Disk is freed")];
    it.factors = vec![factor(REGION, "All orders are in one region", ALERT)];
    it.factors.push(factor(RETRIES, "Clients retried without a limit", LIMIT));
    it.trees = vec![Rc::new(tree())];
    it.actions = vec![
        action(LIMIT, "Limit client retries to 3", ActionKind::Prevent),
        action(ALERT, "Alert on disk usage above 80 %", ActionKind::Detect),
    ];
    act(&mut it, 0).causes = vec![ROTATION];
    it
}

fn entry(bits: u64, clock: &str, text: &str) -> Rc<Entry> {
    Rc::new(Entry::new(EntryId::from_bits(bits), EntryTime::Exact(at(clock)), text.into()))
}

fn factor(id: FactorId, text: &str, action: ActionId) -> Rc<Factor> {
    let actions = vec![action];
    Rc::new(Factor { evidence: "Graph 7".into(), actions, ..Factor::new(id, text.into()) })
}

fn tree() -> CauseTree {
    let mut tree = CauseTree::new(TREE, "Checkouts failed".into());
    let full = Cause::new(FULL, "The disk of the order database was full".into());
    let rotation = Cause::new(ROTATION, "Logs were not rotated".into());
    tree.add(full, TreePlace::LAST).unwrap();
    tree.add(rotation, TreePlace::last_under(FULL)).unwrap();
    tree.set_root(ROTATION, true).unwrap();
    tree
}

fn action(id: ActionId, title: &str, kind: ActionKind) -> Rc<Action> {
    Rc::new(Action {
        owner: "Platform".into(),
        due: day("2025-10-31"),
        created: day("2025-10-02"),
        priority: Some(Priority::P1),
        kind: Some(kind),
        ..Action::new(id, title.into())
    })
}

/// An action, to be changed.
pub(crate) fn act(it: &mut Postmortem, n: usize) -> &mut Action {
    Rc::make_mut(&mut it.actions[n])
}

/// Every action, to be changed.
pub(crate) fn acts(it: &mut Postmortem, change: impl Fn(&mut Action)) {
    it.actions.iter_mut().for_each(|it| change(Rc::make_mut(it)));
}

pub(crate) fn fact(it: &mut Postmortem, n: usize) -> &mut Factor {
    Rc::make_mut(&mut it.factors[n])
}

pub(crate) fn line(it: &mut Postmortem, n: usize) -> &mut Entry {
    Rc::make_mut(&mut it.timeline[n])
}

pub(crate) fn the_tree(it: &mut Postmortem) -> &mut CauseTree {
    Rc::make_mut(&mut it.trees[0])
}

pub(crate) fn the_cause(it: &mut Postmortem, id: CauseId) -> &mut Cause {
    the_tree(it).get_mut(id).unwrap()
}

/// Takes moments away and enters others.
pub(crate) fn moments(it: &mut Postmortem, entered: &[(MomentKey, &str)]) {
    it.moments.extend(entered.iter().map(|(key, clock)| (key.clone(), Moment::At(at(clock)))));
}
