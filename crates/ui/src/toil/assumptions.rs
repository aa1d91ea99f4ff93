//! What a register reckons with, to be changed.

use afterword_core::toil::Assumptions;
use yew::prelude::*;

use crate::fields::{MoneyField, NumberField, Select};
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AssumptionsFormProps {
    pub assumptions: Assumptions,
    pub on_change: Callback<Assumptions>,
}

impl AssumptionsFormProps {
    fn change<T: 'static>(&self, change: fn(&mut Assumptions, T)) -> Callback<T> {
        let assumptions = self.assumptions.clone();
        self.on_change.reform(move |value| {
            let mut assumptions = assumptions.clone();
            change(&mut assumptions, value);
            assumptions
        })
    }
}

/// What an hour costs, how many a year has, and what counts as toil. An emptied field goes back to what ships.
#[component]
pub fn AssumptionsForm(props: &AssumptionsFormProps) -> Html {
    use_words();
    let it = &props.assumptions;
    let from: Vec<_> = (1..=6_u8)
        .map(|n| (n, AttrValue::from(word::TOIL_CRITERIA_MET.fill(&[("n", &n)]))))
        .collect();
    let whole = |n: Option<u64>, usual: u16, most: u16| {
        n.map_or(usual, |it| u16::try_from(it).unwrap_or(most)).clamp(1, most)
    };
    let on_hours = props.on_change.reform({
        let it = it.clone();
        move |n| Assumptions {
            hours_a_year: whole(n, Assumptions::default().hours_a_year, 8_784),
            ..it.clone()
        }
    });
    let on_days = props.on_change.reform({
        let it = it.clone();
        move |n| Assumptions {
            days_a_year: whole(n, Assumptions::default().days_a_year, 366),
            ..it.clone()
        }
    });
    html! {
        <section class="toil-section">
            <h2>{ word::TOIL_ASSUMED.text() }</h2>
            <div class="toil-fields">
                <MoneyField
                    label={word::TOIL_HOURLY.text()}
                    value={it.hourly}
                    placeholder="80 EUR"
                    hint={word::TOIL_HOURLY_HINT.text()}
                    on_change={props.change(|it, hourly| it.hourly = hourly)}
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
                { Select::new(word::TOIL_FROM.text(), it.toil_from, from, props.change(|it, n| it.toil_from = n)).html() }
            </div>
        </section>
    }
}
