//! How somebody looked at a page the last time, in this browser.

use std::rc::Rc;

use afterword_core::stored;
use serde::Serialize;
use serde::de::DeserializeOwned;
use yew::prelude::*;

use crate::browser::task;
use crate::loading::use_loaded;
use crate::session::Session;
use crate::store::{Looks, Setting};

/// What is looked at on the page called `name`, as it was left the last time, and the way to change it. `None` until it is read.
#[hook]
pub(crate) fn use_look<T>(session: &Session, name: &'static str) -> (Option<Rc<T>>, Callback<T>)
where
    T: Default + Clone + PartialEq + Serialize + DeserializeOwned + 'static,
{
    let chosen = use_state(|| None::<Rc<T>>);
    let store = session.store.clone();
    let kept = use_loaded((), move |()| {
        let store = store.clone();
        async move {
            let looks: Option<Looks> = store.setting(Setting::Looks).await.ok().flatten();
            let look = looks.unwrap_or_default().into_iter().find(|it| it.0 == name);
            Rc::new(look.and_then(|it| stored::from_json(&it.1).ok()).unwrap_or_default())
        }
    });
    let on_change = {
        let setter = chosen.setter();
        use_callback(session.clone(), move |look: T, session| {
            if let Ok(json) = serde_json::to_string(&look) {
                let store = session.store.clone();
                // Where it can't be kept, the next visit begins as the first one did; that is nothing to speak of.
                task::spawn(async move { drop(store.keep_look(name.to_owned(), json).await) });
            }
            setter.set(Some(Rc::new(look)));
        })
    };
    ((*chosen).clone().or_else(|| kept.here().cloned()), on_change)
}
