//! A chart of a register on the page, and out of it.

use std::rc::Rc;

use afterword_core::chart::{self, ChartStyle, Drawn, PlanRow};
use afterword_core::draw::Words;
use afterword_core::secrets;
use afterword_core::toil::{Every, ProjectId, Schedule, ToilRegister};
use afterword_ui::chart::{ChartFigure, ChartForm, use_width};
use afterword_ui::draw::{use_drawing_words, use_settled};
use afterword_ui::toil::swing_rows;
use afterword_ui::words::use_words;
use chrono::NaiveDate;
use yew::prelude::*;

use crate::browser::task;
use crate::pages::chart_out::{picture_out, table_out};
use crate::session::Session;

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shown {
    /// The share of toil over time.
    Share(Every),
    /// What a project saves less what it costs, month by month.
    Payback(ProjectId),
    /// What each of its figures does to what it is worth.
    Tornado(ProjectId),
    /// Which sprint each project goes into.
    Sprints(Rc<Schedule>),
    /// The share of toil that the plan leaves, month by month.
    Expected(Rc<Schedule>),
}

#[derive(PartialEq, Properties)]
pub(super) struct ChartProps {
    pub(super) session: Session,
    pub(super) register: Rc<ToilRegister>,
    pub(super) shown: Shown,
    /// What can be chosen about it.
    #[prop_or_default]
    pub(super) children: Html,
}

/// Whoever types sees the chart follow when they pause.
pub(super) const PAUSE_MILLIS: i32 = 200;

/// A chart as wide as its place, drawn again when what it shows has changed and nobody types.
#[component]
pub(super) fn Chart(props: &ChartProps) -> Html {
    use_words();
    let words = use_drawing_words();
    let place = use_node_ref();
    let width = use_width(&place);
    let register = use_settled(&props.register, PAUSE_MILLIS, false);
    let drawn = use_memo(
        (register, props.shown.clone(), width, words.clone()),
        |(register, shown, width, words)| {
            let width = f64::from((*width)?);
            let style = ChartStyle { width, has_text: false, words };
            Some(Rc::new(Drawn::of(shown.chart(register, words)?, style)))
        },
    );
    let on_out = {
        let (session, register, shown) =
            (props.session.clone(), props.register.clone(), props.shown.clone());
        Callback::from(move |(_, form): (Rc<Drawn>, ChartForm)| {
            take_out(&session, &register, &shown, form, &words);
        })
    };
    html! {
        <div class="toil-chart" ref={place}>
            if let Some(chart) = &*drawn {
                <ChartFigure chart={chart.clone()} is_wide=true {on_out}>{ props.children.clone() }</ChartFigure>
            }
        </div>
    }
}

impl Shown {
    /// The chart of `register`; `None` where what it is of has gone.
    fn chart(&self, register: &ToilRegister, words: &Words) -> Option<chart::Chart> {
        match self {
            Self::Share(every) => {
                let trend = register.trend(*every);
                Some(chart::toil_share(&trend, &register.assumptions, words))
            }
            Self::Payback(id) => {
                let project = register.project(*id)?;
                let returns = register.returns(project).ok()?;
                let simulation = register.simulate(project, id.bits()).ok();
                Some(chart::payback(&returns, simulation.as_ref(), words))
            }
            Self::Tornado(id) => {
                let project = register.project(*id)?;
                let returns = register.returns(project).ok()?;
                let rows = swing_rows(register, returns.unit, register.tornado(project).ok()?);
                Some(chart::tornado(&rows, returns.expected_npv, returns.unit, words))
            }
            Self::Sprints(schedule) => Some(sprints(register, schedule, words)),
            Self::Expected(schedule) => Some(expected(register, schedule, words)),
        }
    }
}

fn sprints(register: &ToilRegister, schedule: &Schedule, words: &Words) -> chart::Chart {
    let hours = |minutes: u32| f64::from(minutes) / 60.0;
    let rows: Vec<PlanRow> = schedule
        .placed
        .iter()
        .map(|it| PlanRow {
            name: register.project(it.project).map_or_else(String::new, |it| it.name.clone()),
            first: it.first,
            hours: it.minutes.iter().map(|it| hours(*it)).collect(),
        })
        .collect();
    // What comes after the last project is done is empty.
    let last = schedule.placed.iter().map(|it| it.last + 1).max().unwrap_or(0);
    let sprints: Vec<(NaiveDate, f64)> =
        schedule.sprints[..last].iter().map(|it| (it.begins, hours(it.minutes))).collect();
    chart::sprint_plan(&rows, &sprints, words)
}

fn expected(register: &ToilRegister, schedule: &Schedule, words: &Words) -> chart::Chart {
    let points: Vec<(NaiveDate, f64)> =
        schedule.toil.iter().filter_map(|it| Some((it.month, it.share?))).collect();
    let assumptions = &register.assumptions;
    chart::expected_toil(&points, assumptions.budget, assumptions.target, words)
}

/// The width of a chart in a file.
const FILE_WIDTH: f64 = 900.0;

/// Lets a chart out, of a register that has no secrets in it.
fn take_out(
    session: &Session,
    register: &ToilRegister,
    shown: &Shown,
    form: ChartForm,
    words: &Rc<Words>,
) {
    let clean = register.without_secrets(secrets::english()).0;
    let Some(chart) = shown.chart(&clean, words) else { return };
    if matches!(form, ChartForm::Csv | ChartForm::Markdown) {
        return table_out(session, &chart.key, chart.table(), form, words);
    }
    let (session, words) = (session.clone(), words.clone());
    task::spawn(async move {
        let style = ChartStyle { width: FILE_WIDTH, has_text: true, words: &words };
        picture_out(&session, &chart.key, form, &Rc::new(chart.draw(style))).await;
    });
}
