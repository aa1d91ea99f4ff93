//! The commands that are there on every page. A page adds a line to [`pages`]; what is chosen once and kept, to [`settings`].

use afterword_ui::shortcut::key;
use afterword_ui::words::{Language, template_name, word};
use yew::prelude::*;

use super::{Command, Group};
use crate::browser::build::{self, Offline};
use crate::browser::theme::Theme;
use crate::errand::Errand;
use crate::route::Route;
use crate::session::{Preferences, Session};

/// All of them, by group.
pub(super) fn commands(
    session: &Session,
    on_help: &Callback<()>,
    on_tag: &Callback<()>,
) -> Vec<Command> {
    let tag = Command::new(
        Group::Settings,
        "tag-calculator",
        word::TAG_CALCULATOR.text(),
        on_tag.clone(),
    );
    [pages(), create(session), settings(session, on_help), vec![tag]].concat()
}

fn pages() -> Vec<Command> {
    let go = |route: Route| Command::go(Group::Pages, route.title(), route);
    let pages = [
        Route::Postmortems,
        Route::Home,
        Route::Actions,
        Route::Import,
        Route::Trends,
        Route::Toil,
        Route::Maturity,
        Route::Report,
        Route::Library,
        Route::Rules,
        Route::Metrics,
        Route::Folder,
        Route::Severity,
        Route::Trash,
        Route::Settings,
    ];
    pages.map(go).into()
}

fn create(session: &Session) -> Vec<Command> {
    let with = |errand: Errand| session.ask.reform(move |()| errand.clone());
    let from_template = session.templates.iter().map(|it| {
        let text = word::COMMAND_CREATE.fill(&[("template", &template_name(it))]);
        let run = with(Errand::Begin(it.id.clone()));
        Command::new(Group::Create, format!("create-{}", it.id), text, run)
    });
    let examples = with(Errand::Examples);
    let examples = Command::new(Group::Pages, "examples", word::EXAMPLES_OPEN.text(), examples);
    from_template.chain([examples]).collect()
}

fn settings(session: &Session, on_help: &Callback<()>) -> Vec<Command> {
    let prefer = |change: Box<dyn Fn(&mut Preferences)>| {
        let session = session.clone();
        Callback::from(move |()| {
            let mut preferences = Preferences::clone(&session.preferences);
            change(&mut preferences);
            session.set_preferences.emit(preferences);
        })
    };
    let look = |theme: Theme| {
        let text = word::COMMAND_LOOK.fill(&[("name", &theme.label())]);
        let run = prefer(Box::new(move |it| it.theme = theme));
        Command::new(Group::Settings, format!("look-{theme:?}"), text, run)
            .when(session.preferences.theme != theme)
    };
    let speak = |language: Language| {
        let text = word::COMMAND_LANGUAGE.fill(&[("name", &language.name())]);
        let run = prefer(Box::new(move |it| it.language = Some(language)));
        Command::new(Group::Settings, format!("language-{}", language.code()), text, run)
            .when(session.preferences.language != Some(language))
    };
    let backup = session.ask.reform(|()| Errand::Backup);
    let offline = Offline::now();
    let (update, install) = (|()| build::update(), |()| build::install());
    let own = [
        Command::new(Group::Settings, "help", word::KEYS.text(), on_help.clone()).keys(&key::HELP),
        Command::new(Group::Settings, "backup", word::BACKUP_DOWNLOAD.text(), backup),
        Command::new(Group::Settings, "update", word::OFFLINE_RELOAD.text(), update.into())
            .when(offline.has_news),
        Command::new(Group::Settings, "install", word::OFFLINE_INSTALL.text(), install.into())
            .when(offline.can_install),
    ];
    own.into_iter().chain(Theme::ALL.map(look)).chain(Language::ALL.map(speak)).collect()
}
