//! What a register reckons with, to be changed.

use afterword_core::amount::Share;
use afterword_core::toil::{Assumptions, MOST_MONTHS, ToilEdit};
use yew::prelude::*;

use crate::fields::{MoneyField, NumberField, PercentField, Select};
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AssumptionsFormProps {
    pub assumptions: Assumptions,
    pub on_edit: Callback<ToilEdit>,
}

impl AssumptionsFormProps {
    /// Hears of what is typed into the field of that name.
    fn typed<T: 'static>(
        &self,
        field: &'static str,
        change: fn(&mut Assumptions, T),
    ) -> Callback<T> {
        let assumptions = self.assumptions.clone();
        self.on_edit.reform(move |value| {
            let mut assumptions = assumptions.clone();
            change(&mut assumptions, value);
            ToilEdit::Typed(Box::new(ToilEdit::Assumptions(Box::new(assumptions))), field)
        })
    }
}

/// What somebody typed, at least one; what ships where nothing is typed.
fn whole(n: Option<u64>, usual: u16, most: u16) -> u16 {
    n.map_or(usual, |it| u16::try_from(it).unwrap_or(most)).clamp(1, most)
}

/// The hours of a leap year, and its days: no year has more to work in.
const MOST: (u16, u16) = (8_784, 366);

/// What an hour costs, how many a year has, and what counts as toil. An emptied field goes back to what ships.
#[component]
pub fn AssumptionsForm(props: &AssumptionsFormProps) -> Html {
    use_words();
    let it = &props.assumptions;
    let from: Vec<_> = (1..=6_u8)
        .map(|n| (n, AttrValue::from(word::TOIL_CRITERIA_MET.fill(&[("n", &n)]))))
        .collect();
    let on_hours = props.typed("hours", |it, n| {
        it.hours_a_year = whole(n, Assumptions::default().hours_a_year, MOST.0);
    });
    let on_days = props.typed("days", |it, n| {
        it.days_a_year = whole(n, Assumptions::default().days_a_year, MOST.1);
    });
    let on_discount = props.typed("discount", |it, share: Option<u32>| {
        let share = share.and_then(Share::from_millionths);
        it.discount = share.unwrap_or(Assumptions::default().discount);
    });
    let on_horizon = props.typed("horizon", |it, n| {
        it.horizon_months = whole(n, Assumptions::default().horizon_months, MOST_MONTHS);
    });
    let on_from = props.typed("from", |it, n| it.toil_from = n);
    html! {
        <section class="toil-section">
            <h2>{ word::TOIL_ASSUMED.text() }</h2>
            <div class="toil-fields">
                <MoneyField
                    label={word::TOIL_HOURLY.text()}
                    value={it.hourly}
                    placeholder="80 EUR"
                    hint={word::TOIL_HOURLY_HINT.text()}
                    on_change={props.typed("hourly", |it, hourly| it.hourly = hourly)}
                />
                <NumberField
                    label={word::TOIL_HOURS_A_YEAR.text()}
                    value={Some(u64::from(it.hours_a_year))}
                    hint={word::TOIL_HOURS_HINT.text()}
                    on_change={on_hours}
                />
                <NumberField
                    label={word::TOIL_DAYS_A_YEAR.text()}
                    value={Some(u64::from(it.days_a_year))}
                    on_change={on_days}
                />
                <PercentField
                    of_one=true
                    label={word::TOIL_DISCOUNT.text()}
                    value={Some(it.discount.millionths())}
                    hint={word::TOIL_DISCOUNT_HINT.text()}
                    on_change={on_discount}
                />
                <NumberField
                    label={word::TOIL_HORIZON.text()}
                    value={Some(u64::from(it.horizon_months))}
                    hint={word::TOIL_HORIZON_HINT.text()}
                    on_change={on_horizon}
                />
                { Select::new(word::TOIL_FROM.text(), it.toil_from, from, on_from).html() }
            </div>
        </section>
    }
}
