//! The learning report: a month or a quarter, as it will leave.

mod out;
mod spans;

use std::rc::Rc;

use afterword_core::trends::{ReportSpan, Ruling, Scope};
use afterword_ui::icon::IconName;
use afterword_ui::markdown::Markdown;
use afterword_ui::menu::{Menu, MenuItem};
use afterword_ui::words::{Words, use_words, word};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use yew::prelude::*;

use super::trends::{use_look, use_rulings};
use crate::across::{Asked, Report, ReportShown, use_answer};
use crate::browser::clock;
use crate::route::Route;
use crate::session::Session;
use out::Way;
use spans::SpanChoice;

#[derive(PartialEq, Properties)]
pub(crate) struct ReportPageProps {
    pub(crate) session: Session,
}

/// Which report is looked at: the last quarter where nobody has chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Chosen {
    /// The month or the quarter, as its key.
    span: Option<String>,
}

impl Chosen {
    fn span(&self, today: NaiveDate) -> ReportSpan {
        let chosen = self.span.as_deref().and_then(|it| ReportSpan::read(it, today));
        chosen.unwrap_or_else(|| ReportSpan::quarter(today).before())
    }
}

/// A report, shown as it will leave.
#[component]
pub(crate) fn ReportPage(props: &ReportPageProps) -> Html {
    use_words();
    let session = &props.session;
    let (chosen, on_chosen) = use_look::<Chosen>(session, "report");
    let (rulings, _) = use_rulings(session);
    // One time for the whole visit, as on the page of trends.
    let now = use_memo(session.today, |_| clock::now());
    let span = chosen.as_deref().map(|it| it.span(session.today));
    let question =
        span.zip(rulings).map(|(span, rulings)| Report { now: *now, ..question(span, rulings) });
    let asked = use_answer(session, question.clone());
    let on_span = on_chosen.reform(|it: ReportSpan| Chosen { span: Some(it.key()) });
    html! {
        <main class="page report-page" id="main" tabindex="-1" aria-busy={matches!(asked, Asked::Waiting).to_string()}>
            <header class="page-head">
                <a class="report-back" href={Route::Trends.to_string()}>{ word::TRENDS.text() }</a>
                <div class="report-tools">
                    <div>{ span.map(|span| html! { <SpanChoice today={session.today} {span} {on_span} /> }) }</div>
                    <div>{ question.map(|it| tools(session, &it)) }</div>
                </div>
            </header>
            <div role="status">{ state(&asked) }</div>
            <div>{ asked.answer().map(shown).unwrap_or_default() }</div>
        </main>
    }
}

fn question(span: ReportSpan, rulings: Rc<Vec<Ruling>>) -> Report {
    Report {
        span: span.key(),
        scope: Scope::default(),
        now: clock::now(),
        language: Words::spoken().language().code().to_owned(),
        rulings,
        base: String::new(),
    }
}

fn state(asked: &Asked<Rc<ReportShown>>) -> Html {
    match asked {
        Asked::Failed(error) => html! { <p class="trends-failed">{ format!("{error}.") }</p> },
        Asked::Answered(_) if asked.is_whole() => Html::default(),
        Asked::Waiting | Asked::Answered(_) => {
            html! { <p class="quiet">{ word::LIST_LOOKING.text() }</p> }
        }
    }
}

/// The ways in which it leaves.
fn tools(session: &Session, report: &Report) -> Html {
    let item = |way: Way| {
        let (session, report) = (session.clone(), report.clone());
        let on_select = Callback::from(move |()| out::take_out(&session, &report, way));
        let icon = match way {
            Way::CopyMarkdown => IconName::Copy,
            Way::Markdown | Way::Html => IconName::Download,
            Way::Paper => IconName::Printer,
        };
        MenuItem::new(way.verb(), on_select).icon(icon)
    };
    let items = Way::ALL.map(item).to_vec();
    html! { <Menu label={word::REPORT_EXPORT.text()} {items} class="primary" /> }
}

fn shown(report: &Rc<ReportShown>) -> Html {
    html! {
        <article class="report">
            <h1>{ &report.title }</h1>
            <Markdown class="report-lead" text={report.lead.clone()} />
            for (heading, text) in &report.parts {
                <section key={heading.clone()}>
                    <h2>{ heading }</h2>
                    <Markdown text={text.clone()} />
                </section>
            }
        </article>
    }
}
