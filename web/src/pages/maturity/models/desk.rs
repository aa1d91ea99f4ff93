//! The desk of a model: its past, its saving, what there is to mend, and the form in the middle.

use std::cell::Cell;
use std::rc::Rc;

use afterword_core::maturity::{Model, ModelId};
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::maturity::{Finding, ModelForm, ModelPart, findings};
use afterword_ui::menu::{Menu, MenuItem};
use afterword_ui::words::{Words, use_words, word};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::delete::DeleteModel;
use super::export::{Form, export};
use super::{deeds, name_of};
use crate::pages::own::{use_saving, use_theirs};
use crate::pages::versions::{save_line, use_versions};
use crate::palette::{Command, Group, use_commands};
use crate::route::Route;
use crate::session::Session;

#[derive(PartialEq, Properties)]
pub(super) struct ModelDeskProps {
    pub(super) session: Session,
    /// The model as it was when the page was opened.
    pub(super) opened: Rc<Model>,
}

/// One model being edited.
#[component]
pub(super) fn ModelDesk(props: &ModelDeskProps) -> Html {
    use_words();
    let ModelDeskProps { session, opened } = props;
    let edited = use_versions(session, || (**opened).clone());
    let present = edited.present().clone();
    let (saved, saving) = use_saving(session, &present);
    use_theirs(session, &present, &saving, edited.on_theirs.clone());
    let found = use_findings(&present);
    let open = use_state_eq(|| first_part(opened));
    let on_open = {
        let open = open.setter();
        use_callback((), move |part: ModelPart, ()| open.set(part))
    };
    let is_doomed = use_state_eq(|| false);
    let on_doom = {
        let doomed = is_doomed.setter();
        use_callback((), move |it: bool, ()| doomed.set(it))
    };
    {
        let (edited, on_doom) = (edited.clone(), on_doom.clone());
        let (owner, model) = (session.clone(), present.clone());
        use_commands(session, move || {
            let items = items(&owner, &model, &on_doom).into_iter().zip(COMMANDS);
            let items = items.map(|(it, id)| Command::item(Group::Document, id, it));
            edited.commands(Group::Document).into_iter().chain(items).collect()
        });
    }
    let hold = Callback::from(move |is_over: bool| saving.hold(is_over));
    let on_rename = {
        let (session, model, hold) = (session.clone(), present.clone(), hold.clone());
        Callback::from(move |id: ModelId| deeds::rename(&session, &model, id, hold.clone()))
    };
    let on_delete = {
        let (session, model) = (session.clone(), present.clone());
        Callback::from(move |()| deeds::delete(&session, &model, hold.clone()))
    };
    html! {
        <>
            <header class="topbar">
                <nav class="topbar-path" aria-label={word::MATURITY.text()}>
                    <a href={Route::Maturity.to_string()}>{ word::MATURITY.text() }</a>
                    <Icon name={IconName::ChevronRight} />
                    <span>{ name_of(&present) }</span>
                </nav>
                { save_line(saved.as_ref()) }
                { edited.buttons() }
                <Menu label={word::MORE.text()} icon={IconName::More} items={items(session, &present, &on_doom)} />
            </header>
            <main class="page model-page" id="main" tabindex="-1">
                <h1 class="visually-hidden">{ name_of(&present) }</h1>
                <ModelForm
                    model={&present}
                    open={(*open).clone()}
                    {on_open}
                    findings={found}
                    on_edit={&edited.on_edit}
                    {on_rename}
                    announce={session.say_here.clone()}
                />
            </main>
            <DeleteModel
                model={&present}
                open={*is_doomed}
                on_close={on_doom.reform(|()| false)}
                {on_delete}
            />
        </>
    }
}

/// What is open at first: the model itself while it has no name of its own, else its first capability.
fn first_part(model: &Model) -> ModelPart {
    match model.capabilities().next() {
        Some((_, it)) if model.name != word::MODEL_NEW_NAME.text() => {
            ModelPart::Capability(it.id.clone())
        }
        _ => ModelPart::Model,
    }
}

/// How long nobody types before a model is looked at again.
const PAUSE_MILLIS: u32 = 400;

/// What there is to mend, as it was at the last pause: to look at all of a large model takes longer than a key may.
#[hook]
fn use_findings(present: &Rc<Model>) -> Rc<[Finding]> {
    let found = use_state(|| findings(present));
    let language = Words::spoken().language();
    let is_first = use_memo((), |()| Cell::new(true));
    let setter = found.setter();
    use_effect_with((present.clone(), language), move |(present, _)| {
        let present = present.clone();
        let timer = (!is_first.replace(false))
            .then(|| Timeout::new(PAUSE_MILLIS, move || setter.set(findings(&present))));
        move || drop(timer)
    });
    (*found).clone()
}

/// What the palette calls the items of the menu, in their order.
const COMMANDS: [&str; 6] = [
    "model-begin",
    "model-copy",
    "model-export-json",
    "model-export-yaml",
    "model-export-csv",
    "model-delete",
];

fn items(session: &Session, model: &Rc<Model>, on_doom: &Callback<bool>) -> Vec<MenuItem> {
    let begin = {
        let (session, model) = (session.clone(), model.clone());
        Callback::from(move |()| match model.problems().len() {
            0 => deeds::assess(&session, &model),
            n => {
                let name = name_of(&model);
                session.say(word::MODEL_BEGIN_REFUSED.count_and(n, &[("name", &name)]));
            }
        })
    };
    let copy = {
        let (session, model) = (session.clone(), model.clone());
        Callback::from(move |()| deeds::copy(&session, &model))
    };
    let to = |form: Form| {
        let (session, model) = (session.clone(), model.clone());
        Callback::from(move |()| export(&session, &model, form))
    };
    let file = |label: &'static str, form| MenuItem::new(label, to(form)).icon(IconName::Download);
    vec![
        MenuItem::new(word::MODEL_BEGIN.text(), begin).icon(IconName::Maturity),
        MenuItem::new(word::MODEL_COPY.text(), copy).icon(IconName::Copy),
        file(word::MODEL_EXPORT_JSON.text(), Form::Json),
        file(word::MODEL_EXPORT_YAML.text(), Form::Yaml),
        file(word::MODEL_EXPORT_CSV.text(), Form::Csv),
        MenuItem::new(word::MODEL_DELETE.text(), on_doom.reform(|()| true))
            .icon(IconName::Trash)
            .danger(),
    ]
}
