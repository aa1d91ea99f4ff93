//! The board on paper: all that the filter leaves is fetched first, and then the browser prints.

use std::rc::Rc;

use afterword_ui::board::BoardPaper;
use chrono::NaiveDate;
use yew::prelude::*;

use crate::across::{Board, Layout, Shown, Wanted, ask_once};
use crate::browser::{page, task};
use crate::session::Session;

/// What goes on paper, and what brings it there.
#[hook]
pub(super) fn use_paper(session: &Session, wanted: &Wanted) -> (Html, Callback<()>) {
    let fetched = use_state(|| None::<(Rc<Shown>, NaiveDate)>);
    let on_print = {
        let (session, wanted, setter) = (session.clone(), wanted.clone(), fetched.setter());
        Callback::from(move |()| {
            let (session, wanted, setter) = (session.clone(), wanted.clone(), setter.clone());
            task::spawn(async move {
                let today = wanted.today;
                let question = Board { wanted, layout: Layout::List(0..usize::MAX) };
                match ask_once(&session.store, &question).await {
                    Ok(shown) => setter.set(Some((Rc::new(shown), today))),
                    Err(error) => session.say_here.emit(error.to_string().into()),
                }
            });
        })
    };
    use_effect_with(fetched.clone(), |fetched| {
        let setter = fetched.setter();
        let printed = fetched.is_some().then(|| page::print(move || setter.set(None)));
        move || drop(printed)
    });
    let paper = fetched.as_ref().map(|(shown, today)| {
        let cards: Rc<[_]> =
            shown.parts.first().map(|it| Rc::from(it.as_slice())).unwrap_or_default();
        html! { <BoardPaper counts={shown.counts} {cards} today={*today} /> }
    });
    (paper.unwrap_or_default(), on_print)
}
