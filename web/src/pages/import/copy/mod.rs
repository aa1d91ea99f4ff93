//! A document comes in that is here already: what the copy changed, what was changed here, and one document made of both.

mod compare;

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::merge::Conflict;
use afterword_core::postmortem::Edit;
use afterword_core::time::Instant;
use afterword_ui::postmortem::{ChangeList, ConflictDialog};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::accept::ACCEPT_ID;
use crate::browser::zone::on_its_clocks;
use crate::browser::{clock, task};
use crate::route::Route;
use crate::session::Session;
use crate::store::{LoadError, Loaded, Store};
use compare::{Changed, Standing, compare};

/// The document that is here, and its earlier versions as far as a copy may come from them, newest first.
#[derive(Debug, PartialEq)]
pub(super) struct Here {
    now: Loaded,
    versions: Vec<Rc<Postmortem>>,
}

/// How many versions a copy is compared with: comparing takes a while with each.
const MAX_VERSIONS: usize = 60;

/// What `theirs` is a copy of, if that is here.
pub(super) async fn find(
    store: &Store,
    theirs: &Postmortem,
) -> Result<Option<Rc<Here>>, LoadError> {
    let Some(now) = store.load(theirs.id).await? else { return Ok(None) };
    let mut versions = vec![Rc::new(on_its_clocks(&now.document))];
    for version in store.revisions(theirs.id).await?.iter().skip(1).take(MAX_VERSIONS) {
        let document = store.revision(theirs.id, version.revision).await.ok().flatten();
        versions.extend(document.map(|it| Rc::new(on_its_clocks(&it))));
    }
    Ok(Some(Rc::new(Here { now, versions })))
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct CopyProps {
    pub(super) session: Session,
    pub(super) here: Rc<Here>,
    /// The copy.
    pub(super) theirs: Rc<Postmortem>,
    /// It becomes a document of its own.
    pub(super) on_keep_both: Callback<()>,
    /// It is merged: there is nothing left to decide.
    pub(super) on_stored: Callback<()>,
    /// Nothing else is to be looked at here, so one goes to what was stored.
    pub(super) is_last: bool,
}

/// How the copy stands to what is here, and what can be done. Nothing is stored before one of it is chosen.
#[component]
pub(super) fn CopyOfMine(props: &CopyProps) -> Html {
    use_words();
    let CopyProps { session, here, theirs, on_keep_both, .. } = props;
    let standing = use_memo((here.clone(), theirs.clone()), |(here, theirs)| {
        compare(&here.versions, &on_its_clocks(theirs))
    });
    let is_asking = use_state_eq(|| false);
    let changed = match &*standing {
        Standing::Changed(changed) => Some(changed),
        _ => None,
    };
    let merge = {
        let (props, standing, is_asking) = (props.clone(), standing.clone(), is_asking.clone());
        Callback::from(move |_: MouseEvent| match &*standing {
            Standing::Changed(it) if it.conflicts.is_empty() => store(&props, it, Vec::new()),
            _ => is_asking.set(true),
        })
    };
    let on_resolve = {
        let (props, standing, is_asking) = (props.clone(), standing.clone(), is_asking.setter());
        Callback::from(move |edits: Vec<Edit>| {
            is_asking.set(false);
            if let Standing::Changed(it) = &*standing {
                store(&props, it, edits);
            }
        })
    };
    let asked: Rc<[Conflict]> = match changed {
        Some(changed) if *is_asking => changed.conflicts.clone(),
        _ => Rc::new([]),
    };
    let leave = {
        let (props, id) = (props.clone(), here.now.document.id);
        Callback::from(move |_: MouseEvent| {
            props.on_stored.emit(());
            if props.is_last {
                props.session.go.emit(Route::Postmortem(id));
            }
        })
    };
    html! {
        <div class="import-copy">
            <div class="banner" data-kind="info" role="status"><p>{ said(&standing) }</p></div>
            <div class="button-row">
                if changed.is_some() {
                    <button id={ACCEPT_ID} type="button" class="button primary" onclick={merge}>
                        { word::IMPORT_MERGE.text() }
                    </button>
                }
                <button type="button" class="button" onclick={on_keep_both.reform(|_: MouseEvent| ())}>
                    { word::IMPORT_KEEP_BOTH.text() }
                </button>
                <button type="button" class="button" onclick={leave}>{ word::IMPORT_LEAVE.text() }</button>
            </div>
            <div>{ changed.map(|it| changes(session, it, theirs)) }</div>
            <ConflictDialog
                conflicts={asked}
                {on_resolve}
                on_close={let is_asking = is_asking.setter(); move |()| is_asking.set(false)}
            />
        </div>
    }
}

/// What the copy changed.
fn changes(session: &Session, changed: &Changed, theirs: &Rc<Postmortem>) -> Html {
    html! {
        <section class="card">
            <h2>{ word::IMPORT_COPY_CHANGES.text() }</h2>
            <ChangeList
                older={changed.base.clone()}
                newer={Rc::new(on_its_clocks(theirs))}
                templates={&session.templates}
                in_zone={Callback::from(|at: Instant| at)}
            />
        </section>
    }
}

fn said(standing: &Standing) -> String {
    match standing {
        Standing::Same => word::IMPORT_SAME.text().to_owned(),
        Standing::Older { n_mine } => word::IMPORT_OLDER.count(*n_mine),
        Standing::Changed(it) => {
            let theirs = word::IMPORT_COPY_CHANGED.count(it.n_theirs);
            let mine = word::IMPORT_MINE_CHANGED.count(it.n_mine);
            let conflicts = match it.conflicts.len() {
                0 => String::new(),
                n => format!(" {}", word::IMPORT_CONFLICTS.count(n)),
            };
            format!("{theirs} {mine}{conflicts}")
        }
    }
}

/// Stores what both became. What was here before is kept among its versions.
fn store(props: &CopyProps, changed: &Changed, edits: Vec<Edit>) {
    let CopyProps { session, here, on_stored, is_last, .. } = props.clone();
    let merged = match changed.settled(edits) {
        Ok(merged) => merged,
        Err(error) => return session.say(word::IMPORT_FAILED.fill(&[("error", &error)])),
    };
    task::spawn(async move {
        let Loaded { document, revision, .. } = &here.now;
        if session.store.keep(document.id).await.is_err() {
            return session.say(word::IMPORT_NOT_KEPT.text());
        }
        match session.store.save(&merged, Some(*revision), clock::now()).await {
            Ok(_) => {
                on_stored.emit(());
                session.say(word::IMPORT_MERGED.text());
                if is_last {
                    session.go.emit(Route::Postmortem(merged.id));
                }
            }
            Err(error) => session.say(word::IMPORT_FAILED.fill(&[("error", &error)])),
        }
    });
}
