//! What a workspace has decided about reviewing and measuring: the rules that are switched off, whose metrics are meant, and which
//! metrics, hours and moments are its own.

use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::postmortem::{
    MetricCatalogue, MetricChoice, MetricClock, MetricDefinition, MomentKey, SupportHours,
};
use afterword_ui::words::word;
use yew::prelude::*;

use crate::browser::{task, zone};
use crate::loading::use_loaded;
use crate::session::Session;
use crate::store::{Setting, Store, StoreError};

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
struct Decided {
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
    fn new(decided: Decided) -> Self {
        let Decided { off, choice, own, hours, moments } = decided.clone();
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
            decided: Rc::new(decided),
            off: Rc::new(off),
            metrics: Rc::new(MetricCatalogue::with(sound, choice)),
            own,
            moments: moments.into(),
        }
    }

    /// Reads it; whatever is not there, or cannot be read, is as it ships.
    async fn load(store: &Store) -> Self {
        let stored = store.stored_settings().await.unwrap_or_default();
        let mut moments: Vec<MomentKey> = stored.get(Setting::Moments).unwrap_or_default();
        moments.retain(|it| matches!(it, MomentKey::Custom(_)));
        let hours = stored.get(Setting::SupportHours);
        Self::new(Decided {
            off: stored.get(Setting::RulesOff).unwrap_or_default(),
            choice: stored.get(Setting::Metrics).unwrap_or_default(),
            own: stored.get(Setting::OwnMetrics).unwrap_or_default(),
            hours: hours.unwrap_or_else(|| SupportHours::office(zone::local_zone())),
            moments,
        })
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

impl Decision {
    fn apply(self, decided: &mut Decided) {
        match self {
            Self::Rule(id, true) => drop(decided.off.remove(id)),
            Self::Rule(id, false) => drop(decided.off.insert(id.to_owned())),
            Self::Metric(metric, id) => drop(decided.choice.insert(metric, id)),
            Self::Own(own) => decided.own = own,
            Self::Hours(hours) => decided.hours = hours,
            Self::Moments(moments) => decided.moments = moments,
        }
    }
}

/// The rulebook of the workspace once it is read, and the way to change it.
#[hook]
pub(crate) fn use_rulebook(session: &Session) -> (Option<Rulebook>, Callback<Decision>) {
    let store = session.store.clone();
    let loaded = use_loaded(session.n_changes, move |_| {
        let store = store.clone();
        async move { Rulebook::load(&store).await }
    });
    let changed = use_state(|| None::<Rulebook>);
    {
        // What is stored has the last word, as after a backup was restored.
        let changed = changed.setter();
        use_effect_with(session.n_changes, move |_| changed.set(None));
    }
    let rulebook = (*changed).clone().or_else(|| loaded.here().cloned());
    let decide = {
        let (session, changed) = (session.clone(), changed.setter());
        use_callback(rulebook.clone(), move |decision: Decision, rulebook| {
            let Some(rulebook) = rulebook else { return };
            let mut decided = Decided::clone(&rulebook.decided);
            decision.apply(&mut decided);
            changed.set(Some(Rulebook::new(decided.clone())));
            keep(&session, rulebook.decided.clone(), decided);
        })
    };
    (rulebook, decide)
}

/// Stores what differs from `old`.
fn keep(session: &Session, old: Rc<Decided>, new: Decided) {
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
