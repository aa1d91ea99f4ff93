//! Figures that suggest scores: what the workspace measures of itself, what somebody types, and what a file says.

mod bring;

use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_core::maturity::{Assessment, Metric};
use afterword_ui::fields::Unread;
use afterword_ui::maturity::{Known, Measures, TypedFigure, TypedFigures, figure_keys};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::desk::ViewProps;
use super::results::use_question;
use crate::across::{FiguresKnown, FiguresShown, use_answer};
use crate::browser::{clock, drafts};
use crate::session::Session;
use bring::BringFigures;

/// What the workspace measures, once it is known.
#[hook]
pub(super) fn use_figures(session: &Session) -> Rc<FiguresShown> {
    let now = use_memo(session.today, |_| clock::now());
    let asked = use_answer(session, Some(FiguresKnown { now: *now }));
    use_memo(asked, |it| it.answer().cloned().unwrap_or_default())
}

/// The way in for figures of a file, and a section for each metric of the model.
#[component]
pub(super) fn Figures(props: &ViewProps) -> Html {
    use_words();
    let ViewProps { session, assessment, on_edit, .. } = props;
    let href = use_question(assessment);
    let shown = use_figures(session);
    let known = use_memo(shown, |shown| -> Rc<[Known]> {
        let known = |it: &crate::across::FigureKnown| {
            Some(Known { metric: Metric::named(&it.metric)?, figure: it.figure, n: it.n })
        };
        shown.figures.iter().filter_map(known).collect()
    });
    let (typed, on_typed) = use_typed(assessment);
    let on_one = {
        let (typed, on_typed) = (typed.clone(), on_typed.clone());
        Callback::from(move |(key, figure): (String, TypedFigure)| {
            let mut next = (*typed).clone();
            next.insert(key, figure);
            on_typed.emit(next);
        })
    };
    let has_rules = !figure_keys(assessment).is_empty();
    html! {
        <section class="maturity-section" aria-label={word::MATURITY_VIEW_FIGURES.text()}>
            <p>{ word::MEASURES_HINT.text() }</p>
            if has_rules {
                <BringFigures assessment={assessment.clone()} typed={typed.clone()} {on_typed} />
            }
            <Measures
                assessment={assessment.clone()}
                known={(*known).clone()}
                {typed}
                on_typed={on_one}
                today={session.today}
                {href}
                {on_edit}
            />
        </section>
    }
}

/// What somebody typed about an assessment, and what they type instead. This browser keeps it beside the assessment: a figure is no
/// finding before it is accepted, and is there when the page is opened again.
#[hook]
fn use_typed(assessment: &Rc<Assessment>) -> (Rc<TypedFigures>, Callback<TypedFigures>) {
    let id = assessment.id;
    let typed = use_state_eq(|| Rc::new(kept(assessment)));
    let on_typed = use_callback((id, typed.clone()), |next: TypedFigures, (id, typed)| {
        for (key, figure) in &next {
            if typed.get(key) != Some(figure) {
                keep(*id, key, figure);
            }
        }
        typed.set(Rc::new(next));
    });
    ((*typed).clone(), on_typed)
}

/// The name that a draft has here.
fn field(key: &str) -> String {
    format!("figure-{key}")
}

/// Keeps what was typed, a line for each field.
fn keep(id: DocumentId, key: &str, figure: &TypedFigure) {
    let n = figure.n.map(|it| it.to_string()).unwrap_or_default();
    let day = figure.day.map(|it| it.to_string()).unwrap_or_default();
    let text = [n, day, figure.figure.clone()].join("\n");
    let unread = Unread { text, instead_of: String::new() };
    drafts::keep(
        id,
        &field(key),
        Some(unread).filter(|_| *figure != TypedFigure::default()).as_ref(),
    );
}

fn kept(assessment: &Assessment) -> TypedFigures {
    let figure = |key: String| {
        let Unread { text, .. } = drafts::kept(assessment.id, &field(&key))?;
        let mut lines = text.splitn(3, '\n');
        let mut next = || lines.next().unwrap_or_default();
        let (n, day) = (next().parse().ok(), next().parse().ok());
        Some((key, TypedFigure { figure: next().to_owned(), n, day }))
    };
    figure_keys(assessment).into_iter().filter_map(figure).collect()
}
