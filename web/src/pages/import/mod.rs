//! Import: choose, drop or paste; see what was understood; accept.

mod accept;
mod preview;
mod source;

use std::rc::Rc;

use afterword_core::time::{Zone, ZoneRules};
use afterword_formats::markdown::ReadContext;
use afterword_formats::{Imported, ReadError, Trouble, import, template};
use afterword_ui::words::{use_words, word};
use chrono::NaiveDateTime;
use yew::prelude::*;

use crate::browser::zone::{self, IntlZone};
use crate::browser::{clock, ids};
use crate::incoming::Incoming;
use crate::pages::library::TemplateArrival;
use crate::session::Session;

use preview::ImportPreview;
use source::ChooseSource;

#[derive(PartialEq, Properties)]
pub(crate) struct ImportPageProps {
    pub(crate) session: Session,
    /// What was chosen, dropped or pasted.
    pub(crate) incoming: Option<Rc<Incoming>>,
    pub(crate) on_incoming: Callback<Option<Rc<Incoming>>>,
}

/// Brings documents in. Nothing is stored before it is accepted.
#[component]
pub(crate) fn ImportPage(props: &ImportPageProps) -> Html {
    use_words();
    let ImportPageProps { session, incoming, on_incoming } = props;
    // Of times that don't say theirs.
    let zone = use_state_eq(zone::local_zone);
    let read = use_memo((incoming.clone(), (*zone).clone()), |(incoming, zone)| {
        incoming.as_deref().map(|it| read(it, zone))
    });
    let on_zone = use_callback(zone.setter(), |it: Zone, zone| zone.set(it));
    let is_template = use_memo(incoming.clone(), |it| {
        it.as_deref().is_some_and(|it| template::is_template(&it.text))
    });
    let on_source = use_callback(on_incoming.clone(), |it: Rc<Incoming>, set| set.emit(Some(it)));
    let on_again = use_callback(on_incoming.clone(), |(), set| set.emit(None));
    let body = match (incoming, read.as_ref()) {
        (Some(incoming), _) if *is_template => html! {
            <TemplateArrival session={session.clone()} incoming={incoming.clone()} on_done={on_again} />
        },
        (Some(incoming), Some(Ok(imported))) => html! {
            <ImportPreview
                session={session.clone()}
                incoming={incoming.clone()}
                imported={imported.clone()}
                zone={(*zone).clone()}
                {on_zone}
                {on_again}
            />
        },
        (Some(incoming), Some(Err(error))) => refused(incoming, error, &on_again),
        _ => html! { <ChooseSource session={session.clone()} {on_source} /> },
    };
    html! {
        <main class="page import-page" id="main" tabindex="-1">
            <header class="page-head"><h1>{ word::IMPORT.text() }</h1></header>
            <div class="page-body">{ body }</div>
        </main>
    }
}

fn read(incoming: &Incoming, zone: &Zone) -> Result<Rc<Imported>, ReadError> {
    let zones = |zone: &Zone, local: NaiveDateTime| IntlZone::of(zone).ok()?.instant(local);
    let context = ReadContext { name: &incoming.name, now: clock::now(), zone, zones: &zones };
    import(incoming.text.as_bytes(), &mut ids::Random, context).map(Rc::new)
}

fn refused(incoming: &Incoming, error: &ReadError, on_again: &Callback<()>) -> Html {
    let name = if incoming.name.is_empty() { word::IMPORT_TEXT.text() } else { &incoming.name };
    let words = match error.trouble {
        Trouble::Empty => word::IMPORT_EMPTY.text().to_owned(),
        Trouble::Foreign => word::IMPORT_FOREIGN.text().to_owned(),
        Trouble::Other => word::IMPORT_ERROR.fill(&[("error", error)]),
    };
    html! {
        <div class="empty-state" role="alert">
            <h2>{ word::IMPORT_REFUSED.fill(&[("name", &name)]) }</h2>
            <p>{ words }</p>
            <button type="button" class="button primary" onclick={on_again.reform(|_| ())}>
                { word::IMPORT_OTHER.text() }
            </button>
        </div>
    }
}
