//! The versions of a postmortem that were kept: what changed since, and the way back.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::id::DocumentId;
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::postmortem::{RevisionLine, RevisionList, RevisionView};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::browser::{clock, task};
use crate::loading::{Loading, use_loaded};
use crate::pages::MissingPage;
use crate::pages::editor::{to_markdown, unreadable};
use crate::route::Route;
use crate::session::Session;
use crate::store::{LoadError, Loaded, Version};

#[derive(PartialEq, Properties)]
pub(crate) struct RevisionsPageProps {
    pub(crate) session: Session,
    pub(crate) id: DocumentId,
}

/// A postmortem as it is stored now, and its earlier versions.
#[component]
pub(crate) fn RevisionsPage(props: &RevisionsPageProps) -> Html {
    use_words();
    let RevisionsPageProps { session, id } = props;
    let store = session.store.clone();
    let shelf = use_loaded((*id, session.n_changes), move |(id, _)| {
        let (store, id) = (store.clone(), *id);
        async move {
            let Some(now) = store.load(id).await? else { return Ok(None) };
            let versions = store.revisions(id).await?;
            Ok::<_, LoadError>(Some(Rc::new(Shelf { now, versions })))
        }
    });
    match shelf {
        Loading::Waiting => html! { <main class="page" id="main" aria-busy="true"></main> },
        Loading::Here(Ok(Some(shelf))) => html! { <Versions session={session.clone()} {shelf} /> },
        Loading::Here(Ok(None)) => html! { <MissingPage is_postmortem={true} /> },
        Loading::Here(Err(error)) => unreadable(*id, &error),
    }
}

/// A document with the list of its versions.
#[derive(PartialEq)]
struct Shelf {
    now: Loaded,
    versions: Vec<Version>,
}

#[derive(PartialEq, Properties)]
struct VersionsProps {
    session: Session,
    shelf: Rc<Shelf>,
}

/// The list on one side, the chosen version on the other.
#[component]
fn Versions(props: &VersionsProps) -> Html {
    use_words();
    let VersionsProps { session, shelf } = props;
    let document = &shelf.now.document;
    let selected = use_state(|| None::<AttrValue>);
    let chosen = {
        let (store, id) = (session.store.clone(), document.id);
        use_loaded((*selected).clone(), move |selected| {
            let (store, revision) =
                (store.clone(), selected.as_ref().and_then(|it| it.parse().ok()));
            async move {
                match revision {
                    Some(revision) => store.revision(id, revision).await.map(|it| it.map(Rc::new)),
                    None => Ok(None),
                }
            }
        })
    };
    let lines: Rc<[RevisionLine]> = shelf.versions.iter().skip(1).map(line).collect();
    let on_select = {
        let selected = selected.setter();
        Callback::from(move |key| selected.set(Some(key)))
    };
    let title = document.title.trim();
    let title = if title.is_empty() { word::UNTITLED.text() } else { title };
    html! {
        <main class="page revisions-page" id="main" tabindex="-1">
            <header class="page-head">
                <h1>{ word::REVISIONS_OF.fill(&[("title", &title)]) }</h1>
                <a class="button" href={Route::Postmortem(document.id).to_string()}>
                    <Icon name={IconName::ChevronLeft} />
                    { word::REVISIONS_BACK.text() }
                </a>
            </header>
            <div class="columns revisions">
                <RevisionList
                    revisions={lines}
                    selected={(*selected).clone()}
                    {on_select}
                    today={session.today}
                />
                <div class="revision-slot">{ chosen_of(session, shelf, &selected, &chosen) }</div>
            </div>
        </main>
    }
}

fn line(version: &Version) -> RevisionLine {
    RevisionLine {
        key: version.revision.to_string().into(),
        saved_at: version.saved_at,
        bytes: u64::try_from(version.n_bytes).unwrap_or(u64::MAX),
    }
}

type Chosen = Loading<Result<Option<Rc<Postmortem>>, LoadError>>;

fn chosen_of(
    session: &Session,
    shelf: &Rc<Shelf>,
    selected: &UseStateHandle<Option<AttrValue>>,
    chosen: &Chosen,
) -> Html {
    let older = match chosen {
        Loading::Here(Ok(Some(older))) => older,
        Loading::Here(Err(error)) => return html! { <p role="alert">{ format!("{error}.") }</p> },
        _ => {
            return html! { <p class="guidance">{ word::REVISIONS_CHOOSE.text() }</p> };
        }
    };
    let version = shelf
        .versions
        .iter()
        .find(|it| Some(it.revision.to_string().as_str()) == selected.as_deref());
    let title = version.map(|it| word::REVISION_TITLE.date(it.saved_at.naive_local()));
    let on_restore = {
        let (session, older, shelf) = (session.clone(), older.clone(), shelf.clone());
        Callback::from(move |()| restore(&session, &shelf.now, &older))
    };
    html! {
        <RevisionView
            title={title.unwrap_or_default()}
            older={to_markdown(session, older)}
            newer={to_markdown(session, &shelf.now.document)}
            {on_restore}
        />
    }
}

/// Puts `older` in place of what is stored now, which becomes a revision itself.
fn restore(session: &Session, now: &Loaded, older: &Rc<Postmortem>) {
    let (session, older) = (session.clone(), older.clone());
    let (id, revision) = (now.document.id, now.revision);
    task::spawn(async move {
        if let Err(error) = session.store.keep(id).await {
            session.say(word::RESTORE_FAILED.fill(&[("error", &error)]));
            return;
        }
        match session.store.save(&older, Some(revision), clock::now()).await {
            Ok(_) => {
                session.say(word::REVISION_RESTORED.text());
                session.go.emit(Route::Postmortem(id));
            }
            Err(error) => session.say(word::RESTORE_FAILED.fill(&[("error", &error)])),
        }
    });
}
