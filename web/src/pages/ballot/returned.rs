//! A ballot that comes back in a link: it is offered to the workshop that it is of, if that is led in this browser.

use std::rc::Rc;

use afterword_core::history::Editable as _;
use afterword_core::id::DocumentId;
use afterword_core::maturity::{Assessment, AssessmentEdit, Ballot, CodeError, Invitation, Taken};
use afterword_ui::maturity::workshop::{read_ballot, refusal};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::browser::{hash, task};
use crate::loading::{Loading, use_loaded};
use crate::maturity_view::MaturityView;
use crate::pages::board::{Edited, edit_newest};
use crate::pages::maturity::title_of;
use crate::route::Route;
use crate::session::Session;
use crate::store::Store;

#[derive(PartialEq, Properties)]
pub(crate) struct ReturnedPageProps {
    pub(crate) session: Session,
}

/// What a ballot that came back is of.
#[derive(Clone, Debug, PartialEq)]
struct Home {
    id: DocumentId,
    title: String,
    ballot: Ballot,
    standing: Taken,
}

/// The ballot that is in the page's address.
#[component]
pub(crate) fn ReturnedPage(props: &ReturnedPageProps) -> Html {
    use_words();
    let session = &props.session;
    let line = use_memo((), |()| hash::current());
    let home = {
        let (store, line) = (session.store.clone(), line);
        use_loaded(session.n_changes, move |_| {
            let (store, line) = (store.clone(), line.clone());
            async move { home_of(&store, &line).await.map(Rc::new) }
        })
    };
    let taken = use_state_eq(|| false);
    let take = |home: &Rc<Home>| {
        let (session, home, taken) = (session.clone(), home.clone(), taken.setter());
        Callback::from(move |_: MouseEvent| {
            let (session, home, taken) = (session.clone(), home.clone(), taken.clone());
            task::spawn(async move {
                match put(&session.store, &home).await {
                    Ok(()) => taken.set(true),
                    Err(error) => session.say(error),
                }
            });
        })
    };
    let inside = match &home {
        Loading::Waiting => html! { <div aria-busy="true"></div> },
        Loading::Here(Err(error)) => html! {
            <div>
                <p>{ refusal(*error) }</p>
                <p>{ word::BALLOT_RETURNED_NOWHERE.text() }</p>
            </div>
        },
        Loading::Here(Ok(home)) => found(home, *taken, take(home)),
    };
    html! {
        <main class="page ballot-page" id="main" tabindex="-1">
            <div class="page-body ballot-body">
                <h1>{ word::BALLOT_RETURNED.text() }</h1>
                { inside }
            </div>
        </main>
    }
}

fn found(home: &Home, was_taken: bool, take: Callback<MouseEvent>) -> Html {
    let said = match home.standing {
        _ if was_taken => word::WORKSHOP_LINE_TAKEN.text(),
        Taken::Counted => "",
        Taken::Already { differs: false } => word::WORKSHOP_LINE_ALREADY.text(),
        Taken::Already { differs: true } => word::WORKSHOP_LINE_DIFFERS.text(),
    };
    let button = match home.standing {
        Taken::Counted => Some(word::BALLOT_RETURNED_TAKE.text()),
        Taken::Already { differs: true } => Some(word::WORKSHOP_LINE_REPLACE.text()),
        Taken::Already { differs: false } => None,
    };
    let to = Route::Assessment(home.id, MaturityView::Workshop).to_string();
    html! {
        <div>
            <p>{ word::BALLOT_RETURNED_OF.fill(&[("title", &home.title)]) }</p>
            <p role="status">{ said }</p>
            <div class="button-row">
                if let Some(button) = button.filter(|_| !was_taken) {
                    <button type="button" class="button primary" onclick={take}>{ button }</button>
                }
                <a class="button" href={to}>{ word::BALLOT_RETURNED_TO.text() }</a>
            </div>
        </div>
    }
}

/// The workshop in this browser that the ballot in `line` is of; else why none is.
async fn home_of(store: &Store, line: &str) -> Result<Home, CodeError> {
    let known = store.list().await.map(|it| it.assessments).unwrap_or_default();
    let mut why = None::<CodeError>;
    for summary in known.iter().rev() {
        let Ok(Some(loaded)) = store.load_as::<Assessment>(summary.id).await else { continue };
        let assessment = loaded.document;
        let Some((invitation, workshop)) =
            Invitation::of(&assessment).zip(assessment.workshop.as_ref())
        else {
            continue;
        };
        match read_ballot(line, &invitation) {
            Ok(ballot) => {
                let (id, title) = (assessment.id, title_of(&assessment));
                let standing = workshop.standing(&ballot);
                return Ok(Home { id, title, ballot, standing });
            }
            // Of the workshops in this browser, the one that it is nearest to says why it is not of that.
            Err(error) => why = Some(why.map_or(error, |it| nearer(it, error))),
        }
    }
    Err(why.unwrap_or(CodeError::OtherWorkshop))
}

/// What says more of where a ballot belongs: that its workshop is another says less than that its questions are.
fn nearer(one: CodeError, other: CodeError) -> CodeError {
    let says = |it: CodeError| match it {
        CodeError::OtherModel => 0,
        CodeError::OtherWorkshop => 1,
        _ => 2,
    };
    if says(other) >= says(one) { other } else { one }
}

/// Counts the ballot in the newest version of its assessment.
async fn put(store: &Store, home: &Home) -> Result<(), String> {
    let edit = |assessment: &Assessment| {
        let mut next = assessment.clone();
        let edit = AssessmentEdit::Ballot(Box::new(home.ballot.clone()));
        next.apply(edit).ok().map(|()| next)
    };
    match edit_newest(store, home.id, edit).await? {
        Edited::Saved | Edited::Same => Ok(()),
        Edited::Gone => Err(word::BALLOT_RETURNED_NOWHERE.text().to_owned()),
    }
}
