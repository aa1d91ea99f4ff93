//! The trash: what was thrown away, for thirty days.

use afterword_core::id::DocumentId;
use afterword_core::summary::{Kind, Summary};
use afterword_ui::dialog::Dialog;
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::browser::task;
use crate::loading::{Loading, use_loaded};
use crate::session::Session;
use crate::store::{StoreError, Trashed};

#[derive(PartialEq, Properties)]
pub(crate) struct TrashPageProps {
    pub(crate) session: Session,
}

/// What can come back, and what is to go for good.
#[component]
pub(crate) fn TrashPage(props: &TrashPageProps) -> Html {
    use_words();
    let session = &props.session;
    let doomed = use_state(|| None::<DocumentId>);
    let trashed = {
        let store = session.store.clone();
        use_loaded(session.n_changes, move |_| {
            let store = store.clone();
            async move { store.trashed().await }
        })
    };
    let on_restore = use_callback(session.clone(), |id: DocumentId, session| restore(session, id));
    let on_doom = {
        let doomed = doomed.setter();
        Callback::from(move |id| doomed.set(Some(id)))
    };
    let on_spare = {
        let doomed = doomed.setter();
        Callback::from(move |()| doomed.set(None))
    };
    let keep = {
        let doomed = doomed.setter();
        Callback::from(move |_: MouseEvent| doomed.set(None))
    };
    let on_purge = {
        let (session, doomed) = (session.clone(), doomed.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(id) = *doomed {
                purge(&session, id);
            }
            doomed.set(None);
        })
    };
    html! {
        <main class="page trash-page" id="main" tabindex="-1">
            <header class="page-head"><h1>{ word::TRASH.text() }</h1></header>
            <div class="page-body">{ body(&trashed, &on_restore, &on_doom) }</div>
            <Dialog
                title={word::TRASH_DELETE_ASK.text()}
                open={doomed.is_some()}
                on_close={on_spare}
                actions={html! {
                    <>
                    <button type="button" class="button" onclick={keep}>{ word::TRASH_KEEP.text() }</button>
                    <button type="button" class="button danger" onclick={on_purge}>{ word::TRASH_DELETE.text() }</button>
                    </>
                }}
            >
                <p>{ word::TRASH_WARNING.text() }</p>
            </Dialog>
        </main>
    }
}

fn body(
    trashed: &Loading<Result<Vec<Trashed>, StoreError>>,
    on_restore: &Callback<DocumentId>,
    on_doom: &Callback<DocumentId>,
) -> Html {
    match trashed {
        Loading::Waiting => html! { <p aria-busy="true"></p> },
        Loading::Here(Err(error)) => html! { <p role="alert">{ format!("{error}.") }</p> },
        Loading::Here(Ok(trashed)) if trashed.is_empty() => html! {
            <div class="empty-state"><p>{ word::TRASH_EMPTY.text() }</p></div>
        },
        Loading::Here(Ok(trashed)) => html! {
            <ul class="plain trash-list">
                for it in trashed {
                    { line(it, on_restore, on_doom) }
                }
            </ul>
        },
    }
}

/// What a document is that is no postmortem.
fn what_it_is(summary: &Summary) -> String {
    match summary.kind {
        Kind::Postmortem => String::new(),
        Kind::ActionList => format!(" ({})", word::ACTIONS_COUNT.count(summary.actions as usize)),
        Kind::ToilRegister => format!(" ({})", word::TOIL.text()),
        Kind::Assessment => format!(" ({})", word::MATURITY.text()),
    }
}

fn line(it: &Trashed, on_restore: &Callback<DocumentId>, on_doom: &Callback<DocumentId>) -> Html {
    let id = it.summary.id;
    let title = if it.summary.title.is_empty() { word::UNTITLED.text() } else { &it.summary.title };
    html! {
        <li key={id.to_string()} class="card trash-item">
            <div>
                <strong>{ title }</strong>
                { what_it_is(&it.summary) }
                <p class="quiet">
                    { word::TRASH_DATES.fill(&[
                        ("thrown", &word::DATE_DAY_MONTH.date(it.at.naive_local())),
                        ("deleted", &word::DATE_DAY_MONTH_YEAR.date(it.until.naive_local())),
                    ]) }
                </p>
            </div>
            <div class="button-row">
                <button
                    type="button"
                    class="button"
                    aria-label={word::RESTORE_NAMED.fill(&[("title", &title)])}
                    onclick={on_restore.reform(move |_| id)}
                >
                    <Icon name={IconName::Undo} />
                    { word::RESTORE.text() }
                </button>
                <button
                    type="button"
                    class="button quiet danger"
                    aria-label={word::TRASH_DELETE_NAMED.fill(&[("title", &title)])}
                    onclick={on_doom.reform(move |_| id)}
                >
                    { word::TRASH_DELETE.text() }
                </button>
            </div>
        </li>
    }
}

fn restore(session: &Session, id: DocumentId) {
    let session = session.clone();
    task::spawn(async move {
        match session.store.untrash(id).await {
            Ok(()) => session.say(word::RESTORED.text()),
            Err(error) => session.say(word::TRASH_RESTORE_FAILED.fill(&[("error", &error)])),
        }
        session.reload.emit(());
    });
}

fn purge(session: &Session, id: DocumentId) {
    let session = session.clone();
    task::spawn(async move {
        match session.store.purge(id).await {
            Ok(()) => session.say(word::TRASH_DELETED.text()),
            Err(error) => session.say(word::TRASH_DELETE_FAILED.fill(&[("error", &error)])),
        }
        session.reload.emit(());
    });
}
