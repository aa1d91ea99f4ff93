//! What the text leaves open as a whole: the zone of its times, the order of its dates, the day.

use afterword_core::stamp::DayOrder;
use afterword_core::time::Zone;
use afterword_formats::markdown::{Choices, Preview};
use afterword_ui::fields::{DateField, Select};
use afterword_ui::words::word;
use yew::prelude::*;

use crate::browser::zone::known_zones;

/// The fields for what `preview` says nobody wrote down.
pub(super) fn settings(
    preview: &Preview,
    choices: &Choices,
    zone: &Zone,
    on_zone: &Callback<Zone>,
    on_choices: &Callback<Choices>,
) -> Html {
    html! {
        <div class="import-settings">
            <div>{ if preview.assumes_zone { zone_of(zone, on_zone) } else { Html::default() } }</div>
            <div>{ preview.assumed_order.map(|it| order_of(it, choices, on_choices)) }</div>
            <div>{ if preview.is_own { Html::default() } else { date_of(preview, choices, on_choices) } }</div>
        </div>
    }
}

/// Which zone was assumed, to be chosen.
pub(in crate::pages::import) fn zone_of(zone: &Zone, on_zone: &Callback<Zone>) -> Html {
    let known = known_zones().into_iter().filter_map(|it| Some((it.parse().ok()?, it.into())));
    let mut options: Vec<(Zone, AttrValue)> = known.collect();
    if options.iter().all(|(it, _)| it != zone) {
        options.insert(0, (zone.clone(), AttrValue::from(zone.to_string())));
    }
    let zone = Select::new(word::IMPORT_ZONE.text(), zone.clone(), options, on_zone.clone());
    zone.hint(word::IMPORT_ZONE_ASSUMED.text()).html()
}

/// In which order dates of numbers were read, to be chosen.
fn order_of(order: DayOrder, choices: &Choices, on_choices: &Callback<Choices>) -> Html {
    let options = vec![
        (DayOrder::MonthFirst, AttrValue::Static(word::IMPORT_MONTH_FIRST.text())),
        (DayOrder::DayFirst, AttrValue::Static(word::IMPORT_DAY_FIRST.text())),
    ];
    let choices = choices.clone();
    let on_change = on_choices.reform(move |it| Choices { order: Some(it), ..choices.clone() });
    let order = Select::new(word::IMPORT_ORDER.text(), order, options, on_change);
    order.hint(word::IMPORT_ORDER_ASSUMED.text()).html()
}

/// The day of the incident, to be put right.
fn date_of(preview: &Preview, choices: &Choices, on_choices: &Callback<Choices>) -> Html {
    let value = preview.date.as_ref().map(|it| it.date);
    let choices = choices.clone();
    let on_change = on_choices.reform(move |date| Choices { date, ..choices.clone() });
    html! { <DateField label={word::IMPORT_DAY.text()} {value} {on_change} /> }
}
