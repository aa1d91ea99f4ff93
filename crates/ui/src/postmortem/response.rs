//! What the response cost, and how its participants saw it.

use afterword_core::amount::{Currency, work_written};
use afterword_core::postmortem::{Edit, Effort, EffortChange, Response, ResponseEdit, RowsEdit};
use yew::prelude::*;

use super::feedback::feedback;
use super::focus::{Focus, use_focus};
use super::frame::frame;
use super::layout::Place;
use super::reach::ADD_EFFORT;
use crate::fields::{MoneyField, NumberField, TextField, WorkField};
use crate::icon::{Icon, IconName};
use crate::words::{money, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ResponseSectionProps {
    pub(super) place: Place,
    pub(super) response: Response,
    /// The currency of the document's sums.
    pub(super) currency: Option<Currency>,
    pub(super) on_edit: Callback<Edit>,
}

/// People and time by role, what that cost, and the answers of the participants.
#[component]
pub(super) fn ResponseSection(props: &ResponseSectionProps) -> Html {
    use_words();
    let ResponseSectionProps { place, response, currency, on_edit } = props;
    let focus = use_focus();
    let body = html! {
        <div class="response" ref={focus.root()}>
            <p class="guidance">{ if place.is_filled { "" } else { &place.guidance } }</p>
            { efforts(&response.efforts, on_edit, &focus) }
            <div class="response-cost">
                <MoneyField
                    id="response-hour"
                    label={word::RESPONSE_HOUR.text()}
                    value={response.hourly_rate}
                    usual={*currency}
                    placeholder="80 EUR"
                    on_change={on_edit.reform(|it| Edit::Response(ResponseEdit::HourlyRate(it)))}
                />
                <p class="derived" role="status">{ cost_words(response) }</p>
            </div>
            { feedback(&response.feedback, on_edit, &focus) }
        </div>
    };
    frame(place, on_edit, body)
}

/// What the response took: time, and money where an hour has a price.
pub(super) fn cost_words(response: &Response) -> String {
    let people: u64 = response.efforts.iter().map(|it| u64::from(it.people)).sum();
    if response.minutes() == 0 {
        return String::new();
    }
    let time = work_written(response.minutes());
    let people = usize::try_from(people).unwrap_or(usize::MAX);
    match response.cost().map(money) {
        Some(cost) => word::RESPONSE_COST.count_and(people, &[("time", &time), ("cost", &cost)]),
        None => word::RESPONSE_TIME.count_and(people, &[("time", &time)]),
    }
}

fn efforts(efforts: &[Effort], on_edit: &Callback<Edit>, focus: &Focus) -> Html {
    let onclick = {
        let (focus, last) = (focus.clone(), efforts.len());
        on_edit.reform(move |_: MouseEvent| {
            focus.after_render(role_id(last));
            edit(RowsEdit::Add(Effort { role: String::new(), people: 1, minutes: 0 }))
        })
    };
    html! {
        <>
            <ul class="efforts">
                for (at, effort) in efforts.iter().enumerate() {
                    { effort_row(at, effort, on_edit) }
                }
            </ul>
            <button type="button" id={ADD_EFFORT} class="button" {onclick}>
                <Icon name={IconName::Plus} />
                { word::RESPONSE_ADD.text() }
            </button>
        </>
    }
}

/// The id of the field that says what the people of a row did.
fn role_id(at: usize) -> String {
    format!("response-role-{at}")
}

fn edit(edit: RowsEdit<Effort, EffortChange>) -> Edit {
    Edit::Response(ResponseEdit::Efforts(edit))
}

fn effort_row(at: usize, effort: &Effort, on_edit: &Callback<Edit>) -> Html {
    let on = move |change: EffortChange| edit(RowsEdit::Change(at, change));
    let on_role = on_edit.reform(move |text| on(EffortChange::Role(text)));
    let on_people = on_edit.reform(move |n: Option<u64>| {
        on(EffortChange::People(u32::try_from(n.unwrap_or(0)).unwrap_or(u32::MAX)))
    });
    let on_minutes =
        on_edit.reform(move |n: Option<u32>| on(EffortChange::Minutes(n.unwrap_or(0))));
    let remove = on_edit.reform(move |_: MouseEvent| edit(RowsEdit::Remove(at)));
    let name = if effort.role.trim().is_empty() {
        word::RESPONSE_THESE.text()
    } else {
        effort.role.trim()
    };
    html! {
        <li key={at} class="effort">
            <TextField
                id={Some(AttrValue::from(role_id(at)))}
                label={word::RESPONSE_ROLE.text()}
                value={AttrValue::from(effort.role.clone())}
                placeholder={word::RESPONSE_ROLE_PLACEHOLDER.text()}
                on_change={on_role}
            />
            <NumberField
                id={format!("response-people-{at}")}
                label={word::RESPONSE_PEOPLE.text()}
                value={Some(u64::from(effort.people))}
                on_change={on_people}
            />
            <WorkField
                id={format!("response-minutes-{at}")}
                label={word::RESPONSE_TIME_EACH.text()}
                value={(effort.minutes > 0).then_some(effort.minutes)}
                on_change={on_minutes}
            />
            <button
                type="button"
                class="button icon-only"
                aria-label={word::NAMES_REMOVE.fill(&[("name", &name)])}
                onclick={remove}
            >
                <Icon name={IconName::X} />
            </button>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cost_is_said_as_far_as_it_is_known() {
        let effort = Effort { role: "responders".to_owned(), people: 4, minutes: 90 };
        let mut response = Response { efforts: vec![effort], ..Response::default() };
        assert_eq!(cost_words(&response), "4 people, 6 h in all");
        response.hourly_rate = Some("80 EUR".parse().unwrap());
        assert_eq!(cost_words(&response), "4 people, 6 h in all, 480 EUR");
        response.efforts[0].minutes = 630;
        assert_eq!(cost_words(&response), "4 people, 42 h in all, 3,360 EUR");
        assert_eq!(cost_words(&Response::default()), "");
    }
}
