//! What a workspace has decided about reviewing: the rules that are switched off, and whose metrics are meant.

use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::postmortem::{MetricCatalogue, MetricChoice};
use afterword_ui::words::word;
use yew::prelude::*;

use crate::browser::task;
use crate::loading::use_loaded;
use crate::session::Session;
use crate::store::{Setting, Store};

/// The decisions. A copy costs two pointers.
#[derive(Clone, Debug)]
pub(crate) struct Rulebook {
    /// The rules that are switched off, by name.
    pub(crate) off: Rc<BTreeSet<String>>,
    /// The definitions that were chosen for metrics.
    pub(crate) choice: Rc<MetricChoice>,
    /// The metrics with that choice.
    pub(crate) metrics: Rc<MetricCatalogue>,
}

impl PartialEq for Rulebook {
    /// The metrics follow from the choice.
    fn eq(&self, other: &Self) -> bool {
        self.off == other.off && self.choice == other.choice
    }
}

impl Rulebook {
    fn new(off: BTreeSet<String>, choice: MetricChoice) -> Self {
        let metrics = Rc::new(MetricCatalogue::with(Vec::new(), choice.clone()));
        Self { off: Rc::new(off), choice: Rc::new(choice), metrics }
    }

    /// Reads it; whatever is not there, or cannot be read, is as it ships.
    pub(crate) async fn load(store: &Store) -> Self {
        let off: Option<BTreeSet<String>> = store.setting(Setting::RulesOff).await.ok().flatten();
        let choice: Option<MetricChoice> = store.setting(Setting::Metrics).await.ok().flatten();
        Self::new(off.unwrap_or_default(), choice.unwrap_or_default())
    }
}

/// A change of the rulebook.
#[derive(Clone, Debug)]
pub(crate) enum Decision {
    /// Switches a rule on or off.
    Rule(&'static str, bool),
    /// Chooses a definition for a metric, both by name.
    Metric(String, String),
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
            let (mut off, mut choice) = ((*rulebook.off).clone(), (*rulebook.choice).clone());
            match decision {
                Decision::Rule(id, true) => drop(off.remove(id)),
                Decision::Rule(id, false) => drop(off.insert(id.to_owned())),
                Decision::Metric(metric, id) => drop(choice.insert(metric, id)),
            }
            let new = Rulebook::new(off, choice);
            changed.set(Some(new.clone()));
            keep(&session, rulebook.clone(), new);
        })
    };
    (rulebook, decide)
}

/// Stores what differs from `old`.
fn keep(session: &Session, old: Rulebook, new: Rulebook) {
    let (store, say) = (session.store.clone(), session.say.clone());
    task::spawn(async move {
        let kept = if old.off == new.off {
            store.set_setting(Setting::Metrics, &*new.choice).await
        } else {
            store.set_setting(Setting::RulesOff, &*new.off).await
        };
        if let Err(error) = kept {
            say.emit(word::SETTINGS_NOT_KEPT.fill(&[("error", &error)]).into());
        }
    });
}
