//! The versions of a postmortem that were kept: what changed since, and the way back.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::id::DocumentId;
use afterword_ui::Shell;
use afterword_ui::fields::Select;
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::postmortem::{RevisionLine, RevisionList, RevisionView};
use afterword_ui::shortcut::key as shortcut;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::browser::{clock, page, task};
use crate::loading::{Loading, use_loaded};
use crate::pages::MissingPage;
use crate::pages::editor::{Memory, unreadable, use_shell};
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

impl Shelf {
    /// The version that the page knows by `key`.
    fn version(&self, key: &Option<AttrValue>) -> Option<&Version> {
        self.versions.iter().find(|it| key.as_ref().is_some_and(|wanted| *wanted == self::key(it)))
    }
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
    // Nothing leaves this page, and nothing on it is changed.
    let memory = use_memo((), |()| Memory::empty());
    let shell =
        use_shell(session, document.id, &document.zone, &Callback::noop(), &memory, Rc::default());
    let selected = use_state(|| None::<AttrValue>);
    // What the chosen version is compared with: another one, or the document as it is now.
    let against = use_state_eq(|| None::<AttrValue>);
    let chosen = use_version(session, shelf, &selected);
    let other = use_version(session, shelf, &against);
    let lines: Rc<[RevisionLine]> = shelf.versions.iter().skip(1).map(line).collect();
    {
        let (go, id) = (session.go.clone(), document.id);
        use_effect_with((), move |()| {
            let keys = page::on_key(move |event| {
                if shortcut::LEAVE.hears(event) && !page::has_dialog() {
                    go.emit(Route::Postmortem(id));
                }
            });
            move || drop(keys)
        });
    }
    let on_select = {
        let selected = selected.setter();
        Callback::from(move |key| selected.set(Some(key)))
    };
    let title = document.title.trim();
    let title = if title.is_empty() { word::UNTITLED.text() } else { title };
    let comparison = compared(props, &shell, (&selected, &chosen), (&against, &other));
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
                <div class="revision-slot">{ comparison }</div>
            </div>
        </main>
    }
}

type Chosen = Loading<Result<Option<Rc<Postmortem>>, LoadError>>;

/// The version called `key`, from the store.
#[hook]
fn use_version(session: &Session, shelf: &Shelf, key: &Option<AttrValue>) -> Chosen {
    let (store, id) = (session.store.clone(), shelf.now.document.id);
    use_loaded(key.clone(), move |key| {
        let (store, revision) = (store.clone(), key.as_ref().and_then(|it| it.parse().ok()));
        async move {
            match revision {
                Some(revision) => store.revision(id, revision).await.map(|it| it.map(Rc::new)),
                None => Ok(None),
            }
        }
    })
}

fn key(version: &Version) -> AttrValue {
    version.revision.to_string().into()
}

fn line(version: &Version) -> RevisionLine {
    RevisionLine {
        key: key(version),
        saved_at: version.saved_at,
        bytes: u64::try_from(version.n_bytes).unwrap_or(u64::MAX),
    }
}

type Asked<'a> = (&'a UseStateHandle<Option<AttrValue>>, &'a Chosen);

/// The chosen version beside what it is compared with, the older one first.
fn compared(
    props: &VersionsProps,
    shell: &Shell,
    (selected, chosen): Asked<'_>,
    (against, other): Asked<'_>,
) -> Html {
    let VersionsProps { session, shelf } = props;
    let error = [chosen, other].into_iter().find_map(|it| match it {
        Loading::Here(Err(error)) => Some(error),
        _ => None,
    });
    if let Some(error) = error {
        return html! { <p role="alert">{ format!("{error}.") }</p> };
    }
    let (Some(version), Loading::Here(Ok(Some(chosen)))) = (shelf.version(selected), chosen) else {
        return html! { <p class="guidance">{ word::REVISIONS_CHOOSE.text() }</p> };
    };
    let now = Rc::new(shelf.now.document.clone());
    let other = match (shelf.version(against), other) {
        (Some(version), Loading::Here(Ok(Some(other)))) => Some((version, other.clone())),
        _ => None,
    };
    let (title, older, newer) = comparison((version, chosen.clone()), other, now.clone());
    let on_restore = (*chosen != now).then(|| {
        let (session, chosen, shelf) = (session.clone(), chosen.clone(), shelf.clone());
        Callback::from(move |()| restore(&session, &shelf.now, &chosen))
    });
    html! {
        <RevisionView
            {title}
            {older}
            {newer}
            templates={&session.templates}
            in_zone={&shell.in_zone}
            {on_restore}
        >
            { choice(shelf, version, against) }
        </RevisionView>
    }
}

type Dated<'a> = (&'a Version, Rc<Postmortem>);

/// What is compared, in words, and the two documents in the order of time.
fn comparison(
    (version, chosen): Dated<'_>,
    other: Option<Dated<'_>>,
    now: Rc<Postmortem>,
) -> (String, Rc<Postmortem>, Rc<Postmortem>) {
    let named = |it: &Version| word::REVISION_TITLE.date(it.saved_at.naive_local());
    let Some((against, other)) = other else {
        return (word::REVISION_CHANGED.fill(&[("version", &named(version))]), chosen, now);
    };
    let title = |from: &Version, to: &Version| {
        word::REVISION_BETWEEN.fill(&[("from", &named(from)), ("to", &named(to))])
    };
    match against.revision < version.revision {
        true => (title(against, version), other, chosen),
        false => (title(version, against), chosen, other),
    }
}

/// The choice of what a version is compared with.
fn choice(shelf: &Shelf, version: &Version, against: &UseStateHandle<Option<AttrValue>>) -> Html {
    let others = shelf.versions.iter().skip(1).filter(|it| it.revision != version.revision);
    let named = |it: &Version| {
        let words = word::REVISION_TITLE.date(it.saved_at.naive_local());
        (Some(key(it)), AttrValue::from(words))
    };
    let now = (None, AttrValue::Static(word::REVISION_NOW.text()));
    let options: Vec<(Option<AttrValue>, AttrValue)> =
        [now].into_iter().chain(others.map(named)).collect();
    let value = (**against).clone().filter(|it| *it != key(version));
    let setter = against.setter();
    let on_change = Callback::from(move |key| setter.set(key));
    Select::new(word::REVISION_AGAINST.text(), value, options, on_change).html()
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
        match session.store.save(&*older, Some(revision), clock::now()).await {
            Ok(_) => {
                session.say(word::REVISION_RESTORED.text());
                session.go.emit(Route::Postmortem(id));
            }
            Err(error) => session.say(word::RESTORE_FAILED.fill(&[("error", &error)])),
        }
    });
}
