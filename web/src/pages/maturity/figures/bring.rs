//! Figures out of a file or a pasted table: filled into their fields as if they were typed, and what became of each.

use std::rc::Rc;

use afterword_core::maturity::Assessment;
use afterword_formats::maturity::{Figure, FileNote};
use afterword_ui::fields::{TextArea, Unread};
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::maturity::{BroughtFigure, BroughtFigures, TypedFigures};
use afterword_ui::words::{use_words, word};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::browser::{drafts, task};
use crate::incoming::{self, Incoming, Queue};
use crate::io::{self, IoError, Stopper};
use crate::pages::maturity::arrival::line;

/// The name that the pasted text has among what is not read yet.
const PASTED: &str = "figures-pasted";

#[derive(PartialEq, Properties)]
pub(super) struct BringFiguresProps {
    pub(super) assessment: Rc<Assessment>,
    pub(super) typed: Rc<TypedFigures>,
    pub(super) on_typed: Callback<TypedFigures>,
}

/// What became of a file.
#[derive(Clone, PartialEq)]
enum Outcome {
    /// Nothing of it could be read.
    Unread(String),
    Read {
        name: String,
        brought: Rc<BroughtFigures>,
        /// What was not understood.
        notes: Rc<[FileNote]>,
    },
}

/// The way in, and what came of it.
#[component]
pub(super) fn BringFigures(props: &BringFiguresProps) -> Html {
    use_words();
    let outcome = use_state_eq(|| None::<Outcome>);
    let id = props.assessment.id;
    // What was pasted and not read yet is there when somebody comes back.
    let left = use_memo(id, |id| drafts::kept(*id, PASTED).map_or_else(String::new, |it| it.text));
    let pasted = use_state_eq(|| (*left).clone());
    let held = use_mut_ref(|| None::<Stopper>);
    let last = use_mut_ref(|| None);
    // What is typed while the file is read counts too.
    *last.borrow_mut() =
        Some((props.assessment.clone(), props.typed.clone(), props.on_typed.clone()));
    use_effect_with((), {
        let (held, last) = (held.clone(), last.clone());
        move |()| {
            move || {
                last.take();
                held.take();
            }
        }
    });
    let read = {
        let set = outcome.setter();
        use_callback((), move |it: Rc<Incoming>, ()| {
            let name = match it.name.as_str() {
                "" => word::MEASURES_PASTED.text().to_owned(),
                name => name.to_owned(),
            };
            if !it.problem.is_empty() {
                return set.set(Some(unread(&name, &it.problem)));
            }
            let (stopper, read) = io::read_figures(&it.name, &it.bytes);
            held.replace(Some(stopper));
            let (set, last) = (set.clone(), last.clone());
            task::spawn(async move {
                let read = read.await;
                let Some((assessment, typed, on_typed)) = last.borrow().clone() else { return };
                set.set(Some(match read {
                    Ok(read) => {
                        let figures: Vec<BroughtFigure> =
                            read.figures.into_iter().map(brought).collect();
                        let brought = BroughtFigures::of(&assessment, &typed, &figures);
                        on_typed.emit(brought.typed.clone());
                        Outcome::Read { name, brought: Rc::new(brought), notes: read.notes.into() }
                    }
                    // Another file came.
                    Err(IoError::Stopped) => return,
                    Err(IoError::Unreadable(error)) => {
                        unread(&name, &line(&FileNote::from(error), &["model-note."]))
                    }
                    Err(error) => unread(&name, &error.to_string()),
                }));
            });
        })
    };
    let onchange = {
        let read = read.reform(|it: Queue| it.current().clone());
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            incoming::read_all(input.files(), read.clone());
            // Or the same file, mended, could not be chosen again.
            input.set_value("");
        })
    };
    let on_paste = {
        let pasted = pasted.setter();
        Callback::from(move |it: String| {
            let unread = Unread { text: it.clone(), instead_of: String::new() };
            drafts::keep(id, PASTED, Some(unread).filter(|it| !it.text.is_empty()).as_ref());
            pasted.set(it);
        })
    };
    let read_pasted = {
        let pasted = pasted.clone();
        read.reform(move |_: MouseEvent| {
            drafts::keep(id, PASTED, None);
            Rc::new(Incoming { bytes: pasted.as_bytes().to_vec(), ..Incoming::default() })
        })
    };
    html! {
        <div class="measures-bring">
            <label class="button file-button">
                <Icon name={IconName::Upload} />{ word::MEASURES_FILE.text() }
                <input type="file" class="visually-hidden" accept=".csv,.tsv,.json,text/csv,application/json" {onchange} />
            </label>
            <p class="quiet">{ word::MEASURES_FILE_HINT.text() }</p>
            <details open={!left.is_empty()}>
                <summary>{ word::MEASURES_PASTE.text() }</summary>
                <div class="measures-paste">
                    <TextArea
                        label={word::MEASURES_PASTED.text()}
                        value={(*pasted).clone()}
                        rows={4}
                        spellcheck={false}
                        class="paste"
                        on_change={on_paste}
                    />
                    <button type="button" class="button" disabled={pasted.trim().is_empty()} onclick={read_pasted}>
                        { word::MEASURES_PASTE_READ.text() }
                    </button>
                </div>
            </details>
            <div role="status" class="measures-brought">{ outcome.as_ref().map(said) }</div>
        </div>
    }
}

fn unread(name: &str, error: &str) -> Outcome {
    Outcome::Unread(word::MEASURES_NOT_READ.fill(&[("name", &name), ("error", &error)]))
}

fn brought(it: Figure) -> BroughtFigure {
    let Figure { metric, figure, unit, n, on } = it;
    BroughtFigure { metric, figure: figure.get(), unit, n, on }
}

/// What was filled in, and what was not.
fn said(outcome: &Outcome) -> Html {
    match outcome {
        Outcome::Unread(words) => html! { <p class="banner" data-kind="danger">{ words }</p> },
        Outcome::Read { name, brought, notes } => {
            let notes = notes.iter().map(|it| line(it, &["model-note."]));
            let others: Vec<String> = brought.unused.iter().cloned().chain(notes).collect();
            html! {
                <>
                    <p>{ word::MEASURES_READ.count_and(brought.taken.len(), &[("name", name)]) }</p>
                    { list("taken", &brought.taken) }
                    { list("unused", &others) }
                </>
            }
        }
    }
}

fn list(kind: &'static str, lines: &[String]) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <ul data-kind={kind}>
            { for lines.iter().enumerate().map(|(at, it)| html! { <li key={at}>{ it }</li> }) }
        </ul>
    }
}
