//! A command: what it is called, where it stands, and what it does.

use afterword_ui::menu::MenuItem;
use afterword_ui::palette::Choice;
use afterword_ui::shortcut::Shortcut;
use afterword_ui::words::{Text, word};
use yew::prelude::*;

use crate::route::Route;

/// The headings of the palette, in the order in which they are shown before anything is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    Document,
    Sections,
    Library,
    Pages,
    Create,
    Settings,
    Postmortems,
}

impl Group {
    fn heading(self) -> &'static str {
        let heading: &Text = match self {
            Self::Document => &word::COMMANDS_DOCUMENT,
            Self::Sections => &word::COMMANDS_SECTIONS,
            Self::Library => &word::LIBRARY,
            Self::Pages => &word::COMMANDS_PAGES,
            Self::Create => &word::COMMANDS_CREATE,
            Self::Settings => &word::COMMANDS_SETTINGS,
            Self::Postmortems => &word::POSTMORTEMS,
        };
        heading.text()
    }
}

/// What a command does.
#[derive(Clone)]
pub(super) enum Run {
    Go(Route),
    Do(Callback<()>),
}

/// One command.
#[derive(Clone)]
pub(crate) struct Command {
    pub(super) id: AttrValue,
    pub(super) group: Group,
    text: AttrValue,
    shortcut: Option<&'static Shortcut>,
    pub(super) applies: bool,
    pub(super) run: Run,
}

impl Command {
    /// A command that does something. Its `id` is remembered, so it stays the same from visit to visit.
    pub(crate) fn new(
        group: Group,
        id: impl Into<AttrValue>,
        text: impl Into<AttrValue>,
        run: Callback<()>,
    ) -> Self {
        let (id, text, run) = (id.into(), text.into(), Run::Do(run));
        Self { id, group, text, shortcut: None, applies: true, run }
    }

    /// A command that leads to a page.
    pub(crate) fn go(group: Group, text: impl Into<AttrValue>, route: Route) -> Self {
        let (id, text, run) = (route.to_string().into(), text.into(), Run::Go(route));
        Self { id, group, text, shortcut: None, applies: true, run }
    }

    /// A command that does what an item of a menu does.
    pub(crate) fn item(group: Group, id: &'static str, item: MenuItem) -> Self {
        Self::new(group, id, item.label, item.on_select).when(!item.is_disabled)
    }

    /// Shows the keys that do the same.
    #[must_use]
    pub(crate) fn keys(self, shortcut: &'static Shortcut) -> Self {
        Self { shortcut: Some(shortcut), ..self }
    }

    /// Leaves the command out where it does not apply.
    #[must_use]
    pub(crate) fn when(self, applies: bool) -> Self {
        Self { applies, ..self }
    }

    /// The command as the palette shows it.
    pub(super) fn choice(&self) -> Choice {
        Choice {
            id: self.id.clone(),
            text: self.text.clone(),
            group: self.group.heading(),
            keys: self.shortcut.map(|it| it.keys().into()),
            detail: None,
        }
    }
}
