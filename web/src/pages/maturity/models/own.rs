//! The workspace's own models where an assessment begins: the way to edit them, to a copy of one that ships, and to a new one.

use std::rc::Rc;

use afterword_core::maturity::Model;
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::menu::{Menu, MenuItem};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::{deeds, keep, name_of};
use crate::address::IdAddress;
use crate::loading::{Loading, use_loaded};
use crate::palette::{Command, Group, use_commands};
use crate::route::Route;
use crate::session::Session;
use crate::store::StoreError;

/// The models that were found, or why they could not be read.
pub(in crate::pages::maturity) type Found = Loading<Result<Rc<Vec<Rc<Model>>>, StoreError>>;

/// The workspace's own models by name.
#[hook]
pub(in crate::pages::maturity) fn use_own_models(session: &Session) -> Found {
    let store = session.store.clone();
    use_loaded(session.n_changes, move |_| {
        let store = store.clone();
        async move {
            let mut models: Vec<Rc<Model>> =
                store.models().await?.into_iter().map(Rc::new).collect();
            models.sort_by_cached_key(|it| it.name.to_lowercase());
            Ok::<_, StoreError>(Rc::new(models))
        }
    })
}

#[derive(PartialEq, Properties)]
pub(in crate::pages::maturity) struct OwnModelsProps {
    pub(in crate::pages::maturity) session: Session,
    /// The models that ship.
    pub(in crate::pages::maturity) shipped: Rc<[Rc<Model>]>,
    pub(in crate::pages::maturity) own: Found,
}

/// Each of them by a link, and the buttons that make one more.
#[component]
pub(in crate::pages::maturity) fn OwnModels(props: &OwnModelsProps) -> Html {
    use_words();
    let OwnModelsProps { session, shipped, own } = props;
    let create = {
        let session = session.clone();
        Callback::from(move |()| deeds::create(&session))
    };
    let copy = |it: &Rc<Model>| {
        let (session, model) = (session.clone(), it.clone());
        Callback::from(move |()| deeds::copy(&session, &model))
    };
    let known: Rc<Vec<Rc<Model>>> = match own {
        Loading::Here(Ok(known)) => known.clone(),
        _ => Rc::default(),
    };
    {
        let (owner, shipped, known) = (session.clone(), shipped.clone(), known.clone());
        let create = create.clone();
        use_commands(session, move || {
            let new =
                Command::new(Group::Pages, "model-new", word::MODEL_NEW.text(), create.clone());
            let edit = known.iter().filter_map(|it| {
                let route = Route::Model(IdAddress::of_model(&it.id)?);
                let text = word::MODEL_EDIT_NAMED.fill(&[("name", &name_of(it))]);
                let go = owner.go.reform(move |()| route);
                Some(Command::new(Group::Pages, format!("model-{}", it.id), text, go))
            });
            let copies = shipped.iter().map(|it| {
                let (session, model) = (owner.clone(), it.clone());
                let run = Callback::from(move |()| deeds::copy(&session, &model));
                let text = word::MODEL_COPY_EDIT.fill(&[("name", &it.name)]);
                Command::new(Group::Pages, format!("model-copy-{}", it.id), text, run)
            });
            [new].into_iter().chain(edit).chain(copies).collect()
        });
    }
    let items: Vec<MenuItem> = shipped
        .iter()
        .map(|it| MenuItem::new(it.name.clone(), copy(it)).icon(IconName::Copy))
        .collect();
    let trouble = match own {
        Loading::Here(Err(error)) => Some(word::MODEL_NOT_FETCHED.fill(&[("error", error)])),
        _ => None,
    };
    html! {
        <div class="maturity-own-models">
            <div role="alert">
                if let Some(trouble) = trouble {
                    <p class="banner" data-kind="danger">{ trouble }</p>
                }
            </div>
            <div class="button-row">
                <button type="button" class="button" onclick={create.reform(|_: MouseEvent| ())}>
                    <Icon name={IconName::Plus} />{ word::MODEL_NEW.text() }
                </button>
                <span class="maturity-copy">
                    if !items.is_empty() {
                        <Menu label={word::MODEL_SHIPPED_COPY.text()} {items} />
                    }
                </span>
            </div>
            <div class="maturity-own-list">
                if !known.is_empty() {
                    <h3>{ word::MODEL_OWNS.text() }</h3>
                    <ul class="plain">
                        for it in known.iter() {
                            <li key={it.id.to_string()}>{ link(it) }</li>
                        }
                    </ul>
                }
            </div>
        </div>
    }
}

fn link(model: &Model) -> Html {
    let href = IdAddress::of_model(&model.id).map(|it| Route::Model(it).to_string());
    html! {
        <a {href}>
            <Icon name={IconName::Pencil} />
            { word::MODEL_EDIT_NAMED.fill(&[("name", &name_of(model))]) }
        </a>
    }
}

#[derive(PartialEq, Properties)]
pub(in crate::pages::maturity) struct KeepModelProps {
    pub(in crate::pages::maturity) session: Session,
    /// A model that came from a file.
    pub(in crate::pages::maturity) model: Rc<Model>,
}

/// Makes a model that came from a file one of the workspace's own.
#[component]
pub(in crate::pages::maturity) fn KeepModel(props: &KeepModelProps) -> Html {
    use_words();
    let keep = {
        let (session, model) = (props.session.clone(), props.model.clone());
        Callback::from(move |_: MouseEvent| keep(&session, &model))
    };
    html! {
        <div class="maturity-keep">
            <button type="button" class="button" onclick={keep}>
                <Icon name={IconName::Pencil} />{ word::MODEL_KEEP_EDIT.text() }
            </button>
        </div>
    }
}
