//! Factors and causes that return, with their documents and what is still to be done against them.

use std::rc::Rc;

use afterword_ui::wide_table;
use afterword_ui::words::{InWords as _, use_words, word};
use yew::prelude::*;

use super::documents::{documents, title};
use super::sentence::day;
use crate::across::{OpenAction, Returning, TrendsShown};
use crate::route::Route;

#[derive(Properties)]
pub(super) struct ReturningTableProps {
    pub(super) shown: Rc<TrendsShown>,
    /// Wants to see more of them.
    pub(super) on_more: Callback<()>,
}

/// Each answer is a new one.
impl PartialEq for ReturningTableProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.shown, &other.shown) && self.on_more == other.on_more
    }
}

/// What stands in several incidents: those of the most incidents first.
#[component]
pub(super) fn ReturningTable(props: &ReturningTableProps) -> Html {
    use_words();
    let TrendsShown { returning, n_returning, n, .. } = &*props.shown;
    let more = n_returning.saturating_sub(returning.len());
    html! {
        <section class="returning" aria-labelledby="trends-returning">
            <h2 id="trends-returning">{ word::RETURNING.text() }</h2>
            <div>
                if returning.is_empty() {
                    <p class="quiet">{ word::RETURNING_NONE.count(*n) }</p>
                } else {
                    { wide_table(word::RETURNING.text(), table(returning)) }
                }
            </div>
            <div>
                if more > 0 {
                    <button type="button" class="button" onclick={props.on_more.reform(|_: MouseEvent| ())}>
                        { word::RETURNING_MORE.count(more) }
                    </button>
                }
            </div>
        </section>
    }
}

fn table(rows: &[Returning]) -> Html {
    let names = [
        &word::RETURNING_WHAT,
        &word::RETURNING_TIMES,
        &word::RETURNING_WHERE,
        &word::RETURNING_ACTIONS,
    ];
    html! {
        <table class="returning-table">
            <thead>
                <tr>{ names.map(|it| html! { <th scope="col">{ it.text() }</th> }).into_iter().collect::<Html>() }</tr>
            </thead>
            <tbody>
                for (at, it) in rows.iter().enumerate() {
                    <tr key={at}>
                        <th scope="row">{ what(it) }</th>
                        <td class="number">{ times(it) }</td>
                        <td>{ documents(&it.documents, it.here.saturating_sub(it.documents.len())) }</td>
                        <td>{ actions(it) }</td>
                    </tr>
                }
            </tbody>
        </table>
    }
}

fn what(it: &Returning) -> Html {
    let words = word::SHARED_WORDS.fill(&[("words", &it.words.join(", "))]);
    let category = it.category.map(|it| it.in_words().to_string());
    let words = (!it.words.is_empty()).then_some(words);
    let facts: Vec<String> = category.into_iter().chain(words).collect();
    html! {
        <>
            <span>{ &it.text }</span>
            <p class="quiet">{ facts.join(" · ") }</p>
        </>
    }
}

fn times(it: &Returning) -> String {
    match it.ever > it.here {
        true => word::RETURNING_OF.fill(&[("here", &it.here), ("ever", &it.ever)]),
        false => it.here.to_string(),
    }
}

fn actions(it: &Returning) -> Html {
    if it.open.is_empty() {
        let said = match it.actions {
            0 => word::RETURNING_NO_ACTION.text().to_owned(),
            n => word::RETURNING_CLOSED.count(n),
        };
        return html! { <p class="quiet">{ said }</p> };
    }
    let more = it.n_open.saturating_sub(it.open.len());
    html! {
        <ul class="named-documents">
            { it.open.iter().map(action).collect::<Html>() }
            if more > 0 {
                <li key="more" class="quiet">{ word::FOLDER_MORE.count(more) }</li>
            }
        </ul>
    }
}

fn action(it: &OpenAction) -> Html {
    let owner = match it.owner.as_str() {
        "" => word::ACTION_NO_OWNER.text().to_owned(),
        owner => owner.to_owned(),
    };
    let facts: Vec<String> = std::iter::once(owner).chain(it.due.map(day)).collect();
    html! {
        <li key={format!("{}-{}", it.document, it.action)}>
            <a href={Route::Postmortem(it.document).to_string()}>{ title(&it.title) }</a>
            <span class="quiet">{ facts.join(" · ") }</span>
        </li>
    }
}
