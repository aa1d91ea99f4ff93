//! What people made of warnings, kept for the workspace.

use std::rc::Rc;

use afterword_core::trends::Ruling;
use afterword_ui::words::word;
use yew::prelude::*;

use crate::browser::task;
use crate::changes::use_count;
use crate::loading::use_loaded;
use crate::session::Session;
use crate::store::{Setting, Store, StoreError};

/// A change of what was made of warnings.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Ruled {
    /// Somebody ruled on a warning: this is the last word.
    Made(Ruling),
    /// Nobody ruled on the warning of that name.
    TakenBack(String),
}

/// More rulings than these say nothing more of how often warnings are right.
const MOST: usize = 2_000;

impl Ruled {
    fn apply(self, rulings: &mut Vec<Ruling>) {
        let key = match &self {
            Self::Made(ruling) => &ruling.key,
            Self::TakenBack(key) => key,
        };
        rulings.retain(|it| it.key != *key);
        if let Self::Made(ruling) = self {
            rulings.push(ruling);
        }
        let many = rulings.len().saturating_sub(MOST);
        rulings.drain(..many);
    }
}

/// What people made of warnings, once it is read, and the way to change it.
#[hook]
pub(crate) fn use_rulings(session: &Session) -> (Option<Rc<Vec<Ruling>>>, Callback<Ruled>) {
    let (n_changes, grow) = use_count();
    let store = session.store.clone();
    let loaded = use_loaded((session.n_changes, n_changes), move |_| {
        let store = store.clone();
        // What can't be read is none: warnings stand, and the next ruling begins anew.
        async move { Rc::new(read(&store).await.unwrap_or_default()) }
    });
    let on_rule = use_callback((session.clone(), grow), |ruled: Ruled, (session, grow)| {
        let (session, grow) = (session.clone(), grow.clone());
        task::spawn(async move {
            match keep(&session.store, ruled).await {
                Ok(()) => grow.emit(()),
                Err(error) => session.say(word::SETTINGS_NOT_KEPT.fill(&[("error", &error)])),
            }
        });
    });
    (loaded.here().cloned(), on_rule)
}

async fn read(store: &Store) -> Result<Vec<Ruling>, StoreError> {
    Ok(store.setting(Setting::Rulings).await?.unwrap_or_default())
}

/// What another tab has ruled meanwhile stays.
async fn keep(store: &Store, ruled: Ruled) -> Result<(), StoreError> {
    let mut rulings = read(store).await?;
    ruled.apply(&mut rulings);
    store.set_own(Setting::Rulings, &rulings).await
}

#[cfg(test)]
mod tests {
    use afterword_core::trends::{Judgement, WarningKind};

    use super::*;

    #[test]
    fn the_last_word_on_a_warning_is_the_only_one() {
        let ruling = |key: &str, day: u8| Ruling {
            key: key.to_owned(),
            kind: WarningKind::RateRose,
            at: format!("2026-10-{day:02}T00:00:00Z").parse().unwrap(),
            judgement: Judgement::Confirmed,
        };
        let mut rulings = Vec::new();
        for ruled in [ruling("a", 1), ruling("b", 2), ruling("a", 3)] {
            Ruled::Made(ruled).apply(&mut rulings);
        }
        assert_eq!(rulings, [ruling("b", 2), ruling("a", 3)]);
        Ruled::TakenBack("b".to_owned()).apply(&mut rulings);
        assert_eq!(rulings, [ruling("a", 3)]);
        for n in 0..MOST {
            Ruled::Made(ruling(&n.to_string(), 4)).apply(&mut rulings);
        }
        assert_eq!((rulings.len(), rulings[0].key.as_str()), (MOST, "0"));
    }
}
