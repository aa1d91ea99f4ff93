//! How an assessment begins: which model, of whom, and how much of it.

use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::maturity::{
    About, Assessment, DimensionId, Model, ModelId, Problem, ShippedModel,
};
use afterword_ui::fields::TextField;
use afterword_ui::maturity::{ModelChoice, ModelChoices, ModelFrom, ScopeField, in_a_group};
use afterword_ui::words::{Language, Words, model_problem, use_words, word};
use yew::prelude::*;

use super::arrival::{Dropping, ModelArrival, brought_along, use_dropping};
use super::begin::begin;
use super::models::{Checked, KeepModel, OwnModels, use_own_models};
use crate::browser::{clock, fetch, ids, task};
use crate::incoming::Queue;
use crate::loading::use_loaded;
use crate::session::Session;

/// The folder of the models that ship, from the app's own.
const MODELS: &str = "static/models";

/// Where a model that ships is, from the app's own folder.
pub(in crate::pages) fn place(it: ShippedModel, language: Language) -> String {
    [MODELS, &it.file(language.code())].join("/")
}

#[derive(PartialEq, Properties)]
pub(super) struct ChooseProps {
    pub(super) session: Session,
}

/// The form that begins an assessment.
#[component]
pub(super) fn Choose(props: &ChooseProps) -> Html {
    use_words();
    let language = Words::spoken().language();
    let shipped = use_loaded(language, |language| shipped(*language));
    let kept = use_own_models(&props.session);
    let own = use_state_eq(|| None::<Rc<Model>>);
    let files = use_state(brought_along);
    let chosen = use_state_eq(|| None::<(ModelFrom, ModelId)>);
    let team = use_state_eq(String::new);
    let scope = use_state_eq(BTreeSet::<DimensionId>::new);
    let choices =
        use_memo((shipped.clone(), kept.clone(), (*own).clone()), |(shipped, kept, own)| {
            let choice = |from| move |it: &Rc<Model>| ModelChoice { model: it.clone(), from };
            let shipped =
                shipped.here().into_iter().flat_map(|it| &it.0).map(choice(ModelFrom::App));
            let kept = kept.here().and_then(|it| it.as_ref().ok());
            let kept = kept.into_iter().flat_map(|it| it.iter()).map(choice(ModelFrom::Workspace));
            let own = own.iter().map(choice(ModelFrom::File));
            shipped.chain(kept).chain(own).collect::<Rc<[ModelChoice]>>()
        });
    let on_chosen = {
        let (chosen, scope) = (chosen.setter(), scope.setter());
        Callback::from(move |model: (ModelFrom, ModelId)| {
            chosen.set(Some(model));
            scope.set(BTreeSet::new());
        })
    };
    let on_choose = {
        let (choices, on_chosen) = (choices.clone(), on_chosen.clone());
        Callback::from(move |at: usize| {
            let it = choices.get(at).map(|it| (it.from, it.model.id.clone()));
            it.into_iter().for_each(|it| on_chosen.emit(it));
        })
    };
    let on_model = {
        let (own, on_chosen) = (own.setter(), on_chosen);
        Callback::from(move |model: Option<Rc<Model>>| {
            if let Some(model) = &model {
                on_chosen.emit((ModelFrom::File, model.id.clone()));
            }
            own.set(model);
        })
    };
    let on_files = {
        let files = files.setter();
        use_callback((), move |it: Queue, ()| files.set(Some(it)))
    };
    let part = use_node_ref();
    let Dropping { is_over, ondragover, ondragleave, ondrop } = use_dropping(&part, &on_files);
    // By its name and not by its place: others may come and go while somebody writes which team it is.
    let is_chosen = |it: &ModelChoice| chosen.as_ref() == Some(&(it.from, it.model.id.clone()));
    let at = choices.iter().position(is_chosen);
    let chosen_one = at.and_then(|at| choices.get(at));
    let model = chosen_one.map(|it| it.model.clone());
    let kept_one = chosen_one.filter(|it| it.from == ModelFrom::Workspace);
    let kept_one = kept_one.map(|it| it.model.clone());
    // All others were checked when they were read.
    let is_sound =
        use_memo(kept_one.clone(), |it| it.as_ref().is_none_or(|it| it.problems().is_empty()));
    let ships: Rc<[Rc<Model>]> = shipped.here().into_iter().flat_map(|it| it.0.clone()).collect();
    let trouble = shipped.here().and_then(|it| it.1.clone());
    html! {
        <section
            ref={part}
            class="maturity-section maturity-begin"
            aria-labelledby="maturity-begin-title"
            data-over={is_over.then_some("true")}
            {ondragover}
            {ondragleave}
            {ondrop}
        >
            <h2 id="maturity-begin-title">{ word::MATURITY_BEGIN.text() }</h2>
            <div role="alert">
                if let Some(trouble) = trouble {
                    <p class="banner" data-kind="danger">{ word::MATURITY_NO_MODELS.fill(&[("error", &trouble)]) }</p>
                }
            </div>
            <ModelChoices choices={(*choices).clone()} chosen={at} {on_choose} />
            <div class="maturity-begin-checked">
                if let Some(model) = kept_one {
                    <Checked {model} />
                }
            </div>
            <div class="maturity-begin-rest">
                if let Some(model) = model.filter(|_| *is_sound) {
                    { rest(&props.session, &model, &team, &scope) }
                }
            </div>
            <ModelArrival files={(*files).clone()} {on_files} {on_model} />
            <div class="maturity-begin-kept">
                if let Some(model) = (*own).clone() {
                    <KeepModel session={props.session.clone()} {model} />
                }
            </div>
            <OwnModels session={props.session.clone()} shipped={ships} own={kept} />
        </section>
    }
}

/// Of whom, how much of it, and the button.
fn rest(
    session: &Session,
    model: &Rc<Model>,
    team: &UseStateHandle<String>,
    scope: &UseStateHandle<BTreeSet<DimensionId>>,
) -> Html {
    let (on_team, on_scope) = (team.setter(), scope.setter());
    let n = model.capabilities().filter(|it| scope.is_empty() || scope.contains(&it.0.id)).count();
    let begin = {
        let (session, model) = (session.clone(), model.clone());
        let (team, scope) = ((**team).clone(), (**scope).clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let now = clock::now();
            let title = title_of(&team, &model);
            let new = Assessment::new(ids::Random.document_id(), title, model.clone(), now);
            let about = About {
                team: team.trim().to_owned(),
                date: Some(session.today),
                scope: scope.clone(),
                ..About::default()
            };
            task::spawn(begin(session.clone(), Assessment { about, ..new }));
        })
    };
    html! {
        <form class="maturity-begin-form" onsubmit={begin}>
            <TextField
                label={word::MATURITY_TEAM.text()}
                hint={word::MATURITY_TEAM_HINT.text()}
                value={(**team).clone()}
                on_change={Callback::from(move |it: String| on_team.set(it))}
            />
            <details class="maturity-part">
                <summary>
                    { word::MATURITY_PART.fill(&[
                        ("questions", &word::MATURITY_QUESTIONS.count(n)),
                        ("time", &in_a_group(n)),
                    ]) }
                </summary>
                <ScopeField
                    model={model.clone()}
                    scope={(**scope).clone()}
                    on_change={Callback::from(move |it: BTreeSet<DimensionId>| on_scope.set(it))}
                />
            </details>
            <div class="button-row">
                <button type="submit" class="button primary">{ word::MATURITY_BEGIN_NOW.text() }</button>
            </div>
        </form>
    }
}

/// What an assessment is called until somebody says otherwise.
fn title_of(team: &str, model: &Model) -> String {
    match team.trim() {
        "" => model.name.clone(),
        team => word::MATURITY_TITLED.fill(&[("team", &team), ("model", &model.name)]),
    }
}

/// The models that ship in that language, or in English where there is none in it; and why one is missing.
async fn shipped(language: Language) -> Rc<(Vec<Rc<Model>>, Option<String>)> {
    let (mut models, mut trouble) = (Vec::new(), None);
    for it in ShippedModel::ALL {
        match one(it, language).await {
            Ok(model) => models.push(Rc::new(model)),
            Err(why) => trouble = Some(why),
        }
    }
    Rc::new((models, trouble))
}

async fn one(it: ShippedModel, language: Language) -> Result<Model, String> {
    let text = fetch::text(&place(it, language)).await?;
    let first = |it: Vec<Problem>| it.first().map(model_problem).unwrap_or_default();
    Model::read(&text).map(|it| it.0).map_err(first)
}
