//! An incident reopens the answers that it disproves: asked from its postmortem, stored as an edit of the assessment, and taken back.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::history::Editable as _;
use afterword_core::id::DocumentId;
use afterword_core::maturity::{Assessment, AssessmentEdit, CapabilityId, Reopened};
use afterword_ui::maturity::{Disprove, Disproved, DoubtChoice};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::assess;
use super::begin::assessments;
use super::names::names;
use crate::browser::task;
use crate::pages::board::{Edited, edit_newest};
use crate::route::Route;
use crate::session::Session;
use crate::store::{Store, StoreError};
use crate::toast::Said;

/// What an incident may disprove, the likeliest first.
pub(in crate::pages) type Choices = Rc<[DoubtChoice]>;

/// Reads the assessments that `postmortem` may concern.
pub(in crate::pages) async fn choices(
    store: Rc<Store>,
    postmortem: &Postmortem,
) -> Result<Choices, StoreError> {
    let all = Assessment::concerned(&assessments(store).await?, postmortem);
    let named = all.iter().zip(names(&all)).map(|(assessment, name)| {
        let model = &assessment.model.name;
        let name = [&name, model.as_str()].join(" · ").into();
        DoubtChoice { assessment: assessment.clone(), name }
    });
    Ok(named.collect())
}

#[derive(PartialEq, Properties)]
pub(in crate::pages) struct DisproveDialogProps {
    pub(in crate::pages) session: Session,
    pub(in crate::pages) postmortem: Rc<Postmortem>,
    pub(in crate::pages) choices: Choices,
    pub(in crate::pages) on_close: Callback<()>,
}

/// The dialog that asks what an incident disproves, and sees to it.
#[component]
pub(in crate::pages) fn DisproveDialog(props: &DisproveDialogProps) -> Html {
    use_words();
    let DisproveDialogProps { session, postmortem, choices, on_close } = props;
    let href = {
        let choices = choices.clone();
        Callback::from(move |(of, id): (DocumentId, CapabilityId)| {
            let choice = choices.iter().find(|it| it.assessment.id == of);
            choice.map_or_else(String::new, |it| assess::route(&it.assessment, &id).to_string())
        })
    };
    let on_disprove = {
        let (session, postmortem, on_close) =
            (session.clone(), postmortem.clone(), on_close.clone());
        Callback::from(move |it: Disproved| {
            on_close.emit(());
            reopen(&session, &postmortem, it);
        })
    };
    html! {
        <Disprove
            postmortem={postmortem.clone()}
            choices={choices.clone()}
            {href}
            begin_href={Route::Maturity.to_string()}
            {on_disprove}
            {on_close}
        />
    }
}

/// One answer that was reopened, and what stood beside it before.
#[derive(Clone, Debug, PartialEq)]
struct Done {
    now: Reopened,
    before: Option<Reopened>,
}

fn reopen(session: &Session, postmortem: &Postmortem, it: Disproved) {
    let (id, why) = (it.assessment, it.why);
    let doubt = |capability| Reopened {
        capability,
        postmortem: postmortem.id,
        title: postmortem.title.trim().to_owned(),
        on: session.today,
        why: why.clone(),
        settled: None,
    };
    let doubts: Vec<Reopened> = it.capabilities.into_iter().map(doubt).collect();
    let session = session.clone();
    task::spawn(async move {
        let mut made = None;
        let edit = |assessment: &Assessment| {
            made = reopened(assessment, &doubts);
            made.as_ref().map(|it| it.0.clone())
        };
        match edit_newest(&session.store, id, edit).await {
            Ok(Edited::Saved) => {
                if let Some((assessment, done)) = made {
                    tell(&session, &assessment, done);
                }
                session.reload.emit(());
            }
            Ok(Edited::Same | Edited::Gone) => session.say(word::DOUBT_GONE.text()),
            Err(error) => session.say(word::DOUBT_FAILED.fill(&[("error", &error)])),
        }
    });
}

/// The assessment with its answers in doubt; `None` where a question is gone.
fn reopened(assessment: &Assessment, doubts: &[Reopened]) -> Option<(Assessment, Vec<Done>)> {
    let mut next = assessment.clone();
    let mut done = Vec::with_capacity(doubts.len());
    for now in doubts {
        let before = find(assessment, now).cloned();
        next.apply(AssessmentEdit::Reopen(Box::new(now.clone()))).ok()?;
        done.push(Done { now: now.clone(), before });
    }
    Some((next, done))
}

/// The assessment with its answers as they were; `None` where somebody has changed one of the doubts since.
fn reclosed(assessment: &Assessment, done: &[Done]) -> Option<Assessment> {
    let mut next = assessment.clone();
    for Done { now, before } in done {
        find(assessment, now).filter(|it| *it == now)?;
        let edit = match before {
            Some(before) => AssessmentEdit::Reopen(Box::new(before.clone())),
            None => AssessmentEdit::Reclose {
                capability: now.capability.clone(),
                postmortem: now.postmortem,
            },
        };
        next.apply(edit).ok()?;
    }
    Some(next)
}

fn find<'a>(assessment: &'a Assessment, it: &Reopened) -> Option<&'a Reopened> {
    let own = |other: &&Reopened| {
        (&other.capability, other.postmortem) == (&it.capability, it.postmortem)
    };
    assessment.reopened.iter().find(own)
}

/// Says what is in doubt now, with the ways back and to the question.
fn tell(session: &Session, assessment: &Assessment, done: Vec<Done>) {
    let Some(first) = done.first() else { return };
    let words = match &done[..] {
        [one] => {
            let capability = assessment.model.capability(&one.now.capability);
            let name = capability.map_or("", |it| it.1.name.as_str());
            word::DOUBT_REOPENED.fill(&[("name", &name)])
        }
        several => word::DOUBT_REOPENED_SEVERAL.count(several.len()),
    };
    let href = assess::route(assessment, &first.now.capability).to_string();
    let undo = {
        let (session, id) = (session.clone(), assessment.id);
        Callback::from(move |()| take_back(&session, id, done.clone()))
    };
    let said = Said::with_undo(words, undo).and_link(word::DOUBT_TO_QUESTION.text(), href);
    session.speak.emit(said);
}

fn take_back(session: &Session, id: DocumentId, done: Vec<Done>) {
    let session = session.clone();
    task::spawn(async move {
        let edit = |assessment: &Assessment| reclosed(assessment, &done);
        match edit_newest(&session.store, id, edit).await {
            Ok(Edited::Saved) => {
                session.say(word::DOUBT_UNDONE.count(done.len()));
                session.reload.emit(());
            }
            Ok(Edited::Same) => session.say(word::DOUBT_UNDONE_SOME.text()),
            Ok(Edited::Gone) => session.say(word::DOUBT_GONE.text()),
            Err(error) => session.say(word::DOUBT_FAILED.fill(&[("error", &error)])),
        }
    });
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use afterword_core::maturity::{Finished, Model};

    use super::*;

    fn assessment() -> Assessment {
        let text = r#"{"id": "m", "version": "1", "name": "M", "levels": [{"name": "1"}], "dimensions":
            [{"id": "d", "name": "D", "capabilities": [
                {"id": "a", "name": "A", "statements": ["a"]}, {"id": "b", "name": "B", "statements": ["b"]}]}]}"#;
        let model = Rc::new(Model::read(text).unwrap().0);
        let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
        let mut it = Assessment::new(DocumentId::v7(1, [0; 10]), String::new(), model, now);
        it.finished = Some(Finished { at: now, by: String::new() });
        it
    }

    fn doubt(capability: &str, why: &str) -> Reopened {
        Reopened {
            capability: capability.parse().unwrap(),
            postmortem: DocumentId::v7(2, [0; 10]),
            title: "Outage".into(),
            on: chrono::DateTime::UNIX_EPOCH.date_naive(),
            why: why.into(),
            settled: None,
        }
    }

    #[test]
    fn a_milestone_is_kept_and_what_was_reopened_is_taken_back_to_what_it_was() {
        let (once, _) = reopened(&assessment(), &[doubt("a", "first")]).unwrap();
        let both = [doubt("a", "again"), doubt("b", "too")];
        let (twice, done) = reopened(&once, &both).unwrap();
        assert_eq!(twice.reopened, both);
        assert!(twice.found_the_same(&once));
        assert_eq!(reclosed(&twice, &done), Some(once));
    }

    #[test]
    fn what_somebody_changed_since_is_not_taken_back() {
        let (mut it, done) = reopened(&assessment(), &[doubt("a", "first")]).unwrap();
        it.reopened[0].settled = Some(it.reopened[0].on);
        assert_eq!(reclosed(&it, &done), None);
        assert_eq!(reopened(&it, &[doubt("gone", "")]), None);
    }
}
