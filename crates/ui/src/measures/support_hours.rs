//! The hours in which a workspace gives support.

use std::rc::Rc;

use afterword_core::postmortem::SupportHours;
use afterword_core::time::Zone;
use chrono::{NaiveTime, Weekday};
use yew::prelude::*;

use crate::fields::{Select, TextField};
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SupportHoursFormProps {
    pub hours: SupportHours,
    /// The zones to choose from, by their names.
    pub zones: Rc<[AttrValue]>,
    pub on_change: Callback<SupportHours>,
}

impl SupportHoursFormProps {
    /// Hears of a change of one part.
    fn change<T: 'static>(&self, change: fn(&mut SupportHours, T)) -> Callback<T> {
        let hours = self.hours.clone();
        self.on_change.reform(move |value| {
            let mut hours = hours.clone();
            change(&mut hours, value);
            hours
        })
    }
}

/// The days, from when to when, and by which clocks.
#[component]
pub fn SupportHoursForm(props: &SupportHoursFormProps) -> Html {
    use_words();
    let SupportHoursFormProps { hours, .. } = props;
    let note = match () {
        () if hours.days.is_empty() => word::SUPPORT_HOURS_NO_DAY.text(),
        () if hours.to <= hours.from => word::SUPPORT_HOURS_NEXT_DAY.text(),
        () => "",
    };
    html! {
        <section class="rule-family" aria-labelledby="support-hours-heading">
            <h2 id="support-hours-heading">{ word::SUPPORT_HOURS.text() }</h2>
            <p class="guidance rules-lead">{ word::SUPPORT_HOURS_LEAD.text() }</p>
            <div class="support-hours">
                { days(props) }
                { time(word::SUPPORT_HOURS_FROM.text(), hours.from, props.change(|it, at| it.from = at)) }
                { time(word::SUPPORT_HOURS_TO.text(), hours.to, props.change(|it, at| it.to = at)) }
                { zone(props) }
            </div>
            <p class="guidance" role="status">{ note }</p>
        </section>
    }
}

fn days(props: &SupportHoursFormProps) -> Html {
    let names = word::DATE_WEEKDAYS.text().split(' ');
    let days = names.zip((0..7).filter_map(|it| Weekday::try_from(it).ok()));
    let toggle = props.change(|it, day: Weekday| match it.days.contains(&day) {
        true => it.days.retain(|it| *it != day),
        false => {
            it.days.push(day);
            it.days.sort_by_key(Weekday::num_days_from_monday);
        }
    });
    let chip = |(name, day): (&'static str, Weekday)| {
        let is_on = props.hours.days.contains(&day).to_string();
        let onclick = toggle.reform(move |_: MouseEvent| day);
        html! { <button key={name} type="button" class="chip" aria-pressed={is_on} {onclick}>{ name }</button> }
    };
    html! {
        <div class="chips" role="group" aria-label={word::SUPPORT_HOURS_DAYS.text()}>
            { for days.map(chip) }
        </div>
    }
}

/// A time of the day. What is half typed is nothing yet, and changes nothing.
fn time(label: &'static str, value: NaiveTime, on_change: Callback<NaiveTime>) -> Html {
    let on_change = Callback::from(move |text: String| {
        let at = ["%H:%M", "%H:%M:%S"]
            .into_iter()
            .find_map(|it| NaiveTime::parse_from_str(&text, it).ok());
        at.into_iter().for_each(|it| on_change.emit(it));
    });
    html! { <TextField {label} kind="time" value={value.format("%H:%M").to_string()} {on_change} /> }
}

fn zone(props: &SupportHoursFormProps) -> Html {
    let chosen = props.hours.zone.clone();
    let known = props.zones.iter().filter_map(|name| Some((name.parse().ok()?, name.clone())));
    let mut options: Vec<(Zone, AttrValue)> = known.collect();
    if options.iter().all(|(zone, _)| *zone != chosen) {
        options.insert(0, (chosen.clone(), AttrValue::from(chosen.to_string())));
    }
    let on_change = props.change(|it, zone| it.zone = zone);
    Select::new(word::TIME_ZONE.text(), chosen, options, on_change).html()
}
