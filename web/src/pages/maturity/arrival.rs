//! A model that came as files: chosen, dropped, or brought along from the import. What it was taken for, what was made of it, and what is
//! wrong with it. Nothing is stored before an assessment begins.

mod findings;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use afterword_core::maturity::Model;
use afterword_formats::maturity::{FileNote, ModelRead};
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::words::{noted, use_words, word};
use gloo::timers::callback::Timeout;
use web_sys::{DragEvent, HtmlInputElement, Node};
use yew::prelude::*;

use crate::browser::task;
use crate::incoming::{self, Incoming, Queue};
use crate::io::{self, IoError};
use findings::{Findings, Notes, PROBLEMS};

/// How long reading may take before it is said that it does, in milliseconds.
const PATIENCE: u32 = 300;

/// What can be chosen.
const ACCEPT: &str = ".json,.yaml,.yml,.csv,.tsv,.zip,application/json,text/csv,application/zip";

thread_local! {
    /// What is on its way from the import to here.
    static ALONG: RefCell<Option<Queue>> = const { RefCell::new(None) };
}

/// Keeps `files` until the form that begins an assessment is on the page.
pub(in crate::pages) fn take_along(files: Queue) {
    ALONG.set(Some(files));
}

/// What was brought along, once.
pub(super) fn brought_along() -> Option<Queue> {
    ALONG.take()
}

/// What became of the files.
#[derive(Clone, PartialEq)]
enum Arrival {
    Nothing,
    /// They are being read; `true` once that takes long.
    Reading(bool),
    Read(Rc<ModelRead>),
    /// They are no model.
    Wrong(Rc<[FileNote]>),
    /// They could not be read at all.
    Unread(String),
    Stopped,
}

/// What a reading holds while it goes on.
struct Held {
    _stopper: io::Stopper,
    _patience: Timeout,
    /// Whether anybody still asks what becomes of it.
    is_wanted: Rc<Cell<bool>>,
}

#[derive(PartialEq, Properties)]
pub(super) struct ModelArrivalProps {
    /// What was chosen, dropped or brought along.
    pub(super) files: Option<Queue>,
    pub(super) on_files: Callback<Queue>,
    /// The model, once there is one; nothing where the files are none.
    pub(super) on_model: Callback<Option<Rc<Model>>>,
}

/// The way to a model of one's own, and what there is to say of the one that came.
#[component]
pub(super) fn ModelArrival(props: &ModelArrivalProps) -> Html {
    use_words();
    let ModelArrivalProps { files, on_files, on_model } = props;
    let (arrival, on_stop) = use_arrival(files.as_ref(), on_model);
    let onchange = {
        let on_files = on_files.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            incoming::read_all(input.files(), on_files.clone());
            // Or the same file, mended, could not be chosen again.
            input.set_value("");
        })
    };
    let name = files.as_ref().map(name_of).unwrap_or_default();
    html! {
        <div class="maturity-own">
            <label class="button file-button">
                <Icon name={IconName::Upload} />{ word::MATURITY_MODEL_FILE.text() }
                <input type="file" class="visually-hidden" multiple=true accept={ACCEPT} {onchange} />
            </label>
            <p class="quiet maturity-own-hint">{ word::MATURITY_MODEL_FILE_HINT.text() }</p>
            <div role="status" class="maturity-reading">{ going(&arrival, &name, &on_stop) }</div>
            <div role="alert" class="maturity-problems">{ wrong(&arrival, &name) }</div>
            <div class="maturity-arrived">
                if let Arrival::Read(read) = &arrival {
                    { shown(read, &name) }
                }
            </div>
        </div>
    }
}

/// What becomes of `files`, and what stops the reading.
#[hook]
fn use_arrival(
    files: Option<&Queue>,
    on_model: &Callback<Option<Rc<Model>>>,
) -> (Arrival, Callback<()>) {
    let arrival = use_state_eq(|| Arrival::Nothing);
    let held = use_mut_ref(|| None::<Held>);
    use_effect_with(files.cloned(), {
        let (held, set, on_model) = (held.clone(), arrival.setter(), on_model.clone());
        move |files| {
            if let Some(files) = files {
                let tell = move |it: Arrival| {
                    let model = match &it {
                        Arrival::Read(read) => Some(Some(Rc::new(read.model.clone()))),
                        Arrival::Wrong(_) | Arrival::Unread(_) | Arrival::Stopped => Some(None),
                        Arrival::Nothing | Arrival::Reading(_) => None,
                    };
                    set.set(it);
                    model.into_iter().for_each(|it| on_model.emit(it));
                };
                begin(files.rest(), &held, tell);
            }
            // Whoever leaves, or chooses others, waits for these no longer.
            move || {
                let held = held.take();
                held.iter().for_each(|it| it.is_wanted.set(false));
            }
        }
    });
    let on_stop = use_callback((), move |(), ()| drop(held.take()));
    ((*arrival).clone(), on_stop)
}

/// Begins to read `files` as one model.
fn begin(
    files: &[Rc<Incoming>],
    held: &Rc<RefCell<Option<Held>>>,
    tell: impl Fn(Arrival) + Clone + 'static,
) {
    if let Some(it) = files.iter().find(|it| !it.problem.is_empty()) {
        let words = word::MATURITY_MODEL_UNREAD.fill(&[("name", &it.name), ("error", &it.problem)]);
        return tell(Arrival::Unread(words));
    }
    tell(Arrival::Reading(false));
    let parts: Vec<(&str, &[u8])> = files.iter().map(|it| (&*it.name, &*it.bytes)).collect();
    let (stopper, read) = io::read_model(&parts);
    let is_wanted = Rc::new(Cell::new(true));
    let patience = {
        let tell = tell.clone();
        Timeout::new(PATIENCE, move || tell(Arrival::Reading(true)))
    };
    held.replace(Some(Held {
        _stopper: stopper,
        _patience: patience,
        is_wanted: is_wanted.clone(),
    }));
    let held = held.clone();
    task::spawn(async move {
        let read = read.await;
        if !is_wanted.get() {
            return;
        }
        held.take();
        tell(match read {
            Ok(Ok(read)) => Arrival::Read(Rc::new(read)),
            Ok(Err(error)) => Arrival::Wrong(error.problems.into()),
            Err(IoError::Stopped) => Arrival::Stopped,
            Err(error) => Arrival::Unread(error.to_string()),
        });
    });
}

/// The name of the file, or how many there are.
fn name_of(files: &Queue) -> String {
    match files.rest() {
        [one] if one.name.is_empty() => word::IMPORT_TEXT.text().to_owned(),
        [one] => one.name.clone(),
        several => word::MATURITY_MODEL_FILES.count(several.len()),
    }
}

fn going(arrival: &Arrival, name: &str, on_stop: &Callback<()>) -> Html {
    match arrival {
        Arrival::Reading(true) => html! {
            <>
                <p>{ word::IMPORT_READING.fill(&[("name", &name)]) }</p>
                <button type="button" class="button" onclick={on_stop.reform(|_: MouseEvent| ())}>
                    { word::IMPORT_STOP.text() }
                </button>
            </>
        },
        Arrival::Stopped => html! { <p>{ word::MATURITY_MODEL_STOPPED.text() }</p> },
        _ => Html::default(),
    }
}

/// Why it can't be used.
fn wrong(arrival: &Arrival, name: &str) -> Html {
    match arrival {
        Arrival::Unread(words) => html! { <p>{ words }</p> },
        Arrival::Wrong(problems) => html! {
            <>
                <p>{ word::MATURITY_MODEL_WRONG.count_and(problems.len(), &[("name", &name)]) }</p>
                <ul>
                    for (at, problem) in problems.iter().enumerate() {
                        <li key={at}>{ line(problem, &PROBLEMS) }</li>
                    }
                </ul>
            </>
        },
        _ => Html::default(),
    }
}

/// What was read, and what there is to know about it.
fn shown(read: &Rc<ModelRead>, name: &str) -> Html {
    let model = &read.model;
    let kind = noted::<&str>(&["model-origin."], read.origin.key(), &[], &read.origin.to_string());
    let taken = word::MATURITY_MODEL_AS.fill(&[("kind", &kind)]);
    let size = [
        word::MATURITY_DIMENSIONS.count(model.dimensions.len()),
        word::MATURITY_QUESTIONS.count(model.capabilities().count()),
        word::MATURITY_MODEL_LEVELS.count(usize::from(model.highest())),
    ];
    html! {
        <section class="maturity-read" aria-labelledby="maturity-read-title">
            <div class="maturity-read-head">
                <h3 id="maturity-read-title">
                    { word::MATURITY_MODEL_OF.fill(&[("name", &model.name), ("version", &model.version)]) }
                </h3>
                <p class="quiet">{ [name, &*taken].join(" · ") }</p>
            </div>
            <p>{ size.join(" · ") }</p>
            <dl class="maturity-facts">
                <div>
                    <dt>{ word::MATURITY_LICENCE.text() }</dt>
                    <dd>
                        { if model.licence.is_empty() { word::MATURITY_MODEL_NO_LICENCE.text() } else { &*model.licence } }
                    </dd>
                </div>
                if !model.source.is_empty() {
                    <div>
                        <dt>{ word::MATURITY_SOURCES.text() }</dt>
                        <dd><ul class="plain">{ for model.source.iter().map(|it| html! { <li>{ it }</li> }) }</ul></dd>
                    </div>
                }
            </dl>
            <Findings {read} />
            <Notes {read} />
        </section>
    }
}

/// What is to be said of a file, behind its place.
pub(super) fn line(note: &FileNote, groups: &[&str]) -> String {
    placed(note, &noted(groups, &note.key, &note.values, &note.message))
}

/// `words` behind the place that `note` is of.
fn placed(note: &FileNote, words: &str) -> String {
    let line = note.at.map(|it| word::MATURITY_MODEL_LINE.fill(&[("line", &it.line)]));
    let place = [Some(note.file.clone()), line, Some(note.path.clone())];
    let place: Vec<String> = place.into_iter().flatten().filter(|it| !it.is_empty()).collect();
    match place.is_empty() {
        true => words.to_owned(),
        false => {
            word::MATURITY_PROBLEM_AT.fill(&[("path", &place.join(" · ")), ("problem", &words)])
        }
    }
}

/// What a part of the page listens to that takes files, and whether some hover above it.
pub(super) struct Dropping {
    pub(super) is_over: bool,
    pub(super) ondragover: Callback<DragEvent>,
    pub(super) ondragleave: Callback<DragEvent>,
    pub(super) ondrop: Callback<DragEvent>,
}

/// Takes files that are dropped on the element of `part`, which are then not for the page as a whole.
#[hook]
pub(super) fn use_dropping(part: &NodeRef, on_files: &Callback<Queue>) -> Dropping {
    let is_over = use_state_eq(|| false);
    let ondragover = use_callback(is_over.setter(), |event: DragEvent, over| {
        if incoming::holds_files(&event) {
            event.prevent_default();
            over.set(true);
        }
    });
    let ondragleave =
        use_callback((is_over.setter(), part.clone()), |event: DragEvent, (over, part)| {
            let to = event.related_target().map(wasm_bindgen::JsCast::unchecked_into::<Node>);
            let is_inside = part.get().is_some_and(|it| it.contains(to.as_ref()));
            over.set(to.is_some() && is_inside);
        });
    let ondrop =
        use_callback((is_over.setter(), on_files.clone()), |event: DragEvent, (over, on_files)| {
            over.set(false);
            if incoming::holds_files(&event) {
                event.prevent_default();
                let files = event.data_transfer().and_then(|it| it.files());
                incoming::read_all(files, on_files.clone());
            }
        });
    Dropping { is_over: *is_over, ondragover, ondragleave, ondrop }
}
