//! The impact: in words, and counted where it could be counted.

use afterword_core::amount::{Currency, Share};
use afterword_core::postmortem::{DataLoss, Edit, Impact, ImpactEdit, NameList, Slo, TextField};
use yew::prelude::*;

use super::frame::frame;
use super::layout::Place;
use super::words::percent;
use crate::fields::{MarkdownField, MoneyField, NamesField, NumberField, PercentField, Select};
use crate::words::{InWords, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ImpactSectionProps {
    pub(super) place: Place,
    pub(super) text: AttrValue,
    /// The impact without its text, so that writing does not draw the figures again.
    pub(super) counted: Impact,
    /// The currency of the document's sums.
    pub(super) currency: Option<Currency>,
    /// The share of the error budget that follows from the moments, in millionths.
    pub(super) budget_spent: Option<u64>,
    pub(super) on_edit: Callback<Edit>,
}

/// The impact in words, with its figures below.
#[component]
pub(super) fn ImpactSection(props: &ImpactSectionProps) -> Html {
    use_words();
    let ImpactSectionProps { place, text, counted, currency, budget_spent, on_edit } = props;
    let body = html! {
        <>
            <MarkdownField
                label={word::IMPACT_TEXT.text()}
                value={text}
                placeholder={&place.guidance}
                hide_label=true
                on_change={on_edit.reform(|text| Edit::Text(TextField::Impact, text))}
            />
            <ImpactFigures
                counted={counted.clone()}
                currency={*currency}
                budget_spent={*budget_spent}
                {on_edit}
            />
        </>
    };
    frame(place, on_edit, body)
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct ImpactFiguresProps {
    counted: Impact,
    currency: Option<Currency>,
    budget_spent: Option<u64>,
    on_edit: Callback<Edit>,
}

#[component]
fn ImpactFigures(props: &ImpactFiguresProps) -> Html {
    use_words();
    html! {
        <div class="figures">
            { people_and_requests(&props.counted, &props.on_edit) }
            { losses(props) }
            { budget(props) }
        </div>
    }
}

fn people_and_requests(impact: &Impact, on_edit: &Callback<Edit>) -> Html {
    let on = |edit: fn(Option<u64>) -> ImpactEdit| on_edit.reform(move |it| Edit::Impact(edit(it)));
    let on_share = |edit: fn(Option<Share>) -> ImpactEdit| {
        on_edit
            .reform(move |it: Option<u32>| Edit::Impact(edit(it.and_then(Share::from_millionths))))
    };
    let ppm = |share: Option<Share>| share.map(Share::millionths);
    html! {
        <fieldset class="figure-group">
            <legend>{ word::IMPACT_WHO.text() }</legend>
            <NumberField id="impact-users" label={word::IMPACT_USERS.text()} value={impact.users} on_change={on(ImpactEdit::Users)} />
            <PercentField
                id="impact-users-share"
                label={word::IMPACT_USERS_SHARE.text()}
                value={ppm(impact.users_share)}
                on_change={on_share(ImpactEdit::UsersShare)}
            />
            <NumberField
                id="impact-requests"
                label={word::IMPACT_REQUESTS.text()}
                value={impact.requests}
                on_change={on(ImpactEdit::Requests)}
            />
            <PercentField
                id="impact-requests-share"
                label={word::IMPACT_REQUESTS_SHARE.text()}
                value={ppm(impact.requests_share)}
                on_change={on_share(ImpactEdit::RequestsShare)}
            />
            <NumberField
                id="impact-tickets"
                label={word::IMPACT_TICKETS.text()}
                value={impact.tickets}
                on_change={on(ImpactEdit::Tickets)}
            />
        </fieldset>
    }
}

fn losses(props: &ImpactFiguresProps) -> Html {
    let ImpactFiguresProps { counted: impact, currency, on_edit, .. } = props;
    let usual = impact.revenue.map(|it| it.currency).or(*currency);
    let data_loss = DataLoss::ALL.map(|it| (Some(it), it.in_words()));
    let options: Vec<_> =
        [(None, AttrValue::Static(word::NOT_KNOWN.text()))].into_iter().chain(data_loss).collect();
    let on_data = on_edit.reform(|it| Edit::Impact(ImpactEdit::DataLoss(it)));
    let data = Select::new(word::IMPACT_DATA.text(), impact.data_loss, options, on_data);
    let data = data.class(impact.data_loss.is_none().then_some("is-empty")).html();
    html! {
        <fieldset class="figure-group">
            <legend>{ word::IMPACT_LOST.text() }</legend>
            <MoneyField
                id="impact-revenue"
                label={word::IMPACT_REVENUE.text()}
                value={impact.revenue}
                {usual}
                on_change={on_edit.reform(|it| Edit::Impact(ImpactEdit::Revenue(it)))}
            />
            { data }
            <NamesField
                label={word::IMPACT_REGIONS.text()}
                names={impact.regions.clone()}
                placeholder="eu-west-1"
                on_change={on_edit.reform(|it| Edit::Names(NameList::Regions, it))}
            />
        </fieldset>
    }
}

/// How long a window is where only an objective was given.
const USUAL_WINDOW_DAYS: u16 = 30;

fn budget(props: &ImpactFiguresProps) -> Html {
    let ImpactFiguresProps { counted, on_edit, .. } = props;
    let slo = counted.slo;
    let on_objective = on_edit.reform(move |ppm: Option<u32>| {
        let objective = ppm.and_then(Share::from_millionths);
        let window_days = slo.map_or(USUAL_WINDOW_DAYS, |it| it.window_days);
        Edit::Impact(ImpactEdit::Slo(objective.map(|objective| Slo { objective, window_days })))
    });
    let on_window = on_edit.reform(move |days: Option<u64>| {
        let days = days.and_then(|it| u16::try_from(it).ok()).filter(|it| *it > 0);
        let window_days = days.unwrap_or(USUAL_WINDOW_DAYS);
        Edit::Impact(ImpactEdit::Slo(slo.map(|it| Slo { window_days, ..it })))
    });
    html! {
        <fieldset class="figure-group">
            <legend>{ word::BUDGET.text() }</legend>
            <PercentField
                id="budget-objective"
                label={word::BUDGET_OBJECTIVE.text()}
                value={slo.map(|it| it.objective.millionths())}
                placeholder="99.9"
                on_change={on_objective}
            />
            <div class="figure-when-known">
                if let Some(slo) = slo {
                    <NumberField
                        id="budget-window"
                        label={word::BUDGET_WINDOW.text()}
                        unit={word::UNIT_DAYS.text()}
                        value={Some(u64::from(slo.window_days))}
                        on_change={on_window}
                    />
                }
            </div>
            <NumberField
                id="budget-minutes"
                label={word::BUDGET_SPENT_MEASURED.text()}
                unit={word::UNIT_MINUTES.text()}
                value={counted.budget_minutes}
                on_change={on_edit.reform(|it| Edit::Impact(ImpactEdit::BudgetMinutes(it)))}
            />
            <p class={classes!("derived", props.budget_spent.is_none().then_some("budget-hint"))} role="status">{ budget_words(slo, props.budget_spent) }</p>
        </fieldset>
    }
}

/// The share of the budget that follows from the rest, or what is missing for it.
fn budget_words(slo: Option<Slo>, spent: Option<u64>) -> String {
    match (slo, spent) {
        (Some(slo), Some(spent)) => {
            let days = slo.window_days;
            word::BUDGET_SHARE.fill(&[("share", &percent(spent)), ("days", &days)])
        }
        (Some(_), None) => word::BUDGET_FOLLOWS.text().to_owned(),
        (None, _) => String::new(),
    }
}
