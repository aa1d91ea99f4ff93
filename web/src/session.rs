//! What every page may use: the store, what the person prefers, and the ways to another page.

use std::rc::Rc;

use afterword_core::severity::SeverityScheme;
use afterword_core::template::{Template, TemplateId};
use afterword_ui::list::ListQuery;
use afterword_ui::words::Language;
use chrono::NaiveDate;
use yew::prelude::*;

use crate::browser::theme::Theme;
use crate::errand::Errand;
use crate::palette::Lenders;
use crate::route::Route;
use crate::store::{Setting, Store, StoreError, StoredSettings};
use crate::toast::Said;

/// What the app lends to its pages. Two copies of one are equal, so a page is not drawn again because of it.
#[derive(Clone, PartialEq)]
pub(crate) struct Session {
    pub(crate) store: Rc<Store>,
    pub(crate) preferences: Rc<Preferences>,
    /// Changes the preferences, on the page and in the store.
    pub(crate) set_preferences: Callback<Preferences>,
    pub(crate) today: NaiveDate,
    pub(crate) scheme: Rc<SeverityScheme>,
    pub(crate) templates: Rc<Vec<Template>>,
    /// Says a sentence in the corner of the page, and to those who listen instead of looking.
    pub(crate) say: Callback<AttrValue>,
    /// Says one about what can be done on this page; it goes when the page goes.
    pub(crate) say_here: Callback<AttrValue>,
    /// Says one that is only to be heard, or that can be taken back.
    pub(crate) speak: Callback<Said>,
    pub(crate) go: Callback<Route>,
    /// Has something done that takes whole documents in hand.
    pub(crate) ask: Callback<Errand>,
    /// Who lends commands to the palette; see [`use_commands`](crate::palette::use_commands).
    pub(crate) lenders: Lenders,
    /// Grows when stored documents have changed behind the pages' backs: who shows them asks again.
    pub(crate) n_changes: u32,
    /// Makes it grow.
    pub(crate) reload: Callback<()>,
}

impl Session {
    /// The template called `id`, or the first one where that is not known here.
    pub(crate) fn template(&self, id: &TemplateId) -> Option<&Template> {
        self.templates.iter().find(|it| it.id == *id).or(self.templates.first())
    }

    /// Says `words` in the corner of the page.
    pub(crate) fn say(&self, words: impl Into<AttrValue>) {
        self.say.emit(words.into());
    }
}

/// What a person chose for all documents. Each is a setting of its own in the store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Preferences {
    /// What they call themselves; stands beside what they approve or close.
    pub(crate) name: String,
    /// Light, dark, or as the device.
    pub(crate) theme: Theme,
    /// Whether a letter, a digit or a sign alone is no shortcut for them.
    pub(crate) is_without_signs: bool,
    /// The language of the interface; the browser's where they chose none.
    pub(crate) language: Option<Language>,
    /// The list as they left it.
    pub(crate) list: ListQuery,
    /// The commands used lately, by their ids: a line each, the last one first.
    pub(crate) commands: String,
}

impl Preferences {
    /// Those among `stored`; whatever is not there, or cannot be read, is as it ships.
    pub(crate) fn of(stored: &StoredSettings) -> Self {
        let language: Option<String> = stored.get(Setting::Language);
        Self {
            language: language.and_then(|it| Language::of_tag(&it)),
            name: stored.get(Setting::OwnName).unwrap_or_default(),
            theme: stored.get(Setting::Theme).unwrap_or_default(),
            is_without_signs: stored.get(Setting::WithoutSigns).unwrap_or_default(),
            list: stored.get(Setting::List).unwrap_or_default(),
            commands: stored.get(Setting::Commands).unwrap_or_default(),
        }
    }

    /// Keeps what differs from `old`.
    pub(crate) async fn keep(&self, old: &Self, store: &Store) -> Result<(), StoreError> {
        if self.name != old.name {
            store.set_setting(Setting::OwnName, &self.name).await?;
        }
        if self.theme != old.theme {
            store.set_setting(Setting::Theme, &self.theme).await?;
        }
        if self.is_without_signs != old.is_without_signs {
            store.set_setting(Setting::WithoutSigns, &self.is_without_signs).await?;
        }
        if self.language != old.language {
            let tag = self.language.map(Language::code);
            store.set_setting(Setting::Language, &tag).await?;
        }
        if self.list != old.list {
            store.set_setting(Setting::List, &self.list).await?;
        }
        if self.commands != old.commands {
            store.set_setting(Setting::Commands, &self.commands).await?;
        }
        Ok(())
    }
}
