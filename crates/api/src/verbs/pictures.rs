//! Drawings and charts.

use afterword_core::Postmortem;
use afterword_core::board::{self, Overview};
use afterword_core::causes::CauseTree;
use afterword_core::causes::picture::Growth;
use afterword_core::chart::{self, Cell, Chart, ChartStyle, Drawn, Profile};
use afterword_core::document::Document;
use afterword_core::draw::Words;
use afterword_core::maturity::Assessment;
use afterword_core::severity::SeverityScheme;
use afterword_core::time::{Instant, Zone};
use afterword_core::toil::{Every, ToilRegister};
use afterword_core::trends::{self, Dimension, Incident, Period, Rest, Step};
use afterword_core::workflow::WorkflowPolicy;
use afterword_formats::{markdown, mermaid, svg};
use serde::{Deserialize, Serialize};

use super::{create, toil};
use crate::arguments::{optional, required};
use crate::failure::{Code, Failure};
use crate::host::Host;
use crate::whole::Whole;

/// What is drawn, and how.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub(crate) struct DrawOptions {
    /// What; the causes if there are any, else the timeline.
    of: Option<Drawing>,
    /// Which of several trees of causes, from 0.
    tree: Option<usize>,
    /// How; as SVG if it is left out.
    #[serde(rename = "as")]
    form: Option<DrawingForm>,
}

/// What can be drawn of a postmortem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) enum Drawing {
    /// The timeline.
    Timeline,
    /// A tree of causes: the five whys.
    Causes,
}

/// How something is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) enum DrawingForm {
    /// As a picture that stands alone.
    #[default]
    Svg,
    /// As text that many wikis draw.
    Mermaid,
}

optional!(DrawOptions);

pub(super) fn draw(
    _host: &Host<'_>,
    Whole(postmortem): Whole<Postmortem>,
    options: DrawOptions,
) -> Result<String, Failure> {
    let has_causes = postmortem.trees.iter().any(|it| !it.is_empty());
    let of = options.of.unwrap_or(if has_causes { Drawing::Causes } else { Drawing::Timeline });
    let words = Words::english();
    Ok(match (of, options.form.unwrap_or_default()) {
        (Drawing::Timeline, DrawingForm::Svg) => {
            svg::write(&markdown::timeline_scene(&postmortem, &words))
        }
        (Drawing::Timeline, DrawingForm::Mermaid) => mermaid::timeline(&postmortem, &words),
        (Drawing::Causes, form) => {
            let tree = tree(&postmortem, options.tree.unwrap_or(0))?;
            match form {
                DrawingForm::Mermaid => mermaid::write(tree),
                DrawingForm::Svg => {
                    svg::write(&markdown::tree_scene(&postmortem, tree, Growth::default(), &words))
                }
            }
        }
    })
}

fn tree(postmortem: &Postmortem, n: usize) -> Result<&CauseTree, Failure> {
    let found = postmortem.trees.get(n).map(|it| &**it);
    found.ok_or_else(|| match postmortem.trees.len() {
        0 => Failure::new(Code::Lacking, "the postmortem has no tree of causes"),
        len => {
            let message = format!("there is no tree {n}; there are {len}, from 0");
            Failure::not_found("options.tree", message)
        }
    })
}

/// What a chart is of, and how wide it is.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub(crate) struct ChartOptions {
    /// What it shows.
    of: ChartKind,
    /// How wide it is, in pixels; 760 if it is left out.
    width: Option<f64>,
    /// By which periods incidents are counted; by month if it is left out.
    #[cfg_attr(feature = "typescript", ts(optional, type = "\"week\" | \"month\" | \"quarter\""))]
    step: Option<Step>,
    /// The project, of charts of one.
    project: Option<String>,
    /// The zone by whose clocks today begins; that of the machine if it is left out.
    zone: Option<Zone>,
    /// The time by which is judged; now if it is left out.
    #[cfg_attr(feature = "typescript", ts(optional, type = "Instant | Date"))]
    now: Option<Instant>,
}

required!(ChartOptions);

/// What a chart shows. Those of incidents are of all postmortems, those of actions of all that have actions, and the others of the first
/// register or assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) enum ChartKind {
    /// Incidents by period.
    Incidents,
    /// Incidents by severity.
    Severity,
    /// Incidents by service.
    Service,
    /// Incidents by team.
    Team,
    /// Incidents by tag.
    Tag,
    /// Incidents by how they were found.
    Detection,
    /// Factors and causes by category, the most first.
    Factors,
    /// When incidents begin, by weekday and hour.
    Rhythm,
    /// How long detecting, acknowledging, mitigating and resolving took.
    ResponseTimes,
    /// Whether what is promised at each severity was kept.
    PromisesKept,
    /// How postmortems are gone about.
    Culture,
    /// How many incidents are to be expected, and what earlier forecasts were worth.
    Forecast,
    /// Actions agreed on and closed.
    BurnUp,
    /// Open actions by age.
    ActionAges,
    /// Actions by what they are for.
    ActionKinds,
    /// Open actions by owner.
    Owners,
    /// The share of toil by month.
    ToilShare,
    /// What a project saves and costs, month by month.
    Payback,
    /// The dimensions of an assessment, with their targets.
    MaturityProfile,
    /// The roadmap of an assessment.
    MaturityRoadmap,
}

/// A chart.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Chart"))]
pub(crate) struct ChartAnswer {
    /// What it shows.
    title: String,
    /// What its values are counted in.
    unit: String,
    /// How much it is made of: “n = 12 incidents”.
    n: String,
    /// What has to be said beside it.
    notes: Vec<String>,
    /// The picture, as SVG that stands alone; none where there is too little to draw.
    svg: Option<String>,
    /// Why there is no picture.
    because: Option<String>,
    /// Every number of the picture.
    table: TableAnswer,
}

/// The figures behind a chart.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ChartTable"))]
pub(crate) struct TableAnswer {
    /// What the columns hold.
    header: Vec<String>,
    /// The rows.
    rows: Vec<Vec<CellAnswer>>,
}

/// A cell of such a table; none where nothing is known.
#[derive(Debug, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ChartCell"))]
pub(crate) enum CellAnswer {
    /// A number.
    Number(f64),
    /// A name.
    Text(String),
    /// Nothing is known.
    Unknown(Option<()>),
}

/// A file is as wide as a page of paper shows well.
const WIDTH: f64 = 760.0;
const LEAST_WIDTH: f64 = 240.0;
const MOST_WIDTH: f64 = 4_000.0;

pub(super) fn chart(
    host: &Host<'_>,
    documents: Vec<Whole<Document>>,
    options: ChartOptions,
) -> Result<ChartAnswer, Failure> {
    let width = options.width.unwrap_or(WIDTH);
    if !(LEAST_WIDTH..=MOST_WIDTH).contains(&width) {
        let message = format!("a chart is {LEAST_WIDTH} to {MOST_WIDTH} pixels wide");
        return Err(Failure::argument("options.width", message));
    }
    let words = &Words::english();
    let drawn = Drawn::of(
        made(host, &documents, &options, words)?,
        ChartStyle { width, has_text: true, words },
    );
    let cell = |it: &Cell| match it {
        Cell::Text(text) => CellAnswer::Text(text.clone()),
        Cell::Number(number, _) => CellAnswer::Number(*number),
        Cell::Unknown => CellAnswer::Unknown(None),
    };
    Ok(ChartAnswer {
        title: drawn.title,
        unit: drawn.unit,
        n: drawn.n,
        notes: drawn.notes,
        svg: drawn.picture.as_ref().ok().map(|it| svg::write(it)),
        because: drawn.picture.err(),
        table: TableAnswer {
            header: drawn.table.header,
            rows: drawn.table.rows.iter().map(|it| it.iter().map(cell).collect()).collect(),
        },
    })
}

fn made(
    host: &Host<'_>,
    documents: &[Whole<Document>],
    options: &ChartOptions,
    words: &Words,
) -> Result<Chart, Failure> {
    let zone = create::known(host, "options.zone", options.zone.clone())?;
    let now = host.local(options.now.unwrap_or(host.now), &zone);
    Ok(match options.of {
        ChartKind::BurnUp | ChartKind::ActionAges | ChartKind::ActionKinds | ChartKind::Owners => {
            of_actions(host, documents, options.of, now, words)?
        }
        ChartKind::ToilShare => {
            let register = register(documents)?;
            chart::toil_share(&register.trend(Every::Month), &register.assumptions, words)
        }
        ChartKind::Payback => {
            let register = register(documents)?;
            let id = options.project.as_deref().ok_or_else(|| {
                Failure::argument("options.project", "say of which project, by its id")
            })?;
            let project = toil::project(register, "options.project", id)?;
            let returns = register.returns(project);
            let returns = returns.map_err(|it| toil::too_little(&it, register))?;
            chart::payback(&returns, None, words)
        }
        ChartKind::MaturityProfile => {
            chart::maturity_profile(&Profile::of(assessment(documents)?), words)
        }
        ChartKind::MaturityRoadmap => {
            let assessment = assessment(documents)?;
            chart::roadmap(&assessment.roadmap(), &assessment.model, words)
        }
        of => {
            let incidents = super::trends::incidents(host, documents)?;
            let all: Vec<&Incident> = incidents.iter().collect();
            let step = options.step.unwrap_or(Step::Month);
            of_incidents(&all, of, now, step, words)
        }
    })
}

fn lacking(what: &str) -> Failure {
    Failure::new(Code::Lacking, format!("among the documents is no {what}"))
}

fn register(documents: &[Whole<Document>]) -> Result<&ToilRegister, Failure> {
    let found = documents.iter().find_map(|it| match &it.0 {
        Document::ToilRegister(it) => Some(&**it),
        _ => None,
    });
    found.ok_or_else(|| lacking("register of toil"))
}

fn assessment(documents: &[Whole<Document>]) -> Result<&Assessment, Failure> {
    let found = documents.iter().find_map(|it| match &it.0 {
        Document::Assessment(it) => Some(&**it),
        _ => None,
    });
    found.ok_or_else(|| lacking("assessment"))
}

fn of_actions(
    host: &Host<'_>,
    documents: &[Whole<Document>],
    of: ChartKind,
    now: Instant,
    words: &Words,
) -> Result<Chart, Failure> {
    let cards = super::trends::cards(host, documents)?;
    let cards: Vec<&board::Card> = cards.iter().collect();
    let today = now.date_naive();
    let overview = || Overview::of(&cards, &WorkflowPolicy::shipped(), today);
    Ok(match of {
        ChartKind::BurnUp => {
            let first = cards.iter().map(|it| it.agreed).min().unwrap_or(today);
            let period = Period::new(first, today.succ_opt().unwrap_or(today));
            chart::burn_up(&board::burn_up(&cards, period, (period.days() / 60).max(1)), words)
        }
        ChartKind::ActionAges => chart::ages(&overview().ages, words),
        ChartKind::Owners => chart::owners(&board::owner_loads(&cards, today), words),
        _ => {
            let overview = overview();
            chart::action_kinds(&overview.kinds, overview.kind_unknown, words)
        }
    })
}

/// Whatever is drawn by lot is drawn the same each time.
const SEED: u64 = 0x7e4d;

fn of_incidents(
    all: &[&Incident],
    of: ChartKind,
    now: Instant,
    step: Step,
    words: &Words,
) -> Chart {
    let by = |dimension| chart::by_dimension(dimension, &trends::counts(all, dimension), words);
    let today = now.date_naive();
    let known = trends::known_period(all, today);
    let bins = |step| known.map(|it| trends::series(all, step, it)).unwrap_or_default();
    match of {
        ChartKind::Severity => by(Dimension::Severity),
        ChartKind::Service => by(Dimension::Service),
        ChartKind::Team => by(Dimension::Team),
        ChartKind::Tag => by(Dimension::Tag),
        ChartKind::Detection => by(Dimension::Detection),
        ChartKind::Factors => chart::factors(&trends::factor_pareto(all), words),
        ChartKind::Rhythm => chart::rhythm(&trends::rhythm(all), words),
        ChartKind::ResponseTimes => {
            chart::response_times(&trends::response_times(all, SEED), words)
        }
        ChartKind::PromisesKept => {
            chart::promises_kept(&trends::promises_kept(all, &SeverityScheme::shipped()), words)
        }
        ChartKind::Culture => {
            chart::culture(&trends::culture(all, &WorkflowPolicy::shipped(), now), words)
        }
        ChartKind::Forecast => {
            let bins = bins(step);
            let next = step.around(bins.last().map_or(today, |it| it.period.until));
            chart::forecast(
                &trends::track_record(&bins),
                &trends::forecast(&bins, next),
                step,
                words,
            )
        }
        _ => {
            let nothing = Period::new(today, today);
            let first = all.iter().filter_map(|it| it.day()).min();
            let tomorrow = today.succ_opt().unwrap_or(today);
            let seen = first.map(|it| Period::new(it, tomorrow)).filter(|it| it.from < it.until);
            let whole = bins(step);
            let rest = Rest::of(all, step, seen.unwrap_or(nothing), &whole);
            let rate = trends::weekly_rate(all, known.unwrap_or(nothing), &bins(Step::Week));
            chart::by_period(&whole, &rest, step, &rate, &trends::trend(&whole), words)
        }
    }
}
