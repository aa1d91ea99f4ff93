//! All weeks that were measured, and how they stand together.

use std::rc::Rc;

use afterword_core::order;
use afterword_core::toil::{
    Assumptions, BudgetStatus, Every, Forecast, Measure, Reaching, ToilEdit, ToilRegister,
    ToilTrend, Week, WeekId,
};
use chrono::NaiveDate;
use yew::prelude::*;

use super::week::{against_budget, week_name};
use super::{hours, percent, share};
use crate::fields::PercentField;
use crate::wide::wide_table;
use crate::words::{use_words, word};
use afterword_core::amount::Share;

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct StandingProps {
    pub register: Rc<ToilRegister>,
    /// The share of toil over time.
    pub trend: Rc<ToilTrend>,
    /// Weeks that lie ahead of it say nothing yet.
    pub today: NaiveDate,
    pub on_edit: Callback<ToilEdit>,
}

/// So many weeks say how it stands.
const LAST: usize = 4;

/// The share that toil had of late, against budget and target, and where it goes.
#[component]
pub fn Standing(props: &StandingProps) -> Html {
    use_words();
    let it = &props.register.assumptions;
    let change = |field, change: fn(&mut Assumptions, Option<Share>)| {
        let assumptions = it.clone();
        props.on_edit.reform(move |millionths: Option<u32>| {
            let mut assumptions = assumptions.clone();
            change(&mut assumptions, millionths.and_then(Share::from_millionths));
            ToilEdit::Typed(Box::new(ToilEdit::Assumptions(Box::new(assumptions))), field)
        })
    };
    let usual = Assumptions::default().budget;
    html! {
        <section class="toil-section" aria-label={word::TOIL_STANDING.text()}>
            <h2>{ word::TOIL_STANDING.text() }</h2>
            <div class="toil-standing" role="status">
                if let Some(status) = lately(&props.register, props.today) {
                    <p class={classes!("toil-now", status_class(status.1))}>{ percent(status.0) }</p>
                    <p>{ status.2 }</p>
                } else {
                    <p class="quiet">{ word::TOIL_NO_WEEKS.text() }</p>
                }
                <p>{ outlook(&props.trend, it) }</p>
            </div>
            <div class="toil-fields">
                <PercentField
                    of_one=true
                    label={word::TOIL_BUDGET.text()}
                    value={Some(it.budget.millionths())}
                    hint={word::TOIL_BUDGET_HINT.text()}
                    on_change={change("budget", move_budget)}
                />
                <PercentField
                    of_one=true
                    label={word::TOIL_TARGET.text()}
                    value={it.target.map(Share::millionths)}
                    placeholder="20 %"
                    hint={word::TOIL_TARGET_HINT.text()}
                    on_change={change("target", |it, target| it.target = target)}
                />
            </div>
            if it.budget != usual {
                <p class="quiet">{ word::TOIL_BUDGET_USUAL.fill(&[("budget", &share(usual))]) }</p>
            }
        </section>
    }
}

/// An emptied budget is the usual one.
fn move_budget(it: &mut Assumptions, budget: Option<Share>) {
    it.budget = budget.unwrap_or(Assumptions::default().budget);
}

fn status_class(status: BudgetStatus) -> &'static str {
    match status {
        BudgetStatus::Within => "is-within",
        BudgetStatus::Near => "is-near",
        BudgetStatus::Over => "is-over",
    }
}

/// The share in the last weeks, how that stands, and both in words.
fn lately(register: &ToilRegister, today: NaiveDate) -> Option<(f64, BudgetStatus, String)> {
    let is_known = |it: &&Week| it.monday <= today && it.share().is_some() && !it.is_contradicted();
    let mut known: Vec<&Week> = register.weeks.iter().map(|it| &**it).filter(is_known).collect();
    order::sort(&mut known, |a, b| b.monday.cmp(&a.monday));
    let mut mondays: Vec<NaiveDate> = known.iter().map(|it| it.monday).collect();
    mondays.dedup();
    let first = *mondays.get(..LAST.min(mondays.len()))?.last()?;
    known.retain(|it| it.monday >= first);
    let measure = Measure::of(known.iter().copied());
    let part = measure.share()?;
    let n = mondays.len().min(LAST);
    let told = word::TOIL_LATELY.count_and(
        n,
        &[
            ("toil", &hours(measure.toil_minutes as f64 / 60.0)),
            ("all", &hours(measure.all_minutes as f64 / 60.0)),
            ("first", &word::DATE_DAY_MON.day(first)),
            ("last", &word::DATE_DAY_MON_YEAR.day(*mondays.first()?)),
        ],
    );
    let status = BudgetStatus::of(part, register.assumptions.budget);
    Some((part, status, format!("{told} {}", against_budget(part, &register.assumptions))))
}

/// Where the share goes, and when it gets to the target.
fn outlook(trend: &ToilTrend, assumptions: &Assumptions) -> String {
    let forecast = match &trend.forecast {
        Ok(forecast) => forecast,
        Err(few) if few.n == 0 => return String::new(),
        Err(few) => {
            let needed = word::TOIL_TREND_FEW.fill(&[("n", &few.n), ("needed", &few.needed)]);
            return needed;
        }
    };
    let change = changes(trend.every, forecast);
    let Some(target) = assumptions.target else {
        return format!("{change} {}", word::TOIL_TREND_NO_TARGET.text());
    };
    format!("{change} {}", reaches(trend.every, forecast.reaches, &share(target)))
}

fn changes(every: Every, forecast: &Forecast) -> String {
    let points = |it: f64| percent(it).replace(" %", "");
    let text = match every {
        Every::Week => &word::TOIL_TREND_BY_WEEK,
        Every::Month => &word::TOIL_TREND_BY_MONTH,
    };
    text.fill(&[
        ("change", &points(forecast.line.slope)),
        ("low", &points(forecast.change.low)),
        ("high", &points(forecast.change.high)),
    ])
}

fn reaches(every: Every, reaches: Option<Reaching>, target: &str) -> String {
    let name = |day: NaiveDate| match every {
        Every::Week => word::DATE_DAY_MON_YEAR.day(day),
        Every::Month => word::DATE_MONTH_YEAR.day(day),
    };
    match reaches {
        Some(Reaching::In { likely, earliest, latest }) => word::TOIL_REACHES.fill(&[
            ("target", &target),
            ("likely", &name(likely)),
            ("earliest", &name(earliest)),
            ("latest", &name(latest)),
        ]),
        Some(Reaching::Already) => word::TOIL_REACHED.fill(&[("target", &target)]),
        Some(Reaching::NotSoon) => word::TOIL_REACHES_LATE.fill(&[("target", &target)]),
        Some(Reaching::NoEvidence) | None => word::TOIL_REACHES_NOT.fill(&[("target", &target)]),
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WeeksTableProps {
    pub register: Rc<ToilRegister>,
    /// The one that is open beside it.
    pub chosen: Option<WeekId>,
    pub on_choose: Callback<WeekId>,
}

/// So many weeks are shown until more are asked for: half a year of one team.
const SHOWN: usize = 26;

/// All weeks as a table, the latest first.
#[component]
pub fn WeeksTable(props: &WeeksTableProps) -> Html {
    use_words();
    let is_whole = use_state_eq(|| false);
    let mut weeks: Vec<&Rc<Week>> = props.register.weeks.iter().collect();
    order::sort(&mut weeks, |a, b| b.monday.cmp(&a.monday).then_with(|| a.team.cmp(&b.team)));
    let n = weeks.len();
    let shown = if *is_whole { n } else { n.min(SHOWN) };
    let setter = is_whole.setter();
    let more = Callback::from(move |_: MouseEvent| setter.set(true));
    html! {
        <>
            { wide_table(word::TOIL_WEEKS.text(), html! {
                <table class="toil-ledger">
                    <thead>
                        <tr>
                            <th scope="col">{ word::TOIL_WEEK.text() }</th>
                            <th scope="col" class="number">{ word::TOIL_WEEK_TOIL.text() }</th>
                            <th scope="col" class="number">{ word::TOIL_WEEK_ALL.text() }</th>
                            <th scope="col" class="number">{ word::TOIL_SHARE.text() }</th>
                            <th scope="col">{ word::TOIL_STATUS.text() }</th>
                        </tr>
                    </thead>
                    <tbody>{ for weeks[..shown].iter().map(|it| row(it, props)) }</tbody>
                </table>
            }) }
            if shown < n {
                <button type="button" class="button" onclick={more}>{ word::TOIL_WEEKS_MORE.count(n) }</button>
            }
        </>
    }
}

fn row(it: &Week, props: &WeeksTableProps) -> Html {
    let id = it.id;
    let is_chosen = props.chosen == Some(id);
    let unknown = || word::TOIL_NOT_KNOWN.text().to_owned();
    let minutes = |it: u64| hours(it as f64 / 60.0);
    let status = it.share().map(|part| BudgetStatus::of(part, props.register.assumptions.budget));
    html! {
        <tr key={id.to_string()} class={classes!(is_chosen.then_some("is-selected"))}>
            <th scope="row">
                <button
                    type="button"
                    class="toil-open"
                    aria-expanded={is_chosen.to_string()}
                    onclick={props.on_choose.reform(move |_: MouseEvent| id)}
                >
                    { week_name(it) }
                </button>
                if !it.team.is_empty() {
                    <span class="quiet">{ &it.team }</span>
                }
            </th>
            <td class="number" data-label={word::TOIL_WEEK_TOIL.text()}>{ it.minutes_of_toil().map_or_else(unknown, minutes) }</td>
            <td class="number" data-label={word::TOIL_WEEK_ALL.text()}>{ it.all_minutes.map_or_else(unknown, |it| minutes(it.into())) }</td>
            <td class="number" data-label={word::TOIL_SHARE.text()}>{ it.share().map_or_else(unknown, percent) }</td>
            <td data-label={word::TOIL_STATUS.text()}>
                if it.problem().is_some() {
                    <span class="toil-status is-over">{ word::TOIL_STATUS_ODD.text() }</span>
                } else if let Some(status) = status {
                    <span class={classes!("toil-status", status_class(status))}>{ status_word(status) }</span>
                }
            </td>
        </tr>
    }
}

/// How a share stands, in a word.
fn status_word(status: BudgetStatus) -> &'static str {
    match status {
        BudgetStatus::Within => word::TOIL_STATUS_WITHIN.text(),
        BudgetStatus::Near => word::TOIL_STATUS_NEAR.text(),
        BudgetStatus::Over => word::TOIL_STATUS_OVER.text(),
    }
}
