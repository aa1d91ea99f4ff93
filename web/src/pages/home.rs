//! Home: what needs somebody now, what was learned lately, and how it goes.

use std::rc::Rc;

use afterword_core::board::Card;
use afterword_ui::SeverityBadge;
use afterword_ui::board::Lead;
use afterword_ui::chart::{ChartFigure, use_width};
use afterword_ui::draw::use_drawing_words;
use afterword_ui::words::{use_words, word};
use chrono::NaiveDate;
use yew::prelude::*;

use super::board::card_route;
use super::trends::{use_rulings, warning_words};
use crate::across::{Asked, Home, HomeShown, Late, Learned, Named, use_answer};
use crate::browser::clock;
use crate::route::Route;
use crate::session::Session;

#[derive(PartialEq, Properties)]
pub(crate) struct HomePageProps {
    pub(crate) session: Session,
}

/// What a day begins with.
#[component]
pub(crate) fn HomePage(props: &HomePageProps) -> Html {
    use_words();
    let session = &props.session;
    let words = use_drawing_words();
    let (rulings, _) = use_rulings(session);
    let place = use_node_ref();
    let width = use_width(&place);
    // One time for the whole visit: whatever asks with another would ask again and again.
    let now = use_memo(session.today, |_| clock::now());
    let question = rulings.zip(width).map(|(rulings, width)| Home {
        now: *now,
        width,
        rulings,
        words: words.clone(),
    });
    let asked = use_answer(session, question);
    html! {
        <main class="page home-page" id="main" tabindex="-1" aria-busy={matches!(asked, Asked::Waiting).to_string()}>
            <header class="page-head"><h1>{ word::HOME.text() }</h1></header>
            <div class="chart-probes home-probe" aria-hidden="true"><div ref={&place}></div></div>
            <div class="trends-state" role="status">{ state(&asked) }</div>
            <div class="home-body">{ asked.answer().map(|it| body(session, it)) }</div>
        </main>
    }
}

fn state(asked: &Asked<Rc<HomeShown>>) -> Html {
    match asked {
        Asked::Failed(error) => html! { <p class="trends-failed">{ format!("{error}.") }</p> },
        Asked::Answered(_) if asked.is_whole() => Html::default(),
        Asked::Waiting | Asked::Answered(_) => {
            html! { <p class="quiet">{ word::LIST_LOOKING.text() }</p> }
        }
    }
}

fn body(session: &Session, shown: &HomeShown) -> Html {
    if shown.n == 0 {
        return html! {
            <div class="empty-state" key="empty">
                <p>{ word::HOME_EMPTY.text() }</p>
                <a class="button primary" href={Route::Postmortems.to_string()}>{ word::HOME_TO_LIST.text() }</a>
            </div>
        };
    }
    html! {
        <div class="home-columns" key="full">
            <div class="home-needs">
                { section("home-actions", word::HOME_ACTIONS.text(), actions(session, shown)) }
                { section("home-late", word::HOME_LATE.text(), late(session, shown)) }
                { section("home-warnings", word::WARNINGS.text(), warnings(shown)) }
            </div>
            <div class="home-learned">
                { section("home-learned", word::HOME_LEARNED.text(), learned(session, shown)) }
            </div>
            <section class="home-charts" aria-labelledby="home-charts">
                <h2 id="home-charts">{ word::HOME_CHARTS.text() }</h2>
                <div class="chart-grid">
                    for chart in &shown.charts {
                        <ChartFigure key={chart.key.clone()} chart={chart.clone()} />
                    }
                </div>
            </section>
        </div>
    }
}

fn section(id: &'static str, title: &'static str, body: Html) -> Html {
    html! {
        <section key={id} class="home-section" aria-labelledby={id}>
            <h2 {id}>{ title }</h2>
            { body }
        </section>
    }
}

fn more(n: usize, route: Route, words: &'static str) -> Html {
    html! {
        <p class="home-more">
            if n > 0 { <span class="count">{ word::HOME_MORE.count(n) }{ " " }</span> }
            <a href={route.to_string()}>{ words }</a>
        </p>
    }
}

fn actions(session: &Session, shown: &HomeShown) -> Html {
    if shown.pressing.is_empty() {
        return html! { <p class="quiet">{ word::HOME_NO_ACTIONS.text() }</p> };
    }
    let n_more = (shown.n_overdue + shown.n_soon).saturating_sub(shown.pressing.len());
    html! {
        <>
            <p class="home-figures">{ word::HOME_FIGURES.fill(&[("overdue", &shown.n_overdue), ("soon", &shown.n_soon)]) }</p>
            <ul class="home-list">
                for it in &shown.pressing { { action(session, it) } }
            </ul>
            { more(n_more, Route::Actions, word::HOME_TO_ACTIONS.text()) }
        </>
    }
}

fn action(session: &Session, card: &Card) -> Html {
    let title =
        if card.action.title.is_empty() { word::UNTITLED.text() } else { &card.action.title };
    let owner = match card.action.owner.trim() {
        "" => word::HOME_NOBODY.text(),
        owner => owner,
    };
    let key = format!("{}-{}", card.document, card.action.id);
    html! {
        <li {key} class="home-item">
            <a href={card_route(card.document, Lead::of(card), card.key()).to_string()}>{ title }</a>
            <p class="home-facts">
                <span class={due_class(card.action.due, session.today)}>{ due(card.action.due, session.today) }</span>
                { format!(" · {owner} · {}", card.title) }
            </p>
        </li>
    }
}

fn due_class(due: Option<NaiveDate>, today: NaiveDate) -> Option<&'static str> {
    due.is_some_and(|it| it < today).then_some("is-overdue")
}

fn due(due: Option<NaiveDate>, today: NaiveDate) -> String {
    let days = due.map_or(0, |it| (it - today).num_days());
    let n = usize::try_from(days.abs()).unwrap_or_default();
    match days {
        0 => word::HOME_TODAY.text().to_owned(),
        ..0 => word::HOME_OVERDUE.count(n),
        _ => word::HOME_DUE.count(n),
    }
}

fn link(document: &Named) -> Html {
    let title = if document.title.is_empty() { word::UNTITLED.text() } else { &document.title };
    html! { <a href={Route::Postmortem(document.id).to_string()}>{ title }</a> }
}

fn late(session: &Session, shown: &HomeShown) -> Html {
    if shown.late.is_empty() {
        return html! { <p class="quiet">{ word::HOME_NO_LATE.text() }</p> };
    }
    let item = |it: &Late| {
        let days = usize::try_from(it.days).unwrap_or_default();
        html! {
            <li key={it.document.id.to_string()} class="home-item has-badge">
                <SeverityBadge severity={it.severity.clone()} scheme={&session.scheme} />
                <div>{ link(&it.document) }<p class="home-facts">{ late_by(days) }</p></div>
            </li>
        }
    };
    html! {
        <>
            <ul class="home-list">for it in &shown.late { { item(it) } }</ul>
            { more(shown.n_late.saturating_sub(shown.late.len()), Route::Postmortems, word::HOME_TO_LIST.text()) }
        </>
    }
}

fn warnings(shown: &HomeShown) -> Html {
    if shown.warned.is_empty() {
        return html! { <p class="quiet">{ word::WARNINGS_NONE.text() }</p> };
    }
    html! {
        <>
            <ul class="home-list">
                for it in &shown.warned {
                    <li key={it.warning.key.clone()} class="home-item">{ warning_words(it) }</li>
                }
            </ul>
            { more(shown.n_warned.saturating_sub(shown.warned.len()), Route::Trends, word::HOME_TO_TRENDS.text()) }
        </>
    }
}

fn learned(session: &Session, shown: &HomeShown) -> Html {
    if shown.learned.is_empty() {
        return html! { <p class="quiet">{ word::HOME_NOTHING_LEARNED.text() }</p> };
    }
    let item = |it: &Learned| {
        let facts = word::HOME_LEARNED_FACTS.fill(&[
            ("day", &word::DATE_LIST.day(it.published)),
            ("closed", &it.closed),
            ("actions", &it.actions),
        ]);
        html! {
            <li key={it.document.id.to_string()} class="home-item has-badge">
                <SeverityBadge severity={it.severity.clone()} scheme={&session.scheme} />
                <div>
                    { link(&it.document) }
                    <ul class="home-reasons">
                        for (at, text) in it.reasons.iter().enumerate() { <li key={at}>{ text }</li> }
                    </ul>
                    <p class="home-facts">{ facts }</p>
                </div>
            </li>
        }
    };
    html! {
        <>
            <ul class="home-list">for it in &shown.learned { { item(it) } }</ul>
            { more(0, Route::Report, word::HOME_TO_REPORT.text()) }
        </>
    }
}

fn late_by(days: usize) -> String {
    match days {
        0 => word::HOME_LATE_TODAY.text().to_owned(),
        n => word::HOME_LATE_DAYS.count(n),
    }
}
