//! Trends: what needs attention, what returns, and how incidents go on, as small charts side by side.

mod dismiss;
mod documents;
mod look;
mod out;
mod returning;
mod rulings;
mod scope;
mod sentence;
mod view;
mod warnings;

use std::rc::Rc;

use afterword_core::chart::Drawn;
use afterword_core::draw::Words;
use afterword_core::trends::{ResponseTime, Ruling};
use afterword_ui::chart::{ChartFigure, ChartForm, use_width};
use afterword_ui::draw::use_drawing_words;
use afterword_ui::fields::Select;
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::words::{count, use_words, word};
use yew::prelude::*;

use crate::across::{Asked, Theme, Trends, TrendsChart, TrendsShown, is_wide, use_answer};
use crate::browser::clock;
use crate::route::Route;
use crate::session::Session;
use returning::ReturningTable;
use scope::ScopeBar;
use view::View;
use warnings::Warnings;

pub(super) use look::use_look;
pub(super) use rulings::use_rulings;
pub(super) use warnings::words as warning_words;

#[derive(PartialEq, Properties)]
pub(crate) struct TrendsPageProps {
    pub(crate) session: Session,
}

/// So many of the factors that return are shown at first, and more each time.
const RETURNING: usize = 8;
const MORE_RETURNING: usize = 30;

/// The same of warnings.
const WARNED: usize = 4;
const MORE_WARNED: usize = 20;

/// What incidents say together.
#[component]
pub(crate) fn TrendsPage(props: &TrendsPageProps) -> Html {
    use_words();
    let session = &props.session;
    let words = use_drawing_words();
    let (view, on_view) = use_look::<View>(session, "trends");
    let (rulings, on_rule) = use_rulings(session);
    let places = [use_node_ref(), use_node_ref()];
    let widths = [use_width(&places[0]), use_width(&places[1])];
    let (most_returning, on_more) = use_more(RETURNING, MORE_RETURNING);
    let (most_warned, on_more_warned) = use_more(WARNED, MORE_WARNED);
    // One time for the whole visit: whatever asks with another would ask again and again.
    let now = use_memo(session.today, |_| clock::now());
    let question = question(view.as_deref(), widths, rulings, &words).map(|it| Trends {
        now: *now,
        most_returning,
        most_warned,
        ..it
    });
    let asked = use_answer(session, question.clone());
    let desk =
        Desk { session, view: view.as_ref(), question: question.as_ref(), on_view: &on_view };
    html! {
        <main class="page trends-page" id="main" tabindex="-1" aria-busy={matches!(asked, Asked::Waiting).to_string()}>
            <header class="page-head">
                <h1>{ word::TRENDS.text() }</h1>
                <a class="button" href={Route::Report.to_string()}><Icon name={IconName::FileText} />{ word::REPORT.text() }</a>
            </header>
            <div class="chart-probes" aria-hidden="true">
                <div ref={&places[0]}></div>
                <div ref={&places[1]} class="is-wide"></div>
            </div>
            <div>{ desk.scope_bar(asked.answer()) }</div>
            <div class="trends-state" role="status">{ state(&asked) }</div>
            <div class="trends-body">{ desk.body(asked.answer(), &on_rule, [&on_more_warned, &on_more]) }</div>
        </main>
    }
}

/// How many are shown, and what shows more of them.
#[hook]
fn use_more(first: usize, more: usize) -> (usize, Callback<()>) {
    let most = use_state_eq(|| first);
    let setter = most.setter();
    let on_more = use_callback(*most, move |(), most| setter.set(most + more));
    (*most, on_more)
}

/// The question, once all that it takes is known; when it is asked, and how much is wanted, is put in by the page.
fn question(
    view: Option<&View>,
    widths: [Option<u32>; 2],
    rulings: Option<Rc<Vec<Ruling>>>,
    words: &Rc<Words>,
) -> Option<Trends> {
    let now = clock::now();
    Some(Trends {
        looked: view?.looked(now.date_naive()),
        now,
        widths: [widths[0]?, widths[1]?],
        most_returning: RETURNING,
        most_warned: WARNED,
        rulings: rulings?,
        words: words.clone(),
    })
}

/// Whether it is waited, what failed, or that not all has been read yet.
fn state(asked: &Asked<Rc<TrendsShown>>) -> Html {
    match asked {
        Asked::Failed(error) => html! { <p class="trends-failed">{ format!("{error}.") }</p> },
        Asked::Answered(_) if asked.is_whole() => Html::default(),
        Asked::Waiting | Asked::Answered(_) => {
            html! { <p class="quiet">{ word::LIST_LOOKING.text() }</p> }
        }
    }
}

/// What the parts of the page are made of.
struct Desk<'a> {
    session: &'a Session,
    view: Option<&'a Rc<View>>,
    question: Option<&'a Trends>,
    on_view: &'a Callback<View>,
}

impl Desk<'_> {
    fn scope_bar(&self, shown: Option<&Rc<TrendsShown>>) -> Html {
        let Some(view) = self.view else { return Html::default() };
        let choices = shown.map(|it| it.choices.clone()).unwrap_or_default();
        html! { <ScopeBar view={view.clone()} {choices} on_change={self.on_view} /> }
    }

    fn body(
        &self,
        shown: Option<&Rc<TrendsShown>>,
        on_rule: &Callback<rulings::Ruled>,
        [on_warned, on_more]: [&Callback<()>; 2],
    ) -> Html {
        let Some(shown) = shown else { return Html::default() };
        let looked_at = word::TRENDS_COUNT.count_and(shown.n, &[("of", &count(shown.of as u64))]);
        html! {
            <>
                <p class="trends-count number" key="count">{ looked_at }</p>
                <Warnings key="warnings" session={self.session.clone()} shown={shown.clone()} {on_rule} on_more={on_warned} />
                <ReturningTable key="returning" shown={shown.clone()} {on_more} />
                for (theme, charts) in &shown.charts {
                    <section key={format!("{theme:?}")} class="chart-theme">
                        <h2>{ heading(*theme) }</h2>
                        <div class="chart-grid">
                            { charts.iter().map(|it| self.figure(it)).collect::<Html>() }
                        </div>
                    </section>
                }
            </>
        }
    }

    fn figure(&self, chart: &Rc<Drawn>) -> Html {
        let on_out = {
            let (session, question) = (self.session.clone(), self.question.cloned());
            Callback::from(move |(chart, form): (Rc<Drawn>, ChartForm)| {
                let Some(question) = question.clone() else { return };
                let Trends { looked, now, words, .. } = question;
                let wanted = TrendsChart { looked, now, key: chart.key.clone(), words };
                out::take_out(&session, &chart, form, wanted);
            })
        };
        let is_by_time = chart.key.starts_with("response-time-to-");
        html! {
            <ChartFigure key={if is_by_time { "response-by-period" } else { chart.key.as_str() }.to_owned()} chart={chart.clone()} is_wide={is_wide(&chart.key)} {on_out}>
                { if is_by_time { self.time_choice() } else { Html::default() } }
            </ChartFigure>
        }
    }

    /// Which of the response times is shown period by period.
    fn time_choice(&self) -> Html {
        let Some((view, question)) = self.view.zip(self.question) else { return Html::default() };
        let name = |it: ResponseTime| {
            let words = question.words.get(&format!("chart-{}", it.metric())).to_owned();
            (it, AttrValue::from(words))
        };
        let on_change = {
            let view = view.clone();
            self.on_view.reform(move |time| View { time, ..View::clone(&view) })
        };
        let options = ResponseTime::ALL.map(name);
        Select::new(word::TRENDS_TIME.text(), view.time, options, on_change).hide_label(true).html()
    }
}

fn heading(theme: Theme) -> &'static str {
    match theme {
        Theme::HowOften => word::TRENDS_HOW_OFTEN.text(),
        Theme::OfWhat => word::TRENDS_OF_WHAT.text(),
        Theme::HowLong => word::TRENDS_HOW_LONG.text(),
        Theme::Culture => word::TRENDS_CULTURE.text(),
    }
}
