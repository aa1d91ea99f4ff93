//! The learning report: a month or a quarter, as it will leave.

mod out;
mod spans;

use std::rc::Rc;

use afterword_core::trends::{ReportSpan, Ruling, Scope};
use afterword_formats::report::LaidOut;
use afterword_ui::icon::IconName;
use afterword_ui::markdown::Markdown;
use afterword_ui::menu::{Menu, MenuItem};
use afterword_ui::words::{Words, use_words, word};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use yew::prelude::*;

use super::names::names;
use super::trends::{use_look, use_rulings};
use crate::across::{Asked, Choices, Report, ReportShown, use_answer};
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
    /// The team, the service and the label that it is about.
    #[serde(default)]
    team: Option<String>,
    #[serde(default)]
    service: Option<String>,
    #[serde(default)]
    tag: Option<String>,
}

impl Chosen {
    fn span(&self, today: NaiveDate) -> ReportSpan {
        let chosen = self.span.as_deref().and_then(|it| ReportSpan::read(it, today));
        chosen.unwrap_or_else(|| ReportSpan::quarter(today).before())
    }

    fn report(&self, today: NaiveDate, rulings: Rc<Vec<Ruling>>) -> Report {
        let Self { team, service, tag, .. } = self.clone();
        Report {
            span: self.span(today).key(),
            scope: Scope { period: None, team, service, tag },
            now: clock::now(),
            language: Words::spoken().language().code().to_owned(),
            rulings,
            base: String::new(),
        }
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
    let question = chosen
        .as_deref()
        .zip(rulings)
        .map(|(chosen, rulings)| Report { now: *now, ..chosen.report(session.today, rulings) });
    let asked = use_answer(session, question.clone());
    let choices = asked.answer().map(|it| &it.choices);
    let first = asked.answer().and_then(|it| it.first);
    html! {
        <main class="page report-page" id="main" tabindex="-1" aria-busy={matches!(asked, Asked::Waiting).to_string()}>
            <header class="page-head">
                <a class="report-back" href={Route::Trends.to_string()}>{ word::TRENDS.text() }</a>
                <div class="report-tools">
                    <div>{ chosen.as_ref().map(|it| span_choice(it, session.today, first, &on_chosen)) }</div>
                    <div>{ question.map(|it| tools(session, &it)) }</div>
                </div>
            </header>
            <div class="report-scope">{ chosen.as_ref().zip(choices).map(|it| scope(it.0, it.1, &on_chosen)) }</div>
            <div role="status">{ state(&asked) }</div>
            <div>{ asked.answer().map(shown).unwrap_or_default() }</div>
        </main>
    }
}

fn span_choice(
    chosen: &Rc<Chosen>,
    today: NaiveDate,
    first: Option<NaiveDate>,
    on_chosen: &Callback<Chosen>,
) -> Html {
    let on_span = change(chosen, on_chosen, |chosen, it: ReportSpan| chosen.span = Some(it.key()));
    html! { <SpanChoice {today} {first} span={chosen.span(today)} {on_span} /> }
}

/// Which team, service and label it is about; nothing where incidents name none.
fn scope(chosen: &Rc<Chosen>, choices: &Choices, on_chosen: &Callback<Chosen>) -> Html {
    let Choices { teams, services, tags } = choices;
    let team = change(chosen, on_chosen, |chosen, it| chosen.team = it);
    let service = change(chosen, on_chosen, |chosen, it| chosen.service = it);
    let tag = change(chosen, on_chosen, |chosen, it| chosen.tag = it);
    let fields = [
        (&word::TRENDS_TEAM, &chosen.team, teams, team),
        (&word::TRENDS_SERVICE, &chosen.service, services, service),
        (&word::TRENDS_TAG, &chosen.tag, tags, tag),
    ];
    let fields = fields.into_iter().filter(|(_, it, all, _)| it.is_some() || !all.is_empty());
    let fields = fields.map(|(label, it, all, on_change)| names(label, it, all, on_change));
    html! {
        <div class="scope-bar" role="group" aria-label={word::TRENDS_SCOPE.text()}>{ for fields }</div>
    }
}

fn change<T: 'static>(
    chosen: &Rc<Chosen>,
    on_chosen: &Callback<Chosen>,
    set: fn(&mut Chosen, T),
) -> Callback<T> {
    let chosen = chosen.clone();
    on_chosen.reform(move |it| {
        let mut changed = Chosen::clone(&chosen);
        set(&mut changed, it);
        changed
    })
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
    let LaidOut { title, lead, parts } = &report.laid_out;
    html! {
        <article class="report">
            <h1>{ title }</h1>
            <Markdown class="report-lead" text={lead.clone()} />
            for (heading, text) in parts {
                <section key={heading.clone()}>
                    <h2>{ heading }</h2>
                    <Markdown text={text.clone()} />
                </section>
            }
        </article>
    }
}
