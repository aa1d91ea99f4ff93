//! What else can be done with one card.

use std::rc::Rc;

use afterword_core::board::{Card, CardKey, Ground, board_words};
use afterword_core::id::DocumentId;
use afterword_core::secrets;
use afterword_core::summary::Kind;
use afterword_formats::board::{Setting, issue_link};
use afterword_ui::board::Lead;
use afterword_ui::icon::IconName;
use afterword_ui::menu::{Menu, MenuItem};
use afterword_ui::words::{Words, word};
use chrono::NaiveDate;
use yew::prelude::*;

use super::settings::TrackerPlace;
use crate::across::Made;
use crate::browser::{hash, page};
use crate::pages::toil::{make_project, project_route};
use crate::route::Route;
use crate::session::Session;

/// The page that a card leads to.
pub(in crate::pages) fn route(document: DocumentId, lead: Lead, key: CardKey) -> Route {
    let part = match lead {
        Lead::List => return Route::ActionList(document),
        Lead::Action => format!("action-{}", key.action),
        Lead::Cause(id) => format!("cause-{id}"),
        Lead::Factor(id) => format!("factor-{id}"),
    };
    part.parse().map_or(Route::Postmortem(document), |it| Route::PostmortemAt(document, it))
}

/// What is done by the items of menus.
#[derive(Clone, PartialEq)]
pub(super) struct Doing {
    pub(super) tracker: Option<TrackerPlace>,
    pub(super) on_tracker: Callback<()>,
    pub(super) on_sheet: Callback<CardKey>,
    pub(super) on_remove: Callback<CardKey>,
    /// The projects of toil that were made of actions.
    pub(super) made: Rc<[Made]>,
}

/// The menu of `card`.
pub(super) fn menu(session: &Session, card: &Rc<Card>, doing: &Doing) -> Html {
    let go = |route: Route| {
        let go = session.go.clone();
        Callback::from(move |()| go.emit(route))
    };
    let (document, key) = (card.document, card.key());
    let sheet = {
        let on_sheet = doing.on_sheet.reform(move |()| key);
        MenuItem::new(word::BOARD_OPEN_SHEET.text(), on_sheet).icon(IconName::Pencil)
    };
    let own = (card.kind == Kind::Postmortem).then(|| {
        MenuItem::new(word::BOARD_OPEN_DOCUMENT.text(), go(route(document, Lead::Action, key)))
            .icon(IconName::FileText)
    });
    let remove = (card.kind == Kind::ActionList).then(|| {
        let on_remove = doing.on_remove.reform(move |()| key);
        MenuItem::new(word::BOARD_REMOVE.text(), on_remove).icon(IconName::Trash)
    });
    let grounds = card.grounds.iter().map(|ground| {
        let lead = match ground {
            Ground::Cause(id, _) => Lead::Cause(*id),
            Ground::Factor(id, _) => Lead::Factor(*id),
        };
        let words = word::BOARD_OPEN_CAUSE.fill(&[("cause", &ground.text())]);
        MenuItem::new(words, go(route(document, lead, key))).icon(IconName::Tree)
    });
    let project = project(session, card, doing);
    let issue = match &doing.tracker {
        Some(place) => {
            let words = word::BOARD_OPEN_ISSUE.fill(&[("tracker", &place.tracker.name())]);
            MenuItem::new(words, open_issue(session, card, place)).icon(IconName::ExternalLink)
        }
        None => MenuItem::new(word::BOARD_TRACKER.text(), doing.on_tracker.clone())
            .icon(IconName::Settings),
    };
    let items: Vec<MenuItem> =
        own.into_iter().chain(grounds).chain([sheet, project, issue]).chain(remove).collect();
    html! { <Menu label={word::BOARD_CARD_MENU.text()} icon={IconName::More} class="quiet" {items} /> }
}

/// Leads to the project of toil that an action became, or makes one of it.
fn project(session: &Session, card: &Rc<Card>, doing: &Doing) -> MenuItem {
    let made = doing.made.iter().find(|it| it.key() == card.key()).copied();
    let (session, card) = (session.clone(), card.clone());
    let words = match made {
        Some(_) => word::TOIL_OPEN_PROJECT.text(),
        None => word::TOIL_MAKE_PROJECT.text(),
    };
    let on_select = Callback::from(move |()| match &made {
        Some(made) => session.go.emit(project_route(made)),
        None => make_project(&session, card.document, &card.action),
    });
    MenuItem::new(words, on_select).icon(IconName::Toil)
}

/// Opens the tracker's form for a new issue, filled in.
fn open_issue(session: &Session, card: &Rc<Card>, place: &TrackerPlace) -> Callback<()> {
    let (session, card, place) = (session.clone(), card.clone(), place.clone());
    Callback::from(move |()| match address(&card, &place, session.today) {
        Some((url, is_shortened)) => {
            page::open(&url);
            if is_shortened {
                session.say_here.emit(word::BOARD_ISSUE_SHORTENED.text().into());
            }
        }
        None => session.say_here.emit(word::BOARD_ISSUE_NONE.text().into()),
    })
}

fn address(card: &Card, place: &TrackerPlace, today: NaiveDate) -> Option<(String, bool)> {
    let words = board_words(Words::spoken().language().code());
    let kind = card.kind;
    let find = move |id: DocumentId| Some(hash::address(&Route::of_document(kind, id).to_string()));
    let setting = Setting { today, words, find: &find };
    let (card, _) = card.without_secrets(secrets::english());
    let link = issue_link(&card, place.tracker, &place.address, setting)?;
    Some((link.url, link.is_shortened))
}
