//! What a workspace made its own and every page needs: its templates, and its scheme of severities.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use afterword_core::severity::SeverityScheme;
use afterword_core::template::{Template, TemplateId};
use yew::prelude::*;

use crate::browser::task;
use crate::changes::{use_count, use_store_events};
use crate::store::{Change, Setting, Store, StoreEvent, StoredSettings};

thread_local! {
    static SHIPPED: RefCell<Rc<Vec<Template>>> = RefCell::default();
}

/// From here on these are the templates that ship: whole ones, or the covers where that is all a program needs.
pub(crate) fn ship(templates: Vec<Template>) {
    SHIPPED.set(templates.into());
}

/// The templates that ship.
pub(crate) fn shipped() -> Rc<Vec<Template>> {
    SHIPPED.with_borrow(Rc::clone)
}

/// Whether `id` is that of a template that ships.
pub(crate) fn is_shipped(id: &TemplateId) -> bool {
    SHIPPED.with_borrow(|it| it.iter().any(|it| it.id == *id))
}

/// What every page needs of it.
#[derive(Clone, PartialEq)]
pub(crate) struct Own {
    /// The templates that ship, then its own by name. A `Vec` in an `Rc` compares by its address first, which a slice does not.
    pub(crate) templates: Rc<Vec<Template>>,
    /// Its scheme, or the one that ships.
    pub(crate) scheme: Rc<SeverityScheme>,
}

impl Own {
    /// What is among `stored`.
    pub(crate) fn of(stored: &StoredSettings) -> Self {
        let scheme = stored.get(Setting::Severity).unwrap_or_else(SeverityScheme::shipped);
        Self { templates: all(stored), scheme: Rc::new(scheme) }
    }
}

/// All templates there are: those that ship, and what is among `stored`.
fn all(stored: &StoredSettings) -> Rc<Vec<Template>> {
    let mut own = stored.templates();
    own.retain(|it| !is_shipped(&it.id));
    if own.is_empty() {
        return shipped();
    }
    own.sort_by_cached_key(|it| it.name.to_lowercase());
    Rc::new(shipped().iter().cloned().chain(own).collect())
}

/// What the workspace made its own, beginning with `first`; read again whenever `n_reloads` grows or another tab changes it.
#[hook]
pub(crate) fn use_own(store: &Rc<Store>, first: &Own, n_reloads: u32) -> Own {
    let own = use_state_eq(|| first.clone());
    let (n_changes, grow) = use_count();
    use_store_events(store, move |event| {
        if matches!(event, StoreEvent::Changed(Change::Templates | Change::Imported)) {
            grow.emit(());
        }
    });
    let newest = use_memo((), |()| Cell::new(0_u32));
    let (setter, store) = (own.setter(), store.clone());
    use_effect_with((n_reloads, n_changes), move |asked| {
        // What the page began with was read a moment ago.
        if *asked == (0, 0) {
            return;
        }
        let number = newest.get().wrapping_add(1);
        newest.set(number);
        task::spawn(async move {
            // Where they can't be read, those that ship are left.
            let stored = store.stored_settings().await.unwrap_or_default();
            if newest.get() == number {
                setter.set(Own::of(&stored));
            }
        });
    });
    (*own).clone()
}
