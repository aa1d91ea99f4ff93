//! What is done with a model as a whole: a new one, a copy, keeping one that came, an assessment with it, the end of it.

use std::fmt::Display;
use std::rc::Rc;

use afterword_core::maturity::{About, Assessment, Model, ModelId};
use afterword_ui::words::{Words, word};
use yew::Callback;

use super::super::begin::begin;
use super::name_of;
use crate::address::IdAddress;
use crate::browser::{clock, ids, task};
use crate::route::Route;
use crate::session::Session;
use crate::store::{Store, StoreError};

/// How many levels a new model has.
const N_LEVELS: usize = 5;

/// Begins a model: five levels, a dimension and a capability of which nothing is said yet.
pub(super) fn create(session: &Session) {
    let session = session.clone();
    task::spawn(async move {
        let name = word::MODEL_NEW_NAME.text().to_owned();
        let made = match fresh_id(&session.store, &name).await {
            Ok(id) => {
                let levels = (1..=N_LEVELS).map(|n| word::MODEL_LEVEL_NEW.fill(&[("n", &n)]));
                let dimension = word::MODEL_DIMENSION_NEW.text().to_owned();
                let capability = word::MODEL_CAPABILITY_NEW.text().to_owned();
                let model = Model::blank(id, name, levels.collect(), dimension, capability);
                let language = Words::spoken().language().code().to_owned();
                Ok(Model { language, ..model })
            }
            Err(error) => Err(error),
        };
        store(&session, made, word::MODEL_ADDED.text()).await;
    });
}

/// Makes a model of the workspace's own out of any, and opens it.
pub(super) fn copy(session: &Session, model: &Rc<Model>) {
    let (session, model) = (session.clone(), model.clone());
    task::spawn(async move {
        let name = word::MODEL_COPY_NAME.fill(&[("name", &name_of(&model))]);
        let copied = fresh_id(&session.store, &name).await.map(|id| model.copy(id, name));
        store(&session, copied, word::MODEL_COPIED.text()).await;
    });
}

/// Keeps `model` as one of the workspace's own, and opens it. Where another of its id is here it is given a fresh one; where the same is
/// here, that one is opened.
pub(in crate::pages::maturity) fn keep(session: &Session, model: &Model) {
    let (session, model) = (session.clone(), model.clone());
    task::spawn(async move {
        match session.store.model(&model.id).await {
            Ok(Some(here)) if here == model => {
                open(&session, &here, word::MODEL_KEPT_ALREADY.text());
            }
            Ok(None) => store(&session, Ok(model), word::MODEL_KEPT.text()).await,
            Ok(Some(_)) => {
                let id = fresh_id(&session.store, model.id.as_str()).await;
                let kept = id.map(|id| Model { id, ..model });
                store(&session, kept, word::MODEL_KEPT.text()).await;
            }
            Err(error) => store(&session, Err(error), "").await,
        }
    });
}

/// Gives `model` another id and opens it again; `hold` hears that the old one is no longer to be written, or is again.
pub(super) fn rename(session: &Session, model: &Rc<Model>, id: ModelId, hold: Callback<bool>) {
    let (session, model) = (session.clone(), model.clone());
    task::spawn(async move {
        let renamed = Model { id, ..Model::clone(&model) };
        match session.store.model(&renamed.id).await {
            Ok(Some(other)) => {
                let places: [(&str, &dyn Display); 2] =
                    [("name", &renamed.id), ("first", &name_of(&other))];
                session.say(word::MATURITY_PROBLEM_TWICE.fill(&places));
            }
            Ok(None) => {
                hold.emit(true);
                match session.store.rename_model(&model.id, &renamed).await {
                    Ok(()) => open(&session, &renamed, word::MODEL_RENAMED.text()),
                    Err(error) => {
                        hold.emit(false);
                        session.say(word::MODEL_NOT_KEPT.fill(&[("error", &error)]));
                    }
                }
            }
            Err(error) => session.say(word::MODEL_NOT_KEPT.fill(&[("error", &error)])),
        }
    });
}

/// Begins an assessment with `model`, of which nothing is wrong.
pub(super) fn assess(session: &Session, model: &Rc<Model>) {
    let new =
        Assessment::new(ids::Random.document_id(), model.name.clone(), model.clone(), clock::now());
    let about = About { date: Some(session.today), ..About::default() };
    task::spawn(begin(session.clone(), Assessment { about, ..new }));
}

/// Deletes `model` and goes back to the others; `hold` as for [`rename`].
pub(super) fn delete(session: &Session, model: &Model, hold: Callback<bool>) {
    let (session, id) = (session.clone(), model.id.clone());
    task::spawn(async move {
        hold.emit(true);
        match session.store.delete_model(&id).await {
            Ok(()) => {
                session.reload.emit(());
                session.say(word::MODEL_DELETED.text());
                session.go.emit(Route::Maturity);
            }
            Err(error) => {
                hold.emit(false);
                session.say(word::MODEL_DELETE_FAILED.fill(&[("error", &error)]));
            }
        }
    });
}

/// An id for `name` that no other model of the workspace's own has.
async fn fresh_id(store: &Store, name: &str) -> Result<ModelId, StoreError> {
    let known: Vec<ModelId> = store.models().await?.into_iter().map(|it| it.id).collect();
    Ok(ModelId::free(name, "model", |it| known.contains(it)))
}

/// Stores `model`, opens it and says `said`.
async fn store(session: &Session, model: Result<Model, StoreError>, said: &'static str) {
    let stored = match model {
        Ok(model) => session.store.put_model(&model).await.map(|()| model),
        Err(error) => Err(error),
    };
    match stored {
        Ok(model) => {
            session.reload.emit(());
            open(session, &model, said);
        }
        Err(error) => session.say(word::MODEL_NOT_KEPT.fill(&[("error", &error)])),
    }
}

fn open(session: &Session, model: &Model, said: &'static str) {
    session.say(said);
    if let Some(address) = IdAddress::of_model(&model.id) {
        session.go.emit(Route::Model(address));
    }
}
