//! Import: choose, drop or paste; see what was understood; accept.

mod accept;
mod actions;
mod columns;
mod copy;
mod feed;
mod head;
mod instead;
mod model;
pub(super) mod picked;
mod preview;
mod reading;
mod source;
pub(super) mod table;
mod target;
mod text;

use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_core::time::Zone;
use afterword_formats::markdown::Choices;
use afterword_formats::{At, Imported, Trouble, template};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::browser::{page, zone};
use crate::incoming::{Incoming, Queue};
use crate::io::IoError;
use crate::pages::library::TemplateArrival;
use crate::session::Session;

use model::ModelToTake;
use preview::ImportPreview;
use reading::{Reading, Refusal, use_reading};
use source::ChooseSource;

#[derive(PartialEq, Properties)]
pub(crate) struct ImportPageProps {
    pub(crate) session: Session,
    /// What was chosen, dropped or pasted.
    pub(crate) incoming: Option<Queue>,
    pub(crate) on_incoming: Callback<Option<Queue>>,
    /// The document whose timeline the page was opened from.
    #[prop_or_default]
    pub(crate) beside: Option<DocumentId>,
}

/// Brings documents in. Nothing is stored before it is accepted.
#[component]
pub(crate) fn ImportPage(props: &ImportPageProps) -> Html {
    use_words();
    let ImportPageProps { session, incoming: queue, on_incoming, .. } = props;
    let incoming = use_memo(queue.as_ref().map(|it| it.current().clone()), |it| {
        it.clone().map(Incoming::legible)
    });
    let incoming = (*incoming).clone();
    // Of times that don't say theirs.
    let zone = use_state_eq(zone::local_zone);
    let on_zone = use_callback(zone.setter(), |it: Zone, zone| zone.set(it));
    let is_template = use_memo(incoming.clone(), |it| {
        it.as_deref().is_some_and(|it| template::is_template(it.text()))
    });
    let on_opened = {
        let (queue, set) = (queue.clone(), on_incoming.clone());
        Callback::from(move |inside| set.emit(queue.as_ref().and_then(|it| it.opened(inside))))
    };
    let (choices, on_choices) = use_choices(&incoming);
    let source = (incoming.clone().filter(|_| !*is_template), (*zone).clone(), choices.clone());
    let (reading, on_stop) = use_reading(source, &on_opened);
    let shown = use_shown(&incoming, &reading);
    let on_source = use_callback(on_incoming.clone(), |it: Queue, set| set.emit(Some(it)));
    let on_other = use_callback(on_incoming.clone(), |(), set| set.emit(None));
    let next = queue.as_ref().and_then(Queue::next);
    let on_done = use_callback((on_incoming.clone(), next.clone()), |(), (set, next)| {
        set.emit(next.clone());
        if next.is_some() {
            page::arrive();
        }
    });
    let is_model = matches!(&reading, Reading::Refused(it) if it.is_model());
    let is_refused = incoming.is_some() && !is_model && matches!(reading, Reading::Refused(_));
    use_forgetting(is_refused, &on_done);
    let source = html! { <ChooseSource {on_source} /> };
    let body = match (incoming, &reading) {
        (Some(incoming), _) if *is_template => html! {
            <TemplateArrival session={session.clone()} {incoming} on_done={&on_done} />
        },
        (Some(incoming), Reading::Done(_) | Reading::Going(_)) => match shown {
            Some(imported) => html! {
                <>
                    <div>{ going(&incoming, matches!(reading, Reading::Going(true)), &on_stop) }</div>
                    <div>{ assumed(&incoming) }</div>
                    <ImportPreview
                        key={queue.as_ref().and_then(Queue::place).map_or(0, |(n, _)| n)}
                        session={session.clone()}
                        {incoming}
                        {imported}
                        {choices}
                        {on_choices}
                        zone={(*zone).clone()}
                        {on_zone}
                        on_done={&on_done}
                        {on_other}
                        is_last={next.is_none()}
                        beside={props.beside}
                    />
                </>
            },
            None => going(&incoming, matches!(reading, Reading::Going(true)), &on_stop),
        },
        (Some(incoming), Reading::Refused(_)) if is_model => html! {
            <>
                <ModelToTake session={session.clone()} name={name_of(&incoming).to_owned()} queue={queue.clone()} {on_incoming} />
                { source }
            </>
        },
        (Some(incoming), Reading::Refused(refusal)) => html! {
            <>{ refused(&incoming, refusal) }{ source }</>
        },
        (None, _) => source,
    };
    html! {
        <main class="page import-page" id="main" tabindex="-1">
            <header class="page-head"><h1>{ word::IMPORT.text() }</h1></header>
            <div class="page-body">
                <div class="import-queue">{ place_of(queue.as_ref(), next.is_some().then_some(&on_done)) }</div>
                <div class="import-body">{ body }</div>
            </div>
        </main>
    }
}

/// What `incoming` was read as. While it is read again, that of the time before stands.
#[hook]
fn use_shown(incoming: &Option<Rc<Incoming>>, reading: &Reading) -> Option<Rc<Imported>> {
    let last = use_mut_ref(|| None);
    let mut last = last.borrow_mut();
    if let Reading::Done(imported) = reading {
        *last = Some((incoming.clone(), imported.clone()));
    }
    last.as_ref().filter(|(of, _)| of == incoming).map(|(_, imported)| imported.clone())
}

/// What was decided about `incoming`, and what decides otherwise. Something else begins without any decision.
#[hook]
fn use_choices(incoming: &Option<Rc<Incoming>>) -> (Rc<Choices>, Callback<Choices>) {
    let decided = use_state(|| (None, Rc::default()));
    let on_choices =
        use_callback((incoming.clone(), decided.setter()), |it: Choices, (of, set)| {
            set.set((of.clone(), Rc::new(it)));
        });
    let (of, choices) = &*decided;
    (if of == incoming { choices.clone() } else { Rc::default() }, on_choices)
}

/// Whoever comes back to the page finds no refusal of something that they have long given up.
#[hook]
fn use_forgetting(is_refused: bool, on_done: &Callback<()>) {
    let held = use_mut_ref(|| None);
    *held.borrow_mut() = is_refused.then(|| on_done.clone());
    use_effect_with((), move |()| {
        move || {
            if let Some(on_done) = held.take() {
                on_done.emit(());
            }
        }
    });
}

/// Which of several files is looked at, and the way past it.
fn place_of(queue: Option<&Queue>, on_skip: Option<&Callback<()>>) -> Html {
    let Some((queue, (n, all))) = queue.and_then(|it| Some((it, it.place()?))) else {
        return Html::default();
    };
    let name = &queue.current().name;
    html! {
        <>
            <p role="status">{ word::IMPORT_PLACE.fill(&[("n", &n), ("all", &all), ("name", name)]) }</p>
            if let Some(on_skip) = on_skip {
                <button type="button" class="button" onclick={on_skip.reform(|_: MouseEvent| ())}>
                    { word::IMPORT_SKIP.text() }
                </button>
            }
        </>
    }
}

/// That it is being read, and the way out, once that takes long.
fn going(incoming: &Incoming, is_long: bool, on_stop: &Callback<()>) -> Html {
    html! {
        <div class="import-going" role="status">
            if is_long {
                <p>{ word::IMPORT_READING.fill(&[("name", &name_of(incoming))]) }</p>
                <button type="button" class="button" onclick={on_stop.reform(|_: MouseEvent| ())}>
                    { word::IMPORT_STOP.text() }
                </button>
            }
        </div>
    }
}

/// That nothing says how the file holds its letters.
fn assumed(incoming: &Incoming) -> Html {
    if !incoming.is_assumed {
        return Html::default();
    }
    html! { <p class="banner" data-kind="warning" role="status">{ word::IMPORT_ASSUMED.text() }</p> }
}

fn name_of(incoming: &Incoming) -> &str {
    if incoming.name.is_empty() { word::IMPORT_TEXT.text() } else { &incoming.name }
}

fn refused(incoming: &Incoming, refusal: &Refusal) -> Html {
    let words = match refusal {
        Refusal::File(problem) => word::IMPORT_ERROR.fill(&[("error", problem)]),
        Refusal::Unread(IoError::Unreadable(error)) => match (error.trouble, error.at) {
            (Trouble::Empty, _) => word::IMPORT_EMPTY.text().to_owned(),
            (Trouble::Foreign, _) => word::IMPORT_FOREIGN.text().to_owned(),
            (Trouble::Short, Some(At { line, column })) => {
                word::IMPORT_SHORT.fill(&[("line", &line), ("column", &column)])
            }
            _ => word::IMPORT_ERROR.fill(&[("error", error)]),
        },
        Refusal::Unread(error) => word::IMPORT_ERROR.fill(&[("error", error)]),
    };
    html! {
        <div class="banner import-refused" data-kind="danger" role="alert">
            <p><strong>{ word::IMPORT_REFUSED.fill(&[("name", &name_of(incoming))]) }{ ":" }</strong>{ " " }{ words }</p>
        </div>
    }
}
