//! All assessments, and how the next one begins: with a model that ships or one of somebody's own, of a team, of all or some dimensions.

use std::cmp::Reverse;
use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_core::maturity::{About, Assessment};
use afterword_ui::maturity::{AssessmentLine, Assessments};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::choose::Choose;
use super::desk::title_of;
use super::example::open_example;
use super::names::marks;
use crate::browser::{clock, ids, task, zone};
use crate::loading::{Loading, use_loaded};
use crate::pages::editor::closed;
use crate::route::Route;
use crate::session::Session;
use crate::store::{LoadError, Store, StoreError};

#[derive(PartialEq, Properties)]
pub(crate) struct AssessmentsPageProps {
    pub(crate) session: Session,
}

/// All assessments, and the way to the next.
#[component]
pub(crate) fn AssessmentsPage(props: &AssessmentsPageProps) -> Html {
    use_words();
    let session = &props.session;
    let store = session.store.clone();
    let found = use_loaded(session.n_changes, move |_| assessments(store.clone()));
    let on_again = {
        let (session, found) = (session.clone(), found.clone());
        Callback::from(move |id: DocumentId| {
            let all = found.here().and_then(|it| it.as_ref().ok());
            let last = all.and_then(|all| all.iter().find(|it| it.id == id)).cloned();
            last.into_iter().for_each(|it| task::spawn(begin_again(session.clone(), it)));
        })
    };
    let lines = use_memo(found.clone(), |found| match found {
        Loading::Here(Ok(all)) => lines(all),
        _ => Rc::new([]),
    });
    let is_busy = found == Loading::Waiting;
    if let Loading::Here(Err(error)) = &found {
        return closed(error, Html::default());
    }
    html! {
        <main class="page maturity-page" id="main" tabindex="-1" aria-busy={is_busy.then_some("true")}>
            <header class="page-head"><h1>{ word::MATURITY.text() }</h1></header>
            <div class="maturity-all">
                if is_busy {
                    <p class="quiet"></p>
                } else if lines.is_empty() {
                    { empty(session) }
                } else {
                    <Assessments lines={(*lines).clone()} {on_again} />
                }
            </div>
            <Choose session={session.clone()} />
        </main>
    }
}

/// What an assessment is for, and one to look at.
fn empty(session: &Session) -> Html {
    let session = session.clone();
    let look = Callback::from(move |_: MouseEvent| {
        let session = session.clone();
        task::spawn(async move {
            if let Err(why) = open_example(&session).await {
                session.say(word::MATURITY_NOT_BEGUN.fill(&[("error", &why)]));
            }
        });
    });
    html! {
        <div class="maturity-empty">
            <p class="maturity-lead">{ word::MATURITY_LEAD.text() }</p>
            <p class="quiet">{ word::MATURITY_EXAMPLE.text() }</p>
            <div class="button-row">
                <button type="button" class="button" onclick={look}>{ word::MATURITY_LOOK.text() }</button>
            </div>
        </div>
    }
}

/// All assessments that can be read, the newest first.
pub(super) async fn assessments(store: Rc<Store>) -> Result<Vec<Rc<Assessment>>, StoreError> {
    let known = store.list().await?.assessments;
    let mut all = Vec::with_capacity(known.len());
    for it in known.iter().rev() {
        match store.load_as::<Assessment>(it.id).await {
            Ok(loaded) => all.extend(loaded.map(|it| Rc::new(it.document))),
            // The list of documents says so.
            Err(LoadError::Unreadable { .. }) => {}
            Err(LoadError::Store(error)) => return Err(error),
        }
    }
    // By the day that each is of, and those of one day by when they were begun.
    all.sort_by_key(|it: &Rc<Assessment>| Reverse(it.day()));
    Ok(all)
}

fn lines(all: &[Rc<Assessment>]) -> Rc<[AssessmentLine]> {
    let seen = |it: &AssessmentLine| format!("{} {} {} {:?}", it.title, it.team, it.model, it.date);
    let lines: Vec<AssessmentLine> = all.iter().map(|it| line(it)).collect();
    let marks = marks(&lines.iter().map(seen).collect::<Vec<_>>(), all);
    let marked = lines.into_iter().zip(marks);
    marked.map(|(it, mark)| AssessmentLine { mark: mark.map(AttrValue::from), ..it }).collect()
}

fn line(assessment: &Assessment) -> AssessmentLine {
    let results = assessment.results();
    AssessmentLine {
        id: assessment.id,
        href: Route::assessment(assessment.id).to_string().into(),
        title: title_of(assessment).into(),
        team: assessment.about.team.trim().to_owned().into(),
        model: assessment.model.name.clone().into(),
        date: assessment.about.date,
        mark: None,
        finished: assessment.finished.as_ref().map(|it| it.at.naive_local().date()),
        coverage: results.coverage,
        overall: results.overall,
        highest: assessment.model.highest(),
    }
}

/// Begins the assessment after `last` and goes to it.
pub(super) async fn begin_again(session: Session, last: Rc<Assessment>) {
    let next = Assessment::following(&last, ids::Random.document_id(), clock::now());
    let about = About { date: Some(session.today), ..next.about.clone() };
    begin(session, Assessment { about, ..next }).await;
}

/// Stores an assessment that begins, on the clocks of this device, and goes to it.
pub(super) async fn begin(session: Session, mut assessment: Assessment) {
    assessment.zone = zone::local_zone();
    match session.store.save(&assessment, None, assessment.created_at).await {
        Ok(_) => session.go.emit(Route::assessment(assessment.id)),
        Err(error) => session.say(word::MATURITY_NOT_BEGUN.fill(&[("error", &error)])),
    }
}
