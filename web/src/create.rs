//! The ways to get a document: from a template, from elsewhere, or from the example workspace.

use afterword_core::Postmortem;
use afterword_core::template::TemplateId;
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::menu::{Menu, MenuItem};
use afterword_ui::words::{template_name, template_purpose, word};
use yew::prelude::*;

use crate::browser::{clock, fetch, hash, ids, task, zone};
use crate::errand::Errand;
use crate::route::Route;
use crate::session::Session;
use crate::store::Restore;

/// Where the example workspace is, from the app's own folder.
const EXAMPLES: &str = "static/examples/workspace.json";

/// Begins with an empty document of `template`, and says so if it can't.
pub(crate) fn begin(session: &Session, template: TemplateId) {
    let session = session.clone();
    task::spawn(async move {
        let draft = draft(&session, template);
        match session.store.save(&draft, None, clock::now()).await {
            Ok(_) => session.go.emit(Route::Postmortem(draft.id)),
            Err(error) => session.say(error.to_string()),
        }
    });
}

/// Opens the example workspace, and says what came of it.
pub(crate) fn open_examples(session: &Session) {
    let session = session.clone();
    task::spawn(async move {
        match bring_examples(&session).await {
            Ok(said) | Err(said) => session.say(said),
        }
    });
}

/// Begins with the first template in place of the page that asked for it: whoever goes back does not begin once more.
pub(crate) fn begin_in_place(session: &Session) {
    let session = session.clone();
    let Some(template) = session.templates.first().map(|it| it.id.clone()) else { return };
    task::spawn(async move {
        let draft = draft(&session, template);
        let saved = session.store.save(&draft, None, clock::now()).await;
        let route = match saved {
            Ok(_) => Route::Postmortem(draft.id),
            Err(error) => {
                session.say(error.to_string());
                Route::Postmortems
            }
        };
        hash::replace(&route.to_string());
    });
}

fn draft(session: &Session, template: TemplateId) -> Postmortem {
    let mut draft = Postmortem::new(ids::Random.document_id(), clock::now());
    draft.template = template;
    draft.zone = zone::local_zone();
    let name = session.preferences.name.trim();
    draft.authors.extend((!name.is_empty()).then(|| name.to_owned()));
    draft
}

async fn bring_examples(session: &Session) -> Result<String, String> {
    let text = fetch::text(EXAMPLES).await?;
    let documents =
        afterword_formats::workspace::read_shipped(&text).map_err(|it| it.to_string())?;
    let stored = session.store.put_all(&documents, Restore::KeepMine, clock::now()).await;
    let counts = stored.map_err(|it| it.to_string())?;
    session.reload.emit(());
    if counts.n_added == 0 {
        session.go.emit(Route::Postmortems);
        return Ok(word::EXAMPLES_HERE.text().to_owned());
    }
    Ok(word::EXAMPLES_OPENED.count(counts.n_added))
}

/// The buttons that begin: the first template at once, the others and an import beside it.
pub(crate) fn buttons(session: &Session) -> Html {
    let begin_with = |template: &TemplateId| {
        let errand = Errand::Begin(template.clone());
        session.ask.reform(move |()| errand.clone())
    };
    let first = session.templates.first().map(|it| begin_with(&it.id));
    let items: Vec<MenuItem> = session
        .templates
        .iter()
        .map(|it| {
            MenuItem::new(
                format!("{}: {}", template_name(it), template_purpose(it)),
                begin_with(&it.id),
            )
        })
        .collect();
    let onclick = Callback::from(move |_: MouseEvent| {
        if let Some(begin) = &first {
            begin.emit(());
        }
    });
    html! {
        <>
            <span class="split-button">
                <button type="button" class="button primary" {onclick}>
                    <Icon name={IconName::Plus} />
                    { word::NEW_POSTMORTEM.text() }
                </button>
                <Menu label={word::TEMPLATE_CHOOSE.text()} items={items} />
            </span>
            <button type="button" class="button" onclick={session.go.reform(|_| Route::Import)}>
                <Icon name={IconName::Upload} />
                { word::IMPORT.text() }
            </button>
        </>
    }
}
