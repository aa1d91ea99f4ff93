//! What an assessment comes to: the answer first, then the heatmap, the dimensions, what needs a look, and what it stands beside.

use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_core::maturity::{Assessment, SideBySide, side_by_side};
use afterword_ui::draw::use_drawing_words;
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::maturity::{
    AnswerLine, Attention, BenchmarkTables, Beside, DimensionTable, Heatmap,
};
use afterword_ui::words::{Text, use_words, word};
use yew::prelude::*;

use super::begin::assessments;
use super::chart::Shown;
use super::desk::ViewProps;
use super::names::names;
use super::out::{self, File, Form};
use crate::browser::page;
use crate::loading::{Loading, use_loaded};
use crate::maturity_view::MaturityView;
use crate::pages::desk::Chart;
use crate::pages::tag::tag_button;
use crate::route::Route;
use crate::session::Session;

/// Where the questions of an assessment are opened, by their places.
#[hook]
pub(super) fn use_question(assessment: &Rc<Assessment>) -> Callback<u16, String> {
    use_callback(assessment.id, |place: u16, id| {
        Route::Assessment(*id, MaturityView::Question(place)).to_string()
    })
}

/// The results of an assessment, on screen and on paper.
#[component]
pub(super) fn Results(props: &ViewProps) -> Html {
    use_words();
    let ViewProps { session, assessment, on_tag, .. } = props;
    let words = use_drawing_words();
    let href = use_question(assessment);
    let incident = use_callback((), |id: DocumentId, ()| Route::Postmortem(id).to_string());
    let others = use_others(session, assessment);
    let is_printing = use_state_eq(|| false);
    {
        let setter = is_printing.setter();
        use_effect_with(*is_printing, move |is_printing| {
            let printing = is_printing.then(|| page::print(move || setter.set(false)));
            move || drop(printing)
        });
    }
    let print = {
        let setter = is_printing.setter();
        Callback::from(move |_: MouseEvent| setter.set(true))
    };
    let copy = |form: Form| {
        let (session, assessment, words) = (session.clone(), assessment.clone(), words.clone());
        Callback::from(move |_: MouseEvent| out::copy(&session, &assessment, form, &words))
    };
    let button = |icon, text: &'static Text, onclick: Callback<MouseEvent>| {
        html! {
            <button type="button" class="button" {onclick}><Icon name={icon} />{ text.text() }</button>
        }
    };
    let highest = assessment.model.highest();
    html! {
        <div class="results">
            <AnswerLine assessment={assessment.clone()} href={href.clone()} />
            <div class="button-row">
                { button(IconName::Copy, &word::RESULTS_COPY_MARKDOWN, copy(Form::Markdown)) }
                { button(IconName::Copy, &word::RESULTS_COPY_TEXT, copy(Form::Text)) }
                { button(IconName::Printer, &word::RESULTS_PRINT, print) }
                { out::buttons(session, assessment, &File::RESULTS) }
                { tag_button(on_tag) }
            </div>
            <div class="results-top">
                <section class="results-scores" aria-label={word::RESULTS_HEATMAP.text()}>
                    <h2 class="visually-hidden">{ word::RESULTS_HEATMAP.text() }</h2>
                    <Heatmap assessment={assessment.clone()} href={href.clone()} />
                    <p class="quiet results-legend">{ word::RESULTS_LEGEND.fill(&[("highest", &highest)]) }</p>
                </section>
                <Chart<Shown> session={session.clone()} of={assessment.clone()} shown={Shown::Profile} />
            </div>
            { section(&word::RESULTS_BY_DIMENSION, html! {
                <DimensionTable assessment={assessment.clone()} href={href.clone()} />
            }) }
            { section(&word::RESULTS_ATTENTION, html! {
                <Attention assessment={assessment.clone()} today={session.today} {href} {incident} />
            }) }
            { section(&word::RESULTS_BESIDE, html! {
                <BesideOthers session={session.clone()} assessment={assessment.clone()} others={others.clone()} />
            }) }
            <Chart<Shown> session={session.clone()} of={assessment.clone()} shown={Shown::Progress(others)} />
            <details class="results-others">
                <summary>{ word::DORA_TITLE.text() }</summary>
                <BenchmarkTables />
            </details>
        </div>
    }
}

fn section(title: &'static Text, inside: Html) -> Html {
    html! {
        <section class="results-section" aria-label={title.text()}>
            <h2>{ title.text() }</h2>
            { inside }
        </section>
    }
}

/// The other assessments by the same model, the newest first; none until they are there.
#[hook]
fn use_others(session: &Session, assessment: &Rc<Assessment>) -> Rc<[Rc<Assessment>]> {
    let store = session.store.clone();
    let found = use_loaded(session.n_changes, move |_| assessments(store.clone()));
    let own = (assessment.id, assessment.model.id.clone());
    let others = use_memo((found, own), |(found, (id, model))| match found {
        Loading::Here(Ok(all)) => {
            all.iter().filter(|it| it.id != *id && it.model.id == *model).cloned().collect()
        }
        // The list of assessments says what is wrong.
        _ => Rc::<[Rc<Assessment>]>::from([]),
    });
    (*others).clone()
}

#[derive(PartialEq, Properties)]
struct BesideOthersProps {
    session: Session,
    assessment: Rc<Assessment>,
    others: Rc<[Rc<Assessment>]>,
}

/// So many other teams stand beside it before anybody chooses.
const MOST_CHOSEN: usize = 3;

/// The newest of each other team, of as many as have room.
fn usual(assessment: &Assessment, others: &[Rc<Assessment>]) -> BTreeSet<DocumentId> {
    let own = assessment.about.team.trim();
    let mut teams = BTreeSet::from([own]);
    let mut chosen = BTreeSet::new();
    for it in others {
        if chosen.len() < MOST_CHOSEN && teams.insert(it.about.team.trim()) {
            chosen.insert(it.id);
        }
    }
    chosen
}

/// The choice of others, and the table of them.
#[component]
fn BesideOthers(props: &BesideOthersProps) -> Html {
    use_words();
    let BesideOthersProps { assessment, others, .. } = props;
    let chosen = use_state_eq(|| None::<BTreeSet<DocumentId>>);
    let shown = (*chosen).clone().unwrap_or_else(|| usual(assessment, others));
    let href = use_callback((), |id: DocumentId, ()| {
        Route::Assessment(id, MaturityView::Results).to_string()
    });
    let all = {
        let beside = others.iter().filter(|it| shown.contains(&it.id));
        let all: Vec<Rc<Assessment>> = [assessment].into_iter().chain(beside).cloned().collect();
        Rc::new(told_apart(&all))
    };
    let choice = |(it, name): (&Rc<Assessment>, String)| {
        let (id, is_chosen) = (it.id, shown.contains(&it.id));
        let onchange = {
            let (chosen, shown) = (chosen.setter(), shown.clone());
            Callback::from(move |_: Event| {
                let mut next = shown.clone();
                if !next.remove(&id) {
                    next.insert(id);
                }
                chosen.set(Some(next));
            })
        };
        html! {
            <li key={id.to_string()}>
                <label>
                    <input type="checkbox" checked={is_chosen} {onchange} />
                    { name }
                </label>
            </li>
        }
    };
    html! {
        <div class="results-choose">
            if others.is_empty() {
                <p class="quiet">{ word::RESULTS_BESIDE_NONE.text() }</p>
            } else {
                <fieldset>
                    <legend>{ word::RESULTS_BESIDE_CHOOSE.text() }</legend>
                    <ul>{ for others.iter().zip(names(others)).map(choice) }</ul>
                </fieldset>
            }
            <div class="results-chosen">
                if all.columns.len() > 1 {
                    <Beside {all} {href} />
                }
            </div>
        </div>
    }
}

/// Assessments by one model side by side; columns of one team say of when they are.
fn told_apart(all: &[Rc<Assessment>]) -> SideBySide {
    let mut beside = side_by_side(&all.iter().map(|it| &**it).collect::<Vec<_>>());
    let teams: Vec<String> = beside.columns.iter().map(|it| it.name.clone()).collect();
    for (column, name) in beside.columns.iter_mut().zip(names(all)) {
        if teams.iter().filter(|it| **it == column.name).count() > 1 {
            column.name = name;
        }
    }
    beside
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use afterword_core::maturity::Model;

    use super::*;

    #[test]
    fn the_newest_of_each_other_team_stands_beside_it() {
        let text = r#"{"id": "m", "version": "1", "name": "M", "levels": [{"name": "1"}], "dimensions":
            [{"id": "d", "name": "D", "capabilities": [{"id": "c", "name": "C", "statements": ["a"]}]}]}"#;
        let model = Rc::new(Model::read(text).unwrap().0);
        let of = |n: u64, team: &str| {
            let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
            let id = DocumentId::v7(n, [0; 10]);
            let mut it = Assessment::new(id, String::new(), model.clone(), now);
            it.about.team = team.to_owned();
            Rc::new(it)
        };
        let others =
            [of(2, "Pay"), of(3, "Search"), of(4, "Pay"), of(5, "A"), of(6, "B"), of(7, "C")];
        let chosen = usual(&of(1, "Search"), &others);
        let expected = [2, 5, 6].map(|it| DocumentId::v7(it, [0; 10]));
        assert_eq!(chosen.into_iter().collect::<Vec<_>>(), expected);
        let beside = told_apart(&[of(1, "Search"), of(2, "Pay"), of(3, "Search")]);
        let names: Vec<&str> = beside.columns.iter().map(|it| &*it.name).collect();
        assert!(names[0] != names[2] && names[0].starts_with("Search, "), "{names:?}");
        assert_eq!(names[1], "Pay");
    }
}
