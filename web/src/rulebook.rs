//! What a workspace has decided about reviewing and measuring: the rules that are switched off, whose metrics are meant, and which
//! metrics, hours and moments are its own.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::rc::Rc;

use afterword_core::history::Editable;
use afterword_core::postmortem::{
    MetricCatalogue, MetricChoice, MetricClock, MetricDefinition, MomentKey, SupportHours,
};
use afterword_ui::words::word;
use yew::prelude::*;

use crate::browser::{task, zone};
use crate::loading::use_loaded;
use crate::session::Session;
use crate::store::{Setting, Store, StoreError, StoredSettings};

/// The decisions. A copy costs a few pointers.
#[derive(Clone, Debug)]
pub(crate) struct Rulebook {
    decided: Rc<Decided>,
    /// The rules that are switched off, by name.
    pub(crate) off: Rc<BTreeSet<String>>,
    /// The metrics: those that ship and the workspace's own, with its choice.
    pub(crate) metrics: Rc<MetricCatalogue>,
    /// The workspace's own metrics, finished or not.
    pub(crate) own: Rc<[MetricDefinition]>,
    /// The moments that the workspace names.
    pub(crate) moments: Rc<[MomentKey]>,
}

/// What is stored.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Decided {
    off: BTreeSet<String>,
    choice: MetricChoice,
    own: Vec<MetricDefinition>,
    hours: SupportHours,
    moments: Vec<MomentKey>,
}

impl PartialEq for Rulebook {
    /// All else follows from what was decided.
    fn eq(&self, other: &Self) -> bool {
        self.decided == other.decided
    }
}

impl Rulebook {
    /// What follows from the decisions.
    pub(crate) fn new(decided: Rc<Decided>) -> Self {
        let Decided { off, choice, own, hours, moments } = Decided::clone(&decided);
        // The hours are the workspace's, whichever a metric was made with; the clocks are only looked up where they count.
        let in_hours = own.iter().any(|it| it.clock != MetricClock::Elapsed);
        let clocks = if in_hours { zone::offsets_of(&hours.zone) } else { Default::default() };
        let hours = SupportHours { clocks, ..hours };
        let with_hours = |it: &MetricDefinition| match &it.clock {
            MetricClock::Elapsed => it.clone(),
            MetricClock::SupportHours(_) => {
                MetricDefinition { clock: MetricClock::SupportHours(hours.clone()), ..it.clone() }
            }
        };
        let own: Rc<[MetricDefinition]> = own.iter().map(with_hours).collect();
        let sound = own.iter().filter(|it| it.problem().is_none()).cloned().collect();
        Self {
            decided,
            off: Rc::new(off),
            metrics: Rc::new(MetricCatalogue::with(sound, choice)),
            own,
            moments: moments.into(),
        }
    }

    /// Reads it; whatever is not there, or cannot be read, is as it ships.
    async fn load(store: &Store) -> Self {
        Self::of(&store.stored_settings().await.unwrap_or_default())
    }

    /// What is among `stored`.
    pub(crate) fn of(stored: &StoredSettings) -> Self {
        let mut moments: Vec<MomentKey> = stored.get(Setting::Moments).unwrap_or_default();
        moments.retain(|it| matches!(it, MomentKey::Custom(_)));
        let hours = stored.get(Setting::SupportHours);
        Self::new(Rc::new(Decided {
            off: stored.get(Setting::RulesOff).unwrap_or_default(),
            choice: stored.get(Setting::Metrics).unwrap_or_default(),
            own: stored.get(Setting::OwnMetrics).unwrap_or_default(),
            hours: hours.unwrap_or_else(office_hours),
            moments,
        }))
    }

    /// What says how response times are measured: another one where they may be others.
    pub(crate) fn metrics_stamp(&self) -> String {
        let Decided { choice, own, hours, .. } = &*self.decided;
        serde_json::to_string(&(choice, own, hours)).unwrap_or_default()
    }

    /// The decisions that it follows from.
    pub(crate) fn decided(&self) -> &Rc<Decided> {
        &self.decided
    }

    /// The hours in which the workspace gives support.
    pub(crate) fn hours(&self) -> &SupportHours {
        &self.decided.hours
    }

    /// The moments that a document offers besides those of every one: the workspace's, and the ends of its metrics.
    pub(crate) fn offered_moments(&self) -> Rc<[MomentKey]> {
        let ends = self.metrics.chosen().into_iter().flat_map(|it| it.from.iter().chain(&it.to));
        let ends = ends.filter(|it| matches!(it, MomentKey::Custom(_)));
        let mut moments: Vec<MomentKey> = Vec::new();
        for key in self.moments.iter().chain(ends) {
            if !moments.contains(key) {
                moments.push(key.clone());
            }
        }
        moments.into()
    }
}

/// The hours of an office where this browser is.
fn office_hours() -> SupportHours {
    SupportHours::office(zone::local_zone())
}

impl Decided {
    /// What holds where nobody has decided anything.
    pub(crate) fn shipped() -> Self {
        Self {
            off: BTreeSet::new(),
            choice: MetricChoice::default(),
            own: Vec::new(),
            hours: office_hours(),
            moments: Vec::new(),
        }
    }
}

/// A change of the rulebook.
#[derive(Clone, Debug)]
pub(crate) enum Decision {
    /// Switches a rule on or off.
    Rule(&'static str, bool),
    /// Chooses a definition for a metric, both by name.
    Metric(String, String),
    /// Defines the metrics of the workspace's own, all of them.
    Own(Vec<MetricDefinition>),
    /// Says when support is given.
    Hours(SupportHours),
    /// Names the moments of the workspace, all of them.
    Moments(Vec<MomentKey>),
}

impl Editable for Decided {
    type Edit = Decision;
    type Error = Infallible;
    /// The workspace's metrics without their names and sources: what is left changes with every step that is not typed.
    type Field = Vec<MetricDefinition>;

    fn apply(&mut self, decision: Decision) -> Result<(), Infallible> {
        match decision {
            Decision::Rule(id, true) => drop(self.off.remove(id)),
            Decision::Rule(id, false) => drop(self.off.insert(id.to_owned())),
            Decision::Metric(metric, id) => drop(self.choice.insert(metric, id)),
            Decision::Own(own) => self.own = own,
            Decision::Hours(hours) => self.hours = hours,
            Decision::Moments(moments) => self.moments = moments,
        }
        Ok(())
    }

    fn field(decision: &Decision) -> Option<Self::Field> {
        let Decision::Own(own) = decision else { return None };
        let untyped = |it: &MetricDefinition| MetricDefinition {
            label: String::new(),
            source: String::new(),
            ..it.clone()
        };
        Some(own.iter().map(untyped).collect())
    }

    fn label(decision: &Decision) -> &'static str {
        match decision {
            Decision::Rule(_, true) => "switching a rule on",
            Decision::Rule(_, false) => "switching a rule off",
            Decision::Metric(..) => "whose metric it is",
            Decision::Own(_) => "the metrics of the workspace",
            Decision::Hours(_) => "the support hours",
            Decision::Moments(_) => "the moments of the workspace",
        }
    }
}

/// The rulebook of the workspace, once it is read.
#[hook]
pub(crate) fn use_rulebook(session: &Session) -> Option<Rulebook> {
    let store = session.store.clone();
    let loaded = use_loaded(session.n_changes, move |_| {
        let store = store.clone();
        async move { Rulebook::load(&store).await }
    });
    loaded.here().cloned()
}

/// Stores what differs from `old`.
pub(crate) fn keep(session: &Session, old: Rc<Decided>, new: Rc<Decided>) {
    let (store, say) = (session.store.clone(), session.say.clone());
    task::spawn(async move {
        if let Err(error) = store_changed(&store, &old, &new).await {
            say.emit(word::SETTINGS_NOT_KEPT.fill(&[("error", &error)]).into());
        }
    });
}

async fn store_changed(store: &Store, old: &Decided, new: &Decided) -> Result<(), StoreError> {
    if old.off != new.off {
        store.set_own(Setting::RulesOff, &new.off).await?;
    }
    if old.choice != new.choice {
        store.set_own(Setting::Metrics, &new.choice).await?;
    }
    if old.own != new.own {
        store.set_own(Setting::OwnMetrics, &new.own).await?;
    }
    if old.hours != new.hours {
        store.set_own(Setting::SupportHours, &new.hours).await?;
    }
    if old.moments != new.moments {
        store.set_own(Setting::Moments, &new.moments).await?;
    }
    Ok(())
}
