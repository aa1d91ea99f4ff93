//! What leaves the board: all actions that the filter leaves, not only those that are in the page.

use std::rc::Rc;

use afterword_formats::board::Tracker;
use afterword_ui::icon::IconName;
use afterword_ui::menu::{Menu, MenuItem};
use afterword_ui::words::{Words, word};
use yew::prelude::*;

use super::above::Above;
use crate::across::{Form, Taken, Wanted, Written, ask_once};
use crate::browser::{clipboard, clock, download, hash, task};
use crate::pages::tag::{Actions, Subject};
use crate::session::Session;

/// The menu.
pub(super) fn menu(
    session: &Session,
    wanted: &Wanted,
    on_print: &Callback<()>,
    on_above: &Callback<Above>,
    on_tag: &Callback<Subject>,
    has_lists: bool,
) -> Html {
    let item = |words: String, form: Form, icon: IconName| {
        let (session, wanted) = (session.clone(), wanted.clone());
        let take = Callback::from(move |()| take(session.clone(), wanted.clone(), form));
        MenuItem::new(words, take).icon(icon)
    };
    let own = [
        item(word::BOARD_DIGEST.text().to_owned(), Form::Digest, IconName::Copy),
        item(word::BOARD_MARKDOWN.text().to_owned(), Form::Markdown, IconName::Copy),
        MenuItem::new(word::PRINT.text(), on_print.clone()).icon(IconName::Printer),
        item(word::BOARD_CALENDAR.text().to_owned(), Form::Calendar, IconName::Calendar),
    ];
    let tables = Tracker::IMPORTERS.map(|it| {
        let words = word::BOARD_CSV.fill(&[("tracker", &it.name())]);
        item(words, Form::Csv(it), IconName::Download)
    });
    let open = |words: &'static str, it: Above, icon: IconName| {
        MenuItem::new(words, on_above.reform(move |()| it)).icon(icon)
    };
    let tag = {
        let (session, wanted, on_tag) = (session.clone(), wanted.clone(), on_tag.clone());
        Callback::from(move |()| tag(session.clone(), wanted.clone(), on_tag.clone()))
    };
    let rest = [
        MenuItem::new(word::TAG_ASK.text(), tag).icon(IconName::ExternalLink),
        item(word::BOARD_JSON.text().to_owned(), Form::Json, IconName::Download),
        open(word::BOARD_TRACKER.text(), Above::Tracker, IconName::Settings),
        open(word::BOARD_REMIND.text(), Above::Remind, IconName::Clock),
    ];
    let lists = has_lists.then(|| open(word::BOARD_LISTS.text(), Above::Lists, IconName::Actions));
    let items: Vec<MenuItem> = own.into_iter().chain(tables).chain(rest).chain(lists).collect();
    html! { <Menu id="board-take-out" label={word::BOARD_TAKE_OUT.text()} {items} /> }
}

/// Asks for the tag of these actions.
fn tag(session: Session, wanted: Wanted, on_tag: Callback<Subject>) {
    task::spawn(async move {
        let json = written(&session, &wanted, Form::Json).await;
        let markdown = written(&session, &wanted, Form::Markdown).await;
        match json.and_then(|json| Ok((json, markdown?))) {
            Ok((json, markdown)) => on_tag.emit(Subject::Actions(Rc::new(Actions {
                n_secrets: json.n_secrets,
                json: json.text,
                markdown: markdown.text,
            }))),
            Err(why) => session.say_here.emit(word::TAG_NOT_READ.fill(&[("why", &why)]).into()),
        }
    });
}

async fn written(session: &Session, wanted: &Wanted, form: Form) -> Result<Written, String> {
    let question = Taken {
        wanted: wanted.clone(),
        form,
        language: Words::spoken().language().code().to_owned(),
        base: hash::address(""),
        now: clock::now_utc(),
    };
    let asked = ask_once(&session.store, &question).await;
    asked.unwrap_or_else(|error| Err(error.to_string()))
}

fn take(session: Session, wanted: Wanted, form: Form) {
    task::spawn(async move {
        match written(&session, &wanted, form).await {
            Ok(written) => give(&session, form, &written).await,
            Err(why) => session.say_here.emit(word::BOARD_NOT_TAKEN.fill(&[("why", &why)]).into()),
        }
    });
}

async fn give(session: &Session, form: Form, written: &Written) {
    let said = match form {
        Form::Digest => copy(&written.text, word::BOARD_DIGEST_COPIED.text()).await,
        Form::Markdown => copy(&written.text, word::COPIED.text()).await,
        Form::Calendar => save("actions.ics", "text/calendar", &written.text),
        Form::Csv(tracker) => {
            let name = format!("actions-{}.csv", tracker.name().to_lowercase());
            save(&name, "text/csv", &written.text)
        }
        Form::Json => save("actions.json", "application/json", &written.text),
    };
    let left_out = (written.n_secrets > 0).then(|| word::BOARD_SECRETS.count(written.n_secrets));
    let words: Vec<String> = [said].into_iter().chain(left_out).collect();
    session.say_here.emit(words.join(". ").into());
}

/// Copies `text`; what can't be copied is not lost, it is a file.
async fn copy(text: &str, copied: &str) -> String {
    match clipboard::copy(text).await {
        Ok(()) => copied.to_owned(),
        Err(error) => {
            save("actions.md", "text/markdown", text);
            error.to_string()
        }
    }
}

fn save(name: &str, mime: &str, text: &str) -> String {
    download::download(name, mime, text);
    word::BOARD_SAVED.fill(&[("name", &name)])
}
